/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-list.h"

#include "base/way-date.h"
#include "base/way-text.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "service/way-review-service.h"
#include "ui/way-label.h"
#include "ui/way-milestone-row.h"
#include "ui/way-pill.h"

#include <glib/gi18n.h>
#include <string.h>

static GtkWidget *
label_new (const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "width-chars", 8, "selectable", FALSE, NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
set_label (GtkWidget *label, const char *text)
{
  way_label_set_prose (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* --- Milestones --- */

static gboolean
add_milestone (WayLibrary *library, const WayId *action, const char *text, GError **error)
{
  return way_action_add_milestone (library, action, text, NULL, NULL, error);
}

static GtkWidget *
milestone_new (WayActionList *list, const WayId *record)
{
  return way_milestone_row_new (way_action_list_get_page (list), record);
}

static void
milestone_fill (WayActionList *list, GtkWidget *row, WayRecord *record)
{
  way_milestone_row_show (WAY_MILESTONE_ROW (row), record);
}

const WayActionListKind way_action_milestones = {
  N_("Milestones"), "milestones of action", N_("Add a milestone…"), "milestone", N_("Milestone added"), add_milestone,
  milestone_new, milestone_fill,
};

/* --- Progress: updates, and what workshops made of it --- */

static GtkWidget *
progress_new (WayActionList *list, const WayId *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), label_new (NULL));
  gtk_box_append (GTK_BOX (box), label_new ("caption"));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  return box;
}

static void
append_change (GString *text, WayRecord *update, const char *field, const char *label)
{
  g_autofree char *old_field = g_strconcat ("old_", field, NULL);
  g_autofree char *new_field = g_strconcat ("new_", field, NULL);
  gboolean date = g_strcmp0 (field, "due") == 0;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;

  if (!way_record_has (update, old_field) && !way_record_has (update, new_field))
    return;
  old = date ? way_date_format (way_record_get_text (update, old_field)) : g_strdup (way_record_get_label (update, old_field));
  new = date ? way_date_format (way_record_get_text (update, new_field)) : g_strdup (way_record_get_label (update, new_field));
  if (g_strcmp0 (old, new) == 0)
    return;
  /* Translators: a field, its value before and after: “Status: Agreed → Done”. */
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append_printf (text, _("%s: %s → %s"), label, *old != '\0' ? old : _("none"), *new != '\0' ? new : _("none"));
}

/* "14 Jan 2022  Ten schools asked", and the day alone in bold. */
static void
set_dated (GtkWidget *label, const char *date, const char *said)
{
  g_autofree char *shown = way_text_beginning (said, WAY_LABEL_PROSE);
  g_autofree char *markup = *date != '\0' ? g_markup_printf_escaped ("<b>%s</b>  %s", date, shown)
                                          : g_markup_escape_text (shown, -1);

  gtk_label_set_markup (GTK_LABEL (label), markup);
}

static void
update_fill (GtkWidget *row, WayRecord *record)
{
  g_autofree char *date = way_date_format (way_record_get_text (record, "date"));
  const char *said = way_record_get_text (record, "text");
  g_autoptr (GString) changes = g_string_new (NULL);

  append_change (changes, record, "status", _("Status"));
  append_change (changes, record, "rag", _("RAG"));
  append_change (changes, record, "due", _("Due"));
  set_dated (gtk_widget_get_first_child (row), date, said);
  set_label (gtk_widget_get_last_child (row), changes->str);
}

/* What a later workshop made of it: "3 Feb 2022  Reflected back, carried on: wait for the schools", and the workshop. */
static void
review_fill (WayLibrary *library, GtkWidget *row, WayRecord *record)
{
  g_autoptr (WayRecord) workshop = way_library_get (library, way_record_get_reference (record, "workshop"));
  const char *start = workshop != NULL ? way_record_get_text (workshop, "start") : NULL;
  g_autofree char *day = start != NULL ? g_strndup (start, strlen ("2022-02-03")) : NULL;
  g_autofree char *date = way_date_format (day);
  const char *note = way_record_get_text (record, "note");
  /* Translators: what a workshop made of an action (“Reflected back, carried on”), and what was noted. */
  g_autofree char *said = note != NULL ? g_strdup_printf (_("%s: %s"), way_review_words (record), note)
                                       : g_strdup (way_review_words (record));

  set_dated (gtk_widget_get_first_child (row), date, said);
  set_label (gtk_widget_get_last_child (row), workshop != NULL ? way_record_get_title (workshop) : NULL);
}

static void
progress_fill (WayActionList *list, GtkWidget *row, WayRecord *record)
{
  if (way_record_is (record, "update"))
    update_fill (row, record);
  else
    review_fill (way_page_get_library (way_action_list_get_page (list)), row, record);
}

const WayActionListKind way_action_progress = {
  N_("Progress"), "progress of action", N_("Add an update…"), "update", N_("Update added"), way_action_add_update, progress_new,
  progress_fill,
};

/* --- Evidence --- */

static void
delete_evidence_cb (GtkWidget *button)
{
  WayActionList *list = WAY_ACTION_LIST (gtk_widget_get_ancestor (button, WAY_TYPE_ACTION_LIST));
  WayPage *page = way_action_list_get_page (list);
  WayId id = *(const WayId *) g_object_get_data (G_OBJECT (button), "way-id");
  g_autoptr (GError) error = NULL;

  if (way_edit_delete (way_page_get_library (page), &id, &error))
    way_page_toast_undo (page, _("Evidence deleted"));
  else
    way_page_error (page, error);
}

static GtkWidget *
evidence_new (WayActionList *list, const WayId *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = label_new (NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _("Delete evidence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Delete evidence"), -1);
  g_object_set_data_full (G_OBJECT (button), "way-id", way_id_copy (record), (GDestroyNotify) way_id_free);
  g_signal_connect (button, "clicked", G_CALLBACK (delete_evidence_cb), NULL);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
evidence_fill (WayActionList *list, GtkWidget *row, WayRecord *record)
{
  g_autofree char *date = way_date_format (way_record_get_text (record, "date"));
  const char *link = way_record_get_text (record, "link");
  g_autofree char *text = g_strdup_printf ("%s%s%s%s%s", way_record_get_text (record, "text"), link != NULL ? "\n" : "",
                                           link != NULL ? link : "", *date != '\0' ? " · " : "", date);

  set_label (gtk_widget_get_first_child (row), text);
}

const WayActionListKind way_action_evidence = {
  N_("Evidence"), "evidence of action", N_("Add evidence…"), "evidence", N_("Evidence added"), way_action_add_evidence,
  evidence_new, evidence_fill,
};

/* --- Where it comes from --- */

static void
open_cb (GtkWidget *button)
{
  WayActionList *list = WAY_ACTION_LIST (gtk_widget_get_ancestor (button, WAY_TYPE_ACTION_LIST));

  way_page_open (way_action_list_get_page (list), g_object_get_data (G_OBJECT (button), "way-id"));
}

static GtkWidget *
source_new (WayActionList *list, const WayId *record)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), label_new ("caption"));
  gtk_widget_add_css_class (gtk_widget_get_first_child (box), "dim-label");
  gtk_box_append (GTK_BOX (box), label_new (NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "way-id", way_id_copy (record), (GDestroyNotify) way_id_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_cb), NULL);
  return button;
}

static void
source_fill (WayActionList *list, GtkWidget *row, WayRecord *record)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (row));
  WayLibrary *library = way_page_get_library (way_action_list_get_page (list));
  g_autofree char *title = way_describe (library, way_record_get_id (record));
  const char *kind = way_record_is (record, "card") ? way_record_get_label (record, "kind")
                                                    : _(way_record_get_kind (record)->label);
  /* Translators: the kind of what an action comes from, and its title, read aloud: Theme: Places young people avoid. */
  g_autofree char *words = g_strdup_printf (_("%s: %s"), kind, title);
  g_autofree char *name = way_label_line (words);

  set_label (gtk_widget_get_first_child (box), kind);
  set_label (gtk_widget_get_last_child (box), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

const WayActionListKind way_action_sources = {
  N_("Comes from"), "sources of action", NULL, NULL, NULL, NULL, source_new, source_fill,
};
