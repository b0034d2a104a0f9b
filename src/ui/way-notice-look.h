/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-notice.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes of a text that are looked through at once, in about a millisecond; a longer one is a worker's. */
#define WAY_NOTICE_SHORT_TEXT 16384

/* @key and @text as given; @found: (transfer none): WayNotice. */
typedef void (*WayNoticeLooked) (gpointer owner, const char *key, const char *text, GArray *found);

/**
 * way_notice_look_start:
 * @owner: a GObject; once it is gone, or @cancellable was cancelled, @looked is not called
 * @key: (nullable): whatever tells one text from others
 * @known: (nullable): names that are no person's; not changed any more
 *
 * Has a long text looked through by a worker (see way_notice_find()).
 */
void way_notice_look_start (gpointer owner, GCancellable *cancellable, const char *key, const char *text, GHashTable *known,
                            WayNoticeLooked looked);

G_END_DECLS
