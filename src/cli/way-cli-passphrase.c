/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/way-cli.h"

#include "base/way-error.h"
#include "base/way-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* A line is longer than anybody types. */
#define LONGEST 4096

/* Overwrites a passphrase before it is given back; the compiler may not leave it out. */
static void
forget (char *passphrase)
{
  volatile char *at = passphrase;

  while (at != NULL && *at != '\0')
    *at++ = '\0';
}

void
way_cli_passphrase_free (char *passphrase)
{
  forget (passphrase);
  g_free (passphrase);
}

/* The first line of @file, or %NULL. */
static char *
read_line (FILE *file)
{
  char line[LONGEST] = { 0 };
  char *copy;

  /* So that nothing of it stays behind in what the file is read through. */
  setvbuf (file, NULL, _IONBF, 0);
  if (fgets (line, sizeof line, file) == NULL)
    return NULL;
  line[strcspn (line, "\r\n")] = '\0';
  copy = g_strdup (line);
  forget (line);
  return copy;
}

static char *
read_file (const char *path, GError **error)
{
  gboolean in_use = way_file_is_in_use (path);
  FILE *file = !in_use ? fopen (path, "re") : NULL;
  char *passphrase = file != NULL ? read_line (file) : NULL;

  if (file == NULL && !in_use)
    g_set_error (error, WAY_ERROR, WAY_ERROR_NOT_FOUND, _("The passphrase could not be read from “%s”: %s. Nothing was done."),
                 path, g_strerror (errno));
  else if (passphrase == NULL)
    g_set_error (error, WAY_ERROR, WAY_ERROR_USAGE, _("“%s” holds no passphrase. Nothing was done."), path);
  if (file != NULL)
    fclose (file);
  return passphrase;
}

/* --- On a terminal --- */

/* What ends or stops the program leaves a terminal that shows what is typed. */
static const int signals[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };
static struct sigaction before[G_N_ELEMENTS (signals)];

/* For the handler: nothing in it may be changed while it is watched for. */
static struct {
  int terminal;
  const char *question;
  struct termios shown, hidden;
} asking;

static void
hide (void)
{
  ssize_t written G_GNUC_UNUSED = write (asking.terminal, asking.question, strlen (asking.question));

  tcsetattr (asking.terminal, TCSAFLUSH, &asking.hidden);
}

/* Only what may be called in a handler: see signal-safety(7). */
static void
signal_cb (int number)
{
  int reason = errno;
  struct sigaction usual = { .sa_handler = SIG_DFL }, own;

  tcsetattr (asking.terminal, TCSAFLUSH, &asking.shown);
  sigaction (number, &usual, &own);
  /* Ends it here, or stops it until it goes on. */
  raise (number);
  sigaction (number, &own, NULL);
  hide ();
  errno = reason;
}

static void
watch (void)
{
  /* Not held back within its handler, so that it has its effect there. */
  struct sigaction action = { .sa_handler = signal_cb, .sa_flags = SA_NODEFER | SA_RESTART };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      sigaction (signals[i], NULL, &before[i]);
      /* nohup: what is not heeded stays so. */
      if (before[i].sa_handler != SIG_IGN)
        sigaction (signals[i], &action, NULL);
    }
}

static void
unwatch (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    sigaction (signals[i], &before[i], NULL);
}

/* Asks on the terminal itself, whatever the standard input is, without showing what is typed. */
static char *
ask (FILE *terminal, const char *question)
{
  gboolean hides = tcgetattr (fileno (terminal), &asking.shown) == 0;
  char *passphrase;

  asking.terminal = fileno (terminal);
  asking.question = question;
  asking.hidden = asking.shown;
  asking.hidden.c_lflag &= ~(tcflag_t) ECHO;
  if (hides)
    {
      watch ();
      hide ();
    }
  else
    {
      fprintf (terminal, "%s", question);
      fflush (terminal);
    }
  passphrase = read_line (terminal);
  if (hides)
    {
      tcsetattr (asking.terminal, TCSAFLUSH, &asking.shown);
      unwatch ();
    }
  fprintf (terminal, "\n");
  return passphrase;
}

char *
way_cli_passphrase (const char *path, gboolean twice, GError **error)
{
  FILE *terminal;
  char *first, *second;

  if (path != NULL)
    return read_file (path, error);
  terminal = fopen ("/dev/tty", "r+e");
  if (terminal == NULL)
    {
      way_cli_wrong_call (error, _("There is no terminal to ask for the passphrase on: say --passphrase-file PATH"));
      return NULL;
    }
  first = ask (terminal, _("Passphrase: "));
  second = twice && first != NULL ? ask (terminal, _("The same again: ")) : NULL;
  fclose (terminal);
  if (first != NULL && (!twice || g_strcmp0 (first, second) == 0))
    {
      way_cli_passphrase_free (second);
      return first;
    }
  way_cli_passphrase_free (first);
  way_cli_passphrase_free (second);
  g_set_error_literal (error, WAY_ERROR, WAY_ERROR_INVALID,
                       twice ? _("The two passphrases differ, so nothing was written.") : _("No passphrase was given."));
  return NULL;
}
