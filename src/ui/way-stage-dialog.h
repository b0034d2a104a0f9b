/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-page.h"

G_BEGIN_DECLS

/* Opens the form that moves the project to another stage, pauses, resumes, withdraws or closes it. */
void way_stage_dialog_open (WayPage *page);

G_END_DECLS
