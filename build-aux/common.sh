# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What run, screenshots and test share, and check-package. Sourced with $root set to the top of the source tree.
: "${root:?}"

# compile DIR [MESON OPTION…]: set DIR up once, again when a folder has joined, and build it.
compile() {
  local dir=$1
  shift
  if [ ! -f "$dir/build.ninja" ]; then
    meson setup "$dir" "$root" "$@"
  elif [ -n "$(find "$root/data" "$root/src" "$root/po" "$root/tests" -name meson.build -newer "$dir/build.ninja")" ]; then
    meson setup --reconfigure "$dir" "$root" "$@"
  fi
  ninja -C "$dir" -j "$(nproc)"
}

# give_way: this shell, and what it starts, gets little of the time that others want, where the kernel weighs sessions, too.
give_way() {
  renice -n 5 "$BASHPID" > /dev/null
  { echo 5 > /proc/self/autogroup; } 2>/dev/null || true
}

# program DIR NAME: the path of a built program, or a sentence and failure.
program() {
  local found
  found=$(find "$1/src" -type f -name "$2" -perm -u+x 2>/dev/null | head -n 1)
  [ -n "$found" ] || { echo "$2 has not been built in $1" >&2; return 1; }
  echo "$found"
}
