/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-about.h"

#include <glib/gi18n.h>

/* libadwaita's window has buttons that a screen reader would call by their type: the version, which is copied at a click,
 * and those that lead back from its further pages. */
static void
name_buttons (GtkWidget *widget)
{
  g_autofree char *version = g_strdup_printf (_("Copy version %s"), WAY_VERSION);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *name = gtk_widget_get_tooltip_text (child);

      if (gtk_widget_has_css_class (child, "app-version"))
        name = version;
      if (GTK_IS_BUTTON (child) && name != NULL)
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      name_buttons (child);
    }
}

void
way_about_present (GtkWindow *window)
{
  GtkWidget *about = g_object_new (ADW_TYPE_ABOUT_WINDOW, "transient-for", window,
                                   "application-name", "Waymark",
                                   "application-icon", WAY_APP_ID,
                                   "version", WAY_VERSION,
                                   "comments", _("From a conversation to an action plan: keeps the thread of a support project. "
                                                 "Everything stays on this laptop."),
                                   "license-type", GTK_LICENSE_GPL_3_0,
                                   /* Translators: your names, a line each, shown in the About window. */
                                   "translator-credits", _("translator-credits"),
                                   NULL);

  name_buttons (about);
  gtk_window_present (GTK_WINDOW (about));
}
