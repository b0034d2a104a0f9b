/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-goal-dialog.h"

#include "base/way-clock.h"
#include "service/way-edit.h"
#include "service/way-goal-service.h"
#include "ui/way-form.h"

#include <glib/gi18n.h>

#define WAY_TYPE_GOAL_DIALOG (way_goal_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WayGoalDialog, way_goal_dialog, WAY, GOAL_DIALOG, WayForm)

struct _WayGoalDialog {
  WayForm parent_instance;

  /* children */
  GtkWidget *text;
  GtkWidget *kind;
  GtkWidget *agreed_on;
  GtkWidget *agreed_by;

  /* owned */
  WayId *goal;
};

G_DEFINE_FINAL_TYPE (WayGoalDialog, way_goal_dialog, WAY_TYPE_FORM)

static gboolean
way_goal_dialog_save (WayForm *form)
{
  WayGoalDialog *self = WAY_GOAL_DIALOG (form);
  g_autofree char *text = way_form_dup_text (self->text);
  g_autofree char *by = way_form_dup_entry (self->agreed_by);
  g_autoptr (GError) error = NULL;

  if (!way_form_check_date (form, self->agreed_on))
    return FALSE;
  if (way_goal_add (way_form_get_library (form), way_form_get_project (form),
                    way_choice_row_get_value (WAY_CHOICE_ROW (self->kind)), text,
                    way_date_entry_get_date (WAY_DATE_ENTRY (self->agreed_on)), by, self->goal, NULL, &error))
    return TRUE;
  return text == NULL ? way_form_error_at (form, self->text, error->message) : way_form_fail (form, error);
}

/* The version before, if there is one, is the goal again. */
static void
delete_cb (WayGoalDialog *self)
{
  WayForm *form = WAY_FORM (self);
  WayPage *page = way_form_get_page (form);
  g_autoptr (GError) error = NULL;

  if (!way_edit_delete (way_form_get_library (form), self->goal, &error))
    {
      way_form_fail (form, error);
      return;
    }
  if (page != NULL)
    way_page_toast_undo (page, _("Goal deleted"));
  way_form_cancel (form);
}

static void
way_goal_dialog_finalize (GObject *object)
{
  g_clear_pointer (&WAY_GOAL_DIALOG (object)->goal, way_id_free);
  G_OBJECT_CLASS (way_goal_dialog_parent_class)->finalize (object);
}

static void
way_goal_dialog_class_init (WayGoalDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_goal_dialog_finalize;
  WAY_FORM_CLASS (klass)->save = way_goal_dialog_save;
}

static void
way_goal_dialog_init (WayGoalDialog *self)
{
}

static void
build (WayGoalDialog *self, WayRecord *goal)
{
  WayForm *form = WAY_FORM (self);

  self->text = way_form_add_text (form, _("Goal"),
                                  goal != NULL ? _("Change the words. The version before is kept in the history.")
                                               : _("What is to be different, in the partnership’s own words."),
                                  goal != NULL ? way_record_get_text (goal, "text") : NULL,
                                  self->goal != NULL ? self->goal : way_form_get_project (form), "text");
  way_form_add_group (form, NULL, NULL);
  self->kind = way_form_add_choice (form, "goal", "kind", FALSE, goal != NULL ? way_record_get_text (goal, "kind") : "overall");
  self->agreed_on = way_form_add_date (form, _("Agreed on"), way_clock_today ());
  self->agreed_by = way_form_add_entry (form, _("Agreed by"), NULL);
  way_form_keep (form, self->kind, self->goal != NULL ? self->goal : way_form_get_project (form), "kind");
  way_form_keep (form, self->agreed_on, self->goal != NULL ? self->goal : way_form_get_project (form), "agreed_on");
  way_form_keep (form, self->agreed_by, self->goal != NULL ? self->goal : way_form_get_project (form), "agreed_by");
  if (goal != NULL)
    way_form_add_button (form, _("Delete this version"), TRUE, G_CALLBACK (delete_cb));
}

void
way_goal_dialog_open (WayPage *page, const WayId *id)
{
  g_autoptr (WayRecord) goal = id != NULL ? way_library_get (way_page_get_library (page), id) : NULL;
  GtkWidget *form = way_form_new (WAY_TYPE_GOAL_DIALOG, page, goal != NULL ? _("Refine goal") : _("Add goal"),
                                  goal != NULL ? _("Refine") : _("Add"), "goal");

  WAY_GOAL_DIALOG (form)->goal = goal != NULL ? way_id_copy (id) : NULL;
  build (WAY_GOAL_DIALOG (form), goal);
  gtk_window_present (GTK_WINDOW (form));
  gtk_widget_grab_focus (WAY_GOAL_DIALOG (form)->text);
}
