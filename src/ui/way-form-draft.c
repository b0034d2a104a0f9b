/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-form-draft.h"

#include "ui/way-choice-row.h"
#include "ui/way-date-entry.h"
#include "ui/way-entry.h"
#include "ui/way-pause.h"
#include "ui/way-record-picker.h"

#define KEY "way-form-draft"

/* What was emptied: a draft without any text would be none. */
#define EMPTIED " "

struct _WayFormDraft {
  WayLibrary *library;
  char *form;
  GPtrArray *fields;
  WayPause pause;
  gboolean hidden; /* what goes with its window may change once more, and means nothing by it */
};

typedef struct {
  WayFormDraft *draft;
  GtkWidget *widget; /* weak */
  WayId record;
  char *name;
  char **keys; /* of a list, what each of its items is kept as */
  char *saved; /* what it said at first: no draft of that */
  char *kept;
  gboolean waiting;  /* the last could not be kept */
  gboolean is_place; /* kept with the others, although it was not filled in */
} Field;

static GtkEditable *
get_editable (GtkWidget *widget)
{
  if (WAY_IS_DATE_ENTRY (widget))
    return GTK_EDITABLE (way_date_entry_get_entry (WAY_DATE_ENTRY (widget)));
  return GTK_IS_EDITABLE (widget) ? GTK_EDITABLE (widget) : NULL;
}

static gboolean
is_switch (GtkWidget *widget)
{
  return GTK_IS_SWITCH (widget) || GTK_IS_TOGGLE_BUTTON (widget);
}

/* It keeps its text by itself. */
static gboolean
is_text (const Field *field)
{
  return field->widget != NULL && WAY_IS_TEXT_EDITOR (field->widget);
}

static GtkTextBuffer *
get_buffer (const Field *field)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (way_text_editor_get_view (WAY_TEXT_EDITOR (field->widget))));
}

static GtkWidget *
own_word (const Field *field)
{
  if (field->widget == NULL || !WAY_IS_CHOICE_ROW (field->widget))
    return NULL;
  return way_choice_row_get_entry (WAY_CHOICE_ROW (field->widget));
}

/* What says that the widget was changed, and how. */
static gpointer
get_source (GtkWidget *widget, const char **signal)
{
  GtkEditable *editable = get_editable (widget);

  *signal = is_switch (widget)          ? "notify::active"
            : ADW_IS_COMBO_ROW (widget) ? "notify::selected"
            : WAY_IS_CHOICE_ROW (widget) ? "commit"
                                         : "changed";
  return editable != NULL ? (gpointer) editable : (gpointer) widget;
}

static void
field_free (gpointer data)
{
  Field *field = data;
  const char *signal;

  /* Widgets may say so once more while they go with the form. */
  if (field->widget != NULL)
    g_signal_handlers_disconnect_by_data (get_source (field->widget, &signal), field->draft);
  if (field->widget != NULL && is_text (field))
    g_signal_handlers_disconnect_by_data (get_buffer (field), field->draft);
  if (own_word (field) != NULL)
    g_signal_handlers_disconnect_by_data (own_word (field), field->draft);
  g_clear_weak_pointer (&field->widget);
  g_free (field->name);
  g_strfreev (field->keys);
  g_free (field->saved);
  g_free (field->kept);
  g_free (field);
}

/* --- What a widget says --- */

/* What is chosen, and on a line of its own a name that is typed there and not added yet. */
static char *
dup_ids (WayRecordPicker *picker)
{
  GArray *ids = way_record_picker_get_ids (picker);
  g_autofree char *typed = way_record_picker_dup_typed (picker);
  GString *text = g_string_new (NULL);
  char id[WAY_ID_TEXT_SIZE];

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", way_id_to_text (way_id_list_index (ids, i), id));
  if (*typed != '\0')
    g_string_append_printf (text, "\n%s", typed);
  return g_string_free (text, FALSE);
}

/* What was deleted meanwhile is not chosen any more. */
static void
set_ids (WayFormDraft *self, WayRecordPicker *picker, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);
  g_auto (GStrv) words = g_strsplit (lines[0] != NULL ? lines[0] : "", " ", -1);
  g_autoptr (GArray) ids = way_id_list_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      WayId id;
      g_autoptr (WayRecord) record = way_id_parse (words[i], &id) ? way_library_get (self->library, &id) : NULL;

      if (record != NULL && !way_record_get_deleted (record))
        g_array_append_val (ids, id);
    }
  way_record_picker_set_ids (picker, ids);
  way_record_picker_set_typed (picker, lines[0] != NULL && lines[1] != NULL ? lines[1] : "");
}

static char *
dup_key (const Field *field)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (field->widget));

  return g_strdup (selected < g_strv_length (field->keys) ? field->keys[selected] : "");
}

static void
set_key (const Field *field, const char *key)
{
  for (guint i = 0; field->keys[i] != NULL; i++)
    if (g_str_equal (field->keys[i], key))
      adw_combo_row_set_selected (ADW_COMBO_ROW (field->widget), i);
}

static char *
dup_text (const Field *field)
{
  GtkWidget *widget = field->widget;
  gboolean active;

  if (is_switch (widget))
    {
      g_object_get (widget, "active", &active, NULL);
      return g_strdup (active ? "yes" : "no");
    }
  if (field->keys != NULL)
    return dup_key (field);
  if (WAY_IS_RECORD_PICKER (widget))
    return dup_ids (WAY_RECORD_PICKER (widget));
  if (WAY_IS_CHOICE_ROW (widget))
    {
      const char *value = way_choice_row_get_value (WAY_CHOICE_ROW (widget));

      return g_strdup (value != NULL ? value : "");
    }
  return g_strdup (way_entry_get_text (GTK_WIDGET (get_editable (widget))));
}

static void
set_text (const Field *field, const char *text)
{
  GtkWidget *widget = field->widget;
  const char *shown = g_strcmp0 (text, EMPTIED) != 0 ? text : "";

  if (is_switch (widget))
    g_object_set (widget, "active", g_str_equal (text, "yes"), NULL);
  else if (field->keys != NULL)
    set_key (field, shown);
  else if (WAY_IS_RECORD_PICKER (widget))
    set_ids (field->draft, WAY_RECORD_PICKER (widget), shown);
  else if (WAY_IS_CHOICE_ROW (widget))
    way_choice_row_set_value (WAY_CHOICE_ROW (widget), *shown != '\0' ? shown : NULL);
  else
    way_entry_set_text (GTK_WIDGET (get_editable (widget)), shown);
  if (GTK_IS_SPIN_BUTTON (widget))
    gtk_spin_button_update (GTK_SPIN_BUTTON (widget));
}

/* --- Keeping --- */

static gboolean
set_draft (WayFormDraft *self, Field *field, const char *text)
{
  if (!field->waiting && g_strcmp0 (text, field->kept) == 0)
    return TRUE;
  field->waiting = !way_library_set_draft (self->library, self->form, &field->record, field->name, text, NULL);
  if (!field->waiting)
    {
      g_free (field->kept);
      field->kept = g_strdup (text);
    }
  return !field->waiting;
}

static gboolean
keep (WayFormDraft *self, Field *field)
{
  g_autofree char *text = NULL;

  if (field->widget == NULL || is_text (field) || way_library_is_read_only (self->library))
    return TRUE;
  text = dup_text (field);
  if (g_str_equal (text, field->saved) && !(field->is_place && way_form_draft_is_changed (self)))
    return set_draft (self, field, NULL);
  return set_draft (self, field, *text != '\0' ? text : EMPTIED);
}

/* What cannot be written waits in memory, each field for itself: it goes into a copy of the library. */
static gboolean
keep_all (gpointer data)
{
  WayFormDraft *self = data;
  gboolean kept = TRUE;

  for (guint i = 0; i < self->fields->len; i++)
    kept = keep (self, self->fields->pdata[i]) && kept;
  return kept;
}

static void
changed_cb (WayFormDraft *self)
{
  if (!self->hidden)
    way_pause_typed (&self->pause);
}

static void
hidden_cb (WayFormDraft *self)
{
  way_form_draft_flush (self);
  self->hidden = TRUE;
}

static void
shown_cb (WayFormDraft *self)
{
  self->hidden = FALSE;
}

WayFormDraft *
way_form_draft_new (WayLibrary *library, const char *form)
{
  WayFormDraft *self = g_new0 (WayFormDraft, 1);

  self->library = g_object_ref (library);
  self->form = g_strdup (form);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  way_pause_init (&self->pause, keep_all, self);
  return self;
}

void
way_form_draft_free (WayFormDraft *self)
{
  if (self == NULL)
    return;
  way_pause_stop (&self->pause);
  g_object_unref (self->library);
  g_free (self->form);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

WayFormDraft *
way_form_draft_new_for_window (WayLibrary *library, const char *form, GtkWindow *window)
{
  WayFormDraft *self = way_form_draft_new (library, form);

  g_object_set_data_full (G_OBJECT (window), KEY, self, (GDestroyNotify) way_form_draft_free);
  g_signal_connect_swapped (window, "map", G_CALLBACK (shown_cb), self);
  g_signal_connect_swapped (window, "unmap", G_CALLBACK (hidden_cb), self);
  return self;
}

WayFormDraft *
way_form_draft_of (gpointer window)
{
  return g_object_get_data (window, KEY);
}

static Field *
add_field (WayFormDraft *self, GtkWidget *widget, const WayId *record, const char *name)
{
  Field *field = g_new0 (Field, 1);

  field->draft = self;
  g_set_weak_pointer (&field->widget, widget);
  if (record != NULL)
    field->record = *record;
  field->name = g_strdup (name);
  g_ptr_array_add (self->fields, field);
  return field;
}

/* What was kept before is put in, and what comes from now on is followed. */
static void
begin (WayFormDraft *self, Field *field)
{
  const char *signal;
  gpointer source = get_source (field->widget, &signal);

  if (WAY_IS_RECORD_PICKER (field->widget))
    way_record_picker_keep_typed (WAY_RECORD_PICKER (field->widget));
  field->saved = dup_text (field);
  field->kept = way_library_get_draft (self->library, self->form, &field->record, field->name);
  if (field->kept != NULL)
    set_text (field, field->kept);
  g_signal_connect_swapped (source, signal, G_CALLBACK (changed_cb), self);
  if (WAY_IS_RECORD_PICKER (field->widget))
    g_signal_connect_swapped (field->widget, "typed", G_CALLBACK (changed_cb), self);
  if (own_word (field) != NULL)
    g_signal_connect_swapped (own_word (field), "changed", G_CALLBACK (changed_cb), self);
}

void
way_form_draft_add (WayFormDraft *self, GtkWidget *widget, const WayId *record, const char *field)
{
  begin (self, add_field (self, widget, record, field));
}

void
way_form_draft_add_list (WayFormDraft *self, AdwComboRow *row, const char *const *keys, const WayId *record, const char *field)
{
  Field *added = add_field (self, GTK_WIDGET (row), record, field);

  added->keys = g_strdupv ((char **) keys);
  begin (self, added);
}

void
way_form_draft_add_text (WayFormDraft *self, WayTextEditor *editor, const WayId *record, const char *field)
{
  Field *added = add_field (self, GTK_WIDGET (editor), record, field);

  way_text_editor_set_place (editor, self->library, self->form, record, field);
  g_signal_connect_swapped (get_buffer (added), "changed", G_CALLBACK (changed_cb), self);
}

void
way_form_draft_keep_place (WayFormDraft *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];

      field->is_place = field->is_place || field->widget == widget;
    }
}

void
way_form_draft_shown (WayFormDraft *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];

      if (field->widget != widget || is_text (field))
        continue;
      g_free (field->saved);
      field->saved = dup_text (field);
      changed_cb (self);
    }
}

GtkWidget *
way_form_draft_find_typed (WayFormDraft *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      GtkWidget *widget = ((Field *) self->fields->pdata[i])->widget;
      g_autofree char *typed = widget != NULL && WAY_IS_RECORD_PICKER (widget) && gtk_widget_get_mapped (widget)
                                 ? way_record_picker_dup_typed (WAY_RECORD_PICKER (widget)) : NULL;

      if (typed != NULL && *typed != '\0')
        return widget;
    }
  return NULL;
}

/* Something could not be kept, and the form stays. */
static gboolean
is_waiting (WayFormDraft *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (((Field *) self->fields->pdata[i])->waiting)
      return TRUE;
  return FALSE;
}

void
way_form_draft_flush (WayFormDraft *self)
{
  if (!way_pause_is_waiting (&self->pause) && !is_waiting (self))
    return;
  way_pause_stop (&self->pause);
  keep_all (self);
}

static gboolean
is_changed (const Field *field)
{
  g_autofree char *text = NULL;

  if (field->widget == NULL)
    return FALSE;
  if (is_text (field))
    return way_text_editor_is_changed (WAY_TEXT_EDITOR (field->widget));
  text = dup_text (field);
  return !g_str_equal (text, field->saved);
}

gboolean
way_form_draft_is_changed (WayFormDraft *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (is_changed (self->fields->pdata[i]))
      return TRUE;
  return FALSE;
}

static void
drop_all (WayFormDraft *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];

      if (is_text (field))
        way_text_editor_discard (WAY_TEXT_EDITOR (field->widget));
      else
        set_draft (self, field, NULL);
    }
}

void
way_form_draft_drop (WayFormDraft *self)
{
  if (!way_library_is_read_only (self->library))
    drop_all (self);
  /* Texts say that they were changed, too. */
  way_pause_stop (&self->pause);
}
