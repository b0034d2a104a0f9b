/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-plan-builder.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "base/way-error.h"
#include "document/way-plan-source.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What there is while a plan is built. */
typedef struct {
  WayLibrary *library;
  const WayId *project;
  WayPlanOptions options;
  const char *today;
  GPtrArray *rows;        /* of WayRow, all actions by theme */
  GHashTable *milestones; /* action id → text, a line each; NULL if not asked for */
  GHashTable *updates;
  GHashTable *reflections;
  WayPlanSources *sources;
  gboolean has_theme;
  gboolean has_responsible;
  gboolean has_reason;
} Plan;

static const struct
{
  const char *name;
  const char *label;
} scopes[] = {
  [WAY_PLAN_ALL] = { "all", N_("All actions") },
  [WAY_PLAN_OPEN] = { "open", N_("Open actions") },
  [WAY_PLAN_OVERDUE] = { "overdue", N_("Overdue actions") },
};

static const struct
{
  const char *name;
  const char *label;
} attributions[] = {
  [WAY_PLAN_SAID_BY_CONVERSATION] = { "conversation", N_("As conversations allow") },
  [WAY_PLAN_SAID_BY_SECTOR] = { "sector", N_("The sector at most") },
  [WAY_PLAN_SAID_BY_PARTNER] = { "partner", N_("Always “a partner”") },
  [WAY_PLAN_SAID_BY_NONE] = { "none", N_("Left out") },
};

/* --- What an action is --- */

static gboolean
row_is_open (WayRow *row)
{
  const char *status = way_row_text (row, "status");

  return g_strcmp0 (status, "done") != 0 && g_strcmp0 (status, "stopped") != 0;
}

static gboolean
row_is_overdue (Plan *self, WayRow *row)
{
  const char *due = way_row_text (row, "due");

  return due != NULL && row_is_open (row) && way_date_is_past (due, self->today);
}

static gboolean
row_is_wanted (Plan *self, WayRow *row)
{
  switch (self->options.scope)
    {
    case WAY_PLAN_OPEN: return row_is_open (row);
    case WAY_PLAN_OVERDUE: return row_is_overdue (self, row);
    case WAY_PLAN_ALL:
    default: return TRUE;
    }
}

static WayTone
status_tone (const char *status)
{
  if (g_strcmp0 (status, "done") == 0)
    return WAY_TONE_INFO;
  return g_strcmp0 (status, "blocked") == 0 ? WAY_TONE_BAD : WAY_TONE_NONE;
}

static WayTone
rag_tone (const char *rag)
{
  if (g_strcmp0 (rag, "green") == 0)
    return WAY_TONE_GOOD;
  if (g_strcmp0 (rag, "amber") == 0)
    return WAY_TONE_WARNING;
  return g_strcmp0 (rag, "red") == 0 ? WAY_TONE_BAD : WAY_TONE_NEUTRAL;
}

/* --- Reading --- */

static char *
milestone_line (WayRow *row)
{
  g_autofree char *due = way_date_format (way_row_text (row, "due"));
  gboolean done = way_row_integer (row, "done") != 0;
  const char *text = way_row_text (row, "text");

  /* Translators: a milestone, and the day it is due on. */
  if (*due != '\0')
    return g_strdup_printf (done ? _("Done: %s (due %s)") : _("To do: %s (due %s)"), text, due);
  return g_strdup_printf (done ? _("Done: %s") : _("To do: %s"), text);
}

static char *
update_line (WayRow *row)
{
  g_autofree char *date = way_date_format (way_row_text (row, "date"));

  return g_strdup_printf (_("%s: %s"), date, way_row_text (row, "text"));
}

static char *
reflection_line (WayRow *row)
{
  const char *outcome = way_choice_label ("action_reflection", "outcome", way_row_text (row, "outcome"));
  const char *note = way_row_text (row, "note");

  if (note == NULL)
    return g_strdup_printf (_("%s: %s"), way_row_text (row, "workshop"), outcome);
  return g_strdup_printf (_("%s: %s. %s"), way_row_text (row, "workshop"), outcome, note);
}

/* Lines by action, or %NULL if they are not @wanted. */
static GHashTable *
read_lines (Plan *self, gboolean wanted, const char *query, char *(*line_of) (WayRow *))
{
  g_autoptr (GPtrArray) rows = NULL;
  GHashTable *lines;

  if (!wanted)
    return NULL;
  rows = way_library_query_rows (self->library, query, "i", self->project);
  lines = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      const WayId *action = way_row_id (rows->pdata[i], "action");
      g_autofree char *line = line_of (rows->pdata[i]);
      const char *before = g_hash_table_lookup (lines, action);

      g_hash_table_insert (lines, way_id_copy (action),
                           before != NULL ? g_strconcat (before, "\n", line, NULL) : g_strdup (line));
    }
  return lines;
}

/* What an update says of how an action is due may be otherwise by now, and the column beside it tells. */
static GPtrArray *
read_rows (WayLibrary *library, const WayId *project, const char *today)
{
  return way_library_query_rows (library, "plan rows", "isss", project, today, way_action_words_due_next (),
                                 way_action_words_no_due ());
}

static void
plan_read (Plan *self)
{
  self->rows = read_rows (self->library, self->project, self->today);
  self->sources = way_plan_sources_new (self->library, self->project, self->options.attribution);
  self->milestones = read_lines (self, self->options.milestones, "plan milestones", milestone_line);
  self->updates = read_lines (self, self->options.updates, "plan updates", update_line);
  self->reflections = read_lines (self, self->options.reflections, "plan reflections", reflection_line);
  for (guint i = 0; i < self->rows->len; i++)
    if (row_is_wanted (self, self->rows->pdata[i]))
      {
        self->has_theme = self->has_theme || way_row_text (self->rows->pdata[i], "theme") != NULL;
        self->has_responsible = self->has_responsible || way_row_text (self->rows->pdata[i], "responsible") != NULL;
        self->has_reason = self->has_reason || way_row_text (self->rows->pdata[i], "rag_reason") != NULL;
      }
}

static void
plan_clear (Plan *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->milestones, g_hash_table_unref);
  g_clear_pointer (&self->updates, g_hash_table_unref);
  g_clear_pointer (&self->reflections, g_hash_table_unref);
  g_clear_pointer (&self->sources, way_plan_sources_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

/* --- Head --- */

static void
add_details (Plan *self, WayDocument *document, WayRecord *record)
{
  g_autoptr (WayRecord) plan = way_library_query_record (self->library, "plan of project", "i", self->project);
  g_autofree char *partnerships = way_describe_all (self->library, way_record_get_references (record, "partnerships"));
  g_autofree char *made = way_date_format (self->today);
  g_autofree char *owner
    = way_describe (self->library, plan != NULL ? way_record_get_reference (plan, "owner") : NULL);

  way_document_set_subtitle (document, partnerships);
  way_document_add_detail (document, _("Partnership"), partnerships);
  way_document_add_detail (document, _("Stage"), way_record_get_label (record, "stage"));
  way_document_add_detail (document, _("Owner after support ends"), owner);
  way_document_add_detail (document, _("Made on"), made);
  way_document_add_detail (document, _("Shows"), way_plan_scope_label (self->options.scope));
}

static void
add_mark (WayDocument *document)
{
  WayRuns *runs = way_document_add_paragraph (document, NULL);

  way_document_set_mark (document, _("Internal"));
  way_runs_add (runs, _("Internal. "), WAY_RUN_BOLD);
  way_runs_add (runs,
                _("This plan is for the partnership’s own use. Sharing it more widely needs recorded consent, a finished "
                  "language check and a signature."),
                WAY_RUN_PLAIN);
}

typedef struct {
  guint all, open, done, stopped, overdue, unowned, amber, red;
} Counts;

static Counts
count (Plan *self)
{
  Counts counts = { 0 };

  for (guint i = 0; i < self->rows->len; i++)
    {
      WayRow *row = self->rows->pdata[i];
      const char *status = way_row_text (row, "status");
      const char *rag = way_row_text (row, "rag");
      gboolean open = row_is_open (row);

      counts.all++;
      counts.open += open;
      counts.done += g_strcmp0 (status, "done") == 0;
      counts.stopped += g_strcmp0 (status, "stopped") == 0;
      counts.overdue += row_is_overdue (self, row);
      counts.unowned += open && way_row_text (row, "accountable") == NULL;
      counts.amber += open && g_strcmp0 (rag, "amber") == 0;
      counts.red += open && g_strcmp0 (rag, "red") == 0;
    }
  return counts;
}

/* Nothing is said of what there is none of. @format is a translated "%u open". */
static void
add_count (GString *counts, guint n, const char *format)
{
  if (n == 0)
    return;
  if (counts->len > 0)
    g_string_append (counts, " · ");
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (counts, format, n);
#pragma GCC diagnostic pop
}

/* The two lines a chief officer reads: how many there are, and what needs attention. */
static void
add_summary (Plan *self, WayDocument *document)
{
  Counts counts = count (self);
  g_autoptr (GString) actions = g_string_new (NULL);
  g_autoptr (GString) attention = g_string_new (NULL);

  if (counts.all == 0)
    {
      way_document_add_detail (document, _("Actions"), _("There are no actions yet."));
      return;
    }
  add_count (actions, counts.all,
             g_dngettext (GETTEXT_PACKAGE, "%u action in all", "%u actions in all", counts.all));
  add_count (actions, counts.open, g_dngettext (GETTEXT_PACKAGE, "%u open", "%u open", counts.open));
  add_count (actions, counts.done, g_dngettext (GETTEXT_PACKAGE, "%u done", "%u done", counts.done));
  add_count (actions, counts.stopped,
             g_dngettext (GETTEXT_PACKAGE, "%u stopped", "%u stopped", counts.stopped));
  add_count (attention, counts.overdue,
             g_dngettext (GETTEXT_PACKAGE, "%u overdue", "%u overdue", counts.overdue));
  add_count (attention, counts.unowned,
             g_dngettext (GETTEXT_PACKAGE, "%u with no one accountable", "%u with no one accountable", counts.unowned));
  add_count (attention, counts.amber, g_dngettext (GETTEXT_PACKAGE, "%u amber", "%u amber", counts.amber));
  add_count (attention, counts.red, g_dngettext (GETTEXT_PACKAGE, "%u red", "%u red", counts.red));
  way_document_add_detail (document, _("Actions"), actions->str);
  way_document_add_detail (document, _("Need attention"), attention->str);
}

static void
add_key (WayDocument *document)
{
  WayNode *key = way_document_add_key (document, _("Key to RAG"));

  way_key_add (key, WAY_TONE_GOOD, way_choice_label ("action", "rag", "green"), _("on track"));
  way_key_add (key, WAY_TONE_WARNING, way_choice_label ("action", "rag", "amber"), _("at risk, with the reason beside it"));
  way_key_add (key, WAY_TONE_BAD, way_choice_label ("action", "rag", "red"), _("off track, with the reason beside it"));
  way_key_add (key, WAY_TONE_NEUTRAL, way_choice_label ("action", "rag", "none"), _("nobody has said yet"));
}

/* --- Table --- */

static char **
words_of (const char *field_name)
{
  const WayField *field = way_kind_field (way_kind_lookup ("action"), field_name);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (const WayChoice *choice = field->values; choice->key != NULL; choice++)
    g_strv_builder_add (words, way_field_choice_label (field, choice->key));
  return g_strv_builder_end (words);
}

static void
add_columns (Plan *self, WayTable *table)
{
  g_auto (GStrv) statuses = words_of ("status");
  g_auto (GStrv) rags = words_of ("rag");
  gboolean named = self->milestones != NULL;

  way_table_set_group_column (table, _("Theme"));
  way_table_add_column (table, C_("column title", "Ref"), WAY_COLUMN_TEXT, 0.9, NULL);
  way_table_add_column (table, _("Action"), WAY_COLUMN_TEXT, named ? 3.8 : 4.4, NULL);
  way_table_add_column (table, _("Accountable"), WAY_COLUMN_TEXT, named ? 1.7 : 1.6, NULL);
  if (self->has_responsible)
    way_table_add_column (table, _("Responsible"), WAY_COLUMN_LIST, 1.4, NULL);
  way_table_add_column (table, _("Due"), WAY_COLUMN_DATE, 1.2, NULL);
  way_table_add_column (table, _("Status"), WAY_COLUMN_STATUS, 1.1, (const char *const *) statuses);
  way_table_add_column (table, C_("column title", "RAG"), WAY_COLUMN_RAG, 1.05, (const char *const *) rags);
  if (self->has_reason)
    way_table_add_column (table, _("Reason for the RAG"), WAY_COLUMN_TEXT, 1.6, NULL);
  way_table_add_column (table, _("Progress"), WAY_COLUMN_LIST, named ? 3.2 : 2.2, NULL);
  if (self->options.details)
    way_table_add_column (table, _("Resources and outcome"), WAY_COLUMN_LIST, 1.9, NULL);
  if (self->options.reflections)
    way_table_add_column (table, _("Reflected"), WAY_COLUMN_LIST, 1.8, NULL);
}

static void
add_text_cell (Plan *self, WayTable *table, WayRow *row)
{
  way_table_add_noted (table, way_row_text (row, "text"), way_plan_sources_get (self->sources, way_row_id (row, "id")));
}

static void
add_accountable_cell (WayTable *table, WayRow *row)
{
  const char *name = way_row_text (row, "accountable");
  const char *agency = way_row_text (row, "agency");
  g_autofree char *both = agency != NULL ? g_strdup_printf ("%s · %s", name, agency) : NULL;

  if (name == NULL && row_is_open (row))
    way_table_add_toned (table, _("No one yet"), WAY_TONE_WARNING);
  else
    way_table_add_cell (table, both != NULL ? both : name != NULL ? name : _("No one"));
}

static void
add_due_cell (Plan *self, WayTable *table, WayRow *row)
{
  gboolean next = way_row_integer (row, "due_next_workshop") != 0;
  gboolean overdue = row_is_overdue (self, row);

  if (next && way_row_text (row, "due") == NULL)
    way_table_add_date (table, NULL, _("next workshop (no date yet)"), WAY_TONE_NONE);
  else if (next)
    way_table_add_date (table, way_row_text (row, "due"), _("next workshop"), WAY_TONE_NONE);
  else
    way_table_add_date (table, way_row_text (row, "due"), overdue ? _("overdue") : NULL,
                        overdue ? WAY_TONE_BAD : WAY_TONE_NONE);
}

static void
append_line (GString *text, const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

static void
append_latest (GString *text, const char *update)
{
  const char *space = update != NULL ? strchr (update, ' ') : NULL;
  g_autofree char *iso = space != NULL ? g_strndup (update, (gsize) (space - update)) : NULL;
  g_autofree char *date = way_date_format (iso);
  g_autofree char *line = space != NULL ? g_strdup_printf (_("%s: %s"), date, space + 1) : NULL;

  append_line (text, line);
}

static void
add_progress_cell (Plan *self, WayTable *table, WayRow *row)
{
  const WayId *id = way_row_id (row, "id");
  guint all = (guint) way_row_integer (row, "milestones");
  g_autoptr (GString) text = g_string_new (NULL);

  if (all > 0)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u of %u milestone", "%u of %u milestones", all),
                            (guint) way_row_integer (row, "milestones_done"), all);
  if (self->milestones != NULL)
    append_line (text, g_hash_table_lookup (self->milestones, id));
  if (self->updates != NULL)
    append_line (text, g_hash_table_lookup (self->updates, id));
  else
    append_latest (text, way_row_text (row, "last_update"));
  way_table_add_cell (table, text->str);
}

static void
add_details_cell (WayTable *table, WayRow *row)
{
  const char *resources = way_row_text (row, "resources");
  const char *outcome = way_row_text (row, "outcome_measure");
  g_autofree char *first = resources != NULL ? g_strdup_printf (_("Needs: %s"), resources) : NULL;
  g_autofree char *second = outcome != NULL ? g_strdup_printf (_("Shown by: %s"), outcome) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  append_line (text, first);
  append_line (text, second);
  way_table_add_cell (table, text->str);
}

static void
add_row (Plan *self, WayTable *table, WayRow *row)
{
  const char *status = way_row_text (row, "status");
  const char *rag = way_row_text (row, "rag");

  way_table_add_row (table);
  way_table_add_cell (table, way_row_text (row, "reference"));
  add_text_cell (self, table, row);
  add_accountable_cell (table, row);
  if (self->has_responsible)
    way_table_add_cell (table, way_row_text (row, "responsible"));
  add_due_cell (self, table, row);
  way_table_add_toned (table, way_choice_label ("action", "status", status != NULL ? status : "proposed"),
                       status_tone (status));
  way_table_add_toned (table, way_choice_label ("action", "rag", rag != NULL ? rag : "none"), rag_tone (rag));
  if (self->has_reason)
    way_table_add_cell (table, way_row_text (row, "rag_reason"));
  add_progress_cell (self, table, row);
  if (self->options.details)
    add_details_cell (table, row);
  if (self->options.reflections)
    way_table_add_cell (table, g_hash_table_lookup (self->reflections, way_row_id (row, "id")));
}

static void
add_table (Plan *self, WayDocument *document)
{
  WayTable *table;
  const char *group = NULL;
  guint n = 0;

  way_document_add_heading (document, 1, _("Actions"));
  table = way_document_add_table (document, _("Actions by theme"), TRUE);
  add_columns (self, table);
  for (guint i = 0; i < self->rows->len; i++)
    {
      WayRow *row = self->rows->pdata[i];
      const char *theme = way_row_text (row, "theme");

      if (!row_is_wanted (self, row))
        continue;
      if (theme == NULL)
        theme = _("No theme");
      if (self->has_theme && g_strcmp0 (group, theme) != 0)
        way_table_add_group (table, theme);
      group = theme;
      add_row (self, table, row);
      n++;
    }
  if (n == 0 && self->rows->len > 0)
    way_document_add_paragraph (document, _("No action is of this kind."));
}

/* --- Public --- */

gboolean
way_plan_scope_from_name (const char *name, WayPlanScope *scope)
{
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (g_ascii_strcasecmp (name, scopes[i].name) == 0)
      {
        *scope = (WayPlanScope) i;
        return TRUE;
      }
  return FALSE;
}

const char *
way_plan_scope_label (WayPlanScope scope)
{
  return g_dgettext (GETTEXT_PACKAGE, scopes[scope].label);
}

gboolean
way_plan_attribution_from_name (const char *name, WayPlanAttribution *attribution)
{
  for (guint i = 0; i < G_N_ELEMENTS (attributions); i++)
    if (g_ascii_strcasecmp (name, attributions[i].name) == 0)
      {
        *attribution = (WayPlanAttribution) i;
        return TRUE;
      }
  return FALSE;
}

const char *
way_plan_attribution_name (WayPlanAttribution attribution)
{
  return attributions[attribution].name;
}

const char *
way_plan_attribution_label (WayPlanAttribution attribution)
{
  return g_dgettext (GETTEXT_PACKAGE, attributions[attribution].label);
}

static WayRecord *
find_project (WayLibrary *library, const WayId *project, GError **error)
{
  g_autoptr (WayRecord) record = way_library_get (library, project);

  if (record != NULL && way_record_is (record, "project") && !way_record_get_deleted (record))
    return g_steal_pointer (&record);
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOT_FOUND,
                       _("The project is no longer in the library, so there is no plan of it to make."));
  return NULL;
}

GArray *
way_plan_list_actions (WayLibrary *library, const WayId *project, WayPlanScope scope)
{
  g_autofree char *today = g_strdup (way_clock_today ());
  g_autoptr (GPtrArray) rows = read_rows (library, project, today);
  Plan self = { .options = { .scope = scope }, .library = library, .project = project, .today = today };
  GArray *ids = way_id_list_new ();

  for (guint i = 0; i < rows->len; i++)
    if (row_is_wanted (&self, rows->pdata[i]))
      g_array_append_vals (ids, way_row_id (rows->pdata[i], "id"), 1);
  return ids;
}

WayDocument *
way_plan_document_new (WayLibrary *library, const WayId *project, const WayPlanOptions *options, char ***warnings,
                       GError **error)
{
  g_autoptr (WayRecord) record = find_project (library, project, error);
  g_autofree char *today = g_strdup (way_clock_today ());
  g_autofree char *title = NULL;
  g_auto (Plan) self = { .library = library, .project = project, .today = today };
  g_autoptr (WayDocument) document = NULL;
  g_auto (GStrv) found = NULL;

  if (record == NULL)
    return NULL;
  if (options != NULL)
    self.options = *options;
  plan_read (&self);
  title = g_strdup_printf (_("Action plan: %s"), way_record_get_title (record));
  document = way_document_new (title, NULL);
  add_details (&self, document, record);
  add_mark (document);
  add_summary (&self, document);
  add_key (document);
  add_table (&self, document);
  found = way_plan_sources_dup_warnings (self.sources);
  if (!way_library_read_whole (library, error))
    return NULL;
  if (warnings != NULL)
    *warnings = g_steal_pointer (&found);
  return g_steal_pointer (&document);
}

char *
way_plan_file_name (WayLibrary *library, const WayId *project, const char *extension)
{
  g_autofree char *title = way_describe (library, project);
  g_autofree char *name = g_strdup_printf (_("%s – action plan %s"), title, way_clock_today ());

  /* No character that one of the usual file systems forbids, and not longer than they allow. */
  g_strdelimit (name, "/\\:*?\"<>|\n\t", '-');
  if (strlen (name) > 200)
    {
      const char *end;

      name[200] = '\0';
      g_utf8_validate (name, -1, &end);
      name[end - name] = '\0';
    }
  return g_strdup_printf ("%s.%s", name, extension);
}
