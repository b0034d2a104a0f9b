/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-choice-row.h"
#include "ui/way-conversation-form.h"
#include "ui/way-form.h"
#include "ui/way-milestone-row.h"
#include "ui/way-record-picker.h"
#include "ui/way-reflection-dialog.h"
#include "ui/way-test-app.h"

#include <glib-unix.h>
#include <signal.h>

/* What is chosen in a form, switched on or named in a popover waits there like what is typed, when the session ends before it is
 * saved. */

/* --- Choosing --- */

static GtkWidget *
picker_of (gpointer form, const char *row)
{
  return way_test_find (way_test_find (form, ADW_TYPE_ACTION_ROW, row), WAY_TYPE_RECORD_PICKER, NULL);
}

/* Types what is in its name, and takes the first that is offered. */
static void
pick (gpointer form, const char *row, const char *words)
{
  GtkWidget *picker = picker_of (form, row);
  GtkWidget *entry;

  way_record_picker_popup (WAY_RECORD_PICKER (picker));
  way_test_settle ();
  entry = way_test_find (picker, GTK_TYPE_SEARCH_ENTRY, NULL);
  way_test_set_text (entry, words);
  way_test_enter (entry);
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER)));
  way_test_settle ();
}

static void
assert_picked (WayTestApp *app, gpointer form, const char *row, const char *title)
{
  GArray *ids = way_record_picker_get_ids (WAY_RECORD_PICKER (picker_of (form, row)));
  g_autoptr (WayRecord) record = ids->len > 0 ? way_library_get (app->library, way_id_list_index (ids, ids->len - 1)) : NULL;

  g_assert_cmpstr (record != NULL ? way_record_get_title (record) : NULL, ==, title);
}

static GtkSwitch *
switch_of (gpointer form, const char *name)
{
  return GTK_SWITCH (way_test_find (form, GTK_TYPE_SWITCH, name));
}

static GtkToggleButton *
chip_of (gpointer form, const char *name)
{
  return GTK_TOGGLE_BUTTON (way_test_find (form, GTK_TYPE_TOGGLE_BUTTON, name));
}

static void
choose_in_list (gpointer form, const char *row, guint selected)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (way_test_find (form, ADW_TYPE_COMBO_ROW, row)), selected);
}

static guint
chosen_in_list (gpointer form, const char *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (way_test_find (form, ADW_TYPE_COMBO_ROW, row)));
}

static GtkWidget *
line_of (gpointer form, const char *row)
{
  return way_test_find (form, ADW_TYPE_ENTRY_ROW, row);
}

static void
assert_line (gpointer form, const char *row, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (line_of (form, row))), ==, text);
}

/* Begins a word of one's own, and does not end it. */
static void
begin_word (gpointer form, const char *row, const char *word)
{
  GtkWidget *choice = way_test_find (form, WAY_TYPE_CHOICE_ROW, row);

  way_test_choose (choice, "Your own word…");
  way_test_set_text (way_test_find (choice, GTK_TYPE_ENTRY, NULL), word);
}

static const char *
word_of (gpointer form, const char *row)
{
  return way_choice_row_get_value (WAY_CHOICE_ROW (way_test_find (form, WAY_TYPE_CHOICE_ROW, row)));
}

static void
discard (gpointer form)
{
  way_test_keys (form, "Escape");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "_Discard");
  way_test_settle ();
}

/* --- Reflections --- */

static GtkWidget *
open_reflection (WayTestApp *app, const WayId *source)
{
  way_test_open_project (app, NULL, "reflections");
  way_reflection_dialog_present (GTK_WIDGET (app->window), app->library, way_window_get_project (app->window), source);
  return way_test_dialog (WAY_TYPE_REFLECTION_DIALOG);
}

static char *
answer (gpointer dialog, const char *prompt)
{
  GtkWidget *view = way_test_find (dialog, GTK_TYPE_TEXT_VIEW, prompt);

  return way_text_editor_dup_text (WAY_TEXT_EDITOR (gtk_widget_get_ancestor (view, WAY_TYPE_TEXT_EDITOR)));
}

/* Of all that is chosen, being private matters most: it must not come back as something that everybody may read. */
static void
test_reflection (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = NULL;
  g_autoptr (WayRecord) person = NULL;
  GtkWidget *dialog;
  g_autofree char *text = NULL;
  WayId place;

  way_test_open_project (app, NULL, "reflections");
  workshop = way_test_app_record (app, "workshop", "Workshop 2");
  place = *way_record_get_id (workshop);
  dialog = open_reflection (app, &place);
  way_test_set_text (way_test_find (dialog, GTK_TYPE_TEXT_VIEW, "What did you notice?"), "We spoke for them");
  gtk_toggle_button_set_active (chip_of (dialog, "Your own words"), TRUE);
  gtk_toggle_button_set_active (chip_of (dialog, "Joining the Dots principles"), TRUE);
  gtk_toggle_button_set_active (chip_of (dialog, "Complexity and curiosity"), TRUE);
  gtk_switch_set_active (switch_of (dialog, "Private"), TRUE);
  gtk_switch_set_active (switch_of (dialog, "Name the person"), TRUE);
  pick (dialog, "From", "police");
  g_clear_object (&workshop);
  way_test_app_end (app);

  /* It is still about that workshop. */
  dialog = open_reflection (app, NULL);
  g_assert_true (gtk_toggle_button_get_active (chip_of (dialog, "Joining the Dots principles")));
  g_assert_false (gtk_toggle_button_get_active (chip_of (dialog, "Your own words")));
  g_assert_true (gtk_toggle_button_get_active (chip_of (dialog, "Complexity and curiosity")));
  g_assert_false (gtk_toggle_button_get_active (chip_of (dialog, "Bridging boundaries")));
  g_assert_true (gtk_switch_get_active (switch_of (dialog, "Private")));
  g_assert_true (gtk_switch_get_active (switch_of (dialog, "Name the person")));
  g_assert_nonnull (way_record_picker_get_id (WAY_RECORD_PICKER (picker_of (dialog, "From"))));
  g_assert_true (way_id_equal (way_record_picker_get_id (WAY_RECORD_PICKER (picker_of (dialog, "Where"))), &place));
  text = answer (dialog, NULL);
  g_assert_cmpstr (text, ==, "We spoke for them");
  discard (dialog);

  dialog = open_reflection (app, NULL);
  g_assert_false (gtk_switch_get_active (switch_of (dialog, "Private")));
  g_assert_false (gtk_toggle_button_get_active (chip_of (dialog, "Complexity and curiosity")));
  g_assert_null (way_record_picker_get_id (WAY_RECORD_PICKER (picker_of (dialog, "Where"))));
  way_test_keys (dialog, "Escape");
  g_assert_false (way_test_has_dialog (WAY_TYPE_REFLECTION_DIALOG));
}

/* --- Milestones --- */

static GtkWidget *
open_milestone (WayTestApp *app)
{
  g_autoptr (WayRecord) action = NULL;
  GtkWidget *row;

  way_test_open_project (app, NULL, "plan");
  action = way_test_app_record (app, "action", "Draft one shared consent form");
  g_assert_true (way_window_open_record (app->window, way_record_get_id (action)));
  way_test_settle ();
  row = way_test_find (way_window_get_page (app->window), WAY_TYPE_MILESTONE_ROW, NULL);
  way_test_click_widget (way_test_find (row, GTK_TYPE_MENU_BUTTON, NULL));
  return way_test_find (row, GTK_TYPE_POPOVER, NULL);
}

static GtkWidget *
name_of (GtkWidget *popover)
{
  return way_test_find (popover, GTK_TYPE_ENTRY, "Milestone");
}

static char *
milestone (WayTestApp *app)
{
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Draft one shared consent form");
  g_autoptr (WayRecord) record = way_library_query_record (app->library, "milestones of action", "i", way_record_get_id (action));

  return g_strdup (way_record_get_text (record, "text"));
}

static gboolean
is_kept (gpointer data)
{
  WayTestApp *app = data;
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Draft one shared consent form");
  g_autoptr (WayRecord) record = way_library_query_record (app->library, "milestones of action", "i", way_record_get_id (action));
  g_autofree char *text = way_library_get_draft (app->library, "milestone", way_record_get_id (record), "text");

  return g_strcmp0 (text, "Form tried in two ser") == 0;
}

static void
assert_milestone (WayTestApp *app, const char *text)
{
  g_autofree char *now = milestone (app);

  g_assert_cmpstr (now, ==, text);
}

static void
assert_entry (GtkWidget *popover, const char *name, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (popover, GTK_TYPE_ENTRY, name))), ==, text);
}

/* Closing the popover ends the renaming, as leaving any other line does, and so does the end of the session; Escape takes it
 * back. */
static void
test_milestone (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *popover = open_milestone (app);
  g_autofree char *before = milestone (app);

  way_test_set_text (name_of (popover), "Form tried in two ser");
  way_test_set_text (way_test_find (popover, GTK_TYPE_ENTRY, "Due"), "14 Feb 2031");
  way_test_wait (is_kept, app, "the draft");
  assert_milestone (app, before);
  way_test_app_end (app);
  popover = open_milestone (app);
  assert_milestone (app, "Form tried in two ser");
  assert_entry (popover, "Due", "14 Feb 2031");
  way_test_set_text (name_of (popover), "Not this");
  gtk_widget_grab_focus (name_of (popover));
  way_test_keys (app->window, "Escape");
  assert_milestone (app, "Form tried in two ser");

  popover = open_milestone (app);
  assert_entry (popover, "Milestone", "Form tried in two ser");
  way_test_set_text (name_of (popover), "Form tried in two services");
  gtk_popover_popdown (GTK_POPOVER (popover));
  way_test_settle ();
  assert_milestone (app, "Form tried in two services");
  popover = open_milestone (app);
  way_test_set_text (name_of (popover), "Form tried in three services");
  way_test_enter (name_of (popover));
  assert_milestone (app, "Form tried in three services");
  /* One that is open goes with its window. */
  open_milestone (app);
}

/* What a crash broke off is there when it is opened again. */
static void
test_milestone_draft (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) action = NULL;
  g_autoptr (WayRecord) record = NULL;
  g_autofree char *left = NULL;
  GtkWidget *popover;

  way_test_open_project (app, NULL, "plan");
  action = way_test_app_record (app, "action", "Draft one shared consent form");
  record = way_library_query_record (app->library, "milestones of action", "i", way_record_get_id (action));
  g_assert_true (way_library_set_draft (app->library, "milestone", way_record_get_id (record), "text", "Form tr", NULL));
  g_assert_true (way_library_set_draft (app->library, "milestone", way_record_get_id (record), "due", "14 Fe", NULL));
  popover = open_milestone (app);
  assert_entry (popover, "Milestone", "Form tr");
  assert_entry (popover, "Due", "14 Fe");
  gtk_popover_popdown (GTK_POPOVER (popover));
  way_test_settle ();
  assert_milestone (app, "Form tr");
  left = way_library_get_draft (app->library, "milestone", way_record_get_id (record), "text");
  g_assert_cmpstr (left, ==, NULL);
}

/* --- Forms --- */

static GtkWidget *
open_conversation (WayTestApp *app)
{
  way_test_open_project (app, NULL, "conversations");
  way_conversation_form_present (way_window_get_page (app->window), NULL, NULL);
  return way_test_dialog (WAY_TYPE_FORM);
}

static void
test_conversation (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *form = open_conversation (app);
  g_autofree char *agency = NULL;
  g_autoptr (WayRecord) record = NULL;

  pick (form, "Agency or team", "police");
  record = way_library_get (app->library, way_record_picker_get_id (WAY_RECORD_PICKER (picker_of (form, "Agency or team"))));
  agency = g_strdup (way_record_get_title (record));
  g_clear_object (&record);
  way_test_app_end (app);
  form = open_conversation (app);
  assert_picked (app, form, "Agency or team", agency);
  discard (form);
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
}

/* The form as "not yet heard: …" opens it, of the @nth agency that takes part. */
static GtkWidget *
open_conversation_with (WayTestApp *app, guint nth)
{
  g_autoptr (GPtrArray) parts = NULL;

  way_test_open_project (app, NULL, "conversations");
  parts = way_library_query_records (app->library, "participations in order", "i", way_window_get_project (app->window));
  way_conversation_form_present (way_window_get_page (app->window), NULL, way_record_get_reference (parts->pdata[nth], "agency"));
  return way_test_dialog (WAY_TYPE_FORM);
}

static WayId
picked (gpointer form, const char *row)
{
  return *way_record_picker_get_id (WAY_RECORD_PICKER (picker_of (form, row)));
}

/* What is begun with one agency waits there: it does not come up, nor is it filed, with another. */
static void
test_conversation_with_each (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *form = open_conversation_with (app, 0);
  WayId one = picked (form, "Agency or team");
  WayId other;

  way_test_set_text (line_of (form, "Facilitated by"), "R. Osei");
  way_test_app_end (app);
  form = open_conversation_with (app, 1);
  other = picked (form, "Agency or team");
  g_assert_false (way_id_equal (&one, &other));
  assert_line (form, "Facilitated by", "");
  way_test_app_end (app);
  form = open_conversation (app);
  g_assert_null (way_record_picker_get_id (WAY_RECORD_PICKER (picker_of (form, "Agency or team"))));
  assert_line (form, "Facilitated by", "");
  way_test_app_end (app);
  form = open_conversation_with (app, 0);
  other = picked (form, "Agency or team");
  g_assert_true (way_id_equal (&one, &other));
  assert_line (form, "Facilitated by", "R. Osei");
  discard (form);
}

static GtkWidget *
open_details (WayTestApp *app)
{
  way_test_open_project (app, NULL, "overview");
  way_test_click (app->window, "Details");
  return way_test_dialog (WAY_TYPE_FORM);
}

/* The rows of a partnership come with it, and what is typed there is kept with them. A word of one's own counts as far as it is
 * typed, also for Ctrl+Enter. */
static void
test_details (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *form = open_details (app);
  g_autoptr (WayRecord) project = NULL;
  gboolean before = gtk_switch_get_active (switch_of (form, "Action research"));

  gtk_switch_set_active (switch_of (form, "Action research"), !before);
  way_test_set_text (line_of (form, "Others"), "Walks");
  begin_word (form, "Size", "two coun");
  pick (form, "Partnerships", "Sands and Moor Partnership");
  way_test_set_text (line_of (form, "Areas of Sands and Moor Partnership"), "Sands; Mo");
  way_test_app_end (app);
  form = open_details (app);
  g_assert_true (gtk_switch_get_active (switch_of (form, "Action research")) == !before);
  assert_line (form, "Others", "Walks");
  g_assert_cmpstr (word_of (form, "Size"), ==, "two coun");
  assert_picked (app, form, "Partnerships", "Sands and Moor Partnership");
  assert_line (form, "Areas of Sands and Moor Partnership", "Sands; Mo");
  begin_word (form, "Size", "two counties");
  way_test_keys (form, "ctrl+Return");
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
  project = way_library_get (app->library, way_window_get_project (app->window));
  g_assert_cmpstr (way_record_get_text (project, "size"), ==, "two counties");
  form = open_details (app);
  way_test_keys (form, "Escape");
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
}

static GtkWidget *
open_stage (WayTestApp *app)
{
  way_test_open_project (app, NULL, "overview");
  way_test_click (app->window, "Change stage");
  return way_test_dialog (WAY_TYPE_FORM);
}

static void
test_stage (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *form = open_stage (app);

  g_assert_cmpuint (chosen_in_list (form, "What happens"), ==, 0);
  choose_in_list (form, "What happens", 1);
  way_test_app_end (app);
  form = open_stage (app);
  g_assert_cmpuint (chosen_in_list (form, "What happens"), ==, 1);
  way_test_find (form, GTK_TYPE_BUTTON, "Pause project");
  discard (form);
}

static GtkWidget *
open_people (WayTestApp *app, const char *button)
{
  way_test_open_project (app, NULL, "overview");
  gtk_widget_activate_action (GTK_WIDGET (way_window_get_page (app->window)), "page.people", NULL);
  way_test_settle ();
  way_test_click (way_window_get_page (app->window), button);
  return way_test_dialog (WAY_TYPE_FORM);
}

/* Somebody who is known brings along what is known of them; only what is changed then is kept. */
static void
test_person (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *form = open_people (app, "Person with details…");
  g_autofree char *name = NULL;
  gboolean connector;

  choose_in_list (form, "Who", 2);
  name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (line_of (form, "Name"))));
  connector = gtk_switch_get_active (switch_of (form, "Is a connector"));
  gtk_switch_set_active (switch_of (form, "Is a connector"), !connector);
  way_test_set_text (line_of (form, "Job title"), "");
  pick (form, "Agency", "police");
  way_test_app_end (app);
  form = open_people (app, "Person with details…");
  g_assert_cmpuint (chosen_in_list (form, "Who"), ==, 2);
  assert_line (form, "Name", name);
  assert_line (form, "Job title", "");
  g_assert_true (gtk_switch_get_active (switch_of (form, "Is a connector")) == !connector);
  g_assert_nonnull (way_record_picker_get_id (WAY_RECORD_PICKER (picker_of (form, "Agency"))));
  discard (form);
  form = open_people (app, "Person with details…");
  g_assert_cmpuint (chosen_in_list (form, "Who"), ==, 0);
  assert_line (form, "Name", "");
}

/* What stands in the button of a picker. */
static void
assert_button_says (gpointer form, const char *row, const char *words)
{
  GtkWidget *button = way_test_find (picker_of (form, row), GTK_TYPE_MENU_BUTTON, NULL);

  way_test_find (button, GTK_TYPE_LABEL, words);
}

static GtkWidget *
open_picker (gpointer form, const char *row)
{
  way_record_picker_popup (WAY_RECORD_PICKER (picker_of (form, row)));
  way_test_settle ();
  return way_test_find (picker_of (form, row), GTK_TYPE_SEARCH_ENTRY, NULL);
}

static void
close_picker (GtkWidget *entry)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER)));
  way_test_settle ();
}

static gboolean
popdown_cb (gpointer entry)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER)));
  return G_SOURCE_REMOVE;
}

/* The popover goes with its window. GTK 4.8 holds a window that is destroyed below an open one, and the test would wait for it: it
 * is closed just before, by the same signal, so that nothing else comes between. */
static void
end_session (WayTestApp *app, GtkWidget *entry)
{
  g_unix_signal_add_full (G_PRIORITY_HIGH, SIGTERM, popdown_cb, entry, NULL);
  way_test_app_end (app);
}

/* A name that is typed to be added, and is not yet, is a part of the form like any other: even one that others begin with. */
static void
test_name_in_picker (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *form = open_people (app, "Person with details…");
  GtkWidget *entry = open_picker (form, "Agency");

  way_test_set_text (entry, "Quay youth");
  end_session (app, entry);
  form = open_people (app, "Person with details…");
  assert_button_says (form, "Agency", "“Quay youth”, not added yet");
  entry = open_picker (form, "Agency");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Quay youth");
  way_test_set_text (entry, "Police");
  end_session (app, entry);
  form = open_people (app, "Person with details…");
  entry = open_picker (form, "Agency");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Police");
  way_test_click (form, "Add “Police” (agency)");
  assert_picked (app, form, "Agency", "Police");
  entry = open_picker (form, "Agency");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  close_picker (entry);
  discard (form);
}

/* What was only looked for is no part of it, nor what was given up. */
static void
test_words_in_picker (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *form = open_people (app, "Person with details…");
  GtkWidget *entry = open_picker (form, "Agency");

  way_test_set_text (entry, "police");
  close_picker (entry);
  assert_button_says (form, "Agency", "Choose…");
  entry = open_picker (form, "Agency");
  way_test_set_text (entry, "Quay youth");
  close_picker (entry);
  assert_button_says (form, "Agency", "“Quay youth”, not added yet");
  /* It is not lost by saving: that waits until it is decided about. */
  way_test_click (form, "Add");
  g_assert_true (way_test_says (form, "“Quay youth” is typed here, but not added."));
  assert_button_says (form, "Agency", "“Quay youth”, not added yet");
  open_picker (form, "Agency");
  way_test_keys (form, "Escape");
  assert_button_says (form, "Agency", "Choose…");
  g_assert_false (way_test_says (form, "is typed here"));
  way_test_keys (form, "Escape");
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
}

static void
test_agency (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *form = open_people (app, "Agency with details…");

  way_test_set_text (line_of (form, "Name"), "Harbour trust");
  begin_word (form, "Sector", "harbours");
  way_test_app_end (app);
  form = open_people (app, "Agency with details…");
  assert_line (form, "Name", "Harbour trust");
  g_assert_cmpstr (word_of (form, "Sector"), ==, "harbours");
  discard (form);
}

static GtkWidget *
open_leaving (WayTestApp *app, const char *name)
{
  GtkWidget *form;

  way_test_open_project (app, NULL, "overview");
  gtk_widget_activate_action (GTK_WIDGET (way_window_get_page (app->window)), "page.people", NULL);
  way_test_settle ();
  g_signal_emit_by_name (way_test_find (way_window_get_page (app->window), GTK_TYPE_LIST_BOX_ROW, name), "activate");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_click (form, "Leaves…");
  return way_test_dialog (WAY_TYPE_FORM);
}

static void
test_leaving (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *form = open_leaving (app, "A. Cole");
  pick (form, "Who takes this on", "police");
  way_test_app_end (app);
  form = open_leaving (app, "A. Cole");
  g_assert_nonnull (way_record_picker_get_id (WAY_RECORD_PICKER (picker_of (form, "Who takes this on"))));
  discard (form);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/drafts-chosen/reflection", test_reflection);
  g_test_add_func ("/drafts-chosen/milestone", test_milestone);
  g_test_add_func ("/drafts-chosen/milestone-draft", test_milestone_draft);
  g_test_add_func ("/drafts-chosen/conversation", test_conversation);
  g_test_add_func ("/drafts-chosen/conversation-with-each", test_conversation_with_each);
  g_test_add_func ("/drafts-chosen/details", test_details);
  g_test_add_func ("/drafts-chosen/stage", test_stage);
  g_test_add_func ("/drafts-chosen/person", test_person);
  g_test_add_func ("/drafts-chosen/name-in-picker", test_name_in_picker);
  g_test_add_func ("/drafts-chosen/words-in-picker", test_words_in_picker);
  g_test_add_func ("/drafts-chosen/agency", test_agency);
  g_test_add_func ("/drafts-chosen/leaving", test_leaving);
  return g_test_run ();
}
