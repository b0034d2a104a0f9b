/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-card-service.h"
#include "service/way-conversation-service.h"
#include "service/way-edit.h"
#include "ui/way-board-details.h"
#include "ui/way-board-lanes.h"
#include "ui/way-board.h"
#include "ui/way-choice-row.h"
#include "ui/way-text-editor.h"

#include "support/way-test-library.h"
#include "ui/way-test-app.h"

typedef struct {
  WayTestApp *app;
  WayRecord *project;
  WayBoardLanes *lanes;
} Fixture;

static void
add (Fixture *fixture, const char *kind, const char *text)
{
  GError *error = NULL;

  way_card_add (fixture->app->library, way_record_get_id (fixture->project), kind, text, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->app = way_test_app_new (NULL);
  fixture->project = way_test_project (fixture->app->library, "Young people’s voices");
  add (fixture, "enabler", "Trusted youth workers");
  add (fixture, "barrier", "Consent forms differ");
  add (fixture, "barrier", "Funding is short");
  add (fixture, "aspiration", "One picture of risk");
  way_test_open_project (fixture->app, NULL, "board");
  fixture->lanes = WAY_BOARD_LANES (way_test_find (fixture->app->window, WAY_TYPE_BOARD_LANES, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->project);
  way_test_app_free (fixture->app);
}

/* The texts of a lane, joined. */
static char *
texts (Fixture *fixture, const char *kind)
{
  GListModel *model = G_LIST_MODEL (way_board_lane_get_model (way_board_lanes_get_lane (fixture->lanes, kind)));
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (WayRecord) card = g_list_model_get_item (model, i);

      g_string_append_printf (all, "%s%s", i > 0 ? " | " : "", way_record_get_text (card, "text"));
    }
  return g_string_free (all, FALSE);
}

static void
assert_texts (Fixture *fixture, const char *kind, const char *wanted)
{
  g_autofree char *found = texts (fixture, kind);

  g_assert_cmpstr (found, ==, wanted);
}

static void
select_card (Fixture *fixture, const char *kind, guint position)
{
  WayBoardLane *lane = way_board_lanes_get_lane (fixture->lanes, kind);

  g_assert_true (way_board_lanes_select (fixture->lanes,
                                         way_board_lane_model_get_id (way_board_lane_get_model (lane), position), TRUE));
  way_test_settle ();
  g_assert_nonnull (way_board_lane_get_focused (lane));
}

static void
keys (Fixture *fixture, const char *names)
{
  way_test_keys (fixture->app->window, names);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  select_card (fixture, "barrier", 1);
  keys (fixture, "n");
  way_test_type (fixture->app->window, "Feedback takes too long");
  keys (fixture, "Return");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short | Feedback takes too long");
  way_test_type (fixture->app->window, "Nobody leads");
  keys (fixture, "Tab");
  way_test_type (fixture->app->window, "Told what changed");
  keys (fixture, "Return");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short | Feedback takes too long | Nobody leads");
  assert_texts (fixture, "aspiration", "One picture of risk | Told what changed");
  keys (fixture, "ctrl+z");
  assert_texts (fixture, "aspiration", "One picture of risk");
}

/* How many rows of the lane can be seen; each must be of a card that is there. */
static guint
count_seen (Fixture *fixture, const char *kind)
{
  WayBoardLane *lane = way_board_lanes_get_lane (fixture->lanes, kind);
  WayBoardLaneModel *model = way_board_lane_get_model (lane);
  GtkWidget *list = way_test_find (lane, GTK_TYPE_LIST_VIEW, NULL);
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      graphene_rect_t bounds;
      GtkWidget *view = gtk_widget_get_first_child (row);

      if (!gtk_widget_get_child_visible (row) || !gtk_widget_get_mapped (row) || !WAY_IS_CARD_VIEW (view)
          || !gtk_widget_compute_bounds (row, list, &bounds) || bounds.origin.y + bounds.size.height <= 0
          || bounds.origin.y >= gtk_widget_get_height (list))
        continue;
      g_assert_nonnull (way_card_view_get_card (WAY_CARD_VIEW (view)));
      g_assert_cmpuint (way_board_lane_model_find (model, way_record_get_id (way_card_view_get_card (WAY_CARD_VIEW (view)))),
                        !=, G_MAXUINT);
      n++;
    }
  return n;
}

#define N_MANY 600

/* Many come and go while one looks at the end of a lane: what is seen is what is there. */
static void
test_many_come_and_go (Fixture *fixture, gconstpointer data)
{
  WayBoardLane *lane = way_board_lanes_get_lane (fixture->lanes, "barrier");
  GError *error = NULL;

  g_assert_true (way_library_begin (fixture->app->library, way_record_get_id (fixture->project), "Add many", &error));
  for (guint i = 0; i < N_MANY; i++)
    add (fixture, "barrier", "One of many");
  g_assert_true (way_library_commit (fixture->app->library, &error));
  way_test_settle ();
  g_assert_cmpuint (count_seen (fixture, "barrier"), >, 3);
  way_board_lane_show_end (lane);
  way_test_settle ();
  g_assert_cmpuint (count_seen (fixture, "barrier"), >, 3);
  g_assert_true (way_library_undo (fixture->app->library, NULL, &error));
  way_test_settle ();
  g_assert_cmpuint (count_seen (fixture, "barrier"), ==, 2);
  g_assert_true (way_library_redo (fixture->app->library, NULL, &error));
  way_test_settle ();
  g_assert_cmpuint (count_seen (fixture, "barrier"), >, 3);
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  select_card (fixture, "barrier", 0);
  keys (fixture, "F2");
  way_test_type (fixture->app->window, " everywhere");
  keys (fixture, "Return");
  assert_texts (fixture, "barrier", "Consent forms differ everywhere | Funding is short");
  keys (fixture, "Return");
  way_test_type (fixture->app->window, " and more");
  keys (fixture, "Escape");
  assert_texts (fixture, "barrier", "Consent forms differ everywhere | Funding is short");
  g_assert_nonnull (way_board_lane_get_focused (way_board_lanes_get_lane (fixture->lanes, "barrier")));
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  select_card (fixture, "barrier", 0);
  keys (fixture, "alt+Right");
  assert_texts (fixture, "barrier", "Funding is short");
  assert_texts (fixture, "aspiration", "Consent forms differ | One picture of risk");
  assert_texts (fixture, "enabler", "Trusted youth workers");
  g_assert_nonnull (way_board_lane_get_focused (way_board_lanes_get_lane (fixture->lanes, "aspiration")));
  keys (fixture, "alt+Left");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short");
  keys (fixture, "alt+Down");
  assert_texts (fixture, "barrier", "Funding is short | Consent forms differ");
  keys (fixture, "alt+Up");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short");
  keys (fixture, "ctrl+z");
  assert_texts (fixture, "barrier", "Funding is short | Consent forms differ");
}

static void
test_arrows (Fixture *fixture, gconstpointer data)
{
  select_card (fixture, "barrier", 0);
  keys (fixture, "Right");
  g_assert_nonnull (way_board_lane_get_focused (way_board_lanes_get_lane (fixture->lanes, "aspiration")));
  keys (fixture, "Left Left");
  g_assert_nonnull (way_board_lane_get_focused (way_board_lanes_get_lane (fixture->lanes, "enabler")));
  keys (fixture, "Down");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->app->window))
                 == way_card_entry_get_view (
                   way_board_lane_get_entry (way_board_lanes_get_lane (fixture->lanes, "enabler"))));
  keys (fixture, "Up");
  g_assert_nonnull (way_board_lane_get_focused (way_board_lanes_get_lane (fixture->lanes, "enabler")));
}

static void
test_delete (Fixture *fixture, gconstpointer data)
{
  select_card (fixture, "barrier", 0);
  keys (fixture, "Delete");
  assert_texts (fixture, "barrier", "Funding is short");
  g_assert_nonnull (way_board_lane_get_focused (way_board_lanes_get_lane (fixture->lanes, "barrier")));
  way_test_click (fixture->app->window, "Undo");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short");
}

static void
assert_focus (Fixture *fixture, const char *kind, const char *text)
{
  WayBoardLane *lane = way_board_lanes_get_lane (fixture->lanes, kind);
  WayCardView *view;

  way_test_settle ();
  view = way_board_lane_get_focused (lane);
  g_assert_nonnull (view);
  g_assert_cmpstr (way_record_get_text (way_card_view_get_card (view), "text"), ==, text);
}

/* Exactly the card with @text is chosen, or with %NULL none. */
static void
assert_chosen (Fixture *fixture, const char *text)
{
  g_autoptr (GArray) cards = NULL;
  g_autoptr (WayRecord) card = NULL;

  way_test_settle ();
  cards = way_board_lanes_dup_selected (fixture->lanes);
  g_assert_cmpuint (cards->len, ==, text != NULL ? 1 : 0);
  if (text == NULL)
    return;
  card = way_library_get (fixture->app->library, way_id_list_index (cards, 0));
  g_assert_cmpstr (way_record_get_text (card, "text"), ==, text);
}

/* The card that undo moves back is the chosen one, and what is done next is done with it, not with the one that stands where it
 * stood. */
static void
test_undo_of_move (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  select_card (fixture, "barrier", 1);
  keys (fixture, "alt+Right ctrl+z");
  assert_chosen (fixture, "Funding is short");
  assert_focus (fixture, "barrier", "Funding is short");
  keys (fixture, "a");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_find (dialog, GTK_TYPE_LABEL, "Barrier: “Funding is short”");
  way_test_keys (dialog, "Escape");
  keys (fixture, "ctrl+shift+z");
  assert_chosen (fixture, "Funding is short");
  assert_focus (fixture, "aspiration", "Funding is short");
  select_card (fixture, "enabler", 0);
  keys (fixture, "ctrl+z");
  assert_chosen (fixture, "Funding is short");
  assert_focus (fixture, "barrier", "Funding is short");
  keys (fixture, "alt+Up");
  select_card (fixture, "barrier", 1);
  keys (fixture, "ctrl+z");
  assert_chosen (fixture, "Funding is short");
  assert_focus (fixture, "barrier", "Funding is short");
}

/* Where the step takes the chosen card away, none is chosen, and no other has the focus. */
static void
test_undo_of_add (Fixture *fixture, gconstpointer data)
{
  add (fixture, "barrier", "Nobody leads");
  way_test_settle ();
  select_card (fixture, "barrier", 2);
  keys (fixture, "ctrl+z");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short");
  assert_chosen (fixture, NULL);
  g_assert_null (way_board_lane_get_focused (way_board_lanes_get_lane (fixture->lanes, "barrier")));
  keys (fixture, "ctrl+shift+z");
  assert_chosen (fixture, "Nobody leads");
}

/* What another program takes back takes no selection away. */
static void
test_undo_of_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);
  g_autoptr (WayRecord) card = way_test_app_record (fixture->app, "card", "Consent");

  g_assert_true (way_edit_set_text (other, way_record_get_id (card), "kind", "aspiration", NULL));
  way_library_poll (fixture->app->library);
  select_card (fixture, "barrier", 0);
  g_assert_true (way_library_undo (other, NULL, NULL));
  way_library_poll (fixture->app->library);
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short");
  assert_chosen (fixture, "Funding is short");
  assert_focus (fixture, "barrier", "Funding is short");
}

/* From the pane the focus goes where it goes from the card itself: to the next, else the one before, else to where one types;
 * and to the card that comes back. */
static void
test_delete_in_pane (Fixture *fixture, gconstpointer data)
{
  GtkWidget *details;

  select_card (fixture, "barrier", 0);
  keys (fixture, "alt+Return");
  details = way_test_find (fixture->app->window, WAY_TYPE_BOARD_DETAILS, NULL);
  way_test_press (way_test_find (details, GTK_TYPE_BUTTON, "Delete"));
  assert_focus (fixture, "barrier", "Funding is short");
  keys (fixture, "ctrl+z");
  assert_focus (fixture, "barrier", "Consent forms differ");
  select_card (fixture, "barrier", 1);
  way_test_press (way_test_find (details, GTK_TYPE_BUTTON, "Delete"));
  assert_focus (fixture, "barrier", "Consent forms differ");
  way_test_press (way_test_find (details, GTK_TYPE_BUTTON, "Delete"));
  way_test_settle ();
  assert_texts (fixture, "barrier", "");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->app->window))
                 == way_card_entry_get_view (
                   way_board_lane_get_entry (way_board_lanes_get_lane (fixture->lanes, "barrier"))));
  keys (fixture, "ctrl+z");
  assert_focus (fixture, "barrier", "Consent forms differ");
}

/* The pane still shows a card that a filter has taken out of its lane: that one is deleted. */
static void
test_delete_filtered (Fixture *fixture, gconstpointer data)
{
  GtkWidget *details;

  select_card (fixture, "barrier", 0);
  keys (fixture, "alt+Return");
  details = way_test_find (fixture->app->window, WAY_TYPE_BOARD_DETAILS, NULL);
  keys (fixture, "ctrl+f");
  way_test_type (fixture->app->window, "short fund");
  g_usleep (200 * 1000);
  way_test_settle ();
  assert_texts (fixture, "barrier", "Funding is short");
  way_test_press (way_test_find (details, GTK_TYPE_BUTTON, "Delete"));
  way_test_click (fixture->app->window, "Show all cards");
  assert_texts (fixture, "barrier", "Funding is short");
}

static void
test_several (Fixture *fixture, gconstpointer data)
{
  WayBoardLane *lane = way_board_lanes_get_lane (fixture->lanes, "barrier");

  select_card (fixture, "barrier", 0);
  gtk_selection_model_select_all (way_board_lane_get_selection (lane));
  way_test_settle ();
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "2 cards selected");
  way_board_lanes_set_control (fixture->lanes, "in_our_gift");
  way_test_settle ();
  way_test_find (lane, GTK_TYPE_LABEL, "in our gift");
  way_test_click (fixture->app->window, "Delete");
  assert_texts (fixture, "barrier", "");
  keys (fixture, "ctrl+z");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short");
}

/* With the pane open it is said there how many are chosen, and done with all of them. */
static void
test_several_in_pane (Fixture *fixture, gconstpointer data)
{
  GtkWidget *lane = GTK_WIDGET (way_board_lanes_get_lane (fixture->lanes, "barrier"));
  GtkWidget *details;

  select_card (fixture, "barrier", 0);
  keys (fixture, "alt+Return");
  details = way_test_find (fixture->app->window, WAY_TYPE_BOARD_DETAILS, NULL);
  gtk_selection_model_select_all (way_board_lane_get_selection (WAY_BOARD_LANE (lane)));
  way_test_settle ();
  way_test_find (details, GTK_TYPE_LABEL, "2 cards chosen");
  g_assert_null (way_test_find_if_any (fixture->app->window, GTK_TYPE_LABEL, "2 cards selected"));
  if (g_getenv ("WAYMARK_TEST_PICTURE") != NULL)
    way_test_screenshot (fixture->app, g_getenv ("WAYMARK_TEST_PICTURE"));
  way_test_click_widget (gtk_widget_get_ancestor (way_test_find (details, GTK_TYPE_LABEL, "Control"), GTK_TYPE_MENU_BUTTON));
  way_test_choose_in_menu (details, "In our gift", NULL);
  way_test_find (lane, GTK_TYPE_LABEL, "in our gift");
  way_test_click (details, "Delete");
  assert_texts (fixture, "barrier", "");
  way_test_find (details, GTK_TYPE_LABEL, "No card chosen");
  way_test_click (fixture->app->window, "Undo");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short");
}

/* A message leaves what can be done with the chosen cards free, in a wide window and in a narrow one. */
static void
assert_message_above_bar (Fixture *fixture, int width)
{
  WayPage *page = way_window_get_page (fixture->app->window);
  GtkWidget *toasts = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_TOAST_OVERLAY);
  graphene_rect_t message, bar;

  way_test_resize (fixture->app, width, 760);
  select_card (fixture, "barrier", 0);
  gtk_selection_model_select_all (way_board_lane_get_selection (way_board_lanes_get_lane (fixture->lanes, "barrier")));
  way_page_toast (page, "A message");
  way_test_settle ();
  g_assert_true (gtk_widget_compute_bounds (way_test_find (toasts, GTK_TYPE_LABEL, "A message"), toasts, &message));
  g_assert_true (gtk_widget_compute_bounds (way_test_find (toasts, GTK_TYPE_LABEL, "2 cards selected"), toasts, &bar));
  g_assert_cmpfloat (message.origin.y + message.size.height, <=, bar.origin.y);
  g_assert_true (gtk_widget_has_css_class (toasts, "way-above-bar"));
  g_assert_true (way_window_go (fixture->app->window, "themes", NULL));
  g_assert_false (gtk_widget_has_css_class (toasts, "way-above-bar"));
}

static void
test_message_above_bar (Fixture *fixture, gconstpointer data)
{
  assert_message_above_bar (fixture, 1280);
}

static void
test_message_above_bar_narrow (Fixture *fixture, gconstpointer data)
{
  assert_message_above_bar (fixture, 360);
}

static gboolean
counted (gpointer data)
{
  return g_strcmp0 (way_page_get_subtitle (way_window_get_page (((Fixture *) data)->app->window)),
                    "6 cards, 2 from 1 conversation") == 0;
}

/* Cards typed on the board come from no conversation. */
static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) agency = way_test_record (fixture->app->library, NULL, "agency", "Wickmouth Police");
  GError *error = NULL;
  WayId talk;

  way_conversation_add (fixture->app->library, way_record_get_id (fixture->project), way_record_get_id (agency), &talk, &error);
  g_assert_no_error (error);
  way_card_add (fixture->app->library, way_record_get_id (fixture->project), "enabler", "School nurses", &talk, NULL, &error);
  g_assert_no_error (error);
  way_card_add (fixture->app->library, way_record_get_id (fixture->project), "barrier", "Doors shut", &talk, NULL, &error);
  g_assert_no_error (error);
  way_test_wait (counted, fixture, "the board to count");
}

static void
test_paste (Fixture *fixture, gconstpointer data)
{
  WayCardEntry *entry = way_board_lane_get_entry (way_board_lanes_get_lane (fixture->lanes, "barrier"));
  g_autofree char *undo = NULL;

  way_card_entry_focus (entry);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (entry)), "- One\n- Two\n\n• Three\n");
  keys (fixture, "ctrl+shift+v");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short | One | Two | Three");
  undo = way_library_get_undo (fixture->app->library, NULL);
  g_assert_cmpstr (undo, ==, "Add 3 cards");
  keys (fixture, "ctrl+z");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short");
}

static char *
text_of (WayCardEntry *entry)
{
  char *text = NULL;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (way_card_entry_get_view (entry))), "text", &text, NULL);
  return text;
}

/* Lines that cannot be saved stay in the entry; one undo takes them out again, and what they took the place of is back. */
static void
test_paste_refused (Fixture *fixture, gconstpointer data)
{
  WayCardEntry *entry = way_board_lane_get_entry (way_board_lanes_get_lane (fixture->lanes, "barrier"));
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);
  g_autofree char *pasted = NULL;
  g_autofree char *undone = NULL;

  way_card_entry_focus (entry);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (entry)), "One\nTwo\n");
  way_test_type (fixture->app->window, "Nobody leads");
  g_assert_true (way_library_begin (other, way_record_get_id (fixture->project), "Save elsewhere", NULL));
  keys (fixture, "ctrl+a ctrl+v");
  pasted = text_of (entry);
  g_assert_cmpstr (pasted, ==, "One\nTwo\n");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short");
  way_library_rollback (other);
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Close");
  keys (fixture, "ctrl+z");
  undone = text_of (entry);
  g_assert_cmpstr (undone, ==, "Nobody leads");
}

/* In a card that is there already, lines stay lines. */
static void
test_paste_into_card (Fixture *fixture, gconstpointer data)
{
  WayBoardLane *lane = way_board_lanes_get_lane (fixture->lanes, "barrier");
  WayCardView *view;
  WayCardEntry *entry;

  select_card (fixture, "barrier", 0);
  view = way_board_lane_get_focused (lane);
  way_card_view_edit (view);
  entry = WAY_CARD_ENTRY (way_test_find (view, WAY_TYPE_CARD_ENTRY, NULL));
  way_card_entry_paste (entry, ":\n- by age\n- by form");
  g_assert_true (way_card_entry_commit (entry));
  way_test_settle ();
  assert_texts (fixture, "barrier", "Consent forms differ:\n- by age\n- by form | Funding is short");
}

static void
test_action (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) action = NULL;
  WayBoardLane *lane = way_board_lanes_get_lane (fixture->lanes, "barrier");
  WayCardView *view;

  select_card (fixture, "barrier", 0);
  view = way_board_lane_get_focused (lane);
  way_test_find (view, GTK_TYPE_LABEL, "no action");
  keys (fixture, "a");
  way_test_keys (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Return");
  action = way_test_app_record (fixture->app, "action", "Consent forms differ");
  g_assert_cmpuint (way_record_get_references (action, "cards")->len, ==, 1);
  g_assert_null (way_test_find_if_any (view, GTK_TYPE_LABEL, "no action"));
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Action A-001 made from the card");
  if (g_getenv ("WAYMARK_TEST_PICTURE") != NULL)
    way_test_screenshot (fixture->app, g_getenv ("WAYMARK_TEST_PICTURE"));
  way_test_click (fixture->app->window, "Undo");
  way_test_find (view, GTK_TYPE_LABEL, "no action");
}

/* A barrier is no action: what will be done is said in its place, in one step, and the message leads to it. */
static void
test_action_reworded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) action = NULL;
  g_autofree char *undo = NULL;
  GtkWidget *dialog;

  select_card (fixture, "barrier", 0);
  keys (fixture, "a");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_find (dialog, GTK_TYPE_LABEL, "Barrier: “Consent forms differ”");
  way_test_type (dialog, "Agree one form");
  way_test_keys (dialog, "Return");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  action = way_test_app_record (fixture->app, "action", "Agree one form");
  undo = way_library_get_undo (fixture->app->library, NULL);
  g_assert_cmpstr (undo, ==, "Add action");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short");
  way_test_click (fixture->app->window, "Open");
  way_test_find (fixture->app->window, GTK_TYPE_TEXT_VIEW, "Action");
  g_assert_cmpstr (way_page_get_title (way_window_get_page (fixture->app->window)), ==, "Action plan");
}

/* All of a long sentence is seen, from its beginning, and it is all chosen: one types what will be done over it, or goes on where
 * one clicks. A name of a theme grows as it is typed. */
static void
test_whole_sentence (Fixture *fixture, gconstpointer data)
{
  static const char *const long_text = "Young people say they have told their story often enough, to people who did not tell each "
                                       "other, and that nobody came back to them with what had become of it";
  GtkWidget *dialog, *view;
  GtkTextBuffer *buffer;
  GtkAdjustment *scroll;
  g_autoptr (WayRecord) action = NULL;

  add (fixture, "barrier", long_text);
  select_card (fixture, "barrier", 2);
  keys (fixture, "a");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_settle ();
  view = way_test_find (dialog, GTK_TYPE_TEXT_VIEW, "What will be done");
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==, g_utf8_strlen (long_text, -1));
  g_assert_true (gtk_text_buffer_get_has_selection (buffer));
  scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  g_assert_cmpfloat (gtk_adjustment_get_value (scroll), ==, 0);
  g_assert_cmpfloat (gtk_adjustment_get_upper (scroll), <=, gtk_adjustment_get_page_size (scroll));
  g_assert_cmpint (gtk_widget_get_height (view), >, 50);
  way_test_keys (dialog, "ctrl+End");
  way_test_type (dialog, ". Tell them");
  way_test_keys (dialog, "Return");
  action = way_test_app_record (fixture->app, "action", "Young people say");
  g_assert_true (g_str_has_suffix (way_record_get_title (action), "become of it. Tell them"));

  way_board_lanes_ask_new_theme (fixture->lanes);
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  view = way_test_find (dialog, GTK_TYPE_TEXT_VIEW, "Name of the theme");
  way_test_set_text (view, long_text);
  way_test_settle ();
  scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  g_assert_cmpfloat (gtk_adjustment_get_upper (scroll), <=, gtk_adjustment_get_page_size (scroll));
  gtk_widget_grab_focus (view);
  way_test_keys (dialog, "Return");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
}

/* The question whether to throw it away. */
static gboolean
asks_discard (gpointer window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *i = windows; i != NULL; i = i->next)
    if (ADW_IS_MESSAGE_DIALOG (i->data) && adw_message_dialog_has_response (i->data, "discard"))
      *(gpointer *) window = i->data;
  return *(gpointer *) window != NULL;
}

/* What is typed there waits, and is only thrown away when somebody says so; nothing is made then. */
static void
test_action_draft (Fixture *fixture, gconstpointer data)
{
  gpointer question = NULL;
  GtkWidget *dialog;
  g_autofree char *typed = NULL;

  select_card (fixture, "barrier", 0);
  keys (fixture, "a");
  way_test_keys (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Escape");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_nonnull (way_board_lane_get_focused (way_board_lanes_get_lane (fixture->lanes, "barrier")));
  keys (fixture, "a");
  way_test_type (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Agree one f");
  way_test_app_end (fixture->app);
  way_test_open_project (fixture->app, NULL, "board");
  fixture->lanes = WAY_BOARD_LANES (way_test_find (fixture->app->window, WAY_TYPE_BOARD_LANES, NULL));
  select_card (fixture, "barrier", 0);
  keys (fixture, "a");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  typed = way_text_editor_dup_text (WAY_TEXT_EDITOR (way_test_find (dialog, WAY_TYPE_TEXT_EDITOR, NULL)));
  g_assert_cmpstr (typed, ==, "Agree one f");
  way_test_keys (dialog, "Escape");
  way_test_wait (asks_discard, &question, "the question");
  way_test_click (question, "Discard");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpint (way_library_query_count (fixture->app->library, "last action number", "i",
                                            way_window_get_project (fixture->app->window)), ==, 0);
}

/* What is made is what was shown, whatever another program makes of the card meanwhile. */
static void
test_action_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);
  g_autoptr (WayRecord) card = way_test_app_record (fixture->app, "card", "Consent");
  g_autoptr (WayRecord) action = NULL;

  select_card (fixture, "barrier", 0);
  keys (fixture, "a");
  g_assert_true (way_edit_set_text (other, way_record_get_id (card), "text", "Another barrier", NULL));
  way_library_poll (fixture->app->library);
  way_test_keys (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Return");
  assert_texts (fixture, "barrier", "Another barrier | Funding is short");
  action = way_test_app_record (fixture->app, "action", NULL);
  g_assert_cmpstr (way_record_get_title (action), ==, "Consent forms differ");
}

/* If it deletes the project, and with that the page, it is said, and what was typed waits in case it comes back. */
static void
test_action_project_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);
  g_autoptr (WayRecord) card = way_test_app_record (fixture->app, "card", "Consent");
  g_autofree char *draft = NULL;
  GtkWidget *dialog;

  select_card (fixture, "barrier", 0);
  keys (fixture, "a");
  dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);
  way_test_type (dialog, "Agree one form");
  g_assert_true (way_edit_delete (other, way_record_get_id (fixture->project), NULL));
  way_library_poll (fixture->app->library);
  way_test_keys (dialog, "Return");
  g_assert_true (way_test_says (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "deleted meanwhile"));
  way_test_click (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Close");
  draft = way_library_get_draft (fixture->app->library, "new-action", way_record_get_id (card), "text");
  g_assert_cmpstr (draft, ==, "Agree one form");
}

static gboolean
has_notice (gpointer dialog)
{
  return way_test_says (dialog, "“Child B”");
}

/* Words that look like a person do not go into the plan without a word. */
static void
test_action_notice (Fixture *fixture, gconstpointer data)
{
  add (fixture, "barrier", "Child B told his teacher");
  way_test_settle ();
  select_card (fixture, "barrier", 2);
  keys (fixture, "a");
  way_test_wait (has_notice, way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "the line below the words");
  way_test_keys (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Return");
  way_test_find (fixture->app->window, GTK_TYPE_LABEL, "Action A-001 made: its words look like a person");
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  keys (fixture, "ctrl+f");
  way_test_type (fixture->app->window, "short fund");
  g_usleep (200 * 1000);
  way_test_settle ();
  assert_texts (fixture, "barrier", "Funding is short");
  assert_texts (fixture, "enabler", "");
  way_test_click (fixture->app->window, "Show all cards");
  assert_texts (fixture, "enabler", "Trusted youth workers");
}

/* In any script: "É" finds "é". */
static void
test_filter_folds (Fixture *fixture, gconstpointer data)
{
  add (fixture, "enabler", "La police connaît chaque école");
  keys (fixture, "ctrl+f");
  way_test_type (fixture->app->window, "ÉCOLE");
  g_usleep (200 * 1000);
  way_test_settle ();
  assert_texts (fixture, "barrier", "");
  assert_texts (fixture, "enabler", "La police connaît chaque école");
}

/* What to do first is told while there is no card. */
static void
test_first_step (Fixture *fixture, gconstpointer data)
{
  GtkWidget *board = GTK_WIDGET (way_window_get_page (fixture->app->window));
  GtkWidget *label = GTK_WIDGET (gtk_widget_get_template_child (board, G_OBJECT_TYPE (board), "first_step"));
  g_autoptr (GPtrArray) cards = way_library_query_records (fixture->app->library, "records of kind", "is",
                                                           way_record_get_id (fixture->project), "card");
  GError *error = NULL;

  g_assert_cmpuint (cards->len, >, 0);
  g_assert_false (gtk_widget_get_visible (label));
  for (guint i = 0; i < cards->len; i++)
    {
      way_edit_delete (fixture->app->library, way_record_get_id (cards->pdata[i]), &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < 50 && !gtk_widget_get_visible (label); i++)
    {
      g_usleep (100 * 1000);
      way_test_settle ();
    }
  g_assert_true (gtk_widget_get_mapped (label));
}

static void
test_other (Fixture *fixture, gconstpointer data)
{
  g_assert_null (way_test_find_if_any (fixture->app->window, GTK_TYPE_BUTTON, "1 other card"));
  add (fixture, "question", "Who owns this?");
  way_test_settle ();
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (way_test_find (fixture->app->window, GTK_TYPE_TOGGLE_BUTTON, "1 other card")), TRUE);
  way_test_settle ();
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (way_board_lanes_get_lane (fixture->lanes, "other"))));
  assert_texts (fixture, "other", "Who owns this?");
}

/* Where the details leave little room, texts go on in more lines: a lane grows with them, and no card is cut or out of sight. */
static void
test_narrow_lanes (Fixture *fixture, gconstpointer data)
{
  WayBoardLane *lane = way_board_lanes_get_lane (fixture->lanes, "barrier");
  GtkAdjustment *adjustment;

  add (fixture, "barrier", "Surveys of a single agency: views are sought, but what they are for is not agreed between us");
  add (fixture, "barrier", "Nobody knows who hears back from young people, and what they were told when they asked");
  way_test_resize (fixture->app, 1280, 800);
  select_card (fixture, "barrier", 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->lanes), "cards.details", NULL));
  way_test_settle ();
  way_test_find (fixture->app->window, WAY_TYPE_BOARD_DETAILS, NULL);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (lane)), <, 260);
  adjustment = gtk_scrolled_window_get_vadjustment (
    GTK_SCROLLED_WINDOW (way_test_find (lane, GTK_TYPE_SCROLLED_WINDOW, NULL)));
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), >, 300);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=, gtk_adjustment_get_page_size (adjustment));
}

static void
test_details (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) card = way_test_app_record (fixture->app, "card", "Consent forms differ");
  GtkWidget *details, *choice, *theme;

  select_card (fixture, "barrier", 0);
  keys (fixture, "alt+Return");
  details = way_test_find (fixture->app->window, WAY_TYPE_BOARD_DETAILS, NULL);
  choice = way_test_find (details, WAY_TYPE_CHOICE_ROW, "Level");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (way_test_find (choice, GTK_TYPE_DROP_DOWN, NULL)), 1);
  way_test_settle ();
  g_assert_cmpstr (way_record_get_text (card, "level"), ==, "strategic");
  theme = way_test_find (details, ADW_TYPE_ENTRY_ROW, "New theme");
  way_test_set_text (theme, "Consent");
  g_signal_emit_by_name (theme, "apply");
  g_assert_cmpuint (way_record_get_references (card, "themes")->len, ==, 1);
  way_test_click (details, "Make an action");
  way_test_keys (way_test_dialog (ADW_TYPE_MESSAGE_DIALOG), "Return");
  way_test_find (details, GTK_TYPE_LABEL, "A-001");
  way_test_set_text (way_text_editor_get_view (WAY_TEXT_EDITOR (way_test_find (details, WAY_TYPE_TEXT_EDITOR, NULL))),
                     "Consent forms differ everywhere");
  if (g_getenv ("WAYMARK_TEST_PICTURE") != NULL)
    way_test_screenshot (fixture->app, g_getenv ("WAYMARK_TEST_PICTURE"));
  select_card (fixture, "barrier", 1);
  assert_texts (fixture, "barrier", "Consent forms differ everywhere | Funding is short");
  way_test_find (details, GTK_TYPE_LABEL, "Added on the board");
  /* What is typed when it is deleted comes back with it. */
  way_test_set_text (way_text_editor_get_view (WAY_TEXT_EDITOR (way_test_find (details, WAY_TYPE_TEXT_EDITOR, NULL))),
                     "Funding is too short");
  way_test_click (details, "Delete");
  assert_texts (fixture, "barrier", "Consent forms differ everywhere");
  way_test_click (fixture->app->window, "Undo");
  assert_texts (fixture, "barrier", "Consent forms differ everywhere | Funding is too short");
}

/* What was typed for a card that another program deleted never becomes the text of the next one. */
static void
test_details_of_deleted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) card = way_test_app_record (fixture->app, "card", "Consent forms differ");
  g_autoptr (WayLibrary) other = way_test_app_open_beside (fixture->app);
  GtkWidget *details;

  select_card (fixture, "barrier", 0);
  keys (fixture, "alt+Return");
  details = way_test_find (fixture->app->window, WAY_TYPE_BOARD_DETAILS, NULL);
  way_test_set_text (way_text_editor_get_view (WAY_TEXT_EDITOR (way_test_find (details, WAY_TYPE_TEXT_EDITOR, NULL))),
                     "Half a thought");
  g_assert_true (way_edit_delete (other, way_record_get_id (card), NULL));
  way_library_poll (fixture->app->library);
  select_card (fixture, "barrier", 0);
  way_test_find (details, WAY_TYPE_TEXT_EDITOR, NULL);
  g_assert_true (way_page_flush (way_window_get_page (fixture->app->window), NULL));
  assert_texts (fixture, "barrier", "Funding is short");
}

#define MARK "a person?"

static gboolean
has_mark (gpointer lane)
{
  return way_test_find_if_any (lane, GTK_TYPE_LABEL, MARK) != NULL;
}

static gboolean
has_no_mark (gpointer lane)
{
  return !has_mark (lane);
}

static gboolean
has_choices (gpointer details)
{
  return way_test_find_if_any (details, GTK_TYPE_BUTTON, "Keep as quotation") != NULL;
}

/* A card whose words look like a person bears a mark, in words and to a screen reader, until it is decided about; its pane has the
 * same choices as when it was typed. */
static void
test_notice (Fixture *fixture, gconstpointer data)
{
  WayLibrary *library = fixture->app->library;
  GtkWidget *lane = GTK_WIDGET (way_board_lanes_get_lane (fixture->lanes, "barrier"));
  GtkWidget *details;

  g_assert_true (has_no_mark (fixture->lanes));
  add (fixture, "barrier", "Child B told his teacher");
  way_test_wait (has_mark, lane, "the mark");
  select_card (fixture, "barrier", 2);
  g_assert_nonnull (strstr (way_card_view_get_description (way_board_lane_get_focused (WAY_BOARD_LANE (lane))), MARK));
  keys (fixture, "alt+Return");
  details = way_test_find (fixture->app->window, WAY_TYPE_BOARD_DETAILS, NULL);
  way_test_wait (has_choices, details, "what can be done about it");
  if (g_getenv ("WAYMARK_TEST_PICTURE") != NULL)
    way_test_screenshot (fixture->app, g_getenv ("WAYMARK_TEST_PICTURE"));
  way_test_click (details, "Keep as quotation");
  way_test_wait (has_no_mark, lane, "what was decided");
  g_assert_true (way_library_undo (library, NULL, NULL));
  way_test_wait (has_mark, lane, "what was undone");
  keys (fixture, "F2 ctrl+a");
  way_test_type (fixture->app->window, "Children told their teachers");
  keys (fixture, "Return");
  g_assert_true (has_no_mark (lane));
  g_assert_true (way_library_undo (library, NULL, NULL));
  way_test_wait (has_mark, lane, "the words again");
}

/* Names of agencies are no person's, as soon as they are known. A long text is looked through meanwhile. */
static void
test_notice_later (Fixture *fixture, gconstpointer data)
{
  GtkWidget *lane = GTK_WIDGET (way_board_lanes_get_lane (fixture->lanes, "barrier"));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (WayRecord) agency = NULL;

  add (fixture, "barrier", "A child called Barnaby came");
  way_test_wait (has_mark, lane, "the mark");
  agency = way_test_record (fixture->app->library, NULL, "agency", "Barnaby");
  way_test_wait (has_no_mark, lane, "the name to be known");
  while (text->len < 20000)
    g_string_append (text, "Frontline workers hear things that never reach the group. ");
  g_string_append (text, "Child A was moved.");
  add (fixture, "barrier", text->str);
  way_test_wait (has_mark, lane, "the long text to be looked through");
}

static void
xdotool (const char *line)
{
  g_autofree char *command = g_strdup_printf ("xdotool %s", line);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  way_test_settle ();
}

static void
centre (Fixture *fixture, GtkWidget *widget, double share, int *x, int *y)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (fixture->app->window), &bounds));
  *x = (int) (bounds.origin.x + bounds.size.width / 2);
  *y = (int) (bounds.origin.y + bounds.size.height * share);
}

/* A card dragged with the mouse onto the upper half of another. */
static void
test_drag (Fixture *fixture, gconstpointer data)
{
  WayBoardLane *barriers = way_board_lanes_get_lane (fixture->lanes, "barrier");
  WayBoardLane *aspirations = way_board_lanes_get_lane (fixture->lanes, "aspiration");
  GtkWidget *from, *to;
  int x, y, to_x, to_y;
  double shadow_x = 0, shadow_y = 0;

  from = GTK_WIDGET (way_board_lane_get_view (barriers, way_board_lane_model_get_id (way_board_lane_get_model (barriers), 1)));
  to = GTK_WIDGET (
    way_board_lane_get_view (aspirations, way_board_lane_model_get_id (way_board_lane_get_model (aspirations), 0)));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->app->window), &shadow_x, &shadow_y);
  centre (fixture, from, 0.5, &x, &y);
  centre (fixture, to, 0.2, &to_x, &to_y);
  x += (int) shadow_x, to_x += (int) shadow_x, y += (int) shadow_y, to_y += (int) shadow_y;
  for (int step = 0; step <= 6; step++)
    {
      g_autofree char *move = g_strdup_printf ("mousemove %d %d%s", x + (to_x - x) * step / 6, y + (to_y - y) * step / 6,
                                               step == 0 ? " mousedown 1" : "");

      xdotool (move);
    }
  xdotool ("mouseup 1");
  way_test_settle ();
  assert_texts (fixture, "aspiration", "Funding is short | One picture of risk");
  assert_texts (fixture, "barrier", "Consent forms differ");
}

/* What is typed and not yet a card survives, and leaving makes it one. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  WayCardEntry *entry = way_board_lane_get_entry (way_board_lanes_get_lane (fixture->lanes, "barrier"));
  g_autofree char *draft = NULL;

  way_card_entry_focus (entry);
  way_test_type (fixture->app->window, "Half a th");
  g_usleep (600 * 1000);
  way_test_settle ();
  draft = way_library_get_draft (fixture->app->library, "lane", way_record_get_id (fixture->project), "barrier");
  g_assert_cmpstr (draft, ==, "Half a th");
  g_assert_true (way_window_go (fixture->app->window, "themes", NULL));
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short | Half a th");
  g_assert_null (way_library_get_draft (fixture->app->library, "lane", way_record_get_id (fixture->project), "barrier"));
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

/* The row takes the focus at the second click, and another card at the third: GTK must find its way from what had it. */
static void
test_double_click (Fixture *fixture, gconstpointer data)
{
  GtkWidget *lane = GTK_WIDGET (way_board_lanes_get_lane (fixture->lanes, "barrier"));

  way_test_press_twice (way_test_find (lane, GTK_TYPE_LABEL, "Funding is short"));
  g_assert_null (way_test_find_if_any (lane, GTK_TYPE_LABEL, "Funding is short"));
  keys (fixture, "ctrl+End");
  way_test_type (fixture->app->window, " now");
  way_test_press (way_test_find (fixture->lanes, GTK_TYPE_LABEL, "One picture of risk"));
  way_test_find (lane, GTK_TYPE_LABEL, "Funding is short now");
  assert_texts (fixture, "barrier", "Consent forms differ | Funding is short now");
}

static int
height_of_line (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "One");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* The place where a card is edited is as high as its lines. */
static void
assert_height (GtkWidget *lane, guint n_lines)
{
  GtkWidget *view = way_test_find (way_test_find (lane, GTK_TYPE_LIST_VIEW, NULL), GTK_TYPE_TEXT_VIEW, NULL);
  int line = height_of_line (view);
  int height = gtk_widget_get_height (view);

  g_assert_cmpint (height, >=, (int) n_lines * line);
  g_assert_cmpint (height, <, (int) (n_lines + 1) * line);
  g_assert_cmpint (gtk_widget_get_height (gtk_widget_get_ancestor (view, WAY_TYPE_CARD_VIEW)), <, (int) (n_lines + 3) * line);
}

#define TWO_LINES "Views are sought of young people, but what they are for is not agreed"

/* However often it is opened, and whatever is typed. */
static void
test_height_of_editor (Fixture *fixture, gconstpointer data)
{
  GtkWidget *lane = GTK_WIDGET (way_board_lanes_get_lane (fixture->lanes, "barrier"));

  add (fixture, "barrier", TWO_LINES);
  way_test_resize (fixture->app, 1280, 900);
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *label = way_test_find (lane, GTK_TYPE_LABEL, TWO_LINES);

      g_assert_cmpint (gtk_widget_get_height (label), ==, 2 * height_of_line (label));
      way_test_press_twice (label);
      if (g_getenv ("WAYMARK_TEST_PICTURE") != NULL)
        way_test_screenshot (fixture->app, g_getenv ("WAYMARK_TEST_PICTURE"));
      assert_height (lane, 2);
      keys (fixture, "Escape");
      /* Or the next two would be the third and fourth click of a row. */
      way_test_press (way_test_find (lane, GTK_TYPE_LABEL, "Consent forms differ"));
    }
  way_test_press_twice (way_test_find (lane, GTK_TYPE_LABEL, TWO_LINES));
  keys (fixture, "ctrl+End shift+Return");
  assert_height (lane, 3);
  way_test_type (fixture->app->window, "by anybody");
  assert_height (lane, 3);
  keys (fixture, "ctrl+a");
  way_test_type (fixture->app->window, "No");
  assert_height (lane, 1);
}

static void
assert_cursor_beside (GtkWidget *view, GtkWidget *icon)
{
  GdkRectangle cursor;
  double x;
  int at;

  way_test_settle ();
  gtk_text_view_get_cursor_locations (GTK_TEXT_VIEW (view), NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, &at, NULL);
  g_assert_true (gtk_widget_translate_coordinates (view, icon, at, 0, &x, NULL));
  if (gtk_widget_get_direction (view) == GTK_TEXT_DIR_RTL)
    g_assert_cmpfloat (x, <, 0);
  else
    g_assert_cmpfloat (x, >, gtk_widget_get_width (icon));
}

/* The icon stays beside what is typed. */
static void
test_cursor_beside_icon (Fixture *fixture, gconstpointer data)
{
  WayCardEntry *entry = way_board_lane_get_entry (way_board_lanes_get_lane (fixture->lanes, "barrier"));
  GtkWidget *view = way_card_entry_get_view (entry);
  GtkWidget *icon = way_test_find (entry, GTK_TYPE_IMAGE, NULL);

  way_card_entry_focus (entry);
  assert_cursor_beside (view, icon);
  way_test_set_text (view, "Nobody asks");
  g_assert_cmpfloat (gtk_widget_get_opacity (icon), ==, 1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "", -1);
  gtk_widget_set_direction (gtk_widget_get_parent (icon), GTK_TEXT_DIR_RTL);
  gtk_widget_set_direction (view, GTK_TEXT_DIR_RTL);
  assert_cursor_beside (view, icon);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  ADD ("/board/add", test_add);
  ADD ("/board/many-come-and-go", test_many_come_and_go);
  ADD ("/board/edit", test_edit);
  ADD ("/board/move", test_move);
  ADD ("/board/arrows", test_arrows);
  ADD ("/board/delete", test_delete);
  ADD ("/board/delete-in-pane", test_delete_in_pane);
  ADD ("/board/delete-filtered", test_delete_filtered);
  ADD ("/board/undo-of-move", test_undo_of_move);
  ADD ("/board/undo-of-add", test_undo_of_add);
  ADD ("/board/undo-of-others", test_undo_of_others);
  ADD ("/board/several", test_several);
  ADD ("/board/several-in-pane", test_several_in_pane);
  ADD ("/board/message-above-bar", test_message_above_bar);
  ADD ("/board/message-above-bar-narrow", test_message_above_bar_narrow);
  ADD ("/board/counts", test_counts);
  ADD ("/board/paste", test_paste);
  ADD ("/board/paste-refused", test_paste_refused);
  ADD ("/board/paste-into-card", test_paste_into_card);
  ADD ("/board/action", test_action);
  ADD ("/board/action-reworded", test_action_reworded);
  ADD ("/board/whole-sentence", test_whole_sentence);
  ADD ("/board/action-draft", test_action_draft);
  ADD ("/board/action-meanwhile", test_action_meanwhile);
  ADD ("/board/action-project-gone", test_action_project_gone);
  ADD ("/board/action-notice", test_action_notice);
  ADD ("/board/first-step", test_first_step);
  ADD ("/board/filter", test_filter);
  ADD ("/board/filter-folds", test_filter_folds);
  ADD ("/board/other", test_other);
  ADD ("/board/narrow-lanes", test_narrow_lanes);
  ADD ("/board/details", test_details);
  ADD ("/board/details-of-deleted", test_details_of_deleted);
  ADD ("/board/notice", test_notice);
  ADD ("/board/notice-later", test_notice_later);
  ADD ("/board/drag", test_drag);
  ADD ("/board/draft", test_draft);
  ADD ("/board/double-click", test_double_click);
  ADD ("/board/height-of-editor", test_height_of_editor);
  ADD ("/board/cursor-beside-icon", test_cursor_beside_icon);
  return g_test_run ();
}
