/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-focus.h"
#include "ui/way-window-private.h"

#include "base/way-text.h"
#include "ui/way-announce.h"
#include "ui/way-damage.h"
#include "ui/way-home.h"
#include "ui/way-label.h"
#include "ui/way-rooms.h"
#include "ui/way-save-copy.h"
#include "ui/way-replaced.h"
#include "ui/way-unsaved.h"

#include <glib/gi18n.h>

/* Steps of other programs are to be seen within a second, and a timer of whole seconds may wait for two. */
#define POLL_MS 500
#define TOAST_LENGTH 90

G_DEFINE_FINAL_TYPE (WayWindow, way_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- Pages --- */

static gboolean
is_focused (WayWindow *self, WayPage *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && !GTK_IS_LABEL (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (page));
}

/* To where the page begins, which is something to do and never a text that can be copied. */
static void
begin_page (WayWindow *self)
{
  GtkWidget *start = way_page_get_start (self->page);

  if (start != NULL ? gtk_widget_child_focus (start, GTK_DIR_TAB_FORWARD) : is_focused (self, self->page))
    return;
  while (gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD)
         && GTK_IS_LABEL (gtk_window_get_focus (GTK_WINDOW (self))))
    gtk_label_select_region (GTK_LABEL (gtk_window_get_focus (GTK_WINDOW (self))), 0, 0);
}

/* To where the focus was when the page was left, or to where it begins. */
static void
focus_page (WayWindow *self)
{
  GtkWidget *last = GTK_WIDGET (self->page);

  if (is_focused (self, self->page))
    return;
  while (gtk_widget_get_focus_child (last) != NULL)
    last = gtk_widget_get_focus_child (last);
  if (last == GTK_WIDGET (self->page) || GTK_IS_LABEL (last) || !gtk_widget_get_mapped (last)
      || !gtk_widget_grab_focus (last))
    begin_page (self);
}

static void
bring_to_front (WayWindow *self, WayPage *page)
{
  gboolean is_new = gtk_widget_get_focus_child (GTK_WIDGET (page)) == NULL;

  self->page = page;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (page));
  g_signal_group_set_target (self->page_signals, page);
  way_page_set_width_class (page, way_adaptive_get_width_class (self->adaptive));
  way_window_update_header (self);
  way_window_update_actions (self);
  way_page_shown (page);
  /* The stack has moved a focus that was in the page before. */
  if (is_new && gtk_widget_get_focus_child (GTK_WIDGET (page)) != NULL)
    begin_page (self);
}

static void
add_page (WayWindow *self, WayPage *page)
{
  gtk_stack_add_child (self->stack, GTK_WIDGET (page));
}

/* The header lets go of the page's widgets before the page goes. */
static void
let_go (WayWindow *self)
{
  adw_bin_set_child (self->start_bin, NULL);
  adw_bin_set_child (self->end_bin, NULL);
  adw_bin_set_child (self->bottom_bin, NULL);
  g_signal_group_set_target (self->page_signals, NULL);
}

/* GTK 4.18 never frees what is taken out of a window with the focus in it. */
static void
remove_page (WayWindow *self, WayPage *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (page)))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_remove (self->stack, GTK_WIDGET (page));
}

static WayPage *
ensure_room (WayWindow *self, const WayRoom *room)
{
  WayPage *page = g_hash_table_lookup (self->rooms, room->id);

  if (page == NULL)
    {
      page = g_object_new (room->get_type (), "library", self->library, "project", self->project, NULL);
      if (way_page_get_title (page) == NULL)
        way_page_set_title (page, _(room->label));
      g_hash_table_insert (self->rooms, (gpointer) room->id, page);
      add_page (self, page);
    }
  return page;
}

static gboolean
flush_page (WayWindow *self, WayPage *page)
{
  g_autoptr (GError) error = NULL;

  if (page == NULL || way_page_flush (page, &error))
    return TRUE;
  if (error != NULL)
    way_window_error (self, error);
  return FALSE;
}

static void
drop_details (WayWindow *self, guint keep)
{
  while (self->details->len > keep)
    {
      let_go (self);
      remove_page (self, g_ptr_array_steal_index (self->details, self->details->len - 1));
    }
}

static void
drop_project (WayWindow *self)
{
  GHashTableIter iter;
  gpointer page;

  drop_details (self, 0);
  if (self->page != self->home)
    bring_to_front (self, self->home);
  g_hash_table_iter_init (&iter, self->rooms);
  while (g_hash_table_iter_next (&iter, NULL, &page))
    {
      remove_page (self, page);
      g_hash_table_iter_remove (&iter);
    }
  g_clear_pointer (&self->project, way_id_free);
  g_clear_pointer (&self->room, g_free);
}

static void
show_sidebar (WayWindow *self, gboolean shown)
{
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), shown);
  gtk_widget_set_visible (self->separator, shown);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static void
room_chosen_cb (WayWindow *self, const char *room)
{
  if (way_window_go (self, room, NULL))
    focus_page (self);
  else
    way_sidebar_set_room (self->sidebar, self->room);
}

/* GTK 4.8 keeps the focus in what is taken out of a window (a row, a page) until the next frame, and trips over it if the
 * focus goes to a text that can be copied. */
static void
focus_root_cb (WayWindow *self, GParamSpec *pspec, GtkWidget *focus)
{
  if (gtk_widget_get_root (focus) != GTK_ROOT (self) && gtk_window_get_focus (GTK_WINDOW (self)) == focus)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
focus_cb (WayWindow *self)
{
  g_signal_group_set_target (self->focus_signals, gtk_window_get_focus (GTK_WINDOW (self)));
}

static void
watch_focus (WayWindow *self)
{
  self->focus_signals = g_signal_group_new (GTK_TYPE_WIDGET);
  g_signal_group_connect_swapped (self->focus_signals, "notify::root", G_CALLBACK (focus_root_cb), self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (focus_cb), NULL);
}

/* --- The library --- */

/* Its Undo is of one step; once another would be taken back, it goes. */
static void
drop_stale_toast (WayWindow *self)
{
  if (self->toast != NULL && self->toast_step != 0 && self->toast_step != way_library_get_undo_step (self->library))
    adw_toast_dismiss (self->toast);
}

static void
library_changed_cb (WayWindow *self)
{
  g_autoptr (WayRecord) project = self->project != NULL ? way_library_get (self->library, self->project) : NULL;

  if (self->project != NULL && (project == NULL || way_record_get_deleted (project)))
    way_window_go_home (self);
  way_window_update_actions (self);
  drop_stale_toast (self);
}

/* Said once: a screen that could not be read wholly looks like one with little on it. */
static void
warn_of_damage (WayWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->damage_said || way_library_read_whole (self->library, &error))
    return;
  way_window_damaged (self, error->message);
}

/* %TRUE if what is shown here is no longer the library. While this program itself restores a backup, the window waits. */
static gboolean
warn_of_replacement (WayWindow *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self)) || !way_library_is_replaced (self->library))
    return FALSE;
  if (!self->replacement_said)
    way_replaced_ask (self, _("Another program has repaired this library or restored a backup of it."));
  self->replacement_said = TRUE;
  return TRUE;
}

static gboolean
poll_cb (gpointer data)
{
  WayWindow *self = data;

  way_library_poll (self->library);
  if (!warn_of_replacement (self))
    warn_of_damage (self);
  return G_SOURCE_CONTINUE;
}

static void
set_library (WayWindow *self, WayLibrary *library)
{
  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, G_CONNECT_SWAPPED);
  way_sidebar_set_library (self->sidebar, library);
  self->home = g_object_new (WAY_TYPE_HOME, "library", library, NULL);
  add_page (self, self->home);
  show_sidebar (self, FALSE);
  bring_to_front (self, self->home);
  self->poll_id = g_timeout_add (POLL_MS, poll_cb, self);
}

/* Tab, where nothing has the focus, goes to where the page begins. */
static gboolean
way_window_focus (GtkWidget *widget, GtkDirectionType direction)
{
  WayWindow *self = WAY_WINDOW (widget);

  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL && self->page != NULL)
    begin_page (self);
  else
    return GTK_WIDGET_CLASS (way_window_parent_class)->focus (widget, direction);
  return gtk_window_get_focus (GTK_WINDOW (self)) != NULL
         || GTK_WIDGET_CLASS (way_window_parent_class)->focus (widget, direction);
}

static gboolean
way_window_close_request (GtkWindow *window)
{
  WayWindow *self = WAY_WINDOW (window);

  self->closing = TRUE;
  self->said = FALSE;
  way_focus_close_popovers (window);
  if (!self->discarding && (self->said || !way_window_flush (self)))
    {
      self->closing = FALSE;
      return TRUE;
    }
  self->closing = FALSE;
  way_window_remember (self);
  return GTK_WINDOW_CLASS (way_window_parent_class)->close_request (window);
}

static void
way_window_dispose (GObject *object)
{
  WayWindow *self = WAY_WINDOW (object);

  g_clear_handle_id (&self->poll_id, g_source_remove);
  if (self->page_signals != NULL)
    let_go (self);
  g_clear_object (&self->page_signals);
  if (self->focus_signals != NULL)
    g_signal_handlers_disconnect_by_func (self, focus_cb, NULL);
  g_clear_object (&self->focus_signals);
  g_clear_pointer (&self->rooms, g_hash_table_unref);
  g_clear_pointer (&self->details, g_ptr_array_unref);
  self->page = NULL;
  g_clear_weak_pointer (&self->toast);
  G_OBJECT_CLASS (way_window_parent_class)->dispose (object);
  g_clear_pointer (&self->project, way_id_free);
  g_clear_pointer (&self->room, g_free);
  g_clear_object (&self->library);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/org/waymark/Waymark/ui/way-window.ui");
  gtk_widget_class_bind_template_child (klass, WayWindow, toasts);
  gtk_widget_class_bind_template_child (klass, WayWindow, leaflet);
  gtk_widget_class_bind_template_child (klass, WayWindow, sidebar);
  gtk_widget_class_bind_template_child (klass, WayWindow, separator);
  gtk_widget_class_bind_template_child (klass, WayWindow, content);
  gtk_widget_class_bind_template_child (klass, WayWindow, header);
  gtk_widget_class_bind_template_child (klass, WayWindow, title);
  gtk_widget_class_bind_template_child (klass, WayWindow, back_button);
  gtk_widget_class_bind_template_child (klass, WayWindow, undo_box);
  gtk_widget_class_bind_template_child (klass, WayWindow, undo_button);
  gtk_widget_class_bind_template_child (klass, WayWindow, redo_button);
  gtk_widget_class_bind_template_child (klass, WayWindow, start_bin);
  gtk_widget_class_bind_template_child (klass, WayWindow, end_bin);
  gtk_widget_class_bind_template_child (klass, WayWindow, menu_button);
  gtk_widget_class_bind_template_child (klass, WayWindow, adaptive);
  gtk_widget_class_bind_template_child (klass, WayWindow, stack);
  gtk_widget_class_bind_template_child (klass, WayWindow, bottom_bar);
  gtk_widget_class_bind_template_child (klass, WayWindow, bottom_undo_bin);
  gtk_widget_class_bind_template_child (klass, WayWindow, bottom_bin);
}

static void
way_window_class_init (WayWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = way_window_close_request;
  GTK_WIDGET_CLASS (klass)->focus = way_window_focus;
  g_type_ensure (WAY_TYPE_SIDEBAR);
  g_type_ensure (WAY_TYPE_ADAPTIVE);
  bind_children (GTK_WIDGET_CLASS (klass));
  way_window_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
way_window_init (WayWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rooms = g_hash_table_new (g_str_hash, g_str_equal);
  self->details = g_ptr_array_new ();
  watch_focus (self);
  way_window_init_header (self);
  way_window_init_actions (self);
  g_signal_connect_object (self->sidebar, "room-chosen", G_CALLBACK (room_chosen_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
way_window_new (GtkApplication *application, WayLibrary *library)
{
  WayWindow *self = g_object_new (WAY_TYPE_WINDOW, "application", application, NULL);

  set_library (self, library);
  way_window_restore_size (self);
  if (way_library_is_read_only (library))
    way_window_toast (self, _("This library can be read but not changed"), FALSE);
  return GTK_WIDGET (self);
}

WayLibrary *
way_window_get_library (WayWindow *self)
{
  return self->library;
}

const WayId *
way_window_get_project (WayWindow *self)
{
  return self->project;
}

WayPage *
way_window_get_page (WayWindow *self)
{
  return self->page;
}

gboolean
way_window_go_home (WayWindow *self)
{
  if (!way_window_flush (self))
    return FALSE;
  drop_project (self);
  way_sidebar_set_project (self->sidebar, NULL);
  show_sidebar (self, FALSE);
  bring_to_front (self, self->home);
  return TRUE;
}

gboolean
way_window_open_project (WayWindow *self, const WayId *project, const char *room)
{
  guint n_rooms;
  const WayRoom *rooms = way_rooms (&n_rooms);

  if (n_rooms == 0 || !way_window_flush (self))
    return FALSE;
  if (self->project == NULL || !way_id_equal (project, self->project))
    {
      WayId *copy = way_id_copy (project);

      drop_project (self);
      self->project = copy;
      way_sidebar_set_project (self->sidebar, self->project);
      show_sidebar (self, TRUE);
    }
  return way_window_go (self, room != NULL ? room : rooms[0].id, NULL);
}

gboolean
way_window_go (WayWindow *self, const char *id, const WayId *record)
{
  const WayRoom *room = way_room_lookup (id);
  WayPage *page;

  g_return_val_if_fail (room != NULL && self->project != NULL, FALSE);

  if (!way_window_flush (self))
    return FALSE;
  if (room->section == WAY_SECTION_NONE)
    {
      page = g_object_new (room->get_type (), "library", self->library, "project", self->project, NULL);
      way_window_push (self, page);
    }
  else
    {
      drop_details (self, 0);
      g_free (self->room);
      self->room = g_strdup (room->id);
      page = ensure_room (self, room);
      bring_to_front (self, page);
      way_sidebar_set_room (self->sidebar, room->id);
      adw_leaflet_set_visible_child (self->leaflet, self->content);
    }
  way_page_open_record (page, record);
  /* A page that was pushed had nothing to go to before it showed its record. */
  if (room->section == WAY_SECTION_NONE || gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    focus_page (self);
  return TRUE;
}

/* A record that all projects share and a room shows opens in the open project, or in the newest that has to do with it. */
static gboolean
open_shared (WayWindow *self, WayRecord *record)
{
  g_autoptr (GArray) projects = way_library_query_ids (self->library, "projects of shared", "i", way_record_get_id (record));
  const WayRoom *room = way_room_for_kind (way_record_get_kind (record)->name);

  if (projects->len == 0 || room == NULL)
    return FALSE;
  if (self->project == NULL || !way_id_list_contains (projects, self->project))
    if (!way_window_open_project (self, way_id_list_index (projects, 0), room->id))
      return FALSE;
  return way_window_go (self, room->id, way_record_get_id (record));
}

/* The room of a record is that of its kind, or of whatever it belongs to. */
gboolean
way_window_open_record (WayWindow *self, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (self->library, id);
  const WayRoom *room = NULL;

  if (record != NULL && way_record_is (record, "project"))
    return way_window_open_project (self, id, NULL);
  if (record != NULL && way_record_get_project (record) == NULL)
    return open_shared (self, record);
  while (record != NULL && (room = way_room_for_kind (way_record_get_kind (record)->name)) == NULL)
    {
      const WayId *owner = way_record_get_owner (record);
      WayRecord *next = owner != NULL ? way_library_get (self->library, owner) : NULL;

      g_object_unref (record);
      record = next;
    }
  if (record == NULL)
    return FALSE;
  if (way_record_get_project (record) != NULL
      && !way_window_open_project (self, way_record_get_project (record), room->section == WAY_SECTION_NONE ? NULL : room->id))
    return FALSE;
  return self->project != NULL && way_window_go (self, room->id, way_record_get_id (record));
}

void
way_window_show_thread (WayWindow *self, const WayId *record)
{
  if (way_room_lookup ("thread") != NULL && self->project != NULL)
    way_window_go (self, "thread", record);
}

gboolean
way_window_push (WayWindow *self, WayPage *detail)
{
  if (!flush_page (self, self->page))
    return FALSE;
  g_ptr_array_add (self->details, detail);
  add_page (self, detail);
  bring_to_front (self, detail);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
  focus_page (self);
  return TRUE;
}

gboolean
way_window_pop (WayWindow *self, WayPage *detail)
{
  guint i;
  WayPage *below;

  if (!g_ptr_array_find (self->details, detail, &i) || !flush_page (self, self->page))
    return FALSE;
  if (i > 0)
    below = g_ptr_array_index (self->details, i - 1);
  else
    below = self->room != NULL ? ensure_room (self, way_room_lookup (self->room)) : self->home;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (below));
  drop_details (self, i);
  bring_to_front (self, below);
  focus_page (self);
  return TRUE;
}

gboolean
way_window_back (WayWindow *self)
{
  if (self->details->len > 0)
    return way_window_pop (self, g_ptr_array_index (self->details, self->details->len - 1));
  if (!way_window_is_folded (self) || adw_leaflet_get_visible_child (self->leaflet) != self->content)
    return FALSE;
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->sidebar));
  return TRUE;
}

gboolean
way_window_flush (WayWindow *self)
{
  for (guint i = self->details->len; i > 0; i--)
    if (!flush_page (self, g_ptr_array_index (self->details, i - 1)))
      return FALSE;
  return self->room == NULL || flush_page (self, g_hash_table_lookup (self->rooms, self->room));
}

/* How many characters of a toast fit side by side, with its margins, its cross and the buttons beside it. */
static int
count_toast_chars (WayWindow *self, gboolean undo, gboolean opens)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->toasts));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics)) * 6 / 5;
  int room = gtk_widget_get_width (GTK_WIDGET (self->toasts)), height;
  int letters = (undo ? (int) g_utf8_strlen (_("_Undo"), -1) : 0) + (opens ? (int) g_utf8_strlen (_("_Open"), -1) : 0);

  pango_font_metrics_unref (metrics);
  /* A window that has just been made has no width yet. */
  if (room == 0)
    gtk_window_get_default_size (GTK_WINDOW (self), &room, &height);
  room -= (undo ? 185 : 130) + (opens ? 40 : 0);
  return MAX (room / MAX (width, 1) - letters, 8);
}

/* The title of a toast is cut in a narrow window: where it would be, one of our own goes on in further lines. A toast asks
 * for its height without saying how wide it will be, so the title says itself where its lines end. */
static GtkWidget *
title_new (const char *message, int chars)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", message, "xalign", 0.0f, NULL);

  if (g_utf8_strlen (message, -1) > chars)
    g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "max-width-chars", chars, NULL);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
toast_open_cb (WayWindow *self, GtkWidget *button)
{
  const WayId *record = g_object_get_data (G_OBJECT (button), "way-record");

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  way_window_open_record (self, record);
}

/* A toast has one button: this one stands beside its words. */
static GtkWidget *
title_with_open (WayWindow *self, const char *message, const WayId *record)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = title_new (message, count_toast_chars (self, TRUE, TRUE));
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Open"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "way-record", way_id_copy (record), (GDestroyNotify) way_id_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (toast_open_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
show_toast (WayWindow *self, const char *message, gboolean undo, const WayId *record)
{
  g_autofree char *line = way_label_line (message);
  g_autofree char *markup = g_markup_escape_text (line, -1);
  AdwToast *toast = adw_toast_new (markup);
  int chars = count_toast_chars (self, undo, FALSE);

  if (record != NULL)
    adw_toast_set_custom_title (toast, title_with_open (self, line, record));
  else if (g_utf8_strlen (line, -1) > chars)
    adw_toast_set_custom_title (toast, title_new (line, chars));
  if (undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "win.undo-toast");
    }
  /* An older one would wait in front, and its Undo would undo what came after it. */
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  self->toast_step = undo ? way_library_get_undo_step (self->library) : 0;
  /* It does not wait behind the word on a saved file either, which comes back after it. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_overlay_add_toast (self->toasts, toast);
  way_announce (GTK_WIDGET (self), line);
}

void
way_window_toast (WayWindow *self, const char *message, gboolean undo)
{
  show_toast (self, message, undo, NULL);
}

void
way_window_toast_made (WayWindow *self, const char *message, const WayId *record)
{
  show_toast (self, message, TRUE, record);
}

void
way_window_damaged (WayWindow *self, const char *sentence)
{
  if (self->damage_said)
    return;
  self->damage_said = TRUE;
  way_library_stop_writing (self->library);
  way_window_update_actions (self);
  way_damage_present (GTK_WINDOW (self), way_library_get_path (self->library), sentence);
}

/* The library cannot be written where it lies, is no longer there, or is damaged. */
gboolean
way_window_copy_helps (const GError *error)
{
  return g_error_matches (error, WAY_ERROR, WAY_ERROR_READ_ONLY) || g_error_matches (error, WAY_ERROR, WAY_ERROR_FULL)
         || g_error_matches (error, WAY_ERROR, WAY_ERROR_FAILED) || g_error_matches (error, WAY_ERROR, WAY_ERROR_DAMAGED);
}

void
way_window_close_unsaved (WayWindow *self)
{
  self->discarding = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

void
way_window_error (WayWindow *self, const GError *error)
{
  g_autofree char *words = NULL;
  GtkWidget *dialog;

  if (self->discarding)
    return;
  self->said = TRUE;
  /* One that closes is not kept open for good by whatever keeps it from saving. */
  if (self->closing
      && (way_window_copy_helps (error) || g_error_matches (error, WAY_ERROR, WAY_ERROR_BUSY) || way_library_is_replaced (self->library)))
    {
      way_unsaved_ask (self, error);
      return;
    }
  if (way_library_is_replaced (self->library))
    {
      self->replacement_said = TRUE;
      way_replaced_ask (self, error->message);
      return;
    }
  if (g_utf8_strlen (error->message, -1) <= TOAST_LENGTH && error->domain == WAY_ERROR
      && error->code != WAY_ERROR_READ_ONLY && error->code != WAY_ERROR_FULL && error->code != WAY_ERROR_DAMAGED)
    {
      way_window_toast (self, error->message, FALSE);
      return;
    }
  words = way_text_beginning (error->message, WAY_LABEL_PROSE);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("That did not work"), words);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  if (way_window_copy_helps (error))
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "copy", _("_Save a copy…"));
      g_signal_connect_object (dialog, "response::copy", G_CALLBACK (way_save_copy_present), self, G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}
