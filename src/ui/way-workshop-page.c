/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-workshop-page.h"

#include "service/way-edit.h"
#include "service/way-review-service.h"
#include "service/way-workshop-service.h"
#include "ui/way-agenda-view.h"
#include "ui/way-ask-text.h"
#include "ui/way-label.h"
#include "ui/way-reflection-dialog.h"
#include "ui/way-review-view.h"
#include "ui/way-workshop-dialog.h"
#include "ui/way-workshop-notes.h"
#include "ui/way-workshop-people.h"
#include "ui/way-workshop-row.h"

#include <glib/gi18n.h>

#define REVIEW_WIDTH 340
#define ANY_WIDTH 10000

struct _WayWorkshopPage {
  WayPage parent_instance;

  /* template children */
  GtkButton *state_button;
  GtkWidget *header_end;
  GtkWidget *menu_button;
  GtkStack *stack;
  GtkBox *columns;
  WayAgendaView *agenda;
  AdwClamp *review_clamp;
  WayReviewView *review;
  WayWorkshopPeople *people;
  WayWorkshopNotes *notes;

  /* owned */
  GSimpleActionGroup *actions;
  WayRecord *workshop;
  guint32 pressed; /* when the button was, by the clock of events; 0 before */
};

G_DEFINE_FINAL_TYPE (WayWorkshopPage, way_workshop_page, WAY_TYPE_PAGE)

/* What comes after each state, and the words of the button that goes there. */
static const struct {
  const char *state;
  const char *next;
  const char *label;
} steps[] = {
  { "draft", "planned", N_("Mark as _planned") },
  { "planned", "held", N_("Mark as _held") },
  { "running", "held", N_("Mark as _held") },
  { "held", "written_up", N_("_Write up") },
};

static int
find_step (WayWorkshopPage *self)
{
  const char *state = way_record_get_text (self->workshop, "state");

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].state, state != NULL ? state : "draft") == 0)
      return (int) i;
  return -1;
}

/* Where there is little room the title has it. */
static void
show_step (WayWorkshopPage *self, const char *label)
{
  gboolean narrow = way_page_get_width_class (WAY_PAGE (self)) == WAY_WIDTH_NARROW;
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *words = g_strjoinv ("", parts);

  if (narrow)
    gtk_button_set_icon_name (self->state_button, "object-select-symbolic");
  else
    gtk_button_set_label (self->state_button, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state_button), narrow ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
refresh (WayWorkshopPage *self)
{
  g_autofree char *when = way_workshop_when_and_where (self->workshop);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", when, way_record_get_label (self->workshop, "state"));
  int step = find_step (self);

  way_page_set_title (WAY_PAGE (self), way_record_get_title (self->workshop));
  way_page_set_subtitle (WAY_PAGE (self), subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->state_button), step >= 0);
  if (step >= 0)
    show_step (self, _(steps[step].label));
  if (way_record_get_deleted (self->workshop))
    way_page_back (WAY_PAGE (self));
}

/* --- State --- */

static gboolean
set_state (WayWorkshopPage *self, const char *state, const char *reason)
{
  WayPage *page = WAY_PAGE (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (!way_workshop_set_state (way_page_get_library (page), way_record_get_id (self->workshop), state, reason, &error))
    {
      way_page_error (page, error);
      return FALSE;
    }
  message = g_strdup_printf (_("Workshop: %s"), way_record_get_label (self->workshop, "state"));
  way_page_toast_undo (page, message);
  return TRUE;
}

static void
reason_given_cb (GtkWidget *dialog, const char *response, WayWorkshopPage *self)
{
  g_autofree char *reason = way_ask_text_dup (dialog);

  if (g_str_equal (response, WAY_ASK_TEXT_GIVEN) && set_state (self, "written_up", reason))
    way_form_draft_drop (way_form_draft_of (dialog));
}

/* Rule 4: actions that were not reflected need a reason. */
static void
ask_reason (WayWorkshopPage *self, guint n_pending)
{
  g_autofree char *body = g_strdup_printf (ngettext ("%u open action was not looked at. Say why.",
                                                     "%u open actions were not looked at. Say why.", n_pending), n_pending);
  GtkWidget *dialog = way_ask_text (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), way_page_get_library (WAY_PAGE (self)),
                                    &(WayAskText){ .heading = _("Not every action was reflected"),
                                                   .body = body,
                                                   .label = _("Why actions were not reflected"),
                                                   .placeholder = _("We ran out of time"),
                                                   .answer = _("_Write up"),
                                                   .form = "write-up",
                                                   .record = way_record_get_id (self->workshop),
                                                   .field = "not_reflected_reason",
                                                   .is_field = TRUE });

  g_signal_connect_object (dialog, "response", G_CALLBACK (reason_given_cb), self, 0);
}

static void
choose_state (WayWorkshopPage *self, const char *state)
{
  guint n_pending = way_review_n_pending (way_page_get_library (WAY_PAGE (self)), way_record_get_id (self->workshop));

  if (g_str_equal (state, "written_up") && n_pending > 0 && !way_record_has (self->workshop, "not_reflected_reason"))
    ask_reason (self, n_pending);
  else
    set_state (self, state, NULL);
}

static void
next_state_cb (WayWorkshopPage *self)
{
  int step = find_step (self);

  if (step >= 0)
    choose_state (self, steps[step].next);
}

/* The button has another meaning once it was pressed: the second press of a double click is not meant for that. */
static gboolean
button_event_cb (WayWorkshopPage *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);
  guint32 before = self->pressed;
  int double_click;

  if (type != GDK_BUTTON_PRESS && type != GDK_TOUCH_BEGIN)
    return GDK_EVENT_PROPAGATE;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-double-click-time", &double_click, NULL);
  self->pressed = gdk_event_get_time (event);
  return before != 0 && self->pressed - before < (guint32) double_click;
}

static void
watch_button (WayWorkshopPage *self)
{
  GtkEventController *early = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (early, GTK_PHASE_CAPTURE);
  g_signal_connect_object (early, "event", G_CALLBACK (button_event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->state_button), early);
}

/* --- The menu --- */

static void
state_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  choose_state (data, g_variant_get_string (parameter, NULL));
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WayWorkshopPage *self = data;

  way_workshop_dialog_present (WAY_PAGE (self), self->workshop, NULL, NULL);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WayWorkshopPage *self = data;
  WayPage *page = WAY_PAGE (self);
  WayId copy;
  g_autoptr (GError) error = NULL;

  if (!way_workshop_duplicate (way_page_get_library (page), way_record_get_id (self->workshop), &copy, &error))
    {
      way_page_error (page, error);
      return;
    }
  way_page_toast_undo (page, _("Workshop duplicated"));
  way_page_open (page, &copy);
}

static void
reflect_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WayWorkshopPage *self = data;

  way_reflection_dialog_present (GTK_WIDGET (self), way_page_get_library (WAY_PAGE (self)),
                                 way_page_get_project (WAY_PAGE (self)), way_record_get_id (self->workshop));
}

static void
thread_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  WayWorkshopPage *self = data;

  way_page_show_thread (WAY_PAGE (self), way_record_get_id (self->workshop));
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (WayWorkshopPage) self = g_object_ref (data);
  WayPage *page = WAY_PAGE (self);
  g_autofree char *title = way_label_quote (way_record_get_title (self->workshop));
  g_autofree char *message = g_strdup_printf (_("“%s” deleted"), title);
  g_autoptr (GError) error = NULL;

  way_page_toast_undo (page, message);
  way_edit_delete (way_page_get_library (page), way_record_get_id (self->workshop), &error);
  way_page_error (page, error);
}

static const GActionEntry entries[] = {
  { .name = "edit", .activate = edit_cb },
  { .name = "duplicate", .activate = duplicate_cb },
  { .name = "reflect", .activate = reflect_cb },
  { .name = "thread", .activate = thread_cb },
  { .name = "state", .activate = state_cb, .parameter_type = "s" },
  { .name = "delete", .activate = delete_cb },
};

/* --- Class --- */

static void
way_workshop_page_open_record (WayPage *page, const WayId *id)
{
  WayWorkshopPage *self = WAY_WORKSHOP_PAGE (page);

  gtk_stack_set_visible_child_name (self->stack, "plan");
  way_agenda_view_show_block (self->agenda, id);
}

static gboolean
way_workshop_page_flush (WayPage *page, GError **error)
{
  return way_workshop_notes_flush (WAY_WORKSHOP_PAGE (page)->notes);
}

static void
way_workshop_page_width_changed (WayPage *page, WayWidthClass width)
{
  WayWorkshopPage *self = WAY_WORKSHOP_PAGE (page);
  gboolean wide = width == WAY_WIDTH_WIDE;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  wide ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  /* Beside the agenda it is as wide as this, whatever it holds. */
  gtk_widget_set_size_request (GTK_WIDGET (self->review_clamp), wide ? REVIEW_WIDTH : -1, -1);
  adw_clamp_set_maximum_size (self->review_clamp, wide ? REVIEW_WIDTH : ANY_WIDTH);
  adw_clamp_set_tightening_threshold (self->review_clamp, wide ? REVIEW_WIDTH : ANY_WIDTH);
  way_agenda_view_set_narrow (self->agenda, width == WAY_WIDTH_NARROW);
  if (self->workshop != NULL)
    refresh (self);
}

static void
way_workshop_page_dispose (GObject *object)
{
  WayWorkshopPage *self = WAY_WORKSHOP_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->workshop);
  G_OBJECT_CLASS (way_workshop_page_parent_class)->dispose (object);
}

static void
way_workshop_page_class_init (WayWorkshopPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  WayPageClass *page_class = WAY_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_workshop_page_dispose;
  page_class->open_record = way_workshop_page_open_record;
  page_class->flush = way_workshop_page_flush;
  page_class->width_changed = way_workshop_page_width_changed;
  g_type_ensure (WAY_TYPE_AGENDA_VIEW);
  g_type_ensure (WAY_TYPE_REVIEW_VIEW);
  g_type_ensure (WAY_TYPE_WORKSHOP_PEOPLE);
  g_type_ensure (WAY_TYPE_WORKSHOP_NOTES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-workshop-page.ui");
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPage, state_button);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPage, header_end);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPage, stack);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPage, columns);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPage, agenda);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPage, review);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPage, review_clamp);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPage, people);
  gtk_widget_class_bind_template_child (widget_class, WayWorkshopPage, notes);
  gtk_widget_class_bind_template_callback (widget_class, next_state_cb);
}

static void
way_workshop_page_init (WayWorkshopPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  /* The header shows the menu, outside this page. */
  gtk_widget_insert_action_group (self->menu_button, "workshop", G_ACTION_GROUP (self->actions));
  watch_button (self);
}

WayPage *
way_workshop_page_new (WayLibrary *library, const WayId *project, const WayId *workshop)
{
  WayWorkshopPage *self = g_object_new (WAY_TYPE_WORKSHOP_PAGE, "library", library, "project", project, NULL);

  way_page_set_record (WAY_PAGE (self), workshop);
  self->workshop = way_library_get (library, workshop);
  g_return_val_if_fail (self->workshop != NULL, WAY_PAGE (self));
  way_agenda_view_set_workshop (self->agenda, library, workshop);
  way_review_view_set_workshop (self->review, library, workshop);
  way_workshop_people_set_workshop (self->people, library, workshop);
  way_workshop_notes_set_workshop (self->notes, library, self->workshop);
  g_signal_connect_object (self->workshop, "notify", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return WAY_PAGE (self);
}
