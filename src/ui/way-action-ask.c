/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-ask.h"

#include "base/way-text.h"
#include "service/way-action-service.h"
#include "ui/way-entry.h"
#include "ui/way-form-draft.h"
#include "ui/way-label.h"
#include "ui/way-notice-entry.h"
#include "ui/way-record-picker.h"

#include <glib/gi18n.h>

struct _WayActionAsk {
  GtkBox parent_instance;

  GtkWidget *question;
  GtkWidget *picker;
  GtkWidget *entry;
  GtkWidget *set_button;

  WayPage *page; /* borrowed */
  WayId action;
  WayFormDraft *draft; /* while a reason is asked for */
  char *status; /* what is to be set once it is answered: this … */
  char *rag;    /* … or this */
};

G_DEFINE_FINAL_TYPE (WayActionAsk, way_action_ask, GTK_TYPE_BOX)

enum { DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

/* What was typed and neither set nor cancelled is offered when the same is asked again. */
static void
leave_draft (WayActionAsk *self)
{
  if (self->draft != NULL)
    way_form_draft_flush (self->draft);
  g_clear_pointer (&self->draft, way_form_draft_free);
}

static void
finish (WayActionAsk *self)
{
  if (self->draft != NULL)
    way_form_draft_drop (self->draft);
  leave_draft (self);
  g_clear_pointer (&self->status, g_free);
  g_clear_pointer (&self->rag, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[DONE], 0);
}

static void
picked_cb (WayActionAsk *self)
{
  const WayId *accountable = way_record_picker_get_id (WAY_RECORD_PICKER (self->picker));
  g_autoptr (GError) error = NULL;

  if (accountable == NULL || self->status == NULL)
    return;
  if (way_action_set_status_by (way_page_get_library (self->page), &self->action, self->status, accountable, &error))
    finish (self);
  else
    way_page_error (self->page, error);
}

static void
reason_cb (WayActionAsk *self)
{
  const char *reason = way_entry_get_text (self->entry);
  g_autoptr (GError) error = NULL;

  if (self->rag == NULL || way_text_is_blank (reason))
    return;
  if (way_action_set_rag (way_page_get_library (self->page), &self->action, self->rag, reason, &error))
    finish (self);
  else
    way_page_error (self->page, error);
}

static void
typed_cb (WayActionAsk *self)
{
  gtk_widget_set_sensitive (self->set_button, !way_text_is_blank (way_entry_get_text (self->entry)));
}

static void
way_action_ask_dispose (GObject *object)
{
  leave_draft (WAY_ACTION_ASK (object));
  G_OBJECT_CLASS (way_action_ask_parent_class)->dispose (object);
}

static void
way_action_ask_finalize (GObject *object)
{
  WayActionAsk *self = WAY_ACTION_ASK (object);

  g_free (self->status);
  g_free (self->rag);
  G_OBJECT_CLASS (way_action_ask_parent_class)->finalize (object);
}

static void
way_action_ask_class_init (WayActionAskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_action_ask_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_action_ask_finalize;
  signals[DONE] = g_signal_new ("done", WAY_TYPE_ACTION_ASK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_action_ask_init (WayActionAsk *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "way-ask");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->question = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "width-chars", 10, NULL);
  self->entry = gtk_entry_new ();
  way_entry_setup_undo (self->entry);
  self->set_button = gtk_button_new_with_mnemonic (_("_Set"));
  gtk_widget_add_css_class (self->set_button, "suggested-action");
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons), cancel);
  gtk_box_append (GTK_BOX (buttons), self->set_button);
  gtk_box_append (GTK_BOX (self), self->question);
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_box_append (GTK_BOX (self), buttons);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (finish), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->set_button, "clicked", G_CALLBACK (reason_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (reason_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
way_action_ask_new (WayPage *page, const WayId *action)
{
  WayActionAsk *self = g_object_new (WAY_TYPE_ACTION_ASK, NULL);

  self->page = page;
  self->action = *action;
  self->picker = way_record_picker_new (way_page_get_library (page), way_page_get_project (page), "person agency",
                                        _("Accountable"), FALSE);
  way_record_picker_set_placeholder (WAY_RECORD_PICKER (self->picker), _("Choose a person or agency…"));
  gtk_box_insert_child_after (GTK_BOX (self), self->picker, self->question);
  way_notice_entry_attach (self->entry, way_page_get_library (page), action, "rag_reason");
  g_signal_connect_object (self->picker, "commit", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
ask (WayActionAsk *self, const char *question, gboolean who)
{
  way_label_set (GTK_LABEL (self->question), question);
  gtk_widget_set_visible (self->picker, who);
  gtk_widget_set_visible (self->entry, !who);
  gtk_widget_set_visible (self->set_button, !who);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, question, -1);
}

void
way_action_ask_accountable (WayActionAsk *self, const char *status)
{
  leave_draft (self);
  g_clear_pointer (&self->rag, g_free);
  g_free (self->status);
  self->status = g_strdup (status);
  way_record_picker_set_id (WAY_RECORD_PICKER (self->picker), NULL);
  ask (self, _("Who is accountable? An agreed action has exactly one person or agency; without one it stays proposed."), TRUE);
  gtk_widget_child_focus (self->picker, GTK_DIR_TAB_FORWARD);
}

void
way_action_ask_reason (WayActionAsk *self, const char *rag, const char *reason)
{
  leave_draft (self);
  g_clear_pointer (&self->status, g_free);
  g_free (self->rag);
  self->rag = g_strdup (rag);
  way_entry_set_text (self->entry, reason);
  self->draft = way_form_draft_new (way_page_get_library (self->page), "action-reason");
  way_form_draft_add (self->draft, self->entry, &self->action, "rag_reason");
  typed_cb (self);
  ask (self, g_strcmp0 (rag, "red") == 0 ? _("Why is it red?") : _("Why is it amber?"), FALSE);
  gtk_widget_grab_focus (self->entry);
}
