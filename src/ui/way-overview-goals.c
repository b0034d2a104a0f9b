/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-overview-goals.h"

#include "base/way-date.h"
#include "service/way-goal-service.h"
#include "ui/way-goal-dialog.h"
#include "ui/way-label.h"
#include "ui/way-overview-section.h"
#include "ui/way-pill.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

#define FIRST_SHOWN 2

/* The parts of a row, kept with its child. */
typedef struct {
  GtkWidget *text;
  GtkWidget *pill;
  GtkWidget *agreed;
  GtkWidget *refine;
  GtkWidget *history;
} GoalRow;

static void
refine_cb (GtkListBoxRow *item)
{
  WayRecord *goal = way_overview_item (item);
  GtkWidget *child = gtk_list_box_row_get_child (item);

  way_goal_dialog_open (WAY_PAGE (gtk_widget_get_ancestor (child, WAY_TYPE_PAGE)), way_record_get_id (goal));
}

static void
history_cb (GtkListBoxRow *item)
{
  WayRecord *goal = way_overview_item (item);
  GtkWidget *child = gtk_list_box_row_get_child (item);

  way_goal_history_open (WAY_PAGE (gtk_widget_get_ancestor (child, WAY_TYPE_PAGE)), way_record_get_id (goal));
}

static void
setup_goal (GtkListBoxRow *item, WayPage *page)
{
  GoalRow *row = g_new0 (GoalRow, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *facts = way_wrap_new ();

  row->text = way_overview_label_new (NULL, NULL);
  row->pill = way_pill_new ("", WAY_TONE_INFO);
  row->agreed = way_overview_label_new (NULL, "dim-label caption");
  row->history = way_overview_button_new (_("History"), "document-open-recent-symbolic");
  row->refine = way_overview_button_new (_("Refine"), "document-edit-symbolic");
  way_wrap_append (WAY_WRAP (facts), row->pill);
  way_wrap_append (WAY_WRAP (facts), row->agreed);
  gtk_box_append (GTK_BOX (words), row->text);
  gtk_box_append (GTK_BOX (words), facts);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), row->history);
  gtk_box_append (GTK_BOX (box), row->refine);
  g_signal_connect_object (row->refine, "clicked", G_CALLBACK (refine_cb), item, G_CONNECT_SWAPPED);
  g_signal_connect_object (row->history, "clicked", G_CALLBACK (history_cb), item, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (box), "way-row", row, g_free);
  gtk_list_box_row_set_child (item, box);
}

static char *
agreed_words (WayRecord *goal)
{
  g_autofree char *date = way_date_format (way_record_get_text (goal, "agreed_on"));
  const char *by = way_record_get_text (goal, "agreed_by");

  if (*date != '\0' && by != NULL)
    /* Translators: a goal was agreed on a day by somebody. */
    return g_strdup_printf (_("agreed %s by %s"), date, by);
  if (*date != '\0')
    return g_strdup_printf (_("agreed %s"), date);
  return by != NULL ? g_strdup_printf (_("agreed by %s"), by) : g_strdup ("");
}

static void
fill_goal (GtkListBoxRow *item, WayPage *page)
{
  WayRecord *goal = way_overview_item (item);
  GoalRow *row = g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (item)), "way-row");
  g_autofree char *kind = g_utf8_strdown (way_record_get_label (goal, "kind"), -1);
  g_autofree char *agreed = agreed_words (goal);
  g_autoptr (GPtrArray) history = way_goal_history (way_page_get_library (page), way_record_get_id (goal));

  way_label_set_prose (GTK_LABEL (row->text), way_record_get_text (goal, "text"));
  way_pill_set (WAY_PILL (row->pill), kind, WAY_TONE_INFO);
  way_label_set (GTK_LABEL (row->agreed), agreed);
  gtk_widget_set_visible (row->agreed, *agreed != '\0');
  gtk_widget_set_visible (row->history, history->len > 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->refine), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, way_record_get_text (goal, "text"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->history), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, way_record_get_text (goal, "text"), -1);
  way_overview_name_row (item, way_record_get_text (goal, "text"), kind);
}

/* The goals behind the slice that is shown. */
typedef struct {
  GListModel *goals;
  GtkSliceListModel *shown;
  GtkWidget *more;
} Goals;

static void
show_more (GtkWidget *section)
{
  Goals *self = g_object_get_data (G_OBJECT (section), "way-goals");
  guint n = g_list_model_get_n_items (self->goals);
  g_autofree char *label = g_strdup_printf (_("Show all %u"), n);

  gtk_widget_set_visible (self->more, n > gtk_slice_list_model_get_size (self->shown));
  gtk_button_set_label (GTK_BUTTON (self->more), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
more_cb (GtkWidget *section)
{
  Goals *self = g_object_get_data (G_OBJECT (section), "way-goals");

  gtk_slice_list_model_set_size (self->shown, G_MAXUINT);
  show_more (section);
}

static void
add_cb (WayPage *page)
{
  way_goal_dialog_open (page, NULL);
}

static GtkWidget *
buttons_new (Goals *self, WayPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *add = way_overview_button_new (_("Add goal"), NULL);

  self->more = way_overview_button_new (_("Show all"), NULL);
  gtk_box_append (GTK_BOX (box), self->more);
  gtk_box_append (GTK_BOX (box), add);
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_cb), page, G_CONNECT_SWAPPED);
  return box;
}

GtkWidget *
way_overview_goals_new (WayPage *page)
{
  Goals *self = g_new0 (Goals, 1);
  GtkWidget *list, *section;

  self->goals = G_LIST_MODEL (way_list_new (way_page_get_library (page), "goals of project", "i",
                                            way_page_get_project (page)));
  self->shown = gtk_slice_list_model_new (self->goals, 0, FIRST_SHOWN);
  list = way_overview_list_new (page, _("Goals"), G_LIST_MODEL (self->shown), setup_goal, fill_goal, NULL);
  section = way_overview_section_new (_("Goals"), buttons_new (self, page),
                                      way_overview_or_empty_new (list, G_LIST_MODEL (self->shown), _("What is to be different at the end? Add the goal in the partnership’s own words; it can be refined later, and its history is kept.")));
  g_object_set_data_full (G_OBJECT (section), "way-goals", self, g_free);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), section, G_CONNECT_SWAPPED);
  way_overview_follow (section, page, show_more);
  return section;
}
