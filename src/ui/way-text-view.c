/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-text-view.h"

struct _WayTextView {
  GtkTextView parent_instance;

  /* owned */
  char *preedit; /* what an input method shows at the cursor and has not given yet */
};

G_DEFINE_FINAL_TYPE (WayTextView, way_text_view, GTK_TYPE_TEXT_VIEW)

static GtkSizeRequestMode
way_text_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* What is shown: the text, and in it what an input method has not given yet. */
static char *
dup_shown (WayTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
  GtkTextIter start, cursor, end;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  before = gtk_text_buffer_get_text (buffer, &start, &cursor, TRUE);
  after = gtk_text_buffer_get_text (buffer, &cursor, &end, TRUE);
  return g_strconcat (before, self->preedit != NULL ? self->preedit : "", after, NULL);
}

/* Paragraph by paragraph, as a text view does: each is as high as whole pixels. */
static int
height_of_text (GtkWidget *widget, const char *text, int width)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  int height = 0, end = 0, next = -1;

  pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  for (const char *paragraph = text; next != end; paragraph += next)
    {
      int pixels;

      pango_find_paragraph_boundary (paragraph, -1, &end, &next);
      pango_layout_set_text (layout, paragraph, end);
      pango_layout_get_pixel_size (layout, NULL, &pixels);
      height += pixels;
    }
  return height;
}

/* A text view lays its lines out in the width it was given last, and says how high they are there: at first, when it had none,
 * and whenever another is asked about, that is not how high they will be. */
static void
way_text_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);
  g_autofree char *text = NULL;

  GTK_WIDGET_CLASS (way_text_view_parent_class)->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                                                          natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL || for_size < 0)
    return;
  text = dup_shown (WAY_TEXT_VIEW (widget));
  *minimum = *natural
    = height_of_text (widget, text, for_size - gtk_text_view_get_left_margin (view) - gtk_text_view_get_right_margin (view))
      + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
}

static void
preedit_changed_cb (WayTextView *self, const char *preedit)
{
  g_free (self->preedit);
  self->preedit = g_strdup (preedit);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
way_text_view_finalize (GObject *object)
{
  g_free (WAY_TEXT_VIEW (object)->preedit);
  G_OBJECT_CLASS (way_text_view_parent_class)->finalize (object);
}

static void
way_text_view_class_init (WayTextViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = way_text_view_finalize;
  widget_class->get_request_mode = way_text_view_get_request_mode;
  widget_class->measure = way_text_view_measure;
}

static void
way_text_view_init (WayTextView *self)
{
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
}
