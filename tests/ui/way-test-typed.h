/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-test-app.h"

G_BEGIN_DECLS

/* What somebody typed, which is in no other language and may be of any length: all names, titles and texts of the first project,
 * and what way-test-screens.h types. */
void way_test_learn (WayTestApp *app);
/* Each line of @text, too. */
void way_test_learn_text (const char *text);
/* All of it: a set of texts. (transfer none) (element-type utf8 utf8) */
GHashTable *way_test_learnt (void);
/* Whether some of it, of more than three bytes, stands in @text. */
gboolean way_test_has_typed_part (const char *text);

/* What is shortened on purpose:
 * - the title and subtitle of a header bar, which libadwaita gives the room its buttons leave; a tooltip says them in full;
 * - the choice shown in a combo row, which libadwaita keeps to one line; its list says it in full;
 * - the pills of a card, which are small beside its text; the tooltip and the row's description say them in full;
 * - the example in an empty date entry: a date is about as long in every language;
 * - the hint in an empty line to search or add with, which shares a line: it has a sign besides, and its name is said in full. */
gboolean way_test_may_be_cut (GtkWidget *label);

G_END_DECLS
