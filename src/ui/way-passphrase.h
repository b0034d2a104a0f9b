/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Gets the passphrase, freed with way_passphrase_free(), or %NULL if a person would rather not or the
 * window went. Called once. */
typedef void (*WayPassphraseFunc) (char *passphrase, gpointer data);

/* Asks for the passphrase of a sealed copy, saying @message: what it is for, or that the last one was wrong. */
void way_passphrase_ask (GtkWindow *parent, const char *message, WayPassphraseFunc done, gpointer data);
/* An entry that does not show what is typed unless it is asked to. (transfer none) */
GtkWidget *way_passphrase_entry_new (const char *label);
/* Overwrites and frees it. */
void way_passphrase_free (char *passphrase);

G_END_DECLS
