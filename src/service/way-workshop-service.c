/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-workshop-service.h"

#include "base/way-clock.h"
#include "base/way-error.h"
#include "base/way-text.h"
#include "service/way-edit.h"
#include "service/way-review-service.h"

#include <glib/gi18n-lib.h>

/* --- Copies --- */

static gboolean
copy_blocks (WayLibrary *library, const WayId *from, WayRecord *to, GError **error)
{
  g_autoptr (GPtrArray) blocks = way_library_query_records (library, "agenda of workshop", "i", from);

  for (guint i = 0; i < blocks->len; i++)
    {
      g_autoptr (WayRecord) block = way_record_copy (g_ptr_array_index (blocks, i));
      WayId id;

      way_id_init_new (&id);
      way_record_set_id (block, &id);
      way_record_set_created (block, way_clock_now ());
      way_record_set_reference (block, "workshop", way_record_get_id (to));
      way_record_clear (block, "actual_start");
      way_record_clear (block, "actual_end");
      if (!way_library_save (library, block, error))
        return FALSE;
    }
  return TRUE;
}

static WayRecord *
draft_like (WayRecord *workshop)
{
  static const char *const forgotten[] = { "start", "notes", "not_reflected_reason", "rank" };
  WayRecord *copy = way_record_copy (workshop);
  g_autofree char *title = g_strdup_printf (_("%s (copy)"), way_record_get_title (workshop));
  WayId id;

  way_id_init_new (&id);
  way_record_set_id (copy, &id);
  way_record_set_created (copy, way_clock_now ());
  way_record_set_text (copy, "title", title);
  way_record_set_text (copy, "state", "draft");
  for (guint i = 0; i < G_N_ELEMENTS (forgotten); i++)
    way_record_clear (copy, forgotten[i]);
  return copy;
}

gboolean
way_workshop_duplicate (WayLibrary *library, const WayId *id, WayId *copy_id, GError **error)
{
  g_autoptr (WayRecord) workshop = way_edit_copy (library, id, error);
  g_autoptr (WayRecord) copy = NULL;

  if (workshop == NULL)
    return FALSE;
  copy = draft_like (workshop);
  if (copy_id != NULL)
    *copy_id = *way_record_get_id (copy);
  if (!way_library_begin (library, way_record_get_project (workshop), _("Duplicate workshop"), error))
    return FALSE;
  return way_library_end (library,
                          way_library_save (library, copy, error) && copy_blocks (library, id, copy, error), error);
}

/* --- State --- */

static gboolean
check_reflected (WayLibrary *library, WayRecord *workshop, const char *reason, GError **error)
{
  guint n_pending = way_review_n_pending (library, way_record_get_id (workshop));

  if (n_pending == 0 || !way_text_is_blank (reason) || way_record_has (workshop, "not_reflected_reason"))
    return TRUE;
  g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID,
               ngettext ("%u action was not reflected: say why before writing this up.",
                         "%u actions were not reflected: say why before writing this up.", n_pending), n_pending);
  return FALSE;
}

gboolean
way_workshop_set_state (WayLibrary *library, const WayId *id, const char *state, const char *reason, GError **error)
{
  g_autoptr (WayRecord) workshop = way_edit_copy (library, id, error);
  g_autofree char *label = NULL;

  if (workshop == NULL)
    return FALSE;
  if (g_strcmp0 (state, "written_up") == 0 && !check_reflected (library, workshop, reason, error))
    return FALSE;
  way_record_set_text (workshop, "state", state);
  if (!way_text_is_blank (reason))
    way_record_set_text (workshop, "not_reflected_reason", reason);
  /* Translators: a step in the line of undo: Workshop: held. */
  label = g_strdup_printf (_("Workshop: %s"), way_record_get_label (workshop, "state"));
  return way_edit_save (library, workshop, label, error);
}

/* --- Blocks --- */

static int
index_of (GArray *ids, const WayId *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (way_id_equal (way_id_list_index (ids, i), id))
      return (int) i;
  return -1;
}

static GArray *
siblings (WayLibrary *library, WayRecord *block)
{
  return way_library_query_ids (library, "agenda of workshop", "i", way_record_get_reference (block, "workshop"));
}

gboolean
way_workshop_move_block (WayLibrary *library, const WayId *id, const WayId *target, gboolean after, GError **error)
{
  g_autoptr (WayRecord) block = way_edit_copy (library, id, error);
  g_autoptr (GArray) ids = NULL;
  int own, at;

  if (block == NULL)
    return FALSE;
  ids = siblings (library, block);
  own = index_of (ids, id);
  if (own < 0 || index_of (ids, target) < 0 || way_id_equal (id, target))
    return TRUE;
  g_array_remove_index (ids, (guint) own);
  at = index_of (ids, target) + (after ? 1 : 0);
  if (at == own)
    return TRUE;
  return way_edit_move (library, id, at > 0 ? way_id_list_index (ids, (guint) at - 1) : NULL,
                        at < (int) ids->len ? way_id_list_index (ids, (guint) at) : NULL, error);
}

gboolean
way_workshop_shift_block (WayLibrary *library, const WayId *id, int by, GError **error)
{
  g_autoptr (WayRecord) block = way_edit_copy (library, id, error);
  g_autoptr (GArray) ids = NULL;
  int own;

  if (block == NULL)
    return FALSE;
  ids = siblings (library, block);
  own = index_of (ids, id);
  if (own < 0 || own + by < 0 || own + by >= (int) ids->len)
    return FALSE;
  return way_workshop_move_block (library, id, way_id_list_index (ids, (guint) (own + by)), by > 0, error);
}

/* A rank behind @after and before what follows it; %NULL for the end. */
static char *
rank_after (WayLibrary *library, const WayId *workshop, const WayId *after)
{
  g_autoptr (GPtrArray) blocks = way_library_query_records (library, "agenda of workshop", "i", workshop);

  for (guint i = 0; after != NULL && i + 1 < blocks->len; i++)
    if (way_id_equal (way_record_get_id (g_ptr_array_index (blocks, i)), after))
      return way_rank_between (way_record_get_text (g_ptr_array_index (blocks, i), "rank"),
                               way_record_get_text (g_ptr_array_index (blocks, i + 1), "rank"));
  return NULL;
}

WayRecord *
way_workshop_new_block (WayLibrary *library, const WayId *workshop_id, const WayId *after, const char *title,
                        const char *kind, int minutes, GError **error)
{
  g_autoptr (WayRecord) workshop = way_edit_copy (library, workshop_id, error);
  g_autoptr (WayRecord) block = way_record_new_named ("agenda_block");
  g_autofree char *rank = rank_after (library, workshop_id, after);

  if (workshop == NULL)
    return NULL;
  way_record_set_project (block, way_record_get_project (workshop));
  way_record_set_reference (block, "workshop", workshop_id);
  way_record_set_text (block, "title", title);
  way_record_set_text (block, "kind", kind);
  way_record_set_integer (block, "minutes", minutes);
  if (rank != NULL)
    way_record_set_text (block, "rank", rank);
  return g_steal_pointer (&block);
}

gboolean
way_workshop_save_new_block (WayLibrary *library, WayRecord *block, GError **error)
{
  return way_edit_save (library, block, _("Add agenda block"), error);
}

gboolean
way_workshop_add_block (WayLibrary *library, const WayId *workshop_id, const WayId *after, const char *title,
                        const char *kind, int minutes, WayId *block_id, GError **error)
{
  g_autoptr (WayRecord) block = way_workshop_new_block (library, workshop_id, after, title, kind, minutes, error);

  if (block == NULL)
    return FALSE;
  if (block_id != NULL)
    *block_id = *way_record_get_id (block);
  return way_workshop_save_new_block (library, block, error);
}

/* --- Who came --- */

static gboolean
save_attendance (WayLibrary *library, WayRecord *workshop, const WayId *person_id, const char *state, GError **error)
{
  g_autoptr (WayRecord) known = way_library_query_record (library, "attendance of person", "ii",
                                                          way_record_get_id (workshop), person_id);
  g_autoptr (WayRecord) person = way_library_get (library, person_id);
  g_autoptr (WayRecord) record = known != NULL ? way_record_copy (known) : way_record_new_named ("attendance");

  if (state == NULL)
    return known == NULL || way_library_delete (library, way_record_get_id (known), error);
  if (known == NULL)
    {
      way_record_set_project (record, way_record_get_project (workshop));
      way_record_set_reference (record, "workshop", way_record_get_id (workshop));
      way_record_set_reference (record, "person", person_id);
      if (person != NULL)
        way_record_set_reference (record, "agency", way_record_get_reference (person, "agency"));
    }
  way_record_set_text (record, "state", state);
  return way_library_save (library, record, error);
}

gboolean
way_workshop_set_attendance (WayLibrary *library, const WayId *workshop_id, const WayId *person, const char *state,
                             GError **error)
{
  g_autoptr (WayRecord) workshop = way_edit_copy (library, workshop_id, error);

  if (workshop == NULL || !way_library_begin (library, way_record_get_project (workshop), _("Attendance"), error))
    return FALSE;
  return way_library_end (library, save_attendance (library, workshop, person, state, error), error);
}

/* --- Times --- */

WayAgenda *
way_workshop_agenda (WayLibrary *library, const WayId *id)
{
  g_autoptr (WayRecord) workshop = way_library_get (library, id);
  g_autoptr (GPtrArray) blocks = NULL;

  if (workshop == NULL)
    return NULL;
  blocks = way_library_query_records (library, "agenda of workshop", "i", id);
  return way_agenda_new (workshop, blocks);
}

static char *
day_of (WayRecord *workshop)
{
  return workshop != NULL ? g_strndup (way_record_get_text (workshop, "start"), strlen ("2021-11-30")) : NULL;
}

char *
way_workshop_resolve_next (WayLibrary *library, const WayId *project, const char *day)
{
  g_autoptr (WayRecord) workshop = way_library_query_record (library, "next dated workshop", "is", project,
                                                             day != NULL ? day : way_clock_today ());

  return day_of (workshop);
}
