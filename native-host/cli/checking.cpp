#include "checking.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "arguments.hpp"
#include "marks.hpp"
#include "sayso/language.hpp"
#include "sayso/nearest_name.hpp"
#include "sayso/time.hpp"

namespace sayso::cli {
namespace {

/// "post|reply": its words.
std::vector<std::string_view> parts_of(std::string_view words) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= words.size();) {
    const std::size_t end = std::min(words.find('|', at), words.size());
    parts.push_back(words.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

/// Reads a closed word into a scope's field, or says which words there are.
template <typename Value>
void add_word_option(Command& command, const char* name, const char* help, Value& into,
                     std::optional<Value> (*parse)(std::string_view) noexcept, const char* words) {
  command
      .add_reader(
          name,
          [&into, parse, words](const std::string& word) -> std::optional<std::string> {
            const auto value = parse(word);
            if (!value) return std::string("is one of ") + words + "." + suggestion_for(word, parts_of(words));
            into = *value;
            return std::nullopt;
          },
          help)
      .kind(words)
      .group("Where it is going");
}

Assembly assembled(const FolderChoice& choice, PolicyLayers layers, std::chrono::sys_seconds now) {
  DataFolders folders = find_data_folders(choice);
  folders.machine_policy.clear();
  Dictionaries dictionaries(folders.dictionaries);
  VerifiedPacks verified;
  return assemble(std::move(layers), {}, folders, dictionaries, verified, now);
}

}  // namespace

void add_pack_options(Command& command, FolderChoice& choice) {
  command.add_option("--packs", choice.extra_packs, "Also read the rules of this folder; may be given more than once")
      .kind("DIR")
      .existing_folder()
      .group("Rules");
  command.add_flag("--no-default-packs", choice.default_packs, "Leave out Sayso's own rules, the machine's and yours", /*value=*/false)
      .group("Rules");
}

void add_scope_options(Command& command, Scope& scope) {
  command.add_option("--site", scope.site, "The site, e.g. x, linkedin, reddit").kind("SITE").group("Where it is going");
  add_word_option(command, "--surface", "The kind of text", scope.surface, parse_surface,
                  "post|reply|comment|direct-message|group-message|article|unknown");
  add_word_option(command, "--audience", "Who will see it", scope.audience, parse_audience,
                  "public|followers|connections|friends|group|private|unknown");
  add_word_option(command, "--account", "Whose account it is", scope.account, parse_account, "personal|brand|unknown");
  command.add_option("--account-name", scope.account_name, "The account's name, e.g. @acme").kind("NAME").group("Where it is going");
}

Assembly load_checker(const FolderChoice& choice, const Circumstances& circumstances, const std::vector<std::string>& only) {
  PolicyLayers layers;
  if (!only.empty()) {
    layers.managed["packs"]["*"] = false;
    for (const std::string& pack : only) layers.managed["packs"][pack] = true;
  }
  Assembly assembly = assembled(choice, std::move(layers), circumstances.now);
  for (const std::string& folder : choice.extra_packs) {
    if (pack_files(folder).empty()) std::cerr << "sayso: there is no pack in " << folder << ". Packs end with .json or .jsonc.\n";
  }
  for (const Refusal& refusal : assembly.refusals) {
    if (!only.empty() && refusal.source == "managed") continue;  // an id that no pack can have: whoever asked looks for it
    std::cerr << "sayso: " << (is_note(refusal.code) ? refusal.reason : describe_refusal(refusal)) << '\n';
  }
  if (only.empty() && assembly.checker->rules().size() == 0)
    std::cerr << "sayso: no rules were found. Name a folder with --packs, or install Sayso's own.\n";
  for (const DictionaryState& dictionary : assembly.dictionaries) {
    if (dictionary.error) {
      std::cerr << "sayso: spelling is not checked: there is no dictionary " << dictionary.language << ". Install hunspell-en-us.\n";
    }
  }
  const std::set<std::string_view> roles = assembly.checker->rules().roles();
  for (const std::string& role : circumstances.roles) {
    if (roles.contains(role)) continue;
    std::cerr << "sayso: no rule that is loaded asks for the role \"" << printable(role) << "\"."
              << suggestion_for(role, {roles.begin(), roles.end()}) << " Small and capital letters count.\n";
  }
  return assembly;
}

void add_writer_options(Command& command, Writer& writer) {
  command
      .add_reader(
          "--language",
          [&writer](const std::string& written) -> std::optional<std::string> {
            const auto tag = draft_language(written);
            if (!tag) return "\"" + written + "\" is no language tag. " + std::string(language_tag_hint);
            writer.language = *tag;
            return std::nullopt;
          },
          "The language it is written in, e.g. en or de-AT, for rules that ask; spelling asks the policy and \"sayso spell\" its own "
          "option")
      .kind("TAG")
      .group("Where it is going");
  command.add_option("--role", writer.roles, "A role of the writer, as the policy names it; may be given more than once")
      .kind("ROLE")
      .group("Where it is going");
  command
      .add_reader(
          "--at",
          [&writer](const std::string& text) -> std::optional<std::string> {
            const auto time = parse_instant(text);
            if (!time) return "is a time like 2027-03-01T12:00+01:00; without its zone it is UTC.";
            writer.at = time;
            return std::nullopt;
          },
          "As if it were this time, for rules with a window or an end, e.g. 2027-03-01T12:00+01:00")
      .kind("TIME")
      .group("Where it is going");
}

Assembly load_unexpired(const FolderChoice& choice) { return assembled(choice, {}, std::chrono::sys_seconds()); }

Circumstances present_circumstances(const Writer& writer) {
  Circumstances circumstances;
  circumstances.now = writer.at.value_or(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
  circumstances.language = writer.language;
  circumstances.roles = writer.roles;
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
