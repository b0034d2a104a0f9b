/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-discard.h"

#include <adwaita.h>
#include <glib/gi18n.h>

typedef void (*Discard) (GtkWindow *window);

static void
answered_cb (GtkWindow *dialog, const char *response, GtkWindow *window)
{
  Discard discard = (Discard) g_object_get_data (G_OBJECT (dialog), "discard");

  if (g_strcmp0 (response, "discard") != 0)
    return;
  /* The question goes after its answer, and must not look for this window then. */
  gtk_window_set_transient_for (dialog, NULL);
  discard (window);
}

void
way_discard_ask (GtkWindow *window, const char *question, void (*discard) (GtkWindow *window))
{
  GtkWidget *dialog = adw_message_dialog_new (window, question, _("What you have typed here is not kept."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Go on typing"), "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "discard", (gpointer) discard);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
