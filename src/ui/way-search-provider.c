/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-search-provider.h"

#include "base/way-notice.h"
#include "base/way-text.h"
#include "service/way-edit.h"
#include "ui/way-application.h"
#include "ui/way-record-window.h"
#include "ui/way-search.h"
#include "ui/way-window.h"

#include <glib/gi18n.h>

#define MOST_RESULTS 20
#define LONGEST_TITLE 120

struct _WaySearchProvider {
  GObject parent_instance;

  /* borrowed */
  WayApplication *application;

  /* owned */
  WayLibrary *library; /* while the program itself has none open */
  guint registration;
};

G_DEFINE_FINAL_TYPE (WaySearchProvider, way_search_provider, G_TYPE_OBJECT)

/* https://developer.gnome.org/documentation/tutorials/search-provider.html */
static const char interface_xml[] =
  "<node><interface name='org.gnome.Shell.SearchProvider2'>"
  "<method name='GetInitialResultSet'><arg type='as' direction='in'/><arg type='as' direction='out'/></method>"
  "<method name='GetSubsearchResultSet'><arg type='as' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='as' direction='out'/></method>"
  "<method name='GetResultMetas'><arg type='as' direction='in'/><arg type='aa{sv}' direction='out'/></method>"
  "<method name='ActivateResult'><arg type='s' direction='in'/><arg type='as' direction='in'/>"
  "<arg type='u' direction='in'/></method>"
  "<method name='LaunchSearch'><arg type='as' direction='in'/><arg type='u' direction='in'/></method>"
  "</interface></node>";

/* --- The library --- */

/* The program's, or else one of its own that is only read; %NULL if there is none that can be. */
static WayLibrary *
library_of (WaySearchProvider *self)
{
  WayLibrary *library = way_application_get_library (self->application);

  if (library != NULL)
    {
      g_clear_object (&self->library);
      return library;
    }
  if (self->library == NULL)
    self->library = way_library_open (way_application_get_path (self->application), WAY_LIBRARY_READ_ONLY, NULL);
  if (self->library != NULL)
    way_library_poll (self->library);
  return self->library;
}

static gboolean
may_be_shown (WayRecord *record)
{
  g_autoptr (GArray) notices = way_notice_find (way_record_get_title (record), NULL);

  return notices->len == 0;
}

static GVariant *
find (WaySearchProvider *self, const char *const *terms)
{
  WayLibrary *library = library_of (self);
  g_autofree char *words = g_strjoinv (" ", (char **) terms);
  g_autoptr (GArray) ids = library != NULL && !way_text_is_blank (words)
                             ? way_library_search_titles (library, words, MOST_RESULTS)
                             : way_id_list_new ();
  GVariantBuilder results;

  g_variant_builder_init (&results, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (WayRecord) record = way_library_get (library, way_id_list_index (ids, i));
      g_autofree char *id = way_id_dup_text (way_id_list_index (ids, i));

      if (record != NULL && may_be_shown (record))
        g_variant_builder_add (&results, "s", id);
    }
  return g_variant_new ("(as)", &results);
}

/* "Action in Dorset", or what it is. */
static char *
describe (WayLibrary *library, WayRecord *record)
{
  g_autofree char *project = NULL;

  if (way_record_is (record, "project"))
    return g_strdup (_("Project"));
  project = way_describe (library, way_record_get_project (record));
  /* Translators: what a record is, and the project it belongs to */
  return g_strdup_printf (_("%s in %s"), _(way_record_get_kind (record)->label), project);
}

static void
add_meta (GVariantBuilder *metas, WayLibrary *library, const char *text)
{
  WayId id;
  g_autoptr (WayRecord) record = way_id_parse (text, &id) ? way_library_get (library, &id) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  if (record == NULL || way_record_get_deleted (record) || !may_be_shown (record))
    return;
  title = way_text_summary (way_record_get_title (record), LONGEST_TITLE);
  description = describe (library, record);
  g_variant_builder_open (metas, G_VARIANT_TYPE ("a{sv}"));
  g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (text));
  g_variant_builder_add (metas, "{sv}", "name", g_variant_new_string (title));
  g_variant_builder_add (metas, "{sv}", "description", g_variant_new_string (description));
  g_variant_builder_add (metas, "{sv}", "gicon", g_variant_new_string (WAY_APP_ID));
  g_variant_builder_close (metas);
}

static GVariant *
metas_of (WaySearchProvider *self, const char *const *ids)
{
  WayLibrary *library = library_of (self);
  GVariantBuilder metas;

  g_variant_builder_init (&metas, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; library != NULL && ids[i] != NULL; i++)
    add_meta (&metas, library, ids[i]);
  return g_variant_new ("(aa{sv})", &metas);
}

/* --- What is done --- */

static WayWindow *
window_of (WaySearchProvider *self)
{
  GtkWindow *window;

  g_application_activate (G_APPLICATION (self->application));
  window = gtk_application_get_active_window (GTK_APPLICATION (self->application));
  while (window != NULL && gtk_window_get_transient_for (window) != NULL)
    window = gtk_window_get_transient_for (window);
  return WAY_IS_WINDOW (window) ? WAY_WINDOW (window) : NULL;
}

static void
open_result (WaySearchProvider *self, const char *text)
{
  WayWindow *window = window_of (self);
  WayId id;

  if (window != NULL && way_id_parse (text, &id) && !way_window_open_record (window, &id))
    way_record_window_open (window, &id);
}

static void
search_inside (WaySearchProvider *self, const char *const *terms)
{
  WayWindow *window = window_of (self);
  g_autofree char *words = g_strjoinv (" ", (char **) terms);

  if (window != NULL)
    way_search_present (window, words);
}

static void
method_cb (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
           GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  WaySearchProvider *self = data;
  g_autofree const char **words = NULL;
  const char *id;
  GVariant *answer = NULL;

  /* A service that only answers goes away some seconds after the last question. */
  g_application_hold (G_APPLICATION (self->application));
  if (g_str_equal (method, "GetInitialResultSet") || g_str_equal (method, "GetResultMetas"))
    {
      g_variant_get (parameters, "(^a&s)", &words);
      answer = (g_str_equal (method, "GetResultMetas") ? metas_of : find) (self, words);
    }
  else if (g_str_equal (method, "GetSubsearchResultSet"))
    {
      g_variant_get (parameters, "(@as^a&s)", NULL, &words);
      answer = find (self, words);
    }
  else if (g_str_equal (method, "ActivateResult"))
    {
      g_variant_get (parameters, "(&s^a&su)", &id, &words, NULL);
      open_result (self, id);
    }
  else
    {
      g_variant_get (parameters, "(^a&su)", &words, NULL);
      search_inside (self, words);
    }
  g_dbus_method_invocation_return_value (invocation, answer);
  g_application_release (G_APPLICATION (self->application));
}

static void
way_search_provider_dispose (GObject *object)
{
  g_clear_object (&WAY_SEARCH_PROVIDER (object)->library);
  G_OBJECT_CLASS (way_search_provider_parent_class)->dispose (object);
}

static void
way_search_provider_class_init (WaySearchProviderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_search_provider_dispose;
}

static void
way_search_provider_init (WaySearchProvider *self)
{
}

WaySearchProvider *
way_search_provider_new (WayApplication *application)
{
  WaySearchProvider *self = g_object_new (WAY_TYPE_SEARCH_PROVIDER, NULL);

  self->application = application;
  return self;
}

gboolean
way_search_provider_export (WaySearchProvider *self, GDBusConnection *connection, const char *path, GError **error)
{
  static const GDBusInterfaceVTable vtable = { .method_call = method_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interface_xml, NULL);
  g_autofree char *own_path = g_strconcat (path, "/SearchProvider", NULL);

  self->registration = g_dbus_connection_register_object (connection, own_path, node->interfaces[0], &vtable, self, NULL,
                                                          error);
  return self->registration != 0;
}

void
way_search_provider_unexport (WaySearchProvider *self, GDBusConnection *connection)
{
  if (self->registration != 0)
    g_dbus_connection_unregister_object (connection, self->registration);
  self->registration = 0;
  g_clear_object (&self->library);
}
