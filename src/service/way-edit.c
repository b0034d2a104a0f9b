/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-edit.h"

#include "base/way-date.h"
#include "base/way-error.h"
#include "base/way-text.h"
#include "service/way-attribution.h"

#include <glib/gi18n-lib.h>

/* What a record was when it was checked out. */
#define BASE_KEY "way-edit-base"

static void
fail_missing (GError **error)
{
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("It is no longer in the library."));
}

WayRecord *
way_edit_copy (WayLibrary *library, const WayId *id, GError **error)
{
  g_autoptr (WayRecord) record = way_library_get (library, id);

  if (record == NULL)
    fail_missing (error);
  else if (way_record_get_deleted (record))
    g_set_error_literal (error, WAY_ERROR, WAY_ERROR_DELETED,
                         _("It was deleted meanwhile, so the changes were not saved. Restore it under “Deleted”, then change it."));
  else
    return way_record_copy (record);
  return NULL;
}

WayRecord *
way_edit_check_out (WayRecord *record)
{
  WayRecord *copy = way_record_copy (record);

  g_object_set_data_full (G_OBJECT (copy), BASE_KEY, way_record_copy (record), g_object_unref);
  return copy;
}

void
way_edit_catch_up (WayLibrary *library, WayRecord *record)
{
  WayRecord *base = g_object_get_data (G_OBJECT (record), BASE_KEY);
  g_autoptr (WayRecord) theirs = NULL;

  if (base == NULL)
    return;
  /* What other programs did in this very moment, too. */
  way_library_poll (library);
  theirs = way_library_get (library, way_record_get_id (record));
  if (theirs != NULL)
    way_record_merge (record, base, theirs);
}

static char *
field_label (WayRecord *record, const char *name)
{
  const WayKind *kind = way_record_get_kind (record);
  const WayField *field = way_kind_field (kind, name);
  g_autofree char *noun = way_kind_noun (kind);
  g_autofree char *word = g_utf8_strdown (g_dgettext (GETTEXT_PACKAGE, field->label), -1);

  /* Translators: a step in the line of undo: change status of action. */
  return g_strdup_printf (_("Change %s of %s"), word, noun);
}

gboolean
way_edit_save (WayLibrary *library, WayRecord *record, const char *label, GError **error)
{
  if (!way_library_begin (library, way_record_get_project (record), label, error))
    return FALSE;
  return way_library_end (library, way_library_save (library, record, error), error);
}

/* Opens the step that changes @field, and takes the copy within it; end_field() closes it. */
static WayRecord *
begin_field (WayLibrary *library, const WayId *id, const char *field, GError **error)
{
  g_autoptr (WayRecord) known = way_library_get (library, id);
  g_autofree char *label = known != NULL ? field_label (known, field) : NULL;
  WayRecord *copy;

  if (known == NULL)
    fail_missing (error);
  if (known == NULL || !way_library_begin (library, way_record_get_project (known), label, error))
    return NULL;
  copy = way_edit_copy (library, id, error);
  if (copy == NULL)
    way_library_end (library, FALSE, NULL);
  return copy;
}

static gboolean
end_field (WayLibrary *library, WayRecord *record, GError **error)
{
  return way_library_end (library, way_library_save (library, record, error), error);
}

gboolean
way_edit_set_text (WayLibrary *library, const WayId *id, const char *field, const char *text, GError **error)
{
  g_autoptr (WayRecord) record = begin_field (library, id, field, error);

  if (record == NULL)
    return FALSE;
  way_record_set_text (record, field, text);
  return end_field (library, record, error);
}

gboolean
way_edit_set_integer (WayLibrary *library, const WayId *id, const char *field, gint64 value, GError **error)
{
  g_autoptr (WayRecord) record = begin_field (library, id, field, error);

  if (record == NULL)
    return FALSE;
  way_record_set_integer (record, field, value);
  return end_field (library, record, error);
}

gboolean
way_edit_set_boolean (WayLibrary *library, const WayId *id, const char *field, gboolean value, GError **error)
{
  g_autoptr (WayRecord) record = begin_field (library, id, field, error);

  if (record == NULL)
    return FALSE;
  way_record_set_boolean (record, field, value);
  return end_field (library, record, error);
}

gboolean
way_edit_set_list (WayLibrary *library, const WayId *id, const char *field, const char *const *list, GError **error)
{
  g_autoptr (WayRecord) record = begin_field (library, id, field, error);

  if (record == NULL)
    return FALSE;
  way_record_set_list (record, field, list);
  return end_field (library, record, error);
}

gboolean
way_edit_set_reference (WayLibrary *library, const WayId *id, const char *field, const WayId *target, GError **error)
{
  g_autoptr (WayRecord) record = begin_field (library, id, field, error);

  if (record == NULL)
    return FALSE;
  way_record_set_reference (record, field, target);
  return end_field (library, record, error);
}

gboolean
way_edit_set_references (WayLibrary *library, const WayId *id, const char *field, GArray *targets, GError **error)
{
  g_autoptr (WayRecord) record = begin_field (library, id, field, error);

  if (record == NULL)
    return FALSE;
  way_record_set_references (record, field, targets);
  return end_field (library, record, error);
}

gboolean
way_edit_toggle_reference (WayLibrary *library, const WayId *id, const char *field, const WayId *target,
                           gboolean present, GError **error)
{
  g_autoptr (WayRecord) record = begin_field (library, id, field, error);

  if (record == NULL)
    return FALSE;
  if (present)
    way_record_add_reference (record, field, target);
  else
    way_record_remove_reference (record, field, target);
  return end_field (library, record, error);
}

static gboolean
run_on (WayLibrary *library, const WayId *id, const char *format,
        gboolean (*run) (WayLibrary *library, const WayId *id, GError **error), GError **error)
{
  g_autoptr (WayRecord) record = way_library_get (library, id);
  g_autofree char *noun = record != NULL ? way_kind_noun (way_record_get_kind (record)) : NULL;
  g_autofree char *label = NULL;

  if (record == NULL)
    {
      fail_missing (error);
      return FALSE;
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  label = g_strdup_printf (format, noun);
#pragma GCC diagnostic pop
  if (!way_library_begin (library, way_record_get_project (record), label, error))
    return FALSE;
  return way_library_end (library, run (library, id, error), error);
}

gboolean
way_edit_delete (WayLibrary *library, const WayId *id, GError **error)
{
  /* Translators: a step in the line of undo: delete card. */
  return run_on (library, id, _("Delete %s"), way_library_delete, error);
}

gboolean
way_edit_restore (WayLibrary *library, const WayId *id, GError **error)
{
  return run_on (library, id, _("Restore %s"), way_library_restore, error);
}

static char *
rank_of (WayLibrary *library, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (library, id);

  return record != NULL ? g_strdup (way_record_get_text (record, "rank")) : NULL;
}

gboolean
way_edit_move (WayLibrary *library, const WayId *id, const WayId *before, const WayId *after, GError **error)
{
  g_autoptr (WayRecord) record = way_edit_copy (library, id, error);
  g_autofree char *low = rank_of (library, before);
  g_autofree char *high = rank_of (library, after);
  g_autofree char *rank = way_rank_between (low, high);
  g_autofree char *noun = record != NULL ? way_kind_noun (way_record_get_kind (record)) : NULL;
  g_autofree char *label = g_strdup_printf (_("Move %s"), noun != NULL ? noun : "");

  if (record == NULL)
    return FALSE;
  way_record_set_text (record, "rank", rank);
  return way_edit_save (library, record, label, error);
}

/* --- Describing --- */

/* A private one is named without its words, wherever that is: others may look on. */
static char *
describe_reflection (WayRecord *record)
{
  g_autofree char *date = way_date_format (way_record_get_text (record, "date"));

  if (!way_record_get_boolean (record, "private"))
    return g_strdup (way_record_has (record, "answers") ? way_record_get_list (record, "answers")[0] : _("Reflection"));
  if (*date == '\0')
    return g_strdup (_("Private reflection"));
  /* Translators: the day of it. */
  return g_strdup_printf (_("Private reflection, %s"), date);
}

static char *
describe_untitled (WayLibrary *library, WayRecord *record)
{
  const WayKind *kind = way_record_get_kind (record);

  if (way_record_is (record, "membership"))
    return way_describe (library, way_record_get_reference (record, "person"));
  if (way_record_is (record, "participation"))
    return way_describe (library, way_record_get_reference (record, "agency"));
  if (way_record_is (record, "stage_change"))
    return g_strdup (way_record_get_label (record, "to"));
  if (way_record_is (record, "reflection"))
    return describe_reflection (record);
  return g_strdup (g_dgettext (GETTEXT_PACKAGE, kind->label));
}

char *
way_describe (WayLibrary *library, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (library, id);
  g_autofree char *title = NULL;

  if (record == NULL)
    return g_strdup ("");
  title = way_record_is (record, "conversation") ? way_attribution_describe (library, record)
                                                 : g_strdup (way_record_get_title (record));
  if (title == NULL)
    title = describe_untitled (library, record);
  /* Translators: a record that was deleted but is still referred to. */
  return way_record_get_deleted (record) ? g_strdup_printf (_("%s (deleted)"), title) : g_steal_pointer (&title);
}

char *
way_describe_all (WayLibrary *library, GArray *ids)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *title = way_describe (library, way_id_list_index (ids, i));

      g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", title);
    }
  return g_string_free (all, FALSE);
}
