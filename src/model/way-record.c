/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"
#include "model/way-value-private.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "base/way-text.h"

#include <string.h>

typedef struct {
  WayId id;
  WayId project;
  gint64 created;
  guint has_project : 1;
  guint deleted : 1;
  WayValue *values;
} WayRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WayRecord, way_record, G_TYPE_OBJECT)

enum {
  PROP_PROJECT_ID = 1,
  PROP_DELETED,
  FIRST_FIELD,
};

#define PRIVATE(self) ((WayRecordPrivate *) way_record_get_instance_private (self))

/* Takes what @value holds, notifies if it differs. */
static void
take_value (WayRecord *self, guint i, WayValue value)
{
  WayRecordPrivate *priv = PRIVATE (self);
  const WayField *field = &WAY_RECORD_GET_CLASS (self)->kind->fields[i];
  gboolean same = way_value_equal (field, &priv->values[i], &value);
  WayValue old = priv->values[i];

  if (same)
    {
      way_value_clear (field, &value);
      return;
    }
  priv->values[i] = value;
  way_value_clear (field, &old);
  g_object_notify_by_pspec (G_OBJECT (self), g_object_class_find_property (G_OBJECT_GET_CLASS (self), field->name));
}

static guint
field_place (WayRecord *self, const char *name)
{
  int i = way_kind_field_index (WAY_RECORD_GET_CLASS (self)->kind, name);

  if (G_UNLIKELY (i < 0))
    g_error ("%s has no field %s", WAY_RECORD_GET_CLASS (self)->kind->name, name);
  return (guint) i;
}

static WayValue *
lookup (WayRecord *self, const char *name, const WayField **field)
{
  guint i = field_place (self, name);

  if (field != NULL)
    *field = &WAY_RECORD_GET_CLASS (self)->kind->fields[i];
  return &PRIVATE (self)->values[i];
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WayRecord *self = WAY_RECORD (object);
  WayRecordPrivate *priv = PRIVATE (self);
  const WayField *field;
  const WayValue *held;

  if (id == PROP_PROJECT_ID || id == PROP_DELETED)
    {
      if (id == PROP_DELETED)
        g_value_set_boolean (value, priv->deleted);
      else
        g_value_set_boxed (value, way_record_get_project (self));
      return;
    }
  field = &WAY_RECORD_GET_CLASS (self)->kind->fields[id - FIRST_FIELD];
  held = &priv->values[id - FIRST_FIELD];
  if (way_field_is_text (field))
    g_value_set_string (value, held->text);
  else if (field->type == WAY_FIELD_INTEGER)
    g_value_set_int64 (value, held->integer != NULL ? *held->integer : -1);
  else if (field->type == WAY_FIELD_BOOLEAN)
    g_value_set_boolean (value, held->boolean);
  else
    g_value_set_boxed (value, held->text);
}

static void
finalize (GObject *object)
{
  WayRecord *self = WAY_RECORD (object);
  const WayKind *kind = WAY_RECORD_GET_CLASS (self)->kind;
  WayRecordPrivate *priv = PRIVATE (self);

  for (guint i = 0; i < kind->n_fields; i++)
    way_value_clear (&kind->fields[i], &priv->values[i]);
  g_free (priv->values);

  G_OBJECT_CLASS (way_record_parent_class)->finalize (object);
}

static void
way_record_class_init (WayRecordClass *klass)
{
}

static void
way_record_init (WayRecord *self)
{
}

static GParamSpec *
field_pspec (const WayField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB | G_PARAM_EXPLICIT_NOTIFY;

  if (way_field_is_text (field))
    return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
  if (field->type == WAY_FIELD_INTEGER)
    return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, -1, flags);
  if (field->type == WAY_FIELD_BOOLEAN)
    return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
  if (field->type == WAY_FIELD_LIST)
    return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_STRV, flags);
  if (field->type == WAY_FIELD_REFERENCE)
    return g_param_spec_boxed (field->name, NULL, NULL, WAY_TYPE_ID, flags);
  return g_param_spec_boxed (field->name, NULL, NULL, WAY_TYPE_ID_LIST, flags);
}

static void
kind_class_init (gpointer klass, gpointer data)
{
  GObjectClass *object_class = klass;
  WayRecordClass *record_class = klass;
  const WayKind *kind = data;
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_NICK | G_PARAM_STATIC_BLURB | G_PARAM_EXPLICIT_NOTIFY;

  record_class->kind = kind;
  object_class->get_property = get_property;
  object_class->finalize = finalize;
  g_object_class_install_property (object_class, PROP_PROJECT_ID,
                                   g_param_spec_boxed ("project-id", NULL, NULL, WAY_TYPE_ID, flags));
  g_object_class_install_property (object_class, PROP_DELETED,
                                   g_param_spec_boolean ("deleted", NULL, NULL, FALSE, flags));
  for (guint i = 0; i < kind->n_fields; i++)
    g_object_class_install_property (object_class, FIRST_FIELD + i, field_pspec (&kind->fields[i]));
}

static void
kind_instance_init (GTypeInstance *instance, gpointer klass)
{
  WayRecord *self = (WayRecord *) instance;

  PRIVATE (self)->values = g_new0 (WayValue, ((WayRecordClass *) klass)->kind->n_fields);
}

GType
way_kind_get_type (const WayKind *kind)
{
  static GMutex mutex;
  g_autoptr (GString) name = g_string_new ("Way");
  GType type;

  for (const char *c = kind->name; *c != '\0'; c++)
    if (*c != '_')
      g_string_append_c (name, c == kind->name || c[-1] == '_' ? g_ascii_toupper (*c) : *c);
  g_string_append (name, "Record");

  g_mutex_lock (&mutex);
  type = g_type_from_name (name->str);
  if (type == 0)
    {
      const GTypeInfo info = {
        .class_size = sizeof (WayRecordClass),
        .class_init = kind_class_init,
        .class_data = kind,
        .instance_size = sizeof (WayRecord),
        .instance_init = kind_instance_init,
      };

      type = g_type_register_static (WAY_TYPE_RECORD, name->str, &info, G_TYPE_FLAG_FINAL);
    }
  g_mutex_unlock (&mutex);
  return type;
}

WayRecord *
way_record_new (const WayKind *kind)
{
  static GType types[128];
  guint index = way_kind_index (kind);
  WayRecord *self;

  g_assert (index < G_N_ELEMENTS (types));
  if (types[index] == 0)
    types[index] = way_kind_get_type (kind);
  self = g_object_new (types[index], NULL);
  way_id_init_new (&PRIVATE (self)->id);
  PRIVATE (self)->created = way_clock_now ();
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WayField *field = &kind->fields[i];

      if (field->initial != NULL && way_field_is_text (field))
        way_record_set_text (self, field->name, field->initial);
      else if (field->initial != NULL && field->type == WAY_FIELD_INTEGER)
        way_record_set_integer (self, field->name, g_ascii_strtoll (field->initial, NULL, 10));
    }
  return self;
}

WayRecord *
way_record_new_named (const char *kind)
{
  const WayKind *found = way_kind_lookup (kind);

  if (G_UNLIKELY (found == NULL))
    g_error ("there is no kind of record called %s", kind);
  return way_record_new (found);
}

void
way_record_assign (WayRecord *self, WayRecord *from)
{
  const WayKind *kind = way_record_get_kind (self);

  g_return_if_fail (kind == way_record_get_kind (from));
  g_object_freeze_notify (G_OBJECT (self));
  way_record_set_project (self, way_record_get_project (from));
  way_record_set_deleted (self, way_record_get_deleted (from));
  PRIVATE (self)->created = PRIVATE (from)->created;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      WayValue value = { 0 };

      way_value_copy (&kind->fields[i], &PRIVATE (from)->values[i], &value);
      take_value (self, i, value);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

WayRecord *
way_record_copy (WayRecord *self)
{
  WayRecord *copy = way_record_new (way_record_get_kind (self));

  PRIVATE (copy)->id = PRIVATE (self)->id;
  way_record_assign (copy, self);
  return copy;
}

const WayKind *
way_record_get_kind (WayRecord *self)
{
  return WAY_RECORD_GET_CLASS (self)->kind;
}

gboolean
way_record_is (WayRecord *self, const char *kind)
{
  return self != NULL && strcmp (WAY_RECORD_GET_CLASS (self)->kind->name, kind) == 0;
}

const WayId *
way_record_get_id (WayRecord *self)
{
  return &PRIVATE (self)->id;
}

void
way_record_set_id (WayRecord *self, const WayId *id)
{
  PRIVATE (self)->id = *id;
}

const WayId *
way_record_get_project (WayRecord *self)
{
  WayRecordPrivate *priv = PRIVATE (self);

  return priv->has_project ? &priv->project : NULL;
}

void
way_record_set_project (WayRecord *self, const WayId *project)
{
  WayRecordPrivate *priv = PRIVATE (self);
  const WayId *old = way_record_get_project (self);

  if (old == project || (old != NULL && project != NULL && way_id_equal (old, project)))
    return;
  priv->has_project = project != NULL;
  if (project != NULL)
    priv->project = *project;
  g_object_notify (G_OBJECT (self), "project-id");
}

gint64
way_record_get_created (WayRecord *self)
{
  return PRIVATE (self)->created;
}

void
way_record_set_created (WayRecord *self, gint64 created)
{
  PRIVATE (self)->created = created;
}

gboolean
way_record_get_deleted (WayRecord *self)
{
  return PRIVATE (self)->deleted;
}

void
way_record_set_deleted (WayRecord *self, gboolean deleted)
{
  WayRecordPrivate *priv = PRIVATE (self);

  if (priv->deleted == (guint) (deleted != FALSE))
    return;
  priv->deleted = deleted != FALSE;
  g_object_notify (G_OBJECT (self), "deleted");
}

gboolean
way_record_has (WayRecord *self, const char *name)
{
  const WayField *field;
  const WayValue *value = lookup (self, name, &field);

  return way_value_is_set (field, value);
}

const char *
way_record_get_text (WayRecord *self, const char *name)
{
  const WayField *field;
  const WayValue *value = lookup (self, name, &field);

  g_return_val_if_fail (way_field_is_text (field), NULL);
  return value->text;
}

void
way_record_set_text (WayRecord *self, const char *name, const char *text)
{
  guint i = field_place (self, name);

  g_return_if_fail (way_field_is_text (&way_record_get_kind (self)->fields[i]));
  take_value (self, i, (WayValue) { .text = text != NULL && *text != '\0' ? g_strdup (text) : NULL });
}

gint64
way_record_get_integer (WayRecord *self, const char *name, gint64 unset)
{
  const WayField *field;
  const WayValue *value = lookup (self, name, &field);

  g_return_val_if_fail (field->type == WAY_FIELD_INTEGER, unset);
  return value->integer != NULL ? *value->integer : unset;
}

void
way_record_set_integer (WayRecord *self, const char *name, gint64 number)
{
  guint i = field_place (self, name);

  g_return_if_fail (way_record_get_kind (self)->fields[i].type == WAY_FIELD_INTEGER);
  take_value (self, i, (WayValue) { .integer = g_memdup2 (&number, sizeof number) });
}

gboolean
way_record_get_boolean (WayRecord *self, const char *name)
{
  const WayField *field;
  const WayValue *value = lookup (self, name, &field);

  g_return_val_if_fail (field->type == WAY_FIELD_BOOLEAN, FALSE);
  return value->boolean;
}

void
way_record_set_boolean (WayRecord *self, const char *name, gboolean boolean)
{
  guint i = field_place (self, name);

  g_return_if_fail (way_record_get_kind (self)->fields[i].type == WAY_FIELD_BOOLEAN);
  take_value (self, i, (WayValue) { .boolean = boolean != FALSE });
}

const char *const *
way_record_get_list (WayRecord *self, const char *name)
{
  static const char *const empty[] = { NULL };
  const WayField *field;
  const WayValue *value = lookup (self, name, &field);

  g_return_val_if_fail (field->type == WAY_FIELD_LIST, empty);
  return value->list != NULL ? (const char *const *) value->list : empty;
}

void
way_record_set_list (WayRecord *self, const char *name, const char *const *list)
{
  guint i = field_place (self, name);

  g_return_if_fail (way_record_get_kind (self)->fields[i].type == WAY_FIELD_LIST);
  take_value (self, i, (WayValue) { .list = list != NULL && list[0] != NULL ? g_strdupv ((char **) list) : NULL });
}

const WayId *
way_record_get_reference (WayRecord *self, const char *name)
{
  const WayField *field;
  const WayValue *value = lookup (self, name, &field);

  g_return_val_if_fail (field->type == WAY_FIELD_REFERENCE, NULL);
  return value->reference;
}

void
way_record_set_reference (WayRecord *self, const char *name, const WayId *id)
{
  guint i = field_place (self, name);

  g_return_if_fail (way_record_get_kind (self)->fields[i].type == WAY_FIELD_REFERENCE);
  take_value (self, i, (WayValue) { .reference = way_id_copy (id) });
}

GArray *
way_record_get_references (WayRecord *self, const char *name)
{
  static GArray *empty;
  const WayField *field;
  const WayValue *value = lookup (self, name, &field);

  if (g_once_init_enter (&empty))
    g_once_init_leave (&empty, way_id_list_new ());
  g_return_val_if_fail (field->type == WAY_FIELD_REFERENCES, empty);
  return value->references != NULL ? value->references : empty;
}

void
way_record_set_references (WayRecord *self, const char *name, GArray *ids)
{
  guint i = field_place (self, name);

  g_return_if_fail (way_record_get_kind (self)->fields[i].type == WAY_FIELD_REFERENCES);
  take_value (self, i, (WayValue) { .references = ids != NULL && ids->len > 0 ? way_id_list_copy (ids) : NULL });
}

gboolean
way_record_refers (WayRecord *self, const char *name, const WayId *id)
{
  return way_id_list_contains (way_record_get_references (self, name), id);
}

void
way_record_add_reference (WayRecord *self, const char *name, const WayId *id)
{
  g_autoptr (GArray) ids = NULL;

  if (way_record_refers (self, name, id))
    return;
  ids = way_id_list_copy (way_record_get_references (self, name));
  g_array_append_vals (ids, id, 1);
  way_record_set_references (self, name, ids);
}

void
way_record_remove_reference (WayRecord *self, const char *name, const WayId *id)
{
  g_autoptr (GArray) ids = way_id_list_copy (way_record_get_references (self, name));

  for (guint i = ids->len; i > 0; i--)
    if (way_id_equal (way_id_list_index (ids, i - 1), id))
      g_array_remove_index (ids, i - 1);
  way_record_set_references (self, name, ids);
}

void
way_record_clear (WayRecord *self, const char *name)
{
  take_value (self, field_place (self, name), (WayValue) { 0 });
}

const char *
way_record_get_title (WayRecord *self)
{
  const WayField *field = way_kind_flagged_field (way_record_get_kind (self), WAY_FIELD_TITLE);

  return field != NULL ? way_record_get_text (self, field->name) : NULL;
}

const char *
way_record_get_label (WayRecord *self, const char *name)
{
  const WayField *field = way_kind_field (way_record_get_kind (self), name);

  return way_field_choice_label (field, way_record_get_text (self, name));
}

const WayId *
way_record_get_owner (WayRecord *self)
{
  const WayField *field = way_kind_flagged_field (way_record_get_kind (self), WAY_FIELD_OWNER);

  return field != NULL ? way_record_get_reference (self, field->name) : NULL;
}

gboolean
way_record_same_values (WayRecord *a, WayRecord *b)
{
  const WayKind *kind = way_record_get_kind (a);

  if (kind != way_record_get_kind (b))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (!way_value_equal (&kind->fields[i], &PRIVATE (a)->values[i], &PRIVATE (b)->values[i]))
      return FALSE;
  return TRUE;
}

void
way_record_merge (WayRecord *self, WayRecord *base, WayRecord *theirs)
{
  const WayKind *kind = way_record_get_kind (self);

  g_return_if_fail (kind == way_record_get_kind (base) && kind == way_record_get_kind (theirs));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      WayValue *mine = &PRIVATE (self)->values[i];
      WayValue value = { 0 };

      if (!way_value_equal (&kind->fields[i], mine, &PRIVATE (base)->values[i])
          || way_value_equal (&kind->fields[i], mine, &PRIVATE (theirs)->values[i]))
        continue;
      way_value_copy (&kind->fields[i], &PRIVATE (theirs)->values[i], &value);
      take_value (self, i, value);
    }
}
