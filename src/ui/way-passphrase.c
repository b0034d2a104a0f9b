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

/* The dialog may go with its window, unanswered. */
static void
asking_free (gpointer data)
{
  Asking *asking = data;

  if (asking->done != NULL)
    asking->done (NULL, asking->data);
  g_free (asking);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  gboolean open = g_str_equal (response, "open");
  WayPassphraseFunc done = g_steal_pointer (&asking->done);

  done (open ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (asking->entry))) : NULL, asking->data);
}

static void
typed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "open", *gtk_editable_get_text (entry) != '\0');
}

static void
shown_cb (GtkEntry *entry)
{
  gboolean shown = !gtk_entry_get_visibility (entry);

  gtk_entry_set_visibility (entry, shown);
  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, shown ? "view-conceal-symbolic" : "view-reveal-symbolic");
}

/* GtkPasswordEntry of GTK 4.8 looks at itself when it is gone already, if it had the focus. */
GtkWidget *
way_passphrase_entry_new (const char *label)
{
  /* Kept in memory that is never swapped out, and without an undo that would hold it once more. */
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "buffer", buffer, "visibility", FALSE, "input-purpose", GTK_INPUT_PURPOSE_PASSWORD,
                                   "activates-default", TRUE, "placeholder-text", label, "secondary-icon-name",
                                   "view-reveal-symbolic", "secondary-icon-tooltip-text", _("Show what is typed"), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (entry, "icon-press", G_CALLBACK (shown_cb), NULL);
  return entry;
}

void
way_passphrase_ask (GtkWindow *parent, const char *message, WayPassphraseFunc done, gpointer data)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Open the sealed copy"), message);
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking){ way_passphrase_entry_new (_("Passphrase")), done, data };
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), asking->entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "open", _("_Open"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "open");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "open", FALSE);
  g_object_set_data_full (G_OBJECT (dialog), "way-asking", asking, asking_free);
  g_signal_connect (asking->entry, "changed", G_CALLBACK (typed_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (asking->entry);
}
