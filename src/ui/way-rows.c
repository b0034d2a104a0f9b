/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-rows.h"

struct _WayRows {
  AdwBin parent_instance;
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
measure_rows (GtkWidget *list, int width)
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
    }
  if (made > 0 && n > made)
    height = (int) ((gint64) height * n / made);
  return height + tall;
}

static void
way_rows_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                  int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *list = adw_bin_get_child (ADW_BIN (widget));

  *minimum = *natural = 0;
  if (list == NULL || !gtk_widget_should_layout (list))
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    gtk_widget_measure (list, orientation, -1, minimum, natural, NULL, NULL);
  else
    *minimum = *natural = measure_rows (list, for_size);
}

static void
way_rows_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *list = adw_bin_get_child (ADW_BIN (widget));

  if (list != NULL && gtk_widget_should_layout (list))
    gtk_widget_allocate (list, width, height, baseline, NULL);
}

static GtkSizeRequestMode
way_rows_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
way_rows_class_init (WayRowsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = way_rows_measure;
  widget_class->size_allocate = way_rows_size_allocate;
  widget_class->get_request_mode = way_rows_get_request_mode;
}

static void
way_rows_init (WayRows *self)
{
  /* In place of the layout of a bin, which would ask the list view. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}
