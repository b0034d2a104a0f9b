/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-print.h"

#include "base/way-error.h"
#include "document/way-paginator.h"

#include <glib/gi18n.h>

typedef struct {
  WayDocument *document;
  WayPaginator *paginator;
} Print;

static void
print_free (gpointer data, GClosure *closure)
{
  Print *print = data;

  g_clear_pointer (&print->paginator, way_paginator_free);
  way_document_free (print->document);
  g_free (print);
}

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);

  g_clear_pointer (&print->paginator, way_paginator_free);
  print->paginator = way_paginator_new (print->document, gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                                        gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS));
  gtk_print_operation_set_n_pages (operation, (int) way_paginator_get_n_pages (print->paginator));
}

static void
setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GtkPageSetup *setup, Print *print)
{
  gtk_page_setup_set_orientation (setup, way_paginator_is_landscape (print->paginator, (guint) page)
                                           ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                           : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  way_paginator_draw (print->paginator, (guint) page, gtk_print_context_get_cairo_context (context));
}

GtkPrintOperation *
way_print_new (WayDocument *document)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Print *print = g_new0 (Print, 1);

  print->document = document;
  gtk_print_operation_set_job_name (operation, document->title);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_cb), print, print_free, 0);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (setup_cb), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), print);
  return operation;
}

gboolean
way_print_run (GtkWindow *parent, WayDocument *document, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = way_print_new (document);
  g_autoptr (GError) local = NULL;

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &local)
      != GTK_PRINT_OPERATION_RESULT_ERROR)
    return TRUE;
  g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED, _("The plan could not be printed: %s"), local->message);
  return FALSE;
}
