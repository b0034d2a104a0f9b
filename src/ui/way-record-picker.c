/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-record-picker.h"

#include "base/way-text.h"
#include "service/way-edit.h"
#include "ui/way-entry.h"
#include "ui/way-focus.h"
#include "ui/way-label.h"
#include "ui/way-notice-entry.h"
#include "ui/way-window.h"

#include <glib/gi18n.h>

#define MOST_SHOWN 100

#define WHOLE_CHARS 13
#define TITLE_CHARS 60

struct _WayRecordPicker {
  AdwBin parent_instance;

  GtkWidget *button;
  GtkWidget *label;
  GtkWidget *popover;
  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *additions;
  GtkWidget *none_button;
  GListStore *matches;

  /* owned */
  WayLibrary *library;
  WayId *project;
  WayId *except;
  char **kinds;
  char *name;
  char *placeholder;
  GArray *ids;
  GArray *before;
  gboolean several;
  gboolean keeps_typed;
  guint closed_id;
};

G_DEFINE_FINAL_TYPE (WayRecordPicker, way_record_picker, ADW_TYPE_BIN)

enum { COMMIT, CHANGED, TYPED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Shared by all projects, and told by a name alone. */
static const char *const can_add[] = { "agency", "person", "partnership", NULL };

/* Whether what is typed can become a name. */
static gboolean
adds (WayRecordPicker *self)
{
  for (guint i = 0; self->kinds[i] != NULL; i++)
    if (g_strv_contains (can_add, self->kinds[i]))
      return TRUE;
  return FALSE;
}

static char *
title_of (WayLibrary *library, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (library, id);
  const char *title = record != NULL ? way_record_get_title (record) : NULL;

  if (record == NULL)
    return g_strdup (_("(deleted)"));
  return title == NULL || way_record_get_deleted (record) ? way_describe (library, id) : way_text_summary (title, TITLE_CHARS);
}

static void
show_chosen (WayRecordPicker *self)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_autofree char *typed = way_record_picker_dup_typed (self);
  g_auto (GStrv) list = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < self->ids->len; i++)
    {
      g_autofree char *title = title_of (self->library, way_id_list_index (self->ids, i));

      g_strv_builder_add (titles, title);
    }
  if (*typed != '\0')
    {
      g_autofree char *summary = way_text_summary (typed, TITLE_CHARS);
      /* Translators: a name that was typed. */
      g_autofree char *waiting = g_strdup_printf (_("“%s”, not added yet"), summary);

      g_strv_builder_add (titles, waiting);
    }
  list = g_strv_builder_end (titles);
  text = *list != NULL ? g_strjoinv (", ", list) : g_strdup (self->placeholder);
  name = g_strdup_printf ("%s: %s", self->name, text);
  way_label_set (GTK_LABEL (self->label), text);
  /* Beside a row with much to say, a short word is still whole. */
  gtk_label_set_width_chars (GTK_LABEL (self->label), (int) MIN (g_utf8_strlen (text, -1), WHOLE_CHARS));
  gtk_widget_set_tooltip_text (self->button, *list != NULL ? text : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* --- What matches --- */

static gboolean
wanted (WayRecordPicker *self, WayRecord *record, const char *words)
{
  const char *title = way_record_get_title (record);

  if (self->except != NULL && way_id_equal (self->except, way_record_get_id (record)))
    return FALSE;
  if (way_record_is (record, "agency") && way_record_get_boolean (record, "retired")
      && !way_id_list_contains (self->ids, way_record_get_id (record)))
    return FALSE;
  return way_text_matches (title != NULL ? title : "", words);
}

/* Those who take part in the project first, then by name. */
static int
by_title (gconstpointer a, gconstpointer b, gpointer data)
{
  GHashTable *near = data;
  WayRecord *first = *(WayRecord *const *) a;
  WayRecord *second = *(WayRecord *const *) b;
  const char *one = way_record_get_title (first);
  const char *other = way_record_get_title (second);
  gboolean near_first = g_hash_table_contains (near, way_record_get_id (first));
  gboolean near_second = g_hash_table_contains (near, way_record_get_id (second));

  if (near_first != near_second)
    return near_first ? -1 : 1;
  return g_utf8_collate (one != NULL ? one : "", other != NULL ? other : "");
}

static void
add_matches (WayRecordPicker *self, GPtrArray *matches, const char *kind, const char *words)
{
  g_autoptr (GPtrArray) records = way_library_query_records (self->library, "records to pick", "si", kind, self->project);

  for (guint i = 0; i < records->len; i++)
    if (wanted (self, records->pdata[i], words))
      g_ptr_array_add (matches, g_object_ref (records->pdata[i]));
}

/* The ids of the agencies and people of the project. */
static GHashTable *
dup_near (WayRecordPicker *self)
{
  GHashTable *near = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
  g_autoptr (GPtrArray) records = NULL;

  if (self->project == NULL)
    return near;
  records = way_library_query_records (self->library, "shared of project", "i", self->project);
  for (guint i = 0; i < records->len; i++)
    g_hash_table_add (near, way_id_copy (way_record_get_id (records->pdata[i])));
  return near;
}

static void add_cb (WayRecordPicker *self, GtkWidget *button);

static void
show_additions (WayRecordPicker *self, const char *words)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->additions)) != NULL)
    gtk_box_remove (GTK_BOX (self->additions), child);
  for (guint i = 0; self->kinds[i] != NULL && !way_text_is_blank (words); i++)
    {
      g_autofree char *noun = way_kind_noun (way_kind_lookup (self->kinds[i]));
      g_autofree char *text = NULL;

      if (!g_strv_contains (can_add, self->kinds[i]))
        continue;
      /* Translators: a name that was typed, and a kind of record: Add “Dorset Police” (agency). */
      text = g_strdup_printf (_("Add “%s” (%s)"), words, noun);
      child = g_object_new (GTK_TYPE_BUTTON, "child", g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_MIDDLE, NULL), NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
      gtk_widget_add_css_class (child, "flat");
      g_object_set_data (G_OBJECT (child), "way-kind", self->kinds[i]);
      g_signal_connect_object (child, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->additions), child);
    }
  gtk_widget_set_visible (self->additions, gtk_widget_get_first_child (self->additions) != NULL);
}

static void
search_cb (WayRecordPicker *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) near = dup_near (self);

  for (guint i = 0; self->kinds[i] != NULL; i++)
    add_matches (self, matches, self->kinds[i], words);
  g_ptr_array_sort_with_data (matches, by_title, near);
  /* In one piece: a list view follows the row it showed first when rows come one by one. */
  g_list_store_splice (self->matches, 0, g_list_model_get_n_items (G_LIST_MODEL (self->matches)), matches->pdata,
                       MIN (matches->len, MOST_SHOWN));
  show_additions (self, words);
  gtk_widget_set_visible (gtk_widget_get_parent (self->list), g_list_model_get_n_items (G_LIST_MODEL (self->matches)) > 0);
  gtk_widget_set_visible (self->none_button, !self->several && self->ids->len > 0);
}

static void
typed_cb (WayRecordPicker *self)
{
  if (self->keeps_typed)
    g_signal_emit (self, signals[TYPED], 0);
}

/* --- Choosing --- */

static void
show_changed (WayRecordPicker *self)
{
  show_chosen (self);
  search_cb (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
choose (WayRecordPicker *self, const WayId *id)
{
  if (!self->several)
    {
      g_array_set_size (self->ids, 0);
      if (id != NULL)
        g_array_append_vals (self->ids, id, 1);
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      show_chosen (self);
      g_signal_emit (self, signals[CHANGED], 0);
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  for (guint i = 0; i < self->ids->len; i++)
    if (way_id_equal (way_id_list_index (self->ids, i), id))
      {
        g_array_remove_index (self->ids, i);
        show_changed (self);
        return;
      }
  g_array_append_vals (self->ids, id, 1);
  show_changed (self);
}

static void
activate_cb (WayRecordPicker *self, guint position)
{
  g_autoptr (WayRecord) record = g_list_model_get_item (G_LIST_MODEL (self->matches), position);

  choose (self, way_record_get_id (record));
}

static void
add_cb (WayRecordPicker *self, GtkWidget *button)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autoptr (WayRecord) record = way_record_new_named (g_object_get_data (G_OBJECT (button), "way-kind"));
  g_autofree char *noun = NULL;
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  noun = way_kind_noun (way_record_get_kind (record));
  /* Translators: the name of a step, with a kind of record: Add agency. */
  label = g_strdup_printf (_("Add %s"), noun);
  way_record_set_text (record, "name", name);
  if (way_edit_save (self->library, record, label, &error))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      choose (self, way_record_get_id (record));
    }
  else if (WAY_IS_WINDOW (root))
    way_window_error (WAY_WINDOW (root), error);
}

/* Enter takes the first match, or adds what was typed if only one kind can be added. */
static void
enter_cb (WayRecordPicker *self)
{
  GtkWidget *addition;

  search_cb (self);
  addition = gtk_widget_get_first_child (self->additions);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->matches)) > 0)
    activate_cb (self, 0);
  else if (addition != NULL && gtk_widget_get_next_sibling (addition) == NULL)
    add_cb (self, addition);
}

static void
none_cb (WayRecordPicker *self)
{
  choose (self, NULL);
}

static void
shown_cb (WayRecordPicker *self)
{
  g_clear_pointer (&self->before, g_array_unref);
  self->before = way_id_list_copy (self->ids);
  g_clear_handle_id (&self->closed_id, g_source_remove);
  if (!self->keeps_typed)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  search_cb (self);
  gtk_widget_grab_focus (self->entry);
}

static void
escape_cb (WayRecordPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* By what was typed something was found, and nothing chosen: so it was a word to look for. Not when the popover went with its
 * window: then nobody has decided anything. */
static gboolean
closed_later_cb (gpointer data)
{
  WayRecordPicker *self = data;

  self->closed_id = 0;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  search_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->matches)) > 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show_chosen (self);
  return G_SOURCE_REMOVE;
}

/* At once, as what was chosen may hide the picker, too. */
static void
take_focus_back (WayRecordPicker *self)
{
  if (way_focus_is_in (self->popover))
    gtk_widget_grab_focus (self->button);
}

static void
closed_cb (WayRecordPicker *self)
{
  take_focus_back (self);
  if (self->before != NULL && !way_id_list_equal (self->before, self->ids))
    g_signal_emit (self, signals[COMMIT], 0);
  g_clear_pointer (&self->before, g_array_unref);
  if (self->keeps_typed && self->closed_id == 0)
    self->closed_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, closed_later_cb, g_object_ref (self), g_object_unref);
}

/* --- Rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *kind = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, NULL);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (kind, "caption");
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_box_append (GTK_BOX (texts), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_box_append (GTK_BOX (texts), kind);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (WayRecordPicker *self, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *texts = gtk_widget_get_first_child (box);
  GtkWidget *check = gtk_widget_get_last_child (box);
  WayRecord *record = gtk_list_item_get_item (item);
  g_autofree char *title = way_text_summary (way_record_get_title (record), 80);
  g_autofree char *noun = way_kind_noun (way_record_get_kind (record));
  gboolean chosen = way_id_list_contains (self->ids, way_record_get_id (record));

  way_label_set (GTK_LABEL (gtk_widget_get_first_child (texts)), title);
  way_label_set (GTK_LABEL (gtk_widget_get_last_child (texts)), noun);
  gtk_widget_set_visible (gtk_widget_get_last_child (texts), self->kinds[0] != NULL && self->kinds[1] != NULL);
  gtk_widget_set_visible (check, chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, chosen ? _("chosen") : noun, -1);
}

/* --- Type --- */

static void
way_record_picker_dispose (GObject *object)
{
  g_clear_handle_id (&WAY_RECORD_PICKER (object)->closed_id, g_source_remove);
  G_OBJECT_CLASS (way_record_picker_parent_class)->dispose (object);
}

static void
way_record_picker_finalize (GObject *object)
{
  WayRecordPicker *self = WAY_RECORD_PICKER (object);

  g_clear_object (&self->library);
  g_clear_object (&self->matches);
  g_clear_pointer (&self->project, way_id_free);
  g_clear_pointer (&self->except, way_id_free);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->before, g_array_unref);
  g_strfreev (self->kinds);
  g_free (self->name);
  g_free (self->placeholder);
  G_OBJECT_CLASS (way_record_picker_parent_class)->finalize (object);
}

/* In a row the name stands at the arrow, as in other rows. */
static void
way_record_picker_root (GtkWidget *widget)
{
  WayRecordPicker *self = WAY_RECORD_PICKER (widget);
  gboolean in_row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW) != NULL;

  GTK_WIDGET_CLASS (way_record_picker_parent_class)->root (widget);
  gtk_label_set_xalign (GTK_LABEL (self->label), in_row ? 1 : 0);
}

static void
way_record_picker_class_init (WayRecordPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_record_picker_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_record_picker_finalize;
  GTK_WIDGET_CLASS (klass)->root = way_record_picker_root;
  signals[COMMIT] = g_signal_new ("commit", WAY_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] = g_signal_new ("changed", WAY_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TYPED] = g_signal_new ("typed", WAY_TYPE_RECORD_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
build_list (WayRecordPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->matches = g_list_store_new (WAY_TYPE_RECORD);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->matches)))),
                                  factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER,
                       "propagate-natural-height", TRUE, "max-content-height", 300, NULL);
}

static void
build_popover (WayRecordPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->popover = gtk_popover_new ();
  self->entry = g_object_new (GTK_TYPE_SEARCH_ENTRY, "placeholder-text", _("Type a name"), "search-delay", 0, NULL);
  way_entry_setup_undo (self->entry);
  self->additions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->none_button = gtk_button_new_with_mnemonic (_("_None"));
  gtk_widget_add_css_class (self->none_button, "flat");
  gtk_widget_set_size_request (box, 280, -1);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), build_list (self));
  gtk_box_append (GTK_BOX (box), self->additions);
  gtk_box_append (GTK_BOX (box), self->none_button);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (escape_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->none_button, "clicked", G_CALLBACK (none_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
}

static void
way_record_picker_init (WayRecordPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->ids = way_id_list_new ();
  self->placeholder = g_strdup (_("Choose…"));
  build_popover (self);
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "hexpand", TRUE,
                              "max-width-chars", 28, NULL);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "pan-down-symbolic", NULL));
  self->button = g_object_new (GTK_TYPE_MENU_BUTTON, "child", box, "popover", self->popover,
                               "valign", GTK_ALIGN_CENTER, NULL);
  /* A menu button keeps it in its middle. */
  gtk_widget_set_halign (gtk_widget_get_parent (box), GTK_ALIGN_FILL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "way-picker");
  adw_bin_set_child (ADW_BIN (self), self->button);
}

GtkWidget *
way_record_picker_new (WayLibrary *library, const WayId *project, const char *kinds, const char *name, gboolean several)
{
  WayRecordPicker *self = g_object_new (WAY_TYPE_RECORD_PICKER, NULL);

  self->library = g_object_ref (library);
  self->project = project != NULL ? way_id_copy (project) : NULL;
  self->kinds = g_strsplit (kinds, " ", -1);
  self->name = g_strdup (name);
  self->several = several;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (adds (self))
    way_notice_entry_attach (self->entry, library, NULL, NULL);
  show_chosen (self);
  return GTK_WIDGET (self);
}

const WayId *
way_record_picker_get_id (WayRecordPicker *self)
{
  return self->ids->len > 0 ? way_id_list_index (self->ids, 0) : NULL;
}

void
way_record_picker_set_id (WayRecordPicker *self, const WayId *id)
{
  g_array_set_size (self->ids, 0);
  if (id != NULL)
    g_array_append_vals (self->ids, id, 1);
  show_chosen (self);
}

GArray *
way_record_picker_get_ids (WayRecordPicker *self)
{
  return self->ids;
}

void
way_record_picker_set_ids (WayRecordPicker *self, GArray *ids)
{
  g_clear_pointer (&self->ids, g_array_unref);
  self->ids = way_id_list_copy (ids);
  show_chosen (self);
}

void
way_record_picker_set_placeholder (WayRecordPicker *self, const char *placeholder)
{
  g_free (self->placeholder);
  self->placeholder = g_strdup (placeholder);
  show_chosen (self);
}

void
way_record_picker_set_max_chars (WayRecordPicker *self, int chars)
{
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), chars);
}

void
way_record_picker_set_except (WayRecordPicker *self, const WayId *id)
{
  g_clear_pointer (&self->except, way_id_free);
  self->except = id != NULL ? way_id_copy (id) : NULL;
}

void
way_record_picker_keep_typed (WayRecordPicker *self)
{
  self->keeps_typed = adds (self);
}

char *
way_record_picker_dup_typed (WayRecordPicker *self)
{
  return g_strstrip (g_strdup (self->keeps_typed ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : ""));
}

void
way_record_picker_set_typed (WayRecordPicker *self, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->keeps_typed ? name : "");
  show_chosen (self);
}

void
way_record_picker_popup (WayRecordPicker *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->button));
}
