/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"
#include "model/way-record.h"

#include <string.h>

/* --- Declarations --- */

static void
test_declarations (void)
{
  guint n;
  const WayKind *const *kinds = way_kinds (&n);

  g_assert_cmpuint (n, >=, 50);
  for (guint k = 0; k < n; k++)
    {
      int titles = 0, owners = 0;

      g_assert_true (way_kind_lookup (kinds[k]->name) == kinds[k]);
      g_assert_cmpuint (way_kind_index (kinds[k]), ==, k);
      for (guint i = 0; i < kinds[k]->n_fields; i++)
        {
          const WayField *field = &kinds[k]->fields[i];
          gboolean refers = field->type == WAY_FIELD_REFERENCE || field->type == WAY_FIELD_REFERENCES;

          g_assert_true (way_kind_field (kinds[k], field->name) == field);
          g_assert_cmpint (refers, ==, field->targets != NULL);
          for (const char *const *target = field->targets; refers && *target != NULL; target++)
            g_assert_nonnull (way_kind_lookup (*target));
          g_assert_true (field->type != WAY_FIELD_ENUM || field->values != NULL);
          if (field->initial != NULL && field->type == WAY_FIELD_ENUM)
            g_assert_cmpstr (way_field_choice_label (field, field->initial), !=, field->initial);
          titles += (field->flags & WAY_FIELD_TITLE) != 0;
          owners += (field->flags & WAY_FIELD_OWNER) != 0;
          if ((field->flags & WAY_FIELD_TITLE) != 0)
            g_assert_true (way_field_is_text (field));
          if ((field->flags & WAY_FIELD_OWNER) != 0)
            g_assert_true (field->type == WAY_FIELD_REFERENCE && (field->flags & WAY_FIELD_REQUIRED) != 0);
        }
      g_assert_cmpint (titles, <=, 1);
      g_assert_cmpint (owners, <=, 1);
    }
}

/* What is required is listed before what refers to it, so that a project file reads from top to bottom. */
static void
test_order (void)
{
  guint n;
  const WayKind *const *kinds = way_kinds (&n);

  for (guint k = 0; k < n; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      {
        const WayField *field = &kinds[k]->fields[i];

        if ((field->flags & WAY_FIELD_OWNER) == 0)
          continue;
        /* What may belong to any comes after all. */
        if (field->targets[0] == NULL)
          g_assert_cmpuint (k, ==, n - 1);
        else
          g_assert_cmpuint (way_kind_index (way_kind_lookup (field->targets[0])), <, k);
      }
}

/* Every field of every kind is a property that reads what was set. */
static void
test_properties (void)
{
  guint n;
  const WayKind *const *kinds = way_kinds (&n);

  for (guint k = 0; k < n; k++)
    {
      g_autoptr (WayRecord) record = way_record_new (kinds[k]);

      for (guint i = 0; i < kinds[k]->n_fields; i++)
        {
          const WayField *field = &kinds[k]->fields[i];

          if (way_field_is_text (field))
            {
              g_autofree char *value = NULL;

              way_record_set_text (record, field->name, "x");
              g_object_get (record, field->name, &value, NULL);
              g_assert_cmpstr (value, ==, "x");
            }
          else if (field->type == WAY_FIELD_INTEGER)
            {
              gint64 value;

              way_record_set_integer (record, field->name, 7);
              g_object_get (record, field->name, &value, NULL);
              g_assert_cmpint (value, ==, 7);
            }
          else if (field->type == WAY_FIELD_REFERENCE)
            {
              g_autoptr (WayId) value = NULL;

              way_record_set_reference (record, field->name, way_record_get_id (record));
              g_object_get (record, field->name, &value, NULL);
              g_assert_true (way_id_equal (value, way_record_get_id (record)));
            }
          way_record_clear (record, field->name);
          g_assert_false (way_record_has (record, field->name));
        }
    }
}

/* --- Values --- */

static guint n_notified;

static void
notify_cb (GObject *object, GParamSpec *pspec)
{
  n_notified++;
}

static void
test_notify_on_change_only (void)
{
  g_autoptr (WayRecord) card = way_record_new_named ("card");
  WayId theme;

  way_id_init_new (&theme);
  g_signal_connect (card, "notify", G_CALLBACK (notify_cb), NULL);
  n_notified = 0;
  way_record_set_text (card, "text", "Forms differ");
  way_record_set_text (card, "text", "Forms differ");
  way_record_add_reference (card, "themes", &theme);
  way_record_add_reference (card, "themes", &theme);
  way_record_set_text (card, "position", NULL);
  way_record_set_text (card, "position", "");
  g_assert_cmpuint (n_notified, ==, 2);
  way_record_remove_reference (card, "themes", &theme);
  g_assert_false (way_record_has (card, "themes"));
}

static void
test_copy_and_assign (void)
{
  static const char *const steps[] = { "One", "", "Two, with “marks”", NULL };
  g_autoptr (WayRecord) method = way_record_new_named ("method");
  g_autoptr (WayRecord) copy = NULL;

  way_record_set_text (method, "name", "1-2-4-All");
  way_record_set_list (method, "steps", steps);
  way_record_set_integer (method, "minutes", 12);
  copy = way_record_copy (method);
  g_assert_true (way_record_same_values (method, copy));
  g_assert_cmpstrv (way_record_get_list (copy, "steps"), steps);
  way_record_set_integer (copy, "minutes", 15);
  g_assert_false (way_record_same_values (method, copy));
  n_notified = 0;
  g_signal_connect (method, "notify", G_CALLBACK (notify_cb), NULL);
  way_record_assign (method, copy);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpint (way_record_get_integer (method, "minutes", -1), ==, 15);
}

static void
test_finalized (void)
{
  WayRecord *record = way_record_new_named ("project");

  way_record_set_text (record, "title", "Voices");
  g_assert_finalize_object (record);
}

/* --- Rules --- */

static void
assert_broken (WayRecord *record)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (way_record_validate (record, &error));
  g_assert_error (error, WAY_ERROR, WAY_ERROR_INVALID);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* A value that is none is quoted by its beginning, whatever it is written in. */
static void
test_long_value (void)
{
  g_autoptr (WayRecord) action = way_record_new_named ("action");
  GString *value = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (value, "𝄞");
  way_record_set_text (action, "status", value->str);
  g_assert_false (way_record_validate_field (action, "status", &error));
  g_assert_nonnull (strstr (error->message, "𝄞…”"));
  g_string_free (value, TRUE);
}

static void
assert_kept (WayRecord *record)
{
  g_autoptr (GError) error = NULL;

  way_record_validate (record, &error);
  g_assert_no_error (error);
}

static void
test_action_rules (void)
{
  g_autoptr (WayRecord) action = way_record_new_named ("action");
  g_autoptr (WayRecord) agency = way_record_new_named ("agency");

  assert_broken (action);
  way_record_set_text (action, "reference", "A-001");
  way_record_set_text (action, "text", " \n ");
  assert_broken (action);
  way_record_set_text (action, "text", "Map every survey");
  assert_kept (action);
  way_record_set_text (action, "due", "2022-02-31");
  assert_broken (action);
  way_record_set_text (action, "due", "2022-02-28");
  assert_kept (action);
  way_record_set_boolean (action, "due_next_workshop", TRUE);
  assert_broken (action);
  way_record_set_boolean (action, "due_next_workshop", FALSE);
  way_record_set_text (action, "status", "agreed");
  assert_broken (action);
  way_record_set_reference (action, "accountable", way_record_get_id (agency));
  assert_kept (action);
  way_record_set_text (action, "rag", "amber");
  assert_broken (action);
  way_record_set_text (action, "rag_reason", "wording still with legal");
  assert_kept (action);
  way_record_set_text (action, "status", "finished");
  assert_broken (action);
}

static void
test_other_rules (void)
{
  g_autoptr (WayRecord) theme = way_record_new_named ("theme");
  g_autoptr (WayRecord) change = way_record_new_named ("stage_change");
  g_autoptr (WayRecord) block = way_record_new_named ("agenda_block");

  way_record_set_text (theme, "name", "Hearing young people");
  assert_kept (theme);
  way_record_set_text (theme, "state", "parked");
  assert_broken (theme);
  way_record_set_text (theme, "decided_by", "Single point of contact");
  assert_kept (theme);
  way_record_set_text (theme, "state", "merged");
  assert_broken (theme);

  way_record_set_text (change, "to", "paused");
  way_record_set_text (change, "date", "2021-06-30");
  assert_broken (change);
  way_record_set_text (change, "reason", "Change of people");
  assert_kept (change);

  way_record_set_reference (block, "workshop", way_record_get_id (theme));
  way_record_set_text (block, "title", "Welcome");
  way_record_set_integer (block, "minutes", -5);
  assert_broken (block);
  way_record_set_integer (block, "minutes", G_MAXINT64);
  assert_broken (block);
  way_record_set_integer (block, "minutes", 0);
  assert_kept (block);
  way_record_set_text (block, "locked_start", "25:00");
  assert_broken (block);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/declarations", test_declarations);
  g_test_add_func ("/kinds/order", test_order);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/notify", test_notify_on_change_only);
  g_test_add_func ("/record/copy", test_copy_and_assign);
  g_test_add_func ("/record/finalized", test_finalized);
  g_test_add_func ("/rules/action", test_action_rules);
  g_test_add_func ("/rules/long-value", test_long_value);
  g_test_add_func ("/rules/others", test_other_rules);
  return g_test_run ();
}
