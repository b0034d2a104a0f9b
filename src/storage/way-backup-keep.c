/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-backups.h"

#define DAY_MS ((gint64) 24 * 60 * 60 * 1000)

typedef struct {
  gint64 at;
  guint index;
} Made;

static int
newest_first (gconstpointer a, gconstpointer b)
{
  const Made *left = a;
  const Made *right = b;

  if (left->at != right->at)
    return left->at < right->at ? 1 : -1;
  return left->index < right->index ? 1 : -1;
}

static gint64
day_of (gint64 at)
{
  return at >= 0 ? at / DAY_MS : -((-at + DAY_MS - 1) / DAY_MS);
}

/* Weeks begin on Monday; 1 January 1970 was a Thursday. */
static gint64
week_of (gint64 at)
{
  gint64 day = day_of (at) + 3;

  return day >= 0 ? day / 7 : -((-day + 6) / 7);
}

static gint64
month_of (gint64 at)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (at / 1000);

  return date != NULL ? g_date_time_get_year (date) * 12 + g_date_time_get_month (date) : 0;
}

/* Keeps the newest of each of the first @n_periods periods that the backups, newest first, fall into. */
static void
keep_periods (const Made *made, guint n, gint64 (*period_of) (gint64 at), guint n_periods, gboolean *keep)
{
  gint64 last = 0;
  guint found = 0;

  for (guint i = 0; i < n && found < n_periods; i++)
    {
      gint64 period = period_of (made[i].at);

      if (found > 0 && period == last)
        continue;
      keep[made[i].index] = TRUE;
      last = period;
      found++;
    }
}

static void
keep_some (const Made *made, guint n, gboolean *keep)
{
  for (guint i = 0; i < MIN (n, WAY_BACKUP_LATEST); i++)
    keep[made[i].index] = TRUE;
  keep_periods (made, n, day_of, WAY_BACKUP_DAYS, keep);
  keep_periods (made, n, week_of, WAY_BACKUP_WEEKS, keep);
  keep_periods (made, n, month_of, WAY_BACKUP_MONTHS, keep);
}

void
way_backups_keep (const gint64 *times, guint n, gint64 now, gboolean *keep)
{
  g_autofree Made *made = g_new (Made, n);
  guint n_future = 0;

  for (guint i = 0; i < n; i++)
    {
      made[i] = (Made){ times[i], i };
      keep[i] = FALSE;
    }
  if (n > 0)
    qsort (made, n, sizeof *made, newest_first);
  while (n_future < n && made[n_future].at > now)
    n_future++;
  /* Were they one line, backups dated 2030 by a wrong clock would push out every one that is made after it is set right. */
  keep_some (made, n_future, keep);
  keep_some (made + n_future, n - n_future, keep);
}
