/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* Names as people mean them: without regard to case, accents' spelling and punctuation. */

/* The words of @text, folded, with a space before and after each; of "Children’s" it is one. What has neither letters nor figures is
 * told by its pictures; " " is nothing to tell it by. Returns: (transfer full) */
char *way_name_words (const char *text);

/* Records by the words of their names, which are made out once: hundreds of lines may be looked for among a thousand names. */
typedef struct {
  GPtrArray *records; /* WayRecord */
  GPtrArray *words;
} WayNames;

WayNames *way_names_new (void);
/* Of all that a query without parameters gives. */
WayNames *way_names_of (WayLibrary *library, const char *query);
void way_names_free (WayNames *self);
void way_names_add (WayNames *self, WayRecord *record);
/* Whose name is @words, or with @whole unset has all of them. %NULL if nobody's does, or more than one's. (transfer none) */
WayRecord *way_names_only_one (WayNames *self, const char *words, gboolean whole);

/* How many have all of @words in their names. */
guint way_names_count (WayNames *self, const char *words);
/* %TRUE if the two, as way_name_words() gives them, differ by a slip of the keys: one letter of four or more that is wrong, missing,
 * too many or has changed places with its neighbour, or two of eight or more. */
gboolean way_name_words_near (const char *one, const char *other);
/* Whose name is nearly @words, or has words that are nearly those. %NULL if nobody's. (transfer none) */
WayRecord *way_names_near (WayNames *self, const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayNames, way_names_free)

G_END_DECLS
