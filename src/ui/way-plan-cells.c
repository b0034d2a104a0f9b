/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-plan-cells.h"

#include "ui/way-plan-facts.h"
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
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
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

/* Two labels, one above the other. */
static GtkWidget *
two_lines_new (int first_lines, int second_lines)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *second = label_new ("caption", second_lines);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label_new (NULL, first_lines));
  gtk_widget_add_css_class (second, "dim-label");
  gtk_box_append (GTK_BOX (box), second);
  return box;
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
  gtk_label_set_label (GTK_LABEL (cell), is_group (record) ? "" : way_record_get_text (record, "reference"));
}

/* --- Action --- */

static GtkWidget *
setup_text (void)
{
  return two_lines_new (3, 2);
}

static void
fill_text (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  GtkWidget *first = gtk_widget_get_first_child (cell);
  g_autofree char *source = is_group (record) ? way_plan_group_counts (library, record)
                                              : way_plan_source_text (library, record);

  gtk_widget_remove_css_class (first, is_group (record) ? "way-plan-text" : "heading");
  gtk_widget_add_css_class (first, is_group (record) ? "heading" : "way-plan-text");
  set_label (first, is_group (record) ? way_plan_group_title (record) : way_record_get_title (record));
  set_label (gtk_widget_get_last_child (cell), source);
}

/* --- Accountable --- */

static GtkWidget *
setup_accountable (void)
{
  GtkWidget *box = two_lines_new (3, 2);

  gtk_box_append (GTK_BOX (box), g_object_new (WAY_TYPE_PILL, "halign", GTK_ALIGN_START, NULL));
  return box;
}

static void
fill_accountable (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  GtkWidget *first = gtk_widget_get_first_child (cell);
  g_autofree char *agency = NULL;
  g_autofree char *name = is_group (record) ? NULL : way_plan_accountable_text (library, record, &agency);

  set_label (first, name);
  set_label (gtk_widget_get_next_sibling (first), agency);
  /* Long names of agencies are cut. */
  way_tooltip_set (first, name);
  way_tooltip_set (gtk_widget_get_next_sibling (first), agency);
  way_pill_set (WAY_PILL (gtk_widget_get_last_child (cell)), name == NULL && !is_group (record) ? _("no one yet") : NULL,
                WAY_TONE_WARNING);
}

/* --- Due --- */

static GtkWidget *
setup_due (void)
{
  return two_lines_new (2, 2);
}

static void
fill_due (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  gboolean overdue = FALSE;
  g_autofree char *note = NULL;
  g_autofree char *due = is_group (record) ? NULL : way_plan_due_text (library, record, &note, &overdue);
  GtkWidget *second = gtk_widget_get_last_child (cell);

  set_label (gtk_widget_get_first_child (cell), due);
  set_label (second, note);
  for (GtkWidget *label = gtk_widget_get_first_child (cell); label != NULL; label = gtk_widget_get_next_sibling (label))
    if (overdue)
      gtk_widget_add_css_class (label, "way-overdue");
    else
      gtk_widget_remove_css_class (label, "way-overdue");
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

static GtkWidget *
setup_progress (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *bar = g_object_new (GTK_TYPE_PROGRESS_BAR, "valign", GTK_ALIGN_CENTER, NULL);
  GtkWidget *label = label_new ("caption", 0);

  gtk_widget_add_css_class (bar, "way-plan-progress");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
fill_progress (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  double fraction = 0;
  g_autofree char *text = is_group (record) ? NULL : way_plan_progress_text (library, record, &fraction);
  GtkWidget *bar = gtk_widget_get_first_child (cell);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), fraction);
  gtk_widget_set_visible (bar, text != NULL && *text != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
  set_label (gtk_widget_get_last_child (cell), text);
}

/* --- Narrow --- */

static GtkWidget *
setup_narrow (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *facts = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE, NULL);

  gtk_widget_set_margin_top (box, 3);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_widget_add_css_class (facts, "caption");
  gtk_widget_add_css_class (facts, "dim-label");
  gtk_box_append (GTK_BOX (box), label_new (NULL, 2));
  gtk_box_append (GTK_BOX (line), facts);
  gtk_box_append (GTK_BOX (line), setup_pill ());
  gtk_box_append (GTK_BOX (line), setup_pill ());
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

/* "A-002 · J. Hart · 14 Jan 2022, overdue" */
static char *
narrow_facts (WayLibrary *library, WayRecord *record, gboolean *overdue)
{
  g_autofree char *agency = NULL;
  g_autofree char *note = NULL;
  g_autofree char *name = way_plan_accountable_text (library, record, &agency);
  g_autofree char *due = way_plan_due_text (library, record, &note, overdue);
  GString *text = g_string_new (way_record_get_text (record, "reference"));

  g_string_append_printf (text, " · %s", name != NULL ? name : _("no one yet"));
  if (*due != '\0')
    g_string_append_printf (text, " · %s", due);
  if (note != NULL)
    g_string_append_printf (text, ", %s", note);
  return g_string_free (text, FALSE);
}

static void
fill_narrow (GtkWidget *cell, WayLibrary *library, WayRecord *record)
{
  GtkWidget *first = gtk_widget_get_first_child (cell);
  GtkWidget *line = gtk_widget_get_last_child (cell);
  GtkWidget *facts = gtk_widget_get_first_child (line);
  gboolean overdue = FALSE;
  g_autofree char *text = is_group (record) ? way_plan_group_counts (library, record)
                                            : narrow_facts (library, record, &overdue);

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
  fill_rag (gtk_widget_get_next_sibling (facts), library, record);
  fill_status (gtk_widget_get_last_child (line), library, record);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (first)), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : _("theme"), -1);
}

static const WayPlanCell cells[] = {
  { "reference", N_("Ref"), 62, 52, setup_reference, fill_reference },
  { "text", N_("Action"), 0, 0, setup_text, fill_text },
  { "accountable", N_("Accountable"), 126, 100, setup_accountable, fill_accountable },
  { "due", N_("Due"), 96, 80, setup_due, fill_due },
  { "status", N_("Status"), 100, 92, setup_pill, fill_status },
  { "rag", N_("RAG"), 76, 66, setup_pill, fill_rag },
  { "progress", N_("Progress"), 92, 74, setup_progress, fill_progress },
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
