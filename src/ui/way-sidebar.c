/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-sidebar.h"

#include "ui/way-adaptive.h"
#include "ui/way-follow.h"
#include "ui/way-label.h"
#include "ui/way-main-menu.h"
#include "ui/way-sidebar-row.h"

#include <glib/gi18n.h>

struct _WaySidebar {
  AdwBin parent_instance;

  /* template children */
  AdwHeaderBar *header;
  GtkMenuButton *menu_button;
  GtkMenuButton *switcher;
  GtkLabel *project_title;
  GtkLabel *project_facts;
  GtkPopover *projects_popover;
  GtkListBox *projects;
  GtkListBox *rooms;

  /* owned */
  WayLibrary *library;
  WayId *project;
  char *room;
};

G_DEFINE_FINAL_TYPE (WaySidebar, way_sidebar, ADW_TYPE_BIN)

enum { ROOM_CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static WaySidebarRow *
row_at (WaySidebar *self, int i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->rooms, i);

  return row != NULL ? WAY_SIDEBAR_ROW (row) : NULL;
}

/* "Delivery · Dorset": the name may be cut. */
static char *
project_facts (WayRow *head)
{
  const char *partnership = way_row_text (head, "partnership");
  const char *stage = way_choice_label ("project", "stage", way_row_text (head, "stage"));

  return partnership != NULL ? g_strdup_printf ("%s · %s", stage, partnership) : g_strdup (stage);
}

static void
update_project (WaySidebar *self)
{
  g_autoptr (GPtrArray) heads = way_library_query_rows (self->library, "project head", "i", self->project);
  g_autofree char *facts = NULL;
  g_autofree char *name = NULL;
  const char *title;

  if (heads->len == 0)
    return;
  title = way_row_text (heads->pdata[0], "title");
  facts = project_facts (heads->pdata[0]);
  /* Translators: the button that switches projects; the open project's title and facts. */
  name = g_strdup_printf (_("Project: %s, %s"), title, facts);
  way_label_set (self->project_title, title);
  way_label_set (self->project_facts, facts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->switcher), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (GtkWidget *widget)
{
  WaySidebar *self = WAY_SIDEBAR (widget);
  WaySidebarRow *row;

  if (self->project == NULL || self->library == NULL)
    return;
  update_project (self);
  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    way_sidebar_row_update (row, self->library, self->project);
}

static void
header_func (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  WaySection section = way_sidebar_row_get_room (WAY_SIDEBAR_ROW (row))->section;
  const char *label = way_section_label (section);
  GtkWidget *header = NULL;

  if (before != NULL && way_sidebar_row_get_room (WAY_SIDEBAR_ROW (before))->section == section)
    label = NULL;
  else if (before != NULL && label == NULL)
    header = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  if (label != NULL)
    {
      header = g_object_new (GTK_TYPE_LABEL, "label", label, "xalign", 0.0f, NULL);
      gtk_widget_add_css_class (header, "way-section");
    }
  gtk_list_box_row_set_header (row, header);
}

/* A list box selects whatever takes the focus; here, what is selected is the room that is open. */
static void
mark_room (WaySidebar *self)
{
  WaySidebarRow *row;

  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (g_strcmp0 (way_sidebar_row_get_room (row)->id, self->room) == 0)
      gtk_list_box_select_row (self->rooms, GTK_LIST_BOX_ROW (row));
  if (self->room == NULL)
    gtk_list_box_unselect_all (self->rooms);
}

static void
row_activated_cb (WaySidebar *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ROOM_CHOSEN], 0, way_sidebar_row_get_room (WAY_SIDEBAR_ROW (row))->id);
}

/* The rooms, which come last, are one stop of Tab, not one each: within them the arrows go on. */
static gboolean
way_sidebar_focus (GtkWidget *widget, GtkDirectionType direction)
{
  WaySidebar *self = WAY_SIDEBAR (widget);

  if (gtk_widget_get_focus_child (GTK_WIDGET (self->rooms)) != NULL)
    {
      if (direction == GTK_DIR_TAB_FORWARD)
        return FALSE;
      if (direction == GTK_DIR_TAB_BACKWARD)
        return gtk_widget_child_focus (GTK_WIDGET (self->switcher), direction);
    }
  return GTK_WIDGET_CLASS (way_sidebar_parent_class)->focus (widget, direction);
}

static GtkWidget *
project_row_new (WayRow *head, gboolean current)
{
  g_autofree char *facts = project_facts (head);
  g_autofree char *name = g_strdup_printf ("%s, %s", way_row_text (head, "title"), facts);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "max-width-chars", 36, NULL);
  GtkWidget *subtitle = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END,
                                      "max-width-chars", 36, NULL);

  way_label_set (GTK_LABEL (title), way_row_text (head, "title"));
  way_label_set (GTK_LABEL (subtitle), facts);
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_top (texts, 6);
  gtk_widget_set_margin_bottom (texts, 6);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), subtitle);
  gtk_box_append (GTK_BOX (box), texts);
  if (current)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", "object-select-symbolic", NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (row), "way-project", way_id_dup_text (way_row_id (head, "id")), g_free);
  return row;
}

static void
projects_shown_cb (WaySidebar *self)
{
  g_autoptr (GPtrArray) heads = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->projects))) != NULL)
    gtk_list_box_remove (self->projects, child);
  heads = way_library_query_rows (self->library, "project heads", "");
  for (guint i = 0; i < heads->len; i++)
    gtk_list_box_append (self->projects,
                         project_row_new (heads->pdata[i],
                                          way_id_equal (way_row_id (heads->pdata[i], "id"), self->project)));
}

static void
project_activated_cb (WaySidebar *self, GtkListBoxRow *row)
{
  gtk_popover_popdown (self->projects_popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-project", "s",
                              (const char *) g_object_get_data (G_OBJECT (row), "way-project"));
}

static void
way_sidebar_dispose (GObject *object)
{
  WaySidebar *self = WAY_SIDEBAR (object);

  /* From GTK 4.10 on a list that goes selects nothing, and says so. */
  if (self->rooms != NULL)
    g_signal_handlers_disconnect_by_func (self->rooms, mark_room, self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->project, way_id_free);
  g_clear_pointer (&self->room, g_free);
  G_OBJECT_CLASS (way_sidebar_parent_class)->dispose (object);
}

static void
way_sidebar_class_init (WaySidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_sidebar_dispose;
  signals[ROOM_CHOSEN] = g_signal_new ("room-chosen", WAY_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_STRING);
  widget_class->focus = way_sidebar_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, WaySidebar, header);
  gtk_widget_class_bind_template_child (widget_class, WaySidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, WaySidebar, switcher);
  gtk_widget_class_bind_template_child (widget_class, WaySidebar, project_title);
  gtk_widget_class_bind_template_child (widget_class, WaySidebar, project_facts);
  gtk_widget_class_bind_template_child (widget_class, WaySidebar, projects_popover);
  gtk_widget_class_bind_template_child (widget_class, WaySidebar, projects);
  gtk_widget_class_bind_template_child (widget_class, WaySidebar, rooms);
}

/* Only once there is a project to show rooms of: Home, with which the program starts, does without. */
static void
fill (WaySidebar *self)
{
  guint n_rooms;
  const WayRoom *rooms = way_rooms (&n_rooms);

  for (guint i = 0; i < n_rooms; i++)
    if (rooms[i].section != WAY_SECTION_NONE)
      gtk_list_box_append (self->rooms, way_sidebar_row_new (&rooms[i]));
}

static void
way_sidebar_init (WaySidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  way_main_menu_attach (self->menu_button);
  gtk_list_box_set_header_func (self->rooms, header_func, NULL, NULL);
  g_signal_connect_object (self->rooms, "row-selected", G_CALLBACK (mark_room), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rooms, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->projects_popover, "show", G_CALLBACK (projects_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->projects, "row-activated", G_CALLBACK (project_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

void
way_sidebar_set_library (WaySidebar *self, WayLibrary *library)
{
  g_set_object (&self->library, library);
  way_follow (GTK_WIDGET (self), library, update);
}

void
way_sidebar_set_project (WaySidebar *self, const WayId *project)
{
  g_clear_pointer (&self->project, way_id_free);
  self->project = project != NULL ? way_id_copy (project) : NULL;
  if (project != NULL && row_at (self, 0) == NULL)
    fill (self);
  if (project != NULL)
    update (GTK_WIDGET (self));
}

void
way_sidebar_set_room (WaySidebar *self, const char *room)
{
  g_free (self->room);
  self->room = g_strdup (room);
  mark_room (self);
}

void
way_sidebar_set_folded (WaySidebar *self, gboolean folded)
{
  adw_header_bar_set_show_end_title_buttons (self->header, folded);
  /* Large letters leave no room for it beside the buttons of the window. */
  gtk_widget_set_visible (adw_header_bar_get_title_widget (self->header), !folded || way_text_scale () < WAY_TEXT_LARGE);
}

void
way_sidebar_open_menu (WaySidebar *self)
{
  gtk_menu_button_popup (self->menu_button);
}
