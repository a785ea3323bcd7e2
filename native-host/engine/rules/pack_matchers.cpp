// The part of PackReader that reads single matchers: what is looked for in the text.
#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "rules/inflection.hpp"
#include "rules/pack_context.hpp"
#include "rules/pack_reader.hpp"
#include "text/unicode.hpp"

namespace sayso::rules {

using json::Type;
using json::Value;

namespace {

/// How an expression that RE2 leaves out on purpose is said in this language.
std::string_view other_way_to_say(std::string_view expression) {
  const auto has = [&](std::string_view part) { return expression.find(part) != std::string_view::npos; };
  if (has("(?=") || has("(?<="))
    return "RE2 leaves lookaround out. Match the words themselves, and name with \"context\" what must stand within some words of them.";
  if (has("(?!") || has("(?<!"))
    return "RE2 leaves lookaround out. Match the words themselves, and name with \"unless\" what must not stand within some words of them.";
  if (has("(?>")) return "RE2 has no atomic groups and needs none, since it never goes back. Write (?:…) instead.";
  return "RE2 leaves backreferences out. Write out the pairs that you mean, or name both with \"near\".";
}

/// Whether 's behind it is a possessive: it ends with a letter, and not with a word whose 's is short for "is" or "has".
bool takes_possessive(std::string_view phrase) {
  const auto prepared = Text::prepare(phrase);
  if (!prepared || prepared.value().tokens().empty()) return false;
  const Token& last = prepared.value().tokens().back();
  static constexpr std::string_view short_forms[] = {"he",  "she",   "it",   "that", "this", "there", "here", "what",
                                                     "who", "where", "when", "why",  "how",  "let",   "so"};
  return last.kind == TokenKind::word && !last.folded.ends_with("'s") && !last.folded.ends_with('\'') &&
         std::find(std::begin(short_forms), std::end(short_forms), last.folded) == std::end(short_forms);
}

/// The better word where a possessive stood: "Giroflex's", "Hills'"; one that is a possessive already stays.
std::string owned_by(std::string_view better) {
  std::string folded;
  unicode::fold_each(better, folded);
  const auto ends_with = [&](std::string_view end) { return folded.ends_with(end); };
  if (ends_with("'") || ends_with("’") || ends_with("'s") || ends_with("’s")) return std::string(better);
  return std::string(better) + (ends_with("s") ? "'" : "'s");
}

}  // namespace

bool PackReader::add_phrase(std::string_view text, bool inflect, Phrase& phrase) {
  const auto prepared = Text::prepare(text);
  if (!prepared || prepared.value().tokens().empty()) return false;
  const std::vector<Token>& tokens = prepared.value().tokens();
  std::vector<WordId> words;
  for (const Token& token : tokens) words.push_back(program_.lexicon.add(token.folded));
  phrase.words = {static_cast<std::uint32_t>(program_.phrase_words.size()), static_cast<std::uint32_t>(words.size())};
  program_.phrase_words.insert(program_.phrase_words.end(), words.begin(), words.end());
  if (inflect && tokens.back().kind == TokenKind::word) {
    const auto [known, fresh] = forms_.try_emplace(words.back());
    if (fresh) {
      const std::vector<std::string> forms = inflected_forms(tokens.back().folded);
      known->second.first = static_cast<std::uint32_t>(program_.phrase_words.size());
      for (std::size_t i = 1; i < forms.size(); ++i) program_.phrase_words.push_back(program_.lexicon.add(forms[i]));
      known->second.count = static_cast<std::uint32_t>(program_.phrase_words.size()) - known->second.first;
    }
    phrase.last_forms = known->second;
  }
  return true;
}

NodeId PackReader::read_phrases(const Value& value, bool inflect, Context& context, const Path& path) {
  if (!context.expect(value, Type::list, path)) return none;
  if (value.items.empty()) {
    context.refuse(RefusalCode::unknown_value, path, value.at, "This list is empty. Give it at least one phrase.");
    return none;
  }
  std::vector<Phrase> phrases;
  bool good = true;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const auto text = context.text(value.items[i], path.item(i), longest_phrase);
    if (!text) {
      good = false;
      continue;
    }
    Phrase phrase;
    if (!add_phrase(*text, inflect, phrase)) {
      context.refuse(RefusalCode::unknown_value, path.item(i), value.items[i].at, "This phrase holds no word.");
      good = false;
      continue;
    }
    phrases.push_back(phrase);
  }
  if (!good) return none;
  const Range range{static_cast<std::uint32_t>(program_.phrases.size()), static_cast<std::uint32_t>(phrases.size())};
  program_.phrases.insert(program_.phrases.end(), phrases.begin(), phrases.end());
  program_.phrase_sets.push_back(range);
  return add_node(NodeKind::phrases, {}, static_cast<std::uint32_t>(program_.phrase_sets.size() - 1));
}

/// "Acme's" is swapped where "Acme" is, and keeps its 's, unless the author wrote it as a phrase of its own.
void PackReader::add_possessives(const Value& swap, std::vector<Phrase>& phrases) {
  const auto words = [&](const Phrase& phrase) {
    const auto first = program_.phrase_words.begin() + phrase.words.first;
    return std::vector<WordId>(first, first + phrase.words.count);
  };
  std::set<std::vector<WordId>> there;
  for (const Phrase& phrase : phrases) there.insert(words(phrase));
  for (const json::Member& member : swap.members) {
    const std::string owned = std::string(member.key) + "'s";
    Phrase possessive;
    if (!takes_possessive(member.key) || owned.size() > longest_phrase || !add_phrase(owned, false, possessive)) continue;
    if (!there.insert(words(possessive)).second) continue;
    possessive.better = static_cast<std::uint32_t>(program_.better_words.size());
    program_.better_words.push_back(owned_by(member.value.text));
    phrases.push_back(possessive);
  }
}

NodeId PackReader::read_swap(const Value& value, Context& context, const Path& path) {
  if (!context.expect(value, Type::object, path)) return none;
  if (value.members.empty()) {
    context.refuse(RefusalCode::unknown_value, path, value.at, "Name at least one phrase and what to say instead.");
    return none;
  }
  std::vector<Phrase> phrases;
  bool good = true;
  for (const json::Member& member : value.members) {
    const Path here = path.field(member.key);
    const auto better = context.text(member.value, here, longest_phrase);
    Phrase phrase;
    if (better && member.key.size() <= longest_phrase && add_phrase(member.key, false, phrase)) {
      phrase.better = static_cast<std::uint32_t>(program_.better_words.size());
      program_.better_words.push_back(*better);
      phrases.push_back(phrase);
      continue;
    }
    good = false;
    if (better) context.refuse(RefusalCode::unknown_value, here, member.at, "This phrase holds no word, or is too long.");
  }
  if (!good) return none;
  add_possessives(value, phrases);
  const Range range{static_cast<std::uint32_t>(program_.phrases.size()), static_cast<std::uint32_t>(phrases.size())};
  program_.phrases.insert(program_.phrases.end(), phrases.begin(), phrases.end());
  program_.phrase_sets.push_back(range);
  return add_node(NodeKind::phrases, {}, static_cast<std::uint32_t>(program_.phrase_sets.size() - 1));
}

NodeId PackReader::read_pattern(const Value& value, const Value& object, Context& context, const Path& path) {
  const auto expression = context.text(value, path, longest_pattern);
  if (!expression) return none;
  if (expression->find('\b') != std::string::npos) {
    context.refuse(RefusalCode::bad_pattern, path, value.at,
                   "A backspace stands in this expression. For the edge of a word write \\\\b in JSON.");
    return none;
  }
  std::vector<std::string> keywords;
  bool good = true;
  if (const Value* list = object.find("keywords")) {
    context.one_or_many(*list, path.up->field("keywords"), [&](const Value& item, const Path& at) {
      const auto keyword = context.text(item, at, longest_phrase);
      if (!keyword) {
        good = false;
        return;
      }
      std::string folded;
      unicode::fold_each(*keyword, folded);
      keywords.push_back(std::move(folded));
    });
    good = good && !keywords.empty();
  }
  bool read_all = false;
  if (const Value* read = object.find("read")) {
    const Path at = path.up->field("read");
    if (!context.expect(*read, Type::text, at)) return none;
    if (read->text != "masked" && read->text != "all") {
      context.refuse(RefusalCode::unknown_value, at, read->at, "\"read\" is \"masked\" (links, handles and tags are hidden) or \"all\".");
      return none;
    }
    read_all = read->text == "all";
  }
  const bool is_proved = built_in_is_proved_ && context.source.info.origin == Origin::built_in;
  if (const auto fault = is_proved ? std::nullopt : Pattern::check(*expression)) {
    context.refuse(
        fault->unsupported ? RefusalCode::unsupported_pattern : RefusalCode::bad_pattern, path, value.at,
        fault->unsupported ? std::string(other_way_to_say(*expression)) : "The expression is not well-formed: " + fault->reason + ".");
    return none;
  }
  if (!good) return none;
  program_.patterns.push_back(std::make_unique<Pattern>(*expression, std::move(keywords), read_all));
  return add_node(NodeKind::pattern, {}, static_cast<std::uint32_t>(program_.patterns.size() - 1));
}

NodeId PackReader::read_detector(const Value& value, Context& context, const Path& path) {
  if (!context.expect(value, Type::text, path)) return none;
  const auto detector = find_detector(value.text);
  if (!detector) {
    std::vector<std::string_view> known;
    for (const DetectorInfo& info : detectors()) known.push_back(info.name);
    context.refuse(RefusalCode::unknown_detector, path, value.at,
                   "There is no detector " + in_quotes(value.text) + "." + suggestion_for(value.text, known));
    return none;
  }
  return add_node(NodeKind::detector, {}, *detector);
}

NodeId PackReader::read_length(const Value& value, Context& context, const Path& path) {
  if (!context.expect(value, Type::object, path)) return none;
  LengthLimit limit{0, Counting::graphemes};
  bool good = false;
  for (const json::Member& member : value.members) {
    const Path here = path.field(member.key);
    if (member.key == "over") {
      if (const auto over = context.whole_number(member.value, here, 1, 1'000'000)) {
        limit.over = *over;
        good = true;
      }
    } else if (member.key == "counting") {
      if (!context.expect(member.value, Type::text, here)) return none;
      static constexpr std::string_view countings[] = {"x-weighted", "graphemes", "code-points", "utf16"};
      const auto* const found = std::find(std::begin(countings), std::end(countings), member.value.text);
      if (found == std::end(countings)) {
        context.refuse(RefusalCode::unknown_value, here, member.value.at,
                       in_quotes(member.value.text) + " is not one of: x-weighted, graphemes, code-points, utf16.");
        return none;
      }
      limit.counting = static_cast<Counting>(found - std::begin(countings));
    } else {
      context.unknown_field(member, path, {"over", "counting"});
    }
  }
  if (!good) {
    if (value.find("over") == nullptr) context.missing("over", path, value, "How long may the text be?");
    return none;
  }
  program_.lengths.push_back(limit);
  return add_node(NodeKind::length, {}, static_cast<std::uint32_t>(program_.lengths.size() - 1));
}

NodeId PackReader::read_semblance(const Value& value, Context& context, const Path& path) {
  if (!context.expect(value, Type::object, path)) return none;
  std::optional<Category> category;
  std::optional<double> at_least;
  for (const json::Member& member : value.members) {
    const Path here = path.field(member.key);
    if (member.key == "category") {
      category = context.word<Category>(member.value, here, parse_category, Category::public_worthy);
      if (!category) return none;
      if (*category > Category::public_worthy) {
        context.refuse(RefusalCode::unknown_value, here, member.value.at,
                       "No post is labelled " + in_quotes(member.value.text) +
                           ". Name one of: " + listed(names_of_enum(Category::public_worthy)) + ".");
        return none;
      }
    } else if (member.key == "at-least") {
      if (!context.expect(member.value, Type::number, here)) return none;
      if (member.value.number <= 0 || member.value.number >= 1) {
        context.refuse(RefusalCode::unknown_value, here, member.value.at, "Expected a number between 0 and 1, e.g. 0.4.");
        return none;
      }
      at_least = member.value.number;
    } else {
      context.unknown_field(member, path, {"category", "at-least"});
      return none;
    }
  }
  if (!category || !at_least) {
    context.missing(category ? "at-least" : "category", path, value, "What must the draft read like, and how much?");
    return none;
  }
  program_.semblances.push_back({*category, *at_least});
  return add_node(NodeKind::reads_like, {}, static_cast<std::uint32_t>(program_.semblances.size() - 1));
}

}  // namespace sayso::rules
