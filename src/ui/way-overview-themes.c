/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-overview-themes.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "ui/way-label.h"
#include "ui/way-overview-section.h"
#include "ui/way-pill.h"

#include <glib/gi18n.h>

typedef struct {
  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *counts;
  GtkWidget *pill;
} ThemeRow;

static void
setup_theme (GtkListBoxRow *item, WayPage *page)
{
  ThemeRow *row = g_new0 (ThemeRow, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  row->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  row->name = way_overview_label_new (NULL, "heading");
  row->counts = way_overview_label_new (NULL, "dim-label caption");
  row->pill = way_pill_new ("", WAY_TONE_NEUTRAL);
  gtk_widget_set_hexpand (words, TRUE);
  way_pill_keep_whole (WAY_PILL (row->pill));
  gtk_box_append (GTK_BOX (words), row->name);
  gtk_box_append (GTK_BOX (words), row->counts);
  gtk_box_append (GTK_BOX (box), row->icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), row->pill);
  g_object_set_data_full (G_OBJECT (box), "way-row", row, g_free);
  gtk_list_box_row_set_child (item, box);
}

static char *
count_words (WayLibrary *library, const WayId *theme)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "theme counts", "i", theme);
  WayRow *row = rows->pdata[0];
  int cards = (int) way_row_integer (row, "cards"), agencies = (int) way_row_integer (row, "agencies");
  int actions = (int) way_row_integer (row, "actions");
  g_autofree char *one = g_strdup_printf (ngettext ("%d card", "%d cards", (gulong) cards), cards);
  g_autofree char *two = g_strdup_printf (ngettext ("%d agency", "%d agencies", (gulong) agencies), agencies);
  g_autofree char *three = actions == 0 ? g_strdup (_("no action yet"))
                                        : g_strdup_printf (ngettext ("%d action", "%d actions", (gulong) actions), actions);

  /* A report may not say who raised what. */
  return agencies > 0 ? g_strjoin (" · ", one, two, three, NULL) : g_strjoin (" · ", one, three, NULL);
}

static WayTone
state_tone (const char *state)
{
  if (g_strcmp0 (state, "taken_forward") == 0 || g_strcmp0 (state, "explored") == 0)
    return WAY_TONE_GOOD;
  return g_strcmp0 (state, "proposed") == 0 ? WAY_TONE_INFO : WAY_TONE_NEUTRAL;
}

static const char *
state_icon (const char *state)
{
  if (state_tone (state) == WAY_TONE_GOOD)
    return "object-select-symbolic";
  return g_strcmp0 (state, "parked") == 0 ? "media-playback-pause-symbolic" : "way-theme-symbolic";
}

/* "parked · SPOC agreed 14 Sep" */
static char *
state_words (WayRecord *theme)
{
  g_autofree char *state = g_utf8_strdown (way_record_get_label (theme, "state"), -1);
  g_autofree char *date = way_date_format_short (way_record_get_text (theme, "decided_on"), way_clock_today ());

  if (g_strcmp0 (way_record_get_text (theme, "state"), "parked") != 0 || date == NULL || *date == '\0')
    return g_steal_pointer (&state);
  return g_strdup_printf ("%s · %s", state, date);
}

static void
fill_theme (GtkListBoxRow *item, WayPage *page)
{
  WayRecord *theme = way_overview_item (item);
  ThemeRow *row = g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (item)), "way-row");
  const char *state = way_record_get_text (theme, "state");
  g_autofree char *words = state_words (theme);
  g_autofree char *counts = count_words (way_page_get_library (page), way_record_get_id (theme));
  g_autofree char *all = g_strdup_printf ("%s, %s", words, counts);

  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), state_icon (state));
  way_label_set (GTK_LABEL (row->name), way_record_get_title (theme));
  way_label_set (GTK_LABEL (row->counts), counts);
  way_pill_set (WAY_PILL (row->pill), words, state_tone (state));
  way_overview_name_row (item, way_record_get_title (theme), all);
}

static void
open_theme (gpointer theme, WayPage *page)
{
  way_page_open (page, way_record_get_id (theme));
}

GtkWidget *
way_overview_themes_new (WayPage *page)
{
  GListModel *themes = G_LIST_MODEL (way_list_new (way_page_get_library (page), "themes of overview", "i",
                                                   way_page_get_project (page)));
  GtkWidget *list = way_overview_list_new (page, _("Themes"), themes, setup_theme, fill_theme, open_theme);

  return way_overview_section_new (_("Themes"), NULL,
                                   way_overview_or_empty_new (list, themes, _("No themes yet. They are made on the board, from what several cards have in common.")));
}
