// Identifiers of Germany.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "detectors/checksums.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"

namespace sayso::detection {
namespace {

int digit_sum(int value) { return value / 10 + value % 10; }

/// The letter as its place in the alphabet, two digits.
std::string letter_as_digits(char letter) {
  const int place = letter - 'A' + 1;
  return {static_cast<char>('0' + place / 10), static_cast<char>('0' + place % 10)};
}

bool tax_identification(std::string_view n) { return n.size() == 11 && n[0] != '0' && mod_11_10(n); }

/// Among the first ten digits exactly one occurs twice or three times.
bool tax_identification_repeats(std::string_view n) {
  std::array<int, 10> counts{};
  for (const char c : n.substr(0, 10)) ++counts[static_cast<std::size_t>(digit(c))];
  return std::count_if(counts.begin(), counts.end(), [](int c) { return c == 2 || c == 3; }) == 1 &&
         std::count_if(counts.begin(), counts.end(), [](int c) { return c > 3; }) == 0;
}

bool pension_insurance_number(std::string_view n) {
  if (n.size() != 12) return false;
  const int day = number(n, 2, 2), month = number(n, 4, 2);
  if (month < 1 || month > 12 || day < 1 || day > 81 || (day > 31 && day < 51)) return false;
  const auto digits = std::string(n.substr(0, 8)) + letter_as_digits(n[8]) + std::string(n.substr(9, 2));
  static constexpr std::array<int, 12> weights = {2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += digit_sum(weights[i] * digit(digits[i]));
  return sum % 10 == digit(n[11]);
}

bool health_insurance_number(std::string_view n) {
  if (n.size() != 10) return false;
  const auto digits = letter_as_digits(n[0]) + std::string(n.substr(1, 8));
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += digit_sum(digit(digits[i]) * (i % 2 == 0 ? 1 : 2));
  return sum % 10 == digit(n[9]);
}

/// ICAO Doc 9303: weights 7-3-1, letters count from 10. Nine places of which the last is the check digit, or ten as in the
/// machine-readable zone.
bool document_number(std::string_view n) {
  if (n.size() != 9 && n.size() != 10) return false;
  static constexpr std::array<int, 3> weights = {7, 3, 1};
  int sum = 0;
  for (std::size_t i = 0; i + 1 < n.size(); ++i) {
    const int value = n[i] >= 'A' ? n[i] - 'A' + 10 : digit(n[i]);
    sum += value * weights[i % 3];
  }
  return n.back() >= '0' && n.back() <= '9' && sum % 10 == digit(n.back());
}

/// The current form with its check digit, or the older one: T and eight digits.
bool identity_card(std::string_view n) { return document_number(n) || (n.size() == 9 && n[0] == 'T' && all_digits(n.substr(1))); }

bool doctor_number(std::string_view n) { return n.size() == 9 && (10 - weighted_sum(n, {4, 9, 4, 9, 4, 9}) % 10) % 10 == digit(n[6]); }

bool post_code(std::string_view n) { return number(n, 0, 5) >= 1001 && number(n, 0, 5) <= 99998; }

bool vat_number(std::string_view n) { return mod_11_10(n.substr(2)); }

}  // namespace

void add_germany(Table& table) {
  table.push_back(
      make({.name = "de-steuer-id",
            .entity = "DE_TAX_ID",
            .title = "German tax identification number",
            .source = "§ 139b AO, Bundeszentralamt für Steuern: eleven digits, ISO 7064 MOD 11,10, one digit repeated",
            .forms = {{R"(\d{11})", 0.35}, {R"(\d{2} \d{3} \d{3} \d{3})", 0.45}},
            .check = tax_identification,
            .strict = tax_identification_repeats,
            .context =
                "steuer|steuer-id|steuerid|identifikationsnummer|steueridentifikationsnummer|steueridentnummer|identnummer|idnr|tin|tax id|"
                "steuernummer|tax",
            .digits = 11}));
  table.push_back(make({.name = "de-steuernummer",
                        .entity = "DE_TAX_NUMBER",
                        .title = "German tax number",
                        .source = "ELSTER: 13 digits beginning with the state, or the printed form with slashes",
                        .forms = {{R"((?:0[1-9]|1[0-6])\d{11})", 0.1}, {R"(\d{2,3}/\d{3,4}/\d{4,5})", 0.3}},
                        .context = "steuernummer|steuer|steuernr|finanzamt|stnr|tax number",
                        .digits = 10}));
  table.push_back(make(
      {.name = "de-rvnr",
       .entity = "DE_SOCIAL_SECURITY",
       .title = "German pension insurance number",
       .source = "§ 147 SGB VI, VKVV: area, date of birth, letter, serial, weighted digit sums modulo 10",
       .forms = {{R"(\d{2}~\d{6}~[a-z]~\d{3})", 0.6, {"", " "}}, {R"(\d{2} \d{6} [a-z]\d{3})", 0.6}},
       .check = pension_insurance_number,
       .context = "rentenversicherung|rentenversicherungsnummer|sozialversicherung|sozialversicherungsnummer|rvnr|svnr|rv-nummer|sv-nummer|"
                  "versicherungsnummer",
       .digits = 11}));
  table.push_back(
      make({.name = "de-kvnr",
            .entity = "DE_HEALTH_INSURANCE",
            .title = "German health insurance number",
            .source = "§ 290 SGB V: letter and nine digits, weights 1-2 with digit sums modulo 10",
            .forms = {{R"([a-z]\d{9})", 0.4}},
            .check = health_insurance_number,
            .context = "krankenversicherung|krankenversicherungsnummer|krankenversichertennummer|krankenkasse|krankenkassennummer|"
                       "versichertennummer|versicherungsnummer|kvnr|kv-nummer|gesundheitskarte|egk",
            .digits = 9}));
  table.push_back(make({.name = "de-personalausweis",
                        .entity = "DE_ID_CARD",
                        .title = "German identity card number",
                        .source = "Personalausweisverordnung, ICAO Doc 9303: letters without vowels, check digit 7-3-1",
                        .forms = {{R"([cfghjklmnprtvwxyz][cfghjklmnprtvwxyz\d]{7,8}\d)", 0.3}},
                        .check = identity_card,
                        .context = "ausweis|personalausweis|personalausweisnummer|ausweisnummer|perso-nummer|identity card|id card|perso",
                        .digits = 3}));
  table.push_back(make({.name = "de-reisepass",
                        .entity = "DE_PASSPORT",
                        .title = "German passport number",
                        .source = "Passverordnung, ICAO Doc 9303: letters without vowels, check digit 7-3-1",
                        .forms = {{R"([cfghjklmnprtvwxyz][cfghjklmnprtvwxyz\d]{7,8}\d)", 0.3}},
                        .check = document_number,
                        .context = "pass|reisepass|passnummer|reisepassnummer|passport",
                        .digits = 3}));
  table.push_back(make({.name = "de-fuehrerschein",
                        .entity = "DE_FUEHRERSCHEIN",
                        .title = "German driving licence number",
                        .source = "Fahrerlaubnis-Verordnung: authority, eight digits, check character and issue",
                        .forms = {{R"([a-z]{2}\d{8}[a-z\d])", 0.2}},
                        .context = "führerschein|führerscheinnummer|fahrerlaubnis|fahrerlaubnisnummer|driving licence|license",
                        .digits = 8}));
  table.push_back(make({.name = "de-handelsregister",
                        .entity = "DE_HANDELSREGISTER",
                        .title = "German commercial register number",
                        .source = "Handelsregisterverordnung: section A or B, the number, and the letters of a former register",
                        .forms = {{R"(hr[ab] {0,2}\d{1,6}(?: ?(?-i:[A-Z]{1,2}))?)", 0.4}},
                        .context = "handelsregister|amtsgericht|register",
                        .digits = 1,
                        .threshold = 0.95}));
  table.push_back(
      make({.name = "de-kfz-kennzeichen",
            .entity = "DE_KFZ",
            .title = "German number plate",
            .source = "Fahrzeug-Zulassungsverordnung: district, one or two letters, one to four digits, E or H",
            .forms = {{R"([a-zäöü]{1,3}~[a-z]{1,2}~\d{1,4}[eh]?)", 0.05, {" ", "-"}}, {R"([a-zäöü]{1,3}-[a-z]{1,2} ?\d{1,4}[eh]?)", 0.1}},
            .context = "kennzeichen|kfz|nummernschild|fahrzeug|auto|wagen|plate|geparkt",
            .digits = 1}));
  table.push_back(make({.name = "de-lanr",
                        .entity = "DE_LANR",
                        .title = "German doctor's number",
                        .source = "§ 293 SGB V, KBV guideline: six digits, check digit with weights 4-9, specialty",
                        .forms = {{R"(\d{9})", 0.1}},
                        .check = doctor_number,
                        .context = "lanr|arztnummer|arzt|betriebsarzt",
                        .digits = 9}));
  table.push_back(make({.name = "de-bsnr",
                        .entity = "DE_BSNR",
                        .title = "German practice number",
                        .source = "§ 293 SGB V, KBV guideline: nine digits, no check digit, counts with context words only",
                        .forms = {{R"((?:0[1-9]|[1-9]\d)\d{7})", 0.05}},
                        .context = "bsnr|betriebsstättennummer|betriebsstätte|praxis",
                        .digits = 9}));
  table.push_back(make({.name = "de-plz",
                        .entity = "DE_PLZ",
                        .title = "German post code",
                        .source = "Deutsche Post: five digits from 01001 to 99998; no rule takes it alone",
                        .forms = {{R"(\d{5})", 0.05}},
                        .check = post_code,
                        .context = "plz|postleitzahl|adresse|wohnort",
                        .digits = 5,
                        .threshold = 0.95}));
  table.push_back(make({.name = "de-ust-id",
                        .entity = "DE_VAT_ID",
                        .title = "German VAT number",
                        .source = "§ 27a UStG: DE and nine digits, ISO 7064 MOD 11,10",
                        .forms = {{R"(de ?\d{9})", 0.4}},
                        .strict = vat_number,
                        .context = "ust|ustid|umsatzsteuer|umsatzsteuer-identifikationsnummer|vat|mwst|steuer",
                        .digits = 9}));
}

}  // namespace sayso::detection
