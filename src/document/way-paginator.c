/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-paginator.h"

#include "document/way-page.h"

#include <string.h>

double
way_page_get_width (WayPaginator *self, gboolean landscape)
{
  return landscape ? self->long_side : self->short_side;
}

double
way_page_get_height (WayPaginator *self, gboolean landscape)
{
  return landscape ? self->short_side : self->long_side;
}

double
way_page_get_text_width (WayPaginator *self, gboolean landscape)
{
  return way_page_get_width (self, landscape) - 2 * WAY_PAGE_MARGIN;
}

static double
bottom (WayPaginator *self)
{
  return way_page_get_height (self, self->landscape) - WAY_PAGE_BOTTOM;
}

static gboolean
at_top (WayPaginator *self)
{
  return self->y <= WAY_PAGE_TOP;
}

static WayPiece
make_piece (WayPieceKind kind, const WayNode *node, guint index)
{
  WayPiece piece = { .kind = kind, .node = node, .index = index, .gap = way_piece_style (kind)->gap };

  return piece;
}

static void
measure (WayPaginator *self, WayPiece *piece)
{
  const WayPieceStyle *style = way_piece_style (piece->kind);
  g_autoptr (GArray) boxes = way_boxes_new ();
  double height = 0;

  way_piece_get_boxes (self, piece, self->landscape, boxes);
  for (guint i = 0; i < boxes->len; i++)
    {
      const WayBox *box = &g_array_index (boxes, WayBox, i);

      height = MAX (height, box->under + way_page_measure (self, box));
    }
  piece->from = 0;
  piece->to = style->before + height + style->after;
}

/* Where @piece can be cut so that what is above fits into @room; not past piece->from if nothing does. */
static double
find_cut (WayPaginator *self, const WayPiece *piece, double room)
{
  double before = way_piece_style (piece->kind)->before, cut = piece->from + room;
  g_autoptr (GArray) boxes = way_boxes_new ();
  gboolean moved = TRUE;

  way_piece_get_boxes (self, piece, self->landscape, boxes);
  while (moved)
    {
      double last = cut;

      for (guint i = 0; i < boxes->len; i++)
        {
          const WayBox *box = &g_array_index (boxes, WayBox, i);

          cut = way_page_cut (self, box, before + box->under, cut);
        }
      moved = cut < last;
    }
  return cut;
}

/* What is left free above @piece here. */
static double
space_above (WayPaginator *self, const WayPiece *piece)
{
  if (piece->from > 0)
    return way_piece_style (piece->kind)->before;
  return at_top (self) ? 0 : piece->gap;
}

/* Puts @piece at the current place, whatever the room. */
static void
commit (WayPaginator *self, const WayPiece *piece)
{
  WayPiece placed = *piece;
  guint entry;

  self->y += space_above (self, piece);
  placed.y = self->y;
  self->y += placed.to - placed.from;
  g_array_append_val (self->pieces, placed);
  if (placed.again || placed.from > 0)
    return;
  entry = 0;
  if (placed.kind == WAY_PIECE_HEADING)
    entry = GPOINTER_TO_UINT (g_hash_table_lookup (self->entry_index, placed.node));
  else if (placed.kind == WAY_PIECE_GROUP)
    entry = GPOINTER_TO_UINT (g_hash_table_lookup (self->entry_index,
                                                   g_ptr_array_index (placed.node->table->rows, placed.index)));
  if (entry > 0)
    g_array_index (self->entries, WayEntry, entry - 1).page = self->pages->len - 1;
  if (placed.kind == WAY_PIECE_COLUMNS)
    self->repeat = placed.node;
  if (placed.kind == WAY_PIECE_GROUP)
    self->group = placed.index;
}

static void
begin_page (WayPaginator *self)
{
  WayPage page = { self->landscape, self->pieces->len };

  g_array_append_val (self->pages, page);
  self->y = WAY_PAGE_TOP;
}

/* A new page in the middle of a table begins with its head and the group that goes on; not if they would fill it. */
static void
next_page (WayPaginator *self, gboolean group_goes_on)
{
  const WayNode *table = self->repeat;

  begin_page (self);
  for (guint i = 0; table != NULL && i < 2; i++)
    {
      WayPiece piece = make_piece (i == 0 ? WAY_PIECE_COLUMNS : WAY_PIECE_GROUP, table, i == 0 ? 0 : self->group);

      if (i == 1 && (self->group == G_MAXUINT || !group_goes_on))
        break;
      piece.again = TRUE;
      piece.gap = 0;
      measure (self, &piece);
      if (self->y + piece.to < WAY_PAGE_TOP + (bottom (self) - WAY_PAGE_TOP) / 3)
        commit (self, &piece);
    }
}

/* Puts a piece that does not fit, part by part. */
static void
commit_in_parts (WayPaginator *self, const WayPiece *piece)
{
  WayPiece rest = *piece;

  while (rest.from < rest.to)
    {
      WayPiece part = rest;
      double room = bottom (self) - self->y - space_above (self, &rest);
      guint before = self->pieces->len;

      if (rest.to - rest.from > room)
        part.to = room > 0 ? find_cut (self, &rest, room) : rest.from;
      if (part.to <= rest.from + way_piece_style (rest.kind)->before)
        {
          /* Not even a line: on a page of its own it is drawn all the same. */
          if (before == g_array_index (self->pages, WayPage, self->pages->len - 1).first
              || g_array_index (self->pieces, WayPiece, before - 1).again)
            part.to = rest.to;
          else
            {
              next_page (self, rest.kind == WAY_PIECE_ROW);
              continue;
            }
        }
      commit (self, &part);
      rest.from = part.to;
      if (rest.from < rest.to)
        next_page (self, rest.kind == WAY_PIECE_ROW);
    }
}

/* Adds @piece after those kept with it; together they go to the next page if they do not fit on this one. */
static void
place (WayPaginator *self, WayPiece piece)
{
  const WayPieceStyle *style = way_piece_style (piece.kind);
  double needed = 0, page = bottom (self) - WAY_PAGE_TOP, last;
  WayPieceKind first;

  measure (self, &piece);
  g_array_append_val (self->pending, piece);
  if (style->keep && self->pending->len < 8)
    return;
  for (guint i = 0; i < self->pending->len; i++)
    {
      const WayPiece *kept = &g_array_index (self->pending, WayPiece, i);

      needed += kept->gap + kept->to;
    }
  last = piece.to;
  /* Of text that may be cut, two lines are enough to stay. */
  if (style->breaks || last > page)
    needed -= last - MIN (last, 32);
  first = g_array_index (self->pending, WayPiece, 0).kind;
  if (!at_top (self) && self->y + needed > bottom (self))
    next_page (self, first == WAY_PIECE_ROW);
  for (guint i = 0; i < self->pending->len; i++)
    commit_in_parts (self, &g_array_index (self->pending, WayPiece, i));
  g_array_set_size (self->pending, 0);
}

/* What was kept for something that never came. */
static void
flush (WayPaginator *self)
{
  for (guint i = 0; i < self->pending->len; i++)
    commit_in_parts (self, &g_array_index (self->pending, WayPiece, i));
  g_array_set_size (self->pending, 0);
}

static void
place_table (WayPaginator *self, const WayNode *node)
{
  const WayTable *table = node->table;

  if (*table->caption != '\0')
    place (self, make_piece (WAY_PIECE_CAPTION, node, 0));
  self->group = G_MAXUINT;
  place (self, make_piece (WAY_PIECE_COLUMNS, node, 0));
  for (guint i = 0; i < table->rows->len; i++)
    {
      const WayTableRow *row = g_ptr_array_index (table->rows, i);

      place (self, make_piece (row->group != NULL ? WAY_PIECE_GROUP : WAY_PIECE_ROW, node, i));
    }
  flush (self);
  self->repeat = NULL;
  self->group = G_MAXUINT;
}

static void
place_node (WayPaginator *self, const WayNode *node)
{
  WayPiece piece;

  switch (node->kind)
    {
    case WAY_NODE_HEADING:
      piece = make_piece (WAY_PIECE_HEADING, node, 0);
      piece.gap -= 3 * (node->level - 1);
      place (self, piece);
      break;
    case WAY_NODE_PARAGRAPH:
      place (self, make_piece (WAY_PIECE_PARAGRAPH, node, 0));
      break;
    case WAY_NODE_LIST:
      for (guint i = 0; i < node->items->len; i++)
        place (self, make_piece (WAY_PIECE_ITEM, node, i));
      break;
    case WAY_NODE_KEY:
      place (self, make_piece (WAY_PIECE_KEY, node, 0));
      for (guint i = 0; i < node->entries->len; i++)
        place (self, make_piece (WAY_PIECE_KEY_ENTRY, node, i));
      break;
    case WAY_NODE_TABLE:
      place_table (self, node);
      break;
    }
}

static void
add_entry (WayPaginator *self, const WayNode *node, guint row, guint level, const char *text)
{
  WayEntry entry = { node, row, level, text, 0 };
  gpointer key = row == G_MAXUINT ? (gpointer) node : g_ptr_array_index (node->table->rows, row);

  if (*text == '\0')
    return;
  g_array_append_val (self->entries, entry);
  g_hash_table_insert (self->entry_index, key, GUINT_TO_POINTER (self->entries->len));
}

static void
find_entries (WayPaginator *self)
{
  guint level = 0;

  for (guint i = 0; i < self->document->nodes->len; i++)
    {
      const WayNode *node = g_ptr_array_index (self->document->nodes, i);

      if (node->kind == WAY_NODE_HEADING)
        {
          level = MIN (node->level, level + 1);
          add_entry (self, node, G_MAXUINT, level, node->text);
        }
      for (guint j = 0; node->kind == WAY_NODE_TABLE && j < node->table->rows->len; j++)
        {
          const WayTableRow *row = g_ptr_array_index (node->table->rows, j);

          if (row->group != NULL)
            add_entry (self, node, j, level + 1, row->group);
        }
    }
}

/* The title page: title, details, what stands before the first heading or table, contents.
 * Returns: the first node after it. */
static guint
place_front (WayPaginator *self)
{
  const WayDocument *document = self->document;
  guint next = 0;

  place (self, make_piece (WAY_PIECE_TITLE, NULL, 0));
  if (document->subtitle != NULL)
    place (self, make_piece (WAY_PIECE_SUBTITLE, NULL, 0));
  flush (self);
  for (guint i = 0; i < document->details->len; i++)
    {
      WayPiece piece = make_piece (WAY_PIECE_DETAIL, NULL, i);

      piece.gap = i == 0 ? 22 : piece.gap;
      place (self, piece);
    }
  for (; next < document->nodes->len; next++)
    {
      const WayNode *node = g_ptr_array_index (document->nodes, next);

      if (node->kind == WAY_NODE_HEADING || node->kind == WAY_NODE_TABLE)
        break;
      place_node (self, node);
    }
  flush (self);
  if (self->entries->len == 0)
    return next;
  place (self, make_piece (WAY_PIECE_CONTENTS, NULL, 0));
  for (guint i = 0; i < self->entries->len; i++)
    place (self, make_piece (WAY_PIECE_ENTRY, NULL, i));
  self->landscape = way_document_is_landscape (document, next);
  begin_page (self);
  return next;
}

static void
place_all (WayPaginator *self)
{
  const WayDocument *document = self->document;

  self->landscape = way_document_is_landscape (document, 0);
  find_entries (self);
  begin_page (self);
  for (guint i = place_front (self); i < document->nodes->len; i++)
    {
      gboolean landscape = way_document_is_landscape (document, i);

      if (landscape != self->landscape)
        {
          flush (self);
          self->landscape = landscape;
          begin_page (self);
        }
      place_node (self, g_ptr_array_index (document->nodes, i));
    }
  flush (self);
}

WayPaginator *
way_paginator_new (const WayDocument *document, double width, double height)
{
  WayPaginator *self = g_new0 (WayPaginator, 1);

  self->document = document;
  /* Paper too small for the margins and a word is not paper. */
  self->short_side = MAX (MIN (width, height), 2 * WAY_PAGE_MARGIN + 120);
  self->long_side = MAX (MAX (width, height), self->short_side);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (WayPiece));
  self->pages = g_array_new (FALSE, FALSE, sizeof (WayPage));
  self->entries = g_array_new (FALSE, FALSE, sizeof (WayEntry));
  self->pending = g_array_new (FALSE, FALSE, sizeof (WayPiece));
  self->entry_index = g_hash_table_new (NULL, NULL);
  self->group = G_MAXUINT;
  way_page_text_init (self);
  place_all (self);
  return self;
}

void
way_paginator_free (WayPaginator *self)
{
  way_page_text_clear (self);
  g_array_unref (self->pieces);
  g_array_unref (self->pages);
  g_array_unref (self->entries);
  g_array_unref (self->pending);
  g_hash_table_unref (self->entry_index);
  g_free (self);
}

guint
way_paginator_get_n_pages (WayPaginator *self)
{
  return self->pages->len;
}

gboolean
way_paginator_is_landscape (WayPaginator *self, guint page)
{
  g_return_val_if_fail (page < self->pages->len, FALSE);
  return g_array_index (self->pages, WayPage, page).landscape;
}

void
way_paginator_draw (WayPaginator *self, guint page, cairo_t *cr)
{
  g_return_if_fail (page < self->pages->len);
  way_page_draw (self, page, cr);
}
