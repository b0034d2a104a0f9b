/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-form-draft.h"

G_BEGIN_DECLS

/* The response of who gave a text. */
#define WAY_ASK_TEXT_GIVEN "give"

/**
 * WayAskText:
 * @heading: the question
 * @body: (nullable): more about it
 * @label: the accessible name of the text
 * @placeholder: (nullable): shown while it is empty
 * @text: (nullable): what is in it at first, selected
 * @answer: the button that gives it, with its mnemonic
 * @form, @record, @field: what the draft is kept under
 * @is_field: that is also where the text will be saved: what is decided about its words is remembered there
 *
 * What is asked for, in words that are translated. All of it is borrowed.
 */
typedef struct {
  const char *heading;
  const char *body;
  const char *label;
  const char *placeholder;
  const char *text;
  const char *answer;
  const char *form;
  const WayId *record;
  const char *field;
  gboolean is_field;
} WayAskText;

/* Asks for one text in front of @parent. Enter gives it, with the response WAY_ASK_TEXT_GIVEN; nothing blank can be given. What
 * is typed is a draft: whoever hears the response drops it once all is saved (way_form_draft_of()), and anything else asks before
 * it is thrown away. Returns: (transfer none): an #AdwMessageDialog, shown, to connect to its "response" */
GtkWidget *way_ask_text (GtkWindow *parent, WayLibrary *library, const WayAskText *asked);
/* What stands in it, without blanks around. Newly allocated. */
char *way_ask_text_dup (GtkWidget *dialog);

G_END_DECLS
