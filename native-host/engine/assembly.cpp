#include "sayso/assembly.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "sayso/json.hpp"

namespace sayso {
namespace {

constexpr std::size_t max_policy_bytes = std::size_t{16} << 20;

/// The machine's settings, or null where there are none; a file that is wrong is refused as a whole.
nlohmann::json read_machine_policy(const std::string& path, std::vector<Refusal>& refusals) {
  std::error_code error;
  if (path.empty() || !std::filesystem::exists(path, error)) return nullptr;
  const auto refuse = [&](RefusalCode code, const char* reason) {
    refusals.push_back({code, std::filesystem::path(path).filename().string(), "", "", reason});
    return nlohmann::json();
  };
  std::ifstream file(path, std::ios::binary);
  if (!file) return refuse(RefusalCode::unreadable, "The machine's policy file cannot be read. Check its permissions.");
  if (std::filesystem::file_size(path, error) > max_policy_bytes)
    return refuse(RefusalCode::too_large, "The machine's policy file is over 16 MiB.");
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  Result<nlohmann::json, JsonError> parsed = parse_json(bytes);
  if (!parsed) {
    return refuse(parsed.error() == JsonError::bad_utf8 ? RefusalCode::invalid_utf8 : RefusalCode::not_json,
                  "The machine's policy file is not JSON. Check it with a JSON editor.");
  }
  if (!parsed.value().is_object()) return refuse(RefusalCode::not_an_object, "The machine's policy file must hold one object of settings.");
  return std::move(parsed).value();
}

}  // namespace

void Dictionaries::prepare() const {
  for (const auto& [ignored, speller] : loaded_) {
    if (speller) speller.value()->prepare();
  }
}

Result<std::shared_ptr<const Speller>, SpellingError> Dictionaries::get(std::string_view language) {
  const auto known = loaded_.find(language);
  if (known != loaded_.end()) return known->second;
  auto speller = Speller::load(language, folders_);
  Result<std::shared_ptr<const Speller>, SpellingError> result = Failure{SpellingError::no_such_dictionary};
  if (speller) {
    result = std::shared_ptr<const Speller>(std::move(speller).value());
  } else {
    result = Failure{speller.error()};
  }
  return loaded_.emplace(std::string(language), std::move(result)).first->second;
}

void Dictionaries::forget_failures() {
  std::erase_if(loaded_, [](const auto& entry) { return !entry.second.ok(); });
}

Assembly assemble(PolicyLayers layers, const DataFolders& folders, Dictionaries& dictionaries, std::chrono::sys_seconds now) {
  Assembly assembly;
  if (layers.machine.is_null()) layers.machine = read_machine_policy(folders.machine_policy, assembly.refusals);
  assembly.policy = merge_policy(layers);

  RuleSetBuilder builder;
  builder.set_stages(assembly.policy.stages);
  builder.set_disabled_packs(assembly.policy.disabled_packs);
  if (!folders.protected_speech.empty()) builder.add_protected_speech(folders.protected_speech);
  for (const PackFolder& folder : folders.packs) builder.add_folder(folder.path, folder.origin);
  for (const InlinePack& pack : assembly.policy.packs) builder.add(pack.json, pack.origin, pack.source);
  std::shared_ptr<const RuleSet> rules = builder.build(now, /*prove=*/false);

  std::vector<std::shared_ptr<const Speller>> spellers;
  if (assembly.policy.spelling) {
    for (const std::string& language : assembly.policy.languages) {
      const auto speller = dictionaries.get(language);
      if (speller) spellers.push_back(speller.value());
      assembly.dictionaries.push_back({language, speller ? std::nullopt : std::optional(speller.error())});
    }
  }

  const auto& refused = assembly.policy.refusals;
  assembly.refusals.insert(assembly.refusals.end(), refused.begin(), refused.end());
  assembly.refusals.insert(assembly.refusals.end(), rules->refusals().begin(), rules->refusals().end());
  assembly.checker = std::make_shared<const Checker>(std::move(rules), std::move(spellers), assembly.policy.accepted_words);
  return assembly;
}

}  // namespace sayso
