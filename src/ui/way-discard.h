/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-form-draft.h"

G_BEGIN_DECLS

/* Asks before what was typed into @window is thrown away; only a "yes" calls @discard, which may destroy @window. */
void way_discard_ask (GtkWindow *window, const char *question, void (*discard) (GtkWindow *window));

/* Has @dialog ask before its Cancel, Escape or closing throws away what @draft keeps, which goes with @dialog: only a "yes" drops
 * it. At any other response the dialog closes, and who hears that drops the draft once all is saved. */
void way_discard_guard (AdwMessageDialog *dialog, WayFormDraft *draft);

G_END_DECLS
