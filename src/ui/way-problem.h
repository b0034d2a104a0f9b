/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayProblem:
 *
 * What stands in place of the window when the library cannot be opened: what happened, where the file is, and what
 * can be done about it. The file itself is never touched.
 */
#define WAY_TYPE_PROBLEM (way_problem_get_type ())
G_DECLARE_FINAL_TYPE (WayProblem, way_problem, WAY, PROBLEM, AdwApplicationWindow)

GtkWidget *way_problem_new (GtkApplication *application, const char *path, const GError *error);

G_END_DECLS
