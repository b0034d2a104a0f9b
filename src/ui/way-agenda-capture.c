/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-agenda-capture.h"

#include "ui/way-entry.h"
#include "ui/way-focus.h"
#include "ui/way-notice-entry.h"
#include "ui/way-pause.h"

#include "base/way-text.h"
#include "service/way-action-service.h"

#include <glib/gi18n.h>

#define FORM "agenda-capture"
#define MOST_CHARS 42
#define FEWEST_CHARS 10
#define MARGINS 40 /* around it in the popover, and of that in the agenda */

typedef struct {
  WayPage *page; /* owned */
  WayId block;
  WayId theme;
  gboolean has_theme;
  GtkEditable *entry; /* borrowed */
  GtkWidget *before;  /* weak: what had the focus */
  WayPause pause;
} Capture;

static void
capture_free (gpointer data)
{
  Capture *self = data;

  way_pause_stop (&self->pause);
  g_clear_weak_pointer (&self->before);
  g_object_unref (self->page);
  g_free (self);
}

static gboolean
keep_cb (gpointer data)
{
  Capture *self = data;

  return way_library_set_draft (way_page_get_library (self->page), FORM, &self->block, "text",
                                way_entry_get_text (GTK_WIDGET (self->entry)), NULL);
}

static void
changed_cb (GtkEditable *entry, Capture *self)
{
  way_pause_typed (&self->pause);
}

static void
forget_draft (Capture *self)
{
  way_pause_stop (&self->pause);
  way_library_drop_drafts (way_page_get_library (self->page), FORM, &self->block);
}

static void
activate_cb (GtkEntry *entry, Capture *self)
{
  g_autofree char *text = g_strdup (way_entry_get_text (GTK_WIDGET (self->entry)));
  WayLibrary *library = way_page_get_library (self->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (WayRecord) action = NULL;
  g_autofree char *message = NULL;
  WayId id;

  if (way_text_is_blank (text))
    return;
  if (!way_action_create (library, way_page_get_project (self->page), text, &self->block,
                          self->has_theme ? &self->theme : NULL, NULL, &id, &error))
    {
      way_page_error (self->page, error);
      return;
    }
  way_entry_empty (GTK_WIDGET (self->entry));
  forget_draft (self);
  action = way_library_get (library, &id);
  message = g_strdup_printf (_("%s added to the action plan"), way_record_get_text (action, "reference"));
  way_page_toast_undo (self->page, message);
}

/* The theme of a workshop that has just one. */
static void
find_theme (Capture *self)
{
  WayLibrary *library = way_page_get_library (self->page);
  g_autoptr (WayRecord) block = way_library_get (library, &self->block);
  g_autoptr (WayRecord) workshop = way_library_get (library, way_record_get_reference (block, "workshop"));
  GArray *themes = way_record_get_references (workshop, "themes");

  self->has_theme = themes->len == 1;
  if (self->has_theme)
    self->theme = *way_id_list_index (themes, 0);
}

static GtkWidget *
build (Capture *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *hint = gtk_label_new (_("Enter adds it and waits for the next; Escape closes."));
  g_autofree char *draft = way_library_get_draft (way_page_get_library (self->page), FORM, &self->block, "text");

  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("What will be done?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New action"), -1);
  way_entry_set_text (entry, draft);
  way_entry_setup_limit (entry);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_box_append (GTK_BOX (box), entry);
  way_notice_entry_attach (entry, way_page_get_library (self->page), NULL, NULL);
  gtk_box_append (GTK_BOX (box), hint);
  g_signal_connect (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (entry, "activate", G_CALLBACK (activate_cb), self);
  return box;
}

/* A long line, or what a narrow window has room for. @box is what build() made. */
static void
fit (Capture *self, GtkWidget *box, int room)
{
  int natural, chars = MOST_CHARS;

  gtk_editable_set_width_chars (self->entry, chars);
  gtk_widget_measure (GTK_WIDGET (self->entry), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  if (natural > room - MARGINS)
    chars = MAX (FEWEST_CHARS, chars * (room - MARGINS) / natural);
  gtk_editable_set_width_chars (self->entry, chars);
  gtk_label_set_max_width_chars (GTK_LABEL (gtk_widget_get_last_child (box)), chars);
}

static gboolean
unparent_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

static void
give_focus_back (GtkWidget *popover, GtkWidget *before)
{
  GtkWidget *to = before != NULL && gtk_widget_get_mapped (before) ? before : gtk_widget_get_parent (popover);

  if (way_focus_is_in (popover) && !gtk_widget_grab_focus (to))
    gtk_root_set_focus (gtk_widget_get_root (popover), NULL);
}

/* What was typed in the last half second is kept, too. */
static void
closed_cb (GtkPopover *popover)
{
  Capture *self = g_object_get_data (G_OBJECT (popover), "way-capture");

  way_pause_flush (&self->pause);
  give_focus_back (GTK_WIDGET (popover), self->before);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

static void
point_at (GtkPopover *popover, GtkWidget *view, GtkWidget *row)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, view, &bounds))
    return;
  gtk_popover_set_pointing_to (popover, &(GdkRectangle) { (int) bounds.origin.x, (int) bounds.origin.y,
                                                          (int) bounds.size.width, (int) bounds.size.height });
}

void
way_agenda_capture_popup (GtkWidget *view, GtkWidget *row, WayPage *page, const WayId *block)
{
  GtkWidget *popover = gtk_popover_new ();
  Capture *self = g_new0 (Capture, 1);
  GtkWidget *box;

  way_pause_init (&self->pause, keep_cb, self);
  self->page = g_object_ref (page);
  self->block = *block;
  g_set_weak_pointer (&self->before, gtk_root_get_focus (gtk_widget_get_root (view)));
  find_theme (self);
  g_object_set_data_full (G_OBJECT (popover), "way-capture", self, capture_free);
  box = build (self);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_BOTTOM);
  /* A child of the agenda, not of the row: rows are used again for other blocks. */
  gtk_widget_set_parent (popover, view);
  fit (self, box, gtk_widget_get_width (view));
  point_at (GTK_POPOVER (popover), view, row);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
