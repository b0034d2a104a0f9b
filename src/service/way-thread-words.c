/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-thread-words.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "base/way-text.h"
#include "service/way-action-service.h"
#include "service/way-attribution.h"
#include "service/way-edit.h"
#include "service/way-review-service.h"
#include "service/way-workshop-service.h"

#include <glib/gi18n-lib.h>

#define LONGEST_PILL 24
#define LONGEST_TITLE 160

/* --- Small parts --- */

static void
append (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static void
append_lower (GString *text, const char *part)
{
  g_autofree char *lower = g_utf8_strdown (part, -1);

  append (text, lower);
}

static void
append_date (GString *text, const char *date)
{
  g_autofree char *words = way_date_format (date);

  append (text, words);
}

/* "Workshop 2" of "Workshop 2 – Agreeing our approaches"; the kind of meeting if its title does not start so briefly. */
static char *
short_workshop (WayRecord *workshop)
{
  static const char *const dividers[] = { " – ", " — ", " - ", ": " };
  const char *title = way_record_get_title (workshop);

  for (guint i = 0; title != NULL && i < G_N_ELEMENTS (dividers); i++)
    {
      const char *at = strstr (title, dividers[i]);

      if (at != NULL && g_utf8_pointer_to_offset (title, at) <= LONGEST_PILL)
        return g_strndup (title, (gsize) (at - title));
    }
  if (title != NULL && g_utf8_strlen (title, -1) <= LONGEST_PILL)
    return g_strdup (title);
  return g_utf8_strdown (way_record_get_label (workshop, "kind"), -1);
}

static char *
noun (WayRecord *record)
{
  return way_kind_noun (way_record_get_kind (record));
}

/* --- One function a kind: pill, title and detail --- */

static void
describe_conversation (WayLibrary *library, WayRecord *record, WayThreadNode *node)
{
  guint n_present = g_strv_length ((char **) way_record_get_list (record, "present"));
  const char *facilitator = way_record_get_text (record, "facilitator");
  g_autofree char *name = way_attribution_describe (library, record);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n_present), n_present);
  g_autofree char *by = facilitator != NULL ? g_strdup_printf (_("facilitated by %s"), facilitator) : NULL;
  g_autofree char *attribution = g_utf8_strdown (way_record_get_label (record, "attribution"), -1);
  g_autofree char *attributed = g_strdup_printf (_("attributed to: %s"), attribution);
  GString *detail = g_string_new (NULL);

  if (g_strcmp0 (name, way_record_get_title (record)) == 0)
    append_date (detail, way_record_get_text (record, "date"));
  append (detail, by);
  append (detail, n_present > 0 ? people : NULL);
  append (detail, *attribution != '\0' ? attributed : NULL);
  node->detail = g_string_free (detail, FALSE);
}

static void
describe_card (WayLibrary *library, WayRecord *record, WayThreadNode *node)
{
  g_autofree char *agencies = way_attribution_names (library, way_record_get_reference (record, "source"),
                                                     way_record_get_references (record, "agencies"));
  g_autofree char *raised = g_strdup_printf (_("raised by %s"), agencies);
  GString *detail = g_string_new (NULL);

  node->pill = g_utf8_strdown (way_record_get_label (record, "kind"), -1);
  node->kind = g_intern_string (way_record_get_text (record, "kind"));
  append (detail, *agencies != '\0' ? raised : NULL);
  if (g_strcmp0 (way_record_get_text (record, "control"), "unsorted") != 0)
    append_lower (detail, way_record_get_label (record, "control"));
  if (way_record_has (record, "merged_into"))
    append (detail, _("merged"));
  node->detail = g_string_free (detail, FALSE);
}

static void
describe_theme (WayLibrary *library, WayRecord *record, WayThreadNode *node)
{
  const char *by = way_record_get_text (record, "decided_by");
  g_autofree char *agreed = by != NULL ? g_strdup_printf (_("agreed by %s"), by) : NULL;
  GString *detail = g_string_new (NULL);

  append_lower (detail, way_record_get_label (record, "state"));
  append (detail, agreed);
  append_date (detail, way_record_get_text (record, "decided_on"));
  node->detail = g_string_free (detail, FALSE);
}

static void
describe_workshop (WayLibrary *library, WayRecord *record, WayThreadNode *node)
{
  GString *detail = g_string_new (NULL);

  node->pill = short_workshop (record);
  append_date (detail, way_record_get_text (record, "start"));
  append_lower (detail, way_record_get_label (record, "state"));
  node->detail = g_string_free (detail, FALSE);
}

/* "14:35 Who will do what, by when" */
static char *
title_of_block (WayLibrary *library, WayRecord *workshop, WayRecord *block)
{
  g_autoptr (WayAgenda) agenda = way_workshop_agenda (library, way_record_get_id (workshop));
  g_autoptr (GArray) ids = way_library_query_ids (library, "agenda of workshop", "i", way_record_get_id (workshop));

  for (guint i = 0; i < ids->len && way_agenda_has_clock (agenda); i++)
    if (way_id_equal (way_id_list_index (ids, i), way_record_get_id (block)))
      {
        g_autofree char *time = way_agenda_time (agenda, i);

        return g_strdup_printf ("%s %s", time, way_record_get_title (block));
      }
  return NULL;
}

static void
describe_block (WayLibrary *library, WayRecord *record, WayThreadNode *node)
{
  g_autoptr (WayRecord) workshop = way_library_get (library, way_record_get_reference (record, "workshop"));
  g_autofree char *day = NULL;

  if (workshop == NULL)
    return;
  node->pill = short_workshop (workshop);
  node->title = title_of_block (library, workshop, record);
  day = g_strndup (way_record_has (workshop, "start") ? way_record_get_text (workshop, "start") : "", 10);
  node->detail = *day != '\0' ? way_date_format (day) : g_strdup (way_record_get_title (workshop));
}

static void
describe_action (WayLibrary *library, WayRecord *record, WayThreadNode *node)
{
  g_autofree char *who = way_describe (library, way_record_get_reference (record, "accountable"));
  g_autofree char *due = way_action_resolve_due (library, record, way_clock_today ());
  g_autofree char *date = way_date_format (due);
  g_autofree char *due_words = *date != '\0' ? g_strdup_printf (_("due %s"), date) : NULL;
  const char *reason = way_record_get_text (record, "rag_reason");
  GString *detail = g_string_new (NULL);

  append (detail, way_record_get_text (record, "reference"));
  append (detail, *who != '\0' ? who : _("no one accountable"));
  append (detail, due_words);
  append_lower (detail, way_record_get_label (record, "status"));
  append (detail, reason);
  node->detail = g_string_free (detail, FALSE);
}

static void
describe_review (WayLibrary *library, WayRecord *record, WayThreadNode *node)
{
  const WayId *id = way_record_get_reference (record, "workshop");
  g_autoptr (WayRecord) workshop = way_library_get (library, id);
  GString *detail = g_string_new (NULL);

  node->title = g_strdup (way_review_words (record));
  if (workshop != NULL)
    {
      const char *start = way_record_get_text (workshop, "start");
      g_autofree char *day = start != NULL ? g_strndup (start, 10) : NULL;

      node->pill = short_workshop (workshop);
      node->opens = *id;
      append_date (detail, day);
    }
  append (detail, way_record_get_text (record, "note"));
  node->detail = g_string_free (detail, FALSE);
}

static void
describe_reflection (WayLibrary *library, WayRecord *record, WayThreadNode *node)
{
  g_autofree char *agency = way_attribution_name (library, way_record_get_reference (record, "source"),
                                                  way_record_get_reference (record, "agency"));
  GString *detail = g_string_new (NULL);

  append (detail, way_record_has (record, "agency") ? agency : NULL);
  if (!way_record_get_boolean (record, "private"))
    append_date (detail, way_record_get_text (record, "date"));
  node->detail = g_string_free (detail, FALSE);
}

static void
describe_paragraph (WayLibrary *library, WayRecord *record, WayThreadNode *node)
{
  node->pill = g_strdup (_("learning report"));
  node->title = way_describe (library, way_record_get_reference (record, "section"));
  node->detail = way_text_summary (way_record_get_text (record, "text"), LONGEST_TITLE);
}

static const struct {
  const char *kind;
  void (*describe) (WayLibrary *library, WayRecord *record, WayThreadNode *node);
} describers[] = {
  { "conversation", describe_conversation },
  { "card", describe_card },
  { "theme", describe_theme },
  { "workshop", describe_workshop },
  { "agenda_block", describe_block },
  { "action", describe_action },
  { "action_reflection", describe_review },
  { "reflection", describe_reflection },
  { "paragraph", describe_paragraph },
};

static char *
default_title (WayLibrary *library, WayRecord *record)
{
  g_autofree char *title = way_describe (library, way_record_get_id (record));

  return way_text_summary (title, LONGEST_TITLE);
}

WayThreadNode *
way_thread_node_new (WayLibrary *library, WayRecord *record)
{
  WayThreadNode *node = g_new0 (WayThreadNode, 1);

  node->id = node->opens = *way_record_get_id (record);
  node->kind = way_record_get_kind (record)->name;
  node->deleted = way_record_get_deleted (record);
  for (guint i = 0; i < G_N_ELEMENTS (describers); i++)
    if (way_record_is (record, describers[i].kind))
      describers[i].describe (library, record, node);
  if (node->pill == NULL)
    node->pill = noun (record);
  if (node->title == NULL || node->deleted)
    {
      g_free (node->title);
      node->title = default_title (library, record);
    }
  if (node->detail == NULL)
    node->detail = g_strdup ("");
  return node;
}

void
way_thread_node_free (WayThreadNode *node)
{
  g_free (node->pill);
  g_free (node->title);
  g_free (node->detail);
  g_free (node);
}
