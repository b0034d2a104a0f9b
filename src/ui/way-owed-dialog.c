/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-owed-dialog.h"

#include "base/way-clock.h"
#include "service/way-edit.h"
#include "service/way-owed-service.h"
#include "ui/way-form.h"

#include <glib/gi18n.h>

#define WAY_TYPE_OWED_DIALOG (way_owed_dialog_get_type ())
G_DECLARE_FINAL_TYPE (WayOwedDialog, way_owed_dialog, WAY, OWED_DIALOG, WayForm)

struct _WayOwedDialog {
  WayForm parent_instance;

  /* children: of a voice the date and the words, of a test all but the words */
  GtkWidget *date;
  GtkWidget *words;
  GtkWidget *observed;
  GtkWidget *learned;
  GtkWidget *decision;

  /* owned */
  WayRecord *copy;
};

G_DEFINE_FINAL_TYPE (WayOwedDialog, way_owed_dialog, WAY_TYPE_FORM)

static gboolean
save_feedback (WayOwedDialog *self, const char *date, GError **error)
{
  g_autofree char *words = way_form_dup_text (self->words);

  return way_owed_give_feedback (way_form_get_library (WAY_FORM (self)), self->copy, date, words, error);
}

static gboolean
save_test (WayOwedDialog *self, const char *date, GError **error)
{
  g_autofree char *observed = way_form_dup_text (self->observed);
  g_autofree char *learned = way_form_dup_text (self->learned);

  return way_owed_review_test (way_form_get_library (WAY_FORM (self)), self->copy, observed, learned,
                               way_choice_row_get_value (WAY_CHOICE_ROW (self->decision)), date, error);
}

static gboolean
way_owed_dialog_save (WayForm *form)
{
  WayOwedDialog *self = WAY_OWED_DIALOG (form);
  gboolean voice = way_record_is (self->copy, "voice");
  WayPage *page = way_form_get_page (form);
  g_autoptr (GError) error = NULL;
  const char *date;

  if (!way_form_check_date (form, self->date))
    return FALSE;
  date = way_date_entry_get_date (WAY_DATE_ENTRY (self->date));
  if (!(voice ? save_feedback (self, date, &error) : save_test (self, date, &error)))
    return way_form_fail (form, error);
  if (page != NULL)
    way_page_toast_undo (page, voice ? _("Feedback given") : _("Test reviewed"));
  return TRUE;
}

static void
way_owed_dialog_dispose (GObject *object)
{
  g_clear_object (&WAY_OWED_DIALOG (object)->copy);
  G_OBJECT_CLASS (way_owed_dialog_parent_class)->dispose (object);
}

static void
way_owed_dialog_class_init (WayOwedDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_owed_dialog_dispose;
  WAY_FORM_CLASS (klass)->save = way_owed_dialog_save;
}

static void
way_owed_dialog_init (WayOwedDialog *self)
{
}

static GtkWidget *
add_text (WayOwedDialog *self, const char *label, const char *explanation, const char *field)
{
  return way_form_add_text (WAY_FORM (self), label, explanation, way_record_get_text (self->copy, field),
                            way_record_get_id (self->copy), field);
}

static void
build_voice (WayOwedDialog *self)
{
  WayForm *form = WAY_FORM (self);

  way_form_add_group (form, NULL, way_record_get_title (self->copy));
  self->date = way_form_add_date (form, _("Told on"), way_clock_today ());
  way_form_keep (form, self->date, way_record_get_id (self->copy), "feedback_given");
  self->words = add_text (self, _("What we said"), _("What became of what they told us, in words they would use."), "feedback");
}

static void
build_test (WayOwedDialog *self)
{
  WayForm *form = WAY_FORM (self);
  const WayId *id = way_record_get_id (self->copy);

  self->observed = add_text (self, _("Observed"), way_record_get_title (self->copy), "observed");
  self->learned = add_text (self, _("Learned"), NULL, "learned");
  way_form_add_group (form, NULL, NULL);
  self->decision = way_form_add_choice (form, "test", "decision", TRUE, way_record_get_text (self->copy, "decision"));
  self->date = way_form_add_date (form, _("Review on"), way_record_get_text (self->copy, "review_on"));
  way_form_keep (form, self->decision, id, "decision");
  way_form_keep (form, self->date, id, "review_on");
}

void
way_owed_dialog_open (WayPage *page, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (way_page_get_library (page), id);
  gboolean voice = record != NULL && way_record_is (record, "voice");
  WayOwedDialog *self;

  if (record == NULL || way_record_get_deleted (record))
    return;
  self = WAY_OWED_DIALOG (way_form_new (WAY_TYPE_OWED_DIALOG, page, voice ? _("Give feedback") : _("Review test"), _("Save"),
                                        voice ? "voice" : "test"));
  self->copy = way_edit_check_out (record);
  if (voice)
    build_voice (self);
  else
    build_test (self);
  gtk_window_present (GTK_WINDOW (self));
}
