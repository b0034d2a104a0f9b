/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-notice.h"
#include "storage/way-library.h"

G_BEGIN_DECLS

/* What looks like a person in a project's texts (way-notice.h), and what was decided about it: the words are kept as a
 * quotation, or for a reason. A decision is a record of kind notice about the record that holds the text; it stands as
 * long as the words do, and undoes like everything else. Nothing here stops a text from being saved. */

/**
 * WayOpenNotice:
 * @record: the record that holds the text
 * @field: the field that holds it
 * @text: the text, one item of a list; a #GRefString that all notices of this text share
 * @notice: where in it
 * @what: the beginning of what the record is called (way_describe()); shared like @text
 *
 * Words that nobody has decided about.
 */
typedef struct {
  WayId record;
  const WayField *field;
  GRefString *text;
  WayNotice notice;
  GRefString *what;
} WayOpenNotice;

void way_open_notice_free (WayOpenNotice *notice);
/* The words themselves. Newly allocated. */
char *way_open_notice_dup_words (const WayOpenNotice *notice);

/* The folded words of the names of agencies, teams, forums, partnerships and their areas, which are no person's: for
 * way_notice_find(). Returns: (transfer full): a set */
GHashTable *way_notice_known_words (WayLibrary *library);

/**
 * WayNoticeScope:
 * @WAY_NOTICE_SCOPE_ALL: everything that was written
 * @WAY_NOTICE_SCOPE_FILE: what goes into a project file: all but private reflections
 * @WAY_NOTICE_SCOPE_PLAN: what an action plan of all actions may show, whatever is chosen for it; of the cards, the words that stand
 *   below the actions that come from them
 *
 * Which texts of a project are looked through.
 */
typedef enum {
  WAY_NOTICE_SCOPE_ALL,
  WAY_NOTICE_SCOPE_FILE,
  WAY_NOTICE_SCOPE_PLAN,
} WayNoticeScope;

/* What is open in the texts of the project's live records, in the order of a project file. Reads every record: on a
 * worker's library, if there are many. Errors: CANCELLED; those of reading. Returns: (transfer full): #GPtrArray of
 * #WayOpenNotice */
GPtrArray *way_notices_open (WayLibrary *library, const WayId *project, WayNoticeScope scope, GCancellable *cancellable,
                             GError **error);
/* The same for an action plan that lists only @actions (a #WayIdList): of what belongs to an action, only what is theirs. */
GPtrArray *way_notices_open_of_actions (WayLibrary *library, const WayId *project, GArray *actions, GCancellable *cancellable,
                                        GError **error);
/* Takes out of @found (way_notice_find() of @text) what was decided about for this field of @record, which may be %NULL. */
void way_notices_drop_decided (WayLibrary *library, const WayId *record, const char *field, const char *text, GArray *found);

/* The words that the record @notice is about are still in their text. @known: way_notice_known_words(). From the mark of others
 * they could be guessed although nobody reads them any more. */
gboolean way_notice_stands (WayLibrary *library, WayRecord *notice, GHashTable *known);

/* Remembers that the words of @notice in @text, a text of @field of @record, are kept: @decision "quotation", or "kept" with
 * a @reason. One step, signed by who says "I am …". Deciding again changes the decision. Errors: NOT_FOUND; INVALID without
 * a reason. */
gboolean way_notice_decide (WayLibrary *library, const WayId *record, const char *field, const char *text,
                            const WayNotice *notice, const char *decision, const char *reason, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayOpenNotice, way_open_notice_free)

G_END_DECLS
