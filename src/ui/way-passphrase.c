/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-passphrase.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget *entry;
  WayPassphraseFunc done;
  gpointer data;
} Asking;

void
way_passphrase_free (char *passphrase)
{
  volatile char *at = passphrase;

  while (at != NULL && *at != '\0')
    *at++ = '\0';
  g_free (passphrase);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  gboolean open = g_str_equal (response, "open");

  asking->done (open ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->entry))) : NULL, asking->data);
}

static void
typed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "open", *gtk_editable_get_text (entry) != '\0');
}

void
way_passphrase_ask (GtkWindow *parent, const char *message, WayPassphraseFunc done, gpointer data)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Open the sealed copy"), message);
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking){ gtk_password_entry_new (), done, data };
  g_object_set (asking->entry, "activates-default", TRUE, "show-peek-icon", TRUE, "placeholder-text", _("Passphrase"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Passphrase"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), asking->entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "open", _("_Open"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "open", FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "way-asking", asking, g_free);
  g_signal_connect (asking->entry, "changed", G_CALLBACK (typed_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (asking->entry);
}
