/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-text.h"
#include "import/way-samples.h"
#include "ui/way-board-lanes.h"
#include "ui/way-card-entry.h"
#include "ui/way-entry.h"
#include "ui/way-label.h"
#include "ui/way-overview-details.h"
#include "ui/way-plan-entry.h"
#include "ui/way-snapshot.h"
#include "ui/way-test-screens.h"
#include "ui/way-workshop-dialog.h"

#include "support/way-test-library.h"

#include <string.h>

/* Titles as long as books, which a project file may bring: every screen opens with them and shows their beginning, and no
 * form cuts what it cannot hold. */

#define BOOK 1000000
#define CHAPTER 100000
/* What a sentence adds to what it quotes. */
#define SENTENCE 200

static guint n_labels, n_cut;
static char *pictures; /* a folder for pictures to look at, from WAYMARK_TEST_PICTURES, or %NULL */

static void
lengthen (WayLibrary *library, WayRecord *record)
{
  g_autoptr (WayRecord) copy = way_record_copy (record);
  const WayField *field = way_kind_flagged_field (way_record_get_kind (record), WAY_FIELD_TITLE);
  g_autofree char *text = NULL;
  GError *error = NULL;

  if (field == NULL || !way_record_has (copy, field->name))
    return;
  text = way_test_words (way_record_get_text (copy, field->name), field->type == WAY_FIELD_PROSE ? CHAPTER : BOOK);
  way_record_set_text (copy, field->name, text);
  way_library_save (library, copy, &error);
  g_assert_no_error (error);
}

/* The example, in which one record of each kind, the one the screens are opened with, has a title of a million letters. */
static WayTestApp *
open_example (void)
{
  static guint n_opened;
  static const char *const shared[] = { "partnerships", "agencies", "people", "projects" };
  g_autofree char *name = g_strdup_printf ("long-%u.waymark", n_opened++);
  g_autofree char *path = way_test_path (name);
  guint n_kinds;
  const WayKind *const *kinds = way_kinds (&n_kinds);
  GError *error = NULL;
  g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, &error);
  g_autoptr (GArray) projects = way_samples_load (library, "example", &error);

  g_assert_no_error (error);
  g_assert_true (way_library_begin (library, NULL, "Lengthen", &error));
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GPtrArray) records = way_library_query_records (library, "records of kind", "is",
                                                                 way_id_list_index (projects, 0), kinds[i]->name);

      if (records->len > 0)
        lengthen (library, records->pdata[0]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      g_autoptr (GPtrArray) records = way_library_query_records (library, shared[i], "");

      lengthen (library, records->pdata[0]);
    }
  g_assert_true (way_library_end (library, TRUE, &error));
  g_clear_object (&library);
  return way_test_app_new_for_path (path);
}

/* --- Every screen --- */

static void
check_length (GtkWidget *widget, const char *text, glong most, const char *screen)
{
  glong n = text != NULL ? g_utf8_strlen (text, -1) : 0;

  if (n > most)
    g_error ("%s: a %s of %ld characters: “%.60s”", screen, G_OBJECT_TYPE_NAME (widget), n, text);
  n_labels++;
  if (n >= WAY_LABEL_QUOTE && strstr (text, "…") != NULL)
    n_cut++;
}

static void
check_widgets (GtkWidget *widget, const char *screen)
{
  if (GTK_IS_LABEL (widget))
    check_length (widget, gtk_label_get_text (GTK_LABEL (widget)), WAY_LABEL_PROSE + SENTENCE, screen);
  else if (GTK_IS_TEXT (widget))
    check_length (widget, gtk_editable_get_text (GTK_EDITABLE (widget)), WAY_ENTRY_MOST, screen);
  check_length (widget, gtk_widget_get_tooltip_text (widget), WAY_LABEL_PROSE + SENTENCE, screen);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_widgets (child, screen);
}

static void
check_screen (GtkWindow *window, const char *screen, gpointer data)
{
  check_length (GTK_WIDGET (window), gtk_window_get_title (window), WAY_LABEL_LINE + SENTENCE, screen);
  check_widgets (GTK_WIDGET (window), screen);
  if (pictures != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s/%s.png", pictures, screen);

      way_snapshot_save (window, NULL, name, NULL);
    }
}

static void
test_screens (void)
{
  g_autoptr (WayTestApp) app = open_example ();

  way_test_each_screen (app, check_screen, NULL);
  g_assert_cmpuint (n_labels, >, 1000);
  g_assert_cmpuint (n_cut, >, 50);
}

/* --- Forms --- */

/* What a line cannot hold is not changed by saving what stands beside it. */
static void
test_form_cuts_nothing (void)
{
  g_autoptr (WayTestApp) app = open_example ();
  g_autoptr (WayRecord) workshop = NULL;
  g_autofree char *before = NULL;
  GtkWidget *dialog, *title;

  way_test_open_project (app, NULL, "workshops");
  workshop = way_test_app_record (app, "workshop", NULL);
  before = g_strdup (way_record_get_title (workshop));
  g_assert_cmpuint (strlen (before), >=, BOOK);
  way_workshop_dialog_present (way_window_get_page (app->window), workshop, NULL, NULL);
  dialog = way_test_dialog (ADW_TYPE_WINDOW);
  title = way_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Title");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (title)));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (title), "kept as it is"));
  way_test_set_text (way_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Where, or online link"), "The old library");
  way_test_click (dialog, "Save");
  g_assert_cmpstr (way_record_get_text (workshop, "place"), ==, "The old library");
  g_assert_cmpstr (way_record_get_title (workshop), ==, before);
  way_test_assert_whole (app->library);
}

static gboolean
has_bubble (gpointer entry)
{
  return way_test_find_if_any (entry, GTK_TYPE_POPOVER, NULL) != NULL;
}

static char *
repeat (const char *letter, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (text, letter);
  return g_string_free (text, FALSE);
}

/* Ten thousand characters go in, of whatever script; one more does not, and nothing of what is there goes. */
static void
test_paste_too_long (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) project = NULL;
  g_autofree char *most = repeat ("\xf0\x9d\x84\x9e", WAY_ENTRY_MOST);
  g_autofree char *more = repeat ("\xf0\x9d\x84\x9e", WAY_ENTRY_MOST + 1);
  g_autofree char *before = NULL;
  GtkWidget *dialog, *title;

  way_test_open_project (app, NULL, "overview");
  project = way_library_get (app->library, way_window_get_project (app->window));
  before = g_strdup (way_record_get_title (project));
  way_overview_details_open (way_window_get_page (app->window));
  dialog = way_test_dialog (ADW_TYPE_WINDOW);
  title = way_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Title");
  gtk_widget_grab_focus (title);
  way_test_copy (dialog, more);
  /* In the place of all that is selected, and after it. */
  way_test_keys (dialog, "ctrl+a ctrl+v");
  way_test_wait (has_bubble, title, "what is too long to be said");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, before);
  way_test_keys (dialog, "Escape");
  way_test_settle ();
  g_assert_false (has_bubble (title));
  g_assert_true (gtk_widget_get_mapped (dialog));
  way_test_copy (dialog, most);
  way_test_keys (dialog, "End ctrl+v");
  way_test_wait (has_bubble, title, "what is too long to be said");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, before);
  way_test_keys (dialog, "Escape ctrl+a ctrl+v");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, most);
  way_test_click (dialog, "Save");
  g_assert_cmpstr (way_record_get_title (project), ==, most);
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.undo", NULL);
  way_test_settle ();
  g_assert_cmpstr (way_record_get_title (project), ==, before);
}

/* A paste that is refused leaves nothing to undo: Ctrl+Z takes back what was typed before it. */
static void
test_undo_after_too_long (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *more = repeat ("x", WAY_ENTRY_MOST + 1);
  g_autofree char *undo = NULL;
  GtkWidget *entry;

  way_test_open_project (app, NULL, "plan");
  entry = way_test_find (app->window, GTK_TYPE_ENTRY, "Add an action");
  gtk_widget_grab_focus (entry);
  way_test_copy (app->window, more);
  way_test_type (app->window, "Ask them");
  /* After what was typed, and in its place. */
  for (guint i = 0; i < 2; i++)
    {
      way_test_keys (app->window, i == 0 ? "ctrl+v" : "ctrl+a ctrl+v");
      way_test_wait (has_bubble, entry, "what is too long to be said");
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Ask them");
      way_test_keys (app->window, "Escape");
      way_test_settle ();
    }
  way_test_keys (app->window, "ctrl+z");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Ask");
  undo = way_library_get_undo (app->library, NULL);
  g_assert_cmpstr (undo, ==, "Load sample projects");
}

/* --- Lines --- */

static guint
count_records (WayTestApp *app, const char *kind, const char *text)
{
  g_autoptr (GPtrArray) records = way_library_query_records (app->library, "records of kind", "is",
                                                             way_window_get_project (app->window), kind);
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += g_strcmp0 (way_record_get_title (records->pdata[i]), text) == 0 ? 1 : 0;
  return n;
}

/* A card and an action are prose: a line of any length becomes one, whole. */
static void
test_paste_lines (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *line = way_test_words ("A line", CHAPTER);
  g_autofree char *lines = g_strconcat ("Ask the schools\n", line, "\nAsk the youth club\n", NULL);
  WayBoardLane *lane;

  way_test_open_project (app, NULL, "board");
  lane = way_board_lanes_get_lane (WAY_BOARD_LANES (way_test_find (app->window, WAY_TYPE_BOARD_LANES, NULL)), "barrier");
  way_card_entry_focus (way_board_lane_get_entry (lane));
  way_test_copy (app->window, lines);
  way_test_keys (app->window, "ctrl+v");
  g_assert_cmpuint (count_records (app, "card", line), ==, 1);
  g_assert_cmpuint (count_records (app, "card", "Ask the youth club"), ==, 1);
  g_assert_true (way_window_go (app->window, "plan", NULL));
  way_test_settle ();
  way_plan_entry_add_lines (WAY_PLAN_ENTRY (way_test_find (app->window, WAY_TYPE_PLAN_ENTRY, NULL)), lines);
  way_test_settle ();
  g_assert_cmpuint (count_records (app, "action", line), ==, 1);
  g_assert_cmpuint (count_records (app, "action", "Ask the youth club"), ==, 1);
  check_screen (GTK_WINDOW (app->window), "plan with pasted lines", NULL);
  way_test_assert_whole (app->library);
}

/* --- What is no line's text --- */

/* A draft that a line cannot hold, as one kept before lines had a limit, is added whole, and the line takes words again. */
static void
test_long_draft (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autofree char *draft = way_test_words ("Ask", 2 * WAY_ENTRY_MOST);
  g_autofree char *left = NULL;
  GtkWidget *entry;
  GError *error = NULL;

  way_test_open_project (app, NULL, "overview");
  way_library_set_draft (app->library, "plan", way_window_get_project (app->window), "new", draft, &error);
  g_assert_no_error (error);
  g_assert_true (way_window_go (app->window, "plan", NULL));
  way_test_settle ();
  entry = way_test_find (way_test_find (app->window, WAY_TYPE_PLAN_ENTRY, NULL), GTK_TYPE_ENTRY, NULL);
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  way_test_enter (entry);
  way_test_settle ();
  g_assert_cmpuint (count_records (app, "action", draft), ==, 1);
  g_assert_true (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  left = way_library_get_draft (app->library, "plan", way_window_get_project (app->window), "new");
  g_assert_true (left == NULL || *left == '\0');
}

/* However long a milestone is, its day is seen. */
static void
test_milestone_day (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) milestone = NULL;
  g_autoptr (WayRecord) copy = NULL;
  g_autofree char *text = way_test_words ("Signed", WAY_ENTRY_MOST - 100);
  g_autofree char *beginning = way_text_beginning (text, WAY_LABEL_FACTS);
  g_autofree char *shown = g_strdup_printf ("%s, 3 Feb 2022", beginning);

  way_test_open_project (app, NULL, "plan");
  milestone = way_test_app_record (app, "milestone", NULL);
  copy = way_record_copy (milestone);
  way_record_set_text (copy, "text", text);
  way_record_set_text (copy, "due", "2022-02-03");
  way_test_save (app->library, copy);
  g_assert_true (way_window_open_record (app->window, way_record_get_reference (copy, "action")));
  way_test_settle ();
  way_test_find (app->window, GTK_TYPE_LABEL, shown);
}

/* Prose is shown to ten thousand letters, but of each word no more than any word has; what comes after it is read. */
static void
test_long_word (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new (NULL));
  g_autofree char *prose = way_test_words ("Prose", WAY_LABEL_PROSE - 20);
  g_autofree char *word = g_strnfill (1000, 'w');
  g_autofree char *both = g_strconcat ("Begins ", word, " and goes on", NULL);
  g_autofree char *shown = g_strdup_printf ("Begins %.300s… and goes on", word);

  way_label_set_prose (GTK_LABEL (label), prose);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, prose);
  way_label_set_prose (GTK_LABEL (label), both);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, shown);
  g_object_unref (label);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  pictures = g_strdup (g_getenv ("WAYMARK_TEST_PICTURES"));
  g_test_add_func ("/long-text/word", test_long_word);
  g_test_add_func ("/long-text/screens", test_screens);
  g_test_add_func ("/long-text/form-cuts-nothing", test_form_cuts_nothing);
  g_test_add_func ("/long-text/paste-too-long", test_paste_too_long);
  g_test_add_func ("/long-text/undo-after-too-long", test_undo_after_too_long);
  g_test_add_func ("/long-text/paste-lines", test_paste_lines);
  g_test_add_func ("/long-text/long-draft", test_long_draft);
  g_test_add_func ("/long-text/milestone-day", test_milestone_day);
  return g_test_run ();
}
