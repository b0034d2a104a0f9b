/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayAddLine:
 *
 * A line that is always ready for the next of a list. Enter adds what is typed and empties the line, which keeps the focus;
 * several pasted lines add several. How it is read is said below when typing pauses, and is the description of the line. What
 * is unclear stays in the line and is asked about there; Enter again, without a change, answers the question that is shown
 * with yes. What is typed is kept as a draft when typing pauses, and what looks like a person is said below.
 *
 * Signal "lines" (text, of one line or more; the question that is answered, or %NULL; how many characters may be left), with a
 * gboolean return: %TRUE when all is added, or what is not has been given to way_add_line_ask().
 */
#define WAY_TYPE_ADD_LINE (way_add_line_get_type ())
G_DECLARE_FINAL_TYPE (WayAddLine, way_add_line, WAY, ADD_LINE, GtkBox)

/* @page gives library and project; @form is what its draft is kept under; @label is its accessible name, @placeholder is shown
 * while it is empty and @explanation says more. */
GtkWidget *way_add_line_new (WayPage *page, const char *form, const char *label, const char *placeholder, const char *explanation);
/* @read says how a text is read: newly allocated, or %NULL for nothing to say. */
void way_add_line_set_reader (WayAddLine *self, char *(*read) (gpointer data, const char *text), gpointer data);
/* While "lines" is emitted: @left, of one line or more, was not added; @question says why. */
void way_add_line_ask (WayAddLine *self, const char *left, const char *question);
/* While "lines" is emitted: says something of what was added, until something else is typed. */
void way_add_line_say (WayAddLine *self, const char *words);
/* Keeps what is typed now. */
void way_add_line_keep (WayAddLine *self);

G_END_DECLS
