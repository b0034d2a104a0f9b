/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/way-json-writer.h"
#include "storage/way-library.h"

G_BEGIN_DECLS

/**
 * WayCli:
 * @library_path: (nullable): what --library says
 * @json: write results for machines
 * @library: (nullable): what way_cli_open() opened
 * @words: what follows the command's name, less its options; ends with %NULL
 *
 * One call of waymark-cli.
 */
typedef struct {
  char *library_path;
  gboolean json;
  WayLibrary *library;
  char **words;
} WayCli;

/**
 * WayCommand:
 * @name: as typed
 * @arguments: as shown in its help after the name: "PROJECT"
 * @summary: translatable: what it does
 * @description: (nullable): translatable: more, below the options
 * @min_words, @max_words: how many words it takes
 * @entries: (nullable): its own options
 * @run: does it. Returns %FALSE with an error: a wrong call is %WAY_ERROR_USAGE
 *
 * One command, a file each.
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  const char *description;
  guint min_words;
  guint max_words;
  const GOptionEntry *entries;
  gboolean (*run) (WayCli *cli, GError **error);
} WayCommand;

extern const WayCommand way_command_init;
extern const WayCommand way_command_sample;
extern const WayCommand way_command_projects;
extern const WayCommand way_command_show;
extern const WayCommand way_command_apply;
extern const WayCommand way_command_export;
extern const WayCommand way_command_ask;
extern const WayCommand way_command_kinds;
extern const WayCommand way_command_log;
extern const WayCommand way_command_undo;
extern const WayCommand way_command_redo;
extern const WayCommand way_command_check;
extern const WayCommand way_command_notices;
extern const WayCommand way_command_backup;
extern const WayCommand way_command_restore;
extern const WayCommand way_command_generate;

/* Opens the library of the call. Newly opened, or %NULL. */
WayLibrary *way_cli_open (WayCli *cli, WayLibraryFlags flags, GError **error);
/* The project that @text stands for: its UUID, the beginning of one that no other project has, or a title, whatever
 * its case. Errors: NOT_FOUND; AMBIGUOUS, with the candidates. Returns: (transfer full) */
WayRecord *way_cli_find_project (WayLibrary *library, const char *text, GError **error);
/* The path of the call's library, whether it is there or not. Newly allocated. */
char *way_cli_library_path (WayCli *cli);
/* A backup before much is put into the library; an empty one has nothing to lose. */
gboolean way_cli_back_up (WayLibrary *library, GError **error);
/* %FALSE with USAGE. */
gboolean way_cli_wrong_call (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* A passphrase: the first line of the file at @path, or asked for on the terminal, @twice if it is a new one. Errors:
 * NOT_FOUND, USAGE, INVALID. Returns: (transfer full): freed with way_cli_passphrase_free(), which overwrites it */
char *way_cli_passphrase (const char *path, gboolean twice, GError **error);
void way_cli_passphrase_free (char *passphrase);

/* From here to way_cli_unguard(), a signal that is to end the program (Ctrl+C, kill) cancels what heeds this instead, so that
 * no half copy is left lying about; way_cli_unguard() then ends the program with the signal. A second signal ends it at once.
 * One guard may lie within another: the outer one counts.
 * Returns: (transfer none) */
GCancellable *way_cli_guard (void);
void way_cli_unguard (void);

/* --- Output --- */

/* How many characters of a title a sentence has: see way_text_summary() */
#define WAY_CLI_TITLE 80

/* Writes a line for a person to the standard output. */
void way_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Writes what @json holds to the standard output. */
void way_cli_print_json (WayJsonWriter *json);
/* The name of a partnership and the like may be %NULL: an id as JSON text, or null. */
void way_cli_json_id (WayJsonWriter *json, const char *name, const WayId *id);
/* A time for a person, in this laptop's zone: "2022-02-14 09:30". Newly allocated. */
char *way_cli_format_time (gint64 milliseconds);

/**
 * WayCliTable:
 *
 * Columns that line up, for a person.
 */
typedef struct _WayCliTable WayCliTable;

/* @heading, … ending with %NULL. */
WayCliTable *way_cli_table_new (const char *heading, ...);
void way_cli_table_add_heading (WayCliTable *self, const char *heading);
/* The next cell; line breaks become spaces and long texts are cut. %NULL is empty. */
void way_cli_table_add (WayCliTable *self, const char *text);
/* Writes the table and frees it; @empty instead if it has no rows. Columns without any text are left out. */
void way_cli_table_print (WayCliTable *self, const char *empty);

G_END_DECLS
