/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* The dialog with the facts of a conversation: with whom, when, who led it, who was present, and how it may be named in
 * documents. With @conversation %NULL, a new one, with @agency (an agency or team; may be %NULL), which is opened once it is saved. */
void way_conversation_form_present (WayPage *page, const WayId *conversation, const WayId *agency);

G_END_DECLS
