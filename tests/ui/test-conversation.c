/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-conversation-service.h"
#include "ui/way-board-lanes.h"
#include "ui/way-conversation-heard.h"
#include "ui/way-conversation.h"
#include "ui/way-form.h"
#include "ui/way-text-editor.h"

#include "support/way-test-library.h"
#include "ui/way-test-app.h"

typedef struct {
  WayTestApp *app;
  WayRecord *project;
  WayRecord *health;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) part = way_record_new_named ("participation");

  fixture->app = way_test_app_new (NULL);
  fixture->project = way_test_project (fixture->app->library, "Young people’s voices");
  fixture->health = way_test_record (fixture->app->library, NULL, "agency", "Wickmouth Health");
  way_record_set_project (part, way_record_get_id (fixture->project));
  way_record_set_reference (part, "agency", way_record_get_id (fixture->health));
  way_test_save (fixture->app->library, part);
  way_test_open_project (fixture->app, NULL, "conversations");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->health);
  g_object_unref (fixture->project);
  way_test_app_free (fixture->app);
}

static void
open_new (Fixture *fixture, WayId *id)
{
  GError *error = NULL;

  way_conversation_add (fixture->app->library, way_record_get_id (fixture->project),
                        way_record_get_id (fixture->health), id, &error);
  g_assert_no_error (error);
  g_assert_true (way_window_open_record (fixture->app->window, id));
  way_test_settle ();
  g_assert_true (WAY_IS_CONVERSATION (way_window_get_page (fixture->app->window)));
}

static guint
count (Fixture *fixture, const char *kind, const WayId *source)
{
  g_autoptr (GPtrArray) cards = way_library_query_records (fixture->app->library, "cards of conversation", "i", source);
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      g_assert_cmpuint (way_record_get_references (cards->pdata[i], "agencies")->len, ==, 1);
      n += g_strcmp0 (way_record_get_text (cards->pdata[i], "kind"), kind) == 0;
    }
  return n;
}

/* Nothing but the keyboard: Enter for the next card, Tab for the next column. */
static void
test_capture (Fixture *fixture, gconstpointer data)
{
  WayId id;

  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Start by listening");
  open_new (fixture, &id);
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "no cards yet");
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Nobody is left out; 1 has no cards yet.");
  way_test_type (fixture->app->window, "School nurses see them");
  way_test_keys (fixture->app->window, "Return");
  way_test_type (fixture->app->window, "Shared questions");
  way_test_keys (fixture->app->window, "Tab");
  way_test_type (fixture->app->window, "Consent forms differ");
  way_test_keys (fixture->app->window, "Return Tab");
  way_test_type (fixture->app->window, "Asked once");
  way_test_keys (fixture->app->window, "Return ISO_Left_Tab");
  way_test_type (fixture->app->window, "No one leads");
  way_test_keys (fixture->app->window, "Return");
  g_assert_cmpuint (count (fixture, "enabler", &id), ==, 2);
  g_assert_cmpuint (count (fixture, "barrier", &id), ==, 2);
  g_assert_cmpuint (count (fixture, "aspiration", &id), ==, 1);
  g_assert_null (way_test_find_if_any (fixture->app->window, GTK_TYPE_LABEL, "no cards yet"));
  g_assert_null (way_test_find_if_any (fixture->app->window, GTK_TYPE_LABEL, "none yet"));
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Everyone who takes part has been heard.");
  way_test_assert_whole (fixture->app->library);
}

/* Silence shows, and goes once there is a conversation. */
static void
test_silence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) police = way_test_record (fixture->app->library, NULL, "agency", "Wickmouth Police");
  g_autoptr (WayRecord) part = way_record_new_named ("participation");
  GError *error = NULL;
  WayId first, second;

  way_record_set_project (part, way_record_get_id (fixture->project));
  way_record_set_reference (part, "agency", way_record_get_id (police));
  way_test_save (fixture->app->library, part);
  open_new (fixture, &first);
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "not yet heard");
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "1 of 2 has not been heard yet.");
  way_conversation_add (fixture->app->library, way_record_get_id (fixture->project), way_record_get_id (police), &second,
                        &error);
  g_assert_no_error (error);
  way_test_settle ();
  g_assert_null (way_test_find_if_any (fixture->app->window, GTK_TYPE_LABEL, "not yet heard"));
}

/* Who has spoken in a workshop only has been heard, and is said to lack a conversation in the sentence, too. */
static void
test_only_cards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) police = way_test_record (fixture->app->library, NULL, "agency", "Wickmouth Police");
  g_autoptr (WayRecord) part = way_record_new_named ("participation");
  g_autoptr (WayRecord) card = way_record_new_named ("card");
  WayId first;

  way_record_set_project (part, way_record_get_id (fixture->project));
  way_record_set_reference (part, "agency", way_record_get_id (police));
  way_test_save (fixture->app->library, part);
  way_record_set_project (card, way_record_get_id (fixture->project));
  way_record_set_text (card, "text", "One officer asks every school");
  way_record_set_text (card, "kind", "enabler");
  way_record_add_reference (card, "agencies", way_record_get_id (police));
  way_test_save (fixture->app->library, card);
  open_new (fixture, &first);
  way_test_type (fixture->app->window, "School nurses see them");
  way_test_keys (fixture->app->window, "Return");
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "no conversation yet");
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Everyone who takes part has been heard, 1 only in a workshop or on the board.");
}

/* Where the list begins, and where there is none yet; what is typed into the filter stays there. */
static void
test_key (Fixture *fixture, gconstpointer data)
{
  WayId id;

  way_test_keys (fixture->app->window, "n");
  way_test_keys (way_test_dialog (WAY_TYPE_FORM), "Escape");
  open_new (fixture, &id);
  g_assert_true (way_window_go (fixture->app->window, "conversations", NULL));
  way_test_settle ();
  way_test_keys (fixture->app->window, "n");
  way_test_keys (way_test_dialog (WAY_TYPE_FORM), "Escape");
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
  way_test_keys (fixture->app->window, "ctrl+f n");
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
}

static void
test_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) conversation = NULL;
  GtkWidget *form, *facilitator;

  way_test_click (fixture->app->window, "Conversation");
  form = way_test_dialog (WAY_TYPE_FORM);
  facilitator = way_test_find (form, ADW_TYPE_ENTRY_ROW, "Facilitated by");
  way_test_set_text (facilitator, "Project lead");
  way_test_click (form, "Add");
  conversation = way_test_app_record (fixture->app, "conversation", NULL);
  g_assert_cmpstr (way_record_get_text (conversation, "facilitator"), ==, "Project lead");
  g_assert_true (way_record_has (conversation, "date"));
  g_assert_true (WAY_IS_CONVERSATION (way_window_get_page (fixture->app->window)));
}

static void
test_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) conversation = NULL;
  GtkWidget *notes;
  WayId id;

  open_new (fixture, &id);
  notes = way_test_find (fixture->app->window, WAY_TYPE_TEXT_EDITOR, NULL);
  way_test_set_text (way_text_editor_get_view (WAY_TEXT_EDITOR (notes)), "Will bring the consent wording.");
  g_assert_true (way_window_back (fixture->app->window));
  conversation = way_library_get (fixture->app->library, &id);
  g_assert_cmpstr (way_record_get_text (conversation, "notes"), ==, "Will bring the consent wording.");
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Wickmouth Health");
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  WayId id;

  open_new (fixture, &id);
  way_test_type (fixture->app->window, "It stays");
  way_test_keys (fixture->app->window, "Return");
  gtk_widget_activate_action (
    way_test_find (way_page_get_header_end (way_window_get_page (fixture->app->window)), GTK_TYPE_MENU_BUTTON, NULL),
    "conversation.delete", NULL);
  way_test_settle ();
  g_assert_false (WAY_IS_CONVERSATION (way_window_get_page (fixture->app->window)));
  g_assert_cmpuint (count (fixture, "enabler", &id), ==, 1);
  way_test_click (fixture->app->window, "Undo");
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Wickmouth Health");
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

static GtkWidget *
find_tooltip (GtkWidget *widget, const char *words)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      for (GtkWidget *child = gtk_widget_get_first_child (window); child != NULL; child = gtk_widget_get_next_sibling (child))
        if (g_str_equal (G_OBJECT_TYPE_NAME (child), "GtkTooltipWindow") && way_test_says (child, words))
          return child;
    }
  return NULL;
}

static gboolean
is_told (gpointer icon)
{
  return find_tooltip (icon, "Barriers") != NULL;
}

/* The heads of the columns are icons: pointing at one says what it counts. */
static void
test_heads (Fixture *fixture, gconstpointer data)
{
  GtkWidget *heard, *icon;
  WayId id;

  open_new (fixture, &id);
  way_test_type (fixture->app->window, "School nurses see them");
  way_test_keys (fixture->app->window, "Return");
  heard = way_test_find (fixture->app->window, WAY_TYPE_CONVERSATION_HEARD, NULL);
  icon = way_test_find (heard, GTK_TYPE_IMAGE, "Barriers");
  way_test_point_at (icon);
  way_test_wait (is_told, icon, "the tooltip");
  /* So do the numbers below. */
  g_assert_cmpstr (gtk_widget_get_tooltip_text (way_test_find (heard, GTK_TYPE_LABEL, "1")), ==, "1 enabler");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (way_test_find (heard, GTK_TYPE_LABEL, "0")), ==, "0 barriers");
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  ADD ("/conversation/capture", test_capture);
  ADD ("/conversation/silence", test_silence);
  ADD ("/conversation/only-cards", test_only_cards);
  ADD ("/conversation/heads-of-columns", test_heads);
  ADD ("/conversation/key", test_key);
  ADD ("/conversation/form", test_form);
  ADD ("/conversation/notes", test_notes);
  ADD ("/conversation/delete", test_delete);
  return g_test_run ();
}
