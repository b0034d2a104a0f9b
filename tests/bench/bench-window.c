/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/way-bench-frame.h"
#include "bench/way-bench.h"

#include "service/way-card-service.h"
#include "service/way-edit.h"
#include "ui/way-board-lanes.h"
#include "ui/way-test-app.h"

#include <stdio.h>
#include <stdlib.h>

/* bench-window SIZE LIBRARY ONE: the first frame and peak memory beside an empty libadwaita window of the same run, the
 * board opened and scrolled, a card moved (commit, splice and layout, then the paint beside a full repaint), undo, how soon
 * another program's step is seen, and the plan opened. */

#define EMPTY_FRAME "first frame of an empty libadwaita window"
#define EMPTY_MEMORY "peak memory of an empty libadwaita window"

#define STARTS 9
#define MOVES 21
#define OPENINGS 7
#define SCROLLS 60
#define STEPS_OF_OTHERS 7

/* --- A start: a process that ends after its first frame --- */

static int
start_waymark (const char *path)
{
  g_autoptr (WayApplication) application = way_application_new ();
  GApplicationFlags flags = g_application_get_flags (G_APPLICATION (application));

  g_application_set_flags (G_APPLICATION (application), flags | G_APPLICATION_NON_UNIQUE);
  way_application_set_path (application, path);
  way_bench_frame_watch (GTK_APPLICATION (application));
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

static void
time_start (const char *const *argv, WayBench *frame, WayBench *memory)
{
  g_autofree char *began = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  g_autofree char *output = NULL;
  double milliseconds, cpu;
  gint64 microseconds;
  char *end;

  g_setenv ("WAY_BENCH_BEGAN", began, TRUE);
  output = way_bench_spawn (argv, &milliseconds, &cpu);
  microseconds = g_ascii_strtoll (output, &end, 10);
  way_bench_add (frame, (double) microseconds / 1000.0, cpu);
  way_bench_add (memory, g_ascii_strtod (end, NULL), -1);
}

static WayBench *
memory_new (const char *name, guint size, const char *bar, const char *yardstick)
{
  WayBench *memory = way_bench_new (name, size, bar, yardstick);

  way_bench_set_unit (memory, "MB");
  return memory;
}

/* In turn, so that a machine that gets busy is busy for both. */
static void
bench_starts (const char *program, guint size, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (program);
  g_autofree char *empty = g_build_filename (folder, "bench-empty", NULL);
  const char *empty_argv[] = { empty, NULL }, *waymark_argv[] = { program, "--start", path, NULL };
  WayBench *empty_frame = way_bench_new (EMPTY_FRAME, size, NULL, NULL);
  WayBench *frame = way_bench_new ("first frame", size, "1.5x", EMPTY_FRAME);
  WayBench *empty_memory = memory_new (EMPTY_MEMORY, size, NULL, NULL);
  WayBench *memory = memory_new ("peak memory at the first frame", size, "+60", EMPTY_MEMORY);

  for (guint i = 0; i < way_bench_runs (STARTS, 0); i++)
    {
      time_start (empty_argv, empty_frame, empty_memory);
      time_start (waymark_argv, frame, memory);
    }
  way_bench_report (empty_frame);
  way_bench_report (frame);
  way_bench_report (empty_memory);
  way_bench_report (memory);
}

/* --- In the window --- */

typedef struct {
  guint size;
  const char *name; /* what sort of library: "20 projects" */
} Library;

typedef struct {
  gint64 update, layout, painted;
  double update_cpu, layout_cpu, painted_cpu;
  gboolean done;
} Frame;

static void
update_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->update = g_get_monotonic_time ();
  frame->update_cpu = way_bench_cpu ();
}

static void
layout_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->layout = g_get_monotonic_time ();
  frame->layout_cpu = way_bench_cpu ();
}

static void
after_paint_cb (GdkFrameClock *clock, Frame *frame)
{
  frame->painted = g_get_monotonic_time ();
  frame->painted_cpu = way_bench_cpu ();
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

/* A card and a lane to move it to: always another, since a move that changes nothing is no step, and undo would take back
 * the one before. */
typedef struct {
  GArray *cards; /* its id */
  const char *kind;
} Move;

static Move
pick_move (WayTestApp *app, GArray *all, GRand *random)
{
  static const char *const kinds[] = { "enabler", "barrier", "aspiration" };
  Move move = { way_id_list_new (), NULL };
  g_autoptr (WayRecord) card = NULL;

  g_array_append_vals (move.cards, way_id_list_index (all, (guint) g_rand_int_range (random, 0, (gint32) all->len)), 1);
  card = way_library_get (app->library, way_id_list_index (move.cards, 0));
  do
    move.kind = kinds[g_rand_int_range (random, 0, 3)];
  while (g_strcmp0 (move.kind, way_record_get_text (card, "kind")) == 0);
  return move;
}

/* A row of one kind of library: "board opened, 20 projects". */
static WayBench *
row_new (const Library *in, const char *name, const char *bar, const char *yardstick)
{
  g_autofree char *full = g_strconcat (name, ", ", in->name, NULL);
  g_autofree char *full_yardstick = yardstick != NULL ? g_strconcat (yardstick, ", ", in->name, NULL) : NULL;

  return way_bench_new (full, in->size, bar, full_yardstick);
}

static gboolean
take_back (WayTestApp *app)
{
  return way_library_undo (app->library, NULL, NULL);
}

/* As by Ctrl+Z: the board goes to the card, which is most often out of sight. */
static gboolean
take_back_by_key (WayTestApp *app)
{
  return gtk_widget_activate_action (GTK_WIDGET (app->window), "win.undo", NULL);
}

/* A move, or with no @move what @undo does, to the end of the layout; then the paint. */
static void
time_move (WayTestApp *app, const Move *move, gboolean (*undo) (WayTestApp *app), WayBench *bench, WayBench *paint)
{
  double cpu;
  gint64 began, committed;
  Frame frame;

  way_test_settle ();
  cpu = way_bench_cpu ();
  began = g_get_monotonic_time ();
  if (!(move != NULL ? way_card_set_kind (app->library, move->cards, move->kind, NULL)
                     : undo (app)))
    g_error ("a card could not be moved, or moved back");
  committed = g_get_monotonic_time ();
  cpu = way_bench_cpu () - cpu;
  frame = one_frame (GTK_WIDGET (app->window));
  way_bench_add (bench, milliseconds (began, committed) + milliseconds (frame.update, frame.layout),
                 cpu + frame.layout_cpu - frame.update_cpu);
  if (paint != NULL)
    way_bench_add (paint, milliseconds (frame.layout, frame.painted), frame.painted_cpu - frame.layout_cpu);
}

/* Draws all of the window, which a frame never does while nodes that did not change are kept. */
static void
repaint_all (WayTestApp *app, WayBench *bench)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (app->window));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GdkTexture *texture;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (app->window)),
                          gtk_widget_get_height (GTK_WIDGET (app->window)));
  node = gtk_snapshot_free_to_node (snapshot);
  way_bench_start (bench);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (app->window)), node, NULL);
  way_bench_stop (bench);
  g_object_unref (texture);
  gsk_render_node_unref (node);
}

static void
bench_moves (WayTestApp *app, const Library *in)
{
  g_autoptr (GArray) all = way_library_query_ids (app->library, "records of kind", "is",
                                                  way_window_get_project (app->window), "card");
  WayBench *moved = row_new (in, "card moved: commit, splice and layout", "16", NULL);
  WayBench *paint = row_new (in, "… its paint", NULL, "a full repaint");
  WayBench *repaint = row_new (in, "a full repaint", NULL, NULL);
  WayBench *undo = row_new (in, "undo of it", "16", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < way_bench_runs (MOVES, 0); i++)
    {
      Move move = pick_move (app, all, random);

      time_move (app, &move, NULL, moved, paint);
      time_move (app, NULL, take_back, undo, NULL);
      g_array_unref (move.cards);
      repaint_all (app, repaint);
    }
  way_bench_report (moved);
  way_bench_report (paint);
  way_bench_report (repaint);
  way_bench_report (undo);
}

static void
bench_key (WayTestApp *app, const Library *in)
{
  g_autoptr (GArray) all = way_library_query_ids (app->library, "records of kind", "is",
                                                  way_window_get_project (app->window), "card");
  WayBench *by_key = row_new (in, "undo by Ctrl+Z, which shows the card", NULL, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint i = 0; i < way_bench_runs (MOVES, 0); i++)
    {
      Move move = pick_move (app, all, random);

      if (!way_card_set_kind (app->library, move.cards, move.kind, NULL))
        g_error ("a card could not be moved");
      time_move (app, NULL, take_back_by_key, by_key, NULL);
      g_array_unref (move.cards);
    }
  way_bench_report (by_key);
}

/* Half a page a frame, as a wheel that is turned fast: rows come that were not shown yet. */
static void
bench_scroll (WayTestApp *app, const Library *in)
{
  GtkWidget *lanes = way_test_find (app->window, WAY_TYPE_BOARD_LANES, NULL);
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (way_test_find (lanes, GTK_TYPE_LIST_VIEW, NULL)));
  WayBench *scroll = row_new (in, "a frame while a lane is scrolled", "33", NULL);

  for (guint i = 0; i < way_bench_runs (SCROLLS, 0); i++)
    {
      way_bench_start (scroll);
      gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + gtk_adjustment_get_page_size (place) / 2);
      one_frame (GTK_WIDGET (app->window));
      way_bench_stop (scroll);
    }
  way_bench_report (scroll);
}

static gboolean
is_past (gpointer moment)
{
  return g_get_monotonic_time () > *(gint64 *) moment;
}

/* From the end of a step of another program, at any moment, until the window has it. */
static void
bench_others (WayTestApp *app, const Library *in)
{
  g_autoptr (WayLibrary) other = way_library_open (way_library_get_path (app->library), 0, NULL);
  g_autoptr (GArray) all = way_library_query_ids (app->library, "records of kind", "is",
                                                  way_window_get_project (app->window), "card");
  g_autoptr (WayRecord) card = way_library_get (app->library, way_id_list_index (all, 0));
  WayBench *seen = row_new (in, "a step of another program seen", "1000", NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (guint i = 0; i < way_bench_runs (STEPS_OF_OTHERS, 0); i++)
    {
      g_autofree char *text = g_strdup_printf ("Said in another program, %u", i);
      gint64 moment = g_get_monotonic_time () + g_rand_int_range (random, 0, 500) * 1000;

      way_test_wait (is_past, &moment, "any moment");
      if (!way_edit_set_text (other, way_record_get_id (card), "text", text, NULL))
        g_error ("another program could not save");
      way_bench_start (seen);
      while (g_strcmp0 (way_record_get_text (card, "text"), text) != 0)
        g_main_context_iteration (NULL, TRUE);
      way_bench_stop (seen);
    }
  way_bench_report (seen);
}

/* From Home, so that the room is made anew each time, to the end of the first frame that shows it. */
static void
bench_room (WayTestApp *app, const Library *in, const char *room, const char *name, const char *bar)
{
  WayBench *open = row_new (in, name, bar, NULL);
  g_autoptr (GArray) projects = way_library_query_ids (app->library, "projects", NULL);

  for (guint i = 0; i < way_bench_runs (OPENINGS, 0); i++)
    {
      way_window_go_home (app->window);
      way_test_settle ();
      way_bench_start (open);
      way_window_open_project (app->window, way_id_list_index (projects, 0), room);
      one_frame (GTK_WIDGET (app->window));
      way_bench_stop (open);
    }
  way_test_settle ();
  way_bench_report (open);
}

static int
bench_library (const Library *in, const char *path)
{
  g_autoptr (WayTestApp) app = way_test_app_new_for_path (path);
  g_autofree char *name = g_strconcat ("peak memory after board and plan, ", in->name, NULL);
  WayBench *memory = memory_new (name, in->size, "+60", EMPTY_MEMORY);

  bench_room (app, in, "board", "board opened", "300");
  bench_moves (app, in);
  bench_room (app, in, "plan", "action plan opened", "300");
  way_bench_add (memory, way_bench_peak_memory (), -1);
  way_bench_report (memory);
  /* After the memory, of which the other program's library would be a part, and what is scrolled to. */
  way_test_open_project (app, NULL, "board");
  bench_scroll (app, in);
  bench_key (app, in);
  bench_others (app, in);
  return 0;
}

/* A process for each library, so that each has a peak of its own. */
static void
spawn_library (const char *program, const char *size, const char *name, const char *path)
{
  const char *argv[] = { program, "--library", size, name, path, NULL };
  g_autofree char *rows = NULL;
  double milliseconds, cpu;

  rows = way_bench_spawn (argv, &milliseconds, &cpu);
  fputs (rows, stdout);
  fflush (stdout);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--start"))
    return start_waymark (argv[2]);
  if (argc == 5 && g_str_equal (argv[1], "--library"))
    {
      Library in = { (guint) atoi (argv[2]), argv[3] };
      g_autofree char *path = g_strdup (argv[4]);

      way_test_init (&argc, &argv);
      return bench_library (&in, path);
    }
  if (argc != 4 || atoi (argv[1]) <= 0)
    g_error ("usage: bench-window SIZE LIBRARY ONE");
  bench_starts (argv[0], (guint) atoi (argv[1]), argv[2]);
  spawn_library (argv[0], argv[1], "20 projects", argv[2]);
  spawn_library (argv[0], argv[1], "one project", argv[3]);
  return 0;
}
