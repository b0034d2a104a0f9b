/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-overview-page.h"

#include "ui/way-goal-dialog.h"
#include "ui/way-overview-details.h"
#include "ui/way-overview-goals.h"
#include "ui/way-overview-head.h"
#include "ui/way-overview-needs.h"
#include "ui/way-overview-next.h"
#include "ui/way-overview-plan.h"
#include "ui/way-overview-stage.h"
#include "ui/way-overview-themes.h"
#include "ui/way-stage-dialog.h"

struct _WayOverviewPage {
  WayPage parent_instance;

  /* template children */
  GtkButton *people_button;
  GtkButton *details_button;
  GtkBox *columns;
  GtkBox *left;
  GtkBox *right;

  /* borrowed */
  GtkWidget *stage;
};

G_DEFINE_FINAL_TYPE (WayOverviewPage, way_overview_page, WAY_TYPE_PAGE)

static void
details_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_overview_details_open (WAY_PAGE (widget));
}

static void
open_people (WayPage *page)
{
  way_page_go (page, "people", NULL);
}

static void
people_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_people (WAY_PAGE (widget));
}

static void
add_goal_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_goal_dialog_open (WAY_PAGE (widget), NULL);
}

static void
change_stage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_stage_dialog_open (WAY_PAGE (widget));
}

static void
stage_history_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_overview_stage_open_history (WAY_PAGE (widget));
}

static void
way_overview_page_constructed (GObject *object)
{
  WayOverviewPage *self = WAY_OVERVIEW_PAGE (object);
  WayPage *page = WAY_PAGE (self);

  G_OBJECT_CLASS (way_overview_page_parent_class)->constructed (object);
  self->stage = way_overview_stage_new (page);
  gtk_box_append (self->left, way_overview_head_new (page));
  gtk_box_append (self->left, way_overview_goals_new (page));
  gtk_box_append (self->left, self->stage);
  gtk_box_append (self->left, way_overview_themes_new (page));
  gtk_box_append (self->right, way_overview_next_new (page));
  gtk_box_append (self->right, way_overview_plan_new (page));
  gtk_box_append (self->right, way_overview_needs_new (page));
  /* The header takes the buttons out of the page, and with it out of reach of its actions. */
  g_signal_connect_object (self->details_button, "clicked", G_CALLBACK (way_overview_details_open), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people_button, "clicked", G_CALLBACK (open_people), page, G_CONNECT_SWAPPED);
}

static void
way_overview_page_width_changed (WayPage *page, WayWidthClass width_class)
{
  WayOverviewPage *self = WAY_OVERVIEW_PAGE (page);
  gboolean wide = width_class == WAY_WIDTH_WIDE;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_homogeneous (self->columns, wide);
  way_overview_stage_set_narrow (self->stage, width_class == WAY_WIDTH_NARROW);
}

/* A goal shows its history; the project its details. */
static void
way_overview_page_open_record (WayPage *page, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (way_page_get_library (page), id);

  if (record != NULL && way_record_is (record, "goal"))
    way_goal_history_open (page, id);
}

static void
way_overview_page_class_init (WayOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  WayPageClass *page_class = WAY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = way_overview_page_constructed;
  page_class->width_changed = way_overview_page_width_changed;
  page_class->open_record = way_overview_page_open_record;
  gtk_widget_class_install_action (widget_class, "page.details", NULL, details_cb);
  gtk_widget_class_install_action (widget_class, "page.people", NULL, people_cb);
  gtk_widget_class_install_action (widget_class, "page.add-goal", NULL, add_goal_cb);
  gtk_widget_class_install_action (widget_class, "page.change-stage", NULL, change_stage_cb);
  gtk_widget_class_install_action (widget_class, "page.stage-history", NULL, stage_history_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WayOverviewPage, people_button);
  gtk_widget_class_bind_template_child (widget_class, WayOverviewPage, details_button);
  gtk_widget_class_bind_template_child (widget_class, WayOverviewPage, columns);
  gtk_widget_class_bind_template_child (widget_class, WayOverviewPage, left);
  gtk_widget_class_bind_template_child (widget_class, WayOverviewPage, right);
}

static void
way_overview_page_init (WayOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
