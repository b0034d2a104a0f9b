/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* setresuid() */

#include "service/way-action-service.h"
#include "service/way-card-service.h"
#include "ui/way-agenda-capture.h"
#include "ui/way-agenda-row.h"
#include "ui/way-board-lanes.h"
#include "ui/way-card-entry.h"
#include "ui/way-date-entry.h"
#include "ui/way-export-dialog.h"

#include "support/way-test-library.h"
#include "ui/way-test-app.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* Input that is long, odd, much or wrong, and where it is written to. */

typedef struct {
  WayTestApp *app;
  WayRecord *project;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer room)
{
  fixture->app = way_test_app_new (NULL);
  fixture->project = way_test_project (fixture->app->library, "Young people’s voices");
  way_test_open_project (fixture->app, NULL, room);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->project);
  way_test_app_free (fixture->app);
}

static void
undo (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->app->window), "win.undo", NULL);
  way_test_settle ();
}

/* --- Cards --- */

static WayBoardLane *
lane (Fixture *fixture)
{
  return way_board_lanes_get_lane (
    WAY_BOARD_LANES (way_test_find (fixture->app->window, WAY_TYPE_BOARD_LANES, NULL)), "barrier");
}

static guint
n_cards (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (way_board_lane_get_model (lane (fixture))));
}

static void
assert_card (Fixture *fixture, const char *text)
{
  g_autoptr (WayRecord) card = g_list_model_get_item (G_LIST_MODEL (way_board_lane_get_model (lane (fixture))), 0);

  g_assert_cmpstr (way_record_get_text (card, "text"), ==, text);
}

static char *
long_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; g_utf8_strlen (text->str, -1) < 10000; i++)
    g_string_append_printf (text, "%sWord%u", i > 0 ? " " : "", i);
  return g_string_free (text, FALSE);
}

/* A family and a flag of several characters each, Arabic and Hebrew between Latin, marks above marks, and a very long word. */
static const char odd[] = "👨‍👩‍👧‍👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 says “مرحبا بالعالم” and שלום then Z̴̢̛̫a̷͓̾l̶̰̈́g̵̰͑o "
                          "áé\xc2\xad\xe2\x80\x8b"
                          "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

static char *
export_plan (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->app->folder, "plan.md", NULL);
  GError *error = NULL;
  char *text = NULL;

  g_assert_true (way_window_go (fixture->app->window, "plan", NULL));
  way_test_settle ();
  way_test_click (fixture->app->window, "Export");
  {
    GtkWidget *dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);

    way_export_dialog_set_format (WAY_EXPORT_DIALOG (dialog), "md");
    way_export_dialog_save (WAY_EXPORT_DIALOG (dialog), path);
  }
  for (guint i = 0; i < 100 && way_test_has_dialog (WAY_TYPE_EXPORT_DIALOG); i++)
    way_test_settle ();
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  return text;
}

/* Shown, edited, undone, made an action, and exported, without a character lost. */
static void
check_card (Fixture *fixture, const char *text)
{
  g_autofree char *edited = g_strconcat (text, " too", NULL);
  g_autofree char *exported = NULL;
  g_autoptr (WayRecord) card = NULL;
  WayCardView *view;
  WayCardEntry *entry = way_board_lane_get_entry (lane (fixture));
  WayId action;
  GError *error = NULL;

  way_card_entry_focus (entry);
  way_card_entry_set_text (entry, text);
  g_assert_true (way_card_entry_commit (entry));
  way_test_settle ();
  assert_card (fixture, text);
  card = way_test_app_record (fixture->app, "card", NULL);
  view = way_board_lane_get_view (lane (fixture), way_record_get_id (card));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (view)), <=, gtk_widget_get_width (GTK_WIDGET (lane (fixture))));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (view)), >, 0);

  way_card_view_edit (view);
  way_test_settle ();
  entry = WAY_CARD_ENTRY (way_test_find (view, WAY_TYPE_CARD_ENTRY, NULL));
  way_test_keys (fixture->app->window, "ctrl+End");
  way_test_type (fixture->app->window, " too");
  way_test_keys (fixture->app->window, "Return");
  assert_card (fixture, edited);
  undo (fixture);
  assert_card (fixture, text);

  way_action_create (fixture->app->library, way_record_get_id (fixture->project), text, NULL, NULL, NULL, &action, &error);
  g_assert_no_error (error);
  exported = export_plan (fixture);
  g_assert_nonnull (strstr (exported, text));
  way_test_assert_whole (fixture->app->library);
}

static void
test_long_card (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = long_text ();

  check_card (fixture, text);
}

static void
test_odd_card (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_utf8_validate (odd, -1, NULL));
  check_card (fixture, odd);
}

static void
count_changes_cb (GListModel *model, guint position, guint removed, guint added, guint *n)
{
  (*n)++;
}

/* One step, and one splice of the list however many there are. */
static void
test_paste_500 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *label = NULL;
  guint n_changes = 0;

  for (guint i = 0; i < 500; i++)
    g_string_append_printf (lines, "Barrier number %u\n", i + 1);
  g_signal_connect (way_board_lane_get_model (lane (fixture)), "items-changed", G_CALLBACK (count_changes_cb), &n_changes);
  way_card_entry_focus (way_board_lane_get_entry (lane (fixture)));
  way_test_copy (fixture->app->window, lines->str);
  way_test_keys (fixture->app->window, "ctrl+v");
  g_assert_cmpuint (n_cards (fixture), ==, 500);
  g_assert_cmpuint (n_changes, <=, 2);
  label = way_library_get_undo (fixture->app->library, NULL);
  g_assert_cmpstr (label, ==, "Add 500 cards");
  /* The window goes on: what is typed next arrives. */
  way_test_type (fixture->app->window, "One more");
  way_test_keys (fixture->app->window, "Return");
  g_assert_cmpuint (n_cards (fixture), ==, 501);
  undo (fixture);
  g_assert_cmpuint (n_cards (fixture), ==, 500);
  undo (fixture);
  g_assert_cmpuint (n_cards (fixture), ==, 0);
  way_test_assert_whole (fixture->app->library);
}

/* --- Wrong dates --- */

static void
test_no_such_date (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) action = NULL;
  GtkWidget *date;
  WayId id;
  GError *error = NULL;

  way_action_create (fixture->app->library, way_record_get_id (fixture->project), "Ask the schools", NULL, NULL, NULL, &id,
                     &error);
  g_assert_no_error (error);
  g_assert_true (way_window_open_record (fixture->app->window, &id));
  way_test_settle ();
  date = way_test_find (fixture->app->window, WAY_TYPE_DATE_ENTRY, NULL);
  gtk_widget_grab_focus (date);
  way_test_type (fixture->app->window, "31 February 2027");
  way_test_keys (fixture->app->window, "Return");
  way_test_find (date, GTK_TYPE_LABEL, "There is no such date");
  action = way_library_get (fixture->app->library, &id);
  g_assert_false (way_record_has (action, "due"));
  /* It is not taken away, so that one figure can be put right. */
  way_test_keys (fixture->app->window, "Tab");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_date_entry_get_entry (WAY_DATE_ENTRY (date)))), ==,
                   "31 February 2027");
  way_test_set_text (way_date_entry_get_entry (WAY_DATE_ENTRY (date)), "28 February 2027");
  way_test_enter (way_date_entry_get_entry (WAY_DATE_ENTRY (date)));
  g_assert_cmpstr (way_record_get_text (action, "due"), ==, "2027-02-28");
}

/* --- Where an export goes --- */

static GtkWidget *
find_problem (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_problem (child);
  return found;
}

static gboolean
shows_problem (gpointer dialog)
{
  return find_problem (dialog) != NULL;
}

static gboolean
no_dialog (gpointer data)
{
  return !way_test_has_dialog (WAY_TYPE_EXPORT_DIALOG);
}

static guint
n_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static GtkWidget *
open_export (Fixture *fixture)
{
  way_action_create (fixture->app->library, way_record_get_id (fixture->project), "Ask the schools", NULL, NULL, NULL,
                     NULL, NULL);
  way_test_settle ();
  way_test_click (fixture->app->window, "Export");
  return way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
}

static char *
make_folder (Fixture *fixture)
{
  char *folder = g_build_filename (fixture->app->folder, "plans", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return folder;
}

/* A file of that name is replaced whole. */
static void
test_export_over (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = g_build_filename (folder, "plan.pdf", NULL);
  g_autofree char *after = NULL;
  GtkWidget *dialog = open_export (fixture);

  g_assert_true (g_file_set_contents (path, "last month’s plan", -1, NULL));
  way_export_dialog_set_format (WAY_EXPORT_DIALOG (dialog), "pdf");
  way_export_dialog_save (WAY_EXPORT_DIALOG (dialog), path);
  way_test_wait (no_dialog, NULL, "the export to end");
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_true (g_str_has_prefix (after, "%PDF-"));
  g_assert_cmpuint (n_files (folder), ==, 1);
  g_remove (path);
  g_rmdir (folder);
}

/* The dialog stays and says why; what was there is as it was, with nothing beside it. */
/* Enter does what was done last time, and nothing is printed by it. */
static void
test_export_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->app->folder, "plan.docx", NULL);
  GtkWidget *dialog = open_export (fixture);
  GtkWidget *format = way_test_find (dialog, ADW_TYPE_COMBO_ROW, "Format");

  way_test_choose (format, "Word (DOCX)");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (format)), ==, "For writing on");
  way_export_dialog_save (WAY_EXPORT_DIALOG (dialog), path);
  way_test_wait (no_dialog, NULL, "the export to end");
  way_test_click (fixture->app->window, "Export");
  dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
  format = way_test_find (dialog, ADW_TYPE_COMBO_ROW, "Format");
  g_assert_cmpstr (gtk_string_object_get_string (adw_combo_row_get_selected_item (ADW_COMBO_ROW (format))), ==, "Word (DOCX)");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == way_test_find (dialog, GTK_TYPE_BUTTON, "Save…"));
  gtk_window_close (GTK_WINDOW (dialog));
  g_unlink (path);
}

static void
assert_export_fails (GtkWidget *dialog, const char *format, const char *path)
{
  way_export_dialog_set_format (WAY_EXPORT_DIALOG (dialog), format);
  way_export_dialog_save (WAY_EXPORT_DIALOG (dialog), path);
  way_test_wait (shows_problem, dialog, "the problem");
  g_assert_cmpuint (strlen (gtk_label_get_label (GTK_LABEL (find_problem (dialog)))), >, 20);
  g_test_message ("%s", gtk_label_get_label (GTK_LABEL (find_problem (dialog))));
}

static void
test_export_onto_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = g_build_filename (folder, "plan.pdf", NULL);
  GtkWidget *dialog = open_export (fixture);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_export_fails (dialog, "pdf", path);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (n_files (folder), ==, 1);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_rmdir (path);
  g_rmdir (folder);
}

/* No program may make a file there, not even root's. */
static void
test_export_unwritable (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_export (fixture);

  assert_export_fails (dialog, "docx", "/proc/self/plan.docx");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A folder that another user may look into only. Root becomes somebody else for it, with the way back kept open. */
static void
test_export_read_only_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *path = g_build_filename (folder, "plan.md", NULL);
  g_autofree char *wal = g_strconcat (fixture->app->path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (fixture->app->path, "-shm", NULL);
  gboolean root = getuid () == 0;
  GtkWidget *dialog = open_export (fixture);

  g_chmod (folder, 0555);
  if (root)
    {
      g_chmod (fixture->app->folder, 0755);
      g_chmod (fixture->app->path, 0644);
      g_chmod (wal, 0644);
      g_chmod (shm, 0644);
      g_assert_cmpint (setresuid (65534, 65534, 0), ==, 0);
    }
  assert_export_fails (dialog, "md", path);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (find_problem (dialog))), "plan.md"));
  if (root)
    g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
  g_assert_cmpuint (n_files (folder), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  g_rmdir (folder);
}

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_export_on_full_disk (Fixture *fixture, gconstpointer format)
{
  g_autofree char *folder = make_folder (fixture);
  g_autofree char *name = g_strconcat ("plan.", format, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *after = NULL;
  GtkWidget *dialog = open_export (fixture);

  g_assert_true (g_file_set_contents (path, "last month’s plan", -1, NULL));
  limit_files (100);
  assert_export_fails (dialog, format, path);
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, "last month’s plan");
  g_assert_cmpuint (n_files (folder), ==, 1);
  limit_files (RLIM_INFINITY);
  /* With room again the same dialog goes on. */
  way_export_dialog_save (WAY_EXPORT_DIALOG (dialog), path);
  way_test_wait (no_dialog, NULL, "the export to end");
  g_clear_pointer (&after, g_free);
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (after, !=, "last month’s plan");
  g_remove (path);
  g_rmdir (folder);
}

static void
set_up_plan (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, "plan");
}

/* --- The mouse --- */

static void
xdotool (const char *line)
{
  g_autofree char *command = g_strdup_printf ("xdotool %s", line);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  way_test_settle ();
}

static void
place_of (WayTestApp *app, GtkWidget *widget, double across, double down, int *x, int *y)
{
  graphene_rect_t bounds;
  double shadow_x = 0, shadow_y = 0;

  gtk_native_get_surface_transform (GTK_NATIVE (app->window), &shadow_x, &shadow_y);
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (app->window), &bounds));
  *x = (int) (bounds.origin.x + bounds.size.width * across + shadow_x);
  *y = (int) (bounds.origin.y + bounds.size.height * down + shadow_y);
}

static void
drag (int x, int y, int to_x, int to_y)
{
  for (int step = 0; step <= 6; step++)
    {
      g_autofree char *move = g_strdup_printf ("mousemove %d %d%s", x + (to_x - x) * step / 6, y + (to_y - y) * step / 6,
                                               step == 0 ? " mousedown 1" : "");

      xdotool (move);
    }
  xdotool ("mouseup 1");
  way_test_settle ();
}

static void
collect (GtkWidget *widget, GPtrArray *found)
{
  if (WAY_IS_AGENDA_ROW (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, found);
}

static int
by_height (gconstpointer a, gconstpointer b)
{
  GtkWidget *first = *(GtkWidget *const *) a, *second = *(GtkWidget *const *) b;
  graphene_rect_t one, other;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (first));

  if (!gtk_widget_compute_bounds (first, root, &one) || !gtk_widget_compute_bounds (second, root, &other))
    return 0;
  return one.origin.y < other.origin.y ? -1 : one.origin.y > other.origin.y;
}

static GPtrArray *
agenda_rows (WayTestApp *app)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (way_window_get_page (app->window)), found);
  g_ptr_array_sort (found, by_height);
  return found;
}

static const char *
title_of_row (GPtrArray *found, guint i)
{
  return way_record_get_title (way_agenda_row_get_block (found->pdata[i]));
}

static GtkWidget *
find_handle (GtkWidget *widget)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);
  GtkWidget *found = NULL;

  if (tooltip != NULL && g_str_has_prefix (tooltip, "Drag to move"))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_handle (child);
  return found;
}

/* The first block is dragged below the second; the times follow, and one undo puts it back. */
static void
test_drag_agenda (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  int x, y, to_x, to_y;

  way_test_open_project (app, NULL, "workshops");
  workshop = way_test_app_record (app, "workshop", "Workshop 3");
  g_assert_true (way_window_open_record (app->window, way_record_get_id (workshop)));
  way_test_settle ();
  before = agenda_rows (app);
  first = g_strdup (title_of_row (before, 0));
  second = g_strdup (title_of_row (before, 1));
  place_of (app, find_handle (before->pdata[0]), 0.5, 0.5, &x, &y);
  place_of (app, before->pdata[1], 0.1, 0.8, &to_x, &to_y);
  drag (x, y, to_x, to_y);
  after = agenda_rows (app);
  g_assert_cmpstr (title_of_row (after, 0), ==, second);
  g_assert_cmpstr (title_of_row (after, 1), ==, first);
  way_test_find (after->pdata[0], GTK_TYPE_LABEL, "10:00");
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.undo", NULL);
  way_test_settle ();
  back = agenda_rows (app);
  g_assert_cmpstr (title_of_row (back, 0), ==, first);
}

/* The popover goes away before typing has paused. */
static void
test_capture_closed (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *draft = NULL;
  GtkWidget *view, *popover;
  WayRecord *block;

  way_test_open_project (app, NULL, "workshops");
  workshop = way_test_app_record (app, "workshop", "Workshop 3");
  g_assert_true (way_window_open_record (app->window, way_record_get_id (workshop)));
  way_test_settle ();
  rows = agenda_rows (app);
  block = way_agenda_row_get_block (rows->pdata[0]);
  view = gtk_widget_get_ancestor (rows->pdata[0], GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (view);
  way_agenda_capture_popup (view, rows->pdata[0], way_window_get_page (app->window), way_record_get_id (block));
  way_test_settle ();
  popover = way_test_find (view, GTK_TYPE_POPOVER, NULL);
  gtk_editable_set_text (GTK_EDITABLE (way_test_find (popover, GTK_TYPE_ENTRY, NULL)), "Ask the scho");
  gtk_popover_popdown (GTK_POPOVER (popover));
  way_test_settle ();
  draft = way_library_get_draft (app->library, "agenda-capture", way_record_get_id (block), "text");
  g_assert_cmpstr (draft, ==, "Ask the scho");
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add ("/hard-input/long-card", Fixture, "board", set_up, test_long_card, tear_down);
  g_test_add ("/hard-input/odd-card", Fixture, "board", set_up, test_odd_card, tear_down);
  g_test_add ("/hard-input/paste-500", Fixture, "board", set_up, test_paste_500, tear_down);
  g_test_add ("/hard-input/no-such-date", Fixture, "plan", set_up, test_no_such_date, tear_down);
  g_test_add ("/hard-input/export-over", Fixture, "plan", set_up, test_export_over, tear_down);
  g_test_add ("/hard-input/export-again", Fixture, "plan", set_up, test_export_again, tear_down);
  g_test_add ("/hard-input/export-onto-folder", Fixture, "plan", set_up, test_export_onto_folder, tear_down);
  g_test_add ("/hard-input/export-unwritable", Fixture, "plan", set_up, test_export_unwritable, tear_down);
  g_test_add ("/hard-input/export-read-only-folder", Fixture, "plan", set_up, test_export_read_only_folder, tear_down);
  g_test_add ("/hard-input/export-on-full-disk/pdf", Fixture, "pdf", set_up_plan, test_export_on_full_disk, tear_down);
  g_test_add ("/hard-input/export-on-full-disk/docx", Fixture, "docx", set_up_plan, test_export_on_full_disk, tear_down);
  g_test_add ("/hard-input/export-on-full-disk/xlsx", Fixture, "xlsx", set_up_plan, test_export_on_full_disk, tear_down);
  g_test_add ("/hard-input/export-on-full-disk/csv", Fixture, "csv", set_up_plan, test_export_on_full_disk, tear_down);
  g_test_add_func ("/hard-input/drag-agenda", test_drag_agenda);
  g_test_add_func ("/hard-input/capture-closed", test_capture_closed);
  return g_test_run ();
}
