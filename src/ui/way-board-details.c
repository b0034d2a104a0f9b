/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-board-details.h"

#include "service/way-card-service.h"
#include "service/way-edit.h"
#include "ui/way-action-make.h"
#include "ui/way-board.h"
#include "ui/way-choice-row.h"
#include "ui/way-empty.h"
#include "ui/way-entry.h"
#include "ui/way-fact.h"
#include "ui/way-form-draft.h"
#include "ui/way-label.h"
#include "ui/way-notice-entry.h"
#include "ui/way-record-picker.h"
#include "ui/way-text-editor.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

#define N_CHOICES 5
#define ACTS_WIDTH 300

struct _WayBoardDetails {
  AdwBin parent_instance;

  /* borrowed */
  WayPage *page;
  GtkWidget *stack;
  GtkWidget *several; /* how many */
  GtkWidget *text;
  GtkWidget *choices[N_CHOICES];
  GtkWidget *agencies;
  GtkWidget *themes;
  GtkWidget *new_theme;
  GtkWidget *source;
  GtkWidget *actions;
  GtkWidget *actions_heading;

  /* owned */
  WayRecord *card;
  guint n_chosen; /* 0 or 1 unless they are several */
  WayFormDraft *draft; /* of a new theme for the card */
  GListStore *action_facts;
};

G_DEFINE_FINAL_TYPE (WayBoardDetails, way_board_details, ADW_TYPE_BIN)

static const char *const choice_fields[N_CHOICES] = { "kind", "control", "position", "level", "evidence" };

static WayLibrary *
get_library (WayBoardDetails *self)
{
  return way_page_get_library (self->page);
}

static const WayId *
get_id (WayBoardDetails *self)
{
  return way_record_get_id (self->card);
}

/* A theme that is being named is for this card: the next one has a line of its own. */
static void
leave_new_theme (WayBoardDetails *self)
{
  if (self->draft != NULL)
    way_form_draft_flush (self->draft);
  g_clear_pointer (&self->draft, way_form_draft_free);
}

static void
bind_new_theme (WayBoardDetails *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->new_theme), "");
  if (self->card == NULL)
    return;
  self->draft = way_form_draft_new (get_library (self), "card");
  way_form_draft_add (self->draft, self->new_theme, get_id (self), "new theme");
}

/* --- What is shown --- */

static void
show_actions (WayBoardDetails *self)
{
  g_autoptr (GPtrArray) actions = way_library_query_records (get_library (self), "actions of card", "i", get_id (self));
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < actions->len; i++)
    {
      g_autofree char *status = g_utf8_strdown (way_record_get_label (actions->pdata[i], "status"), -1);

      g_ptr_array_add (facts, way_fact_new (way_record_get_id (actions->pdata[i]),
                                            way_record_get_text (actions->pdata[i], "text"),
                                            way_record_get_text (actions->pdata[i], "reference"), status,
                                            WAY_TONE_NEUTRAL));
    }
  way_facts_update (self->action_facts, facts);
  gtk_widget_set_visible (self->actions, facts->len > 0);
  gtk_widget_set_visible (self->actions_heading, facts->len > 0);
}

static void
show (WayBoardDetails *self)
{
  const WayId *source;
  g_autofree char *from = NULL;
  g_autofree char *line = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->card != NULL     ? "card"
                                                             : self->n_chosen > 1 ? "several"
                                                                                  : "none");
  if (self->card == NULL)
    return;
  way_text_editor_set_text (WAY_TEXT_EDITOR (self->text), way_record_get_text (self->card, "text"));
  for (guint i = 0; i < N_CHOICES; i++)
    way_choice_row_set_value (WAY_CHOICE_ROW (self->choices[i]), way_record_get_text (self->card, choice_fields[i]));
  way_record_picker_set_ids (WAY_RECORD_PICKER (self->agencies), way_record_get_references (self->card, "agencies"));
  way_record_picker_set_ids (WAY_RECORD_PICKER (self->themes), way_record_get_references (self->card, "themes"));
  source = way_record_get_reference (self->card, "source");
  from = way_describe (get_library (self), source);
  line = way_label_line (from);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->source), source != NULL ? line : _("Added on the board"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->source), source != NULL);
  show_actions (self);
}

/* --- Changing --- */

static gboolean
check (WayBoardDetails *self, gboolean success, const GError *error)
{
  if (success)
    return TRUE;
  way_page_error (self->page, error);
  show (self);
  return FALSE;
}

static gboolean
text_cb (WayBoardDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = way_text_editor_dup_text (WAY_TEXT_EDITOR (self->text));
  const char *text = g_strstrip (typed);

  return self->card == NULL
         || check (self, way_edit_set_text (get_library (self), get_id (self), "text", text, &error), error);
}

static void
choice_cb (WayBoardDetails *self, WayChoiceRow *row)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; self->card != NULL && i < N_CHOICES; i++)
    if (self->choices[i] == GTK_WIDGET (row))
      check (self, way_edit_set_text (get_library (self), get_id (self), choice_fields[i],
                                      way_choice_row_get_value (row), &error), error);
}

static void
picked_cb (WayBoardDetails *self, WayRecordPicker *picker)
{
  g_autoptr (GError) error = NULL;
  const char *field = GTK_WIDGET (picker) == self->themes ? "themes" : "agencies";

  if (self->card != NULL)
    check (self, way_edit_set_references (get_library (self), get_id (self), field, way_record_picker_get_ids (picker),
                                          &error), error);
}

static void
new_theme_cb (WayBoardDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) cards = way_id_list_new ();
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_theme))));

  if (self->card == NULL || *name == '\0')
    return;
  g_array_append_vals (cards, get_id (self), 1);
  if (check (self, way_card_set_new_theme (get_library (self), cards, name, NULL, &error), error))
    {
      gtk_editable_set_text (GTK_EDITABLE (self->new_theme), "");
      leave_new_theme (self);
      bind_new_theme (self);
    }
}

static void
source_cb (WayBoardDetails *self)
{
  if (self->card != NULL && way_record_has (self->card, "source"))
    way_page_open (self->page, way_record_get_reference (self->card, "source"));
}

static void
act_cb (WayBoardDetails *self)
{
  if (self->card != NULL && way_board_details_flush (self))
    way_action_make_ask (self->page, get_id (self));
}

/* What is being typed is saved first: Undo brings it back with the card. Beside the lanes it is theirs to delete it, who know
 * which card has the focus then. */
static void
delete_cb (WayBoardDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) cards = way_id_list_new ();
  g_autoptr (WayPage) page = g_object_ref (self->page);
  GtkWidget *board = gtk_widget_get_ancestor (GTK_WIDGET (self), WAY_TYPE_BOARD);

  if (self->card == NULL || !way_board_details_flush (self))
    return;
  /* A filter may have taken it out of its lane. */
  if (board != NULL && way_board_is_chosen (WAY_BOARD (board), get_id (self)))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "cards.delete", NULL);
      return;
    }
  g_array_append_vals (cards, get_id (self), 1);
  if (check (self, way_card_delete (get_library (self), cards, &error), error))
    way_page_toast_undo (page, _("Card deleted"));
}

static void
thread_cb (WayBoardDetails *self)
{
  if (self->card != NULL)
    way_page_show_thread (self->page, get_id (self));
}

static void
open_cb (gpointer data, WayFact *fact)
{
  way_page_open (WAY_BOARD_DETAILS (data)->page, way_fact_get_record (fact));
}

static void
library_changed_cb (WayLibrary *library, WayChanges *changes, WayBoardDetails *self)
{
  if (self->card == NULL)
    return;
  if (way_record_get_deleted (self->card))
    way_board_details_set_card (self, NULL);
  else if (way_changes_touch_record (changes, get_id (self)) || way_changes_touch (changes, "record", NULL)
           || way_changes_touch (changes, "action", NULL) || way_changes_touch (changes, "link", "cards")
           || way_changes_touch (changes, "theme", NULL))
    show (self);
}

/* --- Class --- */

static void
way_board_details_dispose (GObject *object)
{
  WayBoardDetails *self = WAY_BOARD_DETAILS (object);

  leave_new_theme (self);
  g_clear_object (&self->card);
  g_clear_object (&self->action_facts);
  G_OBJECT_CLASS (way_board_details_parent_class)->dispose (object);
}

static void
way_board_details_class_init (WayBoardDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_board_details_dispose;
}

static void
way_board_details_init (WayBoardDetails *self)
{
  self->action_facts = g_list_store_new (WAY_TYPE_FACT);
}

static GtkWidget *
make_heading (const char *title)
{
  return g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0f, "css-classes",
                       (const char *[]){ "heading", NULL }, NULL);
}

static GtkWidget *
make_picker (WayBoardDetails *self, const char *kinds, const char *name)
{
  GtkWidget *picker = way_record_picker_new (get_library (self), way_page_get_project (self->page), kinds, name, TRUE);

  g_signal_connect_object (picker, "commit", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  return picker;
}

static GtkWidget *
make_choices (WayBoardDetails *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (guint i = 0; i < N_CHOICES; i++)
    {
      self->choices[i] = way_choice_row_new ("card", choice_fields[i], i > 1);
      g_signal_connect_object (self->choices[i], "commit", G_CALLBACK (choice_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->choices[i]);
    }
  return group;
}

static GtkWidget *
make_links (WayBoardDetails *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->new_theme = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("New theme"), "show-apply-button", TRUE, NULL);
  way_entry_setup_limit (self->new_theme);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->new_theme), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New theme"), -1);
  self->source = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Source"), "use-markup", FALSE, NULL);
  g_signal_connect_object (self->new_theme, "apply", G_CALLBACK (new_theme_cb), self, G_CONNECT_SWAPPED);
  /* Enter when nothing was changed: what was kept from before is taken as it is. */
  g_signal_connect_object (self->new_theme, "entry-activated", G_CALLBACK (new_theme_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->source, "activated", G_CALLBACK (source_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->new_theme);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->source);
  way_notice_entry_attach (self->new_theme, get_library (self), NULL, NULL);
  return group;
}

static GtkWidget *
make_button (WayBoardDetails *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/* What can be done with it, beside its text. */
static GtkWidget *
make_acts (WayBoardDetails *self)
{
  GtkWidget *wrap = way_wrap_new ();
  GtkWidget *act = make_button (self, _("Make an _action"), G_CALLBACK (act_cb));
  GtkWidget *delete = make_button (self, _("_Delete"), G_CALLBACK (delete_cb));

  gtk_widget_set_tooltip_text (act, _("Make an action from this card (A)"));
  way_wrap_append (WAY_WRAP (wrap), act);
  gtk_widget_set_tooltip_text (delete, _("Delete this card (Del)"));
  way_wrap_append (WAY_WRAP (wrap), delete);
  way_wrap_append (WAY_WRAP (wrap), make_button (self, _("Where it comes from, what _happened"), G_CALLBACK (thread_cb)));
  return wrap;
}

static GtkWidget *
make_card (WayBoardDetails *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));

  g_object_set (box, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  self->text = way_text_editor_new ();
  g_object_set (self->text, "label", _("Text of the card"), NULL);
  g_signal_connect_object (self->text, "commit", G_CALLBACK (text_cb), self, G_CONNECT_SWAPPED);
  self->agencies = make_picker (self, "agency team", _("Raised by"));
  self->themes = make_picker (self, "theme", _("Themes"));
  self->actions = way_fact_card_new (self->action_facts, _("Actions made from it"), FALSE, open_cb, self);
  gtk_box_append (box, make_heading (_("Card")));
  gtk_box_append (box, self->text);
  gtk_box_append (box, make_acts (self));
  self->actions_heading = make_heading (_("Actions made from it"));
  gtk_box_append (box, self->actions_heading);
  gtk_box_append (box, self->actions);
  gtk_box_append (box, make_choices (self));
  gtk_box_append (box, make_heading (_("Raised by")));
  gtk_box_append (box, self->agencies);
  gtk_box_append (box, make_heading (_("Themes")));
  gtk_box_append (box, self->themes);
  gtk_box_append (box, make_links (self));
  return GTK_WIDGET (box);
}

static GtkWidget *
make_several (WayBoardDetails *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  g_object_set (box, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  self->several = make_heading ("");
  gtk_box_append (GTK_BOX (box), self->several);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", _("What you choose here is done with all of them, in one step."),
                                               "wrap", TRUE, "max-width-chars", 30, "xalign", 0.0f, "css-classes",
                                               (const char *[]){ "dim-label", NULL }, NULL));
  return box;
}

GtkWidget *
way_board_details_new (WayPage *page)
{
  WayBoardDetails *self = g_object_new (WAY_TYPE_BOARD_DETAILS, NULL);
  GtkWidget *scrolled;

  self->page = page;
  self->stack = gtk_stack_new ();
  scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child",
                           g_object_new (ADW_TYPE_CLAMP, "maximum-size", 600, "child", make_card (self), NULL), NULL);
  gtk_stack_add_named (GTK_STACK (self->stack),
                       way_empty_new ("way-board-symbolic", _("No card chosen"),
                                      _("Choose one card to see and change all that is known about it."), NULL, NULL),
                       "none");
  gtk_stack_add_named (GTK_STACK (self->stack), make_several (self), "several");
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "card");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  show (self);
  g_signal_connect_object (get_library (self), "changed", G_CALLBACK (library_changed_cb), self, 0);
  return GTK_WIDGET (self);
}

void
way_board_details_set_card (WayBoardDetails *self, const WayId *card)
{
  g_autoptr (WayRecord) record = card != NULL ? way_library_get (get_library (self), card) : NULL;

  if (record == self->card)
    return;
  way_board_details_flush (self);
  leave_new_theme (self);
  g_set_object (&self->card, record);
  bind_new_theme (self);
  show (self);
  if (record != NULL)
    way_text_editor_set_place (WAY_TEXT_EDITOR (self->text), get_library (self), "card", card, "text");
}

void
way_board_details_set_acts (WayBoardDetails *self, GtkWidget *acts)
{
  /* Not wider than all that is known of one card needs. */
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->several)),
                  g_object_new (ADW_TYPE_CLAMP, "maximum-size", ACTS_WIDTH, "halign", GTK_ALIGN_START, "child", acts, NULL));
}

void
way_board_details_set_several (WayBoardDetails *self, guint n)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u card chosen", "%u cards chosen", n), n);

  if (self->n_chosen == n)
    return;
  self->n_chosen = n;
  gtk_label_set_label (GTK_LABEL (self->several), title);
  show (self);
}

gboolean
way_board_details_flush (WayBoardDetails *self)
{
  return self->card == NULL || way_record_get_deleted (self->card)
         || way_text_editor_commit (WAY_TEXT_EDITOR (self->text));
}

/* --- On a page of its own --- */

struct _WayBoardDetailsPage {
  WayPage parent_instance;

  /* borrowed */
  WayBoardDetails *details;
};

G_DEFINE_FINAL_TYPE (WayBoardDetailsPage, way_board_details_page, WAY_TYPE_PAGE)

static gboolean
way_board_details_page_flush (WayPage *page, GError **error)
{
  return way_board_details_flush (WAY_BOARD_DETAILS_PAGE (page)->details);
}

static void
page_changed_cb (WayBoardDetailsPage *self)
{
  if (self->details->card == NULL)
    way_page_back (WAY_PAGE (self));
}

static void
way_board_details_page_class_init (WayBoardDetailsPageClass *klass)
{
  WAY_PAGE_CLASS (klass)->flush = way_board_details_page_flush;
}

static void
way_board_details_page_init (WayBoardDetailsPage *self)
{
}

GtkWidget *
way_board_details_page_new (WayLibrary *library, const WayId *project, const WayId *card)
{
  WayBoardDetailsPage *self = g_object_new (WAY_TYPE_BOARD_DETAILS_PAGE, "library", library, "project", project,
                                            "title", _("Card"), NULL);

  self->details = WAY_BOARD_DETAILS (way_board_details_new (WAY_PAGE (self)));
  way_board_details_set_card (self->details, card);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->details));
  g_signal_connect_object (library, "changed", G_CALLBACK (page_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return GTK_WIDGET (self);
}
