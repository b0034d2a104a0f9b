/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* What a person does with themes (DOMAIN: emerging → proposed → taken forward | parked | merged → explored). Each is
 * one step; on an error (%FALSE) nothing is changed. */

/* A new, emerging theme. @theme (out, optional) gets its id. */
gboolean way_theme_add (WayLibrary *library, const WayId *project, const char *name, WayId *theme, GError **error);
/* Takes the theme forward ("taken_forward") or parks it ("parked"): @who agreed it, on which date @when and @why are
 * all required (rule 1). */
gboolean way_theme_decide (WayLibrary *library, const WayId *theme, const char *state, const char *who,
                           const char *when, const char *why, GError **error);
/* Any other state but merged: emerging, proposed, explored. Going back before a decision clears who, when and why; the
 * log keeps them. */
gboolean way_theme_set_state (WayLibrary *library, const WayId *theme, const char *state, GError **error);
/* Merges the theme into another of the same project. Every source is kept: its cards gain the other theme, its actions
 * and workshops point at the other, its reflective questions are added to the other's, and the theme itself stays,
 * merged, with where it went. @who, @when and @why are required, as for way_theme_decide(). */
gboolean way_theme_merge (WayLibrary *library, const WayId *theme, const WayId *into, const char *who,
                          const char *when, const char *why, GError **error);
/* Who agrees unless another is named: the project's single point of contact by name, or those words. Newly allocated. */
char *way_theme_usual_decider (WayLibrary *library, const WayId *project);
/* "Agreed by Ann Lee on 12 July 2021: reason", what there is of it; "" if nothing is decided. Newly allocated. */
char *way_theme_describe_decision (WayRecord *theme);

G_END_DECLS
