/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-library-private.h"

#include "base/way-clock.h"
#include "base/way-error.h"
#include "base/way-text.h"
#include "storage/way-record-sql.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Loading --- */

void
way_library_record_gone (gpointer shared, GObject *record)
{
  g_hash_table_remove (shared, way_record_get_id ((WayRecord *) record));
}

static char *
text_of_list (const char *const *list)
{
  return way_record_sql_list_to_json (list);
}

static void
read_column (WayRecord *record, const WayField *field, WayStatement *statement, int column)
{
  WayId id;

  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    way_record_clear (record, field->name);
  else if (way_field_is_text (field))
    way_record_set_text (record, field->name, way_statement_text (statement, column));
  else if (field->type == WAY_FIELD_INTEGER)
    way_record_set_integer (record, field->name, sqlite3_column_int64 (statement, column));
  else if (field->type == WAY_FIELD_BOOLEAN)
    way_record_set_boolean (record, field->name, sqlite3_column_int (statement, column) != 0);
  else if (field->type == WAY_FIELD_LIST)
    {
      g_auto (GStrv) list = way_record_sql_list_from_json (way_statement_text (statement, column));

      way_record_set_list (record, field->name, (const char *const *) list);
    }
  else if (way_statement_id (statement, column, &id))
    way_record_set_reference (record, field->name, &id);
}

static void
load_links (WayLibrary *self, WayRecord *record)
{
  const WayKind *kind = way_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autoptr (GArray) ids = NULL;
      g_auto (WayStatementScope) statement = NULL;
      WayId id;

      if (kind->fields[i].type != WAY_FIELD_REFERENCES)
        continue;
      statement = way_connection_prepare (
        self->connection, "SELECT to_id FROM link WHERE from_id = ?1 AND field = ?2 ORDER BY rank, to_id", NULL);
      if (statement == NULL)
        continue;
      ids = way_id_list_new ();
      way_statement_bind_id (statement, 1, way_record_get_id (record));
      way_statement_bind_text (statement, 2, kind->fields[i].name);
      while (sqlite3_step (statement) == SQLITE_ROW)
        if (way_statement_id (statement, 0, &id))
          g_array_append_val (ids, id);
      way_record_set_references (record, kind->fields[i].name, ids);
    }
}

static WayRecord *
load_head (WayLibrary *self, const WayId *id)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection, "SELECT kind, project, created, deleted FROM record WHERE id = ?1", NULL);
  const WayKind *kind;
  WayRecord *record;
  WayId project;

  if (statement == NULL)
    return NULL;
  way_statement_bind_id (statement, 1, id);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return NULL;
  kind = way_kind_lookup (way_statement_text (statement, 0));
  if (kind == NULL)
    return NULL;
  record = way_record_new (kind);
  way_record_set_id (record, id);
  if (way_statement_id (statement, 1, &project))
    way_record_set_project (record, &project);
  way_record_set_created (record, sqlite3_column_int64 (statement, 2));
  way_record_set_deleted (record, sqlite3_column_type (statement, 3) != SQLITE_NULL);
  return record;
}

static WayRecord *
load (WayLibrary *self, const WayId *id)
{
  g_autoptr (WayRecord) record = load_head (self, id);
  g_auto (WayStatementScope) statement = NULL;
  const WayKind *kind;
  int column = 0;

  if (record == NULL)
    return NULL;
  kind = way_record_get_kind (record);
  statement = way_connection_prepare (self->connection, way_record_sql_select (kind), NULL);
  if (statement == NULL)
    return NULL;
  way_statement_bind_id (statement, 1, id);
  if (sqlite3_step (statement) != SQLITE_ROW)
    return NULL;
  for (guint i = 0; i < kind->n_fields; i++)
    if (way_field_is_column (&kind->fields[i]))
      read_column (record, &kind->fields[i], statement, column++);
  load_links (self, record);
  return g_steal_pointer (&record);
}

WayRecord *
way_library_load (WayLibrary *self, const WayId *id, GError **error)
{
  guint n_broken = self->connection->n_broken;
  g_autoptr (WayRecord) record = load (self, id);

  /* Half a record would be saved over the whole one. */
  return way_connection_unbroken (self->connection, n_broken, _("read the library"), error) ? g_steal_pointer (&record) : NULL;
}

WayRecord *
way_library_get (WayLibrary *self, const WayId *id)
{
  WayRecord *record;

  if (id == NULL)
    return NULL;
  if (self->depth > 0 && g_hash_table_contains (self->touched, id))
    return way_library_load (self, id, NULL);
  record = g_hash_table_lookup (self->shared, id);
  if (record != NULL)
    return g_object_ref (record);
  record = way_library_load (self, id, NULL);
  if (record == NULL)
    return NULL;
  g_hash_table_insert (self->shared, (gpointer) way_record_get_id (record), record);
  g_object_weak_ref (G_OBJECT (record), way_library_record_gone, self->shared);
  return record;
}

const WayKind *
way_library_kind_of (WayLibrary *self, const WayId *id)
{
  g_auto (WayStatementScope) statement
    = way_connection_prepare (self->connection, "SELECT kind FROM record WHERE id = ?1", NULL);

  if (statement == NULL || id == NULL)
    return NULL;
  way_statement_bind_id (statement, 1, id);
  return sqlite3_step (statement) == SQLITE_ROW ? way_kind_lookup (way_statement_text (statement, 0)) : NULL;
}

/* --- Saving --- */

void
way_library_touch (WayLibrary *self, const WayId *id)
{
  g_hash_table_add (self->touched, way_id_copy (id));
}

static char *
save_action (const WayKind *kind)
{
  g_autofree char *noun = way_kind_noun (kind);

  /* Translators: completes "Could not …": save card, save stage change. */
  return g_strdup_printf (_("save %s"), noun);
}

static gboolean
check_target (WayLibrary *self, const WayKind *kind, const WayField *field, const WayId *id, gboolean deferred,
              GError **error)
{
  const WayKind *target = way_library_kind_of (self, id);

  if (target == NULL && deferred)
    return TRUE;
  if (target == NULL)
    g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID, _("%s: “%s” points at something that does not exist."),
                 g_dgettext (GETTEXT_PACKAGE, kind->label), g_dgettext (GETTEXT_PACKAGE, field->label));
  else if (!way_field_allows (field, target))
    g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID, _("%s: “%s” cannot be a %s."),
                 g_dgettext (GETTEXT_PACKAGE, kind->label), g_dgettext (GETTEXT_PACKAGE, field->label),
                 g_dgettext (GETTEXT_PACKAGE, target->label));
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_references (WayLibrary *self, WayRecord *record, WayRecord *before, gboolean deferred, GError **error)
{
  const WayKind *kind = way_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WayField *field = &kind->fields[i];
      const WayId *one = field->type == WAY_FIELD_REFERENCE ? way_record_get_reference (record, field->name) : NULL;
      GArray *many = field->type == WAY_FIELD_REFERENCES ? way_record_get_references (record, field->name) : NULL;

      if (one != NULL && !check_target (self, kind, field, one, deferred, error))
        return FALSE;
      for (guint j = 0; many != NULL && j < many->len; j++)
        if (!check_target (self, kind, field, way_id_list_index (many, j), deferred, error))
          return FALSE;
    }
  return TRUE;
}

static void
bind_field (WayStatement *statement, int place, WayRecord *record, const WayField *field)
{
  if (!way_record_has (record, field->name))
    sqlite3_bind_null (statement, place);
  else if (way_field_is_text (field))
    way_statement_bind_text (statement, place, way_record_get_text (record, field->name));
  else if (field->type == WAY_FIELD_INTEGER)
    way_statement_bind_integer (statement, place, way_record_get_integer (record, field->name, 0));
  else if (field->type == WAY_FIELD_BOOLEAN)
    way_statement_bind_integer (statement, place, 1);
  else if (field->type == WAY_FIELD_LIST)
    {
      g_autofree char *list = text_of_list (way_record_get_list (record, field->name));

      way_statement_bind_text (statement, place, list);
    }
  else
    way_statement_bind_id (statement, place, way_record_get_reference (record, field->name));
}

static gboolean
write_row (WayLibrary *self, WayRecord *record, gboolean is_new, GError **error)
{
  const WayKind *kind = way_record_get_kind (record);
  g_autofree char *action = save_action (kind);
  g_auto (WayStatementScope) statement
    = way_connection_prepare (self->connection, is_new ? way_record_sql_insert (kind) : way_record_sql_update (kind), error);
  int place = 2;

  if (statement == NULL)
    return FALSE;
  way_statement_bind_id (statement, 1, way_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    if (way_field_is_column (&kind->fields[i]))
      bind_field (statement, place++, record, &kind->fields[i]);
  return way_statement_run (self->connection, statement, action, error);
}

static gboolean
write_head (WayLibrary *self, WayRecord *record, GError **error)
{
  const WayKind *kind = way_record_get_kind (record);
  g_autofree char *action = save_action (kind);
  g_auto (WayStatementScope) statement = NULL;

  if (strcmp (kind->name, "project") == 0)
    way_record_set_project (record, way_record_get_id (record));
  if ((kind->flags & WAY_KIND_LIBRARY) == 0 && way_record_get_project (record) == NULL)
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID, _("%s: it belongs to no project."),
                   g_dgettext (GETTEXT_PACKAGE, kind->label));
      return FALSE;
    }
  statement = way_connection_prepare (
    self->connection, "INSERT INTO record (id, kind, project, created) VALUES (?1, ?2, ?3, ?4)", error);
  if (statement == NULL)
    return FALSE;
  way_statement_bind_id (statement, 1, way_record_get_id (record));
  way_statement_bind_text (statement, 2, kind->name);
  way_statement_bind_id (statement, 3, (kind->flags & WAY_KIND_LIBRARY) != 0 ? NULL : way_record_get_project (record));
  way_statement_bind_integer (statement, 4, way_record_get_created (record));
  return way_statement_run (self->connection, statement, action, error);
}

static const WayId *
parent_of (WayRecord *record)
{
  const WayId *owner = way_record_get_owner (record);

  return owner != NULL ? owner : way_record_get_project (record);
}

static char *
siblings_key (WayRecord *record)
{
  const WayId *parent = parent_of (record);
  char id[WAY_ID_TEXT_SIZE] = "";

  return g_strconcat (way_record_get_kind (record)->name, " ", parent != NULL ? way_id_to_text (parent, id) : "", NULL);
}

/* The rank of the last sibling, or %NULL: those of its owner, or of its kind in the project. */
static char *
read_last_rank (WayLibrary *self, WayRecord *record)
{
  g_auto (WayStatementScope) statement
    = way_connection_prepare (self->connection, way_record_sql_last_rank (way_record_get_kind (record)), NULL);

  if (statement == NULL)
    return NULL;
  way_statement_bind_id (statement, 1, parent_of (record));
  return sqlite3_step (statement) == SQLITE_ROW ? g_strdup (way_statement_text (statement, 0)) : NULL;
}

/* A new record goes after its last sibling. That one is asked for once in a step, or a list of n would take n² reads. */
static void
place_last (WayLibrary *self, WayRecord *record, gboolean is_new)
{
  gboolean has_rank;
  g_autofree char *key = NULL;
  g_autofree char *read = NULL;
  g_autofree char *rank = NULL;
  const char *last;

  if (way_kind_field (way_record_get_kind (record), "rank") == NULL)
    return;
  has_rank = way_record_has (record, "rank");
  key = siblings_key (record);
  last = g_hash_table_lookup (self->last_ranks, key);
  if (!has_rank && is_new)
    {
      if (last == NULL)
        last = read = read_last_rank (self, record);
      rank = way_rank_between (last, NULL);
      way_record_set_text (record, "rank", rank);
    }
  else if (has_rank && last != NULL && strcmp (way_record_get_text (record, "rank"), last) > 0)
    rank = g_strdup (way_record_get_text (record, "rank"));
  if (rank != NULL)
    g_hash_table_replace (self->last_ranks, g_steal_pointer (&key), g_steal_pointer (&rank));
}

static gboolean
run_link (WayLibrary *self, const char *sql, const WayId *from, const char *field, const WayId *to, const char *rank,
          GError **error)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_id (statement, 1, from);
  way_statement_bind_text (statement, 2, field);
  way_statement_bind_id (statement, 3, to);
  if (rank != NULL)
    way_statement_bind_text (statement, 4, rank);
  return way_statement_run (self->connection, statement, _("save the link"), error);
}

static char *
link_rank (WayLibrary *self, const WayId *from, const char *field, const WayId *to)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection, "SELECT rank FROM link WHERE from_id = ?1 AND field = ?2 AND to_id = ?3", NULL);

  way_statement_bind_id (statement, 1, from);
  way_statement_bind_text (statement, 2, field);
  way_statement_bind_id (statement, 3, to);
  return sqlite3_step (statement) == SQLITE_ROW ? g_strdup (way_statement_text (statement, 0)) : NULL;
}

/* Keeps the ranks that are in order already, so that two laptops' additions do not clash. */
static gboolean
write_links (WayLibrary *self, const WayId *from, const char *field, GArray *before, GArray *after, GError **error)
{
  g_autofree char *last = NULL;

  for (guint i = 0; i < before->len; i++)
    if (!way_id_list_contains (after, way_id_list_index (before, i))
        && !run_link (self, "DELETE FROM link WHERE from_id = ?1 AND field = ?2 AND to_id = ?3", from, field,
                      way_id_list_index (before, i), NULL, error))
      return FALSE;
  for (guint i = 0; i < after->len; i++)
    {
      const WayId *to = way_id_list_index (after, i);
      g_autofree char *rank = link_rank (self, from, field, to);

      if (rank == NULL || (last != NULL && strcmp (rank, last) <= 0))
        {
          g_free (rank);
          rank = way_rank_between (last, NULL);
          if (!run_link (self,
                         "INSERT INTO link (from_id, field, to_id, rank) VALUES (?1, ?2, ?3, ?4)"
                         " ON CONFLICT (from_id, field, to_id) DO UPDATE SET rank = excluded.rank",
                         from, field, to, rank, error))
            return FALSE;
        }
      g_free (last);
      last = g_steal_pointer (&rank);
    }
  return TRUE;
}

static gboolean
write_all_links (WayLibrary *self, WayRecord *record, WayRecord *before, GError **error)
{
  const WayKind *kind = way_record_get_kind (record);
  g_autoptr (GArray) none = way_id_list_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *name = kind->fields[i].name;
      GArray *old, *new;

      if (kind->fields[i].type != WAY_FIELD_REFERENCES)
        continue;
      old = before != NULL ? way_record_get_references (before, name) : none;
      new = way_record_get_references (record, name);
      if (!way_id_list_equal (old, new) && !write_links (self, way_record_get_id (record), name, old, new, error))
        return FALSE;
    }
  return TRUE;
}

/* What another program saved after this one read the record, and the caller did not change, stays. */
static void
keep_others_changes (WayLibrary *self, WayRecord *record, WayRecord *before)
{
  const WayId *id = way_record_get_id (record);
  WayRecord *known = g_hash_table_contains (self->touched, id) ? NULL : g_hash_table_lookup (self->shared, id);

  if (known != NULL && known != record)
    way_record_merge (record, known, before);
}

/* The record as it is in the file, in @before; %NULL there if it is new. */
static gboolean
load_before (WayLibrary *self, WayRecord *record, WayRecord **before, GError **error)
{
  GError *local = NULL;

  *before = way_library_load (self, way_record_get_id (record), &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (*before != NULL && way_record_get_kind (*before) != way_record_get_kind (record))
    {
      g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID, _("%s: its id belongs to a record of another kind."),
                   g_dgettext (GETTEXT_PACKAGE, way_record_get_kind (record)->label));
      return FALSE;
    }
  return TRUE;
}

/* A form that was open while another window deleted its record: what is typed there would be saved where nobody sees it. */
static gboolean
check_not_deleted (WayRecord *record, WayRecord *before, GError **error)
{
  if (way_record_get_deleted (record) || !way_record_get_deleted (before))
    return TRUE;
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_DELETED,
                       _("It was deleted meanwhile, so the changes were not saved. Restore it under “Deleted”, then change it."));
  return FALSE;
}

static gboolean
save (WayLibrary *self, WayRecord *record, gboolean deferred, GError **error)
{
  g_autoptr (WayRecord) before = NULL;

  if (!way_library_require_step (self, error) || !load_before (self, record, &before, error))
    return FALSE;
  if (before != NULL)
    keep_others_changes (self, record, before);
  if (!way_record_validate (record, error))
    return FALSE;
  if (before != NULL && way_record_same_values (before, record))
    return TRUE;
  if (before != NULL && !check_not_deleted (record, before, error))
    return FALSE;
  if (!check_references (self, record, before, deferred, error))
    return FALSE;
  if (before == NULL && !write_head (self, record, error))
    return FALSE;
  place_last (self, record, before == NULL);
  way_library_touch (self, way_record_get_id (record));
  return write_row (self, record, before == NULL, error) && write_all_links (self, record, before, error);
}

gboolean
way_library_save (WayLibrary *self, WayRecord *record, GError **error)
{
  return save (self, record, FALSE, error);
}

gboolean
way_library_save_deferred (WayLibrary *self, WayRecord *record, GError **error)
{
  return save (self, record, TRUE, error);
}

/* --- Deleting and restoring --- */

static gboolean
mark (WayLibrary *self, const WayId *id, gint64 deleted, const char *action, GError **error)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection, "UPDATE record SET deleted = nullif (?2, 0) WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_id (statement, 1, id);
  way_statement_bind_integer (statement, 2, deleted);
  way_library_touch (self, id);
  return way_statement_run (self->connection, statement, action, error);
}

static void
append_ids (WayLibrary *self, GArray *ids, GHashTable *known, const char *sql, const WayId *id, gint64 deleted)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (self->connection, sql, NULL);
  WayId found;

  if (statement == NULL)
    return;
  way_statement_bind_id (statement, 1, id);
  if (deleted != 0)
    way_statement_bind_integer (statement, 2, deleted);
  while (sqlite3_step (statement) == SQLITE_ROW)
    if (way_statement_id (statement, 0, &found) && g_hash_table_add (known, way_id_copy (&found)))
      g_array_append_val (ids, found);
}

/* The record and all it owns, in turn: live ones, or with @deleted those marked in the same step. */
static GArray *
family_of (WayLibrary *self, const WayId *id, const WayKind *kind, gint64 deleted)
{
  GArray *family = way_id_list_new ();
  const WayKind *const *kinds = way_kinds (NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);

  g_array_append_vals (family, id, 1);
  g_hash_table_add (known, way_id_copy (id));
  if (strcmp (kind->name, "project") == 0)
    {
      /* A project owns all that belongs to it; the general way would look for each record in turn. */
      g_auto (WayStatementScope) statement = way_connection_prepare (
        self->connection, "SELECT id FROM record WHERE project = ?1 AND id <> ?1 AND deleted IS nullif (?2, 0)", NULL);
      WayId found;

      way_statement_bind_id (statement, 1, id);
      way_statement_bind_integer (statement, 2, deleted);
      while (sqlite3_step (statement) == SQLITE_ROW)
        if (way_statement_id (statement, 0, &found))
          g_array_append_val (family, found);
      return family;
    }
  for (guint done = 0; done < family->len; done++)
    for (guint i = 0; kinds[i] != NULL; i++)
      {
        const WayField *owner = way_kind_flagged_field (kinds[i], WAY_FIELD_OWNER);
        WayId parent = *way_id_list_index (family, done);
        const WayKind *parent_kind = owner != NULL ? way_library_kind_of (self, &parent) : NULL;

        if (parent_kind != NULL && way_field_allows (owner, parent_kind))
          append_ids (self, family, known, way_record_sql_children (kinds[i], deleted != 0), &parent, deleted);
      }
  return family;
}

static gboolean
stands (WayLibrary *self, const WayId *id, GError **error)
{
  g_autoptr (WayRecord) record = id != NULL ? way_library_load (self, id, NULL) : NULL;
  const char *title;

  if (record == NULL || !way_record_get_deleted (record))
    return TRUE;
  title = way_record_get_title (record);
  g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID, _("It belongs to “%s”, which is deleted: restore that first."),
               title != NULL ? title : "…");
  return FALSE;
}

/* A record whose owner or project is deleted would be nowhere to be seen. */
static gboolean
check_parents (WayLibrary *self, const WayId *id, GError **error)
{
  g_autoptr (WayRecord) record = way_library_load (self, id, error);

  return record != NULL && stands (self, way_record_get_owner (record), error)
         && (way_record_is (record, "project") || stands (self, way_record_get_project (record), error));
}

static gboolean
mark_family (WayLibrary *self, const WayId *id, gboolean delete, GError **error)
{
  const WayKind *kind = way_library_kind_of (self, id);
  g_autofree char *noun = NULL;
  g_autofree char *action = NULL;
  g_autoptr (GArray) family = NULL;
  g_auto (WayStatementScope) statement = NULL;
  gint64 deleted;

  if (!way_library_require_step (self, error))
    return FALSE;
  if (kind == NULL)
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("It is not in the library."));
      return FALSE;
    }
  statement = way_connection_prepare (self->connection, "SELECT coalesce (deleted, 0) FROM record WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  way_statement_bind_id (statement, 1, id);
  sqlite3_step (statement);
  deleted = sqlite3_column_int64 (statement, 0);
  if (delete == (deleted != 0))
    return TRUE;
  if (!delete && !check_parents (self, id, error))
    return FALSE;
  noun = way_kind_noun (kind);
  action = g_strdup_printf (delete ? _("delete %s") : _("restore %s"), noun);
  family = family_of (self, id, kind, deleted);
  for (guint i = 0; i < family->len; i++)
    /* The stamp of the step, not the time: it tells what was deleted together. */
    if (!mark (self, way_id_list_index (family, i), delete ? self->stamp : 0, action, error))
      return FALSE;
  return TRUE;
}

gboolean
way_library_delete (WayLibrary *self, const WayId *id, GError **error)
{
  return mark_family (self, id, TRUE, error);
}

gboolean
way_library_restore (WayLibrary *self, const WayId *id, GError **error)
{
  return mark_family (self, id, FALSE, error);
}
