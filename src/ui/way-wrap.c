/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-wrap.h"

#define SPACING 6

struct _WayWrap {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (WayWrap, way_wrap, GTK_TYPE_WIDGET)

/* Puts the children in lines of @width and returns the height of all; places them too, with @place. */
static int
flow (GtkWidget *widget, int width, gboolean place)
{
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition size;
      int wide, high;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &size);
      /* What is wider than a whole line becomes higher instead. */
      wide = MIN (size.width, width);
      high = size.height;
      if (wide < size.width)
        gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, wide, NULL, &high, NULL, NULL);
      if (x > 0 && x + wide > width)
        {
          x = 0;
          y += line + SPACING;
          line = 0;
        }
      if (place)
        {
          gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
          GtkAllocation box = { rtl ? width - x - wide : x, y, wide, high };

          gtk_widget_size_allocate (child, &box, -1);
        }
      x += wide + SPACING;
      line = MAX (line, high);
    }
  return y + line;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, usual;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += usual + (*natural > 0 ? SPACING : 0);
    }
}

static void
way_wrap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                  int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = flow (widget, for_size < 0 ? G_MAXINT : for_size, FALSE);
}

static void
way_wrap_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  flow (widget, width, TRUE);
}

static GtkSizeRequestMode
way_wrap_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
way_wrap_dispose (GObject *object)
{
  way_wrap_clear (WAY_WRAP (object));
  G_OBJECT_CLASS (way_wrap_parent_class)->dispose (object);
}

static void
way_wrap_class_init (WayWrapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_wrap_dispose;
  widget_class->measure = way_wrap_measure;
  widget_class->size_allocate = way_wrap_size_allocate;
  widget_class->get_request_mode = way_wrap_get_request_mode;
}

static void
way_wrap_init (WayWrap *self)
{
}

GtkWidget *
way_wrap_new (void)
{
  return g_object_new (WAY_TYPE_WRAP, NULL);
}

void
way_wrap_append (WayWrap *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
way_wrap_clear (WayWrap *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
