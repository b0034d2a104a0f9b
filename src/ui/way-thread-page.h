/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* One record's thread: where it came from above it, what happened to it below, each opening its place. As the room
 * "thread" it is pushed by way_page_show_thread(). */
#define WAY_TYPE_THREAD_PAGE (way_thread_page_get_type ())
G_DECLARE_FINAL_TYPE (WayThreadPage, way_thread_page, WAY, THREAD_PAGE, WayPage)

WayPage *way_thread_page_new (WayLibrary *library, const WayId *project, const WayId *record);

G_END_DECLS
