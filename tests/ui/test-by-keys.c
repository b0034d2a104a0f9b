/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-sealed.h"
#include "storage/way-backups.h"
#include "ui/way-backups-dialog.h"
#include "ui/way-export-dialog.h"
#include "ui/way-form.h"
#include "ui/way-notice-bar.h"
#include "ui/way-notice-list.h"
#include "ui/way-problem.h"
#include "ui/way-project-save.h"
#include "ui/way-test-app.h"
#include "ui/way-test-damage.h"
#include "ui/way-test-steps.h"

#include <glib/gstdio.h>

/* What test-journey.c does not come by, from start to end without a mouse: to every control by Tab and arrows, from the main
 * menu by F10. Records and files are read to see what came of it, and nothing is written but by keys. */

/* --- Files --- */

typedef struct {
  GtkWindow *chooser;
  const char *path;
} Choosing;

static gboolean
is_typed (gpointer data)
{
  Choosing *choosing = data;
  GtkWidget *focus = gtk_window_get_focus (choosing->chooser);
  g_autofree char *completed = g_strconcat (choosing->path, G_DIR_SEPARATOR_S, NULL);
  const char *text = GTK_IS_TEXT (focus) ? gtk_editable_get_text (GTK_EDITABLE (focus)) : "";

  return g_str_equal (text, choosing->path) || g_str_equal (text, completed);
}

static gboolean
no_chooser (gpointer data)
{
  return !way_test_has_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG);
}

/* Gives the whole of a path where GTK asks for a file: pasted, since GTK completes what is typed, and what is typed
 * quickly comes between. */
static void
choose_file (const char *path)
{
  Choosing choosing = { GTK_WINDOW (way_test_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG)), path };

  way_test_copy (choosing.chooser, path);
  way_test_keys (choosing.chooser, "ctrl+l ctrl+a ctrl+v");
  way_test_wait (is_typed, &choosing, "the path in the entry");
  way_test_keys (choosing.chooser, "Return");
  way_test_wait (no_chooser, NULL, "the file dialog to close");
}

/* --- What came of it --- */

/* The window before, until it is gone: the next one may lie where it lay. */
static WayWindow *old_window;

static gboolean
has_new_window (gpointer data)
{
  WayTestApp *app = data;

  return old_window == NULL && WAY_IS_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (app->application)));
}

/* Presses what puts another library in the place of the one that is open. */
static void
answer_and_follow (WayTestApp *app, const char *response)
{
  g_set_weak_pointer (&old_window, app->window);
  way_test_answer (response);
  way_test_wait (has_new_window, app, "the other library");
  app->window = WAY_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (app->application)));
  app->library = way_application_get_library (app->application);
}

static void
assert_sound (WayTestApp *app)
{
  g_autoptr (GPtrArray) faults = way_library_check (app->library, NULL, NULL);

  g_assert_false (way_library_is_read_only (app->library));
  g_assert_cmpuint (faults->len, ==, 0);
}

/* --- Backups --- */

static gboolean
stick_has_two (gpointer data)
{
  WayTestApp *app = data;
  g_autofree char *stick = g_build_filename (app->folder, "stick", NULL);

  return way_test_is_idle (app) && way_test_n_backups (app, stick) == 2;
}

/* By hand, and into a second folder that is chosen, used and given up. */
static void
test_backup (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *stick = g_build_filename (app->folder, "stick", NULL);
  GtkWidget *dialog;

  way_test_press_named (app->window, GTK_TYPE_BUTTON, "Backups…");
  dialog = way_test_dialog (WAY_TYPE_BACKUPS_DIALOG);
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Back up now");
  way_test_wait (way_test_is_idle, app, "the backup");
  g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 1);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Choose a second folder");
  choose_file (stick);
  way_test_wait (way_test_is_idle, app, "the copy");
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Back up now");
  way_test_wait (stick_has_two, app, "the backup on the stick");
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Stop using the second folder");
  way_test_find (dialog, ADW_TYPE_ACTION_ROW, "No second folder");
  way_test_keys (dialog, "Escape");
  g_assert_false (way_test_has_dialog (WAY_TYPE_BACKUPS_DIALOG));
}

static guint
n_cards (WayTestApp *app)
{
  g_autoptr (GPtrArray) projects = way_library_query_records (app->library, "projects", "");
  g_autoptr (GPtrArray) cards = way_library_query_records (app->library, "records of kind", "is",
                                                           way_record_get_id (projects->pdata[0]), "card");

  return cards->len;
}

static void
delete_card (WayTestApp *app)
{
  way_test_press_named (way_test_go_to (app, "Board"), GTK_TYPE_LABEL, "Every agency wants this; no one needs persuading");
  way_test_keys (app->window, "Delete");
}

static void
test_restore (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *dialog;
  guint n;

  way_test_open_first_project (app);
  n = n_cards (app);
  way_test_choose_in_main_menu (app, "Backups…");
  dialog = way_test_dialog (WAY_TYPE_BACKUPS_DIALOG);
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Back up now");
  way_test_wait (way_test_is_idle, app, "the backup");
  way_test_keys (dialog, "Escape");
  delete_card (app);
  g_assert_cmpuint (n_cards (app), ==, n - 1);
  way_test_choose_in_main_menu (app, "Backups…");
  way_test_press_named (way_test_dialog (WAY_TYPE_BACKUPS_DIALOG), GTK_TYPE_BUTTON, "Restore…");
  answer_and_follow (app, "Restore");
  g_assert_cmpuint (n_cards (app), ==, n);
  g_assert_cmpuint (way_test_n_backups (app, NULL), ==, 2);
}

/* --- Damage --- */

static WayTestApp *
open_damaged (gboolean with_backup)
{
  g_autofree char *path = way_test_damaged_library (with_backup);
  WayTestApp *app = way_test_app_new_for_path (path);

  if (!way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG))
    way_keeper_look (way_application_get_keeper (app->application));
  way_test_find (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_LABEL, "The library is damaged");
  way_test_wait (way_test_is_idle, app, "the look at the file");
  return app;
}

static gboolean
is_repaired (gpointer data)
{
  return way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG)
         && way_test_find_if_any (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_BUTTON, "Go on with it") != NULL;
}

static void
test_repair (void)
{
  g_autoptr (WayTestApp) app = open_damaged (FALSE);

  way_test_answer ("Repair…");
  way_test_wait (is_repaired, NULL, "the repair");
  answer_and_follow (app, "Go on with it");
  assert_sound (app);
}

static void
test_damage_restore (void)
{
  g_autoptr (WayTestApp) app = open_damaged (TRUE);

  way_test_answer ("Restore a backup…");
  way_test_press_named (way_test_dialog (WAY_TYPE_BACKUPS_DIALOG), GTK_TYPE_BUTTON, "Restore…");
  answer_and_follow (app, "Restore");
  assert_sound (app);
}

/* One that does not open at all. */
static void
test_refused (void)
{
  g_autofree char *path = way_test_unreadable_library ();
  g_autoptr (WayTestApp) app = way_test_app_new_for_path (path);

  way_test_press_named (way_test_dialog (WAY_TYPE_PROBLEM), GTK_TYPE_BUTTON, "Restore a backup…");
  way_test_press_named (way_test_dialog (WAY_TYPE_BACKUPS_DIALOG), GTK_TYPE_BUTTON, "Restore…");
  answer_and_follow (app, "Restore");
  assert_sound (app);
}

/* --- Erasing --- */

static gboolean
is_erased (gpointer data)
{
  WayTestApp *app = data;

  return way_test_is_idle (app) && way_test_find_if_any (app->window, GTK_TYPE_LABEL, "Nothing is deleted") != NULL
         && way_test_n_backups (app, NULL) == 1;
}

/* What was deleted is gone, and the backups that hold it. */
static void
test_empty_bin (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *undo = NULL;
  GtkWidget *question;

  way_test_open_first_project (app);
  delete_card (app);
  way_test_choose_in_main_menu (app, "Deleted");
  way_test_press_named (app->window, GTK_TYPE_BUTTON, "Remove for good…");
  question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_press_named (question, GTK_TYPE_CHECK_BUTTON, NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (way_test_find (question, GTK_TYPE_CHECK_BUTTON, NULL))));
  way_test_answer ("Remove for good");
  way_test_wait (is_erased, app, "the removal");
  undo = way_library_get_undo (app->library, NULL);
  g_assert_null (undo);
}

static gboolean
is_gone (gpointer data)
{
  g_autoptr (GPtrArray) people = way_library_query_records (((WayTestApp *) data)->library, "people", "");
  guint n = 0;

  for (guint i = 0; i < people->len; i++)
    n += g_str_equal (way_record_get_title (people->pdata[i]), "Astrid Quennell") ? 1 : 0;
  return n == 0;
}

/* Somebody is added, and removed with every trace. */
static void
test_remove_person (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *undo = NULL;
  GtkWidget *form;

  way_test_open_first_project (app);
  way_test_press_named (app->window, GTK_TYPE_BUTTON, "People");
  way_test_press_named (way_window_get_page (app->window), GTK_TYPE_BUTTON, "Person with details…");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_type_into (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Name"), "Astrid Quennell");
  way_test_keys (form, "ctrl+Return");
  way_test_wait (way_test_no_dialog, NULL, "the form to close");
  g_assert_false (is_gone (app));
  way_test_press_named (way_window_get_page (app->window), GTK_TYPE_LABEL, "Astrid Quennell");
  way_test_press_named (way_test_dialog (WAY_TYPE_FORM), GTK_TYPE_BUTTON, "Remove this person for good…");
  way_test_answer ("Remove for good");
  way_test_wait (is_gone, app, "the removal");
  way_test_wait (way_test_is_idle, app, "its end");
  undo = way_library_get_undo (app->library, NULL);
  g_assert_null (undo);
}

/* --- Project files --- */

#define PASSPHRASE "a river of small lamps"

static gboolean
is_written (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) && way_test_no_dialog (NULL);
}

/* Written by one library, sealed or not. */
static void
write_project (WayTestApp *app, const char *path, gboolean sealed)
{
  GtkWidget *dialog;

  way_test_choose_in_main_menu (app, "Write a project file…");
  dialog = way_test_dialog (WAY_TYPE_PROJECT_SAVE);
  if (sealed)
    {
      way_test_press_named (dialog, GTK_TYPE_SWITCH, NULL);
      way_test_type (dialog, PASSPHRASE);
      way_test_type_into (way_test_find (dialog, GTK_TYPE_ENTRY, "The same again"), PASSPHRASE);
    }
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Save…");
  choose_file (path);
  way_test_wait (is_written, (gpointer) path, path);
}

static gboolean
asks_to_read (gpointer data)
{
  return way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG)
         && way_test_find_if_any (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_BUTTON, "Read it") != NULL;
}

/* And read by another, which is empty. */
static void
read_project (const char *path, gboolean sealed)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  g_autoptr (GPtrArray) projects = NULL;

  way_test_choose_in_main_menu (app, "Read a project file…");
  choose_file (path);
  if (sealed)
    {
      GtkWidget *question = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);

      way_test_type_into (way_test_find (question, GTK_TYPE_ENTRY, "Passphrase"), PASSPHRASE);
      way_test_answer ("Open");
    }
  way_test_wait (asks_to_read, NULL, "the question whether to read it");
  way_test_answer ("Read it");
  way_test_wait (way_test_has_project, app, "the project to open");
  projects = way_library_query_records (app->library, "projects", "");
  g_assert_cmpuint (projects->len, ==, 1);
}

static void
test_project_file (gconstpointer data)
{
  const gboolean sealed = GPOINTER_TO_INT (data);
  g_autoptr (WayTestApp) app = way_test_app_new ("dorset");
  g_autofree char *path = g_build_filename (app->folder, sealed ? "mine" WAY_SEALED_ENDING : "mine.waymark.json", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;

  way_test_open_first_project (app);
  write_project (app, path, sealed);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  bytes = g_bytes_new (content, size);
  g_assert_cmpint (way_sealed_is (bytes), ==, sealed);
  read_project (path, sealed);
}

/* --- What looks like a person --- */

static gboolean
has_bar (gpointer app)
{
  return way_test_find_if_any (((WayTestApp *) app)->window, WAY_TYPE_NOTICE_BAR, NULL) != NULL;
}

static gboolean
has_no_bar (gpointer app)
{
  return !has_bar (app);
}

static void
note (WayTestApp *app, const char *text)
{
  way_test_type_into (way_test_find (way_window_get_page (app->window), GTK_TYPE_TEXT_VIEW, "Notes"), text);
  way_test_wait (has_bar, app, "the line below the text");
}

static void
press_in_bar (WayTestApp *app, const char *button)
{
  way_test_press_named (way_test_find (app->window, WAY_TYPE_NOTICE_BAR, NULL), GTK_TYPE_BUTTON, button);
}

static void
assert_notice (WayTestApp *app, WayRecord *talk, const char *decision, const char *reason)
{
  g_autoptr (WayRecord) notice = way_library_query_record (app->library, "notices of record", "i", way_record_get_id (talk));

  g_assert_nonnull (notice);
  g_assert_cmpstr (way_record_get_text (notice, "decision"), ==, decision);
  g_assert_cmpstr (way_record_get_text (notice, "reason"), ==, reason);
}

/* In the text itself Ctrl+Z is that of its letters. */
static void
undo_in_main_menu (WayTestApp *app)
{
  way_test_choose_in_main_menu (app, "Undo");
  way_test_wait (has_bar, app, "what was undone");
}

/* Below a text: kept as a quotation; undone, and kept for a reason; undone, and put into other words. */
static void
test_notices (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) talk = NULL;

  way_test_open_first_project (app);
  way_test_press_named (way_test_go_to (app, "Conversations"), GTK_TYPE_LABEL, "Police");
  talk = way_test_app_record (app, "conversation", "Police");
  note (app, "Ring the hall on 07700 900123");
  press_in_bar (app, "Keep as quotation");
  way_test_wait (has_no_bar, app, "the words that are kept");
  assert_notice (app, talk, "quotation", NULL);
  undo_in_main_menu (app);
  press_in_bar (app, "Keep because…");
  way_test_type (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "it is the hall’s own number");
  way_test_keys (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Return");
  way_test_wait (way_test_no_dialog, NULL, "the question to close");
  way_test_wait (has_no_bar, app, "the words that are kept");
  assert_notice (app, talk, "kept", "it is the hall’s own number");
  undo_in_main_menu (app);
  press_in_bar (app, "Rephrase");
  way_test_type (app->window, "its number");
  way_test_wait (has_no_bar, app, "nothing to say");
  way_test_keys (app->window, "ctrl+Return");
  g_assert_cmpstr (way_record_get_text (talk, "notes"), ==, "Ring the hall on its number");
}

static gboolean
lists_one (gpointer dialog)
{
  return way_test_find_if_any (dialog, GTK_TYPE_LABEL, "1 place looks like a person") != NULL;
}

static gboolean
lists_none (gpointer dialog)
{
  return way_test_find_if_any (dialog, WAY_TYPE_NOTICE_LIST, NULL) == NULL;
}

/* Before an export. */
static void
test_notice_list (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) action = NULL;
  GtkWidget *dialog;

  way_test_open_first_project (app);
  way_test_press_named (way_test_go_to (app, "Action plan"), GTK_TYPE_ENTRY, "Add an action");
  way_test_type (app->window, "Ring the hall on 07700 900123");
  way_test_keys (app->window, "Return");
  action = way_test_app_record (app, "action", "Ring the hall");
  way_test_press_named (app->window, GTK_TYPE_BUTTON, "Export");
  dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
  way_test_wait (lists_one, dialog, "the place in the list");
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Keep as quotation: “07700 900123”");
  way_test_wait (lists_none, dialog, "nothing to decide about");
  assert_notice (app, action, "quotation", NULL);
  way_test_keys (dialog, "Escape");
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  way_test_put_mouse_away (TRUE);
  g_test_add_func ("/by-keys/library/backup", test_backup);
  g_test_add_func ("/by-keys/library/restore", test_restore);
  g_test_add_func ("/by-keys/library/repair", test_repair);
  g_test_add_func ("/by-keys/library/damage-restore", test_damage_restore);
  g_test_add_func ("/by-keys/library/refused", test_refused);
  g_test_add_func ("/by-keys/project/empty-bin", test_empty_bin);
  g_test_add_func ("/by-keys/project/remove-person", test_remove_person);
  g_test_add_data_func ("/by-keys/project/file", GINT_TO_POINTER (FALSE), test_project_file);
  g_test_add_data_func ("/by-keys/project/sealed-copy", GINT_TO_POINTER (TRUE), test_project_file);
  g_test_add_func ("/by-keys/project/notices", test_notices);
  g_test_add_func ("/by-keys/project/notice-list", test_notice_list);
  return g_test_run ();
}
