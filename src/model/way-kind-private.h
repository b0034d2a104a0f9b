/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a declaration in kinds/ needs. */

#include "base/way-error.h"
#include "model/way-record.h"

#include <glib/gi18n-lib.h>

G_BEGIN_DECLS

/* Sets %WAY_ERROR_INVALID with @message and returns %FALSE. */
gboolean way_rule_broken (GError **error, const char *message);

G_END_DECLS
