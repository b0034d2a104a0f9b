/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-quiet.h"
#include "ui/way-test-walk.h"

#include "base/way-error.h"
#include "base/way-notice.h"
#include "service/way-edit.h"
#include "storage/way-backups.h"
#include "ui/way-agenda-row.h"
#include "ui/way-backups-dialog.h"
#include "ui/way-board-details.h"
#include "ui/way-board-lanes.h"
#include "ui/way-damage.h"
#include "ui/way-discard.h"
#include "ui/way-erase-ask.h"
#include "ui/way-export-dialog.h"
#include "ui/way-notice-bar.h"
#include "ui/way-notice-list.h"
#include "ui/way-notice-reason.h"
#include "ui/way-overview-stage.h"
#include "ui/way-owed-dialog.h"
#include "ui/way-passphrase.h"
#include "ui/way-problem.h"
#include "ui/way-project-open.h"
#include "ui/way-project-save.h"
#include "ui/way-replaced.h"
#include "ui/way-rescue.h"
#include "ui/way-restore.h"
#include "ui/way-settings.h"
#include "ui/way-test-damage.h"
#include "ui/way-unsaved.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is asked, said and noticed, and what opens from within a page. */

#define CARD "Child A was moved"
#define NEEDS "Child A has it; ring 07700 900123"
#define SENTENCE "This is said here in place of what happened."
#define MOST_MENUS 6 /* of one screen: the rest is the same for other rows */

const char *const way_test_asked_words[] = { CARD, NEEDS, SENTENCE, "Child A", "07700 900123", NULL };

typedef struct {
  gpointer root;
  GType type;
} Sought;

static gboolean
is_found (gpointer data)
{
  const Sought *sought = data;

  return way_test_find_if_any (sought->root, sought->type, NULL) != NULL;
}

/* What is looked for on a thread comes when it does. */
static void
wait_for (gpointer root, GType type)
{
  Sought sought = { root, type };

  way_test_wait (is_found, &sought, g_type_name (type));
}

/* --- The library --- */

static void
walk_backups (WayTestWalk *walk)
{
  GtkWindow *window = GTK_WINDOW (walk->app->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayBackup) backup = way_backups_make (walk->app->path, WAY_BACKUP_ASKED, NULL, NULL, &error);

  g_assert_no_error (error);
  way_backups_dialog_present (window, walk->app->path);
  way_test_walk_dialog (walk, "backups");
  way_restore_ask (window, walk->app->path, backup->path);
  way_test_walk_dialog (walk, "restore");
}

static void
walk_trouble (WayTestWalk *walk)
{
  GtkWindow *window = GTK_WINDOW (walk->app->window);
  g_autoptr (GError) error = g_error_new_literal (WAY_ERROR, WAY_ERROR_FULL, SENTENCE);

  way_damage_present (window, walk->app->path, SENTENCE);
  way_test_walk_dialog (walk, "damage");
  way_replaced_ask (walk->app->window, SENTENCE);
  way_test_walk_dialog (walk, "replaced");
  way_unsaved_ask (walk->app->window, error);
  way_test_walk_dialog (walk, "unsaved");
  gtk_window_present (GTK_WINDOW (way_problem_new (GTK_APPLICATION (walk->app->application), walk->app->path, error)));
  way_test_walk_dialog (walk, "problem");
  way_discard_ask (window, SENTENCE, gtk_window_destroy);
  way_test_walk_dialog (walk, "discard");
  way_window_error (walk->app->window, error);
  way_test_walk_dialog (walk, "did not work");
  way_settings_set_text ("rescued-copy", walk->app->path);
  way_rescue_tell (walk->app->window);
  way_test_walk_dialog (walk, "rescued");
  way_settings_set_text ("rescued-copy", "");
}

static gboolean
is_read (gpointer data)
{
  GtkWidget *dialog = way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG) ? way_test_dialog (ADW_TYPE_MESSAGE_DIALOG) : NULL;

  return dialog != NULL && way_test_find_if_any (dialog, GTK_TYPE_SPINNER, NULL) == NULL;
}

/* A pipe that nobody writes to is read for ever, and is no library once somebody has. */
static void
walk_repair (WayTestWalk *walk)
{
  GtkWindow *window = GTK_WINDOW (walk->app->window);
  g_autofree char *pipe = g_build_filename (walk->app->folder, "pipe.waymark", NULL);
  g_autofree char *damaged = way_test_damaged_library (FALSE);

  g_assert_no_errno (mkfifo (pipe, 0600));
  way_damage_repair (window, pipe);
  way_test_walk_dialog (walk, "reading for a repair");
  close (open (pipe, O_WRONLY));
  way_test_walk_dialog (walk, "not repaired");
  way_damage_repair (window, damaged);
  way_test_wait (is_read, NULL, "what could be read");
  way_test_walk_dialog (walk, "repaired");
}

/* A window of its own on a library that holds nothing yet. */
static void
walk_first_start (WayTestWalk *walk)
{
  g_autofree char *path = g_build_filename (walk->app->folder, "first.waymark", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, &error);

  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (way_window_new (GTK_APPLICATION (walk->app->application), library)));
  way_test_walk_dialog (walk, "home, first start");
}

/* --- Project files --- */

static void
passphrase_cb (char *passphrase, gpointer data)
{
  way_passphrase_free (passphrase);
}

static void
walk_files (WayTestWalk *walk)
{
  g_autofree char *path = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "data", "samples", "dorset.waymark.json", NULL);

  way_passphrase_ask (GTK_WINDOW (walk->app->window), SENTENCE, passphrase_cb, NULL);
  way_test_walk_dialog (walk, "passphrase");
  way_project_save_present (walk->app->window);
  way_test_walk_dialog (walk, "write project");
  way_project_open (walk->app->window, path);
  way_test_walk_dialog (walk, "read project");
}

/* --- Within the project --- */

static void
walk_owed (WayTestWalk *walk)
{
  way_test_walk_go (walk, "overview");
  way_owed_dialog_open (way_test_walk_page (walk), way_test_walk_id (walk, "voice"));
  way_test_walk_dialog (walk, "owed feedback");
  way_owed_dialog_open (way_test_walk_page (walk), way_test_walk_id (walk, "test"));
  way_test_walk_dialog (walk, "owed review");
  way_overview_stage_open_history (way_test_walk_page (walk));
  way_test_walk_dialog (walk, "history of stage");
}

static void
walk_deleted (WayTestWalk *walk)
{
  WayWindow *window = walk->app->window;
  GError *error = NULL;

  way_edit_delete (walk->app->library, way_test_walk_id (walk, "card"), &error);
  g_assert_no_error (error);
  way_test_walk_go (walk, "deleted");
  way_test_walk_show (walk, window, "deleted, one");
  way_erase_ask (window, way_window_get_project (window), NULL);
  way_test_walk_dialog (walk, "erase");
}

/* Of the first who answers for nothing: others hand on first. */
static void
walk_person (WayTestWalk *walk)
{
  WayWindow *window = walk->app->window;
  g_autoptr (GPtrArray) memberships = way_library_query_records (walk->app->library, "records of kind", "is",
                                                                 way_window_get_project (window), "membership");
  GtkWidget *dialog = NULL;

  for (guint i = 0; i < memberships->len && dialog == NULL; i++)
    dialog = way_erase_ask (window, NULL, way_record_get_reference (memberships->pdata[i], "person"));
  g_assert_nonnull (dialog);
  way_test_walk_dialog (walk, "erase a person");
}

/* Of a workshop that was held though not every open action was looked at. */
static void
walk_write_up (WayTestWalk *walk)
{
  g_autoptr (WayRecord) workshop = way_test_app_record (walk->app, "workshop", "Workshop 3");
  GtkWidget *button;

  way_test_walk_open (walk, way_record_get_id (workshop));
  button = way_page_get_header_start (way_test_walk_page (walk));
  /* It is held now; and then written up. */
  way_test_click_widget (button);
  way_test_click_widget (button);
  way_test_walk_dialog (walk, "not every action reflected");
}

/* --- What looks like a person --- */

static void
walk_board (WayTestWalk *walk)
{
  WayWindow *window = walk->app->window;
  GtkWidget *lanes;

  way_test_walk_go (walk, "board");
  lanes = way_test_find (way_test_walk_page (walk), WAY_TYPE_BOARD_LANES, NULL);
  g_assert_true (gtk_widget_activate_action (lanes, "cards.add", NULL));
  way_test_type (window, CARD);
  wait_for (window, WAY_TYPE_NOTICE_BAR);
  way_test_walk_show (walk, window, "board, noticed");
  way_test_walk_open (walk, way_test_walk_id (walk, "card"));
  g_assert_true (gtk_widget_activate_action (lanes, "cards.details", NULL));
  wait_for (window, WAY_TYPE_BOARD_DETAILS);
  way_test_walk_show (walk, window, "board, details");
  way_board_lanes_ask_new_theme (WAY_BOARD_LANES (lanes));
  way_test_walk_dialog (walk, "new theme of cards");
}

static void
walk_noticed (WayTestWalk *walk)
{
  WayWindow *window = walk->app->window;
  g_autoptr (WayRecord) action = way_test_app_record (walk->app, "action", NULL);
  g_autoptr (GArray) found = way_notice_find (NEEDS, NULL);
  GtkWidget *dialog;
  GError *error = NULL;

  way_edit_set_text (walk->app->library, way_record_get_id (action), "resources", NEEDS, &error);
  g_assert_no_error (error);
  way_notice_reason_ask (GTK_WIDGET (way_test_walk_page (walk)), walk->app->library, way_record_get_id (action), "resources",
                         NEEDS, &g_array_index (found, WayNotice, 0));
  way_test_walk_dialog (walk, "notice reason");
  way_test_walk_go (walk, "plan");
  way_export_dialog_present (way_test_walk_page (walk));
  dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
  wait_for (dialog, WAY_TYPE_NOTICE_LIST);
  way_test_walk_dialog (walk, "export, noticed");
  way_project_save_present (window);
  dialog = way_test_dialog (WAY_TYPE_PROJECT_SAVE);
  wait_for (dialog, WAY_TYPE_NOTICE_LIST);
  way_test_walk_dialog (walk, "write project, noticed");
}

void
way_test_each_asked_screen (WayTestApp *app, WayTestScreenFunc func, gpointer data)
{
  WayTestWalk walk = { app, func, data };

  way_test_open_project (app, NULL, NULL);
  walk_backups (&walk);
  walk_trouble (&walk);
  walk_repair (&walk);
  walk_first_start (&walk);
  walk_files (&walk);
  walk_owed (&walk);
  walk_deleted (&walk);
  walk_person (&walk);
  walk_write_up (&walk);
  walk_board (&walk);
  walk_noticed (&walk);
  way_page_toast_undo (way_test_walk_page (&walk), SENTENCE);
  way_test_walk_show (&walk, app->window, "toast");
}

/* --- Menus and other popovers --- */

static void
add_buttons (GtkWidget *widget, GPtrArray *buttons)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (GTK_IS_MENU_BUTTON (widget))
    g_ptr_array_add (buttons, widget);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
      add_buttons (child, buttons);
}

static void
walk_popovers (WayTestApp *app, const char *screen, WayTestPopoverFunc func, gpointer data)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new ();

  way_test_quiet ();
  add_buttons (GTK_WIDGET (app->window), buttons);
  for (guint i = 0; i < MIN (MOST_MENUS, buttons->len); i++)
    {
      GtkMenuButton *button = buttons->pdata[i];
      g_autofree char *name = g_strdup_printf ("%s, menu %u", screen, i + 1);

      gtk_menu_button_popup (button);
      way_test_quiet ();
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (button))));
      g_test_message ("%s", name);
      func (GTK_WIDGET (gtk_menu_button_get_popover (button)), name, data);
      gtk_menu_button_popdown (button);
      way_test_quiet ();
    }
}

static void
walk_capture (WayTestApp *app, WayTestPopoverFunc func, gpointer data)
{
  GtkWidget *row = way_test_find (app->window, WAY_TYPE_AGENDA_ROW, NULL);

  gtk_widget_grab_focus (gtk_widget_get_parent (row));
  way_test_keys (app->window, "a");
  way_test_quiet ();
  g_test_message ("capture");
  func (way_test_find (app->window, GTK_TYPE_POPOVER, NULL), "capture", data);
  way_test_keys (app->window, "Escape");
}

void
way_test_each_popover (WayTestApp *app, WayTestPopoverFunc func, gpointer data)
{
  static const char *const kinds[] = { "conversation", "action", "theme", "card", "workshop" };
  WayTestWalk walk = { app, NULL, NULL };

  way_test_open_project (app, NULL, NULL);
  walk_popovers (app, "overview", func, data);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      way_test_walk_open (&walk, way_test_walk_id (&walk, kinds[i]));
      walk_popovers (app, kinds[i], func, data);
    }
  walk_capture (app, func, data);
}
