#include "browsers.hpp"

#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <utility>

#include "arguments.hpp"
#include "sayso/installation.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;

std::vector<std::string> texts(const json& object, const char* key) { return object.value(key, std::vector<std::string>()); }

BrowserPlaces places_of(const json& system) {
  BrowserPlaces places;
  const json& manifests = system.at("manifests");
  places.user_manifests = texts(manifests, "user");
  places.system_manifests = texts(manifests, "system");
  places.policies = texts(system, "policies");
  places.programs = texts(system, "programs");
  const json storage = system.value("storage", json::object());
  places.user_storage = texts(storage, "user");
  places.system_storage = texts(storage, "system");
  for (const json& box : system.value("sandboxed", json::array())) {
    places.boxes.push_back({box.at("kind"), box.at("app"), box.at("works"), texts(box, "manifests"), box.at("note")});
  }
  return places;
}

std::string text_or_empty(const json& object, const char* key) {
  const auto value = object.find(key);
  return value == object.end() || !value->is_string() ? std::string() : value->get<std::string>();
}

BrowserTable table_of(const json& document) {
  BrowserTable table;
  table.host_name = document.at("host").at("name");
  table.host_program = document.at("host").at("program");
  table.chromium_ids = document.at("extensions").at("chromium").get<std::vector<std::string>>();
  table.firefox_ids = document.at("extensions").at("firefox").get<std::vector<std::string>>();
  for (const json& id : document.value("ids", json::array())) {
    if (id.value("kind", "") == "development") table.development_id = text_or_empty(id, "id");
  }
  const json stores = document.value("stores", json::object());
  table.chromium_store = text_or_empty(stores, "chromium");
  table.edge_store = text_or_empty(stores, "edge");
  table.firefox_store = text_or_empty(stores, "firefox");
  const json& machine = document.at("machine").at("linux");
  table.machine_policy = machine.at("policy");
  table.machine_packs = machine.at("packs");
  for (const json& row : document.at("browsers")) {
    const json& windows = row.at("windows");
    table.browsers.push_back({row.at("id"), row.at("name"), row.at("family"), row.at("page"), places_of(row.at("linux")),
                              places_of(row.at("macos")), text_or_empty(row.at("macos"), "domain"), text_or_empty(windows, "root"),
                              texts(windows, "policies"), texts(windows, "lists"), texts(windows, "storage"), texts(windows, "manifests")});
  }
  return table;
}

}  // namespace

const Browser* BrowserTable::find(std::string_view id) const {
  const auto browser = std::find_if(browsers.begin(), browsers.end(), [&](const Browser& one) { return one.id == id; });
  return browser == browsers.end() ? nullptr : &*browser;
}

const std::vector<std::string>& BrowserTable::ids_of(const Browser& browser) const {
  return browser.family == "firefox" ? firefox_ids : chromium_ids;
}

void add_table_option(Command& command, std::string& path) {
  command.add_option("--table", path, "The table of browsers to use, such as an organisation's own (default: the one that came with Sayso)")
      .kind("FILE");
}

Result<BrowserTable, std::string> load_browsers(const std::string& path) {
  const std::string place = path.empty() ? (std::filesystem::path(find_shared_folder()) / "browsers.json").string() : path;
  std::ifstream file(place, std::ios::binary);
  if (!file) return Failure{"the table of browsers, " + place + ", cannot be read. Give another with --table."};
  try {
    return table_of(json::parse(file));
  } catch (const std::exception&) {
    return Failure{place + " is no table of browsers. Compare it with installer/browsers.json."};
  }
}

std::string filled(std::string text, std::string_view id, std::string_view host) {
  const std::pair<std::string_view, std::string_view> names[] = {{"{id}", id}, {"{host}", host}};
  for (const auto& [name, value] : names) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + value.size()))
      text.replace(at, name.size(), value);
  }
  return text;
}

}  // namespace sayso::cli
