/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-plan-rows.h"

#include "ui/way-focus.h"

#define NOWHERE GTK_INVALID_LIST_POSITION

struct _WayPlanRows {
  GObject parent_instance;

  WayList *actions;
  GtkWidget *list;   /* borrowed */
  GHashTable *items; /* row → GtkListItem */

  /* Which row had the focus last. */
  WayId last;
  guint last_position;

  /* What is seen to once the rows have their new places. */
  GdkFrameClock *clock;
  gulong layout_id;
  guint kept;
};

G_DEFINE_FINAL_TYPE (WayPlanRows, way_plan_rows, G_TYPE_OBJECT)

/* --- The model --- */

static guint
count (WayPlanRows *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->actions));
}

static gboolean
is_action (WayPlanRows *self, guint position)
{
  g_autoptr (WayRecord) record = g_list_model_get_item (G_LIST_MODEL (self->actions), position);

  return record != NULL && way_record_is (record, "action");
}

static gboolean
is_heading (WayPlanRows *self, guint position)
{
  return position < count (self) && !is_action (self, position);
}

/* The first action from @position on, in steps of @step. */
static guint
next_action (WayPlanRows *self, guint position, int step)
{
  while (is_heading (self, position))
    position += (guint) step; /* below 0 is nowhere */
  return position < count (self) ? position : NOWHERE;
}

/* The action at @position or nearest to it, rather below. */
static guint
nearest_action (WayPlanRows *self, guint position)
{
  guint n = count (self);
  guint found;

  if (n == 0)
    return NOWHERE;
  found = next_action (self, MIN (position, n - 1), 1);
  return found != NOWHERE ? found : next_action (self, MIN (position, n - 1), -1);
}

/* --- Rows --- */

/* (transfer none) (nullable): %NULL also where the list has made no row yet. */
static GtkWidget *
row_at (WayPlanRows *self, guint position)
{
  GHashTableIter iter;
  gpointer row, item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &row, &item))
    if (gtk_list_item_get_position (item) == position && gtk_widget_get_parent (row) == self->list)
      return row;
  return NULL;
}

/* Where the row stands in what is seen of the list. %FALSE if it does not, or the list has no place yet. */
static gboolean
place_of (WayPlanRows *self, GtkWidget *row, int *top, int *bottom)
{
  double x, y;

  if (row == NULL || gtk_widget_get_height (self->list) == 0 || !gtk_widget_get_child_visible (row)
      || !gtk_widget_translate_coordinates (row, self->list, 0, 0, &x, &y))
    return FALSE;
  *top = (int) y;
  *bottom = *top + gtk_widget_get_height (row);
  return TRUE;
}

static gboolean
is_in_view (WayPlanRows *self, guint position)
{
  int top, bottom;

  return place_of (self, row_at (self, position), &top, &bottom) && bottom > 0 && top < gtk_widget_get_height (self->list);
}

static guint
first_in_view (WayPlanRows *self)
{
  GHashTableIter iter;
  gpointer row, item;
  guint first = NOWHERE;
  int top, bottom;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &row, &item))
    if (place_of (self, row, &top, &bottom) && top >= 0)
      first = MIN (first, gtk_list_item_get_position (item));
  return first;
}

static void
scroll_to (WayPlanRows *self, guint position)
{
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
}

/* --- Once rows have their places --- */

/* The clock of a window that goes has let go of its handlers before. */
static void
forget_layout (WayPlanRows *self)
{
  if (self->clock != NULL && g_signal_handler_is_connected (self->clock, self->layout_id))
    g_signal_handler_disconnect (self->clock, self->layout_id);
  self->layout_id = 0;
  g_clear_object (&self->clock);
}

/* How far to scroll so that all of the row from @top to @bottom is seen, or as much as fits. */
static int
scroll_into_view (WayPlanRows *self, int top, int bottom)
{
  int height = gtk_widget_get_height (self->list);

  if (top < 0 || bottom - top > height)
    return top;
  return MAX (bottom - height, 0);
}

/* The heading that is cut off at the top, or that of the kept row which is hidden there. */
static GtkWidget *
cut_heading (WayPlanRows *self, int scrolled)
{
  GHashTableIter iter;
  gpointer row, item;
  int top, bottom;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &row, &item))
    {
      guint position = gtk_list_item_get_position (item);

      if (place_of (self, row, &top, &bottom) && top < scrolled && is_heading (self, position)
          && (bottom > scrolled || position + 1 == self->kept))
        return row;
    }
  return NULL;
}

/* How far to scroll so that @heading is seen whole, or not at all: as little as may be, and as far as there are rows; the kept
 * row, which ends at @bottom, stays in view. */
static int
scroll_heading (WayPlanRows *self, GtkWidget *heading, int scrolled, int bottom)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  int most = (int) (gtk_adjustment_get_upper (scroll) - gtk_adjustment_get_page_size (scroll) - gtk_adjustment_get_value (scroll));
  gboolean above = row_at (self, self->kept - 1) == heading;
  int top, end;

  if (!place_of (self, heading, &top, &end))
    return scrolled;
  if (bottom - top <= gtk_widget_get_height (self->list) && (above || end > most || scrolled - top <= end - scrolled))
    return top;
  return MAX (scrolled, end);
}

/* After the layout, within the same frame: what is scrolled here is laid out again before anything is drawn. */
static void
layout_cb (WayPlanRows *self)
{
  GtkAdjustment *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  GtkWidget *heading;
  int top, bottom, scrolled;

  forget_layout (self);
  if (!place_of (self, row_at (self, self->kept), &top, &bottom))
    return;
  scrolled = scroll_into_view (self, top, bottom);
  heading = cut_heading (self, scrolled);
  if (heading != NULL)
    scrolled = scroll_heading (self, heading, scrolled, bottom);
  if (scrolled != 0)
    gtk_adjustment_set_value (scroll, gtk_adjustment_get_value (scroll) + scrolled);
}

static void
tidy_later (WayPlanRows *self, guint position)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->list);

  self->kept = position;
  if (clock != NULL && clock == self->clock)
    return;
  forget_layout (self);
  /* A list that is in no window has no frames. */
  if (clock == NULL)
    return;
  self->clock = g_object_ref (clock);
  self->layout_id = g_signal_connect_object (clock, "layout", G_CALLBACK (layout_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_widget_queue_allocate (self->list);
}

/* --- The focus --- */

static void
remember (WayPlanRows *self, guint position)
{
  self->last = *way_list_get_id (self->actions, position);
  self->last_position = position;
}

/* Wherever the focus goes within the list. */
static void
focus_cb (WayPlanRows *self)
{
  guint position = way_plan_rows_get_focused (self);

  if (position != NOWHERE)
    remember (self, position);
}

/* How many rows a page is: those that are seen whole, but one. */
static guint
rows_of_page (WayPlanRows *self)
{
  GHashTableIter iter;
  gpointer row;
  guint n = 0;
  int top, bottom;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    n += place_of (self, row, &top, &bottom) && top >= 0 && bottom <= gtk_widget_get_height (self->list);
  return MAX (n, 2) - 1;
}

/* Where the key goes to from the row at @from; NOWHERE for a key that goes nowhere. */
static guint
goal_of (WayPlanRows *self, guint from, guint key)
{
  guint last = count (self) - 1;

  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return next_action (self, from - 1, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return next_action (self, from + 1, 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return next_action (self, 0, 1);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return next_action (self, last, -1);
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return nearest_action (self, from - MIN (from, rows_of_page (self)));
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return nearest_action (self, MIN (from + rows_of_page (self), last));
    default:
      return NOWHERE;
    }
}

static void
way_plan_rows_dispose (GObject *object)
{
  WayPlanRows *self = WAY_PLAN_ROWS (object);

  forget_layout (self);
  self->list = NULL;
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (way_plan_rows_parent_class)->dispose (object);
}

static void
way_plan_rows_class_init (WayPlanRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_plan_rows_dispose;
}

static void
way_plan_rows_init (WayPlanRows *self)
{
  self->items = g_hash_table_new (NULL, NULL);
  self->last_position = NOWHERE;
}

WayPlanRows *
way_plan_rows_new (WayList *actions)
{
  WayPlanRows *self = g_object_new (WAY_TYPE_PLAN_ROWS, NULL);

  self->actions = g_object_ref (actions);
  return self;
}

void
way_plan_rows_set_list (WayPlanRows *self, GtkWidget *list)
{
  forget_layout (self);
  self->list = list;
}

void
way_plan_rows_set_root (WayPlanRows *self, GtkRoot *root)
{
  if (root == NULL)
    return;
  /* A list may leave a window and come back. */
  g_signal_handlers_disconnect_by_func (root, focus_cb, self);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
}

/* A row is used for other records again and again. */
void
way_plan_rows_bind (WayPlanRows *self, GtkListItem *item, GtkWidget *row)
{
  gboolean action = way_record_is (gtk_list_item_get_item (item), "action");

  g_hash_table_insert (self->items, row, item);
  gtk_widget_set_focusable (row, action);
  gtk_widget_set_can_target (row, action);
  if (action)
    gtk_widget_remove_css_class (row, "way-plan-group");
  else
    gtk_widget_add_css_class (row, "way-plan-group");
}

void
way_plan_rows_unbind (WayPlanRows *self, GtkListItem *item)
{
  GHashTableIter iter;
  gpointer bound;

  if (self->items == NULL)
    return;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &bound))
    if (bound == item)
      {
        g_hash_table_iter_remove (&iter);
        return;
      }
}

gboolean
way_plan_rows_focus (WayPlanRows *self, guint position)
{
  GtkWidget *row;

  if (!is_action (self, position))
    return FALSE;
  /* So that there is a row. */
  scroll_to (self, position);
  row = row_at (self, position);
  if (row == NULL || !gtk_widget_grab_focus (row))
    return FALSE;
  remember (self, position);
  way_plan_rows_show (self, position);
  return TRUE;
}

gboolean
way_plan_rows_focus_last (WayPlanRows *self)
{
  guint position = self->last_position != NOWHERE ? way_list_find (self->actions, &self->last) : 0;

  if (position == G_MAXUINT)
    position = self->last_position;
  return way_plan_rows_focus (self, nearest_action (self, position));
}

void
way_plan_rows_remember (WayPlanRows *self, guint position)
{
  guint nearest = nearest_action (self, position);

  if (nearest != NOWHERE)
    remember (self, nearest);
}

guint
way_plan_rows_get_position (WayPlanRows *self, GtkWidget *widget)
{
  GtkWidget *row = widget;
  GtkListItem *item;

  while (row != NULL && gtk_widget_get_parent (row) != self->list)
    row = gtk_widget_get_parent (row);
  item = row != NULL ? g_hash_table_lookup (self->items, row) : NULL;
  return item != NULL ? gtk_list_item_get_position (item) : NOWHERE;
}

guint
way_plan_rows_get_focused (WayPlanRows *self)
{
  GtkRoot *root = self->list != NULL ? gtk_widget_get_root (self->list) : NULL;

  return way_plan_rows_get_position (self, root != NULL ? gtk_root_get_focus (root) : NULL);
}

gboolean
way_plan_rows_key (WayPlanRows *self, guint key)
{
  guint from = way_plan_rows_get_focused (self);
  guint to = from != NOWHERE ? goal_of (self, from, key) : NOWHERE;

  if (to == NOWHERE)
    return FALSE;
  if (way_plan_rows_focus (self, to))
    gtk_widget_activate_action (self->list, "list.select-item", "(ubb)", to, FALSE, FALSE);
  return TRUE;
}

void
way_plan_rows_hold (WayPlanRows *self, guint position)
{
  guint kept = is_in_view (self, position) ? position : way_plan_rows_get_focused (self);

  if (self->list == NULL || gtk_widget_get_height (self->list) == 0)
    return;
  if (!is_in_view (self, kept))
    kept = first_in_view (self);
  if (kept == NOWHERE)
    return;
  /* The list keeps what it scrolled to last where it is. */
  scroll_to (self, kept);
  tidy_later (self, kept);
}

void
way_plan_rows_show (WayPlanRows *self, guint position)
{
  scroll_to (self, position);
  if (gtk_widget_get_height (self->list) > 0)
    tidy_later (self, position);
  else if (is_heading (self, position - 1))
    scroll_to (self, position - 1);
}
