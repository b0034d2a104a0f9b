/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/way-notice-service.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The words of @notice within @text, short enough for a line, in quotation marks. Newly allocated. */
char *way_notice_quote (const char *text, const WayNotice *notice);
/* What to say of @found, some #WayNotice within @text: of the first what it looks like, and how many more there are. Newly
 * allocated. */
char *way_notice_say (const char *text, GArray *found);

/* Asks why words are kept, and remembers the decision (way_notice_decide()). @parent is a widget of the window it is asked
 * in. What could not be remembered is said in a dialog. */
void way_notice_reason_ask (GtkWidget *parent, WayLibrary *library, const WayId *record, const char *field, const char *text,
                            const WayNotice *notice);
/* Remembers that they are a quotation. */
void way_notice_keep_quotation (GtkWidget *parent, WayLibrary *library, const WayId *record, const char *field,
                                const char *text, const WayNotice *notice);

G_END_DECLS
