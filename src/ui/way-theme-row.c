/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-theme-row.h"

#include "ui/way-follow.h"
#include "ui/way-label.h"

#include <glib/gi18n.h>

struct _WayThemeRow {
  AdwBin parent_instance;

  /* borrowed */
  GtkWidget *name;
  GtkWidget *counts;
  GtkWidget *pill;

  /* owned */
  WayLibrary *library;
  WayRecord *theme;
};

G_DEFINE_FINAL_TYPE (WayThemeRow, way_theme_row, ADW_TYPE_BIN)

enum { DROPPED, N_SIGNALS };

static guint signals[N_SIGNALS];

WayTone
way_theme_tone (WayRecord *theme)
{
  const char *state = way_record_get_text (theme, "state");

  if (g_strcmp0 (state, "taken_forward") == 0 || g_strcmp0 (state, "explored") == 0)
    return WAY_TONE_GOOD;
  return g_strcmp0 (state, "proposed") == 0 ? WAY_TONE_INFO : WAY_TONE_NEUTRAL;
}

char *
way_theme_count_words (WayLibrary *library, const WayId *theme)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "counts of theme", "i", theme);
  guint cards = (guint) way_row_integer (rows->pdata[0], "cards");
  guint agencies = (guint) way_row_integer (rows->pdata[0], "agencies");
  guint actions = (guint) way_row_integer (rows->pdata[0], "actions");
  g_autofree char *first = g_strdup_printf (ngettext ("%u card", "%u cards", cards), cards);
  g_autofree char *second = g_strdup_printf (ngettext ("%u agency", "%u agencies", agencies), agencies);
  g_autofree char *third = actions > 0 ? g_strdup_printf (ngettext ("%u action", "%u actions", actions), actions)
                                       : g_strdup (_("no action yet"));

  return g_strjoin (" · ", first, second, third, NULL);
}

static void
show (WayThemeRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *counts = NULL;
  g_autofree char *state = NULL;
  g_autofree char *description = NULL;

  if (self->theme == NULL)
    return;
  counts = way_theme_count_words (self->library, way_record_get_id (self->theme));
  state = g_utf8_strdown (way_record_get_label (self->theme, "state"), -1);
  description = g_strdup_printf ("%s, %s", state, counts);
  way_label_set (GTK_LABEL (self->name), way_record_get_text (self->theme, "name"));
  way_label_set (GTK_LABEL (self->counts), counts);
  way_pill_set (WAY_PILL (self->pill), state, way_theme_tone (self->theme));
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    way_record_get_text (self->theme, "name"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    description, -1);
}

static gboolean
concerns (GtkWidget *widget, WayChanges *changes)
{
  WayThemeRow *self = WAY_THEME_ROW (widget);

  return self->theme != NULL
         && (way_changes_touch (changes, "link", NULL) || way_changes_touch (changes, "record", NULL)
             || way_changes_touch (changes, "action", "theme")
             || way_changes_touch_record (changes, way_record_get_id (self->theme)));
}

static void
refresh (GtkWidget *widget)
{
  WayThemeRow *self = WAY_THEME_ROW (widget);

  if (self->theme != NULL)
    show (self);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, WayThemeRow *self)
{
  gboolean done = FALSE;

  if (self->theme != NULL)
    g_signal_emit (self, signals[DROPPED], 0, g_value_get_boxed (value), &done);
  return done;
}

static void
way_theme_row_dispose (GObject *object)
{
  WayThemeRow *self = WAY_THEME_ROW (object);

  g_clear_object (&self->theme);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_theme_row_parent_class)->dispose (object);
}

static void
way_theme_row_class_init (WayThemeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_theme_row_dispose;
  signals[DROPPED] = g_signal_new ("dropped", WAY_TYPE_THEME_ROW, G_SIGNAL_RUN_LAST, 0,
                                   g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 1, WAY_TYPE_ID_LIST);
}

static void
way_theme_row_init (WayThemeRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkDropTarget *target = gtk_drop_target_new (WAY_TYPE_ID_LIST, GDK_ACTION_MOVE);

  self->name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand",
                             TRUE, "width-chars", 8, NULL);
  self->counts = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "css-classes",
                               (const char *[]){ "dim-label", "caption", NULL }, NULL);
  self->pill = way_pill_new ("", WAY_TONE_NEUTRAL);
  gtk_widget_set_valign (self->pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), self->name);
  gtk_box_append (GTK_BOX (line), self->pill);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->counts);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "way-theme-row");
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
way_theme_row_new (WayLibrary *library)
{
  WayThemeRow *self = g_object_new (WAY_TYPE_THEME_ROW, NULL);

  self->library = g_object_ref (library);
  way_follow_if (GTK_WIDGET (self), library, concerns, refresh);
  return GTK_WIDGET (self);
}

void
way_theme_row_set (WayThemeRow *self, WayRecord *theme)
{
  if (g_set_object (&self->theme, theme))
    show (self);
}

WayRecord *
way_theme_row_get (WayThemeRow *self)
{
  return self->theme;
}
