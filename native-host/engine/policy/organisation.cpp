#include "policy/organisation.hpp"

#include <algorithm>
#include <utility>

#include "policy/values.hpp"
#include "sayso/hash.hpp"
#include "sayso/json.hpp"

namespace sayso::policy {
namespace {

using nlohmann::json;

/// Everyone but the people that a message is addressed to.
json others_read_it() { return {{"audience", {"public", "followers", "connections", "friends", "group", "unknown"}}}; }

/// "Falcon 2" → "code-name-falcon-2". Where letters had to be left out, a fingerprint keeps two names apart.
std::string rule_id_of(const std::string& name) {
  std::string slug;
  bool whole = true;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      slug += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      slug += c;
    } else {
      whole = whole && c == ' ';
      if (!slug.empty() && slug.back() != '-') slug += '-';
    }
  }
  if (slug.size() > 40) {
    slug.resize(40);
    whole = false;
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  if (!whole) slug += (slug.empty() ? "" : "-") + sha256_of(name).substr(0, 8);
  return "code-name-" + slug;
}

json examples_of(const std::string& phrase) {
  return {{"flags", json::array({"About " + phrase + " today"})}, {"passes", json::array({"About the weather today"})}};
}

json code_name_rule(const std::string& name, const std::string& link) {
  return {{"id", rule_id_of(name)},
          {"category", "confidential"},
          {"stage", "confirm"},
          {"severity", "high"},
          {"when", others_read_it()},
          {"phrases", json::array({name})},
          {"message",
           {{"what", "This names something that is not public yet."},
            {"why", "It stands on the organisation's list of code names."},
            {"policy", link},
            {"translations",
             {{"de",
               {{"what", "Das ist noch nicht öffentlich."}, {"why", "Der Name steht auf der Liste interner Namen der Organisation."}}}}}}},
          {"rationale", "The policy lists it as a code name."},
          {"examples", examples_of(name)}};
}

/// "2026-11-12T08:00" → "2026-11-12 08:00".
std::string readable(std::string time) {
  std::replace(time.begin(), time.end(), 'T', ' ');
  return time;
}

json embargo_rule(const std::string& name, const json& window, const std::string& link) {
  json message = {{"what", window.value("what", "This is under embargo.")}, {"policy", link}};
  const std::string zone = window.value("timezone", "UTC");
  const bool ends = window.contains("to");
  message["why"] = window.value(
      "why", ends ? "It may be told from " + readable(window["to"].get<std::string>()) + " (" + zone + ")." : "It is not public yet.");
  if (!window.contains("what") && !window.contains("why")) {
    message["translations"]["de"] = {
        {"what", "Das unterliegt einer Sperrfrist."},
        {"why", ends ? "Erzählt werden darf es ab " + readable(window["to"].get<std::string>()) + " (" + zone + ")."
                     : "Es ist noch nicht öffentlich."}};
  }
  json when = {{"timezone", zone}};
  for (const char* side : {"from", "to"}) {
    if (window.contains(side)) when[side] = window[side];
  }
  return {{"id", "window-" + name},
          {"category", window.value("category", "market-sensitive")},
          {"stage", window.value("stage", "confirm")},
          {"severity", "high"},
          {"when", others_read_it()},
          {"window", std::move(when)},
          {"phrases", window["phrases"]},
          {"message", std::move(message)},
          {"rationale", "The policy sets an embargo."},
          {"examples", examples_of(window["phrases"][0].get<std::string>())}};
}

void drop_empty_link(json& rule) {
  if (rule["message"]["policy"] == json("")) rule["message"].erase("policy");
}

}  // namespace

std::optional<InlinePack> organisation_pack(const std::map<std::string, Setting, std::less<>>& settings, const std::vector<RuleList>& lists,
                                            Origin origin) {
  const auto setting = [&](const char* key) -> const Setting& { return settings.find(key)->second; };
  const auto source_of = [&](const char* key) { return std::string(name_of(setting(key).origin)); };
  const json& organisation = setting("organisation").value;
  const std::string link = organisation.value("policy", "");

  InlinePack pack{origin, "organisation", "", {}, false};
  json rules = json::array();
  const auto place = [&](const std::string& source, const std::string& path) {
    pack.places.push_back({"/rules/" + std::to_string(rules.size()), source, path});
  };
  for (const RuleList& list : lists) {
    for (std::size_t i = 0; i < list.rules.size(); ++i) {
      place(list.source, "/rules/" + std::to_string(i));
      rules.push_back(list.rules[i]);
    }
  }
  const json& names = setting("code-names").value;
  for (std::size_t i = 0; i < names.size(); ++i) {
    place(source_of("code-names"), "/code-names/" + std::to_string(i));
    rules.push_back(code_name_rule(names[i].get<std::string>(), link));
    drop_empty_link(rules.back());
  }
  for (const auto& [name, window] : setting("windows").value.items()) {
    if (!window.contains("phrases")) continue;
    place(source_of("windows"), "/windows/" + escape_pointer(name));
    rules.push_back(embargo_rule(name, window, link));
    drop_empty_link(rules.back());
  }
  const json& vocabulary = setting("vocabulary").value;
  if (rules.empty() && vocabulary.empty()) return std::nullopt;
  pack.places.push_back({"/vocabulary", source_of("vocabulary"), "/vocabulary"});

  json document = {{"pack", "organisation"},
                   {"version", "1.0.0"},
                   {"title", organisation.value("name", "Your organisation")},
                   {"rules", std::move(rules)}};
  if (!vocabulary.empty()) document["vocabulary"] = vocabulary;
  pack.json = dump_json(document);
  return pack;
}

}  // namespace sayso::policy
