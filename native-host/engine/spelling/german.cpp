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

bool announces_german_noun(std::string_view folded) {
  static constexpr std::string_view short_ones[] = {"der",  "die",  "das", "den",   "dem",  "des",  "ein",    "im",   "am",
                                                    "zum",  "zur",  "vom", "beim",  "ins",  "ans",  "aufs",   "kein", "mein",
                                                    "dein", "sein", "ihr", "unser", "euer", "fürs", "durchs", "übers"};
  static constexpr std::string_view no_adjectives[] = {"über",  "unter", "hinter",   "aber",  "oder",  "wieder", "immer", "außer",
                                                       "gegen", "neben", "zwischen", "wegen", "haben", "sagen",  "heute", "gerne"};
  if (among(folded, short_ones)) return true;
  if (folded.size() < 4 || among(folded, no_adjectives)) return false;
  return folded.ends_with("e") || folded.ends_with("en") || folded.ends_with("er") || folded.ends_with("es") || folded.ends_with("em");
}

bool announces_german_name(std::string_view folded) {
  static constexpr std::string_view words[] = {"herr", "herrn", "frau", "dr",    "prof",   "professor", "familie", "firma", "von",
                                               "van",  "de",    "du",   "liebe", "lieber", "hallo",     "hi",      "bei"};
  return among(folded, words);
}

}  // namespace sayso::spelling
