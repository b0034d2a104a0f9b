/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"
#include "ui/way-pill.h"

G_BEGIN_DECLS

/* One fact about a card: what its pill says, and in which tone. */
typedef struct {
  char *label;
  char *tip; /* the whole of it where @label is short, or %NULL */
  WayTone tone;
  gboolean notice; /* it is that the text looks like a person, which has an icon, too */
} WayCardFact;

/**
 * WayCardFacts:
 *
 * What stands below the text of a card: who raised it, its themes, whose it is to change, whether anything is done
 * about it, and whether its words look like a person (way-notice-marks.h). Names are looked up once and kept until they change. Emits "changed" when facts that depend on other
 * records may read differently.
 */
#define WAY_TYPE_CARD_FACTS (way_card_facts_get_type ())
G_DECLARE_FINAL_TYPE (WayCardFacts, way_card_facts, WAY, CARD_FACTS, GObject)

/* For the cards of @project. An agency goes by its sector's name while no other one of the project shares it. */
WayCardFacts *way_card_facts_new (WayLibrary *library, const WayId *project);
/* Leaves out a theme that is said above all of the cards. @theme: (nullable) */
void way_card_facts_set_said (WayCardFacts *self, const WayId *theme);
/* The facts of @card, most telling first. With @with_kind also its kind. Returns: #GPtrArray of #WayCardFact */
GPtrArray *way_card_facts_get (WayCardFacts *self, WayRecord *card, gboolean with_kind);

G_END_DECLS
