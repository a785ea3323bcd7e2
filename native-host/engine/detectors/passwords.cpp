// Passwords and wifi keys in sentences.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "detectors/families.hpp"
#include "detectors/pattern.hpp"
#include "detectors/prose.hpp"
#include "detectors/secret.hpp"

namespace sayso::detection {
namespace {

using namespace prose;

/// "forgot my password", "never ask for your password", "the most common password": talk about passwords, not one.
bool only_talks_about_it(std::string_view text, std::size_t at) {
  static const Pattern talk(
      R"((?i)\b(?:forg[eo]t(?:ten)?|lost|choose|choosing|never (?:ask|share|send|give|tell)(?: \w+){0,3}|don[’']?t (?:use|share|give|tell|post)|not? (?:share|ask)|asks? for|without (?:a|the)|need a|remember(?:ing)?|guess(?:ing|ed)?|vergessen|zurücksetzen|(?:most|more) (?:common|popular|used)|common|worst|what[’']?s|what is|wie ist)(?: \w+){0,3} $)");
  return stands_before(talk, text, at, 48);
}

/// "changed my password", "set the pin", "has been reset": a "to" may lead to the new one.
bool speaks_of_a_change(std::string_view text, std::size_t at) {
  static const Pattern change(
      R"((?i)\b(?:set|changed?|changing|reset|resetting|updated?|switched|make|made|ändert|geändert|gesetzt)\b[^.!?\n]{0,24}$)");
  return stands_before(change, text, at, 40);
}

/// A noun that only begins with ours: "password manager", "pin board".
bool is_part_of_another_noun(std::string_view text, std::size_t end) {
  static const Pattern other(
      R"((?i)^[- ](?:manager|managers|policy|policies|reset|resets|generator|field|fields|hint|hints|length|strength|expiry|expiration|rotation|requirements?|rules?|protection|protected|recovery|vault|safe|sharing|reuse|hygiene|fatigue|form|page|prompt|box|change|changes|count|board|badges?|cushion|number of|hash(?:es|ing)?|attacks?|leaks?|breach(?:es)?)\b)");
  Pattern::Match match{};
  return other.match_at(text.substr(end), {0, std::min<std::size_t>(24, text.size() - end)}, match);
}

#define SAYSO_PASSWORD_NOUN \
  R"((?:passwords?|passwort|passwd|passcode|passphrase|pwd|pw|pass|kennwort|mot de passe|contraseña|clave|wachtwoord|senha|lösenord(?:et)?|passord(?:et)?|adgangskoden?|salasana|heslo|palavra-passe|hasło|parola))"

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
    // "the pass is 3000 metres high": bare digits behind a short noun end the clause.
    if (short_noun && link == Link::copula && !look.ends_clause && has_digit(value) && !has_upper(value) && !has_lower(value)) continue;
    // "pass 3 of 5" and "pass me the salt": the short noun needs a link.
    if (short_noun && (link == Link::none || link == Link::loose) && (value.size() < 6 || !has_letter_and_digit(value))) continue;
    if (const auto score = password_score(value, look, link)) return std::pair(span, *score);
  }
  return std::nullopt;
}

/// What the letters right before a noun make of it.
enum class WordBefore : std::uint8_t {
  none,      ///< it begins a word
  compound,  ///< it ends one, as in German: "Startpasswort"
  name,      ///< it ends the name of a setting: "DB_PASSWORD", "userPassword", "dbPass"
  other,
};

WordBefore word_before(std::string_view text, std::size_t at, std::string_view noun) {
  constexpr std::size_t longest = 32;
  auto begin = at;
  while (begin > 0 && at - begin < longest && is_word(text[begin - 1])) --begin;
  const auto before = text.substr(begin, at - begin);
  if (before.empty()) return WordBefore::none;
  if (before.size() == longest) return WordBefore::other;
  if (before.back() == '_') return WordBefore::name;
  static const Pattern compounds(R"(^(?:passwort|kennwort|wachtwoord|lösenord|passord|adgangskode|salasana)(?:et|n)?$)");
  if (compounds.found_in(noun)) return std::all_of(before.begin(), before.end(), is_letter) ? WordBefore::compound : WordBefore::other;
  // "LastPass" is a product, "1password" as well.
  const bool is_long = noun == "password" || noun == "passwd" || noun == "passphrase" || noun == "passcode";
  const bool hump = is_lower(before.back()) && is_upper(text[at]) && (is_long || is_lower(before.front()));
  const bool run_on = is_long && std::all_of(before.begin(), before.end(), is_letter);
  return hump || run_on ? WordBefore::name : WordBefore::other;
}

/// Whether a value is given to the name that ends at `end`: `name =`, `name:`, `"name": `.
bool is_assigned(std::string_view text, std::size_t end) {
  static const Pattern sign(R"(["'`]?[ ]{0,2}[=:])");
  Pattern::Match match{};
  return sign.match_at(text, {end, std::min(text.size(), end + 4)}, match);
}

Detector password() {
  Detector detector;
  detector.info = {"password", "PASSWORD", "password",
                   "own grammar of prose: noun, link (\"is\", \":\", \"=\", \"changed to\"), value that looks like a secret; English, "
                   "German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Norwegian, Danish, Finnish, Polish, Czech",
                   0.5};
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = {"pass",        "pwd",      "pw:",        "pw=",          "pw ",      "pw’",      "pw'",
                            "pw-",         "pw(",      "pw,",        "pw?",          "pw→",      "kennwort", "mot de passe",
                            "contraseña",  "clave",    "wachtwoord", "senha",        "lösenord", "hasło",    "parola",
                            "adgangskode", "salasana", "heslo",      "palavra-passe"};
  detector.match_at = [noun = Pattern(SAYSO_PASSWORD_NOUN R"(\b(?:[ ]?\((?:[^()\n0-9]{1,24})\))?)", Case::ignored)](
                          const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    Pattern::Match match{};
    if (!noun.match_at(read, {at, std::min(read.size(), at + 64)}, match)) return;
    const auto end = match.whole().end;
    const auto written = read.substr(at, end - at);
    switch (word_before(read, at, lower(written.substr(0, written.find_first_of(" ("))))) {
      case WordBefore::none:
      case WordBefore::compound:
        break;
      case WordBefore::name:
        if (!is_assigned(read, end)) return;
        break;
      case WordBefore::other:
        return;
    }
    if (const auto found = password_after(read, at, end)) sink.add(found->first, found->second);
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
        if (stands_before(warns, read, begin, 24)) return;
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
                            "ssid", "internet", "wpa",  "psk",   "fritzbox", "fritz!box", "connect to", "join"};
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
        const auto clause = end + std::min({read.size() - end, std::size_t{80}, read.substr(end, 80).find('\n')});
        const auto report = [&](const std::optional<std::pair<Span, double>>& found) {
          if (found) sink.add(found->first, std::min(1.0, found->second + 0.05));
          return found.has_value();
        };
        // The noun before the network, or the network's standard as the noun: the value follows the network.
        if ((stands_before(noun_before, read, at, 56) || name == "psk") && report(password_after(read, at, end))) return;
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

}  // namespace

void add_passwords(Table& table) {
  table.push_back(either(either(password(), password_before_noun()), password_in_pair()));
  table.push_back(wifi_password());
}

}  // namespace sayso::detection
