/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-plan-cells.h"

#include "service/way-edit.h"
#include "ui/way-adaptive.h"
#include "ui/way-label.h"
#include "ui/way-plan-facts.h"
#include "ui/way-plan-span.h"
#include "ui/way-tooltip.h"

#include <glib/gi18n.h>

static gboolean
is_group (WayRecord *record)
{
  return !way_record_is (record, "action");
}

static void
set_label (GtkWidget *label, const char *text)
{
  way_label_set_prose (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static GtkWidget *
label_new (const char *css_class, int lines)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "lines", lines, "ellipsize", lines > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE,
                                   "width-chars", 4, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* How many lines things get before they end in dots. */
#define TEXT_LINES 6
#define NAME_LINES 4
#define SECOND_LINES 2
#define REASON_LINES 4
#define FACTS_LINES 3
#define REASON_CLASS "way-plan-reason"

/* A label, and below it what set_second() says. A table of hundreds of rows makes only what its cells show. */
static GtkWidget *
two_lines_new (int first_lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label_new (NULL, first_lines));
  return box;
}

/* Returns: (transfer none) (nullable): the second label, NULL if it never said anything. */
static GtkWidget *
set_second (GtkWidget *box, const char *text)
{
  GtkWidget *first = gtk_widget_get_first_child (box);
  GtkWidget *second = gtk_widget_get_next_sibling (first);

  if (second != NULL && (WAY_IS_PILL (second) || gtk_widget_has_css_class (second, REASON_CLASS)))
    second = NULL;
  if (second == NULL && (text == NULL || *text == '\0'))
    return NULL;
  if (second == NULL)
    {
      second = label_new ("caption", SECOND_LINES);
      gtk_widget_add_css_class (second, "dim-label");
      gtk_box_insert_child_after (GTK_BOX (box), second, first);
    }
  set_label (second, text);
  return second;
}

/* "Amber: wording still with legal", below all else in @box. */
static void
set_reason (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_widget_get_last_child (box);

  if (!gtk_widget_has_css_class (label, REASON_CLASS))
    {
      if (text == NULL)
        return;
      label = label_new ("caption", REASON_LINES);
      gtk_widget_add_css_class (label, REASON_CLASS);
      gtk_box_append (GTK_BOX (box), label);
    }
  set_label (label, text);
}

#define SHOWN_KEY "way-plan-shown"

void
way_plan_cell_set_shown (GtkWidget *cell, int shown)
{
  g_object_set_data (G_OBJECT (cell), SHOWN_KEY, GINT_TO_POINTER (shown + 1));
}

static char *
group_counts (GtkWidget *cell, WayLibrary *library, WayRecord *group)
{
  return way_plan_group_counts (library, group, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), SHOWN_KEY)) - 1);
}

/* --- What a row says --- */

/* "A-001 · 3 Mar 2022 · J. Hart"; "A-002 · overdue, 14 Jan 2022 · J. Hart": the day comes before a name, which may be long. */
static char *
narrow_facts (WayLibrary *library, WayRecord *record, gboolean *overdue)
{
  g_autofree char *agency = NULL;
  g_autofree char *note = NULL;
  g_autofree char *name = way_plan_accountable_text (library, record, &agency);
  g_autofree char *due = way_plan_due_text (library, record, &note, overdue);
  g_autofree char *when = note == NULL ? g_strdup (due)
                          : *overdue ? g_strdup_printf ("%s, %s", note, due) : g_strdup_printf ("%s, %s", due, note);
  const char *reference = way_record_get_text (record, "reference");
  const char *who = name != NULL ? name : _("no one yet");

  if (*due == '\0')
    return g_strjoin (" · ", reference != NULL ? reference : "", who, NULL);
  return g_strjoin (" · ", reference != NULL ? reference : "", when, who, NULL);
}

/* To who does not see it: the row, which has the focus, is called as its action, and has the facts for a description, and the
 * theme, whose heading the focus goes past. */
static void
tell_row (GtkWidget *row, WayLibrary *library, WayRecord *record, GtkLabel *first, const char *facts)
{
  g_autofree char *theme = !is_group (record) && way_record_has (record, "theme")
                             ? way_describe (library, way_record_get_reference (record, "theme")) : NULL;
  const char *rag = is_group (record) ? NULL : way_record_get_text (record, "rag");
  gboolean rated = rag != NULL && g_strcmp0 (rag, "none") != 0;
  g_autofree char *reason = is_group (record) ? NULL : way_plan_reason_text (record);
  GString *words = g_string_new (facts != NULL ? facts : _("theme"));

  if (!is_group (record))
    g_string_append_printf (words, " · %s", way_record_get_label (record, "status"));
  if (reason != NULL)
    g_string_append_printf (words, " · %s", reason);
  else if (rated)
    g_string_append_printf (words, " · %s", way_record_get_label (record, "rag"));
  if (theme != NULL)
    g_string_append_printf (words, " · %s", theme);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_label (first),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str, -1);
  g_string_free (words, TRUE);
}

/* --- Ref --- */

static GtkWidget *
setup_reference (void)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
fill_reference (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  way_label_set (GTK_LABEL (cell), is_group (record) ? "" : way_record_get_text (record, "reference"));
}

/* --- Action --- */

static GtkWidget *
setup_text (void)
{
  return way_plan_span_new (two_lines_new (TEXT_LINES));
}

/* The cells of a row lie in it each in a widget of the table's. */
static void
tell_table_row (GtkWidget *cell, GtkLabel *first, WayLibrary *library, WayRecord *record, const char *counts)
{
  GtkWidget *parent = gtk_widget_get_parent (cell);
  GtkWidget *row = parent != NULL ? gtk_widget_get_parent (parent) : NULL;
  gboolean overdue = FALSE;
  g_autofree char *facts = is_group (record) ? g_strdup (counts) : narrow_facts (library, record, &overdue);

  if (row != NULL)
    tell_row (row, library, record, first, facts);
}

static void
fill_text (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  GtkWidget *box = way_plan_span_get_child (WAY_PLAN_SPAN (cell));
  GtkWidget *first = gtk_widget_get_first_child (box);
  g_autofree char *source = is_group (record) ? group_counts (cell, library, record)
                                              : way_plan_source_text (library, record);
  g_autofree char *reason = is_group (record) ? NULL : way_plan_reason_text (record);

  gtk_widget_remove_css_class (first, is_group (record) ? "way-plan-text" : "heading");
  gtk_widget_add_css_class (first, is_group (record) ? "heading" : "way-plan-text");
  set_label (first, is_group (record) ? way_plan_group_title (record) : way_record_get_title (record));
  set_second (box, source);
  set_reason (box, reason);
  tell_table_row (cell, GTK_LABEL (first), library, record, source);
}

/* --- Accountable --- */

/* Who answers and for which agency, or a pill that nobody does. */
static GtkWidget *
setup_accountable (void)
{
  return two_lines_new (NAME_LINES);
}

static void
set_nobody (GtkWidget *cell, gboolean nobody)
{
  GtkWidget *last = gtk_widget_get_last_child (cell);

  if (WAY_IS_PILL (last))
    gtk_widget_set_visible (last, nobody);
  else if (nobody)
    gtk_box_append (GTK_BOX (cell), way_pill_new (_("no one yet"), WAY_TONE_WARNING));
}

static void
fill_accountable (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  GtkWidget *first = gtk_widget_get_first_child (cell);
  GtkWidget *second;
  g_autofree char *agency = NULL;
  g_autofree char *name = is_group (record) ? NULL : way_plan_accountable_text (library, record, &agency);

  set_label (first, name);
  second = set_second (cell, agency);
  /* Long names of agencies are cut. */
  way_tooltip_set (first, name);
  if (second != NULL)
    {
      gtk_label_set_lines (GTK_LABEL (second), NAME_LINES);
      way_tooltip_set (second, agency);
    }
  set_nobody (cell, name == NULL && !is_group (record));
}

/* --- Due --- */

static GtkWidget *
setup_due (void)
{
  return two_lines_new (2);
}

static void
set_overdue (GtkWidget *label, gboolean overdue)
{
  if (overdue)
    gtk_widget_add_css_class (label, "way-overdue");
  else
    gtk_widget_remove_css_class (label, "way-overdue");
}

static void
fill_due (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  gboolean overdue = FALSE;
  g_autofree char *note = NULL;
  g_autofree char *due = is_group (record) ? NULL : way_plan_due_text (library, record, &note, &overdue);
  GtkWidget *first = gtk_widget_get_first_child (cell);
  GtkWidget *second = set_second (cell, note);

  set_label (first, due);
  set_overdue (first, overdue);
  if (second == NULL)
    return;
  set_overdue (second, overdue);
  if (overdue)
    gtk_widget_remove_css_class (second, "dim-label");
  else
    gtk_widget_add_css_class (second, "dim-label");
}

/* --- Status and RAG --- */

static GtkWidget *
setup_pill (void)
{
  return g_object_new (WAY_TYPE_PILL, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_CENTER, NULL);
}

static void
fill_status (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  if (is_group (record))
    way_pill_set (WAY_PILL (cell), NULL, WAY_TONE_NEUTRAL);
  else
    way_pill_set (WAY_PILL (cell), way_record_get_label (record, "status"),
                  way_plan_status_tone (way_record_get_text (record, "status")));
}

static void
fill_rag (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  const char *rag = is_group (record) ? NULL : way_record_get_text (record, "rag");
  const char *reason = is_group (record) ? NULL : way_record_get_text (record, "rag_reason");
  gboolean rated = rag != NULL && g_strcmp0 (rag, "none") != 0;

  way_pill_set (WAY_PILL (cell), rated ? way_record_get_label (record, "rag") : NULL, way_plan_rag_tone (rag));
  way_tooltip_set (cell, reason);
}

/* --- Progress --- */

/* A bar and its words, made for the first action here that has milestones. */
static GtkWidget *
setup_progress (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static void
make_progress (GtkWidget *cell)
{
  GtkWidget *bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *label = label_new ("caption", 0);

  gtk_widget_add_css_class (bar, "way-plan-progress");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (cell), bar);
  gtk_box_append (GTK_BOX (cell), label);
}

static void
fill_progress (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  double fraction = 0;
  g_autofree char *brief = NULL;
  g_autofree char *text = is_group (record) ? NULL : way_plan_progress_text (library, record, &fraction, &brief);
  gboolean any = text != NULL && *text != '\0';
  GtkWidget *bar;

  if (any && gtk_widget_get_first_child (cell) == NULL)
    make_progress (cell);
  bar = gtk_widget_get_first_child (cell);
  if (bar == NULL)
    return;
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), fraction);
  gtk_widget_set_visible (bar, any);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, any ? text : "", -1);
  set_label (gtk_widget_get_last_child (cell), brief);
  way_tooltip_set (cell, any ? text : NULL);
}

/* --- Narrow --- */

/* Where letters are large, the pills go below the facts. */
static GtkWidget *
setup_narrow (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (way_text_scale () < WAY_TEXT_LARGE ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *pills = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *facts = label_new ("caption", FACTS_LINES);

  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_widget_set_hexpand (facts, TRUE);
  gtk_widget_add_css_class (facts, "dim-label");
  gtk_box_append (GTK_BOX (box), label_new (NULL, NAME_LINES));
  gtk_box_append (GTK_BOX (line), facts);
  gtk_box_append (GTK_BOX (pills), setup_pill ());
  gtk_box_append (GTK_BOX (pills), setup_pill ());
  gtk_box_append (GTK_BOX (line), pills);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static void
fill_narrow (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  GtkWidget *first = gtk_widget_get_first_child (cell);
  GtkWidget *line = gtk_widget_get_next_sibling (first);
  GtkWidget *facts = gtk_widget_get_first_child (line);
  GtkWidget *pills = gtk_widget_get_last_child (line);
  gboolean overdue = FALSE;
  g_autofree char *text = is_group (record) ? group_counts (cell, library, record)
                                            : narrow_facts (library, record, &overdue);
  g_autofree char *reason = is_group (record) ? NULL : way_plan_reason_text (record);

  if (is_group (record))
    gtk_widget_add_css_class (first, "heading");
  else
    gtk_widget_remove_css_class (first, "heading");
  set_label (first, is_group (record) ? way_plan_group_title (record) : way_record_get_title (record));
  gtk_widget_set_visible (line, text != NULL);
  set_label (facts, text);
  if (overdue)
    gtk_widget_add_css_class (facts, "way-overdue");
  else
    gtk_widget_remove_css_class (facts, "way-overdue");
  gtk_widget_set_visible (pills, !is_group (record));
  fill_rag (gtk_widget_get_first_child (pills), library, record);
  fill_status (gtk_widget_get_last_child (pills), library, record);
  set_reason (cell, reason);
  tell_row (gtk_widget_get_parent (cell), library, record, GTK_LABEL (first), text);
}

static const WayPlanCell cells[] = {
  { "reference", N_("Ref"), 70, 60, setup_reference, fill_reference },
  { "text", N_("Action"), 0, 0, setup_text, fill_text },
  { "accountable", N_("Accountable"), 172, 100, setup_accountable, fill_accountable },
  { "due", N_("Due"), 96, 80, setup_due, fill_due },
  { "status", N_("Status"), 100, 92, setup_pill, fill_status },
  { "rag", N_("RAG"), 76, 66, setup_pill, fill_rag },
  { "progress", N_("Progress"), 100, 82, setup_progress, fill_progress },
  { NULL },
};

static const WayPlanCell narrow_cell = { NULL, NULL, 0, 0, setup_narrow, fill_narrow };

const WayPlanCell *
way_plan_cells (void)
{
  return cells;
}

const WayPlanCell *
way_plan_narrow_cell (void)
{
  return &narrow_cell;
}
