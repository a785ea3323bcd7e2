#include "spelling/suggestions.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <span>
#include <utility>
#include <vector>

#include "spelling/lexicon.hpp"
#include "text/utf8.hpp"

namespace sayso::spelling {
namespace {

std::u32string letters_of(std::string_view word) {
  std::u32string letters;
  for (std::size_t i = 0; i < word.size();) {
    const auto letter = utf8::decode(word, i);
    letters += letter.value;
    i += letter.bytes;
  }
  return letters;
}

std::string utf8_of(std::u32string_view letters) {
  std::string word;
  for (const auto letter : letters) utf8::append(word, letter);
  return word;
}

std::u32string_view alphabet_of(std::string_view language) {
  if (language == "en") return U"etaoinshrdlucmfwypvbgkjqxz'";
  if (language == "de") return U"enisratdhulcgmobwfkzpvjyxqäöüß";
  return U"eaionrtslducmpghbvfyqzjkwxéèêàâùûîïôçñáíóúüöäßåøæ'";
}

using Confusion = std::pair<std::string_view, std::string_view>;

/// What writers of the language mix up, tried in both directions.
constexpr Confusion english_confusions[] = {
    {"ie", "ei"},      {"ible", "able"}, {"ence", "ance"}, {"ent", "ant"},     {"ency", "ancy"}, {"ph", "f"},      {"tion", "sion"},
    {"ssion", "tion"}, {"cion", "tion"}, {"ise", "ize"},   {"or", "er"},       {"ar", "er"},     {"our", "or"},    {"ery", "ary"},
    {"ory", "ary"},    {"cede", "ceed"}, {"seed", "cede"}, {"c", "s"},         {"c", "k"},       {"ck", "k"},      {"qu", "k"},
    {"que", "k"},      {"gh", "f"},      {"ough", "off"},  {"augh", "aff"},    {"sc", "s"},      {"sc", "c"},      {"x", "cs"},
    {"x", "cks"},      {"xc", "x"},      {"wh", "w"},      {"kn", "n"},        {"wr", "r"},      {"ps", "s"},      {"rh", "r"},
    {"y", "i"},        {"ies", "ys"},    {"ied", "yed"},   {"ies", "ie"},      {"ely", "ly"},    {"ally", "ly"},   {"ily", "ly"},
    {"ful", "full"},   {"dge", "ge"},    {"j", "g"},       {"j", "dg"},        {"oo", "u"},      {"ou", "u"},      {"ew", "u"},
    {"ea", "ee"},      {"ai", "a"},      {"ai", "ia"},     {"au", "o"},        {"eau", "u"},     {"eau", "o"},     {"ae", "e"},
    {"oe", "e"},       {"ci", "ti"},     {"cial", "tial"}, {"cious", "tious"}, {"eous", "ious"}, {"uous", "ous"},  {"ual", "al"},
    {"ial", "al"},     {"ian", "ean"},   {"ment", "mant"}, {"pre", "per"},     {"pre", "pro"},   {"des", "dis"},   {"en", "in"},
    {"un", "in"},      {"mn", "m"},      {"mb", "m"},      {"bt", "t"},        {"gn", "n"},      {"st", "s"},      {"th", "t"},
    {"ght", "t"},      {"z", "s"},       {"ea", "e"},      {"ei", "i"},        {"ary", "ery"},   {"ture", "cher"}, {"ite", "ate"},
    {"uate", "ate"},   {"acy", "asy"},   {"isy", "icy"},   {"l", "le"},        {"el", "le"},     {"al", "le"},     {"re", "er"},
    {"ui", "iu"},      {"uo", "ou"},     {"ts", "t"},      {"iou", "ou"},      {"ious", "ous"},  {"e", "a"},       {"i", "e"},
    {"o", "a"},        {"acco", "aco"},  {"omm", "om"},    {"ss", "s"},        {"ll", "l"},      {"tt", "t"},      {"pp", "p"},
    {"rr", "r"},       {"cc", "c"},      {"nn", "n"},      {"ff", "f"},        {"mm", "m"},      {"dd", "d"},      {"gg", "g"},
    {"bb", "b"},       {"lly", "ly"},    {"u", "o"},       {"ia", "a"},        {"ate", "iate"}};
constexpr Confusion german_confusions[] = {
    {"ss", "ß"},  {"s", "ß"},       {"ä", "e"},  {"äu", "eu"}, {"d", "t"},   {"g", "k"},   {"b", "p"},     {"f", "v"},    {"f", "ph"},
    {"v", "w"},   {"z", "tz"},      {"k", "ck"}, {"i", "ie"},  {"ie", "ih"}, {"e", "ee"},  {"eh", "e"},    {"ah", "a"},   {"oh", "o"},
    {"uh", "u"},  {"ai", "ei"},     {"ä", "ae"}, {"ö", "oe"},  {"ü", "ue"},  {"x", "chs"}, {"ks", "x"},    {"r", "rh"},   {"t", "th"},
    {"dt", "t"},  {"seit", "seid"}, {"tt", "t"}, {"ll", "l"},  {"mm", "m"},  {"nn", "n"},  {"ss", "s"},    {"rr", "r"},   {"ff", "f"},
    {"pp", "p"},  {"ü", "i"},       {"ö", "e"},  {"ü", "u"},   {"ä", "a"},   {"ö", "o"},   {"ent", "end"}, {"ig", "ich"}, {"sch", "ch"},
    {"tz", "zz"}, {"qu", "kw"},     {"a", "er"}, {"s", "z"},   {"ts", "z"},  {"ts", "tz"}};

std::span<const Confusion> confusions_of(std::string_view language) {
  if (language == "en") return english_confusions;
  if (language == "de") return german_confusions;
  return {};
}

/// A place in a table over letters: a to z, four of German, the apostrophe; 0 for all others.
constexpr std::size_t places = 32;
constexpr std::size_t place_of(char32_t letter) {
  if (letter >= U'a' && letter <= U'z') return static_cast<std::size_t>(letter - U'a') + 1;
  constexpr std::u32string_view others = U"äöüß'";
  const auto at = others.find(letter);
  return at == std::u32string_view::npos ? 0 : 27 + at;
}

/// The confusions of a language, by the last letters of both sides.
class ConfusionTable {
 public:
  struct Entry {
    std::u32string typed, meant;
  };
  explicit ConfusionTable(std::span<const Confusion> confusions) {
    for (const auto& [one, other] : confusions) {
      add(letters_of(one), letters_of(other));
      add(letters_of(other), letters_of(one));
    }
  }
  [[nodiscard]] const std::vector<Entry>& ending_in(char32_t typed, char32_t meant) const {
    return table_[place_of(typed) * places + place_of(meant)];
  }
  [[nodiscard]] const std::vector<Entry>& all() const { return all_; }

  static const ConfusionTable& of(std::string_view language) {
    static const ConfusionTable english(confusions_of("en")), german(confusions_of("de")), none({});
    return language == "en" ? english : language == "de" ? german : none;
  }

 private:
  void add(std::u32string typed, std::u32string meant) {
    table_[place_of(typed.back()) * places + place_of(meant.back())].push_back({typed, meant});
    all_.push_back({std::move(typed), std::move(meant)});
  }
  std::array<std::vector<Entry>, places * places> table_;
  std::vector<Entry> all_;
};

// What the slips cost beside an arbitrary wrong letter (1). Writers double a letter or leave one of a pair out, swap neighbours, take one
// vowel for another, and write by ear; keys beside each other are hit by accident. After Kernighan, Church and Gale, "A Spelling Correction
// Program Based on a Noisy Channel Model" (1990); the figures are rounded judgement, not a fit.
constexpr double swapped_neighbours = 0.6;
constexpr double confused = 0.6;
constexpr double wrong_vowel = 0.75;
constexpr double neighbouring_key = 0.85;
constexpr double doubled = 0.5;
constexpr double lost_apostrophe = 0.2;
constexpr double lost_space = 1.0;
constexpr double silent_letter = 0.85;
constexpr double other_letter = 0.95;
constexpr double first_letter_changed = 0.5;  ///< on top: the first letter is rarely the wrong one
// And what a rare word costs beside a common one.
constexpr double rarest = 0.9;

bool is_vowel(char32_t letter) { return std::u32string_view(U"aeiouyäöüéèêáíóú").find(letter) != std::u32string_view::npos; }

/// Neighbours on a QWERTY keyboard.
bool are_neighbours(char32_t a, char32_t b) {
  static constexpr std::array<std::u32string_view, 3> rows = {U"qwertyuiop", U"asdfghjkl", U"zxcvbnm"};
  const auto place = [](char32_t c) -> std::pair<int, int> {
    for (int row = 0; row < 3; ++row) {
      const auto column = rows[static_cast<std::size_t>(row)].find(c);
      if (column != std::u32string_view::npos) return {row, static_cast<int>(column) * 2 + row};
    }
    return {-9, -9};
  };
  const auto [row_a, column_a] = place(a);
  const auto [row_b, column_b] = place(b);
  return row_a >= 0 && row_b >= 0 && std::abs(row_a - row_b) <= 1 && std::abs(column_a - column_b) <= 2;
}

double substitution(char32_t typed, char32_t meant) {
  if (typed == meant) return 0;
  if (is_vowel(typed) && is_vowel(meant)) return wrong_vowel;
  return are_neighbours(typed, meant) ? neighbouring_key : 1.0;
}

/// A letter that is there once too often or too rarely: cheap beside its double.
double gap(std::u32string_view word, std::size_t at) {
  if ((at > 0 && word[at - 1] == word[at]) || (at + 1 < word.size() && word[at + 1] == word[at])) return doubled;
  if (word[at] == U'\'') return lost_apostrophe;
  if (word[at] == U' ' || word[at] == U'-') return lost_space;
  return word[at] == U'e' || word[at] == U'h' ? silent_letter : other_letter;
}

double distance(std::u32string_view a, std::u32string_view b, const ConfusionTable& confusions) {
  const auto n = a.size(), m = b.size(), width = m + 1;
  std::vector<double> d((n + 1) * width, 0);
  for (std::size_t i = 1; i <= n; ++i) d[i * width] = d[(i - 1) * width] + gap(a, i - 1);
  for (std::size_t j = 1; j <= m; ++j) d[j] = d[j - 1] + gap(b, j - 1);
  for (std::size_t i = 1; i <= n; ++i) {
    for (std::size_t j = 1; j <= m; ++j) {
      const bool same = a[i - 1] == b[j - 1];
      auto cost = d[(i - 1) * width + j - 1] + substitution(a[i - 1], b[j - 1]) + (!same && i == 1 && j == 1 ? first_letter_changed : 0.0);
      cost = std::min({cost, d[(i - 1) * width + j] + gap(a, i - 1), d[i * width + j - 1] + gap(b, j - 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost = std::min(cost, d[(i - 2) * width + j - 2] + swapped_neighbours);
      for (const auto& [typed, meant] : confusions.ending_in(a[i - 1], b[j - 1])) {
        if (typed.size() > i || meant.size() > j || a.substr(i - typed.size(), typed.size()) != typed ||
            b.substr(j - meant.size(), meant.size()) != meant)
          continue;
        cost = std::min(cost, d[(i - typed.size()) * width + j - meant.size()] + confused);
      }
      d[i * width + j] = cost;
    }
  }
  return d[n * width + m];
}

}  // namespace

std::vector<std::string> confusions(std::string_view word, std::string_view language) {
  std::vector<std::string> changed;
  const auto letters = letters_of(word);
  for (const auto& [typed, meant] : ConfusionTable::of(language).all()) {
    for (auto at = letters.find(typed); at != std::u32string::npos; at = letters.find(typed, at + 1)) {
      auto other = letters;
      other.replace(at, typed.size(), meant);
      changed.push_back(utf8_of(other));
    }
  }
  return changed;
}

std::vector<std::string> single_edits(std::string_view word, std::string_view language) {
  std::vector<std::string> edits;
  const auto letters = letters_of(word);
  const auto alphabet = alphabet_of(language);
  for (std::size_t i = 0; i <= letters.size(); ++i) {
    for (const auto letter : alphabet) {
      auto longer = letters;
      longer.insert(i, 1, letter);
      edits.push_back(utf8_of(longer));
      if (i == letters.size()) continue;
      auto other = letters;
      other[i] = letter;
      edits.push_back(utf8_of(other));
    }
    if (i == letters.size()) continue;
    auto shorter = letters;
    shorter.erase(i, 1);
    edits.push_back(utf8_of(shorter));
    if (i + 1 < letters.size()) {
      auto swapped = letters;
      std::swap(swapped[i], swapped[i + 1]);
      edits.push_back(utf8_of(swapped));
    }
  }
  return edits;
}

std::vector<std::string> doublings(std::string_view word) {
  std::vector<std::string> changed;
  const auto letters = letters_of(word);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    auto longer = letters;
    longer.insert(i, 1, letters[i]);
    changed.push_back(utf8_of(longer));
    if (i + 1 == letters.size()) break;
    auto other = letters;
    if (letters[i] == letters[i + 1]) {
      other.erase(i, 1);
    } else {
      std::swap(other[i], other[i + 1]);
    }
    changed.push_back(utf8_of(other));
  }
  return changed;
}

std::vector<std::string> with_lost_consonant(std::string_view word) {
  std::vector<std::string> changed;
  const auto letters = letters_of(word);
  for (std::size_t i = 1; i < letters.size(); ++i) {
    if (is_vowel(letters[i - 1]) && is_vowel(letters[i])) continue;
    for (const auto lost : std::u32string_view(U"nrtsldg")) {
      auto longer = letters;
      longer.insert(i, 1, lost);
      changed.push_back(utf8_of(longer));
    }
  }
  return changed;
}

double edits_cost(std::string_view typed, std::string_view candidate, std::string_view language) {
  return distance(letters_of(typed), letters_of(candidate), ConfusionTable::of(language));
}

double cost(std::string_view typed, std::string_view candidate, std::string_view language) {
  const auto edits = edits_cost(typed, candidate, language);
  // Two words count as common only if both are.
  if (const auto space = candidate.find_first_of(" -"); space != std::string_view::npos) {
    return edits + std::max(rarity_of(candidate.substr(0, space), language), rarity_of(candidate.substr(space + 1), language)) * rarest;
  }
  return edits + rarity_of(candidate, language) * rarest;
}

}  // namespace sayso::spelling
