/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-workshop-notes.h"

#include "base/way-text.h"
#include "service/way-edit.h"
#include "ui/way-page.h"
#include "ui/way-text-editor.h"

#include <glib/gi18n.h>

#define FORM "workshop"

struct _WayWorkshopNotes {
  AdwBin parent_instance;

  /* borrowed */
  GtkBox *box;
  GtkWidget *editors[4];

  /* owned */
  WayLibrary *library;
  WayRecord *workshop;
};

G_DEFINE_FINAL_TYPE (WayWorkshopNotes, way_workshop_notes, ADW_TYPE_BIN)

static const struct {
  const char *name;
  const char *label;
  const char *placeholder;
} fields[] = {
  { "objectives", N_("Objectives"), N_("What this workshop is for, one a line") },
  { "ground_rules", N_("Ground rules"), N_("How we work together, one a line") },
  { "notes", N_("Notes"), N_("What was said that belongs nowhere else") },
  { "not_reflected_reason", N_("Why actions were not reflected"), N_("If any were left out") },
};

static gboolean
is_list (guint i)
{
  return way_kind_field (way_kind_lookup ("workshop"), fields[i].name)->type == WAY_FIELD_LIST;
}

/* --- Showing and saving --- */

static char *
text_of (WayWorkshopNotes *self, guint i)
{
  if (is_list (i))
    return g_strjoinv ("\n", (char **) way_record_get_list (self->workshop, fields[i].name));
  return g_strdup (way_record_get_text (self->workshop, fields[i].name));
}

static void
show (WayWorkshopNotes *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = text_of (self, i);

      way_text_editor_set_text (WAY_TEXT_EDITOR (self->editors[i]), text != NULL ? text : "");
    }
}

static gboolean
save (WayWorkshopNotes *self, guint i, GError **error)
{
  g_autofree char *text = way_text_editor_dup_text (WAY_TEXT_EDITOR (self->editors[i]));
  g_auto (GStrv) lines = NULL;

  if (!is_list (i))
    return way_edit_set_text (self->library, way_record_get_id (self->workshop), fields[i].name, text, error);
  lines = way_text_lines (text);
  return way_edit_set_list (self->library, way_record_get_id (self->workshop), fields[i].name,
                            (const char *const *) lines, error);
}

static gboolean
commit_cb (GtkWidget *editor, WayWorkshopNotes *self)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (self->editors[i] == editor && !save (self, i, &error))
      {
        way_page_error (WAY_PAGE (gtk_widget_get_ancestor (GTK_WIDGET (self), WAY_TYPE_PAGE)), error);
        return FALSE;
      }
  return TRUE;
}

gboolean
way_workshop_notes_flush (WayWorkshopNotes *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!way_text_editor_commit (WAY_TEXT_EDITOR (self->editors[i])))
      return FALSE;
  return TRUE;
}

/* --- Class --- */

static void
way_workshop_notes_dispose (GObject *object)
{
  WayWorkshopNotes *self = WAY_WORKSHOP_NOTES (object);

  g_clear_object (&self->workshop);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (way_workshop_notes_parent_class)->dispose (object);
}

static void
way_workshop_notes_class_init (WayWorkshopNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_workshop_notes_dispose;
}

static void
add_editor (WayWorkshopNotes *self, guint i)
{
  GtkWidget *heading = gtk_label_new (_(fields[i].label));

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  self->editors[i] = way_text_editor_new ();
  g_object_set (self->editors[i], "label", _(fields[i].label), "placeholder", _(fields[i].placeholder), NULL);
  gtk_widget_set_margin_bottom (self->editors[i], 12);
  gtk_box_append (self->box, heading);
  gtk_box_append (self->box, self->editors[i]);
  g_signal_connect_object (self->editors[i], "commit", G_CALLBACK (commit_cb), self, 0);
}

static void
way_workshop_notes_init (WayWorkshopNotes *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->box = GTK_BOX (g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "margin-start", 18,
                                     "margin-end", 18, "margin-top", 18, "margin-bottom", 24, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    add_editor (self, i);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
way_workshop_notes_set_workshop (WayWorkshopNotes *self, WayLibrary *library, WayRecord *workshop)
{
  g_return_if_fail (self->library == NULL);

  self->library = g_object_ref (library);
  self->workshop = g_object_ref (workshop);
  show (self);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    way_text_editor_set_place (WAY_TEXT_EDITOR (self->editors[i]), library, FORM, way_record_get_id (workshop),
                               fields[i].name);
  g_signal_connect_object (workshop, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}
