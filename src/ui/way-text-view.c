/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-text-view.h"

struct _WayTextView {
  GtkTextView parent_instance;

  /* owned */
  char *preedit; /* what an input method shows at the cursor and has not given yet */
  GHashTable *heights; /* of the text as it stands, by the widths that were asked about; a window asks for each many times */
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

static int
height_at (WayTextView *self, int width)
{
  g_autofree char *text = NULL;
  gpointer known;

  if (g_hash_table_lookup_extended (self->heights, GINT_TO_POINTER (width), NULL, &known))
    return GPOINTER_TO_INT (known);
  text = dup_shown (self);
  known = GINT_TO_POINTER (height_of_text (GTK_WIDGET (self), text, width));
  g_hash_table_insert (self->heights, GINT_TO_POINTER (width), known);
  return GPOINTER_TO_INT (known);
}

static void
forget_heights (WayTextView *self)
{
  g_hash_table_remove_all (self->heights);
}

/* A text view lays its lines out in the width it was given last, and says how high they are there: at first, when it had none,
 * and whenever another is asked about, that is not how high they will be. */
static void
way_text_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  GtkTextView *view = GTK_TEXT_VIEW (widget);

  GTK_WIDGET_CLASS (way_text_view_parent_class)->measure (widget, orientation, for_size, minimum, natural, minimum_baseline,
                                                          natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL || for_size < 0)
    return;
  *minimum = *natural
    = height_at (WAY_TEXT_VIEW (widget), for_size - gtk_text_view_get_left_margin (view) - gtk_text_view_get_right_margin (view))
      + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
}

static void
preedit_changed_cb (WayTextView *self, const char *preedit)
{
  g_free (self->preedit);
  self->preedit = g_strdup (preedit);
  forget_heights (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* What an input method shows goes with the cursor, so that lines may end elsewhere though the text stays. */
static void
cursor_cb (WayTextView *self)
{
  if (self->preedit != NULL && *self->preedit != '\0')
    forget_heights (self);
}

static void
way_text_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (way_text_view_parent_class)->css_changed (widget, change);
  forget_heights (WAY_TEXT_VIEW (widget));
}

/* The size of letters, the fonts there are. */
static void
way_text_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (way_text_view_parent_class)->system_setting_changed (widget, setting);
  forget_heights (WAY_TEXT_VIEW (widget));
}

static void
way_text_view_finalize (GObject *object)
{
  g_hash_table_unref (WAY_TEXT_VIEW (object)->heights);
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
  widget_class->css_changed = way_text_view_css_changed;
  widget_class->system_setting_changed = way_text_view_system_setting_changed;
}

static void
way_text_view_init (WayTextView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));

  self->heights = g_hash_table_new (NULL, NULL);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (forget_heights), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (cursor_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "preedit-changed", G_CALLBACK (preedit_changed_cb), NULL);
}
