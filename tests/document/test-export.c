/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "helper.h"

#include "base/way-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_names (void)
{
  WayDocumentFormat format;

  for (int i = 0; i < WAY_N_DOCUMENT_FORMATS; i++)
    {
      g_assert_true (way_document_format_from_name (way_document_format_extension (i), &format));
      g_assert_cmpint (format, ==, i);
      g_assert_cmpstr (way_document_format_label (i), !=, "");
      g_assert_nonnull (strchr (way_document_format_mime (i), '/'));
    }
  g_assert_true (way_document_format_from_name ("Markdown", &format));
  g_assert_cmpint (format, ==, WAY_DOCUMENT_MARKDOWN);
  g_assert_false (way_document_format_from_name ("odt", &format));
  g_assert_false (way_document_format_from_name (NULL, &format));
}

/* Exporting @document to @path fails with @code, and in @folder are @left files, "old" among them whole. */
static void
assert_fails (const WayDocument *document, WayDocumentFormat format, const char *path, int code)
{
  g_autoptr (GError) error = NULL;
  guint64 size = 7;

  g_assert_false (way_document_export (document, format, path, NULL, NULL, NULL, &size, &error));
  g_assert_error (error, WAY_ERROR, code);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpuint (size, ==, 7);
}

static void
assert_old (const char *path)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

static void
test_wrong_places (void)
{
  g_autoptr (WayDocument) document = sample_plan (3);
  char *folder = folder_new ();
  g_autofree char *missing = g_build_filename (folder, "no", "such.pdf", NULL);
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "below.pdf", NULL);

  g_assert_true (g_file_set_contents (file, "old", -1, NULL));
  for (int i = 0; i < WAY_N_DOCUMENT_FORMATS; i++)
    {
      assert_fails (document, i, folder, WAY_ERROR_INVALID);
      assert_fails (document, i, missing, WAY_ERROR_NOT_FOUND);
      assert_fails (document, i, below, WAY_ERROR_NOT_FOUND);
      assert_fails (document, i, "/dev/full", WAY_ERROR_INVALID);
    }
  assert_old (file);
  g_assert_cmpuint (folder_count (folder), ==, 1);
  folder_remove (folder);
}

/* In a process of its own, since root may write anywhere. */
static void
test_read_only (void)
{
  g_autoptr (WayDocument) document = sample_plan (3);
  char *folder = folder_new ();
  g_autofree char *path = g_build_filename (folder, "old.csv", NULL);
  int status;
  pid_t child;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_chmod (path, 0644);
  g_chmod (folder, 0555);
  child = fork ();
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;

      if (getuid () == 0 && setuid (65534) != 0)
        _exit (2);
      if (way_document_export (document, WAY_DOCUMENT_CSV, path, NULL, NULL, NULL, NULL, &error))
        _exit (3);
      _exit (g_error_matches (error, WAY_ERROR, WAY_ERROR_READ_ONLY) ? 0 : 4);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  assert_old (path);
  g_chmod (folder, 0700);
  g_assert_cmpuint (folder_count (folder), ==, 1);
  folder_remove (folder);
}

static void
test_full (void)
{
  g_autoptr (WayDocument) document = sample_plan (4000);
  char *folder = folder_new ();
  g_autofree char *path = g_build_filename (folder, "old", NULL);

  if (mount ("tmpfs", folder, "tmpfs", 0, "size=16k") != 0)
    {
      g_test_skip ("a small disk cannot be made here");
      folder_remove (folder);
      return;
    }
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  for (int i = 0; i < WAY_N_DOCUMENT_FORMATS; i++)
    {
      assert_fails (document, i, path, WAY_ERROR_FULL);
      assert_old (path);
      g_assert_cmpuint (folder_count (folder), ==, 1);
    }
  g_assert_cmpint (umount2 (folder, MNT_DETACH), ==, 0);
  folder_remove (folder);
}

static void
cancel_cb (double done, gpointer data)
{
  g_assert_cmpfloat (done, >=, 0);
  g_assert_cmpfloat (done, <, 1);
  g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_autoptr (WayDocument) document = sample_plan (1000);
  char *folder = folder_new ();
  g_autofree char *path = g_build_filename (folder, "old", NULL);

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  for (int i = 0; i < WAY_N_DOCUMENT_FORMATS; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (way_document_export (document, i, path, cancellable, cancel_cb, cancellable, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      assert_old (path);
      g_assert_cmpuint (folder_count (folder), ==, 1);
    }
  folder_remove (folder);
}

static void
note_cb (double done, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  *last = done;
}

/* What there is while it is written: the beginning of the export, under a name of its own, and nobody else's to read. */
typedef struct {
  const char *folder;
  double last;
  guint n_calls; /* before it is done */
} Watch;

static void
watch_cb (double done, gpointer data)
{
  Watch *watch = data;
  g_autoptr (GDir) dir = g_dir_open (watch->folder, 0, NULL);
  const char *name;
  guint n = 0;

  note_cb (done, &watch->last);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (watch->folder, name, NULL);
      struct stat status;

      g_assert_cmpint (stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      g_assert_true (g_str_equal (name, "new") == (done >= 1));
      n++;
    }
  g_assert_cmpuint (n, >, 0);
  watch->n_calls += done < 1;
}

static void
test_mode_and_link (void)
{
  g_autoptr (WayDocument) document = sample_plan (200);
  char *folder = folder_new ();
  g_autofree char *path = g_build_filename (folder, "new", NULL);
  g_autofree char *link = g_build_filename (folder, "link", NULL);

  for (int i = 0; i < WAY_N_DOCUMENT_FORMATS; i++)
    {
      struct stat status;
      Watch watch = { .folder = folder };
      mode_t mask = umask (0);

      g_remove (path);
      g_remove (link);
      g_assert_true (way_document_export (document, i, path, NULL, watch_cb, &watch, NULL, NULL));
      umask (mask);
      g_assert_cmpfloat (watch.last, ==, 1.0);
      g_assert_cmpuint (watch.n_calls, >, 0);
      g_assert_cmpint (stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
      g_chmod (path, 0640);
      g_assert_cmpint (symlink (path, link), ==, 0);
      g_assert_true (way_document_export (document, i, link, NULL, NULL, NULL, NULL, NULL));
      g_assert_cmpint (lstat (link, &status), ==, 0);
      g_assert_true (S_ISLNK (status.st_mode));
      g_assert_cmpint (stat (path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0640);
    }
  folder_remove (folder);
}

static void
test_same_bytes (void)
{
  const WayDocumentFormat formats[] = { WAY_DOCUMENT_DOCX, WAY_DOCUMENT_HTML, WAY_DOCUMENT_MARKDOWN, WAY_DOCUMENT_CSV };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (WayDocument) one = sample_hostile ();
      g_autoptr (WayDocument) two = sample_hostile ();
      gsize one_size, two_size;
      g_autofree char *one_bytes = export_bytes (one, formats[i], &one_size);
      g_autofree char *two_bytes = export_bytes (two, formats[i], &two_size);

      g_assert_cmpmem (one_bytes, one_size, two_bytes, two_size);
    }
}

static void
test_empty (void)
{
  for (int i = 0; i < WAY_N_DOCUMENT_FORMATS; i++)
    {
      g_autoptr (WayDocument) nothing = way_document_new (NULL, NULL);
      g_autoptr (WayDocument) no_rows = sample_plan (0);
      g_autoptr (WayDocument) no_columns = way_document_new ("No columns", "en-GB");
      g_autofree char *one = NULL, *two = NULL, *three = NULL;

      way_document_add_table (no_columns, "", TRUE);
      one = export_bytes (nothing, i, NULL);
      two = export_bytes (no_rows, i, NULL);
      three = export_bytes (no_columns, i, NULL);
    }
}

static void
test_clean_text (void)
{
  g_autofree char *ends = way_document_clean_text ("a\r\nb\rc\nd");
  g_autofree char *controls = way_document_clean_text ("a\x01\x0b\x1f\x7f\tb");
  g_autofree char *broken = way_document_clean_text ("a\xff" "b");
  g_autofree char *none = way_document_clean_text (NULL);
  g_autofree char *not_a_character = way_document_clean_text ("a\uffff\ufdd0\U0001fffe\U0010ffff" "b");
  g_autofree char *next_to_it = way_document_clean_text ("\ufdcf\ufdf0\ufffd\U0001fffd\U0010fffd\U0001f600");

  g_assert_cmpstr (ends, ==, "a\nb\nc\nd");
  g_assert_cmpstr (controls, ==, "a\tb");
  g_assert_cmpstr (broken, ==, "a\xef\xbf\xbd" "b");
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (not_a_character, ==, "ab");
  g_assert_cmpstr (next_to_it, ==, "\ufdcf\ufdf0\ufffd\U0001fffd\U0010fffd\U0001f600");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/export/names", test_names);
  g_test_add_func ("/document/export/clean-text", test_clean_text);
  g_test_add_func ("/document/export/wrong-places", test_wrong_places);
  g_test_add_func ("/document/export/read-only", test_read_only);
  g_test_add_func ("/document/export/full", test_full);
  g_test_add_func ("/document/export/cancel", test_cancel);
  g_test_add_func ("/document/export/mode-and-link", test_mode_and_link);
  g_test_add_func ("/document/export/same-bytes", test_same_bytes);
  g_test_add_func ("/document/export/empty", test_empty);
  return g_test_run ();
}
