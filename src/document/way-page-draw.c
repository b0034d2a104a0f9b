/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-page.h"

#include "document/way-tone.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* PDF structure. Only a PDF whose pages are all drawn once, in order, gets it: a table goes on over pages, and a
 * link needs its destination. */
static void
begin_tag (WayPaginator *self, cairo_t *cr, const char *tag, const char *attributes)
{
  if (self->continuous)
    cairo_tag_begin (cr, tag, attributes != NULL ? attributes : "");
}

static void
end_tag (WayPaginator *self, cairo_t *cr, const char *tag)
{
  if (self->continuous)
    cairo_tag_end (cr, tag);
}

/* What holds pieces together: a table, a list, or the contents, which have no node. */
static const char *
block_tag (WayPaginator *self)
{
  if (self->open_block == (const WayNode *) self)
    return "TOC";
  return self->open_block->kind == WAY_NODE_LIST ? "L" : "Table";
}

static const WayNode *
block_of (WayPaginator *self, const WayPiece *piece)
{
  if (piece->kind == WAY_PIECE_ENTRY)
    return (const WayNode *) self;
  if (piece->kind == WAY_PIECE_ITEM || piece->kind >= WAY_PIECE_CAPTION)
    return piece->node;
  return NULL;
}

static void
close_block (WayPaginator *self, cairo_t *cr)
{
  if (self->open_block != NULL)
    end_tag (self, cr, block_tag (self));
  self->open_block = NULL;
}

static void
open_block (WayPaginator *self, cairo_t *cr, const WayPiece *piece)
{
  const WayNode *block = block_of (self, piece);

  if (block == self->open_block)
    return;
  close_block (self, cr);
  if (piece->kind == WAY_PIECE_HEADING && piece->node->level == 1)
    {
      if (self->open_section)
        end_tag (self, cr, "Sect");
      begin_tag (self, cr, "Sect", NULL);
      self->open_section = TRUE;
    }
  self->open_block = block;
  if (block != NULL)
    begin_tag (self, cr, block_tag (self), NULL);
}

void
way_page_close_tags (WayPaginator *self, cairo_t *cr)
{
  close_block (self, cr);
  if (self->open_section)
    end_tag (self, cr, "Sect");
  self->open_section = FALSE;
}

static void
draw_rule (cairo_t *cr, double width, double y, double thickness, guint32 colour)
{
  way_page_set_colour (cr, colour);
  cairo_rectangle (cr, 0, y - thickness, width, thickness);
  cairo_fill (cr);
}

static void
draw_decoration (cairo_t *cr, const WayPiece *piece, double width)
{
  double height = piece->to - piece->from;

  switch (piece->kind)
    {
    case WAY_PIECE_COLUMNS:
      draw_rule (cr, width, height, 1.2, WAY_COLOUR_ACCENT);
      break;
    case WAY_PIECE_GROUP:
      way_page_set_colour (cr, WAY_COLOUR_BAND);
      cairo_rectangle (cr, 0, 0, width, height - 0.5);
      cairo_fill (cr);
      draw_rule (cr, width, height, 0.5, WAY_COLOUR_RULE);
      break;
    case WAY_PIECE_ROW:
      draw_rule (cr, width, height, 0.5, WAY_COLOUR_RULE);
      break;
    case WAY_PIECE_ENTRY:
      draw_rule (cr, MIN (width, 500), height, 0.4, WAY_COLOUR_RULE);
      break;
    default:
      break;
    }
}

static guint
entry_of (WayPaginator *self, const WayPiece *piece)
{
  gconstpointer key = NULL;

  if (piece->again || piece->from > 0)
    return 0;
  if (piece->kind == WAY_PIECE_HEADING)
    key = piece->node;
  else if (piece->kind == WAY_PIECE_GROUP)
    key = g_ptr_array_index (piece->node->table->rows, piece->index);
  return key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->entry_index, key)) : 0;
}

static const char *
piece_tag (const WayPiece *piece)
{
  static const char *const headings[] = { "H2", "H3", "H4" };

  if (piece->kind == WAY_PIECE_HEADING)
    return headings[piece->node->level - 1];
  return way_piece_style (piece->kind)->tag;
}

static void
draw_boxes (WayPaginator *self, cairo_t *cr, const WayPiece *piece, GArray *boxes, gboolean tagged)
{
  double before = way_piece_style (piece->kind)->before;

  for (guint i = 0; i < boxes->len; i++)
    {
      const WayBox *box = &g_array_index (boxes, WayBox, i);
      gboolean last = i + 1 == boxes->len || !box[1].more;

      if (tagged && box->tag != NULL && !box->more)
        begin_tag (self, cr, box->tag, NULL);
      way_page_draw_box (self, cr, box, before + box->under, piece->from, piece->to);
      if (tagged && box->tag != NULL && last)
        end_tag (self, cr, box->tag);
    }
}

static void
draw_piece (WayPaginator *self, cairo_t *cr, const WayPiece *piece, gboolean landscape, GArray *boxes)
{
  guint entry = entry_of (self, piece);
  /* A head that is repeated is for the eye. */
  gboolean tagged = !piece->again;
  char name[32];

  way_piece_get_boxes (self, piece, landscape, boxes);
  open_block (self, cr, piece);
  cairo_save (cr);
  cairo_translate (cr, WAY_PAGE_MARGIN, piece->y);
  draw_decoration (cr, piece, way_page_get_text_width (self, landscape));
  if (tagged)
    begin_tag (self, cr, piece_tag (piece), NULL);
  if (entry > 0)
    {
      g_snprintf (name, sizeof name, "name='e%u'", entry);
      begin_tag (self, cr, CAIRO_TAG_DEST, name);
    }
  if (piece->kind == WAY_PIECE_ENTRY)
    {
      g_snprintf (name, sizeof name, "dest='e%u'", piece->index + 1);
      begin_tag (self, cr, CAIRO_TAG_LINK, name);
    }
  draw_boxes (self, cr, piece, boxes, tagged);
  if (piece->kind == WAY_PIECE_ENTRY)
    end_tag (self, cr, CAIRO_TAG_LINK);
  if (entry > 0)
    end_tag (self, cr, CAIRO_TAG_DEST);
  if (tagged)
    end_tag (self, cr, piece_tag (piece));
  cairo_restore (cr);
}

/* One line at the head or foot of a page; the whole of it stands on the title page. */
static void
draw_line (WayPaginator *self, cairo_t *cr, const char *text, double y, double width, WayType type, PangoAlignment align)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->fonts[type]);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_alignment (layout, align);
  pango_layout_set_text (layout, text, -1);
  way_page_set_colour (cr, way_page_type_colour (type));
  cairo_move_to (cr, WAY_PAGE_MARGIN, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_mark (WayPaginator *self, cairo_t *cr, double width)
{
  const char *mark = self->document->mark;
  WayBox box = { .width = width / 2, .text = (char *) mark, .type = WAY_TYPE_MARK };
  PangoLayout *layout;
  PangoRectangle extents;
  double w, h, x;

  if (mark == NULL)
    return;
  layout = way_page_shape (self, &box);
  pango_layout_get_extents (layout, NULL, &extents);
  w = extents.width / (double) PANGO_SCALE;
  h = extents.height / (double) PANGO_SCALE;
  x = WAY_PAGE_MARGIN + width - w - 8;
  way_page_set_colour (cr, way_page_type_colour (WAY_TYPE_MARK));
  cairo_set_line_width (cr, 0.7);
  cairo_rectangle (cr, x - 7.5, 28, w + 15, h + 5);
  cairo_stroke (cr);
  cairo_move_to (cr, x - extents.x / (double) PANGO_SCALE, 30.5);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_margins (WayPaginator *self, guint page, cairo_t *cr, gboolean landscape)
{
  double width = way_page_get_text_width (self, landscape);
  double foot = way_page_get_height (self, landscape) - 36;
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, self->pages->len);

  draw_mark (self, cr, width);
  if (page > 0)
    draw_line (self, cr, self->document->title, 31, width * 0.7, WAY_TYPE_SMALL, PANGO_ALIGN_LEFT);
  draw_line (self, cr, number, foot, width, WAY_TYPE_SMALL, PANGO_ALIGN_RIGHT);
  if (self->document->subtitle != NULL)
    draw_line (self, cr, self->document->subtitle, foot, width * 0.7, WAY_TYPE_SMALL, PANGO_ALIGN_LEFT);
}

void
way_page_draw (WayPaginator *self, guint page, cairo_t *cr)
{
  const WayPage *drawn = &g_array_index (self->pages, WayPage, page);
  guint end = page + 1 < self->pages->len ? g_array_index (self->pages, WayPage, page + 1).first : self->pieces->len;
  g_autoptr (GArray) boxes = way_boxes_new ();

  draw_margins (self, page, cr, drawn->landscape);
  for (guint i = drawn->first; i < end; i++)
    draw_piece (self, cr, &g_array_index (self->pieces, WayPiece, i), drawn->landscape, boxes);
}
