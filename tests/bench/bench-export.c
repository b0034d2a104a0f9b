/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/way-bench.h"

#include "document/way-document-export.h"
#include "document/way-plan-builder.h"
#include "service/way-generate.h"

#include "support/way-test-library.h"

#include <locale.h>

/* The plan of 10,000 actions in one project: built from the library, and written in each format. The bars are for
 * both together, as a person waits for them. */

#define RUNS 3

static const struct {
  WayDocumentFormat format;
  const char *name;
  double bar;
} formats[] = {
  { WAY_DOCUMENT_CSV, "csv", 300 },
  { WAY_DOCUMENT_XLSX, "xlsx", 1000 },
  { WAY_DOCUMENT_PDF, "pdf", 5000 },
  { WAY_DOCUMENT_DOCX, "docx", 0 },
  { WAY_DOCUMENT_HTML, "html", 0 },
  { WAY_DOCUMENT_MARKDOWN, "md", 0 },
};

static void
bench_format (WayLibrary *library, const WayId *project, guint i)
{
  g_autofree char *name = g_strdup_printf ("plan of 10,000 actions to %s, built and written", formats[i].name);
  WayBench *bench = way_bench_new (name, formats[i].bar);

  for (int run = 0; run < RUNS; run++)
    {
      g_autofree char *path = way_test_path (formats[i].name);
      g_autoptr (WayDocument) document = NULL;

      way_bench_start (bench);
      document = way_plan_document_new (library, project, NULL, NULL, NULL);
      if (!way_document_export (document, formats[i].format, path, NULL, NULL, NULL, NULL, NULL))
        g_error ("the plan could not be written as %s", formats[i].name);
      way_bench_stop (bench);
    }
  way_bench_report (bench);
}

int
main (void)
{
  g_autoptr (WayLibrary) library = NULL;
  g_autoptr (GArray) projects = NULL;
  WayBench *build;

  setlocale (LC_ALL, "");
  library = way_test_library ();
  if (!way_generate (library, 1, 10000, 10000, 1, NULL))
    g_error ("could not generate");
  projects = way_library_query_ids (library, "projects", NULL);
  way_bench_head ();
  build = way_bench_new ("plan of 10,000 actions, built only", 0);
  for (int run = 0; run < RUNS; run++)
    {
      g_autoptr (WayDocument) document = NULL;

      way_bench_start (build);
      document = way_plan_document_new (library, way_id_list_index (projects, 0), NULL, NULL, NULL);
      way_bench_stop (build);
    }
  way_bench_report (build);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    bench_format (library, way_id_list_index (projects, 0), i);
  return 0;
}
