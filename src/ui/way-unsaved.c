/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-unsaved.h"

#include "base/way-error.h"
#include "ui/way-save-copy.h"

#include <glib/gi18n.h>

static void
response_cb (GtkWindow *dialog, const char *response, WayWindow *window)
{
  if (g_strcmp0 (response, "copy") == 0)
    way_save_copy_present (window);
  if (g_strcmp0 (response, "discard") != 0)
    return;
  /* The question goes after its answer, and must not look for this window then. */
  gtk_window_set_transient_for (dialog, NULL);
  way_window_close_unsaved (window);
}

void
way_unsaved_ask (WayWindow *window, const GError *error)
{
  gboolean busy = g_error_matches (error, WAY_ERROR, WAY_ERROR_BUSY);
  const char *help
    = busy ? _("What you typed last is lost if you close now. To keep it, go back and close again once the other program has "
               "finished.")
           : _("What you typed last is lost if you close now. To keep it, go back and copy it into another "
               "program: a copy of the library holds only what was saved.");
  g_autofree char *words = g_strconcat (error->message, "\n\n", help, NULL);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Close without saving?"), words);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "back", _("_Go back"));
  if (!busy)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "copy", _("_Save a copy…"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "discard", _("Close _without saving"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "back");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
