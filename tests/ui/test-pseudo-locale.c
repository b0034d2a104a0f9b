/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-screens.h"
#include "ui/way-test-typed.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* Every screen in a made-up language that is longer by two fifths and stands in brackets: what has no brackets was never
 * marked for translation, and what does not fit is cut off. */

#define NO_BREAK_SPACE 0xa0

static GString *problems;

static void
report (const char *screen, GtkWidget *widget, const char *what)
{
  g_string_append_printf (problems, "\n%s: %s: “%s”", screen, what, gtk_label_get_text (GTK_LABEL (widget)));
  for (int i = 0; widget != NULL && i < 5; i++, widget = gtk_widget_get_parent (widget))
    g_string_append_printf (problems, " < %s", G_OBJECT_TYPE_NAME (widget));
}

/* --- Words that are neither typed nor translated --- */

/* @text without what stands in brackets, those within counted. */
static char *
drop_brackets (const char *text)
{
  GString *rest = g_string_new (NULL);
  int depth = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      depth += character == '[';
      if (depth == 0)
        g_string_append_unichar (rest, character == NO_BREAK_SPACE ? ' ' : character);
      depth -= character == ']' && depth > 0;
    }
  return g_string_free (rest, FALSE);
}

static int
longer_first (gconstpointer a, gconstpointer b)
{
  return (int) strlen (*(char *const *) b) - (int) strlen (*(char *const *) a);
}

static gboolean
is_typed_part (const char *word)
{
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, way_test_learnt ());
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (strstr (text, word) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* Stays as it is in every language: the program's name, what GTK says in its own, names of days and months from the C
 * library, sizes from GLib, and what a person sees as a date or a sign of their keyboard. */
static const char *const own[] = { "Waymark", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
                                   "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "kB", "MB", NULL };

static gboolean
is_translated (const char *text)
{
  g_autofree char *rest = drop_brackets (text);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_auto (GStrv) words = NULL;
  GHashTableIter iter;
  gpointer part;

  g_hash_table_iter_init (&iter, way_test_learnt ());
  while (g_hash_table_iter_next (&iter, &part, NULL))
    g_ptr_array_add (parts, part);
  g_ptr_array_sort (parts, longer_first);
  for (guint i = 0; i < parts->len && has_letters (rest); i++)
    if (strstr (rest, parts->pdata[i]) != NULL)
      {
        g_auto (GStrv) around = g_strsplit (rest, parts->pdata[i], -1);
        char *without = g_strjoinv (" ", around);

        g_free (rest);
        rest = without;
      }
  words = g_strsplit_set (rest, " \n,·.:;()“”…/–—", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (has_letters (words[i]) && !g_strv_contains (own, words[i]) && !is_typed_part (words[i]))
      return FALSE;
  return TRUE;
}

/* --- What does not fit --- */

/* Only in what is nothing but the program's words: a name somebody typed may be of any length, alone, within a sentence
 * of ours, or in a line of facts put together from both. */
static gboolean
is_ours (const char *text)
{
  g_autofree char *rest = drop_brackets (text);

  return strchr (text, '[') != NULL && !has_letters (rest) && strstr (text, " · ") == NULL && !way_test_has_typed_part (text);
}

static void
check_fit (GtkWidget *label, const char *screen)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    report (screen, label, "shortened");
  else if (width > gtk_widget_get_width (label) + 1 || height > gtk_widget_get_height (label) + 1)
    report (screen, label, "cut off");
}

/* --- Walking --- */

/* Beside an entry of a menu: in GTK's own words. */
static gboolean
is_key (const char *text)
{
  return g_str_has_prefix (text, "Ctrl+") || g_str_has_prefix (text, "Shift+") || g_str_has_prefix (text, "Alt+");
}

static void
check_widget (GtkWidget *widget, const char *screen)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget) || GTK_IS_CALENDAR (widget))
    return;
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    {
      const char *text = gtk_label_get_text (GTK_LABEL (widget));

      if (!is_translated (text) && !is_key (text))
        report (screen, widget, "not translated");
      if (is_ours (text) && !way_test_may_be_cut (widget))
        check_fit (widget, screen);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_widget (child, screen);
}

static void
check_words (GtkWindow *window, const char *screen, gpointer data)
{
  check_widget (GTK_WIDGET (window), screen);
}

static void
check_popover (GtkWidget *popover, const char *screen, gpointer data)
{
  check_widget (popover, screen);
}

static void
walk (int width, int height)
{
  g_autoptr (WayTestApp) app = way_test_app_new ("example");

  problems = g_string_new (NULL);
  way_test_learn (app);
  way_test_resize (app, width, height);
  way_test_each_screen (app, check_words, NULL);
  way_test_each_popover (app, check_popover, NULL);
  way_test_each_asked_screen (app, check_words, NULL);
  if (problems->len > 0)
    g_error ("%s", problems->str);
  g_string_free (problems, TRUE);
}

static void
test_wide (void)
{
  walk (1280, 800);
}

static void
test_narrow (void)
{
  walk (360, 700);
}

/* --- The language --- */

static char *
make_language (void)
{
  char *folder = g_dir_make_tmp ("waymark-locale-XXXXXX", NULL);
  g_autofree char *script = g_build_filename (g_getenv ("WAYMARK_SOURCE_ROOT"), "build-aux", "pseudo-locale", NULL);
  const char *words[] = { script, folder, NULL };
  GError *error = NULL;
  int status;

  /* What it prints is no result of a test. */
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return folder;
}

/* From glibc 2.39 on C.UTF-8 is not translated; then a locale is made in @folder. */
static void
set_locale (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "en_GB.UTF-8", NULL);
  const char *words[] = { "localedef", "-i", "en_GB", "-f", "UTF-8", path, NULL };

  setlocale (LC_ALL, "C.UTF-8");
  if (g_strcmp0 (gettext ("Overview"), "Overview") != 0)
    return;
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_setenv ("LOCPATH", folder, TRUE);
  setlocale (LC_ALL, "en_GB.UTF-8");
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = make_language ();

  g_setenv ("LANGUAGE", "en_XA", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  set_locale (folder);
  g_assert_cmpstr (gettext ("Overview"), !=, "Overview");
  way_test_init (&argc, &argv);
  g_test_add_func ("/pseudo-locale/wide", test_wide);
  g_test_add_func ("/pseudo-locale/narrow", test_narrow);
  return g_test_run ();
}
