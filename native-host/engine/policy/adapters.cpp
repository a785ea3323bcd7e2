#include "policy/adapters.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "sayso/json.hpp"
#include "site_schema.hpp"

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wextra"
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

namespace sayso::policy {
namespace {

using nlohmann::json;

constexpr std::size_t max_adapter_bytes = std::size_t{64} << 10;
constexpr std::size_t max_string_bytes = 2000;  // the schema's patterns run on a recursive matcher

class SiteSchema {
 public:
  SiteSchema() {
    const json document = json::parse(site_schema);
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema_);
  }
  [[nodiscard]] bool accepts(const json& adapter, valijson::ValidationResults& results) const {
    return valijson::Validator().validate(schema_, valijson::adapters::NlohmannJsonAdapter(adapter), &results);
  }

 private:
  valijson::Schema schema_;
};

bool has_long_string(const json& value) {
  if (value.is_string()) return value.get_ref<const std::string&>().size() > max_string_bytes;
  if (!value.is_structured()) return false;
  return std::any_of(value.begin(), value.end(), has_long_string);
}

/// valijson names places like "<root>", "[facts]", "[0]".
std::string pointer_of(const std::vector<std::string>& context) {
  std::string pointer;
  for (const std::string& step : context) {
    if (step.size() > 2 && step.front() == '[') pointer += "/" + escape_pointer(std::string_view(step).substr(1, step.size() - 2));
  }
  return pointer;
}

std::optional<Fault> fault_of(const json& adapter) {
  valijson::ValidationResults results;
  static const SiteSchema schema;
  if (schema.accepts(adapter, results)) return std::nullopt;
  // Outer places come with their inner ones; the innermost tells most.
  std::string deepest;
  valijson::ValidationResults::Error error;
  while (results.popError(error)) {
    std::string pointer = pointer_of(error.context);
    if (std::count(pointer.begin(), pointer.end(), '/') > std::count(deepest.begin(), deepest.end(), '/')) deepest = std::move(pointer);
  }
  return Fault{
      RefusalCode::unknown_value, deepest,
      "This does not fit the form of an adapter (shared-rules/schema/site.schema.json). Compare it with shared-rules/sites/x.json."};
}

Checked check_adapter(const std::string& id, const json& raw) {
  if (!is_kebab_case(id))
    return refused(RefusalCode::unknown_value, "A site's id has lower-case letters, digits and dashes, such as \"mastodon\".");
  json adapter = unwrapped(raw);
  if (!adapter.is_object()) return refused(RefusalCode::not_an_object, R"(An adapter is an object: {"facts": …, "dom": …}.)");
  adapter.emplace("site", id);
  if (adapter["site"] != id) return refused(RefusalCode::unknown_value, "\"site\" is not the name under which this adapter stands.");
  if (dump_json(adapter).size() > max_adapter_bytes || has_long_string(adapter)) {
    return refused(RefusalCode::too_large, "An adapter has at most 64 KiB, and each text in it at most 2000 bytes.");
  }
  if (std::optional<Fault> fault = fault_of(adapter)) return {nullptr, {*std::move(fault)}};
  return {std::move(adapter), {}};
}

}  // namespace

Checked check_adapters(const json& raw) { return check_map(raw, R"({"mastodon": {"facts": …, "dom": …}})", check_adapter); }

}  // namespace sayso::policy
