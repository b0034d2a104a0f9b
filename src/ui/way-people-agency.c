/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-text.h"
#include "service/way-edit.h"
#include "service/way-people-service.h"
#include "ui/way-entry.h"
#include "ui/way-form.h"
#include "ui/way-label.h"
#include "ui/way-people-forms.h"

#include <glib/gi18n.h>

#define WAY_TYPE_AGENCY_FORM (way_agency_form_get_type ())
G_DECLARE_FINAL_TYPE (WayAgencyForm, way_agency_form, WAY, AGENCY_FORM, WayForm)

struct _WayAgencyForm {
  WayForm parent_instance;

  /* children; those of an agency are %NULL for a team */
  GtkWidget *which;
  GtkWidget *name;
  GtkWidget *sector;
  GtkWidget *areas;
  GtkWidget *statutory;
  GtkWidget *retired;
  GtkWidget *core;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *new_team;
  GPtrArray *team_entries;

  /* owned */
  GPtrArray *known;         /* of agencies that can be chosen */
  GPtrArray *teams;         /* of copies, beside team_entries */
  WayRecord *agency;        /* a copy, or a new one */
  WayRecord *participation; /* a copy; %NULL when adding */
};

G_DEFINE_FINAL_TYPE (WayAgencyForm, way_agency_form, WAY_TYPE_FORM)

static void
read_agency (WayAgencyForm *self)
{
  g_autofree char *name = way_form_dup_entry (self->name);
  g_autofree char *text = NULL;
  g_auto (GStrv) areas = NULL;

  way_record_set_text (self->agency, "name", name);
  if (self->sector == NULL)
    return;
  text = way_form_dup_entry (self->areas);
  areas = g_strsplit (text != NULL ? text : "", ";", -1);
  for (guint i = 0; areas[i] != NULL; i++)
    g_strstrip (areas[i]);
  way_record_set_list (self->agency, "areas", (const char *const *) areas);
  way_record_set_text (self->agency, "sector", way_choice_row_get_value (WAY_CHOICE_ROW (self->sector)));
  way_record_set_boolean (self->agency, "statutory", gtk_switch_get_active (GTK_SWITCH (self->statutory)));
  if (self->retired != NULL)
    way_record_set_boolean (self->agency, "retired", gtk_switch_get_active (GTK_SWITCH (self->retired)));
}

static void
read_teams (WayAgencyForm *self)
{
  g_autofree char *added = self->new_team != NULL ? way_form_dup_entry (self->new_team) : NULL;

  for (guint i = 0; i < self->team_entries->len; i++)
    {
      g_autofree char *name = way_form_dup_entry (self->team_entries->pdata[i]);

      way_record_set_text (self->teams->pdata[i], "name", name);
      way_edit_catch_up (way_form_get_library (WAY_FORM (self)), self->teams->pdata[i]);
    }
  if (self->teams->len > self->team_entries->len)
    g_ptr_array_set_size (self->teams, (int) self->team_entries->len);
  if (added != NULL)
    {
      WayRecord *team = way_record_new_named ("team");

      way_record_set_reference (team, "agency", way_record_get_id (self->agency));
      way_record_set_text (team, "name", added);
      g_ptr_array_add (self->teams, team);
    }
}

static gboolean
save_change (WayAgencyForm *self, WayLibrary *library, GError **error)
{
  way_record_set_boolean (self->participation, "core", gtk_switch_get_active (GTK_SWITCH (self->core)));
  way_record_set_text (self->participation, "from", way_date_entry_get_date (WAY_DATE_ENTRY (self->from)));
  way_record_set_text (self->participation, "to", way_date_entry_get_date (WAY_DATE_ENTRY (self->to)));
  way_edit_catch_up (library, self->participation);
  read_teams (self);
  return way_people_change_agency (library, self->agency, self->participation, self->teams, error);
}

static gboolean
way_agency_form_save (WayForm *form)
{
  WayAgencyForm *self = WAY_AGENCY_FORM (form);
  WayLibrary *library = way_form_get_library (form);
  g_autoptr (GError) error = NULL;
  gboolean saved;

  if (!way_form_check_date (form, self->from) || (self->to != NULL && !way_form_check_date (form, self->to)))
    return FALSE;
  read_agency (self);
  way_edit_catch_up (library, self->agency);
  if (!way_record_has (self->agency, "name"))
    return way_form_error_at (form, self->name, _("An agency needs a name."));
  if (self->participation != NULL)
    saved = save_change (self, library, &error);
  else
    saved = way_people_add_agency (library, way_form_get_project (form), self->agency,
                                   gtk_switch_get_active (GTK_SWITCH (self->core)),
                                   way_date_entry_get_date (WAY_DATE_ENTRY (self->from)), &error);
  return saved || way_form_fail (form, error);
}

static void
remove_cb (WayAgencyForm *self)
{
  WayForm *form = WAY_FORM (self);
  WayPage *page = way_form_get_page (form);
  g_autoptr (GError) error = NULL;

  if (!way_people_remove_agency (way_form_get_library (form), way_record_get_id (self->participation), &error))
    {
      way_form_fail (form, error);
      return;
    }
  if (page != NULL)
    way_page_toast_undo (page, _("Agency removed"));
  way_form_cancel (WAY_FORM (self));
}

static void
way_agency_form_finalize (GObject *object)
{
  WayAgencyForm *self = WAY_AGENCY_FORM (object);

  g_clear_object (&self->agency);
  g_clear_object (&self->participation);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_ptr_array_unref (self->teams);
  g_ptr_array_unref (self->team_entries);
  G_OBJECT_CLASS (way_agency_form_parent_class)->finalize (object);
}

static void
way_agency_form_class_init (WayAgencyFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_agency_form_finalize;
  WAY_FORM_CLASS (klass)->save = way_agency_form_save;
}

static void
way_agency_form_init (WayAgencyForm *self)
{
  self->teams = g_ptr_array_new_with_free_func (g_object_unref);
  self->team_entries = g_ptr_array_new ();
}

/* --- Building --- */

static void
show_agency (WayAgencyForm *self)
{
  const char *name = way_record_get_title (self->agency);
  g_autofree char *areas = g_strjoinv ("; ", (char **) way_record_get_list (self->agency, "areas"));

  way_entry_set_text (self->name, name);
  way_entry_set_text (self->areas, areas);
  way_choice_row_set_value (WAY_CHOICE_ROW (self->sector), way_record_get_text (self->agency, "sector"));
  gtk_switch_set_active (GTK_SWITCH (self->statutory), way_record_get_boolean (self->agency, "statutory"));
}

static void
which_cb (WayAgencyForm *self)
{
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (self->which));

  g_clear_object (&self->agency);
  self->agency = i == 0 || i > self->known->len ? way_record_new_named ("agency") : way_edit_check_out (self->known->pdata[i - 1]);
  show_agency (self);
  way_form_shown (WAY_FORM (self), self->name);
  way_form_shown (WAY_FORM (self), self->areas);
  way_form_shown (WAY_FORM (self), self->sector);
  way_form_shown (WAY_FORM (self), self->statutory);
}

static void
add_which (WayAgencyForm *self)
{
  WayForm *form = WAY_FORM (self);
  GtkStringList *names = gtk_string_list_new (NULL);

  self->known = way_library_query_records (way_form_get_library (form), "agencies not taking part", "i", way_form_get_project (form));
  gtk_string_list_append (names, _("A new agency"));
  for (guint i = 0; i < self->known->len; i++)
    gtk_string_list_take (names, way_label_line (way_record_get_title (self->known->pdata[i])));
  self->which = g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Which agency"), "model", names, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->which), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which agency"), -1);
  g_object_unref (names);
  way_form_add_widget (form, self->which);
  g_signal_connect_object (self->which, "notify::selected", G_CALLBACK (which_cb), self, G_CONNECT_SWAPPED);
}

static void
add_agency_rows (WayAgencyForm *self)
{
  WayForm *form = WAY_FORM (self);

  self->name = way_form_add_entry (form, _("Name"), way_record_get_title (self->agency));
  if (way_record_is (self->agency, "team"))
    return;
  self->sector = way_form_add_choice (form, "agency", "sector", TRUE, NULL);
  self->areas = way_form_add_list_entry (form, _("Areas it covers"), NULL);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (self->areas, ADW_TYPE_PREFERENCES_GROUP)),
                                         _("Areas it covers: separate several with “;”."));
  self->statutory = way_form_add_switch (form, _("Statutory"), NULL, FALSE);
  show_agency (self);
}

static void
keep_part (WayAgencyForm *self)
{
  WayForm *form = WAY_FORM (self);
  const WayId *place = self->participation != NULL ? way_record_get_id (self->participation) : way_form_get_project (form);

  way_form_keep (form, self->core, place, "core");
  way_form_keep (form, self->from, place, "from");
  if (self->to != NULL)
    way_form_keep (form, self->to, place, "to");
}

static void
keep_agency (WayAgencyForm *self, const WayId *place)
{
  WayForm *form = WAY_FORM (self);

  /* Before what it says: choosing one puts that in. */
  if (self->which != NULL)
    way_form_keep_records (form, self->which, self->known, place, "which");
  way_form_keep (form, self->name, place, "name");
  if (way_record_is (self->agency, "team"))
    return;
  way_form_keep (form, self->sector, place, "sector");
  way_form_keep (form, self->areas, place, "areas");
  way_form_keep (form, self->statutory, place, "statutory");
}

static void
add_part_rows (WayAgencyForm *self)
{
  WayForm *form = WAY_FORM (self);
  WayRecord *part = self->participation;

  way_form_add_group (form, _("In this project"), NULL);
  self->core = way_form_add_switch (form, _("Core partner"), NULL, part != NULL && way_record_get_boolean (part, "core"));
  self->from = way_form_add_date (form, _("From"), part != NULL ? way_record_get_text (part, "from") : NULL);
  if (part != NULL)
    self->to = way_form_add_date (form, _("To"), way_record_get_text (part, "to"));
  keep_part (self);
}

static void
add_team_rows (WayAgencyForm *self)
{
  WayForm *form = WAY_FORM (self);
  g_autoptr (GPtrArray) teams = way_library_query_records (way_form_get_library (form), "teams of agency", "i",
                                                           way_record_get_id (self->agency));

  way_form_add_group (form, _("Teams"), _("To remove a team, empty its name."));
  for (guint i = 0; i < teams->len; i++)
    {
      g_ptr_array_add (self->teams, way_edit_check_out (teams->pdata[i]));
      g_ptr_array_add (self->team_entries, way_form_add_entry (form, _("Team"), way_record_get_title (teams->pdata[i])));
      way_form_keep (form, self->team_entries->pdata[i], way_record_get_id (teams->pdata[i]), "name");
    }
  self->new_team = way_form_add_entry (form, _("Add a team"), NULL);
  way_form_keep (form, self->new_team, way_record_get_id (self->agency), "new_team");
}

static void
add_leaving_rows (WayAgencyForm *self)
{
  WayForm *form = WAY_FORM (self);

  way_form_add_group (form, NULL, NULL);
  if (!way_record_is (self->agency, "team"))
    {
      self->retired = way_form_add_switch (form, _("Retired"), _("It is no longer offered. What it said and does stays."),
                                           way_record_get_boolean (self->agency, "retired"));
      way_form_keep (form, self->retired, way_record_get_id (self->agency), "retired");
    }
  way_form_add_button (form, _("Remove from the project"), TRUE, G_CALLBACK (remove_cb));
}

void
way_people_agency_open (WayPage *page, const WayId *id)
{
  WayLibrary *library = way_page_get_library (page);
  g_autoptr (WayRecord) participation = id != NULL ? way_library_get (library, id) : NULL;
  g_autoptr (WayRecord) agency = participation != NULL ? way_library_get (library, way_record_get_reference (participation, "agency")) : NULL;
  GtkWidget *form = way_form_new (WAY_TYPE_AGENCY_FORM, page, agency != NULL ? way_record_get_title (agency) : _("Add agency"),
                                  agency != NULL ? _("Save") : _("Add"), "agency");
  WayAgencyForm *self = WAY_AGENCY_FORM (form);

  self->agency = agency != NULL ? way_edit_check_out (agency) : way_record_new_named ("agency");
  self->participation = participation != NULL ? way_edit_check_out (participation) : NULL;
  way_form_add_group (WAY_FORM (form), NULL, NULL);
  if (participation == NULL)
    add_which (self);
  add_agency_rows (self);
  add_part_rows (self);
  keep_agency (self, agency != NULL ? way_record_get_id (agency) : way_page_get_project (page));
  if (participation != NULL && !way_record_is (self->agency, "team"))
    add_team_rows (self);
  if (participation != NULL)
    add_leaving_rows (self);
  gtk_window_present (GTK_WINDOW (form));
  way_entry_focus_end (self->name);
}
