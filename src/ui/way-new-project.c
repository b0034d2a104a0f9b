/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-new-project.h"

#include "base/way-text.h"
#include "service/way-project-service.h"
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
#include "ui/way-text-editor.h"

#include <glib/gi18n.h>

struct _WayNewProject {
  AdwWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  GtkButton *back_button;
  GtkButton *next_button;
  GtkStack *stack;
  GtkWidget *title_row;
  AdwComboRow *partnership_row;
  GtkWidget *name_row;
  GtkWidget *areas_row;
  AdwPreferencesGroup *how_group;
  GtkFlowBox *methods;
  GtkWidget *own_methods_row;
  WayTextEditor *reasons;
  WayTextEditor *goal;

  GtkWidget *size_row;
  GtkWidget *delivery_row;
  GtkWidget *route_row;
  GtkWidget *commenced;

  /* borrowed: transient for it */
  WayWindow *window;
  WayFormDraft *draft;

  /* owned */
  GArray *partnerships;
  guint step;
};

G_DEFINE_FINAL_TYPE (WayNewProject, way_new_project, ADW_TYPE_WINDOW)

static const char *const step_names[] = { "where", "how", "why" };

#define N_STEPS G_N_ELEMENTS (step_names)

static const char *
text_of (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
has_new_partnership (WayNewProject *self)
{
  return adw_combo_row_get_selected (self->partnership_row) >= self->partnerships->len;
}

/* --- What is typed, as records --- */

/* "Dorset; Poole" as a list; nothing for blanks. Names of areas hold commas. */
static void
add_words (GStrvBuilder *list, const char *typed)
{
  g_auto (GStrv) words = g_strsplit (typed, ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*g_strstrip (words[i]) != '\0')
      g_strv_builder_add (list, words[i]);
}

static WayRecord *
make_partnership (WayNewProject *self)
{
  g_autoptr (GStrvBuilder) areas = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *name = g_strstrip (g_strdup (text_of (self->name_row)));
  WayRecord *partnership;

  if (!has_new_partnership (self))
    return NULL;
  partnership = way_record_new_named ("partnership");
  add_words (areas, text_of (self->areas_row));
  list = g_strv_builder_end (areas);
  way_record_set_text (partnership, "name", name);
  way_record_set_list (partnership, "areas", (const char *const *) list);
  return partnership;
}

static char **
chosen_methods (WayNewProject *self)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->methods, i)) != NULL; i++)
    {
      GtkWidget *button = gtk_flow_box_child_get_child (child);

      if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
        g_strv_builder_add (list, g_object_get_data (G_OBJECT (button), "way-key"));
    }
  add_words (list, text_of (self->own_methods_row));
  return g_strv_builder_end (list);
}

static WayRecord *
make_project (WayNewProject *self, WayRecord *partnership)
{
  WayRecord *project = way_record_new_named ("project");
  g_autofree char *title = g_strstrip (g_strdup (text_of (self->title_row)));
  g_autofree char *reasons = way_text_editor_dup_text (self->reasons);
  g_auto (GStrv) methods = chosen_methods (self);
  guint chosen = adw_combo_row_get_selected (self->partnership_row);

  way_record_set_text (project, "title", title);
  way_record_add_reference (project, "partnerships",
                            partnership != NULL ? way_record_get_id (partnership)
                                                : way_id_list_index (self->partnerships, chosen));
  way_record_set_text (project, "size", way_choice_row_get_value (WAY_CHOICE_ROW (self->size_row)));
  way_record_set_text (project, "delivery", way_choice_row_get_value (WAY_CHOICE_ROW (self->delivery_row)));
  way_record_set_text (project, "entry_route", way_choice_row_get_value (WAY_CHOICE_ROW (self->route_row)));
  way_record_set_text (project, "commenced", way_date_entry_get_date (WAY_DATE_ENTRY (self->commenced)));
  way_record_set_list (project, "methodologies", (const char *const *) methods);
  way_record_set_text (project, "reasons", g_strstrip (reasons));
  return project;
}

/* --- Steps --- */

/* %FALSE while what a step must have is missing. */
static gboolean
is_complete (WayNewProject *self, guint step)
{
  switch (step)
    {
    case 0:
      return !way_text_is_blank (text_of (self->title_row))
             && (!has_new_partnership (self) || !way_text_is_blank (text_of (self->name_row)));
    case 1: return way_date_entry_is_valid (WAY_DATE_ENTRY (self->commenced));
    default: return TRUE;
    }
}

static void
update (WayNewProject *self)
{
  gboolean last = self->step == N_STEPS - 1;
  /* Translators: which step of the assistant this is. */
  g_autofree char *progress = g_strdup_printf (_("Step %u of %u"), self->step + 1, (guint) N_STEPS);

  adw_window_title_set_subtitle (self->title, progress);
  gtk_button_set_label (self->back_button, self->step == 0 ? _("_Cancel") : _("_Back"));
  gtk_button_set_label (self->next_button, last ? _("_Create") : _("_Next"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), is_complete (self, self->step));
  gtk_widget_set_visible (GTK_WIDGET (self->partnership_row), self->partnerships != NULL && self->partnerships->len > 0);
  if (self->partnerships != NULL)
    {
      gtk_widget_set_visible (self->name_row, has_new_partnership (self));
      gtk_widget_set_visible (self->areas_row, has_new_partnership (self));
    }
}

static void
show_step (WayNewProject *self, guint step)
{
  GtkWidget *first[] = { self->title_row, self->size_row, way_text_editor_get_view (self->reasons) };

  self->step = step;
  gtk_stack_set_visible_child_name (self->stack, step_names[step]);
  gtk_widget_grab_focus (first[step]);
  update (self);
}

static void
discard (GtkWindow *window)
{
  way_form_draft_drop (WAY_NEW_PROJECT (window)->draft);
  gtk_window_destroy (window);
}

static void
create (WayNewProject *self)
{
  g_autoptr (WayRecord) partnership = make_partnership (self);
  g_autoptr (WayRecord) project = make_project (self, partnership);
  g_autofree char *goal = way_text_editor_dup_text (self->goal);
  g_autoptr (GError) error = NULL;
  WayWindow *window = self->window;

  if (!way_project_create (way_window_get_library (window), project, partnership, goal, &error))
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      if (way_window_copy_helps (error))
        way_window_error (window, error);
      else
        adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
      return;
    }
  discard (GTK_WINDOW (self));
  way_window_open_project (window, way_record_get_id (project), NULL);
  way_window_toast (window, _("Project created"), TRUE);
}

static void
next_cb (WayNewProject *self)
{
  if (!is_complete (self, self->step))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (self->step == N_STEPS - 1)
    create (self);
  else
    show_step (self, self->step + 1);
}

/* Enter in an entry: on to the other one that must be filled in first, or to the next step. */
static void
enter_cb (WayNewProject *self, GtkWidget *row)
{
  GtkWidget *missing = way_text_is_blank (text_of (self->title_row)) ? self->title_row : self->name_row;

  if (is_complete (self, self->step) || row == missing || self->step > 0)
    next_cb (self);
  else
    gtk_widget_grab_focus (missing);
}

static void
back_cb (WayNewProject *self)
{
  if (self->step > 0)
    show_step (self, self->step - 1);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
way_new_project_close_request (GtkWindow *window)
{
  if (!way_form_draft_is_changed (WAY_NEW_PROJECT (window)->draft))
    return GTK_WINDOW_CLASS (way_new_project_parent_class)->close_request (window);
  way_discard_ask (window, _("Discard this project?"), discard);
  return TRUE;
}

/* --- Building --- */

static gboolean
next_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  next_cb (WAY_NEW_PROJECT (widget));
  return TRUE;
}

/* Ctrl+Enter goes on from anywhere; within entries Enter does. */
static void
add_keys (WayNewProject *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                                                          gtk_callback_action_new (next_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
add_methods (WayNewProject *self)
{
  const WayField *field = way_kind_field (way_kind_lookup ("project"), "methodologies");

  for (const WayChoice *choice = field->values; choice->key != NULL; choice++)
    {
      GtkWidget *button = gtk_toggle_button_new_with_label (g_dgettext (GETTEXT_PACKAGE, choice->label));

      gtk_widget_add_css_class (button, "way-chip");
      g_object_set_data (G_OBJECT (button), "way-key", (gpointer) choice->key);
      gtk_flow_box_append (self->methods, button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
    }
}

static void
add_how_rows (WayNewProject *self)
{
  GtkWidget *row = g_object_new (WAY_TYPE_FIELD_ROW, "title", _("Commenced"), "subtitle", _("A month is enough"), NULL);

  self->size_row = way_choice_row_new ("project", "size", TRUE);
  self->delivery_row = way_choice_row_new ("project", "delivery", TRUE);
  self->route_row = way_choice_row_new ("project", "entry_route", TRUE);
  self->commenced = way_date_entry_new ();
  way_date_entry_reserve_line (WAY_DATE_ENTRY (self->commenced));
  g_object_set (self->commenced, "label", _("Commenced"), "valign", GTK_ALIGN_CENTER, "margin-top", 6,
                "margin-bottom", 6, NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (way_date_entry_get_entry (WAY_DATE_ENTRY (self->commenced))),
                                  _("Such as June 2021"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->commenced);
  adw_preferences_group_add (self->how_group, self->size_row);
  adw_preferences_group_add (self->how_group, self->delivery_row);
  adw_preferences_group_add (self->how_group, self->route_row);
  adw_preferences_group_add (self->how_group, row);
}

static void
connect_row (WayNewProject *self, GtkWidget *row)
{
  way_entry_setup_undo (row);
  g_signal_connect_object (row, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
}

static void
way_new_project_dispose (GObject *object)
{
  g_clear_pointer (&WAY_NEW_PROJECT (object)->partnerships, g_array_unref);
  G_OBJECT_CLASS (way_new_project_parent_class)->dispose (object);
}

static void
way_new_project_class_init (WayNewProjectClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_new_project_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = way_new_project_close_request;
  g_type_ensure (WAY_TYPE_TEXT_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-new-project.ui");
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, toasts);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, title);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, back_button);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, next_button);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, stack);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, title_row);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, partnership_row);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, name_row);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, areas_row);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, how_group);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, methods);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, own_methods_row);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, reasons);
  gtk_widget_class_bind_template_child (widget_class, WayNewProject, goal);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
way_new_project_init (WayNewProject *self)
{
  way_announce_init_window (GTK_WINDOW (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  way_adaptive_fit_header (self);
  way_label_keep_words (self);
  self->partnerships = way_id_list_new ();
  add_keys (self);
  add_methods (self);
  add_how_rows (self);
  connect_row (self, self->title_row);
  connect_row (self, self->name_row);
  connect_row (self, self->areas_row);
  connect_row (self, self->own_methods_row);
  g_signal_connect_object (self->back_button, "clicked", G_CALLBACK (back_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next_button, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->partnership_row, "notify::selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (way_date_entry_get_entry (WAY_DATE_ENTRY (self->commenced)), "changed", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (way_date_entry_get_entry (WAY_DATE_ENTRY (self->commenced)), "activate", G_CALLBACK (next_cb),
                           self, G_CONNECT_SWAPPED);
}

static void
set_window (WayNewProject *self, WayWindow *window)
{
  WayLibrary *library = way_window_get_library (window);
  g_autoptr (GPtrArray) partnerships = way_library_query_records (library, "partnerships", "");
  GtkStringList *names = gtk_string_list_new (NULL);

  self->window = window;
  for (guint i = 0; i < partnerships->len; i++)
    {
      gtk_string_list_take (names, way_label_line (way_record_get_title (partnerships->pdata[i])));
      g_array_append_vals (self->partnerships, way_record_get_id (partnerships->pdata[i]), 1);
    }
  gtk_string_list_append (names, _("New partnership…"));
  adw_combo_row_set_model (self->partnership_row, G_LIST_MODEL (names));
  /* Nobody's project lands with another partnership because a list begins with it. */
  adw_combo_row_set_selected (self->partnership_row, self->partnerships->len);
  g_object_unref (names);
}

static void
keep_partnership (WayNewProject *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (guint i = 0; i < self->partnerships->len; i++)
    {
      char id[WAY_ID_TEXT_SIZE];

      g_strv_builder_add (builder, way_id_to_text (way_id_list_index (self->partnerships, i), id));
    }
  g_strv_builder_add (builder, "new");
  keys = g_strv_builder_end (builder);
  way_form_draft_add_list (self->draft, self->partnership_row, (const char *const *) keys, NULL, "partnership");
}

static void
keep_methods (WayNewProject *self)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->methods, i)) != NULL; i++)
    {
      GtkWidget *button = gtk_flow_box_child_get_child (child);
      g_autofree char *field = g_strconcat ("method: ", g_object_get_data (G_OBJECT (button), "way-key"), NULL);

      way_form_draft_add (self->draft, button, NULL, field);
    }
  way_form_draft_add (self->draft, self->own_methods_row, NULL, "methods");
}

/* There is no project yet: what is typed is kept for the next one, whichever it is. */
static void
keep_typed (WayNewProject *self)
{
  self->draft = way_form_draft_new_for_window (way_window_get_library (self->window), "new-project", GTK_WINDOW (self));
  way_form_draft_add (self->draft, self->title_row, NULL, "title");
  keep_partnership (self);
  way_form_draft_add (self->draft, self->name_row, NULL, "name");
  way_form_draft_add (self->draft, self->areas_row, NULL, "areas");
  way_form_draft_add (self->draft, self->size_row, NULL, "size");
  way_form_draft_add (self->draft, self->delivery_row, NULL, "delivery");
  way_form_draft_add (self->draft, self->route_row, NULL, "entry_route");
  way_form_draft_add (self->draft, self->commenced, NULL, "commenced");
  keep_methods (self);
  way_form_draft_add_text (self->draft, self->reasons, NULL, "reasons");
  way_form_draft_add_text (self->draft, self->goal, NULL, "goal");
}

static void
notice_typed (WayNewProject *self)
{
  GtkWidget *rows[] = { self->title_row, self->name_row, self->areas_row, self->own_methods_row };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    way_notice_entry_attach (rows[i], way_window_get_library (self->window), NULL, NULL);
  way_notice_entry_attach_choice (self->size_row, way_window_get_library (self->window));
}

GtkWidget *
way_new_project_present (WayWindow *window)
{
  WayNewProject *self = g_object_new (WAY_TYPE_NEW_PROJECT, "transient-for", window, NULL);

  set_window (self, window);
  keep_typed (self);
  notice_typed (self);
  show_step (self, 0);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
