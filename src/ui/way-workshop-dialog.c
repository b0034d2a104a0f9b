/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-workshop-dialog.h"

#include "service/way-edit.h"
#include "service/way-workshop-service.h"
#include "ui/way-adaptive.h"
#include "ui/way-announce.h"
#include "ui/way-choice-row.h"
#include "ui/way-date-entry.h"
#include "ui/way-discard.h"
#include "ui/way-entry.h"
#include "ui/way-field-row.h"
#include "ui/way-form-draft.h"
#include "ui/way-label.h"
#include "ui/way-notice-entry.h"
#include "ui/way-record-picker.h"

#include <glib/gi18n.h>

#define WAY_TYPE_WORKSHOP_DIALOG (way_workshop_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WayWorkshopDialog, way_workshop_dialog, WAY, WORKSHOP_DIALOG, AdwWindow)

struct _WayWorkshopDialog {
  AdwWindow parent_instance;

  /* template children */
  GtkButton *save_button;
  AdwEntryRow *title_row;
  AdwPreferencesGroup *facts;
  AdwActionRow *start_row;
  AdwActionRow *minutes_row;
  GtkSpinButton *minutes;
  AdwEntryRow *place_row;
  AdwActionRow *themes_row;
  AdwPreferencesGroup *agenda_group;
  AdwComboRow *template_row;

  /* borrowed */
  WayPage *page;
  GtkWidget *kind_row;
  GtkWidget *start;
  GtkWidget *themes;
  WayFormDraft *draft;
  WayWorkshopAdded added;
  gpointer data;

  /* owned */
  WayRecord *workshop;
  gboolean is_new;
};

G_DEFINE_FINAL_TYPE (WayWorkshopDialog, way_workshop_dialog, ADW_TYPE_WINDOW)

static void
discard (GtkWindow *window)
{
  way_form_draft_drop (WAY_WORKSHOP_DIALOG (window)->draft);
  gtk_window_destroy (window);
}

/* --- Saving --- */

static void
take_values (WayWorkshopDialog *self)
{
  int minutes = gtk_spin_button_get_value_as_int (self->minutes);

  way_record_set_text (self->workshop, "title", way_entry_get_text (GTK_WIDGET (self->title_row)));
  way_record_set_text (self->workshop, "kind", way_choice_row_get_value (WAY_CHOICE_ROW (self->kind_row)));
  way_record_set_text (self->workshop, "start", way_date_entry_get_date (WAY_DATE_ENTRY (self->start)));
  way_record_set_text (self->workshop, "place", way_entry_get_text (GTK_WIDGET (self->place_row)));
  if (minutes > 0)
    way_record_set_integer (self->workshop, "planned_minutes", minutes);
  else
    way_record_clear (self->workshop, "planned_minutes");
  way_record_set_references (self->workshop, "themes", way_record_picker_get_ids (WAY_RECORD_PICKER (self->themes)));
}

/* The key of the agenda chosen, or %NULL for none. */
static const char *
chosen_template (WayWorkshopDialog *self)
{
  guint n_templates;
  const WayAgendaTemplate *templates = way_workshop_templates (&n_templates);
  guint chosen = adw_combo_row_get_selected (self->template_row);

  return chosen > 0 && chosen <= n_templates ? templates[chosen - 1].key : NULL;
}

static gboolean
save (WayWorkshopDialog *self, GError **error)
{
  WayLibrary *library = way_page_get_library (self->page);

  take_values (self);
  if (self->is_new)
    return way_workshop_create (library, self->workshop, chosen_template (self), error);
  way_edit_catch_up (library, self->workshop);
  return way_edit_save (library, self->workshop, _("Change workshop"), error);
}

static void
save_cb (WayWorkshopDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->save_button)))
    return;
  if (!save (self, &error))
    {
      way_page_error (self->page, error);
      return;
    }
  if (self->is_new && self->added != NULL)
    self->added (self->data, way_record_get_id (self->workshop));
  discard (GTK_WINDOW (self));
}

static void
update_cb (WayWorkshopDialog *self)
{
  const char *title = way_entry_get_text (GTK_WIDGET (self->title_row));
  g_autofree char *stripped = g_strstrip (g_strdup (title));

  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button),
                            *stripped != '\0' && way_date_entry_is_valid (WAY_DATE_ENTRY (self->start)));
}

/* Not while the dialog goes: its parts go before it. */
static void
start_changed_cb (WayWorkshopDialog *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update_cb (self);
}

/* --- The agenda to start from --- */

static void
template_chosen_cb (WayWorkshopDialog *self)
{
  guint n_templates;
  const WayAgendaTemplate *templates = way_workshop_templates (&n_templates);
  guint chosen = adw_combo_row_get_selected (self->template_row);

  if (chosen == 0 || chosen > n_templates)
    return;
  gtk_spin_button_set_value (self->minutes, templates[chosen - 1].minutes);
  way_choice_row_set_value (WAY_CHOICE_ROW (self->kind_row), templates[chosen - 1].kind);
}

static void
fill_templates (WayWorkshopDialog *self)
{
  guint n_templates;
  const WayAgendaTemplate *templates = way_workshop_templates (&n_templates);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("An empty agenda"));
  for (guint i = 0; i < n_templates; i++)
    gtk_string_list_append (names, _(templates[i].label));
  adw_combo_row_set_model (self->template_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->template_row, 1);
  template_chosen_cb (self);
}

/* --- Setting up --- */

static void
add_pickers (WayWorkshopDialog *self)
{
  self->kind_row = way_choice_row_new ("workshop", "kind", FALSE);
  adw_preferences_group_add (self->facts, self->kind_row);
  self->start = way_date_entry_new ();
  way_date_entry_reserve_line (WAY_DATE_ENTRY (self->start));
  g_object_set (self->start, "with-time", TRUE, "label", _("Start"), "valign", GTK_ALIGN_CENTER, "margin-top", 6,
                "margin-bottom", 6, NULL);
  adw_action_row_add_suffix (self->start_row, self->start);
  g_signal_connect_object (self->start, "notify", G_CALLBACK (start_changed_cb), self, G_CONNECT_SWAPPED);
  self->themes = way_record_picker_new (way_page_get_library (self->page), way_page_get_project (self->page), "theme",
                                        _("Themes"), TRUE);
  gtk_widget_set_valign (self->themes, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (self->themes_row, self->themes);
}

static void
show_values (WayWorkshopDialog *self)
{
  const char *title = way_record_get_title (self->workshop);
  const char *place = way_record_get_text (self->workshop, "place");

  way_entry_set_text (GTK_WIDGET (self->title_row), title);
  way_entry_set_text (GTK_WIDGET (self->place_row), place);
  way_choice_row_set_value (WAY_CHOICE_ROW (self->kind_row), way_record_get_text (self->workshop, "kind"));
  way_date_entry_set_date (WAY_DATE_ENTRY (self->start), way_record_get_text (self->workshop, "start"));
  gtk_spin_button_set_value (self->minutes, (double) way_record_get_integer (self->workshop, "planned_minutes", 0));
  way_record_picker_set_ids (WAY_RECORD_PICKER (self->themes), way_record_get_references (self->workshop, "themes"));
}

/* One that is not there yet is kept for its project. */
static void
keep_typed (WayWorkshopDialog *self)
{
  const WayId *id = self->is_new ? way_page_get_project (self->page) : way_record_get_id (self->workshop);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;
  guint n_templates;
  const WayAgendaTemplate *templates = way_workshop_templates (&n_templates);

  g_strv_builder_add (builder, "empty");
  for (guint i = 0; i < n_templates; i++)
    g_strv_builder_add (builder, templates[i].key);
  keys = g_strv_builder_end (builder);
  self->draft = way_form_draft_new_for_window (way_page_get_library (self->page), "workshop", GTK_WINDOW (self));
  way_form_draft_add (self->draft, GTK_WIDGET (self->title_row), id, "title");
  if (self->is_new)
    way_form_draft_add_list (self->draft, self->template_row, (const char *const *) keys, id, "template");
  way_form_draft_add (self->draft, self->kind_row, id, "kind");
  way_form_draft_add (self->draft, self->start, id, "start");
  way_form_draft_add (self->draft, GTK_WIDGET (self->minutes), id, "planned_minutes");
  way_form_draft_add (self->draft, GTK_WIDGET (self->place_row), id, "place");
  way_form_draft_add (self->draft, self->themes, id, "themes");
}

static void
notice_typed (WayWorkshopDialog *self)
{
  const WayId *id = self->is_new ? NULL : way_record_get_id (self->workshop);
  WayLibrary *library = way_page_get_library (self->page);

  way_notice_entry_attach (GTK_WIDGET (self->title_row), library, id, "title");
  way_notice_entry_attach (GTK_WIDGET (self->place_row), library, id, "place");
}

static void
set_workshop (WayWorkshopDialog *self, WayRecord *workshop)
{
  self->is_new = workshop == NULL;
  self->workshop = workshop != NULL ? way_edit_check_out (workshop) : way_record_new_named ("workshop");
  if (self->is_new)
    way_record_set_project (self->workshop, way_page_get_project (self->page));
  gtk_window_set_title (GTK_WINDOW (self), self->is_new ? _("New workshop") : _("Workshop details"));
  gtk_button_set_label (self->save_button, self->is_new ? _("_Add") : _("_Save"));
  gtk_widget_set_visible (GTK_WIDGET (self->agenda_group), self->is_new);
  add_pickers (self);
  show_values (self);
  if (self->is_new)
    fill_templates (self);
  keep_typed (self);
  notice_typed (self);
  /* Only now: an agenda that was kept has its own minutes beside it. */
  g_signal_connect_object (self->template_row, "notify::selected", G_CALLBACK (template_chosen_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
}

/* Cancel and Escape. */
static gboolean
way_workshop_dialog_close_request (GtkWindow *window)
{
  if (!way_form_draft_is_changed (WAY_WORKSHOP_DIALOG (window)->draft))
    return GTK_WINDOW_CLASS (way_workshop_dialog_parent_class)->close_request (window);
  way_discard_ask (window, _("Discard what you typed?"), discard);
  return TRUE;
}

static void
way_workshop_dialog_dispose (GObject *object)
{
  WayWorkshopDialog *self = WAY_WORKSHOP_DIALOG (object);

  G_OBJECT_CLASS (way_workshop_dialog_parent_class)->dispose (object);
  g_clear_object (&self->workshop);
}

static void
way_workshop_dialog_class_init (WayWorkshopDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_workshop_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = way_workshop_dialog_close_request;
  g_type_ensure (WAY_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-workshop-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopDialog, facts);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopDialog, minutes_row);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopDialog, themes_row);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopDialog, agenda_group);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopDialog, template_row);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
way_workshop_dialog_init (WayWorkshopDialog *self)
{
  way_announce_init_window (GTK_WINDOW (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_set_activates_default (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->minutes))), TRUE);
  way_adaptive_fit_header (self);
  way_label_keep_words (self);
  way_entry_setup_undo (GTK_WIDGET (self->title_row));
  way_entry_setup_undo (GTK_WIDGET (self->place_row));
}

void
way_workshop_dialog_present (WayPage *page, WayRecord *workshop, WayWorkshopAdded added, gpointer data)
{
  WayWorkshopDialog *self = g_object_new (WAY_TYPE_WORKSHOP_DIALOG, "transient-for",
                                          gtk_widget_get_root (GTK_WIDGET (page)), NULL);

  self->page = page;
  self->added = added;
  self->data = data;
  set_workshop (self, workshop);
  gtk_window_present (GTK_WINDOW (self));
  way_entry_focus_end (GTK_WIDGET (self->title_row));
}
