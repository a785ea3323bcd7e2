// Secrets that people write into sentences: passwords, PINs, codes for doors and alarms, wifi keys, recovery words.
//
// Every match begins at the noun ("password", "PIN") or at the place ("wifi", "front door"), and must go on to a value. What decides is how
// the value looks: with a digit, a sign or quotation marks it is one; a plain word is one only where the clause ends right after it ("the
// wifi password is sunflower"), and never if it is a word that describes a password ("is wrong", "is required").
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detectors/context.hpp"
#include "detectors/families.hpp"
#include "detectors/pattern.hpp"
#include "detectors/secret.hpp"

namespace sayso::detection {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_letter(char c) { return is_upper(c) || is_lower(c) || static_cast<unsigned char>(c) >= 0x80; }
bool is_word(char c) { return is_digit(c) || is_letter(c) || c == '_'; }

std::string lower(std::string_view text) {
  std::string result(text);
  for (auto& c : result) c = is_upper(c) ? static_cast<char>(c + 32) : c;
  return result;
}

/// Words that follow "password is" or "password:" without being one.
bool describes_a_password(std::string_view word) {
  static constexpr std::string_view words[] = {
      "required",   "needed",      "wrong",      "incorrect",   "invalid",      "expired",      "weak",         "strong",      "safe",
      "secure",     "secret",      "reset",      "changed",     "blocked",      "locked",       "lost",         "forgotten",   "missing",
      "terrible",   "bad",         "good",       "great",       "awful",        "long",         "short",        "too",         "so",
      "very",       "not",         "no",         "now",         "on",           "in",           "at",           "the",         "a",
      "an",         "my",          "your",       "our",         "their",        "his",          "her",          "its",         "it",
      "this",       "that",        "what",       "which",       "never",        "always",       "still",        "already",     "same",
      "here",       "there",       "also",       "just",        "only",         "really",       "please",       "pls",         "saved",
      "stored",     "protected",   "encrypted",  "hashed",      "compromised",  "leaked",       "stolen",       "hacked",      "shared",
      "private",    "unknown",     "unique",     "different",   "set",          "unset",        "empty",        "blank",       "optional",
      "mandatory",  "case",        "sensitive",  "manager",     "managers",     "policy",       "hint",         "field",       "change",
      "recovery",   "update",      "updates",    "generator",   "help",         "problem",      "problems",     "issue",       "issues",
      "error",      "hell",        "fatigue",    "complexity",  "requirements", "rules",        "rotation",     "reuse",       "sharing",
      "prompt",     "box",         "screen",     "page",        "below",        "above",        "attached",     "coming",      "ready",
      "working",    "broken",      "disabled",   "enabled",     "being",        "gone",         "dead",         "out",         "up",
      "down",       "dm",          "me",         "you",         "us",           "them",         "hard",         "easy",        "hilarious",
      "funny",      "crazy",       "ridiculous", "stupid",      "dumb",         "annoying",     "everything",   "nothing",     "something",
      "anything",   "anyway",      "ist",        "falsch",      "richtig",      "sicher",       "unsicher",     "abgelaufen",  "vergessen",
      "weg",        "neu",         "alt",        "zu",          "nicht",        "geheim",       "erforderlich", "to",          "for",
      "of",         "and",         "or",         "but",         "if",           "when",         "how",          "why",         "who",
      "with",       "without",     "from",       "by",          "as",           "be",           "must",         "should",      "can",
      "will",       "has",         "have",       "had",         "was",          "were",         "obligatoria",  "obligatorio", "incorrecta",
      "incorrecto", "obligatoire", "incorrecte", "oublié",      "oubliée",      "obbligatoria", "errata",       "sbagliata",   "verplicht",
      "vergeten",   "onjuist",     "errada",     "obrigatória", "esquecida",    "fel",          "is",           "are",         "does",
      "did",        "do",          "need",       "needs",       "again",        "today",        "tomorrow",     "later",       "soon",
      "first",      "yet",         "ok",         "okay",        "fine",         "public",       "free"};
  if (std::find(std::begin(words), std::end(words), word) != std::end(words)) return true;
  static constexpr std::string_view endings[] = {"ing", "ed", "able", "ible", "ous", "ful", "less", "ive", "ly", "ish", "lich", "ig"};
  return std::all_of(word.begin(), word.end(), is_letter) &&
         std::any_of(std::begin(endings), std::end(endings), [&](auto ending) { return word.ends_with(ending); });
}

struct Look {
  bool quoted = false;
  bool mixed = false;  ///< a digit or a sign among letters, or a capital inside: nobody writes words so
  bool ends_clause = false;
};

/// The value at `at`: up to white space, without the punctuation that ends a sentence. Empty where there is none.
Span value_at(std::string_view text, std::size_t at, Look& look) {
  static constexpr std::string_view openers[] = {"\"", "'", "`", "“", "„", "«", "‘", "‚", "*", "**"};
  static constexpr std::string_view closers[] = {"\"", "'", "`", "”", "“", "»", "’", "‘", "*", "**"};
  for (std::size_t i = 0; i < std::size(openers); ++i) {
    if (!text.substr(at).starts_with(openers[i])) continue;
    const auto begin = at + openers[i].size();
    const auto end = text.find(closers[i], begin);
    if (end == std::string_view::npos || end == begin || end - begin > 64 ||
        text.substr(begin, end - begin).find('\n') != std::string_view::npos)
      break;
    look.quoted = true;
    look.ends_clause = true;
    return {begin, end};
  }
  auto end = at;
  while (end < text.size() && end - at < 96 && static_cast<unsigned char>(text[end]) > ' ') ++end;
  if (end - at == 96) return {at, at};
  const auto full = end;
  while (end > at && std::string_view(".,;:)]}\"'").find(text[end - 1]) != std::string_view::npos) --end;
  // '!' and '?' may belong to a password; a single one after a plain word ends the sentence.
  const auto core = text.substr(at, end - at);
  if (!core.empty() && (core.back() == '!' || core.back() == '?') && std::all_of(core.begin(), core.end() - 1, is_letter)) --end;
  look.ends_clause = end != full || full == text.size() || text[full] == '\n';
  if (!look.ends_clause) {
    const auto next = lower(text.substr(full + 1, 8));
    for (const std::string_view joiner : {"and ", "btw", "if ", "so ", "- ", "but ", "thanks", "– ", "— ", "und ", "("}) {
      if (std::string_view(next).starts_with(joiner)) look.ends_clause = true;
    }
  }
  return {at, end};
}

bool looks_mixed(std::string_view value) {
  const bool letters = std::any_of(value.begin(), value.end(), is_letter);
  const bool digits = std::any_of(value.begin(), value.end(), is_digit);
  const bool signs = std::any_of(value.begin(), value.end(), [](char c) { return !is_word(c) && c != '-' && c != '\''; });
  bool inner_capital = false;
  for (std::size_t i = 1; i < value.size(); ++i) inner_capital = inner_capital || (is_upper(value[i]) && is_lower(value[i - 1]));
  return (letters && digits) || signs || inner_capital || (digits && !letters && value.size() >= 4);
}

/// What stands between a noun and its value.
enum class Link : std::uint8_t {
  none,    ///< a space: "pin 4821"
  copula,  ///< "is", "'s now"
  colon,   ///< ":", "=", an arrow
  loose,   ///< a dash, a question mark, "changed to", or other words before the link: only what looks like nothing else counts
};

struct Opening {
  std::size_t at;
  Link link;
};

bool has_letter_and_digit(std::string_view value) {
  return std::any_of(value.begin(), value.end(), is_letter) && std::any_of(value.begin(), value.end(), is_digit);
}

/// Times, dates, prices and shares: mixed, but no secrets.
bool is_a_measure(std::string_view value) {
  static const Pattern measure(
      R"((?i)^(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]m)?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|[$€£¥]?\d[\d.,]*(?:[%€$£kmb]|am|pm|h|min|mins|days?|gb|mb|st|nd|rd|th|x|\+)?|\d+[-/]\d+)$)");
  return measure.found_in(value) && !std::all_of(value.begin(), value.end(), is_digit);
}

/// The places after a noun that ends at `at` where its value may begin, in the same sentence, nearest first.
std::vector<Opening> openings_after(std::string_view text, std::size_t at, bool was_changed) {
  static const Pattern link(
      R"((?P<colon>[ ]?(?:[:=]|->|→|=>)[ ]{0,2})|(?P<copula>(?:[ ](?:is|was|are|will be|be|ist|war|sind|lautet|heißt|heisst|est|es|é|è|är|says|reads)|(?:^|[ ](?:it|that)|\b)['’]s)(?:[ ](?:still|now|just|currently|jetzt|simply|literally|actually|only|noch|nun)){0,2}:?[ ])|(?P<changed>[ ](?:(?:set|changed|reset|updated|switched)[ ])?to[ ]|[ ]auf[ ])|(?P<dash>[ ][-–—][ ]|\?[ ]))",
      Case::ignored);
  static const Pattern preposition(
      R"(^(?:[ ]\([^()\n]{1,24}\))?(?:[ ](?:for|to|on|of|at|in|from|für|fürs|zum|zur|vom|der|des|de|du|del|della|pour|para|per|da|do|voor|till)\b|,)?)",
      Case::ignored);
  std::vector<Opening> openings;
  const auto sentence = std::min({text.find('\n', at), text.find(". ", at), text.find("! ", at), at + 90, text.size()});
  if (text.substr(at).starts_with(" (")) openings.push_back({at + 2, Link::loose});
  if (at < text.size() && text[at] == ' ') openings.push_back({at + 1, Link::none});
  Pattern::Match match{};
  for (Span rest{at, std::min(text.size(), sentence + 1)}; rest.begin < rest.end && link.search(text, rest, match);
       rest.begin = match.whole().end - 1) {
    const auto between = text.substr(at, match.whole().begin - at);
    if (std::count(between.begin(), between.end(), ' ') > 8) break;
    Pattern::Match ignored{};
    const bool plain = between.empty() || (preposition.match_at(between, {0, between.size()}, ignored) && ignored.whole().end > 0);
    const bool changed = match.has(3), dash = match.has(4);
    if (changed && !was_changed && text.substr(match.whole().begin, match.whole().end - match.whole().begin).size() <= 4) continue;
    openings.push_back({match.whole().end, changed || dash || !plain ? Link::loose : match.has(1) ? Link::colon : Link::copula});
    if (match.whole().end - 1 <= rest.begin) break;
  }
  return openings;
}

/// The score of a password-like value after a noun, or nothing.
std::optional<double> password_score(std::string_view value, const Look& look, Link link) {
  if (value.size() < 4 || is_placeholder(value) || is_a_measure(value)) return std::nullopt;
  if (value.find("//") != std::string_view::npos || value.starts_with("@") || value.starts_with("#") || value.starts_with("www."))
    return std::nullopt;
  const auto word = lower(value);
  if (describes_a_password(word)) return std::nullopt;
  const bool mixed = looks_mixed(value);
  if (look.quoted)
    return value.find(' ') == std::string_view::npos || mixed || link == Link::copula || link == Link::colon ? std::optional(0.85)
                                                                                                             : std::nullopt;
  if (link == Link::loose) return has_letter_and_digit(value) && value.size() >= 6 ? std::optional(0.7) : std::nullopt;
  if (mixed) return link == Link::none ? 0.7 : 0.9;
  if (link == Link::none || !look.ends_clause) return std::nullopt;
  return link == Link::colon ? 0.7 : 0.6;
}

/// "forgot my password", "never ask for your password", "the most common password": talk about passwords, not one.
bool only_talks_about_it(std::string_view text, std::size_t at) {
  static const Pattern talk(
      R"((?i)\b(?:forg[eo]t(?:ten)?|lost|choose|choosing|never (?:ask|share|send|give|tell)(?: \w+){0,3}|don[’']?t (?:use|share|give|tell|post)|not? (?:share|ask)|asks? for|without (?:a|the)|need a|remember(?:ing)?|guess(?:ing|ed)?|vergessen|zurücksetzen|(?:most|more) (?:common|popular|used)|common|worst|what[’']?s|what is|wie ist)(?: \w+){0,3} $)");
  Pattern::Match match{};
  const auto begin = at - std::min<std::size_t>(at, 48);
  return talk.search(text.substr(0, at), {begin, at}, match);
}

/// "changed my password", "set the pin", "has been reset": a "to" may lead to the new one.
bool speaks_of_a_change(std::string_view text, std::size_t at) {
  static const Pattern change(
      R"((?i)\b(?:set|changed?|changing|reset|resetting|updated?|switched|make|made|ändert|geändert|gesetzt)\b[^.!?\n]{0,24}$)");
  Pattern::Match match{};
  const auto begin = at - std::min<std::size_t>(at, 40);
  return change.search(text.substr(0, at), {begin, at}, match);
}

/// A noun that only begins with ours: "password manager", "pin board".
bool is_part_of_another_noun(std::string_view text, std::size_t end) {
  static const Pattern other(
      R"((?i)^[- ](?:manager|managers|policy|policies|reset|resets|generator|field|fields|hint|hints|length|strength|expiry|expiration|rotation|requirements?|rules?|protection|protected|recovery|vault|safe|sharing|reuse|hygiene|fatigue|form|page|prompt|box|change|changes|count|board|badges?|cushion|number of|hash(?:es|ing)?|attacks?|leaks?|breach(?:es)?)\b)");
  Pattern::Match match{};
  return other.match_at(text.substr(end), {0, std::min<std::size_t>(24, text.size() - end)}, match);
}

#define SAYSO_PASSWORD_NOUN \
  R"((?:passwords?|passwort|passwd|passcode|passphrase|pwd|pw|pass|kennwort|mot de passe|contraseña|clave|wachtwoord|senha|lösenord|hasło|parola))"

/// A value after the noun that ends at `end`; nothing where there is none.
std::optional<std::pair<Span, double>> password_after(std::string_view text, std::size_t noun, std::size_t end) {
  if (is_part_of_another_noun(text, end)) return std::nullopt;
  const bool talk = only_talks_about_it(text, noun);
  const auto written = lower(text.substr(noun, end - noun));
  const bool short_noun = written == "pass" || written == "pw" || written == "clave" || written == "key" || written == "code";
  for (const auto [at, link] : openings_after(text, end, speaks_of_a_change(text, noun))) {
    if (talk && link != Link::colon) continue;
    Look look;
    const auto span = value_at(text, at, look);
    if (span.end == span.begin) continue;
    const auto value = text.substr(span.begin, span.end - span.begin);
    // "pass 3 of 5" and "pass me the salt": the short noun needs a link.
    if (short_noun && (link == Link::none || link == Link::loose) && (value.size() < 6 || !has_letter_and_digit(value))) continue;
    if (const auto score = password_score(value, look, link)) return std::pair(span, *score);
  }
  return std::nullopt;
}

Detector password() {
  Detector detector;
  detector.info = {"password", "PASSWORD", "password",
                   "own grammar of prose: noun, link (\"is\", \":\", \"=\", \"changed to\"), value that looks like a secret; English, "
                   "German, French, Spanish, Italian, Portuguese, Dutch, Swedish",
                   0.5};
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = {"pass",         "pwd",        "pw:",   "pw=",        "pw ",   "pw’",      "pw'",   "pw-",   "kennwort",
                            "mot de passe", "contraseña", "clave", "wachtwoord", "senha", "lösenord", "hasło", "parola"};
  detector.match_at = [noun = Pattern(SAYSO_PASSWORD_NOUN R"(\b(?:[ ]?\((?:[^()\n0-9]{1,24})\))?)", Case::ignored)](
                          const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    if (at > 0 && is_word(read[at - 1])) return;
    Pattern::Match match{};
    if (!noun.match_at(read, {at, std::min(read.size(), at + 64)}, match)) return;
    if (const auto found = password_after(read, at, match.whole().end)) sink.add(found->first, found->second);
  };
  return detector;
}

/// "hunter2 is my password", "use hunter2 as the wifi password": the value stands before the noun.
Detector password_before_noun() {
  Detector detector;
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = {" is ", " as ", " ist ", " als "};
  detector.match_at =
      [tail = Pattern(
           R"( (?:is|as|ist|als) (?:(?:my|the|our|your|his|her|their|mein|dein|unser|das) )?(?:[\w-]{2,16} ){0,2}?(?:password|passcode|passwort|kennwort|pw)\b)",
           Case::ignored)](const Text& text, std::size_t at, Sink& sink) {
        const auto read = text.utf8();
        Pattern::Match match{};
        if (!tail.match_at(read, {at, std::min(read.size(), at + 72)}, match) || is_part_of_another_noun(read, match.whole().end)) return;
        auto begin = at;
        while (begin > 0 && static_cast<unsigned char>(read[begin - 1]) > ' ' && at - begin < 64) --begin;
        Look look;
        const auto span = value_at(read.substr(0, at), begin, look);
        const auto value = text.slice(span);
        static const Pattern warns(R"((?i)\b(?:don[’']?t|do not|never|not)\b[^.!?\n]{0,16}$)");
        if (warns.found_in(read.substr(begin - std::min<std::size_t>(begin, 24), std::min<std::size_t>(begin, 24)))) return;
        if (value.size() >= 4 &&
            (has_letter_and_digit(value) || (looks_mixed(value) && value.find_first_not_of("0123456789") != std::string_view::npos)) &&
            !is_placeholder(value) && !is_a_measure(value) && value.find("://") == std::string_view::npos) {
          sink.add(span, 0.8);
        }
      };
  return detector;
}

/// "creds: admin:Passw0rd!", "log in with admin / S3cretP@ss": a name and a password in a pair.
Detector password_in_pair() {
  Detector detector;
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = {"creds", "credentials", "login", "log in", "sign in", "signin", "zugangsdaten", "zugang"};
  detector.match_at =
      [pair = Pattern(
           R"((?:creds|credentials|logins?|log in|sign ?in|zugangsdaten|zugang)\b(?:[ ](?:info|details|data|for|to|with|as|is|are|at|auf|mit)\b(?:[ ][\w.-]{1,20}){0,2}?){0,2}[ ]?(?:[:=]|->|→|=>)?[ ]?([^\s/|]{2,40}?)(?:[ ]?/[ ]?|:|[ ]?\|[ ]?)(\S{6,40}))",
           Case::ignored)](const Text& text, std::size_t at, Sink& sink) {
        const auto read = text.utf8();
        if (at > 0 && is_word(read[at - 1])) return;
        Pattern::Match match{};
        if (!pair.match_at(read, {at, std::min(read.size(), at + 160)}, match)) return;
        Look look;
        const auto span = value_at(read, match.groups[2].begin, look);
        const auto value = text.slice(span);
        if (value.size() < 6 || !has_letter_and_digit(value) || is_placeholder(value) || is_a_measure(value) ||
            value.find("//") != std::string_view::npos)
          return;
        sink.add(span, 0.75);
      };
  return detector;
}

Detector wifi_password() {
  Detector detector;
  detector.info = {"wifi-password", "WIFI_PASSWORD", "wifi password",
                   "own grammar of prose: network and noun in either order, link, value; names of the standards' keys (WPA, PSK)", 0.5};
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = {"wifi", "wi-fi",    "wlan", "w-lan", "wireless", "network",   "router",     "hotspot",
                            "ssid", "internet", "wpa",  "psk",   "fritzbox", "fritz!box", "connect to", "join "};
  detector.match_at =
      [network = Pattern(
           R"((?:wi-?fi|w-?lan|wireless|(?:guest )?network|router|hotspot|ssid|internet|wpa[23]?|psk|fritz!?box|connect to|join)\b)",
           Case::ignored),
       noun = Pattern(
           R"(\b(?:password|passwort|passwd|passcode|passphrase|pwd|pw|pass|psk|(?:pre-?shared |network |security |wpa2? )?key|code|kennwort|schlüssel|contraseña|mot de passe|clave|wachtwoord|senha)\b)",
           Case::ignored),
       noun_before = Pattern(
           R"((?:password|passwort|pw|pass|key|code|kennwort|mot de passe|clave|contraseña|wachtwoord|senha)[ ](?:for|to|of|on|für|fürs|vom|zum|del|de|du|da|do|voor)(?:[ ](?:the|our|my|le|la|el|das|unser|office|guest|home)){0,3}[ ]$)",
           Case::ignored),
       pair = Pattern(R"([ ]?(?:[:=]|is|called)?[ ]?["“']?([\w.!-]{2,32})["”']?[ ]?(?:/|\||,| and)[ ]?(\S{6,40}))", Case::ignored),
       entry = Pattern(R"([^.!?\n]{0,60}?\b(?:get in|log ?in|connect|join|sign in)\b[^.!?\n]{0,12}?\b(?:with|using)[ ])", Case::ignored),
       digits = Pattern(R"((?:\d{4,5}[ -]){2,4}\d{4,5}\b)")](const Text& text, std::size_t at, Sink& sink) {
        const auto read = text.utf8();
        if (at > 0 && is_word(read[at - 1])) return;
        Pattern::Match match{};
        if (!network.match_at(read, {at, std::min(read.size(), at + 24)}, match)) return;
        const auto end = match.whole().end;
        const auto name = lower(read.substr(at, end - at));
        const auto clause = std::min({read.size(), end + 80, read.find('\n', end)});
        const auto report = [&](const std::optional<std::pair<Span, double>>& found) {
          if (found) sink.add(found->first, std::min(1.0, found->second + 0.05));
          return found.has_value();
        };
        // The noun before the network, or the network's standard as the noun: the value follows the network.
        const auto before = at - std::min<std::size_t>(at, 56);
        Pattern::Match ahead{};
        if ((noun_before.search(read.substr(0, at), {before, at}, ahead) || name == "psk") && report(password_after(read, at, end))) return;
        // The noun after it; each noun of the clause is tried.
        for (Span rest{end, clause}; rest.begin < rest.end && noun.search(read, rest, match); rest.begin = match.whole().end) {
          Pattern::Match key{};
          const auto after = std::min(read.size(), match.whole().end + 6);
          for (auto from = match.whole().end; from < after; ++from) {
            if (digits.match_at(read, {from, std::min(read.size(), from + 32)}, key)) {
              sink.add(key.whole(), 0.85);
              return;
            }
            if (is_letter(read[from]) && read[from] != 'i' && read[from] != 's') break;
          }
          if (report(password_after(read, match.whole().begin, match.whole().end))) return;
        }
        const auto offer_mixed = [&](std::size_t from) {
          Look look;
          const auto span = value_at(read, from, look);
          const auto value = text.slice(span);
          if (value.size() >= 6 && has_letter_and_digit(value) && !is_placeholder(value) && !is_a_measure(value) &&
              value.find('/') == std::string_view::npos)
            sink.add(span, 0.75);
        };
        if (name == "network" || name == "router" || name == "internet" || name == "wireless" || name == "connect to" || name == "join")
          return;
        if (pair.match_at(read, {end, clause}, match))
          offer_mixed(match.groups[2].begin);
        else if (entry.match_at(read, {end, clause}, match))
          offer_mixed(match.whole().end);
      };
  return detector;
}

struct CodeGrammar {
  std::string_view name, entity, title, source;
  std::vector<std::string> keywords;
  std::vector<const char*> forms;  ///< each begins at the keyword; its group 1 is the code; the first that matches counts
  double score;
  std::string_view against;
};

/// One detector that knows both grammars; name and description are the first's.
Detector either(Detector one, Detector other) {
  one.gate.keywords.insert(one.gate.keywords.end(), other.gate.keywords.begin(), other.gate.keywords.end());
  one.gate.digits = std::min(one.gate.digits, other.gate.digits);
  one.match_at = [first = std::move(one.match_at), second = std::move(other.match_at)](const Text& text, std::size_t at, Sink& sink) {
    first(text, at, sink);
    second(text, at, sink);
  };
  return one;
}

Detector code(CodeGrammar grammar) {
  Detector detector;
  detector.info = {grammar.name, grammar.entity, grammar.title, grammar.source, 0.5};
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = std::move(grammar.keywords);
  detector.gate.digits = 3;
  std::vector<Pattern> forms;
  for (const char* form : grammar.forms) forms.emplace_back(form, Case::ignored);
  detector.match_at = [forms = std::move(forms), score = grammar.score, against = ContextWords(grammar.against)](
                          const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    if (at > 0 && is_word(read[at - 1])) return;
    Pattern::Match match{};
    for (const auto& form : forms) {
      if (!form.match_at(read, {at, std::min(read.size(), at + 128)}, match) || !match.has(1)) continue;
      const auto span = match.groups[1];
      if (!against.empty() && against.near(text, span, 8, 4)) continue;
      sink.add(span, score);
      return;
    }
  };
  return detector;
}

/// A code before its noun: "482913 is your verification code". `tail` begins with the space after the code.
Detector code_before_noun(const char* tail, const char* form) {
  Detector detector;
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = {" is ", " was ", " ist ", " as ", " als ", ", that", " that"};
  detector.gate.digits = 3;
  detector.match_at = [tail = Pattern(tail, Case::ignored), form = Pattern(form)](const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    Pattern::Match match{};
    if (!tail.match_at(read, {at, std::min(read.size(), at + 72)}, match)) return;
    auto begin = at;
    while (begin > 0 && static_cast<unsigned char>(read[begin - 1]) > ' ' && at - begin < 16) --begin;
    if (form.found_in(read.substr(begin, at - begin))) sink.add({begin, at}, 0.8);
  };
  return detector;
}

// Link, words between noun and link, and what may follow a code, for the expressions below.
#define SAYSO_IS \
  R"((?:[ ]?(?:[:=]|->|→|-|–)[ ]?|(?:[ ](?:is|was|are|will be|ist|war|lautet|est|es|è|é|to|auf)|['’]s)(?:[ ](?:still|now|just|jetzt|currently|set to|changed to|reset to))?:?[ ]|[ ](?:has been|was|is|got)[ ](?:changed|set|reset|updated) to[ ]))"
#define SAYSO_FOR \
  R"((?:[ ](?:for|to|of|on|you|that|für|zur|zum|der|des|de|du|del|starting|from|ab|number|code|no\.?|nummer)(?:[ ][A-Za-z0-9\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’-]{1,20}){0,4}?)?)"
#define SAYSO_END R"((?:$|[^\d./,:-]|[./,:-](?:\D|$)))"
#define SAYSO_STOP \
  R"((?:$|[;!?)\n]|[.,](?:\D|$)|[ ](?:if|and|at|btw|but|so|for|on|to|now|then|when|with|works|opens|thanks|please|pls|in|or|und|an|am|falls|bitte|eingeben|valid|[(–-])(?:\W|$)))"
#define SAYSO_PLACE \
  R"((?:front |back |side |main |garage |office )?(?:door|gate|alarm|entrance|entry|keypad|lock[ -]?box|key[ -]?safe|key[ -]?box|garage|building|intercom|buzzer|safe|lock|locker|elevator|lift|access|haustür|tür|tor|tresor|alarmanlage|schlüsselbox|schlüsselsafe|schließfach|porte|puerta|portón))"

/// Words that hold a sentence together and that no list of recovery words has.
bool is_glue(std::string_view word) {
  static constexpr std::string_view words[] = {
      "the", "and", "was",   "for",   "are", "with", "have", "not", "but", "from", "our",   "your",  "his",     "her", "were", "been",
      "had", "has", "its",   "their", "she", "did",  "get",  "got", "who", "how",  "would", "could", "because", "und", "der",  "die",
      "das", "ist", "nicht", "mit",   "von", "ein",  "eine", "auf", "les", "des",  "est",   "los",   "las",     "con", "por",  "una"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// Words that recovery words may hold, but that make a run of words a sentence where nothing calls it a phrase.
bool is_everyday(std::string_view word) {
  static constexpr std::string_view words[] = {
      "about", "after", "again", "all",   "any",  "back",  "before", "can",  "every",  "for",    "here", "into", "just", "like",
      "near",  "now",   "off",   "once",  "only", "other", "out",    "over", "people", "please", "than", "that", "then", "there",
      "they",  "this",  "time",  "today", "when", "while", "will",   "work", "you",    "found",  "more", "some", "make", "money"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// "phrase to restore my wallet", "the words of my seed".
bool looks_back_at_phrase(std::string_view text, std::size_t at) {
  static const Pattern phrase(R"((?i)\b(?:phrase|words|mnemonic)\b[^.!?\n]{0,24}$)");
  const auto begin = at - std::min<std::size_t>(at, 40);
  return phrase.found_in(text.substr(begin, at - begin));
}

/// Twelve to twenty-four words in a row, as BIP-39 wallets print them: 3 to 8 lower-case letters each.
Detector recovery_words() {
  Detector detector;
  detector.info = {"recovery-words", "RECOVERY_WORDS", "wallet recovery words",
                   "BIP-39: 12 to 24 words of 3 to 8 letters in a row, after a noun for them", 0.5};
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = {"recovery", "seed",   "mnemonic", "backup",   "secret phrase", "secret words", "wallet",  "wiederherstellung",
                            "metamask", "trezor", "ledger",   "12 words", "24 words",      "twelve words", "12-word", "24-word"};
  detector.match_at =
      [head = Pattern(
           R"((?:recovery|seed|mnemonic|backup|secret (?:phrase|words)|wallet|wiederherstellungs?|metamask|trezor|ledger|(?:12|24|twelve)[ -]words?))",
           Case::ignored),
       noun = Pattern(
           R"([^.!?\n]{0,24}?\b(?:phrase|words?|seed|mnemonic|backup|recovery|wörter)\b|wörter|[^\w\n]{0,3}(?:[:=]|\bis\b|\bare\b))",
           Case::ignored),
       words = Pattern(R"((?:\d{1,2}[.):]?\s?)?[a-z]{3,8}(?:[\s,;/|-]{1,3}(?:\d{1,2}[.):]?\s?)?[a-z]{3,8}){11,24}\b)")](
          const Text& text, std::size_t at, Sink& sink) {
        const auto read = text.utf8();
        if (at > 0 && is_word(read[at - 1])) return;
        Pattern::Match match{};
        if (!head.match_at(read, {at, std::min(read.size(), at + 32)}, match)) return;
        const auto whole_noun = lower(read.substr(at, 3)) == "12 " || lower(read.substr(at, 3)) == "24 " ||
                                lower(read.substr(at, 6)) == "twelve" || lower(read.substr(at, 6)) == "secret" ||
                                lower(read.substr(at, 8)) == "mnemonic";
        Pattern::Match ignored{};
        const bool named = whole_noun || noun.match_at(read, {match.whole().end, std::min(read.size(), match.whole().end + 40)}, ignored) ||
                           looks_back_at_phrase(read, at);
        // The run begins after a mark or "is", or where the words before it are those of the noun.
        static const Pattern noun_words(
            R"((?i)^(?:phrase|words?|seed|key|keys|backup|recovery|wallet|wörter|wort|is|are|sind|list|mnemonic)$)");
        const auto last = std::min(read.size(), match.whole().end + 64);
        for (auto begin = match.whole().end; begin < last; ++begin) {
          if (begin == 0 || is_word(read[begin - 1]) || !(is_lower(read[begin]) || is_digit(read[begin]))) continue;
          const auto word_end = std::min(read.find_first_of(" \n:;,.)\"”", begin), read.size());
          if (noun_words.found_in(read.substr(begin, word_end - begin))) continue;
          Pattern::Match run{};
          if (!words.match_at(read, {begin, std::min(read.size(), begin + 360)}, run)) continue;
          bool prose = false;
          std::size_t everyday = 0;
          for (const auto& token : text.tokens()) {
            if (!run.whole().contains(token.span)) continue;
            prose = prose || is_glue(token.folded);
            everyday += is_everyday(token.folded) ? 1U : 0U;
          }
          if (prose || (!named && everyday > 1)) continue;
          sink.add(run.whole(), 0.9);
          return;
        }
      };
  return detector;
}

}  // namespace

void add_prose_secrets(Table& table) {
  table.push_back(either(either(password(), password_before_noun()), password_in_pair()));
  table.push_back(wifi_password());
  table.push_back(
      code({"pin-code",
            "PIN_CODE",
            "PIN",
            "own grammar of prose: PIN and link on either side of 4 to 8 digits",
            {"pin", "geheimzahl", "code pin"},
            {R"((?:pin(?:[- ]?(?:code|number|no\.?|nummer))?|geheimzahl|code pin)\b)" SAYSO_FOR SAYSO_IS R"((\d{4,8}))" SAYSO_END,
             R"(pins?,[ ](\d{4,6})(?:[,.;)]|$))", R"(pins[ ]?:[ ](?:[a-z]{3,12}[ ])?(\d{4,6}))" SAYSO_STOP,
             R"((?:pin(?:[- ]?(?:code|number|no\.?|nummer))?|geheimzahl|code pin)[ ](\d{4,8}))" SAYSO_STOP},
            0.85,
            "postal|zip|city|india|address|delivery|delhi|mumbai|pune|bengaluru|arduino|gpio|hit|reached|badges|sold|followers"}));
  table.back() = either(
      std::move(table.back()),
      code_before_noun(
          R"((?: (?:is|was|ist|as|als)|,? that(?:['’]s| is)) (?:(?:my|the|our|your|his|her|die|meine|unsere) )?(?:[\w-]{2,12} ){0,2}?(?:pin|geheimzahl)\b)",
          R"(^\d{4,8}$)"));
  auto door_code = code(
      {"door-code",
       "DOOR_CODE",
       "door or alarm code",
       "own grammar of prose: door, gate, alarm, safe or lift, noun, link, 3 to 10 digits with * or #, or a combination",
       {"front",    "back ", "side ",  "main ",    "door",     "gate",      "alarm",       "entr",    "keypad",   "lockbox", "lock box",
        "lock-box", "key",   "garage", "building", "intercom", "buzzer",    "safe",        "lock",    "elevator", "lift",    "haustür",
        "tür",      "tor ",  "tresor", "access",   "office",   "schlüssel", "schließfach", "türcode", "torcode"},
       {SAYSO_PLACE R"((?:['’]s)?[- ]?(?:door |system |access |entry )?(?:code|pin|combo|combination|passcode|number|zahlencode)\b)"
                    R"((?:)" SAYSO_FOR SAYSO_IS
                    R"(|[ ])([#*]?\d{3,10}[#*]?|[a-z]\d{3,6}|\d{2,5}[a-z]\d{1,4}|\d{1,2}(?:-\d{1,2}){2,4}))" SAYSO_STOP,
        SAYSO_PLACE R"(\b[^.!?\n\d]{0,16}\b(?:dial|press|punch in|type|type in|enter|buzz|use)[ ](?:code )?([#*]?\d{3,8}[#*]?))" SAYSO_STOP,
        SAYSO_PLACE R"([,;:]?[ ]([#*]?\d{3,8}[#*]?)[ ](?:opens|unlocks))",
        R"(alarm[ ](?:aus|an|off|on)[ ](?:mit|with)[ ]([#*]?\d{3,8}[#*]?))" SAYSO_STOP,
        R"((?:tür|tor|haustür)code\b)" SAYSO_FOR SAYSO_IS R"(([#*]?\d{3,10}[#*]?))" SAYSO_END,
        SAYSO_PLACE
        R"(\b[^.!?\n\d]{0,24}?\b(?:code|combo|pin)\b[^.!?\n\d]{0,24}?(?:[:=]|\bis|it['’]s|it is|code|combo|pin)[ ]([#*]?\d{3,8}[#*]?))" SAYSO_END,
        SAYSO_PLACE R"([ ](?:opens|unlocks)[ ](?:with|by|on)[ ](?:the )?(?:code |pin )?([#*]?\d{3,8}[#*]?))" SAYSO_END,
        R"((?:keypad|lock[ -]?box|key[ -]?safe|key[ -]?box|intercom)\b[ ]?[:=][ ]?([#*]?\d{3,8}[#*]?))" SAYSO_END,
        R"((?:(?:house|office|home) )?alarm[ ]?[:=][ ]?((?:[3-9]\d{3}|\d{2}[6-9]\d|\d{5,6})[#*]?))" SAYSO_END},
       0.85,
       "error|status|promo|discount|area|zip|postal|flight|boarding|dress|departure|platform"});
  auto code_for_door = code(
      {"door-code",
       "DOOR_CODE",
       "door or alarm code",
       "own grammar of prose: code, for, door, link, digits; or a verb, digits and the place",
       {"code", "combo", "combination", "punch", "type", "enter", "dial", "key in", "press", "tap", "buzz", "disarm", "get in",
        "let yourself", "unlock", "open "},
       {R"((?:code|combo|combination)[ ](?:for|to|on|für|zur|zum|de|del|der)[ ](?:[A-Za-z\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’-]{1,16}[ ]){0,3}?(?:door|gate|alarm|entrance|keypad|lockbox|lock box|garage|building|safe|lock|locker|office|flat|apartment|shed|elevator|lift|disarm|get in|tür|haustür|tor|tresor|alarmanlage|porte|puerta)\b)" SAYSO_IS
        R"(([#*]?\d{3,10}[#*]?|[a-z]\d{3,6}|\d{2,5}[a-z]\d{1,4}|\d{1,2}(?:-\d{1,2}){2,4}))" SAYSO_STOP,
        R"((?:code|combo|combination)\b)" SAYSO_IS
        R"(([#*]?\d{3,8}[#*]?)[ ](?:for|to|on|at|für|an)[ ][^.!?\n]{0,16}\b(?:door|gate|alarm|entrance|keypad|lockbox|garage|building|safe|lock|locker|office|flat|elevator|lift|tür|haustür|tor|tresor)\b)",
        R"((?:punch|type|enter|dial|key in|press|tap|buzz)(?: in)?[ ](?:code )?([#*]?\d{3,8}[#*]?)[ ](?:on|at|to|into|in|and)[ ][^.!?\n]{0,24}\b(?:door|gate|keypad|building|entrance|intercom|buzzer|lock|garage|alarm)\b)",
        R"((?:disarm|unlock|open|get in|get into|let yourself in|enter)\b[ ][^.!?\d\n]{0,24}\b(?:door|gate|alarm|building|entrance|garage|safe|lockbox|house|office)\b[^.!?\d\n]{0,16}\b(?:with|punch in|type|type in|press|dial|using|code(?: is)?)[ ](?:the )?(?:code |pin )?([#*]?\d{3,8}[#*]?))" SAYSO_END},
       0.85,
       "error|promo|discount|flight|zip|postal"});
  table.push_back(either(std::move(door_code), std::move(code_for_door)));
  table.push_back(code(
      {"one-time-code",
       "ONE_TIME_CODE",
       "one-time code",
       "own grammar of prose: verification, one-time or sign-in code and link on either side of 4 to 8 digits",
       {"verification", "security code", "one-time", "one time", "otp", "2fa", "auth", "sign-in", "sign in", "login code",
        "confirmation code", "bestätigungscode", "tan", "mtan", "sms", "use ", "enter ", "code", "your "},
       {R"((?:verification|security|one[- ]time|otp|2fa|auth(?:entication|enticator)?|sign[- ]in|login|confirmation|bestätigungscode|m?tan|sms)[ ]?(?:code|password|passcode|pin)?\b(?:)" SAYSO_IS
        R"(|[ ]says[ ])((?:[A-Z]-)?(?:\d{4,8}|\d{3}[ -]\d{3}|\d(?: \d){5})\b))" SAYSO_END,
        R"((?:(?:verification|security|one[- ]time|2fa|auth|sign[- ]in|login|confirmation|sms)[ ](?:code|passcode|password)|m?tan|otp)[ ]((?:[A-Z]-)?(?:\d{4,8}|\d{3}[ -]\d{3})\b))" SAYSO_END,
        R"((?:use|enter|type)[ ](?:code )?((?:[A-Z]-)?(?:\d{5,8}|\d{3}[ -]\d{3}))[ ](?:to|as)[ ](?:verify|sign|log|confirm|complete|your (?:verification|login|security)))",
        R"(code\b[ ](?:(?:they|you|he|she|it|we|i)\b[^.!?\n\d]{0,24}[ ])?(?:is|was|says)[ ]((?:[A-Z]-)?(?:\d{6}|\d{3}[ -]\d{3})\b))" SAYSO_STOP,
        R"(code[ ](?:zur|für die|für den|pour|for|to)[ ](?:anmeldung|bestätigung|verifizierung|login|log in|sign in|verify|connexion)[ ]?(?::|ist|is)[ ]?((?:\d{4,8}|\d{3}[ -]\d{3})\b))" SAYSO_STOP,
        R"(your[ ][\w.-]{2,20}[ ]code[ ](?:is|was):?[ ]((?:[A-Z]-)?(?:\d{4,8}|\d{3}[ -]\d{3})\b))" SAYSO_STOP},
       0.8,
       "promo|discount|voucher|coupon|error|zip|postal|area|sort|product|item|order|tracking|country|project|door|gate|dress"}));
  table.back() = either(
      std::move(table.back()),
      code_before_noun(
          R"((?: (?:is|was|ist)|,? that(?:['’]s| is)) (?:(?:my|the|our|your|ihr|dein|der) )?(?:[\w-]{2,12} ){0,2}?(?:verification|security|one[- ]time|otp|2fa|login|sign[- ]in|confirmation|bestätigungs?)[- ]?(?:code|passcode|password)\b)",
          R"(^(?:[A-Z]-)?(?:\d{4,8}|\d{3}-\d{3})$)"));
  table.push_back(recovery_words());
}

}  // namespace sayso::detection
