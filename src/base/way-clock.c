/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-clock.h"

/* GLib asks for seconds; people leave them out. */
static GDateTime *
read_time (const char *text)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *with_seconds = g_strconcat (text, ":00", NULL);
  GDateTime *time = g_date_time_new_from_iso8601 (text, zone);

  return time != NULL ? time : g_date_time_new_from_iso8601 (with_seconds, zone);
}

static gint64
fixed_now (void)
{
  static gsize ready = 0;
  static gint64 fixed;

  if (g_once_init_enter (&ready))
    {
      const char *text = g_getenv ("WAYMARK_NOW");
      g_autoptr (GDateTime) time = text != NULL ? read_time (text) : NULL;

      fixed = time != NULL ? g_date_time_to_unix (time) * 1000 : 0;
      g_once_init_leave (&ready, 1);
    }
  return fixed;
}

gint64
way_clock_now (void)
{
  gint64 fixed = fixed_now ();

  return fixed != 0 ? fixed : g_get_real_time () / 1000;
}

const char *
way_clock_today (void)
{
  static _Thread_local char today[16];
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (way_clock_now () / 1000);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%d");

  g_strlcpy (today, text, sizeof today);
  return today;
}

gint64
way_clock_next_stamp (gint64 last)
{
  /* 47 bits last until the year 6429; a clock set beyond does not turn the stamps around. */
  gint64 stamp = CLAMP (way_clock_now (), 0, G_MAXINT64 >> 16) << 16;

  return stamp > last ? stamp : last + 1;
}
