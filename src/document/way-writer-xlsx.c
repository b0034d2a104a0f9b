/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook: a sheet for each table, then "About" with all that is not a table.
 *
 * A cell holds at most 32,767 UTF-16 units. Longer text is never cut: the cell keeps its beginning and says so,
 * and the whole text follows in pieces, a row each, in a last sheet "Long text" beside the place it belongs to. */
#include "document/way-output.h"
#include "document/way-tone.h"
#include "document/way-xlsx-text.h"

#include "base/way-clock.h"
#include "base/way-date.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#define CELL_UNITS 32000
#define SHOWN_UNITS 2000  /* of a long text, in its own cell */
#define MOST_ROWS 1048575 /* below the header */
#define LIST_UNITS 255    /* of the values of a list written into its rule */
#define ABOUT_WIDTH 90.0  /* in characters */
#define LINE_HEIGHT 15.0  /* in points */
#define HIGHEST_ROW 409.0

typedef struct {
  lxw_workbook *workbook;
  const WayDocument *document;
  WayOutput *output;
  GHashTable *names;   /* folded names of sheets */
  GHashTable *formats; /* key → lxw_format, borrowed from the workbook */
  lxw_worksheet *about;
  lxw_worksheet *long_text; /* made when needed */
  lxw_row_t about_row, long_row;
  guint done, total;
} Book;

/* A name that no sheet has: at most 31 units, none of []:*?/\, not "History". */
static char *
sheet_name (Book *self, const char *wanted)
{
  g_autofree char *clean = g_strdup (wanted);
  g_autofree char *base = NULL;

  g_strdelimit (clean, "[]:*?/\\'\n\t", ' ');
  g_strstrip (clean);
  if (*clean == '\0' || g_ascii_strcasecmp (clean, "History") == 0)
    {
      g_free (clean);
      clean = g_strdup (_("Table"));
    }
  base = g_strndup (clean, (gsize) (way_xlsx_skip_units (clean, 27) - clean));
  g_strstrip (base);
  for (guint i = 1;; i++)
    {
      g_autofree char *name = i > 1 ? g_strdup_printf ("%s %u", base, i) : way_xlsx_units (clean) <= 31 ? g_strdup (clean)
                                                                                              : g_strdup (base);
      g_autofree char *key = g_utf8_casefold (name, -1);

      if (g_hash_table_add (self->names, g_steal_pointer (&key)))
        return g_steal_pointer (&name);
    }
}

/* The sheet's place in print: A4, the mark at the head, the page at the foot. */
static lxw_worksheet *
add_sheet (Book *self, const char *wanted)
{
  g_autofree char *name = sheet_name (self, wanted);
  lxw_worksheet *sheet = workbook_add_worksheet (self->workbook, name);

  worksheet_set_paper (sheet, 9);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_footer (sheet, "&C&P / &N");
  if (self->document->mark != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (self->document->mark, "&", -1);
      g_autofree char *mark = g_strjoinv ("&&", parts);
      g_autofree char *header = g_strdup_printf ("&R&\"-,Bold\"%s", mark);

      if (way_xlsx_units (header) < 255)
        worksheet_set_header (sheet, header);
    }
  return sheet;
}

static lxw_format *
get_format (Book *self, const char *kind, WayTone tone)
{
  g_autofree char *key = g_strdup_printf ("%s %d", kind, tone);
  lxw_format *format = g_hash_table_lookup (self->formats, key);

  if (format != NULL)
    return format;
  format = workbook_add_format (self->workbook);
  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap (format);
  if (tone != WAY_TONE_NONE)
    {
      format_set_bold (format);
      format_set_font_color (format, way_tone_colours (tone)->text);
      if (!g_str_has_prefix (kind, "d mmm"))
        format_set_bg_color (format, way_tone_colours (tone)->fill);
    }
  if (g_str_has_prefix (kind, "d mmm"))
    {
      format_set_num_format (format, kind);
      format_set_align (format, LXW_ALIGN_LEFT);
    }
  if (strcmp (kind, "header") == 0 || strcmp (kind, "bold") == 0 || strcmp (kind, "title") == 0)
    format_set_bold (format);
  if (strcmp (kind, "title") == 0)
    format_set_font_size (format, 16);
  if (strcmp (kind, "header") == 0)
    {
      format_set_bg_color (format, 0xdce9fb);
      format_set_bottom (format, LXW_BORDER_MEDIUM);
      format_set_bottom_color (format, WAY_COLOUR_ACCENT);
    }
  g_hash_table_insert (self->formats, g_steal_pointer (&key), format);
  return format;
}

static void
put_string (lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  g_autofree char *escaped = way_xlsx_escape (text);

  if (*text == '\0')
    worksheet_write_blank (sheet, row, column, format);
  else
    worksheet_write_string (sheet, row, column, escaped != NULL ? escaped : text, format);
}

static void
put_long (Book *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  g_autofree char *shown = g_strndup (text, (gsize) (way_xlsx_skip_units (text, SHOWN_UNITS) - text));
  g_autofree char *note = NULL;
  char cell[LXW_MAX_CELL_NAME_LENGTH];
  guint part = 1;

  if (self->long_text == NULL)
    {
      const char *const titles[] = { _("Sheet"), _("Cell"), _("Part"), _("Text") };

      self->long_text = add_sheet (self, _("Long text"));
      worksheet_set_column (self->long_text, 3, 3, 100, NULL);
      worksheet_freeze_panes (self->long_text, 1, 0);
      for (lxw_col_t i = 0; i < 4; i++)
        put_string (self->long_text, 0, i, titles[i], get_format (self, "header", WAY_TONE_NONE));
      self->long_row = 1;
    }
  note = g_strdup_printf (_("%s… (whole in the sheet “%s”, from row %u)"), shown, self->long_text->name,
                          self->long_row + 1);
  put_string (sheet, row, column, note, format);
  lxw_rowcol_to_cell (cell, row, column);
  for (const char *p = text; *p != '\0'; part++)
    {
      const char *end = way_xlsx_skip_units (p, CELL_UNITS);
      g_autofree char *piece = g_strndup (p, (gsize) (end - p));

      put_string (self->long_text, self->long_row, 0, sheet->name, NULL);
      put_string (self->long_text, self->long_row, 1, cell, NULL);
      worksheet_write_number (self->long_text, self->long_row, 2, part, NULL);
      put_string (self->long_text, self->long_row++, 3, piece, get_format (self, "text", WAY_TONE_NONE));
      p = end;
    }
}

static void
put_text (Book *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  /* Counting is only for what could be too long. */
  if (strlen (text) > CELL_UNITS && way_xlsx_units (text) > CELL_UNITS)
    put_long (self, sheet, row, column, text, format);
  else
    put_string (sheet, row, column, text, format);
}

/* A real date. What is said after it ("overdue") becomes part of its number format, so that it still sorts and
 * filters as a date; where that cannot be, a comment holds the words. */
static gboolean
put_date (Book *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const WayCell *cell)
{
  g_autofree char *shown = way_date_format (cell->date);
  const char *note = g_str_has_prefix (cell->text, shown) ? cell->text + strlen (shown) : "";
  gboolean fits = strlen (note) < 100 && strpbrk (note, "\"\n\t") == NULL && g_hash_table_size (self->formats) < 500;
  g_autofree char *kind = fits && *note != '\0' ? g_strdup_printf ("d mmm yyyy\"%s\"", note) : g_strdup ("d mmm yyyy");
  lxw_datetime date = { 0 };

  if (sscanf (cell->date, "%4d-%2d-%2d", &date.year, &date.month, &date.day) != 3 || date.year < 1900)
    return FALSE;
  worksheet_write_datetime (sheet, row, column, &date, get_format (self, kind, cell->tone));
  if (!fits)
    worksheet_write_comment (sheet, row, column, cell->text);
  return TRUE;
}

static void
put_cell (Book *self, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const WayCell *cell, WayColumnKind kind)
{
  double number;

  if (cell->date != NULL && put_date (self, sheet, row, column, cell))
    return;
  if (kind == WAY_COLUMN_NUMBER && way_xlsx_read_number (cell->text, &number))
    worksheet_write_number (sheet, row, column, number, get_format (self, "number", cell->tone));
  else
    put_text (self, sheet, row, column, cell->text, get_format (self, "text", cell->tone));
}

/* Offers the values of a status or RAG; other words stay possible, since a plan may have its own. */
static void
put_values (lxw_worksheet *sheet, const WayColumn *column, lxw_col_t index, lxw_row_t n_rows)
{
  lxw_data_validation rule = { 0 };
  g_autofree char *joined = NULL;

  if (column->values == NULL || n_rows == 0)
    return;
  joined = g_strjoinv (",", column->values);
  for (guint i = 0; column->values[i] != NULL; i++)
    if (strchr (column->values[i], ',') != NULL || way_xlsx_units (joined) > LIST_UNITS)
      return;
  rule.validate = LXW_VALIDATION_TYPE_LIST;
  rule.value_list = (void *) column->values; /* only read; its type differs between releases */
  rule.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
  worksheet_data_validation_range (sheet, 1, index, n_rows, index, &rule);
}

/* Returns: (transfer full): the widths of the columns, that of the groups first. */
static double *
put_columns (Book *self, lxw_worksheet *sheet, const WayTable *table, guint groups)
{
  double *widths = g_new0 (double, table->columns->len + groups);
  double sum = groups > 0 ? 1.5 : 0;

  for (guint i = 0; i < table->columns->len; i++)
    sum += ((WayColumn *) g_ptr_array_index (table->columns, i))->width;
  if (groups > 0)
    {
      widths[0] = 26;
      put_text (self, sheet, 0, 0, table->group_column != NULL ? table->group_column : _("Group"),
                get_format (self, "header", WAY_TONE_NONE));
    }
  for (guint i = 0; i < table->columns->len; i++)
    {
      const WayColumn *column = g_ptr_array_index (table->columns, i);

      widths[i + groups] = way_xlsx_column_width (table, i, sum);
      put_text (self, sheet, 0, (lxw_col_t) (i + groups), column->title, get_format (self, "header", WAY_TONE_NONE));
    }
  for (guint i = 0; i < table->columns->len + groups; i++)
    worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, widths[i], NULL);
  return widths;
}

/* LibreOffice leaves a row as high as the file says, so it has to say. */
static void
put_height (lxw_worksheet *sheet, lxw_row_t at, const WayTable *table, const WayTableRow *row, const char *group,
            const double *widths, guint groups)
{
  guint lines = groups > 0 ? way_xlsx_count_lines (group, widths[0]) : 1;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const WayColumn *column = g_ptr_array_index (table->columns, i);

      if (column->kind != WAY_COLUMN_DATE && column->kind != WAY_COLUMN_NUMBER)
        lines = MAX (lines, way_xlsx_count_lines (row->cells[i].text, widths[i + groups]));
    }
  if (lines > 1)
    worksheet_set_row (sheet, at, MIN (lines * LINE_HEIGHT, HIGHEST_ROW), NULL);
}

static gboolean
put_table (Book *self, const WayTable *table)
{
  lxw_worksheet *sheet = add_sheet (self, table->caption);
  guint groups = way_table_has_groups (table) ? 1 : 0;
  g_autofree double *widths = NULL;
  const char *group = "";
  lxw_row_t row = 0;

  if (table->columns->len == 0)
    return TRUE;
  if (table->rows->len > MOST_ROWS)
    {
      way_output_fail (self->output, EFBIG);
      return FALSE;
    }
  widths = put_columns (self, sheet, table, groups);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const WayTableRow *data = g_ptr_array_index (table->rows, i);

      if (!way_output_step (self->output, self->done++, self->total))
        return FALSE;
      if (data->group != NULL)
        {
          group = data->group;
          continue;
        }
      row++;
      if (groups > 0)
        put_text (self, sheet, row, 0, group, get_format (self, "text", WAY_TONE_NONE));
      for (guint j = 0; j < table->columns->len; j++)
        put_cell (self, sheet, row, (lxw_col_t) (j + groups), &data->cells[j],
                  ((WayColumn *) g_ptr_array_index (table->columns, j))->kind);
      put_height (sheet, row, table, data, group, widths, groups);
    }
  for (guint i = 0; i < table->columns->len; i++)
    put_values (sheet, g_ptr_array_index (table->columns, i), (lxw_col_t) (i + groups), row);
  worksheet_autofilter (sheet, 0, 0, row, (lxw_col_t) (table->columns->len + groups - 1));
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_repeat_rows (sheet, 0, 0);
  if (table->wide)
    worksheet_set_landscape (sheet);
  return TRUE;
}

static void
put_about (Book *self, const char *label, const char *label_kind, WayTone tone, const char *value)
{
  if (label != NULL)
    put_text (self, self->about, self->about_row, 0, label, get_format (self, label_kind, tone));
  if (value != NULL)
    put_text (self, self->about, self->about_row, 1, value, get_format (self, "text", WAY_TONE_NONE));
  if (value != NULL && way_xlsx_count_lines (value, ABOUT_WIDTH) > 1)
    worksheet_set_row (self->about, self->about_row, MIN (way_xlsx_count_lines (value, ABOUT_WIDTH) * LINE_HEIGHT, HIGHEST_ROW), NULL);
  self->about_row++;
}

static void
put_about_node (Book *self, const WayNode *node)
{
  switch (node->kind)
    {
    case WAY_NODE_HEADING:
      put_about (self, NULL, NULL, WAY_TONE_NONE, NULL);
      put_about (self, node->text, "bold", WAY_TONE_NONE, NULL);
      break;
    case WAY_NODE_PARAGRAPH:
      {
        g_autofree char *text = way_runs_dup_text (node->runs);

        put_about (self, NULL, NULL, WAY_TONE_NONE, text);
        break;
      }
    case WAY_NODE_LIST:
      for (guint i = 0; i < node->items->len; i++)
        {
          g_autofree char *text = way_runs_dup_text (g_ptr_array_index (node->items, i));
          g_autofree char *item = node->ordered ? g_strdup_printf ("%u. %s", i + 1, text)
                                                : g_strdup_printf ("• %s", text);

          put_about (self, NULL, NULL, WAY_TONE_NONE, item);
        }
      break;
    case WAY_NODE_KEY:
      put_about (self, NULL, NULL, WAY_TONE_NONE, NULL);
      put_about (self, node->text, "bold", WAY_TONE_NONE, NULL);
      for (guint i = 0; i < node->entries->len; i++)
        {
          const WayKeyEntry *entry = g_ptr_array_index (node->entries, i);

          put_about (self, entry->word, "text", entry->tone, entry->meaning);
        }
      break;
    case WAY_NODE_TABLE:
      break;
    }
}

static void
put_about_sheet (Book *self)
{
  const WayDocument *document = self->document;

  self->about = add_sheet (self, _("About"));
  worksheet_set_column (self->about, 0, 0, 30, NULL);
  worksheet_set_column (self->about, 1, 1, ABOUT_WIDTH, NULL);
  if (document->mark != NULL)
    put_about (self, document->mark, "bold", WAY_TONE_NONE, NULL);
  put_about (self, _("Title"), "bold", WAY_TONE_NONE, document->title);
  if (document->subtitle != NULL)
    put_about (self, _("Subtitle"), "bold", WAY_TONE_NONE, document->subtitle);
  for (guint i = 0; i < document->details->len; i++)
    {
      const WayDetail *detail = g_ptr_array_index (document->details, i);

      put_about (self, detail->label, "bold", WAY_TONE_NONE, detail->value);
    }
  for (guint i = 0; i < document->nodes->len; i++)
    put_about_node (self, g_ptr_array_index (document->nodes, i));
}

static void
put_properties (Book *self)
{
  lxw_doc_properties properties = { 0 };

  properties.title = self->document->title;
  properties.subject = self->document->subtitle;
  properties.status = self->document->mark;
  properties.created = way_clock_now () / 1000;
  workbook_set_properties (self->workbook, &properties);
}

static gboolean
put_sheets (Book *self)
{
  for (guint i = 0; i < self->document->nodes->len; i++)
    {
      const WayNode *node = g_ptr_array_index (self->document->nodes, i);

      if (node->kind == WAY_NODE_TABLE && !put_table (self, node->table))
        return FALSE;
    }
  put_about_sheet (self);
  return TRUE;
}

static gboolean
write_book (const WayDocument *document, WayOutput *output)
{
  Book self = { .document = document, .output = output, .total = way_document_count_rows (document) };
  lxw_error problem = LXW_NO_ERROR;
  gboolean put;

  self.workbook = workbook_new (output->path);
  self.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  put_properties (&self);
  put = put_sheets (&self);
  g_hash_table_unref (self.names);
  g_hash_table_unref (self.formats);
  if (!put)
    {
      lxw_workbook_free (self.workbook);
      return FALSE;
    }
  errno = 0;
  problem = workbook_close (self.workbook);
  if (problem != LXW_NO_ERROR)
    way_output_fail (output, errno != 0 ? errno : EIO);
  return problem == LXW_NO_ERROR;
}

/* The library prints numbers as the person's country writes them, 26,7; in the file they are 26.7 everywhere, or Excel
 * calls it damaged. Words stay in the person's language, and other threads as they are. */
gboolean
way_document_write_xlsx (const WayDocument *document, WayOutput *output)
{
  locale_t theirs = duplocale (uselocale ((locale_t) 0));
  locale_t plain = theirs != (locale_t) 0 ? newlocale (LC_NUMERIC_MASK, "C", theirs) : (locale_t) 0;
  locale_t before = uselocale (plain);
  gboolean done = write_book (document, output);

  uselocale (before);
  if (plain != (locale_t) 0)
    freelocale (plain);
  return done;
}
