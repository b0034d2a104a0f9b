/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"
#include "storage/way-library-private.h"

#include "support/way-test-library.h"

#include <sys/wait.h>
#include <unistd.h>

/* All that undo must bring back: every value of every live record, as one text. */
static char *
snapshot (WayLibrary *library)
{
  GString *text = g_string_new (NULL);
  const WayKind *const *kinds = way_kinds (NULL);

  for (guint k = 0; kinds[k] != NULL; k++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"live_%s\" ORDER BY id", kinds[k]->name);
      sqlite3_stmt *statement = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (library->connection->db, sql, -1, &statement, NULL), ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        {
          for (int i = 0; i < sqlite3_column_count (statement); i++)
            {
              gconstpointer data = sqlite3_column_blob (statement, i);
              gsize size = (gsize) sqlite3_column_bytes (statement, i);
              g_autofree char *value = size > 0 ? g_base64_encode (data, size) : g_strdup ("");

              g_string_append_printf (text, "%s|", value);
            }
          g_string_append_c (text, '\n');
        }
      sqlite3_finalize (statement);
    }
  {
    sqlite3_stmt *statement = NULL;

    sqlite3_prepare_v2 (library->connection->db,
                        "SELECT hex (from_id) || field || hex (to_id) || rank FROM link WHERE from_id IN"
                        " (SELECT id FROM record WHERE deleted IS NULL) ORDER BY from_id, field, to_id", -1, &statement, NULL);
    while (sqlite3_step (statement) == SQLITE_ROW)
      g_string_append_printf (text, "%s\n", (const char *) sqlite3_column_text (statement, 0));
    sqlite3_finalize (statement);
  }
  return g_string_free (text, FALSE);
}

static WayRecord *
pick (WayLibrary *library, WayRecord *project, const char *kind, GRand *random)
{
  g_autoptr (GPtrArray) records
    = way_library_query_records (library, "records of kind", "is", way_record_get_id (project), kind);

  if (records->len == 0)
    return NULL;
  return way_record_copy (records->pdata[g_rand_int_range (random, 0, (gint32) records->len)]);
}

static void
add_record (WayLibrary *library, WayRecord *project, GRand *random)
{
  static const char *const kinds[] = { "card", "theme", "action", "workshop" };
  g_autoptr (WayRecord) record = way_record_new_named (kinds[g_rand_int_range (random, 0, 4)]);
  g_autofree char *text = g_strdup_printf ("text %u “quoted” 'single' é", g_rand_int (random));

  way_record_set_project (record, way_record_get_id (project));
  way_record_set_text (record, way_kind_flagged_field (way_record_get_kind (record), WAY_FIELD_TITLE)->name, text);
  if (way_record_is (record, "action"))
    way_record_set_text (record, "reference", text);
  g_assert_true (way_library_save (library, record, NULL));
}

static void
change_record (WayLibrary *library, WayRecord *project, GRand *random)
{
  g_autoptr (WayRecord) card = pick (library, project, "card", random);
  g_autoptr (WayRecord) theme = pick (library, project, "theme", random);
  g_autoptr (WayRecord) action = pick (library, project, "action", random);
  g_autofree char *text = g_strdup_printf ("changed %u", g_rand_int (random));

  if (card != NULL && theme != NULL)
    {
      if (g_rand_boolean (random))
        way_record_add_reference (card, "themes", way_record_get_id (theme));
      else
        way_record_clear (card, "themes");
      way_record_set_text (card, "text", text);
      way_record_set_text (card, "kind", g_rand_boolean (random) ? "barrier" : "aspiration");
      g_assert_true (way_library_save (library, card, NULL));
    }
  if (action != NULL && g_rand_boolean (random))
    {
      way_record_set_boolean (action, "due_next_workshop", g_rand_boolean (random));
      way_record_set_reference (action, "theme", theme != NULL ? way_record_get_id (theme) : NULL);
      g_assert_true (way_library_save (library, action, NULL));
    }
}

static void
add_child_or_delete (WayLibrary *library, WayRecord *project, GRand *random)
{
  g_autoptr (WayRecord) action = pick (library, project, "action", random);

  if (action == NULL)
    return;
  if (g_rand_boolean (random))
    {
      g_autoptr (WayRecord) milestone = way_record_new_named ("milestone");

      way_record_set_project (milestone, way_record_get_id (project));
      way_record_set_reference (milestone, "action", way_record_get_id (action));
      way_record_set_text (milestone, "text", "a step");
      g_assert_true (way_library_save (library, milestone, NULL));
    }
  else
    g_assert_true (way_library_delete (library, way_record_get_id (action), NULL));
}

/* %FALSE if the step changed nothing and so left no entry. */
static gboolean
random_step (WayLibrary *library, WayRecord *project, GRand *random)
{
  gint64 before = way_connection_number (library->connection, "SELECT count (*) FROM step", 0);
  int changes = g_rand_int_range (random, 1, 4);

  g_assert_true (way_library_begin (library, way_record_get_id (project), "Random", NULL));
  for (int i = 0; i < changes; i++)
    {
      int kind = g_rand_int_range (random, 0, 4);

      if (kind < 2)
        add_record (library, project, random);
      else if (kind == 2)
        change_record (library, project, random);
      else
        add_child_or_delete (library, project, random);
    }
  g_assert_true (way_library_commit (library, NULL));
  return way_connection_number (library->connection, "SELECT count (*) FROM step", 0) > before;
}

/* Property: whatever was done, undoing it step by step passes the same states backwards, redoing forwards, also after
 * the library was closed and opened in between. */
static void
test_property (void)
{
  for (guint32 seed = 1; seed <= 8; seed++)
    {
      g_autoptr (WayLibrary) library = way_test_library ();
      g_autoptr (WayRecord) project = way_test_project (library, "Voices");
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
      int at;

      g_ptr_array_add (states, snapshot (library));
      for (int i = 0; i < 40; i++)
        if (random_step (library, project, random))
          g_ptr_array_add (states, snapshot (library));
      at = (int) states->len - 1;
      for (int i = 0; i < 120; i++)
        {
          gboolean back = g_rand_int_range (random, 0, 3) > 0 ? at > 0 : at == (int) states->len - 1;
          g_autofree char *now = NULL;
          GError *error = NULL;

          if (i % 20 == 19)
            library = way_test_reopen (g_steal_pointer (&library));
          if (back)
            way_library_undo (library, NULL, &error);
          else
            way_library_redo (library, NULL, &error);
          g_assert_no_error (error);
          at += back ? -1 : 1;
          now = snapshot (library);
          g_assert_true (g_str_equal (now, states->pdata[at]));
        }
      way_test_assert_whole (library);
    }
}

static void
test_new_step_ends_redo (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) one = way_test_record (library, project, "theme", "One");
  g_autoptr (WayRecord) two = way_test_record (library, project, "theme", "Two");
  g_autoptr (WayRecord) three = NULL;
  g_autoptr (GError) error = NULL;
  WayId where;
  g_autofree char *label = NULL;

  g_assert_true (way_library_undo (library, NULL, NULL));
  label = way_library_get_redo (library, &where);
  g_assert_cmpstr (label, ==, "Save");
  g_assert_true (way_id_equal (&where, way_record_get_id (project)));
  three = way_test_record (library, project, "theme", "Three");
  g_assert_null (way_library_get_redo (library, NULL));
  g_assert_false (way_library_redo (library, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOTHING);
  /* Undoing the new step and redoing gives the new step, never the dead one. */
  g_assert_true (way_library_undo (library, NULL, NULL));
  g_assert_true (way_library_redo (library, NULL, NULL));
  {
    g_autoptr (WayRecord) dead = way_library_get (library, way_record_get_id (two));
    g_autoptr (WayRecord) live = way_library_get (library, way_record_get_id (three));

    g_assert_true (way_record_get_deleted (dead));
    g_assert_false (way_record_get_deleted (live));
  }
}

static void
test_nothing_to_undo (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (GError) error = NULL;

  g_assert_null (way_library_get_undo (library, NULL));
  g_assert_false (way_library_undo (library, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_NOTHING);
}

/* Undo is refused, with the field's name, if another laptop changed the value since; nothing is done. */
static void
test_conflict (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) theme = way_test_record (library, project, "theme", "One");
  g_autoptr (WayRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  way_record_set_text (theme, "name", "Mine");
  way_test_save (library, theme);
  /* As if another device had written it: its steps are not in this device's line. */
  g_assert_cmpint (sqlite3_exec (library->connection->db, "INSERT INTO device (id, seen) VALUES (randomblob (16), 1)", NULL,
                                 NULL, NULL), ==, SQLITE_OK);
  library->device = way_connection_number (library->connection, "SELECT max (seq) FROM device", 0);
  way_record_set_text (theme, "name", "Theirs");
  way_test_save (library, theme);
  library->device = 1;
  g_assert_false (way_library_undo (library, NULL, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Name"));
  now = way_library_get (library, way_record_get_id (theme));
  g_assert_cmpstr (way_record_get_text (now, "name"), ==, "Theirs");
  way_test_assert_whole (library);
}

/* What is done until take_turn (library, own) is another laptop's. Returns: the device whose turn it was */
static gint64
take_turn (WayLibrary *library, gint64 device)
{
  gint64 before = library->device;

  if (device == 0)
    {
      g_assert_cmpint (sqlite3_exec (library->connection->db, "INSERT INTO device (id, seen) VALUES (randomblob (16), 1)",
                                     NULL, NULL, NULL), ==, SQLITE_OK);
      device = way_connection_number (library->connection, "SELECT max (seq) FROM device", 0);
    }
  library->device = device;
  return before;
}

typedef enum { EDITED, REFERRED_TO, ADDED_TO, DELETED, LEFT_ALONE, N_OTHERS } Other;

/* What the other laptop does with the action (or theme) that this one has made. */
static WayId
act (WayLibrary *library, WayRecord *project, WayRecord *action, Other other)
{
  g_autoptr (WayRecord) record = NULL;

  if (other == EDITED)
    {
      record = way_record_copy (action);
      way_record_set_text (record, "text", "Theirs");
    }
  else if (other == ADDED_TO)
    {
      record = way_record_new_named ("milestone");
      way_record_set_project (record, way_record_get_id (project));
      way_record_set_reference (record, "action", way_record_get_id (action));
      way_record_set_text (record, "text", "Their milestone");
    }
  else if (other == REFERRED_TO)
    {
      record = way_test_record (library, project, "card", "Their card");
      way_record_add_reference (record, "themes", way_record_get_id (action));
    }
  else if (other == DELETED)
    {
      g_assert_true (way_library_begin (library, way_record_get_id (project), "Delete", NULL));
      g_assert_true (way_library_end (library, way_library_delete (library, way_record_get_id (action), NULL), NULL));
      return *way_record_get_id (action);
    }
  else
    record = way_record_new_named ("theme");
  if (other == LEFT_ALONE)
    {
      way_record_set_project (record, way_record_get_id (project));
      way_record_set_text (record, "name", "Their theme");
    }
  way_test_save (library, record);
  return *way_record_get_id (record);
}

/* Nothing of another laptop's goes out of sight with the record it is in, belongs to or refers to: neither when its
 * creation is undone nor when a redo of it is. */
static void
test_creation_conflict (gconstpointer data)
{
  gboolean redone = GPOINTER_TO_INT (data);

  for (Other other = EDITED; other < N_OTHERS; other++)
    {
      g_autoptr (WayLibrary) library = way_test_library ();
      g_autoptr (WayRecord) project = way_test_project (library, "Voices");
      g_autoptr (WayRecord) action
        = way_test_record (library, project, other == REFERRED_TO ? "theme" : "action", "Map surveys");
      g_autoptr (WayRecord) theirs = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gint64 own;
      WayId id;

      if (redone)
        {
          g_assert_true (way_library_undo (library, NULL, NULL));
          g_assert_true (way_library_redo (library, NULL, NULL));
        }
      own = take_turn (library, 0);
      id = act (library, project, action, other);
      take_turn (library, own);
      before = snapshot (library);
      g_test_message ("%d", (int) other);
      if (other == LEFT_ALONE)
        {
          g_assert_true (way_library_undo (library, NULL, &error));
          g_assert_true (way_library_redo (library, NULL, &error));
        }
      else if (other == DELETED)
        g_assert_true (way_library_undo (library, NULL, &error) || error->code == WAY_ERROR_CONFLICT);
      else
        {
          g_assert_false (way_library_undo (library, NULL, &error));
          g_assert_error (error, WAY_ERROR, WAY_ERROR_CONFLICT);
          g_assert_nonnull (strstr (error->message, other == EDITED ? "Theirs" : "Map surveys"));
        }
      after = snapshot (library);
      g_assert_cmpstr (after, ==, before);
      theirs = way_library_get (library, &id);
      g_assert_cmpint (way_record_get_deleted (theirs), ==, other == DELETED);
      way_test_assert_whole (library);
    }
}

static void
test_delete_and_restore_family (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) action = way_test_record (library, project, "action", "Map surveys");
  g_autoptr (WayRecord) kept = way_record_new_named ("milestone");
  g_autoptr (WayRecord) gone = way_record_new_named ("milestone");
  g_autoptr (WayRecord) kept_now = NULL;
  g_autoptr (WayRecord) gone_now = NULL;

  way_record_set_project (kept, way_record_get_id (project));
  way_record_set_reference (kept, "action", way_record_get_id (action));
  way_record_set_text (kept, "text", "Kept");
  way_test_save (library, kept);
  way_record_set_project (gone, way_record_get_id (project));
  way_record_set_reference (gone, "action", way_record_get_id (action));
  way_record_set_text (gone, "text", "Gone before");
  way_test_save (library, gone);
  kept_now = way_library_get (library, way_record_get_id (kept));
  gone_now = way_library_get (library, way_record_get_id (gone));

  g_assert_true (way_library_begin (library, NULL, "Delete milestone", NULL));
  g_assert_true (way_library_delete (library, way_record_get_id (gone), NULL));
  g_assert_true (way_library_commit (library, NULL));
  g_assert_true (way_library_begin (library, NULL, "Delete action", NULL));
  g_assert_true (way_library_delete (library, way_record_get_id (action), NULL));
  g_assert_true (way_library_commit (library, NULL));
  g_assert_true (way_record_get_deleted (kept_now));

  /* Restoring brings back what was deleted with it, not what was deleted before. */
  g_assert_true (way_library_begin (library, NULL, "Restore action", NULL));
  g_assert_true (way_library_restore (library, way_record_get_id (action), NULL));
  g_assert_true (way_library_commit (library, NULL));
  g_assert_false (way_record_get_deleted (kept_now));
  g_assert_true (way_record_get_deleted (gone_now));
  way_test_assert_whole (library);
}

/* Undoes until there is nothing left, in a process of its own. */
static pid_t
start_undoing (const char *path)
{
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      WayLibrary *library = way_library_open (path, 0, &error);

      while (error == NULL || g_error_matches (error, WAY_ERROR, WAY_ERROR_BUSY))
        {
          g_clear_error (&error);
          way_library_undo (library, NULL, &error);
        }
      _exit (g_error_matches (error, WAY_ERROR, WAY_ERROR_NOTHING) ? 0 : 1);
    }
  return child;
}

/* Two windows of one laptop share a line of steps: no step is taken back twice, none is left. */
static void
test_two_undo (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autofree char *path = g_strdup (way_library_get_path (library));
  pid_t children[2];

  for (int i = 0; i < 60; i++)
    {
      g_autoptr (WayRecord) card = way_test_record (library, project, "card", "A card");
    }
  g_clear_object (&library);
  for (int i = 0; i < 2; i++)
    children[i] = start_undoing (path);
  for (int i = 0; i < 2; i++)
    {
      int status;

      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  library = way_library_open (path, 0, NULL);
  g_assert_cmpint (way_connection_number (library->connection, "SELECT count (*) FROM step WHERE target IS NOT NULL", 0),
                   ==, 62);
  g_assert_cmpint (way_connection_number (library->connection, "SELECT count (DISTINCT target) FROM step", 0), ==, 62);
  way_test_assert_whole (library);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/undo/property", test_property);
  g_test_add_func ("/undo/new-step-ends-redo", test_new_step_ends_redo);
  g_test_add_func ("/undo/nothing", test_nothing_to_undo);
  g_test_add_func ("/undo/conflict", test_conflict);
  g_test_add_data_func ("/undo/creation-conflict", GINT_TO_POINTER (FALSE), test_creation_conflict);
  g_test_add_data_func ("/undo/creation-conflict-redone", GINT_TO_POINTER (TRUE), test_creation_conflict);
  g_test_add_func ("/undo/family", test_delete_and_restore_family);
  g_test_add_func ("/undo/two-programs", test_two_undo);
  return g_test_run ();
}
