/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Dates are text in the calendar of ISO 8601 with the precision of a year, a month or a day
 * (2021, 2021-06, 2021-06-14) and no time zone. Times are local: 2021-11-30T13:00. */

/* %TRUE if @text is a date of any precision that exists (31 February does not). */
gboolean way_date_is_valid (const char *text);
/* %TRUE if @text is a date of day precision, with or without "THH:MM". */
gboolean way_date_is_valid_time (const char *text);
/* %TRUE for "HH:MM", 00:00 to 23:59. */
gboolean way_date_is_valid_clock (const char *text);

/* Reads what a person types ("14/2/22", "14 Feb 2022", "Feb 2022", "2022-02-14", "today",
 * "tomorrow", "friday", "next friday", "+2 weeks"), day before month, relative to @today; a day
 * without a year is the one nearest to it, and a day of the week is the next such day after it.
 * Returns: (nullable): the ISO form, newly allocated; %NULL if it cannot be a date. */
char *way_date_parse_typed (const char *typed, const char *today);
/* Reads a typed date with an optional time after it ("30 Nov 2021 13:00", "tomorrow 9.30", "friday at 2pm").
 * A time alone is none: nobody said which day.
 * Returns: (nullable): the ISO form, newly allocated. */
char *way_date_parse_typed_time (const char *typed, const char *today);

/* For reading: "14 Feb 2022", "June 2021", "2021"; a time adds ", 13:00". Newly allocated; "" for %NULL. */
char *way_date_format (const char *iso);
/* With the day of the week: "Thu 3 Feb 2022". Newly allocated. */
char *way_date_format_day (const char *iso);
/* Short, for tables: without the year if it is that of @today: "14 Feb". Newly allocated. */
char *way_date_format_short (const char *iso, const char *today);

/* %TRUE if the whole of @date lies before the day @today (a month is past when its last day is). */
gboolean way_date_is_past (const char *date, const char *today);
/* Days from @a to @b, both of day precision (a time is ignored); 0 if either is not. */
int way_date_days_between (const char *a, const char *b);
/* @date moved by @days. Newly allocated. */
char *way_date_add_days (const char *date, int days);

G_END_DECLS
