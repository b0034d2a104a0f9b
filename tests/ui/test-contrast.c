/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-controls.h"
#include "ui/way-test-quiet.h"
#include "ui/way-test-screens.h"

#include <math.h>
#include <string.h>

/* Every screen is drawn as build-aux/screenshots draws it, and again with the pointer on everything, and the contrast of what
 * can be read is measured in the picture: within the place of a text the colour that is there most is its ground, and the
 * one furthest from that is the text. Thin letters are drawn paler than their colour, so what is measured is never too much;
 * what seems too little is drawn once more, eight times as large, and that counts. WCAG 2.1 asks 4.5 to 1 of a text, 3 to 1
 * of a large one and of an icon, a tick or a switch; nothing of what is disabled, of a logo, nor of lines that only part. The
 * ring around what has the focus is 3 to 1 to what is there without it, point by point. So is every menu and other popover.
 * The scheme is of the environment: ADW_DEBUG_COLOR_SCHEME and ADW_DEBUG_HIGH_CONTRAST, as for build-aux/screenshots. */

#define LEAST_TEXT 4.5
#define LEAST_LARGE 3.0
#define LARGER 8
#define FEWEST_LETTERS 2

typedef struct {
  guchar *pixels; /* BGRA */
  int width;
  int height;
} Picture;

/* What is measured: the places where its ground and its strokes are, in the window or popover. */
typedef struct {
  GtkWidget *widget;
  graphene_rect_t place;
  double least;
  char *words;
} Piece;

static GHashTable *problems; /* styles and colours: told once */
static GString *report;
static guint n_texts, n_icons, n_stops, n_hidden;

/* --- Pictures --- */

static void
picture_clear (Picture *picture)
{
  g_free (picture->pixels);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Picture, picture_clear)

/* @area of @root, a window or a popover, @larger times as large. */
static Picture
take_picture (GtkWidget *root, const graphene_rect_t *area, int larger)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (root);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  graphene_rect_t scaled;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  Picture picture;

  gtk_snapshot_scale (snapshot, (float) larger, (float) larger);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (root), gtk_widget_get_height (root));
  node = gtk_snapshot_free_to_node (snapshot);
  graphene_rect_scale (area, (float) larger, (float) larger, &scaled);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (root)), node, &scaled);
  picture.width = gdk_texture_get_width (texture);
  picture.height = gdk_texture_get_height (texture);
  picture.pixels = g_malloc ((gsize) picture.width * (gsize) picture.height * 4);
  gdk_texture_download (texture, picture.pixels, (gsize) picture.width * 4);
  return picture;
}

static guint32
pixel (const Picture *picture, int x, int y)
{
  guint32 colour;

  memcpy (&colour, picture->pixels + ((gsize) y * (gsize) picture->width + (gsize) x) * 4, 4);
  return colour;
}

static double
linear (guint32 part)
{
  const double value = (part & 0xff) / 255.0;

  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (guint32 colour)
{
  return 0.2126 * linear (colour >> 16) + 0.7152 * linear (colour >> 8) + 0.0722 * linear (colour);
}

static double
contrast (guint32 one, guint32 other)
{
  const double a = luminance (one), b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/* How the text in @place is read there, and its two colours. */
static double
measure (const Picture *picture, const graphene_rect_t *place, guint32 *ground, guint32 *text)
{
  const int left = MAX (0, (int) place->origin.x), top = MAX (0, (int) place->origin.y);
  const int right = MIN (picture->width, (int) ceilf (place->origin.x + place->size.width));
  const int bottom = MIN (picture->height, (int) ceilf (place->origin.y + place->size.height));
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer colour, count;
  guint most = 0;
  double best = 1;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        gpointer key = GUINT_TO_POINTER (pixel (picture, x, y));

        g_hash_table_insert (counts, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1));
      }
  *ground = *text = 0;
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, &count))
    if (GPOINTER_TO_UINT (count) > most)
      {
        most = GPOINTER_TO_UINT (count);
        *ground = GPOINTER_TO_UINT (colour);
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &colour, NULL))
    if (contrast (*ground, GPOINTER_TO_UINT (colour)) > best)
      {
        best = contrast (*ground, GPOINTER_TO_UINT (colour));
        *text = GPOINTER_TO_UINT (colour);
      }
  return best;
}

/* --- What is there to be read --- */

/* What shows of the widget: not what is scrolled away or cut by something around it. %FALSE if that is less than half. */
static gboolean
clip (GtkWidget *widget, GtkWidget *root, graphene_rect_t *place)
{
  const float least = place->size.width * place->size.height / 2;

  for (; widget != NULL; widget = widget != root ? gtk_widget_get_parent (widget) : NULL)
    if (gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN || GTK_IS_SCROLLED_WINDOW (widget) || widget == root)
      {
        graphene_rect_t bounds;

        if (!gtk_widget_compute_bounds (widget, root, &bounds) || !graphene_rect_intersection (place, &bounds, place))
          return FALSE;
      }
  return place->size.width * place->size.height > least;
}

/* Nothing lies over it: a toast, a pane that slides in. */
static gboolean
is_on_top (GtkWidget *widget, GtkWidget *root, const graphene_rect_t *place)
{
  GtkWidget *top = gtk_widget_pick (root, place->origin.x + place->size.width / 2,
                                    place->origin.y + place->size.height / 2, GTK_PICK_INSENSITIVE | GTK_PICK_NON_TARGETABLE);

  return top != NULL && (top == widget || gtk_widget_is_ancestor (top, widget) || gtk_widget_is_ancestor (widget, top));
}

static void
add_piece (GArray *pieces, GtkWidget *widget, GtkWidget *root, const graphene_rect_t *within, double least,
           const char *words, int n_bytes)
{
  graphene_point_t origin;
  Piece piece = { widget, *within, least, NULL };

  if (!gtk_widget_compute_point (widget, root, &GRAPHENE_POINT_INIT (0, 0), &origin))
    return;
  graphene_rect_offset (&piece.place, origin.x, origin.y);
  if (!clip (widget, root, &piece.place) || !is_on_top (widget, root, &piece.place))
    {
      n_hidden++;
      return;
    }
  piece.words = g_strndup (words, (gsize) n_bytes);
  g_array_append_val (pieces, piece);
}

/* 24 pixels, or bold 18.7, are large. */
static double
least_of (PangoFont *font, double scale)
{
  g_autoptr (PangoFontDescription) description = pango_font_describe_with_absolute_size (font);
  const double size = pango_font_description_get_size (description) / (double) PANGO_SCALE * scale;

  return size >= 24 || (size >= 18.66 && pango_font_description_get_weight (description) >= PANGO_WEIGHT_BOLD) ? LEAST_LARGE
                                                                                                               : LEAST_TEXT;
}

static guint
count_letters (const char *text, int n_bytes)
{
  guint n = 0;

  for (const char *c = text; c < text + n_bytes; c = g_utf8_next_char (c))
    n += g_unichar_isalnum (g_utf8_get_char (c));
  return n;
}

/* Each line of it, and in a line each part that can have a colour of its own. */
static void
add_label (GArray *pieces, GtkLabel *label, GtkWidget *root)
{
  const char *text = pango_layout_get_text (gtk_label_get_layout (label));
  PangoLayoutIter *iter = pango_layout_get_iter (gtk_label_get_layout (label));
  int x, y;

  gtk_label_get_layout_offsets (label, &x, &y);
  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle ink;
      graphene_rect_t place;

      if (run == NULL || (run->item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS) != 0
          || count_letters (text + run->item->offset, run->item->length) < FEWEST_LETTERS)
        continue;
      pango_layout_iter_get_run_extents (iter, &ink, NULL);
      pango_extents_to_pixels (&ink, NULL);
      place = GRAPHENE_RECT_INIT (x + ink.x, y + ink.y, ink.width, ink.height);
      add_piece (pieces, GTK_WIDGET (label), root, &place, least_of (run->item->analysis.font, 1),
                 text + run->item->offset, run->item->length);
    }
  while (pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);
}

static gboolean
has_text (GtkWidget *widget)
{
  GtkTextBuffer *buffer;

  if (GTK_IS_TEXT (widget))
    return gtk_entry_buffer_get_length (gtk_text_get_buffer (GTK_TEXT (widget))) > FEWEST_LETTERS;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  return gtk_text_buffer_get_char_count (buffer) > FEWEST_LETTERS;
}

static gboolean
is_graphic (GtkWidget *widget)
{
  const char *name = gtk_widget_get_css_name (widget);

  /* The marks on a switch show in high contrast only. */
  if (GTK_IS_IMAGE (widget))
    return !GTK_IS_SWITCH (gtk_widget_get_parent (widget)) && gtk_image_get_storage_type (GTK_IMAGE (widget)) != GTK_IMAGE_EMPTY
           && gtk_image_get_pixel_size (GTK_IMAGE (widget)) < 64;
  return GTK_IS_SWITCH (widget) || g_str_equal (name, "check") || g_str_equal (name, "radio") || g_str_equal (name, "arrow");
}

static void
collect (GtkWidget *widget, GtkWidget *root, GArray *pieces)
{
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) || !gtk_widget_is_sensitive (widget)
      || gtk_widget_get_opacity (widget) < 0.01 || (GTK_IS_POPOVER (widget) && widget != root))
    return;
  if (GTK_IS_LABEL (widget))
    add_label (pieces, GTK_LABEL (widget), root);
  else if ((GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget)) && has_text (widget))
    add_piece (pieces, widget, root, &all, LEAST_TEXT, "(what is typed)", 15);
  else if (is_graphic (widget))
    add_piece (pieces, widget, root, &all, LEAST_LARGE, "", 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, root, pieces);
}

static void
clear_piece_cb (gpointer piece)
{
  g_free (((Piece *) piece)->words);
}

/* --- Looking --- */

/* The style a widget has, whatever it says. */
static char *
style_of (GtkWidget *widget)
{
  GString *style = g_string_new (NULL);

  for (int i = 0; widget != NULL && i < 5; i++, widget = gtk_widget_get_parent (widget))
    {
      g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
      g_autofree char *joined = g_strjoinv (".", classes);

      g_string_append_printf (style, " < %s%s%s", gtk_widget_get_css_name (widget), *joined != '\0' ? "." : "", joined);
    }
  return g_string_free (style, FALSE);
}

static void
tell (const Piece *piece, const char *screen, double ratio, guint32 text, guint32 ground)
{
  g_autofree char *style = style_of (piece->widget);
  char *key = g_strdup_printf ("%s %06x %06x", style, text & 0xffffff, ground & 0xffffff);

  if (g_hash_table_add (problems, key))
    g_string_append_printf (report, "\n%s: “%s” is %.2f to 1, #%06x on #%06x:%s", screen, piece->words, ratio,
                            text & 0xffffff, ground & 0xffffff, style);
}

static void
check_piece (const Piece *piece, const Picture *picture, GtkWidget *root, const char *screen)
{
  guint32 ground, text;

  *(piece->words[0] != '\0' ? &n_texts : &n_icons) += 1;
  if (measure (picture, &piece->place, &ground, &text) < piece->least)
    {
      const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, piece->place.size.width * LARGER, piece->place.size.height * LARGER);
      g_auto (Picture) large = take_picture (root, &piece->place, LARGER);
      const double ratio = measure (&large, &all, &ground, &text);

      if (ratio < piece->least)
        tell (piece, screen, ratio, text, ground);
    }
}

static void
check_picture (GtkWidget *root, const char *screen)
{
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (root), gtk_widget_get_height (root));
  g_auto (Picture) picture = take_picture (root, &all, 1);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  g_array_set_clear_func (pieces, clear_piece_cb);
  collect (root, root, pieces);
  for (guint i = 0; i < pieces->len; i++)
    check_piece (&g_array_index (pieces, Piece, i), &picture, root, screen);
}

/* --- Where the keys are --- */

/* Around what its ring is drawn: that of a text is around the whole row of it. */
static GtkWidget *
ringed (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ENTRY_ROW);

  return row != NULL ? row : widget;
}

static gboolean
takes_focus (GtkWidget *widget)
{
  if (gtk_widget_get_focusable (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_mapped (child) && takes_focus (child))
      return TRUE;
  return FALSE;
}

/* As if the keys were there, as far as style goes; what is around it knows it, too. Returns what was set, to be unset. */
static GPtrArray *
pretend_focus (const Piece *piece)
{
  GPtrArray *within = g_ptr_array_new ();

  gtk_widget_set_state_flags (piece->widget, GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE, FALSE);
  if (ADW_IS_ENTRY_ROW (gtk_widget_get_ancestor (piece->widget, GTK_TYPE_LIST_BOX_ROW)))
    gtk_widget_add_css_class (gtk_widget_get_ancestor (piece->widget, GTK_TYPE_LIST_BOX_ROW), "focused");
  for (GtkWidget *widget = piece->widget; widget != NULL && !GTK_IS_WINDOW (widget); widget = gtk_widget_get_parent (widget))
    if ((gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
      {
        gtk_widget_set_state_flags (widget, GTK_STATE_FLAG_FOCUS_WITHIN, FALSE);
        g_ptr_array_add (within, widget);
      }
  return within;
}

static void
end_focus (const Piece *piece, GPtrArray *within)
{
  gtk_widget_unset_state_flags (piece->widget, GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE);
  if (ADW_IS_ENTRY_ROW (gtk_widget_get_ancestor (piece->widget, GTK_TYPE_LIST_BOX_ROW)))
    gtk_widget_remove_css_class (gtk_widget_get_ancestor (piece->widget, GTK_TYPE_LIST_BOX_ROW), "focused");
  for (guint i = 0; i < within->len; i++)
    gtk_widget_unset_state_flags (within->pdata[i], GTK_STATE_FLAG_FOCUS_WITHIN);
  g_ptr_array_unref (within);
}

/* How far the clearest of what changed in @place is from what was there before: of as many points as one of its sides has. */
static double
measure_change (const Picture *before, const Picture *after, const graphene_rect_t *place, guint32 *ground, guint32 *ring)
{
  const int left = MAX (0, (int) place->origin.x - 4), top = MAX (0, (int) place->origin.y - 4);
  const int right = MIN (before->width, (int) (place->origin.x + place->size.width) + 4);
  const int bottom = MIN (before->height, (int) (place->origin.y + place->size.height) + 4);
  guint n_clear = 0;
  double best = 1;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        const guint32 was = pixel (before, x, y), is = pixel (after, x, y);
        const double ratio = was != is ? contrast (was, is) : 1;

        n_clear += ratio >= LEAST_LARGE;
        if (ratio <= best)
          continue;
        best = ratio;
        *ground = was;
        *ring = is;
      }
  return best >= LEAST_LARGE && n_clear < (guint) MIN (right - left, bottom - top) ? LEAST_LARGE - 0.01 : best;
}

static void
collect_stops (GtkWidget *root, GArray *stops)
{
  g_autoptr (GPtrArray) controls = way_test_controls (root);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (root)));

  g_array_set_clear_func (stops, clear_piece_cb);
  for (guint i = 0; i < controls->len; i++)
    {
      GtkWidget *widget = controls->pdata[i];
      graphene_rect_t all; /* with its padding, around which the ring is */

      g_assert_true (gtk_widget_compute_bounds (ringed (widget), widget, &all));
      /* Where the keys are already, nothing would change. */
      if (takes_focus (widget) && (focus == NULL || (widget != focus && !gtk_widget_is_ancestor (focus, widget))))
        add_piece (stops, widget, root, &all, LEAST_LARGE, "(focus)", 7);
    }
}

/* Every one at once: what is one within another is told by the other's ring, which has the same colours. */
static void
check_focus (GtkWidget *root, const char *screen)
{
  const graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (root), gtk_widget_get_height (root));
  g_auto (Picture) before = take_picture (root, &all, 1);
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GPtrArray) set = g_ptr_array_new ();

  collect_stops (root, stops);
  for (guint i = 0; i < stops->len; i++)
    g_ptr_array_add (set, pretend_focus (&g_array_index (stops, Piece, i)));
  way_test_quiet ();
  {
    g_auto (Picture) after = take_picture (root, &all, 1);

    for (guint i = 0; i < stops->len; i++)
      {
        const Piece *stop = &g_array_index (stops, Piece, i);
        guint32 ground = 0, ring = 0;
        const double ratio = measure_change (&before, &after, &stop->place, &ground, &ring);

        n_stops++;
        if (ratio < LEAST_LARGE)
          tell (stop, screen, ratio, ring, ground);
      }
  }
  for (guint i = 0; i < stops->len; i++)
    end_focus (&g_array_index (stops, Piece, i), set->pdata[i]);
  way_test_quiet ();
}

static void
check_all (GtkWidget *root, const char *screen)
{
  g_autoptr (GPtrArray) controls = way_test_controls (root);
  g_autofree char *touched = g_strconcat (screen, ", touched", NULL);

  check_picture (root, screen);
  for (guint i = 0; i < controls->len; i++)
    gtk_widget_set_state_flags (controls->pdata[i], GTK_STATE_FLAG_PRELIGHT, FALSE);
  way_test_quiet ();
  check_picture (root, touched);
  for (guint i = 0; i < controls->len; i++)
    gtk_widget_unset_state_flags (controls->pdata[i], GTK_STATE_FLAG_PRELIGHT);
  way_test_quiet ();
  check_focus (root, screen);
}

static void
check_screen (GtkWindow *window, const char *screen, gpointer data)
{
  check_all (GTK_WIDGET (window), screen);
}

static void
check_popover (GtkWidget *popover, const char *screen, gpointer data)
{
  check_all (popover, screen);
}

/* --- Tests --- */

static void
begin (void)
{
  problems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  report = g_string_new (NULL);
  n_texts = n_icons = n_stops = n_hidden = 0;
}

static void
end (guint least_texts, guint least_icons, guint least_stops)
{
  g_test_message ("%u texts, %u icons and %u places of the keys measured, %u out of sight", n_texts, n_icons, n_stops,
                  n_hidden);
  g_assert_cmpuint (n_texts, >, least_texts);
  g_assert_cmpuint (n_icons, >, least_icons);
  g_assert_cmpuint (n_stops, >, least_stops);
  if (report->len > 0)
    g_error ("%s", report->str);
  g_hash_table_unref (problems);
  g_string_free (report, TRUE);
}

static void
test_screens (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  begin ();
  way_test_each_screen (app, check_screen, NULL);
  way_test_each_asked_screen (app, check_screen, NULL);
  way_test_each_further_screen (app, check_screen, NULL);
  end (2000, 500, 500);
}

static void
test_popovers (void)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  begin ();
  way_test_each_popover (app, check_popover, NULL);
  end (100, 10, 10);
}

/* A text that is too pale is found, one that is not is not. */
static void
test_itself (void)
{
  static const struct {
    const char *colour;
    gboolean reads;
  } cases[] = { { "#767676", TRUE }, { "#797979", FALSE }, { "#e01b24", TRUE }, { "#e66100", FALSE } };

  problems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *label = gtk_label_new (NULL);
      GtkCssProvider *provider = gtk_css_provider_new ();
      g_autofree char *markup = g_strdup_printf ("<b>black </b><span color='%s'>Waymark</span>", cases[i].colour);

      gtk_css_provider_load_from_data (provider, "window { background: white; color: black; }", -1);
      gtk_style_context_add_provider (gtk_widget_get_style_context (window), GTK_STYLE_PROVIDER (provider),
                                      GTK_STYLE_PROVIDER_PRIORITY_USER);
      gtk_label_set_markup (GTK_LABEL (label), markup);
      gtk_window_set_child (GTK_WINDOW (window), label);
      gtk_window_present (GTK_WINDOW (window));
      way_test_settle ();
      report = g_string_new (NULL);
      n_texts = 0;
      check_picture (window, "itself");
      g_assert_cmpuint (n_texts, ==, 2);
      g_test_message ("%s%s", cases[i].colour, report->str);
      g_assert_true (cases[i].reads == (report->len == 0));
      g_string_free (report, TRUE);
      g_object_unref (provider);
      gtk_window_destroy (GTK_WINDOW (window));
    }
  g_hash_table_unref (problems);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add_func ("/contrast/itself", test_itself);
  g_test_add_func ("/contrast/screens", test_screens);
  g_test_add_func ("/contrast/popovers", test_popovers);
  return g_test_run ();
}
