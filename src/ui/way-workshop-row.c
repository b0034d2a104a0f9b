/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-workshop-row.h"

#include "base/way-date.h"
#include "service/way-review-service.h"
#include "service/way-workshop-service.h"
#include "ui/way-label.h"
#include "ui/way-pill.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

struct _WayWorkshopRow {
  AdwBin parent_instance;

  /* template children */
  GtkLabel *title;
  WayPill *kind;
  WayPill *next;
  GtkLabel *when;
  GtkLabel *facts;
  WayPill *state;

  /* owned */
  WayLibrary *library;
  WayRecord *workshop;
};

G_DEFINE_FINAL_TYPE (WayWorkshopRow, way_workshop_row, ADW_TYPE_BIN)

/* The end by the plan, "15:00", or %NULL. */
static char *
planned_end (WayRecord *workshop)
{
  g_autoptr (GPtrArray) no_blocks = g_ptr_array_new ();
  g_autoptr (WayAgenda) agenda = way_agenda_new (workshop, no_blocks);

  if (!way_agenda_has_clock (agenda) || !way_agenda_is_planned (agenda))
    return NULL;
  return way_agenda_time_after (agenda, (int) way_record_get_integer (workshop, "planned_minutes", 0));
}

static gboolean
is_over (WayRecord *workshop)
{
  const char *state = way_record_get_text (workshop, "state");

  return g_strcmp0 (state, "held") == 0 || g_strcmp0 (state, "written_up") == 0;
}

char *
way_workshop_when_and_where (WayRecord *workshop)
{
  const char *start = way_record_get_text (workshop, "start");
  const char *place = way_record_get_text (workshop, "place");
  g_autofree char *day = start != NULL ? way_date_format_day (start)
                         : is_over (workshop) ? g_strdup (_("No date noted")) : g_strdup (_("No date yet"));
  g_autofree char *end = planned_end (workshop);
  GString *text = g_string_new (day);

  if (end != NULL)
    g_string_append_printf (text, "–%s", end);
  if (place != NULL)
    g_string_append_printf (text, " · %s", place);
  return g_string_free (text, FALSE);
}

static WayTone
state_tone (const char *state)
{
  if (g_strcmp0 (state, "planned") == 0 || g_strcmp0 (state, "running") == 0)
    return WAY_TONE_INFO;
  return g_strcmp0 (state, "written_up") == 0 ? WAY_TONE_GOOD : WAY_TONE_NEUTRAL;
}

/* "7 blocks · 3 actions agreed here · 2 to reflect" */
static char *
describe_facts (WayWorkshopRow *self)
{
  const WayId *id = way_record_get_id (self->workshop);
  g_autoptr (GArray) blocks = way_library_query_ids (self->library, "agenda of workshop", "i", id);
  g_autoptr (GArray) actions = way_library_query_ids (self->library, "actions of workshop", "i", id);
  g_autofree char *agenda = g_strdup_printf (ngettext ("%u block", "%u blocks", blocks->len), blocks->len);
  g_autofree char *agreed
    = g_strdup_printf (ngettext ("%u action agreed here", "%u actions agreed here", actions->len), actions->len);

  return actions->len > 0 ? g_strdup_printf ("%s · %s", agenda, agreed) : g_steal_pointer (&agenda);
}

void
way_workshop_row_refresh (WayWorkshopRow *self)
{
  g_autofree char *when = NULL;
  g_autofree char *facts = NULL;

  if (self->workshop == NULL)
    return;
  when = way_workshop_when_and_where (self->workshop);
  facts = describe_facts (self);
  way_label_set (self->title, way_record_get_title (self->workshop));
  way_label_set (self->when, when);
  way_label_set (self->facts, facts);
  way_pill_set (self->kind, way_record_get_label (self->workshop, "kind"), WAY_TONE_NEUTRAL);
  way_pill_set (self->state, way_record_get_label (self->workshop, "state"),
                state_tone (way_record_get_text (self->workshop, "state")));
}

void
way_workshop_row_set_next (WayWorkshopRow *self, gboolean next)
{
  way_pill_set (self->next, next ? _("Next") : "", WAY_TONE_INFO);
}

void
way_workshop_row_bind (WayWorkshopRow *self, WayRecord *workshop)
{
  if (self->workshop != NULL)
    g_signal_handlers_disconnect_by_data (self->workshop, self);
  g_set_object (&self->workshop, workshop);
  if (workshop == NULL)
    return;
  g_signal_connect_object (workshop, "notify", G_CALLBACK (way_workshop_row_refresh), self, G_CONNECT_SWAPPED);
  way_workshop_row_refresh (self);
}

static void
way_workshop_row_dispose (GObject *object)
{
  WayWorkshopRow *self = WAY_WORKSHOP_ROW (object);

  way_workshop_row_bind (self, NULL);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_workshop_row_parent_class)->dispose (object);
}

static void
way_workshop_row_class_init (WayWorkshopRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_workshop_row_dispose;
  g_type_ensure (WAY_TYPE_PILL);
  g_type_ensure (WAY_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-workshop-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopRow, title);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopRow, kind);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopRow, next);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopRow, when);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopRow, facts);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopRow, state);
}

static void
way_workshop_row_init (WayWorkshopRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
way_workshop_row_new (WayLibrary *library)
{
  WayWorkshopRow *self = g_object_new (WAY_TYPE_WORKSHOP_ROW, NULL);

  self->library = g_object_ref (library);
  return GTK_WIDGET (self);
}
