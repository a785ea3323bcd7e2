#include "spelling/german.hpp"

#include <algorithm>
#include <iterator>

namespace sayso::spelling {
namespace {

template <std::size_t Size>
bool among(std::string_view word, const std::string_view (&words)[Size]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

bool is_german_article(std::string_view folded) {
  static constexpr std::string_view articles[] = {"der",  "die",   "das",   "den",    "dem",   "des",     "im",   "am",     "zum",
                                                  "zur",  "vom",   "beim",  "ins",    "ans",   "aufs",    "fürs", "durchs", "übers",
                                                  "alle", "allen", "viele", "vielen", "mehr",  "weniger", "viel", "wenig",  "etwas",
                                                  "zwei", "drei",  "vier",  "fünf",   "sechs", "acht",    "zehn"};
  static constexpr std::string_view stems[] = {"ein",  "kein", "mein", "dein", "sein", "ihr",  "unser",
                                               "euer", "eur",  "unsr", "dies", "jed",  "welch"};
  static constexpr std::string_view endings[] = {"", "e", "en", "er", "es", "em"};
  if (among(folded, articles)) return true;
  return std::any_of(std::begin(stems), std::end(stems),
                     [&](auto stem) { return folded.starts_with(stem) && among(folded.substr(stem.size()), endings); });
}

bool is_german_adjective(std::string_view folded, bool after_article) {
  static constexpr std::string_view others[] = {"über",  "unter", "hinter", "aber",  "oder",     "wieder",
                                                "immer", "außer", "gegen",  "neben", "zwischen", "wegen"};
  if (folded.size() < 4 || among(folded, others)) return false;
  // Verbs end in -e and -en too; behind an article there is none.
  static constexpr std::string_view endings[] = {"e", "en", "er", "es", "em"};
  static constexpr std::string_view sure_endings[] = {"iche",  "ichen", "ige",   "igen", "ische", "ischen", "same",
                                                      "samen", "bare",  "baren", "neue", "neuen", "gute",   "guten"};
  const auto ends = [&](auto ending) { return folded.ends_with(ending); };
  return after_article ? std::any_of(std::begin(endings), std::end(endings), ends)
                       : std::any_of(std::begin(sure_endings), std::end(sure_endings), ends);
}

bool announces_german_name(std::string_view folded) {
  static constexpr std::string_view words[] = {"herr", "herrn", "frau", "dr",    "prof",   "professor", "familie", "firma", "von",
                                               "van",  "de",    "du",   "liebe", "lieber", "hallo",     "hi",      "bei"};
  return among(folded, words);
}

}  // namespace sayso::spelling
