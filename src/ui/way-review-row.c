/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-review-row.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "service/way-review-service.h"
#include "ui/way-entry.h"
#include "ui/way-form-draft.h"
#include "ui/way-label.h"
#include "ui/way-notice-entry.h"
#include "ui/way-pill.h"

#include <glib/gi18n.h>

struct _WayReviewRow {
  WayAgendaItem parent_instance;

  /* template children */
  WayPill *state;
  GtkLabel *text;
  GtkLabel *about;
  GtkWidget *revealer;
  GtkEditable *note;

  /* owned */
  WayLibrary *library;
  WayId workshop;
  WayFormDraft *draft; /* while an action waits for its note */
  WayRecord *record;
  WayRecord *action;
};

G_DEFINE_FINAL_TYPE (WayReviewRow, way_review_row, WAY_TYPE_AGENDA_ITEM)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

/* How an open action stands, in one word: what presses most comes first. */
static void
show_standing (WayReviewRow *self, const char *due)
{
  const char *rag = way_record_get_text (self->action, "rag");

  if (way_action_is_overdue (self->action, due, way_clock_today ()))
    way_pill_set (self->state, _("overdue"), WAY_TONE_BAD);
  else if (g_strcmp0 (rag, "red") == 0)
    way_pill_set (self->state, _("off track"), WAY_TONE_BAD);
  else if (g_strcmp0 (rag, "amber") == 0)
    way_pill_set (self->state, _("at risk"), WAY_TONE_WARNING);
  else
    way_pill_set (self->state, way_record_get_label (self->action, "status"), WAY_TONE_NEUTRAL);
}

static void
show_outcome (WayReviewRow *self)
{
  const char *outcome = way_record_get_text (self->record, "outcome");

  way_pill_set (self->state, way_record_get_label (self->record, "outcome"),
                g_strcmp0 (outcome, "closed") == 0    ? WAY_TONE_GOOD
                : g_strcmp0 (outcome, "changed") == 0 ? WAY_TONE_WARNING
                                                      : WAY_TONE_INFO);
}

/* "A-003 · Wickmouth Police · due 14 Feb 2022 · reflected back at Workshop 3" */
static char *
describe (WayReviewRow *self, const char *due)
{
  g_autoptr (WayRecord) later = way_review_later (self->library, &self->workshop, way_record_get_id (self->action));
  g_autofree char *who = way_describe (self->library, way_record_get_reference (self->action, "accountable"));
  g_autofree char *date = way_date_format (due);
  const char *reference = way_record_get_text (self->action, "reference");
  GString *text = g_string_new (reference != NULL ? reference : "");

  g_string_append_printf (text, " · %s", *who != '\0' ? who : _("no one accountable"));
  if (*date != '\0')
    {
      /* Translators: a date follows. */
      g_autofree char *words = g_strdup_printf (_("due %s"), date);

      g_string_append_printf (text, " · %s", words);
    }
  else if (way_record_get_boolean (self->action, "due_next_workshop"))
    g_string_append_printf (text, " · %s", _("due at the next workshop"));
  if (later != NULL)
    {
      g_autofree char *name = way_describe (self->library, way_record_get_id (later));
      /* Translators: of an action; a later workshop follows. */
      g_autofree char *words = g_strdup_printf (_("reflected back at %s"), name);

      g_string_append_printf (text, " · %s", words);
    }
  return g_string_free (text, FALSE);
}

void
way_review_row_refresh (WayReviewRow *self)
{
  g_autofree char *due = NULL;
  g_autofree char *about = NULL;

  if (self->action == NULL)
    return;
  due = way_action_resolve_due (self->library, self->action, way_clock_today ());
  if (self->record == self->action)
    {
      about = describe (self, due);
      show_standing (self, due);
    }
  else
    {
      const char *note = way_record_get_text (self->record, "note");
      const char *reference = way_record_get_text (self->action, "reference");

      about = note != NULL ? g_strdup_printf ("%s · %s", reference, note) : g_strdup (reference);
      show_outcome (self);
    }
  way_label_set_prose (self->text, way_record_get_title (self->action));
  way_label_set_prose (self->about, about);
}

char *
way_review_row_draft_field (const WayId *workshop, const char *name)
{
  char id[WAY_ID_TEXT_SIZE];

  return workshop != NULL ? g_strdup_printf ("%s %s", name, way_id_to_text (workshop, id)) : g_strdup (name);
}

void
way_review_row_flush (WayReviewRow *self)
{
  if (self->draft != NULL)
    way_form_draft_flush (self->draft);
}

void
way_review_row_drop_note (WayLibrary *library, const WayId *workshop, const WayId *action)
{
  g_autofree char *field = way_review_row_draft_field (workshop, "note");
  g_autofree char *draft = way_library_get_draft (library, WAY_REVIEW_FORM, action, field);

  if (draft != NULL)
    way_library_set_draft (library, WAY_REVIEW_FORM, action, field, NULL, NULL);
}

/* The row shows one action after another: what was typed stays with the one it is about. */
static void
bind_note (WayReviewRow *self)
{
  g_autofree char *field = way_review_row_draft_field (&self->workshop, "note");

  gtk_editable_set_text (self->note, "");
  if (!way_record_is (self->record, "action"))
    return;
  self->draft = way_form_draft_new (self->library, WAY_REVIEW_FORM);
  way_form_draft_add (self->draft, GTK_WIDGET (self->note), way_record_get_id (self->record), field);
}

void
way_review_row_bind (WayReviewRow *self, WayRecord *record)
{
  way_review_row_flush (self);
  g_clear_pointer (&self->draft, way_form_draft_free);
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_data (self->record, self);
  g_set_object (&self->record, record);
  g_clear_object (&self->action);
  if (record == NULL)
    return;
  self->action = way_record_is (record, "action")
                   ? g_object_ref (record)
                   : way_library_get (self->library, way_record_get_reference (record, "action"));
  bind_note (self);
  g_signal_connect_object (record, "notify", G_CALLBACK (way_review_row_refresh), self, G_CONNECT_SWAPPED);
  way_review_row_refresh (self);
}

WayRecord *
way_review_row_get_record (WayReviewRow *self)
{
  return self->record;
}

void
way_review_row_set_open (WayReviewRow *self, gboolean open)
{
  gtk_widget_set_visible (self->revealer, open);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), open);
}

const char *
way_review_row_get_note (WayReviewRow *self)
{
  return gtk_editable_get_text (self->note);
}

static void
choose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0, g_variant_get_string (parameter, NULL));
}

static void
way_review_row_dispose (GObject *object)
{
  WayReviewRow *self = WAY_REVIEW_ROW (object);

  way_review_row_bind (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_review_row_parent_class)->dispose (object);
}

static void
way_review_row_class_init (WayReviewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_review_row_dispose;
  g_type_ensure (WAY_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-review-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WayReviewRow, state);
  gtk_widget_class_bind_template_child (widget_class, WayReviewRow, text);
  gtk_widget_class_bind_template_child (widget_class, WayReviewRow, about);
  gtk_widget_class_bind_template_child (widget_class, WayReviewRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, WayReviewRow, note);
  gtk_widget_class_install_action (widget_class, "review.choose", "s", choose_cb);
  signals[CHOSEN] = g_signal_new ("chosen", WAY_TYPE_REVIEW_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_STRING);
}

static void
way_review_row_init (WayReviewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  way_entry_setup_undo (GTK_WIDGET (self->note));
}

GtkWidget *
way_review_row_new (WayLibrary *library, const WayId *workshop)
{
  WayReviewRow *self = g_object_new (WAY_TYPE_REVIEW_ROW, NULL);

  self->library = g_object_ref (library);
  self->workshop = *workshop;
  way_notice_entry_attach (GTK_WIDGET (self->note), library, NULL, NULL);
  return GTK_WIDGET (self);
}
