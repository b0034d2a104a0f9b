/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-date.h"
#include "service/way-goal-service.h"
#include "ui/way-goal-dialog.h"
#include "ui/way-overview-section.h"

#include <glib/gi18n.h>

static gboolean
close_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static GtkWidget *
window_new (WayPage *page, GtkWidget *content)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                      "child", content, NULL);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", _("History of the goal"), "modal", TRUE, "default-width", 480,
                                    "default-height", 480, "destroy-with-parent", TRUE, "content", box, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scroller);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  return window;
}

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
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-top", 18,
                                 "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);

  for (guint i = 0; i < versions->len; i++)
    gtk_box_append (GTK_BOX (box), version_new (versions->pdata[i], i == 0));
  gtk_window_present (GTK_WINDOW (window_new (page, box)));
}
