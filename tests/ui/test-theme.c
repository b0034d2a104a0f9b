/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-date.h"
#include "service/way-edit.h"
#include "service/way-theme-service.h"
#include "ui/way-card-view.h"
#include "ui/way-form.h"
#include "ui/way-theme-row.h"
#include "ui/way-theme-view.h"
#include "ui/way-themes.h"

#include "support/way-test-library.h"
#include "ui/way-test-app.h"

#include <string.h>

typedef struct {
  WayTestApp *app;
  WayRecord *project;
  WayRecord *theme;
  WayRecord *card;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->app = way_test_app_new (NULL);
  fixture->project = way_test_project (fixture->app->library, "Young people’s voices");
  fixture->theme = way_test_record (fixture->app->library, fixture->project, "theme", "Hearing young people");
  fixture->card = way_test_record (fixture->app->library, fixture->project, "card", "Consent forms differ");
  way_test_open_project (fixture->app, NULL, "themes");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->card);
  g_object_unref (fixture->theme);
  g_object_unref (fixture->project);
  way_test_app_free (fixture->app);
}

static WayRecord *
current (Fixture *fixture, WayRecord *record)
{
  WayRecord *now = way_library_get (fixture->app->library, way_record_get_id (record));

  g_assert_nonnull (now);
  return now;
}

static void
test_take_forward (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) theme = current (fixture, fixture->theme);
  g_autofree char *day = NULL;
  g_autofree char *line = NULL;
  GtkWidget *form;

  g_assert_null (way_test_find_if_any (fixture->app->window, GTK_TYPE_LABEL, "Decisions"));
  way_test_click (fixture->app->window, "Take forward…");
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Agreed by"))), ==,
                   "Single point of contact");
  /* Without a reason it stays open and says why. */
  way_test_click (form, "Take forward");
  g_assert_true (way_test_has_dialog (WAY_TYPE_FORM));
  g_assert_cmpstr (way_record_get_text (theme, "state"), ==, "emerging");
  way_test_set_text (way_test_find (form, GTK_TYPE_TEXT_VIEW, NULL), "Every agency raised it.");
  way_test_click (form, "Take forward");
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
  g_assert_cmpstr (way_record_get_text (theme, "state"), ==, "taken_forward");
  g_assert_cmpstr (way_record_get_text (theme, "decided_by"), ==, "Single point of contact");
  g_assert_true (way_record_has (theme, "decided_on"));
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "taken forward");
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Decisions");
  day = way_date_format (way_record_get_text (theme, "decided_on"));
  line = g_strdup_printf ("%s · State: Emerging → Taken forward · Agreed by: Single point of contact · Agreed on: %s · Reason: Every agency raised it.", day, day);
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, line);
  way_test_click (fixture->app->window, "Undo");
  g_assert_cmpstr (way_record_get_text (theme, "state"), ==, "emerging");
}

/* Like the others, this decision says who agreed it, when and why; one Undo takes all of it back. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) theme = current (fixture, fixture->theme);
  g_autoptr (WayRecord) other = way_test_record (fixture->app->library, fixture->project, "theme", "Consent");
  GtkWidget *form, *view, *into;
  int before, after;

  way_test_settle ();
  view = way_test_find (fixture->app->window, WAY_TYPE_THEME_VIEW, NULL);
  g_assert_true (gtk_widget_activate_action (view, "theme.merge", NULL));
  form = way_test_dialog (WAY_TYPE_FORM);
  into = way_test_find (form, WAY_TYPE_RECORD_PICKER, NULL);
  way_record_picker_set_id (WAY_RECORD_PICKER (into), way_record_get_id (other));
  way_test_find (form, ADW_TYPE_ENTRY_ROW, "Agreed by");
  way_test_click (form, "Merge");
  g_assert_true (way_test_has_dialog (WAY_TYPE_FORM));
  way_test_find (form, GTK_TYPE_LABEL, "Say why: the reason is what people ask for later.");
  g_assert_cmpstr (way_record_get_text (theme, "state"), ==, "emerging");
  way_test_set_text (way_test_find (form, GTK_TYPE_TEXT_VIEW, NULL), "They overlap.");
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Agreed by"), "Ann Lee");
  /* What was understood of a date has its room there already. */
  gtk_widget_measure (way_test_find (form, WAY_TYPE_DATE_ENTRY, NULL), GTK_ORIENTATION_VERTICAL, -1, NULL, &before, NULL, NULL);
  way_test_set_text (way_date_entry_get_entry (WAY_DATE_ENTRY (way_test_find (form, WAY_TYPE_DATE_ENTRY, NULL))), "14 Sep 2021");
  gtk_widget_measure (way_test_find (form, WAY_TYPE_DATE_ENTRY, NULL), GTK_ORIENTATION_VERTICAL, -1, NULL, &after, NULL, NULL);
  g_assert_cmpint (after, ==, before);
  way_test_click (form, "Merge");
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
  g_assert_cmpstr (way_record_get_text (theme, "state"), ==, "merged");
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Agreed by Ann Lee, 14 Sep 2021: They overlap.");
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Decisions");
  way_test_click (fixture->app->window, "Undo");
  g_assert_cmpstr (way_record_get_text (theme, "state"), ==, "emerging");
  g_assert_false (way_record_has (theme, "decided_by"));
  /* What was taken back is no decision, until it is done again. */
  g_assert_null (way_test_find_if_any (fixture->app->window, GTK_TYPE_LABEL, "Decisions"));
  way_test_click (fixture->app->window, "Redo");
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Decisions");
}

/* Each decision is read, however much was said of the others. */
static void
test_long_reasons (Fixture *fixture, gconstpointer data)
{
  GtkWidget *label;
  GError *error = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *reason = g_strnfill (700, (char) ('a' + i));

      way_theme_decide (fixture->app->library, way_record_get_id (fixture->theme), i % 2 == 0 ? "parked" : "taken_forward",
                        "Ann Lee", "2022-01-26", reason, &error);
      g_assert_no_error (error);
    }
  way_test_settle ();
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *reason = g_strnfill (700, (char) ('a' + i));

      label = gtk_widget_get_next_sibling (way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Decisions"));
      g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), reason));
    }
}

/* A name is words, never markup: it stands in the form as it was typed. */
static void
test_name_is_no_markup (Fixture *fixture, gconstpointer data)
{
  const char *name = "Health & wellbeing <3";
  GtkWidget *form;

  g_assert_true (way_edit_set_text (fixture->app->library, way_record_get_id (fixture->theme), "name", name, NULL));
  way_test_settle ();
  way_test_click (fixture->app->window, "Take forward…");
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (way_test_find (form, GTK_TYPE_LABEL, "Health &amp; wellbeing &lt;3"))), ==, name);
  way_test_find (form, GTK_TYPE_LIST_BOX, name);
  way_test_keys (form, "Escape");
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  WayThemeView *view;
  GtkWidget *form;
  GtkWidget *name;

  way_test_click (fixture->app->window, "Theme");
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_true (gtk_button_get_use_underline (GTK_BUTTON (way_test_find (form, GTK_TYPE_BUTTON, "_Add"))));
  name = way_test_find (form, ADW_TYPE_ENTRY_ROW, "Name");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (form)), name));
  way_test_set_text (name, "Mandate");
  g_signal_emit_by_name (name, "entry-activated");
  way_test_settle ();
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
  view = WAY_THEME_VIEW (way_test_find (fixture->app->window, WAY_TYPE_THEME_VIEW, NULL));
  g_assert_cmpstr (way_record_get_text (way_theme_view_get (view), "name"), ==, "Mandate");
}

static void
test_assign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) card = current (fixture, fixture->card);
  WayThemeView *view = WAY_THEME_VIEW (way_test_find (fixture->app->window, WAY_TYPE_THEME_VIEW, NULL));
  WayThemeCards *cards = way_theme_view_get_cards (view);
  g_autofree char *id = way_id_dup_text (way_record_get_id (fixture->theme));

  way_test_click (fixture->app->window, "Cards without a theme");
  g_assert_null (way_theme_view_get (view));
  g_assert_cmpuint (way_theme_cards_count (cards), ==, 1);
  gtk_selection_model_select_item (way_theme_cards_get_selection (cards), 0, TRUE);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (cards), "themecards.give", "s", id));
  way_test_settle ();
  g_assert_true (way_record_refers (card, "themes", way_record_get_id (fixture->theme)));
  g_assert_cmpuint (way_theme_cards_count (cards), ==, 0);
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "1 card · 0 agencies · no action yet");
}

static gboolean
has_pill (Fixture *fixture, const char *words)
{
  GtkWidget *card = way_test_find (fixture->app->window, WAY_TYPE_CARD_VIEW, NULL);

  return way_test_find_if_any (card, GTK_TYPE_LABEL, words) != NULL;
}

/* Who raised a card is named on it as far as the conversation allows, also once that is changed. */
static void
test_attribution (Fixture *fixture, gconstpointer data)
{
  static const char *const attributions[] = { "agency", "partner", "agency" };
  g_autoptr (WayRecord) agency = way_test_record (fixture->app->library, NULL, "agency", "Wickmouth Police");
  g_autoptr (WayRecord) talk = way_test_record (fixture->app->library, fixture->project, "conversation", "Police");
  g_autoptr (WayRecord) card = current (fixture, fixture->card);
  g_autoptr (WayRecord) copy = way_record_copy (card);
  g_autoptr (WayRecord) with = way_record_copy (talk);

  way_record_set_reference (with, "agency", way_record_get_id (agency));
  way_test_save (fixture->app->library, with);
  way_record_set_reference (copy, "source", way_record_get_id (talk));
  way_record_add_reference (copy, "agencies", way_record_get_id (agency));
  way_record_add_reference (copy, "themes", way_record_get_id (fixture->theme));
  way_test_save (fixture->app->library, copy);
  way_window_open_record (fixture->app->window, way_record_get_id (fixture->theme));
  for (guint i = 0; i < G_N_ELEMENTS (attributions); i++)
    {
      g_assert_true (way_edit_set_text (fixture->app->library, way_record_get_id (talk), "attribution", attributions[i], NULL));
      way_test_settle ();
      g_assert_true (has_pill (fixture, "Wickmouth Police") == (i != 1));
      g_assert_true (has_pill (fixture, "a partner") == (i == 1));
    }
}

/* So does what somebody said back, and then the person is not named either. */
static void
test_reflection_attribution (Fixture *fixture, gconstpointer data)
{
  static const char *const attributions[] = { "agency", "partner" };
  g_autoptr (WayRecord) agency = way_test_record (fixture->app->library, NULL, "agency", "Wickmouth Police");
  g_autoptr (WayRecord) person = way_test_record (fixture->app->library, NULL, "person", "J. Hart");
  g_autoptr (WayRecord) talk = way_test_record (fixture->app->library, fixture->project, "conversation", "Police");
  g_autoptr (WayRecord) reflection = way_record_new_named ("reflection");

  way_record_set_project (reflection, way_record_get_id (fixture->project));
  way_record_set_list (reflection, "answers", (const char *const[]){ "It helped", NULL });
  way_record_set_reference (reflection, "agency", way_record_get_id (agency));
  way_record_set_reference (reflection, "person", way_record_get_id (person));
  way_record_set_reference (reflection, "source", way_record_get_id (talk));
  way_test_save (fixture->app->library, reflection);
  way_window_open_record (fixture->app->window, way_record_get_id (reflection));
  for (guint i = 0; i < G_N_ELEMENTS (attributions); i++)
    {
      g_assert_true (way_edit_set_text (fixture->app->library, way_record_get_id (talk), "attribution", attributions[i], NULL));
      way_test_settle ();
      g_assert_true (way_test_says (fixture->app->window, "Wickmouth Police") == (i == 0));
      g_assert_true (way_test_says (fixture->app->window, "J. Hart") == (i == 0));
      g_assert_true (way_test_says (fixture->app->window, "a partner") == (i == 1));
    }
}

/* A card in two themes says in each that it is in the other, also when one goes from the one straight to the other. */
static void
test_other_theme (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) mandate = way_test_record (fixture->app->library, fixture->project, "theme", "Mandate");
  const WayId *card = way_record_get_id (fixture->card);

  g_assert_true (way_edit_toggle_reference (fixture->app->library, card, "themes", way_record_get_id (fixture->theme), TRUE, NULL));
  g_assert_true (way_edit_toggle_reference (fixture->app->library, card, "themes", way_record_get_id (mandate), TRUE, NULL));
  for (guint i = 0; i < 3; i++)
    {
      way_window_open_record (fixture->app->window, way_record_get_id (i == 1 ? mandate : fixture->theme));
      way_test_settle ();
      g_assert_true (has_pill (fixture, "Mandate") == (i != 1));
      g_assert_true (has_pill (fixture, "Hearing young people") == (i == 1));
    }
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) card = current (fixture, fixture->card);
  GtkWidget *row = way_test_find (fixture->app->window, WAY_TYPE_THEME_ROW, NULL);
  g_autoptr (GArray) cards = way_id_list_new ();
  gboolean done = FALSE;

  g_array_append_vals (cards, way_record_get_id (card), 1);
  g_signal_emit_by_name (row, "dropped", cards, &done);
  g_assert_true (done);
  g_assert_true (way_record_refers (card, "themes", way_record_get_id (fixture->theme)));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  WayThemeView *view = WAY_THEME_VIEW (way_test_find (fixture->app->window, WAY_TYPE_THEME_VIEW, NULL));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (view), "theme.delete", NULL));
  way_test_settle ();
  g_assert_null (way_theme_view_get (view));
  way_test_click (fixture->app->window, "Undo");
  way_test_find (fixture->app->window, WAY_TYPE_THEME_ROW, NULL);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  way_test_resize (fixture->app, 420, 700);
  g_assert_true (way_window_open_record (fixture->app->window, way_record_get_id (fixture->theme)));
  way_test_settle ();
  g_assert_false (WAY_IS_THEMES (way_window_get_page (fixture->app->window)));
  way_test_find (fixture->app->window, WAY_TYPE_THEME_VIEW, NULL);
  g_assert_true (way_window_back (fixture->app->window));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  ADD ("/theme/take-forward", test_take_forward);
  ADD ("/theme/merge", test_merge);
  ADD ("/theme/long-reasons", test_long_reasons);
  ADD ("/theme/name-is-no-markup", test_name_is_no_markup);
  ADD ("/theme/new", test_new);
  ADD ("/theme/assign", test_assign);
  ADD ("/theme/other-theme", test_other_theme);
  ADD ("/theme/attribution", test_attribution);
  ADD ("/theme/reflection-attribution", test_reflection_attribution);
  ADD ("/theme/drop", test_drop);
  ADD ("/theme/delete", test_delete);
  ADD ("/theme/narrow", test_narrow);
  return g_test_run ();
}
