/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-error.h"

G_DEFINE_QUARK (way-error-quark, way_error)
