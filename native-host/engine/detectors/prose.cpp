// Secrets that people write into sentences: passwords, PINs, codes for doors and alarms, wifi keys, recovery words.
//
// Every match begins at the noun ("password", "PIN") or at the place ("wifi", "front door"), and must go on to a value. What decides is how the
// value looks: with a digit, a sign or quotation marks it is one; a plain word is one only where the clause ends right after it ("the wifi
// password is sunflower"), and never if it is a word that describes a password ("is wrong", "is required").
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

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
      "required", "needed", "wrong", "incorrect", "invalid", "expired", "weak", "strong", "safe", "secure", "secret", "reset", "changed", "blocked", "locked",
      "lost", "forgotten", "missing", "terrible", "bad", "good", "great", "awful", "long", "short", "too", "so", "very", "not", "no", "now", "on", "in", "at",
      "the", "a", "an", "my", "your", "our", "their", "his", "her", "its", "it", "this", "that", "what", "which", "never", "always", "still", "already", "same",
      "here", "there", "also", "just", "only", "really", "please", "pls", "saved", "stored", "protected", "encrypted", "hashed", "compromised", "leaked", "stolen",
      "hacked", "shared", "private", "unknown", "unique", "different", "set", "unset", "empty", "blank", "optional", "mandatory", "case", "sensitive", "manager",
      "managers", "policy", "hint", "field", "change", "recovery", "update", "updates", "generator", "help", "problem", "problems", "issue", "issues", "error",
      "hell", "fatigue", "complexity", "requirements", "rules", "rotation", "reuse", "sharing", "prompt", "box", "screen", "page", "below", "above", "attached",
      "coming", "ready", "working", "broken", "disabled", "enabled", "being", "gone", "dead", "out", "up", "down", "dm", "me", "you", "us", "them", "hard", "easy",
      "hilarious", "funny", "crazy", "ridiculous", "stupid", "dumb", "annoying", "everything", "nothing", "something", "anything", "anyway", "ist", "falsch",
      "richtig", "sicher", "unsicher", "abgelaufen", "vergessen", "weg", "neu", "alt", "zu", "nicht", "geheim", "erforderlich", "to", "for", "of", "and", "or",
      "but", "if", "when", "how", "why", "who", "with", "without", "from", "by", "as", "be", "must", "should", "can", "will", "has", "have", "had", "was", "were",
      "is", "are", "does", "did", "do", "need", "needs", "again", "today", "tomorrow", "later", "soon", "first", "yet", "ok", "okay", "fine", "public", "free"};
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

struct Look {
  bool quoted = false;
  bool mixed = false;      ///< a digit or a sign among letters, or a capital inside: nobody writes words so
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
    if (end == std::string_view::npos || end == begin || end - begin > 64 || text.substr(begin, end - begin).find('\n') != std::string_view::npos) break;
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

enum class Link : std::uint8_t { copula, colon, none };

/// The score of a password-like value after a noun, or nothing.
std::optional<double> password_score(std::string_view value, const Look& look, Link link) {
  if (value.size() < 4 || is_placeholder(value)) return std::nullopt;
  if (value.find("://") != std::string_view::npos || value.starts_with("@") || value.starts_with("#") || value.starts_with("www.")) return std::nullopt;
  const auto word = lower(value);
  if (describes_a_password(word)) return std::nullopt;
  const bool mixed = looks_mixed(value);
  if (look.quoted) return value.find(' ') == std::string_view::npos || mixed || link != Link::none ? std::optional(0.85) : std::nullopt;
  if (mixed) return link == Link::none ? 0.7 : 0.9;
  if (link == Link::none || !look.ends_clause) return std::nullopt;
  return link == Link::colon ? 0.7 : 0.6;
}

/// "forgot my password", "never ask for your password": talk about passwords, not one.
bool only_talks_about_it(std::string_view text, std::size_t at) {
  static const Pattern talk(
      R"((?i)\b(?:forg[eo]t(?:ten)?|lost|reset(?:ting)?|change|changing|update|choose|choosing|never (?:ask|share|send|give|tell)(?: \w+){0,3}|don[’']?t (?:share|give|tell|post)|not? (?:share|ask)|asks? for|without (?:a|the)|need a|remember(?:ing)?|guess(?:ing|ed)?|vergessen|zurücksetzen)(?: \w+){0,3} $)");
  Pattern::Match match{};
  const auto begin = at - std::min<std::size_t>(at, 48);
  return talk.search(text.substr(0, at), {begin, at}, match);
}

Detector password() {
  Detector detector;
  detector.info = {"password", "PASSWORD", "password", "own grammar of prose: noun, link (\"is\", \":\", \"=\"), value that looks like a secret; English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish", 0.5};
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = {"password", "passwort", "passwd", "passcode", "passphrase", "pwd", "pw:", "pw=", "pw ", "pass:", "pass ", "pass=", "kennwort", "mot de passe",
                            "contraseña", "clave", "wachtwoord", "senha", "lösenord", "hasło", "login is", "login:", "parola"};
  // The noun, what it is for, and the link.
  detector.match_at = [head = Pattern(
                           R"((?:passwords?|passwort|passwd|passcode|passphrase|pwd|pw|pass|kennwort|mot de passe|contraseña|clave|wachtwoord|senha|lösenord|hasło|parola)\b(?:[ ]?\((?:[^()\n]{1,24})\))?)"
                           R"((?:[ ](?:for|to|on|of|für|fürs|zum|vom|pour|para|per|voor)(?:[ ][A-Za-z0-9\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’._@-]{1,24}){1,5}?)?)"
                           R"((?:(?P<colon>[ ]?(?:[:=]|->|→|=>)[ ]{0,2})|(?P<copula>[ ](?:is|was|are|ist|war|lautet|heißt|est|es|é|è|är|=)(?:[ ](?:still|now|just|currently|jetzt|simply|literally))?:?[ ])|(?P<none>[ ])))",
                           Case::ignored)](const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    if (at > 0 && is_word(read[at - 1])) return;
    Pattern::Match match{};
    if (!head.match_at(read, {at, std::min(read.size(), at + 160)}, match)) return;
    const auto link = match.has(1) ? Link::colon : match.has(2) ? Link::copula : Link::none;
    if (link != Link::colon && only_talks_about_it(read, at)) return;
    Look look;
    const auto span = value_at(read, match.whole().end, look);
    if (span.end == span.begin) return;
    const auto value = text.slice(span);
    // "pass 3 of 5" and "pass me the salt": the short noun needs a link.
    const bool short_noun = lower(read.substr(at, 5)) == "pass " || lower(read.substr(at, 3)) == "pw ";
    if (short_noun && link == Link::none && (value.size() < 6 || !std::any_of(value.begin(), value.end(), is_digit) || !std::any_of(value.begin(), value.end(), is_letter))) return;
    if (const auto score = password_score(value, look, link)) sink.add(span, *score);
  };
  return detector;
}

/// "hunter2 is my password", "use hunter2 as the password": the value stands before the noun.
Detector password_before_noun() {
  Detector detector;
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = {" is my password", " is the password", " is our password", " as password", " as the password", " as my password", " as pw", " is the wifi password",
                            " is my pw", " is the pw", " ist mein passwort", " ist das passwort", " als passwort", " is the pin", " is my pin"};
  detector.match_at = [tail = Pattern(R"( (?:is (?:my|the|our)(?: (?:wifi|wi-fi|new|old|admin|root))?|as(?: (?:the|my))?|ist (?:mein|das)|als) (?:password|passwort|pw|pin)\b)", Case::ignored)](
                          const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    Pattern::Match match{};
    if (!tail.match_at(read, {at, std::min(read.size(), at + 48)}, match)) return;
    auto begin = at;
    while (begin > 0 && static_cast<unsigned char>(read[begin - 1]) > ' ' && at - begin < 64) --begin;
    Look look;
    const auto span = value_at(read.substr(0, at), begin, look);
    const auto value = text.slice(span);
    if (value.size() >= 4 && looks_mixed(value) && !is_placeholder(value) && value.find("://") == std::string_view::npos) sink.add(span, 0.8);
  };
  return detector;
}

Detector wifi_password() {
  Detector detector;
  detector.info = {"wifi-password", "WIFI_PASSWORD", "wifi password", "own grammar of prose: network, noun, value", 0.5};
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = {"wifi", "wi-fi", "wlan", "w-lan", "wireless", "guest network", "router", "hotspot", "ssid"};
  detector.match_at = [head = Pattern(
                           R"((?:wi-?fi|w-?lan|wireless|guest network|router|hotspot|ssid)\b[- ]?(?:(?:(?:network|netz|name|is|ist|ssid|for|at|in|admin|login|guest|code)\b|[:=/|,;.-]|'s|’s|[“"'][^"”'\n]{1,32}["”']|\S{1,32})\s?){0,6}?)"
                           R"((?:password|passwort|passwd|passcode|passphrase|pwd|pw|pass|key|code|kennwort|schlüssel|contraseña|mot de passe|clave|wachtwoord|senha)\b)"
                           R"((?:[ ](?:for|to|at|in|für|im)(?:[ ][A-Za-z0-9\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’._-]{1,24}){1,5}?)?)"
                           R"((?:(?P<colon>[ ]?(?:[:=]|->|→|=>)[ ]{0,2})|(?P<copula>[ ](?:is|was|ist|lautet|heißt|est|es|é|è)(?:[ ](?:still|now|just|jetzt))?:?[ ])|(?P<none>[ ])))",
                           Case::ignored)](const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    if (at > 0 && is_word(read[at - 1])) return;
    Pattern::Match match{};
    if (!head.match_at(read, {at, std::min(read.size(), at + 240)}, match)) return;
    const auto link = match.has(1) ? Link::colon : match.has(2) ? Link::copula : Link::none;
    Look look;
    const auto span = value_at(read, match.whole().end, look);
    if (span.end == span.begin) return;
    if (const auto score = password_score(text.slice(span), look, link)) sink.add(span, std::min(1.0, *score + 0.05));
  };
  return detector;
}

struct CodeGrammar {
  std::string_view name, entity, title, source;
  std::vector<std::string> keywords;
  const char* expression;  ///< begins at the keyword; group 1 is the code
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
  detector.match_at = [head = Pattern(grammar.expression, Case::ignored), score = grammar.score, against = ContextWords(grammar.against)](
                          const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    if (at > 0 && is_word(read[at - 1])) return;
    Pattern::Match match{};
    if (!head.match_at(read, {at, std::min(read.size(), at + 128)}, match)) return;
    const auto span = match.groups[1];
    if (!against.empty() && against.near(text, span, 8, 4)) return;
    sink.add(span, score);
  };
  return detector;
}

#define SAYSO_IS R"((?:[ ]?(?:[:=]|->|→)[ ]?|[ ](?:is|was|are|ist|war|lautet|est|es|è|é)(?:[ ](?:still|now|just|jetzt|currently))?:?[ ]))"

/// Twelve to twenty-four words in a row, as BIP-39 wallets print them: 3 to 8 lower-case letters each.
Detector recovery_words() {
  Detector detector;
  detector.info = {"recovery-words", "RECOVERY_WORDS", "wallet recovery words", "BIP-39: 12, 15, 18, 21 or 24 words of 3 to 8 letters, after a noun for them", 0.5};
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = {"recovery", "seed", "mnemonic", "backup phrase", "backup words", "secret phrase", "secret words", "wallet", "wiederherstellung"};
  detector.match_at = [head = Pattern(R"((?:recovery|seed|mnemonic|backup|secret|wallet|wiederherstellungs?)[- ]?(?:(?:seed|recovery|backup|secret|mnemonic)[ ])?(?:phrase|words?|wörter|wort|key|keys|seed)?\b[^\n:=]{0,40}?(?:[:=]|[ ](?:is|are|ist|sind|lautet|lauten)\b:?)[\s"“„'(]*)",
                                      Case::ignored),
                       words = Pattern(R"((?:\d{1,2}[.)]?\s?)?[a-z]{3,8}(?:[\s,;]{1,3}(?:\d{1,2}[.)]?\s?)?[a-z]{3,8}){11,23}\b)")](const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    if (at > 0 && is_word(read[at - 1])) return;
    Pattern::Match match{};
    if (!head.match_at(read, {at, std::min(read.size(), at + 128)}, match)) return;
    if (!words.match_at(read, {match.whole().end, std::min(read.size(), match.whole().end + 320)}, match)) return;
    // A sentence is held together by small words that no word list of this kind has.
    static const ContextWords glue("the|and|was|for|are|you|that|with|have|this|not|but|from|they|our|your|his|her|were|been|had|has|its|their|und|der|die|das|ist|nicht");
    const auto span = match.whole();
    if (!glue.near(text, {span.begin, span.begin}, 0, 12)) sink.add(span, 0.9);
  };
  return detector;
}

}  // namespace

void add_prose_secrets(Table& table) {
  table.push_back(either(password(), password_before_noun()));
  table.push_back(wifi_password());
  table.push_back(code({"pin-code", "PIN_CODE", "PIN", "own grammar of prose: PIN, link, 4 to 8 digits",
                        {"pin", "geheimzahl"},
                        R"((?:pin(?:[- ]?(?:code|number|no\.?|nummer))?|geheimzahl)\b(?:[ ](?:for|to|of|für|zur)(?:[ ][A-Za-z0-9\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’-]{1,20}){1,4}?)?(?:)" SAYSO_IS R"(|[ ])(\d{4,8})(?:\b[^\d./,-]|[./,-](?:\D|$)|$))",
                        0.85, "postal|zip|city|india|address|delivery|delhi|mumbai|pune|bengaluru"}));
  auto door_code = code({"door-code", "DOOR_CODE", "door or alarm code", "own grammar of prose: door, gate, alarm or safe, noun, link, 3 to 10 digits with * or #",
                        {"door", "gate", "alarm", "entry", "keypad", "lockbox", "lock box", "key safe", "garage", "building", "intercom", "safe", "lock", "haustür", "tür", "tor", "tresor", "access"},
                        R"((?:(?:front |back |side |main )?door|gate|alarm|entry|keypad|lock[ -]?box|key safe|garage|building|intercom|safe|lock|access|haustür|tür|tor|tresor)[- ]?(?:door |system |access |entry )?(?:code|pin|combo|combination|passcode|number)\b(?:[ ](?:for|to|at|für)(?:[ ][A-Za-z0-9\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’-]{1,20}){1,4}?)?(?:)" SAYSO_IS R"(|[ ])([#*]?\d{3,10}[#*]?)(?:\b|\W|$))",
                        0.85, "error|status|promo|discount|area|zip|postal|flight|boarding"});
  auto code_for_door = code({"door-code", "DOOR_CODE", "door or alarm code", "own grammar of prose: code, for, door, link, digits",
                        {"code", "combo", "combination", "türcode"},
                        R"((?:code|combo|combination|türcode)[ ](?:for|to|on|für|zur)[ ](?:[A-Za-z\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’-]{1,16}[ ]){0,3}(?:door|gate|alarm|entrance|keypad|lockbox|garage|building|safe|lock|office|flat|apartment|shed|tür|haustür|tor|tresor|alarmanlage)\b)" SAYSO_IS R"(([#*]?\d{3,10}[#*]?)(?:\b|\W|$))",
                        0.85, "error|promo|discount"});
  table.push_back(either(std::move(door_code), std::move(code_for_door)));
  table.push_back(code({"one-time-code", "ONE_TIME_CODE", "one-time code", "own grammar of prose: verification, one-time or sign-in code, link, 4 to 8 digits",
                        {"verification", "security code", "one-time", "one time", "otp", "2fa", "auth", "sign-in code", "login code", "confirmation code", "bestätigungscode", "tan"},
                        R"((?:verification|security|one[- ]time|otp|2fa|auth(?:entication|enticator)?|sign-in|login|confirmation|bestätigungscode|tan)[ ]?(?:code|password|passcode|pin)?\b)" SAYSO_IS R"(((?:[A-Z]-)?(?:\d{4,8}|\d{3}[ -]\d{3}))\b)",
                        0.8, ""}));
  table.push_back(recovery_words());
}

}  // namespace sayso::detection
