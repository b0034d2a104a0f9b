/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person is told when a step cannot be saved, for each reason a disk or a machine may have. */

#include "base/way-error.h"
#include "storage/way-connection.h"

#include "support/way-test-library.h"

#include <errno.h>
#include <string.h>

/* --- A disk whose writes fail for one reason --- */

static sqlite3_vfs failing;
static sqlite3_vfs *usual;
static int fail_code, fail_reason;

typedef struct {
  sqlite3_io_methods methods; /* the usual ones but for writing */
  const sqlite3_io_methods *usual;
} Writes;

static Writes writes;

static int
fail_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 at)
{
  if (fail_code == SQLITE_OK)
    return writes.usual->xWrite (file, data, size, at);
  errno = fail_reason;
  return fail_code;
}

static int
fail_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *flags_out)
{
  int code = usual->xOpen (usual, name, file, flags, flags_out);

  if (code == SQLITE_OK && (flags & SQLITE_OPEN_WAL) != 0)
    {
      writes.usual = file->pMethods;
      writes.methods = *file->pMethods;
      writes.methods.xWrite = fail_write;
      file->pMethods = &writes.methods;
    }
  return code;
}

/* The reason of a write is the one that the system noted last. */
static int
last_error (sqlite3_vfs *vfs, int size, char *text)
{
  return fail_code != SQLITE_OK ? fail_reason : usual->xGetLastError (usual, size, text);
}

static void
use_failing_disk (void)
{
  usual = sqlite3_vfs_find (NULL);
  failing = *usual;
  failing.zName = "waymark-failing";
  failing.xOpen = fail_open;
  failing.xGetLastError = last_error;
  g_assert_cmpint (sqlite3_vfs_register (&failing, TRUE), ==, SQLITE_OK);
}

/* --- What is said --- */

static const struct {
  const char *name;
  int code;
  int reason;
  int error;
  const char *says;
} reasons[] = {
  { "/reasons/read-only-disk", SQLITE_IOERR_WRITE, EROFS, WAY_ERROR_READ_ONLY, "can only be read" },
  { "/reasons/no-access", SQLITE_IOERR_WRITE, EACCES, WAY_ERROR_READ_ONLY, "can only be read" },
  { "/reasons/not-permitted", SQLITE_IOERR_WRITE, EPERM, WAY_ERROR_READ_ONLY, "can only be read" },
  { "/reasons/made-read-only", SQLITE_READONLY, 0, WAY_ERROR_READ_ONLY, "can only be read" },
  { "/reasons/full", SQLITE_FULL, ENOSPC, WAY_ERROR_FULL, "disk is full" },
  { "/reasons/quota", SQLITE_IOERR_WRITE, EDQUOT, WAY_ERROR_FULL, "disk is full" },
  { "/reasons/too-large", SQLITE_IOERR_WRITE, EFBIG, WAY_ERROR_FULL, "disk is full" },
  { "/reasons/unreachable", SQLITE_IOERR_WRITE, EIO, WAY_ERROR_FAILED, "cannot be reached" },
  { "/reasons/gone", SQLITE_IOERR_WRITE, ENODEV, WAY_ERROR_FAILED, "cannot be reached" },
  { "/reasons/memory", SQLITE_IOERR_NOMEM, ENOMEM, WAY_ERROR_FAILED, "not enough memory" },
};

static gboolean
add_theme (WayLibrary *library, WayRecord *project, const char *name, GError **error)
{
  g_autoptr (WayRecord) theme = way_record_new_named ("theme");

  way_record_set_project (theme, way_record_get_id (project));
  way_record_set_text (theme, "name", name);
  return way_library_begin (library, way_record_get_id (project), "Add theme", error)
         && way_library_end (library, way_library_save (library, theme, error), error);
}

static void
test_reason (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (GError) error = NULL;

  fail_code = reasons[i].code;
  fail_reason = reasons[i].reason;
  g_assert_false (add_theme (library, project, "Not kept", &error));
  fail_code = SQLITE_OK;
  g_test_message ("%s", error->message);
  g_assert_error (error, WAY_ERROR, reasons[i].error);
  g_assert_nonnull (strstr (error->message, reasons[i].says));
  g_assert_nonnull (strstr (error->message, "Add theme"));
  /* Once the reason is gone the next step is saved, and of the first there is nothing. */
  g_clear_error (&error);
  g_assert_true (add_theme (library, project, "Kept", &error));
  library = way_test_reopen (g_steal_pointer (&library));
  {
    g_autoptr (GPtrArray) themes
      = way_library_query_records (library, "records of kind", "is", way_record_get_id (project), "theme");

    g_assert_cmpuint (themes->len, ==, 1);
    g_assert_cmpstr (way_record_get_text (themes->pdata[0], "name"), ==, "Kept");
  }
  way_test_assert_whole (library);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  use_failing_disk ();
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    g_test_add_data_func (reasons[i].name, GUINT_TO_POINTER (i), test_reason);
  return g_test_run ();
}
