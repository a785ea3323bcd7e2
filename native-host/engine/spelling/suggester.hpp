// Suggestions of one dictionary, best first: from its forms in well under a millisecond, from Hunspell's own search where they lead
// nowhere.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "spelling/compound_parts.hpp"
#include "spelling/form_index.hpp"

namespace sayso::spelling {

/// Whether a word that is common in the language is one edit away. Case-folded. True for a language without lists: there nothing tells.
[[nodiscard]] bool resembles_common(std::string_view folded, std::string_view language);

class Suggester {
 public:
  struct Dictionary {
    std::string language;  ///< two letters
    FormIndex forms;
    bool compounds = false;                                            ///< see Forms
    CompoundParts parts;                                               ///< of them
    std::function<bool(std::string_view)> spells;                      ///< whether a word is right, compounds included
    std::function<std::vector<std::string>(const std::string&)> slow;  ///< Hunspell's own search: tens of milliseconds
  };

  explicit Suggester(Dictionary dictionary) : dictionary_(std::move(dictionary)) {}

  /// As the dictionary writes them. `written`: as typed, ’ as '; `folded`: its lower case. Both UTF-8.
  [[nodiscard]] std::vector<std::string> suggest(const std::string& written, const std::string& folded) const;

  /// Whether a form is within `edits` of the word; case is no edit.
  [[nodiscard]] bool resembles(std::string_view word, std::size_t edits) const;
  /// Letters of the longest word that is compared with compounds: the strings near a word, and what Hunspell takes for each, grow with it.
  static constexpr std::size_t longest_compound = 40;
  /// Whether the word is one edit from a compound. Takes milliseconds. `left` is how often the dictionary may still be asked; what is asked
  /// is taken off. False where that runs out, or the word is too long.
  [[nodiscard]] bool resembles_compound(std::string_view word, std::size_t& left) const;
  /// The same for the edits of those who write by ear or lose a consonant: names resemble compounds by chance more seldom so.
  [[nodiscard]] bool sounds_like_compound(std::string_view word, std::size_t& left) const;
  /// Whether the word, itself in no list, is written by ear for a common one: "Teilname" for "Teilnahme".
  [[nodiscard]] bool sounds_like_listed(std::string_view word) const;
  /// Whether the word is two common ones without the space: "garnicht".
  [[nodiscard]] bool runs_two_together(std::string_view word) const;

 private:
  [[nodiscard]] bool any_compound(const std::vector<std::string>& folded, std::size_t& left) const;

  Dictionary dictionary_;
};

}  // namespace sayso::spelling
