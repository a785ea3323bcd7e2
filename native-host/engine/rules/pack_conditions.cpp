// The part of PackReader that reads conditions: how they are built of each other.
#include <algorithm>
#include <utility>

#include "rules/pack_context.hpp"
#include "rules/pack_reader.hpp"

namespace sayso::rules {

using json::Type;
using json::Value;

NodeId PackReader::add_node(NodeKind kind, const std::vector<NodeId>& children, std::uint32_t payload) {
  Node node{kind, {static_cast<std::uint32_t>(program_.children.size()), static_cast<std::uint32_t>(children.size())}, payload};
  program_.children.insert(program_.children.end(), children.begin(), children.end());
  node.dear = kind == NodeKind::pattern || kind == NodeKind::detector || kind == NodeKind::length || kind == NodeKind::reads_like ||
              std::any_of(children.begin(), children.end(), [&](NodeId child) { return program_.nodes[child].dear; });
  program_.nodes.push_back(node);
  return static_cast<NodeId>(program_.nodes.size() - 1);
}

NodeId PackReader::read_conditions(const Value& object, Context& context, const Path& path,
                                   const std::vector<std::string_view>& also_allowed) {
  std::vector<NodeId> nodes;
  bool found = false;
  int depth = 0;
  for (const Path* up = &path; up != nullptr; up = up->up) ++depth;
  if (depth > 2 * deepest_condition) {
    context.refuse(RefusalCode::too_large, path, object.at, "Conditions are nested too deeply. Name the inner one in the vocabulary.");
    return none;
  }
  for (const json::Member& member : object.members) {
    if (among(matcher_fields(), member.key)) {
      found = true;
      nodes.push_back(read_matcher(member.key, member.value, object, context, path.field(member.key), depth));
    } else if (among(modifier_fields(), member.key)) {
      const std::string_view belongs = member.key == "inflect" ? "phrases" : "pattern";
      if (object.find(belongs) == nullptr) {
        context.refuse(RefusalCode::unknown_field, path.field(member.key), member.at,
                       in_quotes(member.key) + " stands beside \"" + std::string(belongs) + "\" only.");
      }
    } else if (std::find(also_allowed.begin(), also_allowed.end(), member.key) == also_allowed.end()) {
      Fields known(matcher_fields());
      known.insert(known.end(), modifier_fields().begin(), modifier_fields().end());
      known.insert(known.end(), also_allowed.begin(), also_allowed.end());
      context.unknown_field(member, path, known);
    }
  }
  if (!found) {
    context.missing("phrases", path, object, "Add a condition: one of " + listed(matcher_fields()) + ".");
    return none;
  }
  if (std::find(nodes.begin(), nodes.end(), none) != nodes.end()) return none;
  if (nodes.size() == 1) return nodes.front();
  const NodeId all = add_node(NodeKind::all, nodes);
  program_.nodes[all].fields = true;
  return all;
}

NodeId PackReader::read_condition_object(const Value& value, Context& context, const Path& path, int) {
  if (!context.expect(value, Type::object, path)) return none;
  return read_conditions(value, context, path, {});
}

NodeId PackReader::read_matcher(std::string_view field, const Value& value, const Value& object, Context& context, const Path& path,
                                int depth) {
  if (field == "phrases") {
    const Value* inflect = object.find("inflect");
    if (inflect != nullptr && !inflect->is(Type::boolean)) {
      context.refuse(RefusalCode::wrong_type, path.up->field("inflect"), inflect->at, "\"inflect\" is true or false.");
      return none;
    }
    return read_phrases(value, inflect != nullptr && inflect->boolean, context, path);
  }
  if (field == "pattern") return read_pattern(value, object, context, path);
  if (field == "detector") return read_detector(value, context, path);
  if (field == "term") return read_term(value, context, path);
  if (field == "swap") return read_swap(value, context, path);
  if (field == "weigh") return read_weigh(value, context, path, depth);
  if (field == "requires") return read_requires(value, context, path, depth);
  if (field == "reads-like") return read_semblance(value, context, path);
  if (field == "length") return read_length(value, context, path);
  if (field == "all") return read_list(NodeKind::all, value, context, path, depth);
  if (field == "any") return read_list(NodeKind::any, value, context, path, depth);
  if (field == "none") return read_list(NodeKind::none_of, value, context, path, depth);
  if (field == "near") return read_near(value, context, path, depth);
  const NodeId child = read_condition_object(value, context, path, depth);
  return child == none ? none : add_node(field == "starts" ? NodeKind::starts : NodeKind::ends, {child});
}

NodeId PackReader::read_list(NodeKind kind, const Value& value, Context& context, const Path& path, int depth) {
  if (!context.expect(value, Type::list, path)) return none;
  if (value.items.empty()) {
    context.refuse(RefusalCode::unknown_value, path, value.at, "This list is empty. Give it at least one condition.");
    return none;
  }
  std::vector<NodeId> children;
  for (std::size_t i = 0; i < value.items.size(); ++i)
    children.push_back(read_condition_object(value.items[i], context, path.item(i), depth));
  if (std::find(children.begin(), children.end(), none) != children.end()) return none;
  return add_node(kind, children);
}

NodeId PackReader::read_weigh(const Value& value, Context& context, const Path& path, int) {
  if (!context.expect(value, Type::object, path)) return none;
  for (const json::Member& member : value.members) {
    if (member.key != "threshold" && member.key != "cues") context.unknown_field(member, path, {"threshold", "cues"});
  }
  const Value* threshold = value.find("threshold");
  const Value* cues = value.find("cues");
  if (threshold == nullptr || cues == nullptr) {
    context.missing(threshold == nullptr ? "threshold" : "cues", path, value, "A weigh needs a threshold and cues with weights.");
    return none;
  }
  if (!context.expect(*threshold, Type::number, path.field("threshold")) || !context.expect(*cues, Type::list, path.field("cues")))
    return none;
  if (threshold->number <= 0) {
    context.refuse(RefusalCode::unknown_value, path.field("threshold"), threshold->at,
                   "The threshold is over 0, so that at least one cue must hold.");
    return none;
  }
  std::vector<NodeId> children;
  std::vector<double> weights;
  const Path list = path.field("cues");
  for (std::size_t i = 0; i < cues->items.size(); ++i) {
    const Value& cue = cues->items[i];
    const Path here = list.item(i);
    if (!context.expect(cue, Type::object, here)) return none;
    const Value* weight = cue.find("weight");
    if (weight == nullptr) {
      context.missing("weight", here, cue, "How much does this cue count?");
      return none;
    }
    if (!context.expect(*weight, Type::number, here.field("weight"))) return none;
    weights.push_back(weight->number);
    children.push_back(read_conditions(cue, context, here, {"weight"}));
  }
  if (children.empty()) {
    context.refuse(RefusalCode::unknown_value, list, cues->at, "This list is empty. Give it at least one cue.");
    return none;
  }
  if (std::find(children.begin(), children.end(), none) != children.end()) return none;
  program_.thresholds.push_back({threshold->number, static_cast<std::uint32_t>(program_.weights.size())});
  program_.weights.insert(program_.weights.end(), weights.begin(), weights.end());
  return add_node(NodeKind::weigh, children, static_cast<std::uint32_t>(program_.thresholds.size() - 1));
}

NodeId PackReader::read_requires(const Value& value, Context& context, const Path& path, int depth) {
  if (!context.expect(value, Type::object, path)) return none;
  for (const json::Member& member : value.members) {
    if (member.key != "if" && member.key != "then") context.unknown_field(member, path, {"if", "then"});
  }
  const Value* condition = value.find("if");
  const Value* then = value.find("then");
  if (condition == nullptr || then == nullptr) {
    context.missing(condition == nullptr ? "if" : "then", path, value, "A requires says: if this, then that as well.");
    return none;
  }
  const NodeId first = read_condition_object(*condition, context, path.field("if"), depth);
  const NodeId second = read_condition_object(*then, context, path.field("then"), depth);
  return first == none || second == none ? none : add_node(NodeKind::requires_then, {first, second});
}

NodeId PackReader::read_near(const Value& value, Context& context, const Path& path, int depth) {
  if (!context.expect(value, Type::object, path)) return none;
  std::uint32_t within = default_near;
  for (const json::Member& member : value.members) {
    if (member.key == "within") {
      const auto number = context.whole_number(member.value, path.field("within"), 1, farthest);
      if (!number) return none;
      within = *number;
    } else if (member.key != "first" && member.key != "second") {
      context.unknown_field(member, path, {"first", "second", "within"});
    }
  }
  const Value* first = value.find("first");
  const Value* second = value.find("second");
  if (first == nullptr || second == nullptr) {
    context.missing(first == nullptr ? "first" : "second", path, value, "A near needs two conditions, first and second.");
    return none;
  }
  const NodeId a = read_condition_object(*first, context, path.field("first"), depth);
  const NodeId b = read_condition_object(*second, context, path.field("second"), depth);
  if (a == none || b == none) return none;
  program_.distances.push_back(within);
  return add_node(NodeKind::near, {a, b}, static_cast<std::uint32_t>(program_.distances.size() - 1));
}

Nearby PackReader::read_nearby(const Value& value, Context& context, const Path& path, const std::vector<std::string_view>& also_allowed) {
  Nearby nearby;
  nearby.path = path.index ? "/" + std::string(path.up->key) + "/" + std::to_string(*path.index) : "/" + std::string(path.key);
  if (!context.expect(value, Type::object, path)) return nearby;
  if (const Value* within = value.find("within")) nearby.within = context.whole_number(*within, path.field("within"), 1, farthest);
  nearby.condition = read_conditions(value, context, path, also_allowed);
  return nearby;
}

}  // namespace sayso::rules
