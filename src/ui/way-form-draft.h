/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-text-editor.h"

G_BEGIN_DECLS

/**
 * WayFormDraft:
 *
 * Keeps what is filled into the lines, dates, choices, switches, lists, pickers and texts of a form while it is not saved: when
 * typing pauses and again when the form goes away. Something that could not be kept, because the disk is full or another program is
 * writing, is tried again.
 */
typedef struct _WayFormDraft WayFormDraft;

/* @form is what its drafts are kept under. */
WayFormDraft *way_form_draft_new (WayLibrary *library, const char *form);
void way_form_draft_free (WayFormDraft *self);
/* One that goes with @window, a dialog that is no #WayForm: what waits for a pause is written when that goes away, however it
 * does. Returns: (transfer none) */
WayFormDraft *way_form_draft_new_for_window (WayLibrary *library, const char *form, GtkWindow *window);
/* The one that goes with @window, or %NULL. */
WayFormDraft *way_form_draft_of (gpointer window);
/* Keeps @widget (a #GtkEditable, #WayDateEntry, #WayChoiceRow, #GtkSwitch, #GtkToggleButton or #WayRecordPicker, borrowed) as
 * @field of @record, and puts in what was kept before. Call it when the widget shows what is saved. */
void way_form_draft_add (WayFormDraft *self, GtkWidget *widget, const WayId *record, const char *field);
/* The same for a list: @keys are what its items are kept as, in their order. What is no longer in it is not put in. */
void way_form_draft_add_list (WayFormDraft *self, AdwComboRow *row, const char *const *keys, const WayId *record,
                              const char *field);
/* The same for a text of several lines, which has its place there. */
void way_form_draft_add_text (WayFormDraft *self, WayTextEditor *editor, const WayId *record, const char *field);
/* What @widget shows now was put there from where the form was asked for: it is kept with what else is filled in, as the form may
 * come up again somewhere else. */
void way_form_draft_keep_place (WayFormDraft *self, GtkWidget *widget);
/* What @widget shows now was put there for somebody, who has not filled it in: it is no draft, and no change. */
void way_form_draft_shown (WayFormDraft *self, GtkWidget *widget);
/* The picker in view in which a name is typed that was not added (way_record_picker_keep_typed()), or %NULL. */
GtkWidget *way_form_draft_find_typed (WayFormDraft *self);
/* Writes at once what is waiting for a pause, or could not be kept. */
void way_form_draft_flush (WayFormDraft *self);
/* Whether something stands in a widget that is not saved. */
gboolean way_form_draft_is_changed (WayFormDraft *self);
/* Forgets what was kept. */
void way_form_draft_drop (WayFormDraft *self);

G_END_DECLS
