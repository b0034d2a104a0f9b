/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-needs-service.h"

#include "base/way-date.h"
#include "base/way-text.h"
#include "service/way-attribution.h"

#include <glib/gi18n-lib.h>

struct _WayNeed {
  GObject parent_instance;

  WayNeedKind kind;
  WayId record;
  char *text;
  char *detail;
};

G_DEFINE_FINAL_TYPE (WayNeed, way_need, G_TYPE_OBJECT)

static void
way_need_finalize (GObject *object)
{
  WayNeed *self = WAY_NEED (object);

  g_free (self->text);
  g_free (self->detail);
  G_OBJECT_CLASS (way_need_parent_class)->finalize (object);
}

static void
way_need_class_init (WayNeedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_need_finalize;
}

static void
way_need_init (WayNeed *self)
{
}

WayNeedKind
way_need_get_kind (WayNeed *self)
{
  return self->kind;
}

const WayId *
way_need_get_record (WayNeed *self)
{
  return &self->record;
}

const char *
way_need_get_word (WayNeed *self)
{
  switch (self->kind)
    {
    case WAY_NEED_OVERDUE: return _("overdue");
    case WAY_NEED_NO_ACCOUNTABLE: return _("no one accountable");
    case WAY_NEED_FEEDBACK: return _("feedback owed");
    case WAY_NEED_TEST_REVIEW: return _("review past");
    case WAY_NEED_DUE_SOON: return _("before next workshop");
    case WAY_NEED_NOT_HEARD: return _("not yet heard");
    case WAY_NEED_THEME: return _("undecided");
    case WAY_NEED_BARRIER: return _("barrier, no action");
    default: g_return_val_if_reached ("");
    }
}

const char *
way_need_get_text (WayNeed *self)
{
  return self->text;
}

const char *
way_need_get_detail (WayNeed *self)
{
  return self->detail;
}

gboolean
way_need_same (WayNeed *a, WayNeed *b)
{
  return a->kind == b->kind && way_id_equal (&a->record, &b->record) && g_str_equal (a->text, b->text)
         && g_str_equal (a->detail, b->detail);
}

static char *
date_words (WayNeedKind kind, const char *date)
{
  g_autofree char *words = date != NULL ? way_date_format (date) : NULL;

  if (words == NULL)
    return NULL;
  switch (kind)
    {
    case WAY_NEED_FEEDBACK: return g_strdup_printf (_("promised by %s"), words);
    case WAY_NEED_TEST_REVIEW: return g_strdup_printf (_("review was on %s"), words);
    default: return g_strdup_printf (_("due %s"), words);
    }
}

/* Whoever was listened to without being named may be among those who seem not to have been. */
static char *
not_heard_words (gboolean core, guint nameless)
{
  g_autofree char *doubt = g_strdup_printf (ngettext ("%u conversation names no agency", "%u conversations name no agency", nameless),
                                            nameless);

  if (nameless == 0)
    return g_strdup (core ? _("core partner") : "");
  return core ? g_strdup_printf ("%s · %s", _("core partner"), doubt) : g_steal_pointer (&doubt);
}

static char *
make_detail (WayNeedKind kind, WayRow *row, guint nameless)
{
  g_autofree char *date = date_words (kind, way_row_text (row, "date"));
  const char *who = way_row_text (row, "who");
  gint64 more = way_row_integer (row, "more");

  if (kind == WAY_NEED_NOT_HEARD)
    return not_heard_words (more != 0, nameless);
  if (kind == WAY_NEED_BARRIER)
    return more > 0 ? g_strdup_printf (ngettext ("and %d more", "and %d more", (gulong) more), (int) more) : g_strdup ("");
  if (kind == WAY_NEED_THEME)
    return g_strdup (_("theme"));
  if (who != NULL && date != NULL)
    return g_strdup_printf ("%s · %s", who, date);
  return g_strdup (who != NULL ? who : date != NULL ? date : "");
}

/* Whoever raised it is named as the conversation allows; that it was a partner says nothing. */
static char *
barrier_words (WayLibrary *library, WayRow *row, const char *text)
{
  const WayId *source = way_row_id (row, "source"), *whom = way_row_id (row, "whom");
  g_autofree char *who = way_attribution_name (library, source, whom);

  if (way_attribution_naming (library, source, whom) == WAY_NAMED_AS_PARTNER)
    return g_strdup (text);
  /* Translators: an agency and the barrier it named. */
  return g_strdup_printf (_("%s: %s"), who, text);
}

static WayNeed *
need_new (WayLibrary *library, WayRow *row, guint nameless)
{
  WayNeed *self = g_object_new (WAY_TYPE_NEED, NULL);
  g_autofree char *text = way_text_summary (way_row_text (row, "text"), 160);

  self->kind = (WayNeedKind) way_row_integer (row, "place");
  self->record = *way_row_id (row, "id");
  self->text = self->kind == WAY_NEED_BARRIER ? barrier_words (library, row, text) : g_steal_pointer (&text);
  self->detail = make_detail (self->kind, row, nameless);
  return self;
}

GPtrArray *
way_needs_list (WayLibrary *library, const WayId *project, const char *today, guint most)
{
  g_autoptr (GPtrArray) rows = way_library_query_rows (library, "needs of project", "isn", project, today,
                                                        (gint64) most);
  guint nameless = (guint) way_library_query_count (library, "conversations without agency", "i", project);
  GPtrArray *needs = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (needs, need_new (library, rows->pdata[i], nameless));
  return needs;
}
