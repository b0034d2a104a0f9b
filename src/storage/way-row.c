/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-row-private.h"

#include <string.h>

typedef struct {
  char *text;
  WayId id;
  gboolean has_id;
} Column;

struct _WayRow {
  guint n_columns;
  char **names; /* a reference counted box, shared by the rows of a result; ends with %NULL */
  Column columns[];
};

static void
names_clear (gpointer data)
{
  for (char **names = data; *names != NULL; names++)
    g_free (*names);
}

static char **
names_new (WayStatement *statement, guint n)
{
  char **names = g_atomic_rc_box_alloc0 ((n + 1) * sizeof (char *));

  for (guint i = 0; i < n; i++)
    names[i] = g_strdup (sqlite3_column_name (statement, (int) i));
  return names;
}

WayRow *
way_row_new (WayStatement *statement, WayRow *before)
{
  guint n = (guint) sqlite3_column_count (statement);
  WayRow *self = g_malloc0 (sizeof (WayRow) + n * sizeof (Column));

  self->n_columns = n;
  self->names = before != NULL ? g_atomic_rc_box_acquire (before->names) : names_new (statement, n);
  for (guint i = 0; i < n; i++)
    {
      Column *column = &self->columns[i];

      column->has_id = sqlite3_column_type (statement, (int) i) == SQLITE_BLOB
                       && way_statement_id (statement, (int) i, &column->id);
      column->text = column->has_id ? way_id_dup_text (&column->id)
                                    : g_strdup (way_statement_text (statement, (int) i));
    }
  return self;
}

void
way_row_free (WayRow *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->columns[i].text);
  g_atomic_rc_box_release_full (self->names, names_clear);
  g_free (self);
}

static const Column *
find_column (WayRow *self, const char *name)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (strcmp (self->names[i], name) == 0)
      return &self->columns[i];
  g_error ("the query has no column %s", name);
}

guint
way_row_n_columns (WayRow *self)
{
  return self->n_columns;
}

const char *
way_row_column_name (WayRow *self, guint i)
{
  g_return_val_if_fail (i < self->n_columns, NULL);
  return self->names[i];
}

const char *
way_row_text_at (WayRow *self, guint i)
{
  g_return_val_if_fail (i < self->n_columns, NULL);
  return self->columns[i].text;
}

const char *
way_row_text (WayRow *self, const char *column)
{
  return find_column (self, column)->text;
}

gint64
way_row_integer (WayRow *self, const char *column)
{
  const char *text = way_row_text (self, column);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

const WayId *
way_row_id_at (WayRow *self, guint i)
{
  g_return_val_if_fail (i < self->n_columns, NULL);
  return self->columns[i].has_id ? &self->columns[i].id : NULL;
}

const WayId *
way_row_id (WayRow *self, const char *column)
{
  const Column *found = find_column (self, column);

  return found->has_id ? &found->id : NULL;
}
