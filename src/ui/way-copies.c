/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-copies.h"

#include "base/way-file.h"
#include "storage/way-library.h"
#include "ui/way-announce.h"
#include "ui/way-file-toast.h"
#include "ui/way-focus.h"
#include "ui/way-settings.h"
#include "ui/way-worker.h"

#include <glib/gi18n.h>

#define KEY "copies"
#define MOST_COPIES 50
#define MOST_HEIGHT 240

static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Paths, the newest first. Kept as URIs: the name of a file need not be text, which settings are. */
static GPtrArray *
dup_remembered (void)
{
  GSettings *settings = way_settings_get ();
  g_auto (GStrv) kept = settings != NULL ? g_settings_get_strv (settings, KEY) : g_new0 (char *, 1);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; kept[i] != NULL; i++)
    {
      char *path = g_filename_from_uri (kept[i], NULL, NULL);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  return paths;
}

static void
forget (GPtrArray *paths, const char *path)
{
  for (guint i = paths->len; i > 0; i--)
    if (g_str_equal (paths->pdata[i - 1], path))
      g_ptr_array_remove_index (paths, i - 1);
}

static void
keep (GPtrArray *paths)
{
  GSettings *settings = way_settings_get ();
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *uri = g_filename_to_uri (paths->pdata[i], NULL, NULL);

      if (uri != NULL)
        g_strv_builder_add (uris, uri);
    }
  kept = g_strv_builder_end (uris);
  g_settings_set_strv (settings, KEY, (const char *const *) kept);
  g_settings_sync ();
}

/* Nobody looks here where they lead: that may take as long as a stick or a server that is gone. */
void
way_copies_remember (const char *path)
{
  g_autoptr (GPtrArray) paths = dup_remembered ();

  if (way_settings_get () == NULL)
    return;
  forget (paths, path);
  g_ptr_array_insert (paths, 0, g_strdup (path));
  keep (paths);
}

/* Of too many those go first that were @missing: they may be on a stick, but then so may others. */
static void
shorten (GPtrArray *missing)
{
  g_autoptr (GPtrArray) paths = dup_remembered ();

  if (paths->len <= MOST_COPIES)
    return;
  for (guint i = paths->len; i > 0 && paths->len > MOST_COPIES; i--)
    if (g_ptr_array_find_with_equal_func (missing, paths->pdata[i - 1], g_str_equal, NULL))
      g_ptr_array_remove_index (paths, i - 1);
  if (paths->len > MOST_COPIES)
    g_ptr_array_set_size (paths, MOST_COPIES);
  keep (paths);
}

static gboolean
may_hold (const char *path, const WayId *record)
{
  g_autoptr (WayLibrary) copy = way_library_open (path, WAY_LIBRARY_READ_ONLY, NULL);
  g_autoptr (WayRecord) found = copy != NULL ? way_library_get (copy, record) : NULL;

  return copy == NULL || found != NULL;
}

/* Which of @remembered may hold the record, or with %NULL are there; @missing gets those that are not. */
static char **
look_at (GPtrArray *remembered, const char *library, const WayId *record, GPtrArray *missing, GCancellable *cancellable)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < remembered->len && !g_cancellable_is_cancelled (cancellable); i++)
    if (!is_there (remembered->pdata[i]))
      g_ptr_array_add (missing, g_strdup (remembered->pdata[i]));
    else if (!way_file_is_same (remembered->pdata[i], library) && (record == NULL || may_hold (remembered->pdata[i], record)))
      g_strv_builder_add (paths, remembered->pdata[i]);
  return g_strv_builder_end (paths);
}

char **
way_copies_list (const char *library, const WayId *record)
{
  g_autoptr (GPtrArray) remembered = dup_remembered ();
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (g_free);

  return look_at (remembered, library, record, missing, NULL);
}

/* --- Telling --- */

static void
show_cb (GtkWidget *button, const char *path)
{
  way_file_toast_show_in_folder (path);
}

static void
free_path (gpointer path, GClosure *closure)
{
  g_free (path);
}

static GtkWidget *
row_new (const char *path)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *name = g_strdup_printf (_("Show “%s” in its folder"), shown);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", shown, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f,
                                   "hexpand", TRUE, NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Show"), "valign", GTK_ALIGN_CENTER, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (show_cb), g_strdup (path), free_path, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

/* However many there are, what is asked about them stays in reach. */
static GtkWidget *
rows_new (char **paths)
{
  GtkWidget *rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  for (guint i = 0; paths[i] != NULL; i++)
    gtk_box_append (GTK_BOX (rows), row_new (paths[i]));
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", rows, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                       "max-content-height", MOST_HEIGHT, NULL);
}

/* What is looked for, and what was found. */
typedef struct {
  GPtrArray *remembered;
  char *library;
  WayId record;
  gboolean has_record;
  char **found;
  GPtrArray *missing;
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_ptr_array_unref (look->remembered);
  g_free (look->library);
  g_strfreev (look->found);
  g_ptr_array_unref (look->missing);
  g_free (look);
}

static gboolean
look (gpointer job, GCancellable *cancellable, GError **error)
{
  Look *look = job;

  look->found = look_at (look->remembered, look->library, look->has_record ? &look->record : NULL, look->missing, cancellable);
  return TRUE;
}

/* The part of the dialog that tells of them. */
typedef struct {
  AdwMessageDialog *dialog; /* borrowed: it holds the box */
  char *response;
  char *library;
  GCancellable *cancellable;
} Telling;

static Telling *
get_telling (GtkWidget *box)
{
  return g_object_get_data (G_OBJECT (box), "way-telling");
}

static void
telling_free (gpointer data)
{
  Telling *telling = data;

  g_cancellable_cancel (telling->cancellable);
  g_object_unref (telling->cancellable);
  g_free (telling->response);
  g_free (telling->library);
  g_free (telling);
}

/* In place of what was said while they were looked at, whose button may have had the focus. */
static void
tell (GtkWidget *box, char **paths, const char *sentence)
{
  Telling *telling = get_telling (box);
  GtkWidget *words, *child;

  adw_message_dialog_set_response_enabled (telling->dialog, telling->response, TRUE);
  if (way_focus_is_in (box))
    gtk_widget_child_focus (GTK_WIDGET (telling->dialog), GTK_DIR_TAB_FORWARD);
  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  gtk_widget_set_visible (box, *paths != NULL);
  if (*paths == NULL)
    return;
  words = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "label", sentence, NULL);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), rows_new (paths));
  way_announce (box, sentence);
}

static void
looked_cb (gpointer owner, gpointer job, const GError *error)
{
  Look *look = job;

  if (error != NULL)
    return;
  shorten (look->missing);
  tell (owner, look->found, _("Copies of the library were saved elsewhere and are not changed. They may still hold it, until you "
                              "delete them:"));
}

/* By their names alone: to look where they lead may take as long as what is not waited for. */
static gboolean
names_same (const char *path, const char *other)
{
  g_autofree char *one = g_canonicalize_filename (path, NULL);
  g_autofree char *two = g_canonicalize_filename (other, NULL);

  return g_str_equal (one, two);
}

/* The library itself may be one of them, when a copy was opened to go on in it. */
static void
leave_cb (GtkWidget *box)
{
  g_autoptr (GPtrArray) remembered = dup_remembered ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  g_cancellable_cancel (get_telling (box)->cancellable);
  for (guint i = 0; i < remembered->len; i++)
    if (!names_same (remembered->pdata[i], get_telling (box)->library))
      g_strv_builder_add (builder, remembered->pdata[i]);
  paths = g_strv_builder_end (builder);
  tell (box, paths, _("These copies of the library were saved elsewhere and were not looked at. They may still "
                                            "hold it, until you delete them:"));
}

static void
say_looking (GtkWidget *box)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "hexpand", TRUE, "label",
                                   _("Looking at the copies of the library that you saved elsewhere…"), NULL);
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Do not wait"), "valign", GTK_ALIGN_CENTER, NULL);

  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_set_tooltip_text (button, _("Names them all, without knowing which of them hold it"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (leave_cb), box, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (box), line);
}

GtkWidget *
way_copies_tell (AdwMessageDialog *dialog, const char *response, const char *library, const WayId *record)
{
  g_autoptr (GPtrArray) remembered = dup_remembered ();
  GtkWidget *box;
  Telling *telling;
  Look *job;

  if (remembered->len == 0)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  telling = g_new0 (Telling, 1);
  *telling = (Telling){ dialog, g_strdup (response), g_strdup (library), g_cancellable_new () };
  g_object_set_data_full (G_OBJECT (box), "way-telling", telling, telling_free);
  adw_message_dialog_set_response_enabled (dialog, response, FALSE);
  say_looking (box);
  job = g_new0 (Look, 1);
  job->remembered = g_steal_pointer (&remembered);
  job->library = g_strdup (library);
  job->missing = g_ptr_array_new_with_free_func (g_free);
  job->has_record = record != NULL;
  if (record != NULL)
    job->record = *record;
  way_worker_start (box, telling->cancellable, look, looked_cb, job, look_free);
  return box;
}
