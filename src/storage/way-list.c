/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-list.h"

#include "storage/way-library-private.h"
#include "storage/way-query-private.h"
#include "storage/way-splice.h"

struct _WayList {
  GObject parent_instance;

  WayLibrary *library;
  const WayQuery *query;
  GHashTable *reads;        /* borrowed, see way_query_reads(); %NULL while that is not known */
  GArray *args;             /* of Arg */
  GArray *ids;
  gboolean stale;           /* the last reading broke off */
};

typedef struct {
  char type;
  gboolean is_set;
  WayId id;
  char *text;
  gint64 number;
} Arg;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WayList, way_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
arg_clear (Arg *arg)
{
  g_free (arg->text);
}

static void
take_args (WayList *self, const char *types, va_list args)
{
  g_array_set_size (self->args, 0);
  for (; types != NULL && *types != '\0'; types++)
    {
      Arg arg = { .type = *types };

      if (*types == 'i')
        {
          const WayId *id = va_arg (args, const WayId *);

          arg.is_set = id != NULL;
          if (id != NULL)
            arg.id = *id;
        }
      else if (*types == 's')
        arg.text = g_strdup (va_arg (args, const char *));
      else
        arg.number = va_arg (args, gint64);
      g_array_append_val (self->args, arg);
    }
}

static GArray *
read_wanted (WayList *self)
{
  g_auto (WayStatementScope) statement
    = way_connection_prepare (self->library->connection, self->query->sql, NULL);
  GArray *wanted = way_id_list_new ();
  WayId id;

  if (statement == NULL)
    return wanted;
  for (guint i = 0; i < self->args->len; i++)
    {
      const Arg *arg = &g_array_index (self->args, Arg, i);

      if (arg->type == 'i')
        way_statement_bind_id (statement, (int) i + 1, arg->is_set ? &arg->id : NULL);
      else if (arg->type == 's')
        way_statement_bind_text (statement, (int) i + 1, arg->text);
      else
        way_statement_bind_integer (statement, (int) i + 1, arg->number);
    }
  while (sqlite3_step (statement) == SQLITE_ROW)
    if (way_statement_id (statement, 0, &id))
      g_array_append_val (wanted, id);
  return wanted;
}

static void
spliced (GArray *ids, guint position, guint removed, guint added, gpointer list)
{
  g_list_model_items_changed (list, position, removed, added);
}

static void
refresh (WayList *self, gboolean same_query)
{
  guint n_broken = self->library->connection->n_broken;
  g_autoptr (GArray) wanted = read_wanted (self);

  /* A list that was read short does not take the place of one that was read whole. */
  self->stale = self->library->connection->n_broken != n_broken;
  if (self->stale && same_query && wanted->len < self->ids->len)
    return;
  way_splice (self->ids, wanted, spliced, self);
}

static gboolean
concerns (WayList *self, WayChanges *changes)
{
  GHashTableIter iter;
  gpointer read;

  if (self->reads == NULL)
    self->reads = way_query_reads (self->library, self->query);
  if (self->reads == NULL || way_changes_touch (changes, "record", NULL))
    return TRUE;
  g_hash_table_iter_init (&iter, self->reads);
  while (g_hash_table_iter_next (&iter, &read, NULL))
    {
      g_auto (GStrv) parts = g_strsplit (read, ".", 2);

      if (way_changes_touch (changes, parts[0], parts[1]))
        return TRUE;
    }
  return FALSE;
}

static void
changed_cb (WayLibrary *library, WayChanges *changes, WayList *self)
{
  if (self->stale || concerns (self, changes))
    refresh (self, TRUE);
}

static GType
get_item_type (GListModel *model)
{
  return WAY_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  return WAY_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  WayList *self = WAY_LIST (model);

  return position < self->ids->len ? way_library_get (self->library, way_id_list_index (self->ids, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
way_list_finalize (GObject *object)
{
  WayList *self = WAY_LIST (object);

  g_clear_object (&self->library);
  g_array_unref (self->args);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (way_list_parent_class)->finalize (object);
}

static void
way_list_class_init (WayListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_list_finalize;
}

static void
way_list_init (WayList *self)
{
  self->args = g_array_new (FALSE, FALSE, sizeof (Arg));
  g_array_set_clear_func (self->args, (GDestroyNotify) arg_clear);
  self->ids = way_id_list_new ();
}

static void
set_query (WayList *self, const char *name)
{
  self->query = way_query_lookup (name);
  if (G_UNLIKELY (self->query == NULL))
    g_error ("there is no query called “%s”", name);
  self->reads = way_query_reads (self->library, self->query);
}

WayList *
way_list_new (WayLibrary *library, const char *query, const char *types, ...)
{
  WayList *self = g_object_new (WAY_TYPE_LIST, NULL);
  va_list args;

  self->library = g_object_ref (library);
  set_query (self, query);
  va_start (args, types);
  take_args (self, types, args);
  va_end (args);
  refresh (self, FALSE);
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), self, 0);
  return self;
}

void
way_list_set_args (WayList *self, const char *types, ...)
{
  va_list args;

  va_start (args, types);
  take_args (self, types, args);
  va_end (args);
  refresh (self, FALSE);
}

void
way_list_set_query (WayList *self, const char *query, const char *types, ...)
{
  va_list args;

  set_query (self, query);
  va_start (args, types);
  take_args (self, types, args);
  va_end (args);
  refresh (self, FALSE);
}

guint
way_list_find (WayList *self, const WayId *id)
{
  for (guint i = 0; id != NULL && i < self->ids->len; i++)
    if (way_id_equal (way_id_list_index (self->ids, i), id))
      return i;
  return G_MAXUINT;
}

const WayId *
way_list_get_id (WayList *self, guint position)
{
  return position < self->ids->len ? way_id_list_index (self->ids, position) : NULL;
}
