/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-notice.h"

#include <string.h>
#include <unistd.h>

/* notices.txt and notices-held-out.txt hold sentences with what should be noticed in braces: {child|Child A}. */

typedef struct {
  guint sentences, innocent;
  guint expected, found, right, missed;
} Score;

typedef struct {
  char *text;
  GArray *expected;      /* WayNotice */
} Sentence;

static void
sentence_clear (Sentence *sentence)
{
  g_free (sentence->text);
  g_array_unref (sentence->expected);
}

static Sentence
read_sentence (const char *line)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Sentence sentence = { .expected = g_array_new (FALSE, FALSE, sizeof (WayNotice)) };

  while (*line != '\0')
    {
      WayNotice notice = { .start = text->len };
      const char *bar, *close;
      g_autofree char *key = NULL;

      if (*line != '{')
        {
          g_string_append_c (text, *line++);
          continue;
        }
      bar = strchr (line, '|');
      close = strchr (line, '}');
      if (bar == NULL || close == NULL || bar > close)
        g_error ("a brace is not closed: %s", line);
      key = g_strndup (line + 1, (gsize) (bar - line - 1));
      if (!way_notice_kind_from_key (key, &notice.kind))
        g_error ("no such kind: %s", key);
      notice.length = (gsize) (close - bar - 1);
      g_string_append_len (text, bar + 1, (gssize) notice.length);
      g_array_append_val (sentence.expected, notice);
      line = close + 1;
    }
  sentence.text = g_strdup (text->str);
  return sentence;
}

static gboolean
overlap (const WayNotice *a, const WayNotice *b)
{
  return a->kind == b->kind && a->start < b->start + b->length && b->start < a->start + a->length;
}

/* How many of @these overlap with one of @those, each of which counts once. What does not is told. */
static guint
matched (GArray *these, GArray *those, const char *text, const char *otherwise)
{
  g_autofree gboolean *used = g_new0 (gboolean, those->len + 1);
  guint right = 0;

  for (guint i = 0; i < these->len; i++)
    {
      const WayNotice *notice = &g_array_index (these, WayNotice, i);
      guint k = 0;

      while (k < those->len && (used[k] || !overlap (notice, &g_array_index (those, WayNotice, k))))
        k++;
      if (k < those->len)
        {
          used[k] = TRUE;
          right++;
        }
      else
        g_test_message ("%s: %s “%.*s” in: %s", otherwise, way_notice_kind_key (notice->kind), (int) notice->length,
                        text + notice->start, text);
    }
  return right;
}

static Score
score_file (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "base", name, NULL);
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  Score score = { 0 };

  if (!g_file_get_contents (path, &content, NULL, NULL))
    g_error ("cannot read %s", path);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      Sentence sentence;
      g_autoptr (GArray) found = NULL;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      sentence = read_sentence (lines[i]);
      found = way_notice_find (sentence.text, NULL);
      score.sentences++;
      score.innocent += sentence.expected->len == 0;
      score.expected += sentence.expected->len;
      score.found += found->len;
      score.right += matched (found, sentence.expected, sentence.text, "should not be noticed");
      score.missed += sentence.expected->len - matched (sentence.expected, found, sentence.text, "not noticed");
      sentence_clear (&sentence);
    }
  return score;
}

static void
assert_score (const char *name, guint sentences)
{
  Score score = score_file (name);
  double precision = (double) score.right / MAX (score.found, 1);
  double recall = (double) (score.expected - score.missed) / MAX (score.expected, 1);

  g_test_message ("%s: %u sentences, %u innocent; %u to notice, %u noticed, %u rightly; precision %.3f, recall %.3f", name,
                  score.sentences, score.innocent, score.expected, score.found, score.right, precision, recall);
  g_assert_cmpuint (score.sentences, >=, sentences);
  /* Half of them innocent, nearly. */
  g_assert_cmpfloat_with_epsilon ((double) score.innocent / score.sentences, 0.5, 0.1);
  g_assert_cmpfloat (precision, >=, 0.95);
  g_assert_cmpfloat (recall, >=, 0.9);
}

static void
test_labelled (void)
{
  assert_score ("notices.txt", 300);
}

static void
test_held_out (void)
{
  assert_score ("notices-held-out.txt", 80);
  assert_score ("notices-unseen.txt", 80);
}

static char *
kinds_of (const char *text)
{
  g_autoptr (GArray) found = way_notice_find (text, NULL);
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (keys, "%s%s", i > 0 ? " " : "",
                            way_notice_kind_key (g_array_index (found, WayNotice, i).kind));
  return g_strdup (keys->str);
}

static void
assert_kinds (const char *text, const char *expected)
{
  g_autofree char *kinds = kinds_of (text);

  if (g_strcmp0 (kinds, expected) != 0)
    g_error ("“%s”: expected “%s”, noticed “%s”", text, expected, kinds);
}

/* The check digit: 987 654 4321 has remainder 11 - 1, no digit; the same number with each last digit passes at most once. */
static void
test_check_digit (void)
{
  guint right = 0;

  assert_kinds ("943 476 5919", "nhs");
  assert_kinds ("943 476 5918", "");
  assert_kinds ("9434765919", "nhs");
  assert_kinds ("943-476-5919", "nhs");
  assert_kinds ("94 3476 5919", "");
  assert_kinds ("9434765919 0", "");
  assert_kinds ("1111111111", "");
  for (guint digit = 0; digit < 10; digit++)
    {
      g_autofree char *number = g_strdup_printf ("943 476 591%u", digit);
      g_autofree char *kinds = kinds_of (number);

      right += g_str_equal (kinds, "nhs");
    }
  g_assert_cmpuint (right, ==, 1);
}

static void
test_ranges (void)
{
  const char *text = "Später: Child Ä. lives at BN1 4ZX – née";
  g_autoptr (GArray) found = way_notice_find (text, NULL);
  const WayNotice *child = &g_array_index (found, WayNotice, 0);
  const WayNotice *postcode = &g_array_index (found, WayNotice, 1);

  g_assert_cmpuint (found->len, ==, 2);
  g_assert_true (strncmp (text + child->start, "Child Ä", child->length) == 0);
  g_assert_cmpuint (postcode->length, ==, strlen ("BN1 4ZX"));
  g_assert_true (strncmp (text + postcode->start, "BN1 4ZX", postcode->length) == 0);
}

/* Words of the project’s own agencies and places are no names. */
static void
test_known (void)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  const char *text = "We asked the child Zaltbury placed.";
  g_autoptr (GArray) without = way_notice_find (text, NULL);
  g_autoptr (GArray) with = NULL;

  g_hash_table_add (known, (gpointer) "zaltbury");
  with = way_notice_find (text, known);
  g_assert_cmpuint (without->len, ==, 1);
  g_assert_cmpuint (with->len, ==, 0);
}

static void
test_mark (void)
{
  const char *text = "Child A", *moved = "We met  child\nA there", *other = "Child B";
  g_autoptr (GArray) in_text = way_notice_find (text, NULL);
  g_autoptr (GArray) in_moved = way_notice_find (moved, NULL);
  g_autoptr (GArray) in_other = way_notice_find (other, NULL);
  g_autofree char *mark = way_notice_mark (text, &g_array_index (in_text, WayNotice, 0), "one");
  g_autofree char *moved_mark = NULL, *other_mark = NULL, *salted = NULL;

  g_assert_cmpuint (in_other->len, ==, 1);
  other_mark = way_notice_mark (other, &g_array_index (in_other, WayNotice, 0), "one");
  salted = way_notice_mark (text, &g_array_index (in_text, WayNotice, 0), "two");
  g_assert_cmpuint (strlen (mark), ==, 10);
  g_assert_cmpstr (mark, !=, other_mark);
  g_assert_cmpstr (mark, !=, salted);
  if (in_moved->len == 1)
    {
      moved_mark = way_notice_mark (moved, &g_array_index (in_moved, WayNotice, 0), "one");
      g_assert_cmpstr (mark, ==, moved_mark);
    }
}

/* Whatever the bytes, an answer: ranges in order, within the text, at characters. */
static void
test_any_text (void)
{
  static const char *const parts[] = { "Child", " A", "'", "’s", "(", ")", "+44", "0", "7700 900", " 123", "@", ".", "b.", "born ",
                                       "3", "/", "é", "\n", "BN1", " 4ZX", ",", " Liam", " aged 14", "-", "year", "old", "\xc2\xa0",
                                       "birthday", " May 2006", "initials", "I", "&", "“", "name is", "mum of" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint run = 0; run < 20000; run++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) found = NULL;
      gsize end = 0;

      for (gint32 n = g_rand_int_range (random, 0, 12); n > 0; n--)
        g_string_append (text, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      found = way_notice_find (text->str, NULL);
      for (guint i = 0; i < found->len; i++)
        {
          const WayNotice *notice = &g_array_index (found, WayNotice, i);

          g_assert_cmpuint (notice->start, >=, end);
          g_assert_cmpuint (notice->length, >, 0);
          end = notice->start + notice->length;
          g_assert_cmpuint (end, <=, text->len);
          g_assert_true (g_utf8_validate (text->str + notice->start, (gssize) notice->length, NULL));
        }
    }
}

/* A text takes no longer than its length asks for, whatever it repeats: were each place read on from to the end, or back to the
 * beginning, this would take minutes. */
static void
test_long_text (void)
{
  static const char *const parts[] = { "(1", "+(1", "child (A", "b.", "Liam,", "Liam ", "A.", "@a", "born " };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) found = NULL;

      while (text->len < 1 << 18)
        g_string_append (text, parts[i]);
      alarm (60);
      found = way_notice_find (text->str, NULL);
      alarm (0);
    }
}

static void
test_empty (void)
{
  g_autoptr (GArray) none = way_notice_find (NULL, NULL);

  assert_kinds ("", "");
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/labelled", test_labelled);
  g_test_add_func ("/notice/held-out", test_held_out);
  g_test_add_func ("/notice/check-digit", test_check_digit);
  g_test_add_func ("/notice/ranges", test_ranges);
  g_test_add_func ("/notice/known", test_known);
  g_test_add_func ("/notice/mark", test_mark);
  g_test_add_func ("/notice/any-text", test_any_text);
  g_test_add_func ("/notice/long-text", test_long_text);
  g_test_add_func ("/notice/empty", test_empty);
  return g_test_run ();
}
