// The forms of a dictionary and the search among them, beside Hunspell and beside a plain comparison with every form.
#include "spelling/form_index.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <hunspell/hunspell.hxx>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "spelling/compound_parts.hpp"
#include "spelling/dictionary_forms.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

using namespace sayso;
using namespace sayso::spelling;

namespace {

std::vector<std::string> forms_of(const std::string& path) {
  std::vector<std::string> forms;
  const auto read = each_form(
      path + ".aff", path + ".dic", 1'000'000, [&](std::string_view form) { forms.emplace_back(form); }, [](std::string_view) {});
  REQUIRE(read.read);
  return forms;
}

std::u32string letters_of(std::string_view word) {
  std::u32string letters;
  for (std::size_t i = 0; i < word.size(); i += utf8::decode(word, i).bytes) {
    std::string folded;
    unicode::fold_each(word.substr(i, utf8::decode(word, i).bytes), folded);
    const auto first = utf8::decode(folded, 0);
    // ß is one letter, though it folds to two.
    letters += first.bytes == folded.size() ? first.value : utf8::decode(word, i).value;
  }
  return letters;
}

/// Optimal string alignment, the whole table.
std::size_t plain_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

TEST_CASE("Every form that is read from a dictionary is one to Hunspell") {
  for (const std::string name : {"en_US", "de_DE"}) {
    const auto path = "/usr/share/hunspell/" + name;
    if (!std::filesystem::exists(path + ".aff")) {
      WARN(name << " is not installed");
      continue;
    }
    Hunspell hunspell((path + ".aff").c_str(), (path + ".dic").c_str());
    const auto forms = forms_of(path);
    CHECK(forms.size() > 150'000);
    std::size_t strange = 0;
    for (std::size_t i = 0; i < forms.size(); i += 7) strange += hunspell.spell(forms[i]) ? 0U : 1U;
    CHECK(strange == 0);
  }
}

TEST_CASE("Affixes: conditions, cross products, continuations, hidden and bound forms") {
  const auto folder = std::filesystem::temp_directory_path() / "sayso-forms-test";
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "zz.aff") << "SET UTF-8\nNOSUGGEST !\nNEEDAFFIX ~\nPFX U Y 1\nPFX U 0 un .\nSFX S Y 2\nSFX S y ies [^aeiou]y\nSFX "
                                      "S 0 s [^y]\nSFX A Y 1\nSFX A 0 able/S .\n";
  std::ofstream(folder / "zz.dic") << "4\ntry/USA\nbad/!\nstem/~S\nand\\/or\n";
  auto forms = forms_of((folder / "zz").string());
  std::sort(forms.begin(), forms.end());
  CHECK(forms ==
        std::vector<std::string>{"and/or", "stems", "tries", "try", "tryable", "tryables", "untries", "untry", "untryable", "untryables"});
  std::filesystem::remove_all(folder);
}

TEST_CASE("Near forms are those that a comparison with every form finds") {
  FormIndex index;
  std::vector<std::pair<std::string, std::u32string>> forms;
  std::set<std::string> seen;
  std::size_t n = 0;
  for (const std::string name : {"en_US", "de_DE"}) {
    const auto path = "/usr/share/hunspell/" + name;
    if (!std::filesystem::exists(path + ".aff")) continue;
    for (auto& form : forms_of(path)) {
      if (++n % 61 != 0 || !seen.insert(form).second) continue;
      index.add(form);
      forms.emplace_back(form, letters_of(form));
    }
  }
  index.finish();
  REQUIRE(index.size() == forms.size());
  std::mt19937 random(3);
  std::size_t found = 0;
  for (int round = 0; round < 60; ++round) {
    auto typed = forms[random() % forms.size()].first;
    for (std::size_t slips = random() % 4; slips > 0 && typed.size() > 2; --slips) {
      const auto at = random() % typed.size();
      if (!utf8::valid(typed.substr(at, 1))) continue;
      if (random() % 3 == 0)
        typed.erase(at, 1);
      else if (random() % 2 == 0)
        typed.insert(at, 1, static_cast<char>('a' + random() % 26));
      else
        typed[at] = static_cast<char>('a' + random() % 26);
    }
    const auto letters = letters_of(typed);
    std::vector<std::pair<std::string, std::size_t>> within_three;
    for (const auto& [form, form_letters] : forms) {
      if (const auto distance = plain_distance(letters, form_letters); distance <= 3) within_three.emplace_back(form, distance);
    }
    for (std::size_t most = 1; most <= 3; ++most) {
      std::set<std::pair<std::string, std::size_t>> plain, fast;
      for (const auto& near : within_three) {
        if (near.second <= most) plain.insert(near);
      }
      for (const auto& near : index.near(typed, most)) fast.emplace(near.form, near.edits);
      INFO(typed << " within " << most);
      CHECK(fast == plain);
      CHECK(index.has_near(typed, most) == !plain.empty());
      found += plain.size();
    }
  }
  CHECK(found > 200);
  CHECK(index.holds(forms.front().first));
  CHECK_FALSE(index.holds("qqqqq"));
  CHECK(index.near("", 2).empty());
  CHECK(index.near("привет", 2).empty());
}

TEST_CASE("A compound that Hunspell takes is one that its parts may make") {
  const std::string path = "/usr/share/hunspell/de_DE";
  if (!std::filesystem::exists(path + ".dic")) {
    WARN("NOT RUN: " << path << ".dic");
    return;
  }
  CompoundParts parts;
  std::vector<std::string> forms;
  const auto read = each_form(
      path + ".aff", path + ".dic", 1'000'000, [&](std::string_view form) { forms.emplace_back(form); },
      [&](std::string_view part) { parts.add(part); });
  REQUIRE(read.compounds);
  parts.finish();
  Hunspell hunspell((path + ".aff").c_str(), (path + ".dic").c_str());
  std::mt19937 random(8);
  std::size_t compounds = 0, ruled_out = 0;
  for (int i = 0; i < 60'000; ++i) {
    std::string word = forms[random() % forms.size()];
    for (std::size_t more = 1 + random() % 2; more > 0; --more) {
      std::string second = forms[random() % forms.size()];
      if (second.size() > 12) continue;
      if (second[0] >= 'A' && second[0] <= 'Z') second[0] = static_cast<char>(second[0] - 'A' + 'a');
      word += (random() % 3 == 0 ? "s" : "") + second;
    }
    if (word.size() > 40) continue;
    if (!hunspell.spell(word)) {
      ruled_out += parts.may_make("xq" + word) ? 0U : 1U;
      continue;
    }
    ++compounds;
    INFO(word);
    CHECK(parts.may_make(word));
  }
  CHECK(compounds > 500);
  CHECK(ruled_out > 10'000);
}
