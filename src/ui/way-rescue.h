/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/way-window.h"

G_BEGIN_DECLS

/* For the end of the session, when nobody can be asked: if something that was typed could not be written where @library lies, as
 * its folder is gone or can only be read, a copy of the library that holds it is saved among the documents, else in the
 * home folder. */
void way_rescue_save (WayLibrary *library);
/* At the next start: says over @window where that copy is, once. */
void way_rescue_tell (WayWindow *window);

G_END_DECLS
