/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-action-service.h"
#include "service/way-card-service.h"
#include "service/way-edit.h"
#include "ui/way-board-lanes.h"
#include "ui/way-card-entry.h"
#include "ui/way-form.h"
#include "ui/way-overview-details.h"

#include "support/way-test-library.h"
#include "ui/way-test-app.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* Hard moments while something is being typed: a full disk, another program, a crash. Nothing that was typed is lost. */

typedef struct {
  WayTestApp *app;
  WayRecord *project;
  WayBoardLanes *lanes;
} Fixture;

static void
add (Fixture *fixture, const char *text)
{
  GError *error = NULL;

  way_card_add (fixture->app->library, way_record_get_id (fixture->project), "barrier", text, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
open_board (Fixture *fixture)
{
  way_test_open_project (fixture->app, NULL, "board");
  fixture->lanes = WAY_BOARD_LANES (way_test_find (fixture->app->window, WAY_TYPE_BOARD_LANES, NULL));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->app = way_test_app_new (NULL);
  fixture->project = way_test_project (fixture->app->library, "Young people’s voices");
  add (fixture, "Consent forms differ");
  open_board (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->project);
  way_test_app_free (fixture->app);
}

static WayBoardLane *
lane (Fixture *fixture)
{
  return way_board_lanes_get_lane (fixture->lanes, "barrier");
}

static guint
n_cards (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (way_board_lane_get_model (lane (fixture))));
}

static const char *
card_text (Fixture *fixture, guint i)
{
  g_autoptr (WayRecord) card = g_list_model_get_item (G_LIST_MODEL (way_board_lane_get_model (lane (fixture))), i);

  return way_record_get_text (card, "text");
}

static WayCardEntry *
entry_of (Fixture *fixture)
{
  return way_board_lane_get_entry (lane (fixture));
}

static void
assert_typed (Fixture *fixture, const char *text)
{
  g_autofree char *typed = way_card_entry_dup_text (entry_of (fixture));

  g_assert_cmpstr (typed, ==, text);
}

/* What the lane's entry keeps for a crash, newly allocated, or %NULL. */
static char *
draft (Fixture *fixture)
{
  return way_library_get_draft (fixture->app->library, "lane", way_record_get_id (fixture->project), "barrier");
}

static gboolean
has_draft (gpointer fixture)
{
  g_autofree char *text = draft (fixture);

  return text != NULL;
}

/* Some window says it, in a message or a dialog; a dialog is closed. */
static void
take_message (const char *words)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  gboolean said = FALSE;

  for (GList *link = windows; link != NULL; link = link->next)
    said = said || way_test_says (link->data, words);
  if (!said)
    g_error ("nothing says “%s”", words);
  if (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG))
    way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Close");
}

/* --- A full disk --- */

/* No file grows past @bytes: to a program it is a full disk, whoever runs it. */
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
fill_disk (Fixture *fixture)
{
  g_autofree char *wal = g_strconcat (fixture->app->path, "-wal", NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  limit_files ((rlim_t) info.st_size);
}

/* Another program sees what is in the file, and not what waits in this one. */
static gboolean
is_on_disk (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (WayLibrary) beside = way_test_app_open_beside (fixture->app);
  g_autofree char *text = way_library_get_draft (beside, "lane", way_record_get_id (fixture->project), "barrier");

  return text != NULL;
}

static void
test_full_disk (Fixture *fixture, gconstpointer data)
{
  fill_disk (fixture);
  way_card_entry_focus (entry_of (fixture));
  way_test_type (fixture->app->window, "Funding is short");
  way_test_keys (fixture->app->window, "Return");
  take_message ("disk is full");
  assert_typed (fixture, "Funding is short");
  g_assert_cmpuint (n_cards (fixture), ==, 1);
  g_assert_false (is_on_disk (fixture));

  limit_files (RLIM_INFINITY);
  /* What could not be kept is tried again by itself. */
  way_test_wait (is_on_disk, fixture, "the draft to be kept");
  way_card_entry_focus (entry_of (fixture));
  way_test_keys (fixture->app->window, "Return");
  g_assert_cmpuint (n_cards (fixture), ==, 2);
  g_assert_cmpstr (card_text (fixture, 1), ==, "Funding is short");
  assert_typed (fixture, "");
  way_test_assert_whole (fixture->app->library);
}

/* Undo is a step as well. */
static void
test_undo_on_full_disk (Fixture *fixture, gconstpointer data)
{
  fill_disk (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->app->window), "win.undo", NULL);
  way_test_settle ();
  take_message ("disk is full");
  g_assert_cmpuint (n_cards (fixture), ==, 1);
  limit_files (RLIM_INFINITY);
  gtk_widget_activate_action (GTK_WIDGET (fixture->app->window), "win.undo", NULL);
  way_test_settle ();
  g_assert_cmpuint (n_cards (fixture), ==, 0);
  way_test_assert_whole (fixture->app->library);
}

/* --- Another program --- */

static void
test_other_writes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);

  g_assert_true (way_library_begin (other, NULL, "A long import", NULL));
  way_card_entry_focus (entry_of (fixture));
  way_test_type (fixture->app->window, "Funding is short");
  way_test_keys (fixture->app->window, "Return");
  take_message ("another program is writing");
  assert_typed (fixture, "Funding is short");
  g_assert_cmpuint (n_cards (fixture), ==, 1);

  way_library_rollback (other);
  way_test_wait (has_draft, fixture, "the draft to be kept");
  way_card_entry_focus (entry_of (fixture));
  way_test_keys (fixture->app->window, "Return");
  g_assert_cmpuint (n_cards (fixture), ==, 2);
  assert_typed (fixture, "");
}

/* Leaving a screen whose text cannot be saved says so and stays. */
static void
test_other_writes_while_leaving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);

  way_card_entry_focus (entry_of (fixture));
  way_test_type (fixture->app->window, "Funding is short");
  g_assert_true (way_library_begin (other, NULL, "A long import", NULL));
  way_window_go (fixture->app->window, "themes", NULL);
  way_test_settle ();
  take_message ("another program is writing");
  assert_typed (fixture, "Funding is short");
  way_library_rollback (other);
  g_assert_true (way_window_go (fixture->app->window, "themes", NULL));
  way_test_settle ();
  g_assert_cmpuint (n_cards (fixture), ==, 2);
}

/* Both change the same words: the later wins, and the earlier is one undo away. */
static void
test_two_programs_one_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);
  g_autoptr (WayRecord) card = way_test_app_record (fixture->app, "card", NULL);
  g_autoptr (WayRecord) theirs = way_library_get (other, way_record_get_id (card));
  g_autoptr (GPtrArray) history = NULL;
  WayCardView *view = way_board_lane_get_view (lane (fixture), way_record_get_id (card));
  WayCardEntry *entry;
  GError *error = NULL;

  way_card_view_edit (view);
  entry = WAY_CARD_ENTRY (way_test_find (view, WAY_TYPE_CARD_ENTRY, NULL));
  way_card_entry_set_text (entry, "Consent forms differ by age");
  way_edit_set_text (other, way_record_get_id (theirs), "text", "Consent forms differ by area", &error);
  g_assert_no_error (error);
  way_library_poll (fixture->app->library);
  way_test_settle ();
  {
    g_autofree char *typed = way_card_entry_dup_text (entry);

    g_assert_cmpstr (typed, ==, "Consent forms differ by age");
  }
  g_assert_true (way_card_entry_commit (entry));
  way_test_settle ();
  g_assert_cmpstr (card_text (fixture, 0), ==, "Consent forms differ by age");
  history = way_library_history (fixture->app->library, way_record_get_id (card));
  g_assert_cmpuint (history->len, >=, 3);
  gtk_widget_activate_action (GTK_WIDGET (fixture->app->window), "win.undo", NULL);
  way_test_settle ();
  g_assert_cmpstr (card_text (fixture, 0), ==, "Consent forms differ by area");
}

static gboolean
shows_other_text (gpointer data)
{
  return g_strcmp0 (card_text (data, 0), "Consent forms differ by age") != 0;
}

/* A step of the command-line program is seen by the window that does nothing, by itself. */
static void
test_two_programs_poll (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) card = way_test_app_record (fixture->app, "card", NULL);
  g_autofree char *program = g_build_filename (g_getenv ("WAYMARK_BUILD_ROOT"), "src", "cli", "waymark-cli", NULL);
  g_autoptr (GSubprocess) command = NULL;
  GError *error = NULL;

  way_edit_set_text (fixture->app->library, way_record_get_id (card), "text", "Consent forms differ by age", &error);
  g_assert_no_error (error);
  way_test_settle ();
  g_assert_cmpstr (card_text (fixture, 0), ==, "Consent forms differ by age");
  command = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, "--library",
                              way_library_get_path (fixture->app->library), "undo", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (command, NULL, &error));
  way_test_wait (shows_other_text, fixture, "the other program's step");
}

/* A form that was open meanwhile puts back nothing that it does not change itself. */
static void
test_two_programs_one_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);
  const WayId *project = way_record_get_id (fixture->project);
  GtkWidget *form;

  way_test_open_project (fixture->app, NULL, "overview");
  way_overview_details_open (way_window_get_page (fixture->app->window));
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_true (way_edit_set_text (other, project, "reasons", "Asked for by the board", NULL));
  g_assert_true (way_edit_set_text (other, project, "title", "Another title", NULL));
  way_library_poll (fixture->app->library);
  way_test_settle ();
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Title"), "My title");
  way_test_click (form, "Save");
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
  {
    g_autoptr (WayRecord) now = way_library_get (fixture->app->library, project);

    g_assert_cmpstr (way_record_get_title (now), ==, "My title");
    g_assert_cmpstr (way_record_get_text (now, "reasons"), ==, "Asked for by the board");
  }
}

#define DELETED_MEANWHILE \
  "It was deleted meanwhile, so the changes were not saved. Restore it under “Deleted”, then change it."

/* What is typed is not saved into a record that is gone: the form stays, with all that was typed in it. */
static void
test_deleted_beside_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);
  const WayId *project = way_record_get_id (fixture->project);
  g_autoptr (WayRecord) now = NULL;
  GtkWidget *form;

  way_test_open_project (fixture->app, NULL, "overview");
  way_overview_details_open (way_window_get_page (fixture->app->window));
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_true (way_edit_delete (other, project, NULL));
  way_library_poll (fixture->app->library);
  way_test_settle ();
  way_test_set_text (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Title"), "My title");
  way_test_click (form, "Save");
  g_assert_true (way_test_has_dialog (WAY_TYPE_FORM));
  way_test_find (form, GTK_TYPE_LABEL, DELETED_MEANWHILE);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Title"))), ==, "My title");
  now = way_library_get (fixture->app->library, project);
  g_assert_cmpstr (way_record_get_title (now), !=, "My title");
  /* Leaving it is no end of what was typed. */
  way_test_keys (form, "Escape");
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
  g_assert_true (way_edit_restore (fixture->app->library, project, NULL));
  way_test_settle ();
  way_test_open_project (fixture->app, NULL, "overview");
  way_overview_details_open (way_window_get_page (fixture->app->window));
  form = way_test_dialog (WAY_TYPE_FORM);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Title"))), ==, "My title");
  gtk_window_destroy (GTK_WINDOW (form));
}

/* The same of one field that is being typed into: it does not go into the bin with its record. */
static void
test_deleted_beside_field (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);
  const WayId *project = way_record_get_id (fixture->project);
  g_autoptr (WayRecord) now = NULL;
  g_autofree char *draft = NULL;
  WayId action;

  g_assert_true (way_action_create (fixture->app->library, project, "Ask the schools", NULL, NULL, NULL, &action, NULL));
  way_test_open_project (fixture->app, NULL, "plan");
  g_assert_true (way_window_open_record (fixture->app->window, &action));
  way_test_settle ();
  g_assert_true (gtk_widget_grab_focus (way_test_find (fixture->app->window, GTK_TYPE_TEXT_VIEW, "Resources")));
  way_test_type (fixture->app->window, "A room");
  way_library_poll (other);
  g_assert_true (way_edit_delete (other, &action, NULL));
  way_library_poll (fixture->app->library);
  way_test_settle ();
  g_assert_null (way_test_find_if_any (fixture->app->window, GTK_TYPE_TEXT_VIEW, "Resources"));
  way_test_find (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_LABEL, DELETED_MEANWHILE);
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "_Close");
  now = way_library_get (fixture->app->library, &action);
  g_assert_false (way_record_has (now, "resources"));
  /* What opens the action again reads it from there. */
  draft = way_library_get_draft (fixture->app->library, "action", &action, "resources");
  g_assert_cmpstr (draft, ==, "A room");
}

/* --- A crash --- */

#define CHILD "WAYMARK_TEST_CHILD"

/* The library of a second test program that is killed while a person types in it. */
static int
run_child (const char *path)
{
  WayTestApp *app = way_test_app_new_for_path (path);
  g_autofree char *typed = g_strconcat (path, ".typed", NULL);

  if (g_str_has_suffix (path, "board.waymark"))
    {
      way_test_open_project (app, NULL, "board");
      way_card_entry_focus (way_board_lane_get_entry (
        way_board_lanes_get_lane (WAY_BOARD_LANES (way_test_find (app->window, WAY_TYPE_BOARD_LANES, NULL)), "barrier")));
    }
  else
    {
      g_autoptr (WayRecord) conversation = NULL;

      way_test_open_project (app, NULL, "conversations");
      conversation = way_test_app_record (app, "conversation", NULL);
      g_assert_true (way_window_open_record (app->window, way_record_get_id (conversation)));
      way_test_settle ();
    }
  way_test_type (app->window, "Half a tho");
  g_file_set_contents (typed, "", 0, NULL);
  while (gtk_application_get_windows (GTK_APPLICATION (app->application)) != NULL)
    g_main_context_iteration (NULL, TRUE);
  app->window = NULL;
  way_test_app_free (app);
  return 0;
}

static gboolean
wait_for_file (const char *path)
{
  for (guint i = 0; i < 600 && !g_file_test (path, G_FILE_TEST_EXISTS); i++)
    g_usleep (100 * 1000);
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Until the words are in the library's file: half a second after the last key. */
static gboolean
wait_for_draft (const char *path, const WayId *record, const char *field)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (WayLibrary) library = way_library_open (path, 0, NULL);
      g_autofree char *text = library != NULL ? way_library_get_draft (library, "lane", record, field) : NULL;

      if (g_strcmp0 (text, "Half a tho") == 0)
        return TRUE;
      g_usleep (100 * 1000);
    }
  return FALSE;
}

static void
type_and_kill (const char *path, const WayId *record, const char *field)
{
  g_autofree char *typed = g_strconcat (path, ".typed", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GSubprocess) child = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  GError *error = NULL;

  g_subprocess_launcher_setenv (launcher, CHILD, path, TRUE);
  child = g_subprocess_launcher_spawn (launcher, &error, program, NULL);
  g_assert_no_error (error);
  g_assert_true (wait_for_file (typed));
  g_assert_true (wait_for_draft (path, record, field));
  g_subprocess_send_signal (child, SIGKILL);
  g_subprocess_wait (child, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (child));
  g_remove (typed);
}

static void
test_killed (gconstpointer where)
{
  g_autofree char *name = g_strconcat (where, ".waymark", NULL);
  g_autofree char *path = way_test_path (name);
  gboolean on_board = g_str_equal (where, "board");
  Fixture fixture = { 0 };
  WayId record;

  {
    g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, NULL);
    g_autoptr (WayRecord) project = way_test_project (library, "Young people’s voices");
    g_autoptr (WayRecord) conversation = way_test_record (library, project, "conversation", "A talk");

    record = *way_record_get_id (on_board ? project : conversation);
  }
  type_and_kill (path, &record, on_board ? "barrier" : "enabler");

  fixture.app = way_test_app_new_for_path (path);
  if (on_board)
    {
      open_board (&fixture);
      assert_typed (&fixture, "Half a tho");
      g_assert_cmpuint (n_cards (&fixture), ==, 0);
      way_card_entry_focus (entry_of (&fixture));
      way_test_keys (fixture.app->window, "Return");
      g_assert_cmpstr (card_text (&fixture, 0), ==, "Half a tho");
    }
  else
    {
      way_test_open_project (fixture.app, NULL, "conversations");
      g_assert_true (way_window_open_record (fixture.app->window, &record));
      way_test_settle ();
      fixture.lanes = WAY_BOARD_LANES (way_test_find (fixture.app->window, WAY_TYPE_BOARD_LANES, NULL));
      {
        g_autofree char *text = way_card_entry_dup_text (
          way_board_lane_get_entry (way_board_lanes_get_lane (fixture.lanes, "enabler")));

        g_assert_cmpstr (text, ==, "Half a tho");
      }
    }
  way_test_assert_whole (fixture.app->library);
  way_test_app_free (fixture.app);
}

/* --- A log-out --- */

/* The real program is told to end while a person types: not a letter is lost, however short the time, and it goes. */
static void
test_ended (gconstpointer data)
{
  int number = GPOINTER_TO_INT (data);
  g_autofree char *path = way_test_path ("board.waymark");
  g_autofree char *typed = g_strconcat (path, ".typed", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  GError *error = NULL;
  WayId id;

  {
    g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, NULL);

    project = way_test_project (library, "Young people’s voices");
    id = *way_record_get_id (project);
    g_clear_object (&project);
  }
  g_subprocess_launcher_setenv (launcher, CHILD, path, TRUE);
  child = g_subprocess_launcher_spawn (launcher, &error, program, NULL);
  g_assert_no_error (error);
  g_assert_true (wait_for_file (typed));
  g_subprocess_send_signal (child, number);
  g_subprocess_wait (child, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (child));
  g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  {
    g_autoptr (WayLibrary) library = way_library_open (path, 0, NULL);

    cards = way_library_query_records (library, "cards of lane", "isssiss", &id, NULL, "barrier", NULL, NULL, NULL, NULL);
    way_test_assert_whole (library);
  }
  g_assert_cmpuint (cards->len, ==, 1);
  g_assert_cmpstr (way_record_get_text (cards->pdata[0], "text"), ==, "Half a tho");
  g_remove (typed);
}

/* --- A form that goes away --- */

static GtkWidget *
open_goal (Fixture *fixture)
{
  way_test_open_project (fixture->app, NULL, "overview");
  way_test_click (way_window_get_page (fixture->app->window), "Add goal");
  return way_test_dialog (WAY_TYPE_FORM);
}

static GtkEditable *
date_of (GtkWidget *form)
{
  return GTK_EDITABLE (way_date_entry_get_entry (WAY_DATE_ENTRY (way_test_find (form, WAY_TYPE_DATE_ENTRY, NULL))));
}

/* Text, a line, a date and a choice; and no pause of typing before the form is gone. */
static void
test_form_goes_away (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_goal (fixture);
  GtkDropDown *kind = GTK_DROP_DOWN (way_test_find (way_test_find (form, WAY_TYPE_CHOICE_ROW, NULL), GTK_TYPE_DROP_DOWN, NULL));
  g_autofree char *chosen = NULL;

  gtk_drop_down_set_selected (kind, 1);
  chosen = g_strdup (way_choice_row_get_value (WAY_CHOICE_ROW (way_test_find (form, WAY_TYPE_CHOICE_ROW, NULL))));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (way_test_find (form, GTK_TYPE_TEXT_VIEW, "Goal"))),
                            "One shared purpose", -1);
  gtk_editable_set_text (GTK_EDITABLE (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Agreed by")), "Core group");
  gtk_editable_set_text (date_of (form), "14 Feb 2022");
  gtk_window_destroy (GTK_WINDOW (form));
  way_test_settle ();

  form = open_goal (fixture);
  g_assert_cmpstr (way_choice_row_get_value (WAY_CHOICE_ROW (way_test_find (form, WAY_TYPE_CHOICE_ROW, NULL))), ==, chosen);
  g_assert_cmpstr (gtk_editable_get_text (date_of (form)), ==, "14 Feb 2022");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Agreed by"))), ==,
                   "Core group");
  way_test_click (form, "Add");
  {
    g_autoptr (WayRecord) goal = way_test_app_record (fixture->app, "goal", "One shared purpose");

    g_assert_cmpstr (way_record_get_text (goal, "agreed_on"), ==, "2022-02-14");
    g_assert_cmpstr (way_record_get_text (goal, "kind"), ==, chosen);
  }
  /* Saved, or cancelled, it starts afresh. */
  form = open_goal (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way_test_find (form, ADW_TYPE_ENTRY_ROW, "Agreed by"))), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (date_of (form)), !=, "14 Feb 2022");
  way_test_click (form, "Cancel");
}

/* --- Undo while something is open --- */

static void
test_undo_with_dialog (Fixture *fixture, gconstpointer data)
{
  GtkWidget *form = open_goal (fixture);
  GtkWidget *text = way_test_find (form, GTK_TYPE_TEXT_VIEW, "Goal");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));

  gtk_widget_grab_focus (text);
  way_test_type (form, "One");
  way_test_keys (form, "ctrl+z ctrl+z ctrl+z ctrl+z ctrl+z");
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, 0);
  /* Beyond what was typed here there is nothing: the library below is not changed unseen. */
  g_assert_true (way_test_has_dialog (WAY_TYPE_FORM));
  way_test_keys (form, "ctrl+shift+z");
  way_test_click (form, "Cancel");
  open_board (fixture);
  g_assert_cmpuint (n_cards (fixture), ==, 1);
}

static void
test_undo_with_draft (Fixture *fixture, gconstpointer data)
{
  add (fixture, "Funding is short");
  way_test_settle ();
  way_card_entry_focus (entry_of (fixture));
  way_test_type (fixture->app->window, "Half");
  way_test_keys (fixture->app->window, "ctrl+z");
  g_assert_cmpuint (n_cards (fixture), ==, 2);
  way_test_keys (fixture->app->window, "ctrl+shift+z");
  assert_typed (fixture, "Half");
  /* The header's button undoes the library's last step and leaves the draft. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->app->window), "win.undo", NULL);
  way_test_settle ();
  g_assert_cmpuint (n_cards (fixture), <=, 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->app->window), "win.redo", NULL);
  way_test_settle ();
  way_card_entry_focus (entry_of (fixture));
  way_test_keys (fixture->app->window, "Return");
  g_assert_cmpuint (n_cards (fixture), ==, 3);
  g_assert_cmpstr (card_text (fixture, 2), ==, "Half");
}

/* Damage is found while something is typed: the window can still be closed, once one has been told. */
static void
test_close_damaged (Fixture *fixture, gconstpointer data)
{
  WayWindow *window = fixture->app->window;
  GtkWidget *dialog;

  way_card_entry_focus (entry_of (fixture));
  way_test_type (window, "Funding is short");
  way_window_damaged (window, "The library is damaged.");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Close");
  gtk_window_close (GTK_WINDOW (window));
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_find (dialog, GTK_TYPE_BUTTON, "Save a copy…");
  way_test_click (dialog, "Go back");
  assert_typed (fixture, "Funding is short");
  gtk_window_close (GTK_WINDOW (window));
  fixture->app->window = NULL;
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Close without saving");
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (fixture->app->application)));
}

/* Another program writes and writes: closing says so, keeps what was typed for whoever goes back, and holds nobody for good. */
static void
test_close_while_other_writes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);
  WayWindow *window = fixture->app->window;
  GtkWidget *dialog;

  way_card_entry_focus (entry_of (fixture));
  way_test_type (window, "Funding is short");
  g_assert_true (way_library_begin (other, NULL, "A long import", NULL));
  gtk_window_close (GTK_WINDOW (window));
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_true (way_test_says (dialog, "another program is writing"));
  g_assert_true (way_test_says (dialog, "close again once the other program has finished"));
  g_assert_null (way_test_find_if_any (dialog, GTK_TYPE_BUTTON, "Save a copy…"));
  way_test_click (dialog, "Go back");
  assert_typed (fixture, "Funding is short");
  gtk_window_close (GTK_WINDOW (window));
  way_test_find (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), GTK_TYPE_BUTTON, "Close without saving");
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Go back");
  way_library_rollback (other);
  gtk_window_close (GTK_WINDOW (window));
  fixture->app->window = NULL;
  way_test_settle ();
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (fixture->app->application)));
  g_assert_cmpint (way_library_query_count (other, "board count", "i", way_record_get_id (fixture->project)), ==, 2);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  if (g_getenv (CHILD) != NULL)
    return run_child (g_getenv (CHILD));
  ADD ("/hard/full-disk", test_full_disk);
  ADD ("/hard/undo-on-full-disk", test_undo_on_full_disk);
  ADD ("/hard/other-writes", test_other_writes);
  ADD ("/hard/other-writes-while-leaving", test_other_writes_while_leaving);
  ADD ("/hard/two-programs-one-card", test_two_programs_one_card);
  ADD ("/hard/two-programs-poll", test_two_programs_poll);
  ADD ("/hard/two-programs-one-form", test_two_programs_one_form);
  ADD ("/hard/deleted-beside-form", test_deleted_beside_form);
  ADD ("/hard/deleted-beside-field", test_deleted_beside_field);
  g_test_add_data_func ("/hard/killed/board", "board", test_killed);
  g_test_add_data_func ("/hard/killed/conversation", "conversation", test_killed);
  g_test_add_data_func ("/hard/ended/log-out", GINT_TO_POINTER (SIGTERM), test_ended);
  g_test_add_data_func ("/hard/ended/terminal-closed", GINT_TO_POINTER (SIGHUP), test_ended);
  ADD ("/hard/form-goes-away", test_form_goes_away);
  ADD ("/hard/undo-with-dialog", test_undo_with_dialog);
  ADD ("/hard/undo-with-draft", test_undo_with_draft);
  ADD ("/hard/close-damaged", test_close_damaged);
  ADD ("/hard/close-while-other-writes", test_close_while_other_writes);
  return g_test_run ();
}
