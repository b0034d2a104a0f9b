/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-plan-table.h"

#include "ui/way-focus.h"
#include "ui/way-plan-cells.h"
#include "ui/way-plan-rows.h"
#include "ui/way-plan-span.h"

#include <glib/gi18n.h>

/* In pixels, what is left free at the end of a row that goes over all columns. */
#define EDGE 12

struct _WayPlanTable {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkWidget *columns;
  GtkWidget *rows;

  /* owned */
  WayLibrary *library;
  GtkSelectionModel *selection;
  WayPlanRows *keeper;
  GHashTable *bound; /* GtkListItem → WayPlanCell */
  GHashTable *shown; /* the id of a group → how many of its actions are shown; NULL: all */
  int beyond;        /* how far a heading goes on over the columns after its own */
  gboolean showing_sort;
  gboolean click_opens;
};

G_DEFINE_FINAL_TYPE (WayPlanTable, way_plan_table, ADW_TYPE_BIN)

enum { ACTIVATE, SORT, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- Cells --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const WayPlanCell *cell)
{
  gtk_list_item_set_child (item, cell->setup ());
}

/* The only cells of a heading that are not empty. */
static void
span (WayPlanTable *self, GtkListItem *item)
{
  GtkWidget *child = gtk_list_item_get_child (item);

  if (WAY_IS_PLAN_SPAN (child))
    way_plan_span_set_beyond (WAY_PLAN_SPAN (child), way_record_is (gtk_list_item_get_item (item), "action") ? 0 : self->beyond);
}

static void
fill (WayPlanTable *self, GtkListItem *item, const WayPlanCell *cell)
{
  WayRecord *record = gtk_list_item_get_item (item);
  gboolean is_action = way_record_is (record, "action");

  if (!is_action)
    way_plan_cell_set_shown (gtk_list_item_get_child (item),
                             self->shown != NULL
                               ? GPOINTER_TO_INT (g_hash_table_lookup (self->shown, way_record_get_id (record))) : -1);
  gtk_list_item_set_selectable (item, is_action);
  gtk_list_item_set_activatable (item, is_action);
  cell->fill (gtk_list_item_get_child (item), self->library, record);
  span (self, item);
}

static const WayPlanCell *
cell_of (GtkSignalListItemFactory *factory)
{
  return g_object_get_data (G_OBJECT (factory), "way-cell");
}

/* Of the cells of a row, the one that speaks for it. */
static gboolean
is_first (const WayPlanCell *cell)
{
  return cell == way_plan_narrow_cell () || cell == way_plan_cells ();
}

/* The cells of a row lie in it each in a widget of the table's. */
static GtkWidget *
row_of (GtkListItem *item, const WayPlanCell *cell)
{
  GtkWidget *parent = gtk_widget_get_parent (gtk_list_item_get_child (item));

  return cell == way_plan_narrow_cell () || parent == NULL ? parent : gtk_widget_get_parent (parent);
}

static void
bind_cb (WayPlanTable *self, GtkListItem *item, GtkSignalListItemFactory *factory)
{
  const WayPlanCell *cell = cell_of (factory);

  g_hash_table_insert (self->bound, item, (gpointer) cell);
  fill (self, item, cell);
  if (is_first (cell))
    way_plan_rows_bind (self->keeper, item, row_of (item, cell));
}

static void
unbind_cb (WayPlanTable *self, GtkListItem *item, GtkSignalListItemFactory *factory)
{
  if (self->bound == NULL)
    return;
  g_hash_table_remove (self->bound, item);
  if (is_first (cell_of (factory)))
    way_plan_rows_unbind (self->keeper, item);
}

static GtkListItemFactory *
factory_new (WayPlanTable *self, const WayPlanCell *cell)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), "way-cell", (gpointer) cell);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) cell);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

/* An update or a change elsewhere can show in any row; a change of an action shows in its own. */
static gboolean
changes_others (WayChanges *changes)
{
  static const char *const kinds[] = { "person", "agency", "theme", "milestone", "workshop", "card", "record", "link",
                                       "agenda_block" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (way_changes_touch (changes, kinds[i], NULL))
      return TRUE;
  return FALSE;
}

static void
changed_cb (WayPlanTable *self, WayChanges *changes)
{
  gboolean all = changes_others (changes);
  GHashTableIter iter;
  gpointer item, cell;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &cell))
    if (all || !way_record_is (gtk_list_item_get_item (item), "action")
        || way_changes_touch_record (changes, way_record_get_id (gtk_list_item_get_item (item))))
      fill (self, item, cell);
}

/* --- Sorting --- */

/* The view's sorter does not tell by which column it sorts: so it is made to compare, and the column that is asked
 * first has said its name. The rows themselves come in order from the library. */
static const char *asked;

static int
ask_cb (gconstpointer a, gconstpointer b, gpointer key)
{
  if (asked == NULL)
    asked = key;
  return -1;
}

static void
sorter_changed_cb (WayPlanTable *self, GtkSorterChange change, GtkSorter *sorter)
{
  g_autoptr (WayRecord) a = way_record_new_named ("action");
  g_autoptr (WayRecord) b = way_record_new_named ("action");
  GtkOrdering ordering;

  if (self->showing_sort)
    return;
  asked = NULL;
  ordering = gtk_sorter_compare (sorter, a, b);
  g_signal_emit (self, signals[SORT], 0, asked != NULL ? asked : "theme", ordering == GTK_ORDERING_LARGER);
}

static void
activate_cb (WayPlanTable *self, guint position)
{
  g_autoptr (WayRecord) record = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (record != NULL && way_record_is (record, "action"))
    g_signal_emit (self, signals[ACTIVATE], 0, record);
}

/* A list of GTK's that one click activates would also select what the mouse merely passes over, and keys would be meant for that. */
static void
click_cb (WayPlanTable *self, int n_press, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  guint position = way_plan_rows_get_position (self->keeper, widget);

  if (self->click_opens && n_press == 1 && position != GTK_INVALID_LIST_POSITION)
    activate_cb (self, position);
}

/* --- Building --- */

static GtkColumnViewColumn *
column_new (WayPlanTable *self, const WayPlanCell *cell)
{
  GtkColumnViewColumn *column = gtk_column_view_column_new (_(cell->title), factory_new (self, cell));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (ask_cb, (gpointer) cell->key, NULL));

  gtk_column_view_column_set_sorter (column, sorter);
  if (cell->width > 0)
    gtk_column_view_column_set_fixed_width (column, cell->width);
  else
    gtk_column_view_column_set_expand (column, TRUE);
  return column;
}

static GtkWidget *
scrolled_new (GtkWidget *child)
{
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                      "child", child, NULL);

  gtk_widget_add_css_class (scrolled, "card");
  gtk_widget_add_css_class (scrolled, "way-plan");
  gtk_widget_set_overflow (scrolled, GTK_OVERFLOW_HIDDEN);
  return scrolled;
}

/* Without the row of its headings the table is a list, which has the focus. */
static void
name_list (GtkWidget *columns)
{
  for (GtkWidget *child = gtk_widget_get_first_child (columns); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Action plan"), -1);
}

static GtkWidget *
build_columns (WayPlanTable *self)
{
  self->columns = gtk_column_view_new (NULL);
  gtk_column_view_set_show_row_separators (GTK_COLUMN_VIEW (self->columns), TRUE);
  /* Headings go on over the columns after the text. */
  gtk_column_view_set_reorderable (GTK_COLUMN_VIEW (self->columns), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->columns), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Action plan"), -1);
  name_list (self->columns);
  for (const WayPlanCell *cell = way_plan_cells (); cell->key != NULL; cell++)
    {
      g_autoptr (GtkColumnViewColumn) column = column_new (self, cell);

      gtk_column_view_append_column (GTK_COLUMN_VIEW (self->columns), column);
    }
  g_signal_connect_object (gtk_column_view_get_sorter (GTK_COLUMN_VIEW (self->columns)), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return scrolled_new (self->columns);
}

static GtkWidget *
build_rows (WayPlanTable *self)
{
  self->rows = gtk_list_view_new (NULL, factory_new (self, way_plan_narrow_cell ()));
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (self->rows), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Action plan"), -1);
  g_signal_connect_object (self->rows, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  return scrolled_new (self->rows);
}

static void
way_plan_table_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (way_plan_table_parent_class)->root (widget);
  way_plan_rows_set_root (WAY_PLAN_TABLE (widget)->keeper, gtk_widget_get_root (widget));
}

/* Tab goes to the row that had the focus last, and from there on past all rows. */
static gboolean
way_plan_table_focus_to (GtkWidget *widget, GtkDirectionType direction)
{
  if (way_focus_is_in (widget))
    return FALSE;
  return way_plan_rows_focus_last (WAY_PLAN_TABLE (widget)->keeper);
}

static gboolean
key_cb (WayPlanTable *self, guint key, guint code, GdkModifierType state)
{
  return (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) == 0 && way_plan_rows_key (self->keeper, key);
}

static void
way_plan_table_dispose (GObject *object)
{
  WayPlanTable *self = WAY_PLAN_TABLE (object);

  /* A view that goes says that it sorts by nothing any more. */
  self->showing_sort = TRUE;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  if (self->keeper != NULL)
    way_plan_rows_set_list (self->keeper, NULL);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_plan_table_parent_class)->dispose (object);
}

static void
way_plan_table_class_init (WayPlanTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_plan_table_dispose;
  GTK_WIDGET_CLASS (klass)->root = way_plan_table_root;
  GTK_WIDGET_CLASS (klass)->focus = way_plan_table_focus_to;
  signals[ACTIVATE] = g_signal_new ("activate", WAY_TYPE_PLAN_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, WAY_TYPE_RECORD);
  signals[SORT] = g_signal_new ("sort", WAY_TYPE_PLAN_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
way_plan_table_init (WayPlanTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (click_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  /* Before the list, which goes to headings, too. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->bound = g_hash_table_new (NULL, NULL);
  self->stack = GTK_STACK (g_object_new (GTK_TYPE_STACK, "hhomogeneous", FALSE, NULL));
  gtk_stack_add_named (self->stack, build_columns (self), "columns");
  gtk_stack_add_named (self->stack, build_rows (self), "rows");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

static GtkWidget *
list_of_columns (WayPlanTable *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->columns); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return self->columns;
}

GtkWidget *
way_plan_table_new (WayLibrary *library, GtkSingleSelection *selection)
{
  WayPlanTable *self = g_object_new (WAY_TYPE_PLAN_TABLE, NULL);

  self->library = g_object_ref (library);
  self->selection = GTK_SELECTION_MODEL (g_object_ref (selection));
  self->keeper = way_plan_rows_new (WAY_LIST (gtk_single_selection_get_model (selection)));
  g_signal_connect_object (library, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  way_plan_table_set_narrow (self, FALSE);
  return GTK_WIDGET (self);
}

/* Only the form that is shown follows the model. */
void
way_plan_table_set_narrow (WayPlanTable *self, gboolean narrow)
{
  gboolean focused = way_focus_is_in (GTK_WIDGET (self));

  /* First: rows that go hand the focus on to one another. */
  way_plan_rows_set_list (self->keeper, narrow ? self->rows : list_of_columns (self));
  gtk_stack_set_visible_child_name (self->stack, narrow ? "rows" : "columns");
  gtk_column_view_set_model (GTK_COLUMN_VIEW (self->columns), narrow ? NULL : self->selection);
  gtk_list_view_set_model (GTK_LIST_VIEW (self->rows), narrow ? self->selection : NULL);
  if (focused)
    way_plan_table_focus (self);
}

void
way_plan_table_set_click_opens (WayPlanTable *self, gboolean opens)
{
  self->click_opens = opens;
}

static GtkColumnViewColumn *
find_column (WayPlanTable *self, const char *key)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (self->columns));
  const WayPlanCell *cells = way_plan_cells ();

  for (guint i = 0; cells[i].key != NULL; i++)
    if (g_strcmp0 (cells[i].key, key) == 0)
      return g_list_model_get_item (columns, i);
  return NULL;
}

/* How much larger the text is than usual: widths are given for 11 points at 96 dots an inch. */
static double
text_scale (WayPlanTable *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double dpi = pango_cairo_context_get_resolution (context);
  double points = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    return CLAMP (points / (11 * 96.0 / 72), 1, 3);
  return CLAMP (points * (dpi > 0 ? dpi : 96) / (11 * 96), 1, 3);
}

void
way_plan_table_set_compact (WayPlanTable *self, gboolean compact)
{
  double scale = text_scale (self);
  GHashTableIter iter;
  gpointer item;
  int beyond = 0;

  for (const WayPlanCell *cell = way_plan_cells (); cell->key != NULL; cell++)
    {
      g_autoptr (GtkColumnViewColumn) column = find_column (self, cell->key);
      int width = (int) ((compact ? cell->compact_width : cell->width) * scale);

      if (width > 0)
        gtk_column_view_column_set_fixed_width (column, width);
      /* Those that are after the one without a width of its own. */
      beyond = width > 0 ? beyond + width : 0;
    }
  self->beyond = beyond - EDGE;
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    span (self, item);
}

void
way_plan_table_show_sort (WayPlanTable *self, const char *key, gboolean down)
{
  g_autoptr (GtkColumnViewColumn) column = find_column (self, key);

  self->showing_sort = TRUE;
  gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->columns), NULL, GTK_SORT_ASCENDING);
  if (column != NULL)
    gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (self->columns), column,
                                    down ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->showing_sort = FALSE;
}

void
way_plan_table_scroll_to (WayPlanTable *self, guint position)
{
  way_plan_rows_show (self->keeper, position);
}

void
way_plan_table_hold (WayPlanTable *self, guint position)
{
  way_plan_rows_hold (self->keeper, position);
}

void
way_plan_table_focus (WayPlanTable *self)
{
  way_plan_rows_focus_last (self->keeper);
}

void
way_plan_table_remember (WayPlanTable *self, guint position)
{
  way_plan_rows_remember (self->keeper, position);
}

WayRecord *
way_plan_table_get_focused (WayPlanTable *self)
{
  guint position = way_plan_rows_get_focused (self->keeper);
  g_autoptr (WayRecord) record = position != GTK_INVALID_LIST_POSITION
                                   ? g_list_model_get_item (G_LIST_MODEL (self->selection), position) : NULL;

  /* Its row holds it. */
  return record;
}

void
way_plan_table_set_shown (WayPlanTable *self, GHashTable *shown)
{
  GHashTableIter iter;
  gpointer item, cell;

  if (shown == NULL && self->shown == NULL)
    return;
  g_clear_pointer (&self->shown, g_hash_table_unref);
  self->shown = shown != NULL ? g_hash_table_ref (shown) : NULL;
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &cell))
    if (!way_record_is (gtk_list_item_get_item (item), "action"))
      fill (self, item, cell);
}
