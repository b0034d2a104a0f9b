/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-id.h"

G_BEGIN_DECLS

/* The id of this person on this laptop, kept in $XDG_DATA_HOME/waymark/device and not in the library, so that a
 * library copied to another laptop gets a line of undo of its own there. Made when first asked for; if it cannot
 * be kept, one for this run. */
void way_device_get_id (WayId *id);

G_END_DECLS
