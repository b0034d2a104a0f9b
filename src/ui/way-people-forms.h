/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* Opens a form that adds an agency to the project, one that is known or a new one; or, with @participation, changes it. */
void way_people_agency_open (WayPage *page, const WayId *participation);
/* Opens a form that gives a person a part in the project: @person, one that is chosen, or a new one (both %NULL); or, with
 * @membership, changes it. */
void way_people_person_open (WayPage *page, const WayId *membership, const WayId *person);
/* Opens the form in which a person leaves: a summary of what ends and what is handed on, and to whom. */
void way_people_leave_open (WayPage *page, const WayId *person);

G_END_DECLS
