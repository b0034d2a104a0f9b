/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "service/way-people-lines.h"

G_BEGIN_DECLS

/* What the lines of agencies and of people share. */

gboolean way_lines_takes_part (WayLibrary *library, const WayId *project, WayRecord *agency);
/* Puts @more behind @words, which may be %NULL, with @between. */
void way_lines_append (char **words, const char *between, const char *more);
/* Puts another question behind those of a line, which may be %NULL; takes @more. All are asked: the answer is one for the line. */
void way_lines_ask (char **question, char *more);
/* What has no letters, figures or pictures at all goes: a rule between lines. Returns how many stay. */
guint way_lines_keep_named (char **lines);
/* %TRUE if @question was answered. One answer is of one line: @answered is %NULL from then on. */
gboolean way_lines_is_answered (const char **answered, const char *question);
/* A line that stays, since something of it is unclear: the first @question is asked. */
void way_lines_leave (WayLinesAdded *added, const char *line, const char *question);
/* %FALSE with the reason if what is left has no room: to be asked before anything is added. */
gboolean way_lines_have_room (const WayLinesAdded *added, glong room, GError **error);
/* Nothing was added, and nothing is asked: %FALSE with the reason. @first: the name in the first of the lines. */
gboolean way_lines_refuse (const char *first, guint n_lines, GError **error);

G_END_DECLS
