/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program's settings (data/org.waymark.Waymark.gschema.xml), shared; %NULL where the schema is not installed,
 * in which case nothing is remembered. Returns: (transfer none) (nullable) */
GSettings *way_settings_get (void);
/* The text of a key, which may be a path in any letters, newly allocated; @otherwise where there are no settings. */
char *way_settings_get_text (const char *key, const char *otherwise);
void way_settings_set_text (const char *key, const char *value);

G_END_DECLS
