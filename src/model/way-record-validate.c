/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

#include "base/way-date.h"
#include "base/way-text.h"

#include <string.h>

/* Of a value that is none, in characters. */
#define QUOTED 80

static gboolean
choice_exists (const WayField *field, const char *key)
{
  for (const WayChoice *choice = field->values; choice->key != NULL; choice++)
    if (strcmp (choice->key, key) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
form_is_valid (const WayField *field, const char *text)
{
  switch (field->type)
    {
    case WAY_FIELD_DATE:
      return way_date_is_valid (text);
    case WAY_FIELD_TIME:
      return way_date_is_valid_time (text);
    case WAY_FIELD_CLOCK:
      return way_date_is_valid_clock (text);
    case WAY_FIELD_ENUM:
      return choice_exists (field, text);
    case WAY_FIELD_TEXT:
    case WAY_FIELD_PROSE:
    case WAY_FIELD_CHOICE:
    case WAY_FIELD_RANK:
    case WAY_FIELD_INTEGER:
    case WAY_FIELD_BOOLEAN:
    case WAY_FIELD_LIST:
    case WAY_FIELD_REFERENCE:
    case WAY_FIELD_REFERENCES:
    default:
      return g_utf8_validate (text, -1, NULL);
    }
}

static gboolean
validate_field (WayRecord *self, const WayField *field, GError **error)
{
  const WayKind *kind = way_record_get_kind (self);
  const char *text = way_field_is_text (field) ? way_record_get_text (self, field->name) : NULL;
  const char *label = g_dgettext (GETTEXT_PACKAGE, field->label);
  gboolean blank = !way_record_has (self, field->name);

  if (text != NULL && !form_is_valid (field, text))
    {
      g_autofree char *shown = g_utf8_make_valid (text, MIN ((gssize) strlen (text), 4 * (QUOTED + 1)));
      g_autofree char *quoted = way_text_beginning (shown, QUOTED);

      g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID,
                   field->type == WAY_FIELD_ENUM ? _("%s: “%s” is not one of the values of “%s”.")
                                                 : _("%s: “%s” is not a date or time that exists, in “%s”."),
                   g_dgettext (GETTEXT_PACKAGE, kind->label), quoted, label);
      return FALSE;
    }
  if (text != NULL)
    blank = way_text_is_blank (text);
  if (blank && (field->flags & WAY_FIELD_REQUIRED) != 0)
    {
      /* Translators: the first is a kind of record ("Action"), the second one of its fields ("Text"). */
      g_set_error (error, WAY_ERROR, WAY_ERROR_INVALID, _("%s: “%s” is needed."),
                   g_dgettext (GETTEXT_PACKAGE, kind->label), label);
      return FALSE;
    }
  return TRUE;
}

gboolean
way_record_validate_field (WayRecord *self, const char *name, GError **error)
{
  const WayField *field = way_kind_field (way_record_get_kind (self), name);

  g_return_val_if_fail (field != NULL, FALSE);

  return validate_field (self, field, error);
}

gboolean
way_record_validate (WayRecord *self, GError **error)
{
  const WayKind *kind = way_record_get_kind (self);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!validate_field (self, &kind->fields[i], error))
      return FALSE;
  for (const WayRule *rule = kind->rules; rule != NULL && rule->holds != NULL; rule++)
    if (!rule->holds (self))
      {
        g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID, g_dgettext (GETTEXT_PACKAGE, rule->message));
        return FALSE;
      }
  return TRUE;
}
