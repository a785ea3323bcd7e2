// Identifiers of the United Kingdom.
#include <string_view>

#include "detectors/checksums.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"

namespace sayso::detection {
namespace {

bool nhs_number(std::string_view n) {
  if (n.size() != 10 || !all_digits(n) || all_same(n)) return false;
  const int check = 11 - weighted_sum(n, {10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return check != 10 && (check == 11 ? 0 : check) == digit(n[9]);
}

bool national_insurance_number(std::string_view n) {
  static constexpr std::string_view never = "BG GB NK KN NT TN ZZ";
  return n.size() == 9 && never.find(n.substr(0, 2)) == std::string_view::npos;
}

bool unique_taxpayer_reference(std::string_view n) {
  if (n.size() != 10 || !all_digits(n)) return false;
  static constexpr std::string_view checks = "21987654321";
  return checks[static_cast<std::size_t>(weighted_sum(n.substr(1), {6, 7, 8, 9, 10, 5, 4, 3, 2}) % 11)] == n[0];
}

bool current_plate(std::string_view plate) {
  const int age = number(plate, 2, 2);
  return (age >= 2 && age <= 29) || (age >= 51 && age <= 79);
}

bool vehicle_plate(std::string_view plate) {
  const bool current =
      plate.size() == 7 && all_digits(plate.substr(2, 2)) && !all_digits(plate.substr(1, 1)) && !all_digits(plate.substr(4, 1));
  return !current || current_plate(plate);
}

bool driving_licence(std::string_view n) {
  if (n.size() != 16) return false;
  // A short surname is filled up with nines, and they come last.
  const auto surname = n.substr(0, 5);
  if (surname.find_first_not_of('9', surname.find('9') == std::string_view::npos ? 5 : surname.find('9')) < 5) return false;
  const int month = number(n, 6, 2) % 50, day = number(n, 8, 2);
  return number(n, 6, 2) / 50 <= 1 && is_date_short(digit(n[5]) * 10 + digit(n[10]), month, day);
}

}  // namespace

void add_united_kingdom(Table& table) {
  table.push_back(make({.name = "uk-nino",
                        .entity = "UK_NINO",
                        .title = "UK National Insurance number",
                        .source = "HM Revenue & Customs, NIM39110: prefix letters and unused prefixes, six digits, suffix A to D",
                        .forms = {{R"([abceghj-prstw-z][abceghj-nprstw-z] ?\d{2} ?\d{2} ?\d{2} ?[a-d])", 0.6},
                                  {R"([abceghj-prstw-z][abceghj-nprstw-z]-\d{2}-\d{2}-\d{2}-[a-d])", 0.6}},
                        .check = national_insurance_number,
                        .context = "national insurance|ni number|nino|ni|insurance number|ni no",
                        .against = "order|orders|ref|reference|ticket|booking|sku|product|part|model|invoice|parcel|tracking|serial",
                        .digits = 6}));
  table.push_back(make({.name = "uk-nhs",
                        .entity = "UK_NHS",
                        .title = "UK National Health Service number",
                        .source = "NHS Data Dictionary: ten digits, weighted sum modulo 11",
                        .forms = {{R"(\d{3}~\d{3}~\d{4})", 0.35, {" ", "-"}}, {R"(\d{10})", 0.1}},
                        .check = nhs_number,
                        .context = "nhs|nhs number|national health|health services|patient|medical record|health",
                        .against = "call|phone|tel|mobile|text|order|tracking|ring",
                        .digits = 10}));
  table.push_back(make({.name = "uk-utr",
                        .entity = "UK_UTR",
                        .title = "UK tax reference (UTR)",
                        .source = "HM Revenue & Customs: ten digits, the first is the check digit, weights modulo 11",
                        .forms = {{R"(\d{10}|\d{5} \d{5})", 0.1}},
                        .check = unique_taxpayer_reference,
                        .context = "utr|unique taxpayer|tax reference|self assessment|hmrc",
                        .digits = 10}));
  table.push_back(make({.name = "uk-passport",
                        .entity = "UK_PASSPORT",
                        .title = "UK passport number",
                        .source = "HM Passport Office: two letters and seven digits; no check digit outside the machine-readable zone",
                        .forms = {{R"([a-z]{2}\d{7})", 0.1}},
                        .context = "passport|passports|passport number|travel document",
                        .digits = 7}));
  table.push_back(
      make({.name = "uk-driving-licence",
            .entity = "UK_DRIVING_LICENCE",
            .title = "UK driving licence number",
            .source = "DVLA INF57: surname, date of birth (month plus 50 for women), initials, check characters",
            .forms = {{R"([a-z][a-z9]{4}\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])(?:0[1-9]|[12]\d|3[01])\d[a-z9]{2}[a-z\d][a-z]{2})", 0.7}},
            .check = driving_licence,
            .context = "driving|licence|license|driver|dvla",
            .digits = 6}));
  table.push_back(
      make({.name = "uk-postcode",
            .entity = "UK_POSTCODE",
            .title = "UK postcode",
            .source = "Royal Mail PAF programmers' guide: outward and inward code, letters that do not occur",
            .forms = {{R"((?:gir ?0aa|(?:[a-pr-uwyz](?:\d{1,2}|[a-hk-y]\d[\dabehmnprv-y]?|\d[a-hjkps-uw])) ?\d[abd-hjlnp-uw-z]{2}))", 0.1}},
            .context = "postcode|post code|postal|address|zip|live|deliver|send to|ship",
            .digits = 1}));
  table.push_back(make({.name = "uk-vehicle-registration",
                        .entity = "UK_VEHICLE_REGISTRATION",
                        .title = "UK number plate",
                        .source = "DVLA INF104: current marks with age identifier, prefix marks, suffix marks",
                        .forms = {{R"([a-hj-pr-y]{2}\d{2}[ -]?[a-hj-pr-z]{3})", 0.2},
                                  {R"([a-hj-npr-tv-y]\d{1,3}[ -]?[a-hj-pr-y][a-hj-pr-z]{2})", 0.1},
                                  {R"([a-hj-pr-z]{3}[ -]?\d{1,3}[ -]?[a-hj-npr-tv-y])", 0.1}},
                        .check = vehicle_plate,
                        .context = "plate|plates|number plate|registration|reg|vehicle|vehicles|car|van|licence plate|dvla|parked",
                        .digits = 1}));
}

}  // namespace sayso::detection
