#include "policy_export.hpp"

#include <algorithm>
#include <utility>

#include "policy_delivery.hpp"
#include "policy_formats.hpp"
#include "sayso/json.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;

bool fits_family(std::string_view id, bool firefox) {
  if (firefox) return id.size() <= 80 && (id.find('@') != std::string_view::npos || (id.starts_with('{') && id.ends_with('}')));
  return id.size() == 32 && std::all_of(id.begin(), id.end(), [](char c) { return c >= 'a' && c <= 'p'; });
}

std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    units += (byte & 0xC0U) != 0x80U ? (byte >= 0xF0 ? 2 : 1) : 0;
  }
  return units;
}

constexpr std::size_t max_template_string = 255;  // [MS-GPREG] 7.2, "string" of a Value

bool is_address(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://") || url.starts_with("file:///"); }

/// Why this browser and system do not go together; empty where they do.
std::string mismatch(const Browser& browser, const std::string& system) {
  if (system == "google-admin" && browser.id != "chrome") {
    return "the Google Admin console manages Chrome alone." +
           (browser.windows_root.empty() ? std::string() : " Export " + browser.name + " for linux, windows, macos or intune.");
  }
  const bool known = system == "linux"   ? !browser.linux_places.policies.empty()
                     : system == "macos" ? !browser.macos_domain.empty()
                                         : !browser.windows_root.empty();
  return known ? std::string() : "no place for managed settings of " + browser.name + " is known on this system.";
}

std::string pretty(const json& value) { return value.dump(2, ' ', false, json::error_handler_t::replace) + "\n"; }

/// What the admin should know of where the extension comes from.
void add_remarks_on_installing(const Delivery& delivery, const BrowserTable& table, const std::string& system, const ExportChoice& choice,
                               std::vector<std::string>& remarks) {
  if (delivery.extension_setting.is_null()) return;
  const bool from_store = choice.install_url.empty();
  if (system == "google-admin") {
    remarks.push_back(
        "the console's JSON carries the settings alone. In the console, set the extension to force-install, and allow the native "
        "messaging host " +
        table.host_name + ".");
    return;
  }
  if (delivery.firefox && from_store) {
    remarks.push_back("Firefox will fetch the add-on from addons.mozilla.org, which must have " + delivery.id +
                      " in its public list. Where it has not, give --install-url.");
  } else if (delivery.firefox) {
    remarks.emplace_back(
        "Firefox takes an .xpi that Mozilla has signed. Firefox ESR takes others too, where the policy also says "
        R"("Preferences": {"xpinstall.signatures.required": {"Value": false, "Status": "locked"}}.)");
  } else if (!table.development_id.empty() && delivery.id == table.development_id) {
    remarks.emplace_back(
        from_store
            ? "this is the development id, which no store has. Give --install-url, or the id of your own key with --table or --id."
            : "this is the development id, whose key is public: for a pilot, no further. installer/own-key.sh makes a key of yours.");
  }
  if (!delivery.firefox && !from_store && (system == "windows" || system == "macos" || system == "intune")) {
    remarks.emplace_back("an address that is not the store's is refused on machines that no domain or device management manages.");
  }
  if ((system == "windows" || system == "intune") && utf16_units(choice.install_url) > max_template_string) {
    remarks.emplace_back("the address is longer than the 255 characters that a template's fixed value may have. Give a shorter one.");
  }
}

void add_remarks(const Delivery& delivery, const Browser& browser, const BrowserTable& table, const std::string& system,
                 const ExportChoice& choice, std::vector<std::string>& remarks) {
  add_remarks_on_installing(delivery, table, system, choice, remarks);
  if (!delivery.blocked_hosts.empty() && choice.other_hosts.empty() && system != "google-admin") {
    remarks.emplace_back(
        "all native messaging hosts but Sayso's are blocked, password managers' too. Name those that stay with --allow-host, or use "
        "--all-hosts.");
  }
  if (system == "linux" && !delivery.firefox) {
    remarks.emplace_back(
        "of several files in the policy folder the last one by name wins for each top-level key: put other ExtensionSettings and host "
        "lists into the same file, and leave no copies there, since every file is read.");
  }
  if (system == "linux" && delivery.firefox) {
    remarks.emplace_back(R"(Firefox reads one policies.json alone: where there is one, put what stands below "policies" here into it.)");
  }
  if (system == "macos") {
    remarks.push_back("of several profiles for one browser the values of a key do not add up: keep other ExtensionSettings and " +
                      std::string(delivery.firefox ? "3rdparty settings" : "host lists") + " in one profile with these.");
  }
  if (system == "intune" && browser.windows_root.starts_with("SOFTWARE\\Policies\\Microsoft\\")) {
    remarks.push_back(
        "Windows takes templates that write below " + browser.windows_root +
        " since Windows 10 1903. Try this on one machine first; where it is refused, distribute the .reg file of --os windows "
        "by a script.");
  }
  if (system != "windows") return;
  if (!delivery.extension_setting.is_null()) {
    remarks.push_back(
        std::string("where another policy sets ExtensionSettings as one text, put this extension into that text ") +
        (delivery.firefox ? "and leave the key out, since versions of Firefox differ in which of the two they take: " : "as well: ") +
        dump_json({{delivery.id, delivery.extension_setting}}));
  }
  for (const auto& [key, value] : delivery.settings.items()) {
    if (utf16_units(value.is_string() ? value.get_ref<const std::string&>() : dump_json(value)) < max_group_policy_units) continue;
    remarks.push_back(
        "\"" + key +
        "\" is longer than the 32767 characters that group policy carries in one value. Use the .reg file, or sign the rules as a "
        "pack and name it in \"pack-sources\".");
  }
}

/// Why what is to be taken away cannot be told in this form; empty where it can.
std::string no_way_to_take_away(const std::string& system, const ExportChoice& choice) {
  if (system == "google-admin") return "in the Google Admin console, set the extension to block, and take its policy out.";
  if (system == "intune")
    return "in Intune, remove the profile; to take the extension away too, run the .reg file of --os windows in a script.";
  if (choice.no_install || !choice.install_url.empty() || choice.all_hosts || !choice.other_hosts.empty())
    return "--take-away stands alone: leave out what installs and allows.";
  return {};
}

/// The files of a system.
Exported written(const Delivery& delivery, const Browser& browser, const BrowserTable& table, const std::string& system) {
  Exported out;
  const std::string root = browser.windows_root;
  const std::string extension_key =
      browser.windows_policy.empty() ? std::string() : filled(browser.windows_policy.front(), delivery.id, table.host_name);
  if (system == "linux") {
    const json policy = delivery.firefox ? json{{"policies", browser_policy(delivery)}} : browser_policy(delivery);
    const std::string& place = browser.linux_places.policies.front();
    out.files.push_back(
        {"json", delivery.firefox ? "policies.json" : "sayso.json", pretty(policy), delivery.firefox ? place : place + "/sayso.json"});
  } else if (system == "windows") {
    out.files.push_back(
        {"reg", "sayso-" + browser.id + ".reg", registry_file(delivery, root, extension_key), "for one machine: reg import"});
    if (delivery.settings.is_null()) return out;  // templates are for what is set
    out.files.push_back({"admx", "sayso-" + browser.id + ".admx", admx(delivery, root, extension_key), "the template: PolicyDefinitions"});
    out.files.push_back({"adml", "en-US/sayso-" + browser.id + ".adml", adml(delivery), "its texts: PolicyDefinitions\\en-US"});
  } else if (system == "macos") {
    out.files.push_back({"mobileconfig", "sayso-" + browser.id + ".mobileconfig", mobileconfig(delivery, browser.macos_domain),
                         "the profile: device management"});
  } else if (system == "google-admin") {
    json wrapped = json::object();
    for (const auto& [key, value] : delivery.settings.items()) wrapped[key] = {{"Value", value}};
    out.files.push_back({"json", "sayso-google-admin.json", pretty(wrapped), "Apps & extensions, policy for extensions"});
  } else {
    out.files.push_back({"json", "sayso-" + browser.id + "-intune.json", pretty(intune_profile(delivery, root, extension_key)),
                         "POST to /deviceManagement/deviceConfigurations"});
  }
  return out;
}

}  // namespace

Result<Exported, std::string> export_settings(const json& settings, const BrowserTable& table, const Browser& browser,
                                              const std::string& system, const ExportChoice& choice) {
  if (std::string reason = mismatch(browser, system); !reason.empty()) return Failure{std::move(reason)};
  Delivery delivery;
  delivery.browser = browser.id;
  delivery.browser_name = browser.name;
  delivery.firefox = browser.family == "firefox";
  delivery.id = choice.id.empty() ? table.ids_of(browser).front() : choice.id;
  if (!fits_family(delivery.id, delivery.firefox)) {
    return Failure{std::string(delivery.firefox ? "an id in Firefox is like sayso@acme.example."
                                                : "an id in this browser is 32 letters from a to p.")};
  }
  if (choice.take_away) {
    if (std::string reason = no_way_to_take_away(system, choice); !reason.empty()) return Failure{std::move(reason)};
    delivery.extension_setting = {{"installation_mode", "blocked"}};
    return written(delivery, browser, table, system);
  }
  if (choice.no_install && !choice.install_url.empty()) return Failure{std::string("--no-install and --install-url say opposite things.")};
  if (choice.all_hosts && !choice.other_hosts.empty())
    return Failure{std::string("--all-hosts already allows every host; leave --allow-host out.")};
  if (delivery.firefox && (choice.all_hosts || !choice.other_hosts.empty())) {
    return Failure{std::string("Firefox has no policy that blocks native messaging hosts; leave --allow-host and --all-hosts out.")};
  }
  if (!choice.install_url.empty() && !is_address(choice.install_url))
    return Failure{std::string("--install-url is an address that begins with https://.")};

  delivery.settings = delivered_settings(settings, delivery.firefox);
  if (!choice.no_install) {
    const std::string store = delivery.firefox       ? filled(table.firefox_store, delivery.id, "")
                              : browser.id == "edge" ? table.edge_store
                                                     : table.chromium_store;
    delivery.extension_setting = {
        {"installation_mode", "force_installed"},
        {delivery.firefox ? "install_url" : "update_url", choice.install_url.empty() ? store : choice.install_url}};
  }
  if (!delivery.firefox) {
    delivery.allowed_hosts = {table.host_name};
    delivery.allowed_hosts.insert(delivery.allowed_hosts.end(), choice.other_hosts.begin(), choice.other_hosts.end());
    if (!choice.all_hosts) delivery.blocked_hosts = {"*"};
  }
  const json natural = delivered_settings(settings, true);
  if (const auto organisation = natural.find("organisation"); organisation != natural.end() && organisation->is_object()) {
    if (const auto name = organisation->find("name"); name != organisation->end() && name->is_string())
      delivery.organisation = name->get<std::string>();
  }

  Exported out = written(delivery, browser, table, system);
  add_remarks(delivery, browser, table, system, choice, out.remarks);
  return out;
}

}  // namespace sayso::cli
