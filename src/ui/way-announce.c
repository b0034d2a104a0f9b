/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-announce.h"

#include "ui/way-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* --- Behind a question --- */

#define LATER "way-announce-later"
/* Milliseconds in which a screen reader says where it is again. */
#define PAUSE 500

static gboolean
later_cb (gpointer window)
{
  g_autofree char *message = g_object_steal_data (window, LATER);

  if (message != NULL)
    way_announce (window, message);
  return G_SOURCE_REMOVE;
}

static void
active_cb (GtkWindow *window)
{
  if (!gtk_window_is_active (window))
    return;
  g_signal_handlers_disconnect_by_func (window, active_cb, NULL);
  g_timeout_add_full (G_PRIORITY_DEFAULT, PAUSE, later_cb, g_object_ref (window), g_object_unref);
}

static gboolean
is_covered (GtkWindow *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *i = windows; i != NULL; i = i->next)
    if (ADW_IS_MESSAGE_DIALOG (i->data) && gtk_window_get_transient_for (i->data) == window && gtk_widget_get_mapped (i->data))
      return TRUE;
  return FALSE;
}

/* Nobody hears the new name of a window while the question stands in front of it that is just being answered. When a form
 * closes, it is said by itself. */
static void
announce_later (GtkWindow *window, const char *message)
{
  if (g_object_get_data (G_OBJECT (window), LATER) == NULL)
    g_signal_connect (window, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_object_set_data_full (G_OBJECT (window), LATER, g_strdup (message), g_free);
}

void
way_announce (GtkWidget *widget, const char *message)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *last;
  g_autofree char *said = NULL;

  if (root == NULL)
    return;
  if (GTK_IS_WINDOW (root) && !gtk_window_is_active (GTK_WINDOW (root)) && is_covered (GTK_WINDOW (root)))
    {
      announce_later (GTK_WINDOW (root), message);
      return;
    }
  /* The same again would be no news to GTK. */
  last = g_object_get_data (G_OBJECT (root), "way-announced");
  said = g_strconcat (message, g_strcmp0 (last, message) == 0 ? " " : "", NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  g_object_set_data_full (G_OBJECT (root), "way-announced", g_steal_pointer (&said), g_free);
}

static void
name_page (GtkStack *stack, GtkWidget *child)
{
  GtkStackPage *page = gtk_stack_get_page (stack, child);
  const char *title = WAY_IS_PAGE (child) ? way_page_get_title (WAY_PAGE (child)) : gtk_stack_page_get_title (page);

  gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
}

/* The rows of a form are a list, of the group's name or else the window's. */
static void
name_list (GtkWidget *list)
{
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);
  GtkRoot *root = gtk_widget_get_root (list);
  const char *title = group != NULL ? adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)) : NULL;
  g_autofree char *words = NULL;

  if (group == NULL)
    return;
  /* It is markup. */
  if (title != NULL && pango_parse_markup (title, -1, 0, NULL, &words, NULL, NULL))
    title = words;
  if ((title == NULL || *title == '\0') && GTK_IS_WINDOW (root))
    title = gtk_window_get_title (GTK_WINDOW (root));
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
}

/* Newly allocated. */
static char *
without_mnemonic (const char *label)
{
  char *words = g_strdup (label);

  for (char *to = words, *from = words; (*to = *from) != '\0'; from++)
    if (*from != '_' || from[1] == '_')
      to++;
  return words;
}

/* The buttons of the window of keys, of About and of a toast, which have no name of their own. */
static void
name_icon (GtkButton *button)
{
  const char *icon = gtk_button_get_icon_name (button);
  const char *name = g_strcmp0 (icon, "edit-find-symbolic") == 0 ? _("Search") : NULL;

  if (g_strcmp0 (icon, "go-previous-symbolic") == 0)
    name = _("Back");
  if (g_strcmp0 (icon, "window-close-symbolic") == 0)
    name = _("Close");
  if (name != NULL && gtk_widget_get_tooltip_text (GTK_WIDGET (button)) == NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
    }
}

/* GTK gives the name with the underline of its mnemonic, and then the label as well, whenever the label is set. So does libadwaita
 * with words beside an icon: such a button has a name of its own. */
static void
name_button (GtkButton *button)
{
  const char *label = gtk_button_get_use_underline (button) ? gtk_button_get_label (button) : NULL;
  const char *name = g_object_get_data (G_OBJECT (button), "way-name");
  g_autofree char *words = label != NULL ? without_mnemonic (label) : NULL;

  if (label != NULL || gtk_button_get_icon_name (button) != NULL || ADW_IS_BUTTON_CONTENT (gtk_button_get_child (button)))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  if (label != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : words, -1);
}

static void
follow_button (GtkButton *button)
{
  g_signal_handlers_disconnect_by_func (button, name_button, NULL);
  g_signal_connect (button, "notify::label", G_CALLBACK (name_button), NULL);
  name_button (button);
}

void
way_announce_name_button (GtkButton *button, const char *name)
{
  g_object_set_data_full (G_OBJECT (button), "way-name", g_strdup (name), g_free);
  name_button (button);
}

#define MEANING "way-meaning"

/* GTK and libadwaita tell what is to be chosen, and never what is. */
static const char *
chosen (gpointer item)
{
  return GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : NULL;
}

static void
name_combo_row (AdwComboRow *row)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));
  const char *choice = chosen (adw_combo_row_get_selected_item (row));
  /* Translators: the title of a choice, and what is chosen: Format: PDF. */
  g_autofree char *words = choice != NULL ? g_strdup_printf (_("%s: %s"), title, choice) : NULL;

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words != NULL ? words : title, -1);
}

/* Its button has the focus. */
static void
describe_drop_down (GtkDropDown *drop_down)
{
  const char *choice = chosen (gtk_drop_down_get_selected_item (drop_down));
  const char *meaning = g_object_get_data (G_OBJECT (drop_down), MEANING);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  /* Translators: what is chosen, and what that means: In progress: Work has begun. */
  g_autofree char *words = choice != NULL && meaning != NULL ? g_strdup_printf (_("%s: %s"), choice, meaning)
                                                             : g_strdup (choice != NULL ? choice : "");

  /* Newer GTK calls it by what is chosen, not by its name. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static void
follow_combo_row (AdwComboRow *row)
{
  g_signal_handlers_disconnect_by_func (row, name_combo_row, NULL);
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (name_combo_row), NULL);
  name_combo_row (row);
}

void
way_announce_meaning (GtkDropDown *drop_down, const char *meaning)
{
  g_object_set_data_full (G_OBJECT (drop_down), MEANING, g_strdup (meaning), g_free);
  describe_drop_down (drop_down);
}

/* What was said was the meaning of another choice. */
static void
chosen_cb (GtkDropDown *drop_down)
{
  way_announce_meaning (drop_down, NULL);
}

static void
follow_drop_down (GtkDropDown *drop_down)
{
  g_signal_handlers_disconnect_by_func (drop_down, chosen_cb, NULL);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (chosen_cb), NULL);
  describe_drop_down (drop_down);
}

/* What a choice offers is a list without a name, of which the name of its type would be told. */
static void
name_choices (GtkWidget *list)
{
  GtkWidget *row = gtk_widget_get_ancestor (list, ADW_TYPE_COMBO_ROW);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  else if (gtk_widget_get_ancestor (list, GTK_TYPE_DROP_DOWN) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choices"), -1);
}

static const char *
words_in (GtkWidget *widget)
{
  const char *words = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && *words == '\0'; child = gtk_widget_get_next_sibling (child))
    words = words_in (child);
  return words;
}

/* Newer GTK refers an entry of a menu to its label, of which it tells no name. */
static void
name_menu_entry (GtkWidget *entry)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, words_in (entry), -1);
}

static gboolean
map_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *widget = g_value_get_object (values);
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if (GTK_IS_BUTTON (widget))
    {
      follow_button (GTK_BUTTON (widget));
      name_icon (GTK_BUTTON (widget));
    }
  if (ADW_IS_COMBO_ROW (widget))
    follow_combo_row (ADW_COMBO_ROW (widget));
  if (GTK_IS_DROP_DOWN (widget))
    follow_drop_down (GTK_DROP_DOWN (widget));
  if (GTK_IS_LIST_VIEW (widget))
    name_choices (widget);
  if (GTK_IS_POPOVER_MENU (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Menu"), -1);
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton") && gtk_check_version (4, 10, 0) == NULL)
    name_menu_entry (widget);
  if (GTK_IS_LIST_BOX (widget))
    name_list (widget);
  if (GTK_IS_STACK (parent))
    name_page (GTK_STACK (parent), widget);
  return TRUE;
}

/* The focus was given before anybody listened. */
static void
tell_focus_cb (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  int position = -1;

  if (!gtk_window_is_active (window) || focus == NULL)
    return;
  g_signal_handlers_disconnect_by_func (window, tell_focus_cb, NULL);
  if (GTK_IS_EDITABLE (focus) && !gtk_editable_get_selection_bounds (GTK_EDITABLE (focus), NULL, NULL))
    position = gtk_editable_get_position (GTK_EDITABLE (focus));
  gtk_window_set_focus (window, NULL);
  gtk_window_set_focus (window, focus);
  /* Coming back has selected all that is in a line. */
  if (position >= 0)
    gtk_editable_set_position (GTK_EDITABLE (focus), position);
}

void
way_announce_init_window (GtkWindow *window)
{
  g_object_set (window, "accessible-role", GTK_ACCESSIBLE_ROLE_WINDOW, NULL);
  g_signal_connect_after (window, "notify::is-active", G_CALLBACK (tell_focus_cb), NULL);
}

void
way_announce_init (void)
{
  GTypeClass *klass = g_type_class_ref (GTK_TYPE_WIDGET); /* which makes its signals */

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, map_cb, NULL, NULL);
  g_type_class_unref (klass);
}
