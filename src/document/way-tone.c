/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document/way-tone.h"

const WayToneColours *
way_tone_colours (WayTone tone)
{
  static const WayToneColours colours[WAY_N_TONES] = {
    [WAY_TONE_NONE] = { 0xffffff, WAY_COLOUR_INK, 0x1d1d20, 0xf2f2f4, "none" },
    [WAY_TONE_NEUTRAL] = { 0xe7e7ea, 0x3d3d42, 0x3f3f46, 0xe6e6ea, "neutral" },
    [WAY_TONE_INFO] = { 0xdce9fb, 0x184a91, 0x1b3a66, 0xbcd6fb, "info" },
    [WAY_TONE_GOOD] = { 0xd8f2de, 0x155c2c, 0x174527, 0xb4ebc4, "good" },
    [WAY_TONE_WARNING] = { 0xfdeecb, 0x6e4300, 0x55400f, 0xfbe0a0, "warning" },
    [WAY_TONE_BAD] = { 0xfbdede, 0x98192a, 0x641d28, 0xfcc8cd, "bad" },
  };

  return &colours[tone];
}
