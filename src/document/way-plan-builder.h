/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-document.h"
#include "storage/way-library.h"

G_BEGIN_DECLS

/* Which actions a plan lists. */
typedef enum {
  WAY_PLAN_ALL,
  WAY_PLAN_OPEN,
  WAY_PLAN_OVERDUE,
} WayPlanScope;
#define WAY_N_PLAN_SCOPES (WAY_PLAN_OVERDUE + 1)

/* How far a plan names who said something: as their conversations allow, or less; never more. */
typedef enum {
  WAY_PLAN_SAID_BY_CONVERSATION,
  WAY_PLAN_SAID_BY_SECTOR,
  WAY_PLAN_SAID_BY_PARTNER,
  WAY_PLAN_SAID_BY_NONE,
} WayPlanAttribution;
#define WAY_N_PLAN_ATTRIBUTIONS (WAY_PLAN_SAID_BY_NONE + 1)

/**
 * WayPlanOptions:
 * @scope: which actions
 * @milestones: each milestone, not only how many are done
 * @updates: every update, not only the latest
 * @details: resources and outcome measure
 * @reflections: what later workshops made of each action
 * @attribution: how far sources are named at most
 *
 * What an action plan says besides its standard columns. Private reflections are never in it, whatever is chosen.
 */
typedef struct {
  WayPlanScope scope;
  gboolean milestones;
  gboolean updates;
  gboolean details;
  gboolean reflections;
  WayPlanAttribution attribution;
} WayPlanOptions;

/* "all", "open", "overdue" for a command line; %FALSE if @name is none of them. */
gboolean way_plan_scope_from_name (const char *name, WayPlanScope *scope);
/* "All actions", for a person to choose from. Translated. */
const char *way_plan_scope_label (WayPlanScope scope);
/* "conversation", "sector", "partner", "none" for a command line and the settings; %FALSE if @name is none of them. */
gboolean way_plan_attribution_from_name (const char *name, WayPlanAttribution *attribution);
const char *way_plan_attribution_name (WayPlanAttribution attribution);
/* "As conversations allow", for a person to choose from. Translated. */
const char *way_plan_attribution_label (WayPlanAttribution attribution);

/* The actions that a plan lists: a #WayIdList, for who must know before it is made. Returns: (transfer full) */
GArray *way_plan_list_actions (WayLibrary *library, const WayId *project, WayPlanScope scope);

/**
 * way_plan_document_new:
 * @project: a project
 * @options: (nullable): %NULL for all actions and nothing more
 * @warnings: (out) (optional): sentences for whoever exports, %NULL-terminated; free with g_strfreev
 *
 * The action plan as a document: details, summary, key and one table grouped by theme. Sources are named as far as the
 * attribution of their conversation allows (rule 12) and the options want: the agency, the sector or “a partner”; of several that raised a
 * card, each as far as its own conversations in the project allow too. A sector that one agency alone stands for is
 * warned about. Always marked “Internal”, with the reason. Deleted actions are left out.
 *
 * Errors: %WAY_ERROR_NOT_FOUND if there is no such project; %WAY_ERROR_DAMAGED if a part of the library cannot be read, so
 * that no plan lacks actions without saying so.
 */
WayDocument *way_plan_document_new (WayLibrary *library, const WayId *project, const WayPlanOptions *options,
                                    char ***warnings, GError **error);
/* A name for the file, without a folder: "Wickmouth – action plan 2022-01-26.pdf". Newly allocated. */
char *way_plan_file_name (WayLibrary *library, const WayId *project, const char *extension);

G_END_DECLS
