#include "spelling/english.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sayso::spelling {
namespace {

bool is_vowel(char c) { return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos; }

std::string replaced(std::string_view word, std::size_t at, std::size_t length, std::string_view by) {
  std::string result(word);
  return result.replace(at, length, by);
}

/// Single words that no rule covers.
constexpr std::pair<std::string_view, std::string_view> others[] = {{"defence", "defense"},
                                                                    {"defences", "defenses"},
                                                                    {"offence", "offense"},
                                                                    {"offences", "offenses"},
                                                                    {"licence", "license"},
                                                                    {"licences", "licenses"},
                                                                    {"pretence", "pretense"},
                                                                    {"cheque", "check"},
                                                                    {"cheques", "checks"},
                                                                    {"tyre", "tire"},
                                                                    {"tyres", "tires"},
                                                                    {"kerb", "curb"},
                                                                    {"pyjamas", "pajamas"},
                                                                    {"sceptic", "skeptic"},
                                                                    {"sceptics", "skeptics"},
                                                                    {"sceptical", "skeptic"},
                                                                    {"scepticism", "skeptic"},
                                                                    {"aluminium", "aluminum"},
                                                                    {"plough", "plow"},
                                                                    {"ploughed", "plowed"},
                                                                    {"fulfil", "fulfill"},
                                                                    {"fulfils", "fulfills"},
                                                                    {"fulfilment", "fulfillment"},
                                                                    {"enrol", "enroll"},
                                                                    {"enrolment", "enrollment"},
                                                                    {"skilful", "skillful"},
                                                                    {"wilful", "willful"},
                                                                    {"instalment", "installment"},
                                                                    {"mould", "mold"},
                                                                    {"mouldy", "moldy"},
                                                                    {"moustache", "mustache"},
                                                                    {"draughty", "drafty"},
                                                                    {"storeys", "stories"},
                                                                    {"jewellery", "jewelry"},
                                                                    {"programme", "program"},
                                                                    {"programmes", "programs"},
                                                                    {"storey", "story"},
                                                                    {"aeroplane", "airplane"},
                                                                    {"aeroplanes", "airplanes"},
                                                                    {"whisky", "whiskey"},
                                                                    {"manoeuvre", "maneuver"},
                                                                    {"manoeuvres", "maneuvers"},
                                                                    {"manoeuvred", "maneuvered"},
                                                                    {"manoeuvring", "maneuvering"},
                                                                    {"ageing", "aging"},
                                                                    {"queueing", "queuing"},
                                                                    {"judgement", "judgment"},
                                                                    {"judgements", "judgments"},
                                                                    {"acknowledgement", "acknowledgment"},
                                                                    {"acknowledgements", "acknowledgments"}};

/// How words begin, with any ending: greyer, enquiries, practised.
constexpr std::pair<std::string_view, std::string_view> beginnings[] = {
    {"grey", "gray"}, {"enquir", "inquir"}, {"practis", "practic"}, {"draught", "draft"}, {"yoghurt", "yogurt"}};

}  // namespace

std::vector<std::string> american_spellings(std::string_view word) {
  std::vector<std::string> forms;
  for (const auto& [british, american] : others) {
    if (word == british) forms.emplace_back(american);
  }
  for (const auto& [british, american] : beginnings) {
    if (word.starts_with(british)) forms.push_back(replaced(word, 0, british.size(), american));
  }
  // criticise, organisation, analysed
  for (const std::string_view ending : {"e", "ed", "es", "ing", "er", "ers", "ation", "ations", "able"}) {
    if (word.size() < ending.size() + 5 || !word.ends_with(ending)) continue;
    const auto at = word.size() - ending.size() - 2;
    if (word.substr(at, 2) == "is" || word.substr(at, 2) == "ys") forms.push_back(replaced(word, at + 1, 1, "z"));
  }
  // colour, favourite, neighbourhood; but "humorous" and "honorary" on both sides
  if (const auto at = word.find("our", 2); at != std::string_view::npos) {
    static constexpr std::string_view endings[] = {"",     "s",    "ed",    "ing", "ings", "ful",  "fully", "able", "ably", "ite",
                                                   "ites", "hood", "hoods", "er",  "ers",  "less", "y",     "al",   "ally", "ist"};
    if (std::find(std::begin(endings), std::end(endings), word.substr(at + 3)) != std::end(endings))
      forms.push_back(replaced(word, at, 3, "or"));
  }
  // centre, theatres
  if (word.size() >= 6 && word.ends_with("tre")) forms.push_back(replaced(word, word.size() - 2, 2, "er"));
  if (word.size() >= 7 && word.ends_with("tres")) forms.push_back(replaced(word, word.size() - 3, 3, "ers"));
  // travelled, labelling, counsellor
  for (const std::string_view ending : {"ed", "ing", "er", "ers", "or", "ors"}) {
    if (word.size() < ending.size() + 5 || !word.ends_with(ending)) continue;
    const auto at = word.size() - ending.size() - 2;
    if (word.substr(at, 2) == "ll" && is_vowel(word[at - 1]) && !is_vowel(word[at - 2])) forms.push_back(replaced(word, at, 1, ""));
  }
  // anaemia, oestrogen
  for (const std::string_view pair : {"ae", "oe"}) {
    if (const auto at = word.find(pair); word.size() >= 6 && at != std::string_view::npos) forms.push_back(replaced(word, at, 1, ""));
  }
  return forms;
}

}  // namespace sayso::spelling
