/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-form.h"
#include "ui/way-plan-entry.h"
#include "ui/way-save-copy.h"
#include "ui/way-test-app.h"
#include "ui/way-test-read-only.h"

#include <glib/gstdio.h>

/* A library that becomes read-only while somebody types. Nothing that was typed is lost. */

#define TYPED "Written when it could only be read"

typedef struct {
  WayTestApp *app;
  WayId project;
  char *elsewhere; /* where a copy goes */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->app = way_test_app_new ("example");
  way_test_open_project (fixture->app, NULL, "plan");
  fixture->project = *way_window_get_project (fixture->app->window);
  fixture->elsewhere = g_strconcat (fixture->app->folder, "-copy.waymark", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->elsewhere);
  g_free (fixture->elsewhere);
  way_test_app_free (fixture->app);
}

static GtkWidget *
entry_of (Fixture *fixture)
{
  return way_test_find (way_test_find (fixture->app->window, WAY_TYPE_PLAN_ENTRY, NULL), GTK_TYPE_TEXT, NULL);
}

static void
assert_typed (Fixture *fixture, const char *text)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry_of (fixture))), ==, text);
}

static guint
n_actions (WayLibrary *library, Fixture *fixture)
{
  g_autoptr (GPtrArray) actions = way_library_query_records (library, "records of kind", "is", &fixture->project, "action");

  return actions->len;
}

/* What another program finds in the file. */
static WayLibrary *
open_to_read (const char *path)
{
  GError *error = NULL;
  WayLibrary *library = way_library_open (path, WAY_LIBRARY_READ_ONLY, &error);

  g_assert_no_error (error);
  return library;
}

/* The question says why in a sentence, offers a copy, and is closed. */
static void
take_message (void)
{
  GtkWidget *dialog = way_test_dialog (ADW_TYPE_MESSAGE_DIALOG);

  g_assert_true (way_test_says (dialog, "the library can only be read"));
  g_assert_true (adw_message_dialog_has_response (ADW_MESSAGE_DIALOG (dialog), "copy"));
  way_test_click (dialog, "Close");
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
}

/* --- A disk that can only be read from now on --- */

static gboolean
is_kept (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (WayLibrary) beside = open_to_read (fixture->app->path);
  g_autofree char *draft = way_library_get_draft (beside, "plan", &fixture->project, "new");

  return g_strcmp0 (draft, TYPED) == 0;
}

static void
test_disk (Fixture *fixture, gconstpointer data)
{
  const guint n = n_actions (fixture->app->library, fixture);
  g_autoptr (WayLibrary) copy = NULL;
  g_autofree char *draft = NULL;

  way_test_disk_is_read_only (fixture->app->folder);
  way_test_set_text (entry_of (fixture), TYPED);
  way_test_enter (entry_of (fixture));
  take_message ();
  assert_typed (fixture, TYPED);
  g_assert_cmpuint (n_actions (fixture->app->library, fixture), ==, n);
  g_assert_false (is_kept (fixture));

  g_assert_true (way_save_copy_to (fixture->app->window, fixture->elsewhere));
  copy = open_to_read (fixture->elsewhere);
  draft = way_library_get_draft (copy, "plan", &fixture->project, "new");
  g_assert_cmpstr (draft, ==, TYPED);
  g_assert_cmpuint (n_actions (copy, fixture), ==, n);

  way_test_disk_is_read_only (NULL);
  /* What could not be kept is tried again by itself. */
  way_test_wait (is_kept, fixture, "the draft to be kept");
  way_test_enter (entry_of (fixture));
  assert_typed (fixture, "");
  g_assert_cmpuint (n_actions (fixture->app->library, fixture), ==, n + 1);
}

static GtkWidget *
open_details (Fixture *fixture)
{
  way_test_open_project (fixture->app, NULL, "overview");
  way_test_click (fixture->app->window, "Details");
  return way_test_dialog (WAY_TYPE_FORM);
}

static GtkWidget *
title_of (gpointer form)
{
  return way_test_find (form, ADW_TYPE_ENTRY_ROW, "Title");
}

/* A form that cannot be saved can be left, and what is in it is there again. */
static void
test_disk_form (Fixture *fixture, gconstpointer data)
{
  g_autoptr (WayRecord) project = way_library_get (fixture->app->library, &fixture->project);
  g_autoptr (WayLibrary) copy = NULL;
  g_autofree char *draft = NULL;
  GtkWidget *form = open_details (fixture);

  way_test_disk_is_read_only (fixture->app->folder);
  way_test_set_text (title_of (form), TYPED);
  way_test_click (form, "Save");
  g_assert_true (way_test_says (form, "the library can only be read"));
  way_test_find (form, GTK_TYPE_BUTTON, "Save a copy…");
  way_test_keys (form, "Escape");
  g_assert_false (way_test_has_dialog (WAY_TYPE_FORM));
  g_assert_true (way_save_copy_to (fixture->app->window, fixture->elsewhere));
  copy = open_to_read (fixture->elsewhere);
  draft = way_library_get_draft (copy, "project", &fixture->project, "title");
  g_assert_cmpstr (draft, ==, TYPED);

  way_test_disk_is_read_only (NULL);
  form = open_details (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title_of (form))), ==, TYPED);
  way_test_click (form, "Save");
  g_assert_cmpstr (way_record_get_title (project), ==, TYPED);
}

/* --- Rights that are taken away --- */

static void
take_rights (Fixture *fixture)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->app->path, endings[i], NULL);

      g_assert_cmpint (g_chmod (path, 0444), ==, 0);
    }
  g_assert_cmpint (g_chmod (fixture->app->folder, 0555), ==, 0);
  way_test_become_nobody ();
}

static void
give_rights (Fixture *fixture)
{
  way_test_become_oneself ();
  g_assert_cmpint (g_chmod (fixture->app->folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (fixture->app->path, 0600), ==, 0);
}

/* What is open stays open: it is saved, and read by whoever opens it then. The next window says that it can only be read; what
 * is typed and not saved is there once it can be written again. */
static void
test_rights (Fixture *fixture, gconstpointer data)
{
  const guint n = n_actions (fixture->app->library, fixture);
  g_autoptr (WayLibrary) beside = NULL;

  take_rights (fixture);
  way_test_set_text (entry_of (fixture), "Saved into the open file");
  way_test_enter (entry_of (fixture));
  g_assert_false (way_test_has_dialog (ADW_TYPE_MESSAGE_DIALOG));
  way_test_set_text (entry_of (fixture), TYPED);
  way_test_wait (is_kept, fixture, "the draft to be kept");
  beside = open_to_read (fixture->app->path);
  g_assert_cmpuint (n_actions (beside, fixture), ==, n + 1);
  g_clear_object (&beside);

  way_test_app_restart (fixture->app);
  g_assert_nonnull (fixture->app->window);
  g_assert_true (way_test_says (fixture->app->window, "can be read but not changed"));
  g_assert_cmpuint (n_actions (fixture->app->library, fixture), ==, n + 1);

  give_rights (fixture);
  way_test_app_restart (fixture->app);
  way_test_open_project (fixture->app, NULL, "plan");
  assert_typed (fixture, TYPED);
  way_test_enter (entry_of (fixture));
  g_assert_cmpuint (n_actions (fixture->app->library, fixture), ==, n + 2);
}

int
main (int argc, char **argv)
{
  way_test_init (&argc, &argv);
  g_test_add ("/turned-read-only/disk", Fixture, NULL, set_up, test_disk, tear_down);
  g_test_add ("/turned-read-only/disk-form", Fixture, NULL, set_up, test_disk_form, tear_down);
  g_test_add ("/turned-read-only/rights", Fixture, NULL, set_up, test_rights, tear_down);
  return g_test_run ();
}
