#include "spelling/compound_parts.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "text/unicode.hpp"

namespace sayso::spelling {

namespace {

constexpr std::size_t shortest_part = 2;  // letters; hunspell(5) asks for three unless a dictionary says otherwise, and none says one
constexpr std::size_t longest_word = 128;

std::uint64_t two_bits(std::uint64_t mixed) noexcept { return std::uint64_t{1} << (mixed & 63) | std::uint64_t{1} << (mixed >> 6 & 63); }

}  // namespace

void CompoundParts::add(std::string_view form) {
  // Parts of words are written with a hyphen where they may not stand alone ("Arbeits-").
  while (form.ends_with('-')) form.remove_suffix(1);
  while (form.starts_with('-')) form.remove_prefix(1);
  if (form.size() < shortest_part) return;
  std::string folded;
  unicode::fold_each(form, folded);
  std::uint64_t hash = start;
  for (const char c : folded) hash = with(hash, c);
  hashes_.push_back(mixed(hash));
}

void CompoundParts::finish() {
  std::sort(hashes_.begin(), hashes_.end());
  hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
  bits_.assign(std::bit_ceil(hashes_.size() / 4 + 1), 0);
  for (const std::uint64_t hash : hashes_) bits_[hash >> 16 & (bits_.size() - 1)] |= two_bits(hash);
  hashes_ = {};
}

bool CompoundParts::has(std::uint64_t hash) const noexcept {
  const std::uint64_t key = mixed(hash);
  const std::uint64_t wanted = two_bits(key);
  return (bits_[key >> 16 & (bits_.size() - 1)] & wanted) == wanted;
}

bool CompoundParts::may_make(std::string_view word) const {
  std::string folded;
  unicode::fold_each(word, folded);
  // Hunspell also breaks words at some marks and looks at each side.
  if (folded.size() >= longest_word || folded.find_first_of("-.") != std::string::npos) return true;
  std::array<bool, longest_word> reached{};
  reached[0] = true;
  for (std::size_t from = 0; from < folded.size(); ++from) {
    if (!reached[from]) continue;
    std::uint64_t hash = start;
    for (std::size_t to = from; to < folded.size(); ++to) {
      hash = with(hash, folded[to]);
      if (to + 1 - from >= shortest_part && !reached[to + 1]) reached[to + 1] = has(hash);
    }
  }
  return reached[folded.size()];
}

}  // namespace sayso::spelling
