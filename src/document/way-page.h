/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-paginator.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* What the pages are made of. Private to this folder. Everything on a page is a piece: a row of text boxes.
 * way-page-boxes.c says which boxes a piece has, way-page-text.c shapes them, way-paginator.c places the
 * pieces, way-page-draw.c draws them. A piece that is higher than a page is drawn in parts, cut between lines. */

#define WAY_PAGE_MARGIN 51.0 /* 18 mm */
#define WAY_PAGE_TOP 66.0
#define WAY_PAGE_BOTTOM 60.0

typedef enum {
  WAY_TYPE_BODY,
  WAY_TYPE_TITLE,
  WAY_TYPE_SUBTITLE,
  WAY_TYPE_HEADING_1,
  WAY_TYPE_HEADING_2,
  WAY_TYPE_HEADING_3,
  WAY_TYPE_LABEL,
  WAY_TYPE_STRONG,
  WAY_TYPE_CAPTION,
  WAY_TYPE_CELL,
  WAY_TYPE_NOTE,
  WAY_TYPE_WORD,
  WAY_TYPE_COLUMN,
  WAY_TYPE_GROUP,
  WAY_TYPE_PILL,
  WAY_TYPE_SMALL,
  WAY_TYPE_MARK,
} WayType;
#define WAY_N_TYPES (WAY_TYPE_MARK + 1)

typedef enum {
  WAY_PIECE_TITLE,
  WAY_PIECE_SUBTITLE,
  WAY_PIECE_DETAIL,
  WAY_PIECE_CONTENTS,
  WAY_PIECE_ENTRY,
  WAY_PIECE_HEADING,
  WAY_PIECE_PARAGRAPH,
  WAY_PIECE_ITEM,
  WAY_PIECE_KEY,
  WAY_PIECE_KEY_ENTRY,
  WAY_PIECE_CAPTION,
  WAY_PIECE_COLUMNS,
  WAY_PIECE_GROUP,
  WAY_PIECE_ROW,
} WayPieceKind;
#define WAY_N_PIECES (WAY_PIECE_ROW + 1)

typedef struct {
  WayPieceKind kind;
  const WayNode *node; /* NULL on the title page */
  guint index;         /* of the detail, entry, item or row */
  gboolean again;      /* a table's head, repeated on a later page */
  double gap;          /* above it, if it is not the first on its page */
  double y;            /* on the page */
  double from, to;     /* the part of its height that is drawn */
} WayPiece;

typedef struct {
  double x, width; /* from the left margin */
  double under;    /* from the top of the first line of the piece */
  char *text;      /* owned if @owned */
  gboolean owned;
  const WayRuns *runs; /* instead of text */
  WayType type;
  PangoAlignment align;
  WayTone tone;
  gboolean pill;
  const char *tag; /* of the PDF structure; NULL for that of the piece */
  gboolean more;   /* goes on what the box before it says, in the same structure */
} WayBox;

/* A place that the contents and the outline name. */
typedef struct {
  const WayNode *node;
  guint row; /* of a group heading; G_MAXUINT for a heading */
  guint level;
  const char *text;
  guint page;
} WayEntry;

typedef struct {
  gboolean landscape;
  guint first; /* its first piece */
} WayPage;

/* A text and how it is set; what it is found by once it is shaped. */
typedef struct {
  char *text;          /* owned if @owned, or else the document's */
  const WayRuns *runs; /* instead of text */
  gboolean owned;
  WayType type;
  PangoAlignment align;
  int width; /* Pango units */
} WayShaped;

/* A layout for text that is not kept. */
typedef struct {
  PangoLayout *layout;
  WayShaped holds; /* nothing that is owned */
} WayScratch;
#define WAY_N_SCRATCH 8

struct _WayPaginator {
  const WayDocument *document;
  double short_side, long_side;

  /* text */
  PangoContext *context;
  PangoFontDescription *fonts[WAY_N_TYPES];
  GHashTable *layouts; /* WayShaped → PangoLayout: what was measured is drawn, and tables say the same again and again */
  gsize kept;          /* about how much text they hold, in bytes; once it is enough, the rest is shaped anew */
  WayScratch scratch[WAY_N_SCRATCH]; /* the last few of the rest, since long text is asked for page by page */
  guint next_scratch;

  /* what is placed */
  GArray *pieces;  /* of WayPiece */
  GArray *pages;   /* of WayPage */
  GArray *entries; /* of WayEntry */
  GHashTable *entry_index; /* a heading node or group row → index in entries, plus one */

  /* placing */
  double y;
  GArray *pending;       /* of WayPiece: kept with the next */
  const WayNode *repeat; /* the table whose head a new page repeats */
  guint group;           /* its group heading, G_MAXUINT for none */
  gboolean landscape;

  /* drawing */
  gboolean continuous; /* pages are drawn once each, in order, onto one PDF with structure and links */
  gboolean open_section;
  const WayNode *open_block;
};

double way_page_get_width (WayPaginator *self, gboolean landscape);
double way_page_get_height (WayPaginator *self, gboolean landscape);
/* Between the margins. */
double way_page_get_text_width (WayPaginator *self, gboolean landscape);

/* way-page-text.c */
void way_page_text_init (WayPaginator *self);
void way_page_text_clear (WayPaginator *self);
/* The text of @box, broken into lines. Returns: (transfer none): good until the next call. */
PangoLayout *way_page_shape (WayPaginator *self, const WayBox *box);
/* The height of @box in points. */
double way_page_measure (WayPaginator *self, const WayBox *box);
/* The greatest cut not after @to at which no line of @box, which begins at @top, is split; @to if it has ended by then. */
double way_page_cut (WayPaginator *self, const WayBox *box, double top, double to);
/* Draws the lines of @box that lie between @from and @to of its piece, with @from at the current y. */
void way_page_draw_box (WayPaginator *self, cairo_t *cr, const WayBox *box, double top, double from, double to);
void way_page_set_colour (cairo_t *cr, guint32 rgb);
guint32 way_page_type_colour (WayType type);

/* way-page-boxes.c */
typedef struct {
  double before, after; /* padding inside the piece */
  double gap;           /* above the piece */
  gboolean keep;        /* stays with the next piece */
  gboolean breaks;      /* may be cut between lines though it would fit on a page */
  const char *tag;
} WayPieceStyle;
const WayPieceStyle *way_piece_style (WayPieceKind kind);
/* Fills @boxes (of WayBox, emptied first). Page numbers of entries are right once all is placed. */
void way_piece_get_boxes (WayPaginator *self, const WayPiece *piece, gboolean landscape, GArray *boxes);
GArray *way_boxes_new (void);

/* way-page-draw.c */
/* Draws with PDF structure, destinations and links; from the first page to the last. */
void way_page_draw (WayPaginator *self, guint page, cairo_t *cr);
void way_page_close_tags (WayPaginator *self, cairo_t *cr);

G_END_DECLS
