/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-add-line.h"

#include "base/way-text.h"
#include "ui/way-entry.h"
#include "ui/way-form-draft.h"
#include "ui/way-label.h"
#include "ui/way-notice-entry.h"

#include <glib/gi18n.h>

#include <string.h>

/* Milliseconds after which it is said how the line is read. */
#define PAUSE 300

struct _WayAddLine {
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *entry;
  GtkWidget *words; /* how it is read, or what is asked */

  /* owned */
  WayFormDraft *draft;
  char *asked; /* the text that is asked about */
  char *left;
  char *question;
  char *said;
  char *explanation;
  guint pause;

  char *(*read) (gpointer data, const char *text);
  gpointer read_data;
};

G_DEFINE_FINAL_TYPE (WayAddLine, way_add_line, GTK_TYPE_BOX)

enum { LINES, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- How it is read --- */

static void
describe (WayAddLine *self, const char *words)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* A screen reader says a new description of what has the focus. */
static void
show_words (WayAddLine *self, const char *words, gboolean asked)
{
  gboolean any = words != NULL && *words != '\0';

  way_label_set_prose (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->words, any);
  describe (self, any ? words : "");
  (asked ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (self->words, "dim-label");
}

/* What may be typed is for who comes next: it is not said after each that is added. */
static void
leave_cb (WayAddLine *self)
{
  if (!gtk_widget_get_visible (self->words))
    describe (self, self->explanation);
}

static gboolean
paused_cb (gpointer data)
{
  WayAddLine *self = data;
  const char *text = way_entry_get_text (self->entry);
  g_auto (GStrv) lines = way_text_lines (text);
  guint n = g_strv_length (lines);
  g_autofree char *words = n == 1 && self->read != NULL ? self->read (self->read_data, lines[0])
                           : n > 1 ? g_strdup_printf (ngettext ("%u line", "%u lines", n), n) : NULL;

  self->pause = 0;
  show_words (self, words, FALSE);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (WayAddLine *self)
{
  if (g_strcmp0 (self->asked, way_entry_get_text (self->entry)) == 0)
    return;
  /* It may be asked again. */
  if (self->asked != NULL)
    describe (self, "");
  g_clear_pointer (&self->asked, g_free);
  if (way_text_is_blank (way_entry_get_text (self->entry)))
    show_words (self, NULL, FALSE);
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE, paused_cb, self);
}

/* --- Adding --- */

/* How many characters may wait in the line behind @before. What comes out of the line has its room there. */
static glong
room_besides (const char *before)
{
  return before != NULL ? WAY_ENTRY_MOST - g_utf8_strlen (before, -1) - 1 : G_MAXLONG;
}

/* What is asked about stays, behind what was in the line besides. */
static void
ask (WayAddLine *self, const char *before)
{
  g_autofree char *text = way_text_is_blank (before) ? g_strdup (self->left) : g_strconcat (before, "\n", self->left, NULL);

  way_entry_set_text (self->entry, text);
  way_entry_focus_end (self->entry);
  g_free (self->asked);
  self->asked = g_steal_pointer (&text);
  show_words (self, self->question, TRUE);
}

/* @answered: the question that was shown about @text, or %NULL. @before: what is in the line besides. Returns %FALSE if @text could
 * not be added. */
static gboolean
add (WayAddLine *self, const char *text, const char *answered, const char *before)
{
  gboolean added = FALSE;

  g_clear_pointer (&self->left, g_free);
  g_clear_pointer (&self->said, g_free);
  g_signal_emit (self, signals[LINES], 0, text, answered, room_besides (before), &added);
  if (self->left != NULL)
    ask (self, before);
  else if (added && before == NULL)
    way_entry_empty (self->entry);
  g_clear_handle_id (&self->pause, g_source_remove);
  if (added && self->left == NULL)
    {
      /* What is no longer shown is no longer asked. */
      g_clear_pointer (&self->asked, g_free);
      show_words (self, self->said, FALSE);
    }
  way_add_line_keep (self);
  return added;
}

static void
activate_cb (WayAddLine *self)
{
  g_autofree char *text = g_strdup (way_entry_get_text (self->entry));

  if (!way_text_is_blank (text))
    {
      g_autofree char *answered = g_strcmp0 (self->asked, text) == 0 ? g_strdup (self->question) : NULL;

      add (self, text, answered, NULL);
    }
}

/* One line is put where the cursor is, without its end. */
static void
put_in (WayAddLine *self, const char *line)
{
  GtkEditable *editable = GTK_EDITABLE (self->entry);
  int position;

  gtk_editable_delete_selection (editable);
  position = gtk_editable_get_position (editable);
  gtk_editable_insert_text (editable, line, -1, &position);
  gtk_editable_set_position (editable, position);
}

static void
clipboard_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (WayAddLine) self = data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  g_auto (GStrv) lines = text != NULL ? way_text_lines (text) : NULL;

  if (lines == NULL || lines[0] == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (lines[1] != NULL)
    {
      g_autofree char *before = g_strdup (way_entry_get_text (self->entry));

      add (self, text, NULL, before);
    }
  else
    put_in (self, strchr (text, '\n') != NULL ? lines[0] : text);
}

/* GTK would put several lines into one. */
static void
paste_cb (GtkWidget *text, WayAddLine *self)
{
  g_signal_stop_emission_by_name (text, "paste-clipboard");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (text), NULL, clipboard_cb, g_object_ref (self));
}

static void
way_add_line_dispose (GObject *object)
{
  WayAddLine *self = WAY_ADD_LINE (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->draft, way_form_draft_free);
  g_clear_pointer (&self->asked, g_free);
  g_clear_pointer (&self->left, g_free);
  g_clear_pointer (&self->question, g_free);
  g_clear_pointer (&self->said, g_free);
  g_clear_pointer (&self->explanation, g_free);
  G_OBJECT_CLASS (way_add_line_parent_class)->dispose (object);
}

static gboolean
way_add_line_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (WAY_ADD_LINE (widget)->entry);
}

static void
way_add_line_class_init (WayAddLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_add_line_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = way_add_line_grab_focus;
  signals[LINES] = g_signal_new ("lines", WAY_TYPE_ADD_LINE, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                                 G_TYPE_BOOLEAN, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_LONG);
}

static void
way_add_line_init (WayAddLine *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = g_object_new (GTK_TYPE_ENTRY, "primary-icon-name", "list-add-symbolic", "primary-icon-activatable", FALSE,
                              "hexpand", TRUE, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  self->words = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "margin-start", 6,
                              "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->words, "caption");
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_box_append (GTK_BOX (self), self->words);
  way_entry_setup_undo (self->entry);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "paste-clipboard", G_CALLBACK (paste_cb), self, 0);
}

GtkWidget *
way_add_line_new (WayPage *page, const char *form, const char *label, const char *placeholder, const char *explanation)
{
  WayAddLine *self = g_object_new (WAY_TYPE_ADD_LINE, NULL);

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), placeholder);
  self->explanation = g_strdup (explanation);
  gtk_widget_set_tooltip_text (self->entry, explanation);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, explanation, -1);
  way_notice_entry_attach (self->entry, way_page_get_library (page), NULL, NULL);
  self->draft = way_form_draft_new (way_page_get_library (page), form);
  way_form_draft_add (self->draft, self->entry, way_page_get_project (page), "new");
  return GTK_WIDGET (self);
}

void
way_add_line_set_reader (WayAddLine *self, char *(*read) (gpointer data, const char *text), gpointer data)
{
  self->read = read;
  self->read_data = data;
}

void
way_add_line_ask (WayAddLine *self, const char *left, const char *question)
{
  g_free (self->left);
  g_free (self->question);
  self->left = g_strdup (left);
  self->question = g_strdup (question);
}

void
way_add_line_say (WayAddLine *self, const char *words)
{
  g_free (self->said);
  self->said = g_strdup (words);
}

void
way_add_line_keep (WayAddLine *self)
{
  way_form_draft_flush (self->draft);
}
