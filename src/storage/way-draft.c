/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-library-private.h"

#include "base/way-clock.h"

#include <glib/gi18n-lib.h>

/* What was typed and could not be written: it waits in memory for the next thing that can be, and goes into a copy. */
typedef struct {
  char *form;
  WayId record;
  char *field; /* %NULL: all of the form */
  char *text;  /* %NULL: it is to be dropped */
} Draft;

static const WayId no_record;

static void
draft_free (gpointer data)
{
  Draft *draft = data;

  g_free (draft->form);
  g_free (draft->field);
  g_free (draft->text);
  g_free (draft);
}

static gboolean
is_of_form (const Draft *draft, const char *form, const WayId *record)
{
  return g_str_equal (draft->form, form) && way_id_equal (&draft->record, record != NULL ? record : &no_record);
}

/* The last that waits for the field, or %NULL. */
static const Draft *
find_waiting (WayLibrary *self, const char *form, const WayId *record, const char *field)
{
  for (guint i = self->drafts != NULL ? self->drafts->len : 0; i > 0; i--)
    {
      const Draft *draft = g_ptr_array_index (self->drafts, i - 1);

      if (is_of_form (draft, form, record) && (draft->field == NULL || g_str_equal (draft->field, field)))
        return draft;
    }
  return NULL;
}

/* @field %NULL is all of the form. */
static void
drop_waiting (WayLibrary *self, const char *form, const WayId *record, const char *field)
{
  for (guint i = self->drafts != NULL ? self->drafts->len : 0; i > 0; i--)
    {
      const Draft *draft = g_ptr_array_index (self->drafts, i - 1);

      if (is_of_form (draft, form, record) && (field == NULL || g_strcmp0 (draft->field, field) == 0))
        g_ptr_array_remove_index (self->drafts, i - 1);
    }
}

static void
let_wait (WayLibrary *self, const char *form, const WayId *record, const char *field, const char *text)
{
  Draft *draft = g_new0 (Draft, 1);

  draft->form = g_strdup (form);
  draft->record = record != NULL ? *record : no_record;
  draft->field = g_strdup (field);
  draft->text = g_strdup (text);
  if (self->drafts == NULL)
    self->drafts = g_ptr_array_new_with_free_func (draft_free);
  g_ptr_array_add (self->drafts, draft);
}

static WayStatement *
prepare_draft (WayConnection *connection, const char *sql, const char *form, const WayId *record, const char *field,
               GError **error)
{
  WayStatement *statement = way_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  way_statement_bind_text (statement, 1, form);
  way_statement_bind_id (statement, 2, record != NULL ? record : &no_record);
  if (field != NULL)
    way_statement_bind_text (statement, 3, field);
  return statement;
}

/* Without a @text it is dropped, without a @field all of the form. */
static gboolean
write_draft (WayConnection *connection, const char *form, const WayId *record, const char *field, const char *text,
             GError **error)
{
  gboolean drop = text == NULL;
  g_auto (WayStatementScope) statement = prepare_draft (
    connection,
    field == NULL ? "DELETE FROM draft WHERE form = ?1 AND record = ?2"
    : drop        ? "DELETE FROM draft WHERE form = ?1 AND record = ?2 AND field = ?3"
                  : "INSERT INTO draft (form, record, field, text, at) VALUES (?1, ?2, ?3, ?4, ?5)"
                    " ON CONFLICT (form, record, field) DO UPDATE SET text = excluded.text, at = excluded.at",
    form, record, field, error);

  if (statement == NULL || !way_connection_check_place (connection, _("keep what was typed"), error))
    return FALSE;
  if (!drop)
    {
      way_statement_bind_text (statement, 4, text);
      way_statement_bind_integer (statement, 5, way_clock_now ());
    }
  return way_statement_run (connection, statement, _("keep what was typed"), error);
}

gboolean
way_library_has_waiting_drafts (WayLibrary *self)
{
  for (guint i = 0; self->drafts != NULL && i < self->drafts->len; i++)
    if (((const Draft *) self->drafts->pdata[i])->text != NULL)
      return TRUE;
  return FALSE;
}

gboolean
way_library_write_waiting_drafts (WayLibrary *self, GError **error)
{
  while (self->drafts != NULL && self->drafts->len > 0)
    {
      const Draft *draft = g_ptr_array_index (self->drafts, 0);

      if (!write_draft (self->connection, draft->form, &draft->record, draft->field, draft->text, error))
        return FALSE;
      g_ptr_array_remove_index (self->drafts, 0);
    }
  return TRUE;
}

/* In the order in which they were typed and dropped. */
static gboolean
keep_draft (WayLibrary *self, const char *form, const WayId *record, const char *field, const char *text, GError **error)
{
  drop_waiting (self, form, record, field);
  if (way_library_write_waiting_drafts (self, error)
      && write_draft (self->connection, form, record, field, text, error))
    return TRUE;
  let_wait (self, form, record, field, text);
  return FALSE;
}

gboolean
way_library_set_draft (WayLibrary *self, const char *form, const WayId *record, const char *field, const char *text,
                       GError **error)
{
  return keep_draft (self, form, record, field, text != NULL && *text != '\0' ? text : NULL, error);
}

gboolean
way_library_copy_waiting_drafts (WayLibrary *self, const char *path, GError **error)
{
  g_autoptr (WayConnection) copy = NULL;

  if (self->drafts == NULL || self->drafts->len == 0)
    return TRUE;
  copy = way_connection_open (path, SQLITE_OPEN_READWRITE, FALSE, error);
  for (guint i = 0; copy != NULL && i < self->drafts->len; i++)
    {
      Draft *draft = g_ptr_array_index (self->drafts, i);

      if (!write_draft (copy, draft->form, &draft->record, draft->field, draft->text, error))
        return FALSE;
    }
  return copy != NULL;
}

char *
way_library_get_draft (WayLibrary *self, const char *form, const WayId *record, const char *field)
{
  const Draft *waiting = find_waiting (self, form, record, field);
  g_auto (WayStatementScope) statement = NULL;

  if (waiting != NULL)
    return g_strdup (waiting->text);
  statement = prepare_draft (self->connection, "SELECT text FROM draft WHERE form = ?1 AND record = ?2 AND field = ?3", form,
                             record, field, NULL);
  return statement != NULL && sqlite3_step (statement) == SQLITE_ROW ? g_strdup (way_statement_text (statement, 0)) : NULL;
}

void
way_library_drop_drafts (WayLibrary *self, const char *form, const WayId *record)
{
  keep_draft (self, form, record, NULL, NULL, NULL);
}

char *
way_library_get_setting (WayLibrary *self, const char *key)
{
  g_auto (WayStatementScope) statement
    = way_connection_prepare (self->connection, "SELECT value FROM setting WHERE key = ?1", NULL);

  if (statement == NULL)
    return NULL;
  way_statement_bind_text (statement, 1, key);
  return sqlite3_step (statement) == SQLITE_ROW ? g_strdup (way_statement_text (statement, 0)) : NULL;
}

gboolean
way_library_set_setting (WayLibrary *self, const char *key, const char *value, GError **error)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (
    self->connection,
    value == NULL ? "DELETE FROM setting WHERE key = ?1"
                  : "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    error);

  if (statement == NULL)
    return FALSE;
  way_statement_bind_text (statement, 1, key);
  if (value != NULL)
    way_statement_bind_text (statement, 2, value);
  return way_statement_run (self->connection, statement, _("keep the setting"), error);
}
