/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

static const char *const actions[] = {
  "Map every survey that asks young people about safety, and who reads the answers",
  "Draft one shared consent form",
  "Ask one shared question for a month, in every youth-work contact, and write down what we did not expect to hear",
  "Tell the Year 10 group what changed",
  "Invite two voluntary groups to the core group",
  "Write who does what into the new strategy, with the police lead, social care and the three academies; bring the draft to the next workshop",
  "Agree joint chairs",
};

static const char *const owners[] = {
  "J. Hart · Children’s social care", "A. Cole · Youth work", "P. Shah · Education", "", "K. Lunn · Police", "M. Ode · Health",
};

static const struct
{
  const char *status, *rag, *note;
  WayTone tone;
} states[] = {
  { "In progress", "On track", NULL, WAY_TONE_GOOD },      { "Agreed", "At risk", NULL, WAY_TONE_WARNING },
  { "In progress", "Off track", "overdue", WAY_TONE_BAD }, { "Complete", "Complete", NULL, WAY_TONE_INFO },
  { "Proposed", "Not yet rated", NULL, WAY_TONE_NEUTRAL },
};

static void
add_columns (WayTable *table)
{
  static const char *const statuses[] = { "Proposed", "Agreed", "In progress", "Blocked", "Complete", NULL };
  static const char *const rags[] = { "On track", "At risk", "Off track", "Complete", "Not yet rated", NULL };

  way_table_set_group_column (table, "Theme");
  way_table_add_column (table, "Ref", WAY_COLUMN_TEXT, 0.62, NULL);
  way_table_add_column (table, "Action", WAY_COLUMN_TEXT, 3.6, NULL);
  way_table_add_column (table, "Accountable", WAY_COLUMN_TEXT, 1.7, NULL);
  way_table_add_column (table, "Due", WAY_COLUMN_DATE, 1.0, NULL);
  way_table_add_column (table, "Status", WAY_COLUMN_STATUS, 1.0, statuses);
  way_table_add_column (table, "RAG", WAY_COLUMN_RAG, 1.15, rags);
  way_table_add_column (table, "Progress", WAY_COLUMN_TEXT, 1.3, NULL);
}

static void
add_action (WayTable *table, guint i)
{
  g_autofree char *reference = g_strdup_printf ("A-%03u", i + 1);
  g_autofree char *action = g_strdup_printf ("%s (%u)", actions[i % G_N_ELEMENTS (actions)], i + 1);
  g_autofree char *due = g_strdup_printf ("2022-%02u-%02u", i % 12 + 1, i % 28 + 1);
  g_autofree char *progress = g_strdup_printf ("%u of 4 milestones", i % 5);
  guint state = i % G_N_ELEMENTS (states);

  way_table_add_row (table);
  way_table_add_cell (table, reference);
  way_table_add_cell (table, action);
  way_table_add_cell (table, owners[i % G_N_ELEMENTS (owners)]);
  if (i % 9 == 8)
    way_table_add_date (table, NULL, "next workshop", WAY_TONE_NONE);
  else
    way_table_add_date (table, due, states[state].note, states[state].note != NULL ? WAY_TONE_BAD : WAY_TONE_NONE);
  way_table_add_cell (table, states[state].status);
  way_table_add_toned (table, states[state].rag, states[state].tone);
  way_table_add_cell (table, progress);
}

WayDocument *
sample_plan (guint n)
{
  static const char *const themes[] = {
    "Consistent ways to hear young people", "Strategic mandate and roles", "Data: what it shows, and what it does not",
    "Transitions at sixteen", "Tests",
  };
  WayDocument *document = way_document_new ("Action plan", "en-GB");
  WayNode *key;
  WayTable *table;

  way_document_set_subtitle (document, "Young people’s voices · Dorset child exploitation partnership");
  way_document_set_mark (document, "Internal");
  way_document_add_detail (document, "Partnership", "Dorset");
  way_document_add_detail (document, "Core agencies", "Dorset Council – Children’s Social Care\nDorset CCG\nDorset Police");
  way_document_add_detail (document, "Stage", "In delivery since 14 June 2021");
  way_document_add_detail (document, "Goal", "To agree a joint purpose and consistent approaches, so that children’s and young people’s "
                                             "voices and lived experience inform the next strategic plan.");
  way_document_add_detail (document, "As of", "3 February 2022");
  key = way_document_add_key (document, "What the colours mean");
  way_key_add (key, WAY_TONE_GOOD, "On track", "will be done by its date");
  way_key_add (key, WAY_TONE_WARNING, "At risk", "may be late, or may not do what it should");
  way_key_add (key, WAY_TONE_BAD, "Off track", "late, or stuck without help");
  way_key_add (key, WAY_TONE_INFO, "Complete", "done, and reflected to the group");
  way_key_add (key, WAY_TONE_NEUTRAL, "Not yet rated", "nobody has said yet");
  way_document_add_heading (document, 1, "Actions");
  table = way_document_add_table (document, "Open and completed actions by theme", TRUE);
  add_columns (table);
  for (guint i = 0; i < n; i++)
    {
      if (i * G_N_ELEMENTS (themes) % n < G_N_ELEMENTS (themes))
        way_table_add_group (table, themes[i * G_N_ELEMENTS (themes) / n]);
      add_action (table, i);
    }
  return document;
}

const char *const sample_hostile_texts[] = {
  "say \"yes\" & 'no'",
  "<script>alert(1)</script>",
  "=cmd|' /C calc'!A0",
  "+44 1305 000000",
  "-1+2",
  "@SUM(A1)",
  "'=already quoted",
  "pipes | and || more",
  "one\ntwo\n\nfour",
  "a,b;c\td",
  "\ttab first",
  "*stars* _underlines_ `ticks` # hash [link](http://example.org) ![x](y)",
  "1. not a list\n- nor this\n# nor a heading",
  "emoji 😀👩‍👧 flag 🏴",
  "שלום עולם",
  "مرحبا بالعالم",
  "_x0041_ is not A",
  "&amp; stays &amp;",
  "${x} {{y}} %s %n",
  "   spaces around   ",
  "",
  NULL,
};

WayDocument *
sample_hostile (void)
{
  WayDocument *document = way_document_new ("Title <b>\"bold\"</b> & more", "en-GB");
  g_autoptr (GString) word = g_string_new (NULL);
  WayRuns *runs;
  WayNode *node;
  WayTable *table;

  for (guint i = 0; i < 10000; i++)
    g_string_append_c (word, (char) ('a' + i % 26));
  way_document_set_subtitle (document, "Sub\vtitle\x01 with control\x7f characters");
  way_document_set_mark (document, "Internal & <draft>");
  way_document_add_detail (document, "Label | one", "value\nover two lines");
  way_document_add_heading (document, 1, "First # heading");
  runs = way_document_add_paragraph (document, "plain ");
  way_runs_add (runs, "bold & <b>", WAY_RUN_BOLD);
  way_runs_add (runs, " between ", WAY_RUN_PLAIN);
  way_runs_add (runs, "italic *stars*", WAY_RUN_ITALIC);
  way_document_add_heading (document, 2, "Second");
  node = way_document_add_list (document, TRUE);
  way_list_add (node, "first item");
  way_list_add (node, "second item\nwith a line");
  node = way_document_add_list (document, FALSE);
  way_list_add (node, "a bullet");
  node = way_document_add_key (document, "Key");
  way_key_add (node, WAY_TONE_GOOD, "Good", "it is <good>");
  way_document_add_paragraph (document, word->str);
  way_document_add_heading (document, 1, "Table");
  table = way_document_add_table (document, "Hostile: [text]/all", FALSE);
  way_table_add_column (table, "Number", WAY_COLUMN_NUMBER, 1, NULL);
  way_table_add_column (table, "Text \"quoted\"", WAY_COLUMN_TEXT, 4, NULL);
  for (guint i = 0; sample_hostile_texts[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", (int) i - 3);

      way_table_add_row (table);
      way_table_add_cell (table, number);
      way_table_add_cell (table, sample_hostile_texts[i]);
    }
  way_table_add_row (table);
  way_table_add_cell (table, "not a number");
  way_table_add_cell (table, word->str);
  return document;
}
