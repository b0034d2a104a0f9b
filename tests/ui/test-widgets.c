/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-choice-row.h"
#include "ui/way-date-entry.h"
#include "ui/way-label.h"
#include "ui/way-pause.h"
#include "ui/way-pill.h"
#include "ui/way-record-picker.h"
#include "ui/way-rows.h"
#include "ui/way-test-app.h"
#include "ui/way-text-editor.h"
#include "ui/way-text-view.h"
#include "ui/way-worker.h"

static GtkWidget *
show (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  way_test_settle ();
  return window;
}

static void
count_cb (gpointer object, guint *n)
{
  (*n)++;
}

static void
notified_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
test_pill (void)
{
  GtkWidget *pill = way_pill_new ("overdue", WAY_TONE_BAD);
  GtkWidget *window = show (pill);
  guint notified = 0;

  g_assert_true (gtk_widget_has_css_class (pill, "bad"));
  g_signal_connect (pill, "notify::label", G_CALLBACK (notified_cb), &notified);
  way_pill_set (WAY_PILL (pill), "overdue", WAY_TONE_BAD);
  g_assert_cmpuint (notified, ==, 0);
  way_pill_set (WAY_PILL (pill), "done", WAY_TONE_GOOD);
  g_assert_cmpuint (notified, ==, 1);
  g_assert_false (gtk_widget_has_css_class (pill, "bad"));
  way_pill_set (WAY_PILL (pill), NULL, WAY_TONE_GOOD);
  g_assert_false (gtk_widget_get_visible (pill));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "max-width-chars", 12, NULL));
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_list_of_words (void)
{
  const char *const words[] = { "short", "a row whose words take more than one line wherever there is little room for them",
                                "another one of those that are longer than a list is wide", NULL };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  return gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new (words)))), factory);
}

/* At any width the last row ends where the list ends. */
static void
test_rows (void)
{
  GtkWidget *list = make_list_of_words ();
  GtkWidget *rows = g_object_new (WAY_TYPE_ROWS, "child", list, "valign", GTK_ALIGN_START, NULL);
  GtkWidget *window = show (rows);
  int before = G_MAXINT;

  for (int width = 120; width <= 960; width *= 2)
    {
      graphene_rect_t last;

      gtk_widget_set_size_request (rows, width, -1);
      gtk_window_set_default_size (GTK_WINDOW (window), width, 600);
      way_test_settle ();
      g_assert_cmpint (gtk_widget_get_width (rows), ==, width);
      g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_last_child (list), rows, &last));
      g_assert_cmpfloat_with_epsilon (last.origin.y + last.size.height, gtk_widget_get_height (rows), 1.0);
      g_assert_cmpint (gtk_widget_get_height (rows), <=, before);
      before = gtk_widget_get_height (rows);
    }
  gtk_widget_set_visible (list, FALSE);
  way_test_settle ();
  gtk_widget_measure (rows, GTK_ORIENTATION_VERTICAL, 200, &before, NULL, NULL, NULL);
  g_assert_cmpint (before, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* However many rows there are, there is one wherever the list is, to its very end. */
static void
test_many_rows (void)
{
  GtkWidget *list = make_list_of_words ();
  GtkStringList *words = GTK_STRING_LIST (gtk_no_selection_get_model (GTK_NO_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)))));
  GtkWidget *rows = g_object_new (WAY_TYPE_ROWS, "child", list, "valign", GTK_ALIGN_START, NULL);
  GtkWidget *window = show (g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", rows, NULL));
  GtkWidget *under;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *word = g_strdup_printf ("row %u", i);

      gtk_string_list_append (words, word);
      if (i == 50)
        way_test_settle ();
    }
  gtk_window_set_default_size (GTK_WINDOW (window), 400, 700);
  way_test_settle ();
  for (int y = 10; y < gtk_widget_get_height (rows); y += 50)
    g_assert_true (GTK_IS_LABEL (gtk_widget_get_first_child (gtk_widget_pick (rows, 5, y, GTK_PICK_DEFAULT)))
                   || GTK_IS_LABEL (gtk_widget_pick (rows, 5, y, GTK_PICK_DEFAULT)));
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", 402);
  way_test_settle ();
  under = way_test_find (rows, GTK_TYPE_LABEL, "row 399");
  g_assert_true (gtk_widget_get_mapped (under));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_date_entry (void)
{
  GtkWidget *date = way_date_entry_new ();
  GtkWidget *window = show (date);
  GtkWidget *entry = way_date_entry_get_entry (WAY_DATE_ENTRY (date));
  guint commits = 0;

  g_signal_connect (date, "commit", G_CALLBACK (count_cb), &commits);
  way_date_entry_set_date (WAY_DATE_ENTRY (date), "2022-02-14");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "14 Feb 2022");
  way_test_enter (entry);
  g_assert_cmpuint (commits, ==, 0);

  way_test_set_text (entry, "31/2/2022");
  way_test_find (date, GTK_TYPE_LABEL, "There is no such date");
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                                     "There is no such date. Type it like 22 Nov 2026"));
  g_assert_false (way_date_entry_is_valid (WAY_DATE_ENTRY (date)));
  g_assert_cmpstr (way_date_entry_get_date (WAY_DATE_ENTRY (date)), ==, "2022-02-14");
  way_test_enter (entry);
  g_assert_cmpuint (commits, ==, 0);

  way_test_set_text (entry, "3/2/22");
  way_test_find (date, GTK_TYPE_LABEL, "Thu 3 Feb 2022");
  way_test_enter (entry);
  way_test_enter (entry);
  g_assert_cmpuint (commits, ==, 1);
  g_assert_cmpstr (way_date_entry_get_date (WAY_DATE_ENTRY (date)), ==, "2022-02-03");

  way_test_set_text (entry, "");
  g_assert_true (way_date_entry_is_valid (WAY_DATE_ENTRY (date)));
  way_test_enter (entry);
  g_assert_cmpuint (commits, ==, 2);
  g_assert_null (way_date_entry_get_date (WAY_DATE_ENTRY (date)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
height_in (GtkWidget *widget, int width)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* How high a text was is not how high it is after it, its letters or what an input method shows in it have changed. */
static void
test_text_view (void)
{
  GtkWidget *view = g_object_new (WAY_TYPE_TEXT_VIEW, NULL);
  GtkWidget *window = show (view);
  const char *words = "words that take more than one line wherever there is little room for them";
  int line = height_in (view, 200);
  int lines;

  g_assert_cmpint (line, >, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), words, -1);
  way_test_settle ();
  lines = height_in (view, 200);
  g_assert_cmpint (lines, >, line);
  g_assert_cmpint (height_in (view, 2000), ==, line);
  g_signal_emit_by_name (view, "preedit-changed", words);
  g_assert_cmpint (height_in (view, 200), >, lines);
  g_signal_emit_by_name (view, "preedit-changed", "");
  g_assert_cmpint (height_in (view, 200), ==, lines);
  gtk_widget_add_css_class (view, "title-1");
  way_test_settle ();
  g_assert_cmpint (height_in (view, 200), >, lines);
  gtk_widget_remove_css_class (view, "title-1");
  way_test_settle ();
  g_assert_cmpint (height_in (view, 200), ==, lines);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where a line is reserved below it, a date is as high whatever is typed, as narrow as it can be. */
static void
test_date_entry_height (void)
{
  GtkWidget *date = g_object_new (WAY_TYPE_DATE_ENTRY, "with-time", TRUE, NULL);
  GtkWidget *entry = way_date_entry_get_entry (WAY_DATE_ENTRY (date));
  const char *const typed[] = { "31/2/2022", "30/9/2026 14:00", "2022", "no date at all" };
  GtkWidget *window;
  int least, height;

  way_date_entry_reserve_line (WAY_DATE_ENTRY (date));
  window = show (date);
  gtk_widget_measure (date, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  height = height_in (date, least);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      way_test_set_text (entry, typed[i]);
      g_assert_cmpint (height_in (date, least), ==, height);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
commit_cb (WayTextEditor *editor, guint *n)
{
  (*n)++;
  return TRUE;
}

static gboolean
has_draft (gpointer library)
{
  g_autofree char *draft = way_library_get_draft (library, "test", NULL, "notes");

  return draft != NULL;
}

/* What was typed survives the program, is offered again, and is one step when it is left. */
static void
test_text_editor (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  GtkWidget *editor = way_text_editor_new ();
  GtkWidget *window = show (editor);
  g_autofree char *text = NULL;
  guint commits = 0;

  way_text_editor_set_text (WAY_TEXT_EDITOR (editor), "before");
  way_text_editor_set_place (WAY_TEXT_EDITOR (editor), app->library, "test", NULL, "notes");
  way_test_set_text (way_text_editor_get_view (WAY_TEXT_EDITOR (editor)), "half a sentence");
  way_test_wait (has_draft, app->library, "the draft");
  gtk_window_destroy (GTK_WINDOW (window));

  editor = way_text_editor_new ();
  window = show (editor);
  g_signal_connect (editor, "commit", G_CALLBACK (commit_cb), &commits);
  way_text_editor_set_text (WAY_TEXT_EDITOR (editor), "before");
  way_text_editor_set_place (WAY_TEXT_EDITOR (editor), app->library, "test", NULL, "notes");
  way_test_settle ();
  text = way_text_editor_dup_text (WAY_TEXT_EDITOR (editor));
  g_assert_cmpstr (text, ==, "half a sentence");
  way_test_find (editor, GTK_TYPE_LABEL, "Kept from before");
  g_assert_true (way_text_editor_commit (WAY_TEXT_EDITOR (editor)));
  g_assert_true (way_text_editor_commit (WAY_TEXT_EDITOR (editor)));
  g_assert_cmpuint (commits, ==, 1);
  g_assert_false (has_draft (app->library));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_text_editor_discard (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  GtkWidget *editor = way_text_editor_new ();
  GtkWidget *window;
  g_autofree char *text = NULL;

  g_assert_true (way_library_set_draft (app->library, "test", NULL, "notes", "half a sentence", NULL));
  way_text_editor_set_text (WAY_TEXT_EDITOR (editor), "before");
  way_text_editor_set_place (WAY_TEXT_EDITOR (editor), app->library, "test", NULL, "notes");
  window = show (editor);
  way_test_click (editor, "Discard");
  text = way_text_editor_dup_text (WAY_TEXT_EDITOR (editor));
  g_assert_cmpstr (text, ==, "before");
  g_assert_false (has_draft (app->library));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_choice_row (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = way_choice_row_new ("project", "size", TRUE);
  GtkWidget *window = show (list);
  GtkWidget *drop_down;
  guint commits = 0;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  way_test_settle ();
  drop_down = way_test_find (row, GTK_TYPE_DROP_DOWN, "Size");

  g_signal_connect (row, "commit", G_CALLBACK (count_cb), &commits);
  g_assert_null (way_choice_row_get_value (WAY_CHOICE_ROW (row)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  g_assert_cmpstr (way_choice_row_get_value (WAY_CHOICE_ROW (row)), ==, "unitary");
  g_assert_cmpuint (commits, ==, 1);
  way_choice_row_set_value (WAY_CHOICE_ROW (row), "three counties");
  g_assert_cmpstr (way_choice_row_get_value (WAY_CHOICE_ROW (row)), ==, "three counties");
  g_assert_cmpuint (commits, ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* An agency that is not there yet is added by typing its name, as one step. */
static void
test_record_picker (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *picker = way_record_picker_new (app->library, NULL, "agency", "Agency", FALSE);
  GtkWidget *window = show (picker);
  GtkWidget *entry;
  g_autoptr (WayRecord) agency = NULL;
  g_autofree char *undo = NULL;
  guint commits = 0;

  g_signal_connect (picker, "commit", G_CALLBACK (count_cb), &commits);
  way_record_picker_popup (WAY_RECORD_PICKER (picker));
  way_test_settle ();
  entry = way_test_find (picker, GTK_TYPE_SEARCH_ENTRY, NULL);
  way_test_set_text (entry, "Harbour trust");
  way_test_enter (entry);
  g_assert_cmpuint (commits, ==, 1);
  agency = way_library_get (app->library, way_record_picker_get_id (WAY_RECORD_PICKER (picker)));
  g_assert_cmpstr (way_record_get_title (agency), ==, "Harbour trust");
  undo = way_library_get_undo (app->library, NULL);
  g_assert_cmpstr (undo, ==, "Add agency");
  gtk_window_destroy (GTK_WINDOW (window));
  way_test_settle ();
}

/* The program's own words are not broken within; what somebody wrote is, where it is longer than there is room for. */
static void
test_label (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, NULL);
  g_autofree char *address = g_strnfill (120, 'x');
  GtkWidget *window;
  int least;

  way_label_keep_words (label);
  way_label_set (GTK_LABEL (label), address);
  window = show (label);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <, 200);
  way_label_keep_words (label);
  gtk_label_set_label (GTK_LABEL (label), "Accountable");
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, >, 40);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- Keeping what is typed --- */

typedef struct {
  guint asked;
  gboolean can;
} Keeper;

static gboolean
keep (gpointer keeper)
{
  ((Keeper *) keeper)->asked++;
  return ((Keeper *) keeper)->can;
}

static gboolean
has_kept (gpointer keeper)
{
  return ((Keeper *) keeper)->asked > 0;
}

/* A letter every 50 milliseconds, until something is kept or for six seconds. */
static void
type_without_pause (WayPause *pause, Keeper *keeper)
{
  for (guint i = 0; i < 120 && keeper->asked == 0; i++)
    {
      gint64 next = g_get_monotonic_time () + 50 * G_TIME_SPAN_MILLISECOND;

      way_pause_typed (pause);
      while (g_get_monotonic_time () < next)
        g_main_context_iteration (NULL, FALSE);
    }
}

/* Somebody who never pauses would lose all of it. */
static void
test_pause_none (void)
{
  Keeper keeper = { 0, TRUE };
  WayPause pause;

  way_pause_init (&pause, keep, &keeper);
  type_without_pause (&pause, &keeper);
  g_assert_cmpuint (keeper.asked, ==, 1);
  g_assert_false (way_pause_is_waiting (&pause));
}

static void
test_pause (void)
{
  Keeper keeper = { 0, FALSE };
  WayPause pause;

  way_pause_init (&pause, keep, &keeper);
  g_assert_true (way_pause_flush (&pause));
  way_pause_typed (&pause);
  g_assert_true (way_pause_is_waiting (&pause));
  way_pause_stop (&pause);
  g_assert_false (way_pause_is_waiting (&pause));
  g_assert_cmpuint (keeper.asked, ==, 0);
  /* What could not be kept waits, until it can. */
  way_pause_typed (&pause);
  way_test_wait (has_kept, &keeper, "it to be kept");
  g_assert_true (way_pause_is_waiting (&pause));
  keeper = (Keeper){ 0, TRUE };
  way_test_wait (has_kept, &keeper, "it to be kept after all");
  g_assert_false (way_pause_is_waiting (&pause));
  /* Or at once, by whoever goes. */
  keeper = (Keeper){ 0, FALSE };
  way_pause_typed (&pause);
  g_assert_false (way_pause_flush (&pause));
  g_assert_cmpuint (keeper.asked, ==, 1);
  g_assert_false (way_pause_is_waiting (&pause));
}

/* --- Workers --- */

#define JOBS 3000

typedef struct {
  GThread *window_thread;
  int freed;
  int freed_elsewhere;
  guint heard;
} Workers;

static gboolean
work (gpointer job, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
worked_cb (gpointer owner, gpointer job, const GError *error)
{
  g_assert_no_error (error);
  ((Workers *) job)->heard++;
}

static void
free_job (gpointer job)
{
  Workers *workers = job;

  g_atomic_int_inc (&workers->freed);
  if (g_thread_self () != workers->window_thread)
    g_atomic_int_inc (&workers->freed_elsewhere);
}

static gboolean
all_freed (gpointer data)
{
  return g_atomic_int_get (&((Workers *) data)->freed) == JOBS;
}

/* A window that its worker let go of last was freed beside the main loop, which then crashed in its texts. */
static void
test_worker_frees_nothing (void)
{
  Workers workers = { g_thread_self (), 0, 0, 0 };

  for (guint i = 0; i < JOBS; i++)
    way_worker_start (NULL, NULL, work, worked_cb, &workers, free_job);
  way_test_wait (all_freed, &workers, "all jobs to be freed");
  g_assert_cmpuint (workers.heard, ==, JOBS);
  g_assert_cmpint (workers.freed_elsewhere, ==, 0);
}

/* Waits until it is told, then does what it would have done. */
typedef struct {
  GAsyncQueue *told;
  gboolean ended;
} Patient;

static gboolean
work_when_told (gpointer job, GCancellable *cancellable, GError **error)
{
  g_async_queue_pop (((Patient *) job)->told);
  return TRUE;
}

static void
never_cb (gpointer owner, gpointer job, const GError *error)
{
  g_assert_not_reached ();
}

static gboolean
has_ended (gpointer job)
{
  return ((Patient *) job)->ended;
}

static void
end (gpointer job)
{
  ((Patient *) job)->ended = TRUE;
}

static void
test_worker_keeps_no_owner (void)
{
  g_autoptr (GAsyncQueue) told = g_async_queue_new ();
  Patient patient = { told, FALSE };
  GtkWidget *owner = g_object_ref_sink (gtk_text_view_new ());
  gpointer there = owner;

  g_object_add_weak_pointer (G_OBJECT (owner), &there);
  way_worker_start (owner, NULL, work_when_told, never_cb, &patient, end);
  g_object_unref (owner);
  g_assert_null (there);
  g_async_queue_push (told, told);
  way_test_wait (has_ended, &patient, "the job to be freed");
}

static void
cancelled_cb (gpointer owner, gpointer job, const GError *error)
{
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  end (job);
}

static void
test_worker_cancelled (void)
{
  g_autoptr (GAsyncQueue) told = g_async_queue_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Patient patient = { told, FALSE };

  way_worker_start (NULL, cancellable, work_when_told, cancelled_cb, &patient, NULL);
  g_cancellable_cancel (cancellable);
  g_async_queue_push (told, told);
  way_test_wait (has_ended, &patient, "the job to be given up");
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/widgets/pill", test_pill);
  g_test_add_func ("/widgets/label", test_label);
  g_test_add_func ("/widgets/rows", test_rows);
  g_test_add_func ("/widgets/many-rows", test_many_rows);
  g_test_add_func ("/widgets/date-entry", test_date_entry);
  g_test_add_func ("/widgets/date-entry/height", test_date_entry_height);
  g_test_add_func ("/widgets/text-view", test_text_view);
  g_test_add_func ("/widgets/text-editor", test_text_editor);
  g_test_add_func ("/widgets/text-editor/discard", test_text_editor_discard);
  g_test_add_func ("/widgets/choice-row", test_choice_row);
  g_test_add_func ("/widgets/record-picker", test_record_picker);
  g_test_add_func ("/widgets/pause", test_pause);
  g_test_add_func ("/widgets/pause/none", test_pause_none);
  g_test_add_func ("/widgets/worker/frees-nothing", test_worker_frees_nothing);
  g_test_add_func ("/widgets/worker/keeps-no-owner", test_worker_keeps_no_owner);
  g_test_add_func ("/widgets/worker/cancelled", test_worker_cancelled);
  return g_test_run ();
}
