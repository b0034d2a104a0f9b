/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-overview-plan.h"

#include "base/way-clock.h"
#include "ui/way-overview-section.h"
#include "ui/way-pill.h"
#include "ui/way-rooms.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

#define N_PARTS 6
#define BAR_COLUMNS 100

static const struct {
  const char *column;
  const char *class;
  const char *words;
  WayTone tone;
} parts[N_PARTS] = {
  /* Translators: a number of actions. */
  { "complete", "complete", N_("%d complete"), WAY_TONE_INFO },
  { "on_track", "on-track", N_("%d on track"), WAY_TONE_GOOD },
  { "not_rated", "not-rated", N_("%d not rated"), WAY_TONE_NEUTRAL },
  { "at_risk", "at-risk", N_("%d at risk"), WAY_TONE_WARNING },
  { "overdue", "overdue", N_("%d overdue"), WAY_TONE_BAD },
  { "proposed", "proposed", N_("%d proposed"), WAY_TONE_NEUTRAL },
};

typedef struct {
  WayPage *page; /* borrowed */
  GtkWidget *bar;
  GtkWidget *pills;
  GtkWidget *empty;
} Plan;

static void
clear_bar (GtkWidget *bar)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (bar)) != NULL)
    gtk_grid_remove (GTK_GRID (bar), child);
}

/* Each part as wide as its share, at least two of a hundred columns. */
static void
show_bar (Plan *self, const int *counts, int total)
{
  int column = 0;

  clear_bar (self->bar);
  for (guint i = 0; i < N_PARTS; i++)
    if (counts[i] > 0)
      {
        GtkWidget *part = g_object_new (GTK_TYPE_BOX, "hexpand", TRUE, NULL);
        int wide = MAX (2, counts[i] * BAR_COLUMNS / total);

        gtk_widget_add_css_class (part, parts[i].class);
        gtk_grid_attach (GTK_GRID (self->bar), part, column, 0, wide, 1);
        column += wide;
      }
}

static void
show_pills (Plan *self, const int *counts)
{
  way_wrap_clear (WAY_WRAP (self->pills));
  for (guint i = 0; i < N_PARTS; i++)
    if (counts[i] > 0)
      {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        g_autofree char *words = g_strdup_printf (_(parts[i].words), counts[i]);
#pragma GCC diagnostic pop

        way_wrap_append (WAY_WRAP (self->pills), way_pill_new (words, parts[i].tone));
      }
}

static void
refresh (GtkWidget *section)
{
  Plan *self = g_object_get_data (G_OBJECT (section), "way-plan");
  g_autoptr (GPtrArray) rows = way_library_query_rows (way_page_get_library (self->page), "plan summary", "is",
                                                       way_page_get_project (self->page), way_clock_today ());
  int counts[N_PARTS], total = 0;

  for (guint i = 0; i < N_PARTS; i++)
    {
      counts[i] = (int) way_row_integer (rows->pdata[0], parts[i].column);
      total += counts[i];
    }
  gtk_widget_set_visible (self->bar, total > 0);
  gtk_widget_set_visible (self->pills, total > 0);
  gtk_widget_set_visible (self->empty, total == 0);
  if (total > 0)
    show_bar (self, counts, total);
  show_pills (self, counts);
}

static void
open_cb (WayPage *page)
{
  const WayRoom *room = way_room_for_kind ("action");

  if (room != NULL)
    way_page_go (page, room->id, NULL);
}

GtkWidget *
way_overview_plan_new (WayPage *page)
{
  Plan *self = g_new0 (Plan, 1);
  GtkWidget *card = way_overview_card_new ();
  GtkWidget *open = way_overview_button_new (_("Open plan"), NULL);
  GtkWidget *section = way_overview_section_new (_("Action plan"), open, card);

  self->page = page;
  self->bar = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "overflow", GTK_OVERFLOW_HIDDEN,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->pills = way_wrap_new ();
  self->empty = way_overview_label_new (_("No actions yet. Capture them in a workshop, or from a card."), "dim-label");
  gtk_widget_add_css_class (self->bar, "way-plan-bar");
  gtk_box_append (GTK_BOX (card), self->bar);
  gtk_box_append (GTK_BOX (card), self->pills);
  gtk_box_append (GTK_BOX (card), self->empty);
  gtk_widget_set_visible (open, way_room_for_kind ("action") != NULL);
  g_object_set_data_full (G_OBJECT (section), "way-plan", self, g_free);
  g_signal_connect_object (open, "clicked", G_CALLBACK (open_cb), page, G_CONNECT_SWAPPED);
  way_overview_follow (section, page, refresh);
  return section;
}
