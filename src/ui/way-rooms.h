/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"
#include "ui/way-pill.h"

G_BEGIN_DECLS

/* Where a room stands in the sidebar. A room with no section is not listed: it is pushed on top of others. */
typedef enum {
  WAY_SECTION_TOP,
  WAY_SECTION_LISTEN,
  WAY_SECTION_MAKE_SENSE,
  WAY_SECTION_WORK_TOGETHER,
  WAY_SECTION_LEARN,
  WAY_SECTION_BELOW,
  WAY_SECTION_NONE,
} WaySection;

/**
 * WayRoom:
 * @id: what way_page_go() calls it
 * @label: in the sidebar, translatable
 * @icon: icon name
 * @get_type: the type of its page, a #WayPage
 * @count: a query with the project as ?1 whose number stands beside the label, or %NULL
 * @badge: a query like @count, with today as ?2; while its number is not 0, a pill stands in place of the count, or %NULL
 * @badge_label: makes that pill's text of the number, newly allocated
 * @badge_tone: of that pill
 * @kinds: names of the kinds of record that open in this room, %NULL after the last
 *
 * A row of the table in way-rooms.c: all a page's author adds to be in the house.
 */
typedef struct {
  const char *id;
  const char *label;
  const char *icon;
  WaySection section;
  GType (*get_type) (void);
  const char *count;
  const char *badge;
  char *(*badge_label) (gint64 number);
  WayTone badge_tone;
  const char *kinds[10];
} WayRoom;

const WayRoom *way_rooms (guint *n_rooms);
/* The room called @id, or %NULL. */
const WayRoom *way_room_lookup (const char *id);
/* The room that shows records of the kind, or %NULL. */
const WayRoom *way_room_for_kind (const char *kind);
/* The heading above the section, translated; %NULL if it has none. */
const char *way_section_label (WaySection section);

G_END_DECLS
