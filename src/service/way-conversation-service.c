/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-conversation-service.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "base/way-error.h"
#include "service/way-edit.h"

#include <glib/gi18n-lib.h>

gboolean
way_conversation_add (WayLibrary *library, const WayId *project, const WayId *agency, WayId *conversation,
                      GError **error)
{
  g_autoptr (WayRecord) record = way_record_new_named ("conversation");

  way_record_set_project (record, project);
  way_record_set_reference (record, "agency", agency);
  way_record_set_text (record, "date", way_clock_today ());
  if (agency != NULL && way_library_kind_of (library, agency) == way_kind_lookup ("team"))
    way_record_set_text (record, "kind", "team");
  *conversation = *way_record_get_id (record);
  return way_edit_save (library, record, _("Add conversation"), error);
}

/* %TRUE if nobody, or @former alone, raised the card. */
static gboolean
follows (WayRecord *card, const WayId *former)
{
  GArray *agencies = way_record_get_references (card, "agencies");

  return agencies->len == 0
         || (agencies->len == 1 && former != NULL && way_id_equal (way_id_list_index (agencies, 0), former));
}

static gboolean
set_raised_by (WayLibrary *library, WayRecord *shared, const WayId *agency, GError **error)
{
  g_autoptr (WayRecord) card = way_record_copy (shared);
  g_autoptr (GArray) agencies = way_id_list_new ();

  if (agency != NULL)
    g_array_append_val (agencies, *agency);
  way_record_set_references (card, "agencies", agencies);
  return way_library_save (library, card, error);
}

static gboolean
same_id (const WayId *a, const WayId *b)
{
  return a == b || (a != NULL && b != NULL && way_id_equal (a, b));
}

static gboolean
save (WayLibrary *library, WayRecord *conversation, WayRecord *before, GError **error)
{
  const WayId *agency = way_record_get_reference (conversation, "agency");
  const WayId *former = before != NULL ? way_record_get_reference (before, "agency") : NULL;
  g_autoptr (GPtrArray) cards
    = way_library_query_records (library, "cards of conversation", "i", way_record_get_id (conversation));

  if (!way_library_save (library, conversation, error))
    return FALSE;
  for (guint i = 0; i < cards->len && !same_id (agency, former); i++)
    if (follows (cards->pdata[i], former) && !set_raised_by (library, cards->pdata[i], agency, error))
      return FALSE;
  return TRUE;
}

gboolean
way_conversation_save (WayLibrary *library, WayRecord *conversation, GError **error)
{
  g_autoptr (WayRecord) shared = way_library_get (library, way_record_get_id (conversation));
  g_autoptr (WayRecord) before = shared != NULL ? way_record_copy (shared) : NULL;

  if (!way_library_begin (library, way_record_get_project (conversation),
                          before != NULL ? _("Change conversation") : _("Add conversation"), error))
    return FALSE;
  return way_library_end (library, save (library, conversation, before, error), error);
}

gboolean
way_conversation_set_agency (WayLibrary *library, const WayId *conversation, const WayId *agency, GError **error)
{
  g_autoptr (WayRecord) shared = way_library_get (library, conversation);
  g_autoptr (WayRecord) record = shared != NULL ? way_record_copy (shared) : NULL;

  if (record == NULL)
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("The conversation is no longer in the library."));
      return FALSE;
    }
  way_record_set_reference (record, "agency", agency);
  return way_conversation_save (library, record, error);
}

char *
way_conversation_describe_who (WayLibrary *library, WayRecord *conversation)
{
  const char *title = way_record_get_text (conversation, "title");

  if (title != NULL)
    return g_strdup (title);
  if (way_record_has (conversation, "agency"))
    return way_describe (library, way_record_get_reference (conversation, "agency"));
  /* Translators: a conversation with no agency named yet. */
  return g_strdup (_("No agency named"));
}

char *
way_conversation_describe_what (WayRecord *conversation)
{
  const char *kind = way_record_get_label (conversation, "kind");
  g_autofree char *date = way_date_format (way_record_get_text (conversation, "date"));

  return g_strconcat (kind, *kind != '\0' && *date != '\0' ? " · " : "", date, NULL);
}
