/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/way-thread.h"

G_BEGIN_DECLS

/* A node with the words for @record; depth and here are the caller's to set. */
WayThreadNode *way_thread_node_new (WayLibrary *library, WayRecord *record);
void way_thread_node_free (WayThreadNode *node);

G_END_DECLS
