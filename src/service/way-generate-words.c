/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "service/way-generate-words.h"

#include <string.h>

/* Test data is not translated: it is the same everywhere. */

static const char *const place_starts[] = { "Ash", "Bram", "Cold", "Dun", "East", "Fern", "Green", "Hazel", "Iver",
                                            "Kings", "Lang", "Mar", "North", "Oak", "Pen", "Raven", "Stan", "Thorn",
                                            "West", "Wood" };
static const char *const place_ends[] = { "bridge", "bury", "combe", "field", "ford", "ham", "hurst", "ley", "minster",
                                          "mouth", "stead", "stoke", "ton", "wick", "worth" };
static const char *const first_names[] = { "Adaeze", "Alan", "Bethan", "Callum", "Deborah", "Farah", "Graham", "Helen",
                                           "Imran", "Joanne", "Keith", "Lorna", "Mei", "Nasreen", "Owen", "Priya",
                                           "Rhys", "Sandra", "Tomasz", "Yvonne" };
static const char *const last_names[] = { "Abbott", "Begum", "Clarke", "Dhillon", "Evans", "Fletcher", "Gordon", "Hughes",
                                          "Iqbal", "Jarvis", "Kaur", "Lewis", "Mensah", "Norris", "Okafor", "Patel",
                                          "Quinn", "Reid", "Shah", "Turner" };

static const char *const who[] = { "The safeguarding team", "Youth justice", "Schools", "Health visitors", "The police",
                                   "Community safety", "Children’s homes", "Voluntary groups", "Early help",
                                   "The front door", "Commissioners", "Emergency departments", "Housing officers",
                                   "Substance misuse services", "Missing coordinators", "Sexual health services",
                                   "Family support workers", "Transport providers" };
static const char *const good[] = { "share what they know within a day", "meet each month to look at patterns",
                                    "have one agreed way to record concerns", "trust each other enough to disagree",
                                    "ask young people what would help", "keep the same worker alongside a family",
                                    "hold joint supervision after hard cases", "look at places and not only at people",
                                    "make time to reflect together", "know whom to call" };
static const char *const bad[] = { "hear about missing episodes too late", "use different thresholds",
                                   "cannot see each other’s records", "lose staff before trust is built",
                                   "describe what happened as a choice", "close cases when a young person turns eighteen",
                                   "have no shared picture of places of concern", "meet only in a crisis",
                                   "are commissioned for one year at a time", "do not know what others are there for" };
static const char *const hopes[] = { "listen to young people before plans are made", "speak one language about harm",
                                     "act on patterns before a crisis", "stay alongside families for as long as it takes",
                                     "own one plan together", "see the young person before the behaviour",
                                     "be honest about what is not yet known", "learn from every case in the open",
                                     "make places safer with those who run them", "follow up what was promised" };
static const char *const where[] = { "across the area", "in the north of the area", "in schools and colleges",
                                     "at the edge of the county", "during holidays", "around the station",
                                     "in supported housing", "at the point of transition", "out of hours", "online" };
static const char *const verbs[] = { "Agree", "Draft", "Map", "Review", "Pilot", "Set up", "Write down", "Share",
                                     "Evaluate", "Present", "Commission", "Test" };
static const char *const things[] = { "a shared protocol for missing episodes", "one glossary of terms",
                                      "a joint risk assessment", "a seven-minute briefing on language",
                                      "a data set on places of concern", "reflective supervision for first-line managers",
                                      "a single referral form", "a young people’s advisory group",
                                      "a transition pathway at eighteen", "a directory of services",
                                      "an induction for new partners", "feedback to those who were consulted" };
static const char *const with[] = { "with schools", "with health partners", "with the police", "with the core group",
                                    "with voluntary groups", "with young people", "with neighbouring areas",
                                    "with commissioners", "with parents and carers", "with elected members" };
static const char *const themes[] = { "Hearing young people", "A shared language", "Transition at eighteen",
                                      "Data and patterns", "Places and spaces", "Trust between agencies",
                                      "Support for the workforce", "Roles and responsibilities" };

#define PICK(rand, list) list[g_rand_int_range (rand, 0, G_N_ELEMENTS (list))]

char *
way_generate_place (GRand *rand)
{
  const char *start = PICK (rand, place_starts);

  return g_strconcat (start, PICK (rand, place_ends), NULL);
}

char *
way_generate_person (GRand *rand)
{
  const char *first = PICK (rand, first_names);

  return g_strjoin (" ", first, PICK (rand, last_names), NULL);
}

char *
way_generate_card (GRand *rand, const char *kind)
{
  const char *subject = PICK (rand, who);
  const char *enabler = PICK (rand, good);
  const char *barrier = PICK (rand, bad);
  const char *hope = PICK (rand, hopes);
  const char *place = PICK (rand, where);

  if (strcmp (kind, "enabler") == 0)
    return g_strdup_printf ("%s %s %s", subject, enabler, place);
  if (strcmp (kind, "aspiration") == 0)
    return g_strdup_printf ("%s %s %s, as a matter of course", subject, hope, place);
  if (strcmp (kind, "question") == 0)
    return g_strdup_printf ("What would it take to %s %s?", hope, place);
  return g_strdup_printf ("%s %s %s", subject, barrier, place);
}

char *
way_generate_action (GRand *rand)
{
  const char *verb = PICK (rand, verbs);
  const char *thing = PICK (rand, things);

  return g_strdup_printf ("%s %s %s", verb, thing, PICK (rand, with));
}

const char *
way_generate_theme (guint n)
{
  return themes[n % G_N_ELEMENTS (themes)];
}

char *
way_generate_note (GRand *rand)
{
  const char *subject = PICK (rand, who);
  const char *enabler = PICK (rand, good);
  const char *other = PICK (rand, who);
  const char *barrier = PICK (rand, bad);

  return g_strdup_printf ("%s %s. %s, they said, %s %s.", subject, enabler, other, barrier, PICK (rand, where));
}
