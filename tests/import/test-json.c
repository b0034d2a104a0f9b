/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"
#include "import/way-json-writer.h"
#include "import/way-json.h"

#include <string.h>

static WayJson *
parse (const char *text)
{
  GError *error = NULL;
  WayJson *json = way_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return json;
}

static void
test_values (void)
{
  g_autoptr (WayJson) json = parse ("\xef\xbb\xbf{ \"a\": [1, -9223372036854775808, 2.5e3, true, false, null],\n"
                                    "  \"b\": \"q\\\"\\\\\\/\\n\\t\\u00e9\\ud83d\\ude00\", \"c\": {} }\r\n");
  const WayJson *list = way_json_member (json, "a");
  const WayJsonType types[] = { WAY_JSON_INTEGER, WAY_JSON_INTEGER, WAY_JSON_NUMBER,
                                WAY_JSON_BOOLEAN, WAY_JSON_BOOLEAN, WAY_JSON_NULL };

  g_assert_cmpint (json->type, ==, WAY_JSON_OBJECT);
  g_assert_cmpuint (list->items->len, ==, G_N_ELEMENTS (types));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpint (((WayJson *) list->items->pdata[i])->type, ==, types[i]);
  g_assert_cmpint (((WayJson *) list->items->pdata[1])->integer, ==, G_MININT64);
  g_assert_true (((WayJson *) list->items->pdata[3])->boolean);
  g_assert_cmpstr (way_json_member (json, "b")->text, ==, "q\"\\/\n\té😀");
  g_assert_cmpuint (way_json_member (json, "b")->line, ==, 2);
  g_assert_cmpuint (way_json_member (json, "c")->items->len, ==, 0);
  g_assert_null (way_json_member (json, "d"));
}

static void
assert_refused_bytes (const char *data, gsize size, const char *says)
{
  GError *error = NULL;

  g_assert_null (way_json_parse (data, size, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_FORMAT);
  if (strstr (error->message, says) == NULL)
    g_error ("“%s” does not say “%s”", error->message, says);
  g_error_free (error);
}

static void
assert_refused (const char *text, const char *says)
{
  assert_refused_bytes (text, strlen (text), says);
}

static void
test_refused (void)
{
  assert_refused ("", "ends too early");
  assert_refused ("{\"a\": \"b", "ends too early");
  assert_refused ("[1, 2", "ends too early");
  assert_refused ("tru", "ends too early");
  assert_refused ("{\n\"a\": 1,\n\"a\": 2 }", "line 3: “a” is given twice");
  assert_refused ("[12345678901234567890]", "12345678901234567890 is too large");
  assert_refused ("[1e999]", "too large");
  assert_refused ("[\"\\u0000\"]", "NUL");
  assert_refused ("[\"\\ud800\"]", "half a character");
  assert_refused ("[\"\\udc00\"]", "half a character");
  assert_refused ("[\"\\x\"]", "must be followed");
  assert_refused ("[\"a\nb\"]", "not closed");
  assert_refused ("[01]", "not written as JSON");
  assert_refused ("[1.]", "not written as JSON");
  assert_refused ("[1,]", "not JSON");
  assert_refused ("[1 2]", "a comma or “]” is missing");
  assert_refused ("{\"a\" 1}", "“:” is missing");
  assert_refused ("{a: 1}", "double quotes");
  assert_refused ("[1] x", "after the end");
  assert_refused ("[\"\xff\"]", "line 1: the file is not UTF-8");
  assert_refused ("[\"a\",\n\"\xc0\x80\"]", "line 2: the file is not UTF-8");
  assert_refused_bytes ("[\"a\0b\"]", 7, "NUL");
  assert_refused_bytes ("[\"\xe2\x82", 4, "ends too early");
}

static void
test_depth (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (WayJson) json = NULL;

  for (guint i = 0; i < WAY_JSON_MAX_DEPTH; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < WAY_JSON_MAX_DEPTH; i++)
    g_string_append_c (deep, ']');
  json = parse (deep->str);
  g_string_prepend_c (deep, '[');
  g_string_append_c (deep, ']');
  assert_refused (deep->str, "nested more than 64 deep");
  g_string_set_size (deep, 100000);
  memset (deep->str, '[', deep->len);
  assert_refused (deep->str, "nested more than 64 deep");
}

static void
test_writer (void)
{
  g_autoptr (WayJsonWriter) writer = way_json_writer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (WayJson) json = NULL;
  g_autofree char *data = NULL;

  way_json_writer_open_object (writer, NULL);
  way_json_writer_text (writer, "text", "a\"\\\b\f\n\r\t\x01/é");
  way_json_writer_null (writer, "null");
  way_json_writer_open_list (writer, "list");
  way_json_writer_integer (writer, NULL, G_MININT64);
  way_json_writer_boolean (writer, NULL, TRUE);
  way_json_writer_close (writer);
  way_json_writer_open_list (writer, "empty");
  way_json_writer_close (writer);
  way_json_writer_close (writer);
  bytes = way_json_writer_end (writer);
  data = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (data, ==,
                   "{\n  \"text\": \"a\\\"\\\\\\b\\f\\n\\r\\t\\u0001/é\",\n  \"null\": null,\n  \"list\": [\n"
                   "    -9223372036854775808,\n    true\n  ],\n  \"empty\": []\n}\n");
  json = parse (data);
  g_assert_cmpstr (way_json_member (json, "text")->text, ==, "a\"\\\b\f\n\r\t\x01/é");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/values", test_values);
  g_test_add_func ("/json/refused", test_refused);
  g_test_add_func ("/json/depth", test_depth);
  g_test_add_func ("/json/writer", test_writer);
  return g_test_run ();
}
