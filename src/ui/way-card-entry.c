/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-card-entry.h"

#include "base/way-text.h"
#include "ui/way-entry.h"
#include "ui/way-notice-bar.h"
#include "ui/way-pause.h"
#include "ui/way-text-view.h"

#include <glib/gi18n.h>

#define ICON_SIZE 16
#define ICON_GAP 9

struct _WayCardEntry {
  AdwBin parent_instance;

  /* borrowed */
  GtkWidget *view;
  GtkWidget *placeholder;
  GtkWidget *notice;

  /* owned */
  WayLibrary *library;
  char *form;
  char *field;
  WayId record;
  WayPause pause;
  gboolean adding;
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (WayCardEntry, way_card_entry, ADW_TYPE_BIN)

enum { COMMIT, LINES, CANCEL, STEP, UP, N_SIGNALS };

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (WayCardEntry *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

char *
way_card_entry_dup_text (WayCardEntry *self)
{
  g_autofree char *text = NULL;

  g_object_get (get_buffer (self), "text", &text, NULL);
  return g_strdup (g_strstrip (text));
}

/* --- Drafts --- */

static gboolean
keep_draft (WayCardEntry *self, const char *text)
{
  way_pause_stop (&self->pause);
  return self->library == NULL || way_library_is_read_only (self->library)
         || way_library_set_draft (self->library, self->form, &self->record, self->field, text, NULL);
}

static gboolean
keep_cb (gpointer data)
{
  g_autofree char *text = way_card_entry_dup_text (data);

  return keep_draft (data, text);
}

static void
show_placeholder (WayCardEntry *self)
{
  /* It is measured all the same, so that the entry never gets lower than a line. */
  gtk_widget_set_opacity (gtk_widget_get_last_child (self->placeholder),
                          gtk_text_buffer_get_char_count (get_buffer (self)) == 0 ? 1 : 0);
}

static void
text_changed_cb (WayCardEntry *self)
{
  show_placeholder (self);
  if (self->library != NULL && !self->busy)
    way_pause_typed (&self->pause);
  else
    way_pause_stop (&self->pause);
}

/* --- What is done with the text --- */

static void
finish (WayCardEntry *self)
{
  self->busy = TRUE;
  if (self->adding)
    gtk_text_buffer_set_text (get_buffer (self), "", -1);
  keep_draft (self, NULL);
  self->busy = FALSE;
}

static gboolean
emit_text (WayCardEntry *self, guint signal, const char *text)
{
  gboolean done = FALSE;

  g_object_ref (self);
  self->busy = TRUE;
  g_signal_emit (self, signals[signal], 0, text, &done);
  self->busy = FALSE;
  if (done)
    finish (self);
  g_object_unref (self);
  return done;
}

gboolean
way_card_entry_commit (WayCardEntry *self)
{
  g_autofree char *text = way_card_entry_dup_text (self);

  if (self->busy)
    return TRUE;
  if (!way_text_is_blank (text))
    return emit_text (self, COMMIT, text);
  way_card_entry_cancel (self);
  return TRUE;
}

void
way_card_entry_cancel (WayCardEntry *self)
{
  gboolean done = FALSE;

  if (self->busy)
    return;
  g_object_ref (self);
  finish (self);
  g_signal_emit (self, signals[CANCEL], 0, &done);
  g_object_unref (self);
}

void
way_card_entry_paste (WayCardEntry *self, const char *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  g_auto (GStrv) lines = way_text_lines (text);
  guint n = g_strv_length (lines);
  /* A line copied whole brings its end along; more lines, in a card that is there already, stay lines. */
  gboolean whole_line = n == 1 && strchr (text, '\n') != NULL;

  /* One undo takes it out again, and brings back what was selected. */
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (buffer, whole_line ? lines[0] : text, -1);
  gtk_text_buffer_end_user_action (buffer);
  if (n > 1 && self->adding)
    {
      g_autofree char *all = way_card_entry_dup_text (self);

      emit_text (self, LINES, all);
    }
}

/* --- Callbacks --- */

static void
clipboard_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (WayCardEntry) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (text != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    way_card_entry_paste (self, text);
}

static void
paste_cb (WayCardEntry *self)
{
  g_signal_stop_emission_by_name (self->view, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, clipboard_cb,
                                 g_object_ref (self));
}

static gboolean
step (WayCardEntry *self, int direction)
{
  gboolean done = FALSE;

  if (!way_card_entry_commit (self))
    return TRUE;
  g_signal_emit (self, signals[STEP], 0, direction, &done);
  return done;
}

static gboolean
cursor_is_first (WayCardEntry *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  return !gtk_text_view_backward_display_line (GTK_TEXT_VIEW (self->view), &iter);
}

static gboolean
escape (WayCardEntry *self)
{
  if (self->adding && gtk_text_buffer_get_char_count (get_buffer (self)) == 0)
    return FALSE;
  way_card_entry_cancel (self);
  return TRUE;
}

static gboolean
up (WayCardEntry *self)
{
  gboolean done = FALSE;

  if (cursor_is_first (self))
    g_signal_emit (self, signals[UP], 0, &done);
  return done;
}

static gboolean
filtered_by_input_method (WayCardEntry *self, GtkEventController *controller)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  return event != NULL && gtk_text_view_im_context_filter_keypress (GTK_TEXT_VIEW (self->view), event);
}

static gboolean
key_cb (WayCardEntry *self, guint key, guint code, GdkModifierType state, GtkEventController *controller)
{
  state &= gtk_accelerator_get_default_mod_mask ();
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if ((state & GDK_SHIFT_MASK) != 0 || filtered_by_input_method (self, controller))
        return (state & GDK_SHIFT_MASK) == 0;
      way_card_entry_commit (self);
      return TRUE;
    case GDK_KEY_Escape: return escape (self);
    case GDK_KEY_Tab: return state == 0 && step (self, 1);
    case GDK_KEY_ISO_Left_Tab: return step (self, -1);
    case GDK_KEY_Up: return state == 0 && up (self);
    case GDK_KEY_V:
    case GDK_KEY_v:
      if (state != (GDK_CONTROL_MASK | GDK_SHIFT_MASK))
        return FALSE;
      g_signal_emit_by_name (self->view, "paste-clipboard");
      return TRUE;
    default: return FALSE;
    }
}

/* Switching to another program is not leaving the field. */
static void
leave_cb (WayCardEntry *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (root != NULL && focus != self->view)
    way_card_entry_commit (self);
}

/* --- Class --- */

static void
way_card_entry_dispose (GObject *object)
{
  WayCardEntry *self = WAY_CARD_ENTRY (object);

  way_pause_flush (&self->pause);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_card_entry_parent_class)->dispose (object);
}

static void
way_card_entry_finalize (GObject *object)
{
  WayCardEntry *self = WAY_CARD_ENTRY (object);

  g_free (self->form);
  g_free (self->field);
  G_OBJECT_CLASS (way_card_entry_parent_class)->finalize (object);
}

static void
way_card_entry_class_init (WayCardEntryClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_card_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_card_entry_finalize;
  signals[COMMIT] = g_signal_new ("commit", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                  G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  signals[LINES] = g_signal_new ("lines", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                 G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  signals[CANCEL] = g_signal_new ("cancel", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                  G_TYPE_BOOLEAN, 0);
  signals[STEP] = g_signal_new ("step", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                G_TYPE_BOOLEAN, 1, G_TYPE_INT);
  signals[UP] = g_signal_new ("up", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                              G_TYPE_BOOLEAN, 0);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "cardentry");
}

static void
add_controllers (WayCardEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (self->view, focus);
  g_signal_connect_swapped (self->view, "paste-clipboard", G_CALLBACK (paste_cb), self);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  way_entry_setup_undo (self->view);
}

static void
way_card_entry_init (WayCardEntry *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *overlay = gtk_overlay_new ();

  way_pause_init (&self->pause, keep_cb, self);
  self->view = g_object_new (WAY_TYPE_TEXT_VIEW, "accepts-tab", FALSE, "hexpand", TRUE, NULL);
  self->placeholder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, ICON_GAP);
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->placeholder, "dim-label");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->view);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  gtk_overlay_set_measure_overlay (GTK_OVERLAY (overlay), self->placeholder, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "way-card-entry");
  self->notice = way_notice_bar_new (self->view);
  gtk_box_append (GTK_BOX (box), overlay);
  gtk_box_append (GTK_BOX (box), self->notice);
  adw_bin_set_child (ADW_BIN (self), box);
  add_controllers (self);
}

/* In a lane too narrow for @placeholder only what can be done: the lane's heading says with what. */
static GtkWidget *
squeezer_new (const char *placeholder)
{
  const char *const texts[] = { placeholder, _("Add…") };
  GtkWidget *squeezer = g_object_new (ADW_TYPE_SQUEEZER, "homogeneous", FALSE, "xalign", 0.0f, "hexpand", TRUE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    adw_squeezer_add (ADW_SQUEEZER (squeezer), g_object_new (GTK_TYPE_LABEL, "label", texts[i], "xalign", 0.0f, NULL));
  return squeezer;
}

/* What is typed stands beside the icon, as in an entry. A text view knows left and right only. */
static void
keep_beside_icon (GtkWidget *view)
{
  gboolean right_to_left = gtk_widget_get_direction (view) == GTK_TEXT_DIR_RTL;

  g_object_set (view, "left-margin", right_to_left ? 0 : ICON_SIZE + ICON_GAP, "right-margin",
                right_to_left ? ICON_SIZE + ICON_GAP : 0, NULL);
}

GtkWidget *
way_card_entry_new (const char *placeholder, gboolean adding)
{
  WayCardEntry *self = g_object_new (WAY_TYPE_CARD_ENTRY, NULL);

  self->adding = adding;
  if (adding)
    {
      gtk_box_append (GTK_BOX (self->placeholder),
                      g_object_new (GTK_TYPE_IMAGE, "icon-name", "list-add-symbolic", "pixel-size", ICON_SIZE,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
      g_signal_connect (self->view, "direction-changed", G_CALLBACK (keep_beside_icon), NULL);
      keep_beside_icon (self->view);
    }
  gtk_box_append (GTK_BOX (self->placeholder),
                  adding ? squeezer_new (placeholder)
                         : g_object_new (GTK_TYPE_LABEL, "label", placeholder, "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0f, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  return GTK_WIDGET (self);
}

void
way_card_entry_set_draft (WayCardEntry *self, WayLibrary *library, const char *form, const WayId *record,
                          const char *field)
{
  g_autofree char *text = way_library_get_draft (library, form, record, field);

  g_set_object (&self->library, library);
  self->form = g_strdup (form);
  self->field = g_strdup (field);
  self->record = *record;
  way_notice_bar_set_place (WAY_NOTICE_BAR (self->notice), library, self->adding ? NULL : record, field);
  if (text != NULL)
    way_card_entry_set_text (self, text);
}

void
way_card_entry_set_text (WayCardEntry *self, const char *text)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter end;

  self->busy = TRUE;
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  self->busy = FALSE;
}

void
way_card_entry_focus (WayCardEntry *self)
{
  gtk_widget_grab_focus (self->view);
}

GtkWidget *
way_card_entry_get_view (WayCardEntry *self)
{
  return self->view;
}
