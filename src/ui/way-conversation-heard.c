/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-conversation-heard.h"

#include "ui/way-follow.h"
#include "ui/way-label.h"
#include "ui/way-pill.h"

#include <glib/gi18n.h>

struct _WayConversationHeard {
  AdwBin parent_instance;

  /* borrowed */
  GtkWidget *summary;
  GtkWidget *grid;

  /* owned */
  WayLibrary *library;
  WayId project;
};

G_DEFINE_FINAL_TYPE (WayConversationHeard, way_conversation_heard, ADW_TYPE_BIN)

static const struct {
  const char *column;
  const char *icon;
  const char *kind;
  const char *name;
} columns[] = {
  { "enablers", "way-enabler-symbolic", "enabler", N_("Enablers") },
  { "barriers", "way-barrier-symbolic", "barrier", N_("Barriers") },
  { "aspirations", "way-aspiration-symbolic", "aspiration", N_("Aspirations") },
};

static void
attach_heading (WayConversationHeard *self)
{
  GtkWidget *agency = g_object_new (GTK_TYPE_LABEL, "label", _("Agency"), "xalign", 0.0f, "hexpand", TRUE, "css-classes",
                                    (const char *[]){ "caption-heading", NULL }, NULL);

  gtk_grid_attach (GTK_GRID (self->grid), agency, 0, 0, 1, 1);
  for (int i = 0; i < (int) G_N_ELEMENTS (columns); i++)
    {
      GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", columns[i].icon, "tooltip-text", _(columns[i].name),
                                      "width-request", 40, "height-request", 24, "css-classes", (const char *[]){ "way-kind", columns[i].kind, NULL }, NULL);

      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _(columns[i].name), -1);
      gtk_grid_attach (GTK_GRID (self->grid), icon, i + 1, 0, 1, 1);
    }
}

static gint64
count_all (WayRow *row)
{
  gint64 all = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    all += way_row_integer (row, columns[i].column);
  return all;
}

/* Cards from a workshop or the board, but no conversation yet. */
static gboolean
has_only_cards (WayRow *row)
{
  return way_row_integer (row, "conversations") == 0 && count_all (row) > 0;
}

/* With a note where that is so. */
static GtkWidget *
make_name (WayRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                  "width-chars", 12, "max-width-chars", 34, NULL);

  way_label_set (GTK_LABEL (name), way_row_text (row, "name"));
  gtk_box_append (GTK_BOX (box), name);
  if (has_only_cards (row))
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", _("no conversation yet"), "xalign", 0.0f,
                                                 "css-classes", (const char *[]){ "dim-label", "caption", NULL }, NULL));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* "2 barriers": far from the head of its column a number alone says little. Newly allocated. */
static char *
count_words (const char *kind, gint64 number)
{
  int n = (int) number;

  if (g_str_equal (kind, "enabler"))
    return g_strdup_printf (ngettext ("%d enabler", "%d enablers", (gulong) n), n);
  if (g_str_equal (kind, "barrier"))
    return g_strdup_printf (ngettext ("%d barrier", "%d barriers", (gulong) n), n);
  return g_strdup_printf (ngettext ("%d aspiration", "%d aspirations", (gulong) n), n);
}

static GtkWidget *
make_number (WayRow *row, guint i)
{
  gint64 number = way_row_integer (row, columns[i].column);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  g_autofree char *words = count_words (columns[i].kind, number);
  GtkWidget *label;

  if (number == 0 && g_str_equal (columns[i].kind, "aspiration"))
    {
      GtkWidget *pill = way_pill_new (_("none yet"), WAY_TONE_WARNING);

      gtk_widget_set_halign (pill, GTK_ALIGN_CENTER);
      return pill;
    }
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "width-request", 40, "tooltip-text", words, "css-classes",
                        (const char *[]){ "numeric", number == 0 ? "dim-label" : "plain", NULL }, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return label;
}

/* An agency without a conversation and without a card has not been heard. */
static gboolean
is_silent (WayRow *row)
{
  return way_row_integer (row, "conversations") == 0 && count_all (row) == 0;
}

static void
attach_note (WayConversationHeard *self, const char *note, int line)
{
  GtkWidget *pill = way_pill_new (note, WAY_TONE_WARNING);

  gtk_widget_set_halign (pill, GTK_ALIGN_CENTER);
  gtk_grid_attach (GTK_GRID (self->grid), pill, 1, 2 * line, 3, 1);
}

static void
attach_row (WayConversationHeard *self, WayRow *row, int line)
{
  GtkWidget *rule = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_grid_attach (GTK_GRID (self->grid), rule, 0, 2 * line - 1, 4, 1);
  gtk_grid_attach (GTK_GRID (self->grid), make_name (row), 0, 2 * line, 1, 1);
  if (count_all (row) == 0)
    {
      attach_note (self, is_silent (row) ? _("not yet heard") : _("no cards yet"), line);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    gtk_grid_attach (GTK_GRID (self->grid), make_number (row, i), (int) i + 1, 2 * line, 1, 1);
}

/* Whoever was listened to then may be among those who seem not to have been: "… 7 conversations name no agency." */
static char *
say_who_is_silent (WayConversationHeard *self, guint silent, guint all)
{
  guint nameless = (guint) way_library_query_count (self->library, "conversations without agency", "i", &self->project);
  g_autofree char *heard = g_strdup_printf (ngettext ("%u of %u has not been heard yet.", "%u of %u have not been heard yet.", silent),
                                            silent, all);
  g_autofree char *doubt = g_strdup_printf (ngettext ("%u conversation names no agency", "%u conversations name no agency", nameless),
                                            nameless);

  /* Translators: a sentence with its full stop, and another one without: "2 of 5 have not been heard yet. 1 conversation names no
   * agency". */
  return nameless > 0 ? g_strdup_printf (_("%s %s."), heard, doubt) : g_steal_pointer (&heard);
}

static char *
summarise (WayConversationHeard *self, GPtrArray *rows)
{
  guint silent = 0;
  guint empty = 0;
  guint only_cards = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      silent += is_silent (rows->pdata[i]);
      empty += count_all (rows->pdata[i]) == 0;
      only_cards += has_only_cards (rows->pdata[i]);
    }
  if (rows->len == 0)
    return g_strdup (_("Nobody takes part yet. Add the agencies on the overview, and see here whose voice is missing."));
  if (silent == 0 && empty > 0)
    return g_strdup_printf (ngettext ("Nobody is left out; %u has no cards yet.",
                                      "Nobody is left out; %u have no cards yet.", empty),
                            empty);
  if (silent == 0 && only_cards > 0)
    return g_strdup_printf (ngettext ("Everyone who takes part has been heard, %u only in a workshop or on the board.",
                                      "Everyone who takes part has been heard, %u only in workshops or on the board.", only_cards),
                            only_cards);
  if (silent == 0)
    return g_strdup (_("Everyone who takes part has been heard."));
  return say_who_is_silent (self, silent, rows->len);
}

static void
update (WayConversationHeard *self)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (self->library, "who has been heard", "i", &self->project);
  g_autofree char *summary = summarise (self, rows);
  GtkWidget *child;

  way_label_set (GTK_LABEL (self->summary), summary);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  gtk_widget_set_visible (self->grid, rows->len > 0);
  if (rows->len > 0)
    attach_heading (self);
  for (guint i = 0; i < rows->len; i++)
    attach_row (self, rows->pdata[i], (int) i + 1);
}

static gboolean
concerns (GtkWidget *widget, WayChanges *changes)
{
  return way_changes_touch (changes, "record", NULL) || way_changes_touch (changes, "card", "kind")
         || way_changes_touch (changes, "link", "agencies") || way_changes_touch (changes, "conversation", "agency")
         || way_changes_touch (changes, "participation", NULL) || way_changes_touch (changes, "agency", "name")
         || way_changes_touch (changes, "team", NULL);
}

static void
refresh (GtkWidget *widget)
{
  update (WAY_CONVERSATION_HEARD (widget));
}

static void
way_conversation_heard_dispose (GObject *object)
{
  g_clear_object (&WAY_CONVERSATION_HEARD (object)->library);
  G_OBJECT_CLASS (way_conversation_heard_parent_class)->dispose (object);
}

static void
way_conversation_heard_class_init (WayConversationHeardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_conversation_heard_dispose;
}

static void
way_conversation_heard_init (WayConversationHeard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "label", _("Who has been heard"), "xalign", 0.0f, "css-classes",
                                   (const char *[]){ "heading", NULL }, NULL);

  self->summary = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "css-classes",
                                (const char *[]){ "dim-label", NULL }, NULL);
  self->grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 6, "row-spacing", 6, "margin-top", 6, NULL);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), self->grid);
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, -1);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "way-panel");
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
way_conversation_heard_new (WayLibrary *library, const WayId *project)
{
  WayConversationHeard *self = g_object_new (WAY_TYPE_CONVERSATION_HEARD, NULL);

  self->library = g_object_ref (library);
  self->project = *project;
  update (self);
  way_follow_if (GTK_WIDGET (self), library, concerns, refresh);
  return GTK_WIDGET (self);
}
