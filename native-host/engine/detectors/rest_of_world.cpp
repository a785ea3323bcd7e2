// Identifiers of Latin America, Africa, Oceania and Israel.
#include <array>
#include <string>
#include <string_view>

#include "detectors/checksums.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"

namespace sayso::detection {
namespace {

bool australian_business(std::string_view n) {
  return n.size() == 11 && n[0] != '0' && (weighted_sum(n, {10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19}) - 10) % 89 == 0;
}

bool australian_company(std::string_view n) {
  return n.size() == 9 && !all_same(n) && (10 - weighted_sum(n, {8, 7, 6, 5, 4, 3, 2, 1}) % 10) % 10 == digit(n[8]);
}

bool australian_tax(std::string_view n) {
  if (n.size() == 8) return weighted_sum(n, {10, 7, 8, 4, 6, 3, 5, 1}) % 11 == 0 && !all_same(n);
  return n.size() == 9 && weighted_sum(n, {1, 4, 3, 7, 5, 8, 6, 9, 10}) % 11 == 0 && !all_same(n);
}

bool australian_medicare(std::string_view n) {
  return (n.size() == 10 || n.size() == 11) && weighted_sum(n, {1, 3, 7, 9, 1, 3, 7, 9}) % 10 == digit(n[8]);
}

bool new_zealand_tax(std::string_view n) {
  if (n.size() != 8 && n.size() != 9) return false;
  const auto padded = n.size() == 8 ? "0" + std::string(n) : std::string(n);
  const int value = number(padded, 0, 9);
  if (value < 10'000'000 || value > 150'000'000) return false;
  int check = (11 - weighted_sum(padded, {3, 2, 7, 6, 5, 4, 3, 2}) % 11) % 11;
  if (check == 10) check = (11 - weighted_sum(padded, {7, 4, 3, 2, 5, 2, 7, 6}) % 11) % 11;
  return check == digit(padded[8]);
}

int modulo_11_digit(int sum) {
  const int check = 11 - sum % 11;
  return check > 9 ? 0 : check;
}

bool brazilian_person(std::string_view n) {
  return n.size() == 11 && !all_same(n) && modulo_11_digit(weighted_sum(n, {10, 9, 8, 7, 6, 5, 4, 3, 2})) == digit(n[9]) &&
         modulo_11_digit(weighted_sum(n, {11, 10, 9, 8, 7, 6, 5, 4, 3, 2})) == digit(n[10]);
}

/// Letters count by their code minus 48, as `digit` does; that is the rule since July 2026.
bool brazilian_company(std::string_view n) {
  return n.size() == 14 && !all_same(n) && all_digits(n.substr(12)) &&
         modulo_11_digit(weighted_sum(n, {5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2})) == digit(n[12]) &&
         modulo_11_digit(weighted_sum(n, {6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2})) == digit(n[13]);
}

bool mexican_person(std::string_view n) {
  if (n.size() != 18) return false;
  // The alphabet of the register has Ñ between N and O; the forms that we read do not, so letters from O on count one more.
  int sum = 0;
  for (std::size_t i = 0; i < 17; ++i) {
    const int value = n[i] >= 'O' ? n[i] - 'A' + 11 : n[i] >= 'A' ? n[i] - 'A' + 10 : digit(n[i]);
    sum += value * (18 - static_cast<int>(i));
  }
  return (10 - sum % 10) % 10 == digit(n[17]) && is_date_short(number(n, 4, 2), number(n, 6, 2), number(n, 8, 2));
}

bool argentine_tax(std::string_view n) {
  if (n.size() != 11) return false;
  const int check = 11 - weighted_sum(n, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2}) % 11;
  return (check == 11 ? 0 : check == 10 ? 9 : check) == digit(n[10]);
}

bool chilean_person(std::string_view n) {
  if (n.size() != 8 && n.size() != 9) return false;
  const auto body = std::string(8 - (n.size() - 1), '0') + std::string(n.substr(0, n.size() - 1));
  const int check = 11 - weighted_sum(body, {3, 2, 7, 6, 5, 4, 3, 2}) % 11;
  return n.back() == (check == 11 ? '0' : check == 10 ? 'K' : static_cast<char>('0' + check));
}

bool israeli_identity(std::string_view n) { return n.size() == 9 && luhn(n) && !all_same(n); }

bool south_african_identity(std::string_view n) {
  return n.size() == 13 && luhn(n) && is_date_short(number(n, 0, 2), number(n, 2, 2), number(n, 4, 2)) && n[10] <= '2';
}

bool nigerian_identity(std::string_view n) { return n.size() == 11 && verhoeff(n) && !all_same(n); }

}  // namespace

void add_rest_of_world(Table& table) {
  table.push_back(make({.name = "au-abn",
                        .entity = "AU_ABN",
                        .title = "Australian business number",
                        .source = "Australian Business Register: eleven digits, weights modulo 89",
                        .forms = {{R"(\d{2} \d{3} \d{3} \d{3})", 0.5}, {R"(\d{11})", 0.2}},
                        .check = australian_business,
                        .context = "abn|australian business|business number",
                        .digits = 11,
                        .threshold = 0.97}));
  table.push_back(make({.name = "au-acn",
                        .entity = "AU_ACN",
                        .title = "Australian company number",
                        .source = "ASIC: nine digits, weights 8 to 1 modulo 10",
                        .forms = {{R"(\d{3} \d{3} \d{3})", 0.1}, {R"(\d{9})", 0.05}},
                        .check = australian_company,
                        .context = "acn|australian company|company number",
                        .digits = 9,
                        .threshold = 0.95}));
  table.push_back(make({.name = "au-tfn",
                        .entity = "AU_TFN",
                        .title = "Australian tax file number",
                        .source = "Australian Taxation Office: eight or nine digits, weights modulo 11",
                        .forms = {{R"(\d{3} \d{3} \d{3}|\d{2} \d{3} \d{3})", 0.2}, {R"(\d{8,9})", 0.05}},
                        .check = australian_tax,
                        .context = "tfn|tax file|tax file number|ato",
                        .digits = 8}));
  table.push_back(make({.name = "au-medicare",
                        .entity = "AU_MEDICARE",
                        .title = "Australian Medicare number",
                        .source = "Services Australia: first digit 2 to 6, check digit with weights 1-3-7-9",
                        .forms = {{R"([2-6]\d{3} \d{5} \d(?: \d)?)", 0.4}, {R"([2-6]\d{9,10})", 0.05}},
                        .check = australian_medicare,
                        .context = "medicare|medicare card",
                        .digits = 10}));
  table.push_back(make({.name = "nz-ird",
                        .entity = "NZ_IRD",
                        .title = "New Zealand tax number",
                        .source = "Inland Revenue: eight or nine digits, two sets of weights modulo 11",
                        .forms = {{R"(\d{2,3}-\d{3}-\d{3})", 0.3}, {R"(\d{8,9})", 0.05}},
                        .check = new_zealand_tax,
                        .context = "ird|ird number|inland revenue",
                        .digits = 8}));
  table.push_back(make({.name = "br-cpf",
                        .entity = "BR_CPF",
                        .title = "Brazilian personal tax number (CPF)",
                        .source = "Receita Federal: nine digits and two check digits modulo 11",
                        .forms = {{R"(\d{3}\.\d{3}\.\d{3}-\d{2})", 0.9}, {R"(\d{11})", 0.3}},
                        .check = brazilian_person,
                        .context = "cpf|cadastro",
                        .digits = 11}));
  table.push_back(make({.name = "br-cnpj",
                        .entity = "BR_CNPJ",
                        .title = "Brazilian company number (CNPJ)",
                        .source = "Receita Federal, Instrução Normativa 2229/2024: twelve letters or digits and two check digits modulo 11",
                        .forms = {{R"([\da-z]{2}\.[\da-z]{3}\.[\da-z]{3}/[\da-z]{4}-\d{2})", 0.9}, {R"([\da-z]{12}\d{2})", 0.2}},
                        .check = brazilian_company,
                        .context = "cnpj",
                        .digits = 2,
                        .threshold = 0.97}));
  table.push_back(make(
      {.name = "mx-curp",
       .entity = "MX_CURP",
       .title = "Mexican population key (CURP)",
       .source = "RENAPO: name, date, sex, state, consonants, check digit",
       .forms = {{R"([a-z][aeiox][a-z]{2}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[hmx][a-z]{2}[b-df-hj-np-tv-z]{3}[\da-z]\d)", 0.8}},
       .check = mexican_person,
       .context = "curp|clave única",
       .digits = 7}));
  table.push_back(make({.name = "ar-cuit",
                        .entity = "AR_CUIT",
                        .title = "Argentine tax number (CUIT, CUIL)",
                        .source = "AFIP: kind, document number, check digit modulo 11",
                        .forms = {{R"((?:2[0347]|3[034])-\d{8}-\d)", 0.6}, {R"((?:2[0347]|3[034])\d{9})", 0.2}},
                        .check = argentine_tax,
                        .context = "cuit|cuil|afip",
                        .digits = 11}));
  table.push_back(make({.name = "cl-rut",
                        .entity = "CL_RUT",
                        .title = "Chilean identity number (RUT)",
                        .source = "Servicio de Impuestos Internos: up to eight digits, check character modulo 11",
                        .forms = {{R"(\d{1,2}\.\d{3}\.\d{3}-[\dk])", 0.7}, {R"(\d{7,8}-[\dk])", 0.3}},
                        .check = chilean_person,
                        .context = "rut|run|cédula",
                        .digits = 7}));
  table.push_back(make({.name = "il-identity",
                        .entity = "IL_IDENTITY_NUMBER",
                        .title = "Israeli identity number",
                        .source = "Population and Immigration Authority: nine digits, Luhn",
                        .forms = {{R"(\d{9}|\d{8}-\d)", 0.05}},
                        .check = israeli_identity,
                        .context = "teudat zehut|zehut|ת.ז|תעודת זהות|israeli id",
                        .digits = 9}));
  table.push_back(make({.name = "za-id-number",
                        .entity = "ZA_ID_NUMBER",
                        .title = "South African identity number",
                        .source = "Identification Act 68 of 1997: date, serial, citizenship, Luhn",
                        .forms = {{R"(\d{13}|\d{6} \d{4} \d{3})", 0.4}},
                        .check = south_african_identity,
                        .context = "rsa|id number|identity number|south african|sa id|identity",
                        .digits = 13}));
  table.push_back(make({.name = "ng-nin",
                        .entity = "NG_NIN",
                        .title = "Nigerian identity number",
                        .source = "NIMC Act 2007: eleven digits, Verhoeff",
                        .forms = {{R"(\d{11})", 0.1}},
                        .check = nigerian_identity,
                        .context = "nin|national identification|nimc|national identity",
                        .digits = 11}));
  table.push_back(make({.name = "ng-vehicle-registration",
                        .entity = "NG_VEHICLE_REGISTRATION",
                        .title = "Nigerian number plate",
                        .source = "Federal Road Safety Corps: three letters, three digits, two letters",
                        .forms = {{R"([a-z]{3}[ -]?\d{3}[a-z]{2})", 0.2}},
                        .context = "plate|plate number|vehicle|registration|car",
                        .digits = 3}));
}

}  // namespace sayso::detection
