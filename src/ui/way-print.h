/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/way-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A print of @document, which it takes: the same pages as the PDF, upright or lying by what is on them. Run it with
 * gtk_print_operation_run(). Returns: (transfer full) */
GtkPrintOperation *way_print_new (WayDocument *document);
/* Asks for a printer and prints, or shows the preview. %FALSE with an error if it failed; cancelling is no failure. */
gboolean way_print_run (GtkWindow *parent, WayDocument *document, GError **error);

G_END_DECLS
