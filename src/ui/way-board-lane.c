/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-board-lane.h"

#include "service/way-card-service.h"
#include "ui/way-rows.h"

#include <glib/gi18n.h>

#define SCROLL_EDGE 36
#define SCROLL_STEP 18
/* A list makes 200 rows at once; so that a board is there at once, it starts with what fits and grows by a few a frame
 * after the first. */
#define FIRST_ROWS 12
#define MORE_ROWS 16
#define MANY_ROWS 200

struct _WayBoardLane {
  AdwBin parent_instance;

  /* borrowed */
  GtkWidget *count;
  GtkWidget *rows;
  GtkWidget *list;
  GtkWidget *entry;
  GtkWidget *marked; /* the card a drop would go beside */

  /* owned */
  WayLibrary *library;
  WayCardFacts *facts;
  char *kind;
  WayBoardLaneModel *model;
  GtkSliceListModel *shown; /* %NULL once all cards are */
  GtkSelectionModel *selection;
  GHashTable *views; /* WayId of the card → WayCardView on screen */
  WayId *focus_soon;
  gboolean edit_soon;
  gboolean growing; /* the first frame is there */
  guint focus_id;
};

G_DEFINE_FINAL_TYPE (WayBoardLane, way_board_lane, ADW_TYPE_BIN)

enum { EDITED, ADD, DROPPED, STEP, SELECTED, MENU, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- Dragging --- */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, WayCardView *view)
{
  WayBoardLane *self = WAY_BOARD_LANE (gtk_widget_get_ancestor (GTK_WIDGET (view), WAY_TYPE_BOARD_LANE));
  WayRecord *card = way_card_view_get_card (view);
  g_autoptr (GArray) cards = NULL;

  if (card == NULL || way_card_view_is_editing (view))
    return NULL;
  cards = way_board_lane_dup_selected (self);
  if (!way_id_list_contains (cards, way_record_get_id (card)))
    {
      g_array_set_size (cards, 0);
      g_array_append_vals (cards, way_record_get_id (card), 1);
    }
  return gdk_content_provider_new_typed (WAY_TYPE_ID_LIST, cards);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, WayCardView *view)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (view));

  gtk_drag_source_set_icon (source, paintable, 24, 12);
  gtk_widget_add_css_class (GTK_WIDGET (view), "dragged");
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, WayCardView *view)
{
  gtk_widget_remove_css_class (GTK_WIDGET (view), "dragged");
}

static void
unmark (WayBoardLane *self)
{
  if (self->marked == NULL)
    return;
  gtk_widget_remove_css_class (self->marked, "drop-above");
  gtk_widget_remove_css_class (self->marked, "drop-below");
  g_object_remove_weak_pointer (G_OBJECT (self->marked), (gpointer *) &self->marked);
  self->marked = NULL;
}

/* The card at @y and whether a drop there goes below it; the last card for the room under the list. */
static WayCardView *
card_at (WayBoardLane *self, double y, gboolean *below)
{
  WayCardView *nearest = NULL;
  double nearest_distance = G_MAXDOUBLE;
  GHashTableIter iter;
  gpointer view;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    {
      graphene_rect_t bounds;
      double middle;

      if (!gtk_widget_get_mapped (view) || !gtk_widget_compute_bounds (view, GTK_WIDGET (self), &bounds))
        continue;
      middle = bounds.origin.y + bounds.size.height / 2;
      if (ABS (y - middle) < nearest_distance)
        {
          nearest_distance = ABS (y - middle);
          nearest = view;
          *below = y > middle;
        }
    }
  return nearest;
}

static void
scroll_at_edges (WayBoardLane *self, double y)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (way_rows_get_frame (WAY_ROWS (self->rows)));
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (self->rows, GTK_WIDGET (self), &bounds))
    return;
  if (y < bounds.origin.y + SCROLL_EDGE)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - SCROLL_STEP);
  else if (y > bounds.origin.y + bounds.size.height - SCROLL_EDGE)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + SCROLL_STEP);
}

static GdkDragAction
motion_cb (GtkDropTarget *target, double x, double y, WayBoardLane *self)
{
  gboolean below = FALSE;
  WayCardView *view = card_at (self, y, &below);

  scroll_at_edges (self, y);
  unmark (self);
  if (view != NULL)
    {
      self->marked = GTK_WIDGET (view);
      g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &self->marked);
      gtk_widget_add_css_class (self->marked, below ? "drop-below" : "drop-above");
    }
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkDropTarget *target, WayBoardLane *self)
{
  unmark (self);
}

/* The nearest card from @position on, in steps of @step, that is not one of those dropped. */
static const WayId *
neighbour (WayBoardLane *self, GArray *cards, int position, int step)
{
  int n = (int) g_list_model_get_n_items (G_LIST_MODEL (self->model));

  for (; position >= 0 && position < n; position += step)
    {
      const WayId *id = way_board_lane_model_get_id (self->model, (guint) position);

      if (!way_id_list_contains (cards, id))
        return id;
    }
  return NULL;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, WayBoardLane *self)
{
  GArray *cards = g_value_get_boxed (value);
  gboolean below = FALSE, done = FALSE;
  WayCardView *view = card_at (self, y, &below);
  int at = view != NULL
             ? (int) way_board_lane_model_find (self->model, way_record_get_id (way_card_view_get_card (view))) + below
             : 0;

  unmark (self);
  g_signal_emit (self, signals[DROPPED], 0, cards, neighbour (self, cards, at - 1, -1), neighbour (self, cards, at, 1),
                 &done);
  return done;
}

/* --- Rows --- */

static gboolean
edited_cb (WayBoardLane *self, const char *text, WayCardView *view)
{
  gboolean saved = FALSE;

  g_signal_emit (self, signals[EDITED], 0, way_record_get_id (way_card_view_get_card (view)), text, &saved);
  return saved;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, WayCardView *view)
{
  WayBoardLane *self = WAY_BOARD_LANE (gtk_widget_get_ancestor (GTK_WIDGET (view), WAY_TYPE_BOARD_LANE));
  WayRecord *card = way_card_view_get_card (view);
  guint position = card != NULL ? way_board_lane_model_find (self->model, way_record_get_id (card)) : G_MAXUINT;
  double lane_x, lane_y;

  if (position == G_MAXUINT)
    return;
  if (!gtk_selection_model_is_selected (self->selection, position))
    gtk_selection_model_select_item (self->selection, position, TRUE);
  gtk_widget_translate_coordinates (GTK_WIDGET (view), GTK_WIDGET (self), x, y, &lane_x, &lane_y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  g_signal_emit (self, signals[MENU], 0, lane_x, lane_y);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, WayBoardLane *self)
{
  GtkWidget *view = way_card_view_new (self->library, self->facts, g_str_equal (self->kind, "other"));
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), view);
  /* A drag may end when its card is gone already. */
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), view, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), view, 0);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (drag));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), view);
  gtk_widget_add_controller (view, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (view, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, view);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, WayBoardLane *self)
{
  WayCardView *view = WAY_CARD_VIEW (gtk_list_item_get_child (item));
  WayRecord *card = gtk_list_item_get_item (item);

  way_card_view_set_card (view, card);
  g_hash_table_insert (self->views, way_id_copy (way_record_get_id (card)), view);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item, WayBoardLane *self)
{
  WayCardView *view = WAY_CARD_VIEW (gtk_list_item_get_child (item));
  WayRecord *card = gtk_list_item_get_item (item);

  if (card != NULL && g_hash_table_lookup (self->views, way_record_get_id (card)) == (gpointer) view)
    g_hash_table_remove (self->views, way_record_get_id (card));
  way_card_view_set_card (view, NULL);
}

/* --- Callbacks --- */

static void
items_changed_cb (WayBoardLane *self)
{
  g_autofree char *text = g_strdup_printf ("%u", g_list_model_get_n_items (G_LIST_MODEL (self->model)));

  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_widget_set_visible (self->rows, g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0);
}

static void
activate_cb (GtkListView *list, guint position, WayBoardLane *self)
{
  way_board_lane_edit (self, way_board_lane_model_get_id (self->model, position));
}

static void
selection_changed_cb (WayBoardLane *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static gboolean
add_cb (WayBoardLane *self, const char *text)
{
  gboolean done = FALSE;

  g_signal_emit (self, signals[ADD], 0, text, FALSE, &done);
  return done;
}

static gboolean
lines_cb (WayBoardLane *self, const char *text)
{
  gboolean done = FALSE;

  g_signal_emit (self, signals[ADD], 0, text, TRUE, &done);
  return done;
}

static gboolean
step_cb (WayBoardLane *self, int direction)
{
  gboolean done = FALSE;

  g_signal_emit (self, signals[STEP], 0, direction, &done);
  return done;
}

static gboolean
up_cb (WayBoardLane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (n > 0)
    way_board_lane_focus_position (self, n - 1);
  return n > 0;
}

/* --- Class --- */

static void
way_board_lane_dispose (GObject *object)
{
  WayBoardLane *self = WAY_BOARD_LANE (object);

  unmark (self);
  g_clear_handle_id (&self->focus_id, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
  self->list = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->shown);
  g_clear_object (&self->model);
  g_clear_object (&self->facts);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_board_lane_parent_class)->dispose (object);
}

static void
way_board_lane_finalize (GObject *object)
{
  WayBoardLane *self = WAY_BOARD_LANE (object);

  g_hash_table_unref (self->views);
  g_clear_pointer (&self->focus_soon, way_id_free);
  g_free (self->kind);
  G_OBJECT_CLASS (way_board_lane_parent_class)->finalize (object);
}

static guint
boolean_signal (const char *name, guint n, GType first, GType second, GType third)
{
  return g_signal_new (name, WAY_TYPE_BOARD_LANE, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                       G_TYPE_BOOLEAN, n, first, second, third);
}

static void
way_board_lane_class_init (WayBoardLaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_board_lane_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_board_lane_finalize;
  signals[EDITED] = boolean_signal ("edited", 2, WAY_TYPE_ID, G_TYPE_STRING, G_TYPE_NONE);
  signals[ADD] = boolean_signal ("add", 2, G_TYPE_STRING, G_TYPE_BOOLEAN, G_TYPE_NONE);
  signals[DROPPED] = boolean_signal ("dropped", 3, WAY_TYPE_ID_LIST, WAY_TYPE_ID, WAY_TYPE_ID);
  signals[STEP] = boolean_signal ("step", 1, G_TYPE_INT, G_TYPE_NONE, G_TYPE_NONE);
  signals[SELECTED] = g_signal_new ("selected", WAY_TYPE_BOARD_LANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", WAY_TYPE_BOARD_LANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
way_board_lane_init (WayBoardLane *self)
{
  self->views = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "way-lane");
}

static const char *
icon_of (const char *kind)
{
  if (g_str_equal (kind, "enabler"))
    return "way-enabler-symbolic";
  if (g_str_equal (kind, "barrier"))
    return "way-barrier-symbolic";
  if (g_str_equal (kind, "aspiration"))
    return "way-aspiration-symbolic";
  return "way-board-symbolic";
}

const char *
way_board_lane_short_title (const char *kind)
{
  if (g_str_equal (kind, "enabler"))
    return _("Enablers");
  if (g_str_equal (kind, "barrier"))
    return _("Barriers");
  return g_str_equal (kind, "aspiration") ? _("Aspirations") : _("Other");
}

static GtkWidget *
title_new (WayBoardLane *self, const char *title)
{
  return g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "css-classes",
                       (const char *[]){ "heading", "way-kind", self->kind, NULL }, NULL);
}

/* In one line, so that the lanes begin at one height: where they are narrow, with one word. */
static GtkWidget *
make_title (WayBoardLane *self)
{
  GtkWidget *titles = g_object_new (ADW_TYPE_SQUEEZER, "xalign", 0.0f, "hexpand", TRUE, NULL);
  GtkWidget *short_title = title_new (self, way_board_lane_short_title (self->kind));

  g_object_set (short_title, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  adw_squeezer_add (ADW_SQUEEZER (titles), title_new (self, way_card_lane_title (self->kind)));
  adw_squeezer_add (ADW_SQUEEZER (titles), short_title);
  return titles;
}

static GtkWidget *
make_heading (WayBoardLane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_of (self->kind), "css-classes",
                                  (const char *[]){ "way-kind", self->kind, NULL }, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  self->count = g_object_new (GTK_TYPE_LABEL, "css-classes", (const char *[]){ "dim-label", "numeric", NULL }, NULL);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), make_title (self));
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_widget_add_css_class (box, "way-lane-heading");
  return box;
}

/* Straight from the model: when a card comes or goes, a slice says that all cards after it have changed, and each would be
 * shown anew. */
static void
show_all (WayBoardLane *self)
{
  if (self->shown == NULL)
    return;
  gtk_multi_selection_set_model (GTK_MULTI_SELECTION (self->selection), G_LIST_MODEL (self->model));
  g_clear_object (&self->shown);
}

static gboolean
grow_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  WayBoardLane *self = data;
  guint size = self->shown != NULL ? gtk_slice_list_model_get_size (self->shown) : G_MAXUINT;

  if (!self->growing)
    {
      self->growing = TRUE;
      return G_SOURCE_CONTINUE;
    }
  if (size >= MIN (MANY_ROWS, g_list_model_get_n_items (G_LIST_MODEL (self->model))))
    {
      show_all (self);
      return G_SOURCE_REMOVE;
    }
  gtk_slice_list_model_set_size (self->shown, size + MORE_ROWS);
  return G_SOURCE_CONTINUE;
}

/* Rows are made once the lane is seen: a lane that is hidden costs nothing. */
static void
list_map_cb (WayBoardLane *self)
{
  if (gtk_list_view_get_model (GTK_LIST_VIEW (self->list)) != NULL)
    return;
  gtk_list_view_set_model (GTK_LIST_VIEW (self->list), self->selection);
  gtk_widget_add_tick_callback (self->list, grow_cb, self, NULL);
}

static GtkWidget *
make_list (WayBoardLane *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  self->shown = gtk_slice_list_model_new (G_LIST_MODEL (g_object_ref (self->model)), 0, FIRST_ROWS);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (self->shown))));
  self->list = gtk_list_view_new (NULL, factory);
  g_signal_connect_object (self->list, "map", G_CALLBACK (list_map_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  way_card_lane_title (self->kind), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->rows = g_object_new (WAY_TYPE_ROWS, "child", self->list, NULL);
  way_rows_set_scrolls (WAY_ROWS (self->rows), TRUE);
  return self->rows;
}

static const char *
placeholder_of (const char *kind)
{
  if (g_str_equal (kind, "enabler"))
    return _("Add an enabler…");
  if (g_str_equal (kind, "barrier"))
    return _("Add a barrier…");
  return _("Add an aspiration…");
}

static GtkWidget *
make_entry (WayBoardLane *self, const WayId *record)
{
  WayCardEntry *entry = WAY_CARD_ENTRY (way_card_entry_new (placeholder_of (self->kind), TRUE));

  way_card_entry_set_draft (entry, self->library, "lane", record, self->kind);
  g_signal_connect_object (entry, "commit", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "lines", G_CALLBACK (lines_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "step", G_CALLBACK (step_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "up", G_CALLBACK (up_cb), self, G_CONNECT_SWAPPED);
  self->entry = GTK_WIDGET (entry);
  return self->entry;
}

static void
accept_drops (WayBoardLane *self)
{
  GtkDropTarget *target = gtk_drop_target_new (WAY_TYPE_ID_LIST, GDK_ACTION_MOVE);

  g_signal_connect_object (target, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, 0);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
way_board_lane_new (WayLibrary *library, const WayId *project, const WayId *source, const char *kind,
                    WayCardFacts *facts)
{
  WayBoardLane *self = g_object_new (WAY_TYPE_BOARD_LANE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->library = g_object_ref (library);
  self->facts = g_object_ref (facts);
  self->kind = g_strdup (kind);
  self->model = way_board_lane_model_new (library, project, source, kind);
  gtk_box_append (GTK_BOX (box), make_heading (self));
  gtk_box_append (GTK_BOX (box), make_list (self));
  if (!g_str_equal (kind, "other"))
    {
      gtk_box_append (GTK_BOX (box), make_entry (self, source != NULL ? source : project));
      accept_drops (self);
    }
  adw_bin_set_child (ADW_BIN (self), box);
  items_changed_cb (self);
  return GTK_WIDGET (self);
}

const char *
way_board_lane_get_kind (WayBoardLane *self)
{
  return self->kind;
}

WayBoardLaneModel *
way_board_lane_get_model (WayBoardLane *self)
{
  return self->model;
}

GtkSelectionModel *
way_board_lane_get_selection (WayBoardLane *self)
{
  return self->selection;
}

void
way_board_lane_set_filter (WayBoardLane *self, const WayBoardFilter *filter)
{
  way_board_lane_model_set_filter (self->model, filter);
}

GArray *
way_board_lane_dup_selected (WayBoardLane *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  GArray *cards = way_id_list_new ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_vals (cards, way_board_lane_model_get_id (self->model, position), 1);
  return cards;
}

void
way_board_lane_unselect (WayBoardLane *self)
{
  gtk_selection_model_unselect_all (self->selection);
}

/* So that @position is among the rows. */
static void
show_position (WayBoardLane *self, guint position)
{
  if (self->shown != NULL && position >= gtk_slice_list_model_get_size (self->shown))
    show_all (self);
}

static gboolean
focus_soon (WayBoardLane *self)
{
  WayCardView *view = way_board_lane_get_view (self, self->focus_soon);

  if (view == NULL || gtk_widget_get_parent (GTK_WIDGET (view)) == NULL)
    return FALSE;
  if (self->edit_soon)
    way_card_view_edit (view);
  else
    gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (view)));
  return TRUE;
}

static gboolean
focus_soon_cb (gpointer data)
{
  WayBoardLane *self = data;

  self->focus_id = 0;
  focus_soon (self);
  return G_SOURCE_REMOVE;
}

/* The list may have no row for the card before its next layout; and at the second click on a card it takes the focus for the
 * row after all, so that the editor begins later. */
static void
go_to (WayBoardLane *self, const WayId *card, gboolean edit)
{
  WayId *copy = way_id_copy (card);

  g_clear_handle_id (&self->focus_id, g_source_remove);
  g_clear_pointer (&self->focus_soon, way_id_free);
  self->focus_soon = copy;
  self->edit_soon = edit;
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", way_board_lane_model_find (self->model, copy));
  if (edit && way_board_lane_get_view (self, copy) != NULL)
    self->focus_id = g_idle_add (focus_soon_cb, self);
  else if (!focus_soon (self))
    self->focus_id = g_timeout_add (50, focus_soon_cb, self);
}

gboolean
way_board_lane_select (WayBoardLane *self, const WayId *card, gboolean focus)
{
  guint position = way_board_lane_model_find (self->model, card);

  if (position == G_MAXUINT)
    return FALSE;
  show_position (self, position);
  gtk_selection_model_select_item (self->selection, position, TRUE);
  if (focus)
    go_to (self, card, FALSE);
  else
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  return TRUE;
}

void
way_board_lane_focus_at (WayBoardLane *self, double y)
{
  gboolean below;
  WayCardView *view = card_at (self, y, &below);

  if (view != NULL)
    way_board_lane_select (self, way_record_get_id (way_card_view_get_card (view)), TRUE);
  else
    way_board_lane_focus_position (self, 0);
}

void
way_board_lane_focus_position (WayBoardLane *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (n > 0)
    way_board_lane_select (self, way_board_lane_model_get_id (self->model, MIN (position, n - 1)), TRUE);
  else if (self->entry != NULL)
    way_card_entry_focus (WAY_CARD_ENTRY (self->entry));
}

WayCardView *
way_board_lane_get_focused (WayBoardLane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (child == NULL || !WAY_IS_CARD_VIEW (child) || !gtk_widget_is_ancestor (child, self->list))
    return NULL;
  return WAY_CARD_VIEW (child);
}

WayCardView *
way_board_lane_get_view (WayBoardLane *self, const WayId *card)
{
  return g_hash_table_lookup (self->views, card);
}

WayCardEntry *
way_board_lane_get_entry (WayBoardLane *self)
{
  return self->entry != NULL ? WAY_CARD_ENTRY (self->entry) : NULL;
}

void
way_board_lane_show_end (WayBoardLane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->model));

  if (n == 0)
    return;
  show_position (self, n - 1);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", n - 1);
}

void
way_board_lane_edit (WayBoardLane *self, const WayId *card)
{
  guint position = way_board_lane_model_find (self->model, card);

  if (position == G_MAXUINT)
    return;
  show_position (self, position);
  go_to (self, card, TRUE);
}

gboolean
way_board_lane_flush (WayBoardLane *self)
{
  GHashTableIter iter;
  gpointer view;

  g_hash_table_iter_init (&iter, self->views);
  while (g_hash_table_iter_next (&iter, NULL, &view))
    if (way_card_view_is_editing (view))
      return way_card_view_finish (view);
  return self->entry == NULL || way_card_entry_commit (WAY_CARD_ENTRY (self->entry));
}
