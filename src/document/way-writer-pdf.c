/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cairo draws the pages with their structure, outline and links; what it cannot say is added to the catalogue. */
#include "document/way-output.h"
#include "document/way-page.h"
#include "document/way-writers.h"

#include "base/way-clock.h"
#include "base/way-error.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>

#define DEEPEST 8
/* Bytes as drawn, some 2,000 actions. Packing 20 MB takes 2 s of the 5 s that a person is to wait at most. */
#define MOST_PACKED (4 << 20)

static cairo_status_t
write_cb (void *data, const unsigned char *bytes, unsigned int size)
{
  g_byte_array_append (data, bytes, size);
  return CAIRO_STATUS_SUCCESS;
}

static void
add_outline (WayPaginator *pages, cairo_surface_t *surface)
{
  int parents[DEEPEST] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < pages->entries->len; i++)
    {
      const WayEntry *entry = &g_array_index (pages->entries, WayEntry, i);
      guint level = CLAMP (entry->level, 1, DEEPEST - 1);
      char destination[32];

      g_snprintf (destination, sizeof destination, "dest='e%u'", i + 1);
      parents[level] = cairo_pdf_surface_add_outline (surface, parents[level - 1], entry->text, destination,
                                                      level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      for (guint deeper = level + 1; deeper < DEEPEST; deeper++)
        parents[deeper] = parents[level];
    }
}

static void
set_metadata (cairo_surface_t *surface, const WayDocument *document)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (way_clock_now () / 1000);
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Waymark");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  if (document->subtitle != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, document->subtitle);
  if (document->mark != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, document->mark);
}

static gboolean
draw_pages (WayPaginator *pages, cairo_surface_t *surface, WayOutput *output)
{
  cairo_t *cr = cairo_create (surface);
  guint n = way_paginator_get_n_pages (pages);
  gboolean drawn = TRUE;

  pages->continuous = TRUE;
  for (guint i = 0; drawn && i < n; i++)
    {
      gboolean landscape = way_paginator_is_landscape (pages, i);

      cairo_pdf_surface_set_size (surface, way_page_get_width (pages, landscape),
                                  way_page_get_height (pages, landscape));
      /* Only now: Cairo forgets what a page holds when its size is set. */
      if (i == 0)
        cairo_tag_begin (cr, "Document", NULL);
      way_paginator_draw (pages, i, cr);
      /* Each page is 64 steps, so that each one looks for cancelling. Cairo 1.18 wants the tags closed even then. */
      drawn = way_output_step (output, 64 * (i + 1), 64 * (n + 2));
      if (!drawn || i + 1 == n)
        {
          way_page_close_tags (pages, cr);
          cairo_tag_end (cr, "Document");
        }
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  return drawn;
}

/* Draws the document into @bytes. */
static gboolean
draw (const WayDocument *document, WayOutput *output, GByteArray *bytes)
{
  g_autoptr (WayPaginator) pages = way_paginator_new (document, WAY_PAGE_SHORT, WAY_PAGE_LONG);
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, WAY_PAGE_SHORT, WAY_PAGE_LONG);
  cairo_status_t status;
  gboolean drawn;

  set_metadata (surface, document);
  drawn = draw_pages (pages, surface, output);
  /* Only now: where it leads is drawn. */
  if (drawn)
    add_outline (pages, surface);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (drawn && status != CAIRO_STATUS_SUCCESS)
    g_set_error (&output->error, WAY_ERROR, WAY_ERROR_FAILED,
                 _("“%s” was not written because its pages could not be drawn (%s)."), output->name,
                 cairo_status_to_string (status));
  return drawn && status == CAIRO_STATUS_SUCCESS;
}

gboolean
way_document_write_pdf (const WayDocument *document, WayOutput *output)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) update = NULL;
  const WayWriters *writers = way_writers_get (&output->error);

  if (writers == NULL || !draw (document, output, bytes))
    return FALSE;
  if (bytes->len > MOST_PACKED)
    update = writers->pdf_update (bytes->data, bytes->len, document->language);
  if (update == NULL)
    {
      g_autoptr (GByteArray) packed = writers->pdf_pack (bytes->data, bytes->len, document->language);

      if (packed != NULL)
        return way_output_write (output, packed->data, packed->len);
      way_output_fail (output, EIO);
      return FALSE;
    }
  return way_output_write (output, bytes->data, bytes->len) && way_output_write (output, update->data, update->len);
}
