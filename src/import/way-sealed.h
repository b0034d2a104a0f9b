/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A sealed copy (.waymark.sealed): a file that can be opened with its passphrase only, and in which a change of any byte is
 * noticed. Numbers are little-endian.
 *
 *     0   8  "WAYSEAL" and a line feed
 *     8   4  version of the form: 1
 *    12   4  how the key is made: 2, Argon2id 1.3 (crypto_pwhash_ALG_ARGON2ID13)
 *    16   8  its passes
 *    24   8  its memory in bytes
 *    32  16  its salt
 *    48  16  check: BLAKE2b (crypto_generichash) of bytes 0–47 with the key for checking
 *    64  24  header of the stream (crypto_secretstream_xchacha20poly1305)
 *    88   …  pieces of 65,536 bytes, the last one shorter or empty, each 17 longer when sealed; the first has bytes 0–63 as
 *            its associated data, the last the tag FINAL
 *
 * The passphrase (UTF-8, in normal form C) and the salt give 32 bytes, of which crypto_kdf makes, in the context "WaySeal1",
 * the stream's key (1) and the key for checking (2). The check tells a wrong passphrase from a changed file. */

#define WAY_SEALED_ENDING ".waymark.sealed"
/* What a sealed file may ask for; more is refused before anything is computed. Waymark itself writes 3 passes over 256 MiB. */
#define WAY_SEALED_MAX_PASSES 10
#define WAY_SEALED_MAX_MEMORY ((guint64) 1 << 30)
/* Characters. Shorter passphrases are refused when sealing. */
#define WAY_SEALED_SHORTEST 8

/* Whether @bytes begin like a sealed copy. */
gboolean way_sealed_is (GBytes *bytes);
/* %FALSE with USAGE and a sentence for a person if @passphrase is too short to seal with. */
gboolean way_sealed_check_passphrase (const char *passphrase, GError **error);

/* Seals @content. Takes about a second and 256 MiB: not for the main thread. Errors: USAGE, FAILED. Returns: (transfer full) */
GBytes *way_sealed_seal (GBytes *content, const char *passphrase, GError **error);
/* What is in @sealed, whole or not at all; @name stands for the file in messages. As slow as sealing. Errors: CONFLICT for
 * another passphrase; FORMAT for a file that is no sealed copy, was changed or cut short, or asks for too much; NEWER; FAILED.
 * Returns: (transfer full) */
GBytes *way_sealed_open (const char *name, GBytes *sealed, const char *passphrase, GError **error);

G_END_DECLS
