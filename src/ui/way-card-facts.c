/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-card-facts.h"

#include "service/way-attribution.h"
#include "ui/way-notice-marks.h"

#include <glib/gi18n.h>

#define MAX_THEMES 2

struct _WayCardFacts {
  GObject parent_instance;

  WayLibrary *library;
  WayId project;
  WayId *said; /* a theme, or %NULL */
  GHashTable *names;   /* WayId → name; "" for what is not shown (deleted, a merged theme) */
  WayNoticeMarks *marks;
  GHashTable *sectors; /* sector → how many agencies of the project have it; %NULL until needed */
};

G_DEFINE_FINAL_TYPE (WayCardFacts, way_card_facts, G_TYPE_OBJECT)

static guint changed_signal;

static void
fact_free (WayCardFact *fact)
{
  g_free (fact->label);
  g_free (fact->tip);
  g_free (fact);
}

static char *
look_up (WayCardFacts *self, const WayId *id)
{
  g_autoptr (WayRecord) record = way_library_get (self->library, id);

  if (record == NULL || way_record_get_deleted (record))
    return g_strdup ("");
  if (way_record_is (record, "theme") && g_strcmp0 (way_record_get_text (record, "state"), "merged") == 0)
    return g_strdup ("");
  return g_strdup (way_record_get_title (record));
}

static const char *
name_of (WayCardFacts *self, const WayId *id)
{
  const char *name = g_hash_table_lookup (self->names, id);

  if (name == NULL)
    {
      char *found = look_up (self, id);

      g_hash_table_insert (self->names, way_id_copy (id), found);
      name = found;
    }
  return name;
}

static void
add_long (GPtrArray *facts, const char *label, const char *tip, WayTone tone)
{
  WayCardFact *fact = g_new0 (WayCardFact, 1);

  fact->label = g_strdup (label);
  fact->tip = g_strcmp0 (label, tip) != 0 ? g_strdup (tip) : NULL;
  fact->tone = tone;
  g_ptr_array_add (facts, fact);
}

static void
add (GPtrArray *facts, const char *label, WayTone tone)
{
  add_long (facts, label, NULL, tone);
}

/* --- Agencies: short where that is clear --- */

static guint
count_sector (WayCardFacts *self, const char *sector)
{
  g_autoptr (GPtrArray) agencies = NULL;

  if (self->sectors == NULL)
    {
      self->sectors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      agencies = way_library_query_records (self->library, "agencies of board", "i", &self->project);
      for (guint i = 0; i < agencies->len; i++)
        {
          const char *of = way_record_get_text (agencies->pdata[i], "sector");
          guint n = of != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->sectors, of)) : 0;

          if (of != NULL)
            g_hash_table_insert (self->sectors, g_strdup (of), GUINT_TO_POINTER (n + 1));
        }
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->sectors, sector));
}

static char *
short_name (WayCardFacts *self, const WayId *id)
{
  g_autoptr (WayRecord) agency = way_library_get (self->library, id);
  const char *sector
    = agency != NULL && way_record_is (agency, "agency") ? way_record_get_text (agency, "sector") : NULL;

  if (sector != NULL && g_strcmp0 (sector, "other") != 0 && count_sector (self, sector) <= 1)
    return g_strdup (way_record_get_label (agency, "sector"));
  return g_strdup (name_of (self, id));
}

/* As its conversation wants it named, and then no tip tells more. */
static void
add_agency (WayCardFacts *self, GPtrArray *facts, const WayId *source, const WayId *agency)
{
  gboolean named = way_attribution_naming (self->library, source, agency) == WAY_NAMED_BY_NAME;
  g_autofree char *name = named ? short_name (self, agency) : way_attribution_name (self->library, source, agency);

  add_long (facts, name, named ? name_of (self, agency) : NULL, WAY_TONE_NEUTRAL);
}

static void
add_agencies (WayCardFacts *self, GPtrArray *facts, WayRecord *card)
{
  GArray *agencies = way_record_get_references (card, "agencies");
  const WayId *source = way_record_get_reference (card, "source");

  if (agencies->len == 1 && *name_of (self, way_id_list_index (agencies, 0)) != '\0')
    add_agency (self, facts, source, way_id_list_index (agencies, 0));
  else if (agencies->len > 1)
    {
      g_autofree char *many = g_strdup_printf (ngettext ("%u agency", "%u agencies", agencies->len), agencies->len);
      g_autofree char *names = way_attribution_names (self->library, source, agencies);

      add_long (facts, many, names, WAY_TONE_NEUTRAL);
    }
}

static void
add_themes (WayCardFacts *self, GPtrArray *facts, WayRecord *card)
{
  GArray *themes = way_record_get_references (card, "themes");
  guint shown = 0, more = 0;

  for (guint i = 0; i < themes->len; i++)
    {
      const WayId *theme = way_id_list_index (themes, i);
      const char *name = name_of (self, theme);

      if (*name == '\0' || (self->said != NULL && way_id_equal (self->said, theme)))
        continue;
      if (shown++ < MAX_THEMES)
        add (facts, name, WAY_TONE_INFO);
      else
        more++;
    }
  if (more > 0)
    {
      /* Translators: so many themes more than those shown. */
      g_autofree char *rest = g_strdup_printf (ngettext ("%u more theme", "%u more themes", more), more);

      add (facts, rest, WAY_TONE_INFO);
    }
}

static void
add_control (GPtrArray *facts, WayRecord *card)
{
  const char *control = way_record_get_text (card, "control");

  if (g_strcmp0 (control, "in_our_gift") == 0)
    add (facts, _("in our gift"), WAY_TONE_GIFT);
  else if (g_strcmp0 (control, "can_influence") == 0)
    add (facts, _("can influence"), WAY_TONE_NEUTRAL);
  else if (g_strcmp0 (control, "outside_our_control") == 0)
    add (facts, _("outside our control"), WAY_TONE_NEUTRAL);
}

static void
add_notice (WayCardFacts *self, GPtrArray *facts, WayRecord *card)
{
  g_autofree char *said = way_notice_marks_get (self->marks, card, "text");

  if (said == NULL)
    return;
  /* Translators: on a card whose words look as if they told of one particular person. */
  add_long (facts, _("a person?"), said, WAY_TONE_NEUTRAL);
  ((WayCardFact *) facts->pdata[facts->len - 1])->notice = TRUE;
}

static void
marks_changed_cb (WayCardFacts *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
library_changed_cb (WayLibrary *library, WayChanges *changes, WayCardFacts *self)
{
  static const char *const tables[] = { "record", "agency", "team", "theme", "action", NULL };
  gboolean touched = way_changes_touch (changes, "link", "cards") || way_changes_touch (changes, "conversation", "attribution")
                     || way_changes_touch (changes, "conversation", "agency");

  for (guint i = 0; !touched && tables[i] != NULL; i++)
    touched = way_changes_touch (changes, tables[i], NULL);
  if (!touched)
    return;
  g_hash_table_remove_all (self->names);
  g_clear_pointer (&self->sectors, g_hash_table_unref);
  g_signal_emit (self, changed_signal, 0);
}

static void
way_card_facts_finalize (GObject *object)
{
  WayCardFacts *self = WAY_CARD_FACTS (object);

  g_clear_object (&self->library);
  g_clear_object (&self->marks);
  g_clear_pointer (&self->said, way_id_free);
  g_hash_table_unref (self->names);
  g_clear_pointer (&self->sectors, g_hash_table_unref);
  G_OBJECT_CLASS (way_card_facts_parent_class)->finalize (object);
}

static void
way_card_facts_class_init (WayCardFactsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_card_facts_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
way_card_facts_init (WayCardFacts *self)
{
  self->names = g_hash_table_new_full (way_id_hash, way_id_equal, (GDestroyNotify) way_id_free, g_free);
}

WayCardFacts *
way_card_facts_new (WayLibrary *library, const WayId *project)
{
  WayCardFacts *self = g_object_new (WAY_TYPE_CARD_FACTS, NULL);

  self->project = *project;
  self->library = g_object_ref (library);
  self->marks = way_notice_marks_new (library);
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (library, "changed", G_CALLBACK (library_changed_cb), self, 0);
  return self;
}

void
way_card_facts_set_said (WayCardFacts *self, const WayId *theme)
{
  if (theme == self->said || (theme != NULL && self->said != NULL && way_id_equal (theme, self->said)))
    return;
  g_clear_pointer (&self->said, way_id_free);
  self->said = theme != NULL ? way_id_copy (theme) : NULL;
  /* A card that is in both themes stays on screen. */
  g_signal_emit (self, changed_signal, 0);
}

GPtrArray *
way_card_facts_get (WayCardFacts *self, WayRecord *card, gboolean with_kind)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);

  if (with_kind)
    add (facts, way_record_get_label (card, "kind"), WAY_TONE_NEUTRAL);
  add_agencies (self, facts, card);
  add_themes (self, facts, card);
  add_control (facts, card);
  if (g_strcmp0 (way_record_get_text (card, "kind"), "barrier") == 0
      && way_library_query_count (self->library, "count actions of card", "i", way_record_get_id (card)) == 0)
    add (facts, _("no action"), WAY_TONE_BAD);
  add_notice (self, facts, card);
  return facts;
}
