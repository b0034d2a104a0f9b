/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/way-record.h"

G_BEGIN_DECLS

/* How long people can work without a break, minutes (DOMAIN, rule 5). */
#define WAY_AGENDA_LONGEST_STRETCH 75

/**
 * WayAgendaSlot:
 * @start: minutes since midnight of the workshop's day; without a time of day, minutes since the workshop's start
 * @minutes: how long the block lasts
 * @gap: for a locked start, the minutes left free before it; below 0, by how many what comes before runs into it
 * @locked: its start was set by hand and holds
 * @parallel: it runs beside the block before it
 *
 * When one block of an agenda takes place.
 */
typedef struct {
  int start;
  int minutes;
  int gap;
  gboolean locked;
  gboolean parallel;
} WayAgendaSlot;

/**
 * WayAgenda:
 *
 * The times of an agenda, computed from a workshop and its blocks in order (DOMAIN, rules 5 and 7): a block starts
 * when all before it are over; a locked start holds; neighbours in the same parallel group start together and cost
 * the longest of them. Pure: it reads no library and changes nothing. A locked start counts only where the
 * workshop's own start has a time of day.
 */
typedef struct _WayAgenda WayAgenda;

/* @workshop a record of the kind workshop, @blocks its blocks in order (#WayRecord). */
WayAgenda *way_agenda_new (WayRecord *workshop, GPtrArray *blocks);
void way_agenda_free (WayAgenda *self);

guint way_agenda_n_slots (WayAgenda *self);
const WayAgendaSlot *way_agenda_slot (WayAgenda *self, guint i);
/* %TRUE if times are of the clock, %FALSE if they count from the start. */
gboolean way_agenda_has_clock (WayAgenda *self);
/* %TRUE if the workshop has a time of day or any block a length: without, there is no time to speak of. */
gboolean way_agenda_is_timed (WayAgenda *self);
/* Minutes from the start of the workshop to the end of its last block. */
int way_agenda_total (WayAgenda *self);
/* Minutes more than planned; below 0, minutes to spare; 0 without planned minutes. */
int way_agenda_over (WayAgenda *self);
/* %TRUE if the workshop says how long it is to last. */
gboolean way_agenda_is_planned (WayAgenda *self);

/* When block @i starts: "13:10", or "+0:25" without a time of day. Newly allocated. */
char *way_agenda_time (WayAgenda *self, guint i);
/* A time @minutes after the start, in the same form. Newly allocated. */
char *way_agenda_time_after (WayAgenda *self, int minutes);
/* How the blocks fill the plan: "5 min over: ends 15:05", "to time: ends 15:00". Newly allocated. */
char *way_agenda_summary (WayAgenda *self);
/* When it is meant to end: "Planned end 15:00", "Planned: 120 min"; "" without planned minutes. Newly allocated. */
char *way_agenda_planned_end (WayAgenda *self);
/* The gap or overlap before block @i in words, or %NULL if there is none. Newly allocated. */
char *way_agenda_gap (WayAgenda *self, guint i);
/* What to think about (rule 5), each a sentence; empty if there is nothing. Returns: (transfer full): of char* */
GPtrArray *way_agenda_warnings (WayAgenda *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayAgenda, way_agenda_free)

G_END_DECLS
