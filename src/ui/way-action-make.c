/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-make.h"

#include "base/way-text.h"
#include "service/way-action-service.h"
#include "service/way-notice-service.h"
#include "ui/way-discard.h"
#include "ui/way-text-editor.h"
#include "ui/way-window.h"

#include <glib/gi18n.h>

/* Of the card, above the line in which all of it stands. */
#define QUOTED 160

/* What the question is about. */
typedef struct {
  WayLibrary *library;
  WayId card;
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->library);
  g_free (asking);
}

static char *
dup_typed (gpointer dialog)
{
  return way_text_editor_dup_text (WAY_TEXT_EDITOR (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog))));
}

static void
say_made (WayWindow *window, WayLibrary *library, const WayId *action)
{
  g_autoptr (WayRecord) made = way_library_get (library, action);
  g_autoptr (GHashTable) known = way_notice_known_words (library);
  g_autoptr (GArray) found = way_notice_find (way_record_get_text (made, "text"), known);
  const char *reference = way_record_get_text (made, "reference");
  /* Translators: a reference, as in "Action A-001 made from the card". */
  g_autofree char *message = found->len == 0 ? g_strdup_printf (_("Action %s made from the card"), reference)
                                             : g_strdup_printf (_("Action %s made: its words look like a person"), reference);

  way_window_toast_made (window, message, action);
}

/* It is made of what was shown, whatever others have made of the card since; and where they deleted it, or the whole project with
 * this page, that is said. */
static void
response_cb (Asking *asking, const char *response, GtkWidget *dialog)
{
  WayWindow *window = WAY_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  g_autofree char *typed = g_strstrip (dup_typed (dialog));
  g_autoptr (GError) error = NULL;
  WayId action;

  if (!g_str_equal (response, "make"))
    return;
  if (way_action_create_from_card_as (asking->library, &asking->card, typed, &action, &error))
    {
      way_form_draft_drop (way_form_draft_of (dialog));
      say_made (window, asking->library, &action);
    }
  else
    way_window_error (window, error);
}

static void
changed_cb (AdwMessageDialog *dialog)
{
  g_autofree char *typed = dup_typed (dialog);

  adw_message_dialog_set_response_enabled (dialog, "make", !way_text_is_blank (typed));
}

/* At once: a default button would first be seen to be pressed, and a room waits. */
static void
enter_cb (AdwMessageDialog *dialog)
{
  if (adw_message_dialog_get_response_enabled (dialog, "make"))
    adw_message_dialog_response (dialog, "make");
}

static GtkWidget *
dialog_new (WayPage *page, WayRecord *card)
{
  g_autofree char *words = way_text_summary (way_record_get_text (card, "text"), QUOTED);
  /* Translators: a kind of card and what it says: "Barrier: “Consent forms differ”". */
  g_autofree char *body = g_strdup_printf (_("%s: “%s”"), way_record_get_label (card, "kind"), words);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), _("What will be done?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "make", _("_Make an action"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "make", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "make");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  return dialog;
}

void
way_action_make_ask (WayPage *page, const WayId *card)
{
  WayLibrary *library = way_page_get_library (page);
  g_autoptr (WayRecord) record = way_library_get (library, card);
  Asking *asking;
  GtkWidget *dialog, *editor;
  WayFormDraft *draft;

  if (record == NULL || way_record_get_deleted (record) || gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;
  asking = g_new0 (Asking, 1);
  asking->library = g_object_ref (library);
  asking->card = *card;
  dialog = dialog_new (page, record);
  editor = g_object_new (WAY_TYPE_TEXT_EDITOR, "label", _("What will be done"), NULL);
  way_text_editor_set_line (WAY_TEXT_EDITOR (editor));
  way_text_editor_set_text (WAY_TEXT_EDITOR (editor), way_record_get_text (record, "text"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), editor);
  draft = way_form_draft_new_for_window (library, "new-action", GTK_WINDOW (dialog));
  way_form_draft_add_text (draft, WAY_TEXT_EDITOR (editor), card, "text");
  /* Kept with the card, but no text of the card's: what is decided about it would be decided about that. */
  way_text_editor_set_notice_place (WAY_TEXT_EDITOR (editor), NULL, NULL);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (way_text_editor_get_view (WAY_TEXT_EDITOR (editor)))), "changed",
                           G_CALLBACK (changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "activate", G_CALLBACK (enter_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, G_CONNECT_SWAPPED);
  way_discard_guard (ADW_MESSAGE_DIALOG (dialog), draft);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (editor);
  way_text_editor_select (WAY_TEXT_EDITOR (editor));
}
