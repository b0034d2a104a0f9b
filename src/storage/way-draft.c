/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-library-private.h"

#include "base/way-clock.h"

#include <glib/gi18n-lib.h>

static WayStatement *
prepare_draft (WayLibrary *self, const char *sql, const char *form, const WayId *record, const char *field,
               GError **error)
{
  static const WayId none;
  WayStatement *statement = way_connection_prepare (self->connection, sql, error);

  if (statement == NULL)
    return NULL;
  way_statement_bind_text (statement, 1, form);
  way_statement_bind_id (statement, 2, record != NULL ? record : &none);
  if (field != NULL)
    way_statement_bind_text (statement, 3, field);
  return statement;
}

gboolean
way_library_set_draft (WayLibrary *self, const char *form, const WayId *record, const char *field, const char *text,
                       GError **error)
{
  gboolean drop = text == NULL || *text == '\0';
  g_auto (WayStatementScope) statement = prepare_draft (
    self,
    drop ? "DELETE FROM draft WHERE form = ?1 AND record = ?2 AND field = ?3"
         : "INSERT INTO draft (form, record, field, text, at) VALUES (?1, ?2, ?3, ?4, ?5)"
           " ON CONFLICT (form, record, field) DO UPDATE SET text = excluded.text, at = excluded.at",
    form, record, field, error);

  if (statement == NULL || !way_connection_check_place (self->connection, _("keep what was typed"), error))
    return FALSE;
  if (!drop)
    {
      way_statement_bind_text (statement, 4, text);
      way_statement_bind_integer (statement, 5, way_clock_now ());
    }
  return way_statement_run (self->connection, statement, _("keep what was typed"), error);
}

char *
way_library_get_draft (WayLibrary *self, const char *form, const WayId *record, const char *field)
{
  g_auto (WayStatementScope) statement = prepare_draft (
    self, "SELECT text FROM draft WHERE form = ?1 AND record = ?2 AND field = ?3", form, record, field, NULL);

  return statement != NULL && sqlite3_step (statement) == SQLITE_ROW ? g_strdup (way_statement_text (statement, 0)) : NULL;
}

void
way_library_drop_drafts (WayLibrary *self, const char *form, const WayId *record)
{
  g_auto (WayStatementScope) statement
    = prepare_draft (self, "DELETE FROM draft WHERE form = ?1 AND record = ?2", form, record, NULL, NULL);

  if (statement != NULL)
    way_statement_run (self->connection, statement, _("keep what was typed"), NULL);
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
