/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-history.h"

#include "ui/way-label.h"

#include <glib/gi18n.h>

#define MOST 60

static char *
when (const WayLogEntry *entry)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->at / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* Translators: day and time of a change: 14 Feb 2022, 13:05 */
  return local != NULL ? g_date_time_format (local, _("%-d %b %Y, %H:%M")) : g_strdup ("");
}

static char *
what (const WayLogEntry *entry)
{
  if (entry->before == NULL && entry->after == NULL)
    return g_strdup (entry->what);
  if (entry->before == NULL || *entry->before == '\0')
    return g_strdup_printf (_("%s: %s"), entry->what, entry->after != NULL ? entry->after : "");
  return g_strdup_printf (_("%s: %s → %s"), entry->what, entry->before,
                          entry->after != NULL && *entry->after != '\0' ? entry->after : _("none"));
}

static GtkWidget *
entry_row_new (const WayLogEntry *entry)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *time = when (entry);
  g_autofree char *text = what (entry);
  GtkWidget *head = g_object_new (GTK_TYPE_LABEL, "label", time, "xalign", 0.0f, NULL);
  GtkWidget *body = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                  "width-chars", 8, NULL);

  way_label_set_prose (GTK_LABEL (body), text);
  gtk_widget_add_css_class (head, "caption");
  gtk_widget_add_css_class (head, "dim-label");
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), body);
  return box;
}

static void
fill (GtkExpander *expander, WayLibrary *library)
{
  const WayId *action = g_object_get_data (G_OBJECT (expander), "way-id");
  g_autoptr (GPtrArray) entries = NULL;
  GtkWidget *box;

  if (!gtk_expander_get_expanded (expander))
    return;
  entries = way_library_history (library, action);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = entries->len; i > 0 && entries->len - i < MOST; i--)
    gtk_box_append (GTK_BOX (box), entry_row_new (entries->pdata[i - 1]));
  gtk_widget_set_margin_top (box, 6);
  gtk_expander_set_child (expander, box);
}

static void
expanded_cb (GtkExpander *expander, GParamSpec *pspec, WayLibrary *library)
{
  fill (expander, library);
}

static void
changed_cb (GtkExpander *expander, WayChanges *changes, WayLibrary *library)
{
  if (way_changes_touch_record (changes, g_object_get_data (G_OBJECT (expander), "way-id")))
    fill (expander, library);
}

GtkWidget *
way_action_history_new (WayLibrary *library, const WayId *action)
{
  GtkWidget *expander = gtk_expander_new_with_mnemonic (_("_History"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, _("History"), -1);
  g_object_set_data_full (G_OBJECT (expander), "way-id", way_id_copy (action), (GDestroyNotify) way_id_free);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), library, 0);
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), expander, G_CONNECT_SWAPPED);
  return expander;
}
