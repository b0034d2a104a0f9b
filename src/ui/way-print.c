/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-print.h"

#include "base/way-error.h"
#include "document/way-paginator.h"

#include <glib/gi18n.h>

/* How long a look at whether the pages are laid out waits, in microseconds: the window draws between two of them. */
#define PATIENCE 4000

/* What is printed, and the pages of it as they are laid out now. */
typedef struct {
  WayDocument *document;
  struct _Layout *layout;
} Print;

/* Shared by the operation and by the thread that lays out, which ends by itself when the printing is given up. */
typedef struct _Layout {
  Print *print; /* shared too, for its document */
  WayPaginator *paginator; /* of the thread until @done */
  double width, height;    /* of the sheet, in points */
  gint done;
} Layout;

static void
print_clear (gpointer data)
{
  way_document_free (((Print *) data)->document);
}

static void
layout_clear (gpointer data)
{
  Layout *layout = data;

  g_clear_pointer (&layout->paginator, way_paginator_free);
  g_atomic_rc_box_release_full (layout->print, print_clear);
}

static void
layout_unref (Layout *layout)
{
  g_atomic_rc_box_release_full (layout, layout_clear);
}

static void
print_unref (gpointer data, GClosure *closure)
{
  Print *print = data;

  g_clear_pointer (&print->layout, layout_unref);
  g_atomic_rc_box_release_full (print, print_clear);
}

/* A thread of its own, not one of a pool: the fonts that a thread lays out with are its own until it has ended. */
static gpointer
layout_thread (gpointer data)
{
  Layout *layout = data;

  layout->paginator = way_paginator_new (layout->print->document, layout->width, layout->height);
  g_atomic_int_set (&layout->done, TRUE);
  layout_unref (layout);
  return NULL;
}

/* Once for a preview and again for the paper chosen there. */
static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);

  g_clear_pointer (&print->layout, layout_unref);
  print->layout = g_atomic_rc_box_new0 (Layout);
  print->layout->print = g_atomic_rc_box_acquire (print);
  print->layout->width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS);
  print->layout->height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS);
  g_thread_unref (g_thread_new ("way-print", layout_thread, g_atomic_rc_box_acquire (print->layout)));
}

/* Asked again and again from the main loop until it says that it is done. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  if (!g_atomic_int_get (&print->layout->done))
    {
      g_usleep (PATIENCE);
      return FALSE;
    }
  gtk_print_operation_set_n_pages (operation, (int) way_paginator_get_n_pages (print->layout->paginator));
  return TRUE;
}

static void
setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GtkPageSetup *setup, Print *print)
{
  gtk_page_setup_set_orientation (setup, way_paginator_is_landscape (print->layout->paginator, (guint) page)
                                           ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                           : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *print)
{
  way_paginator_draw (print->layout->paginator, (guint) page, gtk_print_context_get_cairo_context (context));
}

GtkPrintOperation *
way_print_new (WayDocument *document)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Print *print = g_atomic_rc_box_new0 (Print);

  print->document = document;
  gtk_print_operation_set_job_name (operation, document->title);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_cb), print, print_unref, 0);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), print);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (setup_cb), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), print);
  return operation;
}

gboolean
way_print_run (GtkWindow *parent, WayDocument *document, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = way_print_new (document);
  g_autoptr (GError) local = NULL;

  /* With a way to cancel, once it takes long. */
  gtk_print_operation_set_show_progress (operation, TRUE);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &local)
      != GTK_PRINT_OPERATION_RESULT_ERROR)
    return TRUE;
  g_set_error (error, WAY_ERROR, WAY_ERROR_FAILED, _("The plan could not be printed: %s"), local->message);
  return FALSE;
}
