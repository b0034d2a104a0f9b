/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-ask-text.h"

#include "ui/way-discard.h"

#include <glib/gi18n.h>

char *
way_ask_text_dup (GtkWidget *dialog)
{
  GtkWidget *editor = adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));

  return g_strstrip (way_text_editor_dup_text (WAY_TEXT_EDITOR (editor)));
}

static void
changed_cb (GtkWidget *dialog)
{
  g_autofree char *text = way_ask_text_dup (dialog);

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), WAY_ASK_TEXT_GIVEN, *text != '\0');
}

/* At once: a default button would first be seen to be pressed, and a room waits. */
static void
enter_cb (AdwMessageDialog *dialog)
{
  if (adw_message_dialog_get_response_enabled (dialog, WAY_ASK_TEXT_GIVEN))
    adw_message_dialog_response (dialog, WAY_ASK_TEXT_GIVEN);
}

static GtkWidget *
dialog_new (GtkWindow *parent, const WayAskText *asked)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, asked->heading, asked->body);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);

  adw_message_dialog_add_responses (message, "cancel", _("_Cancel"), WAY_ASK_TEXT_GIVEN, asked->answer, NULL);
  adw_message_dialog_set_response_appearance (message, WAY_ASK_TEXT_GIVEN, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, WAY_ASK_TEXT_GIVEN);
  adw_message_dialog_set_close_response (message, "cancel");
  return dialog;
}

GtkWidget *
way_ask_text (GtkWindow *parent, WayLibrary *library, const WayAskText *asked)
{
  GtkWidget *dialog = dialog_new (parent, asked);
  WayTextEditor *editor = g_object_new (WAY_TYPE_TEXT_EDITOR, "label", asked->label, "placeholder", asked->placeholder, NULL);
  WayFormDraft *draft = way_form_draft_new_for_window (library, asked->form, GTK_WINDOW (dialog));

  way_text_editor_set_line (editor);
  way_text_editor_set_text (editor, asked->text);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (editor));
  way_form_draft_add_text (draft, editor, asked->record, asked->field);
  /* What is decided about words that are kept there only meanwhile would be decided about what is saved there. */
  if (!asked->is_field)
    way_text_editor_set_notice_place (editor, NULL, NULL);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (way_text_editor_get_view (editor))), "changed",
                           G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "activate", G_CALLBACK (enter_cb), dialog, G_CONNECT_SWAPPED);
  changed_cb (dialog);
  way_discard_guard (ADW_MESSAGE_DIALOG (dialog), draft);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (editor));
  way_text_editor_select (editor);
  return dialog;
}
