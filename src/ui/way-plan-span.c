/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-plan-span.h"

struct _WayPlanSpan {
  GtkWidget parent_instance;

  GtkWidget *child;
  int beyond;
};

G_DEFINE_FINAL_TYPE (WayPlanSpan, way_plan_span, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
way_plan_span_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A column is as wide as it is whatever its headings say. */
static void
way_plan_span_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  WayPlanSpan *self = WAY_PLAN_SPAN (widget);
  gboolean wide = orientation == GTK_ORIENTATION_HORIZONTAL;

  gtk_widget_measure (self->child, orientation, !wide && for_size >= 0 ? for_size + self->beyond : for_size, minimum, natural,
                      NULL, NULL);
  if (wide)
    *minimum = MAX (*minimum - self->beyond, 0);
  if (wide)
    *natural = MAX (*natural - self->beyond, *minimum);
}

static void
way_plan_span_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WayPlanSpan *self = WAY_PLAN_SPAN (widget);
  int left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? -self->beyond : 0;

  gtk_widget_size_allocate (self->child, &(GtkAllocation) { left, 0, width + self->beyond, height }, baseline);
}

static void
way_plan_span_dispose (GObject *object)
{
  g_clear_pointer (&WAY_PLAN_SPAN (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (way_plan_span_parent_class)->dispose (object);
}

static void
way_plan_span_class_init (WayPlanSpanClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_plan_span_dispose;
  GTK_WIDGET_CLASS (klass)->get_request_mode = way_plan_span_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = way_plan_span_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = way_plan_span_size_allocate;
}

static void
way_plan_span_init (WayPlanSpan *self)
{
}

GtkWidget *
way_plan_span_new (GtkWidget *child)
{
  WayPlanSpan *self = g_object_new (WAY_TYPE_PLAN_SPAN, NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

GtkWidget *
way_plan_span_get_child (WayPlanSpan *self)
{
  return self->child;
}

void
way_plan_span_set_beyond (WayPlanSpan *self, int beyond)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  if (cell != NULL)
    gtk_widget_set_overflow (cell, beyond > 0 ? GTK_OVERFLOW_VISIBLE : GTK_OVERFLOW_HIDDEN);
  if (self->beyond == beyond)
    return;
  self->beyond = beyond;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
