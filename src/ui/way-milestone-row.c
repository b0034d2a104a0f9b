/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-milestone-row.h"

#include "base/way-date.h"
#include "base/way-text.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "ui/way-date-entry.h"
#include "ui/way-entry.h"
#include "ui/way-form-draft.h"
#include "ui/way-label.h"
#include "ui/way-notice-entry.h"

#include <glib/gi18n.h>

struct _WayMilestoneRow {
  GtkBox parent_instance;

  GtkWidget *check;
  GtkWidget *label;
  GtkWidget *menu;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *due;
  GtkWidget *up;
  GtkWidget *down;

  WayPage *page; /* borrowed */
  WayId id;
  WayId action;
  WayFormDraft *draft; /* owned; while the popover is open */
  gboolean showing;
  gboolean cancelled;
  gboolean noticing; /* there is a bar below the entry */
};

G_DEFINE_FINAL_TYPE (WayMilestoneRow, way_milestone_row, GTK_TYPE_BOX)

static gboolean
report (WayMilestoneRow *self, gboolean success, GError *error)
{
  if (!success)
    way_page_error (self->page, error);
  return success;
}

static void
toggled_cb (WayMilestoneRow *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->showing)
    report (self,
            way_action_set_milestone_done (way_page_get_library (self->page), &self->id,
                                           gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)), &error),
            error);
}

/* %FALSE if it could not be saved. */
static gboolean
rename_it (WayMilestoneRow *self)
{
  WayLibrary *library = way_page_get_library (self->page);
  g_autofree char *text = g_strdup (way_entry_get_text (self->entry));
  g_autoptr (WayRecord) record = way_library_get (library, &self->id);
  g_autoptr (GError) error = NULL;

  if (way_text_is_blank (text) || g_strcmp0 (text, way_record_get_text (record, "text")) == 0)
    return TRUE;
  return report (self, way_edit_set_text (library, &self->id, "text", text, &error), error);
}

static gboolean
save_due (WayMilestoneRow *self)
{
  g_autoptr (GError) error = NULL;

  return report (self,
                 way_edit_set_text (way_page_get_library (self->page), &self->id, "due",
                                    way_date_entry_get_date (WAY_DATE_ENTRY (self->due)), &error),
                 error);
}

/* A date that is typed is taken over when the focus leaves it, which it does later than the popover closes. */
static gboolean
end_date (WayMilestoneRow *self)
{
  WayDateEntry *due = WAY_DATE_ENTRY (self->due);
  g_autoptr (WayRecord) record = way_library_get (way_page_get_library (self->page), &self->id);

  return !way_date_entry_is_valid (due)
         || g_strcmp0 (way_date_entry_get_date (due), way_record_get_text (record, "due")) == 0 || save_due (self);
}

static void
show_due (WayMilestoneRow *self)
{
  g_autoptr (WayRecord) record = way_library_get (way_page_get_library (self->page), &self->id);

  way_date_entry_set_date (WAY_DATE_ENTRY (self->due), way_record_get_text (record, "due"));
}

static void
entered_cb (WayMilestoneRow *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
hidden_cb (WayMilestoneRow *self)
{
  if (self->draft != NULL)
    way_form_draft_flush (self->draft);
}

/* Whatever is clicked next ends the renaming; only Escape takes it back. When the window goes, the draft stays. */
static void
closed_cb (WayMilestoneRow *self)
{
  if (self->draft == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL || gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  if (self->cancelled || (rename_it (self) && end_date (self)))
    way_form_draft_drop (self->draft);
  g_clear_pointer (&self->draft, way_form_draft_free);
  self->showing = TRUE;
  show_due (self);
  self->showing = FALSE;
}

/* It comes here when nothing within wants it, neither the calendar nor a way of typing; then it closes the popover. */
static gboolean
escape_cb (GtkWidget *box, GVariant *args, gpointer data)
{
  WAY_MILESTONE_ROW (data)->cancelled = TRUE;
  return FALSE;
}

static void
due_cb (WayMilestoneRow *self)
{
  if (!self->showing && save_due (self) && self->draft != NULL)
    way_form_draft_shown (self->draft, self->due);
}

static guint
place_of (WayMilestoneRow *self, GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    if (way_id_equal (way_id_list_index (ids, i), &self->id))
      return i;
  return 0;
}

static const WayId *
id_at (GArray *ids, int place)
{
  return place >= 0 && place < (int) ids->len ? way_id_list_index (ids, (guint) place) : NULL;
}

static void
move (WayMilestoneRow *self, int before, int after)
{
  WayLibrary *library = way_page_get_library (self->page);
  g_autoptr (GArray) ids = way_library_query_ids (library, "milestones of action", "i", &self->action);
  int place = (int) place_of (self, ids);
  g_autoptr (GError) error = NULL;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  report (self, way_edit_move (library, &self->id, id_at (ids, place + before), id_at (ids, place + after), &error), error);
}

static void
up_cb (WayMilestoneRow *self)
{
  move (self, -2, -1);
}

static void
down_cb (WayMilestoneRow *self)
{
  move (self, 1, 2);
}

static void
delete_cb (WayMilestoneRow *self)
{
  WayPage *page = self->page;
  WayId id = self->id;
  g_autoptr (GError) error = NULL;

  self->cancelled = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (report (self, way_edit_delete (way_page_get_library (page), &id, &error), error))
    way_page_toast_undo (page, _("Milestone deleted"));
}

/* A renaming or a date that the end of the program broke off is there again. */
static void
keep_typed (WayMilestoneRow *self, WayLibrary *library)
{
  g_clear_pointer (&self->draft, way_form_draft_free);
  self->draft = way_form_draft_new (library, "milestone");
  way_form_draft_add (self->draft, self->entry, &self->id, "text");
  way_form_draft_add (self->draft, self->due, &self->id, "due");
}

/* Fills the popover when it opens, so that what is typed in it is not overwritten later. */
static void
opened_cb (WayMilestoneRow *self)
{
  WayLibrary *library = way_page_get_library (self->page);
  g_autoptr (WayRecord) record = way_library_get (library, &self->id);
  g_autoptr (GArray) ids = way_library_query_ids (library, "milestones of action", "i", &self->action);
  guint place = place_of (self, ids);

  if (!self->noticing)
    way_notice_entry_attach (self->entry, library, &self->id, "text");
  self->noticing = TRUE;
  self->showing = TRUE;
  way_entry_set_text (self->entry, way_record_get_text (record, "text"));
  show_due (self);
  gtk_widget_set_sensitive (self->up, place > 0);
  gtk_widget_set_sensitive (self->down, place + 1 < ids->len);
  keep_typed (self, library);
  self->showing = FALSE;
  self->cancelled = FALSE;
}

static GtkWidget *
button_new (WayMilestoneRow *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
build_popover (WayMilestoneRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->popover = gtk_popover_new ();
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 28);
  way_entry_setup_undo (self->entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Milestone"), -1);
  self->due = way_date_entry_new ();
  g_object_set (self->due, "label", _("Due"), NULL);
  self->up = button_new (self, _("Move _up"), G_CALLBACK (up_cb));
  self->down = button_new (self, _("Move _down"), G_CALLBACK (down_cb));
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->due);
  gtk_box_append (GTK_BOX (box), self->up);
  gtk_box_append (GTK_BOX (box), self->down);
  gtk_box_append (GTK_BOX (box), button_new (self, _("_Delete"), G_CALLBACK (delete_cb)));
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (box, keys);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->due, "commit", G_CALLBACK (due_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "unmap", G_CALLBACK (hidden_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

static void
way_milestone_row_dispose (GObject *object)
{
  g_clear_pointer (&WAY_MILESTONE_ROW (object)->draft, way_form_draft_free);
  G_OBJECT_CLASS (way_milestone_row_parent_class)->dispose (object);
}

static void
way_milestone_row_class_init (WayMilestoneRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_milestone_row_dispose;
}

static void
way_milestone_row_init (WayMilestoneRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->check = gtk_check_button_new ();
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "hexpand", TRUE, "width-chars", 8, NULL);
  gtk_widget_set_valign (self->check, GTK_ALIGN_START);
  build_popover (self);
  self->menu = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "popover", self->popover, "valign",
                             GTK_ALIGN_START, NULL);
  gtk_widget_add_css_class (self->menu, "flat");
  gtk_box_append (GTK_BOX (self), self->check);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_append (GTK_BOX (self), self->menu);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
way_milestone_row_new (WayPage *page, const WayId *milestone)
{
  WayMilestoneRow *self = g_object_new (WAY_TYPE_MILESTONE_ROW, NULL);

  self->page = page;
  self->id = *milestone;
  return GTK_WIDGET (self);
}

void
way_milestone_row_show (WayMilestoneRow *self, WayRecord *record)
{
  const char *text = way_record_get_text (record, "text");
  g_autofree char *due = way_date_format (way_record_get_text (record, "due"));
  g_autofree char *words = way_text_beginning (text, WAY_LABEL_FACTS);
  g_autofree char *shown = *due != '\0' ? g_strdup_printf (_("%s, %s"), words, due) : g_strdup (words);
  g_autofree char *change = g_strdup_printf (_("Change milestone “%s”"), text);

  self->action = *way_record_get_reference (record, "action");
  self->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), way_record_get_boolean (record, "done"));
  self->showing = FALSE;
  gtk_label_set_label (GTK_LABEL (self->label), shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, change, -1);
}
