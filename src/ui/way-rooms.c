/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-rooms.h"

#include "ui/way-board.h"
#include "ui/way-conversation-list.h"
#include "ui/way-deleted.h"
#include "ui/way-overview-page.h"
#include "ui/way-page.h"
#include "ui/way-people-page.h"
#include "ui/way-plan-page.h"
#include "ui/way-reflection-list.h"
#include "ui/way-thread-page.h"
#include "ui/way-themes.h"
#include "ui/way-workshop-list.h"

#include <glib/gi18n.h>

static char *
overdue_label (gint64 number)
{
  return g_strdup_printf (ngettext ("%lu overdue", "%lu overdue", (gulong) number), (gulong) number);
}

/* In the order of the sidebar. */
static const WayRoom rooms[] = {
  { "overview", N_("Overview"), "way-overview-symbolic", WAY_SECTION_TOP, way_overview_page_get_type,
    .kinds = { "project", "goal", "stage_change", "plan" } },
  { "people", N_("Agencies and people"), "system-users-symbolic", WAY_SECTION_NONE, way_people_page_get_type,
    .kinds = { "participation", "membership", "agency", "team", "person" } },
  { "conversations", N_("Conversations"), "way-conversation-symbolic", WAY_SECTION_LISTEN,
    way_conversation_list_get_type, .count = "conversation count", .kinds = { "conversation" } },
  { "board", N_("Board"), "way-board-symbolic", WAY_SECTION_MAKE_SENSE, way_board_get_type, .count = "board count",
    .kinds = { "card" } },
  { "themes", N_("Themes"), "way-theme-symbolic", WAY_SECTION_MAKE_SENSE, way_themes_get_type, .count = "theme count",
    .kinds = { "theme" } },
  { "workshops", N_("Workshops"), "way-workshop-symbolic", WAY_SECTION_WORK_TOGETHER, way_workshop_list_get_type,
    .count = "workshop count", .kinds = { "workshop", "agenda_block" } },
  { "plan", N_("Action plan"), "way-action-symbolic", WAY_SECTION_WORK_TOGETHER, way_plan_page_get_type,
    .count = "plan open count", .badge = "plan overdue count", .badge_label = overdue_label,
    .badge_tone = WAY_TONE_BAD, .kinds = { "action" } },
  { "reflections", N_("Reflections"), "way-reflection-symbolic", WAY_SECTION_LEARN, way_reflection_list_get_type,
    .count = "reflection count", .kinds = { "reflection" } },
  { "thread", N_("Thread"), "way-thread-symbolic", WAY_SECTION_NONE, way_thread_page_get_type },
  { "deleted", N_("Deleted"), "user-trash-symbolic", WAY_SECTION_BELOW, way_deleted_get_type },
  { NULL },
};

const WayRoom *
way_rooms (guint *n_rooms)
{
  *n_rooms = G_N_ELEMENTS (rooms) - 1;
  return rooms;
}

const WayRoom *
way_room_lookup (const char *id)
{
  for (const WayRoom *room = rooms; room->id != NULL; room++)
    if (g_strcmp0 (room->id, id) == 0)
      return room;
  return NULL;
}

const WayRoom *
way_room_for_kind (const char *kind)
{
  for (const WayRoom *room = rooms; room->id != NULL; room++)
    for (guint i = 0; i < G_N_ELEMENTS (room->kinds) && room->kinds[i] != NULL; i++)
      if (g_strcmp0 (room->kinds[i], kind) == 0)
        return room;
  return NULL;
}

const char *
way_section_label (WaySection section)
{
  switch (section)
    {
    case WAY_SECTION_LISTEN: return _("Listen");
    case WAY_SECTION_MAKE_SENSE: return _("Make sense");
    case WAY_SECTION_WORK_TOGETHER: return _("Work together");
    case WAY_SECTION_LEARN: return _("Learn");
    case WAY_SECTION_TOP:
    case WAY_SECTION_BELOW:
    case WAY_SECTION_NONE: return NULL;
    default: g_return_val_if_reached (NULL);
    }
}
