/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/way-kind.h"

G_BEGIN_DECLS

/* The value of one field; which member counts follows from the field's type. All zero is unset. */
typedef union {
  char *text;
  gint64 *integer;
  gboolean boolean;
  char **list;
  WayId *reference;
  GArray *references;
} WayValue;

/* Frees what it holds and unsets it. */
void way_value_clear (const WayField *field, WayValue *value);
/* Copies into @to, which is unset. */
void way_value_copy (const WayField *field, const WayValue *from, WayValue *to);
gboolean way_value_equal (const WayField *field, const WayValue *a, const WayValue *b);
/* %FALSE for an empty text or list, no reference, and what is not true. */
gboolean way_value_is_set (const WayField *field, const WayValue *value);

G_END_DECLS
