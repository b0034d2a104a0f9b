/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-people-sectors.h"

#include "service/way-names.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What else names of agencies say beside the sector's own word. */
static const struct {
  const char *sector;
  const char *words;
} said_otherwise[] = {
  /* Translators: words in names of agencies that tell their sector, with commas between. */
  { "children's social care", N_("Children’s services, Children and families") },
  { "police", N_("Constabulary") },
  { "health", N_("NHS, CCG, ICB, clinical commissioning, hospital, hospitals") },
  { "education", N_("School, schools, college, colleges, academy") },
  { "youth justice", N_("Youth offending") },
  { "voluntary and community", N_("Charity, voluntary sector") },
  { "violence reduction", N_("VRU") },
};

/* The longest of the @list that is in @name, or %NULL. Newly allocated. */
static char *
said_of (const char *name, const char *list)
{
  g_auto (GStrv) parts = g_strsplit (list, ",", -1);
  char *longest = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *words = way_name_words (parts[i]);

      if (g_str_equal (words, " ") || strstr (name, words) == NULL || (longest != NULL && strlen (longest) >= strlen (words)))
        continue;
      g_free (longest);
      longest = g_steal_pointer (&words);
    }
  return longest;
}

static char *
sector_in (const char *name, const WayChoice *sector)
{
  char *said = said_of (name, g_dgettext (GETTEXT_PACKAGE, sector->label));

  for (guint i = 0; said == NULL && i < G_N_ELEMENTS (said_otherwise); i++)
    if (g_str_equal (said_otherwise[i].sector, sector->key))
      said = said_of (name, g_dgettext (GETTEXT_PACKAGE, said_otherwise[i].words));
  return said;
}

const char *
way_people_sector_of (const char *name)
{
  const WayField *field = way_kind_field (way_kind_lookup ("agency"), "sector");
  g_autofree char *words = way_name_words (name);
  g_autofree char *said = NULL;
  const char *found = NULL;

  for (const WayChoice *sector = field->values; sector->key != NULL; sector++)
    {
      g_autofree char *here = g_str_equal (sector->key, "other") ? NULL : sector_in (words, sector);

      /* "Clinical commissioning" says more than "commissioning". */
      if (here == NULL || (said != NULL && strstr (said, here) != NULL))
        continue;
      if (said != NULL && strstr (here, said) == NULL)
        return NULL;
      g_free (said);
      said = g_steal_pointer (&here);
      found = sector->key;
    }
  return found;
}
