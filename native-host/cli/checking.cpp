#include "checking.hpp"

#include <chrono>
#include <iostream>
#include <optional>

namespace sayso::cli {
namespace {

/// Reads a closed word into a scope's field, or says which words there are.
template <typename Value>
void add_word_option(CLI::App& command, const char* name, const char* help, Value& into,
                     std::optional<Value> (*parse)(std::string_view) noexcept, const char* words) {
  command
      .add_option_function<std::string>(
          name,
          [&into, parse, name, words](const std::string& word) {
            const auto value = parse(word);
            if (!value) throw CLI::ValidationError(name, std::string("is one of ") + words);
            into = *value;
          },
          help)
      ->type_name(words)
      ->group("Where it is going");
}

}  // namespace

void add_pack_options(CLI::App& command, FolderChoice& choice) {
  CLI::Validator folder = CLI::ExistingDirectory;
  folder.description("");
  command.add_option("--packs", choice.extra_packs, "Also read the rules of this folder; may be given more than once")
      ->type_name("DIR")
      ->check(folder)
      ->allow_extra_args(false)
      ->group("Rules");
  command
      .add_flag_callback(
          "--no-default-packs", [&choice] { choice.default_packs = false; }, "Leave out Sayso's own rules, the machine's and yours")
      ->group("Rules");
}

void add_scope_options(CLI::App& command, Scope& scope) {
  command.add_option("--site", scope.site, "The site, e.g. x, linkedin, reddit")->type_name("SITE")->group("Where it is going");
  add_word_option(command, "--surface", "The kind of text", scope.surface, parse_surface,
                  "post|reply|comment|direct-message|group-message|article|unknown");
  add_word_option(command, "--audience", "Who will see it", scope.audience, parse_audience,
                  "public|followers|connections|friends|group|private|unknown");
  add_word_option(command, "--account", "Whose account it is", scope.account, parse_account, "personal|brand|unknown");
  command.add_option("--account-name", scope.account_name, "The account's name, e.g. @acme")->type_name("NAME")->group("Where it is going");
}

Assembly load_checker(const FolderChoice& choice) {
  DataFolders folders = find_data_folders(choice);
  folders.machine_policy.clear();
  Dictionaries dictionaries(folders.dictionaries);
  VerifiedPacks verified;
  Assembly assembly = assemble({}, {}, folders, dictionaries, verified, present_circumstances().now);
  for (const std::string& folder : choice.extra_packs) {
    if (pack_files(folder).empty()) std::cerr << "sayso: there is no pack in " << folder << ". Packs end with .json or .jsonc.\n";
  }
  for (const Refusal& refusal : assembly.refusals) {
    std::cerr << "sayso: " << (is_note(refusal.code) ? refusal.reason : describe_refusal(refusal)) << '\n';
  }
  if (assembly.checker->rules().size() == 0)
    std::cerr << "sayso: no rules were found. Name a folder with --packs, or install Sayso's own.\n";
  for (const DictionaryState& dictionary : assembly.dictionaries) {
    if (dictionary.error) {
      std::cerr << "sayso: spelling is not checked: there is no dictionary " << dictionary.language << ". Install hunspell-en-us.\n";
    }
  }
  return assembly;
}

void add_writer_options(CLI::App& command, Circumstances& circumstances) {
  command.add_option("--language", circumstances.language, "The language it is written in, e.g. en or de-AT")
      ->type_name("TAG")
      ->group("Where it is going");
  command.add_option("--role", circumstances.roles, "A role of the writer, as the policy names it; may be given more than once")
      ->type_name("ROLE")
      ->allow_extra_args(false)
      ->group("Where it is going");
}

Circumstances circumstances_of_row(const nlohmann::json& row, Circumstances base) {
  if (const auto language = row.find("language"); language != row.end() && language->is_string())
    base.language = language->get<std::string>();
  const auto role = row.find("role");
  if (role == row.end()) return base;
  if (role->is_string()) base.roles = {role->get<std::string>()};
  if (role->is_array()) {
    base.roles.clear();
    for (const auto& one : *role) {
      if (one.is_string()) base.roles.push_back(one.get<std::string>());
    }
  }
  return base;
}

Circumstances present_circumstances(Circumstances circumstances) {
  circumstances.now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return circumstances;
}

std::string describe_refusal(const Refusal& refusal) {
  std::string text = refusal.source;
  if (refusal.line > 0) text += ":" + std::to_string(refusal.line);
  if (refusal.column > 0) text += ":" + std::to_string(refusal.column);
  text += ": " + std::string(name_of(refusal.code));
  if (!refusal.path.empty()) text += " at " + refusal.path;
  return text + ": " + refusal.reason;
}

std::string describe_readers(const Scope& scope) {
  switch (scope.audience) {
    case Audience::open:
      return "anyone, and search engines";
    case Audience::followers:
      return "everyone who follows the account";
    case Audience::connections:
      return "everyone in the account's network";
    case Audience::friends:
      return "the account's friends";
    case Audience::group:
      return "everyone in the group";
    case Audience::closed:
      return "the people it is addressed to";
    case Audience::unknown:
      break;
  }
  return "not known (tell with --audience)";
}

}  // namespace sayso::cli
