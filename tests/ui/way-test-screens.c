/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-walk.h"

#include "service/way-project-service.h"
#include "ui/way-agenda-dialog.h"
#include "ui/way-conversation-form.h"
#include "ui/way-export-dialog.h"
#include "ui/way-goal-dialog.h"
#include "ui/way-me.h"
#include "ui/way-new-project.h"
#include "ui/way-overview-details.h"
#include "ui/way-people-forms.h"
#include "ui/way-reflection-dialog.h"
#include "ui/way-review-dialog.h"
#include "ui/way-rooms.h"
#include "ui/way-search.h"
#include "ui/way-stage-dialog.h"
#include "ui/way-theme-dialog.h"
#include "ui/way-workshop-dialog.h"

/* --- Rooms and what they open into --- */

static void
walk_rooms (WayTestWalk *walk)
{
  guint n;
  const WayRoom *rooms = way_rooms (&n);

  way_test_walk_show (walk, walk->app->window, "home");
  way_test_open_project (walk->app, NULL, NULL);
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (rooms[i].id, "thread"))
      {
        way_window_go (walk->app->window, rooms[i].id, NULL);
        way_test_walk_show (walk, walk->app->window, rooms[i].id);
      }
}

static void
walk_stack (WayTestWalk *walk)
{
  GtkWidget *stack = way_test_find (way_test_walk_page (walk), GTK_TYPE_STACK, NULL);
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (GTK_STACK (stack));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autofree char *name = g_strdup_printf ("workshop %u", i + 1);

      gtk_selection_model_select_item (pages, i, TRUE);
      way_test_walk_show (walk, walk->app->window, name);
    }
}

static void
walk_details (WayTestWalk *walk)
{
  static const char *const kinds[] = { "conversation", "action", "theme", "card", "workshop" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s opened", kinds[i]);

      way_window_open_record (walk->app->window, way_test_walk_id (walk, kinds[i]));
      way_test_walk_show (walk, walk->app->window, name);
    }
  walk_stack (walk);
  way_window_show_thread (walk->app->window, way_test_walk_id (walk, "action"));
  way_test_walk_show (walk, walk->app->window, "thread");
}

/* --- Dialogs --- */

static void
show_next_step (WayTestWalk *walk, GtkWidget *dialog, const char *step, const char *name)
{
  GtkWidget *stack = way_test_find (dialog, GTK_TYPE_STACK, NULL);

  way_test_keys (dialog, "ctrl+Return");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, step);
  way_test_walk_show (walk, dialog, name);
}

static void
walk_new_project (WayTestWalk *walk)
{
  GtkWidget *dialog = way_new_project_present (walk->app->window);

  way_test_walk_narrow (walk, dialog);
  way_test_walk_show (walk, dialog, "new project");
  way_test_set_text (way_test_find (dialog, ADW_TYPE_ENTRY_ROW, NULL), "Something");
  adw_combo_row_set_selected (ADW_COMBO_ROW (way_test_find (dialog, ADW_TYPE_COMBO_ROW, NULL)), 0);
  show_next_step (walk, dialog, "how", "new project, how");
  show_next_step (walk, dialog, "why", "new project, why");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
walk_window_dialogs (WayTestWalk *walk)
{
  way_search_present (walk->app->window, "young people");
  way_test_walk_dialog (walk, "search");
  way_me_present (walk->app->window);
  way_test_walk_dialog (walk, "who are you");
  walk_new_project (walk);
}

static void
walk_overview (WayTestWalk *walk)
{
  way_test_walk_go (walk, "overview");
  way_overview_details_open (way_test_walk_page (walk));
  way_test_walk_dialog (walk, "project details");
  way_stage_dialog_open (way_test_walk_page (walk));
  way_test_walk_dialog (walk, "change stage");
  way_goal_dialog_open (way_test_walk_page (walk), NULL);
  way_test_walk_dialog (walk, "add goal");
  way_goal_dialog_open (way_test_walk_page (walk), way_test_walk_id (walk, "goal"));
  way_test_walk_dialog (walk, "refine goal");
  way_goal_history_open (way_test_walk_page (walk), way_test_walk_id (walk, "goal"));
  way_test_walk_dialog (walk, "history of goal");
}

static void
walk_people (WayTestWalk *walk)
{
  g_autoptr (WayRecord) membership = way_test_app_record (walk->app, "membership", NULL);

  way_test_walk_go (walk, "people");
  way_people_agency_open (way_test_walk_page (walk), NULL);
  way_test_walk_dialog (walk, "add agency");
  way_people_agency_open (way_test_walk_page (walk), way_test_walk_id (walk, "participation"));
  way_test_walk_dialog (walk, "agency");
  way_people_person_open (way_test_walk_page (walk), NULL, NULL);
  way_test_walk_dialog (walk, "add person");
  way_people_person_open (way_test_walk_page (walk), way_record_get_id (membership), NULL);
  way_test_walk_dialog (walk, "person");
  way_people_leave_open (way_test_walk_page (walk), way_record_get_reference (membership, "person"));
  way_test_walk_dialog (walk, "leaving");
}

static void
walk_sense (WayTestWalk *walk)
{
  way_test_walk_go (walk, "conversations");
  way_conversation_form_present (way_test_walk_page (walk), NULL, NULL);
  way_test_walk_dialog (walk, "new conversation");
  way_conversation_form_present (way_test_walk_page (walk), way_test_walk_id (walk, "conversation"), NULL);
  way_test_walk_dialog (walk, "about conversation");
  way_test_walk_go (walk, "themes");
  way_theme_dialog_name (way_test_walk_page (walk), NULL);
  way_test_walk_dialog (walk, "new theme");
  way_theme_dialog_decide (way_test_walk_page (walk), way_test_walk_id (walk, "theme"), "taken_forward");
  way_test_walk_dialog (walk, "take theme forward");
  way_theme_dialog_decide (way_test_walk_page (walk), way_test_walk_id (walk, "theme"), "parked");
  way_test_walk_dialog (walk, "park theme");
  way_theme_dialog_merge (way_test_walk_page (walk), way_test_walk_id (walk, "theme"));
  way_test_walk_dialog (walk, "merge theme");
}

static void
walk_work (WayTestWalk *walk)
{
  g_autoptr (WayRecord) workshop = way_test_app_record (walk->app, "workshop", NULL);
  g_autoptr (WayRecord) action = way_test_app_record (walk->app, "action", NULL);

  way_test_walk_go (walk, "workshops");
  way_workshop_dialog_present (way_test_walk_page (walk), NULL, NULL, NULL);
  way_test_walk_dialog (walk, "new workshop");
  way_workshop_dialog_present (way_test_walk_page (walk), workshop, NULL, NULL);
  way_test_walk_dialog (walk, "workshop details");
  way_agenda_dialog_present (way_test_walk_page (walk), way_test_walk_id (walk, "agenda_block"));
  way_test_walk_dialog (walk, "agenda block");
  way_review_dialog_present (way_test_walk_page (walk), NULL, action, "changed", NULL, NULL, way_test_walk_page (walk));
  way_test_walk_dialog (walk, "review: changed");
  way_review_dialog_present (way_test_walk_page (walk), NULL, action, "closed", NULL, NULL, way_test_walk_page (walk));
  way_test_walk_dialog (walk, "review: closed");
  way_test_walk_go (walk, "reflections");
  way_reflection_dialog_present (GTK_WIDGET (way_test_walk_page (walk)), walk->app->library,
                                 way_window_get_project (walk->app->window), NULL);
  way_test_walk_dialog (walk, "reflection");
  way_test_walk_go (walk, "plan");
  way_export_dialog_present (way_test_walk_page (walk));
  way_test_walk_dialog (walk, "export");
}

void
way_test_each_screen (WayTestApp *app, WayTestScreenFunc func, gpointer data)
{
  WayTestWalk walk = { app, func, data };

  walk_rooms (&walk);
  walk_details (&walk);
  walk_window_dialogs (&walk);
  walk_overview (&walk);
  walk_people (&walk);
  walk_sense (&walk);
  walk_work (&walk);
}

/* --- Further screens --- */

static void
walk_about (WayTestWalk *walk)
{
  gtk_widget_activate_action (GTK_WIDGET (walk->app->window), "win.show-help-overlay", NULL);
  way_test_walk_dialog (walk, "keys");
  g_action_group_activate_action (G_ACTION_GROUP (walk->app->application), "about", NULL);
  way_test_walk_dialog (walk, "about");
}

static void
walk_cards (WayTestWalk *walk)
{
  way_test_walk_go (walk, "board");
  way_test_keys (walk->app->window, "n");
  way_test_type (walk->app->window, "Something new");
  way_test_walk_show (walk, walk->app->window, "a card typed");
  way_test_keys (walk->app->window, "Return Up F2");
  way_test_walk_show (walk, walk->app->window, "a card edited");
  way_test_keys (walk->app->window, "Escape a");
  way_test_walk_dialog (walk, "an action of a card");
}

static void
walk_nothing_yet (WayTestWalk *walk)
{
  g_autoptr (WayRecord) partnership = way_record_new (way_kind_lookup ("partnership"));
  g_autoptr (WayRecord) project = way_record_new (way_kind_lookup ("project"));
  GError *error = NULL;
  guint n;
  const WayRoom *rooms = way_rooms (&n);

  way_record_set_text (partnership, "name", "Coast partnership");
  way_record_set_text (project, "title", "Nothing yet");
  way_record_add_reference (project, "partnerships", way_record_get_id (partnership));
  way_project_create (walk->app->library, project, partnership, NULL, &error);
  g_assert_no_error (error);
  way_test_open_project (walk->app, "Nothing yet", NULL);
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (rooms[i].id, "thread"))
      {
        g_autofree char *name = g_strconcat (rooms[i].id, ", nothing yet", NULL);

        way_test_walk_go (walk, rooms[i].id);
        way_test_walk_show (walk, walk->app->window, name);
      }
}

void
way_test_each_further_screen (WayTestApp *app, WayTestScreenFunc func, gpointer data)
{
  WayTestWalk walk = { app, func, data };

  way_test_open_project (app, NULL, NULL);
  walk_about (&walk);
  walk_cards (&walk);
  walk_nothing_yet (&walk);
}
