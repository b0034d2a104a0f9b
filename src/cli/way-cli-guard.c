/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include <signal.h>

static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };

static GCancellable *cancellable;
static sigset_t heeded, usual;
static GMutex mutex;
static guint depth; /* how often it is guarded */
static int came; /* the signal that ends this, or 0 */

static void
die_of (int number)
{
  sigset_t one;

  signal (number, SIG_DFL);
  sigemptyset (&one);
  sigaddset (&one, number);
  pthread_sigmask (SIG_UNBLOCK, &one, NULL);
  raise (number);
}

/* A second one does not wait for what the first has begun. */
static void
heed (int number)
{
  gboolean at_once;

  g_mutex_lock (&mutex);
  at_once = came != 0 || depth == 0;
  came = number;
  g_mutex_unlock (&mutex);
  if (at_once)
    die_of (number);
  g_cancellable_cancel (cancellable);
}

static gpointer
heed_func (gpointer data)
{
  int number;

  for (;;)
    if (sigwait (&heeded, &number) == 0)
      heed (number);
  return NULL;
}

/* What whoever started this said is to be ignored (nohup) stays so. */
static void
choose_heeded (void)
{
  sigemptyset (&heeded);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      struct sigaction now;

      if (sigaction (numbers[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
        sigaddset (&heeded, numbers[i]);
    }
}

GCancellable *
way_cli_guard (void)
{
  gboolean first = cancellable == NULL;

  if (first)
    {
      cancellable = g_cancellable_new ();
      choose_heeded ();
    }
  g_mutex_lock (&mutex);
  if (depth++ == 0)
    pthread_sigmask (SIG_BLOCK, &heeded, &usual);
  g_mutex_unlock (&mutex);
  if (first)
    g_thread_unref (g_thread_new ("heed-signals", heed_func, NULL));
  return cancellable;
}

void
way_cli_unguard (void)
{
  int number;
  gboolean outermost;

  g_mutex_lock (&mutex);
  outermost = --depth == 0;
  number = came;
  g_mutex_unlock (&mutex);
  if (outermost && number != 0)
    die_of (number);
  if (outermost)
    pthread_sigmask (SIG_SETMASK, &usual, NULL);
}
