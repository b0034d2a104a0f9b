/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-document-export.h"

/* A plan as a builder makes it: details, key, @n actions in five groups. */
WayDocument *sample_plan (guint n);
/* Every kind of node, with text that breaks careless writers. */
WayDocument *sample_hostile (void);
/* The texts of sample_hostile as they are to come out, %NULL-terminated. */
extern const char *const sample_hostile_texts[];
