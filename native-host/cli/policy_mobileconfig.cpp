// Configuration profiles of macOS: XML property lists.
#include "policy_formats.hpp"
#include "sayso/hash.hpp"
#include "sayso/json.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

void write(const ordered_json& value, std::string& out, const std::string& indent) {
  if (value.is_boolean()) {
    out += indent + (value.get<bool>() ? "<true/>\n" : "<false/>\n");
  } else if (value.is_number_integer()) {
    out += indent + "<integer>" + value.dump() + "</integer>\n";
  } else if (value.is_number()) {
    out += indent + "<real>" + value.dump() + "</real>\n";
  } else if (value.is_string()) {
    out += indent + "<string>" + xml_escaped(value.get_ref<const std::string&>()) + "</string>\n";
  } else if (value.is_array()) {
    out += indent + "<array>\n";
    for (const ordered_json& entry : value) write(entry, out, indent + "  ");
    out += indent + "</array>\n";
  } else if (value.is_object()) {
    out += indent + "<dict>\n";
    for (const auto& [key, entry] : value.items()) {
      if (entry.is_null()) continue;  // a property list has no null
      out += indent + "  <key>" + xml_escaped(key) + "</key>\n";
      write(entry, out, indent + "  ");
    }
    out += indent + "</dict>\n";
  }
}

/// Stable for the same content, so that a profile replaces its own earlier version and a diff shows what changed.
std::string uuid_of(const std::string& content) {
  const std::string digits = sha256_of(content);
  return digits.substr(0, 8) + "-" + digits.substr(8, 4) + "-5" + digits.substr(13, 3) + "-8" + digits.substr(17, 3) + "-" +
         digits.substr(20, 12);
}

ordered_json payload(const std::string& type, const std::string& identifier, const std::string& name, const json& content) {
  ordered_json out = {{"PayloadType", type},
                      {"PayloadVersion", 1},
                      {"PayloadIdentifier", identifier},
                      {"PayloadUUID", uuid_of(identifier)},
                      {"PayloadDisplayName", name}};
  for (const auto& [key, value] : content.items()) out[key] = ordered_json(value);
  return out;
}

}  // namespace

std::string xml_escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "&#10;";
        break;
      case '\t':
        out += "&#9;";
        break;
      default:
        // XML 1.0 has no other control characters.
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  }
  return out;
}

std::string mobileconfig(const Delivery& delivery, const std::string& domain) {
  const std::string identifier = "org.sayso.policy." + delivery.browser;
  const std::string name = "Sayso in " + delivery.browser_name;
  json browser = browser_policy(delivery);
  ordered_json contents = ordered_json::array();
  if (delivery.firefox) {
    browser["EnterprisePoliciesEnabled"] = true;
    contents.push_back(payload(domain, identifier + ".browser", name, browser));
  } else {
    browser.erase("3rdparty");
    if (!browser.empty()) contents.push_back(payload(domain, identifier + ".browser", name, browser));
    if (!delivery.settings.is_null())
      contents.push_back(payload(domain + ".extensions." + delivery.id, identifier + ".settings", name + ": settings", delivery.settings));
  }
  ordered_json profile = {{"PayloadType", "Configuration"},  {"PayloadVersion", 1},
                          {"PayloadIdentifier", identifier}, {"PayloadUUID", uuid_of(contents.dump())},
                          {"PayloadDisplayName", name},      {"PayloadScope", "System"},
                          {"PayloadContent", contents}};
  if (!delivery.organisation.empty()) profile["PayloadOrganization"] = delivery.organisation;
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n"
      "<plist version=\"1.0\">\n";
  write(profile, out, "");
  return out + "</plist>\n";
}

}  // namespace sayso::cli
