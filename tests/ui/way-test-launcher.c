/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-launcher.h"

#include "ui/way-test-app.h"

#include <glib/gstdio.h>

/* --- What opens documents --- */

static char *
opened_file (void)
{
  return g_build_filename (g_get_user_data_dir (), "opened", NULL);
}

static void
write_file (const char *path, const char *text)
{
  GError *error = NULL;

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0700, &error);
  g_assert_no_error (error);
}

void
way_test_launcher_install (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *entry = g_build_filename (folder, "launcher.desktop", NULL);
  g_autofree char *defaults = g_build_filename (folder, "mimeapps.list", NULL);
  g_autofree char *program = g_build_filename (g_get_user_data_dir (), "launcher", NULL);
  g_autofree char *opened = opened_file ();
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\nprintf '%%s\\n' \"$1\" >> %s\n", opened);
  g_autofree char *desktop = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Launcher\nExec=%s %%u\n"
                                              "MimeType=application/pdf;inode/directory;\n", program);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  write_file (program, script);
  write_file (entry, desktop);
  write_file (defaults, "[Default Applications]\napplication/pdf=launcher.desktop\ninode/directory=launcher.desktop\n");
}

/* It gets a path or a URI, a line each. */
static gboolean
has_opened (gpointer path)
{
  g_autofree char *opened = opened_file ();
  g_autofree char *text = NULL;
  g_autoptr (GFile) wanted = g_file_new_for_path (path);
  g_auto (GStrv) lines = NULL;
  gboolean found = FALSE;

  if (!g_file_get_contents (opened, &text, NULL, NULL))
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (lines[i]);

      found = found || (lines[i][0] != '\0' && g_file_equal (file, wanted));
    }
  return found;
}

void
way_test_launcher_wait (const char *path)
{
  way_test_wait (has_opened, (gpointer) path, path);
}

/* --- What shows them where they lie --- */

#define FILE_MANAGER "org.freedesktop.FileManager1"

static const char interface_xml[] = "<node><interface name='" FILE_MANAGER "'><method name='ShowItems'>"
                                    "<arg type='as' direction='in'/><arg type='s' direction='in'/></method></interface></node>";

static void
call_cb (GDBusConnection *bus, const char *sender, const char *path, const char *interface, const char *method, GVariant *arguments,
         GDBusMethodInvocation *invocation, gpointer data)
{
  WayTestFileManager *self = data;
  g_autofree const char **uris = NULL;

  g_variant_get (arguments, "(^a&s&s)", &uris, NULL);
  g_assert_cmpuint (g_strv_length ((char **) uris), ==, 1);
  g_free (self->shown);
  self->shown = g_strdup (uris[0]);
  if (self->refuses)
    g_dbus_method_invocation_return_error_literal (invocation, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED, "It shows nothing");
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static void
named_cb (GDBusConnection *bus, const char *name, gpointer named)
{
  *(gboolean *) named = TRUE;
}

static gboolean
is_true (gpointer named)
{
  return *(gboolean *) named;
}

WayTestFileManager *
way_test_file_manager_new (gboolean refuses)
{
  static const GDBusInterfaceVTable vtable = { .method_call = call_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  WayTestFileManager *self = g_new0 (WayTestFileManager, 1);
  gboolean named = FALSE;
  GError *error = NULL;

  self->refuses = refuses;
  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  self->object = g_dbus_connection_register_object (self->bus, "/org/freedesktop/FileManager1", node->interfaces[0], &vtable, self,
                                                    NULL, &error);
  g_assert_no_error (error);
  self->name = g_bus_own_name_on_connection (self->bus, FILE_MANAGER, G_BUS_NAME_OWNER_FLAGS_NONE, named_cb, NULL, &named, NULL);
  way_test_wait (is_true, &named, "the file manager to be on the bus");
  return self;
}

typedef struct {
  WayTestFileManager *manager;
  const char *uri;
} Wanted;

static gboolean
is_shown (gpointer data)
{
  Wanted *wanted = data;

  if (wanted->manager->shown != NULL)
    g_assert_cmpstr (wanted->manager->shown, ==, wanted->uri);
  return wanted->manager->shown != NULL;
}

void
way_test_file_manager_wait (WayTestFileManager *self, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  Wanted wanted = { self, uri };

  way_test_wait (is_shown, &wanted, uri);
}

void
way_test_file_manager_free (WayTestFileManager *self)
{
  g_bus_unown_name (self->name);
  g_dbus_connection_unregister_object (self->bus, self->object);
  g_clear_object (&self->bus);
  g_free (self->shown);
  g_free (self);
}
