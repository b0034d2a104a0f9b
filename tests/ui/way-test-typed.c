/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-typed.h"

#include "ui/way-add-line.h"
#include "ui/way-card-view.h"
#include "ui/way-date-entry.h"
#include "ui/way-test-screens.h"

#include <string.h>

static GHashTable *typed;

void
way_test_learn_text (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  if (typed == NULL)
    typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      g_hash_table_add (typed, g_strdup (lines[i]));
}

static void
learn_record (WayRecord *record)
{
  const WayKind *kind = way_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WayField *field = &kind->fields[i];

      if (!way_record_has (record, field->name))
        continue;
      if (field->type == WAY_FIELD_TEXT || field->type == WAY_FIELD_PROSE || field->type == WAY_FIELD_CHOICE)
        way_test_learn_text (way_record_get_text (record, field->name));
      else if (field->type == WAY_FIELD_LIST)
        for (const char *const *item = way_record_get_list (record, field->name); *item != NULL; item++)
          way_test_learn_text (*item);
    }
}

void
way_test_learn (WayTestApp *app)
{
  g_autoptr (GPtrArray) projects = way_library_query_records (app->library, "projects", "");
  guint n;
  const WayKind *const *kinds = way_kinds (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GPtrArray) records = way_library_query_records (app->library, "records to pick", "si", kinds[i]->name,
                                                                 way_record_get_id (projects->pdata[0]));

      for (guint j = 0; j < records->len; j++)
        learn_record (records->pdata[j]);
    }
  learn_record (projects->pdata[0]);
  for (const char *const *words = way_test_asked_words; *words != NULL; words++)
    way_test_learn_text (*words);
  way_test_learn_text (app->path);
}

GHashTable *
way_test_learnt (void)
{
  return typed;
}

gboolean
way_test_has_typed_part (const char *text)
{
  GHashTableIter iter;
  gpointer part;

  g_hash_table_iter_init (&iter, typed);
  while (g_hash_table_iter_next (&iter, &part, NULL))
    if (strlen (part) > 3 && strstr (text, part) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
within (GtkWidget *widget, GType type)
{
  return gtk_widget_get_ancestor (widget, type) != NULL;
}

gboolean
way_test_may_be_cut (GtkWidget *label)
{
  if (within (label, ADW_TYPE_HEADER_BAR))
    return gtk_widget_has_css_class (label, "title") || gtk_widget_has_css_class (label, "subtitle");
  return (within (label, ADW_TYPE_COMBO_ROW) && within (label, GTK_TYPE_LIST_VIEW))
         || (within (label, WAY_TYPE_CARD_VIEW) && gtk_widget_has_css_class (label, "way-pill"))
         || (within (label, GTK_TYPE_TEXT)
             && (within (label, WAY_TYPE_DATE_ENTRY) || within (label, GTK_TYPE_SEARCH_ENTRY) || within (label, WAY_TYPE_ADD_LINE)));
}
