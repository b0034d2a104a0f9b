/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-rows.h"

/* A list view makes no more than 200 rows at once. So many stand below one another and scroll with the page; more scroll
 * within a frame of their own, of that height. */
#define MOST_IN_ONE_FLOW 100
#define OWN_SCROLL 600
#define ENOUGH 4000 /* pixels: no window is higher, and what comes after need not be measured */

struct _WayRows {
  AdwBin parent_instance;

  GtkWidget *list; /* borrowed */
  gboolean scrolls; /* where there is less room than the rows would like */
  GSignalGroup *model_signals;
};

G_DEFINE_FINAL_TYPE (WayRows, way_rows, ADW_TYPE_BIN)

/* What the style of @list takes around its rows. */
static void
measure_frame (GtkWidget *list, int *wide, int *tall)
{
  GtkStyleContext *style = gtk_widget_get_style_context (list);
  GtkBorder padding, border;

  gtk_style_context_get_padding (style, &padding);
  gtk_style_context_get_border (style, &border);
  *wide = padding.left + padding.right + border.left + border.right;
  *tall = padding.top + padding.bottom + border.top + border.bottom;
}

static guint
count_rows (GtkWidget *list)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (list));

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

/* The rows there are, measured; those that are not made yet are taken to be like them. */
static int
measure_rows (GtkWidget *list, int width, gboolean scrolls)
{
  int wide, tall, height = 0;
  guint made = 0, n = count_rows (list);

  measure_frame (list, &wide, &tall);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      int least;

      if (!gtk_widget_should_layout (row))
        continue;
      gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, width < 0 ? -1 : MAX (width - wide, 0), &least, NULL, NULL, NULL);
      height += least;
      made++;
      if (height > ENOUGH && scrolls)
        return height;
    }
  if (made > 0 && n > made)
    height = (int) ((gint64) height * n / made);
  return height + tall;
}

static void
way_rows_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                  int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *list = WAY_ROWS (widget)->list;
  GtkWidget *frame = adw_bin_get_child (ADW_BIN (widget));

  *minimum = *natural = 0;
  if (list == NULL || !gtk_widget_should_layout (list))
    return;
  /* Also where its height is wanted: what was not asked since does not pass on that a row wants another height. */
  gtk_widget_measure (frame, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_rows (list, for_size, WAY_ROWS (widget)->scrolls);
      if (WAY_ROWS (widget)->scrolls)
        gtk_widget_measure (frame, orientation, for_size, minimum, NULL, NULL, NULL);
      else if (count_rows (list) > MOST_IN_ONE_FLOW)
        *minimum = *natural = MIN (*natural, OWN_SCROLL);
      *natural = MAX (*minimum, *natural);
    }
}

static void
way_rows_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *frame = adw_bin_get_child (ADW_BIN (widget));

  if (frame != NULL && gtk_widget_should_layout (frame))
    gtk_widget_allocate (frame, width, height, baseline, NULL);
}

static GtkSizeRequestMode
way_rows_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Only many rows scroll: a frame that cannot be scrolled leaves the wheel to the page. */
static void
update_frame (WayRows *self)
{
  gboolean many = self->list != NULL && (self->scrolls || count_rows (self->list) > MOST_IN_ONE_FLOW);

  if (self->list != NULL)
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self))), GTK_POLICY_NEVER,
                                    many ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
}

static void
model_cb (WayRows *self)
{
  g_signal_group_set_target (self->model_signals, gtk_list_view_get_model (GTK_LIST_VIEW (self->list)));
  update_frame (self);
}

/* The list that is put in gets its frame, which clips nothing: the list does, all but its shadow. */
static void
child_cb (WayRows *self)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (self));
  g_autoptr (GtkWidget) list = GTK_IS_LIST_VIEW (child) ? g_object_ref (child) : NULL;

  if (list == NULL)
    return;
  self->list = list;
  adw_bin_set_child (ADW_BIN (self), NULL);
  adw_bin_set_child (ADW_BIN (self), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", list, "focusable", FALSE, "overflow",
                                                   GTK_OVERFLOW_VISIBLE, NULL));
  g_signal_connect_object (list, "notify::model", G_CALLBACK (model_cb), self, G_CONNECT_SWAPPED);
  model_cb (self);
}

static void
way_rows_dispose (GObject *object)
{
  g_clear_object (&WAY_ROWS (object)->model_signals);
  G_OBJECT_CLASS (way_rows_parent_class)->dispose (object);
}

static void
way_rows_class_init (WayRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_rows_dispose;
  widget_class->measure = way_rows_measure;
  widget_class->size_allocate = way_rows_size_allocate;
  widget_class->get_request_mode = way_rows_get_request_mode;
}

static void
way_rows_init (WayRows *self)
{
  /* In place of the layout of a bin, which would ask the list view. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->model_signals = g_signal_group_new (G_TYPE_LIST_MODEL);
  g_signal_group_connect_swapped (self->model_signals, "items-changed", G_CALLBACK (update_frame), self);
  g_signal_connect (self, "notify::child", G_CALLBACK (child_cb), NULL);
}

void
way_rows_set_scrolls (WayRows *self, gboolean scrolls)
{
  self->scrolls = scrolls;
  update_frame (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

GtkScrolledWindow *
way_rows_get_frame (WayRows *self)
{
  return GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)));
}
