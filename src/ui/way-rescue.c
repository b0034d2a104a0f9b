/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-rescue.h"

#include "base/way-clock.h"
#include "ui/way-copies.h"
#include "ui/way-file-toast.h"
#include "ui/way-settings.h"

#include <glib/gi18n.h>

#define KEY "rescued-copy"
#define MOST_COPIES 100

/* A name that is free: what lies there already is never written over. */
static char *
free_path (const char *folder)
{
  for (guint i = 1; i <= MOST_COPIES; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("waymark-rescued-%s%s.waymark", way_clock_today (), number);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

void
way_rescue_save (WayLibrary *library)
{
  const char *folders[] = { g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS), g_get_home_dir () };
  gboolean saved = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (folders) && !saved && way_library_has_waiting_drafts (library); i++)
    {
      g_autofree char *path = folders[i] != NULL ? free_path (folders[i]) : NULL;

      saved = path != NULL && way_library_backup (library, path, NULL);
      if (!saved)
        continue;
      way_settings_set_text (KEY, path);
      /* The program ends at once: this is on disk when it returns. */
      way_copies_remember (path);
    }
}

/* Only when it was read: the program may be ended again before. */
static void
told_cb (GtkWidget *dialog, const char *response, gpointer data)
{
  g_autofree char *path = way_settings_get_text (KEY, "");

  if (g_strcmp0 (response, "show") == 0 && *path != '\0')
    way_file_toast_show_in_folder (path);
  way_settings_set_text (KEY, "");
}

void
way_rescue_tell (WayWindow *window)
{
  g_autofree char *path = way_settings_get_text (KEY, "");
  g_autofree char *shown = NULL;
  GtkWidget *dialog;

  /* Once a window: it is activated again when the program is started again. */
  if (*path == '\0' || g_object_get_data (G_OBJECT (window), KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (window), KEY, window);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      way_settings_set_text (KEY, "");
      return;
    }
  shown = g_filename_display_name (path);
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _("What you typed last is in a copy"), NULL);
  /* Translators: %s is a file. */
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  _("When Waymark was ended, its library could not be written. A copy of it, with what you typed last, "
                                    "was saved as “%s”. Open it to go on there."), shown);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "show", _("_Show in folder"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "show");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect (dialog, "response", G_CALLBACK (told_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}
