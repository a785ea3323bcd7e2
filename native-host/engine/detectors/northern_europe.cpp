// Identifiers of the Nordic and Baltic countries.
#include <string>
#include <string_view>

#include "detectors/checksums.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"

namespace sayso::detection {
namespace {

bool swedish_personal(std::string_view n) {
  if (n.size() != 10 && n.size() != 12) return false;
  const auto ten = n.substr(n.size() - 10);
  const int day = number(ten, 4, 2);
  // A coordination number (samordningsnummer) adds 60 to the day.
  return luhn(ten) && is_date_short(number(ten, 0, 2), number(ten, 2, 2), day > 60 ? day - 60 : day);
}

bool swedish_organisation(std::string_view n) { return n.size() == 10 && n[2] >= '2' && luhn(n); }

bool finnish_personal(std::string_view n) {
  // The sign that tells the century is lost in the compact form where it is '+' or '-'.
  if (n.size() != 10 && n.size() != 11) return false;
  const auto individual = n.substr(n.size() - 4, 3);
  const char century = n.size() == 11 ? n[6] : '-';
  const int year = number(n, 4, 2) + (century >= 'A' && century <= 'F' ? 2000 : 1900);
  const bool dated =
      n.size() == 10 ? is_date_short(number(n, 4, 2), number(n, 2, 2), number(n, 0, 2)) : is_date(year, number(n, 2, 2), number(n, 0, 2));
  static constexpr std::string_view letters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  const int value = number(n, 0, 6) * 1000 + number(individual, 0, 3);
  return dated && number(individual, 0, 3) >= 2 && letters[static_cast<std::size_t>(value % 31)] == n.back();
}

bool danish_personal(std::string_view n) {
  if (n.size() != 10) return false;
  // The seventh digit tells the century.
  const int year = number(n, 4, 2), seventh = digit(n[6]);
  const int century = seventh < 4 || ((seventh == 4 || seventh == 9) && year >= 37) ? 1900
                      : seventh > 4 && seventh < 9 && year >= 58                    ? 1800
                                                                                    : 2000;
  return is_date(century + year, number(n, 2, 2), number(n, 0, 2));
}

bool norwegian_personal(std::string_view n) {
  if (n.size() != 11) return false;
  const int first = (11 - weighted_sum(n, {3, 7, 6, 1, 8, 9, 4, 5, 2}) % 11) % 11;
  const int second = (11 - weighted_sum(n, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11) % 11;
  const int day = number(n, 0, 2) % 40, month = number(n, 2, 2) % 40;  // D numbers add 40 to the day, H numbers to the month
  const int year = number(n, 4, 2), individual = number(n, 6, 3);
  const int century = individual < 500 ? 1900 : individual < 750 && year >= 54 ? 1800 : year < 40 ? 2000 : individual >= 900 ? 1900 : 0;
  return first == digit(n[9]) && second == digit(n[10]) && century != 0 && is_date(century + year, month, day);
}

bool icelandic_personal(std::string_view n) {
  if (n.size() != 10) return false;
  const int check = (11 - weighted_sum(n, {3, 2, 7, 6, 5, 4, 3, 2}) % 11) % 11;
  const int day = number(n, 0, 2);  // companies add 40 to the day
  return check == digit(n[8]) && (n[9] == '9' || n[9] == '0') && is_date_short(number(n, 4, 2), number(n, 2, 2), day > 40 ? day - 40 : day);
}

bool estonian_or_lithuanian(std::string_view n) {
  if (n.size() != 11) return false;
  int check = weighted_sum(n, {1, 2, 3, 4, 5, 6, 7, 8, 9, 1}) % 11;
  if (check == 10) check = weighted_sum(n, {3, 4, 5, 6, 7, 8, 9, 1, 2, 3}) % 11 % 10;
  return check == digit(n[10]) && is_date(1800 + (digit(n[0]) - 1) / 2 * 100 + number(n, 1, 2), number(n, 3, 2), number(n, 5, 2));
}

bool latvian_personal(std::string_view n) {
  if (n.size() != 11) return false;
  if (n.starts_with("32")) return true;  // since 2017 without a date and without a check digit
  return is_date(1800 + digit(n[6]) * 100 + number(n, 4, 2), number(n, 2, 2), number(n, 0, 2)) &&
         (1 + weighted_sum(n, {10, 5, 8, 4, 2, 1, 6, 3, 7, 9})) % 11 % 10 == digit(n[10]);
}

}  // namespace

void add_northern_europe(Table& table) {
  table.push_back(make({.name = "se-personnummer",
                        .entity = "SE_PERSONNUMMER",
                        .title = "Swedish personal number",
                        .source = "Skatteverket SKV 704: date (day plus 60 for coordination numbers), serial, Luhn over ten digits",
                        .forms = {{R"((?:18|19|20)\d{6}[-+]?\d{4})", 0.5}, {R"(\d{6}[-+]\d{4})", 0.4}, {R"(\d{10})", 0.1}},
                        .check = swedish_personal,
                        .context = "personnummer|personnumret|pnr|samordningsnummer|personal identity|swedish id|id-nummer",
                        .digits = 10}));
  table.push_back(make({.name = "se-organisationsnummer",
                        .entity = "SE_ORGANISATIONSNUMMER",
                        .title = "Swedish company number",
                        .source = "Bolagsverket: ten digits, third digit 2 or more, Luhn",
                        .forms = {{R"(\d{6}-\d{4})", 0.3}, {R"(\d{10})", 0.1}},
                        .check = swedish_organisation,
                        .context = "organisationsnummer|orgnr|org.nr|company identity|bolag",
                        .digits = 10,
                        .threshold = 0.95}));
  table.push_back(
      make({.name = "fi-henkilotunnus",
            .entity = "FI_PERSONAL_IDENTITY_CODE",
            .title = "Finnish personal identity code",
            .source = "Digital and Population Data Services Agency: date, century sign, individual number, check character modulo 31",
            .forms = {{R"(\d{6}[-+a-fu-y]\d{3}[\da-fhj-npr-y])", 0.75}},
            .check = finnish_personal,
            .context = "hetu|henkilötunnus|personbeteckning|personal identity",
            .digits = 9}));
  table.push_back(make({.name = "dk-cpr",
                        .entity = "DK_CPR",
                        .title = "Danish personal number",
                        .source = "CPR-kontoret: date of birth and serial; modulo 11 no longer holds since 2007",
                        .forms = {{R"(\d{6}-\d{4})", 0.3}, {R"(\d{10})", 0.05}},
                        .check = danish_personal,
                        .context = "cpr|cpr-nummer|personnummer|cprnr",
                        .digits = 10}));
  table.push_back(make({.name = "no-fodselsnummer",
                        .entity = "NO_FODSELSNUMMER",
                        .title = "Norwegian birth number",
                        .source = "Skatteetaten: date, serial, two check digits modulo 11; D and H numbers",
                        .forms = {{R"(\d{11}|\d{6} \d{5})", 0.5}},
                        .check = norwegian_personal,
                        .context = "fødselsnummer|personnummer|fnr|d-nummer",
                        .digits = 11}));
  table.push_back(make({.name = "is-kennitala",
                        .entity = "IS_KENNITALA",
                        .title = "Icelandic identification number",
                        .source = "Þjóðskrá: date, serial, check digit modulo 11, century",
                        .forms = {{R"(\d{6}-\d{4})", 0.4}, {R"(\d{10})", 0.15}},
                        .check = icelandic_personal,
                        .context = "kennitala|kt|kennitölu",
                        .digits = 10}));
  table.push_back(make({.name = "ee-isikukood",
                        .entity = "EE_ISIKUKOOD",
                        .title = "Estonian or Lithuanian personal code",
                        .source = "EVS 585, Lithuanian population register: sex and century, date, serial, two-step check modulo 11",
                        .forms = {{R"([1-6]\d{10})", 0.35}},
                        .check = estonian_or_lithuanian,
                        .context = "isikukood|asmens|asmens kodas|personal code",
                        .digits = 11}));
  table.push_back(make({.name = "lv-personas-kods",
                        .entity = "LV_PERSONAS_KODS",
                        .title = "Latvian personal code",
                        .source = "PMLP: date and century with a check digit, or 32 and nine digits since 2017",
                        .forms = {{R"(\d{6}-\d{5})", 0.4}, {R"(\d{11})", 0.05}},
                        .check = latvian_personal,
                        .context = "personas kods|personas|kods|personal code",
                        .digits = 11}));
}

}  // namespace sayso::detection
