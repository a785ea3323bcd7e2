#include "spelling/dictionary_folders.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"

using namespace sayso::spelling;

namespace {

using Names = std::vector<std::string>;

/// A machine with these variables and folders.
Surroundings machine(std::map<std::string, std::string> variables, std::map<std::string, Names> folders = {}) {
  return {[variables = std::move(variables)](const char* name) {
            const auto found = variables.find(name);
            return found == variables.end() ? std::string() : found->second;
          },
          [folders = std::move(folders)](const std::string& folder) {
            const auto found = folders.find(folder);
            return found == folders.end() ? Names() : found->second;
          }};
}

std::size_t place_of(const Names& folders, const std::string& folder) {
  const auto found = std::find(folders.begin(), folders.end(), folder);
  INFO(folder);
  REQUIRE(found != folders.end());
  return static_cast<std::size_t>(found - folders.begin());
}

}  // namespace

TEST_CASE("Dictionaries on Linux: the person's before the system's, then office suites, Flatpak and Snap", "[spelling]") {
  const auto folders = dictionary_folders(
      System::linux_,
      machine({{"HOME", "/home/ann"}, {"DICPATH", "/opt/words::/srv/words"}},
              {{"/usr/lib/libreoffice/share/extensions", {"dict-de", "dict-en"}},
               {"/opt", {"google", "libreoffice24.8"}},
               {"/opt/libreoffice24.8/share/extensions", {"dict-fr"}},
               {"/snap", {"libreoffice"}},
               {"/snap/libreoffice/current/lib/libreoffice/share/extensions", {"dict-es"}},
               {"/var/lib/flatpak/app/org.libreoffice.LibreOffice/current/active/files/libreoffice/share/extensions", {"dict-it"}},
               {"/home/ann/.config/libreoffice/4/user/uno_packages/cache/uno_packages", {"lu1.tmp_"}},
               {"/home/ann/.config/libreoffice/4/user/uno_packages/cache/uno_packages/lu1.tmp_", {"dict-nl.oxt"}}}));
  const auto at = [&](const std::string& folder) { return place_of(folders, folder); };
  CHECK(at("/opt/words") == 0);
  CHECK(at("/srv/words") == 1);
  CHECK(at("/home/ann/.local/share/hunspell") < at("/usr/share/hunspell"));
  CHECK(at("/usr/share/hunspell") < at("/usr/share/myspell"));
  CHECK(at("/usr/share/myspell/dicts") < at("/usr/lib/libreoffice/share/extensions/dict-de"));
  CHECK(at("/usr/lib/libreoffice/share/extensions/dict-de") < at("/usr/lib/libreoffice/share/extensions/dict-en"));
  CHECK(at("/opt/libreoffice24.8/share/extensions/dict-fr") > 0);
  CHECK(at("/snap/libreoffice/current/lib/libreoffice/share/extensions/dict-es") > 0);
  CHECK(at("/var/lib/flatpak/app/org.libreoffice.LibreOffice/current/active/files/libreoffice/share/extensions/dict-it") > 0);
  CHECK(at("/home/ann/.config/libreoffice/4/user/uno_packages/cache/uno_packages/lu1.tmp_/dict-nl.oxt") > 0);
}

TEST_CASE("Dictionaries on macOS and on Windows", "[spelling]") {
  const auto mac = dictionary_folders(
      System::macos, machine({{"HOME", "/Users/ann"}}, {{"/Applications/LibreOffice.app/Contents/Resources/extensions", {"dict-en"}}}));
  CHECK(place_of(mac, "/Users/ann/Library/Spelling") < place_of(mac, "/Library/Spelling"));
  CHECK(place_of(mac, "/opt/homebrew/share/hunspell") > 0);
  CHECK(place_of(mac, "/Applications/LibreOffice.app/Contents/Resources/extensions/dict-en") > 0);

  const auto win = dictionary_folders(
      System::windows,
      machine({{"APPDATA", "C:\\Users\\ann\\AppData\\Roaming"}, {"ProgramFiles", "C:\\Program Files"}, {"DICPATH", "D:\\words;E:\\more"}},
              {{"C:\\Program Files/LibreOffice/share/extensions", {"dict-en"}}}));
  CHECK(place_of(win, "D:\\words") == 0);
  CHECK(place_of(win, "E:\\more") == 1);
  CHECK(place_of(win, "C:\\Users\\ann\\AppData\\Roaming/hunspell") == 2);
  CHECK(place_of(win, "C:\\Program Files/LibreOffice/share/extensions/dict-en") > 2);
}

TEST_CASE("Dictionaries where a variable is not set, and a folder that is named twice", "[spelling]") {
  const auto folders = dictionary_folders(System::linux_, machine({{"DICPATH", "/usr/share/hunspell:/usr/share/hunspell"}}));
  CHECK(std::count(folders.begin(), folders.end(), "/usr/share/hunspell") == 1);
  CHECK(folders.front() == "/usr/share/hunspell");
  CHECK(std::none_of(folders.begin(), folders.end(),
                     [](const std::string& f) { return f.front() != '/' || f.find('*') != std::string::npos; }));
  for (const auto system : {System::linux_, System::macos, System::windows}) CHECK_NOTHROW(dictionary_folders(system, machine({})));
}

TEST_CASE("The real machine's folders are listed without a star, and none that is filled in is missing", "[spelling]") {
  const auto inside = Surroundings::real().folders_inside("/usr");
  CHECK(std::is_sorted(inside.begin(), inside.end()));
  CHECK(std::find(inside.begin(), inside.end(), "share") != inside.end());
  CHECK(Surroundings::real().folders_inside("/no/such/folder").empty());
  for (const auto& folder : dictionary_folders(this_system(), Surroundings::real())) CHECK(folder.find('*') == std::string::npos);
}
