/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-copies.h"

#include "base/way-file.h"
#include "storage/way-library.h"
#include "ui/way-file-toast.h"
#include "ui/way-settings.h"

#include <glib/gi18n.h>

#define KEY "copies"
#define MOST_COPIES 20

/* As URIs: the name of a file need not be text, which settings are. */
static char **
dup_remembered (void)
{
  GSettings *settings = way_settings_get ();

  return settings != NULL ? g_settings_get_strv (settings, KEY) : g_new0 (char *, 1);
}

void
way_copies_remember (const char *path)
{
  GSettings *settings = way_settings_get ();
  g_auto (GStrv) before = dup_remembered ();
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_auto (GStrv) after = NULL;
  guint n = 1;

  if (settings == NULL || uri == NULL)
    return;
  g_strv_builder_add (uris, uri);
  for (guint i = 0; before[i] != NULL && n < MOST_COPIES; i++)
    if (!g_str_equal (before[i], uri))
      {
        g_strv_builder_add (uris, before[i]);
        n++;
      }
  after = g_strv_builder_end (uris);
  g_settings_set_strv (settings, KEY, (const char *const *) after);
  g_settings_sync ();
}

static gboolean
may_hold (const char *path, const WayId *record)
{
  g_autoptr (WayLibrary) copy = way_library_open (path, WAY_LIBRARY_READ_ONLY, NULL);
  g_autoptr (WayRecord) found = copy != NULL ? way_library_get (copy, record) : NULL;

  return copy == NULL || found != NULL;
}

char **
way_copies_list (const WayId *record)
{
  g_auto (GStrv) remembered = dup_remembered ();
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; remembered[i] != NULL; i++)
    {
      g_autofree char *path = g_filename_from_uri (remembered[i], NULL, NULL);

      if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS) && !way_file_is_in_use (path)
          && (record == NULL || may_hold (path, record)))
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

static void
show_cb (GtkWidget *button, const char *path)
{
  way_file_toast_show_in_folder (path);
}

static void
free_path (gpointer path, GClosure *closure)
{
  g_free (path);
}

static GtkWidget *
row_new (const char *path)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *name = g_strdup_printf (_("Show “%s” in its folder"), shown);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", shown, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f,
                                   "hexpand", TRUE, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Show"), "valign", GTK_ALIGN_CENTER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (show_cb), g_strdup (path), free_path, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

GtkWidget *
way_copies_tell (const WayId *record)
{
  g_auto (GStrv) paths = way_copies_list (record);
  GtkWidget *box, *words;

  if (*paths == NULL)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  words = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "label",
                        _("Copies of the library were saved elsewhere and are not changed. They may still hold it, until you delete them:"),
                        NULL);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_box_append (GTK_BOX (box), words);
  for (guint i = 0; paths[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), row_new (paths[i]));
  return box;
}
