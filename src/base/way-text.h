/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* %TRUE if @text is %NULL or holds only white space. */
gboolean way_text_is_blank (const char *text);
/* The first line of @text, cut with an ellipsis as way_text_beginning() does. Newly allocated. */
char *way_text_summary (const char *text, guint max);
/* @text with its lines if it has no more than @max characters, else its beginning and an ellipsis, at most @max in all,
 * ending with a whole word unless that is a long one; what follows is not looked at, however much it is. Newly allocated. */
char *way_text_beginning (const char *text, guint max);
/* Pasted text as one item a line: blank lines dropped, a leading bullet (- * • – ·), number ("1." "2)")
 * or tab level removed, the words otherwise untouched. Returns: (transfer full): a %NULL-terminated array. */
char **way_text_lines (const char *pasted);
/* @text folded for comparing without regard to case or composition. Newly allocated. */
char *way_text_fold (const char *text);
/* %TRUE if @words (folded, or not) all occur in @text, in any order and case. An empty filter matches. */
gboolean way_text_matches (const char *text, const char *words);

/* A rank is a text key that orders siblings by strcmp: base 62 digits 0–9 A–Z a–z, four of them at the ends
 * of a list and more where something was put between. way_rank_between gives a key between @before and
 * @after, either of which may be %NULL for the end of the list; neighbours are never renumbered. If @before
 * is not less than @after (two laptops chose the same key), @after is ignored. Newly allocated. */
char *way_rank_between (const char *before, const char *after);

G_END_DECLS
