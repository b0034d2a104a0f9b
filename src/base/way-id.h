/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define WAY_ID_SIZE 16
#define WAY_ID_TEXT_SIZE 37 /* 36 characters and the NUL */

/**
 * WayId:
 *
 * The identity of a record: the 16 bytes of a UUID in network order. New ids are version 7
 * (RFC 9562, 5.7: 48 bits of Unix milliseconds, then random), so that they sort by creation;
 * ids of hand-written project files are version 5 (RFC 9562, 5.5: SHA-1 of a name).
 */
typedef struct {
  guint8 bytes[WAY_ID_SIZE];
} WayId;

#define WAY_TYPE_ID (way_id_get_type ())
GType way_id_get_type (void);

/* A new version 7 id. Ids made by one process in one millisecond keep their order. */
void way_id_init_new (WayId *id);
/* The version 5 id of @name within @space. */
void way_id_init_name (WayId *id, const WayId *space, const char *name);
/* Reads the 36 character form, any case. %FALSE if @text is not one; @id is then untouched. */
gboolean way_id_parse (const char *text, WayId *id);
/* Copies 16 bytes of a BLOB. %FALSE if @size is not 16. */
gboolean way_id_init_blob (WayId *id, gconstpointer blob, gsize size);
/* Writes the lower-case 36 character form into @text and returns it. */
const char *way_id_to_text (const WayId *id, char text[WAY_ID_TEXT_SIZE]);
/* The same, newly allocated. */
char *way_id_dup_text (const WayId *id);

WayId *way_id_copy (const WayId *id);
void way_id_free (WayId *id);
/* GHashFunc and GEqualFunc over #WayId pointers. */
guint way_id_hash (gconstpointer id);
gboolean way_id_equal (gconstpointer a, gconstpointer b);
/* Byte order, which is order of creation for version 7 ids. */
int way_id_compare (gconstpointer a, gconstpointer b);

/**
 * WayIdList:
 *
 * An ordered list of ids, owned by whoever made it (#GArray of #WayId).
 */
#define WAY_TYPE_ID_LIST (way_id_list_get_type ())
GType way_id_list_get_type (void);
GArray *way_id_list_new (void);
GArray *way_id_list_copy (GArray *list);
const WayId *way_id_list_index (GArray *list, guint i);
gboolean way_id_list_contains (GArray *list, const WayId *id);
gboolean way_id_list_equal (GArray *a, GArray *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayId, way_id_free)

G_END_DECLS
