/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-people-page.h"

#include "base/way-text.h"
#include "service/way-people-lines.h"
#include "ui/way-adaptive.h"
#include "ui/way-add-line.h"
#include "ui/way-entry.h"
#include "ui/way-people-forms.h"
#include "ui/way-people-rows.h"

#include <glib/gi18n.h>

struct _WayPeoplePage {
  WayPage parent_instance;

  /* template children */
  GtkBox *content;
  GtkSearchEntry *filter;

  /* borrowed */
  GtkWidget *agency_line;
  GtkWidget *person_line;
  GtkWidget *core;

  /* owned */
  GPtrArray *sentences; /* GtkLabel, borrowed: what stands for an empty list */
  GtkCustomFilter *matches;
};

G_DEFINE_FINAL_TYPE (WayPeoplePage, way_people_page, WAY_TYPE_PAGE)

static gboolean
match_cb (gpointer item, gpointer data)
{
  WayPeoplePage *self = data;
  g_autofree char *text = way_people_row_text (way_page_get_library (WAY_PAGE (self)), item);

  return way_text_matches (text, gtk_editable_get_text (GTK_EDITABLE (self->filter)));
}

/* A list that is empty because of the filter does not ask for the first to be added. */
static void
filter_cb (WayPeoplePage *self)
{
  gboolean filtered = !way_text_is_blank (gtk_editable_get_text (GTK_EDITABLE (self->filter)));

  for (guint i = 0; i < self->sentences->len; i++)
    gtk_label_set_label (self->sentences->pdata[i],
                         filtered ? _("Nothing here has these words.")
                                  : g_object_get_data (self->sentences->pdata[i], "way-sentence"));
  gtk_filter_changed (GTK_FILTER (self->matches), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
add_agency_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_people_agency_open (WAY_PAGE (widget), NULL);
}

static void
add_person_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_people_person_open (WAY_PAGE (widget), NULL, NULL);
}

static void
open_agency (gpointer record, WayPage *page)
{
  way_people_agency_open (page, way_record_get_id (record));
}

static void
open_person (gpointer record, WayPage *page)
{
  way_people_person_open (page, way_record_get_id (record), NULL);
}

static GListModel *
filtered (WayPeoplePage *self, const char *query)
{
  WayPage *page = WAY_PAGE (self);
  GListModel *all = G_LIST_MODEL (way_list_new (way_page_get_library (page), query, "i", way_page_get_project (page)));

  return G_LIST_MODEL (gtk_filter_list_model_new (all, g_object_ref (GTK_FILTER (self->matches))));
}

/* What is not seen further down is told, and can be taken back at once. What is unclear stays in the line. */
static gboolean
say_added (WayPeoplePage *self, GtkWidget *line, const WayLinesAdded *added, const char *message, const GError *error)
{
  g_autofree char *titles = NULL;

  if (error != NULL)
    {
      way_page_error (WAY_PAGE (self), error);
      return FALSE;
    }
  if (added->n_added + added->n_changed > 0)
    way_page_toast_undo (WAY_PAGE (self), message);
  if (added->left != NULL)
    way_add_line_ask (WAY_ADD_LINE (line), added->left, added->question);
  if (added->job_titles != NULL)
    /* Translators: a list of words in quotes follows. */
    titles = g_strdup_printf (_("Taken as job titles: %s"), added->job_titles);
  way_add_line_say (WAY_ADD_LINE (line), titles);
  return TRUE;
}

static gboolean
agency_lines_cb (WayPeoplePage *self, const char *text, const char *answered, glong room, GtkWidget *line)
{
  WayPage *page = WAY_PAGE (self);
  g_auto (WayLinesAdded) added = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  way_people_add_agency_lines (way_page_get_library (page), way_page_get_project (page), text,
                               gtk_check_button_get_active (GTK_CHECK_BUTTON (self->core)), answered, room, &added, &error);
  message = g_strdup_printf (ngettext ("%u agency added", "%u agencies added", added.n_added), added.n_added);
  return say_added (self, line, &added, message, error);
}

static gboolean
person_lines_cb (WayPeoplePage *self, const char *text, const char *answered, glong room, GtkWidget *line)
{
  WayPage *page = WAY_PAGE (self);
  g_auto (WayLinesAdded) added = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *new_parts = NULL;
  g_autofree char *changes = NULL;
  g_autofree char *message = NULL;

  way_people_add_person_lines (way_page_get_library (page), way_page_get_project (page), text, answered, room, &added,
                               &error);
  new_parts = g_strdup_printf (ngettext ("%u person added", "%u people added", added.n_added), added.n_added);
  changes = g_strdup_printf (ngettext ("%u person changed", "%u people changed", added.n_changed), added.n_changed);
  message = added.n_changed == 0 ? g_strdup (new_parts)
            : added.n_added == 0 ? g_strdup (changes) : g_strconcat (new_parts, " · ", changes, NULL);
  return say_added (self, line, &added, message, error);
}

static char *
read_agency (gpointer page, const char *text)
{
  return way_people_read_agency_line (way_page_get_library (page), way_page_get_project (page), text);
}

static char *
read_person (gpointer page, const char *text)
{
  return way_people_read_person_line (way_page_get_library (page), way_page_get_project (page), text);
}

/* Of all that are added until it is changed; the focus stays in the line. */
static GtkWidget *
add_core_button (WayPeoplePage *self)
{
  gboolean large = way_text_scale () >= WAY_TEXT_LARGE;
  GtkWidget *box = gtk_box_new (large ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL, 6);

  self->core = g_object_new (GTK_TYPE_CHECK_BUTTON, "label", _("Core partner"), "focus-on-click", FALSE, "height-request", 34,
                             "valign", GTK_ALIGN_START, "halign", GTK_ALIGN_START, NULL);
  gtk_widget_set_tooltip_text (self->core, _("What is added next takes part as a core partner"));
  gtk_box_append (GTK_BOX (box), self->agency_line);
  gtk_box_append (GTK_BOX (box), self->core);
  return box;
}

static GtkWidget *
below_line (GtkWidget *line, GtkWidget *either)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), either);
  return box;
}

static void
make_lines (WayPeoplePage *self)
{
  WayPage *page = WAY_PAGE (self);

  self->agency_line = way_add_line_new (page, "agencies", _("Add an agency"), _("Add an agency…"),
                                        _("Enter adds it. Paste several lines for several agencies."));
  self->person_line = way_add_line_new (page, "people", _("Add a person"), _("Add: name, agency, role…"),
                                        _("Enter adds them. After the name, their agency, role and job title may follow, with commas "
                                          "between. Paste several lines for several people."));
  way_add_line_set_reader (WAY_ADD_LINE (self->agency_line), read_agency, self);
  way_add_line_set_reader (WAY_ADD_LINE (self->person_line), read_person, self);
  g_signal_connect_object (self->agency_line, "lines", G_CALLBACK (agency_lines_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->person_line, "lines", G_CALLBACK (person_lines_cb), self, G_CONNECT_SWAPPED);
}

static void
add_section (WayPeoplePage *self, const char *title, const char *query, const char *add, WayOverviewRow fill,
             WayOverviewActivate open, const char *action, GtkWidget *line, const char *empty)
{
  WayPage *page = WAY_PAGE (self);
  GListModel *model = filtered (self, query);
  GtkWidget *button = way_overview_button_new (add, NULL);
  GtkWidget *list = way_overview_list_new (page, title, model, way_people_row_setup, fill, open);
  GtkWidget *either = way_overview_or_empty_new (list, model, empty);
  GtkWidget *sentence = gtk_widget_get_first_child (gtk_widget_get_last_child (either));

  g_object_set_data (G_OBJECT (sentence), "way-sentence", (gpointer) empty);
  g_ptr_array_add (self->sentences, sentence);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (self->content, way_overview_section_new (title, button, below_line (line, either)));
}

static void
way_people_page_constructed (GObject *object)
{
  WayPeoplePage *self = WAY_PEOPLE_PAGE (object);

  G_OBJECT_CLASS (way_people_page_parent_class)->constructed (object);
  way_entry_setup_filter (GTK_WIDGET (self->filter));
  make_lines (self);
  add_section (self, _("Agencies"), "participations in order", _("Agency with details…"), way_people_row_fill_agency, open_agency,
               "page.add-agency", add_core_button (self),
               _("No agency to show. Add those that take part: Conversations then shows which of them have not been heard yet."));
  add_section (self, _("People"), "people in order", _("Person with details…"), way_people_row_fill_person, open_person,
               "page.add-person", self->person_line,
               _("Nobody to show. Add the single point of contact first, then the core group."));
  g_signal_connect_object (self->filter, "search-changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
way_people_page_focus_filter (WayPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (WAY_PEOPLE_PAGE (page)->filter));
}

static gboolean
has_none (WayPeoplePage *self, const char *query)
{
  WayPage *page = WAY_PAGE (self);
  g_autoptr (GArray) ids = way_library_query_ids (way_page_get_library (page), query, "i", way_page_get_project (page));

  return ids->len == 0;
}

/* With what is still to be said: who takes part. */
static GtkWidget *
way_people_page_get_start (WayPage *page)
{
  WayPeoplePage *self = WAY_PEOPLE_PAGE (page);

  if (has_none (self, "participations in order"))
    return self->agency_line;
  return has_none (self, "people in order") ? self->person_line : NULL;
}

static gboolean
way_people_page_flush (WayPage *page, GError **error)
{
  WayPeoplePage *self = WAY_PEOPLE_PAGE (page);

  way_add_line_keep (WAY_ADD_LINE (self->agency_line));
  way_add_line_keep (WAY_ADD_LINE (self->person_line));
  return TRUE;
}

static void
way_people_page_open_record (WayPage *page, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (way_page_get_library (page), id);

  if (record != NULL && way_record_is (record, "participation"))
    way_people_agency_open (page, id);
  else if (record != NULL && way_record_is (record, "membership"))
    way_people_person_open (page, id, NULL);
  else if (record != NULL && way_record_get_title (record) != NULL)
    gtk_editable_set_text (GTK_EDITABLE (WAY_PEOPLE_PAGE (page)->filter), way_record_get_title (record));
}

static void
way_people_page_finalize (GObject *object)
{
  g_clear_object (&WAY_PEOPLE_PAGE (object)->matches);
  g_clear_pointer (&WAY_PEOPLE_PAGE (object)->sentences, g_ptr_array_unref);
  G_OBJECT_CLASS (way_people_page_parent_class)->finalize (object);
}

static void
way_people_page_class_init (WayPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = way_people_page_constructed;
  G_OBJECT_CLASS (klass)->finalize = way_people_page_finalize;
  WAY_PAGE_CLASS (klass)->flush = way_people_page_flush;
  WAY_PAGE_CLASS (klass)->get_start = way_people_page_get_start;
  WAY_PAGE_CLASS (klass)->focus_filter = way_people_page_focus_filter;
  WAY_PAGE_CLASS (klass)->open_record = way_people_page_open_record;
  gtk_widget_class_install_action (widget_class, "page.add-agency", NULL, add_agency_cb);
  gtk_widget_class_install_action (widget_class, "page.add-person", NULL, add_person_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WayPeoplePage, content);
  gtk_widget_class_bind_template_child (widget_class, WayPeoplePage, filter);
}

static void
way_people_page_init (WayPeoplePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sentences = g_ptr_array_new ();
  self->matches = gtk_custom_filter_new (match_cb, self, NULL);
}
