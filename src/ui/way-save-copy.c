/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-save-copy.h"

#include "base/way-clock.h"
#include "base/way-file.h"
#include "ui/way-copies.h"

#include <glib/gi18n.h>

#define KEY "way-save-copy-chooser"
#define ENDING ".waymark"

/* Read by the window's own connection and in one piece: it alone still holds a file whose folder has gone. */
gboolean
way_save_copy_to (WayWindow *window, const char *chosen)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = way_file_complete (chosen, ENDING, &error);
  g_autofree char *shown = NULL;
  g_autofree char *message = NULL;

  if (path == NULL || !way_library_backup (way_window_get_library (window), path, &error))
    {
      GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _("No copy was saved"), error->message);

      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
      gtk_window_present (GTK_WINDOW (dialog));
      return FALSE;
    }
  way_copies_remember (path);
  shown = g_filename_display_basename (path);
  message = g_strdup_printf (_("Saved a copy as “%s”"), shown);
  way_window_toast (window, message, FALSE);
  return TRUE;
}

static void
chosen_cb (WayWindow *window, int response, GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (file != NULL && path == NULL)
    way_window_toast (window, _("A copy can only be saved in a folder of this computer."), FALSE);
  else if (path != NULL)
    way_save_copy_to (window, path);
  g_object_set_data (G_OBJECT (window), KEY, NULL);
}

void
way_save_copy_present (WayWindow *window)
{
  g_autofree char *name = g_strdup_printf ("library-%s" ENDING, way_clock_today ());
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Save a copy of the library"), GTK_WINDOW (window),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (window), KEY, chooser, g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), window, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
