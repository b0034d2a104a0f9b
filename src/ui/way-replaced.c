/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-replaced.h"

#include "ui/way-application.h"
#include "ui/way-save-copy.h"

#include <glib/gi18n.h>

static void
reopen (gpointer data)
{
  GApplication *application = g_application_get_default ();

  way_application_reopen (WAY_APPLICATION (application), NULL);
  g_application_release (application);
}

static void
response_cb (GtkWindow *dialog, const char *response, WayWindow *window)
{
  if (g_strcmp0 (response, "copy") == 0)
    way_save_copy_present (window);
  if (g_strcmp0 (response, "open") != 0)
    return;
  /* Not while the dialog is still answering, since all windows go. */
  g_application_hold (g_application_get_default ());
  g_idle_add_once (reopen, NULL);
}

void
way_replaced_ask (WayWindow *window, const char *sentence)
{
  g_autofree char *words
    = g_strconcat (sentence, "\n\n", _("What this window shows is the library from before, and nothing more is saved into it. "
                                       "If you were typing, copy that into another program before you open the library anew."),
                   NULL);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _("The library was replaced"), words);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Not now"), "copy", _("_Save a copy…"), "open",
                                    _("_Open it anew"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "open", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
