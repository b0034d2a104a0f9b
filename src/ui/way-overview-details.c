/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-overview-details.h"

#include "service/way-edit.h"
#include "ui/way-entry.h"
#include "ui/way-form.h"
#include "ui/way-label.h"
#include "ui/way-notice-entry.h"

#include <glib/gi18n.h>

#define NOTICE_KEY "way-details-notice"

#define WAY_TYPE_DETAILS (way_details_get_type ())
G_DECLARE_FINAL_TYPE (WayDetails, way_details, WAY, DETAILS, WayForm)

struct _WayDetails {
  WayForm parent_instance;

  WayRecord *project; /* owned: a copy to be filled in */

  /* children */
  GtkWidget *title;
  GtkWidget *partnerships;
  GtkWidget *partnerships_group;
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
  GPtrArray *parts;   /* of Partnership */
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
add_method (WayDetails *self, const char *key, gboolean active)
{
  WayForm *form = WAY_FORM (self);
  g_autofree char *field = g_strconcat ("method: ", key, NULL);

  g_ptr_array_add (self->methods, way_form_add_switch (form, way_field_choice_label (methods_field (), key), NULL, active));
  way_form_keep (form, self->methods->pdata[self->methods->len - 1], way_form_get_project (form), field);
}

static void
add_methods (WayDetails *self, WayRecord *project)
{
  const char *const *now = way_record_get_list (project, "methodologies");
  g_autoptr (GStrvBuilder) own = g_strv_builder_new ();
  g_auto (GStrv) own_list = NULL;
  g_autofree char *text = NULL;

  way_form_add_group (WAY_FORM (self), _("Methodologies"), NULL);
  for (const WayChoice *choice = methods_field ()->values; choice->key != NULL; choice++)
    add_method (self, choice->key, g_strv_contains (now, choice->key));
  for (guint i = 0; now[i] != NULL; i++)
    if (!is_declared (now[i]))
      g_strv_builder_add (own, now[i]);
  own_list = g_strv_builder_end (own);
  text = join ((const char *const *) own_list);
  way_form_add_group (WAY_FORM (self), NULL, _("Others: separate several with “;”."));
  self->own_methods = way_form_add_list_entry (WAY_FORM (self), _("Others"), text);
  way_form_keep (WAY_FORM (self), self->own_methods, way_form_get_project (WAY_FORM (self)), "methods");
}

/* --- Partnerships: what they are called, and their areas --- */

typedef struct {
  WayRecord *copy; /* owned: to be filled in */
  GtkWidget *name;
  GtkWidget *areas;
} Partnership;

static void
partnership_free (Partnership *partnership)
{
  g_object_unref (partnership->copy);
  g_free (partnership);
}

static GtkWidget *
add_partnership_row (WayDetails *self, const WayId *partnership, const char *field, const char *label, const char *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", label, "use-markup", FALSE, NULL);

  way_entry_set_text (row, text);
  way_entry_setup_limit (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->partnerships_group), row);
  g_object_set_data (G_OBJECT (row), NOTICE_KEY,
                     way_notice_entry_attach (row, way_form_get_library (WAY_FORM (self)), partnership, field));
  way_form_keep (WAY_FORM (self), row, partnership, field);
  return row;
}

static void
remove_partnership_row (WayDetails *self, GtkWidget *row)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self->partnerships_group);

  adw_preferences_group_remove (group, g_object_get_data (G_OBJECT (row), NOTICE_KEY));
  adw_preferences_group_remove (group, row);
}

static void
add_partnership (WayDetails *self, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (way_form_get_library (WAY_FORM (self)), id);
  g_autofree char *areas = NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  Partnership *partnership;

  if (record == NULL)
    return;
  areas = join (way_record_get_list (record, "areas"));
  name = way_label_quote (way_record_get_title (record));
  /* Translators: the local authority areas of a partnership. */
  label = g_strdup_printf (_("Areas of %s"), name);
  partnership = g_new0 (Partnership, 1);
  partnership->copy = way_edit_check_out (record);
  partnership->name = add_partnership_row (self, id, "name", _("Name of the partnership"), way_record_get_title (record));
  partnership->areas = add_partnership_row (self, id, "areas", label, areas);
  g_ptr_array_add (self->parts, partnership);
}

static gboolean
is_shown (WayDetails *self, const WayId *id)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (way_id_equal (way_record_get_id (((Partnership *) self->parts->pdata[i])->copy), id))
      return TRUE;
  return FALSE;
}

/* What was typed stays with its partnership. */
static void
show_partnerships (WayDetails *self)
{
  GArray *ids = way_record_picker_get_ids (WAY_RECORD_PICKER (self->partnerships));

  way_form_keep_now (WAY_FORM (self));
  for (guint i = self->parts->len; i > 0; i--)
    {
      Partnership *partnership = self->parts->pdata[i - 1];

      if (way_id_list_contains (ids, way_record_get_id (partnership->copy)))
        continue;
      remove_partnership_row (self, partnership->name);
      remove_partnership_row (self, partnership->areas);
      g_ptr_array_remove_index (self->parts, i - 1);
    }
  for (guint i = 0; i < ids->len; i++)
    if (!is_shown (self, way_id_list_index (ids, i)))
      add_partnership (self, way_id_list_index (ids, i));
}

static gboolean
save_partnerships (WayDetails *self, WayLibrary *library, GError **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      Partnership *partnership = self->parts->pdata[i];
      g_autofree char *name = way_form_dup_entry (partnership->name);
      g_autofree char *text = way_form_dup_entry (partnership->areas);
      g_auto (GStrv) list = split (text);

      way_record_set_text (partnership->copy, "name", name);
      way_record_set_list (partnership->copy, "areas", (const char *const *) list);
      way_edit_catch_up (library, partnership->copy);
      if (!way_library_save (library, partnership->copy, error))
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
                           save_partnerships (self, library, &error) && way_library_save (library, self->project, &error),
                           &error))
    return way_record_has (self->project, "title") ? way_form_fail (form, error)
                                                   : way_form_error_at (form, self->title, error->message);
  return TRUE;
}

static void
way_details_finalize (GObject *object)
{
  g_clear_object (&WAY_DETAILS (object)->project);
  g_ptr_array_unref (WAY_DETAILS (object)->methods);
  g_ptr_array_unref (WAY_DETAILS (object)->parts);
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
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) partnership_free);
}

static void
build (WayDetails *self, WayRecord *project)
{
  WayForm *form = WAY_FORM (self);
  g_autofree char *focus = join (way_record_get_list (project, "focus_areas"));

  self->project = way_edit_check_out (project);
  way_form_add_group (form, NULL, NULL);
  self->title = way_form_add_entry (form, _("Title"), way_record_get_title (project));
  self->partnerships_group = way_form_add_group (form, _("Partnership"), _("Local authority areas: separate several with “;”."));
  self->partnerships = way_form_add_picker (form, _("Partnerships"), "partnership", _("Choose…"), TRUE);
  way_record_picker_set_ids (WAY_RECORD_PICKER (self->partnerships), way_record_get_references (project, "partnerships"));
  way_form_keep (form, self->partnerships, way_form_get_project (form), "partnerships");
  g_signal_connect_object (self->partnerships, "commit", G_CALLBACK (show_partnerships), self, G_CONNECT_SWAPPED);
  show_partnerships (self);
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
