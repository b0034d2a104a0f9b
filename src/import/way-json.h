/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A strict reader of JSON (RFC 8259) that keeps line numbers and trusts nothing: it refuses what json-glib 1.6
 * crashes on or changes without a word (deep nesting, NUL, numbers beyond 64 bits, keys given twice). */

/* How deep lists and objects may nest. */
#define WAY_JSON_MAX_DEPTH 64

typedef enum {
  WAY_JSON_NULL,
  WAY_JSON_BOOLEAN,
  WAY_JSON_INTEGER,
  WAY_JSON_NUMBER, /* with a fraction or an exponent; only its type is kept */
  WAY_JSON_TEXT,
  WAY_JSON_LIST,
  WAY_JSON_OBJECT,
} WayJsonType;

/**
 * WayJson:
 * @type: which member counts
 * @line: the line it begins on, from 1
 * @names: for OBJECT, the keys (char *) of @items, in the order of the file
 * @items: for LIST and OBJECT, the values (#WayJson)
 *
 * One value and all within it.
 */
typedef struct _WayJson WayJson;
struct _WayJson {
  WayJsonType type;
  guint line;
  gboolean boolean;
  gint64 integer;
  char *text;
  GPtrArray *names;
  GPtrArray *items;
};

/* Reads @size bytes of UTF-8, with or without a byte order mark. The error (FORMAT) is part of a sentence that
 * begins with the line: "line 3: the text is not closed". Returns: (transfer full): the value, or %NULL */
WayJson *way_json_parse (const char *data, gsize size, GError **error);
void way_json_free (WayJson *self);
/* The value of the key @name, or %NULL; also %NULL if @self is %NULL or no object. */
const WayJson *way_json_member (const WayJson *self, const char *name);
/* What a person calls the type: "a text", "a list"… */
const char *way_json_type_name (WayJsonType type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayJson, way_json_free)

G_END_DECLS
