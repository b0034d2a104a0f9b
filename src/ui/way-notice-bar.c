/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-notice-bar.h"

#include "ui/way-entry.h"
#include "ui/way-label.h"
#include "ui/way-notice-look.h"
#include "ui/way-notice-reason.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>
#include <string.h>

#define PAUSE_MS 600
/* What a bar asks for in a popover, in characters; it takes the width there is. */
#define WIDTH 34

struct _WayNoticeBar {
  GtkBox parent_instance;

  GtkWidget *label;
  GtkWidget *quotation;
  GtkWidget *because;

  /* weak */
  GtkWidget *target;

  /* owned */
  WayLibrary *library;
  WayId *record;         /* %NULL: nothing can be remembered */
  char *field;
  char *text;            /* what @open is about */
  GArray *open;          /* WayNotice */
  gboolean notices;      /* there is something to notice, decided about or not */
  GCancellable *finding;
  guint pause_id;
};

G_DEFINE_FINAL_TYPE (WayNoticeBar, way_notice_bar, GTK_TYPE_BOX)

static const GdkRGBA amber = { 0.76f, 0.49f, 0.07f, 1.0f };

/* --- The text --- */

static GtkTextBuffer *
get_buffer (WayNoticeBar *self)
{
  return GTK_IS_TEXT_VIEW (self->target) ? gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->target)) : NULL;
}

static char *
dup_text (WayNoticeBar *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  if (buffer == NULL)
    return g_strdup (self->target != NULL ? way_entry_get_text (self->target) : "");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static int
offset_of (const char *text, gsize bytes)
{
  return (int) g_utf8_pointer_to_offset (text, text + bytes);
}

static void
get_iters (WayNoticeBar *self, const WayNotice *notice, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), start, offset_of (self->text, notice->start));
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), end, offset_of (self->text, notice->start + notice->length));
}

static void
underline (WayNoticeBar *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextTag *tag;
  GtkTextIter start, end;

  if (buffer == NULL)
    return;
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "way-notice");
  if (tag == NULL && self->open->len == 0)
    return;
  if (tag == NULL)
    tag = gtk_text_buffer_create_tag (buffer, "way-notice", "underline", PANGO_UNDERLINE_SINGLE, "underline-rgba", &amber, NULL);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
  for (guint i = 0; i < self->open->len; i++)
    {
      get_iters (self, &g_array_index (self->open, WayNotice, i), &start, &end);
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}

/* --- What can be done --- */

/* The first that is open, if the text is still the one it was found in. */
static const WayNotice *
first_open (WayNoticeBar *self)
{
  g_autofree char *text = dup_text (self);

  return self->open->len > 0 && g_strcmp0 (text, self->text) == 0 ? &g_array_index (self->open, WayNotice, 0) : NULL;
}

static void
rephrase_cb (WayNoticeBar *self)
{
  const WayNotice *notice = first_open (self);
  GtkTextIter start, end;

  if (notice == NULL || self->target == NULL)
    return;
  gtk_widget_grab_focus (self->target);
  if (get_buffer (self) == NULL)
    {
      gtk_editable_select_region (GTK_EDITABLE (self->target), offset_of (self->text, notice->start),
                                  offset_of (self->text, notice->start + notice->length));
      return;
    }
  get_iters (self, notice, &start, &end);
  gtk_text_buffer_select_range (get_buffer (self), &start, &end);
  gtk_text_view_scroll_to_iter (GTK_TEXT_VIEW (self->target), &start, 0.1, FALSE, 0, 0);
}

static void
quotation_cb (WayNoticeBar *self)
{
  const WayNotice *notice = first_open (self);

  if (notice != NULL && self->record != NULL)
    way_notice_keep_quotation (GTK_WIDGET (self), self->library, self->record, self->field, self->text, notice);
}

static void
because_cb (WayNoticeBar *self)
{
  const WayNotice *notice = first_open (self);

  if (notice != NULL && self->record != NULL)
    way_notice_reason_ask (GTK_WIDGET (self), self->library, self->record, self->field, self->text, notice);
}

/* A click leaves the focus where one types, so that it does not end the editing. */
static GtkWidget *
button_new (WayNoticeBar *self, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "way-notice-button");
  gtk_widget_set_focus_on_click (button, FALSE);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

/* Most bars are never seen: what is in one is made when it is first. */
static void
build (WayNoticeBar *self)
{
  GtkWidget *buttons = way_wrap_new ();

  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "max-width-chars", WIDTH, NULL);
  gtk_widget_add_css_class (self->label, "caption");
  self->quotation = button_new (self, _("Keep as _quotation"), G_CALLBACK (quotation_cb));
  self->because = button_new (self, _("Keep _because…"), G_CALLBACK (because_cb));
  way_wrap_append (WAY_WRAP (buttons), button_new (self, _("_Rephrase"), G_CALLBACK (rephrase_cb)));
  way_wrap_append (WAY_WRAP (buttons), self->quotation);
  way_wrap_append (WAY_WRAP (buttons), self->because);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_append (GTK_BOX (self), buttons);
}

/* --- What it says --- */

static void
show_first (WayNoticeBar *self)
{
  g_autofree char *words = way_notice_say (self->text, self->open);

  way_label_set (GTK_LABEL (self->label), words);
}

/* Nothing is said of what is not seen. */
static void
follow_target (WayNoticeBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->open->len > 0 && self->target != NULL && gtk_widget_get_visible (self->target));
}

static void
show (WayNoticeBar *self)
{
  gboolean any = self->open->len > 0;

  underline (self);
  if (any && self->label == NULL)
    build (self);
  if (any)
    {
      show_first (self);
      gtk_widget_set_visible (self->quotation, self->record != NULL);
      /* A question would close a popover, and what is typed in it with it. */
      gtk_widget_set_visible (self->because, self->record != NULL
                                               && gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER) == NULL);
    }
  follow_target (self);
}

/* Takes @found, unless the text has moved on meanwhile: then another look is on its way. */
static void
show_found (WayNoticeBar *self, GArray *found)
{
  g_autofree char *text = dup_text (self);

  g_array_unref (self->open);
  self->open = found;
  self->notices = found->len > 0;
  if (g_strcmp0 (text, self->text) != 0)
    g_array_set_size (found, 0);
  else if (self->library != NULL && self->record != NULL)
    way_notices_drop_decided (self->library, self->record, self->field, self->text, found);
  show (self);
}

/* --- Looking --- */

static void
looked_cb (gpointer owner, const char *key, const char *text, GArray *found)
{
  show_found (owner, g_array_ref (found));
}

static gboolean
look_cb (gpointer data)
{
  WayNoticeBar *self = data;
  GHashTable *known;

  self->pause_id = 0;
  if (self->target == NULL)
    return G_SOURCE_REMOVE;
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_free (self->text);
  self->text = dup_text (self);
  known = self->library != NULL && *self->text != '\0' ? way_notice_known_words (self->library) : NULL;
  if (strlen (self->text) > WAY_NOTICE_SHORT_TEXT)
    {
      self->finding = g_cancellable_new ();
      way_notice_look_start (self, self->finding, NULL, self->text, known, looked_cb);
    }
  else
    show_found (self, way_notice_find (self->text, known));
  g_clear_pointer (&known, g_hash_table_unref);
  return G_SOURCE_REMOVE;
}

/* What was said about other words is not true of these. */
static void
text_changed_cb (WayNoticeBar *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, look_cb, self);
}

/* A decision was made, undone or came from elsewhere, or an agency got a name that was noticed. */
static void
library_changed_cb (WayNoticeBar *self, WayChanges *changes)
{
  if (self->notices
      && (way_changes_touch (changes, "notice", NULL) || way_changes_touch (changes, "record", "deleted")
          || way_changes_touch (changes, "agency", "name")))
    {
      g_clear_handle_id (&self->pause_id, g_source_remove);
      look_cb (self);
    }
}

/* --- Class --- */

static void
way_notice_bar_dispose (GObject *object)
{
  WayNoticeBar *self = WAY_NOTICE_BAR (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_object (&self->library);
  g_clear_weak_pointer (&self->target);
  G_OBJECT_CLASS (way_notice_bar_parent_class)->dispose (object);
}

static void
way_notice_bar_finalize (GObject *object)
{
  WayNoticeBar *self = WAY_NOTICE_BAR (object);

  g_clear_pointer (&self->record, way_id_free);
  g_free (self->field);
  g_free (self->text);
  g_array_unref (self->open);
  G_OBJECT_CLASS (way_notice_bar_parent_class)->finalize (object);
}

static void
way_notice_bar_class_init (WayNoticeBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_notice_bar_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_notice_bar_finalize;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
way_notice_bar_init (WayNoticeBar *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
  gtk_widget_add_css_class (GTK_WIDGET (self), "way-notice");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What looks like a person"), -1);
  self->open = g_array_new (FALSE, FALSE, sizeof (WayNotice));
}

GtkWidget *
way_notice_bar_new (GtkWidget *target)
{
  WayNoticeBar *self = g_object_new (WAY_TYPE_NOTICE_BAR, NULL);

  g_set_weak_pointer (&self->target, target);
  g_signal_connect_object (get_buffer (self) != NULL ? (gpointer) get_buffer (self) : (gpointer) target, "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "notify::visible", G_CALLBACK (follow_target), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
way_notice_bar_set_place (WayNoticeBar *self, WayLibrary *library, const WayId *record, const char *field)
{
  const WayKind *kind = record != NULL ? way_library_kind_of (library, record) : NULL;
  gboolean has_place = kind != NULL && field != NULL && way_kind_field (kind, field) != NULL && !way_library_is_read_only (library);

  if (self->library != library)
    {
      if (self->library != NULL)
        g_signal_handlers_disconnect_by_func (self->library, library_changed_cb, self);
      g_set_object (&self->library, library);
      g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_clear_pointer (&self->record, way_id_free);
  self->record = has_place ? way_id_copy (record) : NULL;
  g_free (self->field);
  self->field = g_strdup (field);
  text_changed_cb (self);
}
