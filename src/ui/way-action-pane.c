/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-pane.h"

#include "service/way-edit.h"
#include "ui/way-action-facts.h"
#include "ui/way-action-history.h"
#include "ui/way-action-list.h"
#include "ui/way-label.h"
#include "ui/way-text-editor.h"

#include <glib/gi18n.h>

struct _WayActionPane {
  AdwBin parent_instance;

  GtkWidget *reference;
  GtkWidget *text;
  GtkWidget *resources;
  GtkWidget *outcome;
  GtkWidget *facts;
  GtkWidget *milestones;
  GtkWidget *updates;
  GtkWidget *evidence;

  WayPage *page; /* borrowed */
  WayId action;
};

G_DEFINE_FINAL_TYPE (WayActionPane, way_action_pane, ADW_TYPE_BIN)

enum { CLOSE, DELETE, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
show (WayActionPane *self)
{
  g_autoptr (WayRecord) record = way_library_get (way_page_get_library (self->page), &self->action);

  if (record == NULL)
    return;
  way_label_set (GTK_LABEL (self->reference), way_record_get_text (record, "reference"));
  way_text_editor_set_text (WAY_TEXT_EDITOR (self->text), way_record_get_text (record, "text"));
  way_text_editor_set_text (WAY_TEXT_EDITOR (self->resources), way_record_get_text (record, "resources"));
  way_text_editor_set_text (WAY_TEXT_EDITOR (self->outcome), way_record_get_text (record, "outcome_measure"));
}

static gboolean
commit_cb (WayActionPane *self, WayTextEditor *editor)
{
  g_autofree char *text = way_text_editor_dup_text (editor);
  g_autoptr (GError) error = NULL;

  g_strstrip (text);
  if (way_edit_set_text (way_page_get_library (self->page), &self->action,
                         g_object_get_data (G_OBJECT (editor), "way-field"), text, &error))
    return TRUE;
  way_page_error (self->page, error);
  return FALSE;
}

static void
changed_cb (WayActionPane *self, WayChanges *changes)
{
  if (way_changes_touch_record (changes, &self->action))
    show (self);
}

/* --- Building --- */

static GtkWidget *
editor_new (WayActionPane *self, const char *field, const char *label, const char *placeholder)
{
  GtkWidget *editor = way_text_editor_new ();

  g_object_set (editor, "label", label, "placeholder", placeholder, NULL);
  g_object_set_data (G_OBJECT (editor), "way-field", (gpointer) field);
  g_signal_connect_object (editor, "commit", G_CALLBACK (commit_cb), self, G_CONNECT_SWAPPED);
  return editor;
}

static GtkWidget *
icon_button_new (WayActionPane *self, const char *icon, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
thread_cb (WayActionPane *self)
{
  way_page_show_thread (self->page, &self->action);
}

static void
delete_cb (WayActionPane *self)
{
  g_signal_emit (self, signals[DELETE], 0);
}

static void
close_cb (WayActionPane *self)
{
  g_signal_emit (self, signals[CLOSE], 0);
}

static GtkWidget *
build_head (WayActionPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->reference = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->reference, "dim-label");
  gtk_widget_add_css_class (self->reference, "heading");
  gtk_box_append (GTK_BOX (box), self->reference);
  gtk_box_append (GTK_BOX (box), icon_button_new (self, "way-thread-symbolic", _("Show its thread"), G_CALLBACK (thread_cb)));
  gtk_box_append (GTK_BOX (box), icon_button_new (self, "user-trash-symbolic", _("Delete action"), G_CALLBACK (delete_cb)));
  gtk_box_append (GTK_BOX (box), icon_button_new (self, "window-close-symbolic", _("Close"), G_CALLBACK (close_cb)));
  return box;
}

static GtkWidget *
section_new (const char *title, GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), child);
  return box;
}

static GtkWidget *
list_new (WayActionPane *self, const WayActionListKind *kind)
{
  return way_action_list_new (self->page, &self->action, kind);
}

static GtkWidget *
build (WayActionPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->text = editor_new (self, "text", _("Action"), _("What will be done"));
  gtk_widget_add_css_class (self->text, "way-action-title");
  self->resources = editor_new (self, "resources", _("Resources"), _("What it needs"));
  self->outcome = editor_new (self, "outcome_measure", _("Outcome measure"), _("How we will know"));
  self->facts = way_action_facts_new (self->page, &self->action);
  self->milestones = list_new (self, &way_action_milestones);
  self->updates = list_new (self, &way_action_progress);
  self->evidence = list_new (self, &way_action_evidence);
  gtk_box_append (GTK_BOX (box), build_head (self));
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), self->facts);
  gtk_box_append (GTK_BOX (box), self->milestones);
  gtk_box_append (GTK_BOX (box), self->updates);
  gtk_box_append (GTK_BOX (box), section_new (_("Resources"), self->resources));
  gtk_box_append (GTK_BOX (box), section_new (_("Outcome measure"), self->outcome));
  gtk_box_append (GTK_BOX (box), self->evidence);
  gtk_box_append (GTK_BOX (box), list_new (self, &way_action_sources));
  gtk_box_append (GTK_BOX (box), way_action_history_new (way_page_get_library (self->page), &self->action));
  gtk_widget_add_css_class (box, "way-action-pane");
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, "child",
                       g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", box, NULL), NULL);
}

static void
place_editor (WayActionPane *self, GtkWidget *editor)
{
  way_text_editor_set_place (WAY_TEXT_EDITOR (editor), way_page_get_library (self->page), "action", &self->action,
                             g_object_get_data (G_OBJECT (editor), "way-field"));
}

static void
way_action_pane_class_init (WayActionPaneClass *klass)
{
  signals[CLOSE] = g_signal_new ("close", WAY_TYPE_ACTION_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DELETE] = g_signal_new ("delete", WAY_TYPE_ACTION_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_action_pane_init (WayActionPane *self)
{
}

GtkWidget *
way_action_pane_new (WayPage *page, const WayId *action)
{
  WayActionPane *self = g_object_new (WAY_TYPE_ACTION_PANE, NULL);

  self->page = page;
  self->action = *action;
  adw_bin_set_child (ADW_BIN (self), build (self));
  show (self);
  place_editor (self, self->text);
  place_editor (self, self->resources);
  place_editor (self, self->outcome);
  g_signal_connect_object (way_page_get_library (page), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const WayId *
way_action_pane_get_id (WayActionPane *self)
{
  return &self->action;
}

gboolean
way_action_pane_flush (WayActionPane *self)
{
  way_action_list_keep (WAY_ACTION_LIST (self->milestones));
  way_action_list_keep (WAY_ACTION_LIST (self->updates));
  way_action_list_keep (WAY_ACTION_LIST (self->evidence));
  return way_text_editor_commit (WAY_TEXT_EDITOR (self->text)) && way_text_editor_commit (WAY_TEXT_EDITOR (self->resources))
         && way_text_editor_commit (WAY_TEXT_EDITOR (self->outcome));
}

void
way_action_pane_focus (WayActionPane *self, const char *part)
{
  if (way_action_facts_focus (WAY_ACTION_FACTS (self->facts), part))
    return;
  if (g_strcmp0 (part, "update") == 0)
    way_action_list_focus (WAY_ACTION_LIST (self->updates));
  else if (g_strcmp0 (part, "milestone") == 0)
    way_action_list_focus (WAY_ACTION_LIST (self->milestones));
  else
    gtk_widget_grab_focus (self->text);
}
