/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-notice-entry.h"

#include "ui/way-choice-row.h"

#define ROW_MARGIN 6

static void
put_below (GtkWidget *bar, GtkWidget *entry)
{
  GtkWidget *parent = gtk_widget_get_parent (entry);

  if (parent == NULL)
    {
      parent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
      gtk_box_append (GTK_BOX (parent), entry);
    }
  g_return_if_fail (GTK_IS_BOX (parent) && gtk_orientable_get_orientation (GTK_ORIENTABLE (parent)) == GTK_ORIENTATION_VERTICAL);

  gtk_box_insert_child_after (GTK_BOX (parent), bar, entry);
}

GtkWidget *
way_notice_entry_attach (GtkWidget *entry, WayLibrary *library, const WayId *record, const char *field)
{
  GtkWidget *bar = way_notice_bar_new (entry);
  GtkWidget *group = gtk_widget_get_ancestor (entry, ADW_TYPE_PREFERENCES_GROUP);

  if (group != NULL && gtk_widget_get_ancestor (entry, ADW_TYPE_PREFERENCES_ROW) != NULL)
    {
      gtk_widget_set_margin_top (bar, ROW_MARGIN);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), bar);
    }
  else
    put_below (bar, entry);
  way_notice_bar_set_place (WAY_NOTICE_BAR (bar), library, record, field);
  return bar;
}

void
way_notice_entry_attach_choice (GtkWidget *row, WayLibrary *library)
{
  GtkWidget *entry = way_choice_row_get_entry (WAY_CHOICE_ROW (row));

  if (entry != NULL)
    way_notice_entry_attach (entry, library, NULL, NULL);
}
