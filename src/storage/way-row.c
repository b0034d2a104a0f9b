/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-row-private.h"

#include <string.h>

typedef struct {
  char *text; /* of an id: %NULL until somebody asks */
  WayId id;
  gboolean has_id;
} Column;

/* A plan reads ten thousand of these with twenty columns each, so a row is one block: its columns, then their text. */
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

/* The bytes that the text of a row needs with its ends. Ids have theirs made when asked for. */
static gsize
measure_text (WayStatement *statement, guint n)
{
  gsize size = 0;

  for (guint i = 0; i < n; i++)
    if (sqlite3_column_type (statement, (int) i) != SQLITE_NULL)
      size += (gsize) sqlite3_column_bytes (statement, (int) i) + 1;
  return size;
}

/* Fills @column, its text in the room at @room. Returns: the room after it. */
static char *
fill_column (Column *column, WayStatement *statement, int i, char *room)
{
  int type = sqlite3_column_type (statement, i);
  const char *text;
  gsize length;

  column->has_id = type == SQLITE_BLOB && way_statement_id (statement, i, &column->id);
  if (column->has_id || type == SQLITE_NULL)
    return room;
  text = way_statement_text (statement, i);
  if (text == NULL)
    return room;
  length = strnlen (text, (gsize) sqlite3_column_bytes (statement, i));
  column->text = memcpy (room, text, length);
  return room + length + 1;
}

WayRow *
way_row_new (WayStatement *statement, WayRow *before)
{
  guint n = (guint) sqlite3_column_count (statement);
  gsize columns = sizeof (WayRow) + n * sizeof (Column);
  WayRow *self = g_malloc0 (columns + measure_text (statement, n));
  char *room = (char *) self + columns;

  self->n_columns = n;
  self->names = before != NULL ? g_atomic_rc_box_acquire (before->names) : names_new (statement, n);
  for (guint i = 0; i < n; i++)
    room = fill_column (&self->columns[i], statement, (int) i, room);
  return self;
}

void
way_row_free (WayRow *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    if (self->columns[i].has_id)
      g_free (self->columns[i].text);
  g_atomic_rc_box_release_full (self->names, names_clear);
  g_free (self);
}

static Column *
find_column (WayRow *self, const char *name)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (strcmp (self->names[i], name) == 0)
      return &self->columns[i];
  g_error ("the query has no column %s", name);
}

static const char *
column_text (Column *self)
{
  if (self->has_id && self->text == NULL)
    self->text = way_id_dup_text (&self->id);
  return self->text;
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
  return column_text (&self->columns[i]);
}

const char *
way_row_text (WayRow *self, const char *column)
{
  return column_text (find_column (self, column));
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
