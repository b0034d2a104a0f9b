/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-plan-builder.h"

G_BEGIN_DECLS

/**
 * WayPlanSources:
 *
 * Where the actions of a project come from, in the words a document may use (rule 12 and 13).
 */
typedef struct _WayPlanSources WayPlanSources;

WayPlanSources *way_plan_sources_new (WayLibrary *library, const WayId *project, WayPlanAttribution attribution);
void way_plan_sources_free (WayPlanSources *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayPlanSources, way_plan_sources_free)

/* A line a source: "From a barrier raised by Police: …", or "" . Asking notes which sectors were named. Owned by @self. */
const char *way_plan_sources_get (WayPlanSources *self, const WayId *action);
/* A sentence for each sector that was named and that one agency alone stands for. %NULL-terminated, newly allocated. */
char **way_plan_sources_dup_warnings (WayPlanSources *self);

G_END_DECLS
