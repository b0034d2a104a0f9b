/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-edit.h"
#include "service/way-people-service.h"
#include "ui/way-add-line.h"
#include "ui/way-choice-row.h"
#include "ui/way-form.h"
#include "ui/way-pill.h"
#include "ui/way-test-app.h"

#include <string.h>

static WayPage *
open_overview (WayTestApp *app)
{
  way_test_open_project (app, NULL, "overview");
  way_test_settle ();
  return way_window_get_page (app->window);
}

/* An empty library with one project in the stage "scoping". */
static WayTestApp *
start (void)
{
  WayTestApp *app = way_test_app_new (NULL);
  g_autoptr (WayRecord) partnership = way_record_new_named ("partnership");
  g_autoptr (WayRecord) project = way_record_new_named ("project");

  way_record_set_text (partnership, "name", "Wickmouth");
  way_record_set_text (project, "title", "Safer places");
  way_record_set_text (project, "stage", "scoping");
  way_record_add_reference (project, "partnerships", way_record_get_id (partnership));
  g_assert_true (way_library_begin (app->library, NULL, "Set up", NULL));
  g_assert_true (way_library_save (app->library, partnership, NULL));
  g_assert_true (way_library_save (app->library, project, NULL));
  g_assert_true (way_library_commit (app->library, NULL));
  return app;
}

static char *
stage (WayTestApp *app)
{
  g_autoptr (WayRecord) project = way_library_get (app->library, way_window_get_project (app->window));

  return g_strdup (way_record_get_text (project, "stage"));
}

static void
assert_stage (WayTestApp *app, const char *wanted)
{
  g_autofree char *now = stage (app);

  g_assert_cmpstr (now, ==, wanted);
}

/* A visible label that holds @words. */
static gboolean
says (GtkWidget *root, const char *words)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

static gboolean
no_form (gpointer data)
{
  return !way_test_has_dialog (WAY_TYPE_FORM);
}

static void
wait_closed (void)
{
  way_test_wait (no_form, NULL, "the form to close");
  way_test_settle ();
}

/* --- Goals --- */

static void
test_goal (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_overview (app);
  g_autoptr (WayRecord) goal = NULL;
  GtkWidget *form;

  g_assert_true (says (GTK_WIDGET (page), "What is to be different"));
  way_test_click (page, "Add goal");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_click (form, "Add");
  g_assert_true (says (form, "A goal needs words"));
  way_test_set_text (way_test_find (form, GTK_TYPE_TEXT_VIEW, "Goal"), "One shared purpose");
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Agreed by"), "Core group");
  way_test_keys (form, "ctrl+Return");
  wait_closed ();
  goal = way_test_app_record (app, "goal", "One shared purpose");
  g_assert_cmpstr (way_record_get_text (goal, "agreed_by"), ==, "Core group");
  g_assert_true (says (GTK_WIDGET (page), "One shared purpose"));
  g_assert_false (says (GTK_WIDGET (page), "What is to be different"));
  g_assert_null (way_test_find_if_any (page, GTK_TYPE_BUTTON, "History"));

  way_test_click (page, "Refine");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_set_text (way_test_find (form, GTK_TYPE_TEXT_VIEW, "Goal"), "One shared purpose, one way of working");
  way_test_click (form, "Refine");
  wait_closed ();
  g_assert_true (says (GTK_WIDGET (page), "one way of working"));
  way_test_click (page, "History");
  form = way_test_dialog (ADW_TYPE_WINDOW);
  g_assert_true (says (form, "Before · Overall"));
  way_test_keys (form, "Escape");
}

static gboolean
has_draft (gpointer app)
{
  WayLibrary *library = ((WayTestApp *) app)->library;
  g_autofree char *draft = way_library_get_draft (library, "goal", way_window_get_project (((WayTestApp *) app)->window), "text");

  return draft != NULL;
}

/* What is typed is kept as a draft; Escape drops it, but not without a question. */
static void
test_goal_cancelled (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_overview (app);
  g_autoptr (GArray) goals = NULL;
  GtkWidget *form;

  way_test_click (page, "Add goal");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_set_text (way_test_find (form, GTK_TYPE_TEXT_VIEW, "Goal"), "Not this");
  way_test_wait (has_draft, app, "a draft");
  way_test_keys (form, "Escape");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "_Go on typing");
  way_test_settle ();
  g_assert_true (has_draft (app));
  way_test_click (form, "Cancel");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "_Discard");
  wait_closed ();
  goals = way_library_query_ids (app->library, "goals of project", "i", way_window_get_project (app->window));
  g_assert_cmpuint (goals->len, ==, 0);
  g_assert_false (has_draft (app));
}

/* --- Stage --- */

/* All of a text is seen without scrolling: the form has grown with what it asks. */
static void
assert_inside (GtkWidget *form, const char *label)
{
  GtkWidget *text = way_test_find (form, GTK_TYPE_TEXT_VIEW, label);
  graphene_rect_t bounds;

  way_test_settle ();
  g_assert_true (gtk_widget_compute_bounds (text, form, &bounds));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, gtk_widget_get_height (form));
}

static void
test_pause_and_resume (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_overview (app);
  GtkWidget *form;

  way_test_click (page, "Change stage");
  form = way_test_dialog (WAY_TYPE_FORM);
  adw_combo_row_set_selected (ADW_COMBO_ROW (way_test_find (form, ADW_TYPE_COMBO_ROW, "What happens")), 1);
  way_test_settle ();
  assert_inside (form, "Contact kept during the pause");
  way_test_click (form, "Pause project");
  g_assert_true (says (form, "say why"));
  assert_stage (app, "scoping");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (form)) == way_test_find (form, GTK_TYPE_TEXT_VIEW, "Reason"));
  assert_inside (form, "Contact kept during the pause");
  way_test_set_text (way_test_find (form, GTK_TYPE_TEXT_VIEW, "Reason"), "A change of people");
  way_test_set_text (way_test_find (form, GTK_TYPE_TEXT_VIEW, "Contact kept during the pause"), "A call each month");
  way_test_click (form, "Pause project");
  wait_closed ();
  assert_stage (app, "paused");
  g_assert_true (says (GTK_WIDGET (page), "paused since"));
  g_assert_true (says (GTK_WIDGET (page), "A change of people"));
  g_assert_true (says (GTK_WIDGET (page), "● Scoping"));

  way_test_click (page, "Change stage");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_click (form, "Resume project");
  wait_closed ();
  assert_stage (app, "scoping");
  g_assert_false (says (GTK_WIDGET (page), "paused since"));
  /* What was paused is still told, and why. */
  way_test_click (page, "History of the stage");
  form = way_test_dialog (ADW_TYPE_WINDOW);
  g_assert_true (says (form, "Scoping → Paused"));
  g_assert_true (says (form, "A change of people\nContact kept: A call each month"));
  g_assert_true (says (form, "Paused → Scoping"));
  way_test_keys (form, "Escape");
  g_assert_false (way_test_has_dialog (ADW_TYPE_WINDOW));
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.undo", NULL);
  way_test_settle ();
  assert_stage (app, "paused");
  g_assert_true (says (GTK_WIDGET (page), "paused since"));
}

/* --- People --- */

static WayPage *
open_people (WayTestApp *app)
{
  way_test_click (open_overview (app), "Add agencies and people");
  return way_window_get_page (app->window);
}

static void
add_agency (WayPage *page, const char *name)
{
  GtkWidget *form;

  way_test_click (page, "Agency with details…");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Name"), name);
  way_choice_row_set_value (WAY_CHOICE_ROW (way_test_find (form, WAY_TYPE_CHOICE_ROW, NULL)), "health");
  gtk_switch_set_active (GTK_SWITCH (way_test_find (form, GTK_TYPE_SWITCH, "Core partner")), TRUE);
  way_test_click (form, "Add");
  wait_closed ();
}

static void
add_person (WayPage *page, const char *name)
{
  GtkWidget *form;

  way_test_click (page, "Person with details…");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Name"), name);
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Job title"), "Manager");
  way_test_click (form, "Add");
  wait_closed ();
}

static void
give_action (WayTestApp *app, WayRecord *whom)
{
  g_autoptr (WayRecord) action = way_record_new_named ("action");

  way_record_set_project (action, way_window_get_project (app->window));
  way_record_set_text (action, "reference", "A-001");
  way_record_set_text (action, "text", "Map every survey");
  way_record_set_text (action, "status", "agreed");
  way_record_set_reference (action, "accountable", way_record_get_id (whom));
  g_assert_true (way_library_begin (app->library, way_window_get_project (app->window), "Add action", NULL));
  g_assert_true (way_library_save (app->library, action, NULL));
  g_assert_true (way_library_commit (app->library, NULL));
}

static gboolean
is_filtered (gpointer page)
{
  return says (GTK_WIDGET (page), "Nothing here has these words");
}

static gboolean
is_unfiltered (gpointer page)
{
  return way_test_find_if_any (page, GTK_TYPE_LIST_BOX_ROW, "J. Hart") != NULL;
}

static gboolean
has_focus (GtkWidget *form, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (form));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* What is missing can be typed at once. */
static void
test_nameless (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_people (app);
  static const char *const buttons[] = { "Agency with details…", "Person with details…" };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *form;

      way_test_click (page, buttons[i]);
      form = way_test_dialog (WAY_TYPE_FORM);
      gtk_widget_grab_focus (way_test_find (form, GTK_TYPE_BUTTON, "_Cancel"));
      way_test_click (form, "Add");
      g_assert_true (says (form, "needs a name"));
      g_assert_true (has_focus (form, way_test_find (form, ADW_TYPE_ENTRY_ROW, "Name")));
      way_test_type (form, "J");
      g_assert_false (says (form, "needs a name"));
      way_test_keys (form, "Escape");
      way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "_Discard");
      wait_closed ();
    }
}

static void
assert_row (WayPage *page, const char *name, const char *facts, const char *pill)
{
  GtkWidget *row = way_test_find (page, GTK_TYPE_LIST_BOX_ROW, name);

  g_assert_true (facts == NULL || says (row, facts));
  g_assert_true (pill == NULL || says (row, pill));
}

/* Three agencies and two people by three clicks of the mouse: one on the page, where the first line waits, one says what all three
 * are, one goes to the second line. */
static void
test_lines (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_people (app);

  way_test_press (way_test_find (page, GTK_TYPE_CHECK_BUTTON, "Core partner"));
  way_test_type (app->window, "Coast Council - Children's Social Care");
  way_test_keys (app->window, "Return");
  way_test_type (app->window, "Coast CCG");
  way_test_keys (app->window, "Return");
  way_test_type (app->window, "Coast Police");
  way_test_keys (app->window, "Return");
  assert_row (page, "Coast Council - Children's Social Care", "Children’s social care", "core partner");
  assert_row (page, "Coast CCG", "Health", "core partner");
  assert_row (page, "Coast Police", "Police", "core partner");
  way_test_press (way_test_find (page, GTK_TYPE_ENTRY, "Add a person"));
  way_test_type (app->window, "J. Hart, police, single point of contact");
  way_test_keys (app->window, "Return");
  way_test_type (app->window, "P. Novak, Service manager, CCG");
  way_test_keys (app->window, "Return");
  assert_row (page, "J. Hart", "Coast Police", "single point of contact");
  assert_row (page, "P. Novak", "Service manager · Coast CCG", "core group");
  /* One who is there already is not added, and stays to be put right. */
  way_test_type (app->window, "P. Novak");
  way_test_keys (app->window, "Return");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (page, GTK_TYPE_ENTRY, "Add a person"))), ==, "P. Novak");
}

static gboolean
has_three (gpointer page)
{
  return way_test_find_if_any (page, GTK_TYPE_LIST_BOX_ROW, "R. Osei") != NULL;
}

/* Several lines that are pasted are several people, by one step; what was typed before waits on, through a restart. */
static void
test_lines_pasted (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_people (app);
  g_autofree char *undo = NULL;

  way_test_type (app->window, "Coast");
  way_test_copy (app->window, "J. Hart\tChair\nP. Novak\n\nR. Osei\n");
  way_test_press (way_test_find (page, GTK_TYPE_ENTRY, "Add a person"));
  way_test_keys (app->window, "ctrl+v");
  way_test_wait (has_three, page, "the people");
  assert_row (page, "J. Hart", NULL, "chair");
  undo = way_library_get_undo (app->library, NULL);
  g_assert_cmpstr (undo, ==, "Add 3 people");
  way_test_copy (app->window, "S. Quist\n");
  way_test_keys (app->window, "ctrl+v");
  way_test_type (app->window, "on");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (page, GTK_TYPE_ENTRY, "Add a person"))), ==, "S. Quiston");
  way_test_app_restart (app);
  page = open_people (app);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (page, GTK_TYPE_ENTRY, "Add an agency"))), ==, "Coast");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (page, GTK_TYPE_ENTRY, "Add a person"))), ==, "S. Quiston");
}

static gboolean
says_reading (gpointer page)
{
  return says (page, "A. Lee · Coast Police · Single point of contact");
}

static const char *
person_line (WayPage *page)
{
  return gtk_editable_get_text (GTK_EDITABLE (way_test_find (page, GTK_TYPE_ENTRY, "Add a person")));
}

static gboolean
asks_no_longer (gpointer page)
{
  return !says (page, "Is “Coast Polcie” the agency");
}

static gboolean
has_ray (gpointer page)
{
  return way_test_find_if_any (page, GTK_TYPE_LIST_BOX_ROW, "C. Ray") != NULL;
}

static gint64 last_typed;
static guint n_read;

/* Once typing has paused, not between two letters: a timeout is never early. */
static char *
read_paused (gpointer data, const char *text)
{
  g_assert_cmpint (g_get_monotonic_time () - last_typed, >, 100 * G_TIME_SPAN_MILLISECOND);
  n_read++;
  return g_strdup ("Read");
}

static gboolean
is_described_as_read (gpointer entry)
{
  return gtk_test_accessible_check_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Read") == NULL;
}

/* How a line is read is said when typing pauses, to a screen reader, too. */
static void
test_lines_read (void)
{
  g_autoptr (WayTestApp) app = start ();
  GtkWidget *entry = way_test_find (open_people (app), GTK_TYPE_ENTRY, "Add a person");

  way_add_line_set_reader (WAY_ADD_LINE (gtk_widget_get_ancestor (entry, WAY_TYPE_ADD_LINE)), read_paused, NULL);
  for (guint i = 0; i < 20; i++)
    {
      gint64 next = g_get_monotonic_time () + 30 * G_TIME_SPAN_MILLISECOND;

      /* What is due has its turn first, even where this has been held up. */
      while (g_main_context_iteration (NULL, FALSE))
        ;
      gtk_editable_set_text (GTK_EDITABLE (entry), i % 2 == 0 ? "A. Lee" : "A. Le");
      last_typed = g_get_monotonic_time ();
      while (g_get_monotonic_time () < next)
        g_main_context_iteration (NULL, FALSE);
    }
  way_test_wait (is_described_as_read, entry, "the description");
  g_assert_cmpuint (n_read, >, 0);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, ""));
  gtk_widget_grab_focus (way_test_find (way_window_get_page (app->window), GTK_TYPE_ENTRY, "Add an agency"));
  g_assert_nonnull (gtk_test_accessible_check_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, ""));
}

/* How a line is read is said while it is typed. What is unclear stays in it and is asked about; Enter again says it is meant so. */
static void
test_lines_asked (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_people (app);
  g_autoptr (WayRecord) person = NULL;

  way_test_type (app->window, "Coast Police");
  way_test_keys (app->window, "Return");
  way_test_press (way_test_find (page, GTK_TYPE_ENTRY, "Add a person"));
  way_test_type (app->window, "A. Lee, police, SPOC");
  way_test_wait (says_reading, page, "how it is read");
  way_test_type (app->window, ", chiar");
  way_test_keys (app->window, "Return");
  way_test_keys (app->window, "Return");
  assert_row (page, "A. Lee", "chiar · Coast Police", "single point of contact");
  g_assert_cmpstr (person_line (page), ==, "");
  way_test_type (app->window, "B. Osei, Coast Polcie");
  way_test_keys (app->window, "Return");
  g_assert_true (says (GTK_WIDGET (page), "Is “Coast Polcie” the agency “Coast Police”?"));
  g_assert_cmpstr (person_line (page), ==, "B. Osei, Coast Polcie");
  /* The keys go on where they were. */
  way_test_keys (app->window, "BackSpace BackSpace BackSpace");
  way_test_type (app->window, "ice");
  way_test_wait (asks_no_longer, page, "how it is read now");
  way_test_keys (app->window, "Return");
  assert_row (page, "B. Osei", "Coast Police", "core group");
  /* Of several lines those stay that are unclear, behind what waited there. */
  way_test_type (app->window, "D. Fry");
  way_test_copy (app->window, "C. Ray, Nights\nA. Lee, observer, Days\nE. Fox, observr\n");
  way_test_keys (app->window, "ctrl+v");
  way_test_wait (has_ray, page, "the one that is clear");
  g_assert_cmpstr (person_line (page), ==, "D. Fry\nA. Lee, observer, Days\nE. Fox, observr");
  g_assert_true (says (GTK_WIDGET (page), "The job title of A. Lee is “chiar”."));
  person = way_test_app_person (app, "A. Lee");
  g_assert_cmpstr (way_record_get_text (person, "job_title"), ==, "chiar");
  way_test_app_restart (app);
  gtk_widget_activate_action (GTK_WIDGET (open_overview (app)), "page.people", NULL);
  page = way_window_get_page (app->window);
  g_assert_cmpstr (person_line (page), ==, "D. Fry\nA. Lee, observer, Days\nE. Fox, observr");
  gtk_widget_grab_focus (way_test_find (page, GTK_TYPE_ENTRY, "Add a person"));
  way_test_keys (app->window, "Return Return");
  assert_row (page, "A. Lee", "Days", "observer");
  g_assert_cmpstr (person_line (page), ==, "E. Fox, observr");
  g_assert_true (says (GTK_WIDGET (page), "Is “observr” the role “Observer”?"));
  way_test_keys (app->window, "Return");
  assert_row (page, "E. Fox", "observr", "core group");
  g_assert_true (says (GTK_WIDGET (page), "Taken as job titles: “observr”"));
  g_assert_cmpstr (person_line (page), ==, "");
}

static gboolean
has_left_two (gpointer page)
{
  return g_str_has_suffix (person_line (page), "E. Fox, observr");
}

static gboolean
has_elm (gpointer page)
{
  return way_test_find_if_any (page, GTK_TYPE_LIST_BOX_ROW, "G. Elm") != NULL;
}

static gboolean
has_message (gpointer data)
{
  return way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG);
}

static void
assert_job_title (WayTestApp *app, const char *name, const char *title)
{
  g_autoptr (WayRecord) person = way_test_app_person (app, name);

  g_assert_cmpstr (way_record_get_text (person, "job_title"), ==, title);
}

/* Enter answers the question that is shown, not one of a line that waited before it; and what was done besides is said. */
static void
test_lines_answered (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_people (app);

  gtk_widget_grab_focus (way_test_find (page, GTK_TYPE_ENTRY, "Add a person"));
  way_test_type (app->window, "A. Lee, Head of intake");
  way_test_keys (app->window, "Return");
  way_test_type (app->window, "A. Lee, Deputy head");
  way_test_copy (app->window, "C. Ray, Nights\nE. Fox, observr\n");
  way_test_keys (app->window, "ctrl+v");
  way_test_wait (has_left_two, page, "what is left");
  g_assert_true (says (GTK_WIDGET (page), "Is “observr” the role “Observer”?"));
  way_test_keys (app->window, "Return");
  assert_job_title (app, "A. Lee", "Head of intake");
  assert_job_title (app, "E. Fox", "observr");
  g_assert_cmpstr (person_line (page), ==, "A. Lee, Deputy head");
  g_assert_true (says (GTK_WIDGET (page), "The job title of A. Lee is “Head of intake”."));
  /* What is added meanwhile takes its place; then it is asked again. */
  way_test_copy (app->window, "F. Day\nG. Elm\n");
  way_test_keys (app->window, "ctrl+v");
  way_test_wait (has_elm, page, "those pasted");
  way_test_keys (app->window, "Return");
  assert_job_title (app, "A. Lee", "Head of intake");
  way_test_type (app->window, "s");
  way_test_keys (app->window, "BackSpace Return Return");
  assert_job_title (app, "A. Lee", "Deputy head");
}

/* Who was added and who was changed is both told: here one who waited before the one who is asked about. */
static void
test_lines_changed (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_people (app);

  gtk_widget_grab_focus (way_test_find (page, GTK_TYPE_ENTRY, "Add a person"));
  way_test_type (app->window, "A. Lee");
  way_test_keys (app->window, "Return");
  way_test_type (app->window, "E. Fox");
  way_test_copy (app->window, "G. Elm\nA. Lee, Nights\n");
  way_test_keys (app->window, "ctrl+v");
  way_test_wait (has_elm, page, "the one that is clear");
  way_test_keys (app->window, "Return");
  assert_job_title (app, "A. Lee", "Nights");
  g_assert_true (says (GTK_WIDGET (app->window), "1 person added · 1 person changed"));
}

/* More than the line can hold of what is unclear is not taken: nothing is added, and the line can still be typed in. */
static void
test_lines_too_many (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_people (app);
  g_autoptr (GString) lines = g_string_new ("C. Ray\n");

  for (guint i = 0; i < 600; i++)
    g_string_append_printf (lines, "Person %c%c%c, observr\n", 'a' + i / 676, 'a' + i / 26 % 26, 'a' + i % 26);
  gtk_widget_grab_focus (way_test_find (page, GTK_TYPE_ENTRY, "Add a person"));
  way_test_type (app->window, "D. Fry");
  way_test_copy (app->window, lines->str);
  way_test_keys (app->window, "ctrl+v");
  way_test_wait (has_message, NULL, "why not");
  g_assert_true (says (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Nothing was added: what was copied is still on the clipboard."));
  way_test_keys (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Escape");
  g_assert_false (has_ray (page));
  g_assert_cmpstr (person_line (page), ==, "D. Fry");
  way_test_type (app->window, "er");
  g_assert_cmpstr (person_line (page), ==, "D. Fryer");
}

static guint
n_agencies (WayTestApp *app)
{
  g_autoptr (GArray) ids = way_library_query_ids (app->library, "participations in order", "i", way_window_get_project (app->window));

  return ids->len;
}

/* Ctrl+Z takes back what was added, also of words that had waited in the line since the day before. */
static void
test_lines_undone (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_people (app);

  way_test_type (app->window, "Coast");
  way_test_app_restart (app);
  page = open_people (app);
  gtk_widget_grab_focus (way_test_find (page, GTK_TYPE_ENTRY, "Add an agency"));
  way_test_keys (app->window, "Return");
  g_assert_cmpuint (n_agencies (app), ==, 1);
  way_test_keys (app->window, "ctrl+z");
  g_assert_cmpuint (n_agencies (app), ==, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (page, GTK_TYPE_ENTRY, "Add an agency"))), ==, "");
  way_test_keys (app->window, "ctrl+shift+z");
  g_assert_cmpuint (n_agencies (app), ==, 1);
}

/* What is there stays when it is opened and somebody types on. */
static void
test_typing_on (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_people (app);
  static const char *const names[] = { "Coast Health", "J. Hart" };

  add_agency (page, names[0]);
  add_person (page, names[1]);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *longer = g_strconcat (names[i], "ley", NULL);
      GtkWidget *form;

      g_signal_emit_by_name (way_test_find (page, GTK_TYPE_LIST_BOX_ROW, names[i]), "activate");
      form = way_test_dialog (WAY_TYPE_FORM);
      g_assert_false (says (form, "needs a name"));
      way_test_type (form, "ley");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Name"))), ==, longer);
      way_test_click (form, "Save");
      wait_closed ();
      way_test_find (page, GTK_TYPE_LIST_BOX_ROW, longer);
    }
}

static void
test_people_and_handover (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_people (app);
  g_autoptr (WayRecord) leaver = NULL;
  g_autoptr (WayRecord) heir = NULL;
  g_autoptr (WayRecord) action = NULL;
  g_autoptr (GPtrArray) left = NULL;
  GtkWidget *form;

  add_agency (page, "Coast Health");
  g_assert_true (says (GTK_WIDGET (page), "core partner"));
  add_person (page, "J. Hart");
  add_person (page, "P. Novak");
  way_test_set_text (way_test_find (page, GTK_TYPE_SEARCH_ENTRY, NULL), "Novak");
  way_test_wait (is_filtered, page, "the filter");
  g_assert_false (says (GTK_WIDGET (page), "No agency to show"));
  way_test_keys (app->window, "ctrl+f Escape");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (page, GTK_TYPE_SEARCH_ENTRY, NULL))), ==, "");
  way_test_wait (is_unfiltered, page, "all rows");
  leaver = way_test_app_person (app, "J. Hart");
  heir = way_test_app_person (app, "P. Novak");
  give_action (app, leaver);

  g_signal_emit_by_name (way_test_find (page, GTK_TYPE_LIST_BOX_ROW, "J. Hart"), "activate");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Job title"), "Director");
  way_test_click (form, "Leaves…");
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_true (says (form, "1 open action is handed on"));
  g_assert_true (says (form, "Map every survey"));
  way_test_click (form, "Hand over");
  g_assert_true (says (form, "Choose who takes them on"));
  g_assert_true (has_focus (form, way_test_find (form, WAY_TYPE_RECORD_PICKER, NULL)));
  way_record_picker_set_id (WAY_RECORD_PICKER (way_test_find (form, WAY_TYPE_RECORD_PICKER, NULL)), way_record_get_id (heir));
  way_test_click (form, "Hand over");
  wait_closed ();
  action = way_test_app_record (app, "action", NULL);
  g_assert_true (way_id_equal (way_record_get_reference (action, "accountable"), way_record_get_id (heir)));
  left = way_people_memberships (app->library, NULL, way_record_get_id (leaver));
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_true (says (GTK_WIDGET (page), "left"));
  /* What was typed in the form below is kept, and offered again. */
  g_signal_emit_by_name (way_test_find (page, GTK_TYPE_LIST_BOX_ROW, "J. Hart"), "activate");
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Job title"))), ==, "Director");
  way_test_keys (form, "Escape");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "_Discard");
  wait_closed ();

  way_test_keys (app->window, "Escape");
  way_test_settle ();
  g_assert_true (says (GTK_WIDGET (way_window_get_page (app->window)), "Coast Health"));
}

static gboolean
has_name_draft (gpointer data)
{
  WayTestApp *app = data;
  g_autofree char *draft = way_library_get_draft (app->library, "person", way_window_get_project (app->window), "name");

  return g_strcmp0 (draft, "R. Osei") == 0;
}

/* What was typed before a crash is offered again. */
static void
test_form_kept (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_people (app);
  GtkWidget *form;

  way_test_click (page, "Person with details…");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Name"), "R. Osei");
  way_test_wait (has_name_draft, app, "a draft");
  gtk_window_destroy (GTK_WINDOW (form));
  way_test_app_restart (app);
  page = open_people (app);
  way_test_click (page, "Person with details…");
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Name"))), ==, "R. Osei");
  way_test_click (form, "Add");
  wait_closed ();
  g_assert_false (has_name_draft (app));
}

static guint
n_rows (GtkWidget *widget, const char *name)
{
  guint n = GTK_IS_LIST_BOX_ROW (widget) && says (widget, name);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += n_rows (child, name);
  return n;
}

/* A person stands once in the list, with every role; each role has its form, reached from the others'. */
static void
test_two_roles (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *page, *row, *form;

  way_test_open_project (app, NULL, "overview");
  gtk_widget_activate_action (GTK_WIDGET (way_window_get_page (app->window)), "page.people", NULL);
  page = GTK_WIDGET (way_window_get_page (app->window));
  g_assert_cmpuint (n_rows (page, "M. Ode"), ==, 1);
  row = way_test_find (page, GTK_TYPE_LIST_BOX_ROW, "M. Ode");
  g_assert_true (says (row, "since 14 Jun 2021"));
  g_assert_true (says (row, "strategic lead"));
  g_assert_true (says (row, "joint chair"));
  g_assert_cmpuint (n_rows (page, "L. Brook"), ==, 1);
  g_assert_true (says (way_test_find (page, GTK_TYPE_LIST_BOX_ROW, "L. Brook"), "since 14 Jun 2021"));

  g_signal_emit_by_name (row, "activate");
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_cmpstr (way_choice_row_get_value (WAY_CHOICE_ROW (way_test_find (form, WAY_TYPE_CHOICE_ROW, NULL))), ==, "strategic lead");
  g_signal_emit_by_name (way_test_find (form, ADW_TYPE_ACTION_ROW, "Joint chair"), "activate");
  way_test_settle ();
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_cmpstr (way_choice_row_get_value (WAY_CHOICE_ROW (way_test_find (form, WAY_TYPE_CHOICE_ROW, NULL))), ==, "joint chair");
  way_test_click (form, "Remove this role");
  wait_closed ();
  row = way_test_find (page, GTK_TYPE_LIST_BOX_ROW, "M. Ode");
  g_assert_false (says (row, "joint chair"));
  g_assert_true (says (row, "since 14 Jun 2021"));
}

/* A long name that was chosen is whole where there is room. */
static void
test_long_name (void)
{
  static const char name[] = "Harbour Lights Youth Project";
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  WayPage *page;
  GtkWidget *label;

  way_test_open_project (app, NULL, "overview");
  gtk_widget_activate_action (GTK_WIDGET (way_window_get_page (app->window)), "page.people", NULL);
  page = way_window_get_page (app->window);
  g_signal_emit_by_name (way_test_find (page, GTK_TYPE_LIST_BOX_ROW, "T. Abara"), "activate");
  label = way_test_find (way_test_dialog (WAY_TYPE_FORM), GTK_TYPE_LABEL, name);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
}

static void
test_filter (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  WayPage *page;

  way_test_open_project (app, NULL, "overview");
  gtk_widget_activate_action (GTK_WIDGET (way_window_get_page (app->window)), "page.people", NULL);
  page = way_window_get_page (app->window);
  way_test_find (page, GTK_TYPE_LIST_BOX_ROW, "Wickmouth Police");
  way_test_set_text (way_test_find (page, GTK_TYPE_SEARCH_ENTRY, NULL), "harbour");
  g_signal_emit_by_name (way_test_find (page, GTK_TYPE_SEARCH_ENTRY, NULL), "search-changed");
  way_test_settle ();
  way_test_find (page, GTK_TYPE_LIST_BOX_ROW, "Harbour Lights Youth Project");
  g_assert_null (way_test_find_if_any (page, GTK_TYPE_LIST_BOX_ROW, "Wickmouth Police"));
}

/* --- Details --- */

static void
test_details (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) before = NULL;
  g_autoptr (WayRecord) after = NULL;
  g_autoptr (WayRecord) changed = NULL;
  g_autofree char *undo = NULL;
  GtkWidget *form;
  WayId nowhere;

  open_overview (app);
  before = way_library_get (app->library, way_window_get_project (app->window));
  changed = way_record_copy (before);
  way_test_click (app->window, "Details");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_click (form, "Save");
  wait_closed ();
  after = way_library_get (app->library, way_window_get_project (app->window));
  g_assert_true (way_record_same_values (changed, after));

  way_test_click (app->window, "Details");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Title"), "");
  way_test_click (form, "Save");
  g_assert_true (way_test_has_dialog (WAY_TYPE_FORM));
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Title"), "Another title");
  way_test_click (form, "Save");
  wait_closed ();
  g_assert_true (says (GTK_WIDGET (way_window_get_page (app->window)), "Another title"));
  undo = way_library_get_undo (app->library, &nowhere);
  g_assert_cmpstr (undo, ==, "Change details of project");
}

/* The only place where a partnership's name, mistyped when the project was made, can be put right. */
static void
test_partnership_renamed (void)
{
  g_autoptr (WayTestApp) app = start ();
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayRecord) partnership = NULL;
  GtkWidget *form;

  open_overview (app);
  project = way_library_get (app->library, way_window_get_project (app->window));
  partnership = way_library_get (app->library, way_id_list_index (way_record_get_references (project, "partnerships"), 0));
  way_test_click (app->window, "Details");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Name of the partnership"), "");
  way_test_click (form, "Save");
  g_assert_true (way_test_has_dialog (WAY_TYPE_FORM));
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Name of the partnership"), "Wickmouth and Harl");
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Areas of Wickmouth"), "Wickmouth; Harl, North");
  way_test_click (form, "Save");
  wait_closed ();
  g_assert_cmpstr (way_record_get_title (partnership), ==, "Wickmouth and Harl");
  g_assert_cmpstr (way_record_get_list (partnership, "areas")[1], ==, "Harl, North");
  g_assert_true (says (GTK_WIDGET (way_window_get_page (app->window)), "Wickmouth and Harl"));
  g_assert_true (way_library_undo (app->library, NULL, NULL));
  way_test_settle ();
  g_assert_cmpstr (way_record_get_title (partnership), ==, "Wickmouth");
  g_assert_true (says (GTK_WIDGET (way_window_get_page (app->window)), "Wickmouth"));
}

/* Every line opens its place. */
static void
test_lines_open (void)
{
  static const char *const lines[] = { "overdue: Map every survey that asks young people about safety", "Strategic mandate and roles" };
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      WayPage *page = open_overview (app);

      g_signal_emit_by_name (way_test_find (page, GTK_TYPE_LIST_BOX_ROW, lines[i]), "activate");
      way_test_settle ();
      g_assert_true (way_window_get_page (app->window) != page);
    }
}

/* In a narrow window one stage is named, and the rest counted. */
static void
test_narrow_and_wide (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  WayPage *page = open_overview (app);

  g_assert_true (says (GTK_WIDGET (page), "Completed"));
  way_test_resize (app, 360, 760);
  g_assert_false (says (GTK_WIDGET (page), "Completed"));
  g_assert_true (says (GTK_WIDGET (page), "stage 3 of 5"));
  way_test_resize (app, 1280, 800);
  g_assert_true (says (GTK_WIDGET (page), "Completed"));
}

/* --- What is owed --- */

static void
open_need (WayPage *page, const char *name)
{
  way_test_press (way_test_find (page, GTK_TYPE_LIST_BOX_ROW, name));
}

/* A row for which there is no room opens the form that does what is owed, and goes when that is done. */
static void
test_owed (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  WayPage *page = open_overview (app);
  g_autoptr (WayRecord) voice = way_test_app_record (app, "voice", "A Year 10 group");
  GtkWidget *form;

  open_need (page, "feedback owed: A Year 10 group at a secondary school");
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_true (says (form, "A Year 10 group"));
  way_test_set_text (way_test_find (form, GTK_TYPE_TEXT_VIEW, "What we said"), "The forms are one form now");
  way_test_click (form, "Save");
  wait_closed ();
  g_assert_cmpstr (way_record_get_text (voice, "feedback"), ==, "The forms are one form now");
  g_assert_cmpstr (way_record_get_text (voice, "feedback_given"), ==, "2022-01-26");
  g_assert_null (way_test_find_if_any (page, GTK_TYPE_LIST_BOX_ROW, "feedback owed: A Year 10 group at a secondary school"));
  way_test_click (page, "Show all 14");
  open_need (page, "review past: Meetings that we hold anyway could look at places");
  form = way_test_dialog (WAY_TYPE_FORM);
  way_test_click (form, "Save");
  g_assert_true (says (form, "Nothing is said of it yet"));
  way_test_keys (form, "Escape");
  wait_closed ();
}

/* An agency that nobody has heard waits there, and its row begins the conversation with it. */
static void
test_not_heard (void)
{
  g_autoptr (WayTestApp) app = start ();
  WayPage *page = open_people (app);
  g_autoptr (WayRecord) conversation = NULL;
  g_autofree char *with = NULL;
  GtkWidget *form;

  way_test_type (app->window, "Coast Police");
  way_test_keys (app->window, "Return");
  page = open_overview (app);
  open_need (page, "not yet heard: Coast Police");
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_true (says (form, "Coast Police"));
  way_test_click (form, "Add");
  wait_closed ();
  conversation = way_test_app_record (app, "conversation", NULL);
  with = way_describe (app->library, way_record_get_reference (conversation, "agency"));
  g_assert_cmpstr (with, ==, "Coast Police");
  g_assert_true (way_id_equal (way_page_get_record (way_window_get_page (app->window)), way_record_get_id (conversation)));
  page = open_overview (app);
  g_assert_null (way_test_find_if_any (page, GTK_TYPE_LIST_BOX_ROW, "not yet heard: Coast Police"));
}

int
main (int argc, char **argv)
{
  g_setenv ("WAYMARK_NOW", "2022-01-26T10:00:00", TRUE);
  way_test_init (&argc, &argv);
  g_test_add_func ("/overview/goal", test_goal);
  g_test_add_func ("/overview/goal-cancelled", test_goal_cancelled);
  g_test_add_func ("/overview/pause-and-resume", test_pause_and_resume);
  g_test_add_func ("/overview/nameless", test_nameless);
  g_test_add_func ("/overview/lines", test_lines);
  g_test_add_func ("/overview/lines-pasted", test_lines_pasted);
  g_test_add_func ("/overview/lines-read", test_lines_read);
  g_test_add_func ("/overview/lines-asked", test_lines_asked);
  g_test_add_func ("/overview/lines-answered", test_lines_answered);
  g_test_add_func ("/overview/lines-changed", test_lines_changed);
  g_test_add_func ("/overview/lines-too-many", test_lines_too_many);
  g_test_add_func ("/overview/lines-undone", test_lines_undone);
  g_test_add_func ("/overview/typing-on", test_typing_on);
  g_test_add_func ("/overview/people-and-handover", test_people_and_handover);
  g_test_add_func ("/overview/form-kept", test_form_kept);
  g_test_add_func ("/overview/two-roles", test_two_roles);
  g_test_add_func ("/overview/long-name", test_long_name);
  g_test_add_func ("/overview/filter", test_filter);
  g_test_add_func ("/overview/details", test_details);
  g_test_add_func ("/overview/partnership-renamed", test_partnership_renamed);
  g_test_add_func ("/overview/owed", test_owed);
  g_test_add_func ("/overview/not-heard", test_not_heard);
  g_test_add_func ("/overview/lines-open", test_lines_open);
  g_test_add_func ("/overview/narrow-and-wide", test_narrow_and_wide);
  return g_test_run ();
}
