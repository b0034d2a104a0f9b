# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A small Debian of its own in a folder, for check-install and check-debian-13. Sourced with $root set.
: "${root:?}"
# shellcheck disable=SC2034 # the scripts that read this use it
cache=${XDG_CACHE_HOME:-${HOME:-/var/cache}/.cache}/waymark-check
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}

# alone ARGUMENT…: run this script again as root (or, without the right to be, as root of a user namespace) with
# mounts of its own, which are gone when it ends.
alone() {
  [ "${WAYMARK_ALONE:-}" != yes ] || return 0
  export WAYMARK_ALONE=yes
  if [ "$(id -u)" -eq 0 ]; then
    exec unshare --mount -- "$0" "$@"
  fi
  export container=lxc # tells debootstrap that it can make no devices
  exec unshare --user --map-root-user --map-auto --mount -- "$0" "$@"
}

# bootstrap SUITE FOLDER: the smallest Debian, once.
bootstrap() {
  [ ! -e "$2/.complete" ] || return 0
  command -v debootstrap >/dev/null || { echo "debootstrap is not installed: run build-aux/install-deps check" >&2; return 1; }
  rm -rf "$2"
  mkdir -p "$2"
  debootstrap --variant=minbase "$1" "$2" "$mirror" > "$2.log" 2>&1 || { tail -n 5 "$2.log" >&2; return 1; }
  printf '%s\n' 'APT::Install-Recommends "false";' 'Dpkg::Use-Pty "0";' 'Acquire::Retries "3";' \
    'APT::Sandbox::User "root";' > "$2/etc/apt/apt.conf.d/90waymark"
  touch "$2/.complete"
}

# furnish FOLDER: what programs in it expect to find; within alone().
furnish() {
  cp -L /etc/resolv.conf "$1/etc/resolv.conf"
  mount --rbind /proc "$1/proc"
  mount --rbind /dev "$1/dev"
  mount -t tmpfs tmpfs "$1/dev/shm" 2>/dev/null || true
}

# inside FOLDER COMMAND…: run it there, with nothing of this system's environment.
inside() {
  local folder=$1
  shift
  chroot "$folder" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root TERM=dumb \
    DEBIAN_FRONTEND=noninteractive "$@"
}
