/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-review-view.h"

#include "service/way-review-service.h"
#include "storage/way-list.h"
#include "ui/way-follow.h"
#include "ui/way-page.h"
#include "ui/way-pill.h"
#include "ui/way-review-dialog.h"
#include "ui/way-review-row.h"
#include "ui/way-rows.h"

#include <glib/gi18n.h>

struct _WayReviewView {
  AdwBin parent_instance;

  /* template children */
  WayPill *count;
  GtkListView *pending;
  GtkWidget *hint;
  GtkLabel *nothing;
  GtkWidget *done_heading;
  GtkListView *done;

  /* borrowed: items that show something now */
  GPtrArray *items;

  /* owned */
  WayLibrary *library;
  WayId workshop;
  WayList *actions;
  WayList *reflections;
  GtkSingleSelection *selection;
  guint focus_idle;
};

G_DEFINE_FINAL_TYPE (WayReviewView, way_review_view, ADW_TYPE_BIN)

static WayPage *
get_page (WayReviewView *self)
{
  return WAY_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), WAY_TYPE_PAGE));
}

static WayReviewRow *
row_of (GtkListItem *item)
{
  return WAY_REVIEW_ROW (gtk_list_item_get_child (item));
}

static WayReviewRow *
find_row (WayReviewView *self, gpointer record)
{
  for (guint i = 0; i < self->items->len; i++)
    if (gtk_list_item_get_item (g_ptr_array_index (self->items, i)) == record)
      return row_of (g_ptr_array_index (self->items, i));
  return NULL;
}

static void
refresh (WayReviewView *self)
{
  guint n_pending = g_list_model_get_n_items (G_LIST_MODEL (self->actions));
  guint n_done = g_list_model_get_n_items (G_LIST_MODEL (self->reflections));
  guint n_owed = way_review_n_pending (self->library, &self->workshop);
  g_autofree char *count = g_strdup_printf (_("%u to reflect"), n_owed);

  way_pill_set (self->count, n_owed > 0 ? count : "", WAY_TONE_WARNING);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->pending), WAY_TYPE_ROWS), n_pending > 0);
  gtk_widget_set_visible (self->hint, n_pending > 0);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->done), WAY_TYPE_ROWS), n_done > 0);
  gtk_widget_set_visible (self->done_heading, n_done > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->nothing), n_pending == 0);
  gtk_label_set_label (self->nothing, n_done > 0 ? _("Every action carried in has been reflected.")
                                                 : _("No open action of an earlier workshop is waiting."));
}

/* The selected row of those pending is the open one. */
static void
open_selected (WayReviewView *self)
{
  gpointer selected = gtk_single_selection_get_selected_item (self->selection);

  for (guint i = 0; i < self->items->len; i++)
    {
      GtkListItem *item = g_ptr_array_index (self->items, i);

      way_review_row_set_open (row_of (item), selected != NULL && gtk_list_item_get_item (item) == selected);
    }
}

static gboolean
focus_cb (gpointer data)
{
  WayReviewView *self = data;
  WayReviewRow *row = find_row (self, gtk_single_selection_get_selected_item (self->selection));

  self->focus_idle = 0;
  open_selected (self);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return G_SOURCE_REMOVE;
}

/* --- Outcomes --- */

static gboolean
record (WayReviewView *self, WayRecord *action, const WayReview *review)
{
  WayPage *page = get_page (self);
  WayReviewRow *row = find_row (self, action);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  /* What waits for a pause must not be kept after it was saved. */
  if (row != NULL)
    way_review_row_flush (row);
  if (!way_review_record (self->library, &self->workshop, way_record_get_id (action), review, &error))
    {
      way_page_error (page, error);
      return FALSE;
    }
  way_review_row_drop_note (self->library, &self->workshop, way_record_get_id (action));
  message = g_strdup_printf ("%s: %s", way_record_get_text (action, "reference"),
                             way_choice_label ("action_reflection", "outcome", review->outcome));
  way_page_toast_undo (page, message);
  if (self->focus_idle == 0)
    self->focus_idle = g_idle_add (focus_cb, self);
  return TRUE;
}

static gboolean
decided_cb (gpointer data, WayRecord *action, const WayReview *review)
{
  return record (data, action, review);
}

static void
choose (WayReviewView *self, WayReviewRow *row, const char *outcome)
{
  g_autoptr (WayRecord) action = g_object_ref (way_review_row_get_record (row));
  const char *note = way_review_row_get_note (row);
  const WayReview review = { .outcome = outcome, .note = *note != '\0' ? note : NULL };

  if (g_str_equal (outcome, "changed") || g_str_equal (outcome, "closed"))
    way_review_dialog_present (get_page (self), &self->workshop, action, outcome, review.note, decided_cb, self);
  else
    record (self, action, &review);
}

static void
chosen_cb (WayReviewRow *row, const char *outcome, WayReviewView *self)
{
  choose (self, row, outcome);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  WayReviewView *self = WAY_REVIEW_VIEW (gtk_widget_get_ancestor (widget, WAY_TYPE_REVIEW_VIEW));
  WayReviewRow *row = find_row (self, gtk_single_selection_get_selected_item (self->selection));

  if (row == NULL)
    return FALSE;
  choose (self, row, g_variant_get_string (args, NULL));
  return TRUE;
}

static void
open_action_cb (WayReviewView *self, guint position)
{
  g_autoptr (WayRecord) action = g_list_model_get_item (G_LIST_MODEL (self->actions), position);

  way_page_open (get_page (self), way_record_get_id (action));
}

static void
open_reflected_cb (WayReviewView *self, guint position)
{
  g_autoptr (WayRecord) reflection = g_list_model_get_item (G_LIST_MODEL (self->reflections), position);

  way_page_open (get_page (self), way_record_get_reference (reflection, "action"));
}

/* Who is accountable and when it is due come from elsewhere. */
static gboolean
concerns (GtkWidget *widget, WayChanges *changes)
{
  static const char *const kinds[] = { "record", "action", "action_reflection", "workshop", "person", "agency", "team" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (way_changes_touch (changes, kinds[i], NULL))
      return TRUE;
  return FALSE;
}

static void
catch_up (GtkWidget *widget)
{
  WayReviewView *self = WAY_REVIEW_VIEW (widget);

  for (guint i = 0; i < self->items->len; i++)
    way_review_row_refresh (row_of (g_ptr_array_index (self->items, i)));
  refresh (self);
}

/* --- Rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayReviewView *self)
{
  GtkWidget *row = way_review_row_new (self->library, &self->workshop);

  g_signal_connect_object (row, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayReviewView *self)
{
  WayReviewRow *row = row_of (item);
  WayRecord *shown = gtk_list_item_get_item (item);
  g_autofree char *name = NULL;

  way_review_row_bind (row, shown);
  way_review_row_set_open (row, shown == gtk_single_selection_get_selected_item (self->selection));
  if (way_record_is (shown, "action"))
    name = g_strdup (way_record_get_title (shown));
  else
    name = g_strdup (way_record_get_label (shown, "outcome"));
  way_agenda_item_describe (WAY_AGENDA_ITEM (row), name, "");
  g_ptr_array_add (self->items, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayReviewView *self)
{
  way_review_row_bind (row_of (item), NULL);
  g_ptr_array_remove (self->items, item);
}

static GtkListItemFactory *
new_factory (WayReviewView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  return factory;
}

static void
add_keys (WayReviewView *self)
{
  static const struct {
    guint key;
    const char *outcome;
  } keys[] = { { GDK_KEY_r, "reflected" }, { GDK_KEY_c, "carried" }, { GDK_KEY_h, "changed" }, { GDK_KEY_x, "closed" } };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                                                gtk_callback_action_new (key_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].outcome));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self->pending), controller);
}

/* --- Class --- */

static void
way_review_view_dispose (GObject *object)
{
  WayReviewView *self = WAY_REVIEW_VIEW (object);

  g_clear_handle_id (&self->focus_idle, g_source_remove);
  if (self->pending != NULL)
    {
      gtk_list_view_set_model (self->pending, NULL);
      gtk_list_view_set_model (self->done, NULL);
    }
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->actions);
  g_clear_object (&self->reflections);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_review_view_parent_class)->dispose (object);
}

static void
way_review_view_finalize (GObject *object)
{
  g_ptr_array_unref (WAY_REVIEW_VIEW (object)->items);
  G_OBJECT_CLASS (way_review_view_parent_class)->finalize (object);
}

static void
way_review_view_class_init (WayReviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_review_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_review_view_finalize;
  g_type_ensure (WAY_TYPE_PILL);
  g_type_ensure (WAY_TYPE_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-review-view.ui");
  gtk_widget_class_bind_template_child (widget_class, WayReviewView, count);
  gtk_widget_class_bind_template_child (widget_class, WayReviewView, pending);
  gtk_widget_class_bind_template_child (widget_class, WayReviewView, hint);
  gtk_widget_class_bind_template_child (widget_class, WayReviewView, nothing);
  gtk_widget_class_bind_template_child (widget_class, WayReviewView, done_heading);
  gtk_widget_class_bind_template_child (widget_class, WayReviewView, done);
}

static void
way_review_view_init (WayReviewView *self)
{
  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self);
  g_signal_connect_object (self->pending, "activate", G_CALLBACK (open_action_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->done, "activate", G_CALLBACK (open_reflected_cb), self, G_CONNECT_SWAPPED);
}

void
way_review_view_set_workshop (WayReviewView *self, WayLibrary *library, const WayId *workshop)
{
  g_autoptr (GtkListItemFactory) factory = new_factory (self);
  g_autoptr (GtkListItemFactory) done_factory = new_factory (self);
  GtkSelectionModel *plain;

  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->workshop = *workshop;
  self->actions = way_list_new (library, "actions to reflect", "i", workshop);
  self->reflections = way_list_new (library, "reflections of workshop", "i", workshop);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->actions)));
  plain = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->reflections))));
  gtk_list_view_set_factory (self->pending, factory);
  gtk_list_view_set_factory (self->done, done_factory);
  gtk_list_view_set_model (self->pending, GTK_SELECTION_MODEL (self->selection));
  gtk_list_view_set_model (self->done, plain);
  g_object_unref (plain);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (open_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->actions, "items-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->reflections, "items-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  way_follow_if (GTK_WIDGET (self), library, concerns, catch_up);
  refresh (self);
}
