/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How many characters of a text are shown within a sentence, where it has one line, where facts may go on in further lines, and where prose is
 * to be read. To lay out a label takes time for each of them, many times over. */
#define WAY_LABEL_QUOTE 80
#define WAY_LABEL_LINE 300
#define WAY_LABEL_FACTS 600
#define WAY_LABEL_PROSE 10000

/**
 * way_label_set:
 * @label: a #GtkLabel
 * @text: (nullable): plain text of any length
 *
 * gtk_label_set_label() for what people have written, or what is made up of it. Nobody is kept from writing a title as long
 * as a book, and a library that holds one opens as quickly as any other: a label shows its beginning and an ellipsis, as
 * much as it may have lines for. The whole text is where it is edited, in the project file and in every export.
 */
void way_label_set (GtkLabel *label, const char *text);

/* The same for prose: the text of a card, a reason, an answer. A page of it is shown. */
void way_label_set_prose (GtkLabel *label, const char *text);

/* The same for a name within a sentence: a toast, a question. Newly allocated. */
char *way_label_quote (const char *text);

/* The same for what is no label: titles of rows and windows, tooltips, names for assistive technology. Newly allocated. */
char *way_label_line (const char *text);

/* A label for a sentence of the program's own in a dialog or form: it goes on in the next line, and is at least 20 characters wide. */
GtkWidget *way_label_new_sentence (const char *text, const char *css_class);

/* The labels below @widget, which hold the program's own words such as the names of fields, go on in the next line where
 * there is little room, and never within a word. */
void way_label_keep_words (gpointer widget);

G_END_DECLS
