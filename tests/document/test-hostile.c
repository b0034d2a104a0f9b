/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One plan of hostile words, made through the services as a person makes one, written in every format, and each file read
 * back by a reader that is not ours (read-exports), which knows what was typed: nothing is lost, nothing is active. */
#include "base/way-error.h"
#include "document/way-document-export.h"
#include "document/way-plan-builder.h"
#include "helper.h"
#include "import/way-project-file.h"
#include "service/way-action-service.h"
#include "service/way-edit.h"
#include "service/way-people-service.h"
#include "service/way-project-service.h"
#include "service/way-theme-service.h"
#include "support/way-test-library.h"

#include <string.h>

/* What a spreadsheet, a browser, Word, a Markdown reader or a PDF reader could take for more than words. */
static const char *const texts[] = {
  "=HYPERLINK(\"http://evil.example/\",\"Click\")",
  "=cmd|' /C calc'!A0",
  "+44 1305 000000",
  "-2+3+cmd|' /C calc'!A0",
  "-5",
  "-0.5",
  "1.5",
  "- five",
  "@SUM(A1:A9)",
  "\t=1+1",
  "\r=1+1",
  "   =1+1",
  "\u00a0=1+1",
  "\n\n=1+1",
  "\"=1+1",
  "\"\"\" +1",
  "'=1+1",
  "''''-1",
  "'-5",
  "\uff1d1+1",
  "\ufeff=1+1",
  "; =1+1 , \"=1+1\" \t=1",
  "a\",=1+1,\"b",
  "x\r\n=1+1\r\ny",
  "<script>alert(1)</script><img src=x onerror=alert(1)><a href=\"javascript:alert(1)\">a</a>",
  "</td></tr></table></style></title></textarea><svg/onload=alert(1)>",
  "<!-- --> ]]> <![CDATA[ x ]]> <?xml version='1.0'?> <!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]> &b;",
  "&amp; &lt; &#60; &#x3c; &nbsp; & &; &copy",
  "\" onmouseover=\"alert(1)\" ' onclick='alert(1)' `x`",
  "javascript:alert(1) file:///etc/passwd smb://host/share data:text/html;base64,PHNjcmlwdD4= vbscript:x",
  "\\\\host\\share\\file mailto:a@b.example ms-word:ofe|u|http://x.example",
  "[click](javascript:alert(1)) ![x](file:///x.png) <javascript:alert(1)> [a][b] [b]: data:text/html,x",
  "[a]: file:///etc/passwd \"title\"",
  "# no heading\n## nor this\n- no list\n+ nor this\n* nor this\n1. nor this\n2) nor this\n> no quotation",
  "no title\n===\nnor this\n---\n***\n___\n```\ncode\n```\n~~~\n    indented\n\ttab",
  "| a | b |\n| - | - |\n| c \\| d | \\\\| e |",
  "*a* _b_ **c** __d__ `e` ~~f~~ $g$ \\ \\\\ {h} !i [x] a_b_c 2*3*4",
  "a  \nb\\\nc   ",
  "   spaces   before   and after   ",
  "../../../../etc/passwd ..\\..\\x C:\\x",
  "{page} {pages} { HYPERLINK \"javascript:x\" } { DDEAUTO c:\\\\x } { INCLUDETEXT \"file:///x\" } MERGEFIELD x",
  "_x0041_ _x000D_ _x005F_ _xD83D_",
  "&P &N &G &\"-,Bold\" &[File] [Red]0;;@ \"d mmm\"",
  "(Tj) ET BT /F1 << /S /URI /URI (javascript:x) >> endobj endstream %%EOF",
  "a\x01b\x02c\x1b[31md\x08\x0c\x7f" "e\uffff\ufffe" "f",
  "a\ufdd0b\ufdef" "c\U0001fffe" "d\U000fffff" "e\U0010ffff" "f",
  "a\xc2\x85" "b\u2028c\u2029d",
  "\u202egnirts desrever\u202c \u2066isolate\u2069 zero\u200bwidth \u00adsoft",
  "\u05e9\u05dc\u05d5\u05dd =1+1 \u05e2\u05d5\u05dc\u05dd",
  "emoji \U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301 \u00e9 \U0010fffd",
  "%s %n %d ${7*7} {{7*7}} <%= 7*7 %> $(id) `id` ; rm -rf /",
  "{\"a\": \"b\\u0000\", 'c': null} \\u003cscript\\u003e \\n \\\" \\",
};

typedef struct {
  WayLibrary *library;
  WayId project, theme;
  char *folder;
  GByteArray *typed; /* key, text, key, text…, each with its NUL */
} Fixture;

static Fixture hostile;

static void
note (Fixture *self, const char *key, const char *text)
{
  g_byte_array_append (self->typed, (const guint8 *) key, (guint) strlen (key) + 1);
  g_byte_array_append (self->typed, (const guint8 *) text, (guint) strlen (text) + 1);
}

static void
make_project (Fixture *self)
{
  static const char title[] = "=1+1 <b>\"T\" & 'i'</b> | # \\ [x](javascript:alert(1))\ufdd0\U000fffff";
  static const char name[] = "@P <script>alert(2)</script> | & \"area\"";
  g_autoptr (WayRecord) partnership = way_record_new_named ("partnership");
  g_autoptr (WayRecord) project = way_record_new_named ("project");
  GError *error = NULL;

  way_record_set_text (partnership, "name", name);
  way_record_set_text (project, "title", title);
  way_record_add_reference (project, "partnerships", way_record_get_id (partnership));
  way_project_create (self->library, project, partnership, "-1+1 <i>goal</i>", &error);
  g_assert_no_error (error);
  self->project = *way_record_get_id (project);
  note (self, "title", title);
  note (self, "partnership", name);
}

/* Who is accountable for everything. */
static WayId
make_person (Fixture *self)
{
  static const char agency_name[] = "+Agency </w:t> & [a](file:///x)";
  static const char name[] = "=Person \"quoted\" | <u>";
  g_autoptr (WayRecord) agency = way_record_new_named ("agency");
  g_autoptr (WayRecord) person = way_record_new_named ("person");
  GError *error = NULL;

  way_record_set_text (agency, "name", agency_name);
  way_record_set_text (agency, "sector", "police");
  way_people_add_agency (self->library, &self->project, agency, TRUE, NULL, &error);
  g_assert_no_error (error);
  way_record_set_text (person, "name", name);
  way_record_set_reference (person, "agency", way_record_get_id (agency));
  way_people_add_person (self->library, &self->project, person, "lead", NULL, &error);
  g_assert_no_error (error);
  note (self, "person", name);
  note (self, "agency", agency_name);
  return *way_record_get_id (person);
}

static void
make_action (Fixture *self, const char *text, const WayId *person)
{
  GError *error = NULL;
  WayId id, milestone;

  way_action_create (self->library, &self->project, "Words", NULL, &self->theme, NULL, &id, &error);
  g_assert_no_error (error);
  way_edit_set_text (self->library, &id, "text", text, &error);
  g_assert_no_error (error);
  way_edit_set_text (self->library, &id, "resources", text, &error);
  g_assert_no_error (error);
  way_action_agree (self->library, &id, person, &error);
  g_assert_no_error (error);
  way_action_set_rag (self->library, &id, "red", "-1 <reason> | =1", &error);
  g_assert_no_error (error);
  way_action_add_milestone (self->library, &id, "=milestone <b> | x", NULL, &milestone, &error);
  g_assert_no_error (error);
  way_action_set_due (self->library, &id, "2022-01-14", &error);
  g_assert_no_error (error);
  note (self, "text", text);
}

static void
save (Fixture *self, const char *name, gconstpointer bytes, gsize size)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  GError *error = NULL;

  g_file_set_contents (path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
}

static void
export_all (Fixture *self)
{
  static const char *const names[WAY_N_DOCUMENT_FORMATS] = {
    [WAY_DOCUMENT_PDF] = "plan.pdf", [WAY_DOCUMENT_DOCX] = "plan.docx", [WAY_DOCUMENT_HTML] = "plan.html",
    [WAY_DOCUMENT_MARKDOWN] = "plan.md", [WAY_DOCUMENT_XLSX] = "plan.xlsx", [WAY_DOCUMENT_CSV] = "plan.csv",
  };
  WayPlanOptions options = { WAY_PLAN_ALL, TRUE, TRUE, TRUE, TRUE };
  GError *error = NULL;
  g_autoptr (WayDocument) document = way_plan_document_new (self->library, &self->project, &options, NULL, &error);
  g_autoptr (GBytes) file = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < WAY_N_DOCUMENT_FORMATS; i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);

      way_document_export (document, (WayDocumentFormat) i, path, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  file = way_project_file_write (self->library, &self->project, 0, &error);
  g_assert_no_error (error);
  save (self, "project.waymark.json", g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  save (self, "typed", self->typed->data, self->typed->len);
}

/* Made once: the tests only read. */
static void
set_up (Fixture *self)
{
  static const char theme[] = "=Theme ## | <h1>x</h1> **y** \\\U0001fffe\U0010ffff";
  GError *error = NULL;
  WayId person;

  g_setenv ("WAYMARK_NOW", "2022-01-26T10:00:00", TRUE);
  self->library = way_test_library ();
  self->folder = folder_new ();
  self->typed = g_byte_array_new ();
  way_library_begin (self->library, NULL, "Make", &error);
  g_assert_no_error (error);
  make_project (self);
  person = make_person (self);
  way_theme_add (self->library, &self->project, theme, &self->theme, &error);
  g_assert_no_error (error);
  note (self, "theme", theme);
  note (self, "reason", "-1 <reason> | =1");
  note (self, "milestone", "=milestone <b> | x");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    make_action (self, texts[i], &person);
  way_library_commit (self->library, &error);
  g_assert_no_error (error);
  export_all (self);
}

static void
tear_down (Fixture *self)
{
  folder_remove (self->folder);
  g_byte_array_unref (self->typed);
  g_assert_finalize_object (self->library);
}

/* Runs the reader over one format. */
static void
test_read (gconstpointer format)
{
  g_autofree char *reader = g_test_build_filename (G_TEST_DIST, "document", "read-exports", NULL);
  g_autofree char *out = NULL;
  g_autofree char *problems = NULL;
  g_autofree char *python = g_find_program_in_path ("python3");
  const char *arguments[] = { python, reader, format, hostile.folder, NULL };
  GError *error = NULL;
  int status;

  if (python == NULL)
    {
      if (g_getenv ("CI") != NULL)
        g_error ("python3 is missing");
      g_test_skip ("python3 is missing");
      return;
    }
  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &problems, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s%s", out, problems);
  g_test_message ("%s", out);
}

/* A name for a file stays a name: it leads nowhere, and no system takes it for another thing. */
static void
test_file_name (void)
{
  static const char *const titles[] = { "../../etc/passwd", "/etc/passwd", "..", ".", "a\nb\tc", "C:\\x|y*?\"<>", "-rf", "~x", "" };
  GError *error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *base = NULL;

      if (*titles[i] != '\0')
        way_edit_set_text (hostile.library, &hostile.project, "title", titles[i], &error);
      g_assert_no_error (error);
      name = way_plan_file_name (hostile.library, &hostile.project, "pdf");
      base = g_path_get_basename (name);
      g_assert_cmpstr (base, ==, name);
      g_assert_null (strpbrk (name, "/\\:*?\"<>|\n\t"));
      g_assert_true (g_str_has_suffix (name, "action plan 2022-01-26.pdf"));
    }
}

int
main (int argc, char **argv)
{
  static const char *const formats[] = { "csv", "html", "markdown", "docx", "xlsx", "pdf", "json" };
  int result;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile/%s", formats[i]);

      g_test_add_data_func (path, formats[i], test_read);
    }
  g_test_add_func ("/hostile/file-name", test_file_name);
  set_up (&hostile);
  result = g_test_run ();
  tear_down (&hostile);
  return result;
}
