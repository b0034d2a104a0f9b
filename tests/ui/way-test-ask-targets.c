/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-test-controls.h"
#include "ui/way-test-questions.h"
#include "ui/way-test-report.h"

#include <string.h>

#define LEAST_TARGET 24 /* pixels, WCAG 2.2 success criterion 2.5.8 */
#define MOST_READ 12 /* bytes of a line that is cut */

/* --- Sizes and tooltips --- */

static void
check_size (GtkWidget *widget, const char *screen)
{
  graphene_rect_t bounds;
  int width, height;

  /* With its padding and border, which are to be hit as well. */
  g_assert_true (gtk_widget_compute_bounds (widget, widget, &bounds));
  width = (int) bounds.size.width;
  height = (int) bounds.size.height;
  if (width < LEAST_TARGET || height < LEAST_TARGET)
    {
      g_autofree char *what = g_strdup_printf ("only %d × %d", width, height);

      way_test_report (screen, widget, what);
    }
}

static gboolean
has_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER (child) && has_words (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_tooltip (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return gtk_widget_get_tooltip_text (widget) != NULL
         || ((GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent)) && gtk_widget_get_tooltip_text (parent) != NULL);
}

/* --- Colour --- */

static gboolean
says (GtkWidget *widget, const char *word)
{
  g_autofree char *text = NULL;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget))
    text = g_utf8_casefold (gtk_label_get_text (GTK_LABEL (widget)), -1);
  /* Of a line that is cut only the beginning is read. */
  if (text != NULL && strstr (text, word) != NULL
      && (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))) || strstr (text, word) - text < MOST_READ))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (says (child, word))
      return TRUE;
  return FALSE;
}

static GtkWidget *
lane_of (GtkWidget *card)
{
  GtkWidget *above = card;

  while (above != NULL && !gtk_widget_has_css_class (above, "way-lane"))
    above = gtk_widget_get_parent (above);
  return above;
}

/* A card says which kind it is, or stands in the lane of its name. */
static gboolean
says_kind (GtkWidget *card)
{
  static const char *const kinds[] = { "enabler", "barrier", "aspiration" };
  GtkWidget *lane = lane_of (card);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (gtk_widget_has_css_class (card, kinds[i]))
      return says (lane != NULL ? lane : card, kinds[i]);
  return TRUE;
}

static gboolean
has_pill (GtkWidget *widget)
{
  if (gtk_widget_has_css_class (widget, "way-pill") && has_words (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (has_pill (child))
      return TRUE;
  return FALSE;
}

/* What is coloured also says it in words, or by a sign. */
static void
check_colour (GtkWidget *widget, const char *screen)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (gtk_widget_has_css_class (widget, "way-pill") && !has_words (widget))
    way_test_report (screen, widget, "a coloured pill without a word");
  if (gtk_widget_has_css_class (widget, "way-card") && !says_kind (widget))
    way_test_report (screen, widget, "a card that says its kind by its colour alone");
  if (gtk_widget_has_css_class (widget, "way-block-bar") && !has_pill (parent))
    way_test_report (screen, widget, "a block that says its kind by its colour alone");
  if (gtk_widget_has_css_class (widget, "way-overdue") && !says (parent, "overdue"))
    way_test_report (screen, widget, "overdue by its colour alone");
  if (gtk_widget_has_css_class (widget, "error") && !has_words (parent))
    way_test_report (screen, widget, "a fault without a word");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_colour (child, screen);
}

/* --- Questions --- */

guint
way_test_ask_sizes (GtkWidget *root, const char *screen)
{
  g_autoptr (GPtrArray) controls = way_test_controls (root);

  for (guint i = 0; i < controls->len; i++)
    check_size (controls->pdata[i], screen);
  return controls->len;
}

guint
way_test_ask_targets (GtkWindow *window, const char *screen)
{
  g_autoptr (GPtrArray) controls = way_test_controls (window);

  for (guint i = 0; i < controls->len; i++)
    if (GTK_IS_BUTTON (controls->pdata[i]) && !has_words (controls->pdata[i]) && !has_tooltip (controls->pdata[i]))
      way_test_report (screen, controls->pdata[i], "an icon without a tooltip");
  check_colour (GTK_WIDGET (window), screen);
  return way_test_ask_sizes (GTK_WIDGET (window), screen);
}
