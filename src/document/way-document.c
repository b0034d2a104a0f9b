/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-document.h"

#include "base/way-date.h"
#include "base/way-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_allowed (gunichar c)
{
  if (c < 0x20)
    return c == '\t' || c == '\n';
  /* Noncharacters are shown as nothing. XML 1.0 forbids two of them, and Cairo makes no PDF with any. */
  return c != 0x7f && (c & 0xfffe) != 0xfffe && (c < 0xfdd0 || c > 0xfdef);
}

/* Nearly every text is: printable, valid, without what may begin a noncharacter. */
static gboolean
is_clean (const char *text)
{
  const char *p = text;

  for (; *p != '\0'; p++)
    if (((guchar) *p < 0x20 && *p != '\t' && *p != '\n') || *p == 0x7f || (guchar) *p >= 0xef)
      return FALSE;
  return g_utf8_validate (text, p - text, NULL);
}

char *
way_document_clean_text (const char *text)
{
  g_autofree char *valid = NULL;
  GString *out;

  if (text == NULL)
    return g_strdup ("");
  if (is_clean (text))
    return g_strdup (text);
  valid = g_utf8_make_valid (text, -1);
  out = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (out, '\n');
        }
      else if (is_allowed (g_utf8_get_char (p)))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
  return g_string_free (out, FALSE);
}

static void
run_clear (gpointer data)
{
  WayRun *run = data;

  g_free (run->text);
}

static WayRuns *
runs_new (const char *text)
{
  WayRuns *runs = g_new0 (WayRuns, 1);

  runs->runs = g_array_new (FALSE, FALSE, sizeof (WayRun));
  g_array_set_clear_func (runs->runs, run_clear);
  if (text != NULL)
    way_runs_add (runs, text, WAY_RUN_PLAIN);
  return runs;
}

static void
runs_free (gpointer data)
{
  WayRuns *runs = data;

  g_array_unref (runs->runs);
  g_free (runs);
}

static void
column_free (gpointer data)
{
  WayColumn *column = data;

  g_free (column->title);
  g_strfreev (column->values);
  g_free (column);
}

static void
table_free (WayTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      WayTableRow *row = g_ptr_array_index (table->rows, i);

      for (guint j = 0; j < row->n_filled; j++)
        {
          if (row->cells[j].main != row->cells[j].text)
            g_free (row->cells[j].main);
          g_free (row->cells[j].text);
          g_free (row->cells[j].date);
        }
      g_free (row->cells);
      g_free (row->group);
      g_free (row);
    }
  g_ptr_array_unref (table->rows);
  g_ptr_array_unref (table->columns);
  g_free (table->caption);
  g_free (table->group_column);
  g_free (table);
}

static void
entry_free (gpointer data)
{
  WayKeyEntry *entry = data;

  g_free (entry->word);
  g_free (entry->meaning);
  g_free (entry);
}

static void
detail_free (gpointer data)
{
  WayDetail *detail = data;

  g_free (detail->label);
  g_free (detail->value);
  g_free (detail);
}

static void
node_free (gpointer data)
{
  WayNode *node = data;

  g_clear_pointer (&node->runs, runs_free);
  g_clear_pointer (&node->items, g_ptr_array_unref);
  g_clear_pointer (&node->entries, g_ptr_array_unref);
  g_clear_pointer (&node->table, table_free);
  g_free (node->text);
  g_free (node);
}

static WayNode *
add_node (WayDocument *self, WayNodeKind kind)
{
  WayNode *node = g_new0 (WayNode, 1);

  node->kind = kind;
  g_ptr_array_add (self->nodes, node);
  return node;
}

WayDocument *
way_document_new (const char *title, const char *language)
{
  WayDocument *self = g_new0 (WayDocument, 1);

  self->title = way_document_clean_text (title);
  self->language = g_strdup (way_text_is_blank (language) ? "en-GB" : language);
  self->details = g_ptr_array_new_with_free_func (detail_free);
  self->nodes = g_ptr_array_new_with_free_func (node_free);
  return self;
}

void
way_document_free (WayDocument *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->language);
  g_free (self->mark);
  g_ptr_array_unref (self->details);
  g_ptr_array_unref (self->nodes);
  g_free (self);
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = way_text_is_blank (text) ? NULL : way_document_clean_text (text);
}

void
way_document_set_subtitle (WayDocument *self, const char *subtitle)
{
  set_text (&self->subtitle, subtitle);
}

void
way_document_set_mark (WayDocument *self, const char *mark)
{
  set_text (&self->mark, mark);
}

void
way_document_add_detail (WayDocument *self, const char *label, const char *value)
{
  WayDetail *detail;

  if (way_text_is_blank (value))
    return;
  detail = g_new0 (WayDetail, 1);
  detail->label = way_document_clean_text (label);
  detail->value = way_document_clean_text (value);
  g_ptr_array_add (self->details, detail);
}

void
way_document_add_heading (WayDocument *self, guint level, const char *text)
{
  WayNode *node = add_node (self, WAY_NODE_HEADING);

  node->level = CLAMP (level, 1, 3);
  node->text = way_document_clean_text (text);
}

WayRuns *
way_document_add_paragraph (WayDocument *self, const char *text)
{
  WayNode *node = add_node (self, WAY_NODE_PARAGRAPH);

  node->runs = runs_new (text);
  return node->runs;
}

void
way_runs_add (WayRuns *self, const char *text, WayRunStyle style)
{
  WayRun run = { way_document_clean_text (text), style };

  g_array_append_val (self->runs, run);
}

char *
way_runs_dup_text (const WayRuns *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->runs->len; i++)
    g_string_append (out, g_array_index (self->runs, WayRun, i).text);
  return g_string_free (out, FALSE);
}

WayNode *
way_document_add_list (WayDocument *self, gboolean ordered)
{
  WayNode *node = add_node (self, WAY_NODE_LIST);

  node->ordered = ordered;
  node->items = g_ptr_array_new_with_free_func (runs_free);
  return node;
}

WayRuns *
way_list_add (WayNode *list, const char *text)
{
  WayRuns *runs = runs_new (text);

  g_ptr_array_add (list->items, runs);
  return runs;
}

WayNode *
way_document_add_key (WayDocument *self, const char *title)
{
  WayNode *node = add_node (self, WAY_NODE_KEY);

  node->text = way_document_clean_text (title);
  node->entries = g_ptr_array_new_with_free_func (entry_free);
  return node;
}

void
way_key_add (WayNode *key, WayTone tone, const char *word, const char *meaning)
{
  WayKeyEntry *entry = g_new0 (WayKeyEntry, 1);

  entry->tone = tone;
  entry->word = way_document_clean_text (word);
  entry->meaning = way_document_clean_text (meaning);
  g_ptr_array_add (key->entries, entry);
}

WayTable *
way_document_add_table (WayDocument *self, const char *caption, gboolean wide)
{
  WayNode *node = add_node (self, WAY_NODE_TABLE);
  WayTable *table = g_new0 (WayTable, 1);

  table->caption = way_document_clean_text (caption);
  table->wide = wide;
  table->columns = g_ptr_array_new_with_free_func (column_free);
  table->rows = g_ptr_array_new ();
  node->table = table;
  return table;
}

void
way_table_add_column (WayTable *self, const char *title, WayColumnKind kind, double width,
                      const char *const *values)
{
  WayColumn *column;

  g_return_if_fail (self->rows->len == 0);
  column = g_new0 (WayColumn, 1);
  column->title = way_document_clean_text (title);
  column->kind = kind;
  column->width = MAX (width, 0.1);
  if (values != NULL && values[0] != NULL)
    {
      guint n = g_strv_length ((char **) values);

      column->values = g_new0 (char *, n + 1);
      for (guint i = 0; i < n; i++)
        column->values[i] = way_document_clean_text (values[i]);
    }
  g_ptr_array_add (self->columns, column);
}

void
way_table_set_group_column (WayTable *self, const char *title)
{
  set_text (&self->group_column, title);
}

void
way_table_add_group (WayTable *self, const char *text)
{
  WayTableRow *row = g_new0 (WayTableRow, 1);

  row->group = way_document_clean_text (text);
  g_ptr_array_add (self->rows, row);
}

void
way_table_add_row (WayTable *self)
{
  WayTableRow *row = g_new0 (WayTableRow, 1);

  row->cells = g_new0 (WayCell, self->columns->len);
  for (guint i = 0; i < self->columns->len; i++)
    row->cells[i].text = row->cells[i].main = (char *) "";
  g_ptr_array_add (self->rows, row);
}

/* Takes @text. Returns: the cell, NULL if it has no place. */
static WayCell *
add_cell (WayTable *self, char *text, const char *date, WayTone tone)
{
  WayTableRow *row = self->rows->len > 0 ? g_ptr_array_index (self->rows, self->rows->len - 1) : NULL;
  WayCell *cell;

  if (row == NULL || row->cells == NULL || row->n_filled == self->columns->len)
    {
      g_critical ("a cell has no place in the table “%s”", self->caption);
      g_free (text);
      return NULL;
    }
  cell = &row->cells[row->n_filled++];
  cell->text = cell->main = text;
  cell->date = g_strdup (date);
  cell->tone = tone;
  return cell;
}

void
way_table_add_cell (WayTable *self, const char *text)
{
  add_cell (self, way_document_clean_text (text), NULL, WAY_TONE_NONE);
}

void
way_table_add_noted (WayTable *self, const char *text, const char *notes)
{
  g_autofree char *main = way_document_clean_text (text);
  g_autofree char *clean = way_document_clean_text (notes);
  WayCell *cell;

  if (*main == '\0' || *clean == '\0')
    {
      add_cell (self, g_strconcat (main, clean, NULL), NULL, WAY_TONE_NONE);
      return;
    }
  cell = add_cell (self, g_strconcat (main, "\n", clean, NULL), NULL, WAY_TONE_NONE);
  if (cell == NULL)
    return;
  cell->notes = cell->text + strlen (main) + 1;
  cell->main = g_steal_pointer (&main);
}

void
way_table_add_toned (WayTable *self, const char *text, WayTone tone)
{
  add_cell (self, way_document_clean_text (text), NULL, tone);
}

void
way_table_add_date (WayTable *self, const char *iso, const char *note, WayTone tone)
{
  gboolean day = way_date_is_valid (iso) && strlen (iso) == 10;
  g_autofree char *shown = way_text_is_blank (iso) ? NULL : way_date_format (iso);
  g_autofree char *text = NULL;

  if (shown != NULL && !way_text_is_blank (note))
    /* Translators: a date and what is to be said of it: "14 Jan 2022, overdue" */
    text = g_strdup_printf (C_("date and note", "%s, %s"), shown, note);
  else
    text = g_strdup (shown != NULL ? shown : note);
  add_cell (self, way_document_clean_text (text), day ? iso : NULL, tone);
}

gboolean
way_document_is_landscape (const WayDocument *self, guint index)
{
  guint first = 0, sections = 0;
  gboolean wide = FALSE;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const WayNode *node = g_ptr_array_index (self->nodes, i);

      if (node->kind == WAY_NODE_HEADING && node->level == 1 && sections++ > 0)
        {
          if (index < i)
            break;
          first = i;
          wide = FALSE;
        }
      if (node->kind == WAY_NODE_TABLE)
        wide = wide || node->table->wide;
    }
  return index >= first && wide;
}

gboolean
way_table_has_groups (const WayTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (((WayTableRow *) g_ptr_array_index (self->rows, i))->group != NULL)
      return TRUE;
  return FALSE;
}
