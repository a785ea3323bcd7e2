#include "doctor_browsers.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "policy_file.hpp"
#include "sayso/json.hpp"
#include "sayso/policy.hpp"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

class Examination {
 public:
  Examination(const BrowserTable& table, const Machine& machine, const Browser& browser)
      : table_(table),
        machine_(machine),
        browser_(browser),
        places_(machine.system == "macos" ? browser.macos_places : browser.linux_places) {
    report_.id = browser.id;
    report_.name = browser.name;
  }

  BrowserReport run() {
    report_.installed = is_installed();
    if (machine_.system == "windows") {
      for (const std::string& key : browser_.windows_manifests)
        say(Verdict::unknown, filled(key, "", table_.host_name), "This is a registry key, which is not read here.", "Look with: reg query");
      return std::move(report_);
    }
    read_policies();
    examine_manifests();
    examine_boxes();
    return std::move(report_);
  }

 private:
  void say(Verdict verdict, std::string place, std::string what, std::string remedy = "") {
    report_.observations.push_back({verdict, std::move(place), std::move(what), std::move(remedy)});
  }

  /// "~/.config/…" as the browser sees it.
  [[nodiscard]] std::string seen(const std::string& path) const { return path.starts_with('~') ? machine_.home + path.substr(1) : path; }
  /// The same as we reach it.
  [[nodiscard]] fs::path reached(const std::string& path) const { return machine_.root + seen(path); }

  static std::optional<std::string> read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::string bytes{std::istreambuf_iterator<char>(file), {}};
    return bytes;
  }

  [[nodiscard]] bool is_installed() const {
    constexpr std::array folders = {"/usr/bin", "/usr/local/bin", "/bin", "/opt/bin"};
    std::error_code error;
    for (const char* folder : folders) {
      for (const std::string& program : places_.programs) {
        if (fs::exists(machine_.root + std::string(folder) + "/" + program, error)) return true;
      }
    }
    return false;
  }

  // Host manifests

  struct Manifest {
    std::string place;
    bool user;
    bool good;
  };

  void examine_manifests() {
    std::vector<Manifest> found;
    for (const bool user : {true, false}) {
      for (const std::string& folder : user ? places_.user_manifests : places_.system_manifests) {
        const std::string place = folder + "/" + table_.host_name + ".json";
        report_.searched.push_back(seen(place));
        std::error_code error;
        if (!fs::exists(fs::symlink_status(reached(place), error))) continue;
        found.push_back({seen(place), user, examine_manifest(place)});
      }
    }
    if (found.empty()) {
      if (report_.configured) {
        say(Verdict::wrong, "", browser_.name + " finds no manifest of the host, so the extension cannot reach it.",
            "Install the host's package, or write the manifest: see installer/README.md.");
      }
      return;
    }
    report_.configured = true;
    const Manifest& first = found.front();
    if (first.user && user_level_hosts_off_) {
      const bool has_system = std::any_of(found.begin(), found.end(), [](const Manifest& one) { return !one.user; });
      say(has_system ? Verdict::note : Verdict::wrong, first.place,
          "The policy NativeMessagingUserLevelHosts is off: this manifest is ignored.",
          has_system ? "" : "Install the manifest for the whole machine.");
    } else if (first.user && !first.good &&
               std::any_of(found.begin(), found.end(), [](const Manifest& one) { return !one.user && one.good; })) {
      say(Verdict::wrong, first.place, "This file of the person's comes before the machine's good one and hides it.", "Delete it.");
    } else if (found.size() > 1) {
      say(Verdict::note, first.place, "Of " + std::to_string(found.size()) + " manifests this one counts.");
    }
  }

  /// True: nothing is wrong with it.
  bool examine_manifest(const std::string& place) {
    const std::string shown = seen(place);
    const auto wrong = [&](std::string what, std::string remedy) {
      say(Verdict::wrong, shown, std::move(what), std::move(remedy));
      return false;
    };
    const auto bytes = read(reached(place));
    if (!bytes) return wrong("The manifest cannot be read.", "Check its permissions.");
    const auto parsed = parse_json(*bytes);
    if (!parsed || !parsed.value().is_object())
      return wrong("The manifest is not JSON: the browser says that it finds no host.", "Write it anew: node installer/host-manifest.mjs");
    const json& manifest = parsed.value();
    bool good = true;
    if (manifest.value("name", json()) != table_.host_name)
      good = wrong("The manifest names another host.", "\"name\" must be " + table_.host_name + ".");
    if (manifest.value("type", json()) != "stdio") good = wrong("The manifest's \"type\" is not \"stdio\".", "Write \"type\": \"stdio\".");
    good = examine_program(shown, manifest.value("path", json())) && good;
    good = examine_allowed(shown, manifest) && good;
    std::error_code error;
    const auto writable = fs::perms::others_write;
    if ((fs::status(reached(place), error).permissions() & writable) != fs::perms::none) {
      good = wrong("Everyone on this machine may change this manifest.", "chmod o-w " + shown);
    }
    if (good && report_.host.empty()) report_.host = machine_.root + manifest["path"].get<std::string>();
    if (good) say(Verdict::fine, shown, "The manifest is right; the host is " + manifest["path"].get<std::string>() + ".");
    return good;
  }

  bool examine_program(const std::string& place, const json& path) {
    const auto wrong = [&](std::string what, std::string remedy) {
      say(Verdict::wrong, place, std::move(what), std::move(remedy));
      return false;
    };
    if (!path.is_string() || !path.get_ref<const std::string&>().starts_with('/'))
      return wrong("The manifest's \"path\" is not absolute.", "Write the whole path of " + table_.host_program + ".");
    const auto& program = path.get_ref<const std::string&>();
    std::error_code error;
    const fs::file_status status = fs::status(machine_.root + program, error);
    if (!fs::exists(status))
      return wrong("The host that it points to, " + program + ", is not there.", "Install the host again, or delete this file.");
    if (!fs::is_regular_file(status) ||
        (status.permissions() & (fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec)) == fs::perms::none) {
      return wrong("The host that it points to, " + program + ", cannot be run.", "chmod +x " + program);
    }
    if ((status.permissions() & fs::perms::others_write) != fs::perms::none)
      return wrong("Everyone on this machine may change the host " + program + ".", "chmod o-w " + program);
    return true;
  }

  bool examine_allowed(const std::string& place, const json& manifest) {
    const bool firefox = browser_.family == "firefox";
    const char* key = firefox ? "allowed_extensions" : "allowed_origins";
    const auto list = manifest.find(key);
    if (list == manifest.end() || !list->is_array()) {
      say(Verdict::wrong, place, std::string("The manifest has no \"") + key + "\", which " + browser_.name + " reads.",
          "Write it anew: node installer/host-manifest.mjs " + browser_.family);
      return false;
    }
    const auto entry_of = [&](const std::string& id) { return firefox ? id : "chrome-extension://" + id + "/"; };
    std::vector<std::string> known;
    for (const std::string& id : table_.ids_of(browser_)) known.push_back(entry_of(id));
    bool allowed = false;
    for (const json& entry : *list) {
      if (!entry.is_string()) continue;
      const auto& text = entry.get_ref<const std::string&>();
      if (std::find(known.begin(), known.end(), text) != known.end()) {
        allowed = true;
      } else if (!firefox && std::find(known.begin(), known.end(), text + "/") != known.end()) {
        say(Verdict::wrong, place, "An entry of \"allowed_origins\" lacks the slash at its end, so it allows nobody.",
            "Write chrome-extension://<id>/.");
        return false;
      } else {
        say(Verdict::note, place, "It also allows " + text + ", which the table of browsers does not know.",
            "Remove it unless it is yours.");
      }
    }
    if (!allowed)
      say(Verdict::wrong, place, "The manifest allows none of the extension's ids.",
          "Write it anew with the id of your extension: --table, installer/own-key.sh.");
    return allowed;
  }

  // Managed policy

  void read_policies() {
    json merged = json::object();
    bool any = false;
    for (const std::string& place : places_.policies) {
      if (machine_.system == "macos") {
        say(Verdict::unknown, filled(place, table_.ids_of(browser_).front(), table_.host_name), "Profiles are not read here.",
            "Look with: profiles show -type configuration");
        continue;
      }
      for (const std::string& file : files_of(place)) {
        const auto bytes = read(reached(file));
        const auto parsed = bytes ? parse_json(*bytes) : Result<json, JsonError>(Failure{JsonError::bad_json});
        if (!parsed || !parsed.value().is_object()) {
          report_.configured = report_.configured || (bytes && bytes->find(table_.host_name) != std::string::npos);
          say(Verdict::wrong, seen(file),
              bytes ? "This policy is not JSON. A browser that reads it drops all of it, and removes what it had installed by force."
                    : "This policy cannot be read.",
              bytes ? "Mend it; sayso policy lint tells the line." : "Check its permissions.");
          continue;
        }
        any = true;
        const json& document = parsed.value();
        merged.update(browser_.family == "firefox" ? document.value("policies", json::object()) : document);  // the last one by name wins
      }
    }
    if (any) examine_policy(merged);
  }

  std::vector<std::string> files_of(const std::string& place) {
    std::error_code error;
    if (place.ends_with(".json")) {
      report_.searched.push_back(seen(place));
      return fs::exists(reached(place), error) ? std::vector<std::string>{place} : std::vector<std::string>();
    }
    report_.searched.push_back(seen(place) + "/*.json");
    std::vector<std::string> files;
    for (fs::directory_iterator entry(reached(place), error), end; !error && entry != end; entry.increment(error)) {
      if (entry->path().extension() == ".json") files.push_back(place + "/" + entry->path().filename().string());
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  void examine_policy(const json& policy) {
    const bool firefox = browser_.family == "firefox";
    const std::string where = seen(places_.policies.front());
    const auto third = policy.find("3rdparty");
    const json extensions =
        third != policy.end() && third->is_object() ? third->value(firefox ? "Extensions" : "extensions", json::object()) : json::object();
    for (const std::string& id : table_.ids_of(browser_)) {
      if (!extensions.is_object() || !extensions.contains(id)) continue;
      report_.managed = extensions[id];
      report_.configured = true;
    }
    const bool forced = is_forced(policy);
    report_.configured = report_.configured || forced;
    if (!report_.configured) return;
    say(forced ? Verdict::fine : Verdict::note, where,
        forced ? "The policy installs the extension by force."
               : "The policy does not install the extension by force: people install and remove it themselves.");
    if (report_.managed.is_null()) {
      say(Verdict::note, where, "The policy has no settings for Sayso: the built-in ones hold.");
    } else if (!report_.managed.is_object()) {
      say(Verdict::wrong, where, "The extension's settings are not an object.", "Export them: sayso policy export.");
      report_.managed = nullptr;
    } else {
      say(Verdict::fine, where,
          "The policy gives Sayso " + std::to_string(report_.managed.size()) + (report_.managed.size() == 1 ? " setting." : " settings."));
      if (!firefox) drop_what_chromium_drops(where);
    }
    if (!firefox) examine_host_lists(policy, where);
  }

  bool is_forced(const json& policy) const {
    for (const std::string& id : table_.ids_of(browser_)) {
      if (const auto settings = policy.find("ExtensionSettings");
          settings != policy.end() && settings->is_object() && settings->contains(id)) {
        const json& one = (*settings)[id];
        if (one.is_object() && one.value("installation_mode", json()) == "force_installed") return true;
      }
      if (const auto list = policy.find("ExtensionInstallForcelist"); list != policy.end() && list->is_array()) {
        for (const json& entry : *list) {
          if (entry.is_string() && entry.get_ref<const std::string&>().starts_with(id)) return true;
        }
      }
    }
    return false;
  }

  /// Chromium's managed storage keeps only what fits the extension's schema.
  void drop_what_chromium_drops(const std::string& where) {
    for (const SettingDoc& doc : setting_docs()) {
      const auto value = report_.managed.find(doc.key);
      if (value == report_.managed.end()) continue;
      using Kind = SettingDoc::Kind;
      const bool all_texts =
          value->is_array() && std::all_of(value->begin(), value->end(), [](const json& entry) { return entry.is_string(); });
      const bool fits = doc.kind == Kind::boolean ? value->is_boolean()
                        : doc.kind == Kind::whole ? value->is_number_integer()
                        : doc.kind == Kind::texts ? all_texts
                                                  : value->is_string();
      if (fits) continue;
      say(Verdict::wrong, where, "\"" + std::string(doc.key) + "\" has a form that " + browser_.name + " drops without a word.",
          "Write the file with sayso policy export: it gives every setting its form.");
      report_.managed.erase(value);
    }
  }

  void examine_host_lists(const json& policy, const std::string& where) {
    const auto holds = [&](const char* key, std::string_view name) {
      const auto list = policy.find(key);
      return list != policy.end() && list->is_array() && std::find(list->begin(), list->end(), name) != list->end();
    };
    user_level_hosts_off_ = policy.value("NativeMessagingUserLevelHosts", json()) == false;
    const bool allowed = holds("NativeMessagingAllowlist", table_.host_name);
    if (holds("NativeMessagingBlocklist", table_.host_name) && !allowed) {
      say(Verdict::wrong, where, "The policy blocks Sayso's host.", "Take " + table_.host_name + " off NativeMessagingBlocklist.");
    } else if (holds("NativeMessagingBlocklist", "*") && !allowed) {
      say(Verdict::wrong, where, "The policy blocks all native messaging hosts, Sayso's too.",
          "Add " + table_.host_name + " to NativeMessagingAllowlist.");
    } else if (allowed) {
      say(Verdict::fine, where, "The policy allows Sayso's host.");
    }
  }

  // Flatpak and Snap

  void examine_boxes() {
    std::error_code error;
    for (const BoxedBrowser& box : places_.boxes) {
      const bool there = box.kind == "flatpak" ? fs::exists(machine_.root + "/var/lib/flatpak/app/" + box.app, error) ||
                                                     fs::exists(reached("~/.local/share/flatpak/app/" + box.app), error)
                                               : fs::exists(machine_.root + "/snap/" + box.app, error);
      bool found = false;
      for (const std::string& folder : box.manifests) {
        const std::string place = folder + "/" + table_.host_name + ".json";
        report_.searched.push_back(seen(place));
        if (!fs::exists(fs::symlink_status(reached(place), error))) continue;
        found = true;
        report_.configured = true;
        examine_manifest(place);
      }
      if (there && (!found || !box.works)) {
        say(Verdict::note, "",
            browser_.name + " is here as a " + (box.kind == "flatpak" ? "Flatpak" : "Snap") + " (" + box.app +
                "): the host's manifest of the machine does not reach it.",
            box.note);
      }
    }
  }

  const BrowserTable& table_;
  const Machine& machine_;
  const Browser& browser_;
  const BrowserPlaces& places_;
  BrowserReport report_;
  bool user_level_hosts_off_ = false;
};

}  // namespace

std::string_view name_of(Verdict verdict) noexcept {
  constexpr std::array<std::string_view, 4> names = {"fine", "note", "wrong", "unknown"};
  return names[static_cast<std::size_t>(verdict)];
}

std::vector<BrowserReport> examine_browsers(const BrowserTable& table, const Machine& machine) {
  std::vector<BrowserReport> reports;
  for (const Browser& browser : table.browsers) reports.push_back(Examination(table, machine, browser).run());
  return reports;
}

}  // namespace sayso::cli
