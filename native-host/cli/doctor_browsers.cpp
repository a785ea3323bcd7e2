#include "doctor_browsers.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "doctor_policy.hpp"
#include "sayso/json.hpp"

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
    if (machine_.system == "windows") return list_registry_keys();
    PolicyReport policy = examine_policy(table_, machine_, browser_);
    report_.configured = policy.configured;
    report_.managed = std::move(policy.managed);
    report_.searched = std::move(policy.searched);
    report_.not_read = std::move(policy.not_read);
    report_.observations = std::move(policy.observations);
    user_level_hosts_off_ = policy.user_level_hosts_off;
    examine_manifests();
    examine_boxes();
    return std::move(report_);
  }

 private:
  void say(Verdict verdict, std::string place, std::string what, std::string remedy = "") {
    report_.observations.push_back({verdict, std::move(place), std::move(what), std::move(remedy)});
  }

  [[nodiscard]] std::string seen(const std::string& path) const { return machine_.seen(path); }
  [[nodiscard]] fs::path reached(const std::string& path) const { return machine_.reached(path); }

  [[nodiscard]] std::optional<bool> is_installed() const {
    if (machine_.system == "windows" || places_.programs.empty()) return std::nullopt;
    constexpr std::array folders = {"/usr/bin", "/usr/local/bin", "/bin", "/opt/bin"};
    std::error_code error;
    for (const char* folder : folders) {
      for (const std::string& program : places_.programs) {
        if (fs::exists(machine_.root + std::string(folder) + "/" + program, error)) return true;
      }
    }
    return false;
  }

  /// Every key that counts, for whoever looks by hand or by script.
  BrowserReport list_registry_keys() {
    std::vector<std::string>& places = report_.not_read;
    const auto add = [&](std::string place) {
      if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(std::move(place));
    };
    for (const auto* keys : {&browser_.windows_manifests, &browser_.windows_policy, &browser_.windows_lists, &browser_.windows_storage}) {
      for (const std::string& key : *keys) {
        for (const std::string& id : table_.ids_of(browser_)) {
          for (const char* hive : {"HKEY_CURRENT_USER\\", "HKEY_LOCAL_MACHINE\\"}) add(hive + filled(key, id, table_.host_name));
        }
      }
    }
    const std::string root =
        browser_.windows_root.empty() ? filled(browser_.windows_manifests.front(), "", table_.host_name) : browser_.windows_root;
    say(Verdict::unknown, "", "The registry is not read here, so whether " + browser_.name + " knows Sayso cannot be told.",
        "Look with reg query \"HKLM\\" + root + "\" /s, or at " + browser_.page +
            " and the extension's status page; --all lists every key, below HKCU too.");
    return std::move(report_);
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
    const auto bytes = read_file(reached(place));
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

std::string Machine::seen(const std::string& path) const { return path.starts_with('~') ? home + path.substr(1) : path; }
fs::path Machine::reached(const std::string& path) const { return root + seen(path); }

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), {}};
  if (!file.is_open() || file.bad()) return std::nullopt;
  return bytes;
}

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
