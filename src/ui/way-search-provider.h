/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _WayApplication WayApplication;

/**
 * WaySearchProvider:
 *
 * What GNOME's overview asks (org.gnome.Shell.SearchProvider2): projects, workshops and actions by the words of their
 * titles. It runs beside whatever is on the screen, perhaps in front of a room full of people, so it tells a title, what
 * it is and its project, never a text: no card, note, quotation or reflection. A title in which something looks like a
 * person (way-notice.h) is left out. While the program has no window the library is only read, and never made.
 */
#define WAY_TYPE_SEARCH_PROVIDER (way_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (WaySearchProvider, way_search_provider, WAY, SEARCH_PROVIDER, GObject)

/* @application is borrowed: it owns the provider. */
WaySearchProvider *way_search_provider_new (WayApplication *application);
/* Offers it at @path, below which "/SearchProvider" is added. */
gboolean way_search_provider_export (WaySearchProvider *self, GDBusConnection *connection, const char *path, GError **error);
void way_search_provider_unexport (WaySearchProvider *self, GDBusConnection *connection);

G_END_DECLS
