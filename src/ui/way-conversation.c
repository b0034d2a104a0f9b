/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-conversation.h"

#include "base/way-error.h"
#include "service/way-conversation-service.h"
#include "service/way-edit.h"
#include "ui/way-board-details.h"
#include "ui/way-board-lanes.h"
#include "ui/way-conversation-form.h"
#include "ui/way-conversation-heard.h"
#include "ui/way-label.h"
#include "ui/way-record-picker.h"
#include "ui/way-reflection-dialog.h"
#include "ui/way-text-editor.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

#define LANES_HEIGHT 390

struct _WayConversation {
  WayPage parent_instance;

  /* borrowed */
  GtkWidget *facts;
  GtkWidget *facts_box;
  GtkWidget *picker;
  WayBoardLanes *lanes;
  GtkWidget *notes;
  GtkWidget *lower;

  /* owned */
  WayId id;
  WayRecord *record;
};

G_DEFINE_FINAL_TYPE (WayConversation, way_conversation, WAY_TYPE_PAGE)

/* --- What is shown --- */

static GtkWidget *
make_fact (const char *name, const char *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", name, "css-classes",
                                   (const char *[]){ "dim-label", NULL }, NULL);
  GtkWidget *text = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 28, NULL);
  g_autofree char *line = way_label_line (value);

  way_label_set (GTK_LABEL (text), value);
  gtk_widget_set_tooltip_text (text, line);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), text);
  gtk_widget_set_margin_end (box, 18);
  return box;
}

static char *
describe_present (WayRecord *record)
{
  const char *const *people = way_record_get_list (record, "present");
  guint n = g_strv_length ((char **) people);

  if (n == 0)
    return g_strdup (_("not noted"));
  if (n == 1)
    return g_strdup (people[0]);
  return g_strdup_printf (ngettext ("%u person", "%u people", n), n);
}

static void
show (WayConversation *self)
{
  WayPage *page = WAY_PAGE (self);
  WayLibrary *library = way_page_get_library (page);
  g_autofree char *who = way_conversation_describe_who (library, self->record);
  g_autofree char *what = way_conversation_describe_what (self->record);
  g_autofree char *present = describe_present (self->record);
  g_autofree char *people = g_strjoinv ("\n", (char **) way_record_get_list (self->record, "present"));
  /* Translators: how a source is named in documents: the agency, the sector, “a partner”. */
  g_autofree char *attribution
    = g_strdup_printf (_("Attribution: %s"), way_record_get_label (self->record, "attribution"));
  const char *facilitator = way_record_get_text (self->record, "facilitator");
  GtkWidget *fact;

  way_page_set_title (page, who);
  way_page_set_subtitle (page, what);
  way_record_picker_set_id (WAY_RECORD_PICKER (self->picker), way_record_get_reference (self->record, "agency"));
  way_wrap_clear (WAY_WRAP (self->facts));
  way_wrap_append (WAY_WRAP (self->facts), make_fact (_("Facilitated by"), facilitator != NULL ? facilitator : _("not noted")));
  fact = make_fact (_("Present"), present);
  gtk_widget_set_tooltip_text (fact, people);
  way_wrap_append (WAY_WRAP (self->facts), fact);
  way_wrap_append (WAY_WRAP (self->facts), way_pill_new (attribution, WAY_TONE_NEUTRAL));
  way_text_editor_set_text (WAY_TEXT_EDITOR (self->notes), way_record_get_text (self->record, "notes"));
}

/* --- Callbacks --- */

static void
picked_cb (WayConversation *self)
{
  g_autoptr (GError) error = NULL;

  if (!way_conversation_set_agency (way_page_get_library (WAY_PAGE (self)), &self->id,
                                    way_record_picker_get_id (WAY_RECORD_PICKER (self->picker)), &error))
    way_page_error (WAY_PAGE (self), error);
}

static gboolean
notes_cb (WayConversation *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = way_text_editor_dup_text (WAY_TEXT_EDITOR (self->notes));

  if (way_edit_set_text (way_page_get_library (WAY_PAGE (self)), &self->id, "notes", text, &error))
    return TRUE;
  way_page_error (WAY_PAGE (self), error);
  return FALSE;
}

static void
edit_cb (WayConversation *self)
{
  way_conversation_form_present (WAY_PAGE (self), &self->id, NULL);
}

static void
library_changed_cb (WayLibrary *library, WayChanges *changes, WayConversation *self)
{
  if (way_record_get_deleted (self->record))
    way_page_back (WAY_PAGE (self));
  else if (way_changes_touch_record (changes, &self->id) || way_changes_touch (changes, "agency", "name"))
    show (self);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WayConversation *self = data;
  WayLibrary *library = way_page_get_library (WAY_PAGE (self));
  g_autoptr (GError) error = NULL;

  if (!way_board_lanes_flush (self->lanes) || !way_text_editor_commit (WAY_TEXT_EDITOR (self->notes)))
    return;
  way_page_toast_undo (WAY_PAGE (self), _("Conversation deleted; its cards stay on the board"));
  if (!way_edit_delete (library, &self->id, &error))
    way_page_error (WAY_PAGE (self), error);
}

static void
thread_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  way_page_show_thread (data, &WAY_CONVERSATION (data)->id);
}

static const GActionEntry actions[] = {
  { "delete", delete_cb },
  { "thread", thread_cb },
};

static void
details_cb (WayConversation *self, const WayId *card)
{
  WayPage *page = WAY_PAGE (self);

  way_page_push (page, WAY_PAGE (way_board_details_page_new (way_page_get_library (page), way_page_get_project (page),
                                                             card)));
}

static void
reflect_cb (WayConversation *self)
{
  way_reflection_dialog_present (GTK_WIDGET (self), way_page_get_library (WAY_PAGE (self)),
                                 way_page_get_project (WAY_PAGE (self)), &self->id);
}

/* --- Page --- */

static gboolean
way_conversation_flush (WayPage *page, GError **error)
{
  WayConversation *self = WAY_CONVERSATION (page);

  return way_board_lanes_flush (self->lanes) && way_text_editor_commit (WAY_TEXT_EDITOR (self->notes));
}

static void
way_conversation_width_changed (WayPage *page, WayWidthClass width_class)
{
  WayConversation *self = WAY_CONVERSATION (page);
  gboolean narrow = width_class == WAY_WIDTH_NARROW;

  way_board_lanes_set_narrow (self->lanes, narrow);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->facts_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->lower),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static gboolean
ready_cb (gpointer data)
{
  way_board_lanes_add (WAY_CONVERSATION (data)->lanes);
  return G_SOURCE_REMOVE;
}

/* Ready to type, once the window has put the focus where it usually goes. */
static void
way_conversation_shown (WayPage *page)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, ready_cb, g_object_ref (page), g_object_unref);
}

static GtkWidget *
make_facts (WayConversation *self)
{
  WayPage *page = WAY_PAGE (self);
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *edit = g_object_new (GTK_TYPE_BUTTON, "icon-name", "document-edit-symbolic", "tooltip-text",
                                  _("Change date, kind, people and attribution"), "valign", GTK_ALIGN_CENTER, "css-classes",
                                  (const char *[]){ "flat", NULL }, NULL);

  self->picker = way_record_picker_new (way_page_get_library (page), way_page_get_project (page), "agency team",
                                        _("Agency or team"), FALSE);
  way_record_picker_set_placeholder (WAY_RECORD_PICKER (self->picker), _("Agency or team…"));
  gtk_widget_set_valign (self->picker, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->picker, "commit", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
  self->facts = way_wrap_new ();
  gtk_widget_set_hexpand (self->facts, TRUE);
  gtk_widget_set_valign (self->facts, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL, _("About this conversation"), -1);
  g_signal_connect_object (edit, "clicked", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->picker);
  gtk_box_append (GTK_BOX (box), self->facts);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (outer), box);
  gtk_box_append (GTK_BOX (outer), edit);
  gtk_widget_add_css_class (outer, "card");
  gtk_widget_add_css_class (outer, "way-panel");
  self->facts_box = box;
  return outer;
}

static GtkWidget *
make_notes (WayConversation *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Notes"), "xalign", 0.0f, "css-classes",
                                   (const char *[]){ "heading", NULL }, NULL);

  self->notes = way_text_editor_new ();
  g_object_set (self->notes, "label", _("Notes"), "placeholder", _("What else was said, offered or worried about"),
                "vexpand", TRUE, NULL);
  g_signal_connect_object (self->notes, "commit", G_CALLBACK (notes_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->notes);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "way-panel");
  return box;
}

static GtkWidget *
make_content (WayConversation *self)
{
  WayPage *page = WAY_PAGE (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  g_object_set (box, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12, NULL);
  self->lanes = WAY_BOARD_LANES (
    way_board_lanes_new (way_page_get_library (page), way_page_get_project (page), &self->id));
  g_signal_connect_object (self->lanes, "details", G_CALLBACK (details_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (GTK_WIDGET (self->lanes), -1, LANES_HEIGHT);
  self->lower = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (self->lower), make_notes (self));
  gtk_box_append (GTK_BOX (self->lower),
                  way_conversation_heard_new (way_page_get_library (page), way_page_get_project (page)));
  gtk_box_append (GTK_BOX (box), make_facts (self));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lanes));
  gtk_box_append (GTK_BOX (box), self->lower);
  return g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "child", box, NULL);
}

/* The header is not within the page, so the actions go with the button. */
static GtkWidget *
make_menu_button (WayConversation *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *button = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "tooltip-text",
                                    _("More about this conversation"), NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (button, "conversation", G_ACTION_GROUP (group));
  g_menu_append (menu, _("What _happened with it"), "conversation.thread");
  g_menu_append (menu, _("_Delete"), "conversation.delete");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("More about this conversation"), -1);
  return button;
}

static GtkWidget *
make_header_end (WayConversation *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *content = g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "way-reflection-symbolic", "label",
                                     _("Capture a reflection"), NULL);
  GtkWidget *reflect = g_object_new (GTK_TYPE_BUTTON, "child", content, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (reflect), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Capture a reflection"), -1);
  g_signal_connect_object (reflect, "clicked", G_CALLBACK (reflect_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), reflect);
  gtk_box_append (GTK_BOX (box), make_menu_button (self));
  return box;
}

static void
way_conversation_finalize (GObject *object)
{
  g_clear_object (&WAY_CONVERSATION (object)->record);
  G_OBJECT_CLASS (way_conversation_parent_class)->finalize (object);
}

static void
way_conversation_class_init (WayConversationClass *klass)
{
  WayPageClass *page_class = WAY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = way_conversation_finalize;
  page_class->flush = way_conversation_flush;
  page_class->width_changed = way_conversation_width_changed;
  page_class->shown = way_conversation_shown;
}

static void
way_conversation_init (WayConversation *self)
{
}

GtkWidget *
way_conversation_new (WayLibrary *library, const WayId *project, const WayId *conversation)
{
  WayConversation *self = g_object_new (WAY_TYPE_CONVERSATION, "library", library, "project", project, NULL);

  way_page_set_record (WAY_PAGE (self), conversation);
  self->id = *conversation;
  self->record = way_library_get (library, conversation);
  adw_bin_set_child (ADW_BIN (self), make_content (self));
  show (self);
  way_text_editor_set_place (WAY_TEXT_EDITOR (self->notes), library, "conversation", &self->id, "notes");
  way_page_set_header_end (WAY_PAGE (self), make_header_end (self));
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, 0);
  return GTK_WIDGET (self);
}
