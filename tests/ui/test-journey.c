/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-clock.h"
#include "document/helper.h"
#include "import/way-project-file.h"
#include "service/way-edit.h"
#include "ui/way-agenda-row.h"
#include "ui/way-conversation-heard.h"
#include "ui/way-export-dialog.h"
#include "ui/way-form.h"
#include "ui/way-new-project.h"
#include "ui/way-reflection-dialog.h"
#include "ui/way-review-view.h"
#include "ui/way-sidebar.h"
#include "ui/way-test-app.h"
#include "ui/way-test-steps.h"

#include <string.h>

/* The whole way of a project lead, from an empty library to the exported plan, by keys and the mouse alone: records
 * are read to see what came of it, and nothing is written but by the window. */

#define TODAY "2022-03-01T10:00"

/* --- Short ways to say what a person does --- */

static void
type_into (GtkWidget *widget, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  way_test_press (widget);
  way_test_type (root, text);
}

static WayPage *
page_of (WayTestApp *app)
{
  return way_window_get_page (app->window);
}

static WayPage *
go_to (WayTestApp *app, const char *room)
{
  way_test_press (way_test_find (way_test_find (app->window, WAY_TYPE_SIDEBAR, NULL), GTK_TYPE_LABEL, room));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (way_test_find (app->window, GTK_TYPE_LABEL, room))), ==, room);
  return page_of (app);
}

static void
finish (GtkWidget *form, const char *keys)
{
  way_test_keys (form, keys);
  way_test_wait (way_test_no_dialog, NULL, "the dialog to close");
}

/* The Undo of the toast, not that of the header. */
static void
press_toast_undo (WayTestApp *app)
{
  way_test_press_named (way_test_find (app->window, g_type_from_name ("AdwToastWidget"), NULL), GTK_TYPE_BUTTON, "Undo");
}

static void
assert_text (WayTestApp *app, const char *kind, const char *title, const char *field, const char *wanted)
{
  g_autoptr (WayRecord) record = way_test_app_record (app, kind, title);

  g_assert_cmpstr (way_record_get_text (record, field), ==, wanted);
}

static void
assert_list (WayRecord *record, const char *field, const char *const *wanted)
{
  g_autofree char *is = g_strjoinv ("|", (char **) way_record_get_list (record, field));
  g_autofree char *should = g_strjoinv ("|", (char **) wanted);

  g_assert_cmpstr (is, ==, should);
}

static guint
n_records (WayTestApp *app, const char *kind)
{
  g_autoptr (GPtrArray) records = way_library_query_records (app->library, "records of kind", "is",
                                                             way_window_get_project (app->window), kind);

  return records->len;
}

static void
assert_stage (WayTestApp *app, const char *stage)
{
  g_autoptr (WayRecord) project = way_library_get (app->library, way_window_get_project (app->window));

  g_assert_cmpstr (way_record_get_text (project, "stage"), ==, stage);
}

/* --- 1. Home --- */

static gboolean
has_project (gpointer app)
{
  return way_window_get_project (((WayTestApp *) app)->window) != NULL;
}

static void
make_project (WayTestApp *app)
{
  GtkWidget *dialog;
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayRecord) partnership = NULL;
  const WayId *of;

  way_test_press_named (app->window, GTK_TYPE_BUTTON, "New project");
  dialog = way_test_dialog (WAY_TYPE_NEW_PROJECT);
  way_test_type (dialog, "Safer places");
  way_test_keys (dialog, "Tab");
  way_test_type (dialog, "Coast partnership");
  way_test_keys (dialog, "Tab");
  way_test_type (dialog, "Northcoast; Southcoast");
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Next");
  way_test_choose (way_test_find (dialog, ADW_TYPE_ACTION_ROW, "Size"), "Regional");
  way_test_choose (way_test_find (dialog, ADW_TYPE_ACTION_ROW, "Delivery"), "Mixed");
  type_into (way_test_find (dialog, GTK_TYPE_ENTRY, "Commenced"), "January 2022");
  way_test_press_named (dialog, GTK_TYPE_TOGGLE_BUTTON, "Action research");
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Next");
  way_test_type (dialog, "Worries about places");
  way_test_keys (dialog, "Tab");
  way_test_type (dialog, "One picture of every place");
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Create");
  way_test_wait (has_project, app, "the new project");

  project = way_library_get (app->library, way_window_get_project (app->window));
  g_assert_cmpstr (way_record_get_text (project, "size"), ==, "regional");
  g_assert_cmpstr (way_record_get_text (project, "delivery"), ==, "mixed");
  g_assert_cmpstr (way_record_get_text (project, "commenced"), ==, "2022-01");
  g_assert_cmpstr (way_record_get_list (project, "methodologies")[0], ==, "action research");
  g_assert_cmpstr (way_record_get_text (project, "reasons"), ==, "Worries about places");
  g_assert_cmpuint (n_records (app, "goal"), ==, 1);
  assert_text (app, "goal", NULL, "text", "One picture of every place");
  g_assert_cmpuint (way_record_get_references (project, "partnerships")->len, ==, 1);
  of = way_id_list_index (way_record_get_references (project, "partnerships"), 0);
  partnership = way_library_get (app->library, of);
  g_assert_cmpstr (way_record_get_text (partnership, "name"), ==, "Coast partnership");
  assert_list (partnership, "areas", (const char *const[]){ "Northcoast", "Southcoast", NULL });
}

static void
find_on_home (WayTestApp *app)
{
  way_test_keys (app->window, "alt+Home");
  g_assert_null (way_window_get_project (app->window));
  way_test_press_named (page_of (app), GTK_TYPE_LABEL, "Safer places");
  g_assert_nonnull (way_window_get_project (app->window));
}

/* --- 3. Overview --- */

static void
refine_goal (WayTestApp *app)
{
  GtkWidget *form;

  way_test_press_named (page_of (app), GTK_TYPE_BUTTON, "Add goal");
  form = way_test_dialog (WAY_TYPE_FORM);
  type_into (way_test_find (form, GTK_TYPE_TEXT_VIEW, "Goal"), "Families tell their story once");
  finish (form, "ctrl+Return");
  g_assert_cmpuint (n_records (app, "goal"), ==, 2);
}

static void
add_agency (WayTestApp *app, const char *name, const char *sector)
{
  GtkWidget *form;

  way_test_press_named (page_of (app), GTK_TYPE_BUTTON, "Agency with details…");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_type (form, name);
  way_test_choose (way_test_find (form, ADW_TYPE_ACTION_ROW, "Sector"), sector);
  way_test_press_named (form, GTK_TYPE_SWITCH, "Core partner");
  finish (form, "ctrl+Return");
}

static void
add_people (WayTestApp *app)
{
  GtkWidget *form;

  way_test_press_named (app->window, GTK_TYPE_BUTTON, "People");
  add_agency (app, "Coast Police", "Police");
  add_agency (app, "Harbour Lights", "Voluntary and community");
  g_assert_cmpuint (n_records (app, "participation"), ==, 2);
  way_test_press_named (page_of (app), GTK_TYPE_BUTTON, "Person with details…");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_type (form, "J. Hart");
  way_test_pick (form, "Agency: Choose…", "Coast");
  way_test_choose (way_test_find (form, ADW_TYPE_ACTION_ROW, "Role"), "Project lead");
  finish (form, "ctrl+Return");
  assert_text (app, "membership", NULL, "role", "project lead");
  way_test_keys (app->window, "Escape");
}

static void
change_stage (WayTestApp *app, const char *verb, const char *reason, const char *reached)
{
  GtkWidget *form;

  way_test_press_named (page_of (app), GTK_TYPE_BUTTON, "Change stage");
  form = way_test_dialog (WAY_TYPE_FORM);
  if (reason != NULL)
    {
      way_test_choose (way_test_find (form, ADW_TYPE_COMBO_ROW, "What happens"), verb);
      type_into (way_test_find (form, GTK_TYPE_TEXT_VIEW, "Reason"), reason);
    }
  way_test_press_named (form, GTK_TYPE_BUTTON, verb);
  way_test_wait (way_test_no_dialog, NULL, "the dialog to close");
  assert_stage (app, reached);
}

static void
work_on_overview (WayTestApp *app)
{
  refine_goal (app);
  add_people (app);
  change_stage (app, "Begin scoping", NULL, "scoping");
  change_stage (app, "Begin delivery", NULL, "delivery");
  change_stage (app, "Pause project", "A change of people", "paused");
  way_test_find (page_of (app), GTK_TYPE_LABEL, "A change of people");
  change_stage (app, "Resume project", NULL, "delivery");
}

/* --- 4. Conversations --- */

static void
add_conversation (WayTestApp *app)
{
  GtkWidget *form;

  way_test_press_named (go_to (app, "Conversations"), GTK_TYPE_BUTTON, "Add a conversation");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_pick (form, "Agency or team: Choose…", "Harbour");
  type_into (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Facilitated by"), "J. Hart");
  finish (form, "ctrl+Return");
  g_assert_cmpstr (way_page_get_title (page_of (app)), ==, "Harbour Lights");
}

static guint
n_cards (WayTestApp *app, const char *kind)
{
  g_autoptr (GPtrArray) cards = way_library_query_records (app->library, "records of kind", "is",
                                                           way_window_get_project (app->window), "card");
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    n += g_strcmp0 (way_record_get_text (cards->pdata[i], "kind"), kind) == 0;
  return n;
}

/* The line of an agency in the matrix: the texts of its row. */
static char *
heard_row (WayTestApp *app, const char *agency)
{
  GtkWidget *heard = way_test_find (page_of (app), WAY_TYPE_CONVERSATION_HEARD, NULL);
  GtkWidget *name = way_test_find (heard, GTK_TYPE_LABEL, agency);
  GtkWidget *grid = gtk_widget_get_ancestor (name, GTK_TYPE_GRID);
  GString *text = g_string_new (NULL);
  int column, row, top;

  while (gtk_widget_get_parent (name) != grid)
    name = gtk_widget_get_parent (name);
  gtk_grid_query_child (GTK_GRID (grid), name, &column, &row, NULL, NULL);
  for (GtkWidget *cell = gtk_widget_get_first_child (grid); cell != NULL; cell = gtk_widget_get_next_sibling (cell))
    {
      gtk_grid_query_child (GTK_GRID (grid), cell, &column, &top, NULL, NULL);
      if (top == row && cell != name)
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "",
                                gtk_label_get_text (GTK_LABEL (way_test_find (cell, GTK_TYPE_LABEL, NULL))));
    }
  return g_string_free (text, FALSE);
}

static void
see_who_is_heard (WayTestApp *app)
{
  g_autofree char *heard = NULL;
  g_autofree char *silent = NULL;

  go_to (app, "Conversations");
  heard = heard_row (app, "Harbour Lights");
  silent = heard_row (app, "Coast Police");
  g_assert_cmpstr (heard, ==, "2 3 1");
  g_assert_cmpstr (silent, ==, "not yet heard");
}

static void
listen (WayTestApp *app)
{
  g_autoptr (WayRecord) talk = NULL;
  g_autoptr (WayRecord) card = NULL;
  GtkWidget *form;

  add_conversation (app);
  way_test_type (app->window, "Nurses already ring schools");
  way_test_keys (app->window, "Return");
  way_test_type (app->window, "There is one front door");
  way_test_keys (app->window, "Tab");
  way_test_type (app->window, "Data is held in five systems");
  way_test_keys (app->window, "Return");
  way_test_copy (app->window, "No one owns the register\nThresholds differ\n");
  way_test_keys (app->window, "ctrl+v Tab");
  way_test_type (app->window, "One plan for each child");
  way_test_keys (app->window, "Return");
  g_assert_cmpuint (n_cards (app, "enabler"), ==, 2);
  g_assert_cmpuint (n_cards (app, "barrier"), ==, 3);
  g_assert_cmpuint (n_cards (app, "aspiration"), ==, 1);
  talk = way_test_app_record (app, "conversation", NULL);
  card = way_test_app_record (app, "card", "Thresholds differ");
  g_assert_true (way_id_equal (way_record_get_reference (card, "source"), way_record_get_id (talk)));

  type_into (way_test_find (page_of (app), GTK_TYPE_TEXT_VIEW, "Notes"), "They offered a room.");
  way_test_keys (app->window, "ctrl+Return");
  g_assert_cmpstr (way_record_get_text (talk, "notes"), ==, "They offered a room.");
  way_test_press_named (page_of (app), GTK_TYPE_BUTTON, "About this conversation");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_choose (way_test_find (form, ADW_TYPE_ACTION_ROW, "Attribution"), "The sector");
  finish (form, "ctrl+Return");
  g_assert_cmpstr (way_record_get_text (talk, "attribution"), ==, "sector");
  see_who_is_heard (app);
}

/* --- 5. Board --- */

static void
give_new_theme (WayTestApp *app, const char *card, const char *theme)
{
  way_test_press_named (page_of (app), GTK_TYPE_LABEL, card);
  way_test_keys (app->window, "Menu");
  way_test_choose_in_menu (page_of (app), "Theme", "New theme…");
  way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_type (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), theme);
  finish (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Return");
}

static void
edit_and_move (WayTestApp *app, WayPage *board)
{
  type_into (way_test_find (board, GTK_TYPE_TEXT_VIEW, "Add an enabler…"), "Youth club is trusted");
  way_test_keys (app->window, "Return");
  way_test_press_named (board, GTK_TYPE_LABEL, "Youth club is trusted");
  way_test_keys (app->window, "F2 ctrl+a");
  way_test_type (app->window, "The club is trusted");
  way_test_keys (app->window, "Return");
  way_test_press_named (board, GTK_TYPE_LABEL, "The club is trusted");
  way_test_keys (app->window, "alt+Right");
  assert_text (app, "card", "The club is trusted", "kind", "barrier");
  way_test_keys (app->window, "alt+Left");
  assert_text (app, "card", "The club is trusted", "kind", "enabler");
  way_test_keys (app->window, "Menu");
  way_test_choose_in_menu (board, "Control", "In our gift");
  assert_text (app, "card", "The club is trusted", "control", "in_our_gift");
}

static void
delete_and_restore (WayTestApp *app, WayPage *board)
{
  way_test_press_named (board, GTK_TYPE_LABEL, "No one owns the register");
  way_test_keys (app->window, "Delete");
  g_assert_cmpuint (n_cards (app, "barrier"), ==, 2);
  press_toast_undo (app);
  g_assert_cmpuint (n_cards (app, "barrier"), ==, 3);
}

static void
make_sense (WayTestApp *app)
{
  WayPage *board = go_to (app, "Board");
  g_autoptr (WayRecord) card = NULL;
  g_autoptr (WayRecord) theme = NULL;
  g_autoptr (WayRecord) action = NULL;

  edit_and_move (app, board);
  give_new_theme (app, "The club is trusted", "Trusted adults");
  give_new_theme (app, "Data is held in five systems", "Sharing what we know");
  way_test_press_named (board, GTK_TYPE_LABEL, "Thresholds differ");
  way_test_keys (app->window, "Menu");
  way_test_choose_in_menu (board, "Theme", "Sharing what we know");
  card = way_test_app_record (app, "card", "Thresholds differ");
  theme = way_test_app_record (app, "theme", "Sharing what we know");
  g_assert_true (way_record_refers (card, "themes", way_record_get_id (theme)));
  delete_and_restore (app, board);
  way_test_press_named (board, GTK_TYPE_LABEL, "Data is held in five systems");
  way_test_keys (app->window, "a");
  way_test_type (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Agree one system to share");
  way_test_keys (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Return");
  action = way_test_app_record (app, "action", "Agree one system to share");
  g_assert_cmpstr (way_record_get_text (action, "reference"), ==, "A-001");
  g_assert_true (way_id_equal (way_record_get_reference (action, "theme"), way_record_get_id (theme)));
}

/* --- 6. Themes --- */

/* Who agreed, when (today stands there) and why: the same for each decision. */
static void
agree (WayTestApp *app, GtkWidget *form, const char *theme, const char *why)
{
  way_test_press_named (form, ADW_TYPE_ENTRY_ROW, "Agreed by");
  way_test_keys (form, "ctrl+a");
  way_test_type (form, "Coast core group");
  type_into (way_test_find (form, GTK_TYPE_TEXT_VIEW, "Why"), why);
  finish (form, "ctrl+Return");
  assert_text (app, "theme", theme, "decided_by", "Coast core group");
  assert_text (app, "theme", theme, "decided_on", way_clock_today ());
  assert_text (app, "theme", theme, "reason", why);
}

static void
decide_theme (WayTestApp *app, const char *theme, const char *button, const char *why)
{
  way_test_press_named (way_test_find (page_of (app), GTK_TYPE_LIST_VIEW, "Themes"), GTK_TYPE_LABEL, theme);
  way_test_press_named (page_of (app), GTK_TYPE_BUTTON, button);
  agree (app, way_test_dialog (WAY_TYPE_FORM), theme, why);
}

static void
agree_themes (WayTestApp *app)
{
  GtkWidget *form;

  go_to (app, "Themes");
  way_test_press_named (app->window, GTK_TYPE_BUTTON, "Theme");
  form = way_test_dialog (WAY_TYPE_FORM);
  type_into (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Name"), "Thresholds");
  finish (form, "ctrl+Return");
  decide_theme (app, "Sharing what we know", "Take forward…", "Every agency named it");
  assert_text (app, "theme", "Sharing what we know", "state", "taken_forward");
  decide_theme (app, "Trusted adults", "Park…", "Others work on it");
  assert_text (app, "theme", "Trusted adults", "state", "parked");
  way_test_press_named (way_test_find (page_of (app), GTK_TYPE_LIST_VIEW, "Themes"), GTK_TYPE_LABEL, "Thresholds");
  way_test_press_named (page_of (app), GTK_TYPE_MENU_BUTTON, "More about this theme");
  way_test_choose_in_menu (page_of (app), "Merge into another…", NULL);
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_pick (form, "Merge into: Choose…", "Sharing");
  agree (app, form, "Thresholds", "Both are about what is shared");
  assert_text (app, "theme", "Thresholds", "state", "merged");
}

/* --- 7. Workshops --- */

static WayPage *
add_workshop (WayTestApp *app, const char *button, const char *title, const char *start, const char *agenda)
{
  GtkWidget *dialog;

  go_to (app, "Workshops");
  way_test_press_named (app->window, GTK_TYPE_BUTTON, button);
  dialog = way_test_dialog (ADW_TYPE_WINDOW);
  way_test_type (dialog, title);
  type_into (way_test_find (dialog, GTK_TYPE_ENTRY, "Start"), start);
  way_test_choose (way_test_find (dialog, ADW_TYPE_COMBO_ROW, "Agenda to start from"), agenda);
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Add");
  way_test_wait (way_test_no_dialog, NULL, "the dialog to close");
  g_assert_cmpstr (way_page_get_title (page_of (app)), ==, title);
  return page_of (app);
}

static void
assert_time (WayPage *page, const char *block, const char *wanted)
{
  GtkWidget *row = gtk_widget_get_ancestor (way_test_find (page, GTK_TYPE_LABEL, block), WAY_TYPE_AGENDA_ROW);

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (way_test_find (row, GTK_TYPE_LABEL, NULL))), ==, wanted);
}

static void
hold_first_workshop (WayTestApp *app)
{
  WayPage *page = add_workshop (app, "Add a workshop", "First workshop", "15 Feb 2022 10:00", "Workshop, 120 minutes");

  assert_time (page, "Input", "10:25");
  assert_time (page, "Breakout", "10:35");
  way_test_press_named (page, GTK_TYPE_LABEL, "Breakout");
  way_test_keys (app->window, "alt+Up");
  assert_time (page, "Breakout", "10:25");
  assert_time (page, "Input", "10:50");
  way_test_press_named (page, GTK_TYPE_LABEL, "Action planning");
  way_test_keys (app->window, "a");
  way_test_type (app->window, "Agree one register of services");
  way_test_keys (app->window, "Return");
  way_test_type (app->window, "Publish the thresholds");
  way_test_keys (app->window, "Return Escape");
  assert_text (app, "action", "Agree one register", "reference", "A-002");
  assert_text (app, "action", "Publish the thresholds", "reference", "A-003");
  way_test_press_named (app->window, GTK_TYPE_BUTTON, "Mark as planned");
  /* The focus is on it; a second press at once would be the other half of a double click. */
  way_test_find (app->window, GTK_TYPE_BUTTON, "Mark as held");
  way_test_keys (app->window, "Return");
  assert_text (app, "workshop", "First workshop", "state", "held");
}

/* --- 8. Action plan --- */

/* A click on the row of an action, and a key for one of its facts. */
static void
key_on_action (WayTestApp *app, const char *action, const char *key)
{
  way_test_press_named (page_of (app), GTK_TYPE_LABEL, action);
  way_test_keys (app->window, key);
}

static void
agree_action (WayTestApp *app)
{
  const char *text = "Agree one register of services";
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", text);
  g_autoptr (GPtrArray) people = way_library_query_records (app->library, "people", "");

  key_on_action (app, text, "s");
  way_test_choose_here (page_of (app), "Agreed");
  way_test_pick (GTK_WIDGET (page_of (app)), "Accountable: Choose a person or agency…", "J. Hart");
  g_assert_cmpstr (way_record_get_text (action, "status"), ==, "agreed");
  g_assert_true (way_id_equal (way_record_get_reference (action, "accountable"), way_record_get_id (people->pdata[0])));
  key_on_action (app, text, "r");
  way_test_choose_here (page_of (app), "Amber");
  way_test_type (app->window, "Two agencies have not answered");
  way_test_keys (app->window, "Return");
  g_assert_cmpstr (way_record_get_text (action, "rag"), ==, "amber");
  g_assert_cmpstr (way_record_get_text (action, "rag_reason"), ==, "Two agencies have not answered");
  key_on_action (app, text, "d");
  way_test_type (app->window, "20 Feb 2022");
  way_test_keys (app->window, "Return");
  g_assert_cmpstr (way_record_get_text (action, "due"), ==, "2022-02-20");
  key_on_action (app, text, "m");
  way_test_type (app->window, "Ask for every list");
  way_test_keys (app->window, "Return");
  key_on_action (app, text, "u");
  way_test_type (app->window, "Three lists have come");
  way_test_keys (app->window, "Return");
  g_assert_cmpuint (n_records (app, "milestone"), ==, 1);
}

static gboolean
shows (WayTestApp *app, const char *text)
{
  return way_test_find_if_any (page_of (app), GTK_TYPE_LABEL, text) != NULL;
}

static void
filter_plan (WayTestApp *app)
{
  way_test_press_named (page_of (app), GTK_TYPE_BUTTON, "Overdue 1");
  g_assert_true (shows (app, "Agree one register of services"));
  g_assert_false (shows (app, "Write to families"));
  way_test_press_named (page_of (app), GTK_TYPE_BUTTON, "Overdue 1");
  g_assert_true (shows (app, "Write to families"));
  way_test_press_named (page_of (app), GTK_TYPE_BUTTON, "Mine");
  way_test_pick (GTK_WIDGET (page_of (app)), "I am: Choose…", "J. Hart");
  g_assert_true (shows (app, "Agree one register of services"));
  g_assert_false (shows (app, "Write to families"));
  way_test_press_named (page_of (app), GTK_TYPE_BUTTON, "Mine");
  g_assert_true (shows (app, "Write to families"));
}

static void
plan_actions (WayTestApp *app)
{
  WayPage *page = go_to (app, "Action plan");

  way_test_copy (app->window, "Ask each agency for a contact\nWrite to families\n");
  way_test_press_named (page, GTK_TYPE_ENTRY, "Add an action");
  way_test_keys (app->window, "ctrl+shift+v");
  g_assert_cmpuint (n_records (app, "action"), ==, 5);
  agree_action (app);
  filter_plan (app);
}

/* --- 7 again: the second workshop looks at what the first agreed --- */

static void
review_actions (WayTestApp *app)
{
  WayPage *page = add_workshop (app, "Workshop", "Second workshop", "1 Mar 2022 14:00", "Learning session, 60 minutes");
  GtkWidget *review = way_test_find (page, WAY_TYPE_REVIEW_VIEW, NULL);
  GtkWidget *dialog;
  static const char *const outcomes[] = { "reflected", "carried", "changed", "closed" };
  g_autoptr (GPtrArray) seen = NULL;

  way_test_press_named (review, GTK_TYPE_LABEL, "Agree one register of services");
  way_test_keys (app->window, "r c h");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  type_into (way_test_find (dialog, GTK_TYPE_ENTRY, "Due"), "1 Apr 2022");
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Change");
  way_test_wait (way_test_no_dialog, NULL, "the dialog to close");
  way_test_keys (app->window, "x");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Stopped");
  way_test_wait (way_test_no_dialog, NULL, "the dialog to close");
  seen = way_library_query_records (app->library, "records of kind", "is", way_window_get_project (app->window),
                                    "action_reflection");
  g_assert_cmpuint (seen->len, ==, G_N_ELEMENTS (outcomes));
  for (guint i = 0; i < seen->len; i++)
    g_assert_true (g_strv_contains (outcomes, way_record_get_text (seen->pdata[i], "outcome")));
}

/* --- 9 and 10. Reflection and thread --- */

static void
write_reflection (WayTestApp *app, GtkWidget *dialog)
{
  way_test_type (dialog, "Five lists of one town");
  way_test_keys (dialog, "Tab");
  way_test_type (dialog, "Nobody sees the whole");
  way_test_keys (dialog, "Tab");
  way_test_type (dialog, "Keep one list");
  way_test_pick (dialog, "From: Choose…", "Harbour");
  way_test_press_named (dialog, GTK_TYPE_TOGGLE_BUTTON, "Bridging boundaries");
  way_test_pick (dialog, "Where: Choose…", "First workshop");
}

static void
reflect (WayTestApp *app)
{
  g_autoptr (WayRecord) reflection = NULL;
  g_autoptr (WayRecord) workshop = way_test_app_record (app, "workshop", "First workshop");
  g_autofree char *agency = NULL;
  GtkWidget *dialog;

  way_test_press_named (go_to (app, "Reflections"), GTK_TYPE_BUTTON, "Capture a reflection");
  dialog = way_test_dialog (WAY_TYPE_REFLECTION_DIALOG);
  write_reflection (app, dialog);
  finish (dialog, "ctrl+Return");
  reflection = way_test_app_record (app, "reflection", NULL);
  assert_list (reflection, "answers",
               (const char *const[]){ "Five lists of one town", "Nobody sees the whole", "Keep one list", NULL });
  assert_list (reflection, "principles", (const char *const[]){ "bridging boundaries", NULL });
  agency = way_describe (app->library, way_record_get_reference (reflection, "agency"));
  g_assert_cmpstr (agency, ==, "Harbour Lights");
  g_assert_true (way_id_equal (way_record_get_reference (reflection, "source"), way_record_get_id (workshop)));
  g_assert_false (way_record_get_boolean (reflection, "private"));
}

/* A second one for oneself, which no document may hold (rule 13). */
static void
reflect_in_private (WayTestApp *app)
{
  g_autoptr (GPtrArray) reflections = NULL;
  GtkWidget *dialog;
  guint private = 0;

  way_test_press_named (app->window, GTK_TYPE_BUTTON, "Reflection");
  dialog = way_test_dialog (WAY_TYPE_REFLECTION_DIALOG);
  way_test_type (dialog, "I spoke too soon");
  way_test_press_named (dialog, GTK_TYPE_SWITCH, "Private");
  finish (dialog, "ctrl+Return");
  reflections = way_library_query_records (app->library, "records of kind", "is", way_window_get_project (app->window),
                                           "reflection");
  g_assert_cmpuint (reflections->len, ==, 2);
  for (guint i = 0; i < reflections->len; i++)
    if (way_record_get_boolean (reflections->pdata[i], "private"))
      {
        private++;
        g_assert_cmpstr (way_record_get_list (reflections->pdata[i], "answers")[0], ==, "I spoke too soon");
      }
  g_assert_cmpuint (private, ==, 1);
}

static void
follow_thread (WayTestApp *app)
{
  WayPage *plan = go_to (app, "Action plan");
  g_autoptr (WayRecord) action = way_test_app_record (app, "action", "Agree one system to share");

  g_assert_cmpstr (way_record_get_text (action, "reference"), ==, "A-001");
  key_on_action (app, "Agree one system to share", "t");
  g_assert_true (page_of (app) != plan);
  /* Whom the conversation was with, as far as it allows. */
  g_assert_true (way_test_says (GTK_WIDGET (page_of (app)), "Voluntary and community"));
  g_assert_false (way_test_says (GTK_WIDGET (page_of (app)), "Harbour Lights"));
  g_assert_true (way_test_says (GTK_WIDGET (page_of (app)), "Sharing what we know"));
  g_assert_true (way_test_says (GTK_WIDGET (page_of (app)), "A-001"));
  way_test_keys (app->window, "alt+Left");
  g_assert_true (page_of (app) == plan);
}

/* --- 11. Export --- */

static gboolean
exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) && way_test_no_dialog (NULL);
}

static char *
export_plan (WayTestApp *app, const char *format, const char *name)
{
  char *path = g_build_filename (app->folder, name, NULL);
  GtkWidget *dialog, *chooser;

  way_test_press_named (app->window, GTK_TYPE_BUTTON, "Export");
  dialog = way_test_dialog (WAY_TYPE_EXPORT_DIALOG);
  way_test_choose (way_test_find (dialog, ADW_TYPE_COMBO_ROW, "Format"), format);
  way_test_press_named (dialog, GTK_TYPE_BUTTON, "Save…");
  chooser = way_test_dialog (GTK_TYPE_FILE_CHOOSER_DIALOG);
  way_test_keys (chooser, "ctrl+a");
  way_test_type (chooser, path);
  way_test_keys (chooser, "Return");
  way_test_wait (exists, path, path);
  return path;
}

/* The main part of the document; what was typed has no markup within a paragraph. */
static char *
read_docx (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize size = 0;
  char *text;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  text = unzip (bytes, size, "word/document.xml");
  g_assert_nonnull (text);
  return text;
}

static char *
read_pdf (const char *path)
{
  const char *words[] = { "pdftotext", "-raw", path, "-", NULL };
  GError *error = NULL;
  char *text = NULL;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_strdelimit (text, "\n", ' ');
  return text;
}

static void
assert_words (const char *text, const char *where)
{
  static const char *const words[] = { "A-002", "Agree one register of services", "J. Hart", "overdue", "Sharing what we know",
                                       "Internal", "Two agencies have not answered", "Three lists have come" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("“%s” is not in the %s: %s", words[i], where, text);
}

static void
export_and_read (WayTestApp *app)
{
  g_autofree char *pdf = export_plan (app, "PDF", "plan.pdf");
  g_autofree char *docx = export_plan (app, "Word (DOCX)", "plan.docx");
  g_autofree char *pdf_text = read_pdf (pdf);
  g_autofree char *docx_text = read_docx (docx);

  assert_words (pdf_text, "PDF");
  assert_words (docx_text, "DOCX");
}

/* --- 2. All the way back, and forth again --- */

static char *
write_project (WayTestApp *app, const WayId *project)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = way_project_file_write (app->library, project, WAY_PROJECT_FILE_PRIVATE, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
take_back (WayTestApp *app)
{
  char *label;
  guint n = 0;

  for (; (label = way_library_get_undo (app->library, NULL)) != NULL; n++)
    {
      g_free (label);
      way_test_keys (app->window, "ctrl+z");
    }
  return n;
}

static guint
take_forth (WayTestApp *app)
{
  char *label;
  guint n = 0;

  for (; (label = way_library_get_redo (app->library, NULL)) != NULL; n++)
    {
      g_free (label);
      way_test_keys (app->window, "ctrl+shift+z");
    }
  return n;
}

static void
undo_and_redo_all (WayTestApp *app)
{
  const WayId project = *way_window_get_project (app->window);
  g_autofree char *before = write_project (app, &project);
  g_autofree char *after = NULL;
  g_autoptr (GArray) none = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  GError *error = NULL;
  guint undone;

  undone = take_back (app);
  g_assert_cmpuint (undone, >, 40);
  none = way_library_query_ids (app->library, "projects", "");
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (way_window_get_project (app->window));
  way_test_app_restart (app);
  g_assert_cmpuint (take_forth (app), ==, undone);
  after = write_project (app, &project);
  g_assert_cmpstr (after, ==, before);
  way_test_app_restart (app);
  problems = way_library_check (app->library, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
go_the_way (WayTestApp *app)
{
  make_project (app);
  find_on_home (app);
  work_on_overview (app);
  listen (app);
  make_sense (app);
  agree_themes (app);
  hold_first_workshop (app);
  plan_actions (app);
  review_actions (app);
  reflect (app);
  reflect_in_private (app);
  follow_thread (app);
  export_and_read (app);
}

static void
test_journey (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);

  go_the_way (app);
  undo_and_redo_all (app);
}

/* The same way with the mouse put away: to every control by Tab and arrows. */
static void
test_by_keys (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);

  way_test_put_mouse_away (TRUE);
  go_the_way (app);
  way_test_put_mouse_away (FALSE);
}

int
main (int argc, char **argv)
{
  g_setenv ("WAYMARK_NOW", TODAY, TRUE);
  way_test_init (&argc, &argv);
  g_test_add_func ("/journey/from-nothing-to-a-plan", test_journey);
  g_test_add_func ("/journey/by-keys-alone", test_by_keys);
  return g_test_run ();
}
