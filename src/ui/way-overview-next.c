/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-overview-next.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "service/way-review-service.h"
#include "ui/way-label.h"
#include "ui/way-overview-section.h"
#include "ui/way-pill.h"
#include "ui/way-rooms.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

typedef struct {
  WayPage *page; /* borrowed */
  GtkWidget *title;
  GtkWidget *facts;
  GtkWidget *pill;
  GtkWidget *button;
  WayId workshop;
  gboolean any;
} Next;

/* "10:00–12:30" */
static char *
time_words (WayRecord *workshop)
{
  const char *start = way_record_get_text (workshop, "start");
  gint64 minutes = way_record_get_integer (workshop, "planned_minutes", 0);
  int hour = 0, minute = 0;

  if (start == NULL || strlen (start) < 16)
    return NULL;
  hour = (int) g_ascii_strtoll (start + 11, NULL, 10);
  minute = (int) g_ascii_strtoll (start + 14, NULL, 10);
  if (minutes <= 0)
    return g_strdup_printf ("%02d:%02d", hour, minute);
  minutes += hour * 60 + minute;
  return g_strdup_printf ("%02d:%02d–%02d:%02d", hour, minute, (int) (minutes / 60 % 24), (int) (minutes % 60));
}

/* "Thu 3 Feb 2022, 10:00–12:30 · online · 14 invited" */
static char *
fact_words (WayLibrary *library, WayRecord *workshop)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *start = g_strndup (way_record_has (workshop, "start") ? way_record_get_text (workshop, "start") : "", 10);
  g_autofree char *day = *start != '\0' ? way_date_format_day (start) : g_strdup (_("no date yet"));
  g_autofree char *time = time_words (workshop);
  g_autofree char *when = time != NULL ? g_strdup_printf ("%s, %s", day, time) : g_strdup (day);
  int invited = (int) way_library_query_count (library, "invited count", "i", way_record_get_id (workshop));

  g_strv_builder_add (facts, when);
  if (way_record_has (workshop, "place"))
    g_strv_builder_add (facts, way_record_get_text (workshop, "place"));
  if (invited > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%d invited", "%d invited", (gulong) invited), invited);

      g_strv_builder_add (facts, words);
    }
  list = g_strv_builder_end (facts);
  return g_strjoinv (" · ", list);
}

static void
show_workshop (Next *self, WayLibrary *library, WayRecord *workshop)
{
  g_autofree char *facts = fact_words (library, workshop);
  int n = (int) way_review_n_pending (library, way_record_get_id (workshop));
  g_autofree char *words = n > 0 ? g_strdup_printf (ngettext ("%d action to reflect back", "%d actions to reflect back", (gulong) n), n)
                                 : g_strdup ("");

  self->workshop = *way_record_get_id (workshop);
  way_label_set (GTK_LABEL (self->title), way_record_get_title (workshop));
  way_label_set (GTK_LABEL (self->facts), facts);
  way_pill_set (WAY_PILL (self->pill), words, WAY_TONE_INFO);
}

static void
refresh (GtkWidget *section)
{
  Next *self = g_object_get_data (G_OBJECT (section), "way-next");
  WayLibrary *library = way_page_get_library (self->page);
  g_autoptr (WayRecord) workshop = way_library_query_record (library, "next workshop", "is", way_page_get_project (self->page),
                                                             way_clock_today ());

  self->any = workshop != NULL;
  gtk_widget_set_visible (self->title, self->any);
  gtk_button_set_label (GTK_BUTTON (self->button), self->any ? _("Plan workshop") : _("Add a workshop"));
  gtk_widget_set_visible (self->button, way_room_for_kind ("workshop") != NULL);
  if (self->any)
    {
      show_workshop (self, library, workshop);
      return;
    }
  gtk_label_set_label (GTK_LABEL (self->facts), _("No workshop is planned. Add one when you know what to bring to it."));
  way_pill_set (WAY_PILL (self->pill), "", WAY_TONE_INFO);
}

static void
plan_cb (GtkWidget *section)
{
  Next *self = g_object_get_data (G_OBJECT (section), "way-next");
  const WayRoom *room = way_room_for_kind ("workshop");

  if (self->any)
    way_page_open (self->page, &self->workshop);
  else if (room != NULL)
    way_page_go (self->page, room->id, NULL);
}

GtkWidget *
way_overview_next_new (WayPage *page)
{
  Next *self = g_new0 (Next, 1);
  GtkWidget *card = way_overview_card_new ();
  GtkWidget *section = way_overview_section_new (_("Next workshop"), NULL, card);

  self->page = page;
  self->title = way_overview_label_new (NULL, "heading");
  self->facts = way_overview_label_new (NULL, "dim-label");
  self->pill = way_pill_new ("", WAY_TONE_INFO);
  self->button = g_object_new (GTK_TYPE_BUTTON, "halign", GTK_ALIGN_START, "margin-top", 6, NULL);
  gtk_box_append (GTK_BOX (card), self->title);
  gtk_box_append (GTK_BOX (card), self->facts);
  gtk_box_append (GTK_BOX (card), self->pill);
  gtk_box_append (GTK_BOX (card), self->button);
  g_object_set_data_full (G_OBJECT (section), "way-next", self, g_free);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (plan_cb), section, G_CONNECT_SWAPPED);
  way_overview_follow (section, page, refresh);
  return section;
}
