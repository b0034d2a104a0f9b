/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts put together from lists of words, in the field's own English; never a name of a child. Newly allocated,
 * but for themes. */
char *way_generate_place (GRand *rand);
char *way_generate_person (GRand *rand);
/* @kind is a key of the field kind of cards. */
char *way_generate_card (GRand *rand, const char *kind);
char *way_generate_action (GRand *rand);
const char *way_generate_theme (guint n);
char *way_generate_note (GRand *rand);

G_END_DECLS
