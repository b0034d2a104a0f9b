/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/way-sealed.h"

G_BEGIN_DECLS

#define WAY_SEALED_KEY_BYTES 32
#define WAY_SEALED_SALT_BYTES 16

/* The 32 bytes that a passphrase and a salt give. Errors: FAILED (no memory). */
gboolean way_sealed_derive (const char *passphrase, const guint8 *salt, guint64 passes, guint64 memory, guint8 *key,
                            GError **error);
/* way_sealed_seal() with less work than a real copy has, for tests. */
GBytes *way_sealed_seal_with (GBytes *content, const char *passphrase, guint64 passes, guint64 memory, GError **error);

G_END_DECLS
