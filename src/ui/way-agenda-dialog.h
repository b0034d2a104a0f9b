/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* A dialog over @page with all fields of a block. With @fresh the block has just been added: Cancel takes it back. */
void way_agenda_dialog_present (WayPage *page, const WayId *block, gboolean fresh);

G_END_DECLS
