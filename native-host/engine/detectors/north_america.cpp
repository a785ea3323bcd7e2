// Identifiers of the United States and Canada.
#include <string>

#include "detectors/checksums.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"

namespace sayso::detection {
namespace {

bool social_security_number(std::string_view n) {
  if (n.size() != 9 || all_same(n)) return false;
  const int area = number(n, 0, 3);
  if (area == 0 || area == 666 || area >= 900 || number(n, 3, 2) == 0 || number(n, 5, 4) == 0) return false;
  // Public samples: the Woolworth wallet card, the Social Security Board's pamphlet, an advertisement, the number of every form's example.
  for (const std::string_view sample : {"078051120", "219099999", "457555462", "123456789", "987654321"}) {
    if (n == sample) return false;
  }
  return true;
}

bool individual_taxpayer_number(std::string_view n) {
  // 987-65-4320 to 4329 are for advertisements.
  if (n.size() != 9 || n[0] != '9' || n.starts_with("98765432") || all_same(n)) return false;
  const int group = number(n, 3, 2);
  return (group >= 50 && group <= 65) || (group >= 70 && group <= 88) || (group >= 90 && group <= 92) || (group >= 94 && group <= 99);
}

bool national_provider_identifier(std::string_view n) { return n.size() == 10 && luhn("80840" + std::string(n)); }

bool drug_enforcement_number(std::string_view n) {
  if (n.size() != 9) return false;
  const auto d = n.substr(2);
  const int sum = digit(d[0]) + digit(d[2]) + digit(d[4]) + 2 * (digit(d[1]) + digit(d[3]) + digit(d[5]));
  return all_digits(d) && sum % 10 == digit(d[6]);
}

bool employer_prefix(std::string_view n) {
  // Prefixes that no campus of the Internal Revenue Service assigns.
  static constexpr std::string_view unassigned = "00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97";
  return n.size() == 9 && unassigned.find(n.substr(0, 2)) == std::string_view::npos && !all_same(n.substr(2));
}

bool social_insurance_number(std::string_view n) { return n.size() == 9 && n[0] != '0' && n[0] != '8' && luhn(n) && !all_same(n); }

}  // namespace

void add_north_america(Table& table) {
  const std::string_view social = "ssn|ssns|social security|social security number|social|sozialversicherungsnummer|ss";
  table.push_back(make(
      {.name = "us-ssn",
       .entity = "US_SSN",
       .title = "US Social Security number",
       .source = "Social Security Administration, 20 CFR 422 and POMS RM 10201: area not 000, 666 or 9xx, group not 00, serial not 0000",
       .forms = {{R"(\d{3}-\d{2}-\d{4})", 0.6}, {R"(\d{3}~\d{2}~\d{4})", 0.4, {" ", "."}}, {R"(\d{9}|\d{3}-\d{6}|\d{5}-\d{4})", 0.05}},
       .check = social_security_number,
       .context = social,
       .against = "order|tracking|case|ticket|part|model|invoice|isbn",
       .digits = 9}));
  table.push_back(make({.name = "us-itin",
                        .entity = "US_ITIN",
                        .title = "US taxpayer number (ITIN)",
                        .source = "Internal Revenue Service, publication 1915: 9xx and the assigned middle pairs",
                        .forms = {{R"(9\d{2}~\d{2}~\d{4})", 0.5, {"-", " "}}, {R"(9\d{8}|9\d{2}[ -]\d{6}|9\d{4}[ -]\d{4})", 0.1}},
                        .check = individual_taxpayer_number,
                        .context = "itin|taxpayer|tax id|tax|individual taxpayer",
                        .digits = 9}));
  table.push_back(make({.name = "us-ein",
                        .entity = "US_EIN",
                        .title = "US employer identification number",
                        .source = "Internal Revenue Service: two-digit prefix of an issuing campus, seven digits",
                        .forms = {{R"(\d{2}-\d{7})", 0.2}},
                        .check = employer_prefix,
                        .context = "ein|fein|employer identification|employer id|tax id|federal tax",
                        .digits = 9}));
  table.push_back(make({.name = "us-npi",
                        .entity = "US_NPI",
                        .title = "US health care provider number (NPI)",
                        .source = "45 CFR 162.406: ten digits beginning with 1 or 2, Luhn over 80840 and the number",
                        .forms = {{R"([12]\d{9})", 0.15}, {R"([12]\d{3}~\d{3}~\d{3})", 0.25, {" ", "-"}}},
                        .check = national_provider_identifier,
                        .context = "npi|provider|national provider|prescriber|practitioner",
                        .against = "call|phone|tel|order|tracking",
                        .digits = 10}));
  table.push_back(
      make({.name = "us-mbi",
            .entity = "US_MBI",
            .title = "US Medicare number (MBI)",
            .source = "Centers for Medicare & Medicaid Services: eleven places, letters without S, L, O, I, B, Z",
            .forms = {{R"([1-9][ac-hjkmnp-rt-y][ac-hjkmnp-rt-y\d]\d~[ac-hjkmnp-rt-y][ac-hjkmnp-rt-y\d]\d~[ac-hjkmnp-rt-y]{2}\d{2})",
                       0.5,
                       {"", "-"}}},
            .context = "medicare|mbi|beneficiary|cms",
            .digits = 5}));
  table.push_back(make({.name = "us-dea-number",
                        .entity = "MEDICAL_LICENSE",
                        .title = "US prescriber number (DEA)",
                        .source = "Drug Enforcement Administration: registrant letter, initial or 9, seven digits with a check digit",
                        .forms = {{R"([abcdefghjklmprstux][a-z9]\d{7})", 0.4}},
                        .check = drug_enforcement_number,
                        .context = "dea|certificate|license|licence|medical|prescriber|registration",
                        .digits = 7}));
  table.push_back(
      make({.name = "us-passport",
            .entity = "US_PASSPORT",
            .title = "US passport number",
            .source = "US Department of State: nine digits, or a letter and eight digits; no check digit outside the machine-readable zone",
            .forms = {{R"([a-z]\d{8})", 0.15}, {R"(\d{9})", 0.05}},
            .context = "passport|passports|travel document|passport number|pass no",
            .digits = 8}));
  table.push_back(make(
      {.name = "us-driver-license",
       .entity = "US_DRIVER_LICENSE",
       .title = "US driver's licence number",
       .source = "formats of the states' motor vehicle departments: no common check digit, counts with context words only",
       .forms = {{R"([a-z]\d{3,14}|[a-z]\d{18}|[a-z]{2}\d{3,7}|[a-z]\d{3}-\d{3}-\d{2}-\d{3}-\d|[a-z]\d{3}-\d{4}-\d{4}|\d{3}[a-z]{2}\d{4})",
                  0.1},
                 // Missouri, Maine, Vermont, New Hampshire
                 {R"([a-z]\d{5,6}r|\d{7,9}[a-z]|\d{8}[a-z]{2}|[a-z]{2}\d{6}[a-z]|\d{2}[a-z]{3}\d{5,6})", 0.1},
                 {R"(\d{6,14}|\d{16})", 0.05},
                 {R"(\d{4}-\d{2}-\d{4})", 0.05}},
       .context = "driver's|drivers|driver|driver's license|license|licence|dl|dmv|permit|lic|driving",
       .digits = 3}));
  table.push_back(make({.name = "ca-sin",
                        .entity = "CA_SIN",
                        .title = "Canadian social insurance number",
                        .source = "Employment and Social Development Canada: first digit not 0 or 8, Luhn",
                        .forms = {{R"(\d{3}~\d{3}~\d{3})", 0.4, {" ", "-"}}, {R"(\d{9})", 0.05}},
                        .check = social_insurance_number,
                        .context = "sin|social insurance|social insurance number|nas|assurance sociale|insurance",
                        .against = "order|tracking|case|ticket",
                        .digits = 9}));
}

}  // namespace sayso::detection
