/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-action-facts.h"

#include "base/way-clock.h"
#include "base/way-date.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "ui/way-action-ask.h"
#include "ui/way-announce.h"
#include "ui/way-date-entry.h"
#include "ui/way-label.h"
#include "ui/way-record-picker.h"

#include <glib/gi18n.h>

struct _WayActionFacts {
  GtkBox parent_instance;

  GtkWidget *status;
  GtkWidget *meaning; /* of the status */
  GtkWidget *rag;
  GtkWidget *reason;
  GtkWidget *ask;
  GtkWidget *asked; /* borrowed: what was chosen and led to the question */
  GtkWidget *accountable;
  GtkWidget *due;
  GtkWidget *next_workshop;
  GtkWidget *overdue;
  GtkWidget *theme;
  GtkWidget *responsible;
  GtkWidget *supporters;

  WayPage *page; /* borrowed */
  WayId action;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (WayActionFacts, way_action_facts, GTK_TYPE_BOX)

static WayLibrary *
library_of (WayActionFacts *self)
{
  return way_page_get_library (self->page);
}

/* --- Showing --- */

static const char *
key_at (const char *field_name, guint place)
{
  return way_kind_field (way_kind_lookup ("action"), field_name)->values[place].key;
}

static void
show_choice (GtkWidget *drop_down, const char *field_name, const char *key)
{
  const WayField *field = way_kind_field (way_kind_lookup ("action"), field_name);

  for (guint i = 0; field->values[i].key != NULL; i++)
    if (g_strcmp0 (field->values[i].key, key != NULL ? key : field->values[0].key) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
}

/* What a status means, so that nobody has to know. */
static void
show_meaning (WayActionFacts *self, const char *status)
{
  static const struct {
    const char *status;
    const char *meaning;
  } meanings[] = {
    { "proposed", N_("Suggested, and not agreed yet") },
    { "agreed", N_("Somebody is accountable; work has not begun") },
    { "in_progress", N_("Work has begun") },
    { "blocked", N_("Something stands in its way") },
    { "done", N_("Finished") },
    { "stopped", N_("Will not be done") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    if (g_strcmp0 (meanings[i].status, status != NULL ? status : "proposed") == 0)
      {
        gtk_label_set_label (GTK_LABEL (self->meaning), _(meanings[i].meaning));
        way_announce_meaning (GTK_DROP_DOWN (self->status), _(meanings[i].meaning));
      }
}

static void
show_due (WayActionFacts *self, WayRecord *record)
{
  g_autofree char *start = way_action_next_workshop (library_of (self), record, way_clock_today ());
  g_autofree char *day = way_date_format (start);
  g_autofree char *label = start != NULL ? g_strdup_printf (_("At the next workshop (%s)"), day)
                                       : g_strdup (_("At the next workshop (no date yet)"));
  const char *due = way_record_get_text (record, "due");

  if (way_date_entry_is_valid (WAY_DATE_ENTRY (self->due)))
    way_date_entry_set_date (WAY_DATE_ENTRY (self->due), due);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->next_workshop), way_record_get_boolean (record, "due_next_workshop"));
  way_label_set (GTK_LABEL (gtk_check_button_get_child (GTK_CHECK_BUTTON (self->next_workshop))), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_workshop), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_visible (self->overdue, way_action_is_overdue (record, due, way_clock_today ()));
}

static void
show (WayActionFacts *self)
{
  g_autoptr (WayRecord) record = way_library_get (library_of (self), &self->action);
  const char *reason = record != NULL ? way_record_get_text (record, "rag_reason") : NULL;

  if (record == NULL)
    return;
  self->showing = TRUE;
  show_choice (self->status, "status", way_record_get_text (record, "status"));
  show_meaning (self, way_record_get_text (record, "status"));
  show_choice (self->rag, "rag", way_record_get_text (record, "rag"));
  way_label_set_prose (GTK_LABEL (self->reason), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->reason, reason != NULL);
  way_record_picker_set_id (WAY_RECORD_PICKER (self->accountable), way_record_get_reference (record, "accountable"));
  way_record_picker_set_id (WAY_RECORD_PICKER (self->theme), way_record_get_reference (record, "theme"));
  way_record_picker_set_ids (WAY_RECORD_PICKER (self->responsible), way_record_get_references (record, "responsible"));
  way_record_picker_set_ids (WAY_RECORD_PICKER (self->supporters), way_record_get_references (record, "supporters"));
  show_due (self, record);
  self->showing = FALSE;
}

/* After a change that was refused, what is saved is shown again. */
static void
report (WayActionFacts *self, gboolean success, const GError *error)
{
  if (success)
    return;
  way_page_error (self->page, error);
  show (self);
}

/* The question goes away with the focus in it, which goes back to where it was asked. */
static void
answered_cb (WayActionFacts *self)
{
  show (self);
  if (self->asked != NULL)
    gtk_widget_grab_focus (self->asked);
}

/* --- Changing --- */

static void
status_cb (WayActionFacts *self)
{
  g_autoptr (WayRecord) record = way_library_get (library_of (self), &self->action);
  const char *status = key_at ("status", gtk_drop_down_get_selected (GTK_DROP_DOWN (self->status)));
  g_autoptr (GError) error = NULL;

  if (self->showing)
    return;
  if (way_action_needs_accountable (record, status))
    {
      self->asked = self->status;
      way_action_ask_accountable (WAY_ACTION_ASK (self->ask), status);
      return;
    }
  report (self, way_action_set_status (library_of (self), &self->action, status, &error), error);
}

static void
rag_cb (WayActionFacts *self)
{
  const char *rag = key_at ("rag", gtk_drop_down_get_selected (GTK_DROP_DOWN (self->rag)));
  g_autoptr (GError) error = NULL;

  if (self->showing)
    return;
  if (g_strcmp0 (rag, "amber") == 0 || g_strcmp0 (rag, "red") == 0)
    {
      self->asked = self->rag;
      way_action_ask_reason (WAY_ACTION_ASK (self->ask), rag, NULL);
      return;
    }
  report (self, way_action_set_rag (library_of (self), &self->action, rag, NULL, &error), error);
}

static void
accountable_cb (WayActionFacts *self)
{
  g_autoptr (GError) error = NULL;

  report (self,
          way_action_set_accountable (library_of (self), &self->action,
                                      way_record_picker_get_id (WAY_RECORD_PICKER (self->accountable)), &error),
          error);
}

static void
theme_cb (WayActionFacts *self)
{
  g_autoptr (GError) error = NULL;

  report (self,
          way_edit_set_reference (library_of (self), &self->action, "theme",
                                  way_record_picker_get_id (WAY_RECORD_PICKER (self->theme)), &error),
          error);
}

static void
responsible_cb (WayActionFacts *self)
{
  g_autoptr (GError) error = NULL;

  report (self,
          way_edit_set_references (library_of (self), &self->action, "responsible",
                                   way_record_picker_get_ids (WAY_RECORD_PICKER (self->responsible)), &error),
          error);
}

static void
supporters_cb (WayActionFacts *self)
{
  g_autoptr (GError) error = NULL;

  report (self,
          way_edit_set_references (library_of (self), &self->action, "supporters",
                                   way_record_picker_get_ids (WAY_RECORD_PICKER (self->supporters)), &error),
          error);
}

static void
due_cb (WayActionFacts *self)
{
  const char *date = way_date_entry_get_date (WAY_DATE_ENTRY (self->due));
  g_autoptr (GError) error = NULL;

  report (self, way_action_set_due (library_of (self), &self->action, date, &error), error);
}

static void
next_workshop_cb (WayActionFacts *self)
{
  gboolean wanted = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->next_workshop));
  g_autoptr (GError) error = NULL;

  if (self->showing)
    return;
  report (self,
          wanted ? way_action_set_due_next_workshop (library_of (self), &self->action, &error)
                 : way_action_set_due (library_of (self), &self->action, NULL, &error),
          error);
}

/* --- Building --- */

static GtkWidget *
caption_new (const char *text)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, NULL);

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static GtkWidget *
field_new (const char *caption, GtkWidget *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), caption_new (caption));
  gtk_box_append (GTK_BOX (box), control);
  return box;
}

static GtkWidget *
choice_new (WayActionFacts *self, const char *field_name, const char *name, GCallback chosen)
{
  const WayField *field = way_kind_field (way_kind_lookup ("action"), field_name);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (const WayChoice *choice = field->values; choice->key != NULL; choice++)
    gtk_string_list_append (words, way_field_choice_label (field, choice->key));
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&words)), NULL);
  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (drop_down)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  g_signal_connect_object (drop_down, "notify::selected", chosen, self, G_CONNECT_SWAPPED);
  return drop_down;
}

static GtkWidget *
picker_new (WayActionFacts *self, const char *kinds, const char *name, const char *placeholder, gboolean several,
            GCallback chosen)
{
  GtkWidget *picker = way_record_picker_new (library_of (self), way_page_get_project (self->page), kinds, name, several);

  way_record_picker_set_placeholder (WAY_RECORD_PICKER (picker), placeholder);
  g_signal_connect_object (picker, "commit", chosen, self, G_CONNECT_SWAPPED);
  return picker;
}

static GtkWidget *
build_state (WayActionFacts *self)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "homogeneous", TRUE, NULL);
  GtkWidget *state = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->status = choice_new (self, "status", _("Status"), G_CALLBACK (status_cb));
  self->rag = choice_new (self, "rag", _("RAG"), G_CALLBACK (rag_cb));
  gtk_box_append (GTK_BOX (box), field_new (_("Status"), self->status));
  gtk_box_append (GTK_BOX (box), field_new (_("RAG"), self->rag));
  self->meaning = caption_new ("");
  g_object_set (self->meaning, "wrap", TRUE, "width-chars", 10, NULL);
  gtk_box_append (GTK_BOX (state), box);
  gtk_box_append (GTK_BOX (state), self->meaning);
  return state;
}

static GtkWidget *
build_due (WayActionFacts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->due = way_date_entry_new ();
  g_object_set (self->due, "label", _("Due"), NULL);
  self->next_workshop = gtk_check_button_new ();
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->next_workshop),
                              g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "width-chars", 14, NULL));
  self->overdue = g_object_new (GTK_TYPE_LABEL, "label", _("Overdue"), "xalign", 0.0f, NULL);
  gtk_widget_add_css_class (self->overdue, "way-overdue");
  gtk_widget_add_css_class (self->overdue, "caption");
  gtk_box_append (GTK_BOX (box), self->due);
  gtk_box_append (GTK_BOX (box), self->overdue);
  gtk_box_append (GTK_BOX (box), self->next_workshop);
  g_signal_connect_object (self->due, "commit", G_CALLBACK (due_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next_workshop, "toggled", G_CALLBACK (next_workshop_cb), self, G_CONNECT_SWAPPED);
  return box;
}

/* A caption and its control beside it. */
static void
add_line (GtkWidget *grid, int line, const char *caption, GtkWidget *control)
{
  GtkWidget *label = caption_new (caption);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_hexpand (control, TRUE);
  gtk_grid_attach (GTK_GRID (grid), label, 0, line, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), control, 1, line, 1, 1);
}

static void
build (WayActionFacts *self)
{
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "row-spacing", 9, "column-spacing", 9, NULL);

  self->reason = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "width-chars", 10, NULL);
  gtk_widget_add_css_class (self->reason, "dim-label");
  self->ask = way_action_ask_new (self->page, &self->action);
  g_signal_connect_object (self->ask, "done", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  self->accountable = picker_new (self, "person agency", _("Accountable"), _("No one yet"), FALSE, G_CALLBACK (accountable_cb));
  self->theme = picker_new (self, "theme", _("Theme"), _("No theme"), FALSE, G_CALLBACK (theme_cb));
  self->responsible = picker_new (self, "person agency team", _("Responsible"), _("No one"), TRUE, G_CALLBACK (responsible_cb));
  self->supporters = picker_new (self, "person agency team", _("Supporters"), _("No one"), TRUE, G_CALLBACK (supporters_cb));
  gtk_box_append (GTK_BOX (self), build_state (self));
  gtk_box_append (GTK_BOX (self), self->reason);
  gtk_box_append (GTK_BOX (self), self->ask);
  add_line (grid, 0, _("Accountable"), self->accountable);
  add_line (grid, 1, _("Due"), build_due (self));
  add_line (grid, 2, _("Theme"), self->theme);
  add_line (grid, 3, _("Responsible"), self->responsible);
  add_line (grid, 4, _("Supporters"), self->supporters);
  gtk_box_append (GTK_BOX (self), grid);
}

static void
changed_cb (WayActionFacts *self, WayChanges *changes)
{
  if (way_changes_touch_record (changes, &self->action) || way_changes_touch (changes, "workshop", NULL)
      || way_changes_touch (changes, "person", NULL) || way_changes_touch (changes, "agency", NULL)
      || way_changes_touch (changes, "theme", NULL) || way_changes_touch (changes, "link", NULL))
    show (self);
}

static void
way_action_facts_class_init (WayActionFactsClass *klass)
{
}

static void
way_action_facts_init (WayActionFacts *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
}

GtkWidget *
way_action_facts_new (WayPage *page, const WayId *action)
{
  WayActionFacts *self = g_object_new (WAY_TYPE_ACTION_FACTS, NULL);

  self->page = page;
  self->action = *action;
  self->showing = TRUE;
  build (self);
  show (self);
  g_signal_connect_object (library_of (self), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* In what can be seen of the window. */
static gboolean
is_in_view (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));
  double x, y;

  return gtk_widget_get_width (widget) > 0 && gtk_widget_translate_coordinates (widget, root, 0, 0, &x, &y) && y >= 0
         && y < gtk_widget_get_height (root);
}

static gboolean
open_list_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));

  if (focus == NULL || (focus != list && !gtk_widget_is_ancestor (focus, list)))
    return G_SOURCE_REMOVE;
  if (!is_in_view (list))
    return G_SOURCE_CONTINUE;
  if (WAY_IS_RECORD_PICKER (list))
    way_record_picker_popup (WAY_RECORD_PICKER (list));
  else
    g_signal_emit_by_name (list, "activate");
  return G_SOURCE_REMOVE;
}

/* Where the pane lies further down, it scrolls with the next frame: a list opened before would have no place on the screen. */
static void
open_list (GtkWidget *list)
{
  if (!gtk_widget_grab_focus (list))
    gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
  if (open_list_cb (list, NULL, NULL) == G_SOURCE_CONTINUE)
    gtk_widget_add_tick_callback (list, open_list_cb, NULL, NULL);
}

gboolean
way_action_facts_focus (WayActionFacts *self, const char *part)
{
  if (g_strcmp0 (part, "status") == 0)
    open_list (self->status);
  else if (g_strcmp0 (part, "rag") == 0)
    open_list (self->rag);
  else if (g_strcmp0 (part, "accountable") == 0)
    open_list (self->accountable);
  else if (g_strcmp0 (part, "due") == 0)
    gtk_widget_grab_focus (way_date_entry_get_entry (WAY_DATE_ENTRY (self->due)));
  else
    return FALSE;
  return TRUE;
}
