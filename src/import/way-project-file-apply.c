/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-project-file-private.h"

#include "base/way-clock.h"
#include "base/way-error.h"
#include "base/way-text.h"

#include <glib/gi18n-lib.h>

void
way_project_apply_fault (WayProjectApply *apply, guint line, const char *name, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  reason = way_text_beginning (sentence, WAY_PROJECT_SENTENCE);
  if (name != NULL)
    {
      g_autofree char *shown = way_text_beginning (name, WAY_PROJECT_QUOTE);

      way_project_report_add_fault (apply->report, g_strdup_printf (_("line %u, “%s”: %s"), line, shown, reason));
    }
  else
    way_project_report_add_fault (apply->report, g_strdup_printf (_("line %u: %s"), line, reason));
}

void
way_project_apply_skip (WayProjectApply *apply, char *what)
{
  guint times = GPOINTER_TO_UINT (g_hash_table_lookup (apply->skipped, what));

  g_hash_table_replace (apply->skipped, what, GUINT_TO_POINTER (times + 1));
}

/* --- Reading --- */

static void
check_known (WayProjectApply *apply, WayProjectEntry *entry)
{
  const WayId *project = way_record_get_project (entry->old);

  if (way_record_get_kind (entry->old) != entry->kind)
    {
      g_autofree char *noun = way_kind_noun (way_record_get_kind (entry->old));

      way_project_apply_fault (apply, entry->json->line, entry->name,
                               _("the library has a record with this id that is of another kind (%s)."), noun);
      g_clear_object (&entry->old);
    }
  else if (project != NULL && !way_id_equal (project, &apply->file->project))
    way_project_apply_fault (apply, entry->json->line, entry->name,
                             _("the library has a record with this id in another project."));
}

static void
read_entry (WayProjectApply *apply, WayProjectEntry *entry, gint64 created)
{
  entry->old = way_library_get (apply->library, &entry->id);
  if (entry->old != NULL)
    check_known (apply, entry);
  if (entry->old != NULL)
    entry->record = way_record_copy (entry->old);
  else
    {
      entry->record = way_record_new (entry->kind);
      way_record_set_id (entry->record, &entry->id);
      way_record_set_created (entry->record, created);
      if ((entry->kind->flags & WAY_KIND_LIBRARY) == 0)
        way_record_set_project (entry->record, &apply->file->project);
    }
  way_project_entry_read_fields (apply, entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const WayProjectEntry *first = *(const WayProjectEntry *const *) a;
  const WayProjectEntry *second = *(const WayProjectEntry *const *) b;
  gint64 older;

  if (first->kind != second->kind)
    return first->kind == NULL || (second->kind != NULL && way_kind_index (first->kind) > way_kind_index (second->kind))
             ? 1 : -1;
  older = first->kind != NULL ? way_record_get_created (first->record) - way_record_get_created (second->record) : 0;
  if (older != 0)
    return older < 0 ? -1 : 1;
  return first->place < second->place ? -1 : 1;
}

static void
read_entries (WayProjectApply *apply)
{
  GPtrArray *entries = apply->file->entries;
  gint64 now = way_clock_now ();

  /* A record without "created" is made now; a millisecond each keeps the order of the file. */
  for (guint i = 0; i < entries->len && !g_cancellable_is_cancelled (apply->file->cancellable); i++)
    {
      WayProjectEntry *entry = g_ptr_array_index (entries, i);

      if (entry->kind != NULL)
        read_entry (apply, entry, now - (gint64) (entries->len - 1 - i));
    }
  if (!g_cancellable_is_cancelled (apply->file->cancellable))
    g_ptr_array_sort (entries, compare_entries);
}

static void
find_project (WayProjectApply *apply)
{
  WayProjectFile *file = apply->file;
  WayProjectEntry *entry = g_hash_table_lookup (file->by_id, &file->project);
  g_autoptr (WayRecord) known = entry == NULL ? way_library_get (apply->library, &file->project) : NULL;
  WayRecord *record = entry != NULL ? entry->record : known;

  if (record == NULL || !way_record_is (record, "project"))
    way_project_apply_fault (apply, 1, NULL, _("the project “%s” is neither in the file nor in the library."),
                             file->project_name);
  else if (entry == NULL && way_record_get_deleted (record))
    way_project_apply_fault (apply, 1, NULL, _("the project “%s” is deleted; restore it first."),
                             way_record_get_title (record));
  else
    apply->report->title = g_strdup (way_record_get_title (record));
  apply->report->project = file->project;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
list_skipped (WayProjectApply *apply)
{
  GHashTableIter iter;
  gpointer what, times;

  g_hash_table_iter_init (&iter, apply->skipped);
  while (g_hash_table_iter_next (&iter, &what, &times))
    {
      guint n = GPOINTER_TO_UINT (times);

      g_ptr_array_add (apply->report->skipped,
                       g_strdup_printf (ngettext ("%s was not read (%u time).", "%s was not read (%u times).", n),
                                        (char *) what, n));
    }
  g_ptr_array_sort (apply->report->skipped, compare_texts);
}

/* --- Writing --- */

static gboolean
save_entry (WayProjectApply *apply, WayProjectEntry *entry, GError **error)
{
  WayProjectCount *count = &apply->report->counts[way_kind_index (entry->kind)];
  gboolean restored = entry->old != NULL && way_record_get_deleted (entry->old);

  if (restored)
    {
      if (!way_library_restore (apply->library, &entry->id, error))
        return FALSE;
      way_record_set_deleted (entry->record, FALSE);
      count->restored++;
    }
  if (entry->old != NULL && way_record_same_values (entry->old, entry->record))
    {
      count->unchanged += !restored;
      return TRUE;
    }
  if (entry->old == NULL)
    count->created++;
  else
    count->updated += !restored;
  return way_library_save_deferred (apply->library, entry->record, error);
}

static gboolean
save_all (WayProjectApply *apply, GError **error)
{
  GPtrArray *entries = apply->file->entries;

  for (guint i = 0; i < entries->len; i++)
    {
      WayProjectEntry *entry = g_ptr_array_index (entries, i);

      if (g_cancellable_set_error_if_cancelled (apply->file->cancellable, error)
          || (entry->kind != NULL && !save_entry (apply, entry, error)))
        return FALSE;
    }
  return way_project_apply_write_history (apply, error);
}

static gboolean
write_all (WayProjectApply *apply, gboolean dry_run, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Read project file “%s”"), apply->file->name);

  if (!way_library_begin (apply->library, &apply->file->project, label, error))
    return FALSE;
  if (!dry_run)
    return way_library_end (apply->library, save_all (apply, error), error);
  if (!save_all (apply, error))
    {
      way_library_rollback (apply->library);
      return FALSE;
    }
  way_library_rollback (apply->library);
  return TRUE;
}

static gboolean
refuse (WayProjectApply *apply, GError **error)
{
  guint n = way_project_report_n_faults (apply->report);
  const char *first = g_ptr_array_index (apply->report->faults, 0);

  if (n == 1)
    g_set_error (error, WAY_ERROR, WAY_ERROR_FORMAT, _("Nothing was read from “%s”: %s"), apply->file->name, first);
  else
    g_set_error (error, WAY_ERROR, WAY_ERROR_FORMAT,
                 ngettext ("Nothing was read from “%s”, which has %u fault; the first: %s",
                           "Nothing was read from “%s”, which has %u faults; the first: %s", n),
                 apply->file->name, n, first);
  return FALSE;
}

gboolean
way_project_file_apply (WayProjectFile *self, WayLibrary *library, gboolean dry_run, WayProjectReport *report,
                        GError **error)
{
  g_autoptr (GHashTable) skipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  WayProjectApply apply = { self, library, report, skipped };

  way_project_report_init (report);
  way_project_file_index (&apply);
  read_entries (&apply);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  find_project (&apply);
  list_skipped (&apply);
  way_project_apply_check (&apply);
  if (way_project_report_n_faults (report) > 0)
    return refuse (&apply, error);
  return write_all (&apply, dry_run, error);
}
