/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-notice.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "ui/way-card-entry.h"
#include "ui/way-entry.h"
#include "ui/way-export-dialog.h"
#include "ui/way-notice-bar.h"
#include "ui/way-notice-list.h"
#include "ui/way-test-app.h"
#include "ui/way-text-editor.h"

#include <string.h>

/* One editor in a window of its own, on the text of an action of the sample. */
typedef struct {
  WayTestApp *app;
  GtkWidget *window;
  WayTextEditor *editor;
  GtkWidget *view;
  WayRecord *action;
  guint commits;
} Fixture;

static gboolean
commit_cb (WayTextEditor *editor, Fixture *fixture)
{
  g_autofree char *text = way_text_editor_dup_text (editor);

  fixture->commits++;
  return way_edit_set_text (fixture->app->library, way_record_get_id (fixture->action), "resources", text, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->app = way_test_app_new ("example");
  way_test_open_project (fixture->app, NULL, NULL);
  fixture->action = way_test_app_record (fixture->app, "action", NULL);
  fixture->editor = WAY_TEXT_EDITOR (way_text_editor_new ());
  fixture->view = way_text_editor_get_view (fixture->editor);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->editor));
  gtk_window_set_transient_for (GTK_WINDOW (fixture->window), GTK_WINDOW (fixture->app->window));
  way_text_editor_set_text (fixture->editor, way_record_get_text (fixture->action, "resources"));
  way_text_editor_set_place (fixture->editor, fixture->app->library, "action", way_record_get_id (fixture->action), "resources");
  g_signal_connect (fixture->editor, "commit", G_CALLBACK (commit_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->window));
  way_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->action);
  way_test_app_free (fixture->app);
}

static GtkWidget *
bar_of (gpointer root)
{
  return way_test_find_if_any (root, WAY_TYPE_NOTICE_BAR, NULL);
}

static gboolean
has_bar (gpointer root)
{
  return bar_of (root) != NULL;
}

static gboolean
has_no_bar (gpointer root)
{
  return bar_of (root) == NULL;
}

static void
assert_says (gpointer root, const char *words)
{
  GtkWidget *label = way_test_find (bar_of (root), GTK_TYPE_LABEL, NULL);

  if (strstr (gtk_label_get_label (GTK_LABEL (label)), words) == NULL)
    g_error ("it says “%s”, not “%s”", gtk_label_get_label (GTK_LABEL (label)), words);
}

static guint
n_notices (Fixture *fixture)
{
  g_autoptr (GArray) ids
    = way_library_query_ids (fixture->app->library, "notices of record", "i", way_record_get_id (fixture->action));

  return ids->len;
}

/* It is said when typing pauses; the text is saved all the same; Rephrase selects the words. */
static void
test_typed (Fixture *fixture, gconstpointer data)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->view));
  GtkTextIter start, end;
  g_autofree char *selected = NULL;
  g_autofree char *undo = NULL;

  g_assert_true (has_no_bar (fixture->editor));
  way_test_set_text (fixture->view, "Später hieß es: born on 3 May 2006, and near BN1 4ZX");
  way_test_wait (has_bar, fixture->editor, "the line below the text");
  assert_says (fixture->editor, "“3 May 2006”: This looks like a date of birth. There is 1 more.");
  g_assert_true (way_text_editor_commit (fixture->editor));
  g_assert_cmpuint (fixture->commits, ==, 1);
  undo = way_library_get_undo (fixture->app->library, NULL);
  g_assert_cmpstr (undo, ==, "Change resources of action");
  g_assert_nonnull (strstr (way_record_get_text (fixture->action, "resources"), "3 May 2006"));
  way_test_click (fixture->editor, "Rephrase");
  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  selected = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_cmpstr (selected, ==, "3 May 2006");
  way_test_set_text (fixture->view, "Children’s Services will chair it in Wickmouth on 3 May 2022");
  way_test_wait (has_no_bar, fixture->editor, "nothing to say");
}

/* What is kept stays kept in another editor on the same text, until it is undone or the words change. */
static void
test_quotation (Fixture *fixture, gconstpointer data)
{
  way_test_set_text (fixture->view, "Child A asked for it");
  way_test_wait (has_bar, fixture->editor, "the line below the text");
  way_test_click (fixture->editor, "Keep as quotation");
  g_assert_true (has_no_bar (fixture->editor));
  g_assert_cmpuint (n_notices (fixture), ==, 1);
  way_test_set_text (fixture->view, "It was child A who asked for it, and child B");
  way_test_wait (has_bar, fixture->editor, "the other words");
  assert_says (fixture->editor, "“child B”");
  way_test_set_text (fixture->view, "Child A asked for it, twice");
  way_test_wait (has_no_bar, fixture->editor, "the words that are kept");
  g_assert_true (way_library_undo (fixture->app->library, NULL, NULL));
  way_test_wait (has_bar, fixture->editor, "what was undone");
  g_assert_cmpuint (n_notices (fixture), ==, 0);
}

static void
test_because (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) notice = NULL;
  GtkWidget *dialog, *entry;

  way_test_set_text (fixture->view, "Ring the hall on 07700 900123");
  way_test_wait (has_bar, fixture->editor, "the line below the text");
  way_test_click (fixture->editor, "Keep because…");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  entry = way_test_find (dialog, GTK_TYPE_ENTRY, NULL);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "keep"));
  way_test_set_text (entry, "it is the hall’s own number");
  way_test_click (dialog, "Keep");
  way_test_wait (has_no_bar, fixture->editor, "the words that are kept");
  notice = way_library_query_record (fixture->app->library, "notices of record", "i", way_record_get_id (fixture->action));
  g_assert_cmpstr (way_record_get_text (notice, "decision"), ==, "kept");
  g_assert_cmpstr (way_record_get_text (notice, "reason"), ==, "it is the hall’s own number");
}

static gboolean
asks_again (gpointer data)
{
  return way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG)
         && way_test_find_if_any (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_LABEL, "That was not remembered") != NULL;
}

/* A reason that cannot be saved now is there to be saved later. */
static void
test_because_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);

  way_test_set_text (fixture->view, "Ring the hall on 07700 900123");
  way_test_wait (has_bar, fixture->editor, "the line below the text");
  way_test_click (fixture->editor, "Keep because…");
  way_test_set_text (way_test_find (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_ENTRY, NULL), "it is the hall’s own number");
  g_assert_true (way_library_begin (other, NULL, "A long import", NULL));
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Keep");
  way_test_wait (asks_again, NULL, "the question once more");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_ENTRY, NULL))),
                   ==, "it is the hall’s own number");
  way_library_rollback (other);
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Keep");
  way_test_wait (has_no_bar, fixture->editor, "the words that are kept");
  g_assert_cmpuint (n_notices (fixture), ==, 1);
}

/* A card says it while it is typed, and is added all the same. */
static void
test_card (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = GTK_WIDGET (fixture->app->window);
  g_autoptr (WayRecord) card = NULL;
  GtkWidget *view;

  gtk_widget_set_visible (fixture->window, FALSE);
  way_test_open_project (fixture->app, NULL, "board");
  view = way_test_find (window, GTK_TYPE_TEXT_VIEW, NULL);
  way_test_set_text (view, "A boy called Liam was stopped");
  way_test_wait (has_bar, window, "the line below the card");
  assert_says (window, "“boy called Liam”: This looks like one particular child or young person.");
  g_assert_null (way_test_find_if_any (window, GTK_TYPE_BUTTON, "Keep as quotation"));
  g_assert_true (way_card_entry_commit (WAY_CARD_ENTRY (gtk_widget_get_ancestor (view, WAY_TYPE_CARD_ENTRY))));
  card = way_test_app_record (fixture->app, "card", "A boy called Liam");
  g_assert_nonnull (card);
  way_test_wait (has_no_bar, window, "an empty entry");
}

/* A long text is looked through on a thread, with the same result. */
static void
test_long (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len < 200000)
    g_string_append (text, "Frontline workers hear things that never reach the strategic group. ");
  g_string_append (text, "Child A was moved.");
  way_test_set_text (fixture->view, text->str);
  way_test_wait (has_bar, fixture->editor, "the line below a long text");
  assert_says (fixture->editor, "“Child A”");
}

/* A line of a form says it too, with nothing to remember yet. */
static void
test_entry (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *window = gtk_window_new ();
  int start, end;

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), way_notice_bar_new (entry));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  way_test_set_text (entry, "with kai@example.org");
  way_test_wait (has_bar, box, "the line below the entry");
  g_assert_null (way_test_find_if_any (box, GTK_TYPE_BUTTON, "Keep as quotation"));
  way_test_click (box, "Rephrase");
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), &start, &end));
  g_assert_cmpint (start, ==, 5);
  g_assert_cmpint (end, ==, 20);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A text that a line only shows the beginning of is looked through to its end. */
static void
test_long_entry (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *window = gtk_window_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  while (text->len <= WAY_ENTRY_MOST)
    g_string_append (text, "Frontline workers hear things that never reach the strategic group. ");
  g_string_append (text, "Child A was moved.");
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), way_notice_bar_new (entry));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  way_entry_set_text (entry, text->str);
  way_test_wait (has_bar, box, "the line below the entry");
  assert_says (box, "“Child A”");
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
heading_of (gpointer dialog)
{
  return way_test_find_if_any (dialog, GTK_TYPE_LABEL, "2 places in 1 text look like a person");
}

static gboolean
lists_two (gpointer dialog)
{
  return heading_of (dialog) != NULL;
}

static gboolean
lists_one (gpointer dialog)
{
  return way_test_find_if_any (dialog, GTK_TYPE_LABEL, "1 place looks like a person") != NULL;
}

static GtkWidget *
open_export (WayTestApp *app)
{
  way_export_dialog_present (WAY_PAGE (way_test_find (app->window, WAY_TYPE_PAGE, NULL)));
  return way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
}

static gboolean
lists_three (gpointer dialog)
{
  return way_test_find_if_any (dialog, GTK_TYPE_LABEL, "3 places in 1 text look like a person") != NULL;
}

static gboolean
lists_three_in_two (gpointer dialog)
{
  return way_test_find_if_any (dialog, GTK_TYPE_LABEL, "3 places in 2 texts look like a person") != NULL;
}

static gboolean
lists_two_twice (gpointer dialog)
{
  return way_test_find_if_any (dialog, GTK_TYPE_LABEL, "4 places in 2 texts look like a person") != NULL;
}

/* Whoever decides about one with keys goes on with the one that takes its place. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  WayTestApp *app = fixture->app;
  GtkWidget *dialog, *list;

  gtk_widget_set_visible (fixture->window, FALSE);
  dialog = open_export (app);
  g_assert_true (way_edit_set_text (app->library, way_record_get_id (fixture->action), "resources",
                                    "Child A has it; ring 07700 900123; or kai@example.org", NULL));
  way_test_wait (lists_three, dialog, "the three places");
  list = way_test_find (dialog, WAY_TYPE_NOTICE_LIST, NULL);
  gtk_widget_grab_focus (way_test_find (list, GTK_TYPE_BUTTON, "Keep as quotation: “07700 900123”"));
  way_test_keys (dialog, "space");
  way_test_wait (lists_two, dialog, "the two that are left");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog))
                 == way_test_find (list, GTK_TYPE_BUTTON, "Rephrase: “kai@example.org”"));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* The export lists what is open, lets it be decided there, says what it cannot know, and is never stopped. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  WayTestApp *app = fixture->app;
  GtkWidget *dialog, *list;

  gtk_widget_set_visible (fixture->window, FALSE);
  dialog = open_export (app);
  g_assert_null (way_test_find_if_any (dialog, WAY_TYPE_NOTICE_LIST, NULL));
  way_test_find (dialog, GTK_TYPE_LABEL, way_notice_limits ());
  g_assert_true (way_edit_set_text (app->library, way_record_get_id (fixture->action), "resources",
                                    "Child A has it; ring 07700 900123", NULL));
  way_test_wait (lists_two, dialog, "both places");
  list = way_test_find (dialog, WAY_TYPE_NOTICE_LIST, NULL);
  way_test_click (list, "Keep as quotation: “Child A”");
  way_test_wait (lists_one, dialog, "the one that is left");
  g_assert_true (gtk_widget_get_sensitive (way_test_find (dialog, GTK_TYPE_BUTTON, "Save…")));
  way_test_click (list, "Rephrase: “07700 900123”");
  g_assert_false (way_test_has_dialog (WAY_TYPE_EXPORT_DIALOG));
}

/* So are the words of a card that stand below an action in the plan; which is which is said. */
static void
test_export_card (Fixture *fixture, gconstpointer data)
{
  WayTestApp *app = fixture->app;
  g_autoptr (WayRecord) card = way_test_app_record (app, "card", NULL);
  g_autoptr (WayRecord) action = NULL;
  g_autofree char *place = NULL;
  GtkWidget *dialog;
  WayId id;

  gtk_widget_set_visible (fixture->window, FALSE);
  g_assert_true (way_edit_set_text (app->library, way_record_get_id (card), "text", "Child A, born 3 May 2006", NULL));
  g_assert_true (way_action_create_from_card (app->library, way_record_get_id (card), &id, NULL));
  action = way_library_get (app->library, &id);
  place = g_strdup_printf ("Action %s · Text of “Child A, born 3 May 2006”", way_record_get_text (action, "reference"));
  dialog = open_export (app);
  way_test_wait (lists_two_twice, dialog, "what stands in the card and in the action");
  way_test_find (dialog, GTK_TYPE_LABEL, "Card · Text of “Child A, born 3 May 2006”");
  way_test_find (dialog, GTK_TYPE_LABEL, place);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* Of the actions, those that the export shows. */
static void
test_export_open (Fixture *fixture, gconstpointer data)
{
  WayTestApp *app = fixture->app;
  GtkWidget *dialog, *show;

  gtk_widget_set_visible (fixture->window, FALSE);
  g_assert_true (way_edit_set_text (app->library, way_record_get_id (fixture->action), "resources",
                                    "Child A has it; ring 07700 900123", NULL));
  g_assert_true (way_edit_set_text (app->library, way_record_get_id (fixture->action), "status", "stopped", NULL));
  g_assert_true (way_edit_set_text (app->library, way_window_get_project (app->window), "title", "For child B", NULL));
  dialog = open_export (app);
  show = way_test_find (dialog, ADW_TYPE_COMBO_ROW, "Show");
  way_test_wait (lists_three_in_two, dialog, "the three places");
  adw_combo_row_set_selected (ADW_COMBO_ROW (show), 1);
  way_test_wait (lists_one, dialog, "the one of the project");
  adw_combo_row_set_selected (ADW_COMBO_ROW (show), 0);
  way_test_wait (lists_three_in_two, dialog, "the three again");
  gtk_window_close (GTK_WINDOW (dialog));
}

#define ADD(name, test) g_test_add ("/notice-window/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  ADD ("typed", test_typed);
  ADD ("quotation", test_quotation);
  ADD ("because", test_because);
  ADD ("because-again", test_because_again);
  ADD ("card", test_card);
  ADD ("long", test_long);
  ADD ("entry", test_entry);
  ADD ("long-entry", test_long_entry);
  ADD ("focus", test_focus);
  ADD ("export", test_export);
  ADD ("export-card", test_export_card);
  ADD ("export-open", test_export_open);
  return g_test_run ();
}
