#include "detectors/prose.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "detectors/secret.hpp"
#include "text/utf8.hpp"

namespace sayso::detection::prose {
namespace {

/// Bytes between quotation marks, at most.
constexpr std::size_t longest_quoted = 64;

/// Words that follow "password is" or "password:" without being one. By its ending alone a word describes only where nothing marks it as
/// the value: "is confusing" does, ": butterfly" does not.
bool describes_a_password(std::string_view word, bool is_marked) {
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
      "first",      "yet",         "ok",         "okay",        "fine",         "public",       "free",         "string",      "boolean"};
  if (std::find(std::begin(words), std::end(words), word) != std::end(words)) return true;
  if (is_marked) return false;
  static constexpr std::string_view endings[] = {"ing", "ed", "able", "ible", "ous", "ful", "less", "ive", "ly", "ish", "lich", "ig"};
  return std::all_of(word.begin(), word.end(), is_letter) &&
         std::any_of(std::begin(endings), std::end(endings), [&](auto ending) { return word.ends_with(ending); });
}

/// Code and not a secret: a call, an element, a member, a path, an attribute, the noun itself or a name that ends with it.
bool is_program_text(std::string_view value) {
  static const Pattern program(
      R"re((?i)^(?:[a-z_][\w.]*[(\[]|[a-z_]+(?:\??\.[a-z_]+)+$|[a-z_]\w*::\w|[~.]{0,2}/[\w./-]*$|\w+="|(?:pass(?:word|wd|wort)?|pwd|kennwort)$|[!&*]?(?-i:[a-z][A-Za-z]*(?:Pass(?:word|wd|wort)?|Pwd))$|[!&*]?[a-z_]*_(?:pass(?:word|wd)?|pwd)$|\d{2,5}/[a-z_]\w*$))re");
  return program.found_in(value);
}

/// "Enter your password": what a form says in place of a value.
bool is_a_label(std::string_view value) {
  static const Pattern label(R"((?i)\b(?:pass(?:word|wort|code|phrase)|kennwort)s?\b)");
  return value.find(' ') != std::string_view::npos && label.found_in(value);
}

}  // namespace

bool stands_before(const Pattern& pattern, std::string_view text, std::size_t at, std::size_t reach) {
  auto begin = at - std::min(at, reach);
  while (begin < at && utf8::continuation(text[begin])) ++begin;
  Pattern::Match match{};
  return pattern.search(text.substr(0, at), {begin, at}, match);
}

Span value_at(std::string_view text, std::size_t at, Look& look) {
  static constexpr std::string_view openers[] = {"\"", "'", "`", "“", "„", "«", "‘", "‚", "*", "**"};
  static constexpr std::string_view closers[] = {"\"", "'", "`", "”", "“", "»", "’", "‘", "*", "**"};
  for (std::size_t i = 0; i < std::size(openers); ++i) {
    if (!text.substr(at).starts_with(openers[i])) continue;
    const auto begin = at + openers[i].size();
    const auto length = text.substr(begin, longest_quoted + closers[i].size()).find(closers[i]);
    if (length == std::string_view::npos || length == 0 || text.substr(begin, length).find('\n') != std::string_view::npos) break;
    look.quoted = true;
    look.ends_clause = true;
    return {begin, begin + length};
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

bool has_letter_and_digit(std::string_view value) {
  return std::any_of(value.begin(), value.end(), is_letter) && std::any_of(value.begin(), value.end(), is_digit);
}

bool is_a_measure(std::string_view value) {
  static const Pattern measure(
      R"((?i)^(?:\d{1,2}[:.h]\d{2}(?:\s?[ap]m)?|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|[$€£¥]?\d[\d.,]*(?:[%€$£kmb]|am|pm|h|min|mins|days?|gb|mb|st|nd|rd|th|x|\+)?|\d+[-/]\d+)$)");
  return measure.found_in(value) && !std::all_of(value.begin(), value.end(), is_digit);
}

std::vector<Opening> openings_after(std::string_view text, std::size_t at, bool was_changed) {
  static const Pattern link(
      R"((?P<colon>[ ]?(?:[:=]|->|→|=>)[ ]{0,2})|(?P<copula>(?:[ ](?:is|was|are|will be|be|ist|war|sind|lautet|heißt|heisst|est|es|é|è|är|says|reads)|(?:^|[ ](?:it|that)|\b)['’]s)(?:[ ](?:still|now|just|currently|jetzt|simply|literally|actually|only|noch|nun)){0,2}:?[ ])|(?P<changed>[ ](?:(?:set|changed|reset|updated|switched)[ ])?to[ ]|[ ]auf[ ])|(?P<dash>[ ][-–—][ ]|\?[ ]))",
      Case::ignored);
  static const Pattern preposition(
      R"(^(?:[ ]\([^()\n]{1,24}\))?(?:[ ](?:for|to|on|of|at|in|from|für|fürs|zum|zur|vom|der|des|de|du|del|della|pour|para|per|da|do|voor|till)\b|,)?)",
      Case::ignored);
  std::vector<Opening> openings;
  const auto clause = text.substr(std::min(at, text.size()), 90);
  const auto sentence = at + std::min({clause.find('\n'), clause.find(". "), clause.find("! "), clause.size()});
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

std::optional<double> password_score(std::string_view value, const Look& look, Link link) {
  if (value.size() < 4 || is_placeholder(value) || is_a_measure(value)) return std::nullopt;
  if (value.find("//") != std::string_view::npos || value.starts_with("@") || value.starts_with("#") || value.starts_with("www."))
    return std::nullopt;
  const auto word = lower(value);
  if (describes_a_password(word, look.quoted || (link == Link::colon && look.ends_clause)) || (!look.quoted && is_program_text(value)))
    return std::nullopt;
  const bool mixed = looks_mixed(value);
  // Between two marks of which the first ends another string: name="password" id="…
  if (look.quoted && (value.front() == ' ' || value.back() == '=' || is_a_label(value))) return std::nullopt;
  if ((link == Link::loose || link == Link::none) && is_program_text(value)) return std::nullopt;
  if (look.quoted)
    return value.find(' ') == std::string_view::npos || mixed || link == Link::copula || link == Link::colon ? std::optional(0.85)
                                                                                                             : std::nullopt;
  if (link == Link::loose) return has_letter_and_digit(value) && value.size() >= 6 ? std::optional(0.7) : std::nullopt;
  if (mixed) return link == Link::none ? 0.7 : 0.9;
  if (link == Link::none || !look.ends_clause) return std::nullopt;
  return link == Link::colon ? 0.7 : 0.6;
}

Detector either(Detector one, Detector other) {
  one.gate.keywords.insert(one.gate.keywords.end(), other.gate.keywords.begin(), other.gate.keywords.end());
  one.gate.digits = std::min(one.gate.digits, other.gate.digits);
  one.match_at = [first = std::move(one.match_at), second = std::move(other.match_at)](const Text& text, std::size_t at, Sink& sink) {
    first(text, at, sink);
    second(text, at, sink);
  };
  return one;
}

}  // namespace sayso::detection::prose
