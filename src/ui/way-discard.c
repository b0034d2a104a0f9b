/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-discard.h"

#include <glib/gi18n.h>

#define KEY "way-discard"

typedef void (*Discard) (GtkWindow *window);

typedef struct {
  AdwMessageDialog *dialog; /* borrowed: goes with it, as the draft does */
  WayFormDraft *draft;
  guint ask_id;
  gboolean answered;
} Guard;

static void
answered_cb (GtkWindow *dialog, const char *response, GtkWindow *window)
{
  Discard discard = (Discard) g_object_get_data (G_OBJECT (dialog), "discard");

  if (g_strcmp0 (response, "discard") != 0)
    return;
  /* The question goes after its answer, and must not look for this window then. */
  gtk_window_set_transient_for (dialog, NULL);
  discard (window);
}

void
way_discard_ask (GtkWindow *window, const char *question, void (*discard) (GtkWindow *window))
{
  GtkWidget *dialog = adw_message_dialog_new (window, question, _("What you have typed here is not kept."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Go on typing"), "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "discard", (gpointer) discard);
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- A question with a line to fill in --- */

static void
guard_free (gpointer data)
{
  Guard *guard = data;

  g_clear_handle_id (&guard->ask_id, g_source_remove);
  g_free (guard);
}

static void
discard (GtkWindow *window)
{
  Guard *guard = g_object_get_data (G_OBJECT (window), KEY);

  guard->answered = TRUE;
  way_form_draft_drop (guard->draft);
  gtk_window_destroy (window);
}

static gboolean
ask_cb (gpointer data)
{
  Guard *guard = data;

  guard->ask_id = 0;
  if (way_form_draft_is_changed (guard->draft))
    way_discard_ask (GTK_WINDOW (guard->dialog), _("Discard what you typed?"), discard);
  else
    gtk_window_destroy (GTK_WINDOW (guard->dialog));
  return G_SOURCE_REMOVE;
}

/* Every button closes it, too, and what it stands for is only known a moment later: it is not said any more of a dialog that is
 * gone, so until then it stays. */
static gboolean
close_request_cb (Guard *guard)
{
  if (guard->answered)
    return FALSE;
  if (guard->ask_id == 0)
    guard->ask_id = g_idle_add (ask_cb, guard);
  return TRUE;
}

static void
response_cb (Guard *guard, const char *response)
{
  if (g_strcmp0 (response, adw_message_dialog_get_close_response (guard->dialog)) == 0)
    return;
  guard->answered = TRUE;
  g_clear_handle_id (&guard->ask_id, g_source_remove);
  gtk_window_destroy (GTK_WINDOW (guard->dialog));
}

void
way_discard_guard (AdwMessageDialog *dialog, WayFormDraft *draft)
{
  Guard *guard = g_new0 (Guard, 1);

  guard->dialog = dialog;
  guard->draft = draft;
  g_object_set_data_full (G_OBJECT (dialog), KEY, guard, guard_free);
  g_signal_connect_swapped (dialog, "close-request", G_CALLBACK (close_request_cb), guard);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), guard, NULL, G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}
