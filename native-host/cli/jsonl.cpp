#include "jsonl.hpp"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <optional>
#include <string_view>
#include <utility>

#include "arguments.hpp"
#include "input.hpp"
#include "marks.hpp"
#include "sayso/json.hpp"
#include "sayso/language.hpp"
#include "sayso/nearest_name.hpp"
#include "sayso/text.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

RowError unreadable(JsonError error) {
  switch (error) {
    case JsonError::bad_utf8:
      return {"bad-utf8", "not UTF-8, or half of a surrogate pair"};
    case JsonError::too_deep:
      return {"too-deep", "nested deeper than 64 levels"};
    case JsonError::bad_json:
      break;
  }
  return {"bad-json", "not JSON"};
}

/// What is wrong with a label, and which there are.
std::string described_label(const json& label) {
  std::vector<std::string_view> known;
  std::string list;
  for (unsigned i = 0; i <= static_cast<unsigned>(Category::public_worthy); ++i) {
    known.push_back(name_of(static_cast<Category>(i)));
    list += (list.empty() ? "" : ", ") + std::string(known.back());
  }
  if (!label.is_string()) return "a label is a text, one of " + list;
  const auto& name = label.get_ref<const std::string&>();
  return "\"" + printable(name) + "\" is no category." + suggestion_for(name, known) + " There are " + list;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

std::string on_line(const ordered_json& row) { return row.dump(-1, ' ', false, ordered_json::error_handler_t::replace); }

/// One line's answer, and whether it found something (nothing: the row is bad).
std::pair<ordered_json, std::optional<bool>> answer_line(std::string_view line, std::size_t number, const RowHandler& handle) {
  ordered_json answer;
  answer["id"] = nullptr;
  const auto fail = [&](const RowError& error) {
    answer["error"] = {{"code", error.code}, {"message", "line " + std::to_string(number) + ": " + error.message}};
    return std::pair{std::move(answer), std::optional<bool>()};
  };
  const auto parsed = parse_json(line);
  if (!parsed) {
    // A row that is refused for half an emoji or a byte of another encoding can still say which one it is.
    if (parsed.error() == JsonError::bad_utf8) {
      const auto readable = parse_json(without_lone_surrogates(without_bad_bytes(line)));
      if (readable && readable.value().is_object() && readable.value().contains("id")) answer["id"] = readable.value()["id"];
    }
    return fail(unreadable(parsed.error()));
  }
  const json& row = parsed.value();
  if (!row.is_object()) return fail({"not-an-object", "a row is a JSON object"});
  if (const auto id = row.find("id"); id != row.end()) answer["id"] = *id;
  Result<RowResult, RowError> result = handle(row);
  if (!result) return fail(result.error());
  answer.update(result.value().fields);
  return {std::move(answer), result.value().found};
}

}  // namespace

void add_rows_option(Command& command, std::optional<std::string>& rows, const std::optional<std::string>& file,
                     const std::vector<Argument>& others, const std::string& what) {
  Argument option = command.add_option("--jsonl", rows, what).kind("[FILE]").value_optional().group("Output");
  for (const Argument& other : others) option.excludes(other);
  command.check(option, [&rows, &file]() -> std::optional<std::string> {
    if (!rows || !file) return std::nullopt;
    return "takes its file behind it: --jsonl " + *file + ".";
  });
}

Exit stream_rows(const std::string& path, const RowHandler& handle) {
  const bool standard_input = path.empty() || path == "-";  // "--jsonl" alone has no path
  std::ifstream file;
  if (standard_input) {
    invite_to_type();
  } else if (const auto problem = open_file(path, file)) {
    return complain(*problem);
  }
  std::istream& input = standard_input ? std::cin : file;
  std::cin.tie(nullptr);
  std::size_t rows = 0, bad = 0;
  bool found = false;
  std::string line;
  for (std::size_t number = 1; std::getline(input, line); ++number) {
    std::string_view row = line;
    if (number == 1 && row.starts_with("\xEF\xBB\xBF")) row.remove_prefix(3);
    if (is_blank(row)) continue;
    const auto [answer, hit] = answer_line(row, number, handle);
    std::cout << on_line(answer) << '\n';
    if (input.rdbuf()->in_avail() <= 0) std::cout.flush();
    ++rows;
    if (!hit) ++bad;
    found = found || hit.value_or(false);
  }
  std::cout.flush();
  if (input.bad()) return complain("cannot read " + (standard_input ? std::string("standard input") : path) + " to its end.");
  if (!std::cout) return complain("cannot write the results.");
  if (bad > 0) {
    std::cerr << "sayso: " << bad << " of " << rows << (rows == 1 ? " row" : " rows")
              << " could not be checked; the output says why. A row is "
              << R"(a JSON object on a line: {"id": 1, "text": "..."})"
              << ".\n";
    return Exit::wrong;
  }
  return found ? Exit::findings : Exit::clean;
}

std::optional<std::string> each_row(const std::string& path, const std::function<std::optional<RowError>(const json& row)>& handle) {
  std::ifstream file;
  if (path == "-") {
    invite_to_type();
  } else if (auto problem = open_file(path, file)) {
    return problem;
  }
  std::istream& input = path == "-" ? std::cin : file;
  std::string line;
  for (std::size_t number = 1; std::getline(input, line); ++number) {
    std::string_view row = line;
    if (number == 1 && row.starts_with("\xEF\xBB\xBF")) row.remove_prefix(3);
    if (is_blank(row)) continue;
    const auto parsed = parse_json(row);
    const bool is_object = parsed && parsed.value().is_object();
    const auto error = is_object ? handle(parsed.value()) : RowError{"not-an-object", "a row is a JSON object on one line"};
    if (error) return path + ":" + std::to_string(number) + ": " + error->message + ".";
  }
  return std::nullopt;
}

Result<std::string, RowError> text_of_row(const json& row) {
  const auto text = row.find("text");
  if (text == row.end()) return Failure{RowError{"missing-field", "the row lacks \"text\""}};
  if (!text->is_string()) return Failure{RowError{"bad-field", "\"text\" is not a text"}};
  if (text->get_ref<const std::string&>().size() > Text::max_bytes) return Failure{RowError{"text-too-large", "\"text\" is over 1 MiB"}};
  return text->get<std::string>();
}

Result<std::vector<Category>, RowError> labels_of_row(const json& row) {
  const auto labels = row.find("labels");
  if (labels == row.end() || !labels->is_array()) return Failure{RowError{"missing-field", "the row lacks the list \"labels\""}};
  std::vector<Category> categories;
  for (const json& label : *labels) {
    const auto category = label.is_string() ? parse_category(label.get_ref<const std::string&>()) : std::nullopt;
    if (!category) return Failure{RowError{"bad-field", described_label(label)}};
    categories.push_back(*category);
  }
  return categories;
}

Result<Scope, RowError> scope_of_row(const json& row, const Scope& untold) {
  json told = to_json(untold);
  for (auto& [name, value] : told.items()) {
    if (const auto field = row.find(name); field != row.end() && !field->is_null()) value = *field;
  }
  Result<Scope, FieldError> scope = scope_from_json(told);
  if (!scope) return Failure{RowError{"bad-field", "expected at " + scope.error().path + ": " + scope.error().expected}};
  return std::move(scope).value();
}

Result<Circumstances, RowError> circumstances_of_row(const json& row, Circumstances base) {
  if (const auto language = row.find("language"); language != row.end() && !language->is_null()) {
    const auto tag = language->is_string() ? draft_language(language->get_ref<const std::string&>()) : std::nullopt;
    if (!tag) return Failure{RowError{"bad-field", R"("language" is no language tag, such as "en", "de" or "en-GB")"}};
    base.language = *tag;
  }
  const auto role = row.find("role");
  if (role == row.end() || role->is_null()) return base;
  const json roles = role->is_array() ? *role : json::array({*role});
  if (!std::all_of(roles.begin(), roles.end(), [](const json& one) { return one.is_string(); }))
    return Failure{RowError{"bad-field", "\"role\" is neither a text nor a list of texts"}};
  base.roles = roles.get<std::vector<std::string>>();
  return base;
}

}  // namespace sayso::cli
