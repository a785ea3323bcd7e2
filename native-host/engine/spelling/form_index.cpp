#include "spelling/form_index.hpp"

#include <algorithm>
#include <cstring>
#include <numeric>

#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace sayso::spelling {
namespace {

/// Among letters beyond ASCII, codes are handed out from here.
constexpr unsigned first_free_code = 0x80;

char32_t small_letter(char32_t letter) {
  if (letter < 0x80) return static_cast<char32_t>(unicode::ascii_lower(static_cast<char>(letter)));
  std::string written, folded;
  utf8::append(written, letter);
  unicode::fold_each(written, folded);
  // What folds to two letters (ß) stays as it is.
  const auto first = utf8::decode(folded, 0);
  return first.bytes == folded.size() ? first.value : letter;
}

/// The set without its smallest member.
constexpr std::uint32_t without_one(std::uint32_t set) { return set & (set - 1); }

/// Whether at most `most` (0 to 3) members are in the set.
constexpr bool at_most(std::uint32_t set, std::size_t most) {
  for (std::size_t i = 0; i < most; ++i) set = without_one(set);
  return set == 0;
}

}  // namespace

unsigned char FormIndex::known_code(std::uint32_t letter) const {
  if (letter < 0x80) return static_cast<unsigned char>(letter);
  const auto found = codes_.find(letter);
  return found == codes_.end() ? 0 : found->second;
}

unsigned char FormIndex::code_of(std::uint32_t letter) {
  if (const auto known = known_code(letter); known != 0) return known;
  const auto code = first_free_code + codes_.size();
  if (code > 0xFF) return 0;
  codes_[letter] = static_cast<unsigned char>(code);
  letter_of_[code] = letter;
  lower_[code] = static_cast<unsigned char>(code);
  if (const auto small = small_letter(letter); small != letter) {
    if (const auto small_code = code_of(small); small_code != 0) lower_[code] = small_code;
  }
  return static_cast<unsigned char>(code);
}

void FormIndex::add(std::string_view form) {
  if (form.empty() || !utf8::valid(form)) return;
  if (size_ == 0) {
    for (unsigned code = 1; code < first_free_code; ++code) {
      letter_of_[code] = code;
      lower_[code] = static_cast<unsigned char>(unicode::ascii_lower(static_cast<char>(code)));
    }
  }
  Letters letters;
  for (std::size_t i = 0; i < form.size();) {
    const auto letter = utf8::decode(form, i);
    const auto code = code_of(letter.value);
    if (code == 0) return;
    letters.push_back(code);
    i += letter.bytes;
  }
  if (letters.size() > longest) return;
  auto& group = groups_[letters.size()].letters;
  group.insert(group.end(), letters.begin(), letters.end());
  ++size_;
}

void FormIndex::finish() {
  size_ = 0;
  for (std::size_t length = 1; length <= longest; ++length) {
    auto& group = groups_[length];
    std::vector<std::uint32_t> order(group.letters.size() / length);
    std::iota(order.begin(), order.end(), 0U);
    const auto at = [&](std::uint32_t i) { return group.letters.data() + std::size_t{i} * length; };
    const auto compare = [&](std::uint32_t a, std::uint32_t b) { return std::memcmp(at(a), at(b), length); };
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return compare(a, b) < 0; });
    order.erase(std::unique(order.begin(), order.end(), [&](auto a, auto b) { return compare(a, b) == 0; }), order.end());
    std::vector<unsigned char> sorted;
    sorted.reserve(order.size() * length);
    for (const auto i : order) sorted.insert(sorted.end(), at(i), at(i) + length);
    group.letters = std::move(sorted);
    group.sets.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) group.sets.push_back(set_of(group.letters.data() + i * length, length));
    size_ += order.size();
  }
}

std::uint32_t FormIndex::set_of(const unsigned char* letters, std::size_t size) const {
  std::uint32_t set = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto letter = lower_[letters[i]];
    // 26 members for a to z, six for all the others.
    set |= 1U << (letter >= 'a' && letter <= 'z' ? letter - 'a' : 26 + letter % 6);
  }
  return set;
}

FormIndex::Letters FormIndex::folded_letters(std::string_view word) const {
  Letters letters;
  for (std::size_t i = 0; i < word.size();) {
    const auto letter = utf8::decode(word, i);
    // A letter that no form has is unlike all of theirs: code 0.
    letters.push_back(lower_[known_code(small_letter(letter.value))]);
    i += letter.bytes;
  }
  return letters;
}

std::string FormIndex::utf8_of(const unsigned char* letters, std::size_t size) const {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) utf8::append(text, letter_of_[letters[i]]);
  return text;
}

/// Optimal string alignment, only as far from the diagonal as `most` allows; `most + 1` where it is more.
std::size_t FormIndex::edits(const Letters& typed, const unsigned char* form, std::size_t size, std::size_t most) const {
  const auto n = typed.size();
  const auto too_many = most + 1;
  std::array<std::array<std::size_t, longest + 5>, 3> rows;  // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  auto *before = rows.data(), *previous = rows.data() + 1, *current = rows.data() + 2;
  for (std::size_t j = 0; j <= size; ++j) (*previous)[j] = j;
  for (std::size_t i = 1; i <= n; ++i) {
    const auto from = i > most ? i - most : 1, to = std::min(size, i + most);
    (*current)[from - 1] = from == 1 ? i : too_many;
    auto least = (*current)[from - 1];
    for (auto j = from; j <= to; ++j) {
      const auto letter = lower_[form[j - 1]];
      const bool same = typed[i - 1] == letter && letter != 0;
      auto cost = (*previous)[j - 1] + (same ? 0U : 1U);
      cost = std::min(cost, (*current)[j - 1] + 1);
      if (j < i + most) cost = std::min(cost, (*previous)[j] + 1);
      if (i > 1 && j > 1 && j > from - 1 && typed[i - 1] == lower_[form[j - 2]] && typed[i - 2] == letter)
        cost = std::min(cost, (*before)[j - 2] + 1);
      (*current)[j] = cost;
      least = std::min(least, cost);
    }
    if (least > most) return too_many;
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return std::min((*previous)[size], too_many);
}

bool FormIndex::holds(std::string_view form) const {
  if (!utf8::valid(form)) return false;
  Letters letters;
  for (std::size_t i = 0; i < form.size();) {
    const auto letter = utf8::decode(form, i);
    letters.push_back(known_code(letter.value));
    i += letter.bytes;
  }
  const auto length = letters.size();
  if (length == 0 || length > longest) return false;
  const auto& group = groups_[length].letters;
  std::size_t from = 0, to = group.size() / length;
  while (from < to) {
    const auto middle = from + (to - from) / 2;
    const auto order = std::memcmp(group.data() + middle * length, letters.data(), length);
    if (order == 0) return true;
    if (order < 0) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return false;
}

template <typename Visit>
void FormIndex::visit_near(std::string_view typed, std::size_t most, Visit visit) const {
  if (size_ == 0 || !utf8::valid(typed)) return;
  const auto letters = folded_letters(typed);
  if (letters.empty() || letters.size() > longest) return;
  const auto wanted = set_of(letters.data(), letters.size());
  const auto shortest = letters.size() > most ? letters.size() - most : 1;
  for (auto length = shortest; length <= std::min(letters.size() + most, longest); ++length) {
    const auto& group = groups_[length];
    const auto count = group.sets.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto set = group.sets[i];
      if (!at_most(set & ~wanted, most) || !at_most(wanted & ~set, most)) continue;
      const auto* const form = group.letters.data() + i * length;
      const auto distance = edits(letters, form, length, most);
      if (distance <= most && !visit(form, length, distance)) return;
    }
  }
}

std::vector<FormIndex::Near> FormIndex::near(std::string_view typed, std::size_t most) const {
  std::vector<Near> found;
  visit_near(typed, most, [&](const unsigned char* form, std::size_t length, std::size_t distance) {
    Letters small(form, form + length);
    for (auto& letter : small) letter = lower_[letter];
    found.push_back({utf8_of(form, length), utf8_of(small.data(), length), distance});
    return true;
  });
  return found;
}

bool FormIndex::has_near(std::string_view typed, std::size_t most) const {
  bool found = false;
  visit_near(typed, most, [&](const unsigned char*, std::size_t, std::size_t) {
    found = true;
    return false;
  });
  return found;
}

}  // namespace sayso::spelling
