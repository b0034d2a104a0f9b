/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-form-draft.h"

#include "ui/way-choice-row.h"
#include "ui/way-date-entry.h"
#include "ui/way-entry.h"

#define PAUSE_MS 500
#define RETRY_MS 2000

/* What was emptied: a draft without any text would be none. */
#define EMPTIED " "

struct _WayFormDraft {
  WayLibrary *library;
  char *form;
  GPtrArray *fields;
  guint pause_id;
};

typedef struct {
  WayFormDraft *draft;
  GtkWidget *widget; /* weak */
  WayId record;
  char *name;
  char *saved; /* what it said at first: no draft of that */
} Field;

static GtkEditable *
get_editable (GtkWidget *widget)
{
  if (WAY_IS_DATE_ENTRY (widget))
    return GTK_EDITABLE (way_date_entry_get_entry (WAY_DATE_ENTRY (widget)));
  return GTK_IS_EDITABLE (widget) ? GTK_EDITABLE (widget) : NULL;
}

/* What says that the widget was changed. */
static gpointer
get_source (GtkWidget *widget)
{
  return GTK_IS_SWITCH (widget) || WAY_IS_CHOICE_ROW (widget) ? (gpointer) widget : (gpointer) get_editable (widget);
}

static void
field_free (gpointer data)
{
  Field *field = data;

  /* Widgets may say so once more while they go with the form. */
  if (field->widget != NULL)
    g_signal_handlers_disconnect_by_data (get_source (field->widget), field->draft);
  g_clear_weak_pointer (&field->widget);
  g_free (field->name);
  g_free (field->saved);
  g_free (field);
}

static const char *
get_text (GtkWidget *widget)
{
  const char *text;

  if (GTK_IS_SWITCH (widget))
    return gtk_switch_get_active (GTK_SWITCH (widget)) ? "yes" : "no";
  text = WAY_IS_CHOICE_ROW (widget) ? way_choice_row_get_value (WAY_CHOICE_ROW (widget))
                                    : way_entry_get_text (GTK_WIDGET (get_editable (widget)));
  return text != NULL ? text : "";
}

static void
set_text (GtkWidget *widget, const char *text)
{
  const char *shown = g_strcmp0 (text, EMPTIED) != 0 ? text : "";

  if (GTK_IS_SWITCH (widget))
    gtk_switch_set_active (GTK_SWITCH (widget), g_str_equal (text, "yes"));
  else if (WAY_IS_CHOICE_ROW (widget))
    way_choice_row_set_value (WAY_CHOICE_ROW (widget), *shown != '\0' ? shown : NULL);
  else
    way_entry_set_text (GTK_WIDGET (get_editable (widget)), shown);
}

static gboolean
keep (WayFormDraft *self, Field *field)
{
  const char *text;

  if (field->widget == NULL)
    return TRUE;
  text = get_text (field->widget);
  if (g_str_equal (text, field->saved))
    text = NULL;
  else if (*text == '\0')
    text = EMPTIED;
  return way_library_is_read_only (self->library)
         || way_library_set_draft (self->library, self->form, &field->record, field->name, text, NULL);
}

static gboolean
keep_all (WayFormDraft *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (!keep (self, self->fields->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
pause_cb (gpointer data)
{
  WayFormDraft *self = data;

  self->pause_id = keep_all (self) ? 0 : g_timeout_add (RETRY_MS, pause_cb, self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (WayFormDraft *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
follow (WayFormDraft *self, GtkWidget *widget)
{
  const char *signal = GTK_IS_SWITCH (widget) ? "notify::active" : WAY_IS_CHOICE_ROW (widget) ? "commit" : "changed";

  g_signal_connect_swapped (get_source (widget), signal, G_CALLBACK (changed_cb), self);
}

WayFormDraft *
way_form_draft_new (WayLibrary *library, const char *form)
{
  WayFormDraft *self = g_new0 (WayFormDraft, 1);

  self->library = g_object_ref (library);
  self->form = g_strdup (form);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  return self;
}

void
way_form_draft_free (WayFormDraft *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_object_unref (self->library);
  g_free (self->form);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

void
way_form_draft_add (WayFormDraft *self, GtkWidget *widget, const WayId *record, const char *field)
{
  g_autofree char *draft = way_library_get_draft (self->library, self->form, record, field);
  Field *added = g_new0 (Field, 1);

  added->draft = self;
  g_set_weak_pointer (&added->widget, widget);
  if (record != NULL)
    added->record = *record;
  added->name = g_strdup (field);
  added->saved = g_strdup (get_text (widget));
  g_ptr_array_add (self->fields, added);
  if (draft != NULL)
    set_text (widget, draft);
  follow (self, widget);
}

void
way_form_draft_flush (WayFormDraft *self)
{
  if (self->pause_id == 0)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  keep_all (self);
}

gboolean
way_form_draft_is_changed (WayFormDraft *self)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];

      if (field->widget != NULL && !g_str_equal (get_text (field->widget), field->saved))
        return TRUE;
    }
  return FALSE;
}

void
way_form_draft_drop (WayFormDraft *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (way_library_is_read_only (self->library))
    return;
  for (guint i = 0; i < self->fields->len; i++)
    {
      Field *field = self->fields->pdata[i];

      way_library_set_draft (self->library, self->form, &field->record, field->name, NULL, NULL);
    }
}
