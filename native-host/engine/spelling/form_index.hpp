// The word forms of a dictionary, held so that all that are a few edits away from a typed word are found in a fraction of a millisecond.
//
// A letter is one byte (a dictionary has fewer than 256 different ones). Forms of one length lie side by side, each with a set of its
// letters in 32 bits. An edit brings at most one new letter into that set and takes at most one out of it, so nearly all forms are ruled
// out by a few operations on two integers; the rest are compared letter by letter. A table of deletions, the usual alternative, is a few
// times faster and ten times larger.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sayso::spelling {

class FormIndex {
 public:
  struct Near {
    std::string form;    ///< UTF-8, as the dictionary writes it
    std::string folded;  ///< UTF-8, lower case
    std::size_t edits;   ///< letters inserted, lost or changed, or neighbours swapped
  };

  /// Adds a form (UTF-8); one whose letters have no place any more is left out.
  void add(std::string_view form);
  /// Sorts; after this nothing is added.
  void finish();

  [[nodiscard]] std::size_t size() const noexcept { return size_; }
  /// Whether the dictionary has exactly this form.
  [[nodiscard]] bool holds(std::string_view form) const;
  /// Forms within `most` edits of `typed` (UTF-8, any case), in no particular order. Case is no edit.
  [[nodiscard]] std::vector<Near> near(std::string_view typed, std::size_t most) const;
  /// Whether there is one.
  [[nodiscard]] bool has_near(std::string_view typed, std::size_t most) const;

 private:
  using Letters = std::basic_string<unsigned char>;
  static constexpr std::size_t longest = 48;  ///< letters of a form; longer ones are not worth their place

  struct Group {
    std::vector<unsigned char> letters;  ///< forms of one length, one after the other
    std::vector<std::uint32_t> sets;     ///< of each form
  };

  unsigned char code_of(std::uint32_t letter);
  [[nodiscard]] unsigned char known_code(std::uint32_t letter) const;
  /// Calls `visit(letters of the form, their number, edits)` for each until it returns false.
  template <typename Visit>
  void visit_near(std::string_view typed, std::size_t most, Visit visit) const;
  [[nodiscard]] Letters folded_letters(std::string_view word) const;
  [[nodiscard]] std::uint32_t set_of(const unsigned char* letters, std::size_t size) const;
  [[nodiscard]] std::string utf8_of(const unsigned char* letters, std::size_t size) const;
  [[nodiscard]] std::size_t edits(const Letters& typed, const unsigned char* form, std::size_t size, std::size_t most) const;

  std::array<Group, longest + 1> groups_;
  std::array<std::uint32_t, 256> letter_of_{};              ///< code → code point; 0 where the code is free
  std::array<unsigned char, 256> lower_{};                  ///< code → code of the small letter
  std::unordered_map<std::uint32_t, unsigned char> codes_;  ///< of the letters beyond ASCII
  std::size_t size_ = 0;
};

}  // namespace sayso::spelling
