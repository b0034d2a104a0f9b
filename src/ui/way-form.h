/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-choice-row.h"
#include "ui/way-date-entry.h"
#include "ui/way-page.h"
#include "ui/way-record-picker.h"
#include "ui/way-text-editor.h"

G_BEGIN_DECLS

/**
 * WayForm:
 *
 * A dialog that is filled in from top to bottom: Cancel and one main action in its header, groups of rows below. Enter
 * in a line of text and Ctrl+Enter anywhere save, Escape cancels, after a question if something was typed. The first
 * row has the focus at first. "save" (returning %TRUE when all is saved) closes it; a handler that cannot save says why
 * with way_form_error() and returns %FALSE. Texts are kept as drafts until it is saved or cancelled.
 */
#define WAY_TYPE_FORM (way_form_get_type ())
G_DECLARE_DERIVABLE_TYPE (WayForm, way_form, WAY, FORM, AdwWindow)

/**
 * WayFormClass:
 * @save: what "save" does unless a handler is connected
 */
struct _WayFormClass {
  AdwWindowClass parent_class;

  gboolean (*save) (WayForm *self);
};

/* A form on top of the window of @page. @name is what its drafts are kept under. Of class @type, a #WayForm. */
GtkWidget *way_form_new (GType type, WayPage *page, const char *title, const char *save_label, const char *name);
/* The page it was opened on; may be %NULL once that is gone. */
WayPage *way_form_get_page (WayForm *self);
WayLibrary *way_form_get_library (WayForm *self);
const WayId *way_form_get_project (WayForm *self);
void way_form_set_save_label (WayForm *self, const char *label);

/* The following add to the last group; they return the widget that holds the value. */
GtkWidget *way_form_add_group (WayForm *self, const char *title, const char *description);
GtkWidget *way_form_add_entry (WayForm *self, const char *label, const char *text);

/* An entry for several things with “;” between them. Assistive technology is told so; the eye reads it in the
 * description of the group, because the title of an entry has one line only. */
GtkWidget *way_form_add_list_entry (WayForm *self, const char *label, const char *text);
/* Keeps what is filled into a line, date, choice, switch or picker as a draft of @field of @record (may be %NULL), and puts
 * in what was kept before. See #WayFormDraft. */
void way_form_keep (WayForm *self, GtkWidget *widget, const WayId *record, const char *field);
/* The same for a list, whose items are kept as @keys. */
void way_form_keep_list (WayForm *self, GtkWidget *row, const char *const *keys, const WayId *record, const char *field);
/* The same for a list of something new and then @records. */
void way_form_keep_records (WayForm *self, GtkWidget *row, GPtrArray *records, const WayId *record, const char *field);
/* What @widget shows now was put there by the form. */
void way_form_shown (WayForm *self, GtkWidget *widget);
/* What @widget shows now, such as today, is kept with what else is filled in: another day it would show something else. */
void way_form_keep_place (WayForm *self, GtkWidget *widget);
/* Keeps at once what waits for a pause. */
void way_form_keep_now (WayForm *self);
GtkWidget *way_form_add_date (WayForm *self, const char *label, const char *date);
GtkWidget *way_form_add_choice (WayForm *self, const char *kind, const char *field, gboolean unset, const char *value);
GtkWidget *way_form_add_switch (WayForm *self, const char *label, const char *explanation, gboolean active);
GtkWidget *way_form_add_picker (WayForm *self, const char *label, const char *kinds, const char *placeholder,
                                gboolean several);
/* Text of several lines in a group of its own, so that its label is the group's title. */
GtkWidget *way_form_add_text (WayForm *self, const char *label, const char *explanation, const char *text,
                              const WayId *record, const char *field);
/* A button below the rows; @clicked gets the form as its data, swapped. */
GtkWidget *way_form_add_button (WayForm *self, const char *label, gboolean destructive, GCallback clicked);
/* A widget of one's own, as a row. */
void way_form_add_widget (WayForm *self, GtkWidget *widget);

/* The text of an entry without space around it; %NULL if there is none. Newly allocated. */
char *way_form_dup_entry (GtkWidget *entry);
/* What was typed, %NULL if it is blank. Newly allocated. */
char *way_form_dup_text (GtkWidget *editor);
/* %FALSE, having said so, while a date that was typed is not one. */
gboolean way_form_check_date (WayForm *self, GtkWidget *date);
/* Says what is wrong, above the form; %NULL takes it away. Always returns %FALSE, for the end of a "save". */
gboolean way_form_error (WayForm *self, const char *message);
/* The same, with the focus where it can be put right: in @widget. It is said until something else
 * stands there. */
gboolean way_form_error_at (WayForm *self, GtkWidget *widget, const char *message);
/* Makes it higher, up to a limit, if it now asks for more than it has room for. */
void way_form_fit (WayForm *self);
/* Says why it was not saved, and returns %FALSE. If that is because somebody has deleted meanwhile what it changes (DELETED), or
 * because the library cannot be written, leaving the form keeps what was typed: it is offered again once that is mended, and goes
 * into a copy, which is offered here. */
gboolean way_form_fail (WayForm *self, const GError *error);
/* Closes it with nothing saved and drops what was typed, without a question. */
void way_form_cancel (WayForm *self);
/* Closes it with nothing saved, for another that is asked for from it: what was typed is offered again. */
void way_form_put_aside (WayForm *self);
/* Saves, as the main button does. */
void way_form_save (WayForm *self);

G_END_DECLS
