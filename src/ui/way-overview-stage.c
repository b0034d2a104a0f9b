/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-overview-stage.h"

#include "base/way-date.h"
#include "service/way-stage-service.h"
#include "ui/way-history-window.h"
#include "ui/way-label.h"
#include "ui/way-overview-section.h"
#include "ui/way-pill.h"
#include "ui/way-stage-dialog.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

#define N_STAGES 5

typedef struct {
  WayPage *page; /* borrowed */
  GtkWidget *labels[N_STAGES];
  GtkWidget *short_label;
  GtkWidget *bar;
  GtkWidget *pill;
  GtkWidget *pill_text;
  GtkWidget *note;
  GtkWidget *history;
  GtkWidget *change;
} Stage;

static void
set_class (GtkWidget *label, const char *class)
{
  const char *const classes[] = { "way-stage", class, NULL };

  gtk_widget_set_css_classes (label, (const char **) classes);
}

/* A tick for what is done, a dot for where we are. */
static void
show_label (GtkWidget *label, const char *stage, int place, int now, gboolean finished)
{
  const char *word = way_choice_label ("project", "stage", stage);
  g_autofree char *text = NULL;
  gboolean done = place < now || (place == now && finished);

  if (done)
    text = g_strdup_printf ("✓ %s", word);
  else
    text = place == now ? g_strdup_printf ("● %s", word) : g_strdup (word);
  way_label_set (GTK_LABEL (label), text);
  set_class (label, done ? "done" : place == now ? "now" : "later");
}

static int
place_of (const char *stage)
{
  const char *const *path = way_stage_path ();

  for (int i = 0; path[i] != NULL; i++)
    if (g_strcmp0 (path[i], stage) == 0)
      return i;
  return -1;
}

static void
show_path (Stage *self, const char *reached)
{
  const char *const *path = way_stage_path ();
  gboolean finished = g_strcmp0 (reached, "completed") == 0 || g_strcmp0 (reached, "archived") == 0;
  int now = g_strcmp0 (reached, "archived") == 0 ? N_STAGES - 1 : place_of (reached);
  /* Translators: the stage a project is in, its number and how many there are. */
  g_autofree char *words = now < 0 ? g_strdup (way_choice_label ("project", "stage", reached))
                                   : g_strdup_printf (_("%s, stage %d of %d"), way_choice_label ("project", "stage", path[now]),
                                                      now + 1, N_STAGES);

  for (int i = 0; i < N_STAGES; i++)
    show_label (self->labels[i], path[i], i, now, finished);
  way_label_set (GTK_LABEL (self->short_label), words);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->bar), now < 0 ? 0 : finished ? 1 : (now + 1) / (double) N_STAGES);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words, -1);
}

/* "paused since 30 Jun 2022" */
static char *
standstill_words (const char *stage, WayRecord *latest)
{
  const char *word = way_choice_label ("project", "stage", stage);
  g_autofree char *lower = g_utf8_strdown (word, -1);
  g_autofree char *date = way_date_format (latest != NULL ? way_record_get_text (latest, "date") : NULL);

  if (*date == '\0')
    return g_steal_pointer (&lower);
  if (g_strcmp0 (stage, "paused") == 0)
    return g_strdup_printf (_("paused since %s"), date);
  /* Translators: a stage ("completed", "withdrawn") and the day. */
  return g_strdup_printf (_("%s on %s"), lower, date);
}

static char *
note_words (const char *stage, WayRecord *latest)
{
  const char *reason = latest != NULL ? way_record_get_text (latest, "reason") : NULL;
  const char *contact = latest != NULL ? way_record_get_text (latest, "contact_kept") : NULL;

  if (g_strcmp0 (stage, "paused") == 0 && contact != NULL)
    return g_strdup_printf (_("%s\nContact kept: %s"), reason != NULL ? reason : "", contact);
  return g_strdup (reason != NULL ? reason : "");
}

static void
show_standstill (Stage *self, WayLibrary *library, const char *stage)
{
  gboolean still = place_of (stage) < 0 || g_strcmp0 (stage, "completed") == 0;
  g_autoptr (WayRecord) latest = still ? way_stage_latest (library, way_page_get_project (self->page)) : NULL;
  g_autofree char *words = still ? standstill_words (stage, latest) : NULL;
  g_autofree char *note = note_words (stage, latest);

  way_pill_set (WAY_PILL (self->pill), words != NULL ? words : "",
                g_strcmp0 (stage, "completed") == 0 ? WAY_TONE_GOOD : WAY_TONE_NEUTRAL);
  way_label_set_prose (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, *note != '\0');
}

static GPtrArray *
stage_changes (WayPage *page)
{
  return way_library_query_records (way_page_get_library (page), "stage changes of project", "i", way_page_get_project (page));
}

static void
refresh (GtkWidget *section)
{
  Stage *self = g_object_get_data (G_OBJECT (section), "way-stage");
  WayLibrary *library = way_page_get_library (self->page);
  g_autoptr (WayRecord) project = way_page_dup_project_record (self->page);
  g_autofree char *reached = way_stage_reached (library, way_page_get_project (self->page));
  g_auto (GStrv) next = way_stage_next (library, way_page_get_project (self->page));
  g_autoptr (GPtrArray) changes = NULL;
  const char *stage = project != NULL ? way_record_get_text (project, "stage") : NULL;

  if (g_strcmp0 (reached, "withdrawn") == 0)
    {
      g_autoptr (WayRecord) latest = way_stage_latest (library, way_page_get_project (self->page));

      if (latest != NULL && place_of (way_record_get_text (latest, "from")) >= 0)
        show_path (self, way_record_get_text (latest, "from"));
      else
        show_path (self, reached);
    }
  else
    show_path (self, reached);
  show_standstill (self, library, stage != NULL ? stage : "enquiry");
  changes = stage_changes (self->page);
  gtk_widget_set_visible (self->history, changes->len > 1);
  gtk_widget_set_visible (self->change, next[0] != NULL);
}

/* --- History --- */

/* "21 Nov 2026", "Delivery → Paused", and why. */
static GtkWidget *
change_card_new (WayRecord *change)
{
  GtkWidget *card = way_overview_card_new ();
  const char *from = way_record_get_text (change, "from"), *to = way_record_get_text (change, "to");
  g_autofree char *date = way_date_format (way_record_get_text (change, "date"));
  /* Translators: the stage of a project before and after. */
  g_autofree char *words
    = from != NULL ? g_strdup_printf (_("%s → %s"), way_choice_label ("project", "stage", from),
                                      way_choice_label ("project", "stage", to))
                   : g_strdup (way_choice_label ("project", "stage", to));
  g_autofree char *note = note_words (to, change);

  gtk_box_append (GTK_BOX (card), way_overview_label_new (date, "dim-label caption"));
  gtk_box_append (GTK_BOX (card), way_overview_label_new (words, "heading"));
  if (*note != '\0')
    gtk_box_append (GTK_BOX (card), way_overview_label_new (note, NULL));
  return card;
}

void
way_overview_stage_open_history (WayPage *page)
{
  g_autoptr (GPtrArray) changes = stage_changes (page);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();

  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (cards, change_card_new (changes->pdata[i]));
  way_history_window_open (page, _("History of the stage"), cards);
}

/* --- Building --- */

static void
change_cb (WayPage *page)
{
  way_stage_dialog_open (page);
}

static GtkWidget *
build_labels (Stage *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < N_STAGES; i++)
    {
      self->labels[i] = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                      "hexpand", i > 0 && i < N_STAGES - 1, NULL);
      gtk_box_append (GTK_BOX (line), self->labels[i]);
    }
  return line;
}

GtkWidget *
way_overview_stage_new (WayPage *page)
{
  Stage *self = g_new0 (Stage, 1);
  GtkWidget *card = way_overview_card_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *section;

  self->page = page;
  self->short_label = way_overview_label_new (NULL, "way-stage now");
  self->bar = gtk_progress_bar_new ();
  self->pill = way_pill_new ("", WAY_TONE_NEUTRAL);
  self->note = way_overview_label_new (NULL, "dim-label");
  self->change = way_overview_button_new (_("Change stage"), NULL);
  gtk_widget_add_css_class (self->bar, "way-stage-bar");
  gtk_box_append (GTK_BOX (card), build_labels (self));
  gtk_box_append (GTK_BOX (card), self->short_label);
  gtk_box_append (GTK_BOX (card), self->bar);
  gtk_box_append (GTK_BOX (card), self->pill);
  gtk_box_append (GTK_BOX (card), self->note);
  self->history = way_overview_button_new (_("History of the stage"), "document-open-recent-symbolic");
  gtk_box_append (GTK_BOX (buttons), self->history);
  gtk_box_append (GTK_BOX (buttons), self->change);
  g_signal_connect_object (self->history, "clicked", G_CALLBACK (way_overview_stage_open_history), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->change, "clicked", G_CALLBACK (change_cb), page, G_CONNECT_SWAPPED);
  section = way_overview_section_new (_("Where we are"), buttons, card);
  g_object_set_data_full (G_OBJECT (section), "way-stage", self, g_free);
  way_overview_follow (section, page, refresh);
  way_overview_stage_set_narrow (section, FALSE);
  return section;
}

void
way_overview_stage_set_narrow (GtkWidget *section, gboolean narrow)
{
  Stage *self = g_object_get_data (G_OBJECT (section), "way-stage");

  gtk_widget_set_visible (gtk_widget_get_parent (self->labels[0]), !narrow);
  gtk_widget_set_visible (self->short_label, narrow);
}
