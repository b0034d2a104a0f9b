-- The first schema. One table record holds what every record has; each kind has a table keyed to it, made from its
-- declaration in src/model/kinds (a test prints the lines that are missing here).

PRAGMA application_id = 1466005837;

CREATE TABLE device (
  seq INTEGER PRIMARY KEY,
  id BLOB UNIQUE NOT NULL,
  seen INTEGER NOT NULL
);

CREATE TABLE record (
  seq INTEGER PRIMARY KEY,
  id BLOB UNIQUE NOT NULL CHECK (length (id) = 16),
  kind TEXT NOT NULL,
  project BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  created INTEGER NOT NULL,
  deleted INTEGER
);
-- What the views live_KIND look for, whole.
CREATE INDEX record_kind ON record (kind, project, deleted, id);
CREATE INDEX record_deleted ON record (deleted) WHERE deleted IS NOT NULL;

CREATE TABLE link (
  from_id BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  field TEXT NOT NULL,
  to_id BLOB NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  rank TEXT NOT NULL,
  PRIMARY KEY (from_id, field, to_id)
) WITHOUT ROWID;
CREATE INDEX link_to ON link (to_id, field);

-- The log: one step a person took, and the values it changed. It only grows.
CREATE TABLE step (
  id INTEGER PRIMARY KEY,
  device INTEGER NOT NULL REFERENCES device (seq),
  stamp INTEGER NOT NULL,
  at INTEGER NOT NULL,
  project BLOB,
  label TEXT NOT NULL,
  target INTEGER REFERENCES step (id),
  redo INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX step_target ON step (target) WHERE target IS NOT NULL;

CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  step INTEGER NOT NULL REFERENCES step (id),
  device INTEGER NOT NULL,
  stamp INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record BLOB NOT NULL,
  field TEXT NOT NULL,
  target BLOB,
  before,
  after
);
CREATE INDEX change_step ON change (step);
CREATE INDEX change_record ON change (record);

-- Outside the log: what is typed and not yet a step, settings, and derived data.
CREATE TABLE draft (
  form TEXT NOT NULL,
  record BLOB NOT NULL,
  field TEXT NOT NULL,
  text TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (form, record, field)
) WITHOUT ROWID;

CREATE TABLE setting (
  key TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIRTUAL TABLE search USING fts5 (text, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3');

CREATE TABLE "partnership" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "name" TEXT,
  "areas" TEXT,
  "region" TEXT
) WITHOUT ROWID;
CREATE TABLE "agency" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "name" TEXT,
  "sector" TEXT,
  "areas" TEXT,
  "statutory" INTEGER,
  "retired" INTEGER
) WITHOUT ROWID;
CREATE TABLE "team" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "agency" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "team_agency" ON "team" ("agency") WHERE "agency" IS NOT NULL;
CREATE TABLE "person" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "name" TEXT,
  "agency" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "team" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "job_title" TEXT,
  "decision_authority" INTEGER,
  "connector" INTEGER
) WITHOUT ROWID;
CREATE INDEX "person_agency" ON "person" ("agency") WHERE "agency" IS NOT NULL;
CREATE INDEX "person_team" ON "person" ("team") WHERE "team" IS NOT NULL;
CREATE TABLE "method" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "name" TEXT,
  "summary" TEXT,
  "steps" TEXT,
  "minutes" INTEGER,
  "people" TEXT,
  "roles" TEXT,
  "origin" TEXT
) WITHOUT ROWID;
CREATE TABLE "prompt_set" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "name" TEXT,
  "prompts" TEXT,
  "version" TEXT,
  "origin" TEXT
) WITHOUT ROWID;
CREATE TABLE "board_template" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "name" TEXT,
  "lanes" TEXT,
  "prompts" TEXT,
  "binds" TEXT
) WITHOUT ROWID;
CREATE TABLE "project" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "title" TEXT,
  "size" TEXT,
  "methodologies" TEXT,
  "delivery" TEXT,
  "entry_route" TEXT,
  "commenced" TEXT,
  "delivery_started" TEXT,
  "reasons" TEXT,
  "focus_areas" TEXT,
  "stage" TEXT,
  "retention_date" TEXT
) WITHOUT ROWID;
CREATE TABLE "goal" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "text" TEXT,
  "kind" TEXT,
  "agreed_on" TEXT,
  "agreed_by" TEXT,
  "supersedes" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "goal_supersedes" ON "goal" ("supersedes") WHERE "supersedes" IS NOT NULL;
CREATE TABLE "stage_change" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "from" TEXT,
  "to" TEXT,
  "date" TEXT,
  "reason" TEXT,
  "contact_kept" TEXT
) WITHOUT ROWID;
CREATE TABLE "membership" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "person" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "role" TEXT,
  "from" TEXT,
  "to" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "membership_person" ON "membership" ("person") WHERE "person" IS NOT NULL;
CREATE TABLE "participation" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "agency" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "core" INTEGER,
  "from" TEXT,
  "to" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "participation_agency" ON "participation" ("agency") WHERE "agency" IS NOT NULL;
CREATE TABLE "conversation" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "title" TEXT,
  "agency" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT,
  "facilitator" TEXT,
  "kind" TEXT,
  "present" TEXT,
  "notes" TEXT,
  "attribution" TEXT
) WITHOUT ROWID;
CREATE INDEX "conversation_agency" ON "conversation" ("agency") WHERE "agency" IS NOT NULL;
CREATE TABLE "board" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "title" TEXT,
  "template" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE TABLE "lane" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "board" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "sets" TEXT,
  "prompt" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "lane_board" ON "lane" ("board") WHERE "board" IS NOT NULL;
CREATE TABLE "group" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "board" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "group_board" ON "group" ("board") WHERE "board" IS NOT NULL;
CREATE TABLE "theme" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "name" TEXT,
  "state" TEXT,
  "decided_by" TEXT,
  "decided_on" TEXT,
  "reason" TEXT,
  "questions" TEXT,
  "merged_into" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "theme_merged_into" ON "theme" ("merged_into") WHERE "merged_into" IS NOT NULL;
CREATE TABLE "workshop" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "title" TEXT,
  "kind" TEXT,
  "start" TEXT,
  "planned_minutes" INTEGER,
  "place" TEXT,
  "objectives" TEXT,
  "ground_rules" TEXT,
  "state" TEXT,
  "not_reflected_reason" TEXT,
  "notes" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE TABLE "agenda_block" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "workshop" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "minutes" INTEGER,
  "locked_start" TEXT,
  "method" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "lead" TEXT,
  "kind" TEXT,
  "prompt" TEXT,
  "materials" TEXT,
  "hidden" INTEGER,
  "parallel" TEXT,
  "captures" TEXT,
  "board" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "actual_start" TEXT,
  "actual_end" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "agenda_block_workshop" ON "agenda_block" ("workshop") WHERE "workshop" IS NOT NULL;
CREATE INDEX "agenda_block_method" ON "agenda_block" ("method") WHERE "method" IS NOT NULL;
CREATE INDEX "agenda_block_board" ON "agenda_block" ("board") WHERE "board" IS NOT NULL;
CREATE TABLE "attendance" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "workshop" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "person" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "agency" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "state" TEXT,
  "note" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "attendance_workshop" ON "attendance" ("workshop") WHERE "workshop" IS NOT NULL;
CREATE INDEX "attendance_person" ON "attendance" ("person") WHERE "person" IS NOT NULL;
CREATE INDEX "attendance_agency" ON "attendance" ("agency") WHERE "agency" IS NOT NULL;
CREATE TABLE "questionnaire" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "title" TEXT,
  "workshop" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "questions" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "questionnaire_workshop" ON "questionnaire" ("workshop") WHERE "workshop" IS NOT NULL;
CREATE TABLE "answer" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "questionnaire" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "agency" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "question" TEXT,
  "text" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "answer_questionnaire" ON "answer" ("questionnaire") WHERE "questionnaire" IS NOT NULL;
CREATE INDEX "answer_agency" ON "answer" ("agency") WHERE "agency" IS NOT NULL;
CREATE TABLE "card" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "text" TEXT,
  "kind" TEXT,
  "source" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "control" TEXT,
  "position" TEXT,
  "level" TEXT,
  "evidence" TEXT,
  "group" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "merged_into" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "card_source" ON "card" ("source") WHERE "source" IS NOT NULL;
CREATE INDEX "card_group" ON "card" ("group") WHERE "group" IS NOT NULL;
CREATE INDEX "card_merged_into" ON "card" ("merged_into") WHERE "merged_into" IS NOT NULL;
CREATE TABLE "placement" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "board" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "card" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "lane" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "placement_board" ON "placement" ("board") WHERE "board" IS NOT NULL;
CREATE INDEX "placement_card" ON "placement" ("card") WHERE "card" IS NOT NULL;
CREATE INDEX "placement_lane" ON "placement" ("lane") WHERE "lane" IS NOT NULL;
CREATE TABLE "vote_round" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "name" TEXT,
  "board" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "workshop" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "dots" INTEGER,
  "several_per_card" INTEGER,
  "closed" INTEGER
) WITHOUT ROWID;
CREATE INDEX "vote_round_board" ON "vote_round" ("board") WHERE "board" IS NOT NULL;
CREATE INDEX "vote_round_workshop" ON "vote_round" ("workshop") WHERE "workshop" IS NOT NULL;
CREATE TABLE "ballot" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "vote_round" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "voter" TEXT,
  "card" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "dots" INTEGER
) WITHOUT ROWID;
CREATE INDEX "ballot_vote_round" ON "ballot" ("vote_round") WHERE "vote_round" IS NOT NULL;
CREATE INDEX "ballot_card" ON "ballot" ("card") WHERE "card" IS NOT NULL;
CREATE TABLE "forum" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "name" TEXT,
  "level" TEXT,
  "lead_agency" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "remit" TEXT,
  "statutory" INTEGER
) WITHOUT ROWID;
CREATE INDEX "forum_lead_agency" ON "forum" ("lead_agency") WHERE "lead_agency" IS NOT NULL;
CREATE TABLE "forum_link" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "from" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "to" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "relation" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "forum_link_from" ON "forum_link" ("from") WHERE "from" IS NOT NULL;
CREATE INDEX "forum_link_to" ON "forum_link" ("to") WHERE "to" IS NOT NULL;
CREATE TABLE "action" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "reference" TEXT,
  "text" TEXT,
  "accountable" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "due" TEXT,
  "due_next_workshop" INTEGER,
  "resources" TEXT,
  "outcome_measure" TEXT,
  "status" TEXT,
  "rag" TEXT,
  "rag_reason" TEXT,
  "origin" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "theme" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "forum" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX "action_accountable" ON "action" ("accountable") WHERE "accountable" IS NOT NULL;
CREATE INDEX "action_origin" ON "action" ("origin") WHERE "origin" IS NOT NULL;
CREATE INDEX "action_theme" ON "action" ("theme") WHERE "theme" IS NOT NULL;
CREATE INDEX "action_forum" ON "action" ("forum") WHERE "forum" IS NOT NULL;
CREATE TABLE "milestone" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "action" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT,
  "due" TEXT,
  "done" INTEGER,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "milestone_action" ON "milestone" ("action") WHERE "action" IS NOT NULL;
CREATE TABLE "update" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "action" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT,
  "text" TEXT,
  "old_status" TEXT,
  "new_status" TEXT,
  "old_rag" TEXT,
  "new_rag" TEXT,
  "old_due" TEXT,
  "new_due" TEXT
) WITHOUT ROWID;
CREATE INDEX "update_action" ON "update" ("action") WHERE "action" IS NOT NULL;
CREATE TABLE "evidence" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "action" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT,
  "link" TEXT,
  "date" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "evidence_action" ON "evidence" ("action") WHERE "action" IS NOT NULL;
CREATE TABLE "action_reflection" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "action" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "workshop" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "outcome" TEXT,
  "note" TEXT
) WITHOUT ROWID;
CREATE INDEX "action_reflection_action" ON "action_reflection" ("action") WHERE "action" IS NOT NULL;
CREATE INDEX "action_reflection_workshop" ON "action_reflection" ("workshop") WHERE "workshop" IS NOT NULL;
CREATE TABLE "plan" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "owner" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "review_dates" TEXT,
  "forum" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX "plan_owner" ON "plan" ("owner") WHERE "owner" IS NOT NULL;
CREATE INDEX "plan_forum" ON "plan" ("forum") WHERE "forum" IS NOT NULL;
CREATE TABLE "test" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "belief" TEXT,
  "do" TEXT,
  "measure" TEXT,
  "right_if" TEXT,
  "start" TEXT,
  "review_on" TEXT,
  "beside_usual" INTEGER,
  "state" TEXT,
  "observed" TEXT,
  "learned" TEXT,
  "decision" TEXT,
  "theme" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX "test_theme" ON "test" ("theme") WHERE "theme" IS NOT NULL;
CREATE TABLE "decision" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "text" TEXT,
  "decided_by" TEXT,
  "date" TEXT,
  "source" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX "decision_source" ON "decision" ("source") WHERE "source" IS NOT NULL;
CREATE TABLE "recommendation" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "text" TEXT,
  "made_by" TEXT,
  "date" TEXT,
  "forum" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "response" TEXT,
  "responded_on" TEXT,
  "source" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX "recommendation_forum" ON "recommendation" ("forum") WHERE "forum" IS NOT NULL;
CREATE INDEX "recommendation_source" ON "recommendation" ("source") WHERE "source" IS NOT NULL;
CREATE TABLE "principle" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "text" TEXT,
  "agreed_on" TEXT,
  "source" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "principle_source" ON "principle" ("source") WHERE "source" IS NOT NULL;
CREATE TABLE "value" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "text" TEXT,
  "agreed_on" TEXT,
  "source" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "value_source" ON "value" ("source") WHERE "source" IS NOT NULL;
CREATE TABLE "glossary_term" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "term" TEXT,
  "meaning" TEXT,
  "agreed_by" TEXT,
  "status" TEXT,
  "supersedes" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX "glossary_term_supersedes" ON "glossary_term" ("supersedes") WHERE "supersedes" IS NOT NULL;
CREATE TABLE "reflection" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "prompt_set" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "answers" TEXT,
  "date" TEXT,
  "agency" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "person" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "source" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "principles" TEXT,
  "private" INTEGER
) WITHOUT ROWID;
CREATE INDEX "reflection_prompt_set" ON "reflection" ("prompt_set") WHERE "prompt_set" IS NOT NULL;
CREATE INDEX "reflection_agency" ON "reflection" ("agency") WHERE "agency" IS NOT NULL;
CREATE INDEX "reflection_person" ON "reflection" ("person") WHERE "person" IS NOT NULL;
CREATE INDEX "reflection_source" ON "reflection" ("source") WHERE "source" IS NOT NULL;
CREATE TABLE "voice" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "description" TEXT,
  "representation" TEXT,
  "how" TEXT,
  "space" TEXT,
  "voice" TEXT,
  "audience" TEXT,
  "influence" TEXT,
  "feedback_due" TEXT,
  "feedback_given" TEXT,
  "feedback" TEXT
) WITHOUT ROWID;
CREATE TABLE "dataset" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "name" TEXT,
  "holder" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "content" TEXT,
  "refresh" TEXT,
  "gap" TEXT
) WITHOUT ROWID;
CREATE INDEX "dataset_holder" ON "dataset" ("holder") WHERE "holder" IS NOT NULL;
CREATE TABLE "data_ask" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "question" TEXT,
  "about" TEXT
) WITHOUT ROWID;
CREATE TABLE "flag" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "name" TEXT,
  "agency" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "system" TEXT,
  "definition" TEXT,
  "threshold" TEXT,
  "applied" TEXT,
  "reviewed" TEXT
) WITHOUT ROWID;
CREATE INDEX "flag_agency" ON "flag" ("agency") WHERE "agency" IS NOT NULL;
CREATE TABLE "scope_entry" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "type" TEXT,
  "driver" TEXT,
  "footprint" TEXT
) WITHOUT ROWID;
CREATE TABLE "briefing" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "title" TEXT,
  "theme" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "background" TEXT,
  "why" TEXT,
  "key_information" TEXT,
  "to_note" TEXT,
  "to_do" TEXT,
  "presented_to" TEXT,
  "presented_on" TEXT,
  "presented_by" TEXT,
  "outcome" TEXT
) WITHOUT ROWID;
CREATE INDEX "briefing_theme" ON "briefing" ("theme") WHERE "theme" IS NOT NULL;
CREATE TABLE "resource" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "title" TEXT,
  "link" TEXT
) WITHOUT ROWID;
CREATE TABLE "report" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "title" TEXT,
  "template" TEXT,
  "consent" TEXT,
  "state" TEXT,
  "version" INTEGER,
  "snapshot" TEXT
) WITHOUT ROWID;
CREATE TABLE "section" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "report" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "heading" TEXT,
  "included" INTEGER,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "section_report" ON "section" ("report") WHERE "report" IS NOT NULL;
CREATE TABLE "paragraph" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "section" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "text" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "paragraph_section" ON "paragraph" ("section") WHERE "section" IS NOT NULL;
CREATE TABLE "signature" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "report" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "title" TEXT,
  "body" TEXT,
  "capacity" TEXT,
  "date" TEXT,
  "rank" TEXT
) WITHOUT ROWID;
CREATE INDEX "signature_report" ON "signature" ("report") WHERE "report" IS NOT NULL;
CREATE TABLE "notice" (
  id BLOB PRIMARY KEY NOT NULL REFERENCES record (id),
  "about" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  "field" TEXT,
  "kind" TEXT,
  "mark" TEXT,
  "decision" TEXT,
  "reason" TEXT,
  "decided_by" BLOB REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED
) WITHOUT ROWID;
CREATE INDEX "notice_about" ON "notice" ("about") WHERE "about" IS NOT NULL;
CREATE INDEX "notice_decided_by" ON "notice" ("decided_by") WHERE "decided_by" IS NOT NULL;

-- What is due, over all projects: Home reads only this index.
CREATE INDEX action_due ON action (due, status);

-- What SQLite is told of sizes, so that it plans alike on every library: many records are of one kind, few of them belong
-- to what a column refers to. Untold, it goes through all of a kind to find the milestones of one action.
ANALYZE sqlite_schema;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('record', 'record_kind', '20000 2000 200 200 1');
ANALYZE sqlite_schema;
