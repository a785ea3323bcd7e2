// Spelling by Hunspell behind social tokenisation: handles, tags, links, e-mail, emoji, numbers, ALLCAPS, camelCase and elongated words
// are never flagged, nor is the word under the caret, nor the names and slang that people write on purpose.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "sayso/result.hpp"
#include "sayso/text.hpp"

namespace sayso {

enum class SpellingError : std::uint8_t {
  no_such_dictionary,  ///< no .aff/.dic pair of that name in any of the folders
  unreadable,          ///< found, but it cannot be read or parsed
};

/// What one check may spend on words that perhaps are misspelt compounds ("Kundnservice"), since Hunspell has to be asked about every
/// compound near them. What it does not reach is not flagged; the next check of the same words begins where this one ended.
struct CheckBudget {
  std::size_t look_ups = 4'000;  ///< each takes some ten microseconds
};

/// Words that are right for this person or organisation, whatever dictionaries say; in any case. Made once for a configuration: there may
/// be a hundred thousand.
class AcceptedWords {
 public:
  AcceptedWords() = default;
  explicit AcceptedWords(const std::vector<std::string>& words);
  /// `folded` as in `Token::folded`.
  [[nodiscard]] bool contains(std::string_view folded) const { return folded_.contains(folded); }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_set<std::string, Hash, std::equal_to<>> folded_;
};

/// One dictionary. Thread-safe against itself.
class Speller {
 public:
  /// Loads `language` ("en_US"; "en-US" is accepted, and so are files that are named so) from the first of `folders` that has it. Takes 10
  /// to 40 ms: never on the typing path.
  static Result<std::unique_ptr<Speller>, SpellingError> load(std::string_view language, const std::vector<std::string>& folders);
  /// Where this system keeps Hunspell dictionaries, most specific first ($DICPATH, the person's, then the usual places).
  static std::vector<std::string> system_folders();
  /// No machine has as many; what lies beyond is not read.
  static constexpr std::size_t most_available = 500;
  /// The dictionaries that these folders hold, by the names that `load` takes, each once, sorted.
  static std::vector<std::string> available(const std::vector<std::string>& folders);
  virtual ~Speller() = default;

  [[nodiscard]] virtual std::string_view language() const noexcept = 0;
  /// Spans of misspelt words that lie inside `within`. `caret` is a byte offset; the word that touches it is left alone.
  [[nodiscard]] virtual std::vector<Span> check(const Text&, Span within, std::optional<std::size_t> caret, const AcceptedWords&,
                                                CheckBudget&) const = 0;
  /// Whether the dictionary, or the list of what people write on purpose in its language, has the word. Unlike `check`, it takes no word
  /// for a name.
  [[nodiscard]] virtual bool knows(const Text&, const Token& word) const = 0;
  /// Reads every form of the dictionary: 60 to 500 ms, once, and 3 to 8 MB. Never on the typing path. Until then the first `suggest` has
  /// to, and of misspelt German nouns only the commonest are told from names.
  virtual void prepare() const = 0;
  /// Best first, at most `most`. About a millisecond as a rule, some ten where a word resembles nothing but compounds. The case of
  /// `word` is carried over ("Teh" gives "The").
  [[nodiscard]] virtual std::vector<std::string> suggest(std::string_view word, std::size_t most) const = 0;
};

/// The dictionaries among `available` for someone who reads these languages (BCP 47, the favourite first): one for each language, of a
/// region that was named, else of another. Empty where none fits.
[[nodiscard]] std::vector<std::string> dictionaries_for(const std::vector<std::string>& tags, const std::vector<std::string>& available);

/// A misspelt word, and the dictionary to ask for suggestions.
struct Misspelling {
  Span span = {};
  const Speller* speller = nullptr;
};

/// Checks a draft against several dictionaries. The language is chosen for each sentence: the one that it evidently is in, else that of
/// the dictionary which knows most of its words. A word that another of the dictionaries has is flagged only where it is a slip in a
/// sentence whose language is beyond doubt. A sentence in a language without a dictionary is left alone.
[[nodiscard]] std::vector<Misspelling> check_spelling(const std::vector<std::shared_ptr<const Speller>>&, const Text&,
                                                      std::optional<std::size_t> caret, const AcceptedWords&);

}  // namespace sayso
