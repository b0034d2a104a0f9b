/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-theme-view.h"

#include "base/way-date.h"
#include "base/way-text.h"
#include "service/way-edit.h"
#include "service/way-theme-service.h"
#include "ui/way-fact.h"
#include "ui/way-follow.h"
#include "ui/way-focus.h"
#include "ui/way-label.h"
#include "ui/way-text-editor.h"
#include "ui/way-theme-dialog.h"
#include "ui/way-theme-row.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

struct _WayThemeView {
  AdwBin parent_instance;

  /* borrowed */
  WayPage *page;
  GtkWidget *name;
  GtkWidget *pill;
  GtkWidget *decision;
  GtkWidget *buttons;
  GtkWidget *about;
  GtkWidget *questions;
  GtkWidget *cards;
  GtkWidget *results;
  GtkWidget *results_box;
  GtkWidget *history;
  GtkWidget *history_box;

  /* owned */
  WayRecord *theme;
  GListStore *result_facts;
};

G_DEFINE_FINAL_TYPE (WayThemeView, way_theme_view, ADW_TYPE_BIN)

static WayLibrary *
get_library (WayThemeView *self)
{
  return way_page_get_library (self->page);
}

/* --- What can be done next --- */

static void
decide_cb (WayThemeView *self)
{
  way_theme_dialog_decide (self->page, way_record_get_id (self->theme), "taken_forward");
}

static void
park_cb (WayThemeView *self)
{
  way_theme_dialog_decide (self->page, way_record_get_id (self->theme), "parked");
}

static void
set_state (WayThemeView *self, const char *state)
{
  g_autoptr (GError) error = NULL;

  if (!way_theme_set_state (get_library (self), way_record_get_id (self->theme), state, &error))
    way_page_error (self->page, error);
}

static void
propose_cb (WayThemeView *self)
{
  set_state (self, "proposed");
}

static void
explore_cb (WayThemeView *self)
{
  set_state (self, "explored");
}

/* --- The rest, in a menu --- */

static void
merge_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_theme_dialog_merge (WAY_THEME_VIEW (widget)->page, way_record_get_id (WAY_THEME_VIEW (widget)->theme));
}

static void
rename_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_theme_dialog_name (WAY_THEME_VIEW (widget)->page, way_record_get_id (WAY_THEME_VIEW (widget)->theme));
}

static void
thread_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  way_page_show_thread (WAY_THEME_VIEW (widget)->page, way_record_get_id (WAY_THEME_VIEW (widget)->theme));
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayThemeView *self = WAY_THEME_VIEW (widget);
  g_autoptr (GError) error = NULL;

  if (way_edit_delete (get_library (self), way_record_get_id (self->theme), &error))
    way_page_toast_undo (self->page, _("Theme deleted; its cards stay on the board"));
  else
    way_page_error (self->page, error);
}

static GtkWidget *
make_menu_button (gboolean merged)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "tooltip-text",
                                    _("More about this theme"), NULL);

  g_menu_append (menu, _("_Rename…"), "theme.rename");
  if (!merged)
    g_menu_append (menu, _("_Merge into another…"), "theme.merge");
  g_menu_append (menu, _("What _happened with it"), "theme.thread");
  g_menu_append (menu, _("_Delete"), "theme.delete");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More about this theme"), -1);
  return button;
}

static void
add_button (WayThemeView *self, const char *label, const char *style, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  way_wrap_append (WAY_WRAP (self->buttons), button);
}

static void
show_buttons (WayThemeView *self)
{
  const char *state = way_record_get_text (self->theme, "state");
  gboolean merged = g_strcmp0 (state, "merged") == 0;
  gboolean decided = g_strcmp0 (state, "taken_forward") == 0 || g_strcmp0 (state, "explored") == 0;
  gboolean focused = way_focus_is_in (self->buttons);

  if (focused)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  way_wrap_clear (WAY_WRAP (self->buttons));
  if (g_strcmp0 (state, "emerging") == 0 || state == NULL)
    add_button (self, _("_Propose"), NULL, G_CALLBACK (propose_cb));
  if (!merged && !decided)
    add_button (self, _("Take _forward…"), "suggested-action", G_CALLBACK (decide_cb));
  if (g_strcmp0 (state, "taken_forward") == 0)
    add_button (self, _("E_xplored"), NULL, G_CALLBACK (explore_cb));
  if (!merged && g_strcmp0 (state, "parked") != 0)
    add_button (self, _("Par_k…"), NULL, G_CALLBACK (park_cb));
  if (g_strcmp0 (state, "parked") == 0)
    add_button (self, _("_Propose again"), NULL, G_CALLBACK (propose_cb));
  way_wrap_append (WAY_WRAP (self->buttons), make_menu_button (merged));
  /* Whoever decided goes on from here, and does not begin at the top of the page. */
  if (focused)
    gtk_widget_grab_focus (gtk_widget_get_first_child (self->buttons));
}

/* --- What came of it --- */

static void
add_facts (WayThemeView *self, GPtrArray *facts, const char *query, const char *state_field, const char *what)
{
  g_autoptr (GPtrArray) records
    = way_library_query_records (get_library (self), query, "i", way_record_get_id (self->theme));

  for (guint i = 0; i < records->len; i++)
    {
      WayRecord *record = records->pdata[i];
      g_autofree char *title = way_describe (get_library (self), way_record_get_id (record));
      g_autofree char *state = g_utf8_strdown (way_record_get_label (record, state_field), -1);
      g_autofree char *subtitle
        = way_record_is (record, "action") ? g_strdup_printf ("%s %s", what, way_record_get_text (record, "reference"))
                                           : g_strdup (what);

      g_ptr_array_add (facts, way_fact_new (way_record_get_id (record), title, subtitle, state, WAY_TONE_NEUTRAL));
    }
}

static void
show_results (WayThemeView *self)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_object_unref);

  if (way_record_has (self->theme, "merged_into"))
    {
      const WayId *into = way_record_get_reference (self->theme, "merged_into");
      g_autofree char *name = way_describe (get_library (self), into);

      g_ptr_array_add (facts, way_fact_new (into, name, _("Merged into this theme"), NULL, WAY_TONE_NEUTRAL));
    }
  add_facts (self, facts, "themes merged into", "state", _("Theme merged into this one"));
  add_facts (self, facts, "workshops of theme", "state", _("Workshop"));
  add_facts (self, facts, "actions of theme", "status", _("Action"));
  way_facts_update (self->result_facts, facts);
  gtk_widget_set_visible (self->results_box, facts->len > 0);
}

static char *
day_of (gint64 milliseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (milliseconds / 1000);
  g_autofree char *iso = g_date_time_format (time, "%Y-%m-%d");

  return way_date_format (iso);
}

/* That a theme emerges when it is added is nobody's decision, nor is a slip that was taken back. */
static gboolean
is_decision (const WayLogEntry *entry)
{
  static const char *const fields[] = { "state", "decided_by", "decided_on", "reason", "merged_into", NULL };

  return entry->stands && entry->field != NULL && g_strv_contains (fields, entry->field->name)
         && (entry->before != NULL || entry->field->initial == NULL
             || g_strcmp0 (entry->after, way_field_choice_label (entry->field, entry->field->initial)) != 0);
}

static gint64
step_of (GPtrArray *log, guint i)
{
  return ((const WayLogEntry *) log->pdata[i])->step;
}

static char *
describe_value (const WayLogEntry *entry, const char *value)
{
  return entry->field->type == WAY_FIELD_DATE ? way_date_format (value) : g_strdup (value);
}

static char *
describe_change (const WayLogEntry *entry)
{
  g_autofree char *before = entry->before != NULL ? describe_value (entry, entry->before) : NULL;
  g_autofree char *after = describe_value (entry, entry->after);

  if (entry->before != NULL && entry->after != NULL)
    /* Translators: a field, its value before and after. */
    return g_strdup_printf (_("%s: %s → %s"), entry->what, before, after);
  return g_strdup_printf ("%s: %s", entry->what, entry->after != NULL ? after : _("taken away"));
}

/* "14 Sep 2021 · State: Proposed → Parked · Agreed by: …": what one step changed. A theme that was decided before it came
 * here, as in a project file, has no day: that of its coming is not the day of the decision. */
static char *
describe_step (GPtrArray *log, guint first, guint end)
{
  const WayLogEntry *step = log->pdata[first];
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *day = day_of (step->at);
  g_autofree char *line = NULL;
  g_auto (GStrv) list = NULL;
  guint n_changes = 0;

  if (first > 0)
    g_strv_builder_add (words, day);
  for (guint i = first; i < end; i++)
    if (is_decision (log->pdata[i]))
      {
        g_autofree char *change = describe_change (log->pdata[i]);

        g_strv_builder_add (words, change);
        n_changes++;
      }
  list = g_strv_builder_end (words);
  line = g_strjoinv (" · ", list);
  return n_changes > 0 ? way_text_beginning (line, WAY_LABEL_PROSE) : NULL;
}

/* What was decided, when and why: a line each, newest first. */
static void
show_history (WayThemeView *self)
{
  g_autoptr (GPtrArray) log = way_library_history (get_library (self), way_record_get_id (self->theme));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint end = log->len, first; end > 0; end = first)
    {
      char *line;

      for (first = end - 1; first > 0 && step_of (log, first - 1) == step_of (log, first); first--)
        ;
      line = describe_step (log, first, end);
      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  g_ptr_array_add (lines, NULL);
  text = g_strjoinv ("\n", (char **) lines->pdata);
  /* However many lines there are: no earlier decision is read anywhere else. */
  gtk_label_set_label (GTK_LABEL (self->history), text);
  gtk_widget_set_visible (self->history_box, *text != '\0');
}

static void
show_theme (WayThemeView *self)
{
  g_autofree char *state = g_utf8_strdown (way_record_get_label (self->theme, "state"), -1);
  g_autofree char *decision = way_theme_describe_decision (self->theme);
  g_autofree char *questions = g_strjoinv ("\n", (char **) way_record_get_list (self->theme, "questions"));

  way_label_set (GTK_LABEL (self->name), way_record_get_text (self->theme, "name"));
  way_pill_set (WAY_PILL (self->pill), state, way_theme_tone (self->theme));
  way_label_set_prose (GTK_LABEL (self->decision), decision);
  gtk_widget_set_visible (self->decision, *decision != '\0');
  way_text_editor_set_text (WAY_TEXT_EDITOR (self->questions), questions);
  show_buttons (self);
  show_results (self);
  show_history (self);
}

static void
show (WayThemeView *self)
{
  gboolean none = self->theme == NULL;

  gtk_widget_set_visible (self->about, !none);
  gtk_widget_set_visible (self->buttons, !none);
  gtk_widget_set_visible (self->pill, !none);
  if (!none)
    {
      show_theme (self);
      return;
    }
  gtk_label_set_label (GTK_LABEL (self->name), _("Without a theme"));
  way_label_set (GTK_LABEL (self->decision),
                 _("Choose cards and give them a theme, or drag them onto one."));
  gtk_widget_set_visible (self->decision, TRUE);
  gtk_widget_set_visible (self->results_box, FALSE);
  gtk_widget_set_visible (self->history_box, FALSE);
}

/* --- Callbacks --- */

static gboolean
questions_cb (WayThemeView *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = way_text_editor_dup_text (WAY_TEXT_EDITOR (self->questions));
  g_auto (GStrv) lines = way_text_lines (text);

  if (self->theme == NULL
      || way_edit_set_list (get_library (self), way_record_get_id (self->theme), "questions",
                            (const char *const *) lines, &error))
    return TRUE;
  way_page_error (self->page, error);
  return FALSE;
}

static void
open_cb (gpointer data, WayFact *fact)
{
  way_page_open (WAY_THEME_VIEW (data)->page, way_fact_get_record (fact));
}

static gboolean
concerns (GtkWidget *widget, WayChanges *changes)
{
  return WAY_THEME_VIEW (widget)->theme != NULL
         && (way_changes_touch (changes, "record", NULL) || way_changes_touch (changes, "action", NULL)
             || way_changes_touch (changes, "theme", NULL) || way_changes_touch (changes, "link", "themes"));
}

static void
catch_up (GtkWidget *widget)
{
  show (WAY_THEME_VIEW (widget));
}

/* --- Class --- */

static void
way_theme_view_dispose (GObject *object)
{
  WayThemeView *self = WAY_THEME_VIEW (object);

  g_clear_object (&self->theme);
  g_clear_object (&self->result_facts);
  G_OBJECT_CLASS (way_theme_view_parent_class)->dispose (object);
}

static void
way_theme_view_class_init (WayThemeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_theme_view_dispose;
  gtk_widget_class_install_action (widget_class, "theme.rename", NULL, rename_action);
  gtk_widget_class_install_action (widget_class, "theme.merge", NULL, merge_action);
  gtk_widget_class_install_action (widget_class, "theme.thread", NULL, thread_action);
  gtk_widget_class_install_action (widget_class, "theme.delete", NULL, delete_action);
}

static void
way_theme_view_init (WayThemeView *self)
{
  self->result_facts = g_list_store_new (WAY_TYPE_FACT);
}

static GtkWidget *
make_section (const char *title, GtkWidget *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "css-classes",
                                               (const char *[]){ "heading", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), content);
  return box;
}

static GtkWidget *
make_head (WayThemeView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                             "css-classes", (const char *[]){ "title-2", NULL }, NULL);
  self->pill = way_pill_new ("", WAY_TONE_NEUTRAL);
  self->decision = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "selectable", TRUE, NULL);
  self->buttons = way_wrap_new ();
  gtk_widget_set_margin_top (self->buttons, 6);
  gtk_box_append (GTK_BOX (line), self->name);
  gtk_box_append (GTK_BOX (line), self->pill);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->decision);
  gtk_box_append (GTK_BOX (box), self->buttons);
  return box;
}

static GtkWidget *
make_questions (WayThemeView *self)
{
  self->questions = way_text_editor_new ();
  g_object_set (self->questions, "label", _("Reflective questions"), "placeholder",
                _("One a line: what should the workshop ask itself?"), NULL);
  g_signal_connect_object (self->questions, "commit", G_CALLBACK (questions_cb), self, G_CONNECT_SWAPPED);
  self->about = make_section (_("Reflective questions"), self->questions);
  return self->about;
}

GtkWidget *
way_theme_view_new (WayPage *page)
{
  WayThemeView *self = g_object_new (WAY_TYPE_THEME_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 760, "child", box, NULL);
  GtkWidget *viewport;

  self->page = page;
  self->cards = way_theme_cards_new (way_page_get_library (page), way_page_get_project (page));
  self->results = way_fact_card_new (self->result_facts, _("What came of it"), FALSE, open_cb, self);
  self->history = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                "selectable", TRUE, "css-classes", (const char *[]){ "card", "way-panel", NULL }, NULL);
  self->results_box = make_section (_("What came of it"), self->results);
  self->history_box = make_section (_("Decisions"), self->history);
  g_object_set (box, "margin-top", 18, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), self->cards);
  gtk_box_append (GTK_BOX (box), make_questions (self));
  gtk_box_append (GTK_BOX (box), self->results_box);
  gtk_box_append (GTK_BOX (box), self->history_box);
  viewport = g_object_new (GTK_TYPE_VIEWPORT, "vscroll-policy", GTK_SCROLL_NATURAL, "child", clamp, NULL);
  adw_bin_set_child (ADW_BIN (self), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                                   "child", viewport, NULL));
  show (self);
  way_follow_if (GTK_WIDGET (self), way_page_get_library (page), concerns, catch_up);
  return GTK_WIDGET (self);
}

void
way_theme_view_set (WayThemeView *self, WayRecord *theme)
{
  if (self->theme != theme)
    way_theme_view_flush (self);
  g_set_object (&self->theme, theme);
  way_theme_cards_set_theme (WAY_THEME_CARDS (self->cards), theme != NULL ? way_record_get_id (theme) : NULL);
  show (self);
  if (theme != NULL)
    way_text_editor_set_place (WAY_TEXT_EDITOR (self->questions), get_library (self), "theme",
                               way_record_get_id (theme), "questions");
}

WayRecord *
way_theme_view_get (WayThemeView *self)
{
  return self->theme;
}

WayThemeCards *
way_theme_view_get_cards (WayThemeView *self)
{
  return WAY_THEME_CARDS (self->cards);
}

gboolean
way_theme_view_flush (WayThemeView *self)
{
  return self->theme == NULL || way_text_editor_commit (WAY_TEXT_EDITOR (self->questions));
}
