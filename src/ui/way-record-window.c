/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-record-window.h"

#include "base/way-date.h"
#include "service/way-edit.h"
#include "service/way-thread.h"
#include "ui/way-announce.h"
#include "ui/way-label.h"
#include "ui/way-pill.h"

#include <glib/gi18n.h>

#define WAY_TYPE_RECORD_WINDOW (way_record_window_get_type ())
G_DECLARE_FINAL_TYPE (WayRecordWindow, way_record_window, WAY, RECORD_WINDOW, AdwWindow)

struct _WayRecordWindow {
  AdwWindow parent_instance;

  /* borrowed */
  GtkWidget *facts;
  GtkWidget *text;
};

G_DEFINE_FINAL_TYPE (WayRecordWindow, way_record_window, ADW_TYPE_WINDOW)

/* --- What it says --- */

static char *
value_of (WayLibrary *library, WayRecord *record, const WayField *field)
{
  switch (field->type)
    {
    case WAY_FIELD_REFERENCE:
      return way_describe (library, way_record_get_reference (record, field->name));
    case WAY_FIELD_REFERENCES:
      return way_describe_all (library, way_record_get_references (record, field->name));
    case WAY_FIELD_LIST:
      return g_strjoinv ("\n", (char **) way_record_get_list (record, field->name));
    case WAY_FIELD_DATE:
    case WAY_FIELD_TIME:
      return way_date_format (way_record_get_text (record, field->name));
    case WAY_FIELD_BOOLEAN:
      return g_strdup (way_record_get_boolean (record, field->name) ? _("yes") : _("no"));
    case WAY_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, way_record_get_integer (record, field->name, 0));
    case WAY_FIELD_CHOICE:
    case WAY_FIELD_ENUM:
      return g_strdup (way_record_get_label (record, field->name));
    case WAY_FIELD_TEXT:
    case WAY_FIELD_PROSE:
    case WAY_FIELD_CLOCK:
    case WAY_FIELD_RANK:
    default:
      return g_strdup (way_record_get_text (record, field->name));
    }
}

/* The title, and below it what else was filled in, each with the name of its field. */
static char *
text_of (WayLibrary *library, WayRecord *record)
{
  const WayKind *kind = way_record_get_kind (record);
  const WayField *title = way_kind_flagged_field (kind, WAY_FIELD_TITLE);
  g_autofree char *name = title != NULL ? NULL : way_describe (library, way_record_get_id (record));
  GString *text = g_string_new (title != NULL ? way_record_get_text (record, title->name) : name);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const WayField *field = &kind->fields[i];
      g_autofree char *value = NULL;

      if (field == title || field->type == WAY_FIELD_RANK || !way_record_has (record, field->name))
        continue;
      value = value_of (library, record, field);
      if (value != NULL && *value != '\0')
        g_string_append_printf (text, "\n\n%s\n%s", _(field->label), value);
    }
  return g_string_free (text, FALSE);
}

/* --- The window --- */

static void
way_record_window_class_init (WayRecordWindowClass *klass)
{
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
way_record_window_init (WayRecordWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "margin-top", 12,
                                     "margin-bottom", 18, "margin-start", 18, "margin-end", 18, NULL);

  way_announce_init_window (GTK_WINDOW (self));
  self->facts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->text = g_object_new (GTK_TYPE_TEXT_VIEW, "editable", FALSE, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE,
                             "left-margin", 12, "right-margin", 12, "top-margin", 12, "bottom-margin", 12, NULL);
  gtk_box_append (GTK_BOX (content), self->facts);
  gtk_box_append (GTK_BOX (content), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->text, "hscrollbar-policy",
                                                   GTK_POLICY_NEVER, "vexpand", TRUE, "overflow", GTK_OVERFLOW_HIDDEN,
                                                   "css-classes", (const char *[]){ "card", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  g_object_set (self, "modal", TRUE, "destroy-with-parent", TRUE, "default-width", 520, "default-height", 480, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self), 300, 240);
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
show (WayRecordWindow *self, WayLibrary *library, WayRecord *record)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  const WayId *in = way_record_get_project (record);
  g_autofree char *noun = way_kind_noun (way_record_get_kind (record));
  g_autofree char *project = in != NULL ? way_describe (library, in) : g_strdup (_("shared by all projects"));
  g_autofree char *text = text_of (library, record);
  GtkWidget *where = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "ellipsize", PANGO_ELLIPSIZE_END, "css-classes",
                                   (const char *[]){ "dim-label", NULL }, NULL);
  GtkWidget *pill = way_pill_new (noun, WAY_TONE_NEUTRAL);
  GtkTextIter start;

  way_label_set (GTK_LABEL (where), project);
  way_pill_keep_whole (WAY_PILL (pill));
  gtk_box_append (GTK_BOX (self->facts), pill);
  gtk_box_append (GTK_BOX (self->facts), where);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, noun,
                                  GTK_ACCESSIBLE_PROPERTY_READ_ONLY, TRUE, -1);
  gtk_window_set_title (GTK_WINDOW (self), _(way_record_get_kind (record)->label));
}

/* --- Its thread --- */

static gboolean
is_in_thread (WayLibrary *library, WayRecord *record)
{
  g_autoptr (GPtrArray) nodes = way_thread_new (library, way_record_get_id (record));

  return way_record_get_project (record) != NULL && nodes->len > 1;
}

static void
show_thread (WayWindow *window, WayRecord *record)
{
  const WayId *open = way_window_get_project (window);
  const WayId *project = way_record_get_project (record);

  if ((open != NULL && way_id_equal (open, project)) || way_window_open_project (window, project, NULL))
    way_window_show_thread (window, way_record_get_id (record));
}

/* --- Public --- */

gboolean
way_record_window_open (WayWindow *window, const WayId *id)
{
  WayLibrary *library = way_window_get_library (window);
  g_autoptr (WayRecord) record = way_library_get (library, id);
  WayRecordWindow *self;

  if (record == NULL)
    return FALSE;
  if (is_in_thread (library, record))
    {
      show_thread (window, record);
      return TRUE;
    }
  self = g_object_new (WAY_TYPE_RECORD_WINDOW, "transient-for", window, NULL);
  show (self, library, record);
  gtk_widget_grab_focus (self->text);
  gtk_window_present (GTK_WINDOW (self));
  return TRUE;
}
