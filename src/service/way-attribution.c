/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-attribution.h"

#include "base/way-date.h"
#include "service/way-edit.h"

#include <glib/gi18n-lib.h>

/* A team counts as its agency. */
static WayRecord *
agency_of (WayLibrary *library, const WayId *id)
{
  g_autoptr (WayRecord) record = id != NULL ? way_library_get (library, id) : NULL;

  if (record != NULL && way_record_is (record, "team") && way_record_has (record, "agency"))
    return way_library_get (library, way_record_get_reference (record, "agency"));
  return g_steal_pointer (&record);
}

static WayNaming
naming_of (WayRecord *conversation)
{
  const char *attribution = way_record_get_text (conversation, "attribution");

  if (g_strcmp0 (attribution, "agency") == 0)
    return WAY_NAMED_BY_NAME;
  return g_strcmp0 (attribution, "sector") == 0 ? WAY_NAMED_BY_SECTOR : WAY_NAMED_AS_PARTNER;
}

WayNaming
way_attribution_naming (WayLibrary *library, const WayId *source, const WayId *agency)
{
  g_autoptr (WayRecord) conversation = source != NULL ? way_library_get (library, source) : NULL;
  g_autoptr (WayRecord) with = NULL;
  g_autoptr (WayRecord) named = NULL;
  WayNaming naming;

  if (conversation == NULL || !way_record_is (conversation, "conversation"))
    return WAY_NAMED_BY_NAME;
  naming = naming_of (conversation);
  with = agency_of (library, way_record_get_reference (conversation, "agency"));
  named = agency_of (library, agency);
  if (named == NULL || named == with || naming == WAY_NAMED_AS_PARTNER)
    return naming;
  return MIN (naming, (WayNaming) way_library_query_count (library, "least naming of agency", "ii",
                                                            way_record_get_project (conversation), way_record_get_id (named)));
}

/* %NULL for a partner. */
static char *
name_as (WayLibrary *library, WayNaming naming, const WayId *agency)
{
  g_autoptr (WayRecord) of = NULL;

  if (naming == WAY_NAMED_BY_NAME)
    return way_describe (library, agency);
  of = naming == WAY_NAMED_BY_SECTOR ? agency_of (library, agency) : NULL;
  if (of == NULL || !way_record_is (of, "agency") || !way_record_has (of, "sector"))
    return NULL;
  return g_strdup (way_record_get_label (of, "sector"));
}

char *
way_attribution_name (WayLibrary *library, const WayId *source, const WayId *agency)
{
  char *name = name_as (library, way_attribution_naming (library, source, agency), agency);

  return name != NULL ? name : g_strdup (_("a partner"));
}

char *
way_attribution_names (WayLibrary *library, const WayId *source, GArray *agencies)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < agencies->len; i++)
    {
      char *name = way_attribution_name (library, source, way_id_list_index (agencies, i));

      if (g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_free (name);
      else
        g_ptr_array_add (names, name);
    }
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

char *
way_attribution_describe (WayLibrary *library, WayRecord *conversation)
{
  const WayId *agency = way_record_get_reference (conversation, "agency");
  WayNaming naming = agency != NULL ? naming_of (conversation) : WAY_NAMED_BY_NAME;
  g_autofree char *date = way_date_format (way_record_get_text (conversation, "date"));
  g_autofree char *who = NULL;

  if (naming == WAY_NAMED_BY_NAME && way_record_get_title (conversation) != NULL)
    return g_strdup (way_record_get_title (conversation));
  who = agency != NULL ? name_as (library, naming, agency) : g_strdup (way_record_get_label (conversation, "kind"));
  if (who == NULL)
    who = g_strdup (_("A partner"));
  return *date != '\0' ? g_strdup_printf ("%s, %s", who, date) : g_steal_pointer (&who);
}
