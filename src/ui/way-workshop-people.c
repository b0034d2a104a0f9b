/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-workshop-people.h"

#include "service/way-edit.h"
#include "service/way-workshop-service.h"
#include "storage/way-list.h"
#include "ui/way-empty.h"
#include "ui/way-follow.h"
#include "ui/way-label.h"
#include "ui/way-page.h"
#include "ui/way-rows.h"

#include <glib/gi18n.h>

struct _WayWorkshopPeople {
  AdwBin parent_instance;

  /* template children */
  GtkStack *stack;
  GtkWidget *scroller;
  GtkLabel *counts;
  GtkListView *view;

  /* borrowed */
  GPtrArray *items;
  GtkWidget *empty;

  /* owned */
  WayLibrary *library;
  WayId workshop;
  WayList *list;
  gboolean binding;
};

G_DEFINE_FINAL_TYPE (WayWorkshopPeople, way_workshop_people, ADW_TYPE_BIN)

/* The states in the order of the drop-down; %NULL is not on the list. */
static const char *const states[] = { NULL, "invited", "attended", "apologies" };

static const char *
state_of (WayWorkshopPeople *self, WayRecord *person)
{
  g_autoptr (WayRecord) attendance = way_library_query_record (self->library, "attendance of person", "ii", &self->workshop,
                                                               way_record_get_id (person));
  const char *state = attendance != NULL ? way_record_get_text (attendance, "state") : NULL;

  return attendance == NULL ? NULL : g_intern_string (state != NULL ? state : "invited");
}

static GtkWidget *
part (GtkListItem *item, const char *name)
{
  return g_object_get_data (G_OBJECT (gtk_list_item_get_child (item)), name);
}

/* "12 people · 10 attended · 2 sent apologies" */
static void
show_counts (WayWorkshopPeople *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint of_state[G_N_ELEMENTS (states)] = { 0 };
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (WayRecord) person = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      const char *state = state_of (self, person);

      for (guint s = 0; s < G_N_ELEMENTS (states); s++)
        of_state[s] += g_strcmp0 (state, states[s]) == 0 ? 1 : 0;
    }
  text = g_strdup_printf (_("%u invited · %u attended · %u sent apologies"), of_state[1] + of_state[2] + of_state[3],
                          of_state[2], of_state[3]);
  way_label_set (self->counts, text);
  gtk_stack_set_visible_child (self->stack, n > 0 ? self->scroller : self->empty);
}

static void
show_state (WayWorkshopPeople *self, GtkListItem *item)
{
  const char *state = state_of (self, gtk_list_item_get_item (item));

  self->binding = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i], state) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (part (item, "state")), i);
  self->binding = FALSE;
}

static gboolean
concerns (GtkWidget *widget, WayChanges *changes)
{
  return way_changes_touch (changes, "attendance", NULL) || way_changes_touch (changes, "record", NULL);
}

static void
catch_up (GtkWidget *widget)
{
  WayWorkshopPeople *self = WAY_WORKSHOP_PEOPLE (widget);

  for (guint i = 0; i < self->items->len; i++)
    show_state (self, g_ptr_array_index (self->items, i));
  show_counts (self);
}

static void
chosen_cb (GtkDropDown *drop_down, GParamSpec *pspec, GtkListItem *item)
{
  WayWorkshopPeople *self = WAY_WORKSHOP_PEOPLE (gtk_widget_get_ancestor (GTK_WIDGET (drop_down), WAY_TYPE_WORKSHOP_PEOPLE));
  WayRecord *person = gtk_list_item_get_item (item);
  guint chosen = gtk_drop_down_get_selected (drop_down);
  g_autoptr (GError) error = NULL;

  if (self == NULL || self->binding || person == NULL || chosen >= G_N_ELEMENTS (states))
    return;
  way_workshop_set_attendance (self->library, &self->workshop, way_record_get_id (person), states[chosen], &error);
  way_page_error (WAY_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), WAY_TYPE_PAGE)), error);
}

/* --- Rows --- */

static GtkWidget *
new_state_drop_down (void)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _("Not invited"));
  for (guint i = 1; i < G_N_ELEMENTS (states); i++)
    gtk_string_list_append (words, way_choice_label ("attendance", "state", states[i]));
  return g_object_new (GTK_TYPE_DROP_DOWN, "model", words, "valign", GTK_ALIGN_CENTER, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayWorkshopPeople *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *name = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *about = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);
  GtkWidget *state = new_state_drop_down ();

  gtk_widget_add_css_class (row, "way-agenda-row");
  gtk_widget_add_css_class (about, "dim-label");
  gtk_widget_add_css_class (about, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), about);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), state);
  g_object_set_data (G_OBJECT (row), "name", name);
  g_object_set_data (G_OBJECT (row), "about", about);
  g_object_set_data (G_OBJECT (row), "state", state);
  g_signal_connect_object (state, "notify::selected", G_CALLBACK (chosen_cb), item, 0);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayWorkshopPeople *self)
{
  WayRecord *person = gtk_list_item_get_item (item);
  const char *name = way_record_get_title (person);
  const char *job = way_record_get_text (person, "job_title");
  g_autofree char *agency = way_describe (self->library, way_record_get_reference (person, "agency"));
  g_autofree char *about = job != NULL && *agency != '\0' ? g_strdup_printf ("%s · %s", job, agency)
                                                          : g_strdup (job != NULL ? job : agency);
  GtkWidget *state = part (item, "state");

  way_label_set (GTK_LABEL (part (item, "name")), name);
  way_label_set (GTK_LABEL (part (item, "about")), about);
  gtk_widget_set_visible (part (item, "about"), *about != '\0');
  /* A drop-down is named on itself and on the button within. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (state), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (state)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, about, -1);
  show_state (self, item);
  g_ptr_array_add (self->items, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, WayWorkshopPeople *self)
{
  g_ptr_array_remove (self->items, item);
}

/* --- Class --- */

static void
way_workshop_people_dispose (GObject *object)
{
  WayWorkshopPeople *self = WAY_WORKSHOP_PEOPLE (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_workshop_people_parent_class)->dispose (object);
}

static void
way_workshop_people_finalize (GObject *object)
{
  g_ptr_array_unref (WAY_WORKSHOP_PEOPLE (object)->items);
  G_OBJECT_CLASS (way_workshop_people_parent_class)->finalize (object);
}

static void
way_workshop_people_class_init (WayWorkshopPeopleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_workshop_people_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_workshop_people_finalize;
  g_type_ensure (WAY_TYPE_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-workshop-people.ui");
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPeople, stack);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPeople, scroller);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPeople, counts);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPeople, view);
}

static void
way_workshop_people_init (WayWorkshopPeople *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->items = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->empty = way_empty_new ("system-users-symbolic", _("Nobody to invite yet"),
                               _("Add people and their roles on the Overview; they can then be invited here."), NULL, NULL);
  gtk_stack_add_child (self->stack, self->empty);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
}

void
way_workshop_people_set_workshop (WayWorkshopPeople *self, WayLibrary *library, const WayId *workshop)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->workshop = *workshop;
  self->list = way_list_new (library, "people of workshop", "i", workshop);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (show_counts), self, G_CONNECT_SWAPPED);
  way_follow_if (GTK_WIDGET (self), library, concerns, catch_up);
  show_counts (self);
}
