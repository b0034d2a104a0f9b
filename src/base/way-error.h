/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * WayError:
 * @WAY_ERROR_FAILED: anything not named below
 * @WAY_ERROR_INVALID: a value breaks a rule of its field or record
 * @WAY_ERROR_NOT_FOUND: no such record, project, file or library
 * @WAY_ERROR_AMBIGUOUS: a name stands for more than one thing
 * @WAY_ERROR_EXISTS: it is there already
 * @WAY_ERROR_NOT_LIBRARY: the file is not a Waymark library
 * @WAY_ERROR_DAMAGED: the library fails its checks
 * @WAY_ERROR_NEWER: the library was made by a newer Waymark
 * @WAY_ERROR_READ_ONLY: the library cannot be written
 * @WAY_ERROR_FULL: the disk is full
 * @WAY_ERROR_BUSY: another program holds the library
 * @WAY_ERROR_CONFLICT: the value has changed since
 * @WAY_ERROR_DELETED: what was to be changed has been deleted meanwhile
 * @WAY_ERROR_NOTHING: nothing to do (to undo, to redo)
 * @WAY_ERROR_FORMAT: a file that is read breaks its format
 * @WAY_ERROR_USAGE: a call that cannot be right, whatever the data
 *
 * The one error domain of Waymark. A message is one sentence for a person: what failed,
 * what happened to the data and, where it helps, what to do.
 */
typedef enum {
  WAY_ERROR_FAILED,
  WAY_ERROR_INVALID,
  WAY_ERROR_NOT_FOUND,
  WAY_ERROR_AMBIGUOUS,
  WAY_ERROR_EXISTS,
  WAY_ERROR_NOT_LIBRARY,
  WAY_ERROR_DAMAGED,
  WAY_ERROR_NEWER,
  WAY_ERROR_READ_ONLY,
  WAY_ERROR_FULL,
  WAY_ERROR_BUSY,
  WAY_ERROR_CONFLICT,
  WAY_ERROR_DELETED,
  WAY_ERROR_NOTHING,
  WAY_ERROR_FORMAT,
  WAY_ERROR_USAGE,
} WayError;

#define WAY_ERROR (way_error_quark ())
GQuark way_error_quark (void);

G_END_DECLS
