/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-clock.h"
#include "service/way-edit.h"
#include "service/way-people-service.h"
#include "ui/way-form.h"
#include "ui/way-label.h"
#include "ui/way-overview-section.h"
#include "ui/way-people-forms.h"

#include <glib/gi18n.h>

#define MOST_LISTED 30

#define WAY_TYPE_LEAVE_FORM (way_leave_form_get_type ())
G_DECLARE_FINAL_TYPE (WayLeaveForm, way_leave_form, WAY, LEAVE_FORM, WayForm)

struct _WayLeaveForm {
  WayForm parent_instance;

  /* children */
  GtkWidget *date;
  GtkWidget *everywhere;
  GtkWidget *heir;
  GtkWidget *summary;
  GtkWidget *actions;

  /* owned */
  WayRecord *person;
};

G_DEFINE_FINAL_TYPE (WayLeaveForm, way_leave_form, WAY_TYPE_FORM)

/* The project, or %NULL for all. */
static const WayId *
scope (WayLeaveForm *self)
{
  if (self->everywhere != NULL && gtk_switch_get_active (GTK_SWITCH (self->everywhere)))
    return NULL;
  return way_form_get_project (WAY_FORM (self));
}

/* What is still to be said, as far as it was that. */
static gboolean
refuse (WayLeaveForm *self, const char *message)
{
  WayForm *form = WAY_FORM (self);

  if (way_date_entry_get_date (WAY_DATE_ENTRY (self->date)) == NULL)
    return way_form_error_at (form, way_date_entry_get_entry (WAY_DATE_ENTRY (self->date)), message);
  if (way_record_picker_get_id (WAY_RECORD_PICKER (self->heir)) == NULL)
    return way_form_error_at (form, self->heir, message);
  return way_form_error (form, message);
}

static gboolean
way_leave_form_save (WayForm *form)
{
  WayLeaveForm *self = WAY_LEAVE_FORM (form);
  WayPage *page = way_form_get_page (form);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (!way_form_check_date (form, self->date))
    return FALSE;
  if (!way_people_leave (way_form_get_library (form), scope (self), way_record_get_id (self->person),
                         way_date_entry_get_date (WAY_DATE_ENTRY (self->date)),
                         way_record_picker_get_id (WAY_RECORD_PICKER (self->heir)), &error))
    return refuse (self, error->message);
  name = way_label_quote (way_record_get_title (self->person));
  message = g_strdup_printf (_("%s has left"), name);
  if (page != NULL)
    way_page_toast_undo (page, message);
  return TRUE;
}

/* --- The summary --- */

static char *
roles_words (WayLeaveForm *self, GPtrArray *parts)
{
  g_autoptr (GStrvBuilder) roles = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *joined = NULL;

  if (parts->len == 0)
    return g_strdup (_("No role ends."));
  for (guint i = 0; i < parts->len; i++)
    g_strv_builder_add (roles, way_record_get_label (parts->pdata[i], "role"));
  list = g_strv_builder_end (roles);
  joined = g_strjoinv (", ", list);
  /* Translators: roles of a person. */
  return g_strdup_printf (_("Ends: %s."), joined);
}

static char *
actions_words (GPtrArray *actions, GPtrArray *plans)
{
  if (actions->len == 0 && plans->len > 0)
    return g_strdup (_("The action plan is handed on:"));
  if (actions->len == 0)
    return g_strdup (_("There is no open action to hand on."));
  return g_strdup_printf (ngettext ("%u open action is handed on:", "%u open actions are handed on:", actions->len), actions->len);
}

/* The greatest part they have in it. */
static const char *
part_in (WayLeaveForm *self, WayRecord *action)
{
  const WayId *person = way_record_get_id (self->person);
  const WayId *accountable = way_record_get_reference (action, "accountable");

  if (accountable != NULL && way_id_equal (accountable, person))
    return _("accountable");
  return way_record_refers (action, "responsible", person) ? _("responsible") : _("supporter");
}

static void
add_action (WayLeaveForm *self, WayRecord *action)
{
  g_autofree char *line = g_strdup_printf ("%s  %s (%s)", way_record_get_text (action, "reference"),
                                           way_record_get_text (action, "text"), part_in (self, action));

  gtk_box_append (GTK_BOX (self->actions), way_overview_label_new (line, NULL));
}

static void
add_plan (WayLeaveForm *self, WayRecord *plan)
{
  g_autofree char *project = way_describe (way_form_get_library (WAY_FORM (self)), way_record_get_project (plan));
  /* Translators: the title of a project whose action plan the person owns. */
  g_autofree char *line = g_strdup_printf (_("Owner of the action plan after support ends: %s"), project);

  gtk_box_append (GTK_BOX (self->actions), way_overview_label_new (line, NULL));
}

static void
refresh (WayLeaveForm *self)
{
  WayLibrary *library = way_form_get_library (WAY_FORM (self));
  g_autoptr (GPtrArray) parts = way_people_memberships (library, scope (self), way_record_get_id (self->person));
  g_autoptr (GPtrArray) actions = way_people_open_actions (library, scope (self), way_record_get_id (self->person));
  g_autoptr (GPtrArray) plans = way_people_plans (library, scope (self), way_record_get_id (self->person));
  g_autofree char *roles = roles_words (self, parts);
  g_autofree char *words = actions_words (actions, plans);
  g_autofree char *summary = g_strdup_printf ("%s\n%s", roles, words);
  GtkWidget *child;

  way_label_set (GTK_LABEL (self->summary), summary);
  while ((child = gtk_widget_get_first_child (self->actions)) != NULL)
    gtk_box_remove (GTK_BOX (self->actions), child);
  for (guint i = 0; i < plans->len; i++)
    add_plan (self, plans->pdata[i]);
  for (guint i = 0; i < MIN (actions->len, MOST_LISTED); i++)
    add_action (self, actions->pdata[i]);
  if (actions->len > MOST_LISTED)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", actions->len - MOST_LISTED), actions->len - MOST_LISTED);

      gtk_box_append (GTK_BOX (self->actions), way_overview_label_new (more, "dim-label"));
    }
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->heir, ADW_TYPE_ACTION_ROW), actions->len + plans->len > 0);
}

static void
way_leave_form_finalize (GObject *object)
{
  g_clear_object (&WAY_LEAVE_FORM (object)->person);
  G_OBJECT_CLASS (way_leave_form_parent_class)->finalize (object);
}

static void
way_leave_form_class_init (WayLeaveFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_leave_form_finalize;
  WAY_FORM_CLASS (klass)->save = way_leave_form_save;
}

static void
way_leave_form_init (WayLeaveForm *self)
{
}

/* Only where there is something elsewhere. */
static void
add_everywhere (WayLeaveForm *self)
{
  WayLibrary *library = way_form_get_library (WAY_FORM (self));
  const WayId *person = way_record_get_id (self->person);
  g_autoptr (GPtrArray) here = way_people_memberships (library, way_form_get_project (WAY_FORM (self)), person);
  g_autoptr (GPtrArray) all = way_people_memberships (library, NULL, person);

  if (all->len == here->len)
    return;
  self->everywhere = way_form_add_switch (WAY_FORM (self), _("Leaves all projects"), _("Their roles and open actions in other projects, too."), FALSE);
  way_form_keep (WAY_FORM (self), self->everywhere, person, "everywhere");
  g_signal_connect_object (self->everywhere, "notify::active", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
}

void
way_people_leave_open (WayPage *page, const WayId *id)
{
  g_autoptr (WayRecord) person = way_library_get (way_page_get_library (page), id);
  g_autofree char *title = g_strdup_printf (_("%s leaves"), way_record_get_title (person));
  GtkWidget *form = way_form_new (WAY_TYPE_LEAVE_FORM, page, title, _("Hand over"), "leave");
  WayLeaveForm *self = WAY_LEAVE_FORM (form);

  self->person = g_object_ref (person);
  self->date = way_form_add_date (WAY_FORM (form), _("Last day"), way_clock_today ());
  way_form_keep (WAY_FORM (form), self->date, id, "date");
  add_everywhere (self);
  self->heir = way_form_add_picker (WAY_FORM (form), _("Who takes this on"), "person agency", _("Choose…"), FALSE);
  way_record_picker_set_except (WAY_RECORD_PICKER (self->heir), id);
  way_form_keep (WAY_FORM (form), self->heir, id, "heir");
  way_form_add_group (WAY_FORM (form), _("What happens"), NULL);
  self->summary = way_overview_label_new (NULL, NULL);
  self->actions = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (self->actions, 6);
  gtk_widget_set_margin_start (self->actions, 12);
  way_form_add_widget (WAY_FORM (form), self->summary);
  way_form_add_widget (WAY_FORM (form), self->actions);
  refresh (self);
  gtk_window_present (GTK_WINDOW (form));
}
