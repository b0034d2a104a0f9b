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

char *
way_settings_get_text (const char *key, const char *otherwise)
{
  GSettings *settings = way_settings_get ();

  return settings != NULL ? g_settings_get_string (settings, key) : g_strdup (otherwise);
}

void
way_settings_set_text (const char *key, const char *value)
{
  GSettings *settings = way_settings_get ();

  if (settings != NULL)
    g_settings_set_string (settings, key, value != NULL ? value : "");
}
