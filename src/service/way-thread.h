/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/**
 * WayThreadNode:
 * @id: the record
 * @opens: the record to open for it: itself, or the workshop of a review
 * @kind: the name of its kind; for a card the kind of card
 * @pill: what it is, in a word or two: "barrier", "Workshop 2", "learning report"
 * @title: what it is called; a deleted record says so
 * @detail: facts in one line, may be ""
 * @depth: how far it is indented: 0 for the line itself, more for branches
 * @here: the record whose thread it is
 * @deleted: it is among the deleted records, and cannot be opened
 *
 * One record of a thread.
 */
typedef struct {
  WayId id;
  WayId opens;
  const char *kind;
  char *pill;
  char *title;
  char *detail;
  guint depth;
  gboolean here;
  gboolean deleted;
} WayThreadNode;

/* Where the record came from and what happened to it, oldest first: conversation, card, theme, workshop (and block),
 * action, what later workshops made of it, paragraph of the report. Several sources stand one below the other; what
 * came of a record is indented where there is more than one of it. Each record occurs once, so that references that
 * run in a circle end. Returns: (transfer full): #GPtrArray of #WayThreadNode; empty if there is no such record. */
GPtrArray *way_thread_new (WayLibrary *library, const WayId *record);

G_END_DECLS
