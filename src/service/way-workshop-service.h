/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/way-agenda.h"
#include "storage/way-library.h"

G_BEGIN_DECLS

/**
 * WayAgendaTemplate:
 * @key: "120"
 * @label: translatable
 * @minutes: of all its blocks
 * @kind: the kind of workshop it is for
 *
 * An agenda to start from (DOMAIN, method library).
 */
typedef struct {
  const char *key;
  const char *label;
  int minutes;
  const char *kind;
} WayAgendaTemplate;

const WayAgendaTemplate *way_workshop_templates (guint *n_templates);

/* Adds @workshop, a new record, with the blocks of the template called @template_key (%NULL: none), in one step. */
gboolean way_workshop_create (WayLibrary *library, WayRecord *workshop, const char *template_key, GError **error);
/* A new draft with the same agenda, objectives, rules and themes; without date, attendance and what happened. @copy
 * (out, optional) gets its id. */
gboolean way_workshop_duplicate (WayLibrary *library, const WayId *workshop, WayId *copy, GError **error);
/* Draft → planned → held → written up, or cancelled; back to draft or planned, too. Writing up a workshop while open
 * actions of earlier ones have not been reflected needs a @reason (DOMAIN, rule 4); otherwise it may be %NULL. */
gboolean way_workshop_set_state (WayLibrary *library, const WayId *workshop, const char *state, const char *reason,
                                 GError **error);
/* A block that is to stand after @after, or with %NULL at the end, and is not yet in the library: there it comes, with a title, only by
 * way_workshop_save_new_block(). Returns: (transfer full) (nullable) */
WayRecord *way_workshop_new_block (WayLibrary *library, const WayId *workshop, const WayId *after, const char *title,
                                   const char *kind, int minutes, GError **error);
gboolean way_workshop_save_new_block (WayLibrary *library, WayRecord *block, GError **error);
/* Does both: adds a block after @after, or with %NULL at the end. @block (out, optional) gets its id. */
gboolean way_workshop_add_block (WayLibrary *library, const WayId *workshop, const WayId *after, const char *title,
                                 const char *kind, int minutes, WayId *block, GError **error);
/* Moves a block up (-1) or down (1) its agenda. %FALSE without an error if it is at the end already. */
gboolean way_workshop_shift_block (WayLibrary *library, const WayId *block, int by, GError **error);
/* Moves a block to just before or after another one of its workshop. */
gboolean way_workshop_move_block (WayLibrary *library, const WayId *block, const WayId *target, gboolean after,
                                  GError **error);
/* Sets if @person was invited, attended or sent apologies; %NULL takes them off the list. */
gboolean way_workshop_set_attendance (WayLibrary *library, const WayId *workshop, const WayId *person,
                                      const char *state, GError **error);

/* The times of the workshop's agenda as it stands. Returns: (transfer full) (nullable) */
WayAgenda *way_workshop_agenda (WayLibrary *library, const WayId *workshop);
/* The day of the earliest workshop of the project from @day on that is not held yet, or %NULL if there is none. @day
 * %NULL is today. For one action, see way_action_next_workshop(). Newly allocated. */
char *way_workshop_resolve_next (WayLibrary *library, const WayId *project, const char *day);

G_END_DECLS
