/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-overview-head.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "service/way-edit.h"
#include "ui/way-label.h"
#include "ui/way-overview-section.h"
#include "ui/way-pill.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

#define PILLS_SHOWN 4

typedef struct {
  WayPage *page; /* borrowed */
  GtkWidget *title;
  GtkWidget *facts;
  GtkWidget *agencies;
} Head;

static void
add_fact (GStrvBuilder *facts, const char *fact)
{
  if (fact != NULL && *fact != '\0')
    g_strv_builder_add (facts, fact);
}

/* "Dorset Safeguarding Children Partnership · Standard · Digital · started June 2021" */
static char *
fact_words (WayLibrary *library, WayRecord *project)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *partnerships = way_describe_all (library, way_record_get_references (project, "partnerships"));
  g_autofree char *commenced = way_date_format (way_record_get_text (project, "commenced"));
  g_autofree char *started = *commenced != '\0' ? g_strdup_printf (_("started %s"), commenced) : NULL;

  add_fact (facts, partnerships);
  add_fact (facts, way_record_get_label (project, "size"));
  add_fact (facts, way_record_get_label (project, "delivery"));
  add_fact (facts, started);
  list = g_strv_builder_end (facts);
  return g_strjoinv (" · ", list);
}

static void
people_cb (WayPage *page)
{
  way_page_go (page, "people", NULL);
}

static void
add_people_button (Head *head, const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "way-small");
  if (gtk_widget_get_first_child (head->agencies) == NULL)
    gtk_widget_add_css_class (button, "way-in-line");
  g_signal_connect_object (button, "clicked", G_CALLBACK (people_cb), head->page, G_CONNECT_SWAPPED);
  way_wrap_append (WAY_WRAP (head->agencies), button);
}

static void
show_agencies (Head *head, WayLibrary *library, const WayId *project)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "agency names of project", "is", project,
                                                        way_clock_today ());
  g_autofree char *label = NULL;

  way_wrap_clear (WAY_WRAP (head->agencies));
  for (guint i = 0; i < MIN (rows->len, PILLS_SHOWN); i++)
    {
      GtkWidget *pill = way_pill_new (way_row_text (rows->pdata[i], "name"), WAY_TONE_NEUTRAL);

      gtk_widget_add_css_class (pill, "way-fact");
      way_wrap_append (WAY_WRAP (head->agencies), pill);
    }
  if (rows->len == 0)
    label = g_strdup (_("Add agencies and people"));
  else if (rows->len > PILLS_SHOWN)
    label = g_strdup_printf (ngettext ("+%u agency · people", "+%u agencies · people", rows->len - PILLS_SHOWN),
                             rows->len - PILLS_SHOWN);
  else
    label = g_strdup (_("Agencies and people"));
  add_people_button (head, label);
}

static void
refresh (GtkWidget *box)
{
  Head *head = g_object_get_data (G_OBJECT (box), "way-head");
  WayLibrary *library = way_page_get_library (head->page);
  g_autoptr (WayRecord) project = way_page_dup_project_record (head->page);
  g_autofree char *facts = NULL;

  if (project == NULL)
    return;
  facts = fact_words (library, project);
  way_label_set (GTK_LABEL (head->title), way_record_get_title (project));
  way_label_set (GTK_LABEL (head->facts), facts);
  show_agencies (head, library, way_record_get_id (project));
}

GtkWidget *
way_overview_head_new (WayPage *page)
{
  Head *head = g_new0 (Head, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  head->page = page;
  head->title = way_overview_label_new (NULL, "title-1");
  head->facts = way_overview_label_new (NULL, "dim-label");
  head->agencies = way_wrap_new ();
  gtk_label_set_selectable (GTK_LABEL (head->title), FALSE);
  gtk_box_append (GTK_BOX (box), head->title);
  gtk_box_append (GTK_BOX (box), head->facts);
  gtk_box_append (GTK_BOX (box), head->agencies);
  g_object_set_data_full (G_OBJECT (box), "way-head", head, g_free);
  way_overview_follow (box, page, refresh);
  return box;
}
