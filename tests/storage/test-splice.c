/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "storage/way-list.h"
#include "storage/way-splice.h"

#include "support/way-test-library.h"

static guint n_splices, n_touched;

/* Replays each splice on a copy, which must then equal the list the function works on. */
static void
replay (GArray *ids, guint position, guint removed, guint added, gpointer mirror)
{
  n_splices++;
  n_touched += removed + added;
  if (removed > 0)
    g_array_remove_range (mirror, position, removed);
  if (added > 0)
    g_array_insert_vals (mirror, position, way_id_list_index (ids, position), added);
  g_assert_true (way_id_list_equal (ids, mirror));
}

static void
splice (GArray *ids, GArray *wanted)
{
  g_autoptr (GArray) mirror = way_id_list_copy (ids);

  n_splices = n_touched = 0;
  way_splice (ids, wanted, replay, mirror);
  g_assert_true (way_id_list_equal (ids, wanted));
  g_assert_true (way_id_list_equal (mirror, wanted));
}

static GArray *
make_ids (guint n)
{
  GArray *ids = way_id_list_new ();

  for (guint i = 0; i < n; i++)
    {
      WayId id;

      way_id_init_new (&id);
      g_array_append_val (ids, id);
    }
  return ids;
}

static void
shuffle_some (GArray *ids, GRand *random)
{
  int changes = g_rand_int_range (random, 0, 6);

  for (int i = 0; i < changes; i++)
    {
      int kind = g_rand_int_range (random, 0, 3);

      if (kind == 0 || ids->len == 0)
        {
          WayId id;

          way_id_init_new (&id);
          g_array_insert_val (ids, (guint) g_rand_int_range (random, 0, (gint32) ids->len + 1), id);
        }
      else if (kind == 1)
        g_array_remove_index (ids, (guint) g_rand_int_range (random, 0, (gint32) ids->len));
      else
        {
          guint from = (guint) g_rand_int_range (random, 0, (gint32) ids->len);
          WayId id = *way_id_list_index (ids, from);

          g_array_remove_index (ids, from);
          g_array_insert_val (ids, (guint) g_rand_int_range (random, 0, (gint32) ids->len + 1), id);
        }
    }
}

static void
test_property (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (42);

  for (int round = 0; round < 3000; round++)
    {
      g_autoptr (GArray) ids = make_ids ((guint) g_rand_int_range (random, 0, 30));
      g_autoptr (GArray) wanted = way_id_list_copy (ids);

      shuffle_some (wanted, random);
      splice (ids, wanted);
    }
}

static void
test_reversed (void)
{
  g_autoptr (GArray) ids = make_ids (500);
  g_autoptr (GArray) wanted = way_id_list_new ();

  for (guint i = ids->len; i > 0; i--)
    g_array_append_vals (wanted, way_id_list_index (ids, i - 1), 1);
  splice (ids, wanted);
}

static void
test_one_moved (void)
{
  g_autoptr (GArray) ids = make_ids (10000);
  g_autoptr (GArray) wanted = way_id_list_copy (ids);
  WayId id = *way_id_list_index (wanted, 9000);

  g_array_remove_index (wanted, 9000);
  g_array_insert_val (wanted, 3, id);
  splice (ids, wanted);
  g_assert_cmpuint (n_splices, ==, 2);
  g_assert_cmpuint (n_touched, ==, 2);
}

/* --- A live list --- */

static guint n_changed, n_removed, n_added;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added)
{
  n_changed++;
  n_removed += removed;
  n_added += added;
}

static void
count_from_here (void)
{
  n_changed = n_removed = n_added = 0;
}

static void
test_list_follows (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) one = way_test_record (library, project, "theme", "One");
  g_autoptr (WayRecord) two = way_test_record (library, project, "theme", "Two");
  g_autoptr (WayList) list = way_list_new (library, "records of kind", "is", way_record_get_id (project), "theme");
  g_autoptr (WayRecord) shared = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (WayRecord) again = way_library_get (library, way_record_get_id (one));
  g_autoptr (WayRecord) three = NULL;
  g_autoptr (WayRecord) copy = NULL;

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  g_assert_true (shared == again);

  count_from_here ();
  three = way_test_record (library, project, "theme", "Three");
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_added, ==, 1);
  g_assert_cmpuint (way_list_find (list, way_record_get_id (three)), ==, 2);

  /* A change of a row is the row's to tell, not the list's. */
  count_from_here ();
  copy = way_record_copy (shared);
  way_record_set_text (copy, "name", "First");
  way_test_save (library, copy);
  g_assert_cmpuint (n_changed, ==, 0);
  g_assert_cmpstr (way_record_get_text (shared, "name"), ==, "First");

  g_assert_true (way_library_undo (library, NULL, NULL));
  g_assert_cmpstr (way_record_get_text (shared, "name"), ==, "One");
  g_assert_true (way_library_undo (library, NULL, NULL));
  g_assert_cmpuint (n_removed, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
}

static guint n_notified;

static void
notify_cb (GObject *object, GParamSpec *pspec)
{
  n_notified++;
}

static void
test_records_notify_once (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayRecord) theme = way_test_record (library, project, "theme", "One");
  g_autoptr (WayRecord) shared = way_library_get (library, way_record_get_id (theme));
  g_autoptr (WayRecord) copy = way_record_copy (shared);

  g_signal_connect (shared, "notify", G_CALLBACK (notify_cb), NULL);
  n_notified = 0;
  way_test_save (library, copy);
  g_assert_cmpuint (n_notified, ==, 0);
  way_record_set_text (copy, "reason", "because");
  way_test_save (library, copy);
  g_assert_cmpuint (n_notified, ==, 1);
  /* The line of undo has no entry for a save that changed nothing. */
  g_assert_true (way_library_undo (library, NULL, NULL));
  g_assert_false (way_record_has (shared, "reason"));
}

static void
test_two_connections (void)
{
  g_autoptr (WayLibrary) library = way_test_library ();
  g_autoptr (WayLibrary) other = way_library_open (way_library_get_path (library), 0, NULL);
  g_autoptr (WayRecord) project = way_test_project (library, "Voices");
  g_autoptr (WayList) list = way_list_new (other, "projects", NULL);
  g_autoptr (WayRecord) second = NULL;

  way_library_poll (other);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  second = way_test_project (library, "Data");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  way_library_poll (other);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/splice/property", test_property);
  g_test_add_func ("/splice/reversed", test_reversed);
  g_test_add_func ("/splice/one-moved", test_one_moved);
  g_test_add_func ("/list/follows", test_list_follows);
  g_test_add_func ("/list/notify", test_records_notify_once);
  g_test_add_func ("/list/two-connections", test_two_connections);
  return g_test_run ();
}
