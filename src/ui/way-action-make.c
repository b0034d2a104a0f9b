/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-make.h"

#include "base/way-text.h"
#include "service/way-action-service.h"
#include "service/way-notice-service.h"
#include "ui/way-discard.h"
#include "ui/way-entry.h"
#include "ui/way-notice-entry.h"
#include "ui/way-window.h"

#include <glib/gi18n.h>

/* Of the card, above the line in which all of it stands. */
#define QUOTED 160

/* What the question is about. */
typedef struct {
  WayLibrary *library;
  WayId card;
  char *text;  /* what the card said */
  char *began; /* what stood in the line at first */
} Asking;

static void
asking_free (gpointer data, GClosure *closure)
{
  Asking *asking = data;

  g_object_unref (asking->library);
  g_free (asking->text);
  g_free (asking->began);
  g_free (asking);
}

static GtkWidget *
entry_of (gpointer dialog)
{
  return gtk_widget_get_first_child (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog)));
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

/* A card of several lines keeps them in the action, unless they were changed. It is made of what was shown, whatever others have
 * made of the card since; and where they deleted it, or the whole project with this page, that is said. */
static void
response_cb (Asking *asking, const char *response, GtkWidget *dialog)
{
  WayWindow *window = WAY_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  const char *typed = way_entry_get_text (entry_of (dialog));
  g_autoptr (GError) error = NULL;
  WayId action;

  if (!g_str_equal (response, "make"))
    return;
  if (way_action_create_from_card_as (asking->library, &asking->card, g_strcmp0 (typed, asking->began) != 0 ? typed : asking->text,
                                      &action, &error))
    {
      way_form_draft_drop (way_form_draft_of (dialog));
      say_made (window, asking->library, &action);
    }
  else
    way_window_error (window, error);
}

static void
changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  adw_message_dialog_set_response_enabled (dialog, "make", !way_text_is_blank (gtk_editable_get_text (entry)));
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

static GtkWidget *
entry_new (WayLibrary *library)
{
  GtkWidget *entry = gtk_entry_new ();

  way_entry_setup_limit (entry);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What will be done"), -1);
  way_notice_entry_attach (entry, library, NULL, NULL);
  return entry;
}

void
way_action_make_ask (WayPage *page, const WayId *card)
{
  WayLibrary *library = way_page_get_library (page);
  g_autoptr (WayRecord) record = way_library_get (library, card);
  Asking *asking;
  GtkWidget *dialog, *entry;
  WayFormDraft *draft;

  if (record == NULL || way_record_get_deleted (record) || gtk_widget_get_root (GTK_WIDGET (page)) == NULL)
    return;
  asking = g_new0 (Asking, 1);
  asking->library = g_object_ref (library);
  asking->card = *card;
  asking->text = g_strdup (way_record_get_text (record, "text"));
  asking->began = g_strdelimit (g_strdup (asking->text), "\n", ' ');
  dialog = dialog_new (page, record);
  entry = entry_new (library);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), gtk_widget_get_parent (entry));
  way_entry_set_text (entry, asking->began);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), dialog, 0);
  g_signal_connect_object (entry, "activate", G_CALLBACK (enter_cb), dialog, G_CONNECT_SWAPPED);
  draft = way_form_draft_new_for_window (library, "new-action", GTK_WINDOW (dialog));
  way_form_draft_add (draft, entry, card, "text");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asking, asking_free, G_CONNECT_SWAPPED);
  way_discard_guard (ADW_MESSAGE_DIALOG (dialog), draft);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
