/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/way-id.h"

G_BEGIN_DECLS

/* A record is declared once: a WayKind says which fields a kind of record has. From it come the GObject
 * properties, the table, loading and saving, the change log's triggers, the project file, validation,
 * history and the documentation of the project file (waymark-cli kinds). */

typedef struct _WayKind WayKind;
typedef struct _WayField WayField;
typedef struct _WayRecord WayRecord;

/**
 * WayFieldType:
 * @WAY_FIELD_TEXT: one line of text
 * @WAY_FIELD_PROSE: text of any length
 * @WAY_FIELD_CHOICE: text; @WayField.values are suggestions that a user can extend
 * @WAY_FIELD_ENUM: one of the keys in @WayField.values
 * @WAY_FIELD_DATE: a date of year, month or day precision
 * @WAY_FIELD_TIME: a day, with "THH:MM" after it if the hour is known
 * @WAY_FIELD_CLOCK: "HH:MM"
 * @WAY_FIELD_RANK: a text key that orders siblings (way_rank_between())
 * @WAY_FIELD_INTEGER: a whole number
 * @WAY_FIELD_BOOLEAN: yes or no; unset is no
 * @WAY_FIELD_LIST: a list of texts, a JSON array in one column
 * @WAY_FIELD_REFERENCE: a record of one of @WayField.targets
 * @WAY_FIELD_REFERENCES: an ordered set of records of @WayField.targets, rows of the table link
 *
 * The types up to @WAY_FIELD_RANK are held as text, see way_field_is_text().
 */
typedef enum {
  WAY_FIELD_TEXT,
  WAY_FIELD_PROSE,
  WAY_FIELD_CHOICE,
  WAY_FIELD_ENUM,
  WAY_FIELD_DATE,
  WAY_FIELD_TIME,
  WAY_FIELD_CLOCK,
  WAY_FIELD_RANK,
  WAY_FIELD_INTEGER,
  WAY_FIELD_BOOLEAN,
  WAY_FIELD_LIST,
  WAY_FIELD_REFERENCE,
  WAY_FIELD_REFERENCES,
} WayFieldType;

/**
 * WayFieldFlags:
 * @WAY_FIELD_REQUIRED: a record cannot be saved without it
 * @WAY_FIELD_TITLE: what the record is called in lists, labels and messages (one a kind)
 * @WAY_FIELD_SEARCH: in the full-text index
 * @WAY_FIELD_OWNER: the record this one belongs to and is deleted with (a reference; one a kind)
 */
typedef enum {
  WAY_FIELD_REQUIRED = 1 << 0,
  WAY_FIELD_TITLE = 1 << 1,
  WAY_FIELD_SEARCH = 1 << 2,
  WAY_FIELD_OWNER = 1 << 3,
} WayFieldFlags;

/* One of a list of values: the key that is stored, and the word a person reads (translatable). */
typedef struct {
  const char *key;
  const char *label;
} WayChoice;

struct _WayField {
  const char *name;             /* in the table, the project file and, with dashes, the property */
  const char *label;            /* translatable */
  WayFieldType type;
  WayFieldFlags flags;
  const WayChoice *values;      /* for CHOICE, ENUM and some LISTs; ends with a %NULL key */
  const char *const *targets;   /* for REFERENCE(S): names of kinds; an empty list means any */
  const char *initial;          /* the value of a new record, or %NULL */
};

/**
 * WayKindFlags:
 * @WAY_KIND_LIBRARY: shared by all projects (partnerships, agencies, people, methods…)
 */
typedef enum {
  WAY_KIND_LIBRARY = 1 << 0,
} WayKindFlags;

/**
 * WayRule:
 * @holds: whether a record keeps it
 * @fields: what it looks at, ends with %NULL
 * @message: translatable: what is wrong otherwise, a sentence
 *
 * What fields alone cannot say.
 */
typedef struct {
  gboolean (*holds) (WayRecord *record);
  const char *fields[3];
  const char *message;
} WayRule;

struct _WayKind {
  const char *name;             /* in the table and the project file */
  const char *label;            /* "Stage change", translatable */
  const char *label_plural;     /* translatable */
  WayKindFlags flags;
  const WayField *fields;
  guint n_fields;
  const WayRule *rules;         /* ends with a %NULL @holds; or %NULL */
};

/* All kinds, in the order a project file lists them: what is referred to comes before what refers. */
const WayKind *const *way_kinds (guint *n_kinds);
/* The kind called @name, or %NULL. */
const WayKind *way_kind_lookup (const char *name);
/* The index of @kind within way_kinds(). */
guint way_kind_index (const WayKind *kind);
/* The kind in lower case, translated, for the middle of a sentence: "stage change". Newly allocated. */
char *way_kind_noun (const WayKind *kind);

/* The field called @name, or %NULL. */
const WayField *way_kind_field (const WayKind *kind, const char *name);
/* The field's place in @kind->fields, or -1. */
int way_kind_field_index (const WayKind *kind, const char *name);
/* The field with @flag (TITLE or OWNER), or %NULL. */
const WayField *way_kind_flagged_field (const WayKind *kind, WayFieldFlags flag);
/* The type of the record objects of @kind: a final subclass of #WayRecord with a property a field. */
GType way_kind_get_type (const WayKind *kind);

/* %TRUE for the types that hold text. */
gboolean way_field_is_text (const WayField *field);
/* %TRUE if @field is a column of its kind's table (all but REFERENCES are). */
gboolean way_field_is_column (const WayField *field);
/* %TRUE if @field may point at records of @kind. */
gboolean way_field_allows (const WayField *field, const WayKind *kind);
/* The word for @key, translated; @key itself if it is not in the list. "" for %NULL. */
const char *way_field_choice_label (const WayField *field, const char *key);
/* The name of the type, for the documentation of the project file: "date", "list of texts"… */
const char *way_field_type_name (WayFieldType type);

/* Short for the word of an enumerated value: way_choice_label ("action", "status", "done"). */
const char *way_choice_label (const char *kind, const char *field, const char *key);

G_END_DECLS
