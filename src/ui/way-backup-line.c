/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-backup-line.h"

#include "base/way-clock.h"

#include <glib/gi18n.h>

struct _WayBackupLine {
  GtkBox parent_instance;

  GtkWidget *icon;
  GtkWidget *label;

  /* owned */
  WayKeeper *keeper;
};

G_DEFINE_FINAL_TYPE (WayBackupLine, way_backup_line, GTK_TYPE_BOX)

static GDateTime *
local_of (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / 1000);

  return g_date_time_to_local (utc);
}

char *
way_backup_format_time (gint64 at, gboolean alone)
{
  g_autoptr (GDateTime) then = local_of (at);
  g_autoptr (GDateTime) now = local_of (way_clock_now ());
  gboolean today = g_date_time_get_year (then) == g_date_time_get_year (now)
                   && g_date_time_get_day_of_year (then) == g_date_time_get_day_of_year (now);

  if (today)
    /* Translators: moments, as strftime has them: 13:05. The first stands alone, the second in a sentence. */
    return g_date_time_format (then, alone ? _("Today, %H:%M") : _("today, %H:%M"));
  /* Translators: a moment, as strftime has it: 14 Feb 2022, 13:05. */
  return g_date_time_format (then, _("%-d %b %Y, %H:%M"));
}

static char *
words_of (WayKeeper *keeper)
{
  gint64 last = way_keeper_get_last (keeper);
  const char *problem = way_keeper_get_problem (keeper);
  g_autofree char *when = last != 0 ? way_backup_format_time (last, FALSE) : NULL;

  if (way_keeper_is_busy (keeper))
    return g_strdup (_("Backing up…"));
  if (problem != NULL && when != NULL)
    /* Translators: why it failed, a sentence; then when the last one was made. */
    return g_strdup_printf (_("%s The last good backup is from %s."), problem, when);
  if (problem != NULL)
    return g_strdup (problem);
  if (when == NULL)
    return g_strdup (_("Not backed up yet"));
  if (way_keeper_get_folder_problem (keeper) != NULL)
    /* Translators: when; then why nothing was put into the second folder, a sentence. */
    return g_strdup_printf (_("Last good backup: %s. Second folder: %s"), when, way_keeper_get_folder_problem (keeper));
  return g_strdup_printf (_("Last good backup: %s"), when);
}

static void
show (WayBackupLine *self)
{
  g_autofree char *words = words_of (self->keeper);
  gboolean trouble = way_keeper_get_problem (self->keeper) != NULL || way_keeper_get_folder_problem (self->keeper) != NULL;

  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                trouble ? "dialog-warning-symbolic" : "drive-harddisk-symbolic");
}

/* What was today's may be yesterday's by now. */
static void
way_backup_line_map (GtkWidget *widget)
{
  if (WAY_BACKUP_LINE (widget)->keeper != NULL)
    show (WAY_BACKUP_LINE (widget));
  GTK_WIDGET_CLASS (way_backup_line_parent_class)->map (widget);
}

static void
way_backup_line_dispose (GObject *object)
{
  g_clear_object (&WAY_BACKUP_LINE (object)->keeper);
  G_OBJECT_CLASS (way_backup_line_parent_class)->dispose (object);
}

static void
way_backup_line_class_init (WayBackupLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_backup_line_dispose;
  GTK_WIDGET_CLASS (klass)->map = way_backup_line_map;
}

static void
way_backup_line_init (WayBackupLine *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Backups…"));

  gtk_box_set_spacing (GTK_BOX (self), 9);
  self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE,
                              NULL);
  gtk_box_append (GTK_BOX (self), self->icon);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_append (GTK_BOX (self), button);
  gtk_widget_add_css_class (self->icon, "dim-label");
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.backups");
}

GtkWidget *
way_backup_line_new (WayKeeper *keeper)
{
  WayBackupLine *self = g_object_new (WAY_TYPE_BACKUP_LINE, NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
