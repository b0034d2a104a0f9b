/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/way-notice-private.h"

#include <string.h>

/* The words by which way-notice-*.c tell a person from an agency, a place or a plan. Lower case, separated by spaces. */

static const char child[] =
  "child girl boy pupil student victim teenager teen youngster kid lad lass learner survivor infant toddler baby "
  "son daughter brother sister stepson stepdaughter stepbrother stepsister nephew niece grandson granddaughter sibling twin "
  "yp cyp schoolboy schoolgirl runaway foster-child apprentice";

static const char children[] =
  "children girls boys pupils students victims teenagers teens youngsters kids lads siblings twins brothers sisters "
  "sons daughters nephews nieces survivors babies learners grandchildren";

/* Given names often met in England and Wales, of many origins; a word for telling, not a complete list. */
static const char names[] =
  "aaliyah aaron abby abbie abbey abdul abdullah abi abigail abraham abu ada adam adama adebayo adele aden adil adrian "
  "agata agnieszka ahmad ahmed aidan aiden aimee aisha aiysha ajay akash akira alan albert aleena alejandro aleksander "
  "aleksandra alex alexa alexander alexandra alexandru alexia alexis alfie alfred ali alia alice alicia alina alisha alison "
  "aliyah alma alyssa amaan amal amanda amara amarachi amelia amelie amina aminata amir amira amit amna amy ana anaya "
  "andre andrea andreea andrei andrew andy angela angelina angus anika anisa anita aniyah anjali ann anna annabel annabelle "
  "anne annie anthony antonia antonio anya aoife arabella aran archie aria arian ariana arianna arjun arlo armaan arthur "
  "artur aryan asha ashlee ashleigh ashley ashton asma athena atlas aubrey audrey aurora austin ava avery ayaan ayah "
  "ayesha aysha ayub azaan bailey barbara barney bartosz beatrice beatrix beau becca becky bella ben benedict benjamin benji "
  "bethan bethany bethel betsy betty beverley bianca bilal billie billy blake blessing bobbie bobby bogdan bonnie bradley "
  "brandon brayden brendan brian bridget brody bronte bronwyn bryn bryony caitlin caitlyn callie callum calum calvin cameron "
  "camilla camille cara carl carla carly carmen caroline carrie carter carys casey cassie cassandra catalin caterina "
  "catherine cathy cecilia celia cerys charles charley charlie charlotte chantelle chidi chloe chris christian christina "
  "christopher ciara cian clara claire claudia clementine clive cody coby cole colin conner connie connor conor cora corey "
  "cory cosmin courtney craig cristian curtis cynthia daisy damian damien damilola damon dan daniel daniela daniella danielle "
  "danny daphne darcey darcy darius darren dave david dawid dawn dean deanna deborah debbie declan delilah demi denis dennis "
  "denisa deniz derek destiny dexter diana dilan dinah divya dominic dominik donna dorothy douglas duncan dylan ebony eddie "
  "eden edie edith edward edwin efe eilidh elaine eleanor elena eli eliana elias elijah elin eliot elisa elise elisha "
  "eliza elizabeth ella elle ellen ellie elliot elliott ellis elodie eloise elsa elsie elspeth ema emeka emilia emilie emily "
  "emilija emma emmanuel emmie enzo eoin erica erik erin esme esmee esmeralda estelle esther ethan etta eva evan eve evelyn "
  "evie ewan ezra fabian faisal farah farhan farrah fatima fatimah fatou felicity felix femi fern filip finlay finley finn "
  "finnley fiona fleur florin florrie frances francesca francis frank frankie franklin fraser fred freddie frederick freya "
  "gabriel gabriela gabriella gareth gary gavin gemma gene geoffrey george georgie georgina gerard gethin gideon gina "
  "giorgia giulia gloria gordon grady graham greg gregory greta gus guy gwen gwyneth habib hadi hafsa hailey haleema hallie "
  "halima hamish hamza hana hania hanna hannah hari haris harley harper harriet harrison harry harvey haseeb hasan hassan hatti "
  "hattie hayden hayley haydn heather hector heidi helen helena henry hermione hetty hiba hina holly hollie hudson huda hugh "
  "hugo humaira humza husna hussain hussein iain ian ianto ibrahim ibraheem idris ieuan ifeanyi ikra imaan imani imogen imran "
  "inaya india ines ioan ioana ionut iqra ira irene iris isa isaac isabel isabella isabelle isha ishaan isla isaiah ismaeel "
  "ismail isobel isra issac ivan ivy iwan iyla izaan izabela jacek jack jackson jacob jacqueline jaden jaiden jake jakub "
  "jamal james jamie jamila jan jana jane janet janice jared jasleen jasmin jasmine jason jaspreet jasper javier jax jaxon "
  "jay jayda jayden jayla jaz jean jed jeff jemima jemma jenna jennifer jenny jens jeremy jeremiah jermaine jerome jess jesse "
  "jessica jessie jethro jibril jim jimmy jo joan joanna joanne jodie jody joe joel joey johan john johnny jon jonah jonas "
  "jonathan jonny jordana joseph joselyn josephine josh joshua josie joyce juan jude judith judy julia julian julie julien "
  "juliet juliette junaid junior justin kacey kacper kadie kai kaden kaiden kaitlyn kaleb kalum kamil kamran kane kara karen "
  "karim karina karl karolina kasia kasey kate katelyn katerina katherine kathleen kathryn katie katy katya kay kaya kayden "
  "kayla kaylee kayleigh keanu keeley keira keith kelechi kelly kelsey kelvin kemi ken kendra kenneth kenny kenzie keris kerry "
  "kevin keziah khadija khadijah khalid khalil kian kiana kiara kiera kieran kim kimberley kimberly kingsley kira kirsten "
  "kirsty kit kitty kofi konrad krishna kristian krystal krzysztof kurt kwame kwabena kyan kyla kyle kylie kyra kyron lacey "
  "lachlan lana lara larissa lars laura lauren laurence laurie lawrence layla layton leah leanne lee leila leilani leland "
  "lena lennie lennon lenny leo leon leona leonard leonardo leonie leroy leslie lewis lexi lexie leyla liam lila lilia "
  "lilian liliana lillian lillie lilly lily lina linda lindsay linus lisa livia liz lizzie lloyd logan lois lola lorcan "
  "lorenzo loretta lorna lorraine lottie louie louis louisa louise luca lucas lucia lucian lucie lucinda lucy luis luka "
  "lukas lukasz luke luna lydia lyla lynn lynne lyra mabel mac macey maci macie mackenzie macy maddie maddison madeleine "
  "madeline madison mae maggie magda magdalena maha mahir mahmoud mahnoor maia maisie maisy maja malachi malak malakai malcolm "
  "malik manal mandy manuel marc marcel marcia marco marcus margaret margot maria mariah mariam mariama marian mariana marie "
  "marina mario marissa marium marius marjorie marlon marley marlowe marnie marta martha martin martina martyn marvin mary "
  "maryam mason mateo mateusz mathew mathilda matilda matt matteo matthew matthias maureen maurice maverick maximilian "
  "maximus maxine maxwell maya mckenzie megan mehmet mel melanie melina melissa melody mercy meredith mia mica michael "
  "michaela michal michelle miguel mihai mika mike mikey mikolaj mila milena miles millie milly milo mina minnie miracle "
  "miranda miriam mischa misha mitchell moesha moham mohamad mohamed mohammad mohammed mohsin moira molly mollie monica monika "
  "montgomery montell morgan moses muhammad muhammed murray musa mustafa mya myah myla myles myra nabil nadia nadine naeem "
  "naiara naima nana nancy naomi natalia natalie natasha nate nathan nathaniel naveed nayan neha neil nell nella nellie nelly "
  "nelson nerys niall niamh nicholas nick nicky nico nicola nicolae nicolas nicole nigel nikita nikki nikola nikolas nila nina "
  "nisha noah noam noel noelle noor nora norah norman nour nyah nyla oakley obi octavia odette ola olaf olamide oliver olive "
  "olivia oliwia oliwier ollie olly omar omari oran orla orlaith oscar oskar osian osman ossie otis otto owain owen paddy "
  "paige pamela pari patricia patrick patryk paul paula pauline pavel pawel payton pearl peggy penelope penny perry pete peter "
  "petra peyton phil philip philippa phillip phoebe phoenix pia piotr pippa polly poppy presley priscilla priya quentin quinn "
  "raees rafael rafal rafe rafferty rafi raheem rahim rahul raja ralph ramon rana rania raphael rashid raul raven ravi ray "
  "rayan raymond rayyan razvan rebecca rebekah reece reem reggie regan rehan reid reiss remi remy rene renee reuben rex rhea "
  "rhian rhianna rhiannon rhodri rhona rhys ria riaz ricardo richard ricky rico ridwan rihanna riley rishi rita river riya "
  "rizwan roan rob robbie robert roberta robin robyn rocco roderick rodney rodrigo roger rohan roisin roman romeo romy ron "
  "ronan ronnie rory rosa rosalie rosalind rosanna roseanna rosemary rosie ross rowan roxanne roy ruairi ruben rubie ruby "
  "rufus rumaisa rupert russell ruth ryan ryder rylan sabrina sadia sadie saeed saffron sahar saif saira sajid salem salim "
  "sally salma salman sam samantha samina samir samira sammy samson samuel sana sandra saoirse sara sarah saraya sascha sasha "
  "saskia saul savannah scarlet scarlett scott seamus sean seb sebastian sejal selena selina selma semi serena serenity seren "
  "seth shabana shae shah shahid shaima shakira shamima shane shania shannon sharon shaun shaunna shauna shay shaya shayla "
  "sheila shelby shelley sheree sherry shiloh shira shirley shivani shona shreya sian sid sidney sienna sidra silas simon "
  "simone simran sinead siobhan skye skyla skylar sofia solomon sonia sonny sophia sophie spencer stacey stan stanislaw stanley "
  "stefan stefania stella stephanie stephen steve steven stewart stuart subhan sue sufyan suleman sumaya sumayyah summayah "
  "susan susanna susie suzanne sylvia sylvie szymon tabitha taha tahir tahlia taio talia tallulah tamara tamar tamika tamsin "
  "tanisha tania tanya tara tariq tate tatiana tayla taylor tegan teddy teigan terence teresa terrence terry tess tessa thalia "
  "thea theo theodora theodore theresa thomas tia tiana tiegan tiffany tilda tilly tim timothy tina tobi tobias toby tom tomas "
  "tomasz tommy toni tony tora travis trevor tristan troy tudor ty tyler tylor tyrell tyrese tyreece tyrone tyson uma umair "
  "umar usman uzair valentina valerie vanessa vasile vera verity veronica vicky victor viktor viktoria vikram vince vincent "
  "viola violet vivian vivienne vlad wajid walter warren wayne wendy wesley whitney wiktor wiktoria wilfred william willow "
  "winnie winston wojciech xander xanthe xavier yacoub yahya yana yara yasin yasmin yasmina yasmine yaseen yousef youssef "
  "yuri yusra yusuf yvette yvonne zach zachariah zachary zack zahra zaid zaina zainab zak zakariya zaki zakir zakiya zane "
  "zara zarah zayaan zayd zayn zayna zeeshan zeinab zeke zelda zena zhang zia zidane zoe zoey zofia zoha zohaib zoya zubair "
  "zuzanna zoë chloë renée siân seán michał łukasz józef paweł zoé andré";

static const char more_names[] =
  "aaban aadam aalia abdur abiola abisola adeline adesua adnan adriana afia afsana ahsan aiman ajani akeem akua "
  "alana alannah alayna alberto alec aled alena alessia alexandre alfonso alissa aliza allana alun amani amari "
  "ameera aminah amirah anais anastasia anaum andreas aneesa aneirin angharad anila annalise annika ansh anton "
  "antoni anwar areeba areesha arianne arman armani arnav aroush arwen asad aseel ashanti asif aslan aston athina "
  "ayan ayat ayla ayo ayomide azra babatunde badr bartek basma baxter beata beth betsi beyza bilqis brad bradon "
  "braydon brett brianna bryan bryce cadi callan camron carmel carol carole carolyn carson carwyn celeste chanel "
  "chanelle chantel charis charlee charlene chase chelsie cherie chiara chibuike chidera chloé christa christie "
  "christy ciaran cillian clarissa cleo codie colette constance cristina crystal dafydd dalia danika danyal dara "
  "daria darrell darryl davina dayna deacon deborah delroy dempsey deon derrick desmond dev devante deven dewi "
  "diego dion dior divine dmitri donnell donovan dorian doris dragos dwayne eamonn ebenezer ebun eesa efa ehsan "
  "eira ekaterina elan eleni elicia elif elis ellery elma elton elvis emil emina emir emre enya ernest esra essa "
  "eugene ezekiel ezmae fahad faiza faizan farhana farida faris farzana faseeh fawaz fay faye fazal femke fernando "
  "ffion fidel finian fizza flora florentina folake francesco francis fredrick gabriele ganesh garfield gavril gela "
  "georgi georgiana georgios gerald gerry gift gisele godwin gracie graeme grayson guiseppe gurpreet hadiya hadley "
  "haider hajra hal hamdi hameed hamid hanad hanif haniya harlow harman harmeet harpreet harriette harshil hashim "
  "haya hazel hibo hilary hodan howard hristo hubert hudhayfah humphrey ida idil ife ifrah ignacy ijaz ikram ilham "
  "iliana ilyas imad ines ingrid inigo ionel isabela isher ismael isobelle istvan izabella izzah izzy jace jaheim "
  "jahmal jai jaime jakob jameel jameela jamil jan janelle jannat jarek jaroslaw javan jaydon jaylen jazmin "
  "jeanette jeffrey jenson jeremias jerry jessa jhanvi jill jillian joana joanie joann joaquin jocelyn joelle jools "
  "jorge jory josef josiah jovan jowita judah julianna julius jumana justyna kabir kadeem kadir kaja kaleem kalvin "
  "kamal kamila karam karan karima karla karly karolis kashif katarina katelynn katharine katherina kathy katia "
  "katrina kavita kaydee kaylah keanna keanu keaton keegan keely keenan kehinde keiran keisha kenan kenzo keon "
  "kerem keyaan khadra khaled khaleel khalisa khloe kimora kinga kingston kion kiran kitty klaudia koby kodi "
  "kristina kristof krisztian kuba kubra kunal kushal kwaku kwesi kyrah ladan laiba laila lailah lainey laith lamar "
  "lamin larisa lateefah latisha latoya laurel lavinia laylah leandra leen leia leigh leighton leopold leticia levi "
  "levy lewi lianne libby lilah lilith lincon linzi lionel livvy liyana llewellyn lloyd lluis lorelai loren lowri "
  "lubna luciana luiza lulu luqman lydon lyndon lyra macauley maciej mackenzi madalina maddy madina maeve magnus "
  "mahad mahdi maheen mahek mahfuz mahi mairead maisey makayla malaika malakhi malaya malika malikah manahil mani "
  "mannat manpreet manraj mansoor mariya marko marlowe marwa marwan masood matei matylda maurits mauro max maxim "
  "maxime mayah mayar meera mehak mehdi mehreen mel melek melvin memphis menna mercedes merryn mhairi micah mihaela "
  "mikail milan miley milla milosz mimi minahil minna mir mireya mirza mitchel moaaz moeed mohamud moiz moosa "
  "morwenna mostafa muaaz mubarak mubashir mujtaba muna muneeb murtaza musaab musab muzammil nabeel nabila nadeem "
  "nafisa naheem nahla nailah najma nan nancie narges naseem nasir nasra natalka natan nava neev nelly nevaeh neve "
  "ngozi nia nicolle nihal nikodem nilufar nimra niraj nirvana nisa nojus nomi noura nuha nuno nusrat nyasha nyomi "
  "obinna oceane odalys odin ogechi oksana oleksandr olena olesya oliana olivier olu oluwaseun omer omnia oonagh "
  "ophelia orson osama oswald otylia ozan parisa parker parveen pasha pavlo pearce perla persephone petar phillipa "
  "philomena pierre piper porsha prabhjot pranav prisha qasim quincy rabia rachael rachel rachelle radoslaw raeesa "
  "rafaela rafay raheel rahima rahma raihan raiyan raj rajan rajesh raluca ramla ramsey ranveer raphaela rareș "
  "rasheed raya reanna rebeca reeva reina reo reuel rhiana rhianne rhodri rhydian richelle riha rima rio roberto "
  "rocky roksana rolando romany romina rosalee roselyn roshan roshni ruairidh rubina rudi rudy ruqaya ruqayyah "
  "ruslan ruta rutendo ryley saad saalim saara sabah sabeeha sabina safa safaa saffiyah safiya safiyyah sahra saim "
  "sakina saleem salome sameer samiya samiyah samra samrah samual sanaa saniya sanjay santiago sarai sarim savanna "
  "sawyer sebastien seham selin semra serge sergio sevval shaan shabaz shaheer shaina shakeel shakil shanaya shanel "
  "shanelle shanice shaniqua shannen shantelle shaquille sharif sharna sharne shawn shayaan shayne shazia shelbie "
  "sherwin shireen shivam shola shreeya shyanne sibel sila simar simra simran siya skyler sofija sohail soham "
  "solene sonam soraya sorcha sorin spike stacy stanton star stefanos stevie sukhdeep suki suleyman sumaiya sunil "
  "suraj suzie svetlana swara sybil sylwia szymon taeo tahira tai taiba taiwo talha talya tamanna tameka tamim "
  "tanvir tanzeel tariro tarun taryn tasha tashan tasneem tatum taya tayyab tayyiba teagan tegen tehya temi teodor "
  "teona tereza tess thaddeus thandi thomasina tianna tiegan tiernan tillie timur tinashe titus toban tobiah tolu "
  "tomi tommie tonya toyin tremaine trey tristian tudor tyla tyreke tyrike ubaid ugo ulrika umaiza umaya umut "
  "unaysah ursula usaamah uthman valeria valeriu van varun veda veronika vicki viktoriya vilte violeta viraj vishal "
  "vivek waleed waqar warda wes wilf wilson wyatt xenia yaaseen yael yahia yasemin yashvi yaw yazmin yehuda yiannis "
  "yichen yolanda ysabel yuliia yunus yusef yvonne zac zachery zahir zahraa zain zakariyya zakary zakir zavian "
  "zaynab zaynah zayne zephyr zeyad zidan zina zion zita ziva zoltan zosia zubaida zuha zunaira";

static const char doubtful[] =
  "april may june august amber grace hope faith joy mark bill rose summer autumn dale brook brooke brooklyn rich will art max "
  "jade chance paris chelsea florence georgia jordan sydney victoria kent lincoln chester preston carlisle israel chad london "
  "asia kenya india china ash clay cliff drew glen grant lance lane miles pat ray rob rod sandy sky star storm sunny trinity "
  "unity virginia wade harmony honor honour justice mercy patience precious prince princess king duke earl melody miracle "
  "destiny blessing genesis major junior page river dawn guy gift divine king rio";

static const char no_name[] =
  "monday tuesday wednesday thursday friday saturday sunday january february march july september october november december "
  "police health education school college council social services service youth care team forum board panel centre center "
  "support protection exploitation criminal sexual abduction first in looked house abuse neglect safety safeguarding premium "
  "referral union voice voices advocate worker workers officer lead coordinator nurse manager ofsted government home office act "
  "code plan review conference strategy partnership what who why how when where which the a an and but if it we i they he she "
  "this that these those there then nobody some somebody someone anybody anyone no yes not year years key stage section level "
  "tier workshop ask call gp facebook snapchat instagram tiktok whatsapp childline barnardo barnardos nspcc camhs mash marac "
  "english welsh polish british romanian black asian white muslim roma gypsy traveller travellers irish scottish somali "
  "albanian vietnamese sudanese afghan iranian syrian ukrainian african caribbean european national local county city borough "
  "district unitary regional northern southern eastern western north south east west central greater upper lower inner outer "
  "england wales scotland ireland britain uk avon bath bedfordshire berkshire birmingham blackpool bolton bournemouth bradford "
  "brighton bristol bromley buckinghamshire bury cambridge cambridgeshire camden cardiff cheshire cleveland cornwall coventry "
  "croydon cumbria darlington derby derbyshire devon doncaster dorset dudley durham essex exeter gateshead gloucester "
  "gloucestershire hackney hampshire haringey harrow hartlepool hereford herefordshire hertfordshire hillingdon hove hull "
  "islington kensington kirklees knowsley lambeth lancashire leeds leicester leicestershire lewisham lincolnshire liverpool "
  "luton manchester medway merton middlesbrough newcastle newham norfolk northampton northamptonshire northumberland "
  "northumbria norwich nottingham nottinghamshire oldham oxford oxfordshire peterborough plymouth poole portsmouth reading "
  "redbridge redcar richmond rochdale rotherham rutland salford sandwell sefton sheffield shropshire slough solihull "
  "somerset southampton southend southwark staffordshire stockport stockton stoke suffolk sunderland surrey sussex swansea "
  "swindon tameside telford thames thurrock torbay tower trafford tyneside wakefield walsall warrington warwickshire "
  "westminster weymouth wigan wiltshire winchester windsor wirral wokingham wolverhampton worcester worcestershire york "
  "yorkshire people person persons participants anyone everyone everybody others other students males females men women "
  "adults adult parents parent carers carer mothers fathers mum mums dad dads family families young youngsters being "
  "online digital missing early help targeted transport sport music drama probation prison court courts housing hospital "
  "hospitals surgery clinic church mosque library park street road station arcade centre mencap shelter crimestoppers "
  "scouts guides cadets rangers carers champions champion ambassador ambassadors commissioner commissioners minister mayor "
  "act bill charter rights right participation engagement empowerment welfare wellbeing mental physical special send sen "
  "contextual criminality justice offending offender offenders trafficking slavery modern national referral mechanism "
  "death deaths impact assessment assessments order orders warning notice notices meeting meetings group groups network "
  "project projects programme programmes programmes initiative hub charity trust foundation association society academy "
  "academies university nursery primary secondary sixth form forms data report reports survey consultation finance money "
  "bright joining wider senior strategic core single multi agency agencies principle principles learning reflective our my "
  "your their his her its for from with without by on at as to of off into over under after before until since between "
  "than though although because while so or nor do does did can could should would must may might shall will is are was were "
  "be been have has had having get got go goes going said says say told tell asked also again always never often only just "
  "even both each every all any most many few more less much such same next last new old two three four five six seven eight "
  "nine ten trust you us them me him one another dear thanks thank hello please let see note notes action actions theme themes "
  "barrier barriers enabler enablers aspiration aspirations issue issues question questions agenda minutes status red amber "
  "green blue total q christmas easter ramadan eid diwali covid brexit";

static const char thing[] =
  "programme program partnership project strategy idea forum group service team board plan network policy pilot model "
  "initiative approach organisation charity hub panel framework movement campaign scheme club academy school college service "
  "library town city church building day protocol system concept proposal collaboration alliance collective agency council centre company process toolkit";

static const char month[] =
  "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept "
  "oct nov dec";

static const char any[] = "every each any most all no many some few which what another other more both several these those";

static const char age[] =
  "five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty";

static const char parent[] =
  "mum mam mom mother dad father parent parents carer carers nan gran grandmother grandfather grandad aunt auntie uncle "
  "guardian stepmother stepfather stepdad stepmum";

static const char one[] = "the a an her his their my our your this that one this whose its little younger older eldest youngest";

static const char file[] =
  "reference references ref refs invoice order orders crime case account version isbn issn charity grant ticket serial "
  "purchase po batch log incident cad occurrence urn upn asset barcode rows records passcode meeting webinar policy clause";

static const char areas[] =
  "ab al b ba bb bd bh bl bn br bs bt ca cb cf ch cm co cr ct cv cw da dd de dg dh dl dn dt dy e ec eh en ex fk fy g gl gu gy "
  "ha hd hg hp hr hs hu hx ig im ip iv je ka kt kw ky l la ld le ll ln ls lu m me mk ml n ne ng nn np nr nw ol ox pa pe ph pl "
  "po pr rg rh rm s sa se sg sk sl sm sn so sp sr ss st sw sy ta td tf tn tq tr ts tw ub w wa wc wd wf wn wr ws wv yo ze";

#define MAX_WORD 24

static void
learn (GHashTable *words, const char *list, guint flags)
{
  g_auto (GStrv) each = g_strsplit (list, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (words, each[i]));

      g_hash_table_insert (words, g_strdup (each[i]), GUINT_TO_POINTER (known | flags));
    }
}

static GHashTable *
all_words (void)
{
  static GHashTable *words;
  static gsize made = 0;

  if (g_once_init_enter (&made))
    {
      words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      learn (words, child, WAY_WORD_CHILD | WAY_WORD_NO_NAME);
      learn (words, children, WAY_WORD_CHILDREN | WAY_WORD_NO_NAME);
      learn (words, names, WAY_WORD_NAME);
      learn (words, more_names, WAY_WORD_NAME);
      learn (words, doubtful, WAY_WORD_NAME | WAY_WORD_DOUBTFUL);
      learn (words, no_name, WAY_WORD_NO_NAME);
      learn (words, thing, WAY_WORD_THING | WAY_WORD_NO_NAME);
      learn (words, month, WAY_WORD_MONTH);
      learn (words, any, WAY_WORD_ANY | WAY_WORD_NO_NAME);
      learn (words, age, WAY_WORD_AGE | WAY_WORD_NO_NAME);
      learn (words, parent, WAY_WORD_PARENT | WAY_WORD_NO_NAME);
      learn (words, one, WAY_WORD_ONE | WAY_WORD_NO_NAME);
      learn (words, file, WAY_WORD_FILE | WAY_WORD_NO_NAME);
      g_once_init_leave (&made, 1);
    }
  return words;
}

guint
way_notice_word_flags (const char *word, gsize length)
{
  char small[MAX_WORD + 1];
  gboolean ascii = TRUE;

  if (length > MAX_WORD)
    return 0;
  for (gsize i = 0; i < length; i++)
    {
      small[i] = g_ascii_tolower (word[i]);
      ascii = ascii && (guchar) word[i] < 0x80;
    }
  small[length] = '\0';
  if (!ascii)
    {
      g_autofree char *lower = g_utf8_strdown (word, (gssize) length);

      return GPOINTER_TO_UINT (g_hash_table_lookup (all_words (), lower));
    }
  return GPOINTER_TO_UINT (g_hash_table_lookup (all_words (), small));
}

gboolean
way_notice_is_area (const char *area, gsize length)
{
  static GHashTable *set;
  static gsize made = 0;
  char small[3] = { 0 };

  if (length < 1 || length > 2)
    return FALSE;
  if (g_once_init_enter (&made))
    {
      set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      learn (set, areas, 1);
      g_once_init_leave (&made, 1);
    }
  for (gsize i = 0; i < length; i++)
    small[i] = g_ascii_tolower (area[i]);
  return g_hash_table_contains (set, small);
}
