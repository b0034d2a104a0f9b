/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

#include <string.h>

static GHashTable *
kinds_by_name (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      GHashTable *table = g_hash_table_new (g_str_hash, g_str_equal);
      const WayKind *const *kinds = way_kinds (NULL);

      for (guint i = 0; kinds[i] != NULL; i++)
        g_hash_table_insert (table, (gpointer) kinds[i]->name, (gpointer) kinds[i]);
      g_once_init_leave (&ready, (gsize) table);
    }
  return (GHashTable *) ready;
}

const WayKind *
way_kind_lookup (const char *name)
{
  return name != NULL ? g_hash_table_lookup (kinds_by_name (), name) : NULL;
}

guint
way_kind_index (const WayKind *kind)
{
  const WayKind *const *kinds = way_kinds (NULL);
  guint i = 0;

  while (kinds[i] != kind)
    i++;
  return i;
}

char *
way_kind_noun (const WayKind *kind)
{
  g_autofree char *word = g_utf8_strdown (g_dgettext (GETTEXT_PACKAGE, kind->label), -1);

  return g_steal_pointer (&word);
}

int
way_kind_field_index (const WayKind *kind, const char *name)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].name == name || strcmp (kind->fields[i].name, name) == 0)
      return (int) i;
  return -1;
}

const WayField *
way_kind_field (const WayKind *kind, const char *name)
{
  int i = way_kind_field_index (kind, name);

  return i >= 0 ? &kind->fields[i] : NULL;
}

const WayField *
way_kind_flagged_field (const WayKind *kind, WayFieldFlags flag)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & flag) != 0)
      return &kind->fields[i];
  return NULL;
}

gboolean
way_field_is_text (const WayField *field)
{
  return field->type <= WAY_FIELD_RANK;
}

gboolean
way_field_is_column (const WayField *field)
{
  return field->type != WAY_FIELD_REFERENCES;
}

gboolean
way_field_allows (const WayField *field, const WayKind *kind)
{
  return field->targets == NULL || field->targets[0] == NULL || g_strv_contains (field->targets, kind->name);
}

const char *
way_field_choice_label (const WayField *field, const char *key)
{
  if (key == NULL)
    return "";
  for (const WayChoice *choice = field->values; choice != NULL && choice->key != NULL; choice++)
    if (strcmp (choice->key, key) == 0)
      return g_dgettext (GETTEXT_PACKAGE, choice->label);
  return key;
}

const char *
way_field_type_name (WayFieldType type)
{
  static const char *const names[] = {
    [WAY_FIELD_TEXT] = N_("text"),
    [WAY_FIELD_PROSE] = N_("text of any length"),
    [WAY_FIELD_CHOICE] = N_("text, usually one of"),
    [WAY_FIELD_ENUM] = N_("one of"),
    [WAY_FIELD_DATE] = N_("date (YYYY, YYYY-MM or YYYY-MM-DD)"),
    [WAY_FIELD_TIME] = N_("day and time (YYYY-MM-DD or YYYY-MM-DDTHH:MM)"),
    [WAY_FIELD_CLOCK] = N_("time of day (HH:MM)"),
    [WAY_FIELD_RANK] = N_("place among its siblings (text, compared byte by byte)"),
    [WAY_FIELD_INTEGER] = N_("whole number"),
    [WAY_FIELD_BOOLEAN] = N_("true or false"),
    [WAY_FIELD_LIST] = N_("list of texts"),
    [WAY_FIELD_REFERENCE] = N_("id of"),
    [WAY_FIELD_REFERENCES] = N_("list of ids of"),
  };

  return g_dgettext (GETTEXT_PACKAGE, names[type]);
}

const char *
way_choice_label (const char *kind_name, const char *field_name, const char *key)
{
  const WayKind *kind = way_kind_lookup (kind_name);
  const WayField *field = kind != NULL ? way_kind_field (kind, field_name) : NULL;

  return field != NULL ? way_field_choice_label (field, key) : key;
}
