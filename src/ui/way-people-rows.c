/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-people-rows.h"

#include "base/way-date.h"
#include "service/way-edit.h"
#include "ui/way-label.h"
#include "ui/way-pill.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  GtkWidget *name;
  GtkWidget *facts;
  GtkWidget *pills;
} PeopleRow;

void
way_people_row_setup (GtkListBoxRow *item, WayPage *page)
{
  PeopleRow *row = g_new0 (PeopleRow, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  row->name = way_overview_label_new (NULL, "heading");
  row->facts = way_overview_label_new (NULL, "dim-label caption");
  row->pills = way_wrap_new ();
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (row->pills, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), row->name);
  gtk_box_append (GTK_BOX (words), row->facts);
  gtk_box_append (GTK_BOX (words), row->pills);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  g_object_set_data_full (G_OBJECT (box), "way-row", row, g_free);
  gtk_list_box_row_set_child (item, box);
}

static char *
span_words (const char *begun, const char *ended)
{
  g_autofree char *from = way_date_format (begun);
  g_autofree char *to = way_date_format (ended);

  if (*from != '\0' && *to != '\0')
    return g_strdup_printf (_("%s to %s"), from, to);
  if (*to != '\0')
    return g_strdup_printf (_("until %s"), to);
  return *from != '\0' ? g_strdup_printf (_("since %s"), from) : g_strdup ("");
}

char *
way_people_span_text (WayRecord *part)
{
  return span_words (way_record_get_text (part, "from"), way_record_get_text (part, "to"));
}

static void
add_word (GPtrArray *words, const char *word)
{
  if (word != NULL && *word != '\0')
    g_ptr_array_add (words, g_strdup (word));
}

static char *
join (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

static char *
agency_facts (WayLibrary *library, WayRecord *part, WayRecord *agency)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *span = way_people_span_text (part);
  g_autofree char *of = NULL;
  g_autoptr (GPtrArray) teams = NULL;

  if (way_record_is (agency, "team"))
    {
      of = way_describe (library, way_record_get_reference (agency, "agency"));
      add_word (words, of);
    }
  else
    {
      teams = way_library_query_records (library, "teams of agency", "i", way_record_get_id (agency));
      add_word (words, way_record_get_label (agency, "sector"));
      for (guint i = 0; i < teams->len; i++)
        add_word (words, way_record_get_title (teams->pdata[i]));
    }
  add_word (words, span);
  return join (words);
}

GPtrArray *
way_people_roles (WayLibrary *library, WayRecord *membership)
{
  return way_library_query_records (library, "roles of person", "ii", way_record_get_project (membership),
                                    way_record_get_reference (membership, "person"));
}

/* From the first of all parts to the end of the last. */
static char *
whole_span (GPtrArray *parts)
{
  const char *from = NULL, *to = NULL;
  gboolean lasts = FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      const char *begun = way_record_get_text (parts->pdata[i], "from"), *ended = way_record_get_text (parts->pdata[i], "to");

      if (begun != NULL && (from == NULL || strcmp (begun, from) < 0))
        from = begun;
      if (ended != NULL && (to == NULL || strcmp (ended, to) > 0))
        to = ended;
      lasts = lasts || ended == NULL;
    }
  return span_words (from, lasts ? NULL : to);
}

static char *
person_facts (WayLibrary *library, GPtrArray *parts, WayRecord *person)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *agency = way_describe (library, way_record_get_reference (person, "agency"));
  g_autofree char *team = way_describe (library, way_record_get_reference (person, "team"));
  g_autofree char *span = whole_span (parts);

  add_word (words, way_record_get_text (person, "job_title"));
  add_word (words, agency);
  add_word (words, team);
  add_word (words, span);
  return join (words);
}

static void
show (GtkListBoxRow *item, const char *name, const char *facts, gboolean ended)
{
  PeopleRow *row = g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (item)), "way-row");

  way_label_set (GTK_LABEL (row->name), name);
  way_label_set (GTK_LABEL (row->facts), facts);
  gtk_widget_set_visible (row->facts, *facts != '\0');
  (ended ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (row->name, "dim-label");
  way_wrap_clear (WAY_WRAP (row->pills));
  way_overview_name_row (item, name, facts);
}

static void
add_pill (GtkListBoxRow *item, const char *label, WayTone tone)
{
  PeopleRow *row = g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (item)), "way-row");

  way_wrap_append (WAY_WRAP (row->pills), way_pill_new (label, tone));
  gtk_widget_set_visible (row->pills, TRUE);
}

void
way_people_row_fill_agency (GtkListBoxRow *item, WayPage *page)
{
  WayRecord *part = way_overview_item (item);
  WayLibrary *library = way_page_get_library (page);
  g_autoptr (WayRecord) agency = way_library_get (library, way_record_get_reference (part, "agency"));
  g_autofree char *name = way_describe (library, way_record_get_reference (part, "agency"));
  g_autofree char *facts = agency != NULL ? agency_facts (library, part, agency) : g_strdup ("");

  show (item, name, facts, way_record_has (part, "to"));
  if (way_record_get_boolean (part, "core"))
    add_pill (item, _("core partner"), WAY_TONE_INFO);
  if (agency != NULL && way_record_is (agency, "agency") && way_record_get_boolean (agency, "statutory"))
    add_pill (item, _("statutory"), WAY_TONE_NEUTRAL);
  if (agency != NULL && way_record_is (agency, "agency") && way_record_get_boolean (agency, "retired"))
    add_pill (item, _("retired"), WAY_TONE_NEUTRAL);
}

static void
add_role (GtkListBoxRow *item, WayRecord *part)
{
  g_autofree char *role = g_utf8_strdown (way_record_get_label (part, "role"), -1);

  add_pill (item, role, way_record_has (part, "to") ? WAY_TONE_NEUTRAL : WAY_TONE_INFO);
}

void
way_people_row_fill_person (GtkListBoxRow *item, WayPage *page)
{
  WayRecord *first = way_overview_item (item);
  WayLibrary *library = way_page_get_library (page);
  g_autoptr (WayRecord) person = way_library_get (library, way_record_get_reference (first, "person"));
  g_autoptr (GPtrArray) parts = way_people_roles (library, first);
  g_autofree char *name = way_describe (library, way_record_get_reference (first, "person"));
  g_autofree char *facts = person != NULL ? person_facts (library, parts, person) : g_strdup ("");
  /* Ended ones come last. */
  gboolean left = way_record_has (first, "to");

  show (item, name, facts, left);
  for (guint i = 0; i < parts->len; i++)
    add_role (item, parts->pdata[i]);
  if (left)
    add_pill (item, _("left"), WAY_TONE_NEUTRAL);
  if (person != NULL && way_record_get_boolean (person, "decision_authority"))
    add_pill (item, _("decision authority"), WAY_TONE_NEUTRAL);
  if (person != NULL && way_record_get_boolean (person, "connector"))
    add_pill (item, _("connector"), WAY_TONE_NEUTRAL);
}

static char *
person_text (WayLibrary *library, WayRecord *membership, WayRecord *person)
{
  g_autoptr (GPtrArray) parts = way_people_roles (library, membership);
  g_autofree char *facts = person_facts (library, parts, person);
  GString *text = g_string_new (way_record_get_title (person));

  g_string_append_printf (text, " %s", facts);
  for (guint i = 0; i < parts->len; i++)
    g_string_append_printf (text, " %s", way_record_get_label (parts->pdata[i], "role"));
  return g_string_free (text, FALSE);
}

char *
way_people_row_text (WayLibrary *library, WayRecord *record)
{
  gboolean membership = way_record_is (record, "membership");
  const WayId *id = way_record_get_reference (record, membership ? "person" : "agency");
  g_autoptr (WayRecord) whom = way_library_get (library, id);
  g_autofree char *facts = NULL;

  if (whom == NULL)
    return g_strdup ("");
  if (membership)
    return person_text (library, record, whom);
  facts = agency_facts (library, record, whom);
  return g_strdup_printf ("%s %s", way_record_get_title (whom), facts);
}
