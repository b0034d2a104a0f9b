/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-writers.h"

extern const WayWriters way_writers;

const WayWriters *
way_writers_get (GError **error)
{
  return &way_writers;
}
