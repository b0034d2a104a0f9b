/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-reflection-row.h"

#include "base/way-date.h"
#include "base/way-text.h"
#include "service/way-attribution.h"
#include "service/way-edit.h"
#include "service/way-reflection-service.h"
#include "ui/way-label.h"
#include "ui/way-pill.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

#define N_PRINCIPLES 3

struct _WayReflectionRow {
  AdwBin parent_instance;

  /* template children */
  GtkLabel *first;
  GtkLabel *rest;
  GtkLabel *about;
  WayPill *principle_1;
  WayPill *principle_2;
  WayPill *principle_3;
  WayPill *action;
  GtkButton *make_action;

  /* owned */
  WayLibrary *library;
  WayRecord *reflection;
};

G_DEFINE_FINAL_TYPE (WayReflectionRow, way_reflection_row, ADW_TYPE_BIN)

/* The first answer that says something, and the others as one text. */
static void
show_answers (WayReflectionRow *self)
{
  const char *const *answers = way_record_get_list (self->reflection, "answers");
  GString *rest = g_string_new (NULL);
  const char *first = NULL;

  for (; *answers != NULL; answers++)
    {
      if (way_text_is_blank (*answers))
        continue;
      if (first == NULL)
        first = *answers;
      else
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "\n" : "", *answers);
    }
  way_label_set_prose (self->first, first != NULL ? first : "");
  way_label_set_prose (self->rest, rest->str);
  gtk_widget_set_visible (GTK_WIDGET (self->rest), rest->len > 0);
  g_string_free (rest, TRUE);
}

static gboolean
is_private (WayReflectionRow *self)
{
  return way_record_get_boolean (self->reflection, "private");
}

/* A room may look on: the words of a private reflection, and what they are about, are shown where it is opened. */
static void
show_private (WayReflectionRow *self)
{
  g_autofree char *date = way_date_format (way_record_get_text (self->reflection, "date"));
  WayPill *pills[] = { self->principle_1, self->principle_2, self->principle_3, self->action };

  gtk_label_set_label (self->first, _("Private reflection"));
  gtk_widget_set_visible (GTK_WIDGET (self->rest), FALSE);
  gtk_label_set_label (self->rest, "");
  gtk_label_set_label (self->about, date);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *date != '\0');
  for (guint i = 0; i < G_N_ELEMENTS (pills); i++)
    way_pill_set (pills[i], "", WAY_TONE_NEUTRAL);
  gtk_widget_set_visible (GTK_WIDGET (self->make_action), FALSE);
}

static void
append (GString *text, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* Who said it is named as the conversation allows. */
static void
show_about (WayReflectionRow *self)
{
  const WayId *from = way_record_get_reference (self->reflection, "source");
  const WayId *whom = way_record_get_reference (self->reflection, "agency");
  gboolean named = way_attribution_naming (self->library, from, whom) == WAY_NAMED_BY_NAME;
  g_autofree char *agency = whom != NULL ? way_attribution_name (self->library, from, whom) : NULL;
  g_autofree char *person = way_describe (self->library, way_record_get_reference (self->reflection, "person"));
  g_autofree char *source = way_describe (self->library, from);
  g_autofree char *date = way_date_format (way_record_get_text (self->reflection, "date"));
  GString *text = g_string_new (NULL);

  append (text, named ? person : NULL);
  append (text, agency);
  append (text, date);
  append (text, source);
  way_label_set (self->about, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->about), text->len > 0);
  g_string_free (text, TRUE);
}

static void
show_pills (WayReflectionRow *self)
{
  const WayField *field = way_kind_field (way_kind_lookup ("reflection"), "principles");
  WayPill *pills[N_PRINCIPLES] = { self->principle_1, self->principle_2, self->principle_3 };
  const char *const *keys = way_record_get_list (self->reflection, "principles");
  guint n_keys = g_strv_length ((char **) keys);
  g_autoptr (GArray) actions = way_library_query_ids (self->library, "thread: actions from origin", "i",
                                                      way_record_get_id (self->reflection));
  g_autofree char *made = g_strdup_printf (ngettext ("%u action", "%u actions", actions->len), actions->len);

  for (guint i = 0; i < N_PRINCIPLES; i++)
    way_pill_set (pills[i], i < n_keys ? way_field_choice_label (field, keys[i]) : "", WAY_TONE_NEUTRAL);
  way_pill_set (self->action, actions->len > 0 ? made : "", WAY_TONE_INFO);
  gtk_widget_set_visible (GTK_WIDGET (self->make_action),
                          actions->len == 0 && way_reflection_action_text (self->reflection) != NULL);
}

/* Of the row of the list, to assistive technology. */
static void
show_name (WayReflectionRow *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = way_describe (self->library, way_record_get_id (self->reflection));

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
way_reflection_row_refresh (WayReflectionRow *self)
{
  if (self->reflection == NULL)
    return;
  show_name (self);
  if (is_private (self))
    {
      show_private (self);
      return;
    }
  show_answers (self);
  show_about (self);
  show_pills (self);
}

void
way_reflection_row_bind (WayReflectionRow *self, WayRecord *reflection)
{
  if (self->reflection != NULL)
    g_signal_handlers_disconnect_by_data (self->reflection, self);
  g_set_object (&self->reflection, reflection);
  if (reflection == NULL)
    return;
  g_signal_connect_object (reflection, "notify", G_CALLBACK (way_reflection_row_refresh), self, G_CONNECT_SWAPPED);
  way_reflection_row_refresh (self);
}

static void
make_action_cb (WayReflectionRow *self)
{
  char id[WAY_ID_TEXT_SIZE];

  if (self->reflection != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "reflections.make-action", "s",
                                way_id_to_text (way_record_get_id (self->reflection), id));
}

static void
way_reflection_row_dispose (GObject *object)
{
  WayReflectionRow *self = WAY_REFLECTION_ROW (object);

  way_reflection_row_bind (self, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_reflection_row_parent_class)->dispose (object);
}

static void
way_reflection_row_class_init (WayReflectionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = way_reflection_row_dispose;
  g_type_ensure (WAY_TYPE_PILL);
  g_type_ensure (WAY_TYPE_WRAP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/waymark/Waymark/ui/way-reflection-row.ui");
  gtk_widget_class_bind_template_child (widget_class, WayReflectionRow, first);
  gtk_widget_class_bind_template_child (widget_class, WayReflectionRow, rest);
  gtk_widget_class_bind_template_child (widget_class, WayReflectionRow, about);
  gtk_widget_class_bind_template_child (widget_class, WayReflectionRow, principle_1);
  gtk_widget_class_bind_template_child (widget_class, WayReflectionRow, principle_2);
  gtk_widget_class_bind_template_child (widget_class, WayReflectionRow, principle_3);
  gtk_widget_class_bind_template_child (widget_class, WayReflectionRow, action);
  gtk_widget_class_bind_template_child (widget_class, WayReflectionRow, make_action);
}

static void
way_reflection_row_init (WayReflectionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->make_action, "clicked", G_CALLBACK (make_action_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
way_reflection_row_new (WayLibrary *library)
{
  WayReflectionRow *self = g_object_new (WAY_TYPE_REFLECTION_ROW, NULL);

  self->library = g_object_ref (library);
  return GTK_WIDGET (self);
}
