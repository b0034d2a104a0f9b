/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-value-private.h"

#include <string.h>

void
way_value_clear (const WayField *field, WayValue *value)
{
  if (way_field_is_text (field))
    g_clear_pointer (&value->text, g_free);
  else if (field->type == WAY_FIELD_INTEGER)
    g_clear_pointer (&value->integer, g_free);
  else if (field->type == WAY_FIELD_BOOLEAN)
    value->boolean = FALSE;
  else if (field->type == WAY_FIELD_LIST)
    g_clear_pointer (&value->list, g_strfreev);
  else if (field->type == WAY_FIELD_REFERENCE)
    g_clear_pointer (&value->reference, way_id_free);
  else
    g_clear_pointer (&value->references, g_array_unref);
}

void
way_value_copy (const WayField *field, const WayValue *from, WayValue *to)
{
  if (way_field_is_text (field))
    to->text = g_strdup (from->text);
  else if (field->type == WAY_FIELD_INTEGER)
    to->integer = from->integer != NULL ? g_memdup2 (from->integer, sizeof (gint64)) : NULL;
  else if (field->type == WAY_FIELD_BOOLEAN)
    to->boolean = from->boolean;
  else if (field->type == WAY_FIELD_LIST)
    to->list = g_strdupv (from->list);
  else if (field->type == WAY_FIELD_REFERENCE)
    to->reference = way_id_copy (from->reference);
  else
    to->references = way_id_list_copy (from->references);
}

static gboolean
lists_equal (char **a, char **b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_strv_equal ((const char *const *) a, (const char *const *) b);
}

gboolean
way_value_equal (const WayField *field, const WayValue *a, const WayValue *b)
{
  if (way_field_is_text (field))
    return g_strcmp0 (a->text, b->text) == 0;
  if (field->type == WAY_FIELD_INTEGER)
    return (a->integer == NULL) == (b->integer == NULL) && (a->integer == NULL || *a->integer == *b->integer);
  if (field->type == WAY_FIELD_BOOLEAN)
    return a->boolean == b->boolean;
  if (field->type == WAY_FIELD_LIST)
    return lists_equal (a->list, b->list);
  if (field->type == WAY_FIELD_REFERENCE)
    return (a->reference == NULL) == (b->reference == NULL)
           && (a->reference == NULL || way_id_equal (a->reference, b->reference));
  return way_id_list_equal (a->references, b->references);
}

gboolean
way_value_is_set (const WayField *field, const WayValue *value)
{
  if (field->type == WAY_FIELD_BOOLEAN)
    return value->boolean;
  if (field->type == WAY_FIELD_REFERENCES)
    return value->references != NULL && value->references->len > 0;
  return value->text != NULL;
}
