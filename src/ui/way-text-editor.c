/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-text-editor.h"

#include "ui/way-entry.h"
#include "ui/way-notice-bar.h"
#include "ui/way-pause.h"

#include <glib/gi18n.h>

/* In pixels, between which a text is as high as it needs. */
#define LOWEST 72
#define HIGHEST 360

struct _WayTextEditor {
  GtkBox parent_instance;

  GtkWidget *frame;
  GtkWidget *view;
  GtkWidget *placeholder;
  GtkWidget *kept;
  GtkWidget *notice;
  GtkTextBuffer *buffer;

  /* owned */
  WayLibrary *library;
  char *form;
  WayId *record;
  char *field;
  char *saved;
  char *label;
  WayPause pause;
  guint fit_id;
  int lowest;
  gboolean setting;
  gboolean committing;
};

G_DEFINE_FINAL_TYPE (WayTextEditor, way_text_editor, GTK_TYPE_BOX)

enum { PROP_0, PROP_PLACEHOLDER, PROP_LABEL, N_PROPS };
enum { COMMIT, ACTIVATE, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
keep_draft (WayTextEditor *self, const char *text)
{
  return self->library == NULL || way_library_is_read_only (self->library)
         || way_library_set_draft (self->library, self->form, self->record, self->field, text, NULL);
}

static gboolean
keep_cb (gpointer data)
{
  WayTextEditor *self = data;
  g_autofree char *text = way_text_editor_dup_text (self);

  return keep_draft (self, way_text_editor_is_changed (self) ? text : NULL);
}

/* --- Height --- */

static int
height_of_text (WayTextEditor *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GtkTextIter end;
  int y, height;

  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_view_get_line_yrange (view, &end, &y, &height);
  return y + height + gtk_text_view_get_top_margin (view) + gtk_text_view_get_bottom_margin (view);
}

static gboolean
fit_cb (gpointer data)
{
  WayTextEditor *self = data;

  self->fit_id = 0;
  if (gtk_widget_get_width (self->view) > 0)
    gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->frame),
                                                CLAMP (height_of_text (self), self->lowest, HIGHEST));
  return G_SOURCE_REMOVE;
}

/* A text view lays its lines out once it has a width, and does not say that they need more height than it asked for; and
 * what scrolls gives what is in it no more than it must have. */
static void
fit_soon (WayTextEditor *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, fit_cb, self, NULL);
}

static void
changed_cb (WayTextEditor *self)
{
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (self->buffer) == 0);
  fit_soon (self);
  if (!self->setting)
    way_pause_typed (&self->pause);
}

static void
show_text (WayTextEditor *self, const char *text)
{
  self->setting = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->setting = FALSE;
}

static gboolean
enter_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  way_text_editor_commit (WAY_TEXT_EDITOR (data));
  return TRUE;
}

/* An input method may want Enter to end a word of its own. */
static gboolean
line_key_cb (WayTextEditor *self, guint key, guint code, GdkModifierType state, GtkEventController *keys)
{
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter)
    return FALSE;
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (!gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->view), gtk_event_controller_get_current_event (keys)))
    g_signal_emit (self, signals[ACTIVATE], 0);
  return TRUE;
}

static void
add_keys (WayTextEditor *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                                                          gtk_callback_action_new (enter_cb, self, NULL)));
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (way_text_editor_commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, focus);
}

static void
way_text_editor_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WayTextEditor *self = WAY_TEXT_EDITOR (object);

  switch (id)
    {
    case PROP_PLACEHOLDER:
      gtk_label_set_label (GTK_LABEL (self->placeholder), g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
                                      gtk_label_get_label (GTK_LABEL (self->placeholder)), -1);
      break;
    case PROP_LABEL:
      g_free (self->label);
      self->label = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      self->label != NULL ? self->label : _("Text"), -1);
      break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_text_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WayTextEditor *self = WAY_TEXT_EDITOR (object);

  switch (id)
    {
    case PROP_PLACEHOLDER: g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->placeholder))); break;
    case PROP_LABEL: g_value_set_string (value, self->label); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
way_text_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAY_TEXT_EDITOR (widget)->view);
}

static void
way_text_editor_dispose (GObject *object)
{
  WayTextEditor *self = WAY_TEXT_EDITOR (object);

  way_pause_flush (&self->pause);
  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_text_editor_parent_class)->dispose (object);
}

static void
way_text_editor_finalize (GObject *object)
{
  WayTextEditor *self = WAY_TEXT_EDITOR (object);

  g_free (self->form);
  g_clear_pointer (&self->record, way_id_free);
  g_free (self->field);
  g_free (self->saved);
  g_free (self->label);
  G_OBJECT_CLASS (way_text_editor_parent_class)->finalize (object);
}

static void
way_text_editor_class_init (WayTextEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = way_text_editor_set_property;
  object_class->get_property = way_text_editor_get_property;
  object_class->dispose = way_text_editor_dispose;
  object_class->finalize = way_text_editor_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = way_text_editor_grab_focus;
  props[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, "", flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[COMMIT] = g_signal_new ("commit", WAY_TYPE_TEXT_EDITOR, G_SIGNAL_RUN_LAST, 0,
                                  g_signal_accumulator_first_wins, NULL, NULL, G_TYPE_BOOLEAN, 0);
  signals[ACTIVATE] = g_signal_new ("activate", WAY_TYPE_TEXT_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
build_kept (WayTextEditor *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", _("Kept from before"), "xalign", 0.0f, "hexpand", TRUE, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Discard"));

  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (way_text_editor_discard), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

static void
way_text_editor_init (WayTextEditor *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->lowest = LOWEST;
  way_pause_init (&self->pause, keep_cb, self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  self->view = g_object_new (GTK_TYPE_TEXT_VIEW, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE,
                             "top-margin", 9, "bottom-margin", 9, "left-margin", 9, "right-margin", 9, NULL);
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text"), -1);
  way_entry_setup_undo (self->view);
  self->placeholder = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "yalign", 0.0f, "wrap", TRUE, "can-target", FALSE,
                                    "margin-top", 9, "margin-start", 10, "margin-end", 9, NULL);
  gtk_widget_add_css_class (self->placeholder, "dim-label");
  self->frame = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                              "min-content-height", LOWEST, "max-content-height", HIGHEST, "propagate-natural-height", TRUE,
                              "child", self->view, NULL);
  gtk_widget_add_css_class (self->frame, "way-text");
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->frame)), "changed",
                           G_CALLBACK (fit_soon), self, G_CONNECT_SWAPPED);
  /* As tall as it is made; taller only where whoever uses it says so. */
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->frame);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  self->kept = build_kept (self);
  gtk_box_append (GTK_BOX (self), overlay);
  gtk_box_append (GTK_BOX (self), self->kept);
  self->notice = way_notice_bar_new (self->view);
  gtk_box_append (GTK_BOX (self), self->notice);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  add_keys (self);
}

GtkWidget *
way_text_editor_new (void)
{
  return g_object_new (WAY_TYPE_TEXT_EDITOR, NULL);
}

/* What was typed for another record stays there as a draft. */
static void
leave_place (WayTextEditor *self)
{
  way_pause_flush (&self->pause);
  show_text (self, self->saved);
  gtk_widget_set_visible (self->kept, FALSE);
}

void
way_text_editor_set_place (WayTextEditor *self, WayLibrary *library, const char *form, const WayId *record,
                           const char *field)
{
  g_autofree char *draft = NULL;

  if (self->record != NULL && (record == NULL || !way_id_equal (self->record, record)))
    leave_place (self);
  g_set_object (&self->library, library);
  g_free (self->form);
  self->form = g_strdup (form);
  g_clear_pointer (&self->record, way_id_free);
  self->record = record != NULL ? way_id_copy (record) : NULL;
  g_free (self->field);
  self->field = g_strdup (field);
  way_notice_bar_set_place (WAY_NOTICE_BAR (self->notice), library, record, field);
  draft = way_library_get_draft (library, form, record, field);
  if (draft != NULL && g_strcmp0 (draft, self->saved != NULL ? self->saved : "") != 0)
    {
      show_text (self, draft);
      gtk_widget_set_visible (self->kept, TRUE);
    }
}

char *
way_text_editor_dup_text (WayTextEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

void
way_text_editor_set_text (WayTextEditor *self, const char *text)
{
  gboolean editing = way_text_editor_is_changed (self);

  if (g_strcmp0 (self->saved, text) == 0)
    return;
  g_free (self->saved);
  self->saved = g_strdup (text);
  if (!editing)
    show_text (self, text);
}

gboolean
way_text_editor_commit (WayTextEditor *self)
{
  g_autofree char *text = NULL;
  gboolean saved = FALSE;

  if (self->committing || !way_text_editor_is_changed (self))
    return TRUE;
  way_pause_stop (&self->pause);
  self->committing = TRUE;
  text = way_text_editor_dup_text (self);
  g_signal_emit (self, signals[COMMIT], 0, &saved);
  self->committing = FALSE;
  if (!keep_draft (self, saved ? NULL : text))
    way_pause_retry (&self->pause);
  if (saved)
    {
      g_free (self->saved);
      self->saved = g_steal_pointer (&text);
      gtk_widget_set_visible (self->kept, FALSE);
    }
  return saved;
}

void
way_text_editor_discard (WayTextEditor *self)
{
  way_pause_stop (&self->pause);
  show_text (self, self->saved);
  gtk_widget_set_visible (self->kept, FALSE);
  keep_draft (self, NULL);
}

gboolean
way_text_editor_is_changed (WayTextEditor *self)
{
  g_autofree char *text = way_text_editor_dup_text (self);

  return g_strcmp0 (text, self->saved != NULL ? self->saved : "") != 0;
}

void
way_text_editor_set_notice_place (WayTextEditor *self, const WayId *record, const char *field)
{
  g_return_if_fail (self->library != NULL);

  way_notice_bar_set_place (WAY_NOTICE_BAR (self->notice), self->library, record, field);
}

void
way_text_editor_set_line (WayTextEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (line_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->view, keys);
  self->lowest = 0;
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->frame), 0);
  fit_soon (self);
}

void
way_text_editor_select (WayTextEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_select_range (self->buffer, &start, &end);
}

GtkWidget *
way_text_editor_get_view (WayTextEditor *self)
{
  return self->view;
}
