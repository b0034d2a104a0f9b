/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-notice-private.h"

#include "base/way-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct {
  const char *key;
  const char *sentence;
} kinds[] = {
  [WAY_NOTICE_NHS] = { "nhs", N_("This looks like an NHS number.") },
  [WAY_NOTICE_BIRTH] = { "birth", N_("This looks like a date of birth.") },
  [WAY_NOTICE_POSTCODE] = { "postcode", N_("This looks like a postcode.") },
  [WAY_NOTICE_TELEPHONE] = { "phone", N_("This looks like a telephone number.") },
  [WAY_NOTICE_EMAIL] = { "email", N_("This looks like an e-mail address.") },
  [WAY_NOTICE_CHILD] = { "child", N_("This looks like one particular child or young person.") },
};

/* --- Tokens --- */

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* The length of "’s" at the end of @word, or 0. */
static gsize
possessive_length (const char *word, gsize length)
{
  if (length > 2 && (word[length - 1] == 's' || word[length - 1] == 'S') && word[length - 2] == '\'')
    return 2;
  if (length > 4 && (word[length - 1] == 's' || word[length - 1] == 'S')
      && memcmp (word + length - 4, "\xe2\x80\x99", 3) == 0)
    return 4;
  return 0;
}

static const char *
read_word (const char *at, WayToken *token)
{
  const char *start = at;
  guint capitals = 0, letters = 0;
  gsize possessive;

  token->type = WAY_TOKEN_WORD;
  token->mark = g_utf8_get_char (at);
  token->upper = g_unichar_isupper (token->mark);
  for (;;)
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c)
          && !(is_apostrophe (c) && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (at)))))
        break;
      letters += !is_apostrophe (c);
      capitals += g_unichar_isupper (c);
      at = g_utf8_next_char (at);
    }
  possessive = possessive_length (start, (gsize) (at - start));
  token->possessive = possessive > 0;
  token->letters = letters - (possessive > 0);
  token->capitals = token->letters > 1 && capitals >= token->letters;
  token->flags = way_notice_word_flags (start, (gsize) (at - start) - possessive);
  return at;
}

static void
read_tokens (WayNoticeScan *scan)
{
  const char *at = scan->text;

  while (*at != '\0')
    {
      WayToken token = { .start = (gsize) (at - scan->text) };
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalpha (c))
        at = read_word (at, &token);
      else if (g_ascii_isdigit (*at))
        {
          token.type = WAY_TOKEN_NUMBER;
          while (g_ascii_isdigit (*at))
            at++;
        }
      else
        {
          at = g_utf8_next_char (at);
          if (c != '\n' && g_unichar_isspace (c))
            continue;
          token.type = c == '\n' ? WAY_TOKEN_LINE : WAY_TOKEN_MARK;
          token.mark = c;
        }
      token.end = (gsize) (at - scan->text);
      g_array_append_val (scan->tokens, token);
    }
}

const WayToken *
way_notice_token (const WayNoticeScan *scan, gssize index)
{
  static const WayToken none = { .type = WAY_TOKEN_END };

  return index >= 0 && (gsize) index < scan->tokens->len ? &g_array_index (scan->tokens, WayToken, index) : &none;
}

gboolean
way_notice_is (const WayNoticeScan *scan, gssize index, const char *word)
{
  const WayToken *token = way_notice_token (scan, index);
  const char *start = scan->text + token->start;
  gsize length = strlen (word);

  if (token->type != WAY_TOKEN_WORD || token->end - token->start < length)
    return FALSE;
  return g_ascii_strncasecmp (start, word, length) == 0
         && (token->end - token->start == length
             || (token->possessive && possessive_length (start, token->end - token->start) + length
                                        == token->end - token->start));
}

gboolean
way_notice_is_one_of (const WayNoticeScan *scan, gssize index, const char *const *words)
{
  for (; *words != NULL; words++)
    if (way_notice_is (scan, index, *words))
      return TRUE;
  return FALSE;
}

gboolean
way_notice_is_mark (const WayNoticeScan *scan, gssize index, const char *marks)
{
  const WayToken *token = way_notice_token (scan, index);

  return token->type == WAY_TOKEN_MARK && g_utf8_strchr (marks, -1, token->mark) != NULL;
}

int
way_notice_number (const WayNoticeScan *scan, gssize index)
{
  const WayToken *token = way_notice_token (scan, index);
  int value = 0;

  if (token->type != WAY_TOKEN_NUMBER || token->end - token->start > 4)
    return -1;
  for (gsize i = token->start; i < token->end; i++)
    value = value * 10 + (scan->text[i] - '0');
  return value;
}

gboolean
way_notice_touches (const WayNoticeScan *scan, gssize index)
{
  const WayToken *next = way_notice_token (scan, index + 1);

  return next->type != WAY_TOKEN_END && next->start == way_notice_token (scan, index)->end;
}

void
way_notice_add (WayNoticeScan *scan, WayNoticeKind kind, gsize start, gsize end)
{
  WayNotice notice = { kind, start, end - start };

  g_array_append_val (scan->found, notice);
}

/* --- What is found, in order --- */

static int
compare_notices (gconstpointer a, gconstpointer b)
{
  const WayNotice *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->length > y->length ? -1 : x->length < y->length;
}

/* Of two that overlap the first stays; two of the same kind become one. */
static void
without_overlaps (GArray *found)
{
  guint kept = 0;

  g_array_sort (found, compare_notices);
  for (guint i = 0; i < found->len; i++)
    {
      WayNotice next = g_array_index (found, WayNotice, i);
      WayNotice *last = kept > 0 ? &g_array_index (found, WayNotice, kept - 1) : NULL;

      if (last != NULL && next.start < last->start + last->length)
        {
          if (next.kind == last->kind)
            last->length = MAX (last->start + last->length, next.start + next.length) - last->start;
          continue;
        }
      g_array_index (found, WayNotice, kept++) = next;
    }
  g_array_set_size (found, kept);
}

GArray *
way_notice_find (const char *text, GHashTable *known)
{
  WayNoticeScan scan = { .text = text != NULL ? text : "", .known = known };

  scan.length = strlen (scan.text);
  scan.tokens = g_array_sized_new (FALSE, FALSE, sizeof (WayToken), (guint) (scan.length / 5 + 8));
  scan.found = g_array_new (FALSE, FALSE, sizeof (WayNotice));
  read_tokens (&scan);
  way_notice_scan_numbers (&scan);
  way_notice_scan_births (&scan);
  way_notice_scan_children (&scan);
  g_array_unref (scan.tokens);
  without_overlaps (scan.found);
  return scan.found;
}

/* --- Kinds --- */

const char *
way_notice_kind_key (WayNoticeKind kind)
{
  return kinds[kind].key;
}

gboolean
way_notice_kind_from_key (const char *key, WayNoticeKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].key, key) == 0)
      {
        *kind = (WayNoticeKind) i;
        return TRUE;
      }
  return FALSE;
}

const char *
way_notice_kind_sentence (WayNoticeKind kind)
{
  return _(kinds[kind].sentence);
}

const char *
way_notice_limits (void)
{
  return _("Waymark looks for NHS numbers, dates of birth, postcodes, telephone numbers, e-mail addresses, and for “child” "
           "or “young person” with an initial or a name. It cannot know a name that stands alone, a street, a case number, "
           "or a story that only one person could have told. Nothing noticed does not mean that nobody can be recognised.");
}

char *
way_notice_mark (const char *text, const WayNotice *notice, const char *salt)
{
  g_autofree char *words = g_strndup (text + notice->start, notice->length);
  g_autofree char *folded = way_text_fold (words);
  g_autoptr (GString) whole = g_string_new (salt);
  g_autofree char *sum = NULL;

  g_string_append_printf (whole, "\n%s\n", kinds[notice->kind].key);
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (whole, g_utf8_get_char (at));
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole->str, (gssize) whole->len);
  return g_strndup (sum, 10);
}
