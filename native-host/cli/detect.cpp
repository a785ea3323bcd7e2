// sayso detect: every identifier and secret in a text, with scores, before any rule or threshold.
#include <algorithm>
#include <cmath>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "checking.hpp"
#include "command.hpp"
#include "input.hpp"
#include "jsonl.hpp"
#include "marks.hpp"
#include "offsets.hpp"
#include "sayso/detectors.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

struct Options {
  std::optional<std::string> file;
  std::optional<std::string> rows;
  Offsets offsets = Offsets::utf16;
  bool list = false;
  bool as_json = false;
};

/// All entities in order of position; where several detectors name the same entity at the same place, the surest.
std::vector<Entity> entities_of(const Text& text) {
  std::vector<Entity> entities;
  detect_all(text, entities);
  const auto name = [](const Entity& entity) { return detectors()[entity.detector].entity; };
  std::stable_sort(entities.begin(), entities.end(), [&](const Entity& a, const Entity& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    if (name(a) != name(b)) return name(a) < name(b);
    return a.score > b.score;
  });
  entities.erase(std::unique(entities.begin(), entities.end(),
                             [&](const Entity& a, const Entity& b) { return a.span == b.span && name(a) == name(b); }),
                 entities.end());
  return entities;
}

ordered_json to_json(const Text& text, const std::vector<Entity>& entities, Offsets offsets) {
  auto list = ordered_json::array();
  const OffsetsOf offset(text, offsets);
  for (const auto& entity : entities) {
    list.push_back({{"entity", detectors()[entity.detector].entity},
                    {"start", offset(entity.span.begin)},
                    {"end", offset(entity.span.end)},
                    {"score", std::round(entity.score * 100) / 100}});
  }
  return list;
}

Exit print_detectors(bool as_json) {
  if (as_json) {
    auto list = ordered_json::array();
    for (const auto& info : detectors()) {
      list.push_back(
          {{"name", info.name}, {"entity", info.entity}, {"title", info.title}, {"source", info.source}, {"threshold", info.threshold}});
    }
    std::cout << list.dump(2) << '\n';
    return Exit::clean;
  }
  for (const auto& info : detectors())
    std::cout << info.name << "  (" << info.entity << ")\n    " << info.title << ". " << info.source << '\n';
  return Exit::clean;
}

Exit detect_rows(const Options& options) {
  return stream_rows(*options.rows, [&](const json& row) -> Result<RowResult, RowError> {
    auto field = text_of_row(row);
    if (!field) return Failure{field.error()};
    const auto text = Text::prepare(field.value());
    if (!text) {
      if (text.error() == TextError::too_large) return Failure{RowError{"text-too-large", "text is longer than 1 MiB; split it"}};
      return Failure{RowError{"bad-utf8", "text is not UTF-8; save the file as UTF-8"}};
    }
    const auto entities = entities_of(text.value());
    return RowResult{{{"entities", to_json(text.value(), entities, options.offsets)}}, !entities.empty()};
  });
}

Exit detect_one(const Options& options) {
  const auto input = read_input(options.file.value_or("-"));
  if (!input) return complain(input.error());
  const auto text = Text::prepare(input.value());
  if (!text)
    return complain(text.error() == TextError::too_large ? "the text is longer than 1 MiB; split it"
                                                         : "the text is not UTF-8; save it as UTF-8");
  const auto entities = entities_of(text.value());
  if (options.as_json) {
    std::cout << ordered_json{{"entities", to_json(text.value(), entities, options.offsets)}}.dump(2) << '\n';
    return entities.empty() ? Exit::clean : Exit::findings;
  }
  const auto style = style_of_output();
  std::vector<Span> spans;
  for (const auto& entity : entities) {
    if (entity.score >= detectors()[entity.detector].threshold) spans.push_back(entity.span);
  }
  std::cout << marked(text.value(), spans, style);
  for (const auto& entity : entities) {
    const auto& info = detectors()[entity.detector];
    const auto percent = std::lround(entity.score * 100);
    const auto line = std::string(info.name) + ": " + std::string(info.title) + ", " + std::to_string(percent) + " %, \"" +
                      std::string(text.value().slice(entity.span)) + "\"";
    std::cout << (entity.score >= info.threshold ? line : pale(line + " (below the threshold)", style)) << '\n';
  }
  return entities.empty() ? Exit::clean : Exit::findings;
}

}  // namespace

Action declare_detect(Command& command) {
  auto options = std::make_shared<Options>();
  command.add_option("FILE", options->file, "A file with the text; \"-\" or nothing: standard input");
  const Argument as_json = command.add_flag("--json", options->as_json, "Print JSON").group("Output");
  command.add_flag("--list", options->list, "List every detector, with the source of its pattern and check").group("Output");
  add_rows_option(command, options->rows, options->file, {as_json},
                  "Read many texts: a JSON object a line, {\"id\", \"text\"}, from FILE or standard input; prints "
                  "{\"id\", \"entities\": [{\"entity\", \"start\", \"end\", \"score\"}]} for each, in order");
  add_offsets_option(command, options->offsets);
  command.footer(
      "Examples:\n"
      "  echo 'Refund goes to 4111 1111 1111 1111' | sayso detect\n"
      "  sayso detect --jsonl posts.jsonl --offsets codepoints > entities.jsonl\n"
      "  sayso detect --list\n"
      "\n"
      "Every detector speaks for itself: entities may overlap, and all are printed, whatever their score (0 to 1).\n"
      "The end of a span is exclusive.\n"
      "A rule's detector counts from a score of 0.5, unless --list --json says otherwise.\n"
      "\n"
      "Exit: 0 nothing found, 1 something found, 2 a bad row, text that is not UTF-8, or wrong usage");
  return [options] {
    if (options->list) return print_detectors(options->as_json);
    return options->rows ? detect_rows(*options) : detect_one(*options);
  };
}

}  // namespace sayso::cli
