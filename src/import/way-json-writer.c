/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import/way-json-writer.h"

struct _WayJsonWriter {
  GString *out;
  GString *open;  /* the closing brackets still due, innermost last */
  gboolean empty; /* nothing yet in the innermost object or list */
};

WayJsonWriter *
way_json_writer_new (void)
{
  WayJsonWriter *self = g_new0 (WayJsonWriter, 1);

  self->out = g_string_new (NULL);
  self->open = g_string_new (NULL);
  self->empty = TRUE;
  return self;
}

void
way_json_writer_free (WayJsonWriter *self)
{
  g_string_free (self->out, TRUE);
  g_string_free (self->open, TRUE);
  g_free (self);
}

static void
append_line (WayJsonWriter *self)
{
  g_string_append_c (self->out, '\n');
  for (gsize i = 0; i < self->open->len; i++)
    g_string_append (self->out, "  ");
}

static void
append_text (WayJsonWriter *self, const char *text)
{
  static const char from[] = "\"\\\b\f\n\r\t";
  static const char to[] = "\"\\bfnrt";

  g_string_append_c (self->out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      const char *escaped = (guchar) *c < 0x20 || *c == '"' || *c == '\\' ? g_strstr_len (from, -1, (char[]) { *c, 0 }) : NULL;

      if (escaped != NULL)
        g_string_append_printf (self->out, "\\%c", to[escaped - from]);
      else if ((guchar) *c < 0x20)
        g_string_append_printf (self->out, "\\u%04x", (guint) (guchar) *c);
      else
        g_string_append_c (self->out, *c);
    }
  g_string_append_c (self->out, '"');
}

/* What comes before every value. */
static void
append_lead (WayJsonWriter *self, const char *name)
{
  if (!self->empty)
    g_string_append_c (self->out, ',');
  if (self->open->len > 0)
    append_line (self);
  self->empty = FALSE;
  if (name == NULL)
    return;
  append_text (self, name);
  g_string_append (self->out, ": ");
}

static void
open_with (WayJsonWriter *self, const char *name, char bracket, char closing)
{
  append_lead (self, name);
  g_string_append_c (self->out, bracket);
  g_string_append_c (self->open, closing);
  self->empty = TRUE;
}

GBytes *
way_json_writer_end (WayJsonWriter *self)
{
  g_string_append_c (self->out, '\n');
  return g_bytes_new (self->out->str, self->out->len);
}

void
way_json_writer_open_object (WayJsonWriter *self, const char *name)
{
  open_with (self, name, '{', '}');
}

void
way_json_writer_open_list (WayJsonWriter *self, const char *name)
{
  open_with (self, name, '[', ']');
}

void
way_json_writer_close (WayJsonWriter *self)
{
  char closing;

  g_return_if_fail (self->open->len > 0);
  closing = self->open->str[self->open->len - 1];
  g_string_truncate (self->open, self->open->len - 1);
  if (!self->empty)
    append_line (self);
  g_string_append_c (self->out, closing);
  self->empty = FALSE;
}

void
way_json_writer_text (WayJsonWriter *self, const char *name, const char *text)
{
  append_lead (self, name);
  if (text != NULL)
    append_text (self, text);
  else
    g_string_append (self->out, "null");
}

void
way_json_writer_integer (WayJsonWriter *self, const char *name, gint64 integer)
{
  append_lead (self, name);
  g_string_append_printf (self->out, "%" G_GINT64_FORMAT, integer);
}

void
way_json_writer_boolean (WayJsonWriter *self, const char *name, gboolean boolean)
{
  append_lead (self, name);
  g_string_append (self->out, boolean ? "true" : "false");
}

void
way_json_writer_null (WayJsonWriter *self, const char *name)
{
  way_json_writer_text (self, name, NULL);
}
