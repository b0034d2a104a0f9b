/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-id.h"

G_BEGIN_DECLS

/* Called for each splice, in order, with @ids as they are after it. */
typedef void (*WaySpliceFunc) (GArray *ids, guint position, guint removed, guint added, gpointer data);

/* Turns @ids into @wanted (both lists of distinct ids) by few small splices: what is gone is taken out, what moved is
 * taken out and put in again, what is new is put in; all else is never touched. One record moved is two splices of one. */
void way_splice (GArray *ids, GArray *wanted, WaySpliceFunc spliced, gpointer data);

G_END_DECLS
