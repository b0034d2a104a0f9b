/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-settings.h"

GSettings *
way_settings_get (void)
{
  static gsize looked = 0;
  static GSettings *settings = NULL;

  if (g_once_init_enter (&looked))
    {
      GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
      g_autoptr (GSettingsSchema) schema = NULL;

      if (source != NULL)
        schema = g_settings_schema_source_lookup (source, WAY_APP_ID, TRUE);
      if (schema != NULL)
        settings = g_settings_new_full (schema, NULL, NULL);
      g_once_init_leave (&looked, 1);
    }
  return settings;
}

/* A name of a file may be in any letters, and a setting only in UTF-8: what is not is kept as an address. */
static char *
pack (const char *text)
{
  return g_utf8_validate (text, -1, NULL) ? g_strdup (text) : g_filename_to_uri (text, NULL, NULL);
}

static char *
unpack (const char *text)
{
  char *path = g_str_has_prefix (text, "file://") ? g_filename_from_uri (text, NULL, NULL) : NULL;

  return path != NULL ? path : g_strdup (text);
}

char *
way_settings_get_text (const char *key, const char *otherwise)
{
  GSettings *settings = way_settings_get ();
  g_autofree char *text = settings != NULL ? g_settings_get_string (settings, key) : NULL;

  return text != NULL ? unpack (text) : g_strdup (otherwise);
}

void
way_settings_set_text (const char *key, const char *value)
{
  GSettings *settings = way_settings_get ();
  g_autofree char *text = pack (value != NULL ? value : "");

  if (settings != NULL && text != NULL)
    g_settings_set_string (settings, key, text);
}
