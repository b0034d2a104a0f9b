/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-conversation-row.h"

#include "service/way-conversation-service.h"
#include "ui/way-follow.h"
#include "ui/way-label.h"
#include "ui/way-tooltip.h"

#include <glib/gi18n.h>

#define N_COUNTS 3
/* Longer names do not widen the list. */
#define WIDE_CHARS 32

struct _WayConversationRow {
  AdwBin parent_instance;

  /* borrowed */
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *counts[N_COUNTS];

  /* owned */
  WayLibrary *library;
  WayRecord *conversation;
};

G_DEFINE_FINAL_TYPE (WayConversationRow, way_conversation_row, ADW_TYPE_BIN)

static const char *const kinds[N_COUNTS] = { "enabler", "barrier", "aspiration" };
static const char *const columns[N_COUNTS] = { "enablers", "barriers", "aspirations" };
static const char *const icons[N_COUNTS] = { "way-enabler-symbolic", "way-barrier-symbolic", "way-aspiration-symbolic" };

static char *
in_words (const gint64 counts[N_COUNTS])
{
  g_autofree char *enablers
    = g_strdup_printf (ngettext ("%d enabler", "%d enablers", (gulong) counts[0]), (int) counts[0]);
  g_autofree char *barriers
    = g_strdup_printf (ngettext ("%d barrier", "%d barriers", (gulong) counts[1]), (int) counts[1]);
  g_autofree char *aspirations
    = g_strdup_printf (ngettext ("%d aspiration", "%d aspirations", (gulong) counts[2]), (int) counts[2]);

  return g_strdup_printf ("%s, %s, %s", enablers, barriers, aspirations);
}

static void
show (WayConversationRow *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *who = NULL;
  g_autofree char *what = NULL;
  g_autofree char *words = NULL;
  g_autofree char *description = NULL;
  gint64 counts[N_COUNTS] = { 0 };
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (self->conversation == NULL)
    return;
  rows = way_library_query_rows (self->library, "counts of conversation", "i", way_record_get_id (self->conversation));
  who = way_conversation_describe_who (self->library, self->conversation);
  what = way_conversation_describe_what (self->conversation);
  way_label_set (GTK_LABEL (self->title), who);
  way_label_set (GTK_LABEL (self->subtitle), what);
  for (guint i = 0; i < N_COUNTS; i++)
    {
      g_autofree char *text = NULL;

      counts[i] = rows->len > 0 ? way_row_integer (rows->pdata[0], columns[i]) : 0;
      text = g_strdup_printf ("%" G_GINT64_FORMAT, counts[i]);
      way_label_set (GTK_LABEL (self->counts[i]), text);
    }
  words = in_words (counts);
  way_tooltip_set (gtk_widget_get_parent (gtk_widget_get_parent (self->counts[0])), words);
  description = g_strdup_printf ("%s, %s", what, words);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, who,
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static gboolean
concerns (GtkWidget *widget, WayChanges *changes)
{
  WayConversationRow *self = WAY_CONVERSATION_ROW (widget);

  return self->conversation != NULL
         && (way_changes_touch (changes, "record", NULL) || way_changes_touch (changes, "card", "kind")
             || way_changes_touch (changes, "card", "source") || way_changes_touch (changes, "agency", "name")
             || way_changes_touch_record (changes, way_record_get_id (self->conversation)));
}

static void
refresh (GtkWidget *widget)
{
  WayConversationRow *self = WAY_CONVERSATION_ROW (widget);

  if (self->conversation != NULL)
    show (self);
}

static void
way_conversation_row_dispose (GObject *object)
{
  WayConversationRow *self = WAY_CONVERSATION_ROW (object);

  g_clear_object (&self->conversation);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_conversation_row_parent_class)->dispose (object);
}

static void
way_conversation_row_class_init (WayConversationRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_conversation_row_dispose;
}

static GtkWidget *
make_counts (WayConversationRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  for (guint i = 0; i < N_COUNTS; i++)
    {
      GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icons[i], "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      self->counts[i] = g_object_new (GTK_TYPE_LABEL, "width-chars", 2, "xalign", 0.0f, NULL);
      gtk_widget_add_css_class (self->counts[i], "numeric");
      gtk_widget_add_css_class (pair, "way-kind");
      gtk_widget_add_css_class (pair, kinds[i]);
      gtk_box_append (GTK_BOX (pair), icon);
      gtk_box_append (GTK_BOX (pair), self->counts[i]);
      gtk_box_append (GTK_BOX (box), pair);
    }
  return box;
}

static void
way_conversation_row_init (WayConversationRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2,
                              "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", WIDE_CHARS, "css-classes",
                              (const char *[]){ "heading", NULL }, NULL);
  self->subtitle = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END,
                                 "max-width-chars", WIDE_CHARS, "css-classes", (const char *[]){ "dim-label", "caption", NULL }, NULL);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->subtitle);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), make_counts (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
way_conversation_row_new (WayLibrary *library)
{
  WayConversationRow *self = g_object_new (WAY_TYPE_CONVERSATION_ROW, NULL);

  self->library = g_object_ref (library);
  way_follow_if (GTK_WIDGET (self), library, concerns, refresh);
  return GTK_WIDGET (self);
}

void
way_conversation_row_set (WayConversationRow *self, WayRecord *conversation)
{
  if (g_set_object (&self->conversation, conversation))
    show (self);
}
