/* SPDX-License-Identifier: GPL-3.0-or-later */

/* no-network PROGRAM [ARGUMENT…]: runs a program that is killed (SIGSYS) at its first attempt to open a socket for the
 * internet, IPv4 or IPv6. Sockets of this machine (display, session bus) are none of it. Needs no rights. */

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

int
main (int argc, char **argv)
{
  struct sock_filter filter[] = {
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, nr)),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 4),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, args[0])),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, AF_INET, 1, 0),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, AF_INET6, 0, 1),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
    BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = { sizeof filter / sizeof *filter, filter };

  if (argc < 2)
    {
      fputs ("usage: no-network PROGRAM [ARGUMENT…]\n", stderr);
      return 2;
    }
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
    {
      fprintf (stderr, "no-network: the filter cannot be set here: %s\n", strerror (errno));
      return 77;
    }
  execvp (argv[1], argv + 1);
  fprintf (stderr, "no-network: %s: %s\n", argv[1], strerror (errno));
  return 127;
}
