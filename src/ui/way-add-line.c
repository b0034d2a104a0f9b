/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-add-line.h"

#include "base/way-text.h"
#include "ui/way-entry.h"
#include "ui/way-form-draft.h"
#include "ui/way-notice-entry.h"

#include <string.h>

struct _WayAddLine {
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *entry;

  /* owned */
  WayFormDraft *draft;
};

G_DEFINE_FINAL_TYPE (WayAddLine, way_add_line, GTK_TYPE_BOX)

enum { LINES, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
add (WayAddLine *self, const char *text)
{
  gboolean added = FALSE;

  g_signal_emit (self, signals[LINES], 0, text, &added);
  return added;
}

static void
activate_cb (WayAddLine *self)
{
  g_autofree char *text = g_strdup (way_entry_get_text (self->entry));

  if (way_text_is_blank (text) || !add (self, text))
    return;
  way_entry_empty (self->entry);
  way_add_line_keep (self);
}

/* One line is put where the cursor is, without its end. */
static void
put_in (WayAddLine *self, const char *line)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  int position;

  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, line, -1, &position);
  gtk_editable_set_position (editable, position);
}

static void
clipboard_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (WayAddLine) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_auto (GStrv) lines = text != NULL ? way_text_lines (text) : NULL;

  if (lines == NULL || lines[0] == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (lines[1] != NULL)
    add (self, text);
  else
    put_in (self, strchr (text, '\n') != NULL ? lines[0] : text);
}

/* GTK would put several lines into one. */
static void
paste_cb (GtkWidget *text, WayAddLine *self)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (text), NULL, clipboard_cb, g_object_ref (self));
}

static void
way_add_line_dispose (GObject *object)
{
  g_clear_pointer (&WAY_ADD_LINE (object)->draft, way_form_draft_free);
  G_OBJECT_CLASS (way_add_line_parent_class)->dispose (object);
}

static gboolean
way_add_line_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAY_ADD_LINE (widget)->entry);
}

static void
way_add_line_class_init (WayAddLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_add_line_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = way_add_line_grab_focus;
  signals[LINES] = g_signal_new ("lines", WAY_TYPE_ADD_LINE, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                 G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
}

static void
way_add_line_init (WayAddLine *self)
{
  self->entry = g_object_new (GTK_TYPE_ENTRY, "primary-icon-name", "list-add-symbolic", "primary-icon-activatable", FALSE,
                              "hexpand", TRUE, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_box_append (GTK_BOX (self), self->entry);
  way_entry_setup_undo (self->entry);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "paste-clipboard", G_CALLBACK (paste_cb), self, 0);
}

GtkWidget *
way_add_line_new (WayPage *page, const char *form, const char *label, const char *placeholder, const char *explanation)
{
  WayAddLine *self = g_object_new (WAY_TYPE_ADD_LINE, NULL);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), placeholder);
  gtk_widget_set_tooltip_text (self->entry, explanation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explanation, -1);
  way_notice_entry_attach (self->entry, way_page_get_library (page), NULL, NULL);
  self->draft = way_form_draft_new (way_page_get_library (page), form);
  way_form_draft_add (self->draft, self->entry, way_page_get_project (page), "new");
  return GTK_WIDGET (self);
}

void
way_add_line_keep (WayAddLine *self)
{
  way_form_draft_flush (self->draft);
}
