/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-agenda-row.h"
#include "ui/way-choice-row.h"
#include "ui/way-new-project.h"
#include "ui/way-test-app.h"
#include "ui/way-text-editor.h"

#include <signal.h>

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

static void
answer (const char *button)
{
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), button);
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

/* The session ends: the program gets a signal, in the middle of a word. */
static void
end_and_restart (WayTestApp *app)
{
  raise (SIGTERM);
  while (gtk_application_get_windows (GTK_APPLICATION (app->application)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  app->window = NULL;
  way_test_app_restart (app);
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
  end_and_restart (app);

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
  end_and_restart (app);
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
  end_and_restart (app);

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
  end_and_restart (app);

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
  end_and_restart (app);

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

/* Escape asks first; a block that was only just added goes with what was typed. */
static void
test_agenda_block_cancelled (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = open_workshop (app);
  g_autoptr (WayRecord) block = NULL;
  g_autofree char *left = NULL;
  GtkWidget *dialog;

  way_test_click (app->window, "Add a block");
  dialog = way_test_dialog (ADW_TYPE_WINDOW);
  block = way_test_app_record (app, "agenda_block", "New block");
  type_into (dialog, "Prompt", "Not this");
  wait_kept (app, "agenda-block", way_record_get_id (block), "prompt", "Not this");
  way_test_keys (dialog, "Escape");
  answer ("Go on typing");
  assert_typed (dialog, "Prompt", "Not this");
  way_test_keys (dialog, "Escape");
  answer ("Discard");
  g_assert_false (way_test_has_dialog (ADW_TYPE_WINDOW));
  g_assert_true (way_record_get_deleted (block));
  left = way_library_get_draft (app->library, "agenda-block", way_record_get_id (block), "prompt");
  g_assert_cmpstr (left, ==, NULL);
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
  return g_test_run ();
}
