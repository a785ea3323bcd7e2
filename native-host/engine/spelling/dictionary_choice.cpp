// Which dictionaries serve someone who reads certain languages.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "sayso/spelling.hpp"

namespace sayso {
namespace {

/// A tag (BCP 47) or the name of a dictionary ("de_AT", "sr_Latn_RS", "de_DE_frami") in its parts, in lower case.
struct Locale {
  std::string language, script, region;
  std::size_t variants = 0;
};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

bool is_region(std::string_view part) {
  const bool number = std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  return part.size() == (number ? 3 : 2);
}

Locale locale_of(std::string_view name) {
  Locale locale;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find_first_of("-_", at), name.size());
    std::string part = lower(name.substr(at, end - at));
    at = end + 1;
    if (locale.language.empty()) {
      // Browsers still offer "no", dictionaries are written for one of its two standards.
      locale.language = part == "no" ? "nb" : std::move(part);
      if (locale.language.empty()) break;
    } else if (part.size() == 1) {
      break;  // an extension ("de-u-co-phonebk") says nothing about spelling
    } else if (part.size() == 4 && locale.script.empty() && locale.region.empty()) {
      locale.script = std::move(part);
    } else if (is_region(part) && locale.region.empty()) {
      locale.region = std::move(part);
    } else {
      ++locale.variants;
    }
  }
  return locale;
}

/// The region to take where nothing speaks for another: a language's own. English is en_US, since the check knows British spellings then as
/// well, and not the other way round.
std::string home_of(const std::string& language) { return language == "en" ? "us" : language; }

/// A language with the regions that the tags name, the favourite first.
struct Reading {
  std::string language, script;
  std::vector<std::string> regions;
};

std::vector<Reading> readings_of(const std::vector<std::string>& tags) {
  std::vector<Reading> readings;
  for (const std::string& tag : tags) {
    Locale locale = locale_of(tag);
    if (locale.language.empty()) continue;
    auto known = std::find_if(readings.begin(), readings.end(),
                              [&](const Reading& one) { return one.language == locale.language && one.script == locale.script; });
    if (known == readings.end()) known = readings.insert(readings.end(), {std::move(locale.language), std::move(locale.script), {}});
    if (!locale.region.empty()) known->regions.push_back(std::move(locale.region));
  }
  return readings;
}

/// Smaller is better: a region that was named, the language as a whole, its own region, anything else ("en_med" is no one's English).
std::size_t distance(const Reading& reading, const Locale& dictionary) {
  const auto& regions = reading.regions;
  const auto named = std::find(regions.begin(), regions.end(), dictionary.region);
  if (named != regions.end()) return static_cast<std::size_t>(named - regions.begin());
  if (dictionary.region.empty() && dictionary.variants == 0) return regions.size();
  return regions.size() + (dictionary.region == home_of(reading.language) ? 1 : 2);
}

}  // namespace

std::vector<std::string> dictionaries_for(const std::vector<std::string>& tags, const std::vector<std::string>& available) {
  std::vector<Locale> locales;
  for (const std::string& name : available) locales.push_back(locale_of(name));
  std::vector<std::string> chosen;
  for (const Reading& reading : readings_of(tags)) {
    const std::string* best = nullptr;
    std::tuple<std::size_t, std::size_t, std::string_view> best_rank;
    for (std::size_t i = 0; i < available.size(); ++i) {
      const Locale& locale = locales[i];
      if (locale.language != reading.language || locale.script != reading.script) continue;
      const std::tuple rank{distance(reading, locale), locale.variants, std::string_view(available[i])};
      if (best != nullptr && !(rank < best_rank)) continue;
      best = &available[i];
      best_rank = rank;
    }
    if (best != nullptr) chosen.push_back(*best);
  }
  return chosen;
}

}  // namespace sayso
