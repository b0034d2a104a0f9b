/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-page.h"

#include "ui/way-window.h"

typedef struct {
  WayLibrary *library;
  WayId *project;
  WayId *record;
  char *title;
  char *subtitle;
  GtkWidget *header_start;
  GtkWidget *header_end;
  WayWidthClass width_class;
  gboolean has_width;
} WayPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (WayPage, way_page, ADW_TYPE_BIN)

enum {
  PROP_0, PROP_LIBRARY, PROP_PROJECT, PROP_TITLE, PROP_SUBTITLE, PROP_HEADER_START, PROP_HEADER_END, N_PROPS
};

static GParamSpec *props[N_PROPS];

#define PRIV(self) ((WayPagePrivate *) way_page_get_instance_private (self))

static WayWindow *
get_window (WayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return WAY_IS_WINDOW (root) ? WAY_WINDOW (root) : NULL;
}

static void
set_text (WayPage *self, char **place, const char *text, guint prop)
{
  if (g_strcmp0 (*place, text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
set_widget (WayPage *self, GtkWidget **place, GtkWidget *widget, guint prop)
{
  if (*place == widget)
    return;
  if (widget != NULL)
    g_object_ref_sink (widget);
  g_clear_object (place);
  *place = widget;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
way_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WayPage *self = WAY_PAGE (object);

  switch (id)
    {
    case PROP_LIBRARY: PRIV (self)->library = g_value_dup_object (value); break;
    case PROP_PROJECT: PRIV (self)->project = g_value_dup_boxed (value); break;
    case PROP_TITLE: way_page_set_title (self, g_value_get_string (value)); break;
    case PROP_SUBTITLE: way_page_set_subtitle (self, g_value_get_string (value)); break;
    case PROP_HEADER_START: way_page_set_header_start (self, g_value_get_object (value)); break;
    case PROP_HEADER_END: way_page_set_header_end (self, g_value_get_object (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WayPagePrivate *priv = PRIV (WAY_PAGE (object));

  switch (id)
    {
    case PROP_LIBRARY: g_value_set_object (value, priv->library); break;
    case PROP_PROJECT: g_value_set_boxed (value, priv->project); break;
    case PROP_TITLE: g_value_set_string (value, priv->title); break;
    case PROP_SUBTITLE: g_value_set_string (value, priv->subtitle); break;
    case PROP_HEADER_START: g_value_set_object (value, priv->header_start); break;
    case PROP_HEADER_END: g_value_set_object (value, priv->header_end); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_page_dispose (GObject *object)
{
  WayPagePrivate *priv = PRIV (WAY_PAGE (object));

  g_clear_object (&priv->header_start);
  g_clear_object (&priv->header_end);
  G_OBJECT_CLASS (way_page_parent_class)->dispose (object);
}

static void
way_page_finalize (GObject *object)
{
  WayPagePrivate *priv = PRIV (WAY_PAGE (object));

  g_clear_object (&priv->library);
  g_clear_pointer (&priv->project, way_id_free);
  g_clear_pointer (&priv->record, way_id_free);
  g_free (priv->title);
  g_free (priv->subtitle);
  G_OBJECT_CLASS (way_page_parent_class)->finalize (object);
}

static void
way_page_class_init (WayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags often = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = way_page_set_property;
  object_class->get_property = way_page_get_property;
  object_class->dispose = way_page_dispose;
  object_class->finalize = way_page_finalize;
  props[PROP_LIBRARY] = g_param_spec_object ("library", NULL, NULL, WAY_TYPE_LIBRARY, once);
  props[PROP_PROJECT] = g_param_spec_boxed ("project", NULL, NULL, WAY_TYPE_ID, once);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, often);
  props[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, often);
  props[PROP_HEADER_START] = g_param_spec_object ("header-start", NULL, NULL, GTK_TYPE_WIDGET, often);
  props[PROP_HEADER_END] = g_param_spec_object ("header-end", NULL, NULL, GTK_TYPE_WIDGET, often);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
way_page_init (WayPage *self)
{
  PRIV (self)->width_class = WAY_WIDTH_WIDE;
}

WayLibrary *
way_page_get_library (WayPage *self)
{
  g_return_val_if_fail (WAY_IS_PAGE (self), NULL);

  return PRIV (self)->library;
}

const WayId *
way_page_get_project (WayPage *self)
{
  g_return_val_if_fail (WAY_IS_PAGE (self), NULL);

  return PRIV (self)->project;
}

WayRecord *
way_page_dup_project_record (WayPage *self)
{
  WayPagePrivate *priv = PRIV (self);

  return priv->project != NULL ? way_library_get (priv->library, priv->project) : NULL;
}

const WayId *
way_page_get_record (WayPage *self)
{
  return PRIV (self)->record;
}

void
way_page_set_record (WayPage *self, const WayId *record)
{
  WayId *copy = record != NULL ? way_id_copy (record) : NULL;

  g_clear_pointer (&PRIV (self)->record, way_id_free);
  PRIV (self)->record = copy;
}

const char *
way_page_get_title (WayPage *self)
{
  return PRIV (self)->title;
}

void
way_page_set_title (WayPage *self, const char *title)
{
  set_text (self, &PRIV (self)->title, title, PROP_TITLE);
}

const char *
way_page_get_subtitle (WayPage *self)
{
  return PRIV (self)->subtitle;
}

void
way_page_set_subtitle (WayPage *self, const char *subtitle)
{
  set_text (self, &PRIV (self)->subtitle, subtitle, PROP_SUBTITLE);
}

GtkWidget *
way_page_get_header_start (WayPage *self)
{
  return PRIV (self)->header_start;
}

void
way_page_set_header_start (WayPage *self, GtkWidget *widget)
{
  set_widget (self, &PRIV (self)->header_start, widget, PROP_HEADER_START);
}

GtkWidget *
way_page_get_header_end (WayPage *self)
{
  return PRIV (self)->header_end;
}

void
way_page_set_header_end (WayPage *self, GtkWidget *widget)
{
  set_widget (self, &PRIV (self)->header_end, widget, PROP_HEADER_END);
}

WayWidthClass
way_page_get_width_class (WayPage *self)
{
  return PRIV (self)->width_class;
}

void
way_page_toast (WayPage *self, const char *message)
{
  WayWindow *window = get_window (self);

  if (window != NULL)
    way_window_toast (window, message, FALSE);
}

void
way_page_toast_undo (WayPage *self, const char *message)
{
  WayWindow *window = get_window (self);

  if (window != NULL)
    way_window_toast (window, message, TRUE);
}

void
way_page_toast_made (WayPage *self, const char *message, const WayId *record)
{
  WayWindow *window = get_window (self);

  if (window != NULL)
    way_window_toast_made (window, message, record);
}

/* A form may outlive the page it was opened from, where another window deleted the project. */
static WayWindow *
find_window (WayPage *self)
{
  WayWindow *window = get_window (self);
  GApplication *application = g_application_get_default ();
  GList *windows = application != NULL ? gtk_application_get_windows (GTK_APPLICATION (application)) : NULL;

  for (GList *i = windows; window == NULL && i != NULL; i = i->next)
    if (WAY_IS_WINDOW (i->data))
      window = WAY_WINDOW (i->data);
  return window;
}

void
way_page_error (WayPage *self, const GError *error)
{
  WayWindow *window = find_window (self);

  if (window != NULL && error != NULL)
    way_window_error (window, error);
}

void
way_page_go (WayPage *self, const char *room, const WayId *record)
{
  WayWindow *window = get_window (self);

  if (window != NULL)
    way_window_go (window, room, record);
}

void
way_page_open (WayPage *self, const WayId *record)
{
  WayWindow *window = get_window (self);

  if (window != NULL)
    way_window_open_record (window, record);
}

void
way_page_show_thread (WayPage *self, const WayId *record)
{
  WayWindow *window = get_window (self);

  if (window != NULL)
    way_window_show_thread (window, record);
}

void
way_page_push (WayPage *self, WayPage *detail)
{
  WayWindow *window = get_window (self);

  g_return_if_fail (WAY_IS_PAGE (detail));

  g_object_ref_sink (detail);
  if (window != NULL)
    way_window_push (window, detail);
  g_object_unref (detail);
}

void
way_page_back (WayPage *self)
{
  WayWindow *window = get_window (self);

  if (window != NULL)
    way_window_pop (window, self);
}

void
way_page_open_record (WayPage *self, const WayId *record)
{
  WayPageClass *klass = WAY_PAGE_GET_CLASS (self);

  if (klass->open_record != NULL && record != NULL)
    klass->open_record (self, record);
}

gboolean
way_page_focus_filter (WayPage *self)
{
  WayPageClass *klass = WAY_PAGE_GET_CLASS (self);

  return klass->focus_filter != NULL && klass->focus_filter (self);
}

gboolean
way_page_flush (WayPage *self, GError **error)
{
  WayPageClass *klass = WAY_PAGE_GET_CLASS (self);

  return klass->flush == NULL || klass->flush (self, error);
}

void
way_page_set_width_class (WayPage *self, WayWidthClass width_class)
{
  WayPageClass *klass = WAY_PAGE_GET_CLASS (self);
  WayPagePrivate *priv = PRIV (self);

  if (priv->has_width && priv->width_class == width_class)
    return;
  priv->has_width = TRUE;
  priv->width_class = width_class;
  if (klass->width_changed != NULL)
    klass->width_changed (self, width_class);
}

void
way_page_shown (WayPage *self)
{
  WayPageClass *klass = WAY_PAGE_GET_CLASS (self);

  if (klass->shown != NULL)
    klass->shown (self);
}

GtkWidget *
way_page_get_start (WayPage *self)
{
  WayPageClass *klass = WAY_PAGE_GET_CLASS (self);

  return klass->get_start != NULL ? klass->get_start (self) : NULL;
}
