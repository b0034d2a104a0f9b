/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-me.h"

#include "ui/way-record-picker.h"

#include <glib/gi18n.h>

#define SETTING "me"

static void
chosen_cb (WayRecordPicker *picker, WayWindow *window)
{
  const WayId *id = way_record_picker_get_id (picker);
  g_autofree char *text = id != NULL ? way_id_dup_text (id) : NULL;
  g_autoptr (GError) error = NULL;

  if (!way_library_set_setting (way_window_get_library (window), SETTING, text, &error))
    way_window_error (window, error);
}

/* The page in front may show what is mine. */
static void
response_cb (WayWindow *window)
{
  way_page_shown (way_window_get_page (window));
}

gboolean
way_me_get (WayLibrary *library, WayId *id)
{
  g_autofree char *text = way_library_get_setting (library, SETTING);
  g_autoptr (WayRecord) person = NULL;

  if (text == NULL || !way_id_parse (text, id))
    return FALSE;
  person = way_library_get (library, id);
  return person != NULL && !way_record_get_deleted (person);
}

GtkWidget *
way_me_present (WayWindow *window)
{
  WayLibrary *library = way_window_get_library (window);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Who are you?"),
                                              _("“Mine” in an action plan means the actions of this person. "
                                                "It is kept on this laptop and is not an account."));
  GtkWidget *picker = way_record_picker_new (library, NULL, "person", _("I am"), FALSE);
  WayId me;

  if (way_me_get (library, &me))
    way_record_picker_set_id (WAY_RECORD_PICKER (picker), &me);
  gtk_widget_set_halign (picker, GTK_ALIGN_CENTER);
  g_signal_connect_object (picker, "commit", G_CALLBACK (chosen_cb), window, 0);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), window, G_CONNECT_SWAPPED);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), picker);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Done"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
