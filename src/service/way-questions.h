/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "storage/way-library.h"

G_BEGIN_DECLS

/**
 * WayQuestionColumn:
 * @name: of the column in the rows and in JSON
 * @label: translatable heading
 * @kind, @field: (nullable): where the words for the values of the column are declared
 * @words: (nullable): or the words themselves
 * @type: what the values are: %WAY_FIELD_TEXT, %WAY_FIELD_INTEGER or %WAY_FIELD_BOOLEAN
 */
typedef struct {
  const char *name;
  const char *label;
  const char *kind;
  const char *field;
  const WayChoice *words;
  WayFieldType type;
} WayQuestionColumn;

/**
 * WayQuestion:
 * @number: as in DOMAIN, "Questions the program must answer"
 * @name: for the command line: "barriers-without-action"
 * @title: translatable, short
 * @description: translatable, the question itself
 * @query: the named query that answers it
 * @types: the letters of what the query needs after the project: 's' the sector, 't' today
 * @columns: what each row says besides its id; ends with a %NULL name
 */
typedef struct {
  int number;
  const char *name;
  const char *title;
  const char *description;
  const char *query;
  const char *types;
  const WayQuestionColumn *columns;
} WayQuestion;

/* All questions, ending with a number of 0. */
const WayQuestion *way_questions (void);
/* The question with this number or name (any case), or %NULL. */
const WayQuestion *way_question_lookup (const char *text);
/* The answer as it is on the day @today: #WayRow with "id" (the record a row is about) and the columns. @sector
 * (nullable) keeps what agencies of one sector raised; it matters to question 1 only.
 * Returns: (transfer full): #GPtrArray of #WayRow */
GPtrArray *way_question_ask (WayLibrary *library, const WayId *project, const WayQuestion *question,
                             const char *sector, const char *today);
/* What a person reads in a cell: the word for a value of a list, a date in words, else the text. Newly allocated. */
char *way_question_cell (const WayQuestionColumn *column, WayRow *row);

G_END_DECLS
