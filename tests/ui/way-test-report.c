/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-report.h"

#include "ui/way-test-controls.h"

static GPtrArray *reported;

void
way_test_report (const char *screen, GtkWidget *widget, const char *what)
{
  g_autofree char *where = widget != NULL ? way_test_where (widget) : g_strdup ("");

  if (reported == NULL)
    reported = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (reported, g_strdup_printf ("\n%s: %s%s", screen, what, where));
}

void
way_test_assert_none_reported (void)
{
  g_autofree char *all = NULL;

  if (reported == NULL)
    return;
  g_ptr_array_add (reported, NULL);
  all = g_strjoinv (NULL, (char **) reported->pdata);
  g_error ("%s", all);
}

guint
way_test_take_reported (void)
{
  const guint n = reported != NULL ? reported->len : 0;

  g_clear_pointer (&reported, g_ptr_array_unref);
  return n;
}
