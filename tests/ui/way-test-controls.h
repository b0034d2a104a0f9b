/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* %TRUE if the widget is of exactly the type called @name, which may be private to GTK. */
gboolean way_test_is_type (GtkWidget *widget, const char *name);
/* A row of a list view; of a column view, too, for which GTK has a type of its own from 4.12 on. */
gboolean way_test_is_list_row (GtkWidget *widget);
/* Whatever below @root somebody acts on and that shows and works: buttons, fields, rows. The parts GTK builds them of are
 * left out. (transfer container) (element-type GtkWidget) */
GPtrArray *way_test_controls (gpointer root);
/* What and where a widget is, for a report: its words, its type and name and those above. (transfer full) */
char *way_test_where (GtkWidget *widget);

G_END_DECLS
