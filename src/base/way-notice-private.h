/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-notice.h"

G_BEGIN_DECLS

typedef enum {
  WAY_TOKEN_END,         /* past either end of the text */
  WAY_TOKEN_WORD,        /* letters, apostrophes within */
  WAY_TOKEN_NUMBER,      /* digits */
  WAY_TOKEN_MARK,        /* one character of punctuation */
  WAY_TOKEN_LINE,        /* the end of a line */
} WayTokenType;

/* What is known about a word, a set. */
enum {
  WAY_WORD_CHILD = 1 << 0,       /* stands for one child: "pupil" */
  WAY_WORD_CHILDREN = 1 << 1,    /* … for several: "pupils" */
  WAY_WORD_NAME = 1 << 2,        /* a given name */
  WAY_WORD_DOUBTFUL = 1 << 3,    /* … which is also a month, a colour, a place or an everyday word */
  WAY_WORD_NO_NAME = 1 << 4,     /* never a name: days, agencies, places, what begins a sentence */
  WAY_WORD_THING = 1 << 5,       /* can be born, or have a birthday, and is no person: "partnership" */
  WAY_WORD_MONTH = 1 << 6,
  WAY_WORD_ANY = 1 << 7,         /* "every", "each": nobody in particular */
  WAY_WORD_AGE = 1 << 8,         /* "fifteen" */
  WAY_WORD_PARENT = 1 << 9,      /* "mum", "carer" */
  WAY_WORD_ONE = 1 << 10,        /* "the", "her": somebody in particular */
  WAY_WORD_FILE = 1 << 11,       /* "reference", "invoice": the number after it is no telephone */
};

typedef struct {
  gsize start;
  gsize end;
  WayTokenType type;
  guint flags;           /* of the word, without its possessive */
  gboolean upper;        /* begins with a capital */
  gboolean capitals;     /* two letters or more, all capitals */
  gboolean possessive;   /* ended in ’s, which is within @end */
  guint letters;         /* characters, without the possessive */
  gunichar mark;         /* of a MARK; the first character of a WORD */
} WayToken;

typedef struct {
  const char *text;
  gsize length;
  GArray *tokens;        /* WayToken */
  GHashTable *known;     /* folded words that are no names, or %NULL */
  GArray *found;         /* WayNotice */
} WayNoticeScan;

/* What the word @word of @length bytes is known for. */
guint way_notice_word_flags (const char *word, gsize length);
/* Whether @area, one or two letters of any case, is a postcode area. */
gboolean way_notice_is_area (const char *area, gsize length);

/* The token at @index, which may lie outside the text. */
const WayToken *way_notice_token (const WayNoticeScan *scan, gssize index);
/* Whether the token is the lower-case @word, in any case, possessive aside. */
gboolean way_notice_is (const WayNoticeScan *scan, gssize index, const char *word);
gboolean way_notice_is_one_of (const WayNoticeScan *scan, gssize index, const char *const *words);
gboolean way_notice_is_mark (const WayNoticeScan *scan, gssize index, const char *marks);
/* The value of a number of at most four digits, or -1. */
int way_notice_number (const WayNoticeScan *scan, gssize index);
/* Whether nothing stands between the token and the one after it. */
gboolean way_notice_touches (const WayNoticeScan *scan, gssize index);
void way_notice_add (WayNoticeScan *scan, WayNoticeKind kind, gsize start, gsize end);

/* The parts of way_notice_find(). */
void way_notice_scan_numbers (WayNoticeScan *scan);
void way_notice_scan_births (WayNoticeScan *scan);
void way_notice_scan_children (WayNoticeScan *scan);

G_END_DECLS
