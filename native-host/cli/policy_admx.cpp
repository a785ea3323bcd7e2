// Administrative templates (ADMX, ADML) for group policy, and the Intune profile that ingests one.
#include <algorithm>

#include "policy_formats.hpp"
#include "sayso/json.hpp"
#include "sayso/policy.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;
using Kind = SettingDoc::Kind;

constexpr const char* install_policy = "InstallExtension";
constexpr const char* hosts_policy = "NativeMessaging";
constexpr std::size_t max_intune_text = 1'000'000;  // does not travel through group policy

/// How a setting is edited: lists and objects are JSON, which Chromium takes from one text and Firefox from several lines of text.
enum class Element { toggle, number, choice, text, lines };

Element element_of(const SettingDoc& doc, bool firefox) {
  switch (doc.kind) {
    case Kind::boolean:
      return Element::toggle;
    case Kind::whole:
      return Element::number;
    case Kind::text:
      return Element::choice;
    case Kind::json:
      return firefox ? Element::lines : Element::text;
  }
  return Element::text;
}

/// "gate-timeout" → "GateTimeout": the form of names in templates.
std::string camel(std::string_view key) {
  std::string out;
  bool upper = true;
  for (const char c : key) {
    if (c == '-') {
      upper = true;
      continue;
    }
    out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = false;
  }
  return out;
}

std::string attribute(const char* name, std::string_view value) { return std::string(" ") + name + "=\"" + xml_escaped(value) + "\""; }

/// An `item` of an `enabledList`: what else is written where the policy is enabled.
std::string item(const std::string& key, const std::string& name, std::string_view value) {
  return "        <item" + attribute("key", key) + attribute("valueName", name) + "><value><string>" + xml_escaped(value) +
         "</string></value></item>\n";
}

std::string policy_head(const std::string& name, const std::string& key, const std::string& value_name, bool has_presentation) {
  return "    <policy" + attribute("name", name) + " class=\"Both\"" + attribute("displayName", "$(string." + name + ")") +
         attribute("explainText", "$(string." + name + "_Explain)") + attribute("key", key) +
         (value_name.empty() ? "" : attribute("valueName", value_name)) +
         (has_presentation ? attribute("presentation", "$(presentation." + name + ")") : "") +
         ">\n      <parentCategory ref=\"Sayso\"/>\n      <supportedOn ref=\"SUPPORTED\"/>\n";
}

std::string setting_policy(const SettingDoc& doc, bool firefox, const std::string& key, std::size_t most) {
  const std::string name = camel(doc.key);
  const Element element = element_of(doc, firefox);
  if (element == Element::toggle) {
    return policy_head(name, key, std::string(doc.key), false) +
           "      <enabledValue><decimal value=\"1\"/></enabledValue>\n      <disabledValue><decimal value=\"0\"/></disabledValue>\n    "
           "</policy>\n";
  }
  std::string out = policy_head(name, key, "", true) + "      <elements>\n";
  const std::string id = attribute("id", name), value_name = attribute("valueName", doc.key);
  switch (element) {
    case Element::number:
      out += "        <decimal" + id + value_name + attribute("minValue", std::to_string(doc.least)) +
             attribute("maxValue", std::to_string(doc.most)) + "/>\n";
      break;
    case Element::choice:
      out += "        <enum" + id + value_name + ">\n";
      for (const std::string_view choice : doc.choices) {
        out += "          <item" + attribute("displayName", "$(string." + name + "_" + std::string(choice) + ")") + "><value><string>" +
               std::string(choice) + "</string></value></item>\n";
      }
      out += "        </enum>\n";
      break;
    case Element::text:
      out += "        <text" + id + value_name + attribute("maxLength", std::to_string(most)) + "/>\n";
      break;
    default:
      out += "        <multiText" + id + value_name + attribute("maxLength", std::to_string(most)) + " maxStrings=\"10000\"/>\n";
  }
  return out + "      </elements>\n    </policy>\n";
}

std::string string_entry(const std::string& id, std::string_view text) {
  return "      <string" + attribute("id", id) + ">" + xml_escaped(text) + "</string>\n";
}

std::string presentation_of(const SettingDoc& doc, const Delivery& delivery) {
  const std::string name = camel(doc.key), ref = attribute("refId", name), label = xml_escaped(doc.key);
  const auto value = delivery.settings.find(doc.key);
  const bool given = value != delivery.settings.end();
  std::string out = "      <presentation" + attribute("id", name) + ">\n";
  switch (element_of(doc, delivery.firefox)) {
    case Element::toggle:
      return "";
    case Element::number:
      out += "        <decimalTextBox" + ref + (given ? attribute("defaultValue", dump_json(*value)) : "") + ">" + label +
             "</decimalTextBox>\n";
      break;
    case Element::choice: {
      const auto at = given && value->is_string() ? std::find(doc.choices.begin(), doc.choices.end(), value->get_ref<const std::string&>())
                                                  : doc.choices.end();
      out += "        <dropdownList noSort=\"true\"" + ref +
             (at == doc.choices.end() ? "" : attribute("defaultItem", std::to_string(at - doc.choices.begin()))) + ">" + label +
             "</dropdownList>\n";
      break;
    }
    case Element::text:
      out += "        <textBox" + ref + "><label>" + label + "</label>" +
             (given && value->is_string() ? "<defaultValue>" + xml_escaped(value->get_ref<const std::string&>()) + "</defaultValue>" : "") +
             "</textBox>\n";
      break;
    case Element::lines:
      out += "        <multiTextBox" + ref + ">" + label + "</multiTextBox>\n";
      break;
  }
  return out + "      </presentation>\n";
}

/// What is written where a policy is enabled, in the form of an ADMX-backed policy's value.
std::string intune_value(const SettingDoc& doc, const json& value, bool firefox) {
  if (element_of(doc, firefox) == Element::toggle) return value == true ? "<enabled/>" : "<disabled/>";
  return "<enabled/><data" + attribute("id", camel(doc.key)) +
         attribute("value", value.is_string() ? value.get<std::string>() : dump_json(value)) + "/>";
}

std::string app_name(const Delivery& delivery) { return "Sayso" + camel(delivery.browser); }

}  // namespace

std::string admx(const Delivery& delivery, const std::string& root, const std::string& extension_key, std::size_t most) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<policyDefinitions xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\" revision=\"1.0\" "
      "schemaVersion=\"1.0\">\n"
      "  <policyNamespaces>\n    <target prefix=\"sayso\"" +
      attribute("namespace", "Sayso.Policies." + camel(delivery.browser)) +
      "/>\n  </policyNamespaces>\n"
      "  <resources minRequiredRevision=\"1.0\"/>\n"
      "  <supportedOn>\n    <definitions>\n      <definition name=\"SUPPORTED\" displayName=\"$(string.SUPPORTED)\"/>\n    "
      "</definitions>\n  </supportedOn>\n"
      "  <categories>\n    <category name=\"Sayso\" displayName=\"$(string.Sayso)\"/>\n  </categories>\n"
      "  <policies>\n";
  if (!delivery.extension_setting.is_null()) {
    const std::string key = root + "\\ExtensionSettings\\" + delivery.id;
    out += policy_head(install_policy, key, "", false) + "      <enabledList>\n";
    for (const auto& [name, value] : delivery.extension_setting.items()) out += item(key, name, value.get<std::string>());
    out += "      </enabledList>\n    </policy>\n";
  }
  if (!delivery.allowed_hosts.empty()) {
    const std::string allowed = root + "\\NativeMessagingAllowlist", blocked = root + "\\NativeMessagingBlocklist";
    out += policy_head(hosts_policy, allowed, "", false) + "      <enabledList>\n";
    for (std::size_t i = 0; i < delivery.allowed_hosts.size(); ++i)
      out += item(allowed, std::to_string(first_list_number + i), delivery.allowed_hosts[i]);
    for (std::size_t i = 0; i < delivery.blocked_hosts.size(); ++i)
      out += item(blocked, std::to_string(first_list_number + i), delivery.blocked_hosts[i]);
    out += "      </enabledList>\n    </policy>\n";
  }
  for (const SettingDoc& doc : setting_docs()) out += setting_policy(doc, delivery.firefox, extension_key, most);
  return out + "  </policies>\n</policyDefinitions>\n";
}

std::string adml(const Delivery& delivery) {
  std::string strings = string_entry("SUPPORTED", delivery.browser_name + " with the Sayso extension") +
                        string_entry("Sayso", "Sayso in " + delivery.browser_name);
  std::string presentations;
  if (!delivery.extension_setting.is_null()) {
    strings += string_entry(install_policy, "Install the extension") +
               string_entry(std::string(install_policy) + "_Explain",
                            "Installs Sayso for everyone on the machine. People cannot remove it while this is on.");
  }
  if (!delivery.allowed_hosts.empty()) {
    strings += string_entry(hosts_policy, "Allow Sayso's host") +
               string_entry(std::string(hosts_policy) + "_Explain",
                            delivery.blocked_hosts.empty()
                                ? "Lets the extension talk to its program on this machine."
                                : "Lets the extension talk to its program on this machine, and blocks the programs of other extensions.");
  }
  for (const SettingDoc& doc : setting_docs()) {
    const std::string name = camel(doc.key);
    strings +=
        string_entry(name, doc.key) + string_entry(name + "_Explain", std::string(doc.about) + "\n\nExample: " + std::string(doc.example));
    for (const std::string_view choice : doc.choices) strings += string_entry(name + "_" + std::string(choice), choice);
    presentations += presentation_of(doc, delivery);
  }
  return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
         "<policyDefinitionResources xmlns=\"http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions\" revision=\"1.0\" "
         "schemaVersion=\"1.0\">\n"
         "  <displayName>Sayso</displayName>\n  <description>Settings of Sayso</description>\n  <resources>\n    <stringTable>\n" +
         strings + "    </stringTable>\n    <presentationTable>\n" + presentations +
         "    </presentationTable>\n  </resources>\n</policyDefinitionResources>\n";
}

json intune_profile(const Delivery& delivery, const std::string& root, const std::string& extension_key) {
  const std::string app = app_name(delivery);
  json settings = json::array();
  const auto add = [&](const std::string& name, const std::string& uri, const std::string& value) {
    settings.push_back({{"@odata.type", "#microsoft.graph.omaSettingString"}, {"displayName", name}, {"omaUri", uri}, {"value", value}});
  };
  const auto policy_uri = [&](const std::string& name) { return "./Device/Vendor/MSFT/Policy/Config/" + app + "~Policy~Sayso/" + name; };
  add("Template", "./Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/" + app + "/Policy/" + app + "Admx",
      admx(delivery, root, extension_key, max_intune_text));
  if (!delivery.extension_setting.is_null()) add(install_policy, policy_uri(install_policy), "<enabled/>");
  if (!delivery.allowed_hosts.empty()) add(hosts_policy, policy_uri(hosts_policy), "<enabled/>");
  for (const SettingDoc& doc : setting_docs()) {
    const auto value = delivery.settings.find(doc.key);
    if (value != delivery.settings.end()) add(camel(doc.key), policy_uri(camel(doc.key)), intune_value(doc, *value, delivery.firefox));
  }
  return {{"@odata.type", "#microsoft.graph.windows10CustomConfiguration"},
          {"displayName", "Sayso in " + delivery.browser_name},
          {"description", "Made by sayso policy export"},
          {"omaSettings", std::move(settings)}};
}

}  // namespace sayso::cli
