/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-choice-row.h"

#include "base/way-text.h"
#include "ui/way-entry.h"
#include "ui/way-label.h"

#include <glib/gi18n.h>
#include <string.h>

struct _WayChoiceRow {
  WayFieldRow parent_instance;

  GtkWidget *drop_down;
  GtkWidget *entry;
  GtkStringList *words;

  const WayField *declaration;
  GPtrArray *keys; /* a key a word, %NULL for "Not set" */
  char *value;
  char *typed; /* a word of one's own that is being typed, as it was last asked for */
  gboolean setting;
};

G_DEFINE_FINAL_TYPE (WayChoiceRow, way_choice_row, WAY_TYPE_FIELD_ROW)

enum { COMMIT, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
can_extend (WayChoiceRow *self)
{
  return self->declaration->type == WAY_FIELD_CHOICE;
}

static guint
find_key (WayChoiceRow *self, const char *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->keys, i), key) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* Before "Your own word…", which stays last. */
static guint
add_key (WayChoiceRow *self, const char *key, const char *word)
{
  g_autofree char *line = way_label_line (word);
  const char *additions[] = { line, NULL };

  g_ptr_array_add (self->keys, g_strdup (key));
  gtk_string_list_splice (self->words, self->keys->len - 1, 0, additions);
  return self->keys->len - 1;
}

static void
take_value (WayChoiceRow *self, const char *key)
{
  if (g_strcmp0 (self->value, key) == 0)
    return;
  g_free (self->value);
  self->value = g_strdup (key);
  g_signal_emit (self, signals[COMMIT], 0);
}

static void
selected_cb (WayChoiceRow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  gboolean other = selected == self->keys->len && selected != GTK_INVALID_LIST_POSITION;

  gtk_widget_set_visible (self->entry, other);
  if (self->setting)
    return;
  if (other)
    gtk_widget_grab_focus (self->entry);
  else if (selected < self->keys->len)
    take_value (self, g_ptr_array_index (self->keys, selected));
}

/* A word of one's own that is being typed, or %NULL. */
static char *
dup_typed (WayChoiceRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  return gtk_widget_get_visible (self->entry) && !way_text_is_blank (text) ? g_strstrip (g_strdup (text)) : NULL;
}

static void
own_word_cb (WayChoiceRow *self)
{
  g_autofree char *word = dup_typed (self);

  if (word == NULL)
    return;
  self->setting = TRUE;
  if (find_key (self, word) == GTK_INVALID_LIST_POSITION)
    add_key (self, word, word);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), find_key (self, word));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  self->setting = FALSE;
  take_value (self, word);
}

static void
way_choice_row_finalize (GObject *object)
{
  WayChoiceRow *self = WAY_CHOICE_ROW (object);

  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_free (self->value);
  g_free (self->typed);
  G_OBJECT_CLASS (way_choice_row_parent_class)->finalize (object);
}

static void
way_choice_row_class_init (WayChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_choice_row_finalize;
  signals[COMMIT] = g_signal_new ("commit", WAY_TYPE_CHOICE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_choice_row_init (WayChoiceRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->words = gtk_string_list_new (NULL);
  self->drop_down = g_object_new (GTK_TYPE_DROP_DOWN, "model", self->words, "valign", GTK_ALIGN_CENTER, NULL);
  self->entry = g_object_new (GTK_TYPE_ENTRY, "visible", FALSE, "valign", GTK_ALIGN_CENTER, "width-chars", 14,
                              "placeholder-text", _("Your own word"), NULL);
  way_entry_setup_undo (self->entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Your own word"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->entry);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->drop_down);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->drop_down);
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (own_word_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (own_word_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
}

/* A drop-down is named on itself and on the button within it. */
static void
set_names (WayChoiceRow *self, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (self->drop_down);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
way_choice_row_new (const char *kind, const char *field, gboolean unset)
{
  WayChoiceRow *self = g_object_new (WAY_TYPE_CHOICE_ROW, NULL);
  const char *name;

  self->declaration = way_kind_field (way_kind_lookup (kind), field);
  name = g_dgettext (GETTEXT_PACKAGE, self->declaration->label);
  self->setting = TRUE;
  if (unset)
    add_key (self, NULL, _("Not set"));
  for (const WayChoice *choice = self->declaration->values; choice != NULL && choice->key != NULL; choice++)
    add_key (self, choice->key, g_dgettext (GETTEXT_PACKAGE, choice->label));
  if (can_extend (self))
    gtk_string_list_append (self->words, _("Your own word…"));
  self->setting = FALSE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  way_label_keep_words (self);
  set_names (self, name);
  way_choice_row_set_value (self, unset ? NULL : self->keys->len > 0 ? g_ptr_array_index (self->keys, 0) : NULL);
  return GTK_WIDGET (self);
}

const char *
way_choice_row_get_value (WayChoiceRow *self)
{
  g_free (self->typed);
  self->typed = dup_typed (self);
  return self->typed != NULL ? self->typed : self->value;
}

GtkWidget *
way_choice_row_get_entry (WayChoiceRow *self)
{
  return can_extend (self) ? self->entry : NULL;
}

void
way_choice_row_set_value (WayChoiceRow *self, const char *key)
{
  guint i = find_key (self, key);

  self->setting = TRUE;
  if (i == GTK_INVALID_LIST_POSITION && key != NULL && can_extend (self))
    i = add_key (self, key, key);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), i);
  gtk_widget_set_visible (self->entry, FALSE);
  self->setting = FALSE;
  if (self->value != key)
    {
      g_free (self->value);
      self->value = g_strdup (key);
    }
}
