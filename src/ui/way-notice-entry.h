/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-notice-bar.h"

G_BEGIN_DECLS

/* Puts a #WayNoticeBar below @entry, a #GtkEditable of one line: below the rows of its group for one that is, or stands
 * in, such a row, else next in the upright box that it stands in. One that stands nowhere yet gets such a box, which is
 * then its parent. The place of the text is as for way_notice_bar_set_place(): without a @record nothing can be
 * remembered about it yet. The bar hides with @entry. Returns: (transfer none): the bar */
GtkWidget *way_notice_entry_attach (GtkWidget *entry, WayLibrary *library, const WayId *record, const char *field);
/* The same for words of one's own in @row, a #WayChoiceRow in its group. */
void way_notice_entry_attach_choice (GtkWidget *row, WayLibrary *library);

G_END_DECLS
