/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/way-keeper.h"

#include "base/way-clock.h"
#include "base/way-error.h"
#include "storage/way-erase.h"
#include "ui/way-settings.h"
#include "ui/way-worker.h"

#define SETTING "backup-folder"
#define FIRST_SECONDS 4
#define AGAIN_SECONDS 3600
#define DAY_MS ((gint64) 24 * 60 * 60 * 1000)

struct _WayKeeper {
  GObject parent_instance;

  char *path;
  GCancellable *cancellable; /* of what is going on; %NULL if nothing is */
  gint64 last;
  char *problem;
  char *folder_problem;
  guint timer;
  gboolean looked; /* at the file: once is enough while it is open */
  gboolean again;  /* asked for while something was going on */
  gboolean damaged; /* known, so that nothing more is to be backed up by itself */
};

G_DEFINE_FINAL_TYPE (WayKeeper, way_keeper, G_TYPE_OBJECT)

enum {
  CHANGED,
  DAMAGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What the worker is to do, and what came of it. */
typedef struct {
  char *path;
  char *folder;
  gboolean asked;
  gboolean look;
  GError *error;
  GError *folder_error;
  GError *damage;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_free (job->folder);
  g_clear_error (&job->error);
  g_clear_error (&job->folder_error);
  g_clear_error (&job->damage);
  g_free (job);
}

/* --- In the worker --- */

static gboolean
folder_is_due (const Job *job)
{
  g_autoptr (GPtrArray) there = way_backups_list (job->path, job->folder);
  gint64 last = way_backups_last (job->path);
  gint64 now = way_clock_now ();

  /* Then it is tried, and refused, which is said. */
  if (way_backups_is_usual (job->path, job->folder))
    return TRUE;
  for (guint i = 0; i < there->len; i++)
    {
      const WayBackup *backup = g_ptr_array_index (there, i);

      /* One that a wrong clock dated ahead says nothing of today. */
      if (backup->own && backup->at <= now && last - backup->at < DAY_MS)
        return FALSE;
    }
  return TRUE;
}

/* A stick that was away gets the newest when it is there again. */
static void
copy_to_folder (Job *job, const WayBackup *made, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) backups = made == NULL ? way_backups_list (job->path, NULL) : NULL;
  const WayBackup *newest = made;
  g_autoptr (WayBackup) copy = NULL;

  if (made == NULL && backups->len > 0 && folder_is_due (job))
    {
      newest = way_backups_newest (backups);
      if (newest == NULL)
        newest = g_ptr_array_index (backups, 0);
    }
  if (newest != NULL)
    copy = way_backups_copy (job->path, newest, job->folder, cancellable, &job->folder_error);
}

static void
look_at_file (Job *job, GCancellable *cancellable)
{
  /* A copy that failed its check may be a fault of what was copied: then every page and value is looked at. */
  gboolean thorough = g_error_matches (job->error, WAY_ERROR, WAY_ERROR_DAMAGED);

  if ((job->look || thorough) && !g_cancellable_is_cancelled (cancellable))
    way_library_look_at_file (job->path, thorough, cancellable, &job->damage);
  if (job->damage != NULL && !g_error_matches (job->damage, WAY_ERROR, WAY_ERROR_DAMAGED))
    g_clear_error (&job->damage);
}

static gboolean
keep (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (WayBackup) made = NULL;

  /* Traces that another program kept from being removed; where it still does, what is deleted can be removed once more. */
  way_erase_finish (job->path, job->folder, NULL);
  if (job->asked || way_backups_due (job->path))
    made = way_backups_make (job->path, job->asked ? WAY_BACKUP_ASKED : WAY_BACKUP_DAILY, NULL, cancellable, &job->error);
  if (job->folder != NULL && job->error == NULL && !g_cancellable_is_cancelled (cancellable))
    copy_to_folder (job, made, cancellable);
  look_at_file (job, cancellable);
  return TRUE;
}

/* --- In the window's thread --- */

static void
set_problem (char **problem, const GError *error)
{
  gboolean quiet = error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  g_free (*problem);
  *problem = quiet ? NULL : g_strdup (error->message);
}

static void begin (WayKeeper *self, gboolean asked);

static void
kept_cb (gpointer owner, gpointer data, const GError *error)
{
  WayKeeper *self = owner;
  Job *job = data;
  gboolean given_up = g_cancellable_is_cancelled (self->cancellable);

  g_clear_object (&self->cancellable);
  /* An empty library has nothing to back up, which is no problem unless somebody asked. */
  if (!job->asked && g_error_matches (job->error, WAY_ERROR, WAY_ERROR_NOTHING))
    g_clear_error (&job->error);
  set_problem (&self->problem, job->error);
  set_problem (&self->folder_problem, job->folder_error);
  self->last = way_backups_last (self->path);
  /* Of what was given up nobody heard. */
  self->looked = self->looked || (job->look && !given_up);
  g_signal_emit (self, signals[CHANGED], 0);
  self->damaged = self->damaged || job->damage != NULL;
  if (job->damage != NULL)
    g_signal_emit (self, signals[DAMAGED], 0, job->damage->message);
  if (self->again)
    begin (self, FALSE);
}

static void
begin (WayKeeper *self, gboolean asked)
{
  Job *job;

  self->again = self->cancellable != NULL;
  if (self->again)
    return;
  self->cancellable = g_cancellable_new ();
  job = g_new0 (Job, 1);
  job->path = g_strdup (self->path);
  job->folder = way_keeper_dup_folder ();
  job->asked = asked;
  job->look = !self->looked;
  way_worker_start (self, self->cancellable, keep, kept_cb, job, job_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Today's is yesterday's at some time, so that what is said of it is looked at, too. */
static gboolean
again_cb (gpointer self)
{
  if (!WAY_KEEPER (self)->damaged && way_backups_due (WAY_KEEPER (self)->path))
    begin (self, FALSE);
  else
    g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_CONTINUE;
}

static gboolean
first_cb (gpointer data)
{
  WayKeeper *self = data;

  self->timer = g_timeout_add_seconds (AGAIN_SECONDS, again_cb, self);
  begin (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
way_keeper_finalize (GObject *object)
{
  WayKeeper *self = WAY_KEEPER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self->problem);
  g_free (self->folder_problem);
  G_OBJECT_CLASS (way_keeper_parent_class)->finalize (object);
}

static void
way_keeper_class_init (WayKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = way_keeper_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[DAMAGED] = g_signal_new ("damaged", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
way_keeper_init (WayKeeper *self)
{
}

WayKeeper *
way_keeper_new (const char *library_path)
{
  WayKeeper *self = g_object_new (WAY_TYPE_KEEPER, NULL);

  self->path = g_strdup (library_path);
  return self;
}

void
way_keeper_start (WayKeeper *self)
{
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds_full (G_PRIORITY_LOW, FIRST_SECONDS, first_cb, self, NULL);
}

void
way_keeper_give_up (WayKeeper *self)
{
  self->again = FALSE;
  g_cancellable_cancel (self->cancellable);
}

void
way_keeper_stop (WayKeeper *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  way_keeper_give_up (self);
}

static gboolean
enough_cb (gpointer enough)
{
  *(gboolean *) enough = TRUE;
  return G_SOURCE_CONTINUE;
}

void
way_keeper_wait (WayKeeper *self, guint most)
{
  gboolean enough = FALSE;
  guint timer = g_timeout_add (most, enough_cb, &enough);

  while (self->cancellable != NULL && !enough)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

void
way_keeper_look (WayKeeper *self)
{
  begin (self, FALSE);
}

void
way_keeper_back_up (WayKeeper *self)
{
  begin (self, TRUE);
}

gboolean
way_keeper_is_busy (WayKeeper *self)
{
  return self->cancellable != NULL;
}

gint64
way_keeper_get_last (WayKeeper *self)
{
  if (self->last == 0)
    self->last = way_backups_last (self->path);
  return self->last;
}

const char *
way_keeper_get_problem (WayKeeper *self)
{
  return self->problem;
}

const char *
way_keeper_get_folder_problem (WayKeeper *self)
{
  return self->folder_problem;
}

char *
way_keeper_dup_folder (void)
{
  g_autofree char *folder = way_settings_get_text (SETTING, "");

  return folder != NULL && *folder != '\0' ? g_steal_pointer (&folder) : NULL;
}

void
way_keeper_set_folder (const char *folder)
{
  way_settings_set_text (SETTING, folder);
}
