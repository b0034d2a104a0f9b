/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-home.h"

#include "ui/way-application.h"
#include "ui/way-backup-line.h"
#include "ui/way-entry.h"
#include "ui/way-fact.h"
#include "ui/way-follow.h"
#include "ui/way-home-facts.h"
#include "ui/way-owed-dialog.h"
#include "ui/way-project-open.h"
#include "ui/way-search.h"

#include <glib/gi18n.h>

/* The first frame of the program has the first rows of each list; the rest comes with the next. */
#define FIRST_ROWS 6

struct _WayHome {
  WayPage parent_instance;

  /* template children */
  GtkStack *stack;
  GtkBox *columns;
  GtkWidget *left;
  GtkWidget *right;
  GtkWidget *example_button;
  AdwBin *projects_bin;
  AdwBin *week_bin;
  GtkLabel *week_note;
  GtkWidget *search_entry;
  AdwBin *other_bin;
  AdwBin *backup_bin;

  /* owned */
  GListStore *projects;
  GListStore *week;
  guint n_frames;
};

G_DEFINE_FINAL_TYPE (WayHome, way_home, WAY_TYPE_PAGE)

/* New project and search: in a narrow window at the end of the header. */
static GtkWidget *
get_buttons (WayPage *page)
{
  GtkWidget *start = way_page_get_header_start (page);

  return start != NULL ? start : way_page_get_header_end (page);
}

static void
refresh (GtkWidget *widget)
{
  WayHome *self = WAY_HOME (widget);
  g_autoptr (WayHomeFacts) facts = way_home_facts_take (way_page_get_library (WAY_PAGE (self)));
  g_autofree char *note = way_home_week_note (facts->week->len, facts->overdue);

  if (self->n_frames == 0)
    {
      g_ptr_array_set_size (facts->projects, (int) MIN (facts->projects->len, FIRST_ROWS));
      g_ptr_array_set_size (facts->week, (int) MIN (facts->week->len, FIRST_ROWS));
    }
  way_facts_update (self->projects, facts->projects);
  way_facts_update (self->week, facts->week);
  gtk_widget_set_visible (GTK_WIDGET (self->week_bin), facts->week->len > 0);
  gtk_label_set_label (self->week_note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->week_note), note != NULL);
  gtk_stack_set_visible_child_name (self->stack, facts->projects->len > 0 ? "projects" : "first");
  gtk_widget_set_visible (get_buttons (WAY_PAGE (self)), facts->projects->len > 0);
}

static void
project_cb (gpointer data, WayFact *fact)
{
  char text[WAY_ID_TEXT_SIZE];

  gtk_widget_activate_action (GTK_WIDGET (data), "win.open-project", "s",
                              way_id_to_text (way_fact_get_record (fact), text));
}

/* What is owed to somebody is done with one form, as on the overview. */
static void
week_cb (gpointer data, WayFact *fact)
{
  const WayId *id = way_fact_get_record (fact);
  g_autoptr (WayRecord) record = way_library_get (way_page_get_library (data), id);

  if (record != NULL && (way_record_is (record, "voice") || way_record_is (record, "test")))
    way_owed_dialog_open (WAY_PAGE (data), id);
  else
    way_page_open (WAY_PAGE (data), id);
}

/* Typing on Home goes on in the search over everything. */
static void
search_cb (WayHome *self)
{
  g_autofree char *words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));

  if (*words == '\0')
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  way_search_present (WAY_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), words);
}

static void
example_cb (WayHome *self)
{
  WayLibrary *library = way_page_get_library (WAY_PAGE (self));
  g_autoptr (GError) error = NULL;

  /* One that is only read says so itself; a worker's would write to it. */
  if (way_library_is_read_only (library) && !way_library_begin (library, NULL, "", &error))
    way_page_error (WAY_PAGE (self), error);
  else
    way_project_open_sample (WAY_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), "example");
}

/* Beside the title there is room for them only in a wider window. */
static void
place_buttons (WayPage *page, gboolean narrow)
{
  g_autoptr (GtkWidget) buttons = g_object_ref (get_buttons (page));

  way_page_set_header_start (page, narrow ? NULL : buttons);
  way_page_set_header_end (page, narrow ? buttons : NULL);
}

static void
way_home_width_changed (WayPage *page, WayWidthClass width_class)
{
  WayHome *self = WAY_HOME (page);
  gboolean wide = width_class == WAY_WIDTH_WIDE;

  g_object_set (self->search_entry, "placeholder-text", width_class == WAY_WIDTH_NARROW
                ? _("Search everything") : _("Search every card, action and reflection"), NULL);
  place_buttons (page, width_class == WAY_WIDTH_NARROW);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_size_request (self->right, wide ? 400 : -1, -1);
  /* In one column the week comes first: it is what a person came for. */
  gtk_box_reorder_child_after (self->columns, self->right, wide ? self->left : NULL);
}

/* Which library this is, if it is not the usual one, and the way back there. */
static void
add_other_line (WayHome *self, GtkApplication *application)
{
  g_autofree char *shown = g_filename_display_name (way_library_get_path (way_page_get_library (WAY_PAGE (self))));
  /* Translators: %s is a file. */
  g_autofree char *words = g_strdup_printf (_("This is the library “%s”, not your usual one."), shown);
  GtkWidget *box, *label, *button;

  if (application == NULL || !g_action_group_get_action_enabled (G_ACTION_GROUP (application), "usual-library"))
    return;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  button = g_object_new (GTK_TYPE_BUTTON, "label", _("_Open the usual library"), "use-underline", TRUE, "halign", GTK_ALIGN_START,
                         "action-name", "app.usual-library", NULL);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (self->other_bin, box);
  gtk_widget_set_visible (GTK_WIDGET (self->other_bin), TRUE);
}

/* A library that can only be read has nobody who looks after it. */
static void
add_lines (WayHome *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;
  WayKeeper *keeper = WAY_IS_APPLICATION (application) ? way_application_get_keeper (WAY_APPLICATION (application)) : NULL;

  if (keeper != NULL)
    adw_bin_set_child (self->backup_bin, way_backup_line_new (keeper));
  add_other_line (self, application);
}

static gboolean
frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  if (WAY_HOME (widget)->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  refresh (widget);
  add_lines (WAY_HOME (widget));
  return G_SOURCE_REMOVE;
}

/* Also the first time; and days pass while the program is open. */
static void
way_home_shown (WayPage *page)
{
  refresh (GTK_WIDGET (page));
  way_follow_is_fresh (GTK_WIDGET (page));
}

static gboolean
way_home_focus_filter (WayPage *page)
{
  return gtk_widget_grab_focus (WAY_HOME (page)->search_entry);
}

static void
way_home_constructed (GObject *object)
{
  WayHome *self = WAY_HOME (object);
  G_OBJECT_CLASS (way_home_parent_class)->constructed (object);
  adw_bin_set_child (self->projects_bin, way_fact_card_new (self->projects, _("Projects"), FALSE, project_cb, self));
  adw_bin_set_child (self->week_bin, way_fact_card_new (self->week, _("Your week"), TRUE, week_cb, self));
  g_signal_connect_object (self->example_button, "clicked", G_CALLBACK (example_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (search_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_tick_callback (GTK_WIDGET (self), frame_cb, NULL, NULL);
  way_follow (GTK_WIDGET (self), way_page_get_library (WAY_PAGE (self)), refresh);
}

static void
way_home_dispose (GObject *object)
{
  WayHome *self = WAY_HOME (object);

  g_clear_object (&self->projects);
  g_clear_object (&self->week);
  G_OBJECT_CLASS (way_home_parent_class)->dispose (object);
}

static void
way_home_class_init (WayHomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  WayPageClass *page_class = WAY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = way_home_constructed;
  G_OBJECT_CLASS (klass)->dispose = way_home_dispose;
  page_class->width_changed = way_home_width_changed;
  page_class->shown = way_home_shown;
  page_class->focus_filter = way_home_focus_filter;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-home.ui");
  gtk_widget_class_bind_template_child (widget_class, WayHome, stack);
  gtk_widget_class_bind_template_child (widget_class, WayHome, columns);
  gtk_widget_class_bind_template_child (widget_class, WayHome, left);
  gtk_widget_class_bind_template_child (widget_class, WayHome, right);
  gtk_widget_class_bind_template_child (widget_class, WayHome, example_button);
  gtk_widget_class_bind_template_child (widget_class, WayHome, projects_bin);
  gtk_widget_class_bind_template_child (widget_class, WayHome, week_bin);
  gtk_widget_class_bind_template_child (widget_class, WayHome, week_note);
  gtk_widget_class_bind_template_child (widget_class, WayHome, search_entry);
  gtk_widget_class_bind_template_child (widget_class, WayHome, other_bin);
  gtk_widget_class_bind_template_child (widget_class, WayHome, backup_bin);
}

static void
way_home_init (WayHome *self)
{
  self->projects = g_list_store_new (WAY_TYPE_FACT);
  self->week = g_list_store_new (WAY_TYPE_FACT);
  gtk_widget_init_template (GTK_WIDGET (self));
  way_entry_setup_undo (self->search_entry);
}
