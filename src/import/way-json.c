/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-json.h"

#include "base/way-error.h"
#include "base/way-text.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Of a name, in a sentence about it, in characters. */
#define QUOTED 80

typedef struct {
  const char *at;
  const char *end;
  guint line;
  guint depth;
  GError **error;
} Reader;

static WayJson *read_value (Reader *reader);

static gboolean G_GNUC_PRINTF (2, 3)
refuse (Reader *reader, const char *format, ...)
{
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: part of a sentence: "Nothing was read from “plan.waymark.json”: line 3: …" */
  g_set_error (reader->error, WAY_ERROR, WAY_ERROR_FORMAT, _("line %u: %s"), reader->line, reason);
  return FALSE;
}

static gboolean
refuse_end (Reader *reader)
{
  return refuse (reader, _("the file ends too early; it may have been cut short when it was copied."));
}

static void
skip_space (Reader *reader)
{
  for (; reader->at < reader->end; reader->at++)
    {
      char c = *reader->at;

      if (c == '\n')
        reader->line++;
      else if (c != ' ' && c != '\t' && c != '\r')
        return;
    }
}

static WayJson *
new_value (Reader *reader, WayJsonType type)
{
  WayJson *value = g_new0 (WayJson, 1);

  value->type = type;
  value->line = reader->line;
  return value;
}

static gboolean
read_hex (Reader *reader, gunichar *code)
{
  *code = 0;
  for (guint i = 0; i < 4; i++, reader->at++)
    {
      if (reader->at >= reader->end)
        return refuse_end (reader);
      if (!g_ascii_isxdigit (*reader->at))
        return refuse (reader, _("“\\u” needs four hexadecimal digits after it."));
      *code = *code * 16 + (gunichar) g_ascii_xdigit_value (*reader->at);
    }
  return TRUE;
}

static gboolean
read_code (Reader *reader, GString *text)
{
  gunichar code, low;

  if (!read_hex (reader, &code))
    return FALSE;
  if (code == 0)
    return refuse (reader, _("a text holds the character NUL."));
  if (code >= 0xd800 && code < 0xdc00)
    {
      if (reader->end - reader->at < 2 || reader->at[0] != '\\' || reader->at[1] != 'u')
        return refuse (reader, _("a text holds half a character (a lone surrogate)."));
      reader->at += 2;
      if (!read_hex (reader, &low))
        return FALSE;
      if (low < 0xdc00 || low > 0xdfff)
        return refuse (reader, _("a text holds half a character (a lone surrogate)."));
      code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
  else if (code >= 0xdc00 && code < 0xe000)
    return refuse (reader, _("a text holds half a character (a lone surrogate)."));
  g_string_append_unichar (text, code);
  return TRUE;
}

static gboolean
read_escape (Reader *reader, GString *text)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *found;
  char c;

  if (reader->at >= reader->end)
    return refuse_end (reader);
  c = *reader->at++;
  if (c == 'u')
    return read_code (reader, text);
  found = strchr (from, c);
  if (found == NULL)
    return refuse (reader, _("“\\” in a text must be followed by one of \"\\/bfnrtu."));
  g_string_append_c (text, to[found - from]);
  return TRUE;
}

/* Reads a text whose opening quote was seen. Returns: (transfer full): the text, or %NULL */
static char *
read_text (Reader *reader)
{
  g_autoptr (GString) text = g_string_new (NULL);

  reader->at++;
  while (reader->at < reader->end)
    {
      const char *run = reader->at;

      while (reader->at < reader->end && *reader->at != '"' && *reader->at != '\\' && (guchar) *reader->at >= 0x20)
        reader->at++;
      g_string_append_len (text, run, reader->at - run);
      if (reader->at >= reader->end)
        break;
      if (*reader->at == '"')
        {
          reader->at++;
          return g_string_free (g_steal_pointer (&text), FALSE);
        }
      if (*reader->at != '\\')
        {
          refuse (reader, _("a text is not closed, or holds a line break or control character that is not written as \\n."));
          return NULL;
        }
      reader->at++;
      if (!read_escape (reader, text))
        return NULL;
    }
  refuse_end (reader);
  return NULL;
}

static gsize
count_digits (Reader *reader)
{
  const char *start = reader->at;

  while (reader->at < reader->end && g_ascii_isdigit (*reader->at))
    reader->at++;
  return (gsize) (reader->at - start);
}

/* Moves over a number; FALSE if its form is wrong. */
static gboolean
scan_number (Reader *reader, gboolean *whole)
{
  const char *digits;

  *whole = TRUE;
  if (*reader->at == '-')
    reader->at++;
  digits = reader->at;
  if (count_digits (reader) == 0 || (*digits == '0' && reader->at - digits > 1))
    return FALSE;
  if (reader->at < reader->end && *reader->at == '.')
    {
      *whole = FALSE;
      reader->at++;
      if (count_digits (reader) == 0)
        return FALSE;
    }
  if (reader->at < reader->end && (*reader->at == 'e' || *reader->at == 'E'))
    {
      *whole = FALSE;
      reader->at++;
      if (reader->at < reader->end && (*reader->at == '+' || *reader->at == '-'))
        reader->at++;
      return count_digits (reader) > 0;
    }
  return TRUE;
}

static WayJson *
read_number (Reader *reader)
{
  const char *start = reader->at;
  g_autofree char *number = NULL;
  gboolean whole, fits;
  WayJson *value;
  gint64 integer;

  if (!scan_number (reader, &whole))
    {
      if (reader->at >= reader->end)
        refuse_end (reader);
      else
        refuse (reader, _("a number is not written as JSON writes numbers."));
      return NULL;
    }
  number = g_strndup (start, (gsize) (reader->at - start));
  errno = 0;
  integer = whole ? g_ascii_strtoll (number, NULL, 10) : 0;
  fits = errno == 0 && (whole || isfinite (g_ascii_strtod (number, NULL)));
  if (!fits)
    {
      refuse (reader, _("the number %.30s is too large."), number);
      return NULL;
    }
  value = new_value (reader, whole ? WAY_JSON_INTEGER : WAY_JSON_NUMBER);
  value->integer = integer;
  return value;
}

static WayJson *
read_word (Reader *reader)
{
  static const struct {
    const char *word;
    WayJsonType type;
    gboolean boolean;
  } words[] = { { "null", WAY_JSON_NULL, FALSE }, { "true", WAY_JSON_BOOLEAN, TRUE }, { "false", WAY_JSON_BOOLEAN, FALSE } };
  gsize left = (gsize) (reader->end - reader->at);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize size = strlen (words[i].word);

      if (left >= size && strncmp (reader->at, words[i].word, size) == 0)
        {
          WayJson *value = new_value (reader, words[i].type);

          value->boolean = words[i].boolean;
          reader->at += size;
          return value;
        }
      if (left < size && strncmp (reader->at, words[i].word, left) == 0)
        {
          refuse_end (reader);
          return NULL;
        }
    }
  refuse (reader, _("something stands here that is not JSON."));
  return NULL;
}

/* Reads a key and its colon into @object; @known holds the keys so far. */
static gboolean
read_key (Reader *reader, WayJson *object, GHashTable *known)
{
  char *name;
  g_autofree char *shown = NULL;

  if (*reader->at != '"')
    return refuse (reader, _("a name in double quotes is missing here."));
  name = read_text (reader);
  if (name == NULL)
    return FALSE;
  g_ptr_array_add (object->names, name);
  if (!g_hash_table_add (known, name))
    {
      shown = way_text_beginning (name, QUOTED);
      return refuse (reader, _("“%s” is given twice in one place."), shown);
    }
  skip_space (reader);
  if (reader->at >= reader->end)
    return refuse_end (reader);
  if (*reader->at != ':')
    {
      shown = way_text_beginning (name, QUOTED);
      return refuse (reader, _("“:” is missing after “%s”."), shown);
    }
  reader->at++;
  return TRUE;
}

/* After an item: %TRUE with @more set at a comma, or @close was reached. */
static gboolean
read_separator (Reader *reader, char close, gboolean *more)
{
  skip_space (reader);
  if (reader->at >= reader->end)
    return refuse_end (reader);
  *more = *reader->at == ',';
  if (!*more && *reader->at != close)
    return refuse (reader, _("a comma or “%c” is missing here."), close);
  reader->at++;
  if (*more)
    skip_space (reader);
  if (*more && reader->at >= reader->end)
    return refuse_end (reader);
  return TRUE;
}

static gboolean
read_items (Reader *reader, WayJson *self, char close)
{
  g_autoptr (GHashTable) known = self->names != NULL ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;
  gboolean more = TRUE;

  skip_space (reader);
  if (reader->at >= reader->end)
    return refuse_end (reader);
  if (*reader->at == close)
    {
      reader->at++;
      return TRUE;
    }
  while (more)
    {
      WayJson *item;

      if (known != NULL && !read_key (reader, self, known))
        return FALSE;
      item = read_value (reader);
      if (item == NULL)
        return FALSE;
      g_ptr_array_add (self->items, item);
      if (!read_separator (reader, close, &more))
        return FALSE;
    }
  return TRUE;
}

static WayJson *
read_container (Reader *reader)
{
  gboolean is_object = *reader->at == '{';
  g_autoptr (WayJson) self = new_value (reader, is_object ? WAY_JSON_OBJECT : WAY_JSON_LIST);

  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) way_json_free);
  if (is_object)
    self->names = g_ptr_array_new_with_free_func (g_free);
  reader->at++;
  if (++reader->depth > WAY_JSON_MAX_DEPTH)
    {
      refuse (reader, _("lists are nested more than %d deep."), WAY_JSON_MAX_DEPTH);
      return NULL;
    }
  if (!read_items (reader, self, is_object ? '}' : ']'))
    return NULL;
  reader->depth--;
  return g_steal_pointer (&self);
}

static WayJson *
read_value (Reader *reader)
{
  char *text;
  WayJson *value;

  skip_space (reader);
  if (reader->at >= reader->end)
    {
      refuse_end (reader);
      return NULL;
    }
  if (*reader->at == '{' || *reader->at == '[')
    return read_container (reader);
  if (*reader->at == '-' || g_ascii_isdigit (*reader->at))
    return read_number (reader);
  if (*reader->at != '"')
    return read_word (reader);
  text = read_text (reader);
  if (text == NULL)
    return NULL;
  value = new_value (reader, WAY_JSON_TEXT);
  value->text = text;
  return value;
}

static guint
line_of (const char *data, const char *at)
{
  guint line = 1;

  for (; data < at; data++)
    line += *data == '\n';
  return line;
}

static gboolean
check_encoding (Reader *reader, const char *data)
{
  const char *bad;

  if (g_utf8_validate_len (data, (gsize) (reader->end - data), &bad))
    return TRUE;
  reader->line = line_of (data, bad);
  if (*bad == '\0')
    return refuse (reader, _("the file holds the character NUL."));
  /* A character that the end cuts short. */
  if (g_utf8_get_char_validated (bad, reader->end - bad) == (gunichar) -2)
    return refuse_end (reader);
  return refuse (reader, _("the file is not UTF-8."));
}

WayJson *
way_json_parse (const char *data, gsize size, GError **error)
{
  Reader reader = { .at = data, .end = data + size, .line = 1, .error = error };
  g_autoptr (WayJson) self = NULL;

  if (!check_encoding (&reader, data))
    return NULL;
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    reader.at += 3;
  self = read_value (&reader);
  if (self == NULL)
    return NULL;
  skip_space (&reader);
  if (reader.at < reader.end)
    {
      refuse (&reader, _("something follows after the end."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
way_json_free (WayJson *self)
{
  g_free (self->text);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

const WayJson *
way_json_member (const WayJson *self, const char *name)
{
  if (self == NULL || self->type != WAY_JSON_OBJECT)
    return NULL;
  for (guint i = 0; i < self->names->len; i++)
    if (strcmp (g_ptr_array_index (self->names, i), name) == 0)
      return g_ptr_array_index (self->items, i);
  return NULL;
}

const char *
way_json_type_name (WayJsonType type)
{
  static const char *const names[] = {
    [WAY_JSON_NULL] = N_("null"),
    [WAY_JSON_BOOLEAN] = N_("true or false"),
    [WAY_JSON_INTEGER] = N_("a whole number"),
    [WAY_JSON_NUMBER] = N_("a number with a fraction"),
    [WAY_JSON_TEXT] = N_("a text"),
    [WAY_JSON_LIST] = N_("a list"),
    [WAY_JSON_OBJECT] = N_("an object"),
  };

  return _(names[type]);
}
