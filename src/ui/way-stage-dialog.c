/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-stage-dialog.h"

#include "base/way-clock.h"
#include "service/way-stage-service.h"
#include "ui/way-form.h"
#include "ui/way-label.h"

#include <glib/gi18n.h>

#define WAY_TYPE_STAGE_DIALOG (way_stage_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WayStageDialog, way_stage_dialog, WAY, STAGE_DIALOG, WayForm)

struct _WayStageDialog {
  WayForm parent_instance;

  /* children */
  GtkWidget *to;
  GtkWidget *date;
  GtkWidget *note;
  GtkWidget *reason;
  GtkWidget *reason_group;
  GtkWidget *contact;
  GtkWidget *contact_group;

  /* owned */
  char *from;
  char **next;
};

G_DEFINE_FINAL_TYPE (WayStageDialog, way_stage_dialog, WAY_TYPE_FORM)

static const char *
chosen (WayStageDialog *self)
{
  return self->next[adw_combo_row_get_selected (ADW_COMBO_ROW (self->to))];
}

static const char *
done_words (const char *from, const char *to)
{
  if (g_str_equal (to, "paused"))
    return _("Project paused");
  if (g_str_equal (to, "withdrawn"))
    return _("Project withdrawn");
  if (g_str_equal (to, "completed"))
    return _("Project completed");
  if (g_str_equal (to, "archived"))
    return _("Project archived");
  return g_str_equal (from, "paused") ? _("Project resumed") : _("Stage changed");
}

static gboolean
way_stage_dialog_save (WayForm *form)
{
  WayStageDialog *self = WAY_STAGE_DIALOG (form);
  g_autofree char *reason = way_form_dup_text (self->reason);
  g_autofree char *contact = way_form_dup_text (self->contact);
  WayPage *page = way_form_get_page (form);
  g_autoptr (GError) error = NULL;

  if (!way_form_check_date (form, self->date))
    return FALSE;
  if (!way_stage_change (way_form_get_library (form), way_form_get_project (form), chosen (self),
                         way_date_entry_get_date (WAY_DATE_ENTRY (self->date)), reason, contact, &error))
    {
      if (reason == NULL && way_stage_needs_reason (chosen (self)))
        gtk_widget_child_focus (self->reason, GTK_DIR_TAB_FORWARD);
      return way_form_fail (form, error);
    }
  if (page != NULL)
    way_page_toast_undo (page, done_words (self->from, chosen (self)));
  return TRUE;
}

/* Completing never closes the actions (rule 2): says so, and how many there are. */
static char *
note_words (WayStageDialog *self, const char *to)
{
  int n = (int) way_stage_open_actions (way_form_get_library (WAY_FORM (self)), way_form_get_project (WAY_FORM (self)));

  if (g_str_equal (to, "paused"))
    return g_strdup (_("Everything stays as it is, and the project is resumed to where it was."));
  if (g_str_equal (to, "withdrawn"))
    return g_strdup (_("The project ends here. What it holds is kept."));
  if ((!g_str_equal (to, "completed") && !g_str_equal (to, "archived")) || n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%d action is still open. It stays live under the plan’s owner after support ends.",
                                    "%d actions are still open. They stay live under the plan’s owner after support ends.",
                                    (gulong) n),
                          n);
}

static void
chosen_cb (WayStageDialog *self)
{
  const char *to = chosen (self);
  g_autofree char *note = note_words (self, to);
  g_autofree char *title = g_strdup (way_stage_needs_reason (to) ? _("Reason") : _("Reason, if there is one"));

  way_form_error (WAY_FORM (self), NULL);
  way_form_set_save_label (WAY_FORM (self), way_stage_verb (self->from, to));
  way_label_set_prose (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->reason_group), title);
  gtk_widget_set_visible (self->contact_group, g_str_equal (to, "paused"));
  way_form_fit (WAY_FORM (self));
}

static void
way_stage_dialog_finalize (GObject *object)
{
  WayStageDialog *self = WAY_STAGE_DIALOG (object);

  g_free (self->from);
  g_strfreev (self->next);
  G_OBJECT_CLASS (way_stage_dialog_parent_class)->finalize (object);
}

static void
way_stage_dialog_class_init (WayStageDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_stage_dialog_finalize;
  WAY_FORM_CLASS (klass)->save = way_stage_dialog_save;
}

static void
way_stage_dialog_init (WayStageDialog *self)
{
}

static GtkWidget *
group_of (GtkWidget *editor)
{
  return gtk_widget_get_ancestor (editor, ADW_TYPE_PREFERENCES_GROUP);
}

static void
build (WayStageDialog *self)
{
  WayForm *form = WAY_FORM (self);
  GtkStringList *verbs = gtk_string_list_new (NULL);

  for (guint i = 0; self->next[i] != NULL; i++)
    gtk_string_list_append (verbs, way_stage_verb (self->from, self->next[i]));
  self->to = g_object_new (ADW_TYPE_COMBO_ROW, "title", _("What happens"), "model", verbs, NULL);
  g_object_unref (verbs);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->to), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What happens"), -1);
  way_form_add_widget (form, self->to);
  self->date = way_form_add_date (form, _("Date"), way_clock_today ());
  way_form_keep (form, self->date, way_form_get_project (form), "date");
  way_form_keep_place (form, self->date);
  self->note = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "margin-top", 12, NULL);
  way_form_add_widget (form, self->note);
  self->reason = way_form_add_text (form, _("Reason"), NULL, NULL, way_form_get_project (form), "reason");
  self->reason_group = group_of (self->reason);
  self->contact = way_form_add_text (form, _("Contact kept during the pause"), NULL, NULL, way_form_get_project (form), "contact_kept");
  self->contact_group = group_of (self->contact);
  way_form_keep_list (form, self->to, (const char *const *) self->next, way_form_get_project (form), "to");
  g_signal_connect_object (self->to, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  chosen_cb (self);
}

void
way_stage_dialog_open (WayPage *page)
{
  g_autoptr (WayRecord) project = way_page_dup_project_record (page);
  GtkWidget *form = way_form_new (WAY_TYPE_STAGE_DIALOG, page, _("Change stage"), "", "stage_change");
  WayStageDialog *self = WAY_STAGE_DIALOG (form);
  const char *stage = way_record_get_text (project, "stage");

  self->from = g_strdup (stage != NULL ? stage : "enquiry");
  self->next = way_stage_next (way_page_get_library (page), way_page_get_project (page));
  if (self->next[0] == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (form));
      return;
    }
  build (self);
  gtk_window_present (GTK_WINDOW (form));
}
