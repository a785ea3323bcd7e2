// sayso spell: the words that spelling would underline, and what it would offer for them.
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "arguments.hpp"
#include "checking.hpp"
#include "command.hpp"
#include "input.hpp"
#include "jsonl.hpp"
#include "marks.hpp"
#include "offsets.hpp"
#include "sayso/installation.hpp"
#include "sayso/spelling.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t max_suggestions = 5;

struct Options {
  std::optional<std::string> file;
  std::optional<std::string> rows;
  std::vector<std::string> languages;
  std::vector<std::string> words;
  bool suggest = false;
  bool list = false;
  bool as_json = false;
  Offsets offsets = Offsets::utf16;
};

using Spellers = std::vector<std::shared_ptr<const Speller>>;

/// ", there are en_US, de_DE": what could be named instead.
std::string there_are(const std::vector<std::string>& folders) {
  std::string names;
  for (const auto& name : Speller::available(folders)) names.append(names.empty() ? ", there are " : ", ").append(name);
  return names;
}

/// The dictionary of that name, else the best for the language that is called so ("de", "de-CH").
Result<std::unique_ptr<Speller>, SpellingError> load_best(const std::string& name, const std::vector<std::string>& folders) {
  auto speller = Speller::load(name, folders);
  if (speller || speller.error() != SpellingError::no_such_dictionary) return speller;
  const auto best = dictionaries_for({name}, Speller::available(folders));
  return best.empty() ? std::move(speller) : Speller::load(best.front(), folders);
}

Result<Spellers, std::string> load_spellers(const Options& options) {
  const auto folders = find_data_folders({}).dictionaries;
  auto names = options.languages;
  if (names.empty()) names.emplace_back("en_US");
  Spellers spellers;
  for (const auto& name : names) {
    auto speller = load_best(name, folders);
    if (!speller) {
      return Failure{speller.error() == SpellingError::no_such_dictionary
                         ? "no dictionary \"" + name + "\"" + there_are(folders) + "; install it (Debian: hunspell-en-us, hunspell-de-de …)"
                         : "the dictionary \"" + name + "\" cannot be read: install it again"};
    }
    speller.value()->prepare();
    spellers.push_back(std::move(speller).value());
  }
  return spellers;
}

ordered_json to_json(const Text& text, const std::vector<Misspelling>& wrong, const Options& options) {
  auto list = ordered_json::array();
  const OffsetsOf offset(text, options.offsets);
  for (const auto& [span, speller] : wrong) {
    ordered_json entry = {
        {"word", text.slice(span)}, {"start", offset(span.begin)}, {"end", offset(span.end)}, {"language", speller->language()}};
    if (options.suggest) entry["suggestions"] = speller->suggest(text.slice(span), max_suggestions);
    list.push_back(std::move(entry));
  }
  return list;
}

Exit spell_rows(const Options& options, const Spellers& spellers) {
  const AcceptedWords accepted(options.words);
  return stream_rows(*options.rows, [&](const json& row) -> Result<RowResult, RowError> {
    auto field = text_of_row(row);
    if (!field) return Failure{field.error()};
    const auto text = Text::prepare(field.value());
    if (!text) {
      if (text.error() == TextError::too_large) return Failure{RowError{"text-too-large", "text is longer than 1 MiB; split it"}};
      return Failure{RowError{"bad-utf8", "text is not UTF-8; save the file as UTF-8"}};
    }
    const auto wrong = check_spelling(spellers, text.value(), std::nullopt, accepted);
    return RowResult{{{"misspelt", to_json(text.value(), wrong, options)}}, !wrong.empty()};
  });
}

Exit spell_one(const Options& options, const Spellers& spellers) {
  const auto input = read_input(options.file.value_or("-"));
  if (!input) return complain(input.error());
  const auto text = Text::prepare(input.value());
  if (!text)
    return complain(text.error() == TextError::too_large ? "the text is longer than 1 MiB; split it"
                                                         : "the text is not UTF-8; save it as UTF-8");
  const auto wrong = check_spelling(spellers, text.value(), std::nullopt, AcceptedWords(options.words));
  if (options.as_json) {
    std::cout << ordered_json{{"misspelt", to_json(text.value(), wrong, options)}}.dump(2) << '\n';
    return wrong.empty() ? Exit::clean : Exit::findings;
  }
  std::vector<Span> spans;
  for (const auto& misspelling : wrong) spans.push_back(misspelling.span);
  std::cout << marked(text.value(), spans, style_of_output());
  for (const auto& [span, speller] : wrong) {
    const auto word = text.value().slice(span);
    std::cout << word;
    if (options.suggest) {
      const char* separator = ": ";
      for (const auto& suggestion : speller->suggest(word, max_suggestions)) std::cout << std::exchange(separator, ", ") << suggestion;
    }
    std::cout << '\n';
  }
  return wrong.empty() ? Exit::clean : Exit::findings;
}

Exit print_dictionaries() {
  const auto folders = find_data_folders({}).dictionaries;
  const auto names = Speller::available(folders);
  for (const auto& name : names) std::cout << name << '\n';
  if (names.empty()) {
    std::cerr << "No dictionaries (NAME.aff and NAME.dic) in any of these folders:\n";
    for (const auto& folder : folders) std::cerr << "  " << folder << '\n';
  }
  return Exit::clean;
}

}  // namespace

Action declare_spell(Command& command) {
  auto options = std::make_shared<Options>();
  command.add_option("FILE", options->file, "A file with the text; \"-\" or nothing: standard input");
  command
      .add_option("--language", options->languages,
                  "Dictionary (de_AT) or language (de), the main one first; may be given more than once (default en_US)")
      .kind("NAME");
  command.add_option("--word", options->words, "A word that is right here; may be given more than once").kind("WORD");
  command.add_flag("--suggest", options->suggest, "Offer up to five words for each misspelt one, best first").group("Output");
  command.add_flag("--list", options->list, "List the dictionaries on this machine").group("Output");
  const Argument as_json = command.add_flag("--json", options->as_json, "Print JSON").group("Output");
  add_offsets_option(command, options->offsets);
  add_rows_option(command, options->rows, options->file, {as_json},
                  "Check many texts: a JSON object a line, {\"id\", \"text\"}, from FILE or standard input; prints "
                  "{\"id\", \"misspelt\": [{\"word\", \"start\", \"end\", \"language\"}]} for each, in order; with "
                  "--suggest also \"suggestions\", best first");
  command.footer(
      "Examples:\n"
      "  echo 'Teh quarterly meetup was great fun' | sayso spell --suggest\n"
      "  sayso spell --jsonl posts.jsonl --language en_US --language de_DE > misspelt.jsonl\n"
      "\n"
      "Handles, tags, links, e-mail, emoji, ALLCAPS, camelCase, elongated words, names and slang are left alone.\n"
      "With several dictionaries the language is chosen for each sentence. The end of a span is exclusive.\n"
      "\n"
      "Exit: 0 nothing found, 1 something found, 2 a bad row, text that is not UTF-8, or wrong usage");
  return [options] {
    if (options->list) return print_dictionaries();
    const auto spellers = load_spellers(*options);
    if (!spellers) return complain(spellers.error());
    return options->rows ? spell_rows(*options, spellers.value()) : spell_one(*options, spellers.value());
  };
}

}  // namespace sayso::cli
