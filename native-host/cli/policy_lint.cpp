#include "policy_lint.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "checking.hpp"
#include "sayso/assembly.hpp"
#include "sayso/json.hpp"
#include "sayso/policy.hpp"
#include "sites.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;

std::string_view first_token(std::string_view pointer) {
  pointer.remove_prefix(std::min<std::size_t>(pointer.size(), 1));
  return pointer.substr(0, pointer.find('/'));
}

/// What the setting that holds `pointer` is.
std::string hint_for(std::string_view pointer) {
  const std::string_view key = first_token(pointer);
  for (const SettingDoc& doc : setting_docs()) {
    if (doc.key == key) return std::string(doc.about) + " For example: \"" + std::string(key) + "\": " + std::string(doc.example);
  }
  return {};
}

class Linter {
 public:
  explicit Linter(const PolicyFile& file) : file_(file) {
    DataFolders folders = find_data_folders({});
    folders.machine_policy.clear();
    Dictionaries dictionaries(folders.dictionaries);
    VerifiedPacks verified;
    assembly_ = assemble({nullptr, file.settings, nullptr}, {}, folders, dictionaries, verified, present_circumstances().now);
  }

  PolicyVerdict verdict() {
    for (const Refusal& refusal : assembly_.refusals) {
      if (refusal.source != "managed") continue;
      add(is_note(refusal.code), refusal.path, std::string(name_of(refusal.code)), refusal.reason,
          is_note(refusal.code) ? "" : hint_for(refusal.path));
    }
    look_for_unknown_names();
    look_at_the_whole();
    PolicyVerdict verdict;
    for (const PackInfo& pack : assembly_.checker->rules().packs()) {
      if (pack.origin == Origin::managed) verdict.rules += pack.rules;
    }
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const auto& a, const auto& b) { return std::tie(a.line, a.path) < std::tie(b.line, b.path); });
    verdict.problems = std::move(problems_);
    return verdict;
  }

 private:
  void add(bool note, const std::string& path, std::string code, std::string reason, std::string hint) {
    problems_.push_back({note, file_.lines.of(file_.pointer + path), path, std::move(code), std::move(reason), std::move(hint)});
  }
  void remark(const std::string& path, std::string code, std::string reason, std::string hint) {
    add(true, path, std::move(code), std::move(reason), std::move(hint));
  }

  const json& value(std::string_view key) const { return assembly_.policy.settings.find(key)->second.value; }

  void look_at_stages(const json& stages, const std::string& path) {
    for (const auto& [key, stage] : stages.items()) {
      if (key.find('/') == std::string::npos || assembly_.checker->rules().has(key)) continue;
      const std::string pack = key.substr(0, key.find('/'));
      if (assembly_.policy.settings.find("pack-sources")->second.value.contains(pack)) continue;  // not fetched here
      remark(path + "/" + escaped(key), "unknown-rule", "No rule of this name is known on this machine, so this changes nothing.",
             "sayso test lists the rules of a pack.");
    }
  }

  void look_for_unknown_names() {
    look_at_stages(value("stages"), "/stages");
    for (const auto& [name, window] : value("windows").items()) {
      if (window.contains("stages")) look_at_stages(window["stages"], "/windows/" + name + "/stages");
    }
    std::set<std::string, std::less<>> packs;
    for (const PackInfo& pack : assembly_.checker->rules().packs()) packs.insert(pack.id);
    for (const auto& [id, on] : value("packs").items()) {
      if (id != "*" && !packs.contains(id) && !value("pack-sources").contains(id)) {
        remark("/packs/" + id, "unknown-pack", "No pack of this id is known on this machine, so this changes nothing.", "");
      }
    }
    const auto sites = known_sites();
    const json& off = value("sites-off");
    for (std::size_t i = 0; i < off.size(); ++i) {
      const auto site = off[i].get<std::string>();
      if (!sites.contains(site) && !value("adapters").contains(site)) {
        remark("/sites-off", "unknown-site", "No site \"" + site + "\" is known, so this changes nothing.", "");
      }
    }
    for (const DictionaryState& dictionary : assembly_.dictionaries) {
      if (dictionary.error && file_.settings.contains("languages")) {
        remark("/languages", "no-dictionary",
               "This machine has no dictionary " + dictionary.language + ". Drafts in it are not checked for spelling where it is missing.",
               "");
      }
    }
  }

  void look_at_the_whole() {
    if (value("fail") == "closed") {
      remark("/fail", "fails-closed", "Nothing can be sent on checked sites while the host is missing or broken.",
             "Begin with \"open\"; choose \"closed\" when `sayso doctor` is quiet on every machine.");
    }
    const auto stages = assembly_.policy.stages.stages.find("*");
    if (stages != assembly_.policy.stages.stages.end() && stages->second == Stage::block) {
      remark("/stages/*", "blocks-everything", "Every finding blocks, whether its rule is sure or not.",
             "Raise single categories or rules instead.");
    }
    constexpr std::size_t large = std::size_t{1} << 20;
    if (const std::size_t bytes = dump_json(file_.settings).size(); bytes > large) {
      remark("", "large",
             "These settings take " + std::to_string(bytes >> 20) + " MiB: the Windows registry and consoles are not made for that.",
             "Put large packs into \"pack-sources\", or into the machine's folder for packs.");
    }
  }

  static std::string escaped(const std::string& key) {
    std::string out;
    for (const char c : key) out += c == '/' ? std::string("~1") : c == '~' ? std::string("~0") : std::string(1, c);
    return out;
  }

  const PolicyFile& file_;
  Assembly assembly_;
  std::vector<PolicyProblem> problems_;
};

}  // namespace

bool PolicyVerdict::refused() const {
  return std::any_of(problems.begin(), problems.end(), [](const PolicyProblem& problem) { return !problem.note; });
}

PolicyVerdict lint_policy(const PolicyFile& file) { return Linter(file).verdict(); }

std::string describe(const PolicyFile& file, const PolicyProblem& problem) {
  std::string out = file.path + ":" + std::to_string(problem.line) + ": " + (problem.note ? "note: " : "") +
                    (problem.path.empty() ? "" : problem.path + ": ") + problem.reason;
  if (!problem.hint.empty()) out += "\n    " + problem.hint;
  return out;
}

}  // namespace sayso::cli
