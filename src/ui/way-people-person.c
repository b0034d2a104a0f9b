/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-edit.h"
#include "service/way-people-service.h"
#include "ui/way-entry.h"
#include "ui/way-erase-ask.h"
#include "ui/way-form.h"
#include "ui/way-label.h"
#include "ui/way-people-forms.h"
#include "ui/way-people-rows.h"

#include <glib/gi18n.h>

#define WAY_TYPE_PERSON_FORM (way_person_form_get_type ())
G_DECLARE_FINAL_TYPE (WayPersonForm, way_person_form, WAY, PERSON_FORM, WayForm)

struct _WayPersonForm {
  WayForm parent_instance;

  /* children */
  GtkWidget *which;
  GtkWidget *name;
  GtkWidget *agency;
  GtkWidget *team;
  GtkWidget *job_title;
  GtkWidget *authority;
  GtkWidget *connector;
  GtkWidget *role;
  GtkWidget *from;
  GtkWidget *to;

  /* owned */
  GPtrArray *known;      /* of people that can be chosen */
  WayRecord *person;     /* a copy, or a new one */
  WayRecord *membership; /* a copy; %NULL when adding */
};

G_DEFINE_FINAL_TYPE (WayPersonForm, way_person_form, WAY_TYPE_FORM)

static void
read_person (WayPersonForm *self)
{
  g_autofree char *name = way_form_dup_entry (self->name);
  g_autofree char *job_title = way_form_dup_entry (self->job_title);

  way_record_set_text (self->person, "name", name);
  way_record_set_text (self->person, "job_title", job_title);
  way_record_set_reference (self->person, "agency", way_record_picker_get_id (WAY_RECORD_PICKER (self->agency)));
  way_record_set_reference (self->person, "team", way_record_picker_get_id (WAY_RECORD_PICKER (self->team)));
  way_record_set_boolean (self->person, "decision_authority", gtk_switch_get_active (GTK_SWITCH (self->authority)));
  way_record_set_boolean (self->person, "connector", gtk_switch_get_active (GTK_SWITCH (self->connector)));
}

static gboolean
save_change (WayPersonForm *self, WayLibrary *library, GError **error)
{
  way_record_set_text (self->membership, "role", way_choice_row_get_value (WAY_CHOICE_ROW (self->role)));
  way_record_set_text (self->membership, "from", way_date_entry_get_date (WAY_DATE_ENTRY (self->from)));
  way_record_set_text (self->membership, "to", way_date_entry_get_date (WAY_DATE_ENTRY (self->to)));
  way_edit_catch_up (library, self->membership);
  return way_people_change_person (library, self->person, self->membership, error);
}

static gboolean
way_person_form_save (WayForm *form)
{
  WayPersonForm *self = WAY_PERSON_FORM (form);
  WayLibrary *library = way_form_get_library (form);
  g_autoptr (GError) error = NULL;
  gboolean saved;

  if (!way_form_check_date (form, self->from) || (self->to != NULL && !way_form_check_date (form, self->to)))
    return FALSE;
  read_person (self);
  way_edit_catch_up (library, self->person);
  if (!way_record_has (self->person, "name"))
    return way_form_error_at (form, self->name, _("A person needs a name. Name professionals only, never a child."));
  if (self->membership != NULL)
    saved = save_change (self, library, &error);
  else
    saved = way_people_add_person (library, way_form_get_project (form), self->person,
                                   way_choice_row_get_value (WAY_CHOICE_ROW (self->role)),
                                   way_date_entry_get_date (WAY_DATE_ENTRY (self->from)), &error);
  return saved || way_form_fail (form, error);
}

/* Leaves this form for another, with nothing saved. */
static void
role_cb (WayPersonForm *self)
{
  WayPage *page = way_form_get_page (WAY_FORM (self));
  g_autoptr (WayRecord) person = g_object_ref (self->person);

  way_form_put_aside (WAY_FORM (self));
  if (page != NULL)
    way_people_person_open (page, NULL, way_record_get_id (person));
}

static void
leave_cb (WayPersonForm *self)
{
  WayPage *page = way_form_get_page (WAY_FORM (self));
  g_autoptr (WayRecord) person = g_object_ref (self->person);

  way_form_put_aside (WAY_FORM (self));
  if (page != NULL)
    way_people_leave_open (page, way_record_get_id (person));
}

static void
remove_cb (WayPersonForm *self)
{
  WayForm *form = WAY_FORM (self);
  WayPage *page = way_form_get_page (form);
  g_autoptr (GError) error = NULL;

  if (!way_people_remove_membership (way_form_get_library (form), way_record_get_id (self->membership), &error))
    {
      way_form_fail (form, error);
      return;
    }
  if (page != NULL)
    way_page_toast_undo (page, _("Role removed"));
  way_form_cancel (WAY_FORM (self));
}

/* The right to be forgotten: not only here, but everywhere in the library. */
static void
erase_cb (WayPersonForm *self)
{
  WayPage *page = way_form_get_page (WAY_FORM (self));
  g_autoptr (WayRecord) person = g_object_ref (self->person);
  GtkRoot *root = page != NULL ? gtk_widget_get_root (GTK_WIDGET (page)) : NULL;

  way_form_put_aside (WAY_FORM (self));
  if (WAY_IS_WINDOW (root))
    way_erase_ask (WAY_WINDOW (root), NULL, way_record_get_id (person));
}

static void
way_person_form_finalize (GObject *object)
{
  WayPersonForm *self = WAY_PERSON_FORM (object);

  g_clear_object (&self->person);
  g_clear_object (&self->membership);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  G_OBJECT_CLASS (way_person_form_parent_class)->finalize (object);
}

static void
way_person_form_class_init (WayPersonFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_person_form_finalize;
  WAY_FORM_CLASS (klass)->save = way_person_form_save;
}

static void
way_person_form_init (WayPersonForm *self)
{
}

/* --- Building --- */

static void
show_person (WayPersonForm *self)
{
  const char *name = way_record_get_title (self->person);
  const char *job_title = way_record_get_text (self->person, "job_title");

  way_entry_set_text (self->name, name);
  way_entry_set_text (self->job_title, job_title);
  way_record_picker_set_id (WAY_RECORD_PICKER (self->agency), way_record_get_reference (self->person, "agency"));
  way_record_picker_set_id (WAY_RECORD_PICKER (self->team), way_record_get_reference (self->person, "team"));
  gtk_switch_set_active (GTK_SWITCH (self->authority), way_record_get_boolean (self->person, "decision_authority"));
  gtk_switch_set_active (GTK_SWITCH (self->connector), way_record_get_boolean (self->person, "connector"));
}

static void
which_cb (WayPersonForm *self)
{
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (self->which));

  g_clear_object (&self->person);
  self->person = i == 0 || i > self->known->len ? way_record_new_named ("person") : way_edit_check_out (self->known->pdata[i - 1]);
  show_person (self);
  way_form_shown (WAY_FORM (self), self->name);
  way_form_shown (WAY_FORM (self), self->agency);
  way_form_shown (WAY_FORM (self), self->team);
  way_form_shown (WAY_FORM (self), self->job_title);
  way_form_shown (WAY_FORM (self), self->authority);
  way_form_shown (WAY_FORM (self), self->connector);
}

static void
add_which (WayPersonForm *self)
{
  WayForm *form = WAY_FORM (self);
  GtkStringList *names = gtk_string_list_new (NULL);
  guint chosen = 0;

  self->known = way_library_query_records (way_form_get_library (form), "people", "");
  gtk_string_list_append (names, _("Somebody new"));
  for (guint i = 0; i < self->known->len; i++)
    {
      gtk_string_list_take (names, way_label_line (way_record_get_title (self->known->pdata[i])));
      if (way_id_equal (way_record_get_id (self->known->pdata[i]), way_record_get_id (self->person)))
        chosen = i + 1;
    }
  self->which = g_object_new (ADW_TYPE_COMBO_ROW, "title", _("Who"), "model", names, "selected", chosen, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->which), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Who"), -1);
  g_object_unref (names);
  way_form_add_widget (form, self->which);
  g_signal_connect_object (self->which, "notify::selected", G_CALLBACK (which_cb), self, G_CONNECT_SWAPPED);
}

static void
add_person_rows (WayPersonForm *self)
{
  WayForm *form = WAY_FORM (self);

  self->name = way_form_add_entry (form, _("Name"), NULL);
  self->agency = way_form_add_picker (form, _("Agency"), "agency", _("Choose…"), FALSE);
  self->team = way_form_add_picker (form, _("Team"), "team", _("Choose…"), FALSE);
  self->job_title = way_form_add_entry (form, _("Job title"), NULL);
  self->authority = way_form_add_switch (form, _("Has decision authority"), NULL, FALSE);
  self->connector = way_form_add_switch (form, _("Is a connector"), _("Knows people in many places, and brings them together."), FALSE);
  show_person (self);
}

static void
keep_part (WayPersonForm *self)
{
  WayForm *form = WAY_FORM (self);
  const WayId *place = self->membership != NULL ? way_record_get_id (self->membership) : way_form_get_project (form);

  way_form_keep (form, self->role, place, "role");
  way_form_keep (form, self->from, place, "from");
  if (self->to != NULL)
    way_form_keep (form, self->to, place, "to");
}

static void
keep_person (WayPersonForm *self, const WayId *place)
{
  WayForm *form = WAY_FORM (self);

  /* Before what is known of them: choosing somebody puts that in. */
  if (self->which != NULL)
    way_form_keep_records (form, self->which, self->known, place, "which");
  way_form_keep (form, self->name, place, "name");
  way_form_keep (form, self->agency, place, "agency");
  way_form_keep (form, self->team, place, "team");
  way_form_keep (form, self->job_title, place, "job_title");
  way_form_keep (form, self->authority, place, "decision_authority");
  way_form_keep (form, self->connector, place, "connector");
}

static void
add_part_rows (WayPersonForm *self)
{
  WayForm *form = WAY_FORM (self);
  WayRecord *part = self->membership;

  way_form_add_group (form, _("In this project"), NULL);
  self->role = way_form_add_choice (form, "membership", "role", FALSE, part != NULL ? way_record_get_text (part, "role") : "core group");
  self->from = way_form_add_date (form, _("From"), part != NULL ? way_record_get_text (part, "from") : NULL);
  if (part != NULL)
    self->to = way_form_add_date (form, _("To"), way_record_get_text (part, "to"));
  keep_part (self);
}

static void
other_role_cb (GtkWidget *row, WayPersonForm *self)
{
  WayPage *page = way_form_get_page (WAY_FORM (self));
  g_autoptr (WayRecord) other = g_object_ref (g_object_get_data (G_OBJECT (row), "way-role"));

  way_form_put_aside (WAY_FORM (self));
  if (page != NULL)
    way_people_person_open (page, way_record_get_id (other), NULL);
}

static GtkWidget *
other_role_row_new (WayPersonForm *self, WayRecord *other)
{
  g_autofree char *span = way_people_span_text (other);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", way_record_get_label (other, "role"),
                                 "subtitle", span, "activatable", TRUE, NULL);

  g_object_set_data_full (G_OBJECT (row), "way-role", g_object_ref (other), g_object_unref);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  g_signal_connect_object (row, "activated", G_CALLBACK (other_role_cb), self, 0);
  return row;
}

/* Each role is a membership with dates of its own, in a form of its own. */
static void
add_other_roles (WayPersonForm *self)
{
  g_autoptr (GPtrArray) roles = way_people_roles (way_form_get_library (WAY_FORM (self)), self->membership);

  if (roles->len < 2)
    return;
  way_form_add_group (WAY_FORM (self), _("Other roles"), NULL);
  for (guint i = 0; i < roles->len; i++)
    if (!way_id_equal (way_record_get_id (roles->pdata[i]), way_record_get_id (self->membership)))
      way_form_add_widget (WAY_FORM (self), other_role_row_new (self, roles->pdata[i]));
}

void
way_people_person_open (WayPage *page, const WayId *id, const WayId *person_id)
{
  WayLibrary *library = way_page_get_library (page);
  g_autoptr (WayRecord) membership = id != NULL ? way_library_get (library, id) : NULL;
  const WayId *who = membership != NULL ? way_record_get_reference (membership, "person") : person_id;
  g_autoptr (WayRecord) person = who != NULL ? way_library_get (library, who) : NULL;
  /* One more role of somebody may become one of somebody else: what is filled in for it is no change of the first. */
  const char *form_name = membership == NULL && person_id != NULL ? "person role" : "person";
  GtkWidget *form = way_form_new (WAY_TYPE_PERSON_FORM, page, membership != NULL && person != NULL ? way_record_get_title (person) : _("Add person"),
                                  membership != NULL ? _("Save") : _("Add"), form_name);
  WayPersonForm *self = WAY_PERSON_FORM (form);

  self->person = person != NULL ? way_edit_check_out (person) : way_record_new_named ("person");
  self->membership = membership != NULL ? way_edit_check_out (membership) : NULL;
  way_form_add_group (WAY_FORM (form), NULL, membership == NULL ? _("Professionals only, never a child. A person needs no account.") : NULL);
  if (membership == NULL)
    add_which (self);
  add_person_rows (self);
  add_part_rows (self);
  keep_person (self, who != NULL ? who : way_page_get_project (page));
  if (membership != NULL)
    {
      add_other_roles (self);
      way_form_add_group (WAY_FORM (form), NULL, NULL);
      way_form_add_button (WAY_FORM (form), _("Add another role"), FALSE, G_CALLBACK (role_cb));
      if (!way_record_has (membership, "to"))
        way_form_add_button (WAY_FORM (form), _("Leaves…"), FALSE, G_CALLBACK (leave_cb));
      way_form_add_button (WAY_FORM (form), _("Remove this role"), TRUE, G_CALLBACK (remove_cb));
      way_form_add_button (WAY_FORM (form), _("Remove this person for good…"), TRUE, G_CALLBACK (erase_cb));
    }
  gtk_window_present (GTK_WINDOW (form));
  way_entry_focus_end (self->name);
}
