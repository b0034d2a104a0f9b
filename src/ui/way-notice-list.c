/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-notice-list.h"

#include "document/way-plan-builder.h"
#include "ui/way-label.h"
#include "ui/way-notice-reason.h"
#include "ui/way-worker.h"
#include "ui/way-wrap.h"

#include <glib/gi18n.h>

/* More than anybody decides about in a dialog; the rest is counted. */
#define MOST_SHOWN 30

struct _WayNoticeList {
  GtkBox parent_instance;

  GtkWidget *heading;
  GtkWidget *rows;
  GtkWidget *more;

  WayNoticeScope scope;
  WayPlanScope plan;

  /* owned */
  WayPage *page;
  GPtrArray *open;       /* WayOpenNotice */
  GCancellable *looking;
};

G_DEFINE_FINAL_TYPE (WayNoticeList, way_notice_list, GTK_TYPE_BOX)

enum { REPHRASE, N_SIGNALS };

static guint signals[N_SIGNALS];

/* --- One of them --- */

static WayOpenNotice *
notice_of (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "way-notice");
}

static WayNoticeList *
list_of (GtkWidget *row)
{
  return WAY_NOTICE_LIST (gtk_widget_get_ancestor (row, WAY_TYPE_NOTICE_LIST));
}

static void
rephrase_cb (GtkWidget *row)
{
  WayNoticeList *self = list_of (row);
  g_autoptr (WayPage) page = g_object_ref (self->page);
  WayId record = notice_of (row)->record;

  g_signal_emit (self, signals[REPHRASE], 0);
  way_page_open (page, &record);
}

static void
quotation_cb (GtkWidget *row)
{
  const WayOpenNotice *notice = notice_of (row);

  way_notice_keep_quotation (row, way_page_get_library (list_of (row)->page), &notice->record, notice->field->name,
                             notice->text, &notice->notice);
}

static void
because_cb (GtkWidget *row)
{
  const WayOpenNotice *notice = notice_of (row);

  way_notice_reason_ask (row, way_page_get_library (list_of (row)->page), &notice->record, notice->field->name, notice->text,
                         &notice->notice);
}

static void
add_button (GtkWidget *row, GtkWidget *buttons, const char *label, const char *quote, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", label, quote);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "way-notice-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", clicked, row, G_CONNECT_SWAPPED);
  way_wrap_append (WAY_WRAP (buttons), button);
}

/* "Action A-001", "Card". */
static char *
dup_kind (WayNoticeList *self, const WayOpenNotice *notice)
{
  g_autoptr (WayRecord) record = way_library_get (way_page_get_library (self->page), &notice->record);
  const char *label = record != NULL ? _(way_record_get_kind (record)->label) : "";

  if (record != NULL && way_record_is (record, "action") && way_record_has (record, "reference"))
    return g_strdup_printf ("%s %s", label, way_record_get_text (record, "reference"));
  return g_strdup (label);
}

static GtkWidget *
row_new (WayNoticeList *self, WayOpenNotice *notice)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = way_wrap_new ();
  g_autofree char *quote = way_notice_quote (notice->text, &notice->notice);
  g_autofree char *said = g_strdup_printf (_("%s: %s"), quote, way_notice_kind_sentence (notice->notice.kind));
  g_autofree char *kind = dup_kind (self, notice);
  /* Translators: where words stand: a kind of record, a field of it, and what it says: "Card · Text of “Consent forms differ”". */
  g_autofree char *place = g_strdup_printf (_("%s · %s of “%s”"), kind, _(notice->field->label), notice->what);

  g_object_set_data (G_OBJECT (row), "way-notice", notice);
  gtk_widget_add_css_class (row, "way-notice");
  gtk_box_append (GTK_BOX (row), way_label_new_sentence (said, "way-notice-words"));
  gtk_box_append (GTK_BOX (row), way_label_new_sentence (place, "caption"));
  add_button (row, buttons, _("Rephrase"), quote, G_CALLBACK (rephrase_cb));
  if (!way_library_is_read_only (way_page_get_library (self->page)))
    {
      add_button (row, buttons, _("Keep as quotation"), quote, G_CALLBACK (quotation_cb));
      add_button (row, buttons, _("Keep because…"), quote, G_CALLBACK (because_cb));
    }
  gtk_box_append (GTK_BOX (row), buttons);
  return row;
}

/* --- All of them --- */

/* The row that has the focus, or -1. */
static int
focused_row (WayNoticeList *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int i = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row), i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, row))
      return i;
  return -1;
}

/* Whoever decides about one goes on with the next, or with what stands below when none is left. */
static void
focus_row (WayNoticeList *self, int i)
{
  GtkWidget *row = gtk_widget_get_first_child (self->rows);

  while (i-- > 0 && row != NULL && gtk_widget_get_next_sibling (row) != NULL)
    row = gtk_widget_get_next_sibling (row);
  gtk_widget_child_focus (row != NULL ? row : gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
}

/* In how many texts they stand: one that has two of them is one to read. */
static guint
count_texts (WayNoticeList *self)
{
  guint n = 0;

  for (guint i = 0; i < self->open->len; i++)
    {
      const WayOpenNotice *notice = self->open->pdata[i], *before = i > 0 ? self->open->pdata[i - 1] : NULL;

      n += before == NULL || notice->text != before->text;
    }
  return n;
}

static char *
dup_heading (WayNoticeList *self)
{
  guint n = self->open->len, texts = count_texts (self);

  if (n == texts)
    return g_strdup_printf (ngettext ("%u place looks like a person", "%u places look like a person", n), n);
  /* Translators: the first number, which is greater, is of words or names, the second of the texts they stand in. */
  return g_strdup_printf (ngettext ("%u places in %u text look like a person", "%u places in %u texts look like a person", texts),
                          n, texts);
}

static void
show (WayNoticeList *self)
{
  guint n = self->open->len;
  int focused = focused_row (self);
  GtkWidget *child;
  g_autofree char *heading = dup_heading (self);
  g_autofree char *more = g_strdup_printf (_("and %u more, once these are decided"), n > MOST_SHOWN ? n - MOST_SHOWN : 0);

  /* GTK 4.8 would keep the focus in a row that is gone. */
  if (focused >= 0)
    gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < MIN (n, MOST_SHOWN); i++)
    gtk_box_append (GTK_BOX (self->rows), row_new (self, self->open->pdata[i]));
  way_label_set (GTK_LABEL (self->heading), heading);
  gtk_widget_set_visible (self->heading, n > 0);
  way_label_set (GTK_LABEL (self->more), more);
  gtk_widget_set_visible (self->more, n > MOST_SHOWN);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  if (focused >= 0)
    focus_row (self, focused);
}

typedef struct {
  char *path;
  WayId project;
  WayNoticeScope scope;
  WayPlanScope plan;
  GPtrArray *open; /* the answer */
} Look;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->open, g_ptr_array_unref);
  g_free (look->path);
  g_free (look);
}

static GPtrArray *
find_open (WayLibrary *library, const Look *look, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) actions = NULL;

  if (look->scope != WAY_NOTICE_SCOPE_PLAN || look->plan == WAY_PLAN_ALL)
    return way_notices_open (library, &look->project, look->scope, cancellable, error);
  actions = way_plan_list_actions (library, &look->project, look->plan);
  return way_notices_open_of_actions (library, &look->project, actions, cancellable, error);
}

static gboolean
find (gpointer job, GCancellable *cancellable, GError **error)
{
  Look *look = job;
  g_autoptr (WayLibrary) library = way_library_open (look->path, WAY_LIBRARY_READ_ONLY, error);

  look->open = library != NULL ? find_open (library, look, cancellable, error) : NULL;
  return look->open != NULL;
}

static void
found_cb (gpointer owner, gpointer job, const GError *error)
{
  WayNoticeList *self = owner;
  Look *look = job;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* What could not be looked through is said, so that an empty list never stands for an answer. */
  if (error != NULL)
    {
      way_label_set_prose (GTK_LABEL (self->more), error->message);
      gtk_widget_set_visible (self->more, TRUE);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
      return;
    }
  g_ptr_array_unref (self->open);
  self->open = g_steal_pointer (&look->open);
  show (self);
}

static void
look (WayNoticeList *self)
{
  Look *look = g_new (Look, 1);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  *look = (Look){ g_strdup (way_library_get_path (way_page_get_library (self->page))), *way_page_get_project (self->page),
                   self->scope, self->plan, NULL };
  way_worker_start (self, self->looking, find, found_cb, look, look_free);
}

static void
way_notice_list_dispose (GObject *object)
{
  WayNoticeList *self = WAY_NOTICE_LIST (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->page);
  G_OBJECT_CLASS (way_notice_list_parent_class)->dispose (object);
}

static void
way_notice_list_finalize (GObject *object)
{
  g_ptr_array_unref (WAY_NOTICE_LIST (object)->open);
  G_OBJECT_CLASS (way_notice_list_parent_class)->finalize (object);
}

static void
way_notice_list_class_init (WayNoticeListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = way_notice_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = way_notice_list_finalize;
  signals[REPHRASE] = g_signal_new ("rephrase", WAY_TYPE_NOTICE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
way_notice_list_init (WayNoticeList *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 9);
  self->open = g_ptr_array_new ();
  self->heading = way_label_new_sentence ("", "heading");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->more = way_label_new_sentence ("", "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_box_append (GTK_BOX (self), self->heading);
  gtk_box_append (GTK_BOX (self), self->rows);
  gtk_box_append (GTK_BOX (self), self->more);
}

GtkWidget *
way_notice_list_new (void)
{
  return g_object_new (WAY_TYPE_NOTICE_LIST, NULL);
}

void
way_notice_list_set_page (WayNoticeList *self, WayPage *page, WayNoticeScope scope)
{
  g_return_if_fail (self->page == NULL);

  if (way_page_get_project (page) == NULL)
    return;
  self->page = g_object_ref (page);
  self->scope = scope;
  g_signal_connect_object (way_page_get_library (page), "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  look (self);
}

void
way_notice_list_set_plan (WayNoticeList *self, guint plan)
{
  if (self->plan == (WayPlanScope) plan)
    return;
  self->plan = (WayPlanScope) plan;
  if (self->page != NULL)
    look (self);
}
