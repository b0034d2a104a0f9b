/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-label.h"

#include "base/way-text.h"

#include <string.h>

/* A word that has to be broken over lines takes Pango time for the square of its letters. Addresses of web pages are the
 * longest that people write, and of one this long nobody reads the end. */
#define WORD 300

/* @text with an ellipsis for whatever a word has beyond that. Newly allocated. */
static char *
cut_words (const char *text)
{
  GString *shown = g_string_new (NULL);
  guint n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      n = g_unichar_isspace (letter) ? 0 : n + 1;
      if (n <= WORD)
        g_string_append_unichar (shown, letter);
      else if (n == WORD + 1)
        g_string_append (shown, "…");
    }
  return g_string_free (shown, FALSE);
}

static void
set_beginning (GtkLabel *label, const char *text, guint most)
{
  g_autofree char *beginning = NULL;
  g_autofree char *shown = NULL;

  /* A word may be longer than there is room for, whoever wrote it. */
  if (gtk_label_get_wrap (label))
    gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  /* Most are as short as one word may be. */
  if (text == NULL || strlen (text) <= WORD)
    {
      gtk_label_set_label (label, text != NULL ? text : "");
      return;
    }
  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE)
    most = MIN (most, WAY_LABEL_LINE * (guint) MAX (gtk_label_get_lines (label), 1));
  beginning = way_text_beginning (text, most);
  shown = cut_words (beginning);
  gtk_label_set_label (label, shown);
}

void
way_label_set (GtkLabel *label, const char *text)
{
  set_beginning (label, text, gtk_label_get_wrap (label) ? WAY_LABEL_FACTS : WAY_LABEL_LINE);
}

void
way_label_set_prose (GtkLabel *label, const char *text)
{
  set_beginning (label, text, WAY_LABEL_PROSE);
}

char *
way_label_quote (const char *text)
{
  return way_text_summary (text, WAY_LABEL_QUOTE);
}

char *
way_label_line (const char *text)
{
  return way_text_beginning (text, WAY_LABEL_LINE);
}

void
way_label_keep_words (gpointer widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (widget) && gtk_label_get_ellipsize (widget) == PANGO_ELLIPSIZE_NONE)
    g_object_set (widget, "wrap-mode", PANGO_WRAP_WORD, "natural-wrap-mode", GTK_NATURAL_WRAP_WORD, NULL);
  else if (!GTK_IS_NATIVE (widget) || GTK_IS_WINDOW (widget))
    for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
      way_label_keep_words (child);
}

GtkWidget *
way_label_new_sentence (const char *text, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "width-chars", 20, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}
