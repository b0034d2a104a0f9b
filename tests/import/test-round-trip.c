/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"
#include "base/way-file.h"
#include "import/way-project-file.h"
#include "import/way-samples.h"
#include "service/way-generate.h"
#include "support/way-test-library.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static GBytes *
write_project (WayLibrary *library, const WayId *project, WayProjectFileFlags flags)
{
  GError *error = NULL;
  GBytes *bytes = way_project_file_write (library, project, flags, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
read_project (WayLibrary *library, GBytes *bytes)
{
  GError *error = NULL;
  g_autoptr (WayProjectFile) file = way_project_file_parse ("test", bytes, &error);
  WayProjectReport report;

  g_assert_no_error (error);
  way_project_file_apply (file, library, FALSE, &report, &error);
  for (guint i = 0; i < report.faults->len; i++)
    g_test_message ("%s", (char *) report.faults->pdata[i]);
  g_assert_no_error (error);
  g_assert_cmpuint (report.skipped->len, ==, 0);
  way_project_report_clear (&report);
}

/* Written, read into an empty library and written again: the same bytes. Returns the library read into. */
static WayLibrary *
assert_round_trip (WayLibrary *library, const WayId *project, WayProjectFileFlags flags)
{
  WayLibrary *empty = way_test_library ();
  g_autoptr (GBytes) first = write_project (library, project, flags);
  g_autoptr (GBytes) again = write_project (library, project, flags);
  g_autoptr (GBytes) second = NULL;

  g_assert_true (g_bytes_equal (first, again));
  read_project (empty, first);
  second = write_project (empty, project, flags);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), g_bytes_get_data (second, NULL),
                   g_bytes_get_size (second));
  way_test_assert_whole (empty);
  return empty;
}

static void
test_generated (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (GPtrArray) projects = NULL;
  GError *error = NULL;

  g_assert_true (way_generate (library, 3, 200, 150, 7, &error));
  g_assert_no_error (error);
  way_test_assert_whole (library);
  projects = way_library_query_records (library, "projects", "");
  g_assert_cmpuint (projects->len, ==, 3);
  for (guint i = 0; i < projects->len; i++)
    {
      g_autoptr (WayLibrary) read = assert_round_trip (library, way_record_get_id (projects->pdata[i]), 0);
    }
}

static guint
count_projects (WayLibrary *library)
{
  g_autoptr (GArray) projects = way_library_query_ids (library, "projects", "");

  return projects->len;
}

/* The same seed gives the same library, another seed another. */
static void
test_generated_again (void)
{
  g_autoptr (WayLibrary) first = way_test_library ();
  g_autoptr (WayLibrary) second = way_test_library ();
  g_autoptr (GPtrArray) projects = NULL;

  g_assert_true (way_generate (first, 2, 40, 30, 7, NULL));
  g_assert_true (way_generate (second, 2, 40, 30, 7, NULL));
  projects = way_library_query_records (first, "projects", "");
  for (guint i = 0; i < projects->len; i++)
    {
      g_autoptr (GBytes) a = write_project (first, way_record_get_id (projects->pdata[i]), 0);
      g_autoptr (GBytes) b = write_project (second, way_record_get_id (projects->pdata[i]), 0);

      g_assert_true (g_bytes_equal (a, b));
    }
  g_assert_true (way_generate (second, 2, 40, 30, 8, NULL));
  g_assert_cmpuint (count_projects (second), ==, 4);
}

static void
test_samples (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  GError *error = NULL;
  g_autoptr (GArray) projects = way_samples_load (library, NULL, &error);
  g_autoptr (GArray) again = NULL;
  g_autofree char *label = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (projects->len, ==, 3);
  way_test_assert_whole (library);
  for (guint i = 0; i < projects->len; i++)
    {
      g_autoptr (WayLibrary) read = assert_round_trip (library, way_id_list_index (projects, i), WAY_PROJECT_FILE_PRIVATE);
      g_autoptr (WayLibrary) open = assert_round_trip (library, way_id_list_index (projects, i), 0);
    }
  label = way_library_get_undo (library, NULL);
  g_assert_cmpstr (label, ==, "Load sample projects");
  /* One step, and reading them again changes nothing. */
  again = way_samples_load (library, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (way_library_undo (library, NULL, &error));
  g_assert_cmpuint (count_projects (library), ==, 0);
  g_assert_null (way_samples_load (library, "nowhere", &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND);
  g_error_free (error);
}

/* A time long ago is written so that it can be read. */
static void
test_created_long_ago (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_record_new_named ("card");

  way_record_set_project (card, way_record_get_id (project));
  way_record_set_text (card, "text", "From the year 33");
  way_record_set_created (card, G_GINT64_CONSTANT (-61125796799001));
  way_test_save (library, card);
  {
    g_autoptr (WayLibrary) read = assert_round_trip (library, way_record_get_id (project), 0);
  }
}

static gboolean
holds (GBytes *bytes, const char *text)
{
  return g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), text) != NULL;
}

/* Rule 13: private reflections only when asked for; what refers only to them stays. */
static void
test_private (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) reflection = way_record_new_named ("reflection");
  g_autoptr (WayRecord) action = way_record_new_named ("action");
  g_autoptr (GBytes) open = NULL;
  g_autoptr (GBytes) everything = NULL;
  g_autoptr (WayLibrary) read = NULL;
  const char *answers[] = { "I was unsure", NULL };

  way_record_set_project (reflection, way_record_get_id (project));
  way_record_set_list (reflection, "answers", answers);
  way_record_set_boolean (reflection, "private", TRUE);
  way_test_save (library, reflection);
  way_record_set_project (action, way_record_get_id (project));
  way_record_set_text (action, "reference", "A-001");
  way_record_set_text (action, "text", "Ask again");
  way_record_set_reference (action, "origin", way_record_get_id (reflection));
  way_test_save (library, action);
  open = write_project (library, way_record_get_id (project), 0);
  everything = write_project (library, way_record_get_id (project), WAY_PROJECT_FILE_PRIVATE);
  g_assert_false (holds (open, "I was unsure"));
  g_assert_true (holds (open, "Ask again"));
  g_assert_true (holds (everything, "I was unsure"));
  read = assert_round_trip (library, way_record_get_id (project), 0);
}

static void
delete (WayLibrary *library, WayRecord *record)
{
  GError *error = NULL;

  g_assert_true (way_library_begin (library, NULL, "Delete", &error));
  way_library_delete (library, way_record_get_id (record), &error);
  g_assert_no_error (error);
  way_library_commit (library, &error);
  g_assert_no_error (error);
}

/* What is deleted is left out, and the rest can still be read: a placement goes with its card, an agreed action keeps
 * the agency that is accountable for it. */
static void
test_deleted (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) card = way_test_record (library, project, "card", "Gone");
  g_autoptr (WayRecord) board = way_test_record (library, project, "board", "Board");
  g_autoptr (WayRecord) agency = way_test_record (library, NULL, "agency", "Police");
  g_autoptr (WayRecord) heard = way_test_record (library, NULL, "agency", "Left");
  g_autoptr (WayRecord) talk = way_record_new_named ("conversation");
  g_autoptr (WayRecord) placement = way_record_new_named ("placement");
  g_autoptr (WayRecord) action = way_record_new_named ("action");
  g_autoptr (WayLibrary) read = NULL;
  g_autoptr (GBytes) bytes = NULL;

  way_record_set_project (talk, way_record_get_id (project));
  way_record_set_reference (talk, "agency", way_record_get_id (heard));
  way_test_save (library, talk);
  way_record_set_project (placement, way_record_get_id (project));
  way_record_set_reference (placement, "board", way_record_get_id (board));
  way_record_set_reference (placement, "card", way_record_get_id (card));
  way_test_save (library, placement);
  way_record_set_project (action, way_record_get_id (project));
  way_record_set_text (action, "reference", "A-001");
  way_record_set_text (action, "text", "Ask again");
  way_record_set_text (action, "status", "agreed");
  way_record_set_reference (action, "accountable", way_record_get_id (agency));
  way_record_add_reference (action, "cards", way_record_get_id (card));
  way_test_save (library, action);
  delete (library, card);
  delete (library, agency);
  delete (library, heard);
  bytes = write_project (library, way_record_get_id (project), 0);
  g_assert_false (holds (bytes, "Gone"));
  g_assert_false (holds (bytes, "Left"));
  g_assert_false (holds (bytes, "placement"));
  g_assert_true (holds (bytes, "Police"));
  read = assert_round_trip (library, way_record_get_id (project), 0);
}

static void
test_no_project (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (GError) error = NULL;
  WayId id;

  way_id_init_new (&id);
  g_assert_null (way_project_file_write (library, &id, 0, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND);
}

static void
test_replace (void)
{
  g_autofree char *path = way_test_path ("file");
  g_autofree char *missing = g_build_filename (path, "no", "file", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autofree char *text = NULL;
  GError *error = NULL;
  struct stat status;

  g_assert_true (way_file_replace (path, bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_true (way_file_replace (path, bytes, &error));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "new");
  g_assert_false (way_file_replace (missing, bytes, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_false (way_file_replace (folder, bytes, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FAILED);
  g_clear_error (&error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/round-trip/generated", test_generated);
  g_test_add_func ("/round-trip/generated-again", test_generated_again);
  g_test_add_func ("/round-trip/samples", test_samples);
  g_test_add_func ("/round-trip/private", test_private);
  g_test_add_func ("/round-trip/deleted", test_deleted);
  g_test_add_func ("/round-trip/no-project", test_no_project);
  g_test_add_func ("/round-trip/replace", test_replace);
  g_test_add_func ("/round-trip/created-long-ago", test_created_long_ago);
  return g_test_run ();
}
