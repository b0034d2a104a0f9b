/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-project-report.h"

void
way_project_report_init (WayProjectReport *self)
{
  guint n_kinds;

  way_kinds (&n_kinds);
  *self = (WayProjectReport) { 0 };
  self->counts = g_new0 (WayProjectCount, n_kinds);
  self->skipped = g_ptr_array_new_with_free_func (g_free);
  self->faults = g_ptr_array_new_with_free_func (g_free);
}

void
way_project_report_clear (WayProjectReport *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->counts, g_free);
  g_clear_pointer (&self->skipped, g_ptr_array_unref);
  g_clear_pointer (&self->faults, g_ptr_array_unref);
}

WayProjectCount
way_project_report_total (const WayProjectReport *self)
{
  WayProjectCount total = { 0 };
  guint n_kinds;

  way_kinds (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    {
      total.created += self->counts[i].created;
      total.updated += self->counts[i].updated;
      total.unchanged += self->counts[i].unchanged;
      total.restored += self->counts[i].restored;
    }
  return total;
}

void
way_project_report_add_fault (WayProjectReport *self, char *fault)
{
  if (self->faults->len < WAY_PROJECT_REPORT_MAX_FAULTS)
    {
      g_ptr_array_add (self->faults, fault);
      return;
    }
  self->more_faults++;
  g_free (fault);
}

guint
way_project_report_n_faults (const WayProjectReport *self)
{
  return self->faults->len + self->more_faults;
}
