/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-notice-service.h"

#include "base/way-error.h"
#include "base/way-text.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Characters of what a record is called: a card is called by all its text. */
#define LONGEST_NAME 80

void
way_open_notice_free (WayOpenNotice *notice)
{
  g_ref_string_release (notice->text);
  g_ref_string_release (notice->what);
  g_free (notice);
}

char *
way_open_notice_dup_words (const WayOpenNotice *notice)
{
  return g_strndup (notice->text + notice->notice.start, notice->notice.length);
}

/* --- Marks --- */

/* The same words in another place are another decision. */
static char *
mark_of (const WayId *record, const char *field, const char *text, const WayNotice *notice)
{
  char id[WAY_ID_TEXT_SIZE];
  g_autofree char *salt = g_strdup_printf ("%s %s", way_id_to_text (record, id), field);

  return way_notice_mark (text, notice, salt);
}

/* Marks are different for each record and field: one set serves a whole project. */
static void
learn_marks (GHashTable *marks, GPtrArray *notices)
{
  for (guint i = 0; i < notices->len; i++)
    {
      const char *mark = way_record_get_text (notices->pdata[i], "mark");

      if (mark != NULL)
        g_hash_table_add (marks, g_strdup (mark));
    }
}

static GHashTable *
marks_new (GPtrArray *notices)
{
  GHashTable *marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  learn_marks (marks, notices);
  return marks;
}

static void
drop_marked (GHashTable *marks, const WayId *record, const char *field, const char *text, GArray *found)
{
  guint kept = 0;

  if (g_hash_table_size (marks) == 0)
    return;
  for (guint i = 0; i < found->len; i++)
    {
      WayNotice notice = g_array_index (found, WayNotice, i);
      g_autofree char *mark = mark_of (record, field, text, &notice);

      if (!g_hash_table_contains (marks, mark))
        g_array_index (found, WayNotice, kept++) = notice;
    }
  g_array_set_size (found, kept);
}

void
way_notices_drop_decided (WayLibrary *library, const WayId *record, const char *field, const char *text, GArray *found)
{
  g_autoptr (GPtrArray) notices = NULL;
  g_autoptr (GHashTable) marks = NULL;

  if (record == NULL || found->len == 0)
    return;
  notices = way_library_query_records (library, "notices of record", "i", record);
  marks = marks_new (notices);
  drop_marked (marks, record, field, text, found);
}

/* --- Names that are no person’s --- */

static void
learn_words (GHashTable *words, const char *text)
{
  while (*text != '\0')
    {
      const char *end = text;

      while (g_unichar_isalpha (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      if (end > text)
        {
          g_autofree char *word = g_strndup (text, (gsize) (end - text));

          g_hash_table_add (words, way_text_fold (word));
        }
      text = end > text ? end : g_utf8_next_char (text);
    }
}

GHashTable *
way_notice_known_words (WayLibrary *library)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "names of agencies and places", NULL);
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *names = way_row_text_at (rows->pdata[i], 0);

      if (names != NULL)
        learn_words (words, names);
    }
  return words;
}

/* --- All of a project --- */

typedef struct {
  WayLibrary *library;
  GHashTable *known;
  GHashTable *marks;
  GPtrArray *open;
  WayNoticeScope scope;
  GHashTable *cards;   /* of the plan: those whose words are shown in it */
  GHashTable *actions; /* of the plan: those it lists, or %NULL for all */
} Search;

/* How many bytes of the text of a card stand below its action. */
static gsize
quoted_length (const char *text)
{
  g_autofree char *quoted = way_text_summary (text, WAY_ACTION_QUOTED);
  gsize n = strlen (quoted);

  return strncmp (quoted, text, n) == 0 ? n : n - strlen ("…");
}

static void
drop_after (GArray *found, gsize length)
{
  for (guint i = found->len; i > 0; i--)
    if (g_array_index (found, WayNotice, i - 1).start >= length)
      g_array_remove_index (found, i - 1);
}

/* One text may have thousands of notices: they share it. */
static void
add_open (Search *search, const WayId *record, const WayField *field, const char *text, GArray *found)
{
  g_autofree char *name = way_describe (search->library, record);
  g_autofree char *beginning = way_text_summary (name, LONGEST_NAME);
  g_autoptr (GRefString) shared = g_ref_string_new (text);
  g_autoptr (GRefString) what = g_ref_string_new (beginning);

  for (guint i = 0; i < found->len; i++)
    {
      WayOpenNotice *notice = g_new (WayOpenNotice, 1);

      *notice = (WayOpenNotice){ *record, field, g_ref_string_acquire (shared), g_array_index (found, WayNotice, i),
                                 g_ref_string_acquire (what) };
      g_ptr_array_add (search->open, notice);
    }
}

static void
search_text (Search *search, WayRecord *record, const WayField *field, const char *text)
{
  const WayId *id = way_record_get_id (record);
  gboolean quoted = search->scope == WAY_NOTICE_SCOPE_PLAN && way_record_is (record, "card");
  g_autoptr (GArray) found = NULL;

  if (text == NULL || (quoted && strcmp (field->name, "text") != 0))
    return;
  found = way_notice_find (text, search->known);
  if (found->len == 0)
    return;
  drop_marked (search->marks, id, field->name, text, found);
  if (quoted)
    drop_after (found, quoted_length (text));
  if (found->len > 0)
    add_open (search, id, field, text, found);
}

static void
search_record (Search *search, WayRecord *record)
{
  const WayKind *kind = way_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WayField *field = &kind->fields[i];

      if (field->type == WAY_FIELD_TEXT || field->type == WAY_FIELD_PROSE || field->type == WAY_FIELD_CHOICE)
        search_text (search, record, field, way_record_get_text (record, field->name));
      else if (field->type == WAY_FIELD_LIST && way_record_has (record, field->name))
        for (const char *const *item = way_record_get_list (record, field->name); *item != NULL; item++)
          search_text (search, record, field, *item);
    }
}

static GHashTable *
id_set_new (GArray *ids)
{
  GHashTable *set = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (set, way_id_copy (way_id_list_index (ids, i)));
  return set;
}

/* The action that @record is, or belongs to; %NULL for none. */
static const WayId *
action_of (WayRecord *record)
{
  static const char *const parts[] = { "milestone", "update", "evidence", "action_reflection", NULL };

  if (way_record_is (record, "action"))
    return way_record_get_id (record);
  return g_strv_contains (parts, way_record_get_kind (record)->name) ? way_record_get_reference (record, "action") : NULL;
}

static gboolean
is_of_plan (Search *search, WayRecord *record)
{
  static const char *const kinds[] = { "project", "theme", "workshop", "action", "milestone", "update", "evidence",
                                       "action_reflection", "plan", "test", NULL };
  const WayId *action = action_of (record);

  if (action != NULL && search->actions != NULL)
    return g_hash_table_contains (search->actions, action);
  return g_strv_contains (kinds, way_record_get_kind (record)->name)
         || g_hash_table_contains (search->cards, way_record_get_id (record));
}

/* Reasons for keeping words are about them, and are not looked through again. */
static gboolean
is_wanted (Search *search, WayRecord *record)
{
  switch (search->scope)
    {
    case WAY_NOTICE_SCOPE_PLAN: return is_of_plan (search, record);
    case WAY_NOTICE_SCOPE_FILE:
      return !way_record_is (record, "notice")
             && !(way_record_is (record, "reflection") && way_record_get_boolean (record, "private"));
    case WAY_NOTICE_SCOPE_ALL:
    default: return !way_record_is (record, "notice");
    }
}

static int
compare_by_kind (gconstpointer a, gconstpointer b)
{
  WayRecord *x = *(WayRecord *const *) a, *y = *(WayRecord *const *) b;
  guint first = way_kind_index (way_record_get_kind (x)), second = way_kind_index (way_record_get_kind (y));

  if (first != second)
    return first < second ? -1 : 1;
  if (way_record_get_created (x) != way_record_get_created (y))
    return way_record_get_created (x) < way_record_get_created (y) ? -1 : 1;
  return way_id_compare (way_record_get_id (x), way_record_get_id (y));
}

/* The cards whose words stand below the actions of the plan. */
static GHashTable *
quoted_cards (WayLibrary *library, const WayId *project, GArray *actions)
{
  g_autoptr (GArray) all = NULL;
  GHashTable *cards;

  if (actions == NULL)
    {
      all = way_library_query_ids (library, "cards of plan", "i", project);
      return id_set_new (all);
    }
  cards = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, NULL);
  for (guint i = 0; i < actions->len; i++)
    {
      g_autoptr (WayRecord) action = way_library_get (library, way_id_list_index (actions, i));
      GArray *ids = action != NULL ? way_record_get_references (action, "cards") : NULL;

      for (guint j = 0; ids != NULL && j < ids->len; j++)
        g_hash_table_add (cards, way_id_copy (way_id_list_index (ids, j)));
    }
  return cards;
}

static GPtrArray *
find_open (WayLibrary *library, const WayId *project, WayNoticeScope scope, GArray *actions, GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func ((GDestroyNotify) way_open_notice_free);
  g_autoptr (GPtrArray) records = way_library_query_records (library, "records of project", "i", project);
  g_autoptr (GPtrArray) notices = way_library_query_records (library, "records of kind", "is", project, "notice");
  g_autoptr (GHashTable) known = way_notice_known_words (library);
  g_autoptr (GHashTable) marks = marks_new (notices);
  g_autoptr (GHashTable) cards = quoted_cards (library, project, actions);
  g_autoptr (GHashTable) listed = actions != NULL ? id_set_new (actions) : NULL;
  Search search = { library, known, marks, open, scope, cards, listed };

  if (!way_library_read_whole (library, error))
    return NULL;
  g_ptr_array_sort (records, compare_by_kind);
  for (guint i = 0; i < records->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (is_wanted (&search, records->pdata[i]))
        search_record (&search, records->pdata[i]);
    }
  return g_steal_pointer (&open);
}

GPtrArray *
way_notices_open (WayLibrary *library, const WayId *project, WayNoticeScope scope, GCancellable *cancellable, GError **error)
{
  return find_open (library, project, scope, NULL, cancellable, error);
}

GPtrArray *
way_notices_open_of_actions (WayLibrary *library, const WayId *project, GArray *actions, GCancellable *cancellable, GError **error)
{
  return find_open (library, project, WAY_NOTICE_SCOPE_PLAN, actions, cancellable, error);
}

/* --- What stands --- */

static gboolean
has_mark (const WayId *record, const char *field, const char *text, GHashTable *known, const char *mark)
{
  g_autoptr (GArray) found = text != NULL ? way_notice_find (text, known) : NULL;
  gboolean has = FALSE;

  for (guint i = 0; found != NULL && i < found->len && !has; i++)
    {
      g_autofree char *one = mark_of (record, field, text, &g_array_index (found, WayNotice, i));

      has = g_strcmp0 (one, mark) == 0;
    }
  return has;
}

gboolean
way_notice_stands (WayLibrary *library, WayRecord *notice, GHashTable *known)
{
  const WayId *id = way_record_get_reference (notice, "about");
  g_autoptr (WayRecord) about = id != NULL ? way_library_get (library, id) : NULL;
  const char *name = way_record_get_text (notice, "field");
  const char *mark = way_record_get_text (notice, "mark");
  const WayField *field = about != NULL && name != NULL ? way_kind_field (way_record_get_kind (about), name) : NULL;
  gboolean stands = FALSE;

  if (field == NULL || mark == NULL)
    return FALSE;
  if (field->type == WAY_FIELD_LIST && way_record_has (about, name))
    for (const char *const *item = way_record_get_list (about, name); *item != NULL && !stands; item++)
      stands = has_mark (id, name, *item, known, mark);
  else if (way_field_is_text (field))
    stands = has_mark (id, name, way_record_get_text (about, name), known, mark);
  return stands;
}

/* --- Deciding --- */

/* What was decided about these words before, or a new record. */
static WayRecord *
notice_for (WayLibrary *library, const WayId *record, const char *mark)
{
  g_autoptr (GPtrArray) notices = way_library_query_records (library, "notices of record", "i", record);
  WayRecord *fresh;

  for (guint i = 0; i < notices->len; i++)
    if (g_strcmp0 (way_record_get_text (notices->pdata[i], "mark"), mark) == 0)
      return way_record_copy (notices->pdata[i]);
  fresh = way_record_new_named ("notice");
  way_record_set_reference (fresh, "about", record);
  way_record_set_text (fresh, "mark", mark);
  return fresh;
}

static void
sign (WayLibrary *library, WayRecord *record)
{
  g_autofree char *text = way_library_get_setting (library, "me");
  g_autoptr (WayRecord) person = NULL;
  WayId me;

  if (text == NULL || !way_id_parse (text, &me))
    return;
  person = way_library_get (library, &me);
  if (person != NULL && way_record_is (person, "person") && !way_record_get_deleted (person))
    way_record_set_reference (record, "decided_by", &me);
}

static gboolean
save_decision (WayLibrary *library, WayRecord *about, const char *field, const char *mark, WayNoticeKind kind,
               const char *decision, const char *reason, GError **error)
{
  g_autoptr (WayRecord) record = notice_for (library, way_record_get_id (about), mark);

  way_record_set_project (record, way_record_get_project (about));
  way_record_set_text (record, "field", field);
  way_record_set_text (record, "kind", way_notice_kind_key (kind));
  way_record_set_text (record, "decision", decision);
  way_record_set_text (record, "reason", reason);
  sign (library, record);
  return way_library_save (library, record, error);
}

gboolean
way_notice_decide (WayLibrary *library, const WayId *record, const char *field, const char *text, const WayNotice *notice,
                   const char *decision, const char *reason, GError **error)
{
  g_autoptr (WayRecord) about = way_library_get (library, record);
  g_autofree char *mark = mark_of (record, field, text, notice);
  gboolean quotation = g_strcmp0 (decision, "quotation") == 0;

  if (about == NULL)
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("It is no longer in the library."));
      return FALSE;
    }
  if (!quotation && way_text_is_blank (reason))
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID,
                           _("Nothing was remembered: say why these words are kept."));
      return FALSE;
    }
  if (!way_library_begin (library, way_record_get_project (about),
                          quotation ? _("Keep words as a quotation") : _("Keep words, with a reason"), error))
    return FALSE;
  return way_library_end (library,
                          save_decision (library, about, field, mark, notice->kind, decision, quotation ? NULL : reason, error),
                          error);
}
