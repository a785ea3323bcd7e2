// The recovery words of wallets in sentences.
#include <algorithm>
#include <string_view>

#include "detectors/families.hpp"
#include "detectors/pattern.hpp"
#include "detectors/prose.hpp"

namespace sayso::detection {
namespace {

using namespace prose;

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
  return stands_before(phrase, text, at, 40);
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
          const auto rest = read.substr(begin, 64);
          if (noun_words.found_in(rest.substr(0, rest.find_first_of(" \n:;,.)\"”")))) continue;
          Pattern::Match run{};
          if (!words.match_at(read, {begin, std::min(read.size(), begin + 360)}, run)) continue;
          bool prose = false;
          std::size_t everyday = 0;
          const auto& tokens = text.tokens();
          auto token_of_run =
              std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.begin < run.whole().begin; });
          for (; token_of_run != tokens.end() && token_of_run->span.end <= run.whole().end; ++token_of_run) {
            const Token& token = *token_of_run;
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

void add_recovery_words(Table& table) { table.push_back(recovery_words()); }

}  // namespace sayso::detection
