/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/**
 * WayAddLine:
 *
 * A line that is always ready for the next of a list. Enter adds what is typed and empties the line, which keeps the focus;
 * several pasted lines add several. What is typed is kept as a draft when typing pauses, and what looks like a person is said below.
 *
 * Signal "lines" (text, of one line or more), with a gboolean return: %TRUE when all is added.
 */
#define WAY_TYPE_ADD_LINE (way_add_line_get_type ())
G_DECLARE_FINAL_TYPE (WayAddLine, way_add_line, WAY, ADD_LINE, GtkBox)

/* @page gives library and project; @form is what its draft is kept under; @label is its accessible name, @placeholder is shown
 * while it is empty and @explanation says more. */
GtkWidget *way_add_line_new (WayPage *page, const char *form, const char *label, const char *placeholder, const char *explanation);
/* Keeps what is typed now. */
void way_add_line_keep (WayAddLine *self);

G_END_DECLS
