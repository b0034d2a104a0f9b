/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs the test that calls this once for each of the @n moments, in a program of its own where London's clock shows it.
 * @moments are structures of @size bytes that begin with a time as WAYMARK_NOW has it. Returns: %TRUE in such a program, which
 * is to do the test at the moment *@i; %FALSE once all is done. */
gboolean way_test_at_moments (gconstpointer moments, guint n, gsize size, guint *i);

G_END_DECLS
