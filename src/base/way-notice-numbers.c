/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-notice-private.h"

#include <string.h>

/* NHS numbers, telephone numbers, postcodes and e-mail addresses: what is known by its form alone. */

#define MAX_DIGITS 16
#define MAX_GROUPS 8
/* Tokens looked back at for what a number belongs to. */
#define MAX_BACK 24
/* Characters in the brackets before a number. */
#define MAX_BRACKET 5

/* Digits in groups, as a person writes a long number. */
typedef struct {
  char digits[MAX_DIGITS + 1];
  guint n_digits;
  guint groups[MAX_GROUPS];      /* digits in each */
  gsize ends[MAX_GROUPS];        /* where each ends in the text */
  guint n_groups;
  gboolean plus;                 /* begins with + */
  gboolean marks;                /* has brackets or dots, which an NHS number has not */
} Number;

/* The length of one separator of groups at @at, or 0: a space (also a fixed one), a hyphen, an en dash or a dot. */
static gsize
separator (const char *at)
{
  if (*at == ' ' || *at == '-' || *at == '.')
    return 1;
  if (strncmp (at, "\xc2\xa0", 2) == 0)
    return 2;
  return strncmp (at, "\xe2\x80\x93", 3) == 0 || strncmp (at, "\xe2\x80\xaf", 3) == 0 ? 3 : 0;
}

static gsize
separators (const char *at, gboolean *marks)
{
  gsize length = 0;

  while (*at == '(' || *at == ')' || separator (at) > 0)
    {
      gsize step = *at == '(' || *at == ')' ? 1 : separator (at);

      *marks = *marks || *at == '(' || *at == ')' || *at == '.';
      at += step;
      length += step;
      if (length > 4)
        break;
    }
  return length;
}

/* Reads the number at @at, as far as groups follow each other. */
static void
read_number (const char *text, const char *at, Number *number)
{
  memset (number, 0, sizeof *number);
  if (*at == '+')
    {
      number->plus = TRUE;
      at++;
    }
  if (*at == '(')
    at++;
  while (g_ascii_isdigit (*at) && number->n_groups < MAX_GROUPS)
    {
      guint n = 0;
      gboolean marks = FALSE;
      gsize gap;

      for (; g_ascii_isdigit (*at); at++, n++)
        if (number->n_digits < MAX_DIGITS)
          number->digits[number->n_digits++] = *at;
      number->groups[number->n_groups] = n;
      number->ends[number->n_groups++] = (gsize) (at - text);
      gap = separators (at, &marks);
      if (gap == 0 || !g_ascii_isdigit (at[gap]))
        return;
      number->marks = number->marks || marks;
      at += gap;
    }
}

/* --- NHS numbers --- */

/* NHS Data Model and Dictionary, attribute NHS NUMBER: the first nine digits times 10 … 2, added, modulo 11, taken from
 * 11; 11 is written 0, and there is no number with 10. */
static gboolean
check_digit_is_right (const char *digits)
{
  int sum = 0, check;

  for (int i = 0; i < 9; i++)
    sum += (digits[i] - '0') * (10 - i);
  check = (11 - sum % 11) % 11;
  return check == digits[9] - '0';
}

static gboolean
is_nhs_number (const Number *number)
{
  gboolean shape = (number->n_groups == 1 && number->groups[0] == 10)
                   || (number->n_groups == 3 && number->groups[0] == 3 && number->groups[1] == 3 && number->groups[2] == 4);

  return shape && !number->plus && !number->marks && strspn (number->digits, (char[2]) { number->digits[0], 0 }) < 10
         && check_digit_is_right (number->digits);
}

/* --- Telephone numbers --- */

/* Area codes and mobiles of the National Telephone Numbering Plan: 01 has nine or ten digits after the 0, 02 and 07 ten. */
static gboolean
is_national (const char *digits, guint n)
{
  if (digits[0] == '1')
    return n == 9 || n == 10;
  return (digits[0] == '2' || digits[0] == '7') && n == 10;
}

static gboolean
is_telephone_of (const Number *number, guint n_digits)
{
  const char *digits = number->digits;
  gboolean abroad = number->plus || g_str_has_prefix (digits, "00");
  guint skip = number->plus ? 0 : 2;

  if (!abroad)
    return digits[0] == '0' && is_national (digits + 1, n_digits - 1);
  if (strncmp (digits + skip, "44", 2) == 0)
    {
      skip += 2;
      skip += digits[skip] == '0';
      return n_digits > skip && is_national (digits + skip, n_digits - skip);
    }
  return number->plus && n_digits >= 10 && n_digits <= 15 && digits[0] != '0';
}

/* How many groups of @number are a telephone number, or 0. A second number may follow the first. */
static guint
telephone_groups (const Number *number)
{
  guint n_digits = 0;

  if (number->groups[0] < 2 && !number->plus)
    return 0;
  for (guint i = 0; i < number->n_groups; i++)
    {
      n_digits += number->groups[i];
      if (n_digits > MAX_DIGITS - 1)
        return 0;
      if (i > 0 && !number->plus && number->groups[i] < 2 && number->digits[n_digits - 1] != '0')
        return 0;
      if (i + 1 < number->n_groups
          && !(number->groups[i + 1] >= 5 && n_digits < number->n_digits && number->digits[n_digits] == '0'))
        continue;
      if (is_telephone_of (number, n_digits))
        return i + 1;
    }
  return 0;
}

/* Whether one of the four words before the token says that a number belongs to a file or an order. */
static gboolean
is_of_a_file (const WayNoticeScan *scan, gssize index)
{
  guint words = 0;

  for (gssize i = index - 1; i >= MAX (0, index - MAX_BACK) && words < 4; i--)
    {
      const WayToken *token = way_notice_token (scan, i);

      if (token->type == WAY_TOKEN_LINE || way_notice_is_mark (scan, i, "!?;"))
        return FALSE;
      if (token->type != WAY_TOKEN_WORD)
        continue;
      if (token->flags & WAY_WORD_FILE)
        return TRUE;
      words++;
    }
  return FALSE;
}

/* Whether what stands before the digits at @start makes them part of something else: a word, a sum of money, a list. */
static gboolean
is_part_of_more (const WayNoticeScan *scan, gsize start)
{
  const char *at = scan->text + start;
  const char *before;

  if (start == 0)
    return FALSE;
  before = g_utf8_prev_char (at);
  if (g_unichar_isalnum (g_utf8_get_char (before)) || g_unichar_type (g_utf8_get_char (before)) == G_UNICODE_CURRENCY_SYMBOL
      || *before == '_' || *before == '/')
    return TRUE;
  if (before == scan->text || !(*before == ' ' || *before == '-' || *before == '.' || *before == ','))
    return FALSE;
  if (*before == '-' && g_ascii_isalnum (before[-1]))
    return TRUE;
  return *before != ' ' && *before != ',' && g_ascii_isdigit (before[-1]);
}

/* The first token at or after @index that starts past @end. */
static gssize
token_after (const WayNoticeScan *scan, gssize index, gsize end)
{
  while (way_notice_token (scan, index)->type != WAY_TOKEN_END && way_notice_token (scan, index)->start < end)
    index++;
  return index;
}

/* Where the number begins that has its first digits at the token: a + or a bracket may stand before them. */
static gsize
number_start (const WayNoticeScan *scan, gssize index)
{
  gsize start = way_notice_token (scan, index)->start;

  if (start > 0 && scan->text[start - 1] == '(')
    {
      gsize inside = 0;

      /* No further than an area code reaches: where a text never closes one, each would be looked for to its end. */
      while (inside < MAX_BRACKET && scan->text[start + inside] != '\0' && strchr (")\n ", scan->text[start + inside]) == NULL)
        inside++;
      if (scan->text[start + inside] == ')')
        start--;
    }
  if (start > 0 && scan->text[start - 1] == '+')
    start--;
  return start;
}

static gssize
scan_number (WayNoticeScan *scan, gssize index)
{
  gsize start = number_start (scan, index);
  Number number;
  guint groups;
  gsize end;

  if (is_part_of_more (scan, start))
    return index + 1;
  read_number (scan->text, scan->text + start, &number);
  end = number.ends[number.n_groups - 1];
  if (g_unichar_isalpha (g_utf8_get_char (scan->text + end)))
    return index + 1;
  groups = is_of_a_file (scan, index) ? 0 : telephone_groups (&number);
  if (is_nhs_number (&number) && (groups == 0 || number.n_groups == 3))
    way_notice_add (scan, WAY_NOTICE_NHS, start, end);
  else if (groups > 0)
    way_notice_add (scan, WAY_NOTICE_TELEPHONE, start, end = number.ends[groups - 1]);
  else
    end = number.ends[number.n_groups - 1];
  return token_after (scan, index + 1, end);
}

/* --- Postcodes --- */

static gboolean
is_inward (const char *at)
{
  static const char never[] = "CIKMOV";
  static const char *const ordinals[] = { "st", "nd", "rd", "th" };

  if (!g_ascii_isdigit (at[0]) || !g_ascii_isalpha (at[1]) || !g_ascii_isalpha (at[2]))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ordinals); i++)
    if (strncmp (at + 1, ordinals[i], 2) == 0)
      return FALSE;
  return strchr (never, g_ascii_toupper (at[1])) == NULL && strchr (never, g_ascii_toupper (at[2])) == NULL;
}

/* The length of the first half of a postcode at @at, A9 A99 A9A AA9 AA99 AA9A, or 0. With @tight the second half
 * follows without a space, so that the last digit is not ours. */
static gsize
outward_length (const char *at, gboolean tight)
{
  gsize letters = 0, n;

  while (letters < 3 && g_ascii_isalpha (at[letters]))
    letters++;
  if (letters == 0 || letters > 2 || !way_notice_is_area (at, letters) || !g_ascii_isdigit (at[letters]))
    return 0;
  n = letters + 1;
  if (g_ascii_isalpha (at[n]) || (g_ascii_isdigit (at[n]) && !(tight && !g_ascii_isdigit (at[n + 1]))))
    n++;
  return n;
}

static void
scan_postcode (WayNoticeScan *scan, gssize index)
{
  gsize start = way_notice_token (scan, index)->start;
  const char *at = scan->text + start;
  gboolean lower = g_ascii_islower (*at);
  gsize n = outward_length (at, FALSE);
  gsize gap = n > 0 ? separator (at + n) : 0;
  const char *end;

  if (n == 0 || is_part_of_more (scan, start))
    return;
  if (gap > 0 && at[n] != '-' && at[n] != '.')
    n += gap + (at[n] == ' ' && at[n + 1] == ' ');
  else if (!lower)
    n = outward_length (at, TRUE);
  else
    return;
  if (n == 0 || !is_inward (at + n))
    return;
  end = at + n + 3;
  if (g_unichar_isalnum (g_utf8_get_char (end)) || (*end == '-' && g_ascii_isalnum (end[1])))
    return;
  way_notice_add (scan, WAY_NOTICE_POSTCODE, start, (gsize) (end - scan->text));
}

/* --- E-mail addresses --- */

static void
scan_email (WayNoticeScan *scan, gsize sign)
{
  const char *at = scan->text + sign;
  const char *start = at, *end = at + 1, *dot = NULL;

  while (start > scan->text && (g_ascii_isalnum (start[-1]) || strchr ("._%+-'", start[-1]) != NULL))
    start--;
  while (start < at && !g_ascii_isalnum (*start))
    start++;
  while (g_ascii_isalnum (*end) || ((*end == '.' || *end == '-') && g_ascii_isalnum (end[1])))
    {
      if (*end == '.')
        dot = end;
      end++;
    }
  if (start < at && dot != NULL && dot > at + 1 && g_ascii_isalpha (dot[1]) && end - dot > 2)
    way_notice_add (scan, WAY_NOTICE_EMAIL, (gsize) (start - scan->text), (gsize) (end - scan->text));
}

void
way_notice_scan_numbers (WayNoticeScan *scan)
{
  gssize i = 0;

  for (;;)
    {
      const WayToken *token = way_notice_token (scan, i);

      if (token->type == WAY_TOKEN_END)
        return;
      if (token->type == WAY_TOKEN_NUMBER)
        {
          i = scan_number (scan, i);
          continue;
        }
      if (token->type == WAY_TOKEN_WORD && token->letters <= 2)
        scan_postcode (scan, i);
      else if (token->type == WAY_TOKEN_MARK && token->mark == '@')
        scan_email (scan, token->start);
      i++;
    }
}
