/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-date.h"
#include "service/way-goal-service.h"
#include "ui/way-goal-dialog.h"
#include "ui/way-history-window.h"
#include "ui/way-overview-section.h"

#include <glib/gi18n.h>

/* "Short term · agreed 14 Jun 2021 by the core group" */
static char *
agreed_words (WayRecord *goal, gboolean latest)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *date = way_date_format (way_record_get_text (goal, "agreed_on"));
  const char *by = way_record_get_text (goal, "agreed_by");

  g_strv_builder_add (words, latest ? _("Now") : _("Before"));
  g_strv_builder_add (words, way_record_get_label (goal, "kind"));
  g_strv_builder_add (words, *date != '\0' ? date : _("date not recorded"));
  g_strv_builder_add (words, by != NULL ? by : _("who agreed is not recorded"));
  list = g_strv_builder_end (words);
  return g_strjoinv (" · ", list);
}

static GtkWidget *
version_new (WayRecord *goal, gboolean latest)
{
  GtkWidget *card = way_overview_card_new ();
  g_autofree char *words = agreed_words (goal, latest);

  gtk_box_append (GTK_BOX (card), way_overview_label_new (words, "dim-label caption"));
  gtk_box_append (GTK_BOX (card), way_overview_label_new (way_record_get_text (goal, "text"), latest ? "heading" : NULL));
  return card;
}

void
way_goal_history_open (WayPage *page, const WayId *goal)
{
  g_autoptr (GPtrArray) versions = way_goal_history (way_page_get_library (page), goal);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  for (guint i = 0; i < versions->len; i++)
    g_ptr_array_add (cards, version_new (versions->pdata[i], i == 0));
  way_history_window_open (page, _("History of the goal"), cards);
}
