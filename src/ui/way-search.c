/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-search.h"

#include "base/way-text.h"
#include "service/way-edit.h"
#include "ui/way-announce.h"
#include "ui/way-fact.h"
#include "ui/way-record-window.h"

#include <glib/gi18n.h>

#define MOST_RESULTS 50

struct _WaySearch {
  AdwWindow parent_instance;

  /* template children */
  GtkWidget *entry;
  GtkStack *stack;
  GtkScrolledWindow *results_window;
  GtkWidget *list;

  /* borrowed: transient for it */
  WayWindow *window;

  /* owned */
  GListStore *results;
};

G_DEFINE_FINAL_TYPE (WaySearch, way_search, ADW_TYPE_WINDOW)

static WayTone
tone_of (WayRecord *record)
{
  const char *kind = way_record_is (record, "card") ? way_record_get_text (record, "kind") : NULL;

  if (g_strcmp0 (kind, "enabler") == 0 || way_record_is (record, "action"))
    return WAY_TONE_GOOD;
  if (g_strcmp0 (kind, "barrier") == 0)
    return WAY_TONE_WARNING;
  return g_strcmp0 (kind, "aspiration") == 0 || way_record_is (record, "theme") ? WAY_TONE_INFO : WAY_TONE_NEUTRAL;
}

/* What a result is: "barrier" for a card, else the kind. */
static char *
pill_of (WayRecord *record)
{
  g_autofree char *label = NULL;

  if (!way_record_is (record, "card") || !way_record_has (record, "kind"))
    return way_kind_noun (way_record_get_kind (record));
  label = g_utf8_strdown (way_record_get_label (record, "kind"), -1);
  return g_steal_pointer (&label);
}

/* A room may look on: the words of a private reflection are shown where it is opened. */
static WayFact *
fact_for_private (const WayId *id, const char *project)
{
  return way_fact_new (id, _("Its words are shown when it is opened"), project, _("private reflection"), WAY_TONE_WARNING);
}

static WayFact *
fact_for (WayLibrary *library, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (library, id);
  g_autofree char *full = NULL;
  g_autofree char *title = NULL;
  g_autofree char *project = NULL;
  g_autofree char *pill = NULL;

  if (record == NULL)
    return NULL;
  if (way_record_get_project (record) != NULL && !way_record_is (record, "project"))
    project = way_describe (library, way_record_get_project (record));
  if (way_record_is (record, "reflection") && way_record_get_boolean (record, "private"))
    return fact_for_private (id, project);
  full = way_describe (library, id);
  title = way_text_summary (full, 140);
  pill = pill_of (record);
  return way_fact_new (id, title, project, pill, tone_of (record));
}

static void
search (WaySearch *self)
{
  WayLibrary *library = way_window_get_library (self->window);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) ids = way_text_is_blank (words) ? way_id_list_new ()
                                                     : way_library_search (library, words, NULL, MOST_RESULTS);

  for (guint i = 0; i < ids->len; i++)
    {
      WayFact *fact = fact_for (library, way_id_list_index (ids, i));

      if (fact != NULL)
        g_ptr_array_add (facts, fact);
    }
  way_facts_update (self->results, facts);
  gtk_stack_set_visible_child_name (self->stack,
                                    facts->len > 0 ? "results" : way_text_is_blank (words) ? "start" : "none");
}

static void
open_cb (gpointer data, WayFact *fact)
{
  WaySearch *self = data;
  WayWindow *window = self->window;
  WayId id = *way_fact_get_record (fact);

  gtk_window_destroy (GTK_WINDOW (self));
  if (!way_window_open_record (window, &id) && !way_record_window_open (window, &id))
    way_window_toast (window, _("This record is no longer in the library"), FALSE);
}

static void
enter_cb (WaySearch *self)
{
  g_autoptr (WayFact) first = NULL;

  search (self);
  first = g_list_model_get_item (G_LIST_MODEL (self->results), 0);
  if (first != NULL)
    open_cb (self, first);
}

static gboolean
down_cb (GtkWidget *widget, GVariant *args, gpointer data)
{
  WaySearch *self = WAY_SEARCH (data);

  return g_list_model_get_n_items (G_LIST_MODEL (self->results)) > 0 && gtk_widget_grab_focus (self->list);
}

static void
add_shortcut (GtkWidget *widget, const char *trigger, GtkShortcutAction *action)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger), action));
  gtk_widget_add_controller (widget, keys);
}

static void
way_search_dispose (GObject *object)
{
  g_clear_object (&WAY_SEARCH (object)->results);
  G_OBJECT_CLASS (way_search_parent_class)->dispose (object);
}

static void
way_search_class_init (WaySearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_search_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-search.ui");
  gtk_widget_class_bind_template_child (widget_class, WaySearch, entry);
  gtk_widget_class_bind_template_child (widget_class, WaySearch, stack);
  gtk_widget_class_bind_template_child (widget_class, WaySearch, results_window);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
way_search_init (WaySearch *self)
{
  way_announce_init_window (GTK_WINDOW (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->results = g_list_store_new (WAY_TYPE_FACT);
  self->list = way_fact_list_new (self->results, _("Results"), TRUE, open_cb, self);
  gtk_scrolled_window_set_child (self->results_window, self->list);
  add_shortcut (self->entry, "Down", gtk_callback_action_new (down_cb, self, NULL));
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
}

GtkWidget *
way_search_present (WayWindow *window, const char *words)
{
  WaySearch *self = g_object_new (WAY_TYPE_SEARCH, "transient-for", window, NULL);

  self->window = window;
  if (words != NULL)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
      search (self);
    }
  gtk_widget_grab_focus (self->entry);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
