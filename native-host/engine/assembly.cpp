#include "sayso/assembly.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <utility>

#include "sayso/json.hpp"

namespace sayso {
namespace {

constexpr std::size_t max_policy_bytes = std::size_t{16} << 20;

}  // namespace

void Dictionaries::prepare() const {
  for (const auto& [ignored, speller] : loaded_) {
    if (speller) speller.value()->prepare();
  }
}

Result<std::shared_ptr<const Speller>, SpellingError> Dictionaries::get(std::string_view name) {
  std::string language(name);
  std::replace(language.begin(), language.end(), '-', '_');
  const auto known = loaded_.find(language);
  if (known != loaded_.end()) return known->second;
  auto speller = Speller::load(language, folders_);
  Result<std::shared_ptr<const Speller>, SpellingError> result = Failure{SpellingError::no_such_dictionary};
  if (speller) {
    result = std::shared_ptr<const Speller>(std::move(speller).value());
  } else {
    result = Failure{speller.error()};
  }
  return loaded_.emplace(std::move(language), std::move(result)).first->second;
}

void Dictionaries::forget_failures() {
  std::erase_if(loaded_, [](const auto& entry) { return !entry.second.ok(); });
}

Result<std::string, PolicyTextFault> read_policy_text(std::istream& in) {
  std::string bytes;
  std::array<char, std::size_t{64} << 10> part{};
  while (in.read(part.data(), part.size()), in.gcount() > 0) {
    bytes.append(part.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > max_policy_bytes)
      return Failure{PolicyTextFault{RefusalCode::too_large, "A policy has at most 16 MiB. Put large packs into \"pack-sources\"."}};
  }
  if (!in.eof())
    return Failure{PolicyTextFault{RefusalCode::unreadable, "The policy file cannot be read. Check its name and permissions."}};
  return bytes;
}

nlohmann::json read_policy_file(const std::string& path, std::vector<Refusal>& refusals) {
  std::error_code error;
  if (path.empty() || !std::filesystem::exists(path, error)) return nullptr;
  const auto refuse = [&](RefusalCode code, const char* reason) {
    refusals.push_back({code, std::filesystem::path(path).filename().string(), "", "", reason});
    return nlohmann::json();
  };
  std::ifstream file(path, std::ios::binary);
  const auto text = read_policy_text(file);
  if (!text) return refuse(text.error().code, text.error().reason);
  Result<nlohmann::json, JsonError> parsed = parse_json(without_comments(text.value()));
  if (!parsed) {
    return refuse(parsed.error() == JsonError::bad_utf8 ? RefusalCode::invalid_utf8 : RefusalCode::not_json,
                  "The policy file is not JSON. \"sayso policy lint\" tells where.");
  }
  if (!parsed.value().is_object()) return refuse(RefusalCode::not_an_object, "The policy file must hold one object of settings.");
  return std::move(parsed).value();
}

Assembly assemble(PolicyLayers layers, const std::vector<FetchedPack>& fetched, const DataFolders& folders, Dictionaries& dictionaries,
                  VerifiedPacks& verified, std::chrono::sys_seconds now) {
  Assembly assembly;
  if (layers.machine.is_null()) layers.machine = read_policy_file(folders.machine_policy, assembly.refusals);
  assembly.available = Speller::available(folders.dictionaries);
  assembly.policy = merge_policy(layers, assembly.available);
  VerifiedPacks::Taken taken = verified.take(assembly.policy.pack_sources, fetched);
  assembly.sources = std::move(taken.states);

  RuleSetBuilder builder;
  builder.set_stages(assembly.policy.stages);
  builder.set_pack_choice(assembly.policy.pack_choice);
  if (!folders.protected_speech.empty()) builder.add_protected_speech(folders.protected_speech);
  for (const InlinePack& pack : assembly.policy.packs) builder.add(pack.json, pack.origin, pack.source);
  for (const PackSource& source : assembly.policy.pack_sources) {
    const auto pack = verified.packs().find(source.id);
    if (pack != verified.packs().end()) builder.add(pack->second.text, source.origin, source.id);
  }
  builder.end_of_policy_packs();
  const auto add_folders = [&](bool named) {
    for (const PackFolder& folder : folders.packs) {
      if (folder.named == named) builder.add_folder(folder.path, folder.origin);
    }
  };
  add_folders(/*named=*/true);
  builder.end_of_named_packs();
  add_folders(/*named=*/false);
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
  assembly.refusals.insert(assembly.refusals.end(), taken.refusals.begin(), taken.refusals.end());
  for (Refusal refusal : rules->refusals()) {
    place_in_policy(refusal, assembly.policy.packs);
    assembly.refusals.push_back(std::move(refusal));
  }
  assembly.checker = std::make_shared<const Checker>(std::move(rules), std::move(spellers), assembly.policy.accepted_words);
  return assembly;
}

}  // namespace sayso
