#include "policy_delivery.hpp"

#include <algorithm>
#include <utility>

#include "sayso/json.hpp"
#include "sayso/policy.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;
using Kind = SettingDoc::Kind;

json unwrapped(const json& value) {
  if (!value.is_string()) return value;
  Result<json, JsonError> inside = parse_json(without_comments(value.get_ref<const std::string&>()));
  return inside ? std::move(inside).value() : value;
}

json natural(const json& raw, Kind kind) {
  json value = kind == Kind::text ? raw : unwrapped(raw);
  if (kind == Kind::boolean && value.is_number()) {
    const auto number = value.get<double>();
    if (number == 0 || number == 1) value = number == 1;
  }
  if (kind == Kind::whole && value.is_number_float()) value = static_cast<std::int64_t>(value.get<double>());
  return value;
}

json for_chromium(json value, Kind kind) { return kind == Kind::json && !value.is_string() ? json(dump_json(value)) : value; }

}  // namespace

json delivered_settings(const json& settings, bool firefox) {
  json out = json::object();
  for (const auto& [key, raw] : settings.items()) {
    if (raw.is_null()) continue;
    const auto& docs = setting_docs();
    const auto doc = std::find_if(docs.begin(), docs.end(), [&, name = key](const SettingDoc& one) { return one.key == name; });
    const Kind kind = doc == docs.end() ? (raw.is_structured() ? Kind::json : Kind::text) : doc->kind;
    json value = natural(raw, kind);
    out[key] = firefox ? std::move(value) : for_chromium(std::move(value), kind);
  }
  return out;
}

json browser_policy(const Delivery& delivery) {
  json policy = json::object();
  if (!delivery.extension_setting.is_null()) policy["ExtensionSettings"][delivery.id] = delivery.extension_setting;
  if (!delivery.blocked_hosts.empty()) policy["NativeMessagingBlocklist"] = delivery.blocked_hosts;
  if (!delivery.allowed_hosts.empty()) policy["NativeMessagingAllowlist"] = delivery.allowed_hosts;
  if (!delivery.settings.is_null()) policy["3rdparty"][delivery.firefox ? "Extensions" : "extensions"][delivery.id] = delivery.settings;
  return policy;
}

}  // namespace sayso::cli
