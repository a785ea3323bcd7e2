// sayso policy: lint, show and export the settings of an organisation.
#include <algorithm>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "browsers.hpp"
#include "checking.hpp"
#include "command.hpp"
#include "marks.hpp"
#include "policy_export.hpp"
#include "policy_file.hpp"
#include "policy_lint.hpp"
#include "policy_settings.hpp"
#include "sayso/assembly.hpp"
#include "sayso/json.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

std::vector<std::string> all_ids(const BrowserTable& table) {
  std::vector<std::string> ids = table.chromium_ids;
  ids.insert(ids.end(), table.firefox_ids.begin(), table.firefox_ids.end());
  return ids;
}

std::string describe(const PolicyFileFault& fault) {
  return fault.path + (fault.line > 0 ? ":" + std::to_string(fault.line) : "") + ": " + fault.reason;
}

// lint

struct LintOptions {
  std::vector<std::string> files;
  std::string table;
  bool as_json = false;
};

ordered_json to_json(const PolicyFile& file, const PolicyProblem& problem) {
  return {{"level", problem.note ? "note" : "refused"},
          {"file", file.path},
          {"line", problem.line},
          {"path", problem.path},
          {"code", problem.code},
          {"reason", problem.reason},
          {"hint", problem.hint}};
}

Exit lint(const LintOptions& options) {
  const auto table = load_browsers(options.table);
  if (!table) return complain(table.error());
  const Style style = style_of_output();
  ordered_json rows = ordered_json::array();
  bool refused = false;
  for (const std::string& path : options.files) {
    const auto file = read_policy(path, all_ids(table.value()));
    if (!file) {
      if (!options.as_json) return complain(describe(file.error()));
      rows.push_back({{"level", "unreadable"},
                      {"file", path},
                      {"line", file.error().line},
                      {"path", ""},
                      {"code", "unreadable"},
                      {"reason", file.error().reason},
                      {"hint", ""}});
      std::cout << rows.dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
      return Exit::wrong;
    }
    const PolicyVerdict verdict = lint_policy(file.value());
    refused = refused || verdict.refused();
    std::string last_hint;
    for (const PolicyProblem& problem : verdict.problems) {
      if (options.as_json) {
        rows.push_back(to_json(file.value(), problem));
        continue;
      }
      std::cout << bold(path + ":" + std::to_string(problem.line), style) << "  " << (problem.path.empty() ? "/" : problem.path)
                << (problem.note ? "  (note)" : "") << "\n    " << problem.reason << '\n';
      if (problem.hint != last_hint && !problem.hint.empty()) std::cout << "    " << pale(problem.hint, style) << '\n';
      last_hint = problem.hint;
    }
    if (!options.as_json) {
      const auto lost =
          std::count_if(verdict.problems.begin(), verdict.problems.end(), [](const PolicyProblem& problem) { return !problem.note; });
      std::cout << path << ": " << file.value().settings.size() << (file.value().settings.size() == 1 ? " setting" : " settings") << ", "
                << verdict.rules << (verdict.rules == 1 ? " rule" : " rules") << " of its own, " << lost << " refused, "
                << verdict.problems.size() - static_cast<std::size_t>(lost) << " to note\n";
    }
  }
  if (options.as_json) std::cout << rows.dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
  return refused ? Exit::findings : Exit::clean;
}

Action declare_policy_lint(Command& command) {
  auto options = std::make_shared<LintOptions>();
  command
      .add_option("FILE", options->files, "Policies: Sayso's own form, or a browser's with Sayso's settings in it; \"-\": standard input")
      .required();
  command.add_flag("--json", options->as_json, "Print the findings as JSON: level, file, line, path, code, reason, hint");
  add_table_option(command, options->table);
  command.footer(
      "Merges the policy with the built-in packs, proves its rules by their examples, and names everything that would be refused.\n"
      "\n"
      "Example:\n"
      "  sayso policy lint acme.json\n"
      "\n"
      "Exit: 0 all is accepted (notes aside), 1 something is refused, 2 unreadable or wrong usage");
  return [options] { return lint(*options); };
}

// show

struct ShowOptions {
  std::vector<std::string> files;
  std::string machine, preferences, table;
  bool as_json = false;
};

Exit show(const ShowOptions& options) {
  const auto table = load_browsers(options.table);
  if (!table) return complain(table.error());
  std::string problem;
  const auto read = [&](const std::string& path) -> json {
    if (path.empty() || !problem.empty()) return nullptr;
    auto file = read_policy(path, all_ids(table.value()));
    if (file) return std::move(file).value().settings;
    problem = describe(file.error());
    return nullptr;
  };
  PolicyLayers layers;
  layers.machine = read(options.machine);
  layers.preferences = read(options.preferences);
  for (const std::string& path : options.files) {
    const json settings = read(path);
    if (settings.is_null()) break;
    if (layers.managed.is_null()) layers.managed = json::object();
    layers.managed.update(settings);  // as browsers do with several files: the last one wins, key by key
  }
  if (!problem.empty()) return complain(problem);

  DataFolders folders = find_data_folders({});
  folders.machine_policy.clear();
  Dictionaries dictionaries(folders.dictionaries);
  VerifiedPacks verified;
  const Assembly assembly = assemble(layers, {}, folders, dictionaries, verified, present_circumstances().now);
  if (options.as_json) {
    ordered_json out;
    for (const SettingDoc& doc : setting_docs()) {
      const auto setting = assembly.policy.settings.find(doc.key);
      if (setting != assembly.policy.settings.end()) out["settings"][std::string(doc.key)] = ordered_json(sayso::to_json(setting->second));
    }
    out["packs"] = out["refused"] = out["notes"] = ordered_json::array();
    for (const PackInfo& pack : assembly.checker->rules().packs()) out["packs"].push_back(ordered_json(sayso::to_json(pack)));
    for (const Refusal& refusal : assembly.refusals)
      out[is_note(refusal.code) ? "notes" : "refused"].push_back(ordered_json(sayso::to_json(refusal)));
    std::cout << out.dump(2, ' ', false, ordered_json::error_handler_t::replace) << '\n';
    return Exit::clean;
  }
  print_settings(settings_to_json(assembly.policy.settings, SIZE_MAX));
  for (const Refusal& refusal : assembly.refusals)
    std::cout << (is_note(refusal.code) ? "note  " : "refused  ") << describe_refusal(refusal) << '\n';
  return Exit::clean;
}

Action declare_show(Command& command) {
  auto options = std::make_shared<ShowOptions>();
  command.add_option("FILE", options->files,
                     "The organisation's policy; of several the last one wins, key by key, as in a browser's folder");
  command.add_option("--machine", options->machine, "The machine's settings, weaker than the policy").kind("FILE");
  command.add_option("--preferences", options->preferences, "A person's preferences, stronger where the policy leaves them the choice")
      .kind("FILE");
  command.add_flag("--json", options->as_json, "Print settings, packs, what is refused and what is noted as JSON");
  add_table_option(command, options->table);
  command.footer(
      "Prints the value of every setting once all layers are merged, and where each came from. Reads no policy of this machine: see sayso "
      "doctor.\n"
      "\n"
      "Example:\n"
      "  sayso policy show acme.json --preferences mine.json\n"
      "\n"
      "Exit: 0, 2 unreadable or wrong usage");
  return [options] { return show(*options); };
}

// export

struct ExportOptions {
  std::string file = "-", browser, os, table, format, folder;
  ExportChoice choice;
  bool anyway = false;
};

Exit write_files(const std::vector<ExportedFile>& files, const ExportOptions& options) {
  if (options.folder.empty()) {
    const auto wanted = std::find_if(files.begin(), files.end(),
                                     [&](const ExportedFile& file) { return options.format.empty() || file.format == options.format; });
    if (wanted == files.end()) {
      std::string formats;
      for (const ExportedFile& file : files) formats += (formats.empty() ? "" : ", ") + file.format;
      return complain("there is no --format " + options.format + " here. There is: " + formats + ".");
    }
    std::cout << wanted->bytes;
    return Exit::clean;
  }
  for (const ExportedFile& file : files) {
    if (!options.format.empty() && file.format != options.format) continue;
    const std::filesystem::path place = std::filesystem::path(options.folder) / file.name;
    std::error_code error;
    std::filesystem::create_directories(place.parent_path(), error);
    std::ofstream out(place, std::ios::binary);
    out << file.bytes;
    if (!out.flush()) return complain(place.string() + " cannot be written. Check the folder and its permissions.");
    std::cout << place.string() << "  " << file.about << '\n';
  }
  return Exit::clean;
}

Exit export_policy(const ExportOptions& options) {
  const auto table = load_browsers(options.table);
  if (!table) return complain(table.error());
  const Browser* browser = table.value().find(options.browser);
  if (browser == nullptr) return complain("no browser \"" + options.browser + "\" is in the table.");
  if (options.choice.take_away) {
    const auto exported = export_settings(nullptr, table.value(), *browser, options.os, options.choice);
    return exported ? write_files(exported.value().files, options) : complain(exported.error());
  }
  const auto file = read_policy(options.file, all_ids(table.value()));
  if (!file) return complain(describe(file.error()));
  const PolicyVerdict verdict = lint_policy(file.value());
  for (const PolicyProblem& problem : verdict.problems) {
    if (!problem.note) std::cerr << describe(file.value(), problem) << '\n';
  }
  if (verdict.refused() && !options.anyway) {
    std::cerr << "sayso: nothing was exported, since the above would be refused. Mend it, or export what is left with --anyway.\n";
    return Exit::findings;
  }
  const auto exported = export_settings(file.value().settings, table.value(), *browser, options.os, options.choice);
  if (!exported) return complain(exported.error());
  for (const std::string& remark : exported.value().remarks) std::cerr << "note: " << remark << '\n';
  return write_files(exported.value().files, options);
}

Action declare_export(Command& command) {
  auto options = std::make_shared<ExportOptions>();
  command.add_option("FILE", options->file, "The policy, in Sayso's own form; \"-\" or nothing: standard input");
  command.add_option("--browser", options->browser, "Whose policy: chrome, chromium, edge, brave or firefox").kind("NAME").required();
  command.add_option("--os", options->os, "Where it goes: linux, windows, macos, google-admin or intune")
      .kind("WHERE")
      .required()
      .one_of({"linux", "windows", "macos", "google-admin", "intune"});
  command.add_option("--id", options->choice.id, "The extension's id (default: the first of the table)").kind("ID");
  command
      .add_option("--install-url", options->choice.install_url,
                  "Where the extension comes from: an update manifest, for Firefox an .xpi (default: the browser's store)")
      .kind("URL");
  command.add_flag("--no-install", options->choice.no_install, "Do not install the extension: settings and the host alone");
  command.add_flag("--take-away", options->choice.take_away,
                   "Have the browser remove the extension, with all that it kept; needs no FILE. Firefox keeps it otherwise");
  command
      .add_option("--allow-host", options->choice.other_hosts,
                  "Another native messaging host that stays allowed; may be given several times")
      .kind("NAME");
  command.add_flag("--all-hosts", options->choice.all_hosts, "Do not block other native messaging hosts");
  command.add_option("--format", options->format, "Of several files the one to print: reg, admx or adml").kind("NAME");
  command.add_option("--out", options->folder, "Write all files into this folder instead of printing one").kind("DIR");
  command.add_flag("--anyway", options->anyway, "Export although something would be refused");
  add_table_option(command, options->table);
  command.footer(
      "One policy in every form: JSON for Linux, .reg and ADMX/ADML for Windows, .mobileconfig for macOS, policies.json for Firefox, JSON "
      "for the\n"
      "Google Admin console, and settings for Intune. The extension is installed by force, its host allowed and all other hosts blocked.\n"
      "\n"
      "Examples:\n"
      "  sayso policy export --browser chromium --os linux acme.json > /etc/chromium/policies/managed/sayso.json\n"
      "  sayso policy export --browser chrome --os windows --out kit acme.json\n"
      "\n"
      "Exit: 0, 1 something in the policy would be refused, 2 unreadable, or nothing that this browser and system know");
  return [options] { return export_policy(*options); };
}

}  // namespace

Action declare_policy(Command& command) {
  command.footer("Settings are listed in native-host/PROTOCOL.md; the admin's guide is installer/README.md.");
  return command.add_subcommands({{"lint", "Name everything in a policy that would be refused", declare_policy_lint},
                                  {"show", "The value of every setting, and where it came from", declare_show},
                                  {"export", "A policy in the form of a browser and a system", declare_export}});
}

}  // namespace sayso::cli
