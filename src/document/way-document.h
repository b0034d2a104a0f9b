/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A neutral document: what a builder makes of a project and every writer turns into a file. It knows no
 * project and no format. All text given to it is copied, kept whole and made safe for every format in one
 * place: invalid UTF-8 is replaced, line ends become "\n", characters that XML 1.0 or a PDF forbids are
 * dropped (controls and noncharacters).
 *
 * The structures can be read by writers; builders use the functions. Nodes belong to their document. A
 * document is not changed any more once it is given to a writer, so a writer may run in another thread. */

/* How a word is coloured. The colour never stands without the word. */
typedef enum {
  WAY_TONE_NONE,
  WAY_TONE_NEUTRAL,
  WAY_TONE_INFO,
  WAY_TONE_GOOD,
  WAY_TONE_WARNING,
  WAY_TONE_BAD,
} WayTone;
#define WAY_N_TONES (WAY_TONE_BAD + 1)

typedef enum {
  WAY_RUN_PLAIN = 0,
  WAY_RUN_BOLD = 1 << 0,
  WAY_RUN_ITALIC = 1 << 1,
} WayRunStyle;

/**
 * WayColumnKind:
 * @WAY_COLUMN_TEXT: free text
 * @WAY_COLUMN_DATE: cells carry an ISO date beside their text
 * @WAY_COLUMN_STATUS: one word of the column's values
 * @WAY_COLUMN_LIST: several values, one a line
 * @WAY_COLUMN_NUMBER: a number, set to the right
 * @WAY_COLUMN_RAG: one word of the column's values, with a tone
 */
typedef enum {
  WAY_COLUMN_TEXT,
  WAY_COLUMN_DATE,
  WAY_COLUMN_STATUS,
  WAY_COLUMN_LIST,
  WAY_COLUMN_NUMBER,
  WAY_COLUMN_RAG,
} WayColumnKind;

typedef enum {
  WAY_NODE_HEADING,
  WAY_NODE_PARAGRAPH,
  WAY_NODE_LIST,
  WAY_NODE_TABLE,
  WAY_NODE_KEY,
} WayNodeKind;

typedef struct {
  char *text;
  WayRunStyle style;
} WayRun;

/* Text in one or more styles. */
typedef struct {
  GArray *runs; /* of WayRun */
} WayRuns;

typedef struct {
  char *title;
  WayColumnKind kind;
  double width;  /* relative to the other columns */
  char **values; /* (nullable): the values a status or RAG may have */
} WayColumn;

typedef struct {
  char *text;
  char *main;        /* the text without its notes; the same as text if it has none */
  const char *notes; /* (nullable): the lines at the end of text that stand small under the rest */
  char *date; /* (nullable): the day as YYYY-MM-DD; then text begins with way_date_format of it */
  WayTone tone;
} WayCell;

typedef struct {
  char *group;    /* (nullable): set in a group heading row, which has no cells */
  guint n_filled; /* cells added so far */
  WayCell *cells; /* as many as the table has columns; those not added are empty */
} WayTableRow;

typedef struct {
  char *caption;      /* says what the table is; also the name of a sheet */
  char *group_column; /* (nullable): title of the column that group headings become in a flat table */
  gboolean wide;      /* wants a landscape page */
  GPtrArray *columns; /* of WayColumn */
  GPtrArray *rows;    /* of WayTableRow */
} WayTable;

typedef struct {
  WayTone tone;
  char *word;
  char *meaning;
} WayKeyEntry;

typedef struct {
  WayNodeKind kind;
  guint level;        /* heading: 1 to 3 */
  char *text;         /* heading: its words; key: its title */
  WayRuns *runs;      /* paragraph */
  gboolean ordered;   /* list */
  GPtrArray *items;   /* list: of WayRuns */
  GPtrArray *entries; /* key: of WayKeyEntry */
  WayTable *table;    /* table */
} WayNode;

typedef struct {
  char *label;
  char *value;
} WayDetail;

typedef struct {
  char *title;
  char *subtitle; /* (nullable) */
  char *language; /* BCP 47: "en-GB" */
  char *mark;     /* (nullable): stands on every page of every format: "Internal" */
  GPtrArray *details; /* of WayDetail */
  GPtrArray *nodes;   /* of WayNode */
} WayDocument;

/* @language is a BCP 47 tag; %NULL stands for British English. Free with way_document_free. */
WayDocument *way_document_new (const char *title, const char *language);
void way_document_free (WayDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayDocument, way_document_free)

void way_document_set_subtitle (WayDocument *self, const char *subtitle);
/* @mark is shown on every page; %NULL for none. */
void way_document_set_mark (WayDocument *self, const char *mark);
/* One line of the details under the title. A blank @value is left out. */
void way_document_add_detail (WayDocument *self, const char *label, const char *value);

/* @level is 1, 2 or 3 and is brought into that range. */
void way_document_add_heading (WayDocument *self, guint level, const char *text);
/* Adds a paragraph of plain @text, which may be %NULL. Returns: (transfer none): for more runs. */
WayRuns *way_document_add_paragraph (WayDocument *self, const char *text);
void way_runs_add (WayRuns *self, const char *text, WayRunStyle style);
/* The words without their styles. Newly allocated. */
char *way_runs_dup_text (const WayRuns *self);

/* Adds an empty list; numbered if @ordered. Returns: (transfer none): for way_list_add. */
WayNode *way_document_add_list (WayDocument *self, gboolean ordered);
/* Adds an item. Returns: (transfer none): for more runs. */
WayRuns *way_list_add (WayNode *list, const char *text);

/* Adds a key to the colours, under @title. Returns: (transfer none): for way_key_add. */
WayNode *way_document_add_key (WayDocument *self, const char *title);
void way_key_add (WayNode *key, WayTone tone, const char *word, const char *meaning);

/* Adds an empty table. @caption says what it holds; a @wide one gets a landscape page.
 * Returns: (transfer none): first for its columns, then for its rows. */
WayTable *way_document_add_table (WayDocument *self, const char *caption, gboolean wide);
/* Adds a column, before any row. @width is relative to the other columns; @values (nullable, %NULL-terminated)
 * are what a status or RAG may be, offered by a spreadsheet. */
void way_table_add_column (WayTable *self, const char *title, WayColumnKind kind, double width,
                           const char *const *values);
/* Names the column that group headings become where a table must stay flat (spreadsheet, CSV). */
void way_table_set_group_column (WayTable *self, const char *title);
/* Adds a heading for the rows after it. */
void way_table_add_group (WayTable *self, const char *text);
/* Adds an empty row; the functions below fill its cells from the first to the last. */
void way_table_add_row (WayTable *self);
void way_table_add_cell (WayTable *self, const char *text);
/* @text and, under it and smaller, the lines of @notes, which may be %NULL. */
void way_table_add_noted (WayTable *self, const char *text, const char *notes);
/* A word in a colour. */
void way_table_add_toned (WayTable *self, const char *text, WayTone tone);
/* A date of any precision, written for reading, with an optional @note after it ("overdue") and a tone for both. Only a
 * full day becomes a date in a spreadsheet. A blank @iso leaves the @note alone. */
void way_table_add_date (WayTable *self, const char *iso, const char *note, WayTone tone);

/* %TRUE if the section that holds node @index (from a heading of level 1 to the next) has a wide table.
 * What stands before the first such heading goes with the first section. */
gboolean way_document_is_landscape (const WayDocument *self, guint index);
/* %TRUE if one of its tables has group headings. */
gboolean way_table_has_groups (const WayTable *self);
/* What @text becomes in a document: see above. Newly allocated; "" for %NULL. */
char *way_document_clean_text (const char *text);

G_END_DECLS
