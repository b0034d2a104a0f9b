/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a declaration in kinds/ needs. */

#include "base/way-error.h"
#include "model/way-record.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

G_END_DECLS
