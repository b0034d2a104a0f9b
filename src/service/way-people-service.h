/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* Agencies and people in a project. Dates are text of any precision and may be %NULL unless said; nothing can end before
 * it began (INVALID). A person with a team and no agency gets the team's; with another agency's team they are refused. */

/* Lets an agency or team take part in the project, as one step; @agency may be new, or a changed copy. Errors: EXISTS
 * if it takes part already. */
gboolean way_people_add_agency (WayLibrary *library, const WayId *project, WayRecord *agency, gboolean core,
                                const char *from, GError **error);
/* Writes changed copies of an agency (or team), its participation and, if it has any, its teams, as one step; a team that
 * has no name any more is deleted. @participation may be %NULL. Errors: INVALID if a team to delete has cards or actions. */
gboolean way_people_change_agency (WayLibrary *library, WayRecord *agency, WayRecord *participation, GPtrArray *teams,
                                   GError **error);
/* Takes a participation that was a mistake away. Errors: INVALID if the agency has cards, actions or conversations in
 * the project; it can then be ended or retired instead (rule 11). */
gboolean way_people_remove_agency (WayLibrary *library, const WayId *participation, GError **error);
/* Deletes an agency, or a team, that nothing refers to. Errors: INVALID if something does (rule 11). */
gboolean way_people_delete_agency (WayLibrary *library, const WayId *agency, GError **error);

/* Gives a person a part in the project, as one step; @person may be new, or a changed copy. Errors: EXISTS if the person
 * has this role already. */
gboolean way_people_add_person (WayLibrary *library, const WayId *project, WayRecord *person, const char *role,
                                const char *from, GError **error);
/* Writes changed copies of a person and of their part, as one step. Errors: INVALID if the part ends and
 * way_people_end_membership() would refuse it. */
gboolean way_people_change_person (WayLibrary *library, WayRecord *person, WayRecord *membership, GError **error);
/* Ends one part of a person on the day @to. Errors: INVALID if it is the last one and the person has open actions or owns a plan: use
 * way_people_leave() then. */
gboolean way_people_end_membership (WayLibrary *library, const WayId *membership, const char *to, GError **error);
/* Takes a part that was a mistake away. Errors: INVALID as for ending it. */
gboolean way_people_remove_membership (WayLibrary *library, const WayId *membership, GError **error);
/* Open actions of @project, or with %NULL of all, that the person is accountable or responsible for, or supports.
 * Returns: (transfer full): #GPtrArray of #WayRecord */
GPtrArray *way_people_open_actions (WayLibrary *library, const WayId *project, const WayId *person);
/* The action plans, in @project or with %NULL in all, that the person owns after support ends. Returns: (transfer full) */
GPtrArray *way_people_plans (WayLibrary *library, const WayId *project, const WayId *person);
/* The person's parts that have no end yet, in @project or with %NULL in all. Returns: (transfer full) */
GPtrArray *way_people_memberships (WayLibrary *library, const WayId *project, const WayId *person);
/* The person leaves @project, or with %NULL all projects, on the day @date: in one step all parts end then, and @heir, a
 * person or agency, takes their place in every open action, each with an update that says so (rule 14), and as the owner
 * of a plan. @heir may be %NULL if there is neither. Errors: INVALID. */
gboolean way_people_leave (WayLibrary *library, const WayId *project, const WayId *person, const char *date,
                           const WayId *heir, GError **error);

G_END_DECLS
