// Identifiers of the Benelux countries, Ireland, Switzerland, Austria, and the countries to the east.
#include <string>
#include <string_view>

#include "detectors/checksums.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"

namespace sayso::detection {
namespace {

bool dutch_citizen(std::string_view n) {
  return n.size() == 9 && !all_same(n) && (weighted_sum(n, {9, 8, 7, 6, 5, 4, 3, 2}) - digit(n[8])) % 11 == 0;
}

bool belgian_national(std::string_view n) {
  if (n.size() != 11) return false;
  const int month = number(n, 2, 2) % 20, day = number(n, 4, 2);  // bis numbers add 20 or 40 to the month
  if (number(n, 2, 2) > 52 || month > 12 || day > 31) return false;
  const int check = number(n, 9, 2);
  return 97 - mod97(n.substr(0, 9)) == check || 97 - mod97("2" + std::string(n.substr(0, 9))) == check;
}

bool ean13(std::string_view n) {
  return n.size() == 13 && (10 - weighted_sum(n, {1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3}) % 10) % 10 == digit(n[12]);
}

bool austrian_insurance(std::string_view n) {
  // Months 13 to 15 stand for serials that have run out.
  return n.size() == 10 && n[0] != '0' && weighted_sum(n, {3, 7, 9, 0, 5, 8, 4, 2, 1, 6}) % 11 == digit(n[3]) && number(n, 4, 2) >= 1 &&
         number(n, 4, 2) <= 31 && number(n, 6, 2) >= 1 && number(n, 6, 2) <= 15;
}

bool czech_or_slovak_birth_number(std::string_view n) {
  if (n.size() != 9 && n.size() != 10) return false;
  int year = 1900 + number(n, 0, 2);
  const int month = number(n, 2, 2) % 50 % 20;
  if (n.size() == 9) {
    if (year >= 1980) year -= 100;
    if (year > 1953) return false;
  } else if (year < 1954) {
    year += 100;
  }
  if (!is_date(year, month, number(n, 4, 2))) return false;
  if (n.size() == 9) return true;
  // Until 1985 a remainder of 10 was written as 0.
  const int check = number(n, 0, 9) % 11;
  return (year < 1985 ? check % 10 : check) == digit(n[9]);
}

bool romanian_personal(std::string_view n) {
  if (n.size() != 13 || n[0] == '0') return false;
  const int check = weighted_sum(n, {2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9}) % 11;
  return (check == 10 ? 1 : check) == digit(n[12]) && is_date_short(number(n, 1, 2), number(n, 3, 2), number(n, 5, 2));
}

bool bulgarian_citizen(std::string_view n) {
  if (n.size() != 10) return false;
  const int month = number(n, 2, 2);
  const int year = month > 40 ? 2000 : month > 20 ? 1800 : 1900;
  return weighted_sum(n, {2, 4, 8, 5, 10, 9, 7, 3, 6}) % 11 % 10 == digit(n[9]) &&
         is_date(year + number(n, 0, 2), month % 20, number(n, 4, 2));
}

bool hungarian_tax(std::string_view n) {
  return n.size() == 10 && n[0] == '8' && weighted_sum(n, {1, 2, 3, 4, 5, 6, 7, 8, 9}) % 11 == digit(n[9]);
}

bool polish_personal(std::string_view n) {
  if (n.size() != 11) return false;
  const int month = number(n, 2, 2);
  static constexpr int centuries[] = {1900, 2000, 2100, 2200, 1800};
  return (10 - weighted_sum(n, {1, 3, 7, 9, 1, 3, 7, 9, 1, 3}) % 10) % 10 == digit(n[10]) &&
         is_date(centuries[month / 20 % 5] + number(n, 0, 2), month % 20, number(n, 4, 2));
}

bool polish_tax(std::string_view n) { return n.size() == 10 && weighted_sum(n, {6, 5, 7, 2, 3, 4, 5, 6, 7}) % 11 == digit(n[9]); }

bool irish_personal(std::string_view n) {
  if (n.size() != 8 && n.size() != 9) return false;
  static constexpr std::string_view letters = "WABCDEFGHIJKLMNOPQRSTUV";
  int sum = weighted_sum(n.substr(0, 7), {8, 7, 6, 5, 4, 3, 2});
  // W, T and X are older second letters, which do not count.
  if (n.size() == 9 && n[8] < 'T') sum += 9 * (n[8] - 'A' + 1);
  return letters[static_cast<std::size_t>(sum % 23)] == n[7];
}

bool croatian_personal(std::string_view n) { return n.size() == 11 && mod_11_10(n); }

bool yugoslav_personal(std::string_view n) {
  if (n.size() != 13) return false;
  const int check = (11 - weighted_sum(n, {7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11) % 11 % 10;
  const int year = number(n, 4, 3);
  return check == digit(n[12]) && is_date(year < 800 ? 2000 + year : 1000 + year, number(n, 2, 2), number(n, 0, 2));
}

}  // namespace

void add_central_europe(Table& table) {
  table.push_back(make({.name = "nl-bsn",
                        .entity = "NL_BSN",
                        .title = "Dutch citizen service number",
                        .source = "Besluit burgerservicenummer: weights 9 to 2 and minus 1, modulo 11",
                        .forms = {{R"(\d{9})", 0.1}, {R"(\d{4}\.\d{2}\.\d{3})", 0.3}},
                        .check = dutch_citizen,
                        .context = "bsn|burgerservicenummer|sofinummer|sofi",
                        .digits = 9}));
  table.push_back(make({.name = "be-rijksregister",
                        .entity = "BE_NATIONAL_NUMBER",
                        .title = "Belgian national number",
                        .source = "Koninklijk besluit 3 april 1984: date, serial, 97 minus the number modulo 97 (2 before it since 2000)",
                        .forms = {{R"(\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2})", 0.8}, {R"(\d{11})", 0.3}},
                        .check = belgian_national,
                        .context = "rijksregister|rijksregisternummer|registre national|numéro national|insz|niss",
                        .digits = 11}));
  table.push_back(make({.name = "ch-ahv",
                        .entity = "CH_AHV",
                        .title = "Swiss social security number",
                        .source = "AHVG Art. 50c: 756, ten digits, EAN-13",
                        .forms = {{R"(756\.\d{4}\.\d{4}\.\d{2}|756 \d{4} \d{4} \d{2})", 0.9}, {R"(756\d{10})", 0.5}},
                        .check = ean13,
                        .context = "ahv|ahv-nummer|avs|sozialversicherungsnummer|oasi",
                        .digits = 13}));
  table.push_back(make({.name = "at-svnr",
                        .entity = "AT_SVNR",
                        .title = "Austrian social insurance number",
                        .source = "§ 31 ASVG: serial, check digit modulo 11, date of birth",
                        .forms = {{R"(\d{4} \d{6})", 0.45}, {R"(\d{4}[ -]\d{2}\.\d{2}\.\d{2})", 0.45}, {R"(\d{10})", 0.15}},
                        .check = austrian_insurance,
                        .context = "sozialversicherungsnummer|svnr|sv-nummer|versicherungsnummer|e-card",
                        .digits = 10}));
  table.push_back(make({.name = "cz-rodne-cislo",
                        .entity = "CZ_BIRTH_NUMBER",
                        .title = "Czech or Slovak birth number",
                        .source = "Zákon 133/2000: date (month plus 50 for women), serial, divisible by 11",
                        .forms = {{R"(\d{6}/\d{3,4})", 0.6}, {R"(\d{10})", 0.1}},
                        .check = czech_or_slovak_birth_number,
                        .context = "rodné číslo|rodne cislo|rodné|rč|rc",
                        .digits = 9}));
  table.push_back(make({.name = "ro-cnp",
                        .entity = "RO_CNP",
                        .title = "Romanian personal number",
                        .source = "OUG 97/2005: sex and century, date, county, serial, weights modulo 11",
                        .forms = {{R"([1-9]\d{12})", 0.4}},
                        .check = romanian_personal,
                        .context = "cnp|cod numeric|cod numeric personal",
                        .digits = 13}));
  table.push_back(make({.name = "bg-egn",
                        .entity = "BG_EGN",
                        .title = "Bulgarian citizen number",
                        .source = "GRAO: date (month plus 20 or 40 for the century), serial, weights modulo 11",
                        .forms = {{R"(\d{10})", 0.2}},
                        .check = bulgarian_citizen,
                        .context = "егн|egn|единен",
                        .digits = 10}));
  table.push_back(make({.name = "hu-adoazonosito",
                        .entity = "HU_TAX_ID",
                        .title = "Hungarian personal tax number",
                        .source = "1996. évi XX. törvény: 8, eight digits, weights 1 to 9 modulo 11",
                        .forms = {{R"(8\d{9})", 0.15}},
                        .check = hungarian_tax,
                        .context = "adóazonosító|adóazonosító jel|adószám",
                        .digits = 10}));
  table.push_back(make({.name = "pl-pesel",
                        .entity = "PL_PESEL",
                        .title = "Polish personal number (PESEL)",
                        .source = "Ustawa o ewidencji ludności: date with the century in the month, serial, weights 1-3-7-9",
                        .forms = {{R"(\d{11})", 0.4}},
                        .check = polish_personal,
                        .context = "pesel|numer pesel",
                        .digits = 11}));
  table.push_back(make({.name = "pl-nip",
                        .entity = "PL_NIP",
                        .title = "Polish tax number (NIP)",
                        .source = "Ministerstwo Finansów: ten digits, weights modulo 11",
                        .forms = {{R"(\d{3}-\d{3}-\d{2}-\d{2}|\d{3}-\d{2}-\d{2}-\d{3})", 0.4}, {R"(\d{10})", 0.05}},
                        .check = polish_tax,
                        .context = "nip|numer nip|podatkowy",
                        .digits = 10}));
  table.push_back(make({.name = "ie-pps",
                        .entity = "IE_PPS",
                        .title = "Irish personal public service number",
                        .source = "Department of Social Protection: seven digits, check letter modulo 23, second letter",
                        .forms = {{R"(\d{7}[a-w][a-itwx]?)", 0.45}},
                        .check = irish_personal,
                        .context = "pps|ppsn|personal public service|pps number",
                        .digits = 7}));
  table.push_back(make({.name = "hr-oib",
                        .entity = "HR_OIB",
                        .title = "Croatian personal number (OIB)",
                        .source = "Zakon o osobnom identifikacijskom broju: eleven digits, ISO 7064 MOD 11,10",
                        .forms = {{R"(\d{11})", 0.1}},
                        .check = croatian_personal,
                        .context = "oib|osobni|identifikacijski broj",
                        .digits = 11}));
  table.push_back(make({.name = "si-emso",
                        .entity = "SI_EMSO",
                        .title = "Slovenian or Serbian citizen number (EMŠO, JMBG)",
                        .source = "Zakon o centralnem registru prebivalstva: date, region, serial, weights 7 to 2 modulo 11",
                        .forms = {{R"(\d{13})", 0.3}},
                        .check = yugoslav_personal,
                        .context = "emšo|emso|jmbg|matični broj",
                        .digits = 13}));
}

}  // namespace sayso::detection
