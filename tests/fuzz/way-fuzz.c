/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "way-fuzz.h"

#include <string.h>

#define MOST_CHANGES 4 /* at once */

static void
add_path (GPtrArray *inputs, const char *path, gboolean by_line)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_auto (GStrv) lines = NULL;
  const char *name;
  char *data = NULL;
  gsize size;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      add_path (inputs, child, by_line);
    }
  if (folder != NULL)
    return;
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  if (!by_line)
    {
      g_ptr_array_add (inputs, g_byte_array_new_take ((guint8 *) data, size));
      return;
    }
  lines = g_strsplit (data, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (inputs, g_byte_array_new_take ((guint8 *) g_strdup (lines[i]), strlen (lines[i])));
  g_free (data);
}

static int
compare_inputs (gconstpointer a, gconstpointer b)
{
  const GByteArray *first = *(GByteArray *const *) a, *second = *(GByteArray *const *) b;
  int order = memcmp (first->data, second->data, MIN (first->len, second->len));

  return order != 0 ? order : (first->len > second->len) - (first->len < second->len);
}

static void
put_in (GByteArray *bytes, guint at, const void *what, guint size)
{
  guint after = bytes->len - at;
  g_autofree guint8 *copy = g_memdup2 (what, size);

  g_byte_array_set_size (bytes, bytes->len + size);
  memmove (bytes->data + at + size, bytes->data + at, after);
  memcpy (bytes->data + at, copy, size);
}

static void
change (GRand *random, GByteArray *bytes, const char *const *words, guint n_words)
{
  guint at = bytes->len > 0 ? (guint) g_rand_int_range (random, 0, (gint32) bytes->len) : 0;
  guint length = (guint) g_rand_int_range (random, 1, 64);

  length = MIN (length, bytes->len - at);
  switch (bytes->len > 0 ? g_rand_int_range (random, 0, 16) : 15)
    {
    case 0:
      g_byte_array_set_size (bytes, at);
      break;
    case 1: case 2: case 3:
      bytes->data[at] = (guint8) g_rand_int_range (random, 0, 256);
      break;
    case 4: case 5: case 6:
      bytes->data[at] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
      break;
    case 7: case 8:
      g_byte_array_remove_range (bytes, at, length);
      break;
    case 9: case 10:
      put_in (bytes, at, bytes->data + at, length);
      break;
    default:
      if (n_words > 0)
        {
          const char *word = words[g_rand_int_range (random, 0, (gint32) n_words)];

          put_in (bytes, at, word, (guint) strlen (word));
        }
      break;
    }
}

static void
run_changed (const GByteArray *input, guint seed, const char *const *words, guint n_words)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint n = (guint) g_rand_int_range (random, 1, MOST_CHANGES + 1);

  g_byte_array_append (bytes, input->data, input->len);
  for (guint i = 0; i < n; i++)
    change (random, bytes, words, n_words);
  LLVMFuzzerTestOneInput (bytes->data, bytes->len);
}

static int
run (int argc, char **argv, gboolean by_line, guint n_changes, const char *const *words)
{
  const char *seconds = g_getenv ("WAYMARK_FUZZ_SECONDS");
  double least = seconds != NULL ? g_ascii_strtod (seconds, NULL) : 0;
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  guint n_words = words != NULL ? g_strv_length ((char **) words) : 0;
  guint seed = 0, n_runs = 0;

  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  for (int i = 1; i < argc; i++)
    add_path (inputs, argv[i], by_line);
  g_ptr_array_sort (inputs, compare_inputs);
  g_assert_cmpuint (inputs->len, >, 0);
  for (guint i = 0; i < inputs->len; i++, n_runs++)
    LLVMFuzzerTestOneInput (((GByteArray *) inputs->pdata[i])->data, ((GByteArray *) inputs->pdata[i])->len);
  for (; seed < n_changes || g_timer_elapsed (timer, NULL) < least; seed++)
    for (guint i = 0; i < inputs->len; i++, n_runs++)
      run_changed (inputs->pdata[i], seed * inputs->len + i, words, n_words);
  g_print ("%u inputs\n", n_runs);
  return 0;
}

int
way_fuzz_main (int argc, char **argv, guint n_changes, const char *const *words)
{
  return run (argc, argv, FALSE, n_changes, words);
}

int
way_fuzz_main_lines (int argc, char **argv, guint n_changes, const char *const *words)
{
  return run (argc, argv, TRUE, n_changes, words);
}
