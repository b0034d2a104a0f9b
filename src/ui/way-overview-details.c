/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-overview-details.h"

#include "service/way-edit.h"
#include "ui/way-form.h"

#include <glib/gi18n.h>

#define WAY_TYPE_DETAILS (way_details_get_type ())
G_DECLARE_FINAL_TYPE (WayDetails, way_details, WAY, DETAILS, WayForm)

struct _WayDetails {
  WayForm parent_instance;

  WayRecord *project; /* owned: a copy to be filled in */

  /* children */
  GtkWidget *title;
  GtkWidget *partnerships;
  GtkWidget *areas_group;
  GtkWidget *size;
  GtkWidget *delivery;
  GtkWidget *route;
  GtkWidget *commenced;
  GtkWidget *started;
  GtkWidget *kept;
  GtkWidget *reasons;
  GtkWidget *focus;
  GtkWidget *own_methods;
  GPtrArray *methods; /* of check buttons, in the order of the declaration */
  GPtrArray *areas;   /* of entry rows, one a partnership, which hold its id */
};

G_DEFINE_FINAL_TYPE (WayDetails, way_details, WAY_TYPE_FORM)

/* --- Lists of texts, typed with semicolons between, as names of areas hold commas --- */

static char **
split (const char *text)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_auto (GStrv) pieces = g_strsplit_set (text != NULL ? text : "", ";\n", -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    if (*g_strstrip (pieces[i]) != '\0')
      g_strv_builder_add (list, pieces[i]);
  return g_strv_builder_end (list);
}

static char *
join (const char *const *list)
{
  return g_strjoinv ("; ", (char **) list);
}

/* --- Methodologies: those declared as switches, and any of a person's own --- */

static const WayField *
methods_field (void)
{
  return way_kind_field (way_kind_lookup ("project"), "methodologies");
}

static gboolean
is_declared (const char *key)
{
  for (const WayChoice *choice = methods_field ()->values; choice->key != NULL; choice++)
    if (g_str_equal (choice->key, key))
      return TRUE;
  return FALSE;
}

static char **
read_methods (WayDetails *self)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_autofree char *text = way_form_dup_entry (self->own_methods);
  g_auto (GStrv) own = split (text);

  for (guint i = 0; i < self->methods->len; i++)
    if (gtk_switch_get_active (self->methods->pdata[i]))
      g_strv_builder_add (list, methods_field ()->values[i].key);
  g_strv_builder_addv (list, (const char **) own);
  return g_strv_builder_end (list);
}

static void
add_methods (WayDetails *self, WayRecord *project)
{
  const char *const *now = way_record_get_list (project, "methodologies");
  g_autoptr (GStrvBuilder) own = g_strv_builder_new ();
  g_auto (GStrv) own_list = NULL;
  g_autofree char *text = NULL;

  way_form_add_group (WAY_FORM (self), _("Methodologies"), _("Separate several others with “;”."));
  for (const WayChoice *choice = methods_field ()->values; choice->key != NULL; choice++)
    g_ptr_array_add (self->methods, way_form_add_switch (WAY_FORM (self), way_field_choice_label (methods_field (), choice->key),
                                                         NULL, g_strv_contains (now, choice->key)));
  for (guint i = 0; now[i] != NULL; i++)
    if (!is_declared (now[i]))
      g_strv_builder_add (own, now[i]);
  own_list = g_strv_builder_end (own);
  text = join ((const char *const *) own_list);
  self->own_methods = way_form_add_list_entry (WAY_FORM (self), _("Others"), text);
}

/* --- Partnerships and their areas --- */

static void
add_areas_row (WayDetails *self, const WayId *id, const char *typed)
{
  g_autoptr (WayRecord) partnership = way_library_get (way_form_get_library (WAY_FORM (self)), id);
  g_autofree char *areas = NULL;
  g_autofree char *label = NULL;
  GtkWidget *row;

  if (partnership == NULL)
    return;
  areas = typed != NULL ? g_strdup (typed) : join (way_record_get_list (partnership, "areas"));
  /* Translators: the local authority areas of a partnership. */
  label = g_strdup_printf (_("Areas of %s"), way_record_get_title (partnership));
  row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", label, "use-markup", FALSE, "text", areas, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (row), "way-id", way_id_copy (id), (GDestroyNotify) way_id_free);
  g_object_set_data_full (G_OBJECT (row), "way-partnership", way_edit_check_out (partnership), g_object_unref);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->areas_group), row);
  g_ptr_array_add (self->areas, row);
}

static void
show_areas (WayDetails *self)
{
  GArray *ids = way_record_picker_get_ids (WAY_RECORD_PICKER (self->partnerships));

  g_autoptr (GHashTable) typed = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, g_free);

  /* What was typed stays with its partnership. */
  for (guint i = 0; i < self->areas->len; i++)
    {
      GtkWidget *row = self->areas->pdata[i];

      g_hash_table_insert (typed, way_id_copy (g_object_get_data (G_OBJECT (row), "way-id")),
                           g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->areas_group), row);
    }
  g_ptr_array_set_size (self->areas, 0);
  for (guint i = 0; i < ids->len; i++)
    add_areas_row (self, way_id_list_index (ids, i), g_hash_table_lookup (typed, way_id_list_index (ids, i)));
}

static gboolean
save_areas (WayDetails *self, WayLibrary *library, GError **error)
{
  for (guint i = 0; i < self->areas->len; i++)
    {
      WayRecord *copy = g_object_get_data (self->areas->pdata[i], "way-partnership");
      g_autofree char *text = way_form_dup_entry (self->areas->pdata[i]);
      g_auto (GStrv) list = split (text);

      way_record_set_list (copy, "areas", (const char *const *) list);
      way_edit_catch_up (library, copy);
      if (!way_library_save (library, copy, error))
        return FALSE;
    }
  return TRUE;
}

/* --- Saving --- */

static void
read_project (WayDetails *self, WayRecord *project)
{
  g_autofree char *title = way_form_dup_entry (self->title);
  g_autofree char *reasons = way_form_dup_text (self->reasons);
  g_autofree char *focus_text = way_form_dup_entry (self->focus);
  g_auto (GStrv) focus = split (focus_text);
  g_auto (GStrv) methods = read_methods (self);

  way_record_set_text (project, "title", title);
  way_record_set_references (project, "partnerships", way_record_picker_get_ids (WAY_RECORD_PICKER (self->partnerships)));
  way_record_set_text (project, "size", way_choice_row_get_value (WAY_CHOICE_ROW (self->size)));
  way_record_set_text (project, "delivery", way_choice_row_get_value (WAY_CHOICE_ROW (self->delivery)));
  way_record_set_text (project, "entry_route", way_choice_row_get_value (WAY_CHOICE_ROW (self->route)));
  way_record_set_text (project, "commenced", way_date_entry_get_date (WAY_DATE_ENTRY (self->commenced)));
  way_record_set_text (project, "delivery_started", way_date_entry_get_date (WAY_DATE_ENTRY (self->started)));
  way_record_set_text (project, "retention_date", way_date_entry_get_date (WAY_DATE_ENTRY (self->kept)));
  way_record_set_text (project, "reasons", reasons);
  way_record_set_list (project, "focus_areas", (const char *const *) focus);
  way_record_set_list (project, "methodologies", (const char *const *) methods);
}

static gboolean
way_details_save (WayForm *form)
{
  WayDetails *self = WAY_DETAILS (form);
  WayLibrary *library = way_form_get_library (form);
  g_autoptr (GError) error = NULL;

  if (!way_form_check_date (form, self->commenced) || !way_form_check_date (form, self->started)
      || !way_form_check_date (form, self->kept))
    return FALSE;
  read_project (self, self->project);
  way_edit_catch_up (library, self->project);
  if (!way_library_begin (library, way_form_get_project (form), _("Change details of project"), &error)
      || !way_library_end (library,
                           save_areas (self, library, &error) && way_library_save (library, self->project, &error),
                           &error))
    return way_form_error (form, error->message);
  return TRUE;
}

static void
way_details_finalize (GObject *object)
{
  g_clear_object (&WAY_DETAILS (object)->project);
  g_ptr_array_unref (WAY_DETAILS (object)->methods);
  g_ptr_array_unref (WAY_DETAILS (object)->areas);
  G_OBJECT_CLASS (way_details_parent_class)->finalize (object);
}

static void
way_details_class_init (WayDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_details_finalize;
  WAY_FORM_CLASS (klass)->save = way_details_save;
}

static void
way_details_init (WayDetails *self)
{
  self->methods = g_ptr_array_new ();
  self->areas = g_ptr_array_new ();
}

static void
build (WayDetails *self, WayRecord *project)
{
  WayForm *form = WAY_FORM (self);
  g_autofree char *focus = join (way_record_get_list (project, "focus_areas"));

  self->project = way_edit_check_out (project);
  way_form_add_group (form, NULL, NULL);
  self->title = way_form_add_entry (form, _("Title"), way_record_get_title (project));
  self->areas_group = way_form_add_group (form, _("Partnership"), _("Local authority areas: separate several with “;”."));
  self->partnerships = way_form_add_picker (form, _("Partnerships"), "partnership", _("Choose…"), TRUE);
  way_record_picker_set_ids (WAY_RECORD_PICKER (self->partnerships), way_record_get_references (project, "partnerships"));
  g_signal_connect_object (self->partnerships, "commit", G_CALLBACK (show_areas), self, G_CONNECT_SWAPPED);
  show_areas (self);
  way_form_add_group (form, _("Support"), NULL);
  self->size = way_form_add_choice (form, "project", "size", TRUE, way_record_get_text (project, "size"));
  self->delivery = way_form_add_choice (form, "project", "delivery", TRUE, way_record_get_text (project, "delivery"));
  self->route = way_form_add_choice (form, "project", "entry_route", TRUE, way_record_get_text (project, "entry_route"));
  self->commenced = way_form_add_date (form, _("Commenced"), way_record_get_text (project, "commenced"));
  self->started = way_form_add_date (form, _("Delivery started"), way_record_get_text (project, "delivery_started"));
  self->kept = way_form_add_date (form, _("Kept until"), way_record_get_text (project, "retention_date"));
  way_form_keep (form, self->size, way_form_get_project (form), "size");
  way_form_keep (form, self->delivery, way_form_get_project (form), "delivery");
  way_form_keep (form, self->route, way_form_get_project (form), "entry_route");
  way_form_keep (form, self->commenced, way_form_get_project (form), "commenced");
  way_form_keep (form, self->started, way_form_get_project (form), "delivery_started");
  way_form_keep (form, self->kept, way_form_get_project (form), "retention_date");
  add_methods (self, project);
  self->reasons = way_form_add_text (form, _("Reasons support was requested"), NULL, way_record_get_text (project, "reasons"),
                                     way_form_get_project (form), "reasons");
  way_form_add_group (form, NULL, _("Focus areas: separate several with “;”."));
  way_form_keep (form, self->title, way_form_get_project (form), "title");
  self->focus = way_form_add_list_entry (form, _("Focus areas"), focus);
  way_form_keep (form, self->focus, way_form_get_project (form), "focus_areas");
}

void
way_overview_details_open (WayPage *page)
{
  g_autoptr (WayRecord) project = way_page_dup_project_record (page);
  GtkWidget *form = way_form_new (WAY_TYPE_DETAILS, page, _("Details of the project"), _("Save"), "project");

  build (WAY_DETAILS (form), project);
  gtk_window_present (GTK_WINDOW (form));
}
