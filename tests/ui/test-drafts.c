/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-ask.h"
#include "ui/way-agenda-row.h"
#include "ui/way-ask-text.h"
#include "ui/way-board-details.h"
#include "ui/way-board-lanes.h"
#include "ui/way-choice-row.h"
#include "ui/way-new-project.h"
#include "ui/way-notice-reason.h"
#include "ui/way-review-row.h"
#include "ui/way-test-app.h"
#include "ui/way-text-editor.h"

/* What is typed into dialogs that are no forms waits there for the next time, unless it was saved or discarded. */

/* --- Finding --- */

static void
type_into (gpointer dialog, const char *row, const char *text)
{
  way_test_set_text (way_test_find (dialog, ADW_TYPE_ENTRY_ROW, row), text);
}

static void
assert_typed (gpointer dialog, const char *row, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (dialog, ADW_TYPE_ENTRY_ROW, row))), ==, text);
}

static const char *
choice (gpointer dialog, const char *row)
{
  return way_choice_row_get_value (WAY_CHOICE_ROW (way_test_find (dialog, WAY_TYPE_CHOICE_ROW, row)));
}

static void
assert_text (gpointer dialog, const char *name, const char *text)
{
  GtkTextView *view = GTK_TEXT_VIEW (way_test_find (dialog, GTK_TYPE_TEXT_VIEW, name));
  GtkTextIter start, end;
  g_autofree char *there = NULL;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  there = gtk_text_buffer_get_text (gtk_text_view_get_buffer (view), &start, &end, FALSE);
  g_assert_cmpstr (there, ==, text);
}

/* The question whether it may go, above what it asks about, which may be a message, too. */
static GtkWidget *
question (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window)
          && adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (window), "discard"))
        return window;
    }
  return NULL;
}

static gboolean
is_asked (gpointer data)
{
  return question () != NULL;
}

static void
answer (const char *button)
{
  way_test_wait (is_asked, NULL, "the question");
  way_test_click (question (), button);
}

/* --- Keeping --- */

typedef struct {
  WayLibrary *library;
  const char *form;
  const WayId *record;
  const char *field;
  const char *text;
} Kept;

static gboolean
is_kept (gpointer data)
{
  Kept *kept = data;
  g_autofree char *text = way_library_get_draft (kept->library, kept->form, kept->record, kept->field);

  return g_strcmp0 (text, kept->text) == 0;
}

/* Typing has paused, and it is in the library: from here on no crash takes it away. */
static void
wait_kept (WayTestApp *app, const char *form, const WayId *record, const char *field, const char *text)
{
  Kept kept = { app->library, form, record, field, text };

  way_test_wait (is_kept, &kept, "the draft");
}

/* --- New project --- */

static GtkWidget *
open_new_project (WayTestApp *app)
{
  way_test_keys (app->window, "ctrl+n");
  return way_test_dialog (WAY_TYPE_NEW_PROJECT);
}

static void
test_new_project (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  GtkWidget *dialog = open_new_project (app);
  GtkWidget *method;
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayRecord) partnership = NULL;
  g_autoptr (WayRecord) goal = NULL;

  type_into (dialog, "Title of the project", "Safer places");
  type_into (dialog, "Name of the partnership", "Coast");
  type_into (dialog, "Local authority areas", "Northcoast; Sands");
  way_test_click (dialog, "Next");
  way_test_choose (way_test_find (dialog, WAY_TYPE_CHOICE_ROW, "Size"), "Regional");
  way_test_choose (way_test_find (dialog, WAY_TYPE_CHOICE_ROW, "Delivery"), "Digital");
  way_test_choose (way_test_find (dialog, WAY_TYPE_CHOICE_ROW, "Entry route"), "Application");
  way_test_set_text (way_test_find (dialog, GTK_TYPE_ENTRY, "Commenced"), "June 2021");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (way_test_find (dialog, GTK_TYPE_TOGGLE_BUTTON, "Partnership")), TRUE);
  type_into (dialog, "Others", "Walks");
  way_test_click (dialog, "Next");
  way_test_set_text (way_test_find (dialog, GTK_TYPE_TEXT_VIEW, "Why was support asked for?"), "Worries about places");
  way_test_set_text (way_test_find (dialog, GTK_TYPE_TEXT_VIEW, "What is the first goal?"), "One pict");
  wait_kept (app, "new-project", NULL, "title", "Safer places");
  wait_kept (app, "new-project", NULL, "reasons", "Worries about places");
  way_test_set_text (way_test_find (dialog, GTK_TYPE_TEXT_VIEW, "What is the first goal?"), "One picture");
  way_test_app_end (app);

  dialog = open_new_project (app);
  assert_typed (dialog, "Title of the project", "Safer places");
  assert_typed (dialog, "Name of the partnership", "Coast");
  assert_typed (dialog, "Local authority areas", "Northcoast; Sands");
  way_test_click (dialog, "Next");
  g_assert_cmpstr (choice (dialog, "Size"), ==, "regional");
  g_assert_cmpstr (choice (dialog, "Delivery"), ==, "digital");
  g_assert_cmpstr (choice (dialog, "Entry route"), ==, "application");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (dialog, GTK_TYPE_ENTRY, "Commenced"))), ==, "June 2021");
  method = way_test_find (dialog, GTK_TYPE_TOGGLE_BUTTON, "Partnership");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (method)));
  assert_typed (dialog, "Others", "Walks");
  way_test_click (dialog, "Next");
  assert_text (dialog, "Why was support asked for?", "Worries about places");
  assert_text (dialog, "What is the first goal?", "One picture");
  way_test_click (dialog, "Create");
  g_assert_false (way_test_has_dialog (WAY_TYPE_NEW_PROJECT));
  project = way_library_get (app->library, way_window_get_project (app->window));
  partnership = way_library_query_record (app->library, "partnerships", "");
  goal = way_test_app_record (app, "goal", NULL);
  g_assert_cmpstr (way_record_get_title (project), ==, "Safer places");
  g_assert_cmpstr (way_record_get_text (project, "commenced"), ==, "2021-06");
  g_assert_cmpuint (g_strv_length ((char **) way_record_get_list (project, "methodologies")), ==, 2);
  g_assert_cmpstr (way_record_get_title (partnership), ==, "Coast");
  g_assert_cmpstr (way_record_get_title (goal), ==, "One picture");

  /* What was saved is not offered again. */
  way_test_app_restart (app);
  dialog = open_new_project (app);
  assert_typed (dialog, "Title of the project", "");
  way_test_keys (dialog, "Escape");
  g_assert_false (way_test_has_dialog (WAY_TYPE_NEW_PROJECT));
}

/* The partnership that was chosen is chosen again; what was discarded is not offered again. */
static void
test_new_project_cancelled (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *dialog = open_new_project (app);
  AdwComboRow *row = ADW_COMBO_ROW (way_test_find (dialog, ADW_TYPE_COMBO_ROW, "Partnership"));
  g_autofree char *kept = NULL;
  guint own = adw_combo_row_get_selected (row);

  g_assert_cmpuint (own, >, 0);
  adw_combo_row_set_selected (row, 0);
  type_into (dialog, "Title of the project", "Not this");
  way_test_app_end (app);
  dialog = open_new_project (app);
  row = ADW_COMBO_ROW (way_test_find (dialog, ADW_TYPE_COMBO_ROW, "Partnership"));
  g_assert_cmpuint (adw_combo_row_get_selected (row), ==, 0);
  assert_typed (dialog, "Title of the project", "Not this");
  way_test_keys (dialog, "Escape");
  answer ("Discard");
  g_assert_false (way_test_has_dialog (WAY_TYPE_NEW_PROJECT));
  kept = way_library_get_draft (app->library, "new-project", NULL, "title");
  g_assert_cmpstr (kept, ==, NULL);
  dialog = open_new_project (app);
  assert_typed (dialog, "Title of the project", "");
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (way_test_find (dialog, ADW_TYPE_COMBO_ROW, "Partnership"))), ==, own);
}

/* --- Workshops --- */

static GtkSpinButton *
minutes_of (gpointer dialog)
{
  return GTK_SPIN_BUTTON (way_test_find (dialog, GTK_TYPE_SPIN_BUTTON, NULL));
}

static GtkWidget *
open_new_workshop (WayTestApp *app)
{
  way_test_open_project (app, NULL, "workshops");
  way_test_click (app->window, "Add a workshop");
  return way_test_dialog (ADW_TYPE_WINDOW);
}

static WayRecord *
open_workshop (WayTestApp *app)
{
  WayRecord *workshop;

  way_test_open_project (app, NULL, "workshops");
  workshop = way_test_app_record (app, "workshop", "Workshop 3");
  g_assert_true (way_window_open_record (app->window, way_record_get_id (workshop)));
  way_test_settle ();
  return workshop;
}

static void
test_new_workshop (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *dialog = open_new_workshop (app);
  g_autoptr (WayRecord) workshop = NULL;
  const char *agenda = "An empty agenda";

  type_into (dialog, "Title", "Workshop 4");
  type_into (dialog, "Where, or online link", "The hall");
  way_test_choose (way_test_find (dialog, ADW_TYPE_COMBO_ROW, NULL), agenda);
  gtk_spin_button_set_value (minutes_of (dialog), 75);
  way_test_set_text (way_test_find (dialog, GTK_TYPE_ENTRY, "Start"), "14 Feb 2022 10:00");
  wait_kept (app, "workshop", way_window_get_project (app->window), "place", "The hall");
  type_into (dialog, "Where, or online link", "The hall, above");
  way_test_app_end (app);

  dialog = open_new_workshop (app);
  assert_typed (dialog, "Title", "Workshop 4");
  assert_typed (dialog, "Where, or online link", "The hall, above");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (minutes_of (dialog)), ==, 75);
  way_test_find (way_test_find (dialog, ADW_TYPE_COMBO_ROW, NULL), GTK_TYPE_LABEL, agenda);
  way_test_click (dialog, "Add");
  workshop = way_test_app_record (app, "workshop", "Workshop 4");
  g_assert_cmpstr (way_record_get_text (workshop, "place"), ==, "The hall, above");
  g_assert_cmpstr (way_record_get_text (workshop, "start"), ==, "2022-02-14T10:00");
  g_assert_cmpint (way_record_get_integer (workshop, "planned_minutes", 0), ==, 75);
  dialog = open_new_workshop (app);
  assert_typed (dialog, "Title", "");
  way_test_keys (dialog, "Escape");
  g_assert_false (way_test_has_dialog (ADW_TYPE_WINDOW));
}

/* Of one that is there; and Escape takes nothing away without a question. */
static void
test_workshop_details (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = open_workshop (app);
  g_autoptr (WayRecord) again = NULL;
  g_autofree char *place = g_strdup (way_record_get_text (workshop, "place"));
  g_autofree char *left = NULL;
  GtkWidget *dialog;

  gtk_widget_activate_action (way_test_find (app->window, GTK_TYPE_MENU_BUTTON, "Workshop menu"), "workshop.edit", NULL);
  dialog = way_test_dialog (ADW_TYPE_WINDOW);
  type_into (dialog, "Where, or online link", "The libr");
  g_clear_object (&workshop);
  way_test_app_end (app);

  again = open_workshop (app);
  gtk_widget_activate_action (way_test_find (app->window, GTK_TYPE_MENU_BUTTON, "Workshop menu"), "workshop.edit", NULL);
  dialog = way_test_dialog (ADW_TYPE_WINDOW);
  assert_typed (dialog, "Where, or online link", "The libr");
  way_test_keys (dialog, "Escape");
  answer ("Go on typing");
  assert_typed (dialog, "Where, or online link", "The libr");
  way_test_click (dialog, "Cancel");
  answer ("Discard");
  g_assert_false (way_test_has_dialog (ADW_TYPE_WINDOW));
  left = way_library_get_draft (app->library, "workshop", way_record_get_id (again), "place");
  g_assert_cmpstr (left, ==, NULL);
  g_assert_cmpstr (way_record_get_text (again, "place"), ==, place);
}

/* --- Blocks of an agenda --- */

static GtkWidget *
open_block (WayTestApp *app, WayId *id)
{
  GtkWidget *row = way_test_find (way_window_get_page (app->window), WAY_TYPE_AGENDA_ROW, NULL);

  *id = *way_record_get_id (way_agenda_row_get_block (WAY_AGENDA_ROW (row)));
  gtk_widget_grab_focus (row);
  way_test_keys (app->window, "Return");
  return way_test_dialog (ADW_TYPE_WINDOW);
}

static void
test_agenda_block (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = open_workshop (app);
  g_autoptr (WayRecord) block = NULL;
  g_autofree char *left = NULL;
  GtkWidget *dialog;
  WayId id;

  dialog = open_block (app, &id);
  type_into (dialog, "Title", "Arrivals");
  type_into (dialog, "Prompt", "Who is missing?");
  type_into (dialog, "Materials", "pens");
  gtk_spin_button_set_value (minutes_of (dialog), 25);
  wait_kept (app, "agenda-block", &id, "prompt", "Who is missing?");
  type_into (dialog, "Materials", "pens, cards");
  g_clear_object (&workshop);
  way_test_app_end (app);

  workshop = open_workshop (app);
  dialog = open_block (app, &id);
  assert_typed (dialog, "Title", "Arrivals");
  assert_typed (dialog, "Prompt", "Who is missing?");
  assert_typed (dialog, "Materials", "pens, cards");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (minutes_of (dialog)), ==, 25);
  way_test_keys (dialog, "ctrl+Return");
  g_assert_false (way_test_has_dialog (ADW_TYPE_WINDOW));
  block = way_library_get (app->library, &id);
  g_assert_cmpstr (way_record_get_title (block), ==, "Arrivals");
  g_assert_cmpint (way_record_get_integer (block, "minutes", 0), ==, 25);
  left = way_library_get_draft (app->library, "agenda-block", &id, "title");
  g_assert_cmpstr (left, ==, NULL);
}

/* Escape asks first; a block that was not added leaves no trace, and what was typed for it is kept until then. */
static void
test_agenda_block_cancelled (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = open_workshop (app);
  g_autofree char *left = NULL;
  gint64 last = way_library_get_undo_step (app->library);
  GtkWidget *dialog;

  way_test_click (app->window, "Add a block");
  dialog = way_test_dialog (ADW_TYPE_WINDOW);
  type_into (dialog, "Prompt", "Not this");
  wait_kept (app, "agenda-block", way_record_get_id (workshop), "prompt", "Not this");
  way_test_keys (dialog, "Escape");
  answer ("Go on typing");
  assert_typed (dialog, "Prompt", "Not this");
  way_test_keys (dialog, "Escape");
  answer ("Discard");
  g_assert_false (way_test_has_dialog (ADW_TYPE_WINDOW));
  g_assert_cmpint (way_library_get_undo_step (app->library), ==, last);
  left = way_library_get_draft (app->library, "agenda-block", way_record_get_id (workshop), "prompt");
  g_assert_cmpstr (left, ==, NULL);
  g_assert_true (way_window_go (app->window, "deleted", NULL));
  way_test_settle ();
  g_assert_true (way_test_says (way_window_get_page (app->window), "Nothing"));
}

/* What was typed for one is there when it is asked for again, and comes in by one step; Tab goes from its title to the number
 * of minutes, and Enter there does what Add does. */
static void
test_agenda_block_added (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = open_workshop (app);
  g_autoptr (WayRecord) block = NULL;
  g_autofree char *undo = NULL;
  GtkWidget *dialog;

  way_test_click (app->window, "Add a block");
  dialog = way_test_dialog (ADW_TYPE_WINDOW);
  g_assert_false (gtk_widget_is_sensitive (way_test_find (dialog, GTK_TYPE_BUTTON, "Add")));
  way_test_type (dialog, "Arrivals");
  g_clear_object (&workshop);
  way_test_app_end (app);
  workshop = open_workshop (app);
  way_test_click (app->window, "Add a block");
  dialog = way_test_dialog (ADW_TYPE_WINDOW);
  assert_typed (dialog, "Title", "Arrivals");
  way_test_type (dialog, " and tea");
  way_test_keys (dialog, "Tab");
  way_test_type (dialog, "60");
  way_test_keys (dialog, "Return");
  way_test_settle ();
  g_assert_false (way_test_has_dialog (ADW_TYPE_WINDOW));
  block = way_test_app_record (app, "agenda_block", "Arrivals and tea");
  g_assert_nonnull (block);
  g_assert_cmpint (way_record_get_integer (block, "minutes", 0), ==, 60);
  undo = way_library_get_undo (app->library, NULL);
  g_assert_cmpstr (undo, ==, "Add agenda block");
}

/* --- Questions with a line --- */

static GtkWidget *
ask_new_theme (WayTestApp *app)
{
  way_test_open_project (app, NULL, "board");
  way_board_lanes_ask_new_theme (WAY_BOARD_LANES (way_test_find (app->window, WAY_TYPE_BOARD_LANES, NULL)));
  return way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
}

static void
select_card (WayTestApp *app)
{
  WayBoardLanes *lanes;
  g_autoptr (WayRecord) card = NULL;

  way_test_open_project (app, NULL, "board");
  card = way_test_app_record (app, "card", NULL);
  lanes = WAY_BOARD_LANES (way_test_find (app->window, WAY_TYPE_BOARD_LANES, NULL));
  way_board_lanes_select (lanes, way_record_get_id (card), TRUE);
}

/* What is filled in there: a line, or a text that grows. */
static GtkWidget *
find_line (GtkWidget *dialog)
{
  GtkWidget *entry = way_test_find_if_any (dialog, GTK_TYPE_ENTRY, NULL);

  return entry != NULL ? entry : way_test_find (dialog, WAY_TYPE_TEXT_EDITOR, NULL);
}

static const char *
line_of (GtkWidget *dialog)
{
  GtkWidget *line = find_line (dialog);
  g_autofree char *text = WAY_IS_TEXT_EDITOR (line) ? way_text_editor_dup_text (WAY_TEXT_EDITOR (line)) : NULL;

  return text != NULL ? g_intern_string (text) : gtk_editable_get_text (GTK_EDITABLE (line));
}

static void
set_line (GtkWidget *dialog, const char *text)
{
  GtkWidget *line = find_line (dialog);

  way_test_set_text (WAY_IS_TEXT_EDITOR (line) ? way_text_editor_get_view (WAY_TEXT_EDITOR (line)) : line, text);
}

/* Cancel, Escape and closing ask; going on leaves all as it was, and Add needs no answer. */
static void
test_new_theme (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) theme = NULL;
  GtkWidget *dialog = ask_new_theme (app);

  set_line (dialog, "Lamps");
  wait_kept (app, "new-theme", way_window_get_project (app->window), "name", "Lamps");
  set_line (dialog, "Lamps along the path");
  way_test_app_end (app);

  select_card (app);
  dialog = ask_new_theme (app);
  g_assert_cmpstr (line_of (dialog), ==, "Lamps along the path");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), WAY_ASK_TEXT_GIVEN));
  way_test_keys (dialog, "Escape");
  answer ("Go on typing");
  g_assert_cmpstr (line_of (dialog), ==, "Lamps along the path");
  way_test_click (dialog, "Add");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  theme = way_test_app_record (app, "theme", "Lamps along the path");
  g_assert_nonnull (theme);
  dialog = ask_new_theme (app);
  g_assert_cmpstr (line_of (dialog), ==, "");
  way_test_keys (dialog, "Escape");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  dialog = ask_new_theme (app);
  set_line (dialog, "Not this");
  way_test_click (dialog, "Cancel");
  answer ("Discard");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  dialog = ask_new_theme (app);
  g_assert_cmpstr (line_of (dialog), ==, "");
}

static GtkWidget *
ask_write_up (WayTestApp *app)
{
  way_test_click (app->window, "_Write up");
  return way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
}

static void
test_write_up (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = open_workshop (app);
  g_autofree char *left = NULL;
  WayId id = *way_record_get_id (workshop);
  GtkWidget *dialog;

  way_test_click (app->window, "Mark as _held");
  dialog = ask_write_up (app);
  set_line (dialog, "We ran");
  wait_kept (app, "write-up", &id, "not_reflected_reason", "We ran");
  way_test_click (dialog, "Cancel");
  answer ("Discard");
  dialog = ask_write_up (app);
  g_assert_cmpstr (line_of (dialog), ==, "");
  set_line (dialog, "We ran out of time");
  g_clear_object (&workshop);
  way_test_app_end (app);

  workshop = open_workshop (app);
  dialog = ask_write_up (app);
  g_assert_cmpstr (line_of (dialog), ==, "We ran out of time");
  way_test_click (dialog, "_Write up");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpstr (way_record_get_text (workshop, "not_reflected_reason"), ==, "We ran out of time");
  left = way_library_get_draft (app->library, "write-up", &id, "not_reflected_reason");
  g_assert_cmpstr (left, ==, NULL);
}

static GtkWidget *
ask_reason (WayTestApp *app, const char *text)
{
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", NULL);
  g_autoptr (GArray) found = way_notice_find (text, NULL);

  g_assert_cmpuint (found->len, ==, 1);
  way_notice_reason_ask (GTK_WIDGET (app->window), app->library, way_record_get_id (action), "text", text,
                         &g_array_index (found, WayNotice, 0));
  return way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
}

/* A reason is kept for the words that it is about. */
static void
test_notice_reason (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) action = NULL;
  g_autoptr (WayRecord) notice = NULL;
  const char *text = "Ring the hall on 07700 900123", *other = "Ring the club on 07700 900124";
  GtkWidget *dialog;

  way_test_open_project (app, NULL, "plan");
  dialog = ask_reason (app, text);
  set_line (dialog, "it is the hall’s");
  way_test_app_end (app);

  way_test_open_project (app, NULL, "plan");
  dialog = ask_reason (app, other);
  g_assert_cmpstr (line_of (dialog), ==, "");
  way_test_keys (dialog, "Escape");
  dialog = ask_reason (app, text);
  g_assert_cmpstr (line_of (dialog), ==, "it is the hall’s");
  way_test_keys (dialog, "Escape");
  answer ("Discard");
  dialog = ask_reason (app, text);
  g_assert_cmpstr (line_of (dialog), ==, "");
  set_line (dialog, "it is the hall’s own");
  way_test_click (dialog, "Keep");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  action = way_test_app_record (app, "action", NULL);
  notice = way_library_query_record (app->library, "notices of record", "i", way_record_get_id (action));
  g_assert_cmpstr (way_record_get_text (notice, "reason"), ==, "it is the hall’s own");
  dialog = ask_reason (app, text);
  g_assert_cmpstr (line_of (dialog), ==, "");
}

/* --- Reviews --- */

static WayReviewRow *
first_review (WayTestApp *app)
{
  return WAY_REVIEW_ROW (way_test_find (way_window_get_page (app->window), WAY_TYPE_REVIEW_ROW, NULL));
}

static GtkWidget *
ask_changed (WayTestApp *app)
{
  gtk_widget_grab_focus (GTK_WIDGET (first_review (app)));
  way_test_keys (app->window, "h");
  return way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
}

static void
test_review_changed (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = open_workshop (app);
  g_autoptr (GPtrArray) reviews = NULL;
  GtkWidget *dialog = ask_changed (app);

  type_into (dialog, "Note", "Not this");
  way_test_click (dialog, "Cancel");
  answer ("Discard");
  dialog = ask_changed (app);
  assert_typed (dialog, "Note", "");
  type_into (dialog, "Note", "The hall is closed until May");
  gtk_switch_set_active (GTK_SWITCH (way_test_find (dialog, GTK_TYPE_SWITCH, NULL)), TRUE);
  g_clear_object (&workshop);
  way_test_app_end (app);

  workshop = open_workshop (app);
  dialog = ask_changed (app);
  assert_typed (dialog, "Note", "The hall is closed until May");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (way_test_find (dialog, GTK_TYPE_SWITCH, NULL))));
  way_test_click (dialog, "C_hange");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  reviews = way_library_query_records (app->library, "reflections of workshop", "i", way_record_get_id (workshop));
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_cmpstr (way_record_get_text (reviews->pdata[0], "note"), ==, "The hall is closed until May");
  g_assert_true (way_library_undo (app->library, NULL, NULL));
  way_test_settle ();
  dialog = ask_changed (app);
  assert_typed (dialog, "Note", "");
}

/* The note of an action in the list. */
static void
test_review_note (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = open_workshop (app);
  g_autoptr (GPtrArray) reviews = NULL;

  way_test_set_text (way_test_find (first_review (app), GTK_TYPE_ENTRY, NULL), "Half done");
  g_clear_object (&workshop);
  way_test_app_end (app);

  workshop = open_workshop (app);
  g_assert_cmpstr (way_review_row_get_note (first_review (app)), ==, "Half done");
  way_test_set_text (way_test_find (first_review (app), GTK_TYPE_ENTRY, NULL), "Half done by now");
  way_test_click (first_review (app), "Carried");
  g_assert_cmpstr (way_review_row_get_note (first_review (app)), ==, "");
  reviews = way_library_query_records (app->library, "reflections of workshop", "i", way_record_get_id (workshop));
  g_assert_cmpuint (reviews->len, ==, 1);
  g_assert_cmpstr (way_record_get_text (reviews->pdata[0], "note"), ==, "Half done by now");
  g_assert_true (way_library_undo (app->library, NULL, NULL));
  way_test_settle ();
  g_assert_cmpstr (way_review_row_get_note (first_review (app)), ==, "");
}

/* --- Lines beside a list --- */

/* Why an action is amber, which is asked in place. */
static GtkWidget *
ask_amber (WayTestApp *app)
{
  g_autoptr (WayRecord) action = NULL;

  way_test_open_project (app, NULL, "plan");
  action = way_test_app_record (app, "action", "Tell the Year 10 group");
  g_assert_true (way_window_open_record (app->window, way_record_get_id (action)));
  way_test_settle ();
  way_test_choose (way_test_find (way_window_get_page (app->window), GTK_TYPE_DROP_DOWN, "RAG"), "Amber");
  return way_test_find (way_window_get_page (app->window), WAY_TYPE_ACTION_ASK, NULL);
}

static void
test_action_reason (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) action = NULL;
  GtkWidget *ask = ask_amber (app);

  set_line (ask, "Exams are");
  way_test_click (ask, "Cancel");
  ask = ask_amber (app);
  g_assert_cmpstr (line_of (ask), ==, "");
  set_line (ask, "Exams are near");
  way_test_app_end (app);
  ask = ask_amber (app);
  g_assert_cmpstr (line_of (ask), ==, "Exams are near");
  way_test_click (ask, "Set");
  action = way_test_app_record (app, "action", "Tell the Year 10 group");
  g_assert_cmpstr (way_record_get_text (action, "rag_reason"), ==, "Exams are near");
  g_assert_true (way_library_undo (app->library, NULL, NULL));
  g_assert_cmpstr (line_of (ask_amber (app)), ==, "");
}

static void
open_details_pane (WayTestApp *app)
{
  g_autoptr (WayRecord) card = way_test_app_record (app, "card", "Consent forms differ");

  way_board_lanes_select (WAY_BOARD_LANES (way_test_find (app->window, WAY_TYPE_BOARD_LANES, NULL)), way_record_get_id (card), TRUE);
  way_test_settle ();
  if (way_test_find_if_any (app->window, WAY_TYPE_BOARD_DETAILS, NULL) == NULL)
    way_test_keys (app->window, "alt+Return");
}

static GtkWidget *
open_details (WayTestApp *app, const char *text)
{
  g_autoptr (WayRecord) card = way_test_app_record (app, "card", text);
  WayBoardLanes *lanes = WAY_BOARD_LANES (way_test_find (app->window, WAY_TYPE_BOARD_LANES, NULL));

  way_board_lanes_select (lanes, way_record_get_id (card), TRUE);
  way_test_settle ();
  return way_test_find (app->window, WAY_TYPE_BOARD_DETAILS, NULL);
}

/* A theme that is named beside a card is for that card only. */
static void
test_card_theme (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) theme = NULL;
  GtkWidget *details;

  way_test_open_project (app, NULL, "board");
  open_details_pane (app);
  details = open_details (app, "Consent forms differ");
  type_into (details, "New theme", "Forms we sh");
  details = open_details (app, "Fear of being tokenistic");
  assert_typed (details, "New theme", "");
  details = open_details (app, "Consent forms differ");
  assert_typed (details, "New theme", "Forms we sh");
  type_into (details, "New theme", "Forms we share");
  way_test_app_end (app);

  way_test_open_project (app, NULL, "board");
  open_details_pane (app);
  details = open_details (app, "Consent forms differ");
  assert_typed (details, "New theme", "Forms we share");
  gtk_widget_grab_focus (way_test_find (details, ADW_TYPE_ENTRY_ROW, "New theme"));
  way_test_keys (app->window, "Return");
  theme = way_test_app_record (app, "theme", "Forms we share");
  g_assert_nonnull (theme);
  open_details (app, "Fear of being tokenistic");
  details = open_details (app, "Consent forms differ");
  assert_typed (details, "New theme", "");
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/drafts/new-project", test_new_project);
  g_test_add_func ("/drafts/new-project-cancelled", test_new_project_cancelled);
  g_test_add_func ("/drafts/new-workshop", test_new_workshop);
  g_test_add_func ("/drafts/workshop-details", test_workshop_details);
  g_test_add_func ("/drafts/agenda-block", test_agenda_block);
  g_test_add_func ("/drafts/agenda-block-cancelled", test_agenda_block_cancelled);
  g_test_add_func ("/drafts/agenda-block-added", test_agenda_block_added);
  g_test_add_func ("/drafts/new-theme", test_new_theme);
  g_test_add_func ("/drafts/write-up", test_write_up);
  g_test_add_func ("/drafts/notice-reason", test_notice_reason);
  g_test_add_func ("/drafts/review-changed", test_review_changed);
  g_test_add_func ("/drafts/review-note", test_review_note);
  g_test_add_func ("/drafts/action-reason", test_action_reason);
  g_test_add_func ("/drafts/card-theme", test_card_theme);
  return g_test_run ();
}
