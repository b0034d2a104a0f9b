/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CELL_PADDING 5.0
#define LABEL_WIDTH 130.0
#define NUMBER_WIDTH 40.0
#define NOTE_GAP 2.5
#define INDENT 16.0

const WayPieceStyle *
way_piece_style (WayPieceKind kind)
{
  static const WayPieceStyle styles[WAY_N_PIECES] = {
    /* before, after, gap, keep, breaks, tag */
    [WAY_PIECE_TITLE] = { 0, 0, 0, TRUE, FALSE, "H1" },
    [WAY_PIECE_SUBTITLE] = { 0, 0, 4, FALSE, TRUE, "P" },
    [WAY_PIECE_DETAIL] = { 0, 0, 5, FALSE, TRUE, "P" },
    [WAY_PIECE_CONTENTS] = { 0, 2, 24, TRUE, FALSE, "H2" },
    [WAY_PIECE_ENTRY] = { 3, 3, 0, FALSE, FALSE, "TOCI" },
    [WAY_PIECE_HEADING] = { 0, 0, 20, TRUE, FALSE, "H2" },
    [WAY_PIECE_PARAGRAPH] = { 0, 0, 7, FALSE, TRUE, "P" },
    [WAY_PIECE_ITEM] = { 0, 0, 4, FALSE, TRUE, "LI" },
    [WAY_PIECE_KEY] = { 0, 0, 18, TRUE, FALSE, "P" },
    [WAY_PIECE_KEY_ENTRY] = { 0, 0, 5, FALSE, FALSE, "P" },
    [WAY_PIECE_CAPTION] = { 0, 0, 8, TRUE, FALSE, "Caption" },
    [WAY_PIECE_COLUMNS] = { 5, 5, 4, TRUE, FALSE, "TR" },
    [WAY_PIECE_GROUP] = { 6, 6, 0, TRUE, FALSE, "TR" },
    [WAY_PIECE_ROW] = { 5, 5.5, 0, FALSE, FALSE, "TR" },
  };

  return &styles[kind];
}

static void
box_clear (gpointer data)
{
  WayBox *box = data;

  if (box->owned)
    g_free (box->text);
}

GArray *
way_boxes_new (void)
{
  GArray *boxes = g_array_new (FALSE, TRUE, sizeof (WayBox));

  g_array_set_clear_func (boxes, box_clear);
  return boxes;
}

static WayBox *
add_box (GArray *boxes, double x, double width, const char *text, WayType type)
{
  WayBox box = { .x = x, .width = width, .text = (char *) text, .type = type };

  g_array_append_val (boxes, box);
  return &g_array_index (boxes, WayBox, boxes->len - 1);
}

static void
own_text (WayBox *box, char *text)
{
  box->text = text;
  box->owned = TRUE;
}

static void
add_entry (WayPaginator *self, const WayPiece *piece, double width, GArray *boxes)
{
  const WayEntry *entry = &g_array_index (self->entries, WayEntry, piece->index);
  double indent = INDENT * (entry->level - 1);
  WayBox *box;

  add_box (boxes, indent, width - NUMBER_WIDTH - indent, entry->text, entry->level == 1 ? WAY_TYPE_STRONG : WAY_TYPE_BODY);
  box = add_box (boxes, width - NUMBER_WIDTH, NUMBER_WIDTH, NULL, WAY_TYPE_LABEL);
  own_text (box, g_strdup_printf ("%u", entry->page + 1));
  box->align = PANGO_ALIGN_RIGHT;
}

static void
add_key_entry (WayPaginator *self, const WayKeyEntry *entry, double width, GArray *boxes)
{
  WayBox *box = add_box (boxes, 0, LABEL_WIDTH - 10, entry->word, WAY_TYPE_PILL);

  box->tone = entry->tone;
  box->pill = entry->tone != WAY_TONE_NONE;
  add_box (boxes, LABEL_WIDTH, width - LABEL_WIDTH, entry->meaning, WAY_TYPE_BODY);
}

static void
add_item (const WayPiece *piece, double width, GArray *boxes)
{
  WayBox *box = add_box (boxes, 0, INDENT + 6, "•", WAY_TYPE_BODY);

  box->tag = "Lbl";
  if (piece->node->ordered)
    own_text (box, g_strdup_printf ("%u.", piece->index + 1));
  box = add_box (boxes, INDENT + (piece->node->ordered ? 8 : 0), width - INDENT - 8, NULL, WAY_TYPE_BODY);
  box->runs = g_ptr_array_index (piece->node->items, piece->index);
  box->tag = "LBody";
}

/* A box for each line of @notes under the last box, whose structure it goes on. Lines are boxes of their own since
 * many cells say the same in them. */
static void
add_notes (WayPaginator *self, const char *notes, GArray *boxes)
{
  while (notes != NULL)
    {
      WayBox above = g_array_index (boxes, WayBox, boxes->len - 1);
      const char *end = strchr (notes, '\n');
      WayBox *box = add_box (boxes, above.x, above.width, NULL, WAY_TYPE_NOTE);

      own_text (box, end != NULL ? g_strndup (notes, (gsize) (end - notes)) : g_strdup (notes));
      box->under = above.under + way_page_measure (self, &above) + NOTE_GAP;
      box->tag = above.tag;
      box->more = TRUE;
      notes = end != NULL ? end + 1 : NULL;
    }
}

/* A box for each column, by their relative widths. */
static void
add_columns (WayPaginator *self, const WayTable *table, const WayTableRow *row, double width, GArray *boxes)
{
  double sum = 0, x = 0;

  for (guint i = 0; i < table->columns->len; i++)
    sum += ((WayColumn *) g_ptr_array_index (table->columns, i))->width;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const WayColumn *column = g_ptr_array_index (table->columns, i);
      const WayCell *cell = row != NULL ? &row->cells[i] : NULL;
      double share = width * column->width / sum;
      WayBox *box = add_box (boxes, x + CELL_PADDING, share - 2 * CELL_PADDING, cell != NULL ? cell->main : column->title,
                             cell != NULL ? WAY_TYPE_CELL : WAY_TYPE_COLUMN);

      x += share;
      box->tag = cell != NULL ? "TD" : "TH";
      if (column->kind == WAY_COLUMN_NUMBER)
        box->align = PANGO_ALIGN_RIGHT;
      if (cell == NULL || cell->tone == WAY_TONE_NONE)
        {
          add_notes (self, cell != NULL ? cell->notes : NULL, boxes);
          continue;
        }
      box->tone = cell->tone;
      box->pill = column->kind != WAY_COLUMN_DATE && column->kind != WAY_COLUMN_NUMBER;
      box->type = box->pill ? WAY_TYPE_PILL : WAY_TYPE_WORD;
      if (box->pill)
        {
          box->x -= 1;
          box->width += CELL_PADDING;
        }
    }
}

static void
add_group (const WayPiece *piece, double width, GArray *boxes)
{
  const WayTableRow *row = g_ptr_array_index (piece->node->table->rows, piece->index);
  WayBox *box = add_box (boxes, CELL_PADDING, width - 2 * CELL_PADDING, row->group, WAY_TYPE_GROUP);

  box->tag = "TH";
  if (piece->again)
    own_text (box, g_strdup_printf (_("%s (continued)"), row->group));
}

void
way_piece_get_boxes (WayPaginator *self, const WayPiece *piece, gboolean landscape, GArray *boxes)
{
  static const WayType headings[] = { WAY_TYPE_HEADING_1, WAY_TYPE_HEADING_2, WAY_TYPE_HEADING_3 };
  double width = way_page_get_text_width (self, landscape);
  double measure = MIN (width, 500); /* lines longer than this are hard to read */
  const WayDetail *detail;

  g_array_set_size (boxes, 0);
  switch (piece->kind)
    {
    case WAY_PIECE_TITLE:
      add_box (boxes, 0, width, self->document->title, WAY_TYPE_TITLE);
      break;
    case WAY_PIECE_SUBTITLE:
      add_box (boxes, 0, width, self->document->subtitle, WAY_TYPE_SUBTITLE);
      break;
    case WAY_PIECE_DETAIL:
      detail = g_ptr_array_index (self->document->details, piece->index);
      add_box (boxes, 0, LABEL_WIDTH - 10, detail->label, WAY_TYPE_LABEL);
      add_box (boxes, LABEL_WIDTH, measure - LABEL_WIDTH + 60, detail->value, WAY_TYPE_BODY);
      break;
    case WAY_PIECE_CONTENTS:
      add_box (boxes, 0, width, _("Contents"), WAY_TYPE_HEADING_2);
      break;
    case WAY_PIECE_ENTRY:
      add_entry (self, piece, measure, boxes);
      break;
    case WAY_PIECE_HEADING:
      add_box (boxes, 0, width, piece->node->text, headings[piece->node->level - 1]);
      break;
    case WAY_PIECE_PARAGRAPH:
      add_box (boxes, 0, measure, NULL, WAY_TYPE_BODY)->runs = piece->node->runs;
      break;
    case WAY_PIECE_ITEM:
      add_item (piece, measure, boxes);
      break;
    case WAY_PIECE_KEY:
      add_box (boxes, 0, width, piece->node->text, WAY_TYPE_HEADING_3);
      break;
    case WAY_PIECE_KEY_ENTRY:
      add_key_entry (self, g_ptr_array_index (piece->node->entries, piece->index), measure, boxes);
      break;
    case WAY_PIECE_CAPTION:
      add_box (boxes, 0, width, piece->node->table->caption, WAY_TYPE_CAPTION);
      break;
    case WAY_PIECE_COLUMNS:
      add_columns (self, piece->node->table, NULL, width, boxes);
      break;
    case WAY_PIECE_GROUP:
      add_group (piece, width, boxes);
      break;
    case WAY_PIECE_ROW:
      add_columns (self, piece->node->table, g_ptr_array_index (piece->node->table->rows, piece->index), width, boxes);
      break;
    }
}
