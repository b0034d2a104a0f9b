/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* What Home says: #WayFact items, and how many actions are overdue in all projects but the withdrawn. */
typedef struct {
  GPtrArray *projects;
  GPtrArray *week;
  gulong overdue;
} WayHomeFacts;

/* Reads them. */
WayHomeFacts *way_home_facts_new (WayLibrary *library);
void way_home_facts_free (WayHomeFacts *self);
/* Reads them for the next way_home_facts_take(), in whichever thread has the library to itself. */
void way_home_facts_read_ahead (WayLibrary *library);
/* Returns: (transfer full): those that were read ahead, once, or else what way_home_facts_new() gives. */
WayHomeFacts *way_home_facts_take (WayLibrary *library);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayHomeFacts, way_home_facts_free)

/* The line under the week: what it leaves out, or that it is empty. Newly allocated; %NULL for none. */
char *way_home_week_note (guint n_shown, gulong overdue);

G_END_DECLS
