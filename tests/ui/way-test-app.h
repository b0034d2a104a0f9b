/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-application.h"
#include "ui/way-window.h"

G_BEGIN_DECLS

/**
 * WayTestApp:
 *
 * The real program in this process, on a library of its own in a folder that goes with it, its window shown and
 * 1280 × 800. Run a test program through tests/support/way-run-xvfb, and begin main() with way_test_init().
 */
typedef struct {
  WayApplication *application;
  WayWindow *window;   /* borrowed; %NULL if the library did not open */
  WayLibrary *library; /* borrowed */
  char *folder;
  char *path;
} WayTestApp;

typedef gboolean (*WayTestCondition) (gpointer data);

/* gtk_test_init(), with nothing that moves. */
void way_test_init (int *argc, char ***argv);
/* An empty library; or with @sample ("example", "dorset") one that holds it. */
WayTestApp *way_test_app_new (const char *sample);
/* On the file at @path as it is. */
WayTestApp *way_test_app_new_for_path (const char *path);
/* Closes the window and opens the program anew on the same library. */
void way_test_app_restart (WayTestApp *app);
/* The session ends: the program gets SIGTERM, in the middle of whatever is going on, and is opened anew. */
void way_test_app_end (WayTestApp *app);
void way_test_app_free (WayTestApp *app);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WayTestApp, way_test_app_free)

/* The same library opened a second time, as another program would. (transfer full) */
WayLibrary *way_test_app_open_beside (WayTestApp *app);

/* Lets the program run until the condition holds; fails the test after ten seconds. */
void way_test_wait (WayTestCondition condition, gpointer data, const char *what);
/* Lets it run until nothing is waiting to be done, and a frame more. */
void way_test_settle (void);

/* The first visible widget below @root (itself included) of the type, and, unless %NULL, with that name: what it says
 * or its accessible label. The first form fails the test if there is none. (transfer none) */
GtkWidget *way_test_find (gpointer root, GType type, const char *name);
GtkWidget *way_test_find_if_any (gpointer root, GType type, const char *name);
/* The newest visible window of the type on top of the program's. Waits for it. (transfer none) */
GtkWidget *way_test_dialog (GType type);
/* The same for a question (AdwMessageDialog) that @answer is a button of. */
GtkWidget *way_test_question (const char *answer);
/* %TRUE while one is open. */
gboolean way_test_has_dialog (GType type);

/* A label that is shown below @root holds @words. */
gboolean way_test_says (gpointer root, const char *words);
/* Clicks the button below @root called @name, and settles. */
void way_test_click (gpointer root, const char *name);
/* Clicks this very button (GtkButton, or the button of a GtkMenuButton), and settles. */
void way_test_click_widget (GtkWidget *button);
/* Puts @text into a GtkEditable or GtkTextView in place of what is there. */
void way_test_set_text (GtkWidget *widget, const char *text);
/* Presses Enter in an entry: its "activate". */
void way_test_enter (GtkWidget *entry);
/* Real keys to @window: names as xdotool has them ("ctrl+n", "Tab", "Return"), with spaces between. */
void way_test_keys (gpointer window, const char *keys);
/* Types @text with real keys into whatever has the focus in @window. */
void way_test_type (gpointer window, const char *text);
/* A real click of the mouse in the middle of @widget, scrolled to where it shows. */
void way_test_press (GtkWidget *widget);
/* A double click there. */
void way_test_press_twice (GtkWidget *widget);
/* Moves the mouse there, and presses nothing. */
void way_test_point_at (GtkWidget *widget);
/* From now on way_test_press() has no mouse: it is way_test_press_by_keys(), and so is what is chosen below. */
void way_test_put_mouse_away (gboolean away);
/* Opens a GtkDropDown, AdwComboRow or a row with one by a real click, and clicks what says @label in its list. */
void way_test_choose (GtkWidget *widget, const char *label);
/* Clicks what says @label in the list that is open below @root. */
void way_test_choose_here (gpointer root, const char *label);
/* Waits until a list is open below @root, or no longer. */
void way_test_wait_for_list (gpointer root, gboolean open);
/* Chooses from the popover menu that is open below @root: @label, or through a submenu @label, then @item. */
void way_test_choose_in_menu (gpointer root, const char *label, const char *item);
/* Puts @text on the clipboard, as if copied elsewhere. */
void way_test_copy (gpointer window, const char *text);
/* Gives the window another size and settles. */
void way_test_resize (WayTestApp *app, int width, int height);
/* Opens the project with that title (or the first), at @room (or the first). */
void way_test_open_project (WayTestApp *app, const char *title, const char *room);
/* The first live record of the kind in the open project whose title begins with @title (or any). (transfer full) */
WayRecord *way_test_app_record (WayTestApp *app, const char *kind, const char *title);
/* The person of that name in the library. (transfer full) */
WayRecord *way_test_app_person (WayTestApp *app, const char *name);
/* Writes a picture of the window as it stands; for looking at a failure. */
void way_test_screenshot (WayTestApp *app, const char *path);

G_END_DECLS
