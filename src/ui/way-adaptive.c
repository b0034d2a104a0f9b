/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-adaptive.h"

#define LEAST_WIDTH 360
#define NATURAL_WIDTH 450
#define MEDIUM_FROM 600
#define WIDE_FROM 1000
#define TIGHT_BELOW 320
/* What a frame takes where windows have no shadow. */
#define FRAME 10

struct _WayAdaptive {
  GtkWidget parent_instance;

  GtkWidget *child;
  WayWidthClass width_class;
  gboolean tight;
  guint change_id;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (WayAdaptive, way_adaptive, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

enum { PROP_0, PROP_CHILD, N_PROPS };
enum { CLASS_CHANGED, N_SIGNALS };

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;
static const char *const class_names[] = { "narrow", "medium", "wide" };

static WayWidthClass
class_for (double width)
{
  return width < MEDIUM_FROM ? WAY_WIDTH_NARROW : width < WIDE_FROM ? WAY_WIDTH_MEDIUM : WAY_WIDTH_WIDE;
}

static gboolean
has_changed (WayAdaptive *self, int width)
{
  double scaled = width / way_text_scale ();

  return class_for (scaled) != self->width_class || (scaled < TIGHT_BELOW) != self->tight;
}

static void
apply_class (WayAdaptive *self, WayWidthClass width_class, gboolean tight)
{
  if (self->width_class == width_class && self->tight == tight)
    return;
  self->tight = tight;
  gtk_widget_remove_css_class (GTK_WIDGET (self), class_names[self->width_class]);
  self->width_class = width_class;
  gtk_widget_add_css_class (GTK_WIDGET (self), class_names[width_class]);
  g_signal_emit (self, signals[CLASS_CHANGED], 0);
}

/* A layout must not be changed while it is being made, so the change waits until this one is done. */
static gboolean
change_cb (gpointer data)
{
  WayAdaptive *self = data;
  double scaled = gtk_widget_get_width (GTK_WIDGET (self)) / way_text_scale ();

  self->change_id = 0;
  apply_class (self, class_for (scaled), scaled < TIGHT_BELOW);
  return G_SOURCE_REMOVE;
}

static void
way_adaptive_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  WayAdaptive *self = WAY_ADAPTIVE (widget);
  int least = 0;

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      if (self->tight && self->child != NULL)
        gtk_widget_measure (self->child, orientation, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (LEAST_WIDTH, least);
      *natural = MAX (NATURAL_WIDTH, least);
    }
  else if (self->child != NULL)
    {
      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      gtk_widget_measure (self->child, orientation, for_size < 0 ? -1 : MAX (for_size, least), minimum, natural,
                          NULL, NULL);
    }
}

static void
way_adaptive_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WayAdaptive *self = WAY_ADAPTIVE (widget);
  int least;

  if (has_changed (self, width) && self->change_id == 0)
    self->change_id = g_idle_add_full (GDK_PRIORITY_REDRAW - 10, change_cb, self, NULL);
  if (self->child == NULL || !gtk_widget_get_visible (self->child))
    return;
  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, MAX (width, least), height, baseline, NULL);
}

static void
way_adaptive_dispose (GObject *object)
{
  WayAdaptive *self = WAY_ADAPTIVE (object);

  g_clear_handle_id (&self->change_id, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  G_OBJECT_CLASS (way_adaptive_parent_class)->dispose (object);
}

static void
way_adaptive_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    way_adaptive_set_child (WAY_ADAPTIVE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
way_adaptive_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CHILD)
    g_value_set_object (value, WAY_ADAPTIVE (object)->child);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    way_adaptive_set_child (WAY_ADAPTIVE (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
way_adaptive_class_init (WayAdaptiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = way_adaptive_dispose;
  object_class->set_property = way_adaptive_set_property;
  object_class->get_property = way_adaptive_get_property;
  widget_class->measure = way_adaptive_measure;
  widget_class->size_allocate = way_adaptive_size_allocate;
  props[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CLASS_CHANGED] = g_signal_new ("class-changed", WAY_TYPE_ADAPTIVE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "adaptive");
}

static void
way_adaptive_init (WayAdaptive *self)
{
  self->width_class = WAY_WIDTH_WIDE;
  gtk_widget_add_css_class (GTK_WIDGET (self), class_names[self->width_class]);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

GtkWidget *
way_adaptive_new (void)
{
  return g_object_new (WAY_TYPE_ADAPTIVE, NULL);
}

GtkWidget *
way_adaptive_get_child (WayAdaptive *self)
{
  return self->child;
}

void
way_adaptive_set_child (WayAdaptive *self, GtkWidget *child)
{
  g_return_if_fail (WAY_IS_ADAPTIVE (self));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHILD]);
}

WayWidthClass
way_adaptive_get_width_class (WayAdaptive *self)
{
  return self->width_class;
}

gboolean
way_adaptive_is_tight (WayAdaptive *self)
{
  return self->tight;
}

/* --- Large letters --- */

double
way_text_scale (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi = 0;

  if (settings != NULL)
    g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? dpi / (96.0 * PANGO_SCALE) : 1;
}

static GtkWidget *
find_header (GtkWidget *widget)
{
  GtkWidget *header = ADW_IS_HEADER_BAR (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && header == NULL;
       child = gtk_widget_get_next_sibling (child))
    header = find_header (child);
  return header;
}

void
way_adaptive_fit_header (gpointer window)
{
  GtkWidget *header = find_header (window);
  GtkWidget *title;

  if (way_text_scale () < WAY_TEXT_LARGE || header == NULL)
    return;
  title = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "justify", GTK_JUSTIFY_CENTER,
                        "margin-start", 12, "margin-end", 12, "margin-top", 6, NULL);
  gtk_widget_add_css_class (title, "heading");
  g_object_bind_property (window, "title", title, "label", G_BINDING_SYNC_CREATE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_bin_new ());
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (header)), title, header);
}

static gboolean
query_words_cb (GtkLabel *label, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static void
shorten_label (GtkWidget *label, gboolean tight)
{
  GtkWidget *button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);

  if (gtk_widget_get_ancestor (label, ADW_TYPE_BUTTON_CONTENT) != NULL)
    {
      gtk_widget_set_visible (label, !tight);
      if (tight && button != NULL && gtk_widget_get_tooltip_text (button) == NULL)
        gtk_widget_set_tooltip_text (button, gtk_label_get_text (GTK_LABEL (label)));
      return;
    }
  gtk_label_set_ellipsize (GTK_LABEL (label), tight ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (!gtk_widget_get_has_tooltip (label))
    {
      gtk_widget_set_has_tooltip (label, TRUE);
      g_signal_connect (label, "query-tooltip", G_CALLBACK (query_words_cb), NULL);
    }
}

void
way_adaptive_shorten (GtkWidget *root, gboolean tight)
{
  if (GTK_IS_LABEL (root))
    shorten_label (root, tight);
  else if (!GTK_IS_POPOVER (root))
    for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
      way_adaptive_shorten (child, tight);
}

/* --- Menus and dialogs --- */

#define MENU_CHARS 36

static void
wrap_labels (GtkWidget *widget, int chars)
{
  if (GTK_IS_LABEL (widget))
    g_object_set (widget, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                  "max-width-chars", chars, NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    wrap_labels (child, chars);
}

void
way_adaptive_fit_menu (GtkMenuButton *button)
{
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  double scale = way_text_scale ();

  if (popover != NULL)
    wrap_labels (GTK_WIDGET (popover), (int) (MENU_CHARS / (scale * scale)));
}

static int
height_at (GtkWidget *widget, int width)
{
  int height = 0;

  if (gtk_widget_get_visible (widget))
    gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  return height;
}

/* What scrolls is asked itself: a scrolled window would not say how high lines are that wrap. */
static int
height_of_part (GtkWidget *part, int width)
{
  GtkWidget *child = GTK_IS_SCROLLED_WINDOW (part) ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (part)) : part;

  return height_at (GTK_IS_VIEWPORT (child) ? gtk_viewport_get_child (GTK_VIEWPORT (child)) : child, width);
}

int
way_adaptive_wanted_height (gpointer window, int width)
{
  int height = FRAME;

  for (GtkWidget *part = gtk_widget_get_first_child (adw_window_get_content (window)); part != NULL;
       part = gtk_widget_get_next_sibling (part))
    height += height_of_part (part, width);
  return height;
}

void
way_adaptive_fit_height (gpointer window, int most)
{
  int width, before, height;

  gtk_window_get_default_size (window, &width, &before);
  height = MIN (way_adaptive_wanted_height (window, width - FRAME), most);
  if (!gtk_widget_get_mapped (window) || height > before)
    gtk_window_set_default_size (window, width, height);
}
