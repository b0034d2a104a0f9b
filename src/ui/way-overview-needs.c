/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-overview-needs.h"

#include "base/way-clock.h"
#include "service/way-needs-service.h"
#include "ui/way-conversation-form.h"
#include "ui/way-label.h"
#include "ui/way-overview-section.h"
#include "ui/way-owed-dialog.h"
#include "ui/way-pill.h"

#include <glib/gi18n.h>

#define FIRST_SHOWN 6
#define MOST_LISTED 50

/* The list, all of it, behind the slice that is shown. */
typedef struct {
  GListStore *needs;
  GtkSliceListModel *shown;
  GtkWidget *more;
} Needs;

typedef struct {
  GtkWidget *pill;
  GtkWidget *text;
  GtkWidget *detail;
} NeedRow;

static void
setup_need (GtkListBoxRow *item, WayPage *page)
{
  NeedRow *row = g_new0 (NeedRow, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *column = adw_bin_new ();

  row->pill = way_pill_new ("", WAY_TONE_NEUTRAL);
  row->text = way_overview_label_new (NULL, NULL);
  row->detail = way_overview_label_new (NULL, "dim-label caption");
  gtk_widget_set_hexpand (words, TRUE);
  way_pill_keep_whole (WAY_PILL (row->pill));
  gtk_box_append (GTK_BOX (words), row->text);
  gtk_box_append (GTK_BOX (words), row->detail);
  adw_bin_set_child (ADW_BIN (column), row->pill);
  gtk_widget_add_css_class (column, "way-need-column");
  gtk_box_append (GTK_BOX (box), column);
  gtk_box_append (GTK_BOX (box), words);
  g_object_set_data_full (G_OBJECT (box), "way-row", row, g_free);
  gtk_list_box_row_set_child (item, box);
}

static WayTone
need_tone (WayNeedKind kind)
{
  switch (kind)
    {
    case WAY_NEED_OVERDUE: return WAY_TONE_BAD;
    case WAY_NEED_NO_ACCOUNTABLE:
    case WAY_NEED_TEST_REVIEW:
    case WAY_NEED_NOT_HEARD: return WAY_TONE_WARNING;
    case WAY_NEED_FEEDBACK: return WAY_TONE_GIFT;
    case WAY_NEED_DUE_SOON: return WAY_TONE_INFO;
    case WAY_NEED_THEME:
    case WAY_NEED_BARRIER:
    default: return WAY_TONE_NEUTRAL;
    }
}

static void
fill_need (GtkListBoxRow *item, WayPage *page)
{
  WayNeed *need = way_overview_item (item);
  NeedRow *row = g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (item)), "way-row");
  g_autofree char *name = g_strdup_printf ("%s: %s", way_need_get_word (need), way_need_get_text (need));

  way_pill_set (WAY_PILL (row->pill), way_need_get_word (need), need_tone (way_need_get_kind (need)));
  way_label_set (GTK_LABEL (row->text), way_need_get_text (need));
  way_label_set (GTK_LABEL (row->detail), way_need_get_detail (need));
  gtk_widget_set_visible (row->detail, *way_need_get_detail (need) != '\0');
  way_overview_name_row (item, name, way_need_get_detail (need));
}

/* What is owed to somebody is done with one form, and a conversation begins with one; all else is seen to where it lives. */
static void
open_need (gpointer need, WayPage *page)
{
  if (way_need_get_kind (need) == WAY_NEED_FEEDBACK || way_need_get_kind (need) == WAY_NEED_TEST_REVIEW)
    way_owed_dialog_open (page, way_need_get_record (need));
  else if (way_need_get_kind (need) == WAY_NEED_NOT_HEARD)
    way_conversation_form_present (page, NULL, way_need_get_record (need));
  else
    way_page_open (page, way_need_get_record (need));
}

/* Keeps what is the same at the start and the end, and splices once between. */
static void
splice (GListStore *store, GPtrArray *now)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (store));
  guint start = 0, end = 0;

  for (; start < MIN (n_before, now->len); start++)
    {
      g_autoptr (WayNeed) old = g_list_model_get_item (G_LIST_MODEL (store), start);

      if (!way_need_same (old, now->pdata[start]))
        break;
    }
  for (; end < MIN (n_before, now->len) - start; end++)
    {
      g_autoptr (WayNeed) old = g_list_model_get_item (G_LIST_MODEL (store), n_before - end - 1);

      if (!way_need_same (old, now->pdata[now->len - end - 1]))
        break;
    }
  if (n_before != now->len || start + end < n_before)
    g_list_store_splice (store, start, n_before - start - end, now->pdata + start, now->len - start - end);
}

static void
show_more (Needs *needs)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (needs->needs));
  g_autofree char *label = g_strdup_printf (n < MOST_LISTED ? _("Show all %u") : _("Show the first %u"), n);

  gtk_widget_set_visible (needs->more, n > gtk_slice_list_model_get_size (needs->shown));
  gtk_button_set_label (GTK_BUTTON (needs->more), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (needs->more), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
refresh (GtkWidget *section)
{
  Needs *needs = g_object_get_data (G_OBJECT (section), "way-needs");
  WayPage *page = g_object_get_data (G_OBJECT (section), "way-page");
  g_autoptr (GPtrArray) now = way_needs_list (way_page_get_library (page), way_page_get_project (page),
                                              way_clock_today (), MOST_LISTED);

  splice (needs->needs, now);
  show_more (needs);
}

static void
more_cb (GtkWidget *section)
{
  Needs *needs = g_object_get_data (G_OBJECT (section), "way-needs");

  gtk_slice_list_model_set_size (needs->shown, G_MAXUINT);
  show_more (needs);
}

GtkWidget *
way_overview_needs_new (WayPage *page)
{
  Needs *needs = g_new0 (Needs, 1);
  GtkWidget *list, *section;

  needs->needs = g_list_store_new (WAY_TYPE_NEED);
  needs->shown = gtk_slice_list_model_new (G_LIST_MODEL (needs->needs), 0, FIRST_SHOWN);
  needs->more = way_overview_button_new (_("Show all"), NULL);
  list = way_overview_list_new (page, _("Needs you"), G_LIST_MODEL (needs->shown), setup_need, fill_need, open_need);
  section = way_overview_section_new (_("Needs you"), needs->more,
                                      way_overview_or_empty_new (list, G_LIST_MODEL (needs->shown), _("Nothing is waiting. What is overdue, undecided or owed, and who is not yet heard, will be listed here.")));
  g_object_set_data_full (G_OBJECT (section), "way-needs", needs, g_free);
  g_object_set_data (G_OBJECT (section), "way-page", page);
  g_signal_connect_object (needs->more, "clicked", G_CALLBACK (more_cb), section, G_CONNECT_SWAPPED);
  way_overview_follow (section, page, refresh);
  return section;
}
