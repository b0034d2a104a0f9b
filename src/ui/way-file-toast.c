/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-file-toast.h"

#include <glib/gi18n.h>

#define SECONDS 10

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
open_cb (GtkWidget *button, const char *uri)
{
  gtk_show_uri (window_of (button), uri, GDK_CURRENT_TIME);
}

/* Without a file manager that can mark the file, its folder is opened. */
static void
shown_cb (GObject *bus, GAsyncResult *result, gpointer data)
{
  g_autofree char *uri = data;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (bus), result, NULL);
  g_autoptr (GFile) file = g_file_new_for_uri (uri);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *folder_uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (reply == NULL && folder_uri != NULL)
    gtk_show_uri (NULL, folder_uri, GDK_CURRENT_TIME);
}

static void
show_in_folder (const char *uri)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  const char *const uris[] = { uri, NULL };

  if (bus != NULL)
    g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                            "org.freedesktop.FileManager1", "ShowItems", g_variant_new ("(^ass)", uris, ""), NULL,
                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, shown_cb, g_strdup (uri));
}

static void
folder_cb (AdwToast *toast, const char *uri)
{
  show_in_folder (uri);
}

static void
free_data (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
way_file_toast_show_in_folder (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  show_in_folder (uri);
}

void
way_file_toast_show (GtkWidget *widget, const char *path, guint64 size)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *bytes = g_format_size (size);
  g_autofree char *text = g_strdup_printf (_("Saved %s · %s"), name, bytes);
  GtkWidget *box, *label, *button;
  AdwToast *toast;

  if (overlay == NULL)
    return;
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "ellipsize", PANGO_ELLIPSIZE_MIDDLE, "xalign", 0.0f, NULL);
  button = gtk_button_new_with_mnemonic (_("_Open"));
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  g_signal_connect_data (button, "clicked", G_CALLBACK (open_cb), g_file_get_uri (file), free_data, 0);
  toast = adw_toast_new (text);
  adw_toast_set_custom_title (toast, box);
  adw_toast_set_button_label (toast, _("_Show in folder"));
  adw_toast_set_timeout (toast, SECONDS);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (folder_cb), g_file_get_uri (file), free_data, 0);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
}
