/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-make.h"

#include "base/way-text.h"
#include "service/way-action-service.h"
#include "service/way-notice-service.h"
#include "ui/way-ask-text.h"
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
  g_autofree char *typed = way_ask_text_dup (dialog);
  g_autoptr (GError) error = NULL;
  WayId action;

  if (!g_str_equal (response, WAY_ASK_TEXT_GIVEN))
    return;
  if (way_action_create_from_card_as (asking->library, &asking->card, typed, &action, &error))
    {
      way_form_draft_drop (way_form_draft_of (dialog));
      say_made (window, asking->library, &action);
    }
  else
    way_window_error (window, error);
}

void
way_action_make_ask (WayPage *page, const WayId *card)
{
  WayLibrary *library = way_page_get_library (page);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  g_autoptr (WayRecord) record = way_library_get (library, card);
  g_autofree char *words = NULL;
  g_autofree char *body = NULL;
  Asking *asking;

  if (record == NULL || way_record_get_deleted (record) || root == NULL)
    return;
  words = way_text_summary (way_record_get_text (record, "text"), QUOTED);
  /* Translators: a kind of card and what it says: "Barrier: “Consent forms differ”". */
  body = g_strdup_printf (_("%s: “%s”"), way_record_get_label (record, "kind"), words);
  asking = g_new0 (Asking, 1);
  asking->library = g_object_ref (library);
  asking->card = *card;
  g_signal_connect_data (way_ask_text (GTK_WINDOW (root), library,
                                       &(WayAskText){ .heading = _("What will be done?"),
                                                      .body = body,
                                                      .label = _("What will be done"),
                                                      .text = way_record_get_text (record, "text"),
                                                      .answer = _("_Make an action"),
                                                      .form = "new-action",
                                                      .record = card,
                                                      .field = "text" }),
                         "response", G_CALLBACK (response_cb), asking, asking_free, G_CONNECT_SWAPPED);
}
