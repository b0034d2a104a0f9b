/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-workshop-service.h"

#include <glib/gi18n-lib.h>

#define LONGEST 16

typedef struct {
  const char *title;
  const char *kind;
  int minutes;
} Block;

typedef struct {
  WayAgendaTemplate head;
  Block blocks[LONGEST];
} Template;

#define WELCOME { N_("Welcome, purpose and ground rules"), "opening", 10 }, { N_("Check-in"), "opening", 5 }

/* The agendas of DOMAIN: 120 and 180 minutes as they stand there, a learning session and a core group meeting in 60. */
static const Template templates[] = {
  { { "120", N_("Workshop, 120 minutes"), 120, "workshop" },
    { WELCOME,
      { N_("You said, we did"), "review", 10 },
      { N_("Input"), "input", 10 },
      { N_("Breakout"), "activity", 25 },
      { N_("Break"), "break", 10 },
      { N_("Feedback and themes"), "activity", 15 },
      { N_("Vote"), "activity", 5 },
      { N_("Action planning"), "action_planning", 20 },
      { N_("Check-out"), "closing", 10 } } },
  { { "180", N_("Workshop, 180 minutes"), 180, "workshop" },
    { WELCOME,
      { N_("You said, we did"), "review", 10 },
      { N_("Input"), "input", 10 },
      { N_("Breakout"), "activity", 25 },
      { N_("Break"), "break", 10 },
      { N_("Feedback and themes"), "activity", 15 },
      { N_("Second breakout"), "activity", 25 },
      { N_("Gallery"), "activity", 15 },
      { N_("Second break"), "break", 10 },
      { N_("Vote"), "activity", 5 },
      { N_("Action planning"), "action_planning", 30 },
      { N_("Check-out"), "closing", 10 } } },
  { { "learning", N_("Learning session, 60 minutes"), 60, "learning_session" },
    { { N_("Welcome and check-in"), "opening", 5 },
      { N_("What has happened since"), "review", 10 },
      { N_("Input"), "input", 15 },
      { N_("What strikes us, how do we embed it"), "activity", 15 },
      { N_("What goes into plans"), "action_planning", 10 },
      { N_("Check-out"), "closing", 5 } } },
  { { "core", N_("Core group meeting, 60 minutes"), 60, "core_group" },
    { { N_("Welcome"), "opening", 5 },
      { N_("Actions since last time"), "review", 15 },
      { N_("What we have heard"), "input", 10 },
      { N_("What we make of it"), "activity", 15 },
      { N_("Who will do what, by when"), "action_planning", 10 },
      { N_("Close"), "closing", 5 } } },
};

const WayAgendaTemplate *
way_workshop_templates (guint *n_templates)
{
  static WayAgendaTemplate heads[G_N_ELEMENTS (templates)];

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    heads[i] = templates[i].head;
  *n_templates = G_N_ELEMENTS (templates);
  return heads;
}

static const Template *
lookup (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    if (g_strcmp0 (templates[i].head.key, key) == 0)
      return &templates[i];
  return NULL;
}

static gboolean
add_blocks (WayLibrary *library, WayRecord *workshop, const Template *template, GError **error)
{
  for (const Block *block = template != NULL ? template->blocks : NULL; block != NULL && block->title != NULL; block++)
    if (!way_workshop_add_block (library, way_record_get_id (workshop), NULL,
                                 g_dgettext (GETTEXT_PACKAGE, block->title), block->kind, block->minutes, NULL, error))
      return FALSE;
  return TRUE;
}

gboolean
way_workshop_create (WayLibrary *library, WayRecord *workshop, const char *template_key, GError **error)
{
  if (!way_library_begin (library, way_record_get_project (workshop), _("Add workshop"), error))
    return FALSE;
  return way_library_end (library,
                          way_library_save (library, workshop, error)
                            && add_blocks (library, workshop, lookup (template_key), error),
                          error);
}
