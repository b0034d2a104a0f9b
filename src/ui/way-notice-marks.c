/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-notice-marks.h"

#include "ui/way-notice-look.h"
#include "ui/way-notice-reason.h"

#include <string.h>

/* More texts than anybody scrolls through: then it begins anew. */
#define MOST_TEXTS 20000

/* What is known of one text. */
typedef struct {
  char *text;
  GArray *found;         /* WayNotice, decided about or not; %NULL while it is looked through */
  char *said;            /* of those that are open, or %NULL */
  guint decisions;       /* as of which @said is true */
} Mark;

struct _WayNoticeMarks {
  GObject parent_instance;

  WayLibrary *library;
  GHashTable *texts; /* "id field" → Mark */
  GHashTable *known; /* names that are no person's; %NULL until needed */
  guint decisions;   /* how often they have changed */
  GCancellable *looking;
};

G_DEFINE_FINAL_TYPE (WayNoticeMarks, way_notice_marks, G_TYPE_OBJECT)

static guint changed_signal;

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_free (mark->text);
  g_clear_pointer (&mark->found, g_array_unref);
  g_free (mark->said);
  g_free (mark);
}

/* --- Looking --- */

/* Unless another text stands there by now. */
static void
looked_cb (gpointer owner, const char *key, const char *text, GArray *found)
{
  WayNoticeMarks *self = owner;
  Mark *mark = g_hash_table_lookup (self->texts, key);

  if (mark == NULL || mark->found != NULL || strcmp (mark->text, text) != 0)
    return;
  mark->found = g_array_ref (found);
  mark->decisions = self->decisions - 1;
  if (found->len > 0)
    g_signal_emit (self, changed_signal, 0);
}

static Mark *
mark_new (WayNoticeMarks *self, const char *key, const char *text)
{
  Mark *mark = g_new0 (Mark, 1);

  if (self->known == NULL)
    self->known = way_notice_known_words (self->library);
  if (g_hash_table_size (self->texts) >= MOST_TEXTS)
    g_hash_table_remove_all (self->texts);
  mark->text = g_strdup (text);
  mark->decisions = self->decisions - 1;
  if (self->looking == NULL)
    self->looking = g_cancellable_new ();
  if (strlen (text) <= WAY_NOTICE_SHORT_TEXT)
    mark->found = way_notice_find (text, self->known);
  else
    way_notice_look_start (self, self->looking, key, text, self->known, looked_cb);
  g_hash_table_replace (self->texts, g_strdup (key), mark);
  return mark;
}

/* --- What changes an answer --- */

static void
forget (WayNoticeMarks *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_hash_table_remove_all (self->texts);
  g_clear_pointer (&self->known, g_hash_table_unref);
}

/* A name may come back with a record that was deleted; what is asked about often is a card that was just added. */
static void
library_changed_cb (WayLibrary *library, WayChanges *changes, WayNoticeMarks *self)
{
  static const char *const names[] = { "agency", "team", "forum", "partnership", NULL };
  gboolean named = FALSE, decided = way_changes_touch (changes, "notice", NULL);

  for (guint i = 0; names[i] != NULL; i++)
    named = named || way_changes_touch (changes, names[i], NULL);
  if (named)
    forget (self);
  if (decided || way_changes_touch (changes, "record", "deleted"))
    self->decisions++;
  if (named || decided)
    g_signal_emit (self, changed_signal, 0);
}

/* --- Class --- */

static void
way_notice_marks_finalize (GObject *object)
{
  WayNoticeMarks *self = WAY_NOTICE_MARKS (object);

  forget (self);
  g_hash_table_unref (self->texts);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_notice_marks_parent_class)->finalize (object);
}

static void
way_notice_marks_class_init (WayNoticeMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_notice_marks_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
way_notice_marks_init (WayNoticeMarks *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, mark_free);
}

WayNoticeMarks *
way_notice_marks_new (WayLibrary *library)
{
  WayNoticeMarks *self = g_object_new (WAY_TYPE_NOTICE_MARKS, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, 0);
  return self;
}

char *
way_notice_marks_get (WayNoticeMarks *self, WayRecord *record, const char *field)
{
  const char *text = way_record_get_text (record, field);
  char id[WAY_ID_TEXT_SIZE];
  g_autofree char *key = NULL;
  g_autoptr (GArray) open = NULL;
  Mark *mark;

  if (text == NULL)
    return NULL;
  key = g_strconcat (way_id_to_text (way_record_get_id (record), id), " ", field, NULL);
  mark = g_hash_table_lookup (self->texts, key);
  if (mark == NULL || strcmp (mark->text, text) != 0)
    mark = mark_new (self, key, text);
  if (mark->found == NULL || mark->found->len == 0)
    return NULL;
  if (mark->decisions != self->decisions)
    {
      open = g_array_copy (mark->found);
      way_notices_drop_decided (self->library, way_record_get_id (record), field, text, open);
      g_free (mark->said);
      mark->said = open->len > 0 ? way_notice_say (text, open) : NULL;
      mark->decisions = self->decisions;
    }
  return g_strdup (mark->said);
}
