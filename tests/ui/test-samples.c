/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-clock.h"
#include "base/way-date.h"
#include "import/way-project-file.h"
#include "service/way-edit.h"
#include "ui/way-record-window.h"
#include "ui/way-rooms.h"
#include "ui/way-test-app.h"
#include "ui/way-test-quiet.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* The two real projects, opened in the window and held against their files: every record stands in its room's list, opens,
 * and says there what the file says. What the reports leave open is open on the screens too. */

typedef struct {
  WayTestApp *app;
  JsonParser *parser;
  JsonObject *records; /* borrowed */
  WayId project;
  char *pictures; /* a folder for pictures to look at, from WAYMARK_TEST_PICTURES, or %NULL */
} Sample;

/* --- The file --- */

static void
read_file (Sample *sample, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/org/waymark/Waymark/samples/%s.waymark.json", name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  JsonObject *root;
  WayId space;

  sample->parser = json_parser_new ();
  g_assert_true (json_parser_load_from_data (sample->parser, data, (gssize) size, NULL));
  root = json_node_get_object (json_parser_get_root (sample->parser));
  sample->records = json_object_get_object_member (root, "records");
  g_assert_true (way_id_parse (WAY_PROJECT_FILE_SPACE, &space));
  way_id_init_name (&sample->project, &space, json_object_get_string_member (root, "project"));
}

static guint
n_of (Sample *sample, const char *kind)
{
  return json_object_has_member (sample->records, kind)
           ? json_array_get_length (json_object_get_array_member (sample->records, kind)) : 0;
}

static JsonObject *
nth (Sample *sample, const char *kind, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (sample->records, kind), i);
}

static WayId
id_of (Sample *sample, const char *short_id)
{
  WayId id;

  way_id_init_name (&id, &sample->project, short_id);
  return id;
}

/* The field's text, or the first of several. */
static const char *
text_of (JsonObject *record, const char *field)
{
  JsonNode *node = json_object_get_member (record, field);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    node = json_array_get_element (json_node_get_array (node), 0);
  return node != NULL ? json_node_get_string (node) : NULL;
}

/* --- The window --- */

/* Something that is shown below @widget holds @words: a label, or what can be edited there. */
static gboolean
shows (gpointer root, const char *words)
{
  GtkWidget *widget = root;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  if (GTK_IS_EDITABLE (widget) && strstr (gtk_editable_get_text (GTK_EDITABLE (widget)), words) != NULL)
    return TRUE;
  if (GTK_IS_TEXT_VIEW (widget))
    {
      g_autofree char *text = NULL;

      g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
      return strstr (text, words) != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, words))
      return TRUE;
  return FALSE;
}

/* The dialog on top, or the window. */
static GtkWindow *
front (Sample *sample)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (window != GTK_WINDOW (sample->app->window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return GTK_WINDOW (sample->app->window);
}

/* At the latest when nothing moves any more. */
static void
assert_shows (Sample *sample, const char *where, const char *words)
{
  if (!shows (front (sample), words))
    way_test_quiet ();
  if (!shows (front (sample), words))
    g_error ("%s does not show “%s”", where, words);
}

static void
take_picture (Sample *sample, const char *name)
{
  static guint n_taken;
  g_autofree char *file = g_strdup_printf ("%02u-%s.png", n_taken++, name);
  g_autofree char *path = sample->pictures != NULL ? g_build_filename (sample->pictures, file, NULL) : NULL;

  if (path == NULL)
    return;
  way_test_quiet ();
  way_test_screenshot (sample->app, path);
}

static void
go (Sample *sample, const char *room)
{
  g_assert_true (way_window_go (sample->app->window, room, NULL));
  way_test_quiet ();
  take_picture (sample, room);
}

/* --- What stands in the lists of the rooms --- */

static const struct {
  const char *room;
  const char *kind;
  const char *field;
} lists[] = {
  { "conversations", "conversation", "title" },
  { "board", "card", "text" },
  { "themes", "theme", "name" },
  { "workshops", "workshop", "title" },
  { "plan", "action", "text" },
  { "reflections", "reflection", "answers" },
};

/* A row of the plan says that nobody is accountable, and no day; of its theme, whose heading the focus goes past, it says which. */
static void
check_row (GtkListView *view, WayRecord *action)
{
  GtkWidget *label = way_test_find (view, GTK_TYPE_LABEL, way_record_get_title (action));
  GtkWidget *row = label;
  WayPage *page = WAY_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (view), WAY_TYPE_PAGE));
  const WayId *theme = way_record_get_reference (action, "theme");
  g_autofree char *name = theme != NULL ? way_describe (way_page_get_library (page), theme) : NULL;
  g_autofree char *words = g_strdup_printf ("%s · no one yet · %s%s%s", way_record_get_text (action, "reference"),
                                            way_record_get_label (action, "status"), name != NULL ? " · " : "",
                                            name != NULL ? name : "");

  while (gtk_widget_get_parent (row) != GTK_WIDGET (view))
    row = gtk_widget_get_parent (row);
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words));
}

/* Looks for each row that is of the kind, scrolling to it, and strikes what the file says of it out of @wanted (of WayId, text). */
static void
read_list (GtkListView *view, const char *kind, GHashTable *wanted)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (view));

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);
      WayRecord *record = WAY_IS_RECORD (item) && way_record_is (WAY_RECORD (item), kind) ? WAY_RECORD (item) : NULL;
      const char *text = record != NULL ? g_hash_table_lookup (wanted, way_record_get_id (record)) : NULL;

      if (record == NULL)
        continue;
      if (text == NULL)
        g_error ("“%s” is twice in the list, or in no file", way_record_get_title (record));
      if (!shows (view, text))
        {
          gtk_widget_activate_action (GTK_WIDGET (view), "list.scroll-to-item", "u", i);
          way_test_quiet ();
        }
      if (!shows (view, text))
        g_error ("the row of “%s” does not show it", text);
      if (g_str_equal (kind, "action"))
        check_row (view, record);
      g_hash_table_remove (wanted, way_record_get_id (record));
    }
}

static void
read_lists (GtkWidget *widget, const char *kind, GHashTable *wanted)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LIST_VIEW (widget))
    read_list (GTK_LIST_VIEW (widget), kind, wanted);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
      read_lists (child, kind, wanted);
}

/* (element-type WayId utf8) */
static GHashTable *
texts_of (Sample *sample, const char *kind, const char *field)
{
  GHashTable *texts = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);

  for (guint i = 0; i < n_of (sample, kind); i++)
    {
      JsonObject *record = nth (sample, kind, i);
      WayId id = id_of (sample, text_of (record, "id"));

      g_hash_table_insert (texts, way_id_copy (&id), (gpointer) text_of (record, field));
    }
  return texts;
}

static void
check_lists (Sample *sample)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GHashTable) wanted = texts_of (sample, lists[i].kind, lists[i].field);
      GtkWidget *other;

      go (sample, lists[i].room);
      /* On the board, what is in none of its lanes. */
      other = way_test_find_if_any (way_window_get_page (sample->app->window), GTK_TYPE_TOGGLE_BUTTON, "5 other cards");
      if (other != NULL)
        way_test_click_widget (other);
      read_lists (GTK_WIDGET (way_window_get_page (sample->app->window)), lists[i].kind, wanted);
      g_assert_cmpuint (g_hash_table_size (wanted), ==, 0);
    }
}

/* --- What each record opens into --- */

static void
close_dialog (Sample *sample)
{
  if (front (sample) != GTK_WINDOW (sample->app->window))
    gtk_window_destroy (front (sample));
}

/* A workshop's blocks, and beside its agenda what it was for and what is noted of it. */
static void
check_workshop (Sample *sample, JsonObject *workshop)
{
  WayPage *page = way_window_get_page (sample->app->window);
  GtkWidget *stack = way_test_find (page, GTK_TYPE_STACK, NULL);

  for (guint i = 0; i < n_of (sample, "agenda_block"); i++)
    if (g_str_equal (text_of (nth (sample, "agenda_block", i), "workshop"), text_of (workshop, "id")))
      assert_shows (sample, text_of (workshop, "title"), text_of (nth (sample, "agenda_block", i), "title"));
  /* No block has a length, so none has a time. */
  g_assert_false (shows (page, "+0:00") || shows (page, "0 min"));
  take_picture (sample, "workshop");
  gtk_stack_set_visible_child_name (GTK_STACK (stack), "notes");
  assert_shows (sample, "a workshop's notes", text_of (workshop, "notes"));
  assert_shows (sample, "a workshop's notes", text_of (workshop, "objectives"));
  take_picture (sample, "workshop-notes");
}

/* Nobody is accountable, no day is due, and it says from which cards it was made. */
static void
check_action (Sample *sample, JsonObject *action)
{
  JsonArray *cards = json_object_has_member (action, "cards") ? json_object_get_array_member (action, "cards") : NULL;
  WayId id = id_of (sample, text_of (action, "id"));
  g_autoptr (WayRecord) record = way_library_get (sample->app->library, &id);

  assert_shows (sample, "an action", text_of (action, "reference"));
  g_assert_false (way_record_has (record, "accountable") || way_record_has (record, "responsible"));
  g_assert_false (way_record_has (record, "due") || way_record_has (record, "due_next_workshop"));
  way_window_show_thread (sample->app->window, &id);
  for (guint i = 0; cards != NULL && i < json_array_get_length (cards); i++)
    {
      WayId card = id_of (sample, json_array_get_string_element (cards, i));
      g_autoptr (WayRecord) from = way_library_get (sample->app->library, &card);

      assert_shows (sample, "the thread of an action", way_record_get_title (from));
    }
  assert_shows (sample, "the thread of an action", text_of (action, "text"));
}

/* Why it stands as it does, and not as if that had been agreed on the day the file was read. */
static void
check_theme (Sample *sample, JsonObject *theme)
{
  g_autofree char *today = way_date_format (way_clock_today ());

  assert_shows (sample, text_of (theme, "name"), text_of (theme, "reason"));
  g_assert_false (shows (front (sample), today));
}

static void
check_record (Sample *sample, const char *kind, JsonObject *record)
{
  if (g_str_equal (kind, "conversation"))
    assert_shows (sample, text_of (record, "title"), text_of (record, "notes"));
  if (g_str_equal (kind, "theme"))
    check_theme (sample, record);
  if (g_str_equal (kind, "workshop"))
    check_workshop (sample, record);
  if (g_str_equal (kind, "action"))
    check_action (sample, record);
}

static void
check_opened (Sample *sample)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < n_of (sample, lists[i].kind); j++)
      {
        JsonObject *record = nth (sample, lists[i].kind, j);
        WayId id = id_of (sample, text_of (record, "id"));

        g_assert_true (way_window_open_record (sample->app->window, &id));
        if (j == 0)
          take_picture (sample, lists[i].kind);
        assert_shows (sample, lists[i].kind, text_of (record, lists[i].field));
        check_record (sample, lists[i].kind, record);
        close_dialog (sample);
      }
}

/* Fewer letters than a line of a thread shows. */
#define LINE 60

/* --- What no room shows: found by the search, and opened from there --- */

static const struct {
  const char *kind;
  const char *field;
} others[] = {
  { "decision", "text" }, { "recommendation", "text" }, { "principle", "text" }, { "value", "text" },
  { "glossary_term", "term" }, { "voice", "description" }, { "data_ask", "question" }, { "resource", "title" },
  { "test", "belief" }, { "briefing", "title" }, { "method", "name" }, { "board", "title" }, { "lane", "name" },
  { "forum", "name" }, { "paragraph", "text" },
};

static void
check_others (Sample *sample)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    for (guint j = 0; j < n_of (sample, others[i].kind); j++)
      {
        JsonObject *record = nth (sample, others[i].kind, j);
        const char *text = text_of (record, others[i].field);
        g_autofree char *beginning = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), LINE));
        WayId id = id_of (sample, text_of (record, "id"));

        g_assert_true (way_record_window_open (sample->app->window, &id));
        if (j == 0)
          take_picture (sample, others[i].kind);
        assert_shows (sample, others[i].kind, beginning);
        close_dialog (sample);
      }
}

/* --- What the reports say, and what they leave open --- */

/* No date but these stands anywhere in the project. */
static void
check_dates (Sample *sample, const char *const *dates)
{
  guint n_kinds, n_dates = 0;
  const WayKind *const *kinds = way_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (GPtrArray) records
        = way_library_query_records (sample->app->library, "records of kind", "is", &sample->project, kinds[i]->name);

      for (guint j = 0; j < records->len; j++)
        for (guint k = 0; k < kinds[i]->n_fields; k++)
          if ((kinds[i]->fields[k].type == WAY_FIELD_DATE || kinds[i]->fields[k].type == WAY_FIELD_TIME)
              && way_record_has (records->pdata[j], kinds[i]->fields[k].name))
            {
              g_assert_true (g_strv_contains (dates, way_record_get_text (records->pdata[j], kinds[i]->fields[k].name)));
              n_dates++;
            }
    }
  g_assert_cmpuint (n_dates, >=, g_strv_length ((char **) dates));
}

/* No person was invented. */
static void
check_nobody (Sample *sample)
{
  static const char *const kinds[] = { "person", "team", "membership", "attendance", "signature" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_assert_cmpuint (n_of (sample, kinds[i]), ==, 0);
  go (sample, "people");
  for (guint i = 0; i < n_of (sample, "agency"); i++)
    assert_shows (sample, "people", text_of (nth (sample, "agency", i), "name"));
  assert_shows (sample, "people", "Nobody to show.");
}

typedef struct {
  const char *room;
  const char *words;
} Fact;

/* Each in its room, in this order. */
static void
check_facts (Sample *sample, const Fact *facts)
{
  for (const char *room = NULL; facts->room != NULL; room = facts->room, facts++)
    {
      if (g_strcmp0 (room, facts->room) != 0)
        go (sample, facts->room);
      assert_shows (sample, facts->room, facts->words);
    }
}

static guint
count (Sample *sample, const char *kind, const char *field, const char *value)
{
  guint n = 0;

  for (guint i = 0; i < n_of (sample, kind); i++)
    n += g_strcmp0 (text_of (nth (sample, kind, i), field), value) == 0;
  return n;
}

/* --- Tests --- */

static void
sample_open (Sample *sample, const char *name)
{
  read_file (sample, name);
  sample->app = way_test_app_new (name);
  sample->pictures = g_strdup (g_getenv ("WAYMARK_TEST_PICTURES"));
  take_picture (sample, "home");
  g_assert_true (way_window_open_project (sample->app->window, &sample->project, NULL));
  way_test_quiet ();
}

static void
sample_close (Sample *sample)
{
  way_test_app_free (sample->app);
  g_object_unref (sample->parser);
  g_free (sample->pictures);
}

/* What is asked of either project; @facts and @dates end with %NULL. */
static void
check_and_close (Sample *sample, const Fact *facts, const char *const *dates)
{
  check_facts (sample, facts);
  check_dates (sample, dates);
  check_nobody (sample);
  check_lists (sample);
  check_opened (sample);
  check_others (sample);
  sample_close (sample);
}

static void
test_dorset (void)
{
  static const char *const dates[] = { "2021-06", "2022-05-10", NULL };
  static const Fact facts[] = {
    { "overview", "Dorset child exploitation partnership" },
    { "overview", "Standard · Digital · started June 2021" },
    { "overview", "completed on 10 May 2022" },
    { "overview", "13 proposed" },
    { "conversations", "9 conversations" },
    { "conversations", "3 of 3 have not been heard yet. 9 conversations name no agency." },
    { "board", "46 cards, 5 from 1 workshop" },
    { "themes", "every card has a theme" },
    { "workshops", "No date noted · Online" },
    { "plan", "13 actions · 0 done" },
    { NULL, NULL },
  };
  Sample sample;

  sample_open (&sample, "dorset");
  g_assert_cmpuint (count (&sample, "conversation", "kind", "single_agency"), ==, 7);
  g_assert_cmpuint (count (&sample, "conversation", "kind", "planning_meeting"), ==, 2);
  g_assert_cmpuint (count (&sample, "theme", "state", "taken_forward"), ==, 2);
  g_assert_cmpuint (count (&sample, "theme", "state", "parked"), ==, 1);
  g_assert_cmpuint (count (&sample, "workshop", "kind", "workshop"), ==, 3);
  check_and_close (&sample, facts, dates);
}

static void
test_brighton (void)
{
  static const char *const dates[] = { "2020-11", "2021-11-03", NULL };
  static const Fact facts[] = {
    { "overview", "Brighton & Hove Safeguarding Children’s Partnership (BHSCP) · Unitary · Digital · started November 2020" },
    { "overview", "completed on 3 Nov 2021" },
    { "overview", "1 complete" },
    { "overview", "3 proposed" },
    { "conversations", "5 of 5 have not been heard yet. 1 conversation names no agency." },
    { "board", "30 cards" },
    { "plan", "4 actions · 1 done" },
    { NULL, NULL },
  };
  Sample sample;

  sample_open (&sample, "brighton");
  g_assert_cmpuint (count (&sample, "workshop", "kind", "learning_session"), ==, 2);
  g_assert_cmpuint (n_of (&sample, "briefing"), ==, 2);
  g_assert_cmpuint (n_of (&sample, "test"), ==, 2);
  g_assert_cmpuint (count (&sample, "board", "template", "multi-level mapping canvas"), ==, 1);
  check_and_close (&sample, facts, dates);
}

int
main (int argc, char *argv[])
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/window/samples/dorset", test_dorset);
  g_test_add_func ("/window/samples/brighton", test_brighton);
  return g_test_run ();
}
