/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-conversation-form.h"

#include "base/way-clock.h"
#include "base/way-text.h"
#include "service/way-conversation-service.h"
#include "service/way-edit.h"
#include "ui/way-form.h"

#include <glib/gi18n.h>

#define WAY_TYPE_CONVERSATION_FORM (way_conversation_form_get_type ())
G_DECLARE_FINAL_TYPE (WayConversationForm, way_conversation_form, WAY, CONVERSATION_FORM, WayForm)

struct _WayConversationForm {
  WayForm parent_instance;

  /* borrowed */
  GtkWidget *agency;
  GtkWidget *title;
  GtkWidget *kind;
  GtkWidget *date;
  GtkWidget *facilitator;
  GtkWidget *present;
  GtkWidget *attribution;

  /* owned */
  WayRecord *record;
  gboolean is_new;
};

G_DEFINE_FINAL_TYPE (WayConversationForm, way_conversation_form, WAY_TYPE_FORM)

static void
read_fields (WayConversationForm *self)
{
  g_autofree char *title = way_form_dup_entry (self->title);
  g_autofree char *facilitator = way_form_dup_entry (self->facilitator);
  g_autofree char *present = way_form_dup_text (self->present);
  g_auto (GStrv) people = way_text_lines (present != NULL ? present : "");

  way_record_set_text (self->record, "title", title);
  way_record_set_reference (self->record, "agency", way_record_picker_get_id (WAY_RECORD_PICKER (self->agency)));
  way_record_set_text (self->record, "kind", way_choice_row_get_value (WAY_CHOICE_ROW (self->kind)));
  way_record_set_text (self->record, "date", way_date_entry_get_date (WAY_DATE_ENTRY (self->date)));
  way_record_set_text (self->record, "facilitator", facilitator);
  way_record_set_list (self->record, "present", (const char *const *) people);
  way_record_set_text (self->record, "attribution", way_choice_row_get_value (WAY_CHOICE_ROW (self->attribution)));
}

static gboolean
save (WayForm *form)
{
  WayConversationForm *self = WAY_CONVERSATION_FORM (form);
  WayPage *page = way_form_get_page (form);
  g_autoptr (GError) error = NULL;

  if (!way_form_check_date (form, self->date))
    return FALSE;
  read_fields (self);
  way_edit_catch_up (way_form_get_library (form), self->record);
  if (!way_conversation_save (way_form_get_library (form), self->record, &error))
    return way_form_fail (form, error);
  if (self->is_new && page != NULL)
    way_page_open (page, way_record_get_id (self->record));
  return TRUE;
}

/* A conversation with one agency that does not say which counts for nobody: said, and never in the way. */
static void
show_hint (WayConversationForm *self)
{
  const char *kind = way_choice_row_get_value (WAY_CHOICE_ROW (self->kind));
  gboolean of_one = g_strcmp0 (kind, "single_agency") == 0 || g_strcmp0 (kind, "team") == 0;
  gboolean none = way_record_picker_get_id (WAY_RECORD_PICKER (self->agency)) == NULL;
  GtkWidget *row = gtk_widget_get_ancestor (self->agency, ADW_TYPE_ACTION_ROW);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               of_one && none ? _("Without one, no agency counts as heard. You can add it later.") : "");
}

/* What is begun with one agency is not what is begun with another: each has a draft of its own in the project. */
static WayId
draft_place (WayConversationForm *self)
{
  WayForm *form = WAY_FORM (self);
  const WayId *agency = way_record_get_reference (self->record, "agency");
  g_autoptr (WayRecord) part = NULL;

  if (!self->is_new)
    return *way_record_get_id (self->record);
  if (agency == NULL)
    return *way_form_get_project (form);
  part = way_library_query_record (way_form_get_library (form), "participation of agency", "ii", agency, way_form_get_project (form));
  return part != NULL ? *way_record_get_id (part) : *agency;
}

static void
fill (WayConversationForm *self)
{
  WayForm *form = WAY_FORM (self);
  WayRecord *record = self->record;
  WayId place = draft_place (self);
  g_autofree char *present = g_strjoinv ("\n", (char **) way_record_get_list (record, "present"));

  way_form_add_group (form, NULL, NULL);
  self->agency = way_form_add_picker (form, _("Agency or team"), "agency team", _("Choose…"), FALSE);
  way_record_picker_set_id (WAY_RECORD_PICKER (self->agency), way_record_get_reference (record, "agency"));
  self->kind = way_form_add_choice (form, "conversation", "kind", FALSE, way_record_get_text (record, "kind"));
  self->date = way_form_add_date (form, _("Date"), way_record_get_text (record, "date"));
  self->facilitator = way_form_add_entry (form, _("Facilitated by"), way_record_get_text (record, "facilitator"));
  self->title = way_form_add_entry (form, _("Title of its own"), way_record_get_text (record, "title"));
  self->attribution = way_form_add_choice (form, "conversation", "attribution", FALSE,
                                           way_record_get_text (record, "attribution"));
  self->present = way_form_add_text (form, _("Present"), _("One a line; roles are enough."), present,
                                     &place, "present");
  way_form_keep (form, self->agency, &place, "agency");
  way_form_keep (form, self->kind, &place, "kind");
  way_form_keep (form, self->date, &place, "date");
  if (self->is_new)
    way_form_keep_place (form, self->date);
  way_form_keep (form, self->facilitator, &place, "facilitator");
  way_form_keep (form, self->title, &place, "title");
  way_form_keep (form, self->attribution, &place, "attribution");
  g_signal_connect_object (self->agency, "commit", G_CALLBACK (show_hint), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kind, "commit", G_CALLBACK (show_hint), self, G_CONNECT_SWAPPED);
  show_hint (self);
}

static void
way_conversation_form_finalize (GObject *object)
{
  g_clear_object (&WAY_CONVERSATION_FORM (object)->record);
  G_OBJECT_CLASS (way_conversation_form_parent_class)->finalize (object);
}

static void
way_conversation_form_class_init (WayConversationFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_conversation_form_finalize;
  WAY_FORM_CLASS (klass)->save = save;
}

static void
way_conversation_form_init (WayConversationForm *self)
{
}

/* Today, with @agency if one is given. Returns: (transfer full) */
static WayRecord *
new_conversation (WayPage *page, const WayId *agency)
{
  WayRecord *record = way_record_new_named ("conversation");
  g_autoptr (WayRecord) with = agency != NULL ? way_library_get (way_page_get_library (page), agency) : NULL;

  way_record_set_project (record, way_page_get_project (page));
  way_record_set_text (record, "date", way_clock_today ());
  if (with != NULL)
    way_record_set_reference (record, "agency", agency);
  if (with != NULL && way_record_is (with, "team"))
    way_record_set_text (record, "kind", "team");
  return record;
}

void
way_conversation_form_present (WayPage *page, const WayId *conversation, const WayId *agency)
{
  WayConversationForm *self = WAY_CONVERSATION_FORM (
    way_form_new (WAY_TYPE_CONVERSATION_FORM, page, conversation != NULL ? _("About this conversation") : _("New conversation"),
                  conversation != NULL ? _("_Save") : _("_Add"), "conversation facts"));
  g_autoptr (WayRecord) shared
    = conversation != NULL ? way_library_get (way_page_get_library (page), conversation) : NULL;

  self->is_new = shared == NULL;
  self->record = shared != NULL ? way_edit_check_out (shared) : new_conversation (page, agency);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}
