/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/**
 * WayPromptSet:
 * @key: "what", "joining", "free"
 * @name: what the set is called in the library and, translated, on the screen
 * @prompts: the questions, translatable; ends with %NULL
 * @hints: what to write there, translatable, one a prompt
 *
 * The questions a reflection answers. The sets that come with Waymark; the library's own record of the same name keeps
 * the words a reflection was made with.
 */
typedef struct {
  const char *key;
  const char *name;
  const char *prompts[5];
  const char *hints[5];
} WayPromptSet;

const WayPromptSet *way_reflection_prompt_sets (guint *n_sets);
/* The set @reflection was made with: the one of the same name as its record, or the first. */
const WayPromptSet *way_reflection_prompt_set_of (WayLibrary *library, WayRecord *reflection);

/* Writes @reflection, new or a changed copy, with the prompt set @set, in one step. With @action_text that is not blank an
 * action with the reflection as its origin is added in the same step; @action (out, optional) gets its id. Errors: INVALID
 * if it has no answer, or is private and should become an action. */
gboolean way_reflection_save (WayLibrary *library, WayRecord *reflection, const WayPromptSet *set,
                              const char *action_text, WayId *action, GError **error);

/* What an action made from @reflection would say: its last answer, or %NULL if it is private (rule 13) or says nothing;
 * owned by the record. */
const char *way_reflection_action_text (WayRecord *reflection);
/* Adds an action with the reflection's last answer as its text and the reflection as its origin, in one step. @action
 * (out, optional) gets its id. Errors: INVALID if it is private. */
gboolean way_reflection_make_action (WayLibrary *library, const WayId *reflection, WayId *action, GError **error);

G_END_DECLS
