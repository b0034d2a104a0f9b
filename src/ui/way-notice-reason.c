/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-notice-reason.h"

#include "ui/way-discard.h"
#include "ui/way-entry.h"

#include "base/way-text.h"

#include <glib/gi18n.h>

#define LONGEST_QUOTE 60

/* What is decided about, while it is asked. */
typedef struct {
  GtkWidget *entry;      /* borrowed from the dialog */
  WayLibrary *library;
  WayId record;
  char *field;
  char *text;
  WayNotice notice;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->library);
  g_free (asking->field);
  g_free (asking->text);
  g_free (asking);
}

char *
way_notice_quote (const char *text, const WayNotice *notice)
{
  g_autofree char *words = g_strndup (text + notice->start, notice->length);
  g_autofree char *line = g_strdelimit (g_strdup (words), "\n", ' ');
  g_autofree char *summary = way_text_summary (line, LONGEST_QUOTE);

  /* Translators: words from a text, in quotation marks. */
  return g_strdup_printf (_("“%s”"), summary);
}

char *
way_notice_say (const char *text, GArray *found)
{
  const WayNotice *first = &g_array_index (found, WayNotice, 0);
  g_autofree char *quote = way_notice_quote (text, first);
  GString *words = g_string_new (NULL);

  /* Translators: "“14 May 2007”: This looks like a date of birth." */
  g_string_append_printf (words, _("%s: %s"), quote, way_notice_kind_sentence (first->kind));
  if (found->len > 1)
    {
      guint more = found->len - 1;

      g_string_append_c (words, ' ');
      g_string_append_printf (words, ngettext ("There is %u more.", "There are %u more.", more), more);
    }
  return g_string_free (words, FALSE);
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
say_problem (GtkWindow *parent, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("That was not remembered"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void ask (GtkWindow *parent, WayLibrary *library, const WayId *record, const char *field, const char *text,
                 const WayNotice *notice, const char *reason, const char *problem);

/* The words themselves are not written down once more. */
static char *
draft_field (const char *field, const char *text, const WayNotice *notice)
{
  g_autofree char *mark = way_notice_mark (text, notice, field);

  return g_strdup_printf ("%s %s", field, mark);
}

/* What could not be remembered is asked again, with what was typed. */
static void
response_cb (AdwMessageDialog *dialog, const char *response, Asking *asking)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (asking->entry));
  WayFormDraft *draft = way_form_draft_of (dialog);
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "keep"))
    return;
  if (way_notice_decide (asking->library, &asking->record, asking->field, asking->text, &asking->notice, "kept", reason, &error))
    {
      way_form_draft_drop (draft);
      return;
    }
  way_form_draft_flush (draft);
  ask (gtk_window_get_transient_for (GTK_WINDOW (dialog)), asking->library, &asking->record, asking->field, asking->text,
       &asking->notice, reason, error->message);
}

static void
reason_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "keep", !way_text_is_blank (gtk_editable_get_text (entry)));
}

static GtkWidget *
dialog_new (GtkWindow *parent, const char *text, const WayNotice *notice, const char *problem)
{
  g_autofree char *quote = way_notice_quote (text, notice);
  GtkWidget *dialog = adw_message_dialog_new (parent, problem != NULL ? _("That was not remembered") : _("Why is it kept?"), problem);

  if (problem == NULL)
    adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                    _("%s stays as it is, with your reason beside it. If the words change, they are looked at anew."),
                                    quote);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "keep", _("_Keep"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "keep", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "keep", FALSE);
  return dialog;
}

static void
ask (GtkWindow *parent, WayLibrary *library, const WayId *record, const char *field, const char *text, const WayNotice *notice,
     const char *reason, const char *problem)
{
  GtkWidget *dialog = dialog_new (parent, text, notice, problem);
  WayFormDraft *draft = way_form_draft_new_for_window (library, "notice-reason", GTK_WINDOW (dialog));
  g_autofree char *kept_as = draft_field (field, text, notice);
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking){ gtk_entry_new (), g_object_ref (library), *record, g_strdup (field), g_strdup (text), *notice };
  way_entry_setup_limit (asking->entry);
  g_object_set (asking->entry, "activates-default", TRUE, "placeholder-text", _("Because…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asking->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Reason"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), asking->entry);
  g_object_set_data_full (G_OBJECT (dialog), "way-asking", asking, asking_free);
  g_signal_connect (asking->entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), asking);
  way_form_draft_add (draft, asking->entry, record, kept_as);
  way_discard_guard (ADW_MESSAGE_DIALOG (dialog), draft);
  if (reason != NULL)
    gtk_editable_set_text (GTK_EDITABLE (asking->entry), reason);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (asking->entry);
}

void
way_notice_reason_ask (GtkWidget *parent, WayLibrary *library, const WayId *record, const char *field, const char *text,
                       const WayNotice *notice)
{
  ask (window_of (parent), library, record, field, text, notice, NULL, NULL);
}

void
way_notice_keep_quotation (GtkWidget *parent, WayLibrary *library, const WayId *record, const char *field, const char *text,
                           const WayNotice *notice)
{
  g_autoptr (GError) error = NULL;

  if (!way_notice_decide (library, record, field, text, notice, "quotation", NULL, &error))
    say_problem (window_of (parent), error);
}
