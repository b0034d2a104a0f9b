/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-card-view.h"

#include "ui/way-card-entry.h"
#include "ui/way-label.h"

#include <glib/gi18n.h>

#define GAP 6
/* Text wraps and pills are cut with an ellipsis, so that no card need be measured to know how narrow it can be. */
#define MINIMUM_WIDTH 120
#define NATURAL_WIDTH 260
#define PILL_CHARS 22
/* The line around a card, and its edge, which says the kind. */
#define RADIUS 9
#define LINE 1
#define EDGE 4
/* From the side with the edge to where the line begins. */
#define TURN 6

struct _WayCardView {
  GtkWidget parent_instance;

  /* borrowed: children */
  GtkWidget *label;
  GtkWidget *editor;
  GPtrArray *pills;

  /* owned */
  WayLibrary *library;
  WayCardFacts *facts;
  WayRecord *card;
  char *description;
  const char *kind_class;
  gulong card_handler;
  gboolean with_kind;
};

G_DEFINE_FINAL_TYPE (WayCardView, way_card_view, GTK_TYPE_WIDGET)

enum { EDITED, N_SIGNALS };

static guint signals[N_SIGNALS];
static const char *const tone_classes[] = { "neutral", "good", "warning", "bad", "info", "gift" };

/* --- Layout: the text, and below it the pills, wrapped --- */

static GtkWidget *
top_of (WayCardView *self)
{
  return self->editor != NULL ? self->editor : self->label;
}

/* Places the pills in rows of @width from @y on, or with @allocate %FALSE only counts. Returns the height. */
static int
flow_pills (WayCardView *self, int width, int y, gboolean allocate)
{
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int x = 0, row_height = 0, height = 0;

  for (guint i = 0; i < self->pills->len; i++)
    {
      GtkWidget *pill = self->pills->pdata[i];
      int minimum, natural, pill_height;

      if (!gtk_widget_get_visible (pill))
        continue;
      gtk_widget_measure (pill, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
      natural = MAX (minimum, MIN (natural, width));
      gtk_widget_measure (pill, GTK_ORIENTATION_VERTICAL, natural, &pill_height, NULL, NULL, NULL);
      if (x > 0 && x + natural > width)
        {
          height += row_height + GAP;
          x = row_height = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (pill, &(GtkAllocation){ mirrored ? width - x - natural : x, y + height, natural, pill_height },
                                  -1);
      x += natural + GAP;
      row_height = MAX (row_height, pill_height);
    }
  return height + row_height;
}

static int
height_for (WayCardView *self, int width)
{
  int text, pills;

  gtk_widget_measure (top_of (self), GTK_ORIENTATION_VERTICAL, width, NULL, &text, NULL, NULL);
  pills = flow_pills (self, width, 0, FALSE);
  return text + (pills > 0 ? GAP + pills : 0);
}

static GtkSizeRequestMode
way_card_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
way_card_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  WayCardView *self = WAY_CARD_VIEW (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = height_for (self, for_size >= 0 ? for_size : NATURAL_WIDTH);
      return;
    }
  *minimum = MINIMUM_WIDTH;
  *natural = NATURAL_WIDTH;
}

static void
way_card_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  WayCardView *self = WAY_CARD_VIEW (widget);
  int text;

  /* A list that is just getting narrower allocates less than the borders need. */
  width = MAX (width, 0);
  gtk_widget_measure (top_of (self), GTK_ORIENTATION_VERTICAL, width, NULL, &text, NULL, NULL);
  gtk_widget_size_allocate (top_of (self), &(GtkAllocation){ 0, 0, width, text }, -1);
  flow_pills (self, width, text + GAP, TRUE);
}

/* --- The line around it --- */

static void
add_line (WayCardView *self, GtkSnapshot *snapshot, const GskRoundedRect *outline, const float widths[4],
          const graphene_rect_t *part, const char *color_name)
{
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), color_name, &color))
    return;
  gtk_snapshot_push_clip (snapshot, part);
  gtk_snapshot_append_border (snapshot, outline, widths, (GdkRGBA[4]){ color, color, color, color });
  gtk_snapshot_pop (snapshot);
}

/* As a border of two colours would be drawn. Without a graphics card Cairo fills that with a mesh of the whole card, which took
 * a quarter of the time in which a board opens; two parts of one colour each take nothing. */
static void
way_card_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  WayCardView *self = WAY_CARD_VIEW (widget);
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const float widths[4] = { LINE, mirrored ? EDGE : LINE, LINE, mirrored ? LINE : EDGE };
  g_autofree char *edge_color = g_strconcat ("way_", self->kind_class != NULL ? self->kind_class : "other", NULL);
  graphene_rect_t edge, rest;
  GskRoundedRect outline;
  GtkBorder padding;

  gtk_style_context_get_padding (gtk_widget_get_style_context (widget), &padding);
  rest = GRAPHENE_RECT_INIT (-padding.left, -padding.top, gtk_widget_get_width (widget) + padding.left + padding.right,
                             gtk_widget_get_height (widget) + padding.top + padding.bottom);
  gsk_rounded_rect_init_from_rect (&outline, &rest, RADIUS);
  edge = rest;
  edge.size.width = TURN;
  rest.size.width -= TURN;
  if (mirrored)
    edge.origin.x += rest.size.width;
  else
    rest.origin.x += TURN;
  add_line (self, snapshot, &outline, widths, &edge, edge_color);
  add_line (self, snapshot, &outline, widths, &rest, "way_card_border");
  GTK_WIDGET_CLASS (way_card_view_parent_class)->snapshot (widget, snapshot);
}

/* --- What it shows --- */

static GtkWidget *
pill_at (WayCardView *self, guint i)
{
  if (i == self->pills->len)
    {
      GtkWidget *pill = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars",
                                      PILL_CHARS, NULL);

      gtk_widget_set_parent (pill, GTK_WIDGET (self));
      g_ptr_array_add (self->pills, pill);
    }
  return self->pills->pdata[i];
}

/* For the row that holds it: the text is its name, the facts are its description. */
static void
tell_row (WayCardView *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (row != NULL && self->card != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    way_record_get_text (self->card, "text"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    self->description, -1);
}

static void
show_facts (WayCardView *self)
{
  g_autoptr (GPtrArray) facts = way_card_facts_get (self->facts, self->card, self->with_kind);
  /* Where all kinds are in one list, the kind is the first fact. */
  GString *words = g_string_new (self->with_kind ? NULL : way_record_get_label (self->card, "kind"));

  for (guint i = 0; i < facts->len; i++)
    {
      const WayCardFact *fact = facts->pdata[i];
      GtkWidget *pill = pill_at (self, i);

      way_label_set (GTK_LABEL (pill), fact->label);
      if (!gtk_widget_has_css_class (pill, tone_classes[fact->tone])
          || gtk_widget_has_css_class (pill, "notice") != fact->notice)
        gtk_widget_set_css_classes (pill, (const char *[]){ "way-pill", tone_classes[fact->tone],
                                                            fact->notice ? "notice" : NULL, NULL });
      gtk_widget_set_visible (pill, TRUE);
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", fact->label);
    }
  for (guint i = facts->len; i < self->pills->len; i++)
    gtk_widget_set_visible (self->pills->pdata[i], FALSE);
  g_free (self->description);
  self->description = g_string_free (words, FALSE);
}

/* The whole of a pill that is short. Asked for when the pointer rests: setting the tooltip of each pill as it is bound
 * costs a question to the display server every time. */
static gboolean
tooltip_cb (WayCardView *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  g_autoptr (GPtrArray) facts = NULL;
  const WayCardFact *fact;
  guint i;

  if (self->card == NULL || keyboard || !g_ptr_array_find (self->pills, picked, &i))
    return FALSE;
  facts = way_card_facts_get (self->facts, self->card, self->with_kind);
  if (i >= facts->len)
    return FALSE;
  fact = facts->pdata[i];
  gtk_tooltip_set_text (tooltip, fact->tip != NULL ? fact->tip : fact->label);
  return TRUE;
}

static const char *
class_of (const char *kind)
{
  static const char *const classes[] = { "enabler", "barrier", "aspiration" };

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (g_strcmp0 (kind, classes[i]) == 0)
      return classes[i];
  return "other";
}

static void
show (WayCardView *self)
{
  const char *kind_class;

  if (self->card == NULL)
    return;
  kind_class = class_of (way_record_get_text (self->card, "kind"));
  way_label_set_prose (GTK_LABEL (self->label), way_record_get_text (self->card, "text"));
  if (self->kind_class != kind_class)
    {
      if (self->kind_class != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self), self->kind_class);
      gtk_widget_add_css_class (GTK_WIDGET (self), kind_class);
      self->kind_class = kind_class;
    }
  show_facts (self);
  tell_row (self);
}

/* --- Editing in place --- */

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static gboolean
remove_cb (gpointer editor)
{
  if (gtk_widget_get_parent (editor) != NULL)
    gtk_widget_unparent (editor);
  return G_SOURCE_REMOVE;
}

/* The focus goes back to the card's row, if it is still in the editor. While it is just leaving that, the editor stays where
 * it is: GTK 4.8 looks for the way up from there, and never finds an end once it is taken out. */
static void
stop_editing (WayCardView *self)
{
  GtkWidget *editor = g_steal_pointer (&self->editor);
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

  if (editor == NULL)
    return;
  g_signal_handlers_disconnect_by_data (editor, self);
  if (row != NULL && has_focus_within (editor))
    gtk_widget_grab_focus (row);
  gtk_widget_set_visible (self->label, TRUE);
  gtk_widget_set_visible (editor, FALSE);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, remove_cb, editor, g_object_unref);
  gtk_widget_remove_css_class (GTK_WIDGET (self), "editing");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static gboolean
commit_cb (WayCardView *self, const char *text)
{
  gboolean saved = FALSE;

  g_object_ref (self);
  if (g_strcmp0 (text, way_record_get_text (self->card, "text")) == 0)
    saved = TRUE;
  else
    g_signal_emit (self, signals[EDITED], 0, text, &saved);
  if (saved)
    stop_editing (self);
  g_object_unref (self);
  return saved;
}

static gboolean
cancel_cb (WayCardView *self)
{
  stop_editing (self);
  return TRUE;
}

static void
way_card_view_dispose (GObject *object)
{
  WayCardView *self = WAY_CARD_VIEW (object);
  GtkWidget *child;

  way_card_view_set_card (self, NULL);
  if (self->pills != NULL)
    for (guint i = 0; i < self->pills->len; i++)
      gtk_widget_unparent (self->pills->pdata[i]);
  g_clear_pointer (&self->pills, g_ptr_array_unref);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->facts);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_card_view_parent_class)->dispose (object);
}

static void
way_card_view_finalize (GObject *object)
{
  g_free (WAY_CARD_VIEW (object)->description);
  G_OBJECT_CLASS (way_card_view_parent_class)->finalize (object);
}

static void
way_card_view_class_init (WayCardViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_card_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_card_view_finalize;
  widget_class->get_request_mode = way_card_view_get_request_mode;
  widget_class->measure = way_card_view_measure;
  widget_class->size_allocate = way_card_view_size_allocate;
  widget_class->snapshot = way_card_view_snapshot;
  signals[EDITED] = g_signal_new ("edited", WAY_TYPE_CARD_VIEW, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled,
                                  NULL, NULL, G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "card");
}

static void
way_card_view_init (WayCardView *self)
{
  self->pills = g_ptr_array_new ();
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0f, NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "way-card");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
}

GtkWidget *
way_card_view_new (WayLibrary *library, WayCardFacts *facts, gboolean with_kind)
{
  WayCardView *self = g_object_new (WAY_TYPE_CARD_VIEW, NULL);

  self->library = g_object_ref (library);
  self->facts = g_object_ref (facts);
  self->with_kind = with_kind;
  g_signal_connect_object (facts, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
way_card_view_set_card (WayCardView *self, WayRecord *card)
{
  if (self->card == card)
    return;
  stop_editing (self);
  if (self->card != NULL)
    g_clear_signal_handler (&self->card_handler, self->card);
  g_set_object (&self->card, card);
  if (card == NULL)
    return;
  self->card_handler = g_signal_connect_swapped (card, "notify", G_CALLBACK (show), self);
  show (self);
}

WayRecord *
way_card_view_get_card (WayCardView *self)
{
  return self->card;
}

void
way_card_view_edit (WayCardView *self)
{
  WayCardEntry *editor;

  if (self->card == NULL || self->editor != NULL)
    return;
  editor = WAY_CARD_ENTRY (g_object_ref_sink (way_card_entry_new (_("Text of the card"), FALSE)));
  self->editor = GTK_WIDGET (editor);
  way_card_entry_set_text (editor, way_record_get_text (self->card, "text"));
  way_card_entry_set_draft (editor, self->library, "card", way_record_get_id (self->card), "text");
  g_signal_connect_swapped (editor, "commit", G_CALLBACK (commit_cb), self);
  g_signal_connect_swapped (editor, "cancel", G_CALLBACK (cancel_cb), self);
  gtk_widget_insert_after (self->editor, GTK_WIDGET (self), NULL);
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editing");
  way_card_entry_focus (editor);
}

gboolean
way_card_view_is_editing (WayCardView *self)
{
  return self->editor != NULL;
}

gboolean
way_card_view_finish (WayCardView *self)
{
  return self->editor == NULL || way_card_entry_commit (WAY_CARD_ENTRY (self->editor));
}

const char *
way_card_view_get_description (WayCardView *self)
{
  return self->description;
}
