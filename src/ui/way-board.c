/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-board.h"

#include "base/way-text.h"
#include "ui/way-adaptive.h"
#include "ui/way-board-details.h"
#include "ui/way-board-lanes.h"
#include "ui/way-entry.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

#define CHOICE_CHARS 24
#define COUNT_PAUSE 60 /* milliseconds */

struct _WayBoard {
  WayPage parent_instance;

  /* template children */
  GtkWidget *add_button;
  GtkWidget *search;
  GtkMenuButton *agency_button;
  GtkMenuButton *theme_button;
  GtkMenuButton *control_button;
  GtkWidget *clear_button;
  GtkWidget *other_button;
  AdwBin *lanes_bin;
  GtkWidget *filter_bar;
  GtkWidget *first_step;
  AdwBin *details_bin;
  GtkWidget *details_button;

  /* borrowed */
  WayBoardDetails *details; /* %NULL until they are shown first */
  WayBoardLanes *lanes;

  /* owned */
  WayBoardFilter *filter;
  guint counts_id;
};

G_DEFINE_FINAL_TYPE (WayBoard, way_board, WAY_TYPE_PAGE)

/* --- The filter bar --- */

static void
set_choice (GtkMenuButton *button, const char *what, const char *value)
{
  g_autofree char *short_value = value != NULL ? way_text_summary (value, CHOICE_CHARS) : NULL;
  /* Translators: a filter and what it lets through: Agency: all, Theme: Data. */
  g_autofree char *label = g_strdup_printf (_("%s: %s"), what, short_value != NULL ? short_value : _("all"));

  gtk_menu_button_set_label (button, label);
}

static char *
title_of (WayBoard *self, const WayId *id)
{
  g_autoptr (WayRecord) record = id != NULL ? way_library_get (way_page_get_library (WAY_PAGE (self)), id) : NULL;

  return record != NULL ? g_strdup (way_record_get_title (record)) : NULL;
}

static void
apply_filter (WayBoard *self)
{
  g_autofree char *agency = title_of (self, self->filter->agency);
  g_autofree char *theme = title_of (self, self->filter->theme);

  set_choice (self->agency_button, _("Agency"), agency);
  set_choice (self->theme_button, _("Theme"), theme);
  set_choice (self->control_button, _("Control"),
              self->filter->control != NULL ? way_choice_label ("card", "control", self->filter->control) : NULL);
  gtk_widget_set_visible (self->clear_button, !way_board_filter_is_empty (self->filter));
  way_board_lanes_set_filter (self->lanes, self->filter);
}

static void
search_cb (WayBoard *self)
{
  g_free (self->filter->words);
  self->filter->words = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  apply_filter (self);
}

static void
set_id (WayId **place, GVariant *parameter)
{
  WayId id;

  g_clear_pointer (place, way_id_free);
  if (way_id_parse (g_variant_get_string (parameter, NULL), &id))
    *place = way_id_copy (&id);
}

static void
agency_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_id (&WAY_BOARD (widget)->filter->agency, parameter);
  apply_filter (WAY_BOARD (widget));
}

static void
theme_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  set_id (&WAY_BOARD (widget)->filter->theme, parameter);
  apply_filter (WAY_BOARD (widget));
}

static void
control_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayBoard *self = WAY_BOARD (widget);
  const char *key = g_variant_get_string (parameter, NULL);

  g_free (self->filter->control);
  self->filter->control = *key != '\0' ? g_strdup (key) : NULL;
  apply_filter (self);
}

/* From the pane beside the lanes. */
static void
lanes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (WAY_BOARD (widget)->lanes), name, parameter);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  WayBoard *self = WAY_BOARD (widget);

  g_clear_pointer (&self->filter, way_board_filter_free);
  self->filter = way_board_filter_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  apply_filter (self);
}

static void
append_choice (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_record_menu (WayBoard *self, const char *query, const char *action)
{
  WayPage *page = WAY_PAGE (self);
  g_autoptr (GPtrArray) records
    = way_library_query_records (way_page_get_library (page), query, "i", way_page_get_project (page));
  GMenu *menu = g_menu_new ();

  append_choice (menu, _("All"), action, "");
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *id = way_id_dup_text (way_record_get_id (records->pdata[i]));

      append_choice (menu, way_record_get_title (records->pdata[i]), action, id);
    }
  return G_MENU_MODEL (menu);
}

static void
agency_popup_cb (GtkMenuButton *button, gpointer board)
{
  g_autoptr (GMenuModel) menu = make_record_menu (board, "agencies of board", "board.agency");

  gtk_menu_button_set_menu_model (button, menu);
  way_adaptive_fit_menu (button);
}

static void
theme_popup_cb (GtkMenuButton *button, gpointer board)
{
  g_autoptr (GMenuModel) menu = make_record_menu (board, "themes to choose", "board.theme");

  gtk_menu_button_set_menu_model (button, menu);
  way_adaptive_fit_menu (button);
}

static void
init_control_menu (WayBoard *self)
{
  const WayField *field = way_kind_field (way_kind_lookup ("card"), "control");
  g_autoptr (GMenu) menu = g_menu_new ();

  append_choice (menu, _("All"), "board.control", "");
  for (const WayChoice *choice = field->values; choice->key != NULL; choice++)
    append_choice (menu, way_field_choice_label (field, choice->key), "board.control", choice->key);
  gtk_menu_button_set_menu_model (self->control_button, G_MENU_MODEL (menu));
}

/* --- Counts --- */

static gint64
count (WayBoard *self, const char *query)
{
  return way_library_query_count (way_page_get_library (WAY_PAGE (self)), query, "i",
                                  way_page_get_project (WAY_PAGE (self)));
}

/* "11 cards, 6 from 1 conversation": others were typed on the board, or pasted. */
static void
append_cards (WayBoard *self, GString *text, guint *cards, gboolean any_source)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (way_page_get_library (WAY_PAGE (self)), "board counts", "i",
                                                       way_page_get_project (WAY_PAGE (self)));
  guint told = rows->len > 0 ? (guint) way_row_integer (rows->pdata[0], "told") : 0;

  *cards = rows->len > 0 ? (guint) way_row_integer (rows->pdata[0], "cards") : 0;
  g_string_append_printf (text, ngettext ("%u card", "%u cards", *cards), *cards);
  if (any_source && told < *cards)
    g_string_append_printf (text, ", %u", told);
}

static void
show_counts (WayBoard *self)
{
  guint cards = 0;
  guint talks = (guint) count (self, "board conversations");
  guint workshops = (guint) count (self, "board workshops");
  guint others = (guint) count (self, "board count of other kinds");
  GString *text = g_string_new (NULL);
  g_autofree char *other = g_strdup_printf (ngettext ("%u other card", "%u other cards", others), others);

  append_cards (self, text, &cards, talks + workshops > 0);
  if (talks > 0)
    g_string_append_printf (text, ngettext (" from %u conversation", " from %u conversations", talks), talks);
  if (workshops > 0)
    g_string_append_printf (text,
                            talks > 0 ? ngettext (" and %u workshop", " and %u workshops", workshops)
                                      : ngettext (" from %u workshop", " from %u workshops", workshops),
                            workshops);
  way_page_set_subtitle (WAY_PAGE (self), text->str);
  g_string_free (text, TRUE);
  gtk_button_set_label (GTK_BUTTON (self->other_button), other);
  gtk_widget_set_visible (self->other_button, others > 0);
  gtk_widget_set_visible (self->first_step, cards + others == 0);
  if (others == 0)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->other_button), FALSE);
}

static gboolean
counts_cb (gpointer data)
{
  WAY_BOARD (data)->counts_id = 0;
  show_counts (data);
  return G_SOURCE_REMOVE;
}

/* After the frame in which the card moves. */
static void
show_counts_soon (WayBoard *self)
{
  if (self->counts_id == 0)
    self->counts_id = g_timeout_add (COUNT_PAUSE, counts_cb, self);
}

static void
library_changed_cb (WayLibrary *library, WayChanges *changes, WayBoard *self)
{
  if (way_changes_touch (changes, "record", NULL) || way_changes_touch (changes, "card", "kind")
      || way_changes_touch (changes, "card", "source"))
    show_counts_soon (self);
}

static void
other_cb (WayBoard *self)
{
  way_board_lanes_set_show_other (self->lanes,
                                  gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->other_button)));
}

static void
add_cb (WayBoard *self)
{
  way_board_lanes_add (self->lanes);
}

/* --- Details: beside the lanes where there is room, else on top --- */

static gboolean
has_room (WayBoard *self)
{
  return way_page_get_width_class (WAY_PAGE (self)) == WAY_WIDTH_WIDE;
}

gboolean
way_board_is_chosen (WayBoard *self, const WayId *card)
{
  g_autoptr (GArray) cards = way_board_lanes_dup_selected (self->lanes);

  return cards->len == 1 && way_id_equal (way_id_list_index (cards, 0), card);
}

static void
show_selected (WayBoard *self)
{
  g_autoptr (GArray) cards = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->details_bin)))
    return;
  cards = way_board_lanes_dup_selected (self->lanes);
  way_board_details_set_card (self->details, cards->len == 1 ? way_id_list_index (cards, 0) : NULL);
  way_board_details_set_several (self->details, cards->len);
}

static void
show_pane (WayBoard *self)
{
  gboolean wanted = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->details_button));

  if (wanted && has_room (self) && self->details == NULL)
    {
      self->details = WAY_BOARD_DETAILS (way_board_details_new (WAY_PAGE (self)));
      way_board_details_set_acts (self->details, way_board_lanes_make_acts (self->lanes));
      adw_bin_set_child (self->details_bin, GTK_WIDGET (self->details));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->details_bin), wanted && has_room (self));
  gtk_widget_set_visible (self->details_button, has_room (self));
  way_board_lanes_set_beside (self->lanes, wanted && has_room (self));
  show_selected (self);
}

static void
details_cb (WayBoard *self, const WayId *card)
{
  WayPage *page = WAY_PAGE (self);

  if (has_room (self))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->details_button), TRUE);
  else
    way_page_push (page, WAY_PAGE (way_board_details_page_new (way_page_get_library (page), way_page_get_project (page),
                                                               card)));
}

/* --- Page --- */

static void
way_board_open_record (WayPage *page, const WayId *record)
{
  WayBoard *self = WAY_BOARD (page);

  if (way_board_lanes_select (self->lanes, record, TRUE))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "board.clear", NULL);
  way_board_lanes_select (self->lanes, record, TRUE);
}

static GtkWidget *
way_board_get_start (WayPage *page)
{
  return GTK_WIDGET (WAY_BOARD (page)->lanes);
}

static gboolean
way_board_focus_filter (WayPage *page)
{
  return gtk_widget_grab_focus (WAY_BOARD (page)->search);
}

static gboolean
way_board_flush (WayPage *page, GError **error)
{
  WayBoard *self = WAY_BOARD (page);

  return way_board_lanes_flush (self->lanes) && (self->details == NULL || way_board_details_flush (self->details));
}

static void
way_board_width_changed (WayPage *page, WayWidthClass width_class)
{
  WayBoard *self = WAY_BOARD (page);

  way_board_lanes_set_narrow (self->lanes, width_class == WAY_WIDTH_NARROW);
  show_pane (self);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->filter_bar), width_class == WAY_WIDTH_NARROW
                                                                       ? GTK_ORIENTATION_VERTICAL
                                                                       : GTK_ORIENTATION_HORIZONTAL);
}

static void
way_board_constructed (GObject *object)
{
  WayBoard *self = WAY_BOARD (object);
  WayPage *page = WAY_PAGE (object);

  G_OBJECT_CLASS (way_board_parent_class)->constructed (object);
  self->lanes = WAY_BOARD_LANES (way_board_lanes_new (way_page_get_library (page), way_page_get_project (page), NULL));
  adw_bin_set_child (self->lanes_bin, GTK_WIDGET (self->lanes));
  g_signal_connect_object (self->lanes, "selected", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lanes, "details", G_CALLBACK (details_cb), self, G_CONNECT_SWAPPED);
  way_page_set_title (page, _("Enablers, barriers and aspirations"));
  show_counts (self);
  apply_filter (self);
  g_signal_connect_object (way_page_get_library (page), "changed", G_CALLBACK (library_changed_cb), self, 0);
}

static void
way_board_dispose (GObject *object)
{
  g_clear_handle_id (&WAY_BOARD (object)->counts_id, g_source_remove);
  G_OBJECT_CLASS (way_board_parent_class)->dispose (object);
}

static void
way_board_finalize (GObject *object)
{
  way_board_filter_free (WAY_BOARD (object)->filter);
  G_OBJECT_CLASS (way_board_parent_class)->finalize (object);
}

static void
way_board_class_init (WayBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  WayPageClass *page_class = WAY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = way_board_constructed;
  G_OBJECT_CLASS (klass)->dispose = way_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_board_finalize;
  page_class->open_record = way_board_open_record;
  page_class->focus_filter = way_board_focus_filter;
  page_class->get_start = way_board_get_start;
  page_class->flush = way_board_flush;
  page_class->width_changed = way_board_width_changed;
  gtk_widget_class_install_action (widget_class, "board.agency", "s", agency_action);
  gtk_widget_class_install_action (widget_class, "board.theme", "s", theme_action);
  gtk_widget_class_install_action (widget_class, "board.control", "s", control_action);
  gtk_widget_class_install_action (widget_class, "board.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "cards.move", "s", lanes_action);
  gtk_widget_class_install_action (widget_class, "cards.theme", "s", lanes_action);
  gtk_widget_class_install_action (widget_class, "cards.new-theme", NULL, lanes_action);
  gtk_widget_class_install_action (widget_class, "cards.control", "s", lanes_action);
  gtk_widget_class_install_action (widget_class, "cards.delete", NULL, lanes_action);
  g_type_ensure (WAY_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-board.ui");
  gtk_widget_class_bind_template_child (widget_class, WayBoard, add_button);
  gtk_widget_class_bind_template_child (widget_class, WayBoard, search);
  gtk_widget_class_bind_template_child (widget_class, WayBoard, agency_button);
  gtk_widget_class_bind_template_child (widget_class, WayBoard, theme_button);
  gtk_widget_class_bind_template_child (widget_class, WayBoard, control_button);
  gtk_widget_class_bind_template_child (widget_class, WayBoard, clear_button);
  gtk_widget_class_bind_template_child (widget_class, WayBoard, other_button);
  gtk_widget_class_bind_template_child (widget_class, WayBoard, lanes_bin);
  gtk_widget_class_bind_template_child (widget_class, WayBoard, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, WayBoard, first_step);
  gtk_widget_class_bind_template_child (widget_class, WayBoard, details_bin);
  gtk_widget_class_bind_template_child (widget_class, WayBoard, details_button);
  gtk_widget_class_bind_template_callback (widget_class, show_pane);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
}

static void
way_board_init (WayBoard *self)
{
  self->filter = way_board_filter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  way_entry_setup_filter (self->search);
  gtk_menu_button_set_create_popup_func (self->agency_button, agency_popup_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->theme_button, theme_popup_cb, self, NULL);
  init_control_menu (self);
}
