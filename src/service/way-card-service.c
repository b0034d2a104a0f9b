/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-card-service.h"

#include "base/way-error.h"
#include "base/way-text.h"

#include <glib/gi18n-lib.h>

/* Changes one card of several; the data of all callers fits. */
typedef struct {
  const char *text;
  const WayId *id;
  gboolean present;
  char *low;
  const char *high;
} Change;

typedef gboolean (*ChangeFunc) (WayRecord *card, Change *change, GError **error);

static gboolean
change_one (WayLibrary *library, const WayId *id, ChangeFunc func, Change *change, GError **error)
{
  g_autoptr (WayRecord) shared = way_library_get (library, id);
  g_autoptr (WayRecord) card = shared != NULL ? way_record_copy (shared) : NULL;

  if (card == NULL || !way_record_is (card, "card"))
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("The card is no longer in the library."));
      return FALSE;
    }
  return func (card, change, error) && way_library_save (library, card, error);
}

static const WayId *
project_of (WayLibrary *library, GArray *cards, WayId *project)
{
  g_autoptr (WayRecord) card = cards->len > 0 ? way_library_get (library, way_id_list_index (cards, 0)) : NULL;

  if (card == NULL || way_record_get_project (card) == NULL)
    return NULL;
  *project = *way_record_get_project (card);
  return project;
}

static gboolean
change_all (WayLibrary *library, GArray *cards, const char *label, ChangeFunc func, Change *change, GError **error)
{
  WayId project;
  gboolean success = TRUE;

  if (!way_library_begin (library, project_of (library, cards, &project), label, error))
    return FALSE;
  for (guint i = 0; success && i < cards->len; i++)
    success = change_one (library, way_id_list_index (cards, i), func, change, error);
  return way_library_end (library, success, error);
}

/* --- Adding --- */

static const char *
add_label (const char *kind)
{
  if (g_strcmp0 (kind, "enabler") == 0)
    return _("Add enabler");
  if (g_strcmp0 (kind, "barrier") == 0)
    return _("Add barrier");
  if (g_strcmp0 (kind, "aspiration") == 0)
    return _("Add aspiration");
  return _("Add card");
}

static gboolean
save_new (WayLibrary *library, const WayId *project, const char *kind, const char *text, const WayId *source,
          WayId *id, GError **error)
{
  g_autoptr (WayRecord) card = way_record_new_named ("card");
  g_autoptr (WayRecord) from = source != NULL ? way_library_get (library, source) : NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  way_record_set_project (card, project);
  way_record_set_text (card, "kind", kind);
  way_record_set_text (card, "text", trimmed);
  way_record_set_reference (card, "source", source);
  if (from != NULL && way_record_is (from, "conversation") && way_record_has (from, "agency"))
    way_record_add_reference (card, "agencies", way_record_get_reference (from, "agency"));
  if (id != NULL)
    *id = *way_record_get_id (card);
  return way_library_save (library, card, error);
}

gboolean
way_card_add (WayLibrary *library, const WayId *project, const char *kind, const char *text, const WayId *source,
              WayId *card, GError **error)
{
  if (way_text_is_blank (text))
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID, _("A card needs some words."));
      return FALSE;
    }
  if (!way_library_begin (library, project, add_label (kind), error))
    return FALSE;
  return way_library_end (library, save_new (library, project, kind, text, source, card, error), error);
}

gboolean
way_card_add_lines (WayLibrary *library, const WayId *project, const char *kind, const char *pasted,
                    const WayId *source, guint *n_added, GError **error)
{
  g_auto (GStrv) lines = way_text_lines (pasted);
  guint n = g_strv_length (lines);
  g_autofree char *label = g_strdup_printf (ngettext ("Add %u card", "Add %u cards", n), n);
  gboolean success = TRUE;

  if (n_added != NULL)
    *n_added = n;
  if (n == 0)
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_NOTHING, _("There is no text to make cards from."));
      return FALSE;
    }
  if (!way_library_begin (library, project, label, error))
    return FALSE;
  for (guint i = 0; success && i < n; i++)
    success = save_new (library, project, kind, lines[i], source, NULL, error);
  return way_library_end (library, success, error);
}

/* --- Moving --- */

static char *
move_label (GArray *cards, const char *kind)
{
  if (kind == NULL)
    return g_strdup_printf (ngettext ("Move %u card", "Move %u cards", cards->len), cards->len);
  /* Translators: a number of cards, and the lane they go to: Move 3 cards to “Barriers”. */
  return g_strdup_printf (ngettext ("Move %u card to “%s”", "Move %u cards to “%s”", cards->len), cards->len,
                          way_card_lane_title (kind));
}

static gboolean
set_kind (WayRecord *card, Change *change, GError **error)
{
  way_record_set_text (card, "kind", change->text);
  return TRUE;
}

gboolean
way_card_set_kind (WayLibrary *library, GArray *cards, const char *kind, GError **error)
{
  g_autofree char *label = move_label (cards, kind);
  Change change = { .text = kind };

  return change_all (library, cards, label, set_kind, &change, error);
}

static gboolean
place (WayRecord *card, Change *change, GError **error)
{
  g_autofree char *rank = way_rank_between (change->low, change->high);

  if (change->text != NULL)
    way_record_set_text (card, "kind", change->text);
  way_record_set_text (card, "rank", rank);
  g_free (change->low);
  change->low = g_steal_pointer (&rank);
  return TRUE;
}

static char *
rank_of (WayLibrary *library, const WayId *id)
{
  g_autoptr (WayRecord) card = id != NULL ? way_library_get (library, id) : NULL;

  return card != NULL ? g_strdup (way_record_get_text (card, "rank")) : NULL;
}

gboolean
way_card_place (WayLibrary *library, GArray *cards, const char *kind, const WayId *before, const WayId *after,
                GError **error)
{
  g_autofree char *label = move_label (cards, kind);
  g_autofree char *high = rank_of (library, after);
  Change change = { .text = kind, .low = rank_of (library, before), .high = high };
  gboolean success = change_all (library, cards, label, place, &change, error);

  g_free (change.low);
  return success;
}

/* --- Facts --- */

static gboolean
set_control (WayRecord *card, Change *change, GError **error)
{
  way_record_set_text (card, "control", change->text);
  return TRUE;
}

gboolean
way_card_set_control (WayLibrary *library, GArray *cards, const char *control, GError **error)
{
  g_autofree char *label
    = g_strdup_printf (ngettext ("Change control of %u card", "Change control of %u cards", cards->len), cards->len);
  Change change = { .text = control };

  return change_all (library, cards, label, set_control, &change, error);
}

static gboolean
set_theme (WayRecord *card, Change *change, GError **error)
{
  if (change->present)
    way_record_add_reference (card, "themes", change->id);
  else
    way_record_remove_reference (card, "themes", change->id);
  return TRUE;
}

gboolean
way_card_set_theme (WayLibrary *library, GArray *cards, const WayId *theme, gboolean present, GError **error)
{
  g_autofree char *label
    = g_strdup_printf (present ? ngettext ("Give %u card a theme", "Give %u cards a theme", cards->len)
                               : ngettext ("Take %u card out of a theme", "Take %u cards out of a theme", cards->len),
                       cards->len);
  Change change = { .id = theme, .present = present };

  return change_all (library, cards, label, set_theme, &change, error);
}

static gboolean
make_theme (WayLibrary *library, const WayId *project, const char *name, WayId *id, GError **error)
{
  g_autoptr (WayRecord) theme = way_record_new_named ("theme");
  g_autofree char *trimmed = g_strstrip (g_strdup (name));

  way_record_set_project (theme, project);
  way_record_set_text (theme, "name", trimmed);
  *id = *way_record_get_id (theme);
  return way_library_save (library, theme, error);
}

gboolean
way_card_set_new_theme (WayLibrary *library, GArray *cards, const char *name, WayId *theme, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Add theme “%s”"), name);
  WayId project, id;

  if (way_text_is_blank (name) || project_of (library, cards, &project) == NULL)
    {
      g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID, _("A theme needs a name."));
      return FALSE;
    }
  if (!way_library_begin (library, &project, label, error))
    return FALSE;
  if (!way_library_end (library, make_theme (library, &project, name, &id, error)
                                   && way_card_set_theme (library, cards, &id, TRUE, error), error))
    return FALSE;
  if (theme != NULL)
    *theme = id;
  return TRUE;
}

gboolean
way_card_delete (WayLibrary *library, GArray *cards, GError **error)
{
  g_autofree char *label = g_strdup_printf (ngettext ("Delete %u card", "Delete %u cards", cards->len), cards->len);
  gboolean success = TRUE;
  WayId project;

  if (!way_library_begin (library, project_of (library, cards, &project), label, error))
    return FALSE;
  for (guint i = 0; success && i < cards->len; i++)
    success = way_library_delete (library, way_id_list_index (cards, i), error);
  return way_library_end (library, success, error);
}

const char *
way_card_lane_title (const char *kind)
{
  if (g_strcmp0 (kind, "enabler") == 0)
    return _("Enablers and opportunities");
  if (g_strcmp0 (kind, "barrier") == 0)
    return _("Barriers");
  if (g_strcmp0 (kind, "aspiration") == 0)
    return _("Aspirations");
  return _("Other cards");
}
