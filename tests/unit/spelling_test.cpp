#include "sayso/spelling.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "sayso/assembly.hpp"
#include "spelling/suggester.hpp"

using namespace sayso;

namespace {

std::shared_ptr<const Speller> speller(std::string_view language) {
  auto loaded = Speller::load(language, Speller::system_folders());
  REQUIRE(loaded.ok());
  return std::shared_ptr<const Speller>(std::move(loaded).value());
}

const std::shared_ptr<const Speller>& english() {
  static const auto loaded = speller("en-US");
  return loaded;
}

using Words = std::vector<std::string>;

Words wrong(const std::vector<std::shared_ptr<const Speller>>& spellers, std::string_view text,
            std::optional<std::size_t> caret = std::nullopt, const Words& accepted = {}) {
  const auto prepared = Text::prepare(text);
  REQUIRE(prepared.ok());
  Words words;
  for (const auto& misspelling : check_spelling(spellers, prepared.value(), caret, AcceptedWords(accepted)))
    words.emplace_back(prepared.value().slice(misspelling.span));
  return words;
}

Words wrong(std::string_view text, std::optional<std::size_t> caret = std::nullopt, const Words& accepted = {}) {
  return wrong({english()}, text, caret, accepted);
}

}  // namespace

TEST_CASE("Misspelt words are found, also at the start of a sentence") {
  CHECK(wrong("Teh quarterly meetup was great fun, teh best") == Words{"Teh", "teh"});
  CHECK(wrong("I recieve alot of mail") == Words{"recieve", "alot"});
  CHECK(wrong("See you in Febuary then") == Words{"Febuary"});
}

TEST_CASE("What people write on purpose is left alone") {
  for (const auto* text : {"@teh_boss see #tehbest $TEHX https://teh.example/recieve teh@recieve.example", "that was soooo gooood",
                           "LOLZ OMGWTF", "my iPhone and YouTube", "gonna chill w/ my bestie tbh", "I don’t think it’s the co-worker's",
                           "Priyanka met Oluwaseun in Thiruvananthapuram", "ﬁnally a ﬂat", "see you at 5pm, b4 the 2nd",
                           "RT @ann: and she still has her sister a birthd…", "a follow-up on Wi-Fi", "привет как дела"}) {
    INFO(text);
    CHECK(wrong(text).empty());
  }
}

TEST_CASE("British spellings are right, and what is wrong on both sides is not") {
  for (const auto* text : {"she criticises the organisation", "we travelled to the theatre, a colourful centre", "my neighbour's behaviour",
                           "he analysed the licence and the tyres", "anaemia and oestrogen", "modelling and labelled"}) {
    INFO(text);
    CHECK(wrong(text).empty());
  }
  CHECK(wrong("a humourous remark of the honourary member") == Words{"humourous", "honourary"});
  CHECK(wrong("the expence and the sence of it") == Words{"expence", "sence"});
  CHECK(wrong("enourmously") == Words{"enourmously"});
  CHECK(wrong("he appealled again") == Words{"appealled"});
}

TEST_CASE("A name behind a closing quotation mark begins no sentence") {
  CHECK(wrong("we met \"Uncle Tom\" Winkler today").empty());
  CHECK(wrong("she said \"Teh end\"") == Words{"Teh"});
}

TEST_CASE("The word under the caret is not flagged") {
  CHECK(wrong("teh best teh", 12) == Words{"teh"});
  CHECK(wrong("teh", 0).empty());
  CHECK(wrong("teh ", 4) == Words{"teh"});
}

TEST_CASE("The person's own words are right in any case") {
  CHECK(wrong("zorbling the flurb", std::nullopt, {"Zorbling", "flurb"}).empty());
  CHECK(wrong("zorbling the flurb", std::nullopt, {"Zorbling"}) == Words{"flurb"});
  CHECK(wrong("the ZÖRBLING’s flurb and zörbling's too", std::nullopt, {"Zörbling's", "FLURB"}).empty());
}

TEST_CASE("British words and loans that keep their accents are right in American English") {
  for (const auto* text : {"the grey cat and a greyer one", "two enquiries about whisky", "she practised in a café with her fiancé",
                           "somebody else's résumé", "an ageing aeroplane, in my judgement", "it was a manoeuvre too far"}) {
    INFO(text);
    CHECK(wrong(text).empty());
  }
  CHECK(wrong("the greey cat and an enquirry") == Words{"greey", "enquirry"});
}

TEST_CASE("Among a hundred thousand words of one's own each is found, and no other") {
  Words own;
  for (std::size_t i = 0; i < 100'000; ++i) own.push_back("zorbl" + std::to_string(i) + "ing");
  CHECK(wrong("zorbl0ing and Zorbl99999ing, flurb", std::nullopt, own) == Words{"flurb"});
}

TEST_CASE("Suggestions: the likeliest first, the case carried over") {
  CHECK(english()->suggest("teh", 5).front() == "the");
  CHECK(english()->suggest("Teh", 5).front() == "The");
  CHECK(english()->suggest("TEH", 5).front() == "THE");
  CHECK(english()->suggest("recieve", 5).front() == "receive");
  const auto split = english()->suggest("alot", 5);
  CHECK(std::find(split.begin(), split.end(), "a lot") != split.end());
  CHECK(english()->suggest("teh", 2).size() == 2);
}

TEST_CASE("With two dictionaries the language is chosen for each sentence") {
  const auto german = speller("de_DE");
  CHECK(wrong({english(), german}, "The weather is lovely today. Das Wetter ist heute wirklich schön.").empty());
  CHECK(wrong({english(), german}, "Das Weter ist heute wirklich schön und wir gehen spazieren.") == Words{"Weter"});
  CHECK(wrong({english(), german}, "The wether is realy lovely today, shall we go out?") == Words{"realy"});
}

TEST_CASE("With two dictionaries, what one of them has is not flagged for the other") {
  const auto german = speller("de_DE");
  german->prepare();
  for (const std::vector<std::shared_ptr<const Speller>>& both : {std::vector{english(), german}, std::vector{german, english()}}) {
    for (const auto* text :
         {"Das Feature ist live, check it out!", "Just arrived in München, das Wetter ist super",
          "Morgen haben wir ein Meeting with the new CEO", "Unser Roadmap Update ist endlich online, looking forward to feedback",
          "Happy birthday und alles Gute!", "Heute gibt es free coffee für alle Besucher",
          "Wir suchen einen Software Engineer with five years of experience"}) {
      INFO(text);
      CHECK(wrong(both, text).empty());
    }
    CHECK(wrong(both, "Schönes Wochenede") == Words{"Wochenede"});
    CHECK(wrong(both, "Das Packet ist heute leider nicht angekommen") == Words{"Packet"});
    CHECK(wrong(both, "I recieve mail from Berlin und das ist gut") == Words{"recieve"});
    CHECK(wrong(both, "Im sure that we will recieve it tomorrow") == Words{"Im", "recieve"});
    CHECK(wrong(both, "teh best") == Words{"teh"});
  }
}

TEST_CASE("A few words in another language are left alone, and a few misspelt ones are not") {
  for (const auto* text :
       {"gute besserung", "muchas gracias", "merci beaucoup", "weiß jemand mehr?", "wir freuen uns", "vielen dank!", "feliz cumpleaños!",
        "auf geht's", "hasta luego amigo", "danke schön", "Wir sind morgen im Warnstreik.",
        "Wir sammeln für die Tafel: haltbare Lebensmittel, Windeln", "Ich bin ab morgen bis zum 22. im Urlaub, Vertretung macht Jana.",
        "Meine Nummer für morgen: 0151 5550142", "Firma Harbour hat heute gute Zahlen vorgelegt, Umsatz plus 6 Prozent."}) {
    INFO(text);
    CHECK(wrong(text).empty());
  }
  CHECK(wrong("im so done with this als") == Words{"im", "als"});
  CHECK(wrong({speller("de_DE")}, "see you tomorrow").empty());
  for (const auto& [text, words] :
       {std::pair{"happy brithday!", Words{"brithday"}}, std::pair{"realy gret", Words{"realy", "gret"}},
        std::pair{"awsome gmae", Words{"awsome", "gmae"}}, std::pair{"definately", Words{"definately"}},
        std::pair{"see you tomorow", Words{"tomorow"}}, std::pair{"wierd stuff", Words{"wierd"}},
        std::pair{"wrnog and xqzzt", Words{"wrnog", "xqzzt"}}, std::pair{"teh zanzibarquokka end", Words{"teh", "zanzibarquokka"}}}) {
    INFO(text);
    CHECK(wrong(text) == words);
  }
}

TEST_CASE("A sentence in a language without a dictionary is left alone") {
  CHECK(wrong("Mañana por la tarde iremos a la playa con toda la familia porque hace mucho calor").empty());
}

TEST_CASE("Dictionaries that are missing or unreadable are errors with a reason") {
  CHECK(Speller::load("xx_XX", Speller::system_folders()).error() == SpellingError::no_such_dictionary);
  CHECK(Speller::load("../../etc/passwd", Speller::system_folders()).error() == SpellingError::no_such_dictionary);
  const auto folder = std::filesystem::temp_directory_path() / "sayso-spelling-test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "yy.aff") << "SET KLINGON-9\n";
  std::ofstream(folder / "yy.dic") << "0\n";
  CHECK(Speller::load("yy", {folder.string()}).error() == SpellingError::unreadable);
  std::filesystem::remove_all(folder);
}

TEST_CASE("Dictionaries in the encodings of old are read: Czech and Polish in ISO 8859-2") {
  const auto folder = std::filesystem::temp_directory_path() / "sayso-spelling-encodings";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "cs_CZ.aff", std::ios::binary) << "SET ISO8859-2\nTRY e\xECt\xE1ky\n";
  // "žluťoučký", "kůň", "běží" and "dnes"
  std::ofstream(folder / "cs_CZ.dic", std::ios::binary) << "4\n\xBElu\xBBou\xE8k\xFD\nk\xF9\xF2\nb\xEC\xBE\xED\ndnes\n";
  const auto loaded = Speller::load("cs_CZ", {folder.string()});
  REQUIRE(loaded.ok());
  loaded.value()->prepare();
  const auto text = Text::prepare("dnes žluťoučký kůň bězí, Šťoura a Čeněk");
  CheckBudget budget;
  const auto spans = loaded.value()->check(text.value(), {0, text.value().utf8().size()}, std::nullopt, {}, budget);
  REQUIRE(spans.size() == 1);
  CHECK(text.value().slice(spans[0]) == "bězí");
  CHECK(loaded.value()->suggest("bězí", 5) == Words{"běží"});
  CHECK(loaded.value()->suggest("žluťoucký", 5) == Words{"žluťoučký"});
  std::ofstream(folder / "ru_RU.aff", std::ios::binary) << "SET KOI8-R\n";
  std::ofstream(folder / "ru_RU.dic", std::ios::binary) << "1\n\xC4\xCF\xCD\n";
  CHECK(Speller::load("ru_RU", {folder.string()}).error() == SpellingError::unreadable);
  std::filesystem::remove_all(folder);
}

TEST_CASE("A dictionary is loaded once, by whichever name it is asked for") {
  Dictionaries dictionaries(Speller::system_folders());
  const auto one = dictionaries.get("en_US"), other = dictionaries.get("en-US");
  REQUIRE(one.ok());
  REQUIRE(other.ok());
  CHECK(one.value() == other.value());
  CHECK_FALSE(dictionaries.get("xx-XX").ok());
}

TEST_CASE("Dictionaries on this machine: by the names that load takes, whichever way the files are written") {
  const auto folder = std::filesystem::temp_directory_path() / "sayso-available-test";
  std::filesystem::create_directories(folder);
  for (const char* name : {"en-US", "en_GB", "sr-Latn", "sr-Latn_RS", "de_DE (copy)", "yy"}) {
    for (const char* ending : {".aff", ".dic"})
      std::ofstream(folder / (std::string(name) + ending)) << (ending[1] == 'a' ? "SET UTF-8\n" : "1\na\n");
  }
  std::ofstream(folder / "hyph_de_DE.dic") << "UTF-8\n";  // hyphenation: no affixes
  std::ofstream(folder / (std::string(40, 'z') + ".dic")) << "0\n";
  std::ofstream(folder / (std::string(40, 'z') + ".aff")) << "SET UTF-8\n";
  const auto names = Speller::available({folder.string(), folder.string(), "/nowhere"});
  CHECK(names == Words{"en_GB", "en_US", "sr_Latn", "yy"});
  for (const auto& name : names) {
    const auto loaded = Speller::load(name, {folder.string()});
    REQUIRE(loaded.ok());
    CHECK(loaded.value()->language() == name);
  }
  std::filesystem::remove_all(folder);
}

TEST_CASE("More dictionaries than any machine has are not all read") {
  const auto folder = std::filesystem::temp_directory_path() / "sayso-many-test";
  std::filesystem::create_directories(folder);
  for (std::size_t i = 0; i < Speller::most_available + 20; ++i) {
    for (const char* ending : {".aff", ".dic"}) std::ofstream(folder / ("x_" + std::to_string(i) + ending)) << "";
  }
  CHECK(Speller::available({folder.string()}).size() == Speller::most_available);
  std::filesystem::remove_all(folder);
}

TEST_CASE("What a person reads, and the dictionaries for it") {
  struct Case {
    const char* why;
    Words tags, available, chosen;
  };
  const Words debian = {"de_AT", "de_BE", "de_DE", "en_GB", "en_US", "fr_CA", "fr_FR"};
  for (const Case& one : {
           Case{"the exact region, in the person's order", {"de-AT", "de", "en-US", "en"}, debian, {"de_AT", "en_US"}},
           Case{"another region of the language", {"de-CH"}, debian, {"de_DE"}},
           Case{"and any, where its own is not there", {"de-CH", "en"}, {"de_BE", "de_LU", "en_US"}, {"de_BE", "en_US"}},
           Case{"a region that a later tag names", {"en", "en-GB"}, debian, {"en_GB"}},
           Case{"and before the language's own", {"en-AU", "en-GB"}, debian, {"en_GB"}},
           Case{"English of nowhere is American, which knows British spellings too", {"en-NZ"}, debian, {"en_US"}},
           Case{"what is not there is left out", {"it", "fr-CA", "ja"}, debian, {"fr_CA"}},
           Case{"nothing fits", {"it-IT", "ja"}, debian, {}},
           Case{"nothing is there", {"de-AT", "en"}, {}, {}},
           Case{"nothing is asked", {}, debian, {}},
           Case{"a dictionary for all regions", {"eo", "nl-BE"}, {"eo", "nl"}, {"eo", "nl"}},
           Case{"names in any case, with underscores, numbers and extensions",
                {"DE_at", "es-419", "en-GB-u-ca-buddhist"},
                {"de_AT", "en_GB", "es_ES", "es_MX"},
                {"de_AT", "es_ES", "en_GB"}},
           Case{"scripts are kept apart", {"sr-Latn-RS", "sr"}, {"sr_Latn", "sr_RS"}, {"sr_Latn", "sr_RS"}},
           Case{"a variant serves where nothing plain does",
                {"de-AT", "ca"},
                {"ca_valencia", "de_AT_frami", "de_DE"},
                {"de_AT_frami", "ca_valencia"}},
           Case{"but a vocabulary of doctors is no one's English", {"en"}, {"en_US", "en_med"}, {"en_US"}},
           Case{"Norwegian by its old tag", {"no"}, {"nb_NO", "nn_NO"}, {"nb_NO"}},
           Case{"no tags", {"", "-", "de-", "x-klingon"}, debian, {"de_DE"}},
       }) {
    INFO(one.why);
    CHECK(dictionaries_for(one.tags, one.available) == one.chosen);
  }
}

TEST_CASE("German: misspelt nouns are told from names by the word before") {
  const auto german = speller("de_DE");
  german->prepare();
  CHECK(wrong({german}, "Der Kundnservice war freuntlich, das Geschänk auch") == Words{"Kundnservice", "freuntlich", "Geschänk"});
  for (const auto* text : {"Gestern spielte Nagelsmann gegen Gladbach", "Frau Öztürk und Herr Bäkker waren da", "Wir grüßen Kevin Kuhnert",
                           "Ich freu mich, finds gut und hab Zeit"}) {
    INFO(text);
    CHECK(wrong({german}, text).empty());
  }
  CHECK(german->suggest("Geschänk", 5).front() == "Geschenk");
  CHECK(german->suggest("Kundnservice", 5).front() == "Kundenservice");
  CHECK(german->suggest("aussergewöhnlich", 5).front() == "außergewöhnlich");
}

TEST_CASE("Contractions: those without their apostrophe are wrong, those of speech are right") {
  CHECK(wrong("Im sure, Ive seen that youll like it") == Words{"Im", "Ive", "youll"});
  CHECK(wrong("we met Im Yoon-ah there").empty());
  CHECK(wrong("abt time, gonna ttyl, prolly on the wknd").empty());
  CHECK(wrong("I dont think youre coming, thats fine, he didnt say") == Words{"dont", "youre", "thats", "didnt"});
  CHECK(english()->suggest("youre", 5).front() == "you're");
  for (const auto* text : {"you shouldn't've and they'd've known", "'tis the season, 'twas fun", "it's rock'n'roll, y'all",
                           "the dogs' bowl, James' book, the '90s", "don’t you’re who’s", "o'clock, ma'am, ne'er"}) {
    INFO(text);
    CHECK(wrong(text).empty());
  }
}

TEST_CASE("German: what is written by ear for a word is wrong, though the rules for compounds would let it pass") {
  const auto german = speller("de_DE");
  german->prepare();
  CHECK(wrong({german}, "Der Frühlink kommt, die Teilname ist frei") == Words{"Frühlink", "Teilname"});
  CHECK(wrong({german}, "Ohne Vorbereitug geht es nicht, alles Gute zum Geburtztag") == Words{"Vorbereitug", "Geburtztag"});
  CHECK(wrong({german}, "Garnicht schlecht, vorallem aufeinmal") == Words{"Garnicht", "vorallem", "aufeinmal"});
  CHECK(german->suggest("vorallem", 5).front() == "vor allem");
  const auto bicycles = german->suggest("Kinderfahrat", 5);
  CHECK(std::find(bicycles.begin(), bicycles.end(), "Kinderfahrrad") != bicycles.end());
  CHECK(german->suggest("garnicht", 5).front() == "gar nicht");
  for (const auto* text :
       {"Kundendienst, Stadtrat, Wandertag, Waldrand, Radweg und gute Vorsätze",
        "Die Blutspende, der Handyakku, ein Betriebsausflug nach Niederkassel", "Frau Kaczmarek und Herr Wipperfürth fahren nach Plagwitz",
        "Liegestuhl, Parkhaus, Segelboot, Feldweg, Bundesrat"}) {
    INFO(text);
    CHECK(wrong({german}, text).empty());
  }
}

TEST_CASE("Compounds: what one word may ask of the dictionary is bounded, however many compounds are near") {
  std::size_t asked = 0;
  spelling::FormIndex forms;
  spelling::CompoundParts parts;
  for (const auto* part : {"haus", "maus", "laus", "aus", "haut"}) parts.add(part);
  forms.add("Haus");
  forms.finish();
  parts.finish();
  const auto refuse = [&](std::string_view) { return ++asked, false; };
  const spelling::Suggester suggester({"de", std::move(forms), true, std::move(parts), refuse, [](const std::string&) { return Words{}; }});
  std::string word;
  for (std::size_t parts_in = 1; parts_in <= 60; ++parts_in) {
    word += "haus";
    asked = 0;
    (void)suggester.suggest(word, word);
    CHECK(asked <= 1200);
    std::size_t left = 5;
    asked = 0;
    CHECK_FALSE(suggester.resembles_compound(word, left));
    CHECK_FALSE(suggester.sounds_like_compound(word, left));
    CHECK(asked <= 5);
  }
}

TEST_CASE("Compounds: a check that has spent its budget flags no more of them, and the next one goes on") {
  const auto german = speller("de_DE");
  german->prepare();
  const auto text = Text::prepare("Der Kundnservice kam, das Weter blieb");
  REQUIRE(text.ok());
  const auto flagged = [&](CheckBudget budget) {
    return german->check(text.value(), {0, text.value().utf8().size()}, std::nullopt, {}, budget).size();
  };
  CHECK(flagged({.look_ups = 0}) == 0);
  CHECK(flagged({}) == 2);
  CHECK(flagged({.look_ups = 0}) == 2);
}

TEST_CASE("Everyday words that are younger than the dictionary are right") {
  for (const auto* text :
       {"that's ok, Ok then, OK", "the async webhooks hit localhost", "we unmute the microservices after the rollout, see the changelog",
        "iced matcha or kombucha with the neurodivergent folks", "her wellbeing during lockdown", "a sudoku on the oversized sofa",
        "mornin' all, we're singin' and walkin’ home", "d'you know if there'll be pancakes? y'know, what'll we do", "back from Hawai'i",
        "an open-source codebase, refactored and deduplicated", "the chargebacks are on your timesheet"}) {
    INFO(text);
    CHECK(wrong(text).empty());
  }
  CHECK(wrong("the mornin was fine, the recievin' of the webhok") == Words{"mornin", "recievin", "webhok"});
  CHECK(wrong("he said 'the begining' and left") == Words{"begining"});
}

TEST_CASE("German: what people say, and verbs from English in all their forms, are right") {
  const auto german = speller("de_DE");
  german->prepare();
  for (const auto* text :
       {"Hast du nen Moment? Der liegt aufm Tisch, nachm Essen geh ich ausm Haus",
        "Das wär’s, hätt's nicht gedacht, auf'm Weg mit'nem Freund", "Wär's dir recht? Kannste mal gucken, haste Zeit, biste da",
        "Wir haben die App upgedatet und das Foto gepostet", "Sie hat es geliked, ich hab es gelikt und geteaserte Inhalte geteilt",
        "Das Meeting wurde gecancelt, die Daten sind downgeloadet", "Ich hab das Feature deployt und gemergt", "Wow, hm, äh, ciao und hi",
        "Kurz reinschauen und rausgehen, superlecker und runtergeladen", "Der Lockdown, die Cloud und das Startup",
        "queere und nonbinäre Leute gendern", "Weißte was, ich weiß’s auch nicht, heißt’s"}) {
    INFO(text);
    CHECK(wrong({german}, text).empty());
  }
  CHECK(wrong({german}, "Ich habe das gepsotet und warscheinlich geliktt") == Words{"gepsotet", "warscheinlich", "geliktt"});
  CHECK(wrong({german}, "Das Auto's Rad und reinschauen und superlekker") == Words{"Auto's", "superlekker"});
}

TEST_CASE("Abbreviations are right with their full stop, and without it are not") {
  const auto german = speller("de_DE");
  german->prepare();
  for (const auto* text : {"Kaffee bzw. Tee inkl. Milch", "Wir kommen ggf. später, evtl. mit Kindern", "Zehn Euro zzgl. Versand",
                           "Dr. med. Anna Weiß", "Äpfel, Birnen usw.", "Das gilt u. a. für Kinder, vgl. Seite drei"}) {
    INFO(text);
    CHECK(wrong({german}, text).empty());
  }
  CHECK(wrong({german}, "Kaffee bzw Tee") == Words{"bzw"});
  CHECK(german->suggest("bzw", 5).front() == "bzw.");
  CHECK(wrong({german}, "Das ist das Weter. Und die Rechnug.") == Words{"Weter", "Rechnug"});
  CHECK(wrong("It was teh. It was realy.") == Words{"teh", "realy"});
}

TEST_CASE("Forms of irregular words are offered for regular ones") {
  CHECK(english()->suggest("teached", 5).front() == "taught");
  CHECK(english()->suggest("shrinked", 2) == Words{"shrank", "shrunk"});
  CHECK(english()->suggest("childs", 5).front() == "children");
}

TEST_CASE("Words that lost their space are split") {
  CHECK(english()->suggest("conditionsof", 5).front() == "conditions of");
  CHECK(english()->suggest("eachother", 5).front() == "each other");
  CHECK(english()->suggest("infront", 5).front() == "in front");
}

TEST_CASE("A German first suggestion waits for nothing that a check needs") {
  const auto german = speller("de_DE");
  CHECK(wrong({german}, "Das Weter ist schön") == Words{"Weter"});  // not prepared: what is common is known all the same
}
