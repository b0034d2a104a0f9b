/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "support/way-test-moments.h"

#define PLACE "Europe/London"

gboolean
way_test_at_moments (gconstpointer moments, guint n, gsize size, guint *i)
{
  if (g_test_subprocess ())
    {
      *i = (guint) g_ascii_strtoull (g_getenv ("WAY_TEST_MOMENT"), NULL, 10);
      return TRUE;
    }
  if (!g_file_test ("/usr/share/zoneinfo/" PLACE, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the times of " PLACE " are not installed");
      return FALSE;
    }
  g_setenv ("TZ", PLACE, TRUE);
  for (*i = 0; *i < n; (*i)++)
    {
      g_autofree char *text = g_strdup_printf ("%u", *i);

      g_setenv ("WAY_TEST_MOMENT", text, TRUE);
      g_setenv ("WAYMARK_NOW", *(const char *const *) ((const char *) moments + *i * size), TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
    }
  g_unsetenv ("WAYMARK_NOW");
  g_unsetenv ("TZ");
  return FALSE;
}
