/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind-private.h"

/* As way_notice_kind_key() has them. */
static const WayChoice kinds[] = {
  { "nhs", N_("NHS number") },
  { "birth", N_("Date of birth") },
  { "postcode", N_("Postcode") },
  { "phone", N_("Telephone number") },
  { "email", N_("E-mail address") },
  { "child", N_("A child or young person") },
  { NULL, NULL },
};

static const WayChoice decisions[] = {
  { "quotation", N_("Kept as a quotation") },
  { "kept", N_("Kept, because…") },
  { NULL, NULL },
};

static const char *const to_any[] = { NULL };
static const char *const to_person[] = { "person", NULL };

static const WayField fields[] = {
  { "about", N_("About"), WAY_FIELD_REFERENCE, WAY_FIELD_REQUIRED | WAY_FIELD_OWNER, .targets = to_any },
  { "field", N_("Field"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED },
  { "kind", N_("Looks like"), WAY_FIELD_ENUM, WAY_FIELD_REQUIRED, .values = kinds },
  { "mark", N_("Mark of the words"), WAY_FIELD_TEXT, WAY_FIELD_REQUIRED },
  { "decision", N_("Decision"), WAY_FIELD_ENUM, WAY_FIELD_REQUIRED, .values = decisions },
  { "reason", N_("Reason"), WAY_FIELD_PROSE, 0 },
  { "decided_by", N_("Decided by"), WAY_FIELD_REFERENCE, 0, .targets = to_person },
};

/* That words which look like a person were looked at and kept, and why. It holds a mark of the words (way_notice_mark()),
 * never the words: once they change, the notice is open again. */
const WayKind way_kind_notice = { "notice", N_("Notice"), N_("Notices"), 0, fields, G_N_ELEMENTS (fields) };
