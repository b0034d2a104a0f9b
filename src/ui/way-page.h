/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"
#include "ui/way-adaptive.h"

G_BEGIN_DECLS

/**
 * WayPage:
 *
 * A room of the house, or a detail pushed on top of one: what fills the window beside the sidebar. A room is listed
 * in way-rooms.c and made by the window, with the construct properties
 *
 * - "library" (#WayLibrary) and
 * - "project" (#WayId; %NULL on Home).
 *
 * A room lives while its project is open; it should follow the library by itself (live lists, "changed").
 * The header shows the properties
 *
 * - "title" and "subtitle" (texts; the subtitle may be %NULL),
 * - "header-start": a widget after undo and redo, the page's one main action ("+ Card"), and
 * - "header-end": a widget at the end (view switcher, Export, page menu). In a narrow window it moves to a bar below,
 *
 * which belong to the page and can be set in its template: <property name="header-start"><object …>.
 *
 * In a template, a page has one child (AdwBin). It must not call gtk_widget_dispose_template(), which frees that child
 * behind AdwBin's back; where children must go before the page's own data, adw_bin_set_child (…, NULL).
 */
#define WAY_TYPE_PAGE (way_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (WayPage, way_page, WAY, PAGE, AdwBin)

/**
 * WayPageClass:
 * @open_record: select the record, scroll to it and show it
 * @focus_filter: Ctrl+F; %FALSE if the page has nothing to filter: then everything is searched
 * @flush: turn what is being edited into a step, before the page is left, closed or exported. %FALSE, with an error
 *   that a person is shown, keeps the page open
 * @width_changed: the page has got another width class; called once before it is first shown, too
 * @shown: the page has come to the front
 * @get_start: within what the focus begins when the page is opened, if not with its first control: the list of a page
 *   whose single keys would else be typed into its filter
 *
 * All are optional.
 */
struct _WayPageClass {
  AdwBinClass parent_class;

  void (*open_record) (WayPage *self, const WayId *record);
  gboolean (*focus_filter) (WayPage *self);
  gboolean (*flush) (WayPage *self, GError **error);
  void (*width_changed) (WayPage *self, WayWidthClass width_class);
  void (*shown) (WayPage *self);
  GtkWidget *(*get_start) (WayPage *self);
};

WayLibrary *way_page_get_library (WayPage *self);
/* The open project's id, or %NULL on Home. Owned by the page. */
const WayId *way_page_get_project (WayPage *self);
/* The open project's record, or %NULL on Home. Returns: (transfer full) (nullable) */
WayRecord *way_page_dup_project_record (WayPage *self);

const char *way_page_get_title (WayPage *self);
void way_page_set_title (WayPage *self, const char *title);
const char *way_page_get_subtitle (WayPage *self);
void way_page_set_subtitle (WayPage *self, const char *subtitle);
GtkWidget *way_page_get_header_start (WayPage *self);
void way_page_set_header_start (WayPage *self, GtkWidget *widget);
GtkWidget *way_page_get_header_end (WayPage *self);
void way_page_set_header_end (WayPage *self, GtkWidget *widget);
WayWidthClass way_page_get_width_class (WayPage *self);
/* What a page on top of a room shows: its room opens it again by this. %NULL if it has not said. */
const WayId *way_page_get_record (WayPage *self);
void way_page_set_record (WayPage *self, const WayId *record);

/* --- What a page asks of the window; without effect while it is in none --- */

/* Says what has happened ("Card added"); the second form offers Undo beside it. */
void way_page_toast (WayPage *self, const char *message);
void way_page_toast_undo (WayPage *self, const char *message);
/* The same of something that was made, @record, which it offers to open, too. */
void way_page_toast_made (WayPage *self, const char *message, const WayId *record);
/* Shows an error in plain words: a toast, or for a library that cannot be written a dialog. Does nothing for %NULL. */
void way_page_error (WayPage *self, const GError *error);
/* Goes to the room called @room of the open project, and to @record in it, which may be %NULL. */
void way_page_go (WayPage *self, const char *room, const WayId *record);
/* Opens the record in whatever room shows it, opening its project if need be; a sub-kind opens its owner. */
void way_page_open (WayPage *self, const WayId *record);
/* Shows where the record came from and what happened to it. */
void way_page_show_thread (WayPage *self, const WayId *record);
/* Shows @detail on top of this page, with a back button (Alt+Left, Escape). Takes @detail. Leaving drops it. */
void way_page_push (WayPage *self, WayPage *detail);
/* Leaves this page, if it was pushed. */
void way_page_back (WayPage *self);

/* --- For the window --- */

void way_page_open_record (WayPage *self, const WayId *record);
gboolean way_page_focus_filter (WayPage *self);
gboolean way_page_flush (WayPage *self, GError **error);
void way_page_set_width_class (WayPage *self, WayWidthClass width_class);
void way_page_shown (WayPage *self);
/* Where its focus begins, or %NULL: with the first control. (transfer none) */
GtkWidget *way_page_get_start (WayPage *self);

G_END_DECLS
