/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-agenda.h"

#include <glib/gi18n-lib.h>

#define DAY (24 * 60)
/* Free time this long, in minutes, is as good as a break. */
#define SHORTEST_REST 5

struct _WayAgenda {
  GArray *slots;     /* of WayAgendaSlot */
  GPtrArray *blocks; /* of WayRecord */
  gboolean has_clock;
  gboolean is_workshop;
  int start;
  int end;
  int planned; /* -1 if not known */
};

/* Minutes since midnight of "HH:MM", or -1. */
static int
clock_minutes (const char *clock)
{
  if (clock == NULL || strlen (clock) < 5 || !g_ascii_isdigit (clock[0]) || !g_ascii_isdigit (clock[3]))
    return -1;
  return (clock[0] - '0') * 600 + (clock[1] - '0') * 60 + (clock[3] - '0') * 10 + (clock[4] - '0');
}

/* Minutes since midnight of "2021-11-30T13:00", or -1 if it has no time of day. */
static int
start_minutes (const char *start)
{
  const char *clock = start != NULL ? strchr (start, 'T') : NULL;

  return clock != NULL ? clock_minutes (clock + 1) : -1;
}

static gboolean
is_kind (WayAgenda *self, guint i, const char *kind)
{
  return g_strcmp0 (way_record_get_text (g_ptr_array_index (self->blocks, i), "kind"), kind) == 0;
}

static gboolean
same_group (WayRecord *a, WayRecord *b)
{
  const char *group = way_record_get_text (a, "parallel");

  return group != NULL && g_strcmp0 (group, way_record_get_text (b, "parallel")) == 0;
}

/* Where a locked start lies: after midnight, if that is nearer to where the agenda has come to. */
static int
locked_at (int clock, int cursor)
{
  return cursor - clock > DAY / 2 ? clock + DAY * (1 + (cursor - clock - DAY / 2) / DAY) : clock;
}

/* Places the block; @base is where it would start by itself. */
static void
place (WayAgenda *self, WayRecord *block, int base, gboolean parallel)
{
  int clock = self->has_clock ? clock_minutes (way_record_get_text (block, "locked_start")) : -1;
  WayAgendaSlot slot = { .start = base, .parallel = parallel };

  slot.minutes = (int) CLAMP (way_record_get_integer (block, "minutes", 0), 0, 7 * DAY);
  if (clock >= 0)
    {
      slot.start = locked_at (clock, base);
      slot.gap = slot.start - base;
      slot.locked = TRUE;
    }
  g_array_append_val (self->slots, slot);
}

static void
compute (WayAgenda *self)
{
  int base = self->start, cursor = self->start;

  self->end = self->start;
  for (guint i = 0; i < self->blocks->len; i++)
    {
      WayRecord *block = g_ptr_array_index (self->blocks, i);
      gboolean parallel = i > 0 && same_group (block, g_ptr_array_index (self->blocks, i - 1));
      const WayAgendaSlot *slot;

      if (!parallel)
        base = cursor;
      place (self, block, base, parallel);
      slot = &g_array_index (self->slots, WayAgendaSlot, i);
      if (!parallel)
        base = slot->start;
      cursor = parallel ? MAX (cursor, slot->start + slot->minutes) : slot->start + slot->minutes;
      self->end = MAX (self->end, cursor);
    }
}

WayAgenda *
way_agenda_new (WayRecord *workshop, GPtrArray *blocks)
{
  WayAgenda *self = g_new0 (WayAgenda, 1);
  int clock = start_minutes (way_record_get_text (workshop, "start"));

  self->slots = g_array_sized_new (FALSE, FALSE, sizeof (WayAgendaSlot), blocks->len);
  self->blocks = g_ptr_array_ref (blocks);
  self->has_clock = clock >= 0;
  self->start = MAX (clock, 0);
  self->planned = (int) CLAMP (way_record_get_integer (workshop, "planned_minutes", -1), -1, 7 * DAY);
  self->is_workshop = g_strcmp0 (way_record_get_text (workshop, "kind"), "workshop") == 0;
  compute (self);
  return self;
}

void
way_agenda_free (WayAgenda *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->slots);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

guint
way_agenda_n_slots (WayAgenda *self)
{
  return self->slots->len;
}

const WayAgendaSlot *
way_agenda_slot (WayAgenda *self, guint i)
{
  g_return_val_if_fail (i < self->slots->len, NULL);

  return &g_array_index (self->slots, WayAgendaSlot, i);
}

gboolean
way_agenda_has_clock (WayAgenda *self)
{
  return self->has_clock;
}

int
way_agenda_total (WayAgenda *self)
{
  return self->end - self->start;
}

gboolean
way_agenda_is_timed (WayAgenda *self)
{
  return self->has_clock || way_agenda_total (self) > 0;
}

int
way_agenda_over (WayAgenda *self)
{
  return way_agenda_is_planned (self) ? way_agenda_total (self) - self->planned : 0;
}

gboolean
way_agenda_is_planned (WayAgenda *self)
{
  return self->planned > 0;
}

/* --- Words --- */

static char *
format_time (WayAgenda *self, int minutes)
{
  int clock = ((minutes % DAY) + DAY) % DAY;

  if (self->has_clock)
    return g_strdup_printf ("%02d:%02d", clock / 60, clock % 60);
  /* A time counted from the start of the workshop: hours and minutes. */
  return g_strdup_printf ("+%d:%02d", minutes / 60, minutes % 60);
}

char *
way_agenda_time (WayAgenda *self, guint i)
{
  return format_time (self, way_agenda_slot (self, i)->start);
}

char *
way_agenda_time_after (WayAgenda *self, int minutes)
{
  return format_time (self, self->start + minutes);
}

static char *
fill_words (WayAgenda *self)
{
  int over = way_agenda_over (self);
  int total = way_agenda_total (self);

  if (!way_agenda_is_planned (self))
    return g_strdup_printf (ngettext ("%d min", "%d min", total), total);
  if (over > 0)
    return g_strdup_printf (ngettext ("%d min over", "%d min over", over), over);
  if (over < 0)
    return g_strdup_printf (ngettext ("%d min to spare", "%d min to spare", -over), -over);
  return g_strdup (_("to time"));
}

char *
way_agenda_summary (WayAgenda *self)
{
  g_autofree char *fill = fill_words (self);
  g_autofree char *end = format_time (self, self->end);

  if (!self->has_clock)
    return g_steal_pointer (&fill);
  /* Translators: how the blocks of an agenda fill the time planned, and when they end: "5 min over: ends 15:05". */
  return g_strdup_printf (_("%s: ends %s"), fill, end);
}

char *
way_agenda_planned_end (WayAgenda *self)
{
  g_autofree char *end = format_time (self, self->start + self->planned);

  if (!way_agenda_is_planned (self))
    return g_strdup ("");
  if (!self->has_clock)
    return g_strdup_printf (ngettext ("Planned: %d min", "Planned: %d min", self->planned), self->planned);
  return g_strdup_printf (_("Planned end %s"), end);
}

char *
way_agenda_gap (WayAgenda *self, guint i)
{
  int gap = way_agenda_slot (self, i)->gap;

  if (gap > 0)
    return g_strdup_printf (ngettext ("%d min free before", "%d min free before", gap), gap);
  if (gap < 0)
    return g_strdup_printf (ngettext ("%d min overlap", "%d min overlap", -gap), -gap);
  return NULL;
}

/* --- Rule 5 --- */

static void
warn_of_stretch (WayAgenda *self, int from, int to, GPtrArray *warnings)
{
  g_autofree char *start = format_time (self, from);
  g_autofree char *latest = format_time (self, from + WAY_AGENDA_LONGEST_STRETCH);

  if (to - from <= WAY_AGENDA_LONGEST_STRETCH)
    return;
  g_ptr_array_add (warnings, g_strdup_printf (_("%d minutes from %s without a break: put one before %s."), to - from,
                                              start, latest));
}

static void
check_breaks (WayAgenda *self, GPtrArray *warnings)
{
  int from = self->start, busy = from;

  for (guint i = 0; i < self->slots->len; i++)
    {
      const WayAgendaSlot *slot = way_agenda_slot (self, i);
      gboolean rest = is_kind (self, i, "break") && slot->minutes > 0;

      if (slot->start - busy >= SHORTEST_REST)
        {
          warn_of_stretch (self, from, busy, warnings);
          from = slot->start;
        }
      if (rest && !slot->parallel)
        {
          warn_of_stretch (self, from, slot->start, warnings);
          from = slot->start + slot->minutes;
        }
      busy = MAX (busy, slot->start + slot->minutes);
    }
  warn_of_stretch (self, from, busy, warnings);
}

static void
check_ending (WayAgenda *self, GPtrArray *warnings)
{
  int planning = -1, closing = -1;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      if (is_kind (self, i, "action_planning"))
        planning = (int) i;
      if (is_kind (self, i, "closing"))
        closing = (int) i;
    }
  if (planning < 0)
    g_ptr_array_add (warnings, g_strdup (_("No action planning yet: before the closing, say who will do what, by when.")));
  else if (closing >= 0 && closing < planning)
    g_ptr_array_add (warnings, g_strdup (_("Action planning comes after the closing: put it before.")));
}

GPtrArray *
way_agenda_warnings (WayAgenda *self)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_free);

  if (self->blocks->len == 0)
    return warnings;
  check_breaks (self, warnings);
  if (self->is_workshop)
    check_ending (self, warnings);
  return warnings;
}
