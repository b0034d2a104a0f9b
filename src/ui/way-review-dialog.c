/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-review-dialog.h"

#include "base/way-text.h"
#include "ui/way-choice-row.h"
#include "ui/way-date-entry.h"
#include "ui/way-discard.h"
#include "ui/way-entry.h"
#include "ui/way-field-row.h"
#include "ui/way-label.h"
#include "ui/way-notice-entry.h"
#include "ui/way-review-row.h"

#include <glib/gi18n.h>

typedef struct {
  WayRecord *action; /* owned */
  char *outcome;     /* owned */
  WayReviewDecided decided;
  GtkWidget *owner; /* watched */

  /* borrowed */
  GtkWidget *status;
  GtkWidget *due;
  GtkSwitch *next_workshop;
  GtkEditable *note;
  WayFormDraft *draft;
} Question;

static void
question_free (gpointer data)
{
  Question *self = data;

  g_clear_object (&self->action);
  g_clear_weak_pointer (&self->owner);
  g_free (self->outcome);
  g_free (self);
}

static void
decide (Question *self, WayReview *review)
{
  const char *note = way_entry_get_text (GTK_WIDGET (self->note));

  review->outcome = self->outcome;
  review->note = *note != '\0' ? note : NULL;
  if (self->owner != NULL && self->decided (self->owner, self->action, review))
    way_form_draft_drop (self->draft);
}

/* Only what differs is a change. */
static void
decide_change (Question *self)
{
  WayReview review = { 0 };
  const char *due = way_date_entry_get_date (WAY_DATE_ENTRY (self->due));
  const char *status = way_choice_row_get_value (WAY_CHOICE_ROW (self->status));
  gboolean next = gtk_switch_get_active (self->next_workshop);

  if (next != way_record_get_boolean (self->action, "due_next_workshop"))
    review.due_next_workshop = next;
  if (!next && (g_strcmp0 (due, way_record_get_text (self->action, "due")) != 0
                || way_record_get_boolean (self->action, "due_next_workshop")))
    review.due = due != NULL ? due : "";
  if (g_strcmp0 (status, way_record_get_text (self->action, "status")) != 0)
    review.status = status;
  decide (self, &review);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *self)
{
  WayReview review = { .status = response };

  if (g_str_equal (response, "change"))
    decide_change (self);
  else if (!g_str_equal (response, "cancel"))
    decide (self, &review);
}

/* Not while the dialog goes: it has no responses any more. */
static void
validate_cb (GtkWidget *due, GParamSpec *pspec, AdwMessageDialog *dialog)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    adw_message_dialog_set_response_enabled (dialog, "change", way_date_entry_is_valid (WAY_DATE_ENTRY (due)));
}

/* --- Building --- */

static GtkWidget *
new_note (Question *self, const char *note)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Note"));
  way_entry_set_text (row, note);
  way_entry_setup_limit (row);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  self->note = GTK_EDITABLE (row);
  return row;
}

static GtkWidget *
new_due (Question *self, GtkWidget *dialog)
{
  GtkWidget *row = g_object_new (WAY_TYPE_FIELD_ROW, NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Due"));
  self->due = way_date_entry_new ();
  way_date_entry_reserve_line (WAY_DATE_ENTRY (self->due));
  g_object_set (self->due, "label", _("Due"), "valign", GTK_ALIGN_CENTER, "margin-top", 6, "margin-bottom", 6, NULL);
  way_date_entry_set_date (WAY_DATE_ENTRY (self->due), way_record_get_text (self->action, "due"));
  g_signal_connect_object (self->due, "notify", G_CALLBACK (validate_cb), dialog, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->due);
  return row;
}

static GtkWidget *
new_next_workshop (Question *self)
{
  GtkWidget *row = g_object_new (WAY_TYPE_FIELD_ROW, NULL);
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Due at the next workshop"));
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), way_record_get_boolean (self->action, "due_next_workshop"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Due at the next workshop"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_object_bind_property (toggle, "active", self->due, "sensitive", G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  self->next_workshop = GTK_SWITCH (toggle);
  return row;
}

static GtkWidget *
build (Question *self, GtkWidget *dialog, const char *note)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (g_str_equal (self->outcome, "changed"))
    {
      self->status = way_choice_row_new ("action", "status", FALSE);
      way_choice_row_set_value (WAY_CHOICE_ROW (self->status), way_record_get_text (self->action, "status"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_due (self, dialog));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_next_workshop (self));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->status);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_note (self, note));
  way_label_keep_words (group);
  return group;
}

static void
add_responses (AdwMessageDialog *dialog, gboolean closes)
{
  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (closes)
    adw_message_dialog_add_responses (dialog, "stopped", _("_Stopped"), "done", _("_Done"), NULL);
  else
    adw_message_dialog_add_response (dialog, "change", _("C_hange"));
  adw_message_dialog_set_response_appearance (dialog, closes ? "done" : "change", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, closes ? "done" : "change");
}

static void
keep (Question *self, GtkWidget *widget, const WayId *workshop, const char *name)
{
  g_autofree char *place = g_strdup_printf ("%s %s", self->outcome, name);
  g_autofree char *field = way_review_row_draft_field (workshop, place);

  if (widget != NULL)
    way_form_draft_add (self->draft, widget, way_record_get_id (self->action), field);
}

static void
keep_typed (Question *self, WayLibrary *library, const WayId *workshop, GtkWidget *dialog)
{
  self->draft = way_form_draft_new_for_window (library, WAY_REVIEW_FORM, GTK_WINDOW (dialog));
  keep (self, self->due, workshop, "due");
  keep (self, GTK_WIDGET (self->next_workshop), workshop, "due_next_workshop");
  keep (self, self->status, workshop, "status");
  keep (self, GTK_WIDGET (self->note), workshop, "note");
  way_discard_guard (ADW_MESSAGE_DIALOG (dialog), self->draft);
}

void
way_review_dialog_present (WayPage *page, const WayId *workshop, WayRecord *action, const char *outcome, const char *note,
                           WayReviewDecided decided, gpointer owner)
{
  gboolean closes = g_str_equal (outcome, "closed");
  g_autofree char *text = way_text_beginning (way_record_get_title (action), WAY_LABEL_FACTS);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                              closes ? _("Is it done, or stopped?") : _("What has changed?"),
                                              text);
  Question *self = g_new0 (Question, 1);

  self->action = g_object_ref (action);
  self->outcome = g_strdup (outcome);
  self->decided = decided;
  g_set_weak_pointer (&self->owner, owner);
  g_object_set_data_full (G_OBJECT (dialog), "way-question", self, question_free);
  add_responses (ADW_MESSAGE_DIALOG (dialog), closes);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), build (self, dialog, note));
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  keep_typed (self, way_page_get_library (page), workshop, dialog);
  way_notice_entry_attach (GTK_WIDGET (self->note), way_page_get_library (page), NULL, NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
