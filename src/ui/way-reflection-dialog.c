/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-reflection-dialog.h"

#include "base/way-clock.h"
#include "base/way-text.h"
#include "service/way-edit.h"
#include "service/way-reflection-service.h"
#include "ui/way-adaptive.h"
#include "ui/way-announce.h"
#include "ui/way-discard.h"
#include "ui/way-field-row.h"
#include "ui/way-form-draft.h"
#include "ui/way-label.h"
#include "ui/way-record-picker.h"
#include "ui/way-text-editor.h"
#include "ui/way-window.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

#define FORM "reflection"
#define MOST_PROMPTS 4

struct _WayReflectionDialog {
  AdwWindow parent_instance;

  /* template children */
  GtkWidget *save_button;
  WayWrap *set_box;
  GtkBox *prompts;
  GtkWidget *action_row;
  GtkSwitch *make_action;
  AdwActionRow *agency_row;
  AdwActionRow *person_row;
  GtkSwitch *name_person;
  WayWrap *principles;
  AdwActionRow *source_row;
  GtkSwitch *private;

  /* borrowed */
  WayTextEditor *editors[MOST_PROMPTS];
  WayRecordPicker *agency;
  WayRecordPicker *person;
  WayRecordPicker *source;
  GPtrArray *chips; /* of GtkToggleButton, one a principle */
  WayFormDraft *draft;

  /* owned */
  WayLibrary *library;
  WayRecord *reflection;
  const WayPromptSet *set;
  gboolean is_new;
  gboolean switching;
};

G_DEFINE_FINAL_TYPE (WayReflectionDialog, way_reflection_dialog, ADW_TYPE_WINDOW)

/* Drafts of a new reflection are kept for its project, of another for itself. */
static const WayId *
draft_key (WayReflectionDialog *self)
{
  return self->is_new ? way_record_get_project (self->reflection) : way_record_get_id (self->reflection);
}

static guint
n_prompts (const WayPromptSet *set)
{
  guint n = 0;

  while (n < MOST_PROMPTS && set->prompts[n] != NULL)
    n++;
  return n;
}

/* Just as it was typed. */
static char *
answer (WayReflectionDialog *self, guint i)
{
  return self->editors[i] != NULL ? way_text_editor_dup_text (self->editors[i]) : g_strdup ("");
}

static void
update (WayReflectionDialog *self)
{
  guint n = n_prompts (self->set);
  gboolean any = FALSE;
  g_autofree char *last = answer (self, n - 1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = answer (self, i);

      any = any || !way_text_is_blank (text);
    }
  gtk_widget_set_sensitive (self->save_button, any);
  gtk_widget_set_visible (self->action_row, n > 1);
  /* Rule 13: an action would carry private words into the plan. */
  gtk_widget_set_sensitive (self->action_row, !way_text_is_blank (last) && !gtk_switch_get_active (self->private));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->action_row),
                               gtk_switch_get_active (self->private)
                                 ? _("A private reflection stays out of the action plan, which everybody reads")
                                 : _("Adds it to the action plan with this reflection as where it came from"));
  if (gtk_switch_get_active (self->private))
    gtk_switch_set_active (self->make_action, FALSE);
}

/* --- Prompts --- */

static gboolean
commit_cb (WayTextEditor *editor)
{
  /* Nothing is saved before all of it: what is typed stays a draft. */
  return FALSE;
}

static void
add_prompt (WayReflectionDialog *self, guint i, const char *saved)
{
  GtkWidget *heading = gtk_label_new (_(self->set->prompts[i]));
  GtkWidget *editor = way_text_editor_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *field = g_strdup_printf ("answer-%u", i);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "heading");
  g_object_set (editor, "label", _(self->set->prompts[i]), "placeholder", _(self->set->hints[i]), NULL);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), editor);
  gtk_box_append (self->prompts, box);
  self->editors[i] = WAY_TEXT_EDITOR (editor);
  way_text_editor_set_text (self->editors[i], saved != NULL ? saved : "");
  way_form_draft_add_text (self->draft, self->editors[i], draft_key (self), field);
  if (!self->is_new)
    way_text_editor_set_notice_place (self->editors[i], way_record_get_id (self->reflection), "answers");
  g_signal_connect (editor, "commit", G_CALLBACK (commit_cb), NULL);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (way_text_editor_get_view (self->editors[i]))),
                           "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

static void
build_prompts (WayReflectionDialog *self)
{
  const char *const *saved = way_record_get_list (self->reflection, "answers");
  guint n_saved = g_strv_length ((char **) saved);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->prompts))) != NULL)
    gtk_box_remove (self->prompts, child);
  memset (self->editors, 0, sizeof self->editors);
  for (guint i = 0; i < n_prompts (self->set); i++)
    add_prompt (self, i, i < n_saved ? saved[i] : NULL);
  update (self);
}

static void
drop_answers (WayReflectionDialog *self)
{
  for (guint i = 0; i < MOST_PROMPTS; i++)
    if (self->editors[i] != NULL)
      way_text_editor_discard (self->editors[i]);
}

static void
drop_drafts (WayReflectionDialog *self)
{
  way_form_draft_drop (self->draft);
  way_library_drop_drafts (self->library, FORM, draft_key (self));
}

/* What was typed goes along: prompt by prompt, and what is left over below the last. */
static void
switch_set (WayReflectionDialog *self, const WayPromptSet *set)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n = n_prompts (set);

  for (guint i = 0; i < n_prompts (self->set); i++)
    g_ptr_array_add (texts, answer (self, i));
  drop_answers (self);
  self->set = set;
  build_prompts (self);
  for (guint i = 0; i < texts->len; i++)
    {
      WayTextEditor *editor = self->editors[MIN (i, n - 1)];
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (way_text_editor_get_view (editor)));
      g_autofree char *before = i >= n ? way_text_editor_dup_text (editor) : g_strdup ("");
      gboolean apart = *before != '\0' && *(char *) texts->pdata[i] != '\0';
      g_autofree char *text = g_strconcat (before, apart ? "\n\n" : "", texts->pdata[i], NULL);

      gtk_text_buffer_set_text (buffer, text, -1);
    }
}

static void
set_toggled_cb (GtkToggleButton *button, WayReflectionDialog *self)
{
  const WayPromptSet *set = g_object_get_data (G_OBJECT (button), "way-set");

  if (self->switching || !gtk_toggle_button_get_active (button) || set == self->set)
    return;
  switch_set (self, set);
}

static void
keep (WayReflectionDialog *self, gpointer widget, const char *field)
{
  way_form_draft_add (self->draft, GTK_WIDGET (widget), draft_key (self), field);
}

static GtkWidget *
new_chip (const char *label)
{
  GtkWidget *chip = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (chip, "way-choice-chip");
  return chip;
}

/* Once all are there, as one chosen takes the choice from another. */
static void
keep_set (WayReflectionDialog *self, GPtrArray *chips)
{
  for (guint i = 0; i < chips->len; i++)
    {
      const WayPromptSet *set = g_object_get_data (chips->pdata[i], "way-set");
      g_autofree char *field = g_strconcat ("set: ", set->key, NULL);

      keep (self, chips->pdata[i], field);
    }
  for (guint i = 0; i < chips->len; i++)
    if (gtk_toggle_button_get_active (chips->pdata[i]))
      self->set = g_object_get_data (chips->pdata[i], "way-set");
}

static void
add_sets (WayReflectionDialog *self)
{
  guint n_sets;
  const WayPromptSet *sets = way_reflection_prompt_sets (&n_sets);
  GtkToggleButton *first = NULL;
  g_autoptr (GPtrArray) chips = g_ptr_array_new ();

  self->switching = TRUE;
  for (guint i = 0; i < n_sets; i++)
    {
      GtkWidget *chip = new_chip (_(sets[i].name));

      if (first == NULL)
        first = GTK_TOGGLE_BUTTON (chip);
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), first);
      g_object_set_data (G_OBJECT (chip), "way-set", (gpointer) &sets[i]);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), &sets[i] == self->set);
      g_signal_connect_object (chip, "toggled", G_CALLBACK (set_toggled_cb), self, 0);
      way_wrap_append (self->set_box, chip);
      g_ptr_array_add (chips, chip);
    }
  keep_set (self, chips);
  self->switching = FALSE;
}

/* --- Saving --- */

static void
take_answers (WayReflectionDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) answers = NULL;

  for (guint i = 0; i < n_prompts (self->set); i++)
    {
      g_autofree char *text = answer (self, i);

      g_strv_builder_add (builder, text);
    }
  answers = g_strv_builder_end (builder);
  way_record_set_list (self->reflection, "answers", (const char *const *) answers);
}

static void
take_principles (WayReflectionDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) principles = NULL;

  for (guint i = 0; i < self->chips->len; i++)
    if (gtk_toggle_button_get_active (self->chips->pdata[i]))
      g_strv_builder_add (builder, g_object_get_data (self->chips->pdata[i], "way-principle"));
  principles = g_strv_builder_end (builder);
  way_record_set_list (self->reflection, "principles", (const char *const *) principles);
}

static void
take_values (WayReflectionDialog *self)
{
  gboolean named = gtk_switch_get_active (self->name_person);

  take_answers (self);
  take_principles (self);
  way_record_set_reference (self->reflection, "agency", way_record_picker_get_id (self->agency));
  way_record_set_reference (self->reflection, "person", named ? way_record_picker_get_id (self->person) : NULL);
  way_record_set_reference (self->reflection, "source", way_record_picker_get_id (self->source));
  way_record_set_boolean (self->reflection, "private", gtk_switch_get_active (self->private));
}

static void
say (WayReflectionDialog *self, const GError *error, const char *message)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!WAY_IS_WINDOW (window))
    return;
  if (error != NULL)
    way_window_error (WAY_WINDOW (window), error);
  else
    way_window_toast (WAY_WINDOW (window), message, TRUE);
}

static void
save_cb (WayReflectionDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *last = NULL;
  gboolean acts = gtk_switch_get_active (self->make_action) && n_prompts (self->set) > 1;

  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  take_values (self);
  way_edit_catch_up (self->library, self->reflection);
  last = acts ? answer (self, n_prompts (self->set) - 1) : NULL;
  if (!way_reflection_save (self->library, self->reflection, self->set, last, NULL, &error))
    {
      say (self, error, NULL);
      return;
    }
  drop_drafts (self);
  say (self, NULL, acts ? _("Reflection captured, and an action added") : _("Reflection captured"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
discard (GtkWindow *window)
{
  drop_drafts (WAY_REFLECTION_DIALOG (window));
  gtk_window_destroy (window);
}

/* Cancel and Escape. When the window goes in another way, what was typed waits for the next time. */
static void
cancel_cb (WayReflectionDialog *self)
{
  if (way_form_draft_is_changed (self->draft))
    way_discard_ask (GTK_WINDOW (self), _("Discard this reflection?"), discard);
  else
    discard (GTK_WINDOW (self));
}

static gboolean
cancel_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  cancel_cb (WAY_REFLECTION_DIALOG (widget));
  return TRUE;
}

static void
name_person_cb (WayReflectionDialog *self)
{
  if (self->person != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->person), gtk_switch_get_active (self->name_person));
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  save_cb (WAY_REFLECTION_DIALOG (widget));
  return TRUE;
}

/* --- Setting up --- */

static WayRecordPicker *
new_picker (WayReflectionDialog *self, const char *kinds, const char *name, const char *field, AdwActionRow *row)
{
  GtkWidget *picker = way_record_picker_new (self->library, way_record_get_project (self->reflection), kinds, name, FALSE);

  gtk_widget_set_valign (picker, GTK_ALIGN_CENTER);
  way_record_picker_set_id (WAY_RECORD_PICKER (picker), way_record_get_reference (self->reflection, field));
  adw_action_row_add_suffix (row, picker);
  keep (self, picker, field);
  if (self->is_new)
    way_form_draft_keep_place (self->draft, picker);
  return WAY_RECORD_PICKER (picker);
}

static void
add_principles (WayReflectionDialog *self)
{
  const WayField *field = way_kind_field (way_kind_lookup ("reflection"), "principles");
  const char *const *chosen = way_record_get_list (self->reflection, "principles");

  for (const WayChoice *choice = field->values; choice->key != NULL; choice++)
    {
      GtkWidget *chip = new_chip (way_field_choice_label (field, choice->key));
      g_autofree char *name = g_strconcat ("principle: ", choice->key, NULL);

      g_object_set_data (G_OBJECT (chip), "way-principle", (gpointer) choice->key);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), g_strv_contains (chosen, choice->key));
      way_wrap_append (self->principles, chip);
      g_ptr_array_add (self->chips, chip);
      keep (self, chip, name);
    }
}

static void
set_reflection (WayReflectionDialog *self, WayLibrary *library, WayRecord *reflection, gboolean is_new)
{
  self->library = g_object_ref (library);
  self->reflection = reflection;
  self->is_new = is_new;
  self->set = way_reflection_prompt_set_of (library, reflection);
  self->draft = way_form_draft_new_for_window (library, FORM, GTK_WINDOW (self));
  if (!is_new)
    gtk_window_set_title (GTK_WINDOW (self), _("Reflection"));
  add_sets (self);
  build_prompts (self);
  self->agency = new_picker (self, "agency team", _("From"), "agency", self->agency_row);
  self->person = new_picker (self, "person", _("Person"), "person", self->person_row);
  self->source = new_picker (self, "agenda_block workshop conversation", _("Where"), "source", self->source_row);
  gtk_switch_set_active (self->name_person, way_record_has (reflection, "person"));
  keep (self, self->name_person, "name_person");
  g_signal_connect_object (self->private, "notify::active", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_switch_set_active (self->private, way_record_get_boolean (reflection, "private"));
  keep (self, self->private, "private");
  keep (self, self->make_action, "make_action");
  name_person_cb (self);
  add_principles (self);
}

static void
way_reflection_dialog_dispose (GObject *object)
{
  WayReflectionDialog *self = WAY_REFLECTION_DIALOG (object);

  G_OBJECT_CLASS (way_reflection_dialog_parent_class)->dispose (object);
  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_object (&self->reflection);
  g_clear_object (&self->library);
}

static void
bind_children (GtkWidgetClass *klass)
{
  g_type_ensure (WAY_TYPE_FIELD_ROW);
  gtk_widget_class_set_template_from_resource (klass, "/org/waymark/Waymark/ui/way-reflection-dialog.ui");
  gtk_widget_class_bind_template_child (klass, WayReflectionDialog, save_button);
  gtk_widget_class_bind_template_child (klass, WayReflectionDialog, set_box);
  gtk_widget_class_bind_template_child (klass, WayReflectionDialog, prompts);
  gtk_widget_class_bind_template_child (klass, WayReflectionDialog, action_row);
  gtk_widget_class_bind_template_child (klass, WayReflectionDialog, make_action);
  gtk_widget_class_bind_template_child (klass, WayReflectionDialog, agency_row);
  gtk_widget_class_bind_template_child (klass, WayReflectionDialog, person_row);
  gtk_widget_class_bind_template_child (klass, WayReflectionDialog, name_person);
  gtk_widget_class_bind_template_child (klass, WayReflectionDialog, principles);
  gtk_widget_class_bind_template_child (klass, WayReflectionDialog, source_row);
  gtk_widget_class_bind_template_child (klass, WayReflectionDialog, private);
  gtk_widget_class_bind_template_callback (klass, save_cb);
  gtk_widget_class_bind_template_callback (klass, cancel_cb);
  gtk_widget_class_bind_template_callback (klass, name_person_cb);
}

static void
way_reflection_dialog_class_init (WayReflectionDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_reflection_dialog_dispose;
  g_type_ensure (WAY_TYPE_WRAP);
  bind_children (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, cancel_key_cb, NULL);
}

/* Before the text has it: there Ctrl+Enter would only end the editing of one answer. */
static void
way_reflection_dialog_init (WayReflectionDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  way_announce_init_window (GTK_WINDOW (self));
  self->chips = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  way_adaptive_fit_header (self);
  way_label_keep_words (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                                                          gtk_callback_action_new (save_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
present (GtkWidget *parent, WayLibrary *library, WayRecord *reflection, gboolean is_new)
{
  WayReflectionDialog *self = g_object_new (WAY_TYPE_REFLECTION_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);

  set_reflection (self, library, reflection, is_new);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->editors[0]));
}

void
way_reflection_dialog_present (GtkWidget *parent, WayLibrary *library, const WayId *project, const WayId *source)
{
  WayRecord *reflection = way_record_new_named ("reflection");
  g_autoptr (WayRecord) where = source != NULL ? way_library_get (library, source) : NULL;

  way_record_set_project (reflection, project);
  way_record_set_text (reflection, "date", way_clock_today ());
  way_record_set_reference (reflection, "source", source);
  if (where != NULL && way_record_is (where, "conversation"))
    way_record_set_reference (reflection, "agency", way_record_get_reference (where, "agency"));
  present (parent, library, reflection, TRUE);
}

void
way_reflection_dialog_edit (GtkWidget *parent, WayLibrary *library, WayRecord *reflection)
{
  present (parent, library, way_edit_check_out (reflection), FALSE);
}
