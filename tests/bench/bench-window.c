/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/way-bench.h"

#include "service/way-card-service.h"
#include "service/way-generate.h"
#include "support/way-test-library.h"
#include "ui/way-test-app.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The window's speeds: the first frame and peak memory beside an empty libadwaita window of the same run, the board
 * opened, a card moved (commit, splice and layout, then the paint beside a full repaint), and undo. */

#define STARTS 9
#define MOVES 30
#define OPENINGS 5

/* --- A start: this program again, as a child that ends after its first frame --- */

static gint64
peak_kilobytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, "VmHWM:") : NULL;
  return line != NULL ? g_ascii_strtoll (line + 6, NULL, 10) : 0;
}

static void
painted_cb (GdkFrameClock *clock, gpointer data)
{
  gint64 began = g_ascii_strtoll (g_getenv ("WAY_BENCH_BEGAN"), NULL, 10);

  printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", g_get_monotonic_time () - began, peak_kilobytes ());
  fflush (stdout);
  _exit (0);
}

static void
watch_window_cb (GtkWidget *window, gpointer data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer data)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    watch_window_cb (GTK_WIDGET (window), NULL);
  else
    g_signal_connect_after (window, "realize", G_CALLBACK (watch_window_cb), NULL);
}

static void
empty_activate_cb (GtkApplication *application, gpointer data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
}

static int
start (const char *what, const char *path)
{
  g_autoptr (GApplication) application = NULL;

  if (strcmp (what, "--empty") == 0)
    {
      application = G_APPLICATION (adw_application_new ("org.waymark.Empty", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (empty_activate_cb), NULL);
    }
  else
    {
      application = G_APPLICATION (way_application_new ());
      g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
      way_application_set_path (WAY_APPLICATION (application), path);
    }
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (application, 0, NULL);
}

static void
time_start (const char *program, const char *what, const char *path, WayBench *bench, WayBench *memory)
{
  g_autofree char *began = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *args[] = { program, what, path, NULL };
  g_autofree char *output = NULL;
  char *end;
  gint64 microseconds;

  g_setenv ("WAY_BENCH_BEGAN", began, TRUE);
  if (!g_spawn_sync (NULL, (char **) args, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, NULL))
    g_error ("could not start %s", program);
  microseconds = g_ascii_strtoll (output, &end, 10);
  way_bench_add (bench, (double) microseconds / 1000.0);
  way_bench_add (memory, (double) g_ascii_strtoll (end, NULL, 10) / 1024.0);
}

static void
bench_starts (const char *program, const char *path)
{
  WayBench *empty = way_bench_new ("first frame: empty libadwaita window", 0);
  WayBench *waymark = way_bench_new ("first frame: Waymark (bar: 1.5 × the empty window)", 0);
  WayBench *empty_memory = way_bench_new ("peak memory in MB: empty libadwaita window", 0);
  WayBench *memory = way_bench_new ("peak memory in MB: Waymark at its first frame", 0);

  for (int i = 0; i < STARTS; i++)
    {
      time_start (program, "--empty", path, empty, empty_memory);
      time_start (program, "--waymark", path, waymark, memory);
    }
  way_bench_report (empty);
  way_bench_report (waymark);
  way_bench_report (empty_memory);
  way_bench_report (memory);
}

/* --- In the window --- */

typedef struct {
  gint64 update, layout, painted;
  gboolean done;
} Frame;

static void
update_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->update = g_get_monotonic_time ();
}

static void
layout_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->layout = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->painted = g_get_monotonic_time ();
  frame->done = TRUE;
}

/* Lets one whole frame pass and times its parts. */
static Frame
one_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  Frame frame = { 0 };
  gulong handlers[] = {
    g_signal_connect (clock, "update", G_CALLBACK (update_cb), &frame),
    g_signal_connect_after (clock, "layout", G_CALLBACK (layout_cb), &frame),
    g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), &frame),
  };

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_UPDATE | GDK_FRAME_CLOCK_PHASE_LAYOUT
                                          | GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!frame.done)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_handler_disconnect (clock, handlers[i]);
  return frame;
}

static double
milliseconds (gint64 from, gint64 to)
{
  return (double) (to - from) / 1000.0;
}

static void
move_random (WayTestApp *app, GRand *random)
{
  static const char *const kinds[] = { "enabler", "barrier", "aspiration" };
  g_autoptr (GArray) all = way_library_query_ids (app->library, "records of kind", "is",
                                                  way_window_get_project (app->window), "card");
  g_autoptr (GArray) cards = way_id_list_new ();
  g_autoptr (WayRecord) card = NULL;
  const char *kind;

  g_array_append_vals (cards, way_id_list_index (all, (guint) g_rand_int_range (random, 0, (gint32) all->len)), 1);
  card = way_library_get (app->library, way_id_list_index (cards, 0));
  /* Always to another lane: a move that changes nothing is no step, and undo would take back the one before. */
  do
    kind = kinds[g_rand_int_range (random, 0, 3)];
  while (g_strcmp0 (kind, way_record_get_text (card, "kind")) == 0);
  if (!way_card_set_kind (app->library, cards, kind, NULL))
    g_error ("a card could not be moved");
}

static void
bench_moves (WayTestApp *app, const char *cards)
{
  char *names[] = {
    g_strconcat ("card moved: commit, splice and layout, ", cards, NULL),
    g_strconcat ("… its paint, ", cards, NULL),
    g_strconcat ("undo: commit, splice and layout, ", cards, NULL),
    g_strconcat ("a full repaint, ", cards, NULL),
    NULL,
  };
  WayBench *move = way_bench_new (names[0], 16), *paint = way_bench_new (names[1], 0);
  WayBench *undo = way_bench_new (names[2], 16), *repaint = way_bench_new (names[3], 0);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (int i = 0; i < MOVES; i++)
    {
      gint64 began, committed;
      Frame frame;

      way_test_settle ();
      began = g_get_monotonic_time ();
      move_random (app, random);
      committed = g_get_monotonic_time ();
      frame = one_frame (GTK_WIDGET (app->window));
      way_bench_add (move, milliseconds (began, committed) + milliseconds (frame.update, frame.layout));
      way_bench_add (paint, milliseconds (frame.layout, frame.painted));
      way_test_settle ();
      began = g_get_monotonic_time ();
      way_library_undo (app->library, NULL, NULL);
      committed = g_get_monotonic_time ();
      frame = one_frame (GTK_WIDGET (app->window));
      way_bench_add (undo, milliseconds (began, committed) + milliseconds (frame.update, frame.layout));
      way_test_settle ();
      gtk_widget_queue_draw (GTK_WIDGET (app->window));
      frame = one_frame (GTK_WIDGET (app->window));
      way_bench_add (repaint, milliseconds (frame.layout, frame.painted));
    }
  way_bench_report (move);
  way_bench_report (paint);
  way_bench_report (repaint);
  way_bench_report (undo);
  for (guint i = 0; names[i] != NULL; i++)
    g_clear_pointer (&names[i], g_free);
}

/* From Home, so that the room is made anew each time, to the end of the first frame that shows it. */
static void
bench_room (WayTestApp *app, const char *room, const char *name, double bar)
{
  WayBench *open = way_bench_new (name, bar);
  g_autoptr (GArray) projects = way_library_query_ids (app->library, "projects", "");

  for (int i = 0; i < OPENINGS; i++)
    {
      gint64 began;

      way_window_go_home (app->window);
      way_test_settle ();
      began = g_get_monotonic_time ();
      way_window_open_project (app->window, way_id_list_index (projects, 0), room);
      one_frame (GTK_WIDGET (app->window));
      way_bench_add (open, milliseconds (began, g_get_monotonic_time ()));
    }
  way_test_settle ();
  way_bench_report (open);
}

static void
bench_library (const char *path, const char *cards)
{
  g_autoptr (WayTestApp) app = way_test_app_new_for_path (path);
  g_autofree char *board = g_strconcat ("board opened to its frame, ", cards, NULL);
  g_autofree char *plan = g_strconcat ("action plan opened to its frame, as many actions as ", cards, NULL);

  bench_room (app, "board", board, 300);
  bench_moves (app, cards);
  bench_room (app, "plan", plan, 300);
  printf ("%-58s %5d %10.2f\n", "peak memory in MB after this", 1, (double) peak_kilobytes () / 1024.0);
}

static char *
make_library (guint projects)
{
  char *path = way_test_path ("library.waymark");
  g_autoptr (WayLibrary) library = way_library_open (path, WAY_LIBRARY_CREATE, NULL);

  if (library == NULL || !way_generate (library, projects, 10000, 10000, 1, NULL))
    g_error ("could not generate");
  return path;
}

int
main (int argc, char **argv)
{
  g_autofree char *twenty = NULL;
  g_autofree char *one = NULL;

  if (argc == 3)
    return start (argv[1], argv[2]);
  twenty = make_library (20);
  one = make_library (1);
  way_bench_head ();
  bench_starts (argv[0], twenty);
  way_test_init (&argc, &argv);
  bench_library (twenty, "500 cards of 10,000");
  bench_library (one, "10,000 cards");
  return 0;
}
