/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-id.h"
#include "ui/way-pill.h"

G_BEGIN_DECLS

/**
 * WayFact:
 *
 * Something to know about a record, in two lines and a pill: an item of the lists on Home, of search results and the
 * like, where what is shown comes from several records.
 */
#define WAY_TYPE_FACT (way_fact_get_type ())
G_DECLARE_FINAL_TYPE (WayFact, way_fact, WAY, FACT, GObject)

/* Texts may be %NULL but for @title. */
WayFact *way_fact_new (const WayId *record, const char *title, const char *subtitle, const char *pill, WayTone tone);
const WayId *way_fact_get_record (WayFact *self);
const char *way_fact_get_title (WayFact *self);

/* Makes the #GListStore hold @facts (#GPtrArray of #WayFact) by one splice of what differs. */
void way_facts_update (GListStore *store, GPtrArray *facts);
/* Called with the fact that was opened. */
typedef void (*WayFactFunc) (gpointer data, WayFact *fact);

/* A list of such a store, a row a fact with the pill before or after the texts; one click or Enter opens. @name is its
 * accessible name; @data is an object. The first form is for lists of any length, in a scrolled window; the second, a
 * card of rows as tall as they need, for some dozens at most. */
GtkWidget *way_fact_list_new (GListStore *store, const char *name, gboolean pill_first, WayFactFunc open, gpointer data);
GtkWidget *way_fact_card_new (GListStore *store, const char *name, gboolean pill_first, WayFactFunc open, gpointer data);

G_END_DECLS
