#include "doctor_policy.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "sayso/json.hpp"
#include "sayso/policy.hpp"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// JSON as Chromium takes it in a policy file: with comments, with a comma before a closing bracket, with a byte order mark.
std::string as_plain_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  std::string text = without_comments(bytes);
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (in_text && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      in_text = !in_text;
    } else if (!in_text && text[i] == ',') {
      const std::size_t next = text.find_first_not_of(" \t\r\n", i + 1);
      if (next != std::string::npos && (text[next] == '}' || text[next] == ']')) text[i] = ' ';
    }
  }
  return text;
}

const json& member(const json& object, std::string_view key) {
  static const json none;
  if (!object.is_object()) return none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

bool holds(const json& list, std::string_view name) { return list.is_array() && std::find(list.begin(), list.end(), name) != list.end(); }

class Examination {
 public:
  Examination(const BrowserTable& table, const Machine& machine, const Browser& browser)
      : table_(table),
        machine_(machine),
        places_(machine.system == "macos" ? browser.macos_places : browser.linux_places),
        ids_(table.ids_of(browser)),
        name_(browser.name),
        page_(browser.page),
        domain_(browser.macos_domain),
        firefox_(browser.family == "firefox") {}

  PolicyReport run() {
    for (const std::string& place : places_.policies) read_place(place);
    if (any_) judge();
    if (firefox_) read_storage();
    return std::move(report_);
  }

 private:
  void say(Verdict verdict, std::string place, std::string what, std::string remedy = "") {
    report_.observations.push_back({verdict, std::move(place), std::move(what), std::move(remedy)});
  }

  // Reading

  void read_place(const std::string& place) {
    if (!place.starts_with('/')) return name_profiles(place);
    std::error_code error;
    if (place.ends_with(".json")) {
      report_.searched.push_back(place);
      if (!fs::exists(machine_.reached(place), error)) return;
      // Firefox takes the first of its places alone.
      if (!taken_.empty()) return say(Verdict::note, place, name_ + " does not read this file, since there is " + taken_ + ".");
      taken_ = place;
      return read_document(place);
    }
    // A folder: Chromium reads every file in it, whatever its name, and of several the last one by name wins.
    report_.searched.push_back(place + "/*");
    std::vector<std::string> files;
    for (fs::directory_iterator entry(machine_.reached(place), error), end; !error && entry != end; entry.increment(error)) {
      if (!entry->is_directory(error)) files.push_back(entry->path().filename().string());
    }
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) read_document(place + "/" + file);
  }

  /// Of macOS: the browser's own domain, which installs the extension and allows its host, and the one of its settings.
  void name_profiles(const std::string& place) {
    std::vector<std::string> domains = {domain_};
    for (const std::string& id : ids_) {
      std::string domain = filled(place, id, table_.host_name);
      if (std::find(domains.begin(), domains.end(), domain) == domains.end()) domains.push_back(std::move(domain));
    }
    for (const std::string& domain : domains) report_.not_read.push_back("/Library/Managed Preferences/" + domain + ".plist");
    say(Verdict::unknown, domains.back(), "Profiles are not read here, so what they tell " + name_ + " is not known.",
        "Look with sudo profiles show -type configuration, or at " + page_ + " and the extension's status page.");
  }

  void read_document(const std::string& file) {
    const auto bytes = read_file(machine_.reached(file));
    if (!bytes) return say(Verdict::wrong, file, "This policy cannot be read.", "Check its permissions.");
    const bool ours = bytes->find(table_.host_name) != std::string::npos ||
                      std::any_of(ids_.begin(), ids_.end(), [&](const std::string& id) { return bytes->find(id) != std::string::npos; });
    const auto parsed = parse_json(firefox_ ? *bytes : as_plain_json(*bytes));
    if (!parsed || !parsed.value().is_object()) {
      report_.configured = report_.configured || ours;
      return say(Verdict::wrong, file, "This policy is not JSON. A browser drops all of it, and removes what it had installed by force.",
                 "Mend it; sayso policy lint tells the line.");
    }
    if (ours && !firefox_ && !file.ends_with(".json")) {
      say(Verdict::wrong, file, name_ + " reads every file of this folder, whatever its name: this one counts too.",
          "Move copies out of the folder.");
    }
    any_ = true;
    if (where_.empty() || ours) where_ = file;
    merge(firefox_ ? member(parsed.value(), "policies") : parsed.value());
  }

  /// The last one wins, key by key; settings of an extension are such keys themselves.
  void merge(const json& document) {
    if (!document.is_object()) return;
    for (const auto& [key, value] : document.items()) {
      if (key != "3rdparty") {
        policy_[key] = value;
        continue;
      }
      for (const std::string& id : ids_) {
        const json& settings = member(member(value, firefox_ ? "Extensions" : "extensions"), id);
        if (settings.is_null()) continue;
        if (settings.is_object() && report_.managed.is_object()) {
          report_.managed.update(settings);
        } else {
          report_.managed = settings;
        }
      }
    }
  }

  /// Firefox's other way to give an extension settings; a policy's go before them.
  void read_storage() {
    for (const std::vector<std::string>* folders : {&places_.user_storage, &places_.system_storage}) {
      for (const std::string& folder : *folders) {
        for (const std::string& id : ids_) read_storage_file(folder + "/" + id + ".json", id);
      }
    }
  }

  void read_storage_file(const std::string& place, const std::string& id) {
    const std::string shown = machine_.seen(place);
    report_.searched.push_back(shown);
    std::error_code error;
    if (!fs::exists(machine_.reached(place), error)) return;
    report_.configured = true;
    const auto bytes = read_file(machine_.reached(place));
    const auto parsed = bytes ? parse_json(*bytes) : Result<json, JsonError>(Failure{JsonError::bad_json});
    const json document = parsed ? parsed.value() : json();
    if (member(document, "type") != "storage" || member(document, "name") != id || !member(document, "data").is_object()) {
      say(Verdict::wrong, shown, "This is no managed storage for the extension, so " + name_ + " gives it nothing.",
          R"(It is {"name": "<id>", "description": "…", "type": "storage", "data": {settings}}.)");
    } else if (report_.managed.is_null()) {
      report_.managed = document["data"];
      say(Verdict::fine, shown, "This gives Sayso " + counted(report_.managed) + ".");
    } else {
      say(Verdict::note, shown, "This is not used, since other settings go before it.");
    }
  }

  // Judging

  static std::string counted(const json& settings) {
    return std::to_string(settings.size()) + (settings.size() == 1 ? " setting" : " settings");
  }

  void judge() {
    const bool forced =
        any_id([&](const std::string& id) { return mode_of(id) == "force_installed" || is_on_list("ExtensionInstallForcelist", id); });
    report_.configured =
        report_.configured || forced || !report_.managed.is_null() || any_id([&](const std::string& id) { return !mode_of(id).empty(); });
    if (!report_.configured) return;
    if (forced) {
      say(Verdict::fine, where_, "The policy installs the extension by force.");
    } else if (is_kept_out()) {
      say(Verdict::wrong, where_, "The policy keeps the extension out: " + name_ + " removes it where it is.",
          "Export the policy anew, or leave it where Sayso is to be taken away.");
    } else {
      say(Verdict::note, where_, "The policy does not install the extension by force: people install and remove it themselves.");
    }
    judge_settings();
    judge_sites();
    if (!firefox_) judge_host_lists();
  }

  template <typename Test>
  bool any_id(Test test) const {
    return std::any_of(ids_.begin(), ids_.end(), test);
  }

  std::string mode_of(std::string_view id) const {
    const json& mode = member(member(member(policy_, "ExtensionSettings"), id), "installation_mode");
    return mode.is_string() ? mode.get<std::string>() : std::string();
  }

  /// Entries are an id, maybe with an address behind a semicolon.
  bool is_on_list(const char* key, const std::string& id) const {
    const json& list = member(policy_, key);
    return list.is_array() && std::any_of(list.begin(), list.end(), [&](const json& entry) {
             return entry.is_string() && entry.get_ref<const std::string&>().starts_with(id);
           });
  }

  bool is_kept_out() const {
    const bool named = any_id([&](const std::string& id) {
      return mode_of(id) == "blocked" || mode_of(id) == "removed" || is_on_list("ExtensionInstallBlocklist", id) ||
             holds(member(member(policy_, "Extensions"), "Uninstall"), id);
    });
    const bool allowed = any_id([&](const std::string& id) { return !mode_of(id).empty() || is_on_list("ExtensionInstallAllowlist", id); });
    return named || (!allowed && (mode_of("*") == "blocked" || holds(member(policy_, "ExtensionInstallBlocklist"), "*")));
  }

  void judge_settings() {
    if (report_.managed.is_null()) {
      say(Verdict::note, where_, "The policy has no settings for Sayso: the built-in ones hold.");
    } else if (!report_.managed.is_object()) {
      say(Verdict::wrong, where_, "The extension's settings are not an object.", "Export them: sayso policy export.");
      report_.managed = nullptr;
    } else {
      say(Verdict::fine, where_, "The policy gives Sayso " + counted(report_.managed) + ".");
      if (!firefox_) drop_what_chromium_drops();
    }
  }

  /// Chromium's managed storage keeps only what fits the extension's schema.
  void drop_what_chromium_drops() {
    for (const SettingDoc& doc : setting_docs()) {
      const auto value = report_.managed.find(doc.key);
      if (value == report_.managed.end()) continue;
      using Kind = SettingDoc::Kind;
      const bool fits = doc.kind == Kind::boolean ? value->is_boolean()
                        : doc.kind == Kind::whole ? value->is_number_integer()
                                                  : value->is_string();
      if (fits) continue;
      say(Verdict::wrong, where_, "\"" + std::string(doc.key) + "\" has a form that " + name_ + " drops without a word.",
          doc.kind == Kind::json ? "Lists and objects are JSON in a text here: write the file with sayso policy export."
                                 : "Write the file with sayso policy export: it gives every setting its form.");
      report_.managed.erase(value);
    }
  }

  /// Sites on which the browser lets no extension, or not this one, read or change anything.
  void judge_sites() {
    for (const char* key : {"runtime_blocked_hosts", "restricted_domains"}) {
      const json& settings = member(policy_, "ExtensionSettings");
      const bool kept_off = !member(member(settings, "*"), key).empty() ||
                            any_id([&](const std::string& id) { return !member(member(settings, id), key).empty(); });
      if (kept_off) {
        say(Verdict::note, where_,
            std::string("The policy keeps the extension off some sites (\"") + key + "\"): nothing is checked there.",
            "Look whether a site of Sayso's is among them.");
      }
    }
  }

  void judge_host_lists() {
    const json &allow = member(policy_, "NativeMessagingAllowlist"), &block = member(policy_, "NativeMessagingBlocklist");
    report_.user_level_hosts_off = member(policy_, "NativeMessagingUserLevelHosts") == false;
    const bool allowed = holds(allow, table_.host_name);
    if (holds(block, table_.host_name) && !allowed) {
      say(Verdict::wrong, where_, "The policy blocks Sayso's host.", "Take " + table_.host_name + " off NativeMessagingBlocklist.");
    } else if (holds(block, "*") && !allowed) {
      say(Verdict::wrong, where_, "The policy blocks all native messaging hosts, Sayso's too.",
          "Add " + table_.host_name + " to NativeMessagingAllowlist.");
    } else if (allowed) {
      say(Verdict::fine, where_, "The policy allows Sayso's host.");
    }
  }

  const BrowserTable& table_;
  const Machine& machine_;
  const BrowserPlaces& places_;
  const std::vector<std::string>& ids_;
  const std::string& name_;
  const std::string& page_;
  const std::string& domain_;  ///< of macOS
  bool firefox_;
  PolicyReport report_;
  json policy_ = json::object();
  bool any_ = false;   ///< a policy was read
  std::string taken_;  ///< the file that goes before others
  std::string where_;  ///< the file that is named where the policy as a whole is meant: the last one with something of Sayso's
};

}  // namespace

PolicyReport examine_policy(const BrowserTable& table, const Machine& machine, const Browser& browser) {
  return Examination(table, machine, browser).run();
}

}  // namespace sayso::cli
