// The part of PackReader that reads vocabularies, a term when it is first used.
#include <algorithm>
#include <utility>

#include "rules/pack_context.hpp"
#include "rules/pack_reader.hpp"

namespace sayso::rules {

using json::Type;
using json::Value;

NodeId PackReader::read_term(const Value& value, Context& context, const Path& path) {
  if (!context.expect(value, Type::text, path)) return none;
  std::uint32_t owner = context.pack;
  std::string_view name = value.text;
  if (const std::size_t slash = name.find('/'); slash != std::string_view::npos) {
    const auto found = std::find_if(packs_.begin(), packs_.end(), [&](const auto& pack) { return pack->info.id == name.substr(0, slash); });
    owner = found == packs_.end() ? none : static_cast<std::uint32_t>(found - packs_.begin());
    name = name.substr(slash + 1);
  }
  const auto unknown = [&](std::string reason) {
    context.refuse(RefusalCode::unknown_term, path, value.at, std::move(reason));
    return none;
  };
  if (owner == none) return unknown("There is no pack " + in_quotes(value.text.substr(0, value.text.find('/'))) + " with a vocabulary.");
  PackSource& source = *packs_[owner];
  const auto entry = source.vocabulary.find(name);
  if (entry == source.vocabulary.end()) {
    std::vector<std::string_view> known;
    for (const auto& [term, ignored] : source.vocabulary) known.push_back(term);
    return unknown("The vocabulary has no " + in_quotes(name) + "." + suggestion_for(name, known));
  }
  PackSource::Term& term = entry->second;
  using State = PackSource::Term::State;
  if (term.state == State::read) return term.node;
  if (term.state == State::reading) return unknown("The term " + in_quotes(name) + " refers to itself.");
  if (term.state == State::refused) return unknown("The term " + in_quotes(name) + " was refused.");
  term.state = State::reading;
  Context inner{refusals_, owner, source, {}, false};
  const Path root;
  const Path vocabulary = root.field("vocabulary");
  const Path here = vocabulary.field(name);
  term.node = read_condition_object(*term.value, inner, here, 0);
  term.state = inner.failed || term.node == none ? State::refused : State::read;
  if (term.state == State::refused) return context.rule.empty() ? none : unknown("The term " + in_quotes(name) + " was refused.");
  program_.terms.emplace(term.node, source.info.id + "/" + std::string(name));
  return term.node;
}

std::vector<NodeId> PackReader::read_topics(std::uint32_t pack) {
  read_rules(pack);
  std::vector<NodeId> topics;
  for (const auto& [name, term] : packs_[pack]->vocabulary) {
    if (term.state == PackSource::Term::State::read) topics.push_back(term.node);
  }
  return topics;
}

}  // namespace sayso::rules
