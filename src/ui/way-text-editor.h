/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * WayTextEditor:
 *
 * Text of several lines. What is typed is kept as a draft whenever typing pauses, so that it survives a crash; leaving
 * the field, Ctrl+Enter or way_text_editor_commit() emits "commit" (once, and only if the text differs), in which the
 * owner saves it as one step and returns %TRUE; then the draft is dropped. A draft from before a crash is put in again,
 * with the words "Kept from before" and Discard. Tab leaves the field.
 *
 * What looks like a person is said in a #WayNoticeBar below.
 *
 * Properties "placeholder" and "label" (its accessible name). The least height is that of three lines.
 */
#define WAY_TYPE_TEXT_EDITOR (way_text_editor_get_type ())
G_DECLARE_FINAL_TYPE (WayTextEditor, way_text_editor, WAY, TEXT_EDITOR, GtkBox)

GtkWidget *way_text_editor_new (void);
/* Where drafts are kept: @form names the place ("conversation"), @record may be %NULL, @field is the field's name.
 * Call it after way_text_editor_set_text(); it looks for a draft. */
void way_text_editor_set_place (WayTextEditor *self, WayLibrary *library, const char *form, const WayId *record,
                                const char *field);
/* Where the text will be saved, if that is another field or record than its draft has. After way_text_editor_set_place(). */
void way_text_editor_set_notice_place (WayTextEditor *self, const WayId *record, const char *field);
/* The text as it stands. Newly allocated. */
char *way_text_editor_dup_text (WayTextEditor *self);
/* Shows what is saved. Text that is being edited stays. */
void way_text_editor_set_text (WayTextEditor *self, const char *text);
/* Commits now, if the text differs from what was set. %FALSE if the owner could not save it. */
gboolean way_text_editor_commit (WayTextEditor *self);
/* Back to what is saved; drops the draft. */
void way_text_editor_discard (WayTextEditor *self);
/* %TRUE while the text differs from what was set or committed. */
gboolean way_text_editor_is_changed (WayTextEditor *self);
/* It takes the place of a line: it begins as high as one and grows, and Enter emits "activate"; Shift+Enter begins another line. */
void way_text_editor_set_line (WayTextEditor *self);
/* Selects all of it, and its beginning is seen: the next key takes its place. */
void way_text_editor_select (WayTextEditor *self);
GtkWidget *way_text_editor_get_view (WayTextEditor *self);

G_END_DECLS
