/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* Agencies and people that are typed, or pasted, one a line. Whoever the library knows by that name is that one, without regard to
 * case and punctuation; two people of one name are two if they are of different agencies. Who takes part already is passed over;
 * Errors: EXISTS if all do, NOTHING if there is no name. */

/* Lets an agency a line take part in the project, in one step. A new one has the sector that its name says (way_people_sector_of()).
 * @n_added: (out) (optional) */
gboolean way_people_add_agency_lines (WayLibrary *library, const WayId *project, const char *text, gboolean core, guint *n_added,
                                      GError **error);
/* Gives a person a line a part in the project, in one step. After the name may follow, with commas or tabs between and in any order,
 * a role, an agency (its name, or words of it that only one has, those that take part first) and a job title. Without a role, a
 * person who takes part is passed over, and anybody else is in the core group. @n_added: (out) (optional) */
gboolean way_people_add_person_lines (WayLibrary *library, const WayId *project, const char *text, guint *n_added, GError **error);
/* The sector whose words are in the name of an agency ("Coast Police": police), or %NULL if there is none, or more than one. */
const char *way_people_sector_of (const char *name);

G_END_DECLS
