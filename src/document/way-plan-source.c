/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-plan-source.h"

#include "base/way-text.h"
#include "service/way-action-service.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _WayPlanSources {
  WayLibrary *library;
  WayId project;
  WayPlanAttribution attribution;
  GHashTable *lines;   /* action id → text */
  GHashTable *sectors; /* action id → list of sectors its text names */
  GHashTable *named;   /* sectors in use */
};

static void
note_sector (WayPlanSources *self, const WayId *action, const char *sector)
{
  GPtrArray *list = g_hash_table_lookup (self->sectors, action);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->sectors, way_id_copy (action), list);
    }
  g_ptr_array_add (list, g_strdup (sector));
}

/* One who said it, from the query: "0" and an agency's name, "1" and a sector, or "2". */
static const char *
name_of (WayPlanSources *self, const char *said, const WayId *action)
{
  if (*said == '0')
    return said + 1;
  if (*said != '1')
    return _("a partner");
  note_sector (self, action, said + 1);
  return way_choice_label ("agency", "sector", said + 1);
}

/* Who said it, each as far as its conversations allow, and never more: "Wickmouth Police, Health, a partner". %NULL if
 * nobody is known, or nobody is to be named. */
static char *
attribute (WayPlanSources *self, WayRow *row, const WayId *action)
{
  const char *said = way_row_text (row, "said");
  g_auto (GStrv) list = said != NULL ? g_strsplit (said, "\n", -1) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (list == NULL || self->attribution == WAY_PLAN_SAID_BY_NONE)
    return NULL;
  for (guint i = 0; list[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name_of (self, list[i], action));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
card_line (WayPlanSources *self, WayRow *row, const WayId *action)
{
  g_autofree char *who = attribute (self, row, action);
  g_autofree char *kind = g_utf8_strdown (way_choice_label ("card", "kind", way_row_text (row, "kind")), -1);
  g_autofree char *text = way_text_summary (way_row_text (row, "text"), WAY_ACTION_QUOTED);
  const char *workshop = way_row_text (row, "workshop");

  /* Translators: an action's source: a kind of card (“barrier”), what it says, who raised it or at which workshop. */
  if (workshop != NULL)
    return g_strdup_printf (_("From %s: “%s” (%s)"), kind, text, workshop);
  if (who != NULL)
    return g_strdup_printf (_("From %s: “%s” (%s)"), kind, text, who);
  return g_strdup_printf (_("From %s: “%s”"), kind, text);
}

static char *
origin_line (WayPlanSources *self, WayRow *row, const WayId *action)
{
  const char *kind = way_row_text (row, "kind");
  const char *workshop = way_row_text (row, "workshop");

  if (workshop != NULL)
    return g_strdup_printf (_("From %s"), workshop);
  if (strcmp (kind, "conversation") == 0)
    {
      g_autofree char *who = attribute (self, row, action);

      return who != NULL ? g_strdup_printf (_("From a conversation with %s"), who) : g_strdup (_("From a conversation"));
    }
  if (strcmp (kind, "reflection") == 0)
    return way_row_integer (row, "private") ? NULL : g_strdup (_("From a reflection"));
  if (strcmp (kind, "test") == 0)
    return g_strdup (_("From a test and learn"));
  if (strcmp (kind, "decision") == 0)
    return g_strdup (_("From a decision"));
  if (strcmp (kind, "recommendation") == 0)
    return g_strdup (_("From a recommendation"));
  return NULL;
}

/* As the queries count: 2 the agency at most, 1 its sector, 0 "a partner". */
static gint64
level_of (WayPlanAttribution attribution)
{
  switch (attribution)
    {
    case WAY_PLAN_SAID_BY_CONVERSATION: return 2;
    case WAY_PLAN_SAID_BY_SECTOR: return 1;
    case WAY_PLAN_SAID_BY_PARTNER:
    case WAY_PLAN_SAID_BY_NONE:
    default: return 0;
    }
}

static void
add_lines (WayPlanSources *self, const char *query, char *(*line_of) (WayPlanSources *, WayRow *, const WayId *))
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (self->library, query, "in", &self->project, level_of (self->attribution));

  for (guint i = 0; i < rows->len; i++)
    {
      const WayId *action = way_row_id (rows->pdata[i], "action");
      g_autofree char *line = line_of (self, rows->pdata[i], action);
      const char *before = g_hash_table_lookup (self->lines, action);

      if (line == NULL)
        continue;
      g_hash_table_insert (self->lines, way_id_copy (action),
                           before != NULL ? g_strconcat (before, "\n", line, NULL) : g_strdup (line));
    }
}

WayPlanSources *
way_plan_sources_new (WayLibrary *library, const WayId *project, WayPlanAttribution attribution)
{
  WayPlanSources *self = g_new0 (WayPlanSources, 1);

  self->library = g_object_ref (library);
  self->project = *project;
  self->attribution = attribution;
  self->lines = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, g_free);
  self->sectors = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_lines (self, "plan card sources", card_line);
  add_lines (self, "plan origins", origin_line);
  return self;
}

void
way_plan_sources_free (WayPlanSources *self)
{
  g_object_unref (self->library);
  g_hash_table_unref (self->lines);
  g_hash_table_unref (self->sectors);
  g_hash_table_unref (self->named);
  g_free (self);
}

const char *
way_plan_sources_get (WayPlanSources *self, const WayId *action)
{
  GPtrArray *sectors = g_hash_table_lookup (self->sectors, action);
  const char *lines = g_hash_table_lookup (self->lines, action);

  for (guint i = 0; sectors != NULL && i < sectors->len; i++)
    g_hash_table_add (self->named, g_strdup (sectors->pdata[i]));
  return lines != NULL ? lines : "";
}

char **
way_plan_sources_dup_warnings (WayPlanSources *self)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_autoptr (GList) sectors = g_list_sort (g_hash_table_get_keys (self->named), (GCompareFunc) strcmp);

  for (GList *link = sectors; link != NULL; link = link->next)
    {
      g_autoptr (GPtrArray) agencies
        = way_library_query_records (self->library, "agencies of sector", "is", &self->project, link->data);
      g_autofree char *warning = NULL;

      if (agencies->len != 1)
        continue;
      warning = g_strdup_printf (_("The sector “%s” is named as a source, and only %s stands for it here: readers can "
                                   "tell who spoke."),
                                 way_choice_label ("agency", "sector", link->data),
                                 way_record_get_title (agencies->pdata[0]));
      g_strv_builder_add (warnings, warning);
    }
  return g_strv_builder_end (warnings);
}
