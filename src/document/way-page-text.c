/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-page.h"

#include "document/way-tone.h"

#include <string.h>

#define FAMILY "Cantarell, Noto Sans, DejaVu Sans, sans-serif"
#define PILL_PADDING 6.0
#define MOST_KEPT (8 << 20)
#define LAYOUT_BYTES 128 /* what a layout of no text counts for */
#define LONGEST_WORD 2000 /* characters */

static const struct
{
  double size;
  gboolean bold;
  guint32 colour;
  double leading; /* between lines */
} types[WAY_N_TYPES] = {
  [WAY_TYPE_BODY] = { 10.0, FALSE, WAY_COLOUR_INK, 2.6 },
  [WAY_TYPE_TITLE] = { 25.0, TRUE, WAY_COLOUR_INK, 0.0 },
  [WAY_TYPE_SUBTITLE] = { 13.0, FALSE, WAY_COLOUR_SOFT, 1.0 },
  [WAY_TYPE_HEADING_1] = { 16.5, TRUE, WAY_COLOUR_ACCENT, 0.0 },
  [WAY_TYPE_HEADING_2] = { 12.5, TRUE, WAY_COLOUR_INK, 0.0 },
  [WAY_TYPE_HEADING_3] = { 10.5, TRUE, WAY_COLOUR_INK, 0.0 },
  [WAY_TYPE_LABEL] = { 10.0, FALSE, WAY_COLOUR_SOFT, 2.0 },
  [WAY_TYPE_STRONG] = { 10.0, TRUE, WAY_COLOUR_INK, 2.0 },
  [WAY_TYPE_CAPTION] = { 9.0, FALSE, WAY_COLOUR_SOFT, 1.5 },
  [WAY_TYPE_CELL] = { 9.0, FALSE, WAY_COLOUR_INK, 1.4 },
  [WAY_TYPE_NOTE] = { 8.0, FALSE, WAY_COLOUR_SOFT, 1.0 },
  [WAY_TYPE_WORD] = { 9.0, TRUE, WAY_COLOUR_INK, 1.4 },
  [WAY_TYPE_COLUMN] = { 8.5, TRUE, WAY_COLOUR_SOFT, 1.0 },
  [WAY_TYPE_GROUP] = { 9.5, TRUE, WAY_COLOUR_INK, 1.0 },
  [WAY_TYPE_PILL] = { 8.5, TRUE, WAY_COLOUR_INK, 1.0 },
  [WAY_TYPE_SMALL] = { 8.0, FALSE, WAY_COLOUR_SOFT, 0.0 },
  [WAY_TYPE_MARK] = { 8.5, TRUE, WAY_COLOUR_INK, 0.0 },
};

static guint
shaped_hash (gconstpointer data)
{
  const WayShaped *shaped = data;
  guint hash = shaped->runs != NULL ? g_direct_hash (shaped->runs) : g_str_hash (shaped->text);

  return hash * 33 + (guint) shaped->width + (guint) shaped->type;
}

static gboolean
shaped_equal (gconstpointer a, gconstpointer b)
{
  const WayShaped *one = a, *other = b;

  return one->type == other->type && one->align == other->align && one->width == other->width
         && one->runs == other->runs && (one->runs != NULL || strcmp (one->text, other->text) == 0);
}

static void
shaped_free (gpointer data)
{
  WayShaped *shaped = data;

  if (shaped->owned)
    g_free (shaped->text);
  g_free (shaped);
}

void
way_page_text_init (WayPaginator *self)
{
  cairo_font_options_t *options = cairo_font_options_create ();

  /* Nothing is fitted to the dots of a screen: a page is the same wherever it is made. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (self->context, 72);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string (self->document->language));
  cairo_font_options_destroy (options);
  for (guint i = 0; i < WAY_N_TYPES; i++)
    {
      self->fonts[i] = pango_font_description_from_string (FAMILY);
      pango_font_description_set_size (self->fonts[i], (int) (types[i].size * PANGO_SCALE));
      pango_font_description_set_weight (self->fonts[i], types[i].bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    }
  for (guint i = 0; i < WAY_N_SCRATCH; i++)
    self->scratch[i].layout = pango_layout_new (self->context);
  self->layouts = g_hash_table_new_full (shaped_hash, shaped_equal, shaped_free, g_object_unref);
}

void
way_page_text_clear (WayPaginator *self)
{
  g_clear_pointer (&self->layouts, g_hash_table_unref);
  for (guint i = 0; i < WAY_N_SCRATCH; i++)
    g_clear_object (&self->scratch[i].layout);
  for (guint i = 0; i < WAY_N_TYPES; i++)
    pango_font_description_free (self->fonts[i]);
  g_clear_object (&self->context);
}

guint32
way_page_type_colour (WayType type)
{
  return types[type].colour;
}

void
way_page_set_colour (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0);
}

/* Pango's time grows with the square of a word's length (11 s for 100,000 letters), so longer words get invisible
 * places to break at (U+200B). Appends @text to @out so. */
static void
append_softened (GString *out, const char *text)
{
  guint letters = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      letters = *p == ' ' || *p == '\n' ? 0 : letters + 1;
      if (letters > LONGEST_WORD)
        {
          g_string_append (out, "\xe2\x80\x8b");
          letters = 0;
        }
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
}

static void
set_runs (PangoLayout *layout, const WayRuns *runs, PangoAttrList *list)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint at = 0;

  for (guint i = 0; i < runs->runs->len; i++)
    {
      const WayRun *run = &g_array_index (runs->runs, WayRun, i);
      PangoAttribute *made[2] = { NULL, NULL };
      guint end;

      append_softened (text, run->text);
      end = (guint) text->len;
      if (run->style & WAY_RUN_BOLD)
        made[0] = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      if (run->style & WAY_RUN_ITALIC)
        made[1] = pango_attr_style_new (PANGO_STYLE_ITALIC);
      for (guint j = 0; j < 2; j++)
        if (made[j] != NULL)
          {
            made[j]->start_index = at;
            made[j]->end_index = end;
            pango_attr_list_insert (list, made[j]);
          }
      at = end;
    }
  pango_layout_set_text (layout, text->str, (int) text->len);
}

static void
set_text (PangoLayout *layout, const char *text)
{
  gsize size = strlen (text);
  g_autoptr (GString) softened = NULL;

  if (size <= LONGEST_WORD)
    {
      pango_layout_set_text (layout, text, (int) size);
      return;
    }
  softened = g_string_sized_new (size + size / 8);
  append_softened (softened, text);
  pango_layout_set_text (layout, softened->str, (int) softened->len);
}

static void
fill_layout (WayPaginator *self, PangoLayout *layout, const WayShaped *shaped)
{
  PangoAttrList *list = pango_attr_list_new ();

  /* A word that is cut gets no hyphen: nobody wrote it. */
  pango_attr_list_insert (list, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_font_description (layout, self->fonts[shaped->type]);
  pango_layout_set_width (layout, shaped->width);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, shaped->align);
  pango_layout_set_spacing (layout, (int) (types[shaped->type].leading * PANGO_SCALE));
  if (shaped->runs != NULL)
    set_runs (layout, shaped->runs, list);
  else
    set_text (layout, shaped->text);
  pango_layout_set_attributes (layout, list);
  pango_attr_list_unref (list);
}

/* Text that is not kept. What a box owns may be gone by the next call, and another text may have its address. */
static PangoLayout *
shape_anew (WayPaginator *self, const WayShaped *shaped)
{
  WayScratch *slot;

  for (guint i = 0; i < WAY_N_SCRATCH; i++)
    {
      slot = &self->scratch[i];
      if ((slot->holds.runs != NULL || slot->holds.text != NULL) && shaped_equal (&slot->holds, shaped))
        return slot->layout;
    }
  slot = &self->scratch[self->next_scratch++ % WAY_N_SCRATCH];
  fill_layout (self, slot->layout, shaped);
  slot->holds = shaped->owned ? (WayShaped) { 0 } : *shaped;
  return slot->layout;
}

static PangoLayout *
shape_and_keep (WayPaginator *self, const WayShaped *shaped)
{
  PangoLayout *layout = pango_layout_new (self->context);
  WayShaped *key = g_memdup2 (shaped, sizeof *shaped);

  fill_layout (self, layout, shaped);
  if (shaped->owned)
    key->text = g_strdup (shaped->text);
  self->kept += strlen (pango_layout_get_text (layout)) + LAYOUT_BYTES;
  g_hash_table_insert (self->layouts, key, layout);
  return layout;
}

PangoLayout *
way_page_shape (WayPaginator *self, const WayBox *box)
{
  double width = box->width - (box->pill ? 2 * PILL_PADDING : 0);
  WayShaped shaped = { .text = box->text, .runs = box->runs, .owned = box->owned, .type = box->type,
                       .align = box->align, .width = (int) (MAX (width, 6) * PANGO_SCALE) };
  PangoLayout *layout = g_hash_table_lookup (self->layouts, &shaped);

  if (layout != NULL)
    return layout;
  return self->kept < MOST_KEPT ? shape_and_keep (self, &shaped) : shape_anew (self, &shaped);
}

static double
pill_padding (const WayBox *box)
{
  return box->pill && *box->text != '\0' ? 1.5 : 0;
}

double
way_page_measure (WayPaginator *self, const WayBox *box)
{
  int height;

  pango_layout_get_size (way_page_shape (self, box), NULL, &height);
  return height / (double) PANGO_SCALE + 2 * pill_padding (box);
}

double
way_page_cut (WayPaginator *self, const WayBox *box, double top, double to)
{
  PangoLayoutIter *iter = pango_layout_get_iter (way_page_shape (self, box));
  double cut = to;

  do
    {
      PangoRectangle line;
      double start, end;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      start = top + line.y / (double) PANGO_SCALE;
      end = start + line.height / (double) PANGO_SCALE;
      if (start < to && end > to)
        cut = start;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return cut;
}

static void
draw_pill (cairo_t *cr, const WayBox *box, double width, double height)
{
  double radius = MIN (height / 2, 8), left = box->x, right = box->x + width;
  double top = 0;

  way_page_set_colour (cr, way_tone_colours (box->tone)->fill);
  cairo_new_sub_path (cr);
  cairo_arc (cr, right - radius, top + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, right - radius, top + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, left + radius, top + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, left + radius, top + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* Draws the lines that lie wholly between @from and @to, both from the top of the text. */
static void
draw_lines (cairo_t *cr, PangoLayout *layout, double x, double from, double to)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoRectangle line;
      double start;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      start = line.y / (double) PANGO_SCALE;
      if (start >= from - 0.01 && start < to - 0.01)
        {
          cairo_move_to (cr, x + line.x / (double) PANGO_SCALE,
                         pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE - from);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

void
way_page_draw_box (WayPaginator *self, cairo_t *cr, const WayBox *box, double top, double from, double to)
{
  PangoLayout *layout;
  PangoRectangle extents;
  double height, start, end;

  if (box->runs == NULL && *box->text == '\0')
    return;
  layout = way_page_shape (self, box);
  pango_layout_get_extents (layout, NULL, &extents);
  height = extents.height / (double) PANGO_SCALE;
  start = MAX (from - top, 0); /* of the text */
  end = MIN (to - top, height);
  if (end <= start)
    return;
  cairo_save (cr);
  cairo_translate (cr, 0, top + start - from);
  if (box->pill)
    {
      cairo_save (cr);
      /* The words keep the line of the cells beside them. */
      cairo_translate (cr, 0, -pill_padding (box));
      draw_pill (cr, box, extents.width / (double) PANGO_SCALE + 2 * PILL_PADDING,
                 end - start + 2 * pill_padding (box));
      cairo_restore (cr);
    }
  way_page_set_colour (cr, box->tone != WAY_TONE_NONE ? way_tone_colours (box->tone)->text : types[box->type].colour);
  draw_lines (cr, layout, box->x + (box->pill ? PILL_PADDING : 0), start, end);
  cairo_restore (cr);
}
