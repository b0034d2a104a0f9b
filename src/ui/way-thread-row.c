/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-thread-row.h"

#include "ui/way-label.h"
#include "ui/way-pill.h"

#include <glib/gi18n.h>

#define INDENT 36

struct _WayThreadRow {
  AdwBin parent_instance;

  /* template children */
  GtkWidget *box;
  GtkWidget *line;
  GtkWidget *card;
  WayPill *pill;
  GtkLabel *title;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (WayThreadRow, way_thread_row, ADW_TYPE_BIN)

static const struct {
  const char *kind;
  WayTone tone;
} tones[] = {
  { "enabler", WAY_TONE_GOOD },   { "barrier", WAY_TONE_WARNING }, { "aspiration", WAY_TONE_INFO },
  { "theme", WAY_TONE_INFO },     { "workshop", WAY_TONE_GIFT },   { "agenda_block", WAY_TONE_GIFT },
  { "action", WAY_TONE_GOOD },    { "action_reflection", WAY_TONE_GIFT },
  { "paragraph", WAY_TONE_INFO },
};

static WayTone
tone_of (const WayThreadNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    if (g_str_equal (tones[i].kind, node->kind))
      return tones[i].tone;
  return WAY_TONE_NEUTRAL;
}

void
way_thread_row_show (WayThreadRow *self, const WayThreadNode *node, gboolean first)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = g_strdup_printf (node->here ? _("%s: %s (this one)") : "%s: %s", node->pill, node->title);

  gtk_widget_set_margin_start (self->box, (int) node->depth * INDENT);
  gtk_widget_set_visible (self->line, !first);
  way_pill_set (self->pill, node->pill, tone_of (node));
  way_pill_keep_whole (self->pill);
  way_label_set_prose (self->title, node->title);
  way_label_set_prose (self->detail, node->detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *node->detail != '\0');
  (node->here ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->card, "current");
  (node->deleted ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->card, "dim-label");
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, node->detail, -1);
}

static void
way_thread_row_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (way_thread_row_parent_class)->dispose (object);
}

static void
way_thread_row_class_init (WayThreadRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_thread_row_dispose;
  g_type_ensure (WAY_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-thread-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WayThreadRow, box);
  gtk_widget_class_bind_template_child (widget_class, WayThreadRow, line);
  gtk_widget_class_bind_template_child (widget_class, WayThreadRow, card);
  gtk_widget_class_bind_template_child (widget_class, WayThreadRow, pill);
  gtk_widget_class_bind_template_child (widget_class, WayThreadRow, title);
  gtk_widget_class_bind_template_child (widget_class, WayThreadRow, detail);
}

static void
way_thread_row_init (WayThreadRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
way_thread_row_new (void)
{
  return g_object_new (WAY_TYPE_THREAD_ROW, NULL);
}
