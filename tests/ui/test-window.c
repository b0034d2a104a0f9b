/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-clock.h"
#include "base/way-date.h"
#include "base/way-text.h"
#include "import/way-samples.h"
#include "service/way-edit.h"
#include "ui/way-deleted.h"
#include "ui/way-file-toast.h"
#include "ui/way-form.h"
#include "ui/way-home.h"
#include "ui/way-new-project.h"
#include "ui/way-problem.h"
#include "ui/way-rooms.h"
#include "ui/way-search.h"
#include "ui/way-settings.h"
#include "ui/way-sidebar.h"
#include "ui/way-test-app.h"
#include "ui/way-theme-view.h"
#include "ui/way-thread-page.h"
#include "ui/way-workshop-page.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static guint
n_projects (WayTestApp *app)
{
  g_autoptr (GArray) ids = way_library_query_ids (app->library, "projects", "");

  return ids->len;
}

static gboolean
has_project (gpointer app)
{
  return way_window_get_project (((WayTestApp *) app)->window) != NULL;
}

/* --- First start --- */

static void
test_first_start (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  WayPage *home = way_window_get_page (app->window);

  g_assert_true (WAY_IS_HOME (home));
  way_test_find (home, GTK_TYPE_BUTTON, "New project");
  way_test_find (home, GTK_TYPE_BUTTON, "Look at an example");
  g_assert_null (way_test_find_if_any (app->window, WAY_TYPE_SIDEBAR, NULL));
}

static void
test_example (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);

  way_test_click (app->window, "Look at an example");
  way_test_wait (has_project, app, "the example");
  way_test_find (app->window, WAY_TYPE_SIDEBAR, NULL);
  g_assert_cmpuint (n_projects (app), ==, 1);
}

/* The main menu is made when it is first opened: at Home, again, beside the rooms, and where these are out of view, twice:
 * for the second time they lie where they lay. */
static void
test_main_menu (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  for (guint i = 0; i < 5; i++)
    {
      if (i == 2)
        way_test_open_project (app, NULL, NULL);
      if (i == 3)
        way_test_resize (app, 400, 700);
      if (i > 2)
        {
          g_assert_true (way_window_go (app->window, "plan", NULL));
          way_test_settle ();
          g_assert_null (way_test_find_if_any (app->window, WAY_TYPE_SIDEBAR, NULL));
        }
      way_test_keys (app->window, "F10");
      way_test_wait_for_list (app->window, TRUE);
      way_test_find (way_test_find (app->window, GTK_TYPE_POPOVER_MENU, NULL), GTK_TYPE_LABEL, "Backups…");
      way_test_keys (app->window, "Escape");
      way_test_wait_for_list (app->window, FALSE);
    }
}

/* The whole assistant with nothing but keys. */
static void
test_new_project_by_keyboard (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  g_autoptr (WayRecord) project = NULL;
  g_autoptr (WayRecord) goal = NULL;
  g_autoptr (WayRecord) partnership = NULL;
  g_autofree char *wrong = NULL;
  GtkWidget *dialog;

  way_test_keys (app->window, "ctrl+n");
  dialog = way_test_dialog (WAY_TYPE_NEW_PROJECT);
  way_test_type (dialog, "Safer places");
  way_test_keys (dialog, "Tab");
  way_test_type (dialog, "Coast partnership");
  way_test_keys (dialog, "Tab");
  way_test_type (dialog, "Northcoast; Southcoast, Harbour and Sands");
  way_test_keys (dialog, "Return ctrl+Return");
  /* The name follows the label, without the underline of its mnemonic. */
  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (way_test_find (dialog, GTK_TYPE_BUTTON, "Back")),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, "Back");
  g_assert_cmpstr (wrong, ==, NULL);
  way_test_type (dialog, "Worries about places");
  way_test_keys (dialog, "Tab");
  way_test_type (dialog, "One picture");
  way_test_keys (dialog, "ctrl+Return");
  way_test_wait (has_project, app, "the new project");

  g_assert_false (way_test_has_dialog (WAY_TYPE_NEW_PROJECT));
  project = way_library_get (app->library, way_window_get_project (app->window));
  partnership = way_library_query_record (app->library, "partnerships", "");
  goal = way_test_app_record (app, "goal", NULL);
  g_assert_cmpstr (way_record_get_title (project), ==, "Safer places");
  g_assert_cmpstr (way_record_get_text (project, "stage"), ==, "enquiry");
  g_assert_cmpstr (way_record_get_text (project, "reasons"), ==, "Worries about places");
  g_assert_cmpstr (way_record_get_title (partnership), ==, "Coast partnership");
  g_assert_cmpuint (g_strv_length ((char **) way_record_get_list (partnership, "areas")), ==, 2);
  g_assert_cmpstr (way_record_get_title (goal), ==, "One picture");

  way_test_keys (app->window, "alt+Home");
  way_test_find (way_window_get_page (app->window), GTK_TYPE_LABEL, "Safer places");
}

static void
test_cancel_asks (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new (NULL);
  GtkWidget *dialog;

  way_test_click (app->window, "New project");
  way_test_click (way_test_dialog (WAY_TYPE_NEW_PROJECT), "Cancel");
  g_assert_false (way_test_has_dialog (WAY_TYPE_NEW_PROJECT));

  way_test_click (app->window, "New project");
  dialog = way_test_dialog (WAY_TYPE_NEW_PROJECT);
  way_test_set_text (way_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Title of the project"), "Something");
  way_test_click (dialog, "Cancel");
  g_assert_true (way_test_has_dialog (WAY_TYPE_NEW_PROJECT));
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Discard");
  g_assert_false (way_test_has_dialog (WAY_TYPE_NEW_PROJECT));
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpuint (n_projects (app), ==, 0);
  way_test_keys (app->window, "ctrl+n");
  g_assert_true (way_test_has_dialog (WAY_TYPE_NEW_PROJECT));
}

/* --- Undo --- */

static void
test_undo_from_header (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) theme = NULL;
  GtkWidget *undo;

  way_test_open_project (app, NULL, NULL);
  theme = way_test_app_record (app, "theme", NULL);
  g_assert_true (way_library_begin (app->library, way_window_get_project (app->window), "Delete theme", NULL));
  g_assert_true (way_library_end (app->library, way_library_delete (app->library, way_record_get_id (theme), NULL), NULL));
  way_test_settle ();

  undo = way_test_find (app->window, GTK_TYPE_BUTTON, "Undo");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo: Delete theme");
  way_test_click_widget (undo);
  g_assert_false (way_record_get_deleted (theme));
  way_test_click (app->window, "Redo");
  g_assert_true (way_record_get_deleted (theme));
  way_test_keys (app->window, "ctrl+z");
  g_assert_false (way_record_get_deleted (theme));
  way_test_find (app->window, GTK_TYPE_LABEL, "Undone: Delete theme");
  way_test_keys (app->window, "ctrl+shift+z");
  g_assert_true (way_record_get_deleted (theme));
  /* The newest message shows at once, not after those before it. */
  way_test_find (app->window, GTK_TYPE_LABEL, "Done again: Delete theme");
}

static void
delete_with_toast (WayTestApp *app, WayRecord *record)
{
  g_assert_true (way_edit_delete (app->library, way_record_get_id (record), NULL));
  way_window_toast (app->window, "It was deleted", TRUE);
  way_test_settle ();
}

static GtkWidget *
toast_of (WayTestApp *app)
{
  return gtk_widget_get_ancestor (way_test_find (app->window, GTK_TYPE_LABEL, "It was deleted"),
                                  g_type_from_name ("AdwToastWidget"));
}

/* The Undo of a message takes back what the message is about, or nothing. */
static void
test_undo_from_toast (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) theme = NULL;
  g_autoptr (WayRecord) card = NULL;

  way_test_open_project (app, NULL, "overview");
  theme = way_test_app_record (app, "theme", NULL);
  card = way_test_app_record (app, "card", NULL);
  delete_with_toast (app, theme);
  way_test_click (toast_of (app), "Undo");
  g_assert_false (way_record_get_deleted (theme));

  /* It goes once something else is done. */
  delete_with_toast (app, theme);
  g_assert_true (way_edit_set_text (app->library, way_record_get_id (card), "text", "Typed since", NULL));
  way_test_settle ();
  g_assert_null (way_test_find_if_any (app->window, GTK_TYPE_LABEL, "It was deleted"));
  g_assert_cmpstr (way_record_get_text (card, "text"), ==, "Typed since");
}

/* Undoing the making of the open project leaves for Home. */
static void
test_undo_creation (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  way_test_open_project (app, NULL, NULL);
  way_test_keys (app->window, "ctrl+z");
  g_assert_null (way_window_get_project (app->window));
  g_assert_cmpuint (n_projects (app), ==, 0);
}

static void
test_deleted (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = NULL;
  WayPage *page;

  way_test_open_project (app, NULL, "deleted");
  page = way_window_get_page (app->window);
  g_assert_true (WAY_IS_DELETED (page));
  way_test_find (page, GTK_TYPE_LABEL, "Nothing is deleted");

  workshop = way_test_app_record (app, "workshop", NULL);
  g_assert_true (way_library_begin (app->library, way_window_get_project (app->window), "Delete workshop", NULL));
  g_assert_true (way_library_end (app->library, way_library_delete (app->library, way_record_get_id (workshop), NULL), NULL));
  way_test_settle ();
  /* The workshop's agenda went with it, and is no line of its own. */
  g_assert_nonnull (way_test_find (page, GTK_TYPE_LABEL, "workshop"));
  g_assert_null (way_test_find_if_any (page, GTK_TYPE_LABEL, "agenda block"));
  way_test_click_widget (way_test_find (way_test_find (page, GTK_TYPE_LIST_VIEW, NULL), GTK_TYPE_BUTTON, NULL));
  g_assert_false (way_record_get_deleted (workshop));
  way_test_find (page, GTK_TYPE_LABEL, "Nothing is deleted");
}

/* --- The week --- */

/* What is owed stands among what is due, and opens the form that sees to it. */
static void
test_week (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GPtrArray) projects = way_library_query_records (app->library, "projects", "");
  g_autoptr (WayRecord) voice = way_record_new_named ("voice");
  g_autoptr (WayRecord) test = way_record_new_named ("test");
  g_autofree char *soon = way_date_add_days (way_clock_today (), 2);
  GtkWidget *week;
  GError *error = NULL;

  way_record_set_project (voice, way_record_get_id (projects->pdata[0]));
  way_record_set_text (voice, "description", "Year 12 at the river school");
  way_record_set_text (voice, "feedback_due", soon);
  way_edit_save (app->library, voice, "Add voice", &error);
  g_assert_no_error (error);
  way_record_set_project (test, way_record_get_id (projects->pdata[0]));
  way_record_set_text (test, "belief", "A poster is read");
  way_record_set_text (test, "review_on", way_clock_today ());
  way_record_set_text (test, "state", "running");
  way_edit_save (app->library, test, "Add test", &error);
  g_assert_no_error (error);
  way_test_settle ();
  week = way_test_find (app->window, GTK_TYPE_LIST_BOX, "Your week");
  way_test_press (way_test_find (week, GTK_TYPE_LABEL, "A poster is read"));
  way_test_find (way_test_dialog (WAY_TYPE_FORM), GTK_TYPE_LABEL, "Review test");
  way_test_keys (way_test_dialog (WAY_TYPE_FORM), "Escape");
  way_test_settle ();
  way_test_press (way_test_find (week, GTK_TYPE_LABEL, "Year 12 at the river school"));
  way_test_keys (way_test_dialog (WAY_TYPE_FORM), "ctrl+Return");
  way_test_settle ();
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
  g_assert_null (way_test_find_if_any (week, GTK_TYPE_LABEL, "Year 12 at the river school"));
}

/* --- Ctrl+F --- */

typedef struct {
  GtkWidget *page;
  const char *text;
  gboolean shown;
} Shown;

static gboolean
is_as_shown (gpointer data)
{
  Shown *shown = data;

  return (way_test_find_if_any (shown->page, GTK_TYPE_LABEL, shown->text) != NULL) == shown->shown;
}

static void
wait_for_label (GtkWidget *page, const char *text, gboolean shown)
{
  Shown wanted = { page, text, shown };

  way_test_wait (is_as_shown, &wanted, text);
}

/* @words leave @kept in the list and take @gone out of it; others leave nothing, which @none says; Escape brings all back. */
static void
assert_filters (WayTestApp *app, const char *words, const char *kept, const char *gone, const char *none)
{
  GtkWidget *list = way_test_find (way_window_get_page (app->window), GTK_TYPE_LIST_VIEW, NULL);
  GtkWidget *page = GTK_WIDGET (way_window_get_page (app->window));

  way_test_find (list, GTK_TYPE_LABEL, kept);
  way_test_find (list, GTK_TYPE_LABEL, gone);
  way_test_keys (app->window, "ctrl+f");
  g_assert_nonnull (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (app->window)), GTK_TYPE_SEARCH_ENTRY));
  way_test_type (app->window, words);
  wait_for_label (list, gone, FALSE);
  way_test_find (list, GTK_TYPE_LABEL, kept);
  g_assert_null (way_test_find_if_any (page, GTK_TYPE_LABEL, none));
  way_test_type (app->window, "xyzzy");
  wait_for_label (list, kept, FALSE);
  wait_for_label (page, none, TRUE);
  way_test_keys (app->window, "Escape");
  wait_for_label (list, gone, TRUE);
  way_test_find (list, GTK_TYPE_LABEL, kept);
  g_assert_null (way_test_find_if_any (page, GTK_TYPE_LABEL, none));
}

static void
test_filter (void)
{
  static const char *const voices = "Consistent ways to hear young people", *const data = "Using data to see the local picture";
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GPtrArray) workshops = NULL;
  GError *error = NULL;

  way_test_open_project (app, NULL, "themes");
  assert_filters (app, "YOUNG hear", voices, data, "No theme has these words.");
  way_window_go (app->window, "workshops", NULL);
  way_test_settle ();
  workshops = way_library_query_records (app->library, "workshops of project", "i", way_window_get_project (app->window));
  g_assert_cmpuint (workshops->len, >, 1);
  assert_filters (app, way_record_get_title (workshops->pdata[0]), way_record_get_title (workshops->pdata[0]),
                  way_record_get_title (workshops->pdata[1]), "No workshop has these words.");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (WayRecord) theme = way_test_app_record (app, "theme", i == 0 ? voices : data);

      way_edit_delete (app->library, way_record_get_id (theme), &error);
      g_assert_no_error (error);
    }
  way_window_go (app->window, "deleted", NULL);
  way_test_settle ();
  assert_filters (app, "theme young", voices, data, "Nothing deleted has these words.");
}

/* Filtered out of the list, a theme is still the one that is shown; it is marked again when it is back. */
static void
test_filter_keeps (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) theme = NULL;
  GtkSingleSelection *selection;
  GtkWidget *list, *page;

  way_test_open_project (app, NULL, "themes");
  page = GTK_WIDGET (way_window_get_page (app->window));
  list = way_test_find (page, GTK_TYPE_LIST_VIEW, "Themes");
  selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  theme = g_object_ref (gtk_single_selection_get_selected_item (selection));
  way_test_keys (app->window, "ctrl+f");
  way_test_type (app->window, "parked");
  wait_for_label (list, way_record_get_title (theme), FALSE);
  g_assert_null (gtk_single_selection_get_selected_item (selection));
  g_assert_true (way_theme_view_get (WAY_THEME_VIEW (way_test_find (page, WAY_TYPE_THEME_VIEW, NULL))) == theme);
  way_test_keys (app->window, "Escape");
  wait_for_label (list, way_record_get_title (theme), TRUE);
  g_assert_true (gtk_single_selection_get_selected_item (selection) == theme);
}

static void
assert_searches (WayTestApp *app)
{
  way_test_keys (app->window, "ctrl+f");
  way_test_keys (way_test_dialog (WAY_TYPE_SEARCH), "Escape");
  way_test_settle ();
  g_assert_false (way_test_has_dialog (WAY_TYPE_SEARCH));
}

/* Where there is nothing to filter, everything is searched. */
static void
test_filter_nothing (void)
{
  static const char *const kinds[] = { "workshop", "conversation" };
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) card = NULL;

  way_test_open_project (app, NULL, "overview");
  assert_searches (app);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (WayRecord) record = way_test_app_record (app, kinds[i], NULL);

      g_assert_true (way_window_open_record (app->window, way_record_get_id (record)));
      way_test_settle ();
      assert_searches (app);
    }
  card = way_test_app_record (app, "card", NULL);
  way_window_show_thread (app->window, way_record_get_id (card));
  way_test_settle ();
  assert_searches (app);
  way_window_go (app->window, "deleted", NULL);
  way_test_settle ();
  assert_searches (app);
}

/* --- Search --- */

static void
test_search (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GPtrArray) projects = way_library_query_records (app->library, "projects", "");
  GtkWidget *dialog;

  way_test_keys (app->window, "ctrl+k");
  dialog = way_test_dialog (WAY_TYPE_SEARCH);
  way_test_type (dialog, "xyzzy");
  way_test_find (dialog, GTK_TYPE_LABEL, "Nothing found");
  way_test_set_text (way_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL), way_record_get_title (projects->pdata[0]));
  way_test_enter (way_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL));
  way_test_wait (has_project, app, "the project that was found");
  g_assert_false (way_test_has_dialog (WAY_TYPE_SEARCH));
}

/* --- Room for it --- */

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* Which widgets make it so wide: each the widest child of the one before. */
static char *
why_wide (GtkWidget *widget)
{
  g_autoptr (GString) path = g_string_new (NULL);

  while (widget != NULL)
    {
      GtkWidget *widest = NULL;

      g_string_append_printf (path, " %s %d", G_OBJECT_TYPE_NAME (widget), least_width (widget));
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
        if (gtk_widget_get_mapped (child) && (widest == NULL || least_width (child) > least_width (widest)))
          widest = child;
      widget = widest;
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static void
test_fold (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  guint n;
  const WayRoom *rooms = way_rooms (&n);

  way_test_open_project (app, NULL, NULL);
  way_test_resize (app, 360, 640);
  g_assert_null (way_test_find_if_any (app->window, WAY_TYPE_SIDEBAR, NULL));
  way_test_click (app->window, "Back");
  way_test_find (app->window, WAY_TYPE_SIDEBAR, NULL);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *page;

      if (rooms[i].section == WAY_SECTION_NONE)
        continue;
      way_window_go (app->window, rooms[i].id, NULL);
      way_test_settle ();
      page = GTK_WIDGET (way_window_get_page (app->window));
      if (least_width (page) > 360)
        g_error ("%s does not fit into 360 pixels:%s", rooms[i].id, why_wide (page));
    }
  way_test_resize (app, 1000, 640);
  way_test_find (app->window, WAY_TYPE_SIDEBAR, NULL);
}

/* The buttons beside the title, which stand elsewhere in a narrow window, come and go with the projects there, too. */
static void
test_fold_home (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  way_test_resize (app, 360, 640);
  g_assert_true (gtk_widget_get_visible (way_page_get_header_end (way_window_get_page (app->window))));
  g_assert_true (way_library_undo (app->library, NULL, NULL));
  way_test_settle ();
  g_assert_false (gtk_widget_get_visible (way_page_get_header_end (way_window_get_page (app->window))));
  g_assert_true (way_library_redo (app->library, NULL, NULL));
  way_test_settle ();
  g_assert_true (gtk_widget_get_visible (way_page_get_header_end (way_window_get_page (app->window))));
}

/* Each in a program of its own, so that a room which outlives its window is told by name. */
static void
test_room (gconstpointer data)
{
  const WayRoom *room = data;
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  way_test_open_project (app, NULL, room->id);
  g_assert_nonnull (way_page_get_title (way_window_get_page (app->window)));
}

/* What is pushed on top: the record that says most, its thread, and back by keys. */
static void
test_details (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  static const char *const kinds[] = { "conversation", "workshop", "action", "card" };

  way_test_open_project (app, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (WayRecord) record = way_test_app_record (app, kinds[i], NULL);

      if (way_room_for_kind (kinds[i]) == NULL)
        continue;
      g_assert_true (way_window_open_record (app->window, way_record_get_id (record)));
      way_test_settle ();
    }
  if (way_room_lookup ("thread") != NULL)
    {
      g_autoptr (WayRecord) action = way_test_app_record (app, "action", NULL);
      WayPage *below = way_window_get_page (app->window);

      way_window_show_thread (app->window, way_record_get_id (action));
      way_test_settle ();
      g_assert_true (way_window_get_page (app->window) != below);
      way_test_keys (app->window, "alt+Left");
      g_assert_true (way_window_get_page (app->window) == below);
    }
}

static void
add_room_tests (void)
{
  guint n;
  const WayRoom *rooms = way_rooms (&n);

  for (guint i = 0; i < n; i++)
    if (rooms[i].section != WAY_SECTION_NONE)
      {
        g_autofree char *path = g_strconcat ("/window/room/", rooms[i].id, NULL);

        g_test_add_data_func (path, &rooms[i], test_room);
      }
}

/* --- Names for those who hear the screen --- */

static gboolean
says_something (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says_something (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
      || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  /* A menu button and a drop-down carry the name for the button within them. */
  if (GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent))
    return has_name (parent) || says_something (widget);
  return GTK_IS_BUTTON (widget) && says_something (widget);
}

/* Buttons and fields that say nothing, below @widget. */
static void
collect_unnamed (GtkWidget *widget, GString *unnamed)
{
  gboolean control = GTK_IS_BUTTON (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget)
                     || GTK_IS_TEXT_VIEW (widget) || GTK_IS_SWITCH (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (control && gtk_widget_get_focusable (widget) && !has_name (widget)
      && gtk_widget_get_ancestor (widget, GTK_TYPE_WINDOW_CONTROLS) == NULL)
    g_string_append_printf (unnamed, " %s in %s;", G_OBJECT_TYPE_NAME (widget),
                            G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_unnamed (child, unnamed);
}

static void
assert_named (gpointer window, const char *where)
{
  g_autoptr (GString) unnamed = g_string_new (NULL);

  collect_unnamed (GTK_WIDGET (window), unnamed);
  if (unnamed->len > 0)
    g_error ("%s has controls without a name:%s", where, unnamed->str);
}

static void
test_names (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *dialog;
  guint n;
  const WayRoom *rooms = way_rooms (&n);

  assert_named (app->window, "Home");
  way_test_open_project (app, NULL, NULL);
  for (guint i = 0; i < n; i++)
    if (rooms[i].section != WAY_SECTION_NONE)
      {
        way_window_go (app->window, rooms[i].id, NULL);
        way_test_settle ();
        assert_named (app->window, rooms[i].id);
      }
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.new-project", NULL);
  dialog = way_test_dialog (WAY_TYPE_NEW_PROJECT);
  assert_named (dialog, "New project");
  way_test_set_text (way_test_find (dialog, ADW_TYPE_ENTRY_ROW, "Title of the project"), "Something");
  adw_combo_row_set_selected (ADW_COMBO_ROW (way_test_find (dialog, ADW_TYPE_COMBO_ROW, NULL)), 0);
  way_test_click (dialog, "Next");
  assert_named (dialog, "New project, how");
  way_test_click (dialog, "Next");
  assert_named (dialog, "New project, why");
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_widget_activate_action (GTK_WIDGET (app->window), "win.search", NULL);
  assert_named (way_test_dialog (WAY_TYPE_SEARCH), "Search");
}

/* A name of the library's own finds a project that has to do with it. */
static void
test_search_agency (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GPtrArray) agencies = way_library_query_records (app->library, "agencies", "");

  g_assert_true (way_window_open_record (app->window, way_record_get_id (agencies->pdata[0])));
  g_assert_nonnull (way_window_get_project (app->window));
}

/* Its thread, or all it says in a window that Escape closes. */
static void
assert_is_shown (WayTestApp *app, WayRecord *record)
{
  const char *title = way_record_get_title (record);
  GtkWidget *window;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  if (WAY_IS_THREAD_PAGE (way_window_get_page (app->window)))
    {
      way_test_find (way_window_get_page (app->window), GTK_TYPE_LABEL, title);
      way_test_keys (app->window, "alt+Left");
      return;
    }
  window = way_test_dialog (g_type_from_name ("WayRecordWindow"));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (window))));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  g_assert_true (g_str_has_prefix (text, title));
  way_test_keys (window, "Escape");
  way_test_settle ();
  g_assert_false (way_test_has_dialog (ADW_TYPE_WINDOW));
}

/* What no room shows opens all the same, in its project and from Home. */
static void
test_search_no_room (void)
{
  static const char *const kinds[] = { "section", "principle", "value", "resource", "decision", "recommendation", "voice",
                                       "test", "glossary_term" };
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  guint found = 0;

  way_test_open_project (app, NULL, "board");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = way_library_query_records (app->library, "records of kind", "is",
                                                                 way_window_get_project (app->window), kinds[i]);
      g_autofree char *title = records->len > 0 ? way_text_summary (way_record_get_title (records->pdata[0]), 140) : NULL;
      WayRecord *record = records->len > 0 ? records->pdata[0] : NULL;
      GtkWidget *search;

      g_assert_null (way_room_for_kind (kinds[i]));
      if (record == NULL)
        continue;
      found++;
      search = way_search_present (app->window, way_record_get_title (record));
      way_test_settle ();
      way_test_press (way_test_find (search, GTK_TYPE_LABEL, title));
      assert_is_shown (app, record);
      g_assert_null (way_test_find_if_any (app->window, g_type_from_name ("AdwToastWidget"), NULL));
    }
  g_assert_cmpuint (found, >=, 6);
}

/* Shared by all projects and used by none yet: a method, found from Home. */
static void
test_search_shared (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) method = way_record_new_named ("method");
  GError *error = NULL;

  way_record_set_text (method, "name", "Marmalade round");
  way_edit_save (app->library, method, "Add method", &error);
  g_assert_no_error (error);
  way_test_keys (way_search_present (app->window, "marmalade"), "Return");
  way_test_find (way_test_dialog (g_type_from_name ("WayRecordWindow")), GTK_TYPE_LABEL, "shared by all projects");
  assert_is_shown (app, method);
}

/* Before a room the words of a private reflection are not on the screen because another word was looked for. */
static void
test_search_private (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (GPtrArray) projects = way_library_query_records (app->library, "projects", "");
  g_autoptr (WayRecord) reflection = way_record_new_named ("reflection");
  const char *words = "Marmalade, and what I did not dare to say";
  GtkWidget *dialog, *entry;
  GError *error = NULL;

  way_record_set_project (reflection, way_record_get_id (projects->pdata[0]));
  way_record_set_list (reflection, "answers", (const char *const[]){ words, "", "", NULL });
  way_record_set_boolean (reflection, "private", TRUE);
  g_assert_true (way_edit_save (app->library, reflection, "Add reflection", &error));
  g_assert_no_error (error);
  way_test_keys (app->window, "ctrl+k");
  dialog = way_test_dialog (WAY_TYPE_SEARCH);
  entry = way_test_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  way_test_set_text (entry, "marmalade");
  way_test_find (dialog, GTK_TYPE_LABEL, "private reflection");
  g_assert_null (way_test_find_if_any (dialog, GTK_TYPE_LABEL, words));
  g_assert_true (way_edit_set_boolean (app->library, way_record_get_id (reflection), "private", FALSE, &error));
  g_assert_no_error (error);
  way_test_set_text (entry, "marmalade");
  way_test_find (dialog, GTK_TYPE_LABEL, words);
}

/* --- Bad input --- */

static void
test_not_a_library (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "waymark-not-a-library.txt", NULL);
  const char *words = "These are minutes of a meeting.";
  g_autofree char *after = NULL;
  GtkWidget *window;

  g_file_set_contents (path, words, -1, NULL);
  {
    g_autoptr (WayTestApp) app = way_test_app_new_for_path (path);

    g_assert_null (app->window);
    window = way_test_dialog (WAY_TYPE_PROBLEM);
    way_test_find (window, GTK_TYPE_BUTTON, "Quit");
    way_test_find (window, GTK_TYPE_LABEL, path);
  }
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, words);
  g_remove (path);
}

static void
finished_cb (GObject *process, GAsyncResult *result, gpointer done)
{
  g_subprocess_wait_finish (G_SUBPROCESS (process), result, NULL);
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer done)
{
  return *(gboolean *) done;
}

typedef struct {
  GSubprocess *first;
  GtkWindow *other; /* of this program, in front of the first one's */
} Started;

/* What xprop says of the root window or another: after the equals sign or the number sign. */
static char *
property_of (const char *window, const char *name)
{
  g_autofree char *command = g_strdup_printf ("xprop %s %s", window, name);
  g_autofree char *output = NULL;
  GError *error = NULL;
  const char *value;

  g_spawn_command_line_sync (command, &output, NULL, NULL, &error);
  g_assert_no_error (error);
  value = strpbrk (output, "=#");
  return value != NULL ? g_strstrip (g_strdup (value + 1)) : g_strdup ("");
}

static gboolean
is_of (const char *window, const char *pid)
{
  g_autofree char *id = g_strconcat ("-id ", window, NULL);
  g_autofree char *of = property_of (id, "_NET_WM_PID");

  return g_str_equal (of, pid);
}

/* How many windows of the program the window manager has, and whether that in front is one. */
static guint
n_windows_of (const char *pid, gboolean *is_in_front)
{
  g_autofree char *list = property_of ("-root", "_NET_CLIENT_LIST_STACKING");
  g_auto (GStrv) windows = g_strsplit (list, ", ", -1);
  guint n = 0;

  for (guint i = 0; windows[i] != NULL && *windows[i] != '\0'; i++)
    {
      *is_in_front = is_of (windows[i], pid);
      n += *is_in_front ? 1 : 0;
    }
  return n;
}

static gboolean
is_active_and_in_front (const char *pid)
{
  g_autofree char *active = property_of ("-root", "_NET_ACTIVE_WINDOW");
  gboolean is_in_front = FALSE;

  return n_windows_of (pid, &is_in_front) > 0 && is_in_front && *active != '\0' && is_of (active, pid);
}

static gboolean
first_is_in_front (gpointer data)
{
  return is_active_and_in_front (g_subprocess_get_identifier (((Started *) data)->first));
}

static gboolean
other_is_in_front (gpointer data)
{
  g_autofree char *pid = g_strdup_printf ("%d", (int) getpid ());

  return is_active_and_in_front (pid) && gtk_window_is_active (((Started *) data)->other);
}

static gboolean
is_managed (gpointer data)
{
  g_autofree char *check = property_of ("-root", "_NET_SUPPORTING_WM_CHECK");

  return *check != '\0';
}

/* A window manager of this test's own: without one no window is in front. */
static GSubprocess *
start_window_manager (void)
{
  g_autofree char *found = g_find_program_in_path ("openbox");
  GError *error = NULL;
  GSubprocess *manager;

  if (found == NULL)
    return NULL;
  manager = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, "openbox", NULL);
  g_assert_no_error (error);
  way_test_wait (is_managed, NULL, "the window manager");
  return manager;
}

/* The second start hands over to the first, whose one window comes to the front, and ends by itself. */
static void
test_second_start (void)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-second-XXXXXX", NULL);
  g_autofree char *library = g_build_filename (folder, "library.waymark", NULL);
  g_autofree char *program = g_build_filename (g_getenv ("WAYMARK_BUILD_ROOT"), "src", "ui", "waymark", NULL);
  g_autoptr (GSubprocess) manager = start_window_manager ();
  g_autoptr (GSubprocess) second = NULL;
  gboolean first_done = FALSE, second_done = FALSE, is_in_front;
  Started started = { 0 };
  GError *error = NULL;

  if (manager == NULL)
    {
      g_test_skip ("openbox is not installed: run build-aux/install-deps test");
      return;
    }
  started.first = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--library", library, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_async (started.first, NULL, finished_cb, &first_done);
  way_test_wait (first_is_in_front, &started, "the first window");
  started.other = GTK_WINDOW (gtk_window_new ());
  gtk_window_present (started.other);
  way_test_wait (other_is_in_front, &started, "another window in front of it");

  second = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--library", library, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_async (second, NULL, finished_cb, &second_done);
  way_test_wait (is_true, &second_done, "the second start to end");
  g_assert_cmpint (g_subprocess_get_exit_status (second), ==, 0);
  g_assert_false (first_done);
  way_test_wait (first_is_in_front, &started, "the first window to come to the front");
  g_assert_cmpuint (n_windows_of (g_subprocess_get_identifier (started.first), &is_in_front), ==, 1);
  gtk_window_destroy (started.other);
  g_subprocess_send_signal (started.first, 15);
  way_test_wait (is_true, &first_done, "the first to end");
  g_object_unref (started.first);
  g_subprocess_send_signal (manager, 15);
  g_subprocess_wait (manager, NULL, NULL);
}

/* In a narrow window a long message takes more lines, and is read to its end. */
static void
test_narrow_toast (void)
{
  const char *message = "It was deleted, with the 12 cards that nobody has looked at since the workshop in May";
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  GtkWidget *label, *button;
  graphene_rect_t bounds;

  way_test_resize (app, 360, 640);
  way_window_toast (app->window, message, TRUE);
  way_test_settle ();
  label = way_test_find (app->window, GTK_TYPE_LABEL, message);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), >, 1);
  button = way_test_find (app->window, GTK_TYPE_BUTTON, "Undo");
  g_assert_true (gtk_widget_compute_bounds (button, GTK_WIDGET (app->window), &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (GTK_WIDGET (app->window)));
  g_assert_true (gtk_widget_compute_bounds (label, button, &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, 0);
}

static gboolean
shows_undo (gpointer window)
{
  GtkWidget *label = way_test_find_if_any (window, GTK_TYPE_LABEL, "Card deleted");

  return label != NULL && gtk_widget_get_mapped (label) && gtk_widget_get_opacity (label) > 0;
}

/* What was done just now, and its Undo, come before the word on a file that was saved a moment ago. */
static void
test_toast_after_file (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  way_test_open_project (app, NULL, "plan");
  way_file_toast_show (GTK_WIDGET (way_window_get_page (app->window)), "/nowhere/plan.pdf", 1000);
  way_test_settle ();
  way_test_find (app->window, GTK_TYPE_BUTTON, "Show in folder");
  way_window_toast (app->window, "Card deleted", TRUE);
  way_test_settle ();
  g_assert_true (shows_undo (app->window));
}

/* --- What is remembered --- */

static void
assert_room (WayTestApp *app, const char *room)
{
  WayPage *page = way_window_get_page (app->window);

  g_assert_nonnull (way_window_get_project (app->window));
  g_assert_true (G_OBJECT_TYPE (page) == way_room_lookup (room)->get_type ());
}

/* The program opens where it was closed, also by the end of a session; and on Home if it was closed there. */
static void
test_return (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");
  g_autoptr (WayRecord) workshop = NULL;
  WayId project;
  int width, height;

  g_assert_true (WAY_IS_HOME (way_window_get_page (app->window)));
  way_test_open_project (app, NULL, "plan");
  project = *way_window_get_project (app->window);
  way_test_app_restart (app);
  assert_room (app, "plan");
  g_assert_true (way_id_equal (way_window_get_project (app->window), &project));

  workshop = way_test_app_record (app, "workshop", NULL);
  g_assert_true (way_window_go (app->window, "workshops", way_record_get_id (workshop)));
  way_test_resize (app, 900, 700);
  way_test_app_end (app);
  g_assert_true (WAY_IS_WORKSHOP_PAGE (way_window_get_page (app->window)));
  g_assert_cmpstr (way_page_get_title (way_window_get_page (app->window)), ==, way_record_get_title (workshop));
  g_clear_object (&workshop);
  if (way_settings_get () != NULL)
    {
      width = g_settings_get_int (way_settings_get (), "window-width");
      height = g_settings_get_int (way_settings_get (), "window-height");
      g_assert_cmpint (width, ==, 900);
      g_assert_cmpint (height, ==, 700);
    }
  /* It goes back to the room it stands on. */
  way_test_keys (app->window, "alt+Left");
  assert_room (app, "workshops");

  g_assert_true (way_window_go (app->window, "people", NULL));
  way_test_app_restart (app);
  assert_room (app, "people");
  way_window_go_home (app->window);
  way_test_app_restart (app);
  g_assert_true (WAY_IS_HOME (way_window_get_page (app->window)));
}

/* Kept in @library as if it had been closed there. */
static void
leave_at (const char *path, const char *project, const char *room, const char *top)
{
  GError *error = NULL;
  g_autoptr (WayLibrary) library = way_library_open (path, 0, &error);
  g_autofree char *place = g_strjoin (" ", project, room, top, NULL);

  g_assert_no_error (error);
  g_assert_true (way_library_set_setting (library, "place", place, &error));
  g_assert_no_error (error);
}

/* What is there no longer, or never was, is not gone back to. */
static void
test_return_to_nothing (void)
{
  g_autofree char *folder = g_dir_make_tmp ("waymark-place-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "library.waymark", NULL);
  g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, NULL);
  g_autoptr (GArray) projects = way_samples_load (library, "example", NULL);
  g_autofree char *project = way_id_dup_text (way_id_list_index (projects, 0));
  g_autoptr (GPtrArray) cards = way_library_query_records (library, "records of kind", "is", way_id_list_index (projects, 0), "card");
  g_autofree char *card = way_id_dup_text (way_record_get_id (cards->pdata[0]));
  const struct {
    const char *project;
    const char *room;
    const char *top;
    const char *reached;
  } places[] = {
    { "01234567-89ab-7cde-8f01-23456789abcd", "plan", NULL, NULL },
    { "nonsense", NULL, NULL, NULL },
    { project, "an attic", NULL, NULL },
    { project, "people", NULL, NULL },
    { project, "workshops", "01234567-89ab-7cde-8f01-23456789abcd", "workshops" },
    { project, "overview", "an attic", "overview" },
    { project, "workshops", card, "workshops" },
    { card, "plan", NULL, NULL },
  };

  g_clear_object (&library);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (WayTestApp) app = NULL;

      leave_at (path, places[i].project, places[i].room, places[i].top);
      app = way_test_app_new_for_path (path);
      if (places[i].reached != NULL)
        assert_room (app, places[i].reached);
      else
        g_assert_true (WAY_IS_HOME (way_window_get_page (app->window)));
    }
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/window/first-start", test_first_start);
  g_test_add_func ("/window/example", test_example);
  g_test_add_func ("/window/main-menu", test_main_menu);
  g_test_add_func ("/window/new-project-by-keyboard", test_new_project_by_keyboard);
  g_test_add_func ("/window/cancel-asks", test_cancel_asks);
  g_test_add_func ("/window/undo-from-header", test_undo_from_header);
  g_test_add_func ("/window/undo-from-toast", test_undo_from_toast);
  g_test_add_func ("/window/narrow-toast", test_narrow_toast);
  g_test_add_func ("/window/undo-creation", test_undo_creation);
  g_test_add_func ("/window/deleted", test_deleted);
  g_test_add_func ("/window/week", test_week);
  g_test_add_func ("/window/filter", test_filter);
  g_test_add_func ("/window/filter/keeps", test_filter_keeps);
  g_test_add_func ("/window/filter/nothing", test_filter_nothing);
  g_test_add_func ("/window/search", test_search);
  g_test_add_func ("/window/fold", test_fold);
  g_test_add_func ("/window/fold/home", test_fold_home);
  add_room_tests ();
  g_test_add_func ("/window/details", test_details);
  g_test_add_func ("/window/names", test_names);
  g_test_add_func ("/window/search/agency", test_search_agency);
  g_test_add_func ("/window/search/no-room", test_search_no_room);
  g_test_add_func ("/window/search/shared", test_search_shared);
  g_test_add_func ("/window/search/private", test_search_private);
  g_test_add_func ("/window/not-a-library", test_not_a_library);
  g_test_add_func ("/window/toast-after-file", test_toast_after_file);
  g_test_add_func ("/window/return", test_return);
  g_test_add_func ("/window/return/to-nothing", test_return_to_nothing);
  /* With a window manager, which the others have not. */
  g_test_add_func ("/window/second-start", test_second_start);
  return g_test_run ();
}
