/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/* Agencies and people that are typed, or pasted, one a line. Whoever the library knows by that name is that one, without regard to
 * case and punctuation; two people of one name are two if they are of different agencies. Who takes part already is passed over.
 *
 * A line that is unclear is not added, but asked about: words that are nearly an agency or a role, or several of them; a name that
 * several people have; and whatever would change what is kept of somebody. What is not asked about never changes anybody. @answered
 * is the question that was shown and is answered with yes, or %NULL: the first line of which just that is asked is added all the
 * same, as its question says.
 *
 * If the lines that are asked about had more than @room characters, nothing is added, and it is INVALID: there must be a place where
 * they wait. */

/**
 * WayLinesAdded:
 * @n_added: how many agencies were added, or parts of people
 * @n_changed: how many people were changed, who were known before and had that part already
 * @left: the lines that are asked about, as they came, or %NULL
 * @question: about the first of them, or %NULL; translated
 * @job_titles: what was taken as job titles, each in quotes, or %NULL
 */
typedef struct {
  guint n_added;
  guint n_changed;
  char *left;
  char *question;
  char *job_titles;
} WayLinesAdded;

void way_lines_added_clear (WayLinesAdded *added);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WayLinesAdded, way_lines_added_clear)

/* Lets an agency a line take part in the project, in one step. A new one has the sector that its name says (way_people_sector_of()), or
 * else one that follows with a tab between. @added: (out). Returns %FALSE if nothing was added and nothing is asked: EXISTS if all
 * take part, NOTHING if there is no name. */
gboolean way_people_add_agency_lines (WayLibrary *library, const WayId *project, const char *text, gboolean core, const char *answered,
                                      glong room, WayLinesAdded *added, GError **error);
/* Gives a person a line a part in the project, in one step. After the name may follow, with commas or tabs between and in any order,
 * a role, an agency (its name, or words of it that only one has, those that take part first) and a job title. Without a role, a
 * person who takes part is passed over, and anybody else is in the core group. Returns as above. */
gboolean way_people_add_person_lines (WayLibrary *library, const WayId *project, const char *text, const char *answered, glong room,
                                      WayLinesAdded *added, GError **error);
/* How such a line is read, to be shown while it is typed ("A. Lee · Coast Police · chair · job title “Head of intake”"), or %NULL
 * if it has no name. Newly allocated. */
char *way_people_read_agency_line (WayLibrary *library, const WayId *project, const char *line);
char *way_people_read_person_line (WayLibrary *library, const WayId *project, const char *line);

G_END_DECLS
