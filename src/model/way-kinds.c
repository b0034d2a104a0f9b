/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/way-kind.h"

/* Every kind of record, in the order a project file lists them: what is referred to comes before what refers.
 * A new kind is one file in kinds/, one line here, and the migration line that the test of the schema prints. */

extern const WayKind way_kind_partnership;
extern const WayKind way_kind_agency;
extern const WayKind way_kind_team;
extern const WayKind way_kind_person;
extern const WayKind way_kind_method;
extern const WayKind way_kind_prompt_set;
extern const WayKind way_kind_board_template;
extern const WayKind way_kind_project;
extern const WayKind way_kind_goal;
extern const WayKind way_kind_stage_change;
extern const WayKind way_kind_membership;
extern const WayKind way_kind_participation;
extern const WayKind way_kind_conversation;
extern const WayKind way_kind_board;
extern const WayKind way_kind_lane;
extern const WayKind way_kind_group;
extern const WayKind way_kind_theme;
extern const WayKind way_kind_workshop;
extern const WayKind way_kind_agenda_block;
extern const WayKind way_kind_attendance;
extern const WayKind way_kind_questionnaire;
extern const WayKind way_kind_answer;
extern const WayKind way_kind_card;
extern const WayKind way_kind_placement;
extern const WayKind way_kind_vote_round;
extern const WayKind way_kind_ballot;
extern const WayKind way_kind_forum;
extern const WayKind way_kind_forum_link;
extern const WayKind way_kind_action;
extern const WayKind way_kind_milestone;
extern const WayKind way_kind_update;
extern const WayKind way_kind_evidence;
extern const WayKind way_kind_action_reflection;
extern const WayKind way_kind_plan;
extern const WayKind way_kind_test;
extern const WayKind way_kind_decision;
extern const WayKind way_kind_recommendation;
extern const WayKind way_kind_principle;
extern const WayKind way_kind_value;
extern const WayKind way_kind_glossary_term;
extern const WayKind way_kind_reflection;
extern const WayKind way_kind_voice;
extern const WayKind way_kind_dataset;
extern const WayKind way_kind_data_ask;
extern const WayKind way_kind_flag;
extern const WayKind way_kind_scope_entry;
extern const WayKind way_kind_briefing;
extern const WayKind way_kind_resource;
extern const WayKind way_kind_report;
extern const WayKind way_kind_section;
extern const WayKind way_kind_paragraph;
extern const WayKind way_kind_signature;
extern const WayKind way_kind_notice;

static const WayKind *const kinds[] = {
  &way_kind_partnership,
  &way_kind_agency,
  &way_kind_team,
  &way_kind_person,
  &way_kind_method,
  &way_kind_prompt_set,
  &way_kind_board_template,
  &way_kind_project,
  &way_kind_goal,
  &way_kind_stage_change,
  &way_kind_membership,
  &way_kind_participation,
  &way_kind_conversation,
  &way_kind_board,
  &way_kind_lane,
  &way_kind_group,
  &way_kind_theme,
  &way_kind_workshop,
  &way_kind_agenda_block,
  &way_kind_attendance,
  &way_kind_questionnaire,
  &way_kind_answer,
  &way_kind_card,
  &way_kind_placement,
  &way_kind_vote_round,
  &way_kind_ballot,
  &way_kind_forum,
  &way_kind_forum_link,
  &way_kind_action,
  &way_kind_milestone,
  &way_kind_update,
  &way_kind_evidence,
  &way_kind_action_reflection,
  &way_kind_plan,
  &way_kind_test,
  &way_kind_decision,
  &way_kind_recommendation,
  &way_kind_principle,
  &way_kind_value,
  &way_kind_glossary_term,
  &way_kind_reflection,
  &way_kind_voice,
  &way_kind_dataset,
  &way_kind_data_ask,
  &way_kind_flag,
  &way_kind_scope_entry,
  &way_kind_briefing,
  &way_kind_resource,
  &way_kind_report,
  &way_kind_section,
  &way_kind_paragraph,
  &way_kind_signature,
  &way_kind_notice,
  NULL,
};

const WayKind *const *
way_kinds (guint *n_kinds)
{
  if (n_kinds != NULL)
    *n_kinds = G_N_ELEMENTS (kinds) - 1;
  return kinds;
}
