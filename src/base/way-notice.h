/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What looks like a person in a text: these are strategic records, and nothing in them should say who a child is.
 * Looked for on this laptop, by rules; it never proves that a text is anonymous (way_notice_limits()). */

/**
 * WayNoticeKind:
 * @WAY_NOTICE_NHS: an NHS number: ten digits, together or 3-3-4, whose check digit is right by the modulus 11 rule of
 *   the NHS Data Model and Dictionary, attribute "NHS NUMBER"
 * @WAY_NOTICE_BIRTH: a date beside "born", "date of birth", "birthday" and the like; a day, or a month of a year
 * @WAY_NOTICE_POSTCODE: a whole UK postcode in one of the 124 postcode areas (the form of BS 7666, without the GIR 0AA
 *   exception); "Q3 2AB" is none, because no area is called Q
 * @WAY_NOTICE_TELEPHONE: a mobile or a landline with its area code, or a number with a country code. Numbers beginning
 *   03, 05, 08 and 09 belong to organisations and are left alone
 * @WAY_NOTICE_EMAIL: an e-mail address
 * @WAY_NOTICE_CHILD: a word for a child or young person with an initial or a name, or a given name with an age
 */
typedef enum {
  WAY_NOTICE_NHS,
  WAY_NOTICE_BIRTH,
  WAY_NOTICE_POSTCODE,
  WAY_NOTICE_TELEPHONE,
  WAY_NOTICE_EMAIL,
  WAY_NOTICE_CHILD,
} WayNoticeKind;
#define WAY_NOTICE_N_KINDS (WAY_NOTICE_CHILD + 1)

/* A range of a text: @start and @length in bytes. */
typedef struct {
  WayNoticeKind kind;
  gsize start;
  gsize length;
} WayNotice;

/* What looks like a person in @text (UTF-8; %NULL is empty), in order and without overlaps. The words in the set @known
 * (folded, way_text_fold()) are taken for places and agencies, not for names; @known may be %NULL. Time grows with the
 * length of @text only. May be called in any thread. Returns: (transfer full): an array of #WayNotice */
GArray *way_notice_find (const char *text, GHashTable *known);

/* The key that is stored: "nhs", "birth", "postcode", "phone", "email", "child". */
const char *way_notice_kind_key (WayNoticeKind kind);
/* The kind called @key; %FALSE if there is none. */
gboolean way_notice_kind_from_key (const char *key, WayNoticeKind *kind);
/* A plain sentence about it, translated: "This looks like a date of birth." */
const char *way_notice_kind_sentence (WayNoticeKind kind);
/* What nothing noticed does not mean, translated: a short paragraph. */
const char *way_notice_limits (void);

/* Stands for the words of @notice within @text as long as they stay as they are, without saying them: 40 bits of
 * SHA-256 over @salt, the kind and the folded words, white space aside. It hides nothing from somebody who knows the salt and
 * tries all telephone numbers. Newly allocated, ten hexadecimal digits. */
char *way_notice_mark (const char *text, const WayNotice *notice, const char *salt);

G_END_DECLS
