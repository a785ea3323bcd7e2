#include "spelling/suggestions.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <utility>

#include "spelling/lexicon.hpp"

namespace sayso::spelling {
namespace {

/// One string for each code point, so that edits never cut one.
std::vector<std::string> letters_of(std::string_view word) {
  std::vector<std::string> letters;
  for (std::size_t i = 0; i < word.size();) {
    const auto lead = static_cast<unsigned char>(word[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    letters.emplace_back(word.substr(i, length));
    i += length;
  }
  return letters;
}

std::string join(const std::vector<std::string>& letters) {
  std::string word;
  for (const auto& letter : letters) word += letter;
  return word;
}

const std::vector<std::string>& alphabet_of(std::string_view language) {
  static const auto english = letters_of("etaoinshrdlucmfwypvbgkjqxz'");
  static const auto german = letters_of("enisratdhulcgmobwfkzpvjyxqäöüß");
  static const auto wide = letters_of("eaionrtslducmpghbvfyqzjkwxéèêàâùûîïôçñáíóúüöäßåøæ'");
  return language == "en" ? english : language == "de" ? german : wide;
}

using Confusion = std::pair<std::string_view, std::string_view>;

/// What writers of the language mix up, tried in both directions.
constexpr Confusion english_confusions[] = {
    {"ie", "ei"},   {"ible", "able"}, {"ence", "ance"}, {"ent", "ant"},  {"ency", "ancy"}, {"ph", "f"},      {"tion", "sion"}, {"ssion", "tion"}, {"cion", "tion"},
    {"ise", "ize"}, {"or", "er"},     {"ar", "er"},     {"our", "or"},   {"ery", "ary"},   {"ory", "ary"},   {"cede", "ceed"}, {"seed", "cede"},  {"c", "s"},
    {"c", "k"},     {"ck", "k"},      {"qu", "k"},      {"que", "k"},    {"gh", "f"},      {"ough", "off"},  {"augh", "aff"},  {"sc", "s"},       {"sc", "c"},
    {"x", "cs"},    {"x", "cks"},     {"xc", "x"},      {"wh", "w"},     {"kn", "n"},      {"wr", "r"},      {"ps", "s"},      {"rh", "r"},       {"y", "i"},
    {"ies", "ys"},  {"ied", "yed"},   {"ies", "ie"},    {"ely", "ly"},   {"ally", "ly"},   {"ily", "ly"},    {"ful", "full"},  {"dge", "ge"},     {"j", "g"},
    {"j", "dg"},    {"oo", "u"},      {"ou", "u"},      {"ew", "u"},     {"ea", "ee"},     {"ai", "a"},      {"ai", "ia"},     {"au", "o"},       {"eau", "u"},
    {"eau", "o"},   {"ae", "e"},      {"oe", "e"},      {"ci", "ti"},    {"cial", "tial"}, {"cious", "tious"}, {"eous", "ious"}, {"uous", "ous"}, {"ual", "al"},
    {"ial", "al"},  {"ian", "ean"},   {"ment", "mant"}, {"pre", "per"},  {"pre", "pro"},   {"des", "dis"},   {"en", "in"},     {"un", "in"},      {"mn", "m"},
    {"mb", "m"},    {"bt", "t"},      {"gn", "n"},      {"st", "s"},     {"th", "t"},      {"ght", "t"},     {"z", "s"},       {"ea", "e"},       {"ei", "i"},
    {"ary", "ery"}, {"ture", "cher"}, {"ite", "ate"},   {"uate", "ate"}, {"acy", "asy"},   {"isy", "icy"},   {"l", "le"},      {"el", "le"},      {"al", "le"},
    {"re", "er"},   {"ui", "iu"},     {"uo", "ou"},     {"ts", "t"},     {"iou", "ou"},    {"ious", "ous"},  {"e", "a"},       {"i", "e"},        {"o", "a"},
    {"acco", "aco"}, {"omm", "om"},   {"ss", "s"},      {"ll", "l"},     {"tt", "t"},      {"pp", "p"},      {"rr", "r"},      {"cc", "c"},       {"nn", "n"},
    {"ff", "f"},    {"mm", "m"},      {"dd", "d"},      {"gg", "g"},     {"bb", "b"},      {"lly", "ly"},    {"u", "o"},       {"ia", "a"},       {"ate", "iate"}};
constexpr Confusion german_confusions[] = {
    {"ss", "ß"}, {"s", "ß"},  {"ä", "e"},  {"äu", "eu"}, {"d", "t"},  {"g", "k"},   {"b", "p"},   {"f", "v"},  {"f", "ph"}, {"v", "w"},  {"z", "tz"}, {"k", "ck"}, {"i", "ie"},
    {"ie", "ih"}, {"e", "ee"}, {"eh", "e"}, {"ah", "a"},  {"oh", "o"}, {"uh", "u"},  {"ai", "ei"}, {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"x", "chs"}, {"ks", "x"}, {"r", "rh"},
    {"t", "th"}, {"dt", "t"},  {"seit", "seid"}, {"tt", "t"}, {"ll", "l"}, {"mm", "m"}, {"nn", "n"}, {"ss", "s"}, {"rr", "r"}, {"ff", "f"}, {"pp", "p"}, {"ü", "i"}, {"ö", "e"},
    {"ü", "u"}, {"ä", "a"}, {"ö", "o"}, {"ent", "end"}, {"ig", "ich"}, {"sch", "ch"}, {"tz", "zz"}, {"qu", "kw"}};

std::vector<Confusion> confusions_of(std::string_view language) {
  if (language == "en") return {std::begin(english_confusions), std::end(english_confusions)};
  if (language == "de") return {std::begin(german_confusions), std::end(german_confusions)};
  return {};
}

/// Words that one confusion at one place leads to.
void confuse(const std::string& word, const std::vector<Confusion>& confusions, std::set<std::string>& out) {
  for (const auto& [one, other] : confusions) {
    for (const auto& [from, to] : {Confusion{one, other}, Confusion{other, one}}) {
      for (auto at = word.find(from); at != std::string::npos; at = word.find(from, at + 1)) {
        auto changed = word;
        changed.replace(at, from.size(), to);
        out.insert(std::move(changed));
      }
    }
  }
}

bool is_vowel(const std::string& letter) {
  static const std::set<std::string> vowels = {"a", "e", "i", "o", "u", "y", "ä", "ö", "ü", "é", "è", "ê", "á", "í", "ó", "ú"};
  return vowels.contains(letter);
}

/// Neighbours on a QWERTY keyboard.
bool are_neighbours(const std::string& a, const std::string& b) {
  static constexpr std::array<std::string_view, 3> rows = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  if (a.size() != 1 || b.size() != 1) return false;
  const auto place = [](char c) -> std::pair<int, int> {
    for (int row = 0; row < 3; ++row) {
      const auto column = rows[static_cast<std::size_t>(row)].find(c);
      if (column != std::string_view::npos) return {row, static_cast<int>(column) * 2 + row};
    }
    return {-9, -9};
  };
  const auto [row_a, column_a] = place(a[0]);
  const auto [row_b, column_b] = place(b[0]);
  return row_a >= 0 && row_b >= 0 && std::abs(row_a - row_b) <= 1 && std::abs(column_a - column_b) <= 2;
}

double substitution(const std::string& a, const std::string& b) {
  if (a == b) return 0;
  if (is_vowel(a) && is_vowel(b)) return 0.75;
  static const std::set<std::pair<std::string, std::string>> alike = {{"c", "s"}, {"c", "k"}, {"s", "z"}, {"k", "q"}, {"d", "t"}, {"b", "p"}, {"g", "j"},
                                                                      {"f", "v"}, {"m", "n"}, {"s", "ß"}, {"v", "w"}, {"g", "k"}, {"s", "t"}};
  if (alike.contains({a, b}) || alike.contains({b, a})) return 0.8;
  return are_neighbours(a, b) ? 0.85 : 1.0;
}

/// A letter that is there once too often or too rarely: cheap beside its double.
double gap(const std::vector<std::string>& word, std::size_t at) {
  const bool doubled = (at > 0 && word[at - 1] == word[at]) || (at + 1 < word.size() && word[at + 1] == word[at]);
  if (doubled) return 0.5;
  if (word[at] == "'") return 0.2;
  if (word[at] == " " || word[at] == "-") return 1.25;
  return word[at] == "e" || word[at] == "h" ? 0.85 : 0.95;
}

double distance(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto n = a.size(), m = b.size();
  std::vector<std::vector<double>> d(n + 1, std::vector<double>(m + 1, 0));
  for (std::size_t i = 1; i <= n; ++i) d[i][0] = d[i - 1][0] + gap(a, i - 1);
  for (std::size_t j = 1; j <= m; ++j) d[0][j] = d[0][j - 1] + gap(b, j - 1);
  for (std::size_t i = 1; i <= n; ++i) {
    for (std::size_t j = 1; j <= m; ++j) {
      const double first = i == 1 && j == 1 ? 0.5 : 0.0;  // the first letter is rarely the wrong one
      d[i][j] = std::min({d[i - 1][j] + gap(a, i - 1), d[i][j - 1] + gap(b, j - 1),
                          d[i - 1][j - 1] + substitution(a[i - 1], b[j - 1]) + (a[i - 1] == b[j - 1] ? 0.0 : first)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 0.6);
    }
  }
  return d[n][m];
}

/// With so many candidates one edit away, the right one is nearly always among them.
constexpr std::size_t enough = 3;

std::vector<std::string> words_among(const std::set<std::string>& candidates, std::string_view typed, const std::function<std::optional<std::string>(std::string_view)>& is_word) {
  std::vector<std::string> words;
  for (const auto& candidate : candidates) {
    if (candidate.empty() || candidate == typed) continue;
    if (auto word = is_word(candidate)) words.push_back(std::move(*word));
  }
  return words;
}

}  // namespace

std::vector<std::string> near_words(std::string_view word, std::string_view language, const std::function<std::optional<std::string>(std::string_view)>& is_word) {
  std::set<std::string> candidates;
  const auto letters = letters_of(word);
  const auto& alphabet = alphabet_of(language);
  for (std::size_t i = 0; i <= letters.size(); ++i) {
    for (const auto& letter : alphabet) {
      auto longer = letters;
      longer.insert(longer.begin() + static_cast<std::ptrdiff_t>(i), letter);
      candidates.insert(join(longer));
      if (i == letters.size()) continue;
      auto other = letters;
      other[i] = letter;
      candidates.insert(join(other));
    }
    if (i == letters.size()) continue;
    auto shorter = letters;
    shorter.erase(shorter.begin() + static_cast<std::ptrdiff_t>(i));
    candidates.insert(join(shorter));
    if (i + 1 < letters.size()) {
      auto swapped = letters;
      std::swap(swapped[i], swapped[i + 1]);
      candidates.insert(join(swapped));
    }
  }
  const auto confusions = confusions_of(language);
  std::set<std::string> once, twice;
  confuse(std::string(word), confusions, once);
  candidates.insert(once.begin(), once.end());
  auto words = words_among(candidates, word, is_word);
  // Two confusions in one word are tried only where one edit leads nowhere: there are thousands of them.
  if (words.size() < enough && word.size() <= 20) {
    for (const auto& changed : once) confuse(changed, confusions, twice);
    auto more = words_among(twice, word, is_word);
    words.insert(words.end(), more.begin(), more.end());
  }
  return words;
}

double cost(std::string_view typed, std::string_view candidate, std::string_view language) {
  const auto rank = rank_of(candidate, language);
  const double rarity = rank ? 0.35 * *rank / 1000.0 : 0.45;
  // Two words count as common only if both are.
  if (const auto space = candidate.find_first_of(" -"); space != std::string_view::npos) {
    const auto first = rank_of(candidate.substr(0, space), language), second = rank_of(candidate.substr(space + 1), language);
    return distance(letters_of(typed), letters_of(candidate)) + (first && second ? 0.1 : 1.2);
  }
  return distance(letters_of(typed), letters_of(candidate)) + std::min(rarity, 0.45);
}

}  // namespace sayso::spelling
