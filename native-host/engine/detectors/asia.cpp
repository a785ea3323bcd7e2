// Identifiers of India, Singapore, Korea, Thailand, the Philippines, China, Japan and Malaysia.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "detectors/checksums.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"

namespace sayso::detection {
namespace {

/// "2023 2024 2025": one in ten such triples would pass.
bool is_three_years(std::string_view n) {
  const auto is_year = [&](std::size_t at) { return number(n, at, 4) >= 1900 && number(n, at, 4) < 2100; };
  return is_year(0) && is_year(4) && is_year(8);
}

bool aadhaar(std::string_view n) {
  return n.size() == 12 && n[0] >= '2' && verhoeff(n) && !std::equal(n.begin(), n.begin() + 6, n.rbegin()) && !is_three_years(n);
}

/// Luhn in base 36 over the first 14 characters.
bool gstin(std::string_view n) {
  if (n.size() != 15) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 14; ++i) {
    const int value = n[i] >= 'A' ? n[i] - 'A' + 10 : digit(n[i]);
    const int product = value * (i % 2 == 0 ? 1 : 2);
    sum += product / 36 + product % 36;
  }
  const int check = (36 - sum % 36) % 36;
  return n[14] == static_cast<char>(check < 10 ? '0' + check : 'A' + check - 10);
}

/// The fourth letter tells the kind of holder.
bool pan_holder(std::string_view n) {
  return std::string_view("ABCFGHJLPTK").find(n[3]) != std::string_view::npos && n.substr(5, 4) != "0000";
}

bool nric(std::string_view n) {
  if (n.size() != 9 || std::string_view("STFGM").find(n[0]) == std::string_view::npos) return false;
  const int sum = weighted_sum(n.substr(1, 7), {2, 7, 6, 5, 4, 3, 2}) + (n[0] == 'T' || n[0] == 'G' ? 4 : n[0] == 'M' ? 3 : 0);
  const auto letters = n[0] == 'S' || n[0] == 'T' ? std::string_view("JZIHGFEDCBA")
                       : n[0] == 'M'              ? std::string_view("XWUTRQPNJLK")
                                                  : std::string_view("XWUTRQPMLNK");
  // Numbers that begin with M count their letters from the other end.
  const auto place = static_cast<std::size_t>(sum % 11);
  return letters[n[0] == 'M' ? 10 - place : place] == n[8];
}

/// The oldest register in Singapore is of the nineteenth century.
bool is_year_of_registration(int year) { return year >= 1800 && year < 2100; }

/// Kinds of entities in the third form, two letters each.
constexpr std::string_view entity_kinds =
    "LP LL FC PF RF MQ MM NB CC CS MB FM GS DP CP NR CM CD MD HS VH CH MH CL XL CX HC RP TU TC FB FN PA PB SS MC SM GA GB";

bool unique_entity_number(std::string_view n) {
  if (n.size() == 9)
    return std::string_view("XMKECAWLJDB")[static_cast<std::size_t>(weighted_sum(n, {10, 4, 9, 3, 8, 2, 7, 1}) % 11)] == n[8];
  if (n.size() != 10) return false;
  if (all_digits(n.substr(0, 9)))
    return is_year_of_registration(number(n, 0, 4)) &&
           std::string_view("ZKCMDNERGWH")[static_cast<std::size_t>(weighted_sum(n, {10, 8, 6, 4, 9, 7, 5, 3, 1}) % 11)] == n[9];
  static constexpr std::string_view alphabet = "ABCDEFGHJKLMNPQRSTUVWX0123456789";
  static constexpr std::array<int, 9> weights = {4, 3, 5, 3, 10, 2, 2, 5, 7};
  if (const auto kind = entity_kinds.find(n.substr(3, 2)); kind == std::string_view::npos || kind % 3 != 0) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 9; ++i) {
    const auto value = alphabet.find(n[i]);
    if (value == std::string_view::npos) return false;
    sum += weights[i] * static_cast<int>(value);
  }
  return alphabet[static_cast<std::size_t>(((sum - 5) % 11 + 11) % 11)] == n[9];
}

bool korean_date(std::string_view n) { return n.size() == 13 && is_date_short(number(n, 0, 2), number(n, 2, 2), number(n, 4, 2)); }

bool korean_business(std::string_view n) {
  if (n.size() != 10) return false;
  const int sum = weighted_sum(n, {1, 3, 7, 1, 3, 7, 1, 3, 5}) + digit(n[8]) * 5 / 10;
  return (10 - sum % 10) % 10 == digit(n[9]) && number(n, 3, 2) > 0;
}

bool thai_identity(std::string_view n) {
  if (n.size() != 13 || n[0] == '0' || n[0] == '9') return false;
  const int province = number(n, 1, 2);
  const bool exists = (province >= 10 && province <= 27) || (province >= 30 && province <= 58) || (province >= 60 && province <= 67) ||
                      (province >= 70 && province <= 77) || (province >= 80 && province <= 86) || (province >= 90 && province <= 96);
  return exists && (11 - weighted_sum(n, {13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11) % 10 == digit(n[12]);
}

bool chinese_resident(std::string_view n) {
  return n.size() == 18 && mod_11_2(n) && is_date(number(n, 6, 4), number(n, 10, 2), number(n, 12, 2));
}

bool japanese_individual(std::string_view n) {
  if (n.size() != 12) return false;
  const int remainder = weighted_sum(n, {6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11;
  return (remainder <= 1 ? 0 : 11 - remainder) == digit(n[11]);
}

bool philippine_tax(std::string_view n) { return !all_same(n) && weighted_sum(n, {9, 8, 7, 6, 5, 4, 3, 2}) % 11 == digit(n[8]); }

/// Codes of the place of birth that nobody has been given.
bool is_malaysian_place(int code) {
  return !(code == 0 || (code >= 17 && code <= 20) || code == 65 || code == 69 || code == 70 || code == 73 || code == 80 || code == 81 ||
           (code >= 94 && code <= 97));
}

bool malaysian_identity(std::string_view n) {
  return n.size() == 12 && is_date_short(number(n, 0, 2), number(n, 2, 2), number(n, 4, 2)) && is_malaysian_place(number(n, 6, 2));
}

}  // namespace

void add_asia(Table& table) {
  table.push_back(make({.name = "in-aadhaar",
                        .entity = "IN_AADHAAR",
                        .title = "Indian Aadhaar number",
                        .source = "UIDAI: twelve digits beginning with 2 to 9, Verhoeff, no palindrome",
                        .forms = {{R"([2-9]\d{3}~\d{4}~\d{4})", 0.55, {" ", "-", ":"}}, {R"([2-9]\d{11})", 0.25}},
                        .check = aadhaar,
                        .context = "aadhaar|aadhar|adhar|uidai|uid|आधार",
                        .against = "order|tracking|invoice|account|parcel",
                        .digits = 12}));
  table.push_back(make({.name = "in-pan",
                        .entity = "IN_PAN",
                        .title = "Indian tax number (PAN)",
                        .source = "Income Tax Department: five letters (the fourth tells the holder), four digits, letter",
                        .forms = {{R"([a-z]{5}\d{4}[a-z])", 0.5}},
                        .strict = pan_holder,
                        .context = "pan|pan card|permanent account|income tax|pan number",
                        .digits = 4}));
  table.push_back(make({.name = "in-gstin",
                        .entity = "IN_GSTIN",
                        .title = "Indian goods and services tax number",
                        .source = "GST Council: state, PAN, entity, Z, check character in base 36",
                        .forms = {{R"((?:0[1-9]|[12]\d|3[0-7]|97|99)[a-z]{5}\d{4}[a-z][1-9a-z]z[\da-z])", 0.7}},
                        .strict = gstin,
                        .context = "gstin|gst|tax identification",
                        .digits = 6}));
  table.push_back(make({.name = "in-passport",
                        .entity = "IN_PASSPORT",
                        .title = "Indian passport number",
                        .source = "Passport Seva: letter (not Q, X, Z), seven digits, the first and the last not 0",
                        .forms = {{R"([a-pr-wy][1-9]\d ?\d{4}[1-9])", 0.1}},
                        .context = "passport|passport number|travel document",
                        .digits = 7}));
  table.push_back(make({.name = "in-voter",
                        .entity = "IN_VOTER",
                        .title = "Indian voter card number",
                        .source = "Election Commission of India: three letters and seven digits, or the older two letters and states",
                        .forms = {{R"([a-z]{3}\d{7})", 0.15}},
                        .context = "voter|voter id|epic|election",
                        .digits = 7}));
  table.push_back(make(
      {.name = "in-vehicle-registration",
       .entity = "IN_VEHICLE_REGISTRATION",
       .title = "Indian number plate",
       .source = "Central Motor Vehicles Rules 1989: state, district, series, number; older and diplomatic marks",
       .forms =
           {{R"((?:a[nprs]|b[hr]|c[gh]|d[dln]|g[aj]|h[pr]|j[hk]|k[al]|l[ad]|m[hlnpz]|nl|o[dr]|p[by]|rj|sk|t[gnrs]|u[akp]|wb) ?\d{1,2} ?[a-z]{0,3} ?\d{4})",
             0.2},
            {R"([a-z]{3}\d{4}|i\d{5}|\d{2}bh\d{4}[a-z]{1,2})", 0.05}},
       .context = "vehicle|plate|number plate|registration|rto|car|bike",
       .digits = 4}));
  table.push_back(make({.name = "sg-nric-fin",
                        .entity = "SG_NRIC_FIN",
                        .title = "Singaporean identity number",
                        .source = "Immigration & Checkpoints Authority: letter, seven digits, check letter modulo 11",
                        .forms = {{R"([a-z]\d{7}[a-z])", 0.6}},
                        .strict = nric,
                        .context = "nric|fin|identity card|ic number",
                        .digits = 7}));
  table.push_back(make({.name = "sg-uen",
                        .entity = "SG_UEN",
                        .title = "Singaporean company number",
                        .source = "ACRA: three forms, each with its check letter",
                        .forms = {{R"(\d{8,9}[a-z]|[tsr]\d{2}[a-z]{2}\d{4}[a-z])", 0.3}},
                        .check = unique_entity_number,
                        .context = "uen|business registration|acra",
                        .digits = 6,
                        .threshold = 0.95}));
  table.push_back(make({.name = "kr-rrn",
                        .entity = "KR_RRN",
                        .title = "Korean resident registration number",
                        .source = "Ministry of the Interior and Safety: date, sex and century 1 to 4; no check digit since October 2020",
                        .forms = {{R"(\d{6}-[1-4]\d{6})", 0.5}, {R"(\d{6}[1-4]\d{6})", 0.15}},
                        .check = korean_date,
                        .context = "rrn|주민등록번호|주민번호|resident registration|korean",
                        .digits = 13}));
  table.push_back(make({.name = "kr-frn",
                        .entity = "KR_FRN",
                        .title = "Korean foreigner registration number",
                        .source = "Ministry of Justice: date, sex and century 5 to 8",
                        .forms = {{R"(\d{6}-[5-8]\d{6})", 0.5}, {R"(\d{6}[5-8]\d{6})", 0.15}},
                        .check = korean_date,
                        .context = "frn|외국인등록번호|foreigner registration|korean",
                        .digits = 13}));
  table.push_back(make({.name = "kr-brn",
                        .entity = "KR_BRN",
                        .title = "Korean business number",
                        .source = "National Tax Service: ten digits, weights 1-3-7",
                        .forms = {{R"(\d{3}-\d{2}-\d{5})", 0.5}, {R"(\d{10})", 0.1}},
                        .check = korean_business,
                        .context = "brn|사업자등록번호|business registration",
                        .digits = 10,
                        .threshold = 0.95}));
  table.push_back(make({.name = "kr-driver-license",
                        .entity = "KR_DRIVER_LICENSE",
                        .title = "Korean driving licence number",
                        .source = "Road Traffic Act: region 11 to 28, year, serial, check",
                        .forms = {{R"((?:1[1-9]|2[0-8])~\d{2}~\d{6}~\d{2})", 0.25, {"-", " "}}, {R"((?:1[1-9]|2[0-8])\d{10})", 0.05}},
                        .context = "운전면허|운전면허번호|driver|driving|licence|license",
                        .digits = 12}));
  table.push_back(
      make({.name = "kr-passport",
            .entity = "KR_PASSPORT",
            .title = "Korean passport number",
            .source = "Ministry of Foreign Affairs: M, S, R, O, D or G, then eight digits, or three digits, a letter, four digits",
            .forms = {{R"([msrodg](?:\d{8}|\d{3}[a-z]\d{4}))", 0.15}},
            .context = "passport|여권|여권번호는|여권번호|korean",
            .digits = 7}));
  table.push_back(make({.name = "th-tnin",
                        .entity = "TH_TNIN",
                        .title = "Thai identity number",
                        .source = "Department of Provincial Administration: category, province, serial, weights 13 to 2 modulo 11",
                        .forms = {{R"(\d{13}|\d-\d{4}-\d{5}-\d{2}-\d)", 0.4}},
                        .check = thai_identity,
                        .context = "thai|tnin|บัตรประชาชน|เลขบัตรประชาชน|national id",
                        .digits = 13}));
  table.push_back(make({.name = "ph-tin",
                        .entity = "PH_TIN",
                        .title = "Philippine tax number",
                        .source = "Bureau of Internal Revenue: eight digits, check digit with weights 9 to 2 modulo 11, branch",
                        .forms = {{R"(\d{3}-\d{3}-\d{3}-\d{3}(?:\d{2})?)", 0.4}, {R"(\d{3}-\d{3}-\d{3})", 0.3}, {R"(\d{9}|\d{12})", 0.05}},
                        .check = philippine_tax,
                        .context = "tin|tax|bir",
                        .digits = 9}));
  table.push_back(make({.name = "ph-mobile",
                        .entity = "PH_MOBILE_NUMBER",
                        .title = "Philippine mobile number",
                        .source = "National Telecommunications Commission: 9 and nine digits after +63 or 0",
                        .forms = {{R"(\+63[ -]?(?:\(9\d{2}\)|9\d{2})[ -]?\d{3}[ -]?\d{4})", 0.75},
                                  {R"(0[ -]?(?:\(9\d{2}\)|9\d{2})[ -]?\d{3}[ -]?\d{4})", 0.3}},
                        .context = "phone|mobile|cell|call|text|number|viber|gcash",
                        .digits = 11}));
  table.push_back(make({.name = "cn-resident-id",
                        .entity = "CN_RESIDENT_ID",
                        .title = "Chinese resident identity number",
                        .source = "GB 11643-1999: region, date, serial, ISO 7064 MOD 11-2",
                        .forms = {{R"([1-9]\d{16}[\dx])", 0.85}},
                        .check = chinese_resident,
                        .context = "身份证|身份证号|resident identity",
                        .digits = 17}));
  table.push_back(make({.name = "jp-my-number",
                        .entity = "JP_MY_NUMBER",
                        .title = "Japanese individual number (My Number)",
                        .source = "Ministerial order 85 of 2014: twelve digits, weights modulo 11",
                        .forms = {{R"(\d{4} \d{4} \d{4}|\d{4}-\d{4}-\d{4})", 0.2}, {R"(\d{12})", 0.1}},
                        .check = japanese_individual,
                        .context = "マイナンバー|個人番号|my number|individual number|mynumber",
                        .digits = 12}));
  table.push_back(make({.name = "my-nric",
                        .entity = "MY_NRIC",
                        .title = "Malaysian identity card number",
                        .source = "Jabatan Pendaftaran Negara: date, code of the place of birth, serial",
                        .forms = {{R"(\d{6}-(?:0[1-9]|[1-9]\d)-\d{4})", 0.5}},
                        .check = malaysian_identity,
                        .context = "nric|mykad|ic|kad pengenalan|ic number",
                        .digits = 12}));
}

}  // namespace sayso::detection
