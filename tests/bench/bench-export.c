/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/way-bench.h"

#include "document/way-document-export.h"
#include "document/way-plan-builder.h"

#include "support/way-test-library.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

/* bench-export SIZE LIBRARY ONE: the plan of ONE built from the library and written in each format, as a person waits for
 * it. Beside XLSX, libxlsxwriter alone writes the same cells. */

#define YARDSTICK "libxlsxwriter alone, the same cells"

typedef struct {
  WayLibrary *library;
  const WayId *project;
  WayDocumentFormat format;
  WayDocument *document; /* for what only writes */
} Export;

static const struct {
  WayDocumentFormat format;
  const char *name;
  const char *bar; /* for 10,000 actions; a quick run has only those with one, which come first */
} formats[] = {
  { WAY_DOCUMENT_CSV, "CSV", "300" }, { WAY_DOCUMENT_XLSX, "XLSX", "1000" }, { WAY_DOCUMENT_PDF, "PDF", "5000" },
  { WAY_DOCUMENT_DOCX, "DOCX", NULL }, { WAY_DOCUMENT_HTML, "HTML", NULL }, { WAY_DOCUMENT_MARKDOWN, "Markdown", NULL },
};

static void
build_plan (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->document, way_document_free);
  export->document = way_plan_document_new (export->library, export->project, NULL, NULL, NULL);
  g_assert_nonnull (export->document);
}

static void
write_plan (gpointer data)
{
  Export *export = data;
  g_autofree char *path = way_test_path ("plan");
  GError *error = NULL;

  build_plan (data);
  if (!way_document_export (export->document, export->format, path, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

/* --- libxlsxwriter alone --- */

static void
write_cell (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const WayCell *cell, lxw_format *day)
{
  lxw_datetime date = { 0 };

  if (cell->date != NULL && sscanf (cell->date, "%4d-%2d-%2d", &date.year, &date.month, &date.day) == 3)
    worksheet_write_datetime (sheet, row, column, &date, day);
  else if (*cell->text != '\0')
    worksheet_write_string (sheet, row, column, cell->text, NULL);
}

static void
write_sheet (lxw_worksheet *sheet, const WayTable *table, lxw_format *day)
{
  const char *group = "";
  lxw_row_t at = 0;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const WayTableRow *row = g_ptr_array_index (table->rows, i);

      if (row->group != NULL)
        {
          group = row->group;
          continue;
        }
      worksheet_write_string (sheet, ++at, 0, group, NULL);
      for (guint j = 0; j < table->columns->len; j++)
        write_cell (sheet, at, (lxw_col_t) (j + 1), &row->cells[j], day);
    }
}

static void
write_alone (gpointer data)
{
  const Export *export = data;
  g_autofree char *path = way_test_path ("alone.xlsx");
  lxw_workbook *workbook = workbook_new (path);
  lxw_format *day = workbook_add_format (workbook);

  format_set_num_format (day, "d mmm yyyy");
  for (guint i = 0; i < export->document->nodes->len; i++)
    {
      const WayNode *node = g_ptr_array_index (export->document->nodes, i);

      if (node->kind == WAY_NODE_TABLE)
        write_sheet (workbook_add_worksheet (workbook, NULL), node->table, day);
    }
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("libxlsxwriter could not write %s", path);
}

int
main (int argc, char **argv)
{
  guint size = argc == 4 ? (guint) atoi (argv[1]) : 0;
  guint runs = way_bench_runs (3, size);
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (GArray) projects = NULL;
  Export export = { 0 };

  setlocale (LC_ALL, "");
  if (size == 0)
    g_error ("usage: bench-export SIZE LIBRARY ONE");
  library = way_library_open (argv[3], WAY_LIBRARY_READ_ONLY, NULL);
  projects = way_library_query_ids (library, "projects", NULL);
  export.library = library;
  export.project = way_id_list_index (projects, 0);
  way_bench_row ("plan of all actions: built only", size, NULL, NULL, runs, build_plan, &export);
  way_bench_row (YARDSTICK, size, NULL, NULL, runs, write_alone, &export);
  for (guint i = 0; i < G_N_ELEMENTS (formats) && (formats[i].bar != NULL || !way_bench_is_quick ()); i++)
    {
      g_autofree char *name = g_strdup_printf ("plan of all actions to %s", formats[i].name);

      export.format = formats[i].format;
      way_bench_row (name, size, formats[i].bar,
                     export.format == WAY_DOCUMENT_XLSX ? YARDSTICK : NULL, runs, write_plan, &export);
    }
  way_document_free (export.document);
  return 0;
}
