/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-agenda-dialog.h"

#include "base/way-date.h"
#include "base/way-text.h"
#include "service/way-edit.h"
#include "service/way-workshop-service.h"
#include "ui/way-adaptive.h"
#include "ui/way-announce.h"
#include "ui/way-choice-row.h"
#include "ui/way-discard.h"
#include "ui/way-entry.h"
#include "ui/way-field-row.h"
#include "ui/way-form-draft.h"
#include "ui/way-label.h"
#include "ui/way-notice-entry.h"
#include "ui/way-record-picker.h"

#include <glib/gi18n.h>

#define WAY_TYPE_AGENDA_DIALOG (way_agenda_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WayAgendaDialog, way_agenda_dialog, WAY, AGENDA_DIALOG, AdwWindow)

struct _WayAgendaDialog {
  AdwWindow parent_instance;

  /* template children */
  GtkButton *save_button;
  AdwPreferencesGroup *main;
  AdwPreferencesGroup *captures;
  GtkWidget *title_row;
  GtkSpinButton *minutes;
  GtkWidget *lead_row;
  AdwActionRow *method_row;
  GtkWidget *prompt_row;
  GtkWidget *materials_row;
  GtkSwitch *hidden;
  AdwActionRow *board_row;
  GtkWidget *locked_row;
  GtkWidget *parallel_row;

  /* borrowed */
  GtkWidget *kind;
  GtkWidget *capture;
  GtkWidget *method;
  GtkWidget *board;
  WayFormDraft *draft;
  WayAgendaAdded added;
  GObject *data; /* weak */

  /* owned */
  WayPage *page;
  WayRecord *block;
  gboolean is_new;
};

G_DEFINE_FINAL_TYPE (WayAgendaDialog, way_agenda_dialog, ADW_TYPE_WINDOW)

static const char *
text_of (GtkWidget *row)
{
  return way_entry_get_text (row);
}

static void
show_text (GtkWidget *row, const char *text)
{
  way_entry_set_text (row, text);
}

/* "9:30" and "9.30" as "09:30"; %NULL if it is no time of day. */
static char *
clock_of (const char *typed)
{
  int hours, minutes;
  char rest;

  if (sscanf (typed, " %2d%*1[:.]%2d %c", &hours, &minutes, &rest) == 2 && hours >= 0 && hours < 24 && minutes >= 0
      && minutes < 60)
    return g_strdup_printf ("%02d:%02d", hours, minutes);
  return NULL;
}

static gboolean
locked_is_fine (WayAgendaDialog *self)
{
  g_autofree char *clock = clock_of (text_of (self->locked_row));

  return clock != NULL || way_text_is_blank (text_of (self->locked_row));
}

static void
update_cb (WayAgendaDialog *self)
{
  gboolean fine = locked_is_fine (self);

  (fine ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (self->locked_row, "error");
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), fine && !way_text_is_blank (text_of (self->title_row)));
}

/* --- Saving --- */

static void
take_materials (WayAgendaDialog *self)
{
  g_auto (GStrv) parts = g_strsplit (text_of (self->materials_row), ",", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) materials = NULL;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (builder, parts[i]);
  materials = g_strv_builder_end (builder);
  way_record_set_list (self->block, "materials", (const char *const *) materials);
}

static void
take_values (WayAgendaDialog *self)
{
  g_autofree char *clock = clock_of (text_of (self->locked_row));

  way_record_set_text (self->block, "title", text_of (self->title_row));
  way_record_set_text (self->block, "kind", way_choice_row_get_value (WAY_CHOICE_ROW (self->kind)));
  way_record_set_integer (self->block, "minutes", gtk_spin_button_get_value_as_int (self->minutes));
  way_record_set_text (self->block, "lead", text_of (self->lead_row));
  way_record_set_text (self->block, "prompt", text_of (self->prompt_row));
  way_record_set_boolean (self->block, "hidden", gtk_switch_get_active (self->hidden));
  way_record_set_text (self->block, "captures", way_choice_row_get_value (WAY_CHOICE_ROW (self->capture)));
  way_record_set_text (self->block, "parallel", text_of (self->parallel_row));
  way_record_set_text (self->block, "locked_start", clock);
  way_record_set_reference (self->block, "method", way_record_picker_get_id (WAY_RECORD_PICKER (self->method)));
  way_record_set_reference (self->block, "board", way_record_picker_get_id (WAY_RECORD_PICKER (self->board)));
  take_materials (self);
}

static gboolean
save (WayAgendaDialog *self, GError **error)
{
  WayLibrary *library = way_page_get_library (self->page);

  take_values (self);
  if (self->is_new)
    return way_workshop_save_new_block (library, self->block, error);
  way_edit_catch_up (library, self->block);
  return way_edit_save (library, self->block, _("Change agenda block"), error);
}

static void
save_cb (WayAgendaDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->save_button)))
    return;
  gtk_spin_button_update (self->minutes);
  if (!save (self, &error))
    {
      way_page_error (self->page, error);
      return;
    }
  if (self->is_new && self->data != NULL)
    self->added (way_record_get_id (self->block), self->data);
  way_form_draft_drop (self->draft);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
discard (GtkWindow *window)
{
  way_form_draft_drop (WAY_AGENDA_DIALOG (window)->draft);
  gtk_window_destroy (window);
}

static void
cancel_cb (WayAgendaDialog *self)
{
  if (way_form_draft_is_changed (self->draft))
    way_discard_ask (GTK_WINDOW (self), _("Discard what you typed?"), discard);
  else
    discard (GTK_WINDOW (self));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  cancel_cb (WAY_AGENDA_DIALOG (widget));
  return TRUE;
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  save_cb (WAY_AGENDA_DIALOG (widget));
  return TRUE;
}

/* --- Setting up --- */

static GtkWidget *
add_picker (WayAgendaDialog *self, AdwActionRow *row, const char *kind, const char *name)
{
  GtkWidget *picker = way_record_picker_new (way_page_get_library (self->page), way_page_get_project (self->page), kind,
                                             name, FALSE);

  gtk_widget_set_valign (picker, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, picker);
  way_record_picker_set_id (WAY_RECORD_PICKER (picker), way_record_get_reference (self->block, kind));
  return picker;
}

static void
show_values (WayAgendaDialog *self)
{
  g_autofree char *materials = g_strjoinv (", ", (char **) way_record_get_list (self->block, "materials"));

  self->kind = way_choice_row_new ("agenda_block", "kind", FALSE);
  way_choice_row_set_value (WAY_CHOICE_ROW (self->kind), way_record_get_text (self->block, "kind"));
  adw_preferences_group_add (self->main, self->kind);
  self->capture = way_choice_row_new ("agenda_block", "captures", TRUE);
  way_choice_row_set_value (WAY_CHOICE_ROW (self->capture), way_record_get_text (self->block, "captures"));
  adw_preferences_group_add (self->captures, self->capture);
  self->method = add_picker (self, self->method_row, "method", _("Method"));
  self->board = add_picker (self, self->board_row, "board", _("Board"));
  gtk_spin_button_set_value (self->minutes, (double) way_record_get_integer (self->block, "minutes", 0));
  gtk_switch_set_active (self->hidden, way_record_get_boolean (self->block, "hidden"));
  show_text (self->title_row, way_record_get_title (self->block));
  show_text (self->lead_row, way_record_get_text (self->block, "lead"));
  show_text (self->prompt_row, way_record_get_text (self->block, "prompt"));
  show_text (self->materials_row, materials);
  show_text (self->locked_row, way_record_get_text (self->block, "locked_start"));
  show_text (self->parallel_row, way_record_get_text (self->block, "parallel"));
}

/* What is typed into one that is not there yet is kept for its workshop, and nothing can be remembered about its words. */
static void
keep_typed (WayAgendaDialog *self)
{
  const WayId *id = self->is_new ? NULL : way_record_get_id (self->block);
  const WayId *place = self->is_new ? way_record_get_reference (self->block, "workshop") : id;
  struct {
    GtkWidget *widget;
    const char *field;
  } kept[] = {
    { self->title_row, "title" },         { self->kind, "kind" },
    { GTK_WIDGET (self->minutes), "minutes" }, { self->lead_row, "lead" },
    { self->method, "method" },           { self->prompt_row, "prompt" },
    { self->materials_row, "materials" }, { GTK_WIDGET (self->hidden), "hidden" },
    { self->capture, "captures" },        { self->board, "board" },
    { self->locked_row, "locked_start" }, { self->parallel_row, "parallel" },
  };

  self->draft = way_form_draft_new_for_window (way_page_get_library (self->page), "agenda-block", GTK_WINDOW (self));
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      way_form_draft_add (self->draft, kept[i].widget, place, kept[i].field);
      if (ADW_IS_ENTRY_ROW (kept[i].widget) && kept[i].widget != self->locked_row)
        way_notice_entry_attach (kept[i].widget, way_page_get_library (self->page), id, kept[i].field);
    }
  update_cb (self);
}

static void
way_agenda_dialog_dispose (GObject *object)
{
  WayAgendaDialog *self = WAY_AGENDA_DIALOG (object);

  G_OBJECT_CLASS (way_agenda_dialog_parent_class)->dispose (object);
  g_clear_weak_pointer (&self->data);
  g_clear_object (&self->page);
  g_clear_object (&self->block);
}

static void
way_agenda_dialog_class_init (WayAgendaDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_agenda_dialog_dispose;
  g_type_ensure (WAY_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-agenda-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, main);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, captures);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, minutes);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, lead_row);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, method_row);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, prompt_row);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, materials_row);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, hidden);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, board_row);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, locked_row);
  gtk_widget_class_bind_template_child (widget_class, WayAgendaDialog, parallel_row);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_key_cb, NULL);
}

static void
way_agenda_dialog_init (WayAgendaDialog *self)
{
  GtkWidget **rows[] = { &self->title_row, &self->lead_row, &self->prompt_row, &self->materials_row, &self->locked_row,
                         &self->parallel_row };

  way_announce_init_window (GTK_WINDOW (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_set_activates_default (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->minutes))), TRUE);
  way_adaptive_fit_header (self);
  way_label_keep_words (self);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    way_entry_setup_undo (*rows[i]);
}

static WayAgendaDialog *
present (WayPage *page, WayRecord *block, gboolean is_new)
{
  WayAgendaDialog *self = g_object_new (WAY_TYPE_AGENDA_DIALOG, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)), NULL);

  self->page = g_object_ref (page);
  self->block = is_new ? g_object_ref (block) : way_edit_check_out (block);
  self->is_new = is_new;
  if (is_new)
    {
      gtk_window_set_title (GTK_WINDOW (self), _("New agenda block"));
      gtk_button_set_label (self->save_button, _("_Add"));
    }
  show_values (self);
  keep_typed (self);
  gtk_window_present (GTK_WINDOW (self));
  way_entry_focus_end (self->title_row);
  return self;
}

void
way_agenda_dialog_present (WayPage *page, const WayId *block)
{
  g_autoptr (WayRecord) record = way_library_get (way_page_get_library (page), block);

  g_return_if_fail (record != NULL);

  present (page, record, FALSE);
}

void
way_agenda_dialog_present_new (WayPage *page, WayRecord *block, WayAgendaAdded added, gpointer data)
{
  WayAgendaDialog *self = present (page, block, TRUE);

  self->added = added;
  g_set_weak_pointer (&self->data, data);
}
