/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-splice.h"

/* More splices than this and one for the whole changed part is quicker for every reader. */
#define MANY 64

/* The length of the longest increasing subsequence's members, marked in @keep: the ids that need not move.
 * @places holds for each kept id its place in the wanted list. Patience sorting (Fredman, 1975), O(n log n). */
static void
mark_longest_run (GArray *places, gboolean *keep)
{
  guint n = places->len, length = 0;
  g_autofree guint *tails = g_new (guint, n + 1);
  g_autofree guint *previous = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint place = g_array_index (places, guint, i), low = 0, high = length;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (places, guint, tails[middle]) < place)
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? tails[low - 1] : G_MAXUINT;
      tails[low] = i;
      length = MAX (length, low + 1);
    }
  for (guint i = length > 0 ? tails[length - 1] : G_MAXUINT; i != G_MAXUINT; i = previous[i])
    keep[i] = TRUE;
}

typedef struct {
  GArray *ids;
  WaySpliceFunc spliced;
  gpointer data;
} Splicer;

static void
take_out (Splicer *self, guint position, guint n)
{
  g_array_remove_range (self->ids, position, n);
  self->spliced (self->ids, position, n, 0, self->data);
}

static void
put_in (Splicer *self, guint position, const WayId *first, guint n)
{
  g_array_insert_vals (self->ids, position, first, n);
  self->spliced (self->ids, position, 0, n, self->data);
}

/* Takes out of the part [start, start + keep_n) what @keep does not mark, from the end, a run at a time. */
static void
take_out_unkept (Splicer *self, guint start, const gboolean *keep, guint n)
{
  for (guint i = n; i > 0;)
    {
      guint end = i;

      while (i > 0 && !keep[i - 1])
        i--;
      if (i < end)
        take_out (self, start + i, end - i);
      else
        i--;
    }
}

static gboolean
stands_at (GArray *ids, guint position, const WayId *id)
{
  return position < ids->len && way_id_equal (way_id_list_index (ids, position), id);
}

/* Puts in what @wanted has and the list lacks, a run at a time. */
static void
put_in_missing (Splicer *self, guint start, const WayId *wanted, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint from = i;

      while (i < n && !stands_at (self->ids, start + from, &wanted[i]))
        i++;
      if (i > from)
        put_in (self, start + from, &wanted[from], i - from);
    }
}

static guint
count_runs (const gboolean *keep, guint n)
{
  guint runs = 0;

  for (guint i = 0; i < n; i++)
    if (!keep[i] && (i == 0 || keep[i - 1]))
      runs++;
  return runs;
}

void
way_splice (GArray *ids, GArray *wanted, WaySpliceFunc spliced, gpointer data)
{
  Splicer self = { ids, spliced, data };
  guint start = 0, old_n, new_n, kept = 0;
  g_autoptr (GHashTable) places = NULL;
  g_autoptr (GArray) known = NULL;
  g_autofree gboolean *keep = NULL;
  g_autofree gboolean *in_run = NULL;
  g_autofree guint *at = NULL;

  while (start < ids->len && start < wanted->len
         && way_id_equal (way_id_list_index (ids, start), way_id_list_index (wanted, start)))
    start++;
  old_n = ids->len - start;
  new_n = wanted->len - start;
  while (old_n > 0 && new_n > 0
         && way_id_equal (way_id_list_index (ids, start + old_n - 1), way_id_list_index (wanted, start + new_n - 1)))
    old_n--, new_n--;
  if (old_n == 0 && new_n == 0)
    return;

  places = g_hash_table_new (way_id_hash, way_id_equal);
  known = g_array_new (FALSE, FALSE, sizeof (guint));
  keep = g_new0 (gboolean, (gsize) old_n + 1);
  at = g_new0 (guint, (gsize) old_n + 1);
  for (guint i = 0; i < new_n; i++)
    g_hash_table_insert (places, (gpointer) way_id_list_index (wanted, start + i), GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < old_n; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, way_id_list_index (ids, start + i)));

      if (place == 0)
        continue;
      at[known->len] = i;
      g_array_append_val (known, place);
    }
  in_run = g_new0 (gboolean, (gsize) old_n + 1);
  mark_longest_run (known, in_run);
  for (guint i = 0; i < known->len; i++)
    if (in_run[i])
      {
        keep[at[i]] = TRUE;
        kept++;
      }

  if (kept == 0 || count_runs (keep, old_n) > MANY || new_n - kept > MANY * 16)
    {
      if (old_n > 0)
        g_array_remove_range (ids, start, old_n);
      if (new_n > 0)
        g_array_insert_vals (ids, start, way_id_list_index (wanted, start), new_n);
      spliced (ids, start, old_n, new_n, data);
      return;
    }
  take_out_unkept (&self, start, keep, old_n);
  put_in_missing (&self, start, way_id_list_index (wanted, start), new_n);
}
