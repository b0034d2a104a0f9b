/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-pill.h"

#include "ui/way-label.h"

#define LONG_LABEL 24

struct _WayPill {
  GtkBox parent_instance;

  GtkWidget *icon; /* NULL until it has one: a table makes hundreds of pills without */
  GtkWidget *label;
  WayTone tone;
};

G_DEFINE_FINAL_TYPE (WayPill, way_pill, GTK_TYPE_BOX)

enum { PROP_0, PROP_LABEL, PROP_TONE, PROP_ICON_NAME, N_PROPS };

static GParamSpec *props[N_PROPS];
static const char *const tone_classes[] = { "neutral", "good", "warning", "bad", "info", "gift" };

GType
way_tone_get_type (void)
{
  static gsize type = 0;
  static const GEnumValue values[] = {
    { WAY_TONE_NEUTRAL, "WAY_TONE_NEUTRAL", "neutral" }, { WAY_TONE_GOOD, "WAY_TONE_GOOD", "good" },
    { WAY_TONE_WARNING, "WAY_TONE_WARNING", "warning" }, { WAY_TONE_BAD, "WAY_TONE_BAD", "bad" },
    { WAY_TONE_INFO, "WAY_TONE_INFO", "info" },          { WAY_TONE_GIFT, "WAY_TONE_GIFT", "gift" },
    { 0, NULL, NULL },
  };

  if (g_once_init_enter (&type))
    g_once_init_leave (&type, g_enum_register_static ("WayTone", values));
  return type;
}

static void
set_tone (WayPill *self, WayTone tone)
{
  if (self->tone == tone)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), tone_classes[self->tone]);
  self->tone = tone;
  gtk_widget_add_css_class (GTK_WIDGET (self), tone_classes[tone]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TONE]);
}

/* A word or two is never cut; a longer text (the name of a theme) gives way where there is no room. */
static PangoEllipsizeMode
ellipsize_for (const char *label)
{
  return label != NULL && g_utf8_strlen (label, -1) > LONG_LABEL ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE;
}

static void
set_label (WayPill *self, const char *label)
{
  if (g_strcmp0 (label, gtk_label_get_label (GTK_LABEL (self->label))) == 0)
    return;
  way_label_set (GTK_LABEL (self->label), label != NULL ? label : "");
  gtk_label_set_ellipsize (GTK_LABEL (self->label), ellipsize_for (label));
  gtk_widget_set_visible (GTK_WIDGET (self), label != NULL && *label != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

static const char *
get_icon_name (WayPill *self)
{
  return self->icon != NULL ? gtk_image_get_icon_name (GTK_IMAGE (self->icon)) : NULL;
}

static void
way_pill_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  WayPill *self = WAY_PILL (object);

  switch (id)
    {
    case PROP_LABEL: set_label (self, g_value_get_string (value)); break;
    case PROP_TONE: set_tone (self, (WayTone) g_value_get_enum (value)); break;
    case PROP_ICON_NAME: way_pill_set_icon_name (self, g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_pill_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  WayPill *self = WAY_PILL (object);

  switch (id)
    {
    case PROP_LABEL: g_value_set_string (value, way_pill_get_label (self)); break;
    case PROP_TONE: g_value_set_enum (value, self->tone); break;
    case PROP_ICON_NAME: g_value_set_string (value, get_icon_name (self)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
way_pill_class_init (WayPillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = way_pill_set_property;
  object_class->get_property = way_pill_get_property;
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  props[PROP_TONE] = g_param_spec_enum ("tone", NULL, NULL, WAY_TYPE_TONE, WAY_TONE_NEUTRAL, flags);
  props[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
way_pill_init (WayPill *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 3);
  self->label = gtk_label_new ("");
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_widget_add_css_class (GTK_WIDGET (self), "way-pill");
  gtk_widget_add_css_class (GTK_WIDGET (self), tone_classes[self->tone]);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
way_pill_new (const char *label, WayTone tone)
{
  return g_object_new (WAY_TYPE_PILL, "label", label, "tone", tone, NULL);
}

void
way_pill_set (WayPill *self, const char *label, WayTone tone)
{
  g_return_if_fail (WAY_IS_PILL (self));

  set_tone (self, tone);
  set_label (self, label);
}

void
way_pill_set_icon_name (WayPill *self, const char *icon_name)
{
  g_return_if_fail (WAY_IS_PILL (self));

  if (g_strcmp0 (icon_name, get_icon_name (self)) == 0)
    return;
  if (self->icon == NULL)
    {
      self->icon = g_object_new (GTK_TYPE_IMAGE, "pixel-size", 12,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_box_prepend (GTK_BOX (self), self->icon);
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ICON_NAME]);
}

const char *
way_pill_get_label (WayPill *self)
{
  return gtk_label_get_label (GTK_LABEL (self->label));
}

void
way_pill_keep_whole (WayPill *self)
{
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_NONE);
}
