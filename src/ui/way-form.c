/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-form.h"

#include "base/way-error.h"
#include "base/way-text.h"
#include "ui/way-adaptive.h"
#include "ui/way-announce.h"
#include "ui/way-discard.h"
#include "ui/way-entry.h"
#include "ui/way-field-row.h"
#include "ui/way-form-draft.h"
#include "ui/way-label.h"
#include "ui/way-notice-entry.h"
#include "ui/way-save-copy.h"

#include <glib/gi18n.h>

/* In pixels, how wide a date gets beside its label; and in letters, how much of a name is shown where there is room. */
#define DATE_WIDTH 180
#define NAME_CHARS 44
/* In pixels: how wide and how high a form opens, and below which height it opens only as high as what it asks. What is asked
 * has room for a line or two that come up below it. */
#define WIDTH 480
#define HEIGHT 640
#define SMALL 480
#define ROOM 36
#define LEAST 180

typedef struct {
  GtkWidget *save_button;
  GtkWidget *problem;
  GtkWidget *copy_button; /* while the library cannot be written where it lies */
  GtkWidget *groups;
  AdwPreferencesGroup *group;

  /* owned */
  GWeakRef page;
  WayLibrary *library;
  WayId *project;
  WayFormDraft *draft;
  gboolean gone; /* what it changes is deleted, or the library cannot be written */
} WayFormPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (WayForm, way_form, ADW_TYPE_WINDOW)

enum { SAVE, N_SIGNALS };

static guint signals[N_SIGNALS];

#define PRIV(self) ((WayFormPrivate *) way_form_get_instance_private (self))

/* --- Drafts --- */

void
way_form_cancel (WayForm *self)
{
  way_form_draft_drop (PRIV (self)->draft);
  gtk_window_close (GTK_WINDOW (self));
}

static void
discard (GtkWindow *window)
{
  way_form_cancel (WAY_FORM (window));
}

/* Cancel and Escape: one key too many takes nothing away that somebody typed. */
static void
leave_cb (WayForm *self)
{
  if (PRIV (self)->gone)
    way_form_put_aside (self);
  else if (way_form_draft_is_changed (PRIV (self)->draft))
    way_discard_ask (GTK_WINDOW (self), _("Discard what you typed?"), discard);
  else
    way_form_cancel (self);
}

/* A copy takes along what waits; this form would stand before the choice of a file. */
static void
copy_cb (WayForm *self)
{
  WayPage *page = way_form_get_page (self);
  GtkRoot *root = page != NULL ? gtk_widget_get_root (GTK_WIDGET (page)) : NULL;

  way_form_put_aside (self);
  if (WAY_IS_WINDOW (root))
    way_save_copy_present (WAY_WINDOW (root));
}

void
way_form_put_aside (WayForm *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* A name that is typed and not added would go without a word. */
static gboolean
has_all_added (WayForm *self)
{
  GtkWidget *picker = way_form_draft_find_typed (PRIV (self)->draft);
  g_autofree char *typed = picker != NULL ? way_record_picker_dup_typed (WAY_RECORD_PICKER (picker)) : NULL;
  g_autofree char *name = typed != NULL ? way_label_quote (typed) : NULL;
  g_autofree char *message = NULL;

  if (picker == NULL)
    return TRUE;
  /* Translators: a name that was typed. */
  message = g_strdup_printf (_("“%s” is typed here, but not added. Add it or clear it, then save again."), name);
  return way_form_error_at (self, picker, message);
}

void
way_form_save (WayForm *self)
{
  gboolean saved = FALSE;

  PRIV (self)->gone = FALSE;
  way_form_error (self, NULL);
  if (!has_all_added (self))
    return;
  g_signal_emit (self, signals[SAVE], 0, &saved);
  if (!saved)
    return;
  way_form_draft_drop (PRIV (self)->draft);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
save_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  way_form_save (WAY_FORM (widget));
  return TRUE;
}

static gboolean
cancel_key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  leave_cb (WAY_FORM (widget));
  return TRUE;
}

static void
add_keys (WayForm *self)
{
  GtkEventController *early = gtk_shortcut_controller_new ();
  GtkEventController *late = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (early, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (early),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                                                          gtk_callback_action_new (save_key_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (late),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Escape"),
                                                          gtk_callback_action_new (cancel_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), early);
  gtk_widget_add_controller (GTK_WIDGET (self), late);
}

/* --- Size --- */

static int
wanted_height (WayForm *self)
{
  int width = gtk_widget_get_width (gtk_widget_get_ancestor (PRIV (self)->groups, ADW_TYPE_CLAMP));

  return way_adaptive_wanted_height (self, width > 0 ? width : WIDTH);
}

void
way_form_fit (WayForm *self)
{
  int width, height, wanted;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  wanted = MIN (wanted_height (self), HEIGHT);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (wanted > height)
    gtk_window_set_default_size (GTK_WINDOW (self), width, wanted);
}

/* A few lines do not open a window that is mostly empty. */
static void
way_form_show (GtkWidget *widget)
{
  int wanted = wanted_height (WAY_FORM (widget));

  gtk_window_set_default_size (GTK_WINDOW (widget), WIDTH, wanted <= SMALL ? wanted : MIN (wanted + ROOM, HEIGHT));
  GTK_WIDGET_CLASS (way_form_parent_class)->show (widget);
}

/* What comes first is typed into at once, behind what is there; a form that has chosen something else keeps it. */
static void
way_form_map (GtkWidget *widget)
{
  GtkWidget *focus;

  GTK_WIDGET_CLASS (way_form_parent_class)->map (widget);
  if (gtk_window_get_focus (GTK_WINDOW (widget)) != NULL)
    return;
  gtk_widget_child_focus (PRIV (WAY_FORM (widget))->groups, GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (widget));
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}

/* However it goes away, unless it was saved or cancelled: what was just typed is kept. */
static void
way_form_unmap (GtkWidget *widget)
{
  way_form_draft_flush (PRIV (WAY_FORM (widget))->draft);
  GTK_WIDGET_CLASS (way_form_parent_class)->unmap (widget);
}

static void
way_form_dispose (GObject *object)
{
  WayFormPrivate *priv = PRIV (WAY_FORM (object));

  if (priv->draft != NULL)
    way_form_draft_flush (priv->draft);
  g_clear_pointer (&priv->draft, way_form_draft_free);
  G_OBJECT_CLASS (way_form_parent_class)->dispose (object);
}

static void
way_form_finalize (GObject *object)
{
  WayFormPrivate *priv = PRIV (WAY_FORM (object));

  g_weak_ref_clear (&priv->page);
  g_clear_object (&priv->library);
  g_clear_pointer (&priv->project, way_id_free);
  G_OBJECT_CLASS (way_form_parent_class)->finalize (object);
}

static void
way_form_class_init (WayFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_form_finalize;
  GTK_WIDGET_CLASS (klass)->show = way_form_show;
  GTK_WIDGET_CLASS (klass)->map = way_form_map;
  GTK_WIDGET_CLASS (klass)->unmap = way_form_unmap;
  signals[SAVE] = g_signal_new ("save", WAY_TYPE_FORM, G_SIGNAL_RUN_LAST, G_STRUCT_OFFSET (WayFormClass, save),
                                g_signal_accumulator_true_handled, NULL, NULL, G_TYPE_BOOLEAN, 0);
}

static GtkWidget *
build_header (WayForm *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  PRIV (self)->save_button = g_object_new (GTK_TYPE_BUTTON, "use-underline", TRUE, NULL);
  gtk_widget_add_css_class (PRIV (self)->save_button, "suggested-action");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), PRIV (self)->save_button);
  g_signal_connect_object (cancel, "clicked", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (PRIV (self)->save_button, "clicked", G_CALLBACK (way_form_save), self, G_CONNECT_SWAPPED);
  return header;
}

static void
way_form_init (WayForm *self)
{
  WayFormPrivate *priv = PRIV (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                      "propagate-natural-height", TRUE, "child", clamp, NULL);

  way_announce_init_window (GTK_WINDOW (self));
  g_weak_ref_init (&priv->page, NULL);
  priv->groups = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18, "margin-top", 18,
                               "margin-bottom", 24, "margin-start", 12, "margin-end", 12, "height-request", LEAST, NULL);
  priv->problem = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "visible", FALSE, "margin-top", 12,
                                "margin-start", 12, "margin-end", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_add_css_class (priv->problem, "error");
  priv->copy_button = g_object_new (GTK_TYPE_BUTTON, "label", _("Save a _copy…"), "use-underline", TRUE, "visible",
                                    FALSE, "margin-top", 12, "halign", GTK_ALIGN_CENTER, NULL);
  g_signal_connect_object (priv->copy_button, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  adw_clamp_set_child (ADW_CLAMP (clamp), priv->groups);
  gtk_box_append (GTK_BOX (box), build_header (self));
  gtk_box_append (GTK_BOX (box), priv->problem);
  gtk_box_append (GTK_BOX (box), priv->copy_button);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_window_set_content (ADW_WINDOW (self), box);
  way_adaptive_fit_header (self);
  add_keys (self);
}

static void
set_page (WayForm *self, WayPage *page)
{
  WayFormPrivate *priv = PRIV (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (page));
  const WayId *project = way_page_get_project (page);

  g_weak_ref_set (&priv->page, page);
  priv->library = g_object_ref (way_page_get_library (page));
  priv->project = project != NULL ? way_id_copy (project) : NULL;
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
}

GtkWidget *
way_form_new (GType type, WayPage *page, const char *title, const char *save_label, const char *name)
{
  g_autofree char *line = way_label_line (title);
  WayForm *self = g_object_new (type, "title", line, "modal", TRUE, "destroy-with-parent", TRUE, "default-width", WIDTH,
                                "default-height", HEIGHT, NULL);

  set_page (self, page);
  PRIV (self)->draft = way_form_draft_new (PRIV (self)->library, name);
  way_form_set_save_label (self, save_label);
  return GTK_WIDGET (self);
}

WayPage *
way_form_get_page (WayForm *self)
{
  WayPage *page = g_weak_ref_get (&PRIV (self)->page);

  /* The window below keeps it. */
  if (page != NULL)
    g_object_unref (page);
  return page;
}

WayLibrary *
way_form_get_library (WayForm *self)
{
  return PRIV (self)->library;
}

const WayId *
way_form_get_project (WayForm *self)
{
  return PRIV (self)->project;
}

void
way_form_set_save_label (WayForm *self, const char *label)
{
  gtk_button_set_label (GTK_BUTTON (PRIV (self)->save_button), label);
}

/* --- Rows --- */

/* In large letters the name of a field needs more than the one line that libadwaita gives it. */
static void
wrap_heading (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading"))
    g_object_set (widget, "ellipsize", PANGO_ELLIPSIZE_NONE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    wrap_heading (child);
}

/* A group takes both as markup; what somebody typed is none. */
GtkWidget *
way_form_add_group (WayForm *self, const char *title, const char *description)
{
  g_autofree char *line = way_label_line (title);
  g_autofree char *facts = way_text_beginning (description, WAY_LABEL_FACTS);
  g_autofree char *title_markup = g_markup_escape_text (line, -1);
  g_autofree char *description_markup = description != NULL ? g_markup_escape_text (facts, -1) : NULL;
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title_markup, "description", description_markup, NULL);

  wrap_heading (group);
  PRIV (self)->group = ADW_PREFERENCES_GROUP (group);
  gtk_box_append (GTK_BOX (PRIV (self)->groups), group);
  return group;
}

static void
add_row (WayForm *self, GtkWidget *row)
{
  if (PRIV (self)->group == NULL)
    way_form_add_group (self, NULL, NULL);
  adw_preferences_group_add (PRIV (self)->group, row);
}

GtkWidget *
way_form_add_entry (WayForm *self, const char *label, const char *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", label, NULL);

  way_entry_set_text (row, text);
  way_entry_setup_limit (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (row, "entry-activated", G_CALLBACK (way_form_save), self, G_CONNECT_SWAPPED);
  add_row (self, row);
  /* A line may stand for what is not there yet: nothing can be remembered about it here. */
  way_notice_entry_attach (row, PRIV (self)->library, NULL, NULL);
  return row;
}

GtkWidget *
way_form_add_list_entry (WayForm *self, const char *label, const char *text)
{
  GtkWidget *row = way_form_add_entry (self, label, text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("Separate several with “;”."), -1);
  return row;
}

void
way_form_keep (WayForm *self, GtkWidget *widget, const WayId *record, const char *field)
{
  way_form_draft_add (PRIV (self)->draft, widget, record, field);
}

void
way_form_keep_list (WayForm *self, GtkWidget *row, const char *const *keys, const WayId *record, const char *field)
{
  way_form_draft_add_list (PRIV (self)->draft, ADW_COMBO_ROW (row), keys, record, field);
}

void
way_form_keep_records (WayForm *self, GtkWidget *row, GPtrArray *records, const WayId *record, const char *field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  g_strv_builder_add (builder, "new");
  for (guint i = 0; i < records->len; i++)
    {
      char id[WAY_ID_TEXT_SIZE];

      g_strv_builder_add (builder, way_id_to_text (way_record_get_id (records->pdata[i]), id));
    }
  keys = g_strv_builder_end (builder);
  way_form_keep_list (self, row, (const char *const *) keys, record, field);
}

void
way_form_shown (WayForm *self, GtkWidget *widget)
{
  way_form_draft_shown (PRIV (self)->draft, widget);
}

void
way_form_keep_place (WayForm *self, GtkWidget *widget)
{
  way_form_draft_keep_place (PRIV (self)->draft, widget);
}

void
way_form_keep_now (WayForm *self)
{
  way_form_draft_flush (PRIV (self)->draft);
}

static GtkWidget *
add_suffix_row (WayForm *self, const char *label, GtkWidget *suffix)
{
  GtkWidget *row = g_object_new (WAY_TYPE_FIELD_ROW, "title", label, "use-markup", FALSE, NULL);

  way_label_keep_words (row);
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (suffix, 6);
  gtk_widget_set_margin_bottom (suffix, 6);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  add_row (self, row);
  return row;
}

GtkWidget *
way_form_add_date (WayForm *self, const char *label, const char *date)
{
  GtkWidget *entry = way_date_entry_new ();

  way_date_entry_reserve_line (WAY_DATE_ENTRY (entry));
  g_object_set (entry, "label", label, NULL);
  way_date_entry_set_date (WAY_DATE_ENTRY (entry), date);
  add_suffix_row (self, label, g_object_new (ADW_TYPE_CLAMP, "child", entry, "maximum-size", DATE_WIDTH, "tightening-threshold",
                                             DATE_WIDTH, "halign", GTK_ALIGN_END, NULL));
  /* The line that is reserved there is enough room below. */
  gtk_widget_set_margin_bottom (gtk_widget_get_parent (entry), 0);
  return entry;
}

GtkWidget *
way_form_add_choice (WayForm *self, const char *kind, const char *field, gboolean unset, const char *value)
{
  GtkWidget *row = way_choice_row_new (kind, field, unset);

  way_choice_row_set_value (WAY_CHOICE_ROW (row), value);
  add_row (self, row);
  way_notice_entry_attach_choice (row, PRIV (self)->library);
  return row;
}

GtkWidget *
way_form_add_switch (WayForm *self, const char *label, const char *explanation, gboolean active)
{
  GtkWidget *toggle = g_object_new (GTK_TYPE_SWITCH, "active", active, NULL);
  GtkWidget *row = add_suffix_row (self, label, toggle);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), explanation != NULL ? explanation : "");
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return toggle;
}

GtkWidget *
way_form_add_picker (WayForm *self, const char *label, const char *kinds, const char *placeholder, gboolean several)
{
  GtkWidget *picker = way_record_picker_new (PRIV (self)->library, PRIV (self)->project, kinds, label, several);
  GtkWidget *row;

  way_record_picker_set_placeholder (WAY_RECORD_PICKER (picker), placeholder);
  way_record_picker_set_max_chars (WAY_RECORD_PICKER (picker), NAME_CHARS);
  gtk_widget_set_halign (picker, GTK_ALIGN_END);
  row = add_suffix_row (self, label, picker);
  g_signal_connect_object (row, "activated", G_CALLBACK (way_record_picker_popup), picker, G_CONNECT_SWAPPED);
  return picker;
}

GtkWidget *
way_form_add_text (WayForm *self, const char *label, const char *explanation, const char *text, const WayId *record,
                   const char *field)
{
  GtkWidget *editor = way_text_editor_new ();

  g_object_set (editor, "label", label, NULL);
  way_text_editor_set_text (WAY_TEXT_EDITOR (editor), text);
  way_form_draft_add_text (PRIV (self)->draft, WAY_TEXT_EDITOR (editor), record, field);
  way_form_add_group (self, label, explanation);
  add_row (self, editor);
  return editor;
}

GtkWidget *
way_form_add_button (WayForm *self, const char *label, gboolean destructive, GCallback clicked)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "margin-top", 12, "halign", GTK_ALIGN_START, NULL);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  if (destructive)
    gtk_widget_add_css_class (button, "destructive-action");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  add_row (self, button);
  return button;
}

void
way_form_add_widget (WayForm *self, GtkWidget *widget)
{
  add_row (self, widget);
}

/* --- Values --- */

char *
way_form_dup_entry (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (way_entry_get_text (entry)));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

char *
way_form_dup_text (GtkWidget *editor)
{
  g_autofree char *text = way_text_editor_dup_text (WAY_TEXT_EDITOR (editor));

  return way_text_is_blank (text) ? NULL : g_strdup (g_strstrip (text));
}

gboolean
way_form_check_date (WayForm *self, GtkWidget *date)
{
  if (way_date_entry_is_valid (WAY_DATE_ENTRY (date)))
    return TRUE;
  return way_form_error_at (self, way_date_entry_get_entry (WAY_DATE_ENTRY (date)),
                            _("There is no such date. Type one such as 14 Feb 2022, or leave it empty."));
}

/* Something else is there now; a line that is still empty is no better. */
static void
mended_cb (gpointer changed, WayForm *self)
{
  if (GTK_IS_EDITABLE (changed) && way_text_is_blank (gtk_editable_get_text (changed)))
    return;
  g_signal_handlers_disconnect_by_func (changed, mended_cb, self);
  way_form_error (self, NULL);
}

/* What is wrong with @widget is said until that is changed. */
static void
watch_fault (WayForm *self, GtkWidget *widget)
{
  gpointer changes = widget;

  if (WAY_IS_TEXT_EDITOR (widget))
    changes = gtk_text_view_get_buffer (GTK_TEXT_VIEW (way_text_editor_get_view (WAY_TEXT_EDITOR (widget))));
  g_signal_handlers_disconnect_by_func (changes, mended_cb, self);
  if (GTK_IS_EDITABLE (changes) || GTK_IS_TEXT_BUFFER (changes) || WAY_IS_RECORD_PICKER (changes))
    g_signal_connect_object (changes, "changed", G_CALLBACK (mended_cb), self, 0);
  if (WAY_IS_RECORD_PICKER (changes))
    g_signal_connect_object (changes, "typed", G_CALLBACK (mended_cb), self, 0);
}

gboolean
way_form_error (WayForm *self, const char *message)
{
  way_label_set_prose (GTK_LABEL (PRIV (self)->problem), message != NULL ? message : "");
  gtk_widget_set_visible (PRIV (self)->problem, message != NULL);
  gtk_widget_set_visible (PRIV (self)->copy_button, FALSE);
  way_form_fit (self);
  return FALSE;
}

gboolean
way_form_error_at (WayForm *self, GtkWidget *widget, const char *message)
{
  if (!gtk_widget_grab_focus (widget))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
  watch_fault (self, widget);
  return way_form_error (self, message);
}

gboolean
way_form_fail (WayForm *self, const GError *error)
{
  gboolean copy = way_window_copy_helps (error);

  PRIV (self)->gone = copy || g_error_matches (error, WAY_ERROR, WAY_ERROR_DELETED);
  way_form_error (self, error->message);
  gtk_widget_set_visible (PRIV (self)->copy_button, copy);
  way_form_fit (self);
  return FALSE;
}
