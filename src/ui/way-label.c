/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-label.h"

#include "base/way-text.h"

static void
set_beginning (GtkLabel *label, const char *text, guint most)
{
  g_autofree char *shown = NULL;

  if (gtk_label_get_ellipsize (label) != PANGO_ELLIPSIZE_NONE)
    most = MIN (most, WAY_LABEL_LINE * (guint) MAX (gtk_label_get_lines (label), 1));
  shown = way_text_beginning (text, most);
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
