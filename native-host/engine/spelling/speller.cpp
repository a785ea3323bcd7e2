#include <hunspell/hunspell.hxx>

#include <algorithm>
#include <array>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "sayso/spelling.hpp"
#include "spelling/dictionary_folders.hpp"
#include "spelling/dictionary_forms.hpp"
#include "spelling/encodings.hpp"
#include "spelling/english.hpp"
#include "spelling/form_index.hpp"
#include "spelling/german.hpp"
#include "spelling/german_loans.hpp"
#include "spelling/lexicon.hpp"
#include "spelling/suggester.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso {
namespace {

namespace fs = std::filesystem;

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Of the letters beyond Latin-1 that central Europe writes (U+0100 to U+017F).
bool is_extended_capital(std::uint32_t code) {
  const bool even = code % 2 == 0;
  return (code >= 0x100 && code <= 0x137 && even) || (code >= 0x139 && code <= 0x148 && !even) ||
         (code >= 0x14A && code <= 0x178 && even) || (code >= 0x179 && code <= 0x17E && !even);
}

/// How a word is written, which says more about it on a social site than any dictionary.
struct Shape {
  bool capital_first = false;
  bool capital_inside = false;
  bool all_capitals = false;
  bool has_digit = false;
  bool elongated = false;  ///< three equal letters in a row: "soooo"
  bool other_script = false;
  std::size_t letters = 0;
};

Shape shape_of(std::string_view word) {
  Shape shape;
  std::size_t capitals = 0, run = 1;
  std::uint32_t previous = 0;
  for (std::size_t i = 0; i < word.size();) {
    const auto lead = static_cast<unsigned char>(word[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t k = 1; k < length; ++k) code = code << 6 | (static_cast<unsigned char>(word[i + k]) & 0x3FU);
    const bool capital = is_upper(word[i]) || (code >= 0xC0 && code <= 0xDE && code != 0xD7) || is_extended_capital(code);
    if (word[i] >= '0' && word[i] <= '9') shape.has_digit = true;
    if (code > 0x24F && code != 0x2019 && !(code >= 0xFB00 && code <= 0xFB06) && !(code >= 0x300 && code <= 0x36F))
      shape.other_script = true;
    if (capital) {
      ++capitals;
      if (shape.letters == 0)
        shape.capital_first = true;
      else
        shape.capital_inside = true;
    }
    const auto folded = capital && code < 0x80 ? code + 32 : code;
    run = folded == previous ? run + 1 : 1;
    if (run >= 3) shape.elongated = true;
    previous = folded;
    if (code != '\'' && code != 0x2019) ++shape.letters;
    i += length;
  }
  shape.all_capitals = capitals >= 2 && capitals == shape.letters;
  return shape;
}

/// What Hunspell reads: ’ as ', ligatures as letters. Case stays.
std::string plain(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> replaced = {
      {{"’", "'"}, {"ﬀ", "ff"}, {"ﬁ", "fi"}, {"ﬂ", "fl"}, {"ﬃ", "ffi"}, {"ﬄ", "ffl"}, {"ﬅ", "st"}, {"ﬆ", "st"}}};
  std::string result(word);
  if (std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return result;
  for (const auto& [from, to] : replaced) {
    for (auto at = result.find(from); at != std::string::npos; at = result.find(from, at)) result.replace(at, from.size(), to);
  }
  return result;
}

std::string ascii_lower(std::string_view text) {
  std::string result(text);
  for (auto& c : result) c = is_upper(c) ? static_cast<char>(c + 32) : c;
  return result;
}

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash ^ hash >> 29;
}

/// Verdicts on words seen before. Holds hashes only; one slot a hash, the newer word wins.
class VerdictCache {
 public:
  enum class Verdict : std::uint8_t { unknown, right, wrong };

  [[nodiscard]] Verdict find(std::uint64_t hash) const {
    const auto entry = slots_[hash % size].load(std::memory_order_relaxed);
    if (entry >> 1 != hash >> 1) return Verdict::unknown;
    return (entry & 1U) != 0 ? Verdict::right : Verdict::wrong;
  }
  void keep(std::uint64_t hash, bool right) {
    slots_[hash % size].store((hash & ~std::uint64_t{1}) | (right ? 1U : 0U), std::memory_order_relaxed);
  }

 private:
  static constexpr std::size_t size = 16381;  // prime, about 128 KiB
  std::array<std::atomic<std::uint64_t>, size> slots_{};
};

/// The first words of a dictionary's list, as its bytes are.
std::vector<std::string> first_words(const fs::path& words, std::size_t most) {
  std::vector<std::string> found;
  std::ifstream lines(words, std::ios::binary);
  std::string line;
  std::getline(lines, line);  // their number
  while (found.size() < most && std::getline(lines, line)) {
    line.resize(std::min(line.find_first_of("/ \t\r"), line.size()));
    if (!line.empty()) found.push_back(line);
  }
  return found;
}

class HunspellSpeller final : public Speller {
 public:
  HunspellSpeller(std::string language, const fs::path& affixes, const fs::path& words)
      : name_(std::move(language)),
        short_(name_.substr(0, 2)),
        affixes_(affixes),
        words_(words),
        hunspell_(std::make_unique<Hunspell>(affixes.c_str(), words.c_str())) {
    encoding_ = spelling::Encoding::called(hunspell_->get_dict_encoding());
  }

  /// Whether it can be read: it spells what it lists. A dictionary without Latin letters would be asked about nothing.
  [[nodiscard]] bool usable() const {
    constexpr std::size_t enough = 500;
    if (!encoding_) return false;
    const auto words = first_words(words_, enough);
    return std::any_of(words.begin(), words.end(), [this](const auto& bytes) {
      const auto word = encoding_->to_utf8(bytes);
      return utf8::valid(word) && !shape_of(word).other_script && shape_of(word).letters > 0 && spells(word);
    });
  }
  [[nodiscard]] std::string_view language() const noexcept override { return name_; }

  [[nodiscard]] std::vector<Span> check(const Text& text, Span within, std::optional<std::size_t> caret, const AcceptedWords& accepted,
                                        CheckBudget& budget) const override {
    std::vector<Span> wrong;
    const auto& tokens = text.tokens();
    auto index = static_cast<std::size_t>(
        std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.begin < within.begin; }) - tokens.begin());
    for (bool first = true; index < tokens.size() && tokens[index].span.end <= within.end; ++index) {
      const auto& token = tokens[index];
      if (token.kind != TokenKind::word) {
        first = first || begins_sentence_after(text, index);
        continue;
      }
      const bool opens = std::exchange(first, false);
      if (caret && token.span.begin <= *caret && *caret <= token.span.end) continue;
      if (is_right(text, index, opens, budget)) continue;
      if (part_of_compound(text, index) || is_cut_off(text, index)) continue;
      if (accepted.contains(token.folded)) continue;
      wrong.push_back(token.span);
    }
    return wrong;
  }

  [[nodiscard]] bool knows(const Text& text, const Token& word) const override {
    return spells_as(text.slice(word.span)) || spelling::is_social_word(word.folded, short_);
  }

  [[nodiscard]] std::vector<std::string> suggest(std::string_view word, std::size_t most) const override {
    if (!utf8::valid(word)) return {};
    const auto written = plain(word);
    std::string folded;
    unicode::fold_word(written, folded);
    std::vector<std::string> best;
    const auto shape = shape_of(written);
    for (auto& candidate : suggester().suggest(written, folded)) {
      auto shown = carry_case(shape, std::move(candidate));
      if (std::find(best.begin(), best.end(), shown) == best.end()) best.push_back(std::move(shown));
      if (best.size() == most) break;
    }
    return best;
  }
  void prepare() const override { (void)suggester(); }

 private:
  /// More forms than any dictionary for one language has.
  static constexpr std::size_t most_forms = 1'000'000;

  [[nodiscard]] const spelling::Suggester& suggester() const {
    std::call_once(suggester_once_, [this] {
      spelling::FormIndex forms;
      spelling::CompoundParts parts;
      const auto read = spelling::each_form(
          affixes_, words_, most_forms,
          [&](std::string_view form) {
            // Parts of words ("-geschenk") are nothing to offer.
            if (form.starts_with('-') || form.ends_with('-')) return;
            encoding_->is_utf8() ? forms.add(form) : forms.add(encoding_->to_utf8(form));
          },
          [&](std::string_view part) { encoding_->is_utf8() ? parts.add(part) : parts.add(encoding_->to_utf8(part)); });
      forms.finish();
      parts.finish();
      suggester_ = std::make_unique<const spelling::Suggester>(spelling::Suggester::Dictionary{
          short_, std::move(forms), read.compounds, std::move(parts), [this](std::string_view word) { return spells(word); },
          [this](const std::string& word) { return hunspell_suggestions(word); }});
      ready_suggester_.store(suggester_.get(), std::memory_order_release);
    });
    return *suggester_;
  }

  /// A quotation mark opens one only where it stands at the word: the one that closes a quotation has a space behind it.
  static bool begins_sentence_after(const Text& text, std::size_t index) {
    const auto& tokens = text.tokens();
    const auto mark = text.slice(tokens[index].span);
    if (mark == "\"") return index + 1 < tokens.size() && tokens[index + 1].span.begin == tokens[index].span.end;
    return mark == "." || mark == "!" || mark == "?" || mark == "…" || mark == ":";
  }

  /// Whether the dictionary has the word as written. Waits for other threads: Hunspell keeps state.
  [[nodiscard]] bool spells(std::string_view word) const {
    const auto hash = hash_of(word);
    const auto known = cache_.find(hash);
    if (known != VerdictCache::Verdict::unknown) return known == VerdictCache::Verdict::right;
    bool right = false;
    if (const auto bytes = encoding_->from_utf8(word)) {
      const std::scoped_lock lock(mutex_);
      right = hunspell_->spell(*bytes);
    }
    cache_.keep(hash, right);
    return right;
  }

  [[nodiscard]] std::vector<std::string> hunspell_suggestions(const std::string& word) const {
    const auto bytes = encoding_->from_utf8(word);
    if (!bytes) return {};
    // Hunspell serves one caller at a time, and this takes long: an instance of its own, so that checks never wait.
    const std::scoped_lock lock(slow_mutex_);
    if (slow_ == nullptr) slow_ = std::make_unique<Hunspell>(affixes_.c_str(), words_.c_str());
    auto words = slow_->suggest(*bytes);
    for (auto& one : words) one = encoding_->to_utf8(one);
    return words;
  }

  /// `opens`: first word of a sentence, where a capital says little.
  [[nodiscard]] bool is_right(const Text& text, std::size_t index, bool opens, CheckBudget& budget) const {
    const auto& token = text.tokens()[index];
    const auto written = text.slice(token.span);
    if (token.folded.size() < 2) return true;
    if (spells_as(written)) return !(short_ == "de" && is_unlikely_compound(written));
    if (is_abbreviation(text, index)) return true;
    const auto shape = shape_of(written);
    if (shape.has_digit || shape.all_capitals || shape.capital_inside || shape.elongated || shape.other_script || shape.letters < 2)
      return true;
    if (spelling::is_social_word(token.folded, short_)) return true;
    if (token.folded.ends_with("'s") && spelling::is_social_word(token.folded.substr(0, token.folded.size() - 2), short_)) return true;
    if (short_ == "de" && spelling::is_german_loan_verb(token.folded)) return true;
    if (short_ == "de" && (!shape.capital_first || (opens && token.folded.find('\'') != std::string::npos)) &&
        is_spoken_german(ascii_lower(plain(written))))
      return true;
    if (short_ == "en" && is_british(token.folded)) return true;
    if (short_ == "en" && (is_spoken_english(token.folded) || dropped_its_g(text, token))) return true;
    if (short_ == "en" && (token.folded == "im" || token.folded == "ive") && goes_on_small(text, index)) return false;
    // A capitalised word that no dictionary has is a name, unless it is one slip away from a word. A text of one word gives no hint.
    if (!shape.capital_first || text.tokens().size() == 1) return false;
    const auto word = plain(written);
    if (short_ == "de") {
      if (const auto* const suggester = ready_suggester_.load(std::memory_order_acquire))
        return !is_misspelt_german_noun(text, index, word, *suggester, budget) && !(opens && suggester->runs_two_together(word));
    }
    return !one_slip_from_a_word(word, opens || short_ == "de");
  }

  /// "bzw.", "inkl.": dictionaries have them with the full stop, which is no part of our words.
  [[nodiscard]] bool is_abbreviation(const Text& text, std::size_t index) const {
    const auto& tokens = text.tokens();
    if (index + 1 == tokens.size() || tokens[index + 1].span.begin != tokens[index].span.end) return false;
    if (text.slice(tokens[index + 1].span) != ".") return false;
    return spells(plain(text.slice({tokens[index].span.begin, tokens[index + 1].span.end})));
  }

  [[nodiscard]] bool is_british(std::string_view folded) const {
    const auto forms = spelling::american_spellings(folded.ends_with("'s") ? folded.substr(0, folded.size() - 2) : folded);
    return std::any_of(forms.begin(), forms.end(), [this](const auto& form) { return spells(form); });
  }

  /// "Im sure", not "Im Yoon-ah".
  static bool goes_on_small(const Text& text, std::size_t index) {
    const auto& tokens = text.tokens();
    return index + 1 < tokens.size() && tokens[index + 1].kind == TokenKind::word && is_lower(text.slice(tokens[index + 1].span)[0]);
  }

  /// "mornin'", "singin’": an apostrophe for the g, which stands behind the word like a closing quotation mark.
  [[nodiscard]] bool dropped_its_g(const Text& text, const Token& token) const {
    const auto behind = text.utf8().substr(token.span.end);
    return token.folded.size() >= 4 && token.folded.ends_with("in") && (behind.starts_with('\'') || behind.starts_with("’")) &&
           spells(std::string(token.folded) + "g");
  }

  /// "shouldn't've", "who'd've": endings on top of one another.
  [[nodiscard]] bool is_spoken_english(std::string_view folded) const {
    for (const std::string_view ending : {"'ve", "'d", "'ll"}) {
      if (!folded.ends_with(ending)) continue;
      const auto stem = folded.substr(0, folded.size() - ending.size());
      if (stem.find('\'') != std::string_view::npos && spells(stem)) return true;
    }
    return false;
  }

  /// A compound that only follows from the dictionary's rules, and is written by ear for a word that it lists: "Frühlink". Certain words
  /// alone are looked at: long ones, once the forms have been read.
  [[nodiscard]] bool is_unlikely_compound(std::string_view written) const {
    constexpr std::size_t shortest = 7;
    if (utf8::length(written) < shortest) return false;
    const auto* const suggester = ready_suggester_.load(std::memory_order_acquire);
    if (suggester == nullptr) return false;
    const auto word = plain(written);
    const auto key = hash_of("by ear:" + word);
    if (const auto known = cache_.find(key); known != VerdictCache::Verdict::unknown) return known == VerdictCache::Verdict::right;
    const bool by_ear = suggester->sounds_like_listed(word);
    cache_.keep(key, by_ear);
    return by_ear;
  }

  /// "ich freu mich", "finds gut", "gehts": an ending left out or an "es" drawn into the word before. "wär's", "auf'm", "mit'nem": the same
  /// with an apostrophe. "reinschauen", "runtergeladen", "superlecker": verbs and adjectives that dictionaries have without their
  /// beginning.
  [[nodiscard]] bool is_spoken_german(std::string_view word) const {
    const auto spells_with_e = [this](std::string_view verb) {
      return verb.size() >= 3 && (spells(verb) || spells(std::string(verb) + "e"));
    };
    if (spells_with_e(word) || (word.ends_with('s') && spells_with_e(word.substr(0, word.size() - 1)))) return true;
    for (const std::string_view ending : {"'s", "'n", "'m", "'ne", "'nen", "'nem", "'ner"}) {
      if (!word.ends_with(ending)) continue;
      const auto stem = word.substr(0, word.size() - ending.size());
      if (stem.size() >= 2 && (spells(stem) || spells_with_e(stem))) return true;
    }
    constexpr std::size_t shortest_rest = 5;
    for (const std::string_view beginning : {"rauf", "raus", "rein", "rüber", "rum", "runter", "drauf", "dran", "super", "mega", "ultra"}) {
      if (word.starts_with(beginning) && word.size() >= beginning.size() + shortest_rest && spells(word.substr(beginning.size())))
        return true;
    }
    return false;
  }

  /// Of a budget's look-ups, what the strings near a noun cost before Hunspell is asked about any, and the most that one noun may take.
  static constexpr std::size_t price_of_noun = 8, most_of_noun = 300;

  /// One edit from a form that the dictionary has, or written by ear for a compound; two, or any one from a compound, where the word before
  /// announces a noun.
  [[nodiscard]] bool is_misspelt_german_noun(const Text& text, std::size_t index, const std::string& word,
                                             const spelling::Suggester& suggester, CheckBudget& budget) const {
    const auto letters = utf8::length(word);
    const auto word_before = [&](std::size_t back) {
      return index >= back && text.tokens()[index - back].kind == TokenKind::word ? &text.tokens()[index - back] : nullptr;
    };
    const auto* const before = word_before(1);
    const auto* const first = word_before(2);
    if (letters < 5 || (before != nullptr && (spelling::announces_german_name(before->folded) || spelling::is_name(before->folded))))
      return false;
    const bool after_article = first != nullptr && spelling::is_german_article(first->folded);
    const bool noun =
        before != nullptr && (spelling::is_german_article(before->folded) || spelling::is_german_adjective(before->folded, after_article));
    const auto key = hash_of((noun ? "noun:" : "Noun:") + word);
    if (const auto known = cache_.find(key); known != VerdictCache::Verdict::unknown) return known == VerdictCache::Verdict::right;
    if (budget.look_ups < price_of_noun) return false;
    budget.look_ups -= price_of_noun;
    bool near = suggester.resembles(word, noun && letters >= 7 ? 2 : 1);
    if (!near && letters >= 8) {
      const std::size_t allowed = std::min(budget.look_ups, most_of_noun);
      std::size_t left = allowed;
      near = noun ? suggester.resembles_compound(word, left) : suggester.sounds_like_compound(word, left);
      budget.look_ups -= allowed - left;
      if (!near && left == 0 && allowed < most_of_noun) return false;  // not looked at to the end: the next check is to do it again
    }
    cache_.keep(key, near);
    return near;
  }

  [[nodiscard]] bool spells_as(std::string_view written) const {
    if (std::all_of(written.begin(), written.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return spells(written);
    return spells(plain(written));
  }

  /// Whether a letter too many, a doubled letter missing or two letters swapped make a word, or any single edit a common one. Where
  /// `any_case`, a word that is written small counts too ("Teh", "Recieve"), else only one that begins with a capital ("Febuary").
  [[nodiscard]] bool one_slip_from_a_word(const std::string& word, bool any_case) const {
    if (word.size() > spelling::Suggester::longest_compound) return false;  // every slip is a question to Hunspell
    const auto key = hash_of((any_case ? "slip:" : "Slip:") + word);
    if (const auto known = cache_.find(key); known != VerdictCache::Verdict::unknown) return known == VerdictCache::Verdict::right;
    const auto folded = ascii_lower(word);
    bool near = false;
    const auto is_word = [&](const std::string& candidate) { return spells(candidate) && (any_case || !spells(ascii_lower(candidate))); };
    const auto is_common = [&](const std::string& candidate) {
      return spelling::rank_of(candidate, short_).has_value() && (any_case || !spells(candidate));
    };
    for (std::size_t i = 0; i < word.size() && word.size() >= 3 && !near; ++i) {
      if (i > 0 && word.size() >= 5) {
        auto shorter = word;
        shorter.erase(i, 1);
        near = is_word(shorter);
        auto doubled = word;
        doubled.insert(i, 1, word[i]);
        near = near || is_word(doubled);
      }
      if (i + 1 < word.size() && !near) {
        auto swapped = folded;
        std::swap(swapped[i], swapped[i + 1]);
        near = word.size() >= 5 ? is_word(carry_case(shape_of(word), swapped)) : is_common(swapped);
      }
      if (i == 0 || word.size() < 5) continue;
      for (char c = 'a'; c <= 'z' && !near; ++c) {
        auto other = folded, longer = folded;
        other[i] = c;
        longer.insert(i, 1, c);
        near = is_common(other) || is_common(longer);
      }
    }
    cache_.keep(key, near);
    return near;
  }

  /// "birthd…": sites cut a quoted post wherever its length ends.
  [[nodiscard]] static bool is_cut_off(const Text& text, std::size_t index) {
    const auto& tokens = text.tokens();
    return index + 1 < tokens.size() && tokens[index + 1].span.begin == tokens[index].span.end && text.slice(tokens[index + 1].span) == "…";
  }

  /// Parts of "co-worker", "wi-fi" and "follow-up" are judged together.
  [[nodiscard]] bool part_of_compound(const Text& text, std::size_t index) const {
    const auto& tokens = text.tokens();
    const auto hyphen_joins = [&](std::size_t left) {
      return left + 2 < tokens.size() && tokens[left + 1].span.begin == tokens[left].span.end &&
             tokens[left + 1].span.end == tokens[left + 2].span.begin && text.slice(tokens[left + 1].span) == "-" &&
             tokens[left].kind == TokenKind::word && tokens[left + 2].kind == TokenKind::word;
    };
    const bool after = index >= 2 && hyphen_joins(index - 2);
    const bool before = hyphen_joins(index);
    if (!after && !before) return false;
    if (tokens[index].folded.size() <= 4) return true;
    const auto first = after ? index - 2 : index;
    return spells(plain(text.slice({tokens[first].span.begin, tokens[first + 2].span.end})));
  }

  static std::string carry_case(const Shape& shape, std::string word) {
    if (shape.all_capitals) {
      std::transform(word.begin(), word.end(), word.begin(), [](char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; });
    } else if (shape.capital_first && !word.empty() && is_lower(word[0])) {
      word[0] = static_cast<char>(word[0] - 32);
    } else if (shape.capital_first && word.size() > 1 && word[0] == '\xC3' && static_cast<unsigned char>(word[1]) >= 0xA0) {
      word[1] = static_cast<char>(word[1] - 32);
    }
    return word;
  }

  std::string name_;
  std::string short_;
  fs::path affixes_, words_;
  std::unique_ptr<Hunspell> hunspell_;
  std::optional<spelling::Encoding> encoding_;
  mutable std::mutex mutex_;
  mutable VerdictCache cache_;
  mutable std::once_flag suggester_once_;
  mutable std::unique_ptr<const spelling::Suggester> suggester_;
  mutable std::atomic<const spelling::Suggester*> ready_suggester_ = nullptr;  // once it is there; checks do not wait for it
  mutable std::mutex slow_mutex_;
  mutable std::unique_ptr<Hunspell> slow_;
};

}  // namespace

namespace {

/// The one name of a dictionary whose file may be written "en-US"; nothing where it is none that `languages` could hold.
std::optional<std::string> dictionary_name(std::string_view written) {
  constexpr std::size_t longest = 32;
  std::string name(written);
  std::replace(name.begin(), name.end(), '-', '_');
  const bool plain = !name.empty() && name.size() <= longest && std::all_of(name.begin(), name.end(), [](char c) {
    return is_upper(c) || is_lower(c) || c == '_' || (c >= '0' && c <= '9');
  });
  return plain ? std::optional(std::move(name)) : std::nullopt;
}

/// The ways in which files of that name are written: Firefox and LibreOffice have "en-US" and "sr-Latn", too.
std::array<std::string, 2> file_names(const std::string& name) {
  std::string dashed = name;
  std::replace(dashed.begin(), dashed.end(), '_', '-');
  return {name, std::move(dashed)};
}

}  // namespace

AcceptedWords::AcceptedWords(const std::vector<std::string>& words) {
  folded_.reserve(words.size());
  for (const auto& word : words) {
    std::string folded;
    unicode::fold_word(word, folded);
    folded_.insert(std::move(folded));
  }
}

Result<std::unique_ptr<Speller>, SpellingError> Speller::load(std::string_view language, const std::vector<std::string>& folders) {
  const auto name = dictionary_name(language);
  if (!name) return Failure{SpellingError::no_such_dictionary};
  for (const auto& folder : folders) {
    for (const auto& file : file_names(*name)) {
      const fs::path affixes = fs::path(folder) / (file + ".aff"), words = fs::path(folder) / (file + ".dic");
      std::error_code ignored;
      if (!fs::exists(affixes, ignored) || !fs::exists(words, ignored)) continue;
      // Hunspell takes unreadable files for empty ones.
      if (!std::ifstream(affixes).good() || !std::ifstream(words).good()) return Failure{SpellingError::unreadable};
      auto speller = std::make_unique<HunspellSpeller>(*name, affixes, words);
      if (!speller->usable()) return Failure{SpellingError::unreadable};
      return std::unique_ptr<Speller>(std::move(speller));
    }
  }
  return Failure{SpellingError::no_such_dictionary};
}

std::vector<std::string> Speller::system_folders() {
  return spelling::dictionary_folders(spelling::this_system(), spelling::Surroundings::real());
}

std::vector<std::string> Speller::available(const std::vector<std::string>& folders) {
  std::set<std::string> names;
  for (const auto& folder : folders) {
    std::error_code error, ignored;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end && names.size() < most_available;
         entry.increment(error)) {
      const auto& path = entry->path();
      if (path.extension() != ".dic" || !fs::exists(fs::path(path).replace_extension(".aff"), ignored)) continue;
      const auto name = dictionary_name(path.stem().string());
      if (!name) continue;
      const auto files = file_names(*name);
      if (std::find(files.begin(), files.end(), path.stem().string()) != files.end()) names.insert(*name);  // a mixture cannot be loaded
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace sayso
