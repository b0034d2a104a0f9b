/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-theme-dialog.h"

#include "base/way-clock.h"
#include "base/way-error.h"
#include "service/way-edit.h"
#include "service/way-theme-service.h"
#include "ui/way-form.h"

#include <glib/gi18n.h>

#define WAY_TYPE_THEME_FORM (way_theme_form_get_type ())
G_DECLARE_FINAL_TYPE (WayThemeForm, way_theme_form, WAY, THEME_FORM, WayForm)

typedef enum { DECIDE, MERGE, NAME } Purpose;

struct _WayThemeForm {
  WayForm parent_instance;

  /* borrowed */
  GtkWidget *who;
  GtkWidget *when;
  GtkWidget *why;
  GtkWidget *into;
  GtkWidget *name;

  Purpose purpose;
  WayId theme;
  gboolean is_new;
  char *state;
};

G_DEFINE_FINAL_TYPE (WayThemeForm, way_theme_form, WAY_TYPE_FORM)

static gboolean
decide (WayThemeForm *self, GError **error)
{
  WayLibrary *library = way_form_get_library (WAY_FORM (self));
  const WayId *into = self->into != NULL ? way_record_picker_get_id (WAY_RECORD_PICKER (self->into)) : NULL;
  const char *when = way_date_entry_get_date (WAY_DATE_ENTRY (self->when));
  g_autofree char *who = way_form_dup_entry (self->who);
  g_autofree char *why = way_form_dup_text (self->why);

  if (self->purpose == DECIDE)
    return way_theme_decide (library, &self->theme, self->state, who, when, why, error);
  if (into != NULL)
    return way_theme_merge (library, &self->theme, into, who, when, why, error);
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID, _("Choose the theme that stays."));
  return FALSE;
}

static gboolean
name (WayThemeForm *self, GError **error)
{
  WayLibrary *library = way_form_get_library (WAY_FORM (self));
  g_autofree char *text = way_form_dup_entry (self->name);

  if (self->is_new)
    return way_theme_add (library, way_form_get_project (WAY_FORM (self)), text, &self->theme, error);
  return way_edit_set_text (library, &self->theme, "name", text, error);
}

static const char *
done_message (WayThemeForm *self)
{
  if (self->purpose == MERGE)
    return _("Themes merged");
  if (self->purpose == DECIDE)
    return g_str_equal (self->state, "parked") ? _("Theme parked") : _("Theme taken forward");
  return NULL;
}

static gboolean
save (WayForm *form)
{
  WayThemeForm *self = WAY_THEME_FORM (form);
  WayPage *page = way_form_get_page (form);
  g_autoptr (GError) error = NULL;
  gboolean success;

  if (self->purpose != NAME && !way_form_check_date (form, self->when))
    return FALSE;
  success = (self->purpose == NAME ? name : decide) (self, &error);
  if (!success)
    return way_form_fail (form, error);
  if (page != NULL && done_message (self) != NULL)
    way_page_toast_undo (page, done_message (self));
  if (page != NULL && self->is_new)
    way_page_open (page, &self->theme);
  return TRUE;
}

static void
way_theme_form_finalize (GObject *object)
{
  g_free (WAY_THEME_FORM (object)->state);
  G_OBJECT_CLASS (way_theme_form_parent_class)->finalize (object);
}

static void
way_theme_form_class_init (WayThemeFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_theme_form_finalize;
  WAY_FORM_CLASS (klass)->save = save;
}

static void
way_theme_form_init (WayThemeForm *self)
{
}

static WayThemeForm *
make_form (WayPage *page, const WayId *theme, Purpose purpose, const char *title, const char *verb)
{
  WayThemeForm *self = WAY_THEME_FORM (way_form_new (WAY_TYPE_THEME_FORM, page, title, verb, "theme"));

  self->purpose = purpose;
  if (theme != NULL)
    self->theme = *theme;
  self->is_new = theme == NULL;
  return self;
}

/* Who agreed, when and why: asked the same way for each decision. @by, @on and @reason are what they are kept
 * under. */
static void
ask_agreement (WayThemeForm *self, WayPage *page, const char *by, const char *on, const char *reason)
{
  WayForm *form = WAY_FORM (self);
  g_autofree char *who = way_theme_usual_decider (way_page_get_library (page), way_page_get_project (page));

  self->who = way_form_add_entry (form, _("Agreed by"), who);
  self->when = way_form_add_date (form, _("Agreed on"), way_clock_today ());
  self->why = way_form_add_text (form, _("Why"), NULL, NULL, &self->theme, reason);
  way_form_keep (form, self->who, &self->theme, by);
  way_form_keep (form, self->when, &self->theme, on);
}

void
way_theme_dialog_decide (WayPage *page, const WayId *theme, const char *state)
{
  gboolean park = g_str_equal (state, "parked");
  WayThemeForm *self = make_form (page, theme, DECIDE, park ? _("Park theme") : _("Take theme forward"),
                                  park ? _("_Park") : _("_Take forward"));
  WayForm *form = WAY_FORM (self);
  g_autoptr (WayRecord) record = way_library_get (way_page_get_library (page), theme);

  self->state = g_strdup (state);
  way_form_add_group (form, way_record_get_text (record, "name"),
                      park ? _("A parked theme keeps its cards and can be taken up again.")
                           : _("Themes are agreed with the single point of contact, so that the area owns them."));
  ask_agreement (self, page, "by", "on", "reason");
  gtk_widget_grab_focus (self->why);
  gtk_window_present (GTK_WINDOW (self));
}

void
way_theme_dialog_merge (WayPage *page, const WayId *theme)
{
  WayThemeForm *self = make_form (page, theme, MERGE, _("Merge theme"), _("_Merge"));
  g_autoptr (WayRecord) record = way_library_get (way_page_get_library (page), theme);

  way_form_add_group (WAY_FORM (self), way_record_get_text (record, "name"),
                      _("Its cards, actions, workshops and questions go to the theme that stays. Nothing is lost, "
                        "and this theme shows where it went."));
  self->into = way_form_add_picker (WAY_FORM (self), _("Merge into"), "theme", _("Choose…"), FALSE);
  way_record_picker_set_except (WAY_RECORD_PICKER (self->into), theme);
  way_form_keep (WAY_FORM (self), self->into, theme, "merge into");
  ask_agreement (self, page, "merge by", "merge on", "merge reason");
  gtk_window_present (GTK_WINDOW (self));
}

void
way_theme_dialog_name (WayPage *page, const WayId *theme)
{
  WayThemeForm *self = make_form (page, theme, NAME, theme == NULL ? _("New theme") : _("Rename theme"),
                                  theme == NULL ? _("_Add") : _("_Rename"));
  g_autoptr (WayRecord) record = theme != NULL ? way_library_get (way_page_get_library (page), theme) : NULL;

  way_form_add_group (WAY_FORM (self), NULL, theme == NULL ? _("What do several cards have in common?") : NULL);
  self->name = way_form_add_entry (WAY_FORM (self), _("Name"),
                                   record != NULL ? way_record_get_text (record, "name") : NULL);
  way_form_keep (WAY_FORM (self), self->name, theme != NULL ? theme : way_page_get_project (page), "name");
  gtk_window_present (GTK_WINDOW (self));
}
