/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A thousand random steps on a disk that fails at every n-th call, each time in another way. After each fault the library
 * is whole; every step that was reported done is there, with just the changes it makes on a good disk; and no other is,
 * save one that a power cut or a failed sync overtook. */

#include "base/way-error.h"
#include "base/way-text.h"
#include "storage/way-library-private.h"

#include "support/way-fault-vfs.h"
#include "support/way-test-library.h"

#include <string.h>

#define STEPS 1000

typedef struct {
  WayLibrary *library;
  char *path;
  gboolean failing;      /* it is on the disk that fails, and not the twin */
  GRand *random;
  WayId project;
  GArray *records;       /* WayId: what may be edited, deleted or not */
  GArray *themes;        /* those of them that cards can be linked to */
  GArray *done;          /* guint: what the log held of each step reported done */
  GHashTable *drafts;    /* field → text, as it was reported kept */
  GPtrArray *waiting;    /* "field", line feed, text: refused since, so that it may be written with what is kept later */
  guint number;
  gboolean skipped;      /* the last step found nothing to change */
  guint counts[WAY_N_FAULTS];
  guint refused;         /* steps that were not done, and said so */
  guint overtaken;       /* steps done by the time of a cut or a failed sync and not reported so */
} World;

/* --- What the log holds --- */

static const char sql_steps[] = "SELECT id, label || '/' || coalesce (target, '') || '/' || coalesce (redo, '') FROM step"
                                " WHERE id >= ?1 ORDER BY id";
/* Stamps of deletion differ between a library and its twin. */
static const char sql_changes[]
  = "SELECT quote (kind) || quote (record) || quote (field) || quote (target) || CASE field WHEN 'deleted'"
    " THEN (before IS NULL) || (after IS NULL) ELSE quote (before) || quote (after) END"
    " FROM change WHERE step = ?1 ORDER BY id";

static guint
hash_changes (WayLibrary *library, gint64 step, guint hash)
{
  g_auto (WayStatementScope) statement = way_connection_prepare (library->connection, sql_changes, NULL);

  way_statement_bind_integer (statement, 1, step);
  while (sqlite3_step (statement) == SQLITE_ROW)
    hash = hash * 33 + g_str_hash (way_statement_text (statement, 0));
  return MAX (hash, 1);
}

/* A number for each step from the one with the id @from on: the same as long as nothing of it is lost or changed. */
static GArray *
read_steps (WayLibrary *library, gint64 from)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (guint));
  g_auto (WayStatementScope) statement = way_connection_prepare (library->connection, sql_steps, NULL);

  way_statement_bind_integer (statement, 1, from);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      guint hash = hash_changes (library, sqlite3_column_int64 (statement, 0),
                                 g_str_hash (way_statement_text (statement, 1)));

      g_array_append_val (steps, hash);
    }
  return steps;
}

/* Notes what the log holds of the step that was just reported done; one that changed nothing leaves no entry. */
static void
note_done (World *world)
{
  g_autoptr (GArray) steps = NULL;

  /* The power went just after the commit: its twin tells what was done. */
  if (world->failing && way_fault_vfs_is_off ())
    return;
  way_fault_vfs_hold (TRUE);
  steps = read_steps (world->library, (gint64) world->done->len + 1);
  g_assert_cmpuint (steps->len, <=, 1);
  g_array_append_vals (world->done, steps->data, steps->len);
  way_fault_vfs_hold (FALSE);
}

/* --- Steps --- */

static const WayId *
any_of (World *world, GArray *ids)
{
  return ids->len > 0 ? &g_array_index (ids, WayId, g_rand_int_range (world->random, 0, (gint32) ids->len)) : NULL;
}

static WayRecord *
any_live (World *world, GArray *ids)
{
  g_autoptr (WayRecord) record = way_library_get (world->library, any_of (world, ids));

  world->skipped |= record == NULL;
  return record != NULL && !way_record_get_deleted (record) ? way_record_copy (record) : NULL;
}

/* The same in the library and in its twin. */
static void
set_id (World *world, WayRecord *record)
{
  WayId id;

  for (guint i = 0; i < WAY_ID_SIZE; i++)
    id.bytes[i] = (guint8) g_rand_int_range (world->random, 0, 256);
  way_record_set_id (record, &id);
}

static void
set_title (World *world, WayRecord *record)
{
  /* Now and then longer than a page. */
  guint length = g_rand_int_range (world->random, 0, 20) == 0 ? 6000 : (guint) g_rand_int_range (world->random, 1, 80);
  g_autofree char *filling = g_strnfill (length, 'w');
  g_autofree char *title = g_strdup_printf ("number %u %s", world->number, filling);

  way_record_set_text (record, way_kind_flagged_field (way_record_get_kind (record), WAY_FIELD_TITLE)->name, title);
}

static gboolean
create (World *world, GArray *made, GError **error)
{
  static const char *const kinds[] = { "theme", "card", "card", "action", "recommendation" };
  const char *kind = kinds[g_rand_int_range (world->random, 0, G_N_ELEMENTS (kinds))];
  g_autoptr (WayRecord) record = way_record_new_named (kind);
  const WayId *theme = any_of (world, world->themes);

  set_id (world, record);
  way_record_set_project (record, &world->project);
  set_title (world, record);
  if (strcmp (kind, "card") == 0 && theme != NULL)
    way_record_add_reference (record, "themes", theme);
  if (strcmp (kind, "action") == 0)
    {
      g_autofree char *reference = g_strdup_printf ("T-%u-%u", world->number, made->len);

      way_record_set_text (record, "reference", reference);
    }
  g_array_append_vals (made, way_record_get_id (record), 1);
  return way_library_save (world->library, record, error);
}

static gboolean
create_some (World *world, GArray *made, GError **error)
{
  int n = g_rand_int_range (world->random, 0, 8) == 0 ? 12 : 1;

  for (int i = 0; i < n; i++)
    if (!create (world, made, error))
      return FALSE;
  return TRUE;
}

static gboolean
edit (World *world, GError **error)
{
  g_autoptr (WayRecord) record = any_live (world, world->records);

  if (record == NULL)
    return TRUE;
  set_title (world, record);
  return way_library_save (world->library, record, error);
}

static gboolean
move (World *world, GError **error)
{
  g_autoptr (WayRecord) record = any_live (world, world->records);
  g_autoptr (WayRecord) other = any_live (world, world->records);
  g_autofree char *rank = NULL;

  if (record == NULL || other == NULL || way_kind_field (way_record_get_kind (record), "rank") == NULL
      || way_kind_field (way_record_get_kind (other), "rank") == NULL)
    return TRUE;
  rank = way_rank_between (way_record_get_text (other, "rank"), NULL);
  way_record_set_text (record, "rank", rank);
  return way_library_save (world->library, record, error);
}

/* Adds a theme to a card, or takes its themes away. */
static gboolean
link_theme (World *world, GError **error)
{
  g_autoptr (WayRecord) record = any_live (world, world->records);
  const WayId *theme = any_of (world, world->themes);
  g_autoptr (GArray) none = way_id_list_new ();

  if (record == NULL || theme == NULL || !way_record_is (record, "card"))
    return TRUE;
  if (way_record_get_references (record, "themes")->len > 2)
    way_record_set_references (record, "themes", none);
  else
    way_record_add_reference (record, "themes", theme);
  return way_library_save (world->library, record, error);
}

static gboolean
change (World *world, int what, GArray *made, GError **error)
{
  const WayId *id = any_of (world, world->records);

  if (what < 4 || id == NULL)
    return create_some (world, made, error);
  if (what < 7)
    return edit (world, error);
  if (what < 9)
    return link_theme (world, error);
  if (what < 11)
    return move (world, error);
  if (what < 13)
    return way_library_delete (world->library, id, error);
  return way_library_restore (world->library, id, error);
}

static void
keep_made (World *world, GArray *made)
{
  for (guint i = 0; i < made->len; i++)
    {
      const WayId *id = way_id_list_index (made, i);
      const WayKind *kind;

      g_array_append_vals (world->records, id, 1);
      way_fault_vfs_hold (TRUE);
      kind = way_library_kind_of (world->library, id);
      way_fault_vfs_hold (FALSE);
      if (kind != NULL && strcmp (kind->name, "theme") == 0)
        g_array_append_vals (world->themes, id, 1);
    }
}

static gboolean
take_step (World *world, int what, GError **error)
{
  g_autofree char *label = g_strdup_printf ("step %u", world->number);
  g_autoptr (GArray) made = way_id_list_new ();

  if (!way_library_begin (world->library, &world->project, label, error))
    return FALSE;
  if (!way_library_end (world->library, change (world, what, made, error), error))
    return FALSE;
  note_done (world);
  keep_made (world, made);
  return TRUE;
}

static gboolean
travel (World *world, gboolean redo, GError **error)
{
  if (!(redo ? way_library_redo : way_library_undo) (world->library, NULL, error))
    return FALSE;
  note_done (world);
  return TRUE;
}

static char *
waiting_draft (const char *field, const char *text)
{
  return g_strdup_printf ("%s\n%s", field, text != NULL ? text : "");
}

static gboolean
keep_draft (World *world, GError **error)
{
  g_autofree char *field = g_strdup_printf ("field %d", g_rand_int_range (world->random, 0, 5));
  g_autofree char *text = g_rand_int_range (world->random, 0, 4) == 0 ? NULL : g_strdup_printf ("typed %u", world->number);

  if (!way_library_set_draft (world->library, "form", NULL, field, text, error))
    {
      g_ptr_array_add (world->waiting, waiting_draft (field, text));
      return FALSE;
    }
  for (guint i = world->waiting->len; i > 0; i--)
    if (g_str_has_prefix (world->waiting->pdata[i - 1], field))
      g_ptr_array_remove_index (world->waiting, i - 1);
  g_hash_table_insert (world->drafts, g_steal_pointer (&field), g_steal_pointer (&text));
  return TRUE;
}

/* One of the thousand. %FALSE, with an error, if it was not done. */
static gboolean
act (World *world, GError **error)
{
  int what = g_rand_int_range (world->random, 0, 20);

  world->number++;
  world->skipped = FALSE;
  if (what < 14)
    return take_step (world, what, error);
  if (what < 16)
    return travel (world, FALSE, error);
  if (what < 17)
    return travel (world, TRUE, error);
  return keep_draft (world, error);
}

/* --- What must be there --- */

static void
check_steps (World *world, gboolean unsure)
{
  g_autoptr (GArray) steps = read_steps (world->library, 1);

  g_assert_cmpuint (steps->len, >=, world->done->len);
  g_assert_cmpuint (steps->len, <=, world->done->len + (unsure ? 1 : 0));
  for (guint i = 0; i < world->done->len; i++)
    g_assert_cmpuint (g_array_index (steps, guint, i), ==, g_array_index (world->done, guint, i));
  world->overtaken += steps->len - world->done->len;
  g_clear_pointer (&world->done, g_array_unref);
  world->done = g_steal_pointer (&steps);
}

static void
check_drafts (World *world)
{
  GHashTableIter iter;
  gpointer field, text;

  g_hash_table_iter_init (&iter, world->drafts);
  while (g_hash_table_iter_next (&iter, &field, &text))
    {
      g_autofree char *held = way_library_get_draft (world->library, "form", NULL, field);
      g_autofree char *waiting = waiting_draft (field, held);

      if (!g_ptr_array_find_with_equal_func (world->waiting, waiting, g_str_equal, NULL))
        g_assert_cmpstr (held, ==, text);
    }
}

static void
check_world (World *world, gboolean unsure)
{
  way_fault_vfs_hold (TRUE);
  check_steps (world, unsure);
  check_drafts (world);
  way_test_assert_whole (world->library);
  way_fault_vfs_hold (FALSE);
}

/* With little memory for pages, so that the disk is read within steps, too. */
static gboolean
try_open (World *world, GError **error)
{
  world->library = way_library_open (world->path, 0, error);
  if (world->library != NULL)
    sqlite3_exec (world->library->connection->db, "PRAGMA cache_size = 4", NULL, NULL, NULL);
  return world->library != NULL;
}

static void
open_world (World *world)
{
  g_autoptr (GError) error = NULL;

  try_open (world, &error);
  g_assert_no_error (error);
}

/* --- Faults --- */

/* Opening after a cut is cut off, too, half of the time. */
static void
open_after_cut (World *world)
{
  gboolean torn = g_rand_int_range (world->random, 0, 4) != 0;

  way_fault_vfs_power_on (world->random, torn);
  if (g_rand_boolean (world->random))
    {
      way_fault_vfs_arm (WAY_FAULT_POWER, (guint) g_rand_int_range (world->random, 0, 30), TRUE);
      try_open (world, NULL);
      g_clear_object (&world->library);
      if (way_fault_vfs_is_off ())
        way_fault_vfs_power_on (world->random, torn);
    }
  way_fault_vfs_disarm ();
  open_world (world);
}

/* Closes and opens the library on the disk as it is now; without the fault if that keeps it from opening. */
static void
reopen (World *world)
{
  g_assert_finalize_object (world->library);
  if (!try_open (world, NULL) && way_fault_vfs_is_off ())
    return;
  if (world->library == NULL)
    {
      g_assert_true (way_fault_vfs_struck ());
      way_fault_vfs_disarm ();
      open_world (world);
    }
}

/* What a fault left: seen on the same connection or, as often, on a new one, whose opening may fail, too. */
static void
look (World *world, WayFault fault)
{
  /* What was written and not surely synced may be there all the same once the library is opened again. */
  gboolean unsure = fault == WAY_FAULT_POWER || fault == WAY_FAULT_SYNC;

  if (fault == WAY_FAULT_POWER)
    {
      g_clear_object (&world->library);
      open_after_cut (world);
    }
  else if (g_rand_boolean (world->random))
    reopen (world);
  way_fault_vfs_disarm ();
  check_world (world, unsure);
}

static void
world_init (World *world, const char *path, const WayId *project)
{
  *world = (World) { .path = g_strdup (path), .project = *project };
  world->records = way_id_list_new ();
  world->themes = way_id_list_new ();
  world->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  world->waiting = g_ptr_array_new_with_free_func (g_free);
  open_world (world);
  world->done = read_steps (world->library, 1);
}

/* A library on the disk that fails, and its twin on a good one. */
static void
make_worlds (World *world, World *twin)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autofree char *path = g_strdup (way_library_get_path (library));
  g_autofree char *twin_path = way_test_path ("twin.waymark");

  way_fault_vfs_use (FALSE);
  g_assert_true (way_library_backup (library, twin_path, NULL));
  g_clear_object (&library);
  world_init (twin, twin_path, way_record_get_id (project));
  way_fault_vfs_use (TRUE);
  world_init (world, path, way_record_get_id (project));
  world->failing = TRUE;
  g_assert_true (way_connection_exec (twin->library->connection, "PRAGMA synchronous = OFF", "hurry", NULL));
}

static void
world_clear (World *world)
{
  g_clear_object (&world->library);
  g_clear_pointer (&world->random, g_rand_free);
  g_clear_pointer (&world->records, g_array_unref);
  g_clear_pointer (&world->themes, g_array_unref);
  g_clear_pointer (&world->done, g_array_unref);
  g_clear_pointer (&world->drafts, g_hash_table_unref);
  g_clear_pointer (&world->waiting, g_ptr_array_unref);
  g_free (world->path);
}

static void
copy (GArray *to, GArray *from)
{
  g_array_set_size (to, 0);
  g_array_append_vals (to, from->data, from->len);
}

/* The same step on the good disk. */
static void
follow (World *twin, World *world, GRand *random)
{
  g_autoptr (GError) error = NULL;
  gboolean off = way_fault_vfs_is_off ();

  g_clear_pointer (&twin->random, g_rand_free);
  twin->random = g_rand_copy (random);
  twin->number = world->number - 1;
  g_assert_true (act (twin, &error));
  g_assert_no_error (error);
  copy (world->records, twin->records);
  copy (world->themes, twin->themes);
  if (off)
    copy (world->done, twin->done);
}

/* It made the same changes, and no fewer. */
static void
compare (World *world, World *twin)
{
  g_assert_cmpuint (world->done->len, ==, twin->done->len);
  g_assert_cmpuint (g_array_index (world->done, guint, world->done->len - 1), ==,
                    g_array_index (twin->done, guint, twin->done->len - 1));
}

/* Some calls are made only when a library is opened or closed. */
static gboolean
strikes_in_time (World *world, guint *quiet)
{
  if (!way_fault_vfs_struck () && ++*quiet % 16 == 0)
    reopen (world);
  return way_fault_vfs_struck ();
}

/* One step of the library and, if it was done, of its twin; %TRUE if @fault struck. */
static gboolean
act_both (World *world, World *twin, WayFault fault, guint *quiet)
{
  g_autoptr (GRand) random = g_rand_copy (world->random);
  g_autoptr (GError) error = NULL;
  guint overtaken = world->overtaken;
  gboolean done = act (world, &error);
  gboolean struck;

  g_assert_true (done == (error == NULL));
  g_assert_true (error == NULL || error->domain == WAY_ERROR);
  world->refused += !done;
  done = done && !world->skipped;
  if (done)
    follow (twin, world, random);
  struck = strikes_in_time (world, quiet);
  if (struck)
    look (world, fault);
  if (!done && world->overtaken > overtaken)
    follow (twin, world, random);
  compare (world, twin);
  return struck;
}

static void
report (World *world)
{
  for (int i = WAY_FAULT_READ; i < WAY_N_FAULTS; i++)
    if (world->counts[i] > 0)
      g_test_message ("%s: %u", way_fault_name (i), world->counts[i]);
  g_test_message ("of %u steps %u were refused and %u overtaken", STEPS, world->refused, world->overtaken);
}

/* The thousand steps, with a fault at every @every-th call from the @first on; @only one kind, or all in turn. */
static guint
run (WayFault only, guint every, guint first, guint32 seed)
{
  World world, twin;
  WayFault fault = only != WAY_FAULT_NONE ? only : WAY_FAULT_READ;
  guint n_faults = 0, quiet = 0;

  make_worlds (&world, &twin);
  world.random = g_rand_new_with_seed (seed);
  way_fault_vfs_arm (fault, first, g_rand_boolean (world.random));
  while (world.number < STEPS)
    if (act_both (&world, &twin, fault, &quiet))
      {
        quiet = 0;
        world.counts[fault]++;
        n_faults++;
        if (only == WAY_FAULT_NONE)
          fault = fault + 1 < WAY_N_FAULTS ? fault + 1 : WAY_FAULT_READ;
        way_fault_vfs_arm (fault, every, g_rand_boolean (world.random));
      }
  way_fault_vfs_disarm ();
  check_world (&world, FALSE);
  report (&world);
  world_clear (&world);
  world_clear (&twin);
  return n_faults;
}

/* $WAYMARK_TEST_LONG: every kind at every call. */
static void
run_all (guint every)
{
  for (WayFault fault = WAY_FAULT_READ; fault < WAY_N_FAULTS; fault++)
    for (guint first = 0; first < every; first++)
      run (fault, every, first, first + 1);
}

static void
test_faults (void)
{
  if (g_getenv ("WAYMARK_TEST_LONG") != NULL)
    run_all (97);
  else
    g_assert_cmpuint (run (WAY_FAULT_NONE, 131, 0, 1), >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  way_fault_vfs_register ();
  g_test_add_func ("/faults/thousand-steps", test_faults);
  return g_test_run ();
}
