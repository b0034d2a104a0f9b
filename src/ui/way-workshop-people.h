/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Who was invited to a workshop, came, or sent apologies: a row a person with a part in the project. Within a #WayPage. */
#define WAY_TYPE_WORKSHOP_PEOPLE (way_workshop_people_get_type ())
G_DECLARE_FINAL_TYPE (WayWorkshopPeople, way_workshop_people, WAY, WORKSHOP_PEOPLE, AdwBin)

void way_workshop_people_set_workshop (WayWorkshopPeople *self, WayLibrary *library, const WayId *workshop);

G_END_DECLS
