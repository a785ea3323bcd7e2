#include "spelling/dictionary_forms.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sayso::spelling {
namespace {

using Flag = std::uint32_t;
using Flags = std::vector<Flag>;

enum class FlagKind : std::uint8_t { byte, utf8, two_bytes, number };

std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> fields;
  for (std::size_t at = 0;;) {
    at = line.find_first_not_of(" \t\r", at);
    if (at == std::string_view::npos) return fields;
    const auto end = std::min(line.find_first_of(" \t\r", at), line.size());
    fields.push_back(line.substr(at, end - at));
    at = end;
  }
}

/// Length of the letter that begins at `at`.
std::size_t letter_size(std::string_view text, std::size_t at, bool utf8) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = !utf8 || lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(size, text.size() - at);
}

/// A condition of hunspell(5): letters, '.' and sets such as [^aeiou], one for each letter of the word's beginning or end.
class Condition {
 public:
  Condition(std::string_view source, bool utf8) : utf8_(utf8) {
    if (source == ".") return;
    for (std::size_t i = 0; i < source.size();) {
      if (source[i] == '[') {
        const auto end = std::min(source.find(']', i), source.size());
        auto set = source.substr(i + 1, end - i - 1);
        const bool inverted = set.starts_with('^');
        if (inverted) set.remove_prefix(1);
        sets_.push_back({inverted, false, std::string(set)});
        i = end + 1;
      } else {
        const auto size = letter_size(source, i, utf8);
        sets_.push_back({false, source[i] == '.', std::string(source.substr(i, size))});
        i += size;
      }
    }
  }
  [[nodiscard]] bool holds_at_start(std::string_view word) const {
    std::size_t at = 0;
    for (const auto& set : sets_) {
      if (at >= word.size()) return false;
      const auto size = letter_size(word, at, utf8_);
      if (!allows(set, word.substr(at, size))) return false;
      at += size;
    }
    return true;
  }
  [[nodiscard]] bool holds_at_end(std::string_view word) const {
    auto end = word.size();
    for (auto set = sets_.rbegin(); set != sets_.rend(); ++set) {
      if (end == 0) return false;
      auto begin = end - 1;
      while (utf8_ && begin > 0 && (static_cast<unsigned char>(word[begin]) & 0xC0U) == 0x80U) --begin;
      if (!allows(*set, word.substr(begin, end - begin))) return false;
      end = begin;
    }
    return true;
  }

 private:
  struct Set {
    bool inverted, any;
    std::string letters;
  };
  [[nodiscard]] bool allows(const Set& set, std::string_view letter) const {
    if (set.any) return true;
    bool among = false;
    for (std::size_t i = 0; i < set.letters.size() && !among;) {
      const auto size = letter_size(set.letters, i, utf8_);
      among = std::string_view(set.letters).substr(i, size) == letter;
      i += size;
    }
    return among != set.inverted;
  }
  bool utf8_;
  std::vector<Set> sets_;
};

struct Affix {
  std::string strip, add;
  Condition condition;
  Flags further;  ///< flags of the form that it makes
};

struct AffixClass {
  bool prefix = false;
  bool crosses = false;  ///< may stand beside one at the other end
  std::vector<Affix> affixes;
};

class AffixFile {
 public:
  explicit AffixFile(std::istream& lines) {
    for (std::string line; std::getline(lines, line);) read(line);
  }
  [[nodiscard]] Flags flags(std::string_view text) const {
    if (!aliases_.empty()) {
      std::size_t number = 0;
      std::from_chars(text.data(), text.data() + text.size(), number);
      return number >= 1 && number <= aliases_.size() ? aliases_[number - 1] : Flags{};
    }
    return plain_flags(text);
  }
  [[nodiscard]] const AffixClass* find(Flag flag) const {
    const auto found = classes_.find(flag);
    return found == classes_.end() ? nullptr : &found->second;
  }
  [[nodiscard]] bool compounds() const { return compounds_; }
  /// No form of it may be offered.
  [[nodiscard]] bool hidden(const Flags& flags) const { return has_any(flags, hidden_) || has_any(flags, compound_only_); }
  [[nodiscard]] bool stands_alone(const Flags& flags) const { return !has_any(flags, bound_) && !hidden(flags); }

 private:
  static bool has_any(const Flags& flags, const Flags& wanted) {
    return std::any_of(flags.begin(), flags.end(),
                       [&](Flag flag) { return std::find(wanted.begin(), wanted.end(), flag) != wanted.end(); });
  }
  [[nodiscard]] Flags plain_flags(std::string_view text) const {
    Flags flags;
    if (kind_ == FlagKind::number) {
      for (const char* at = text.data(); at < text.data() + text.size(); ++at) {
        Flag flag = 0;
        at = std::from_chars(at, text.data() + text.size(), flag).ptr;
        flags.push_back(flag);
      }
      return flags;
    }
    for (std::size_t i = 0; i < text.size();) {
      const auto size =
          kind_ == FlagKind::two_bytes ? std::min<std::size_t>(2, text.size() - i) : letter_size(text, i, kind_ == FlagKind::utf8);
      Flag flag = 0;
      for (std::size_t k = 0; k < size; ++k) flag = flag << 8 | static_cast<unsigned char>(text[i + k]);
      flags.push_back(flag);
      i += size;
    }
    return flags;
  }
  void read(std::string_view line) {
    const auto fields = fields_of(line);
    if (fields.size() < 2) return;
    const auto name = fields[0];
    if (name == "SET") {
      utf8_ = fields[1] == "UTF-8";
    } else if (name == "FLAG") {
      kind_ = fields[1] == "long"    ? FlagKind::two_bytes
              : fields[1] == "num"   ? FlagKind::number
              : fields[1] == "UTF-8" ? FlagKind::utf8
                                     : FlagKind::byte;
    } else if (name == "AF") {
      // The first row holds their number.
      if (std::exchange(aliases_announced_, true)) aliases_.push_back(plain_flags(fields[1]));
    } else if (name == "NOSUGGEST" || name == "FORBIDDENWORD") {
      add_to(hidden_, fields[1]);
    } else if (name == "COMPOUNDFLAG" || name == "COMPOUNDBEGIN") {
      compounds_ = true;
    } else if (name == "ONLYINCOMPOUND") {
      add_to(compound_only_, fields[1]);
    } else if (name == "NEEDAFFIX" || name == "CIRCUMFIX") {
      add_to(bound_, fields[1]);
    } else if (name == "PFX" || name == "SFX") {
      read_affix(fields);
    }
  }
  void add_to(Flags& flags, std::string_view text) {
    const auto more = plain_flags(text);
    flags.insert(flags.end(), more.begin(), more.end());
  }
  void read_affix(const std::vector<std::string_view>& fields) {
    const auto flags = plain_flags(fields[1]);
    if (flags.empty() || fields.size() < 4) return;
    auto& group = classes_[flags.front()];
    const bool header =
        fields.size() == 4 && (fields[2] == "Y" || fields[2] == "N") && fields[3].find_first_not_of("0123456789") == std::string_view::npos;
    if (header) {
      group.prefix = fields[0] == "PFX";
      group.crosses = fields[2] == "Y";
      return;
    }
    const auto slash = fields[3].find('/');
    const auto add = fields[3].substr(0, slash);
    group.affixes.push_back({fields[2] == "0" ? "" : std::string(fields[2]), add == "0" ? "" : std::string(add),
                             Condition(fields.size() > 4 ? fields[4] : ".", utf8_),
                             slash == std::string_view::npos ? Flags{} : this->flags(fields[3].substr(slash + 1))});
  }

  bool utf8_ = false;
  bool compounds_ = false;
  FlagKind kind_ = FlagKind::byte;
  bool aliases_announced_ = false;
  std::vector<Flags> aliases_;
  Flags hidden_, compound_only_, bound_;
  std::unordered_map<Flag, AffixClass> classes_;
};

/// Applies affixes to one stem.
class Expansion {
 public:
  Expansion(const AffixFile& file, std::size_t most, const VisitForm& visit, const VisitForm& visit_part)
      : file_(file), left_(most), visit_(visit), visit_part_(visit_part) {}

  [[nodiscard]] bool exhausted() const { return left_ == 0; }

  void expand(const std::string& stem, const Flags& flags) {
    const bool shown = !file_.hidden(flags);
    if (!shown && !file_.compounds()) return;
    offer(stem, flags, shown);
    add_suffixes(stem, flags, flags, 2, shown);
    add_prefixes(stem, flags, false, shown);
  }

 private:
  /// `shown`: whether what it is made of lets it stand alone.
  void offer(std::string_view form, const Flags& flags, bool shown) {
    if (file_.compounds()) visit_part_(form);
    if (!shown || left_ == 0 || !file_.stands_alone(flags)) return;
    --left_;
    visit_(form);
  }
  /// `of_stem`: the stem's own flags, among which the prefixes of a suffixed form are.
  void add_suffixes(const std::string& word, const Flags& flags, const Flags& of_stem, int levels, bool shown) {
    for (const auto flag : flags) {
      const auto* const group = file_.find(flag);
      if (group == nullptr || group->prefix) continue;
      for (const auto& affix : group->affixes) {
        if (!word.ends_with(affix.strip) || word.size() <= affix.strip.size() || !affix.condition.holds_at_end(word)) continue;
        const auto form = word.substr(0, word.size() - affix.strip.size()) + affix.add;
        offer(form, affix.further, shown);
        if (levels > 1 && !affix.further.empty()) add_suffixes(form, affix.further, of_stem, levels - 1, shown);
        const bool prefixed_shown = shown && file_.stands_alone(affix.further);
        if (group->crosses && (prefixed_shown || file_.compounds())) add_prefixes(form, of_stem, true, prefixed_shown);
      }
    }
  }
  void add_prefixes(const std::string& word, const Flags& flags, bool suffixed, bool shown) {
    for (const auto flag : flags) {
      const auto* const group = file_.find(flag);
      if (group == nullptr || !group->prefix || (suffixed && !group->crosses)) continue;
      for (const auto& affix : group->affixes) {
        if (!word.starts_with(affix.strip) || word.size() <= affix.strip.size() || !affix.condition.holds_at_start(word)) continue;
        offer(affix.add + word.substr(affix.strip.size()), affix.further, shown);
      }
    }
  }

  const AffixFile& file_;
  std::size_t left_;
  const VisitForm& visit_;
  const VisitForm& visit_part_;
};

}  // namespace

Forms each_form(const std::filesystem::path& affixes, const std::filesystem::path& words, std::size_t most, const VisitForm& visit,
                const VisitForm& visit_part) {
  std::ifstream affix_lines(affixes, std::ios::binary), lines(words, std::ios::binary);
  std::string line;
  if (!affix_lines || !std::getline(lines, line)) return {};  // the first row holds the number of words
  const AffixFile file(affix_lines);
  Expansion expansion(file, most, visit, visit_part);
  while (!expansion.exhausted() && std::getline(lines, line)) {
    auto end = std::min(line.find_first_of("\t\r"), line.size());
    auto slash = line.find('/');
    while (slash != std::string::npos && slash > 0 && line[slash - 1] == '\\') {
      line.erase(slash - 1, 1);
      --end;
      slash = line.find('/', slash);
    }
    // Fields of morphology may follow the flags after a space.
    if (slash != std::string::npos && slash < end) end = std::min(end, line.find(' ', slash));
    const auto stem = line.substr(0, std::min(slash, end));
    if (stem.empty()) continue;
    expansion.expand(stem, slash < end ? file.flags(std::string_view(line).substr(slash + 1, end - slash - 1)) : Flags{});
  }
  return {true, file.compounds()};
}

}  // namespace sayso::spelling
