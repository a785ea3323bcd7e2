// Identifiers of France, Italy, Spain, Portugal, Greece and Turkey.
#include <array>
#include <string>
#include <string_view>

#include "detectors/checksums.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"

namespace sayso::detection {
namespace {

/// 97 minus the number modulo 97; Corsica's 2A and 2B count as 19 and 18.
bool french_social_security(std::string_view n) {
  if (n.size() != 15) return false;
  std::string digits(n);
  if (digits[6] == 'A') digits.replace(5, 2, "19");
  if (digits[6] == 'B') digits.replace(5, 2, "18");
  return all_digits(digits) && 97 - mod97(std::string_view(digits).substr(0, 13)) == number(digits, 13, 2);
}

bool siren(std::string_view n) { return n.size() == 9 && luhn(n); }

/// Three letters of a name: its consonants, then its vowels, then X where there are too few.
bool italian_name(std::string_view letters) {
  const auto kind = [](char c) { return std::string_view("AEIOU").find(c) != std::string_view::npos ? 1 : 0; };
  if (letters[2] == 'X' && kind(letters[1]) == 1) return true;
  if (letters.substr(1) == "XX") return kind(letters[0]) == 1;
  return kind(letters[0]) <= kind(letters[1]) && kind(letters[1]) <= kind(letters[2]);
}

/// Names and a day of birth (plus 40 for women) as the code writes them.
bool italian_name_and_birth(std::string_view n) {
  if (n.size() != 16 || !italian_name(n.substr(0, 3)) || !italian_name(n.substr(3, 3))) return false;
  // Omocodia: one letter for each digit.
  const auto value = [](char c) { return c <= '9' ? c - '0' : static_cast<int>(std::string_view("LMNPQRSTUV").find(c)); };
  const int year = value(n[6]) * 10 + value(n[7]), day = value(n[9]) * 10 + value(n[10]);
  const auto month = static_cast<int>(std::string_view("ABCDEHLMPRST").find(n[8])) + 1;
  return is_date_short(year, month, day > 40 ? day - 40 : day);
}

bool italian_fiscal_code(std::string_view n) {
  if (n.size() != 16) return false;
  static constexpr std::array<int, 36> odd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21,  // 0 to 9
                                              1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
  int sum = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const int value = n[i] >= 'A' ? n[i] - 'A' : digit(n[i]);
    sum += i % 2 == 1 ? value : odd[static_cast<std::size_t>(n[i] >= 'A' ? value + 10 : value)];
  }
  return n[15] == static_cast<char>('A' + sum % 26);
}

bool italian_vat(std::string_view n) { return n.size() == 11 && luhn(n) && !all_same(n); }

constexpr std::string_view spanish_letters = "TRWAGMYFPDXBNJZSQVHLCKE";

bool spanish_nif(std::string_view n) {
  if (n.size() < 8 || n.size() > 9) return false;
  // K, L and M: children, Spaniards abroad, foreigners without a NIE; the letter counts the digits behind it.
  if (n[0] >= 'A') n.remove_prefix(1);
  return spanish_letters[static_cast<std::size_t>(number(n, 0, n.size() - 1) % 23)] == n.back();
}

bool spanish_nie(std::string_view n) {
  if (n.size() != 9) return false;
  const auto digits = std::string(1, static_cast<char>('0' + (n[0] - 'X'))) + std::string(n.substr(1, 7));
  return spanish_letters[static_cast<std::size_t>(number(digits, 0, 8) % 23)] == n.back();
}

bool portuguese_nif(std::string_view n) {
  if (n.size() != 9 || n[0] == '0') return false;
  const int check = 11 - weighted_sum(n, {9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return (check > 9 ? 0 : check) == digit(n[8]);
}

bool greek_afm(std::string_view n) {
  return n.size() == 9 && !all_same(n) && weighted_sum(n, {256, 128, 64, 32, 16, 8, 4, 2}) % 11 % 10 == digit(n[8]);
}

bool greek_amka(std::string_view n) {
  return n.size() == 11 && luhn(n) && is_date_short(number(n, 4, 2), number(n, 2, 2), number(n, 0, 2));
}

bool turkish_identity(std::string_view n) {
  if (n.size() != 11 || n[0] == '0') return false;
  const int odd = weighted_sum(n, {1, 0, 1, 0, 1, 0, 1, 0, 1}), even = weighted_sum(n, {0, 1, 0, 1, 0, 1, 0, 1});
  return (odd * 7 - even + 100) % 10 == digit(n[9]) && (odd + even + digit(n[9])) % 10 == digit(n[10]);
}

}  // namespace

void add_southern_europe(Table& table) {
  table.push_back(
      make({.name = "fr-nir",
            .entity = "FR_NIR",
            .title = "French social security number",
            .source = "INSEE, décret 82-103: sex, year, month, department (2A and 2B for Corsica), key 97 minus the number modulo 97",
            .forms = {{R"([1-478]~\d{2}~(?:0[1-9]|1[0-2]|[2-9]\d)~(?:\d{2}|2[ab])~\d{3}~\d{3}~\d{2})", 0.6, {"", " "}}},
            .check = french_social_security,
            .context = "sécurité sociale|nir|insee|numéro de sécu|sécu|carte vitale|social security",
            .digits = 14}));
  table.push_back(make({.name = "fr-siren",
                        .entity = "FR_SIREN",
                        .title = "French company number",
                        .source = "INSEE: nine digits, Luhn",
                        .forms = {{R"(\d{3} \d{3} \d{3})", 0.1}, {R"(\d{9})", 0.05}},
                        .check = siren,
                        .context = "siren|siret|rcs|entreprise",
                        .digits = 9,
                        .threshold = 0.95}));
  table.push_back(
      make({.name = "it-codice-fiscale",
            .entity = "IT_FISCAL_CODE",
            .title = "Italian tax code",
            .source = "DM 23 dicembre 1976: name, birth, place, check letter modulo 26; letters for digits in case of twins (omocodia)",
            .forms = {{R"([a-z]{6}[\dlmnp-v]{2}[abcdehlmprst](?:[0-7lmnp-t][\dlmnp-v])[a-z][\dlmnp-v]{3}[a-z])", 0.7}},
            .check = italian_name_and_birth,
            .strict = italian_fiscal_code,
            .context = "codice fiscale|fiscale|cf|tax code",
            .digits = 1}));
  table.push_back(make({.name = "it-partita-iva",
                        .entity = "IT_VAT_CODE",
                        .title = "Italian VAT number",
                        .source = "DPR 633/1972: eleven digits, Luhn",
                        .forms = {{R"((?:it ?)?\d{11})", 0.15}, {R"((?:it ?)?\d(?:[ _]?\d){10})", 0.1}},
                        .check = [](std::string_view n) { return italian_vat(n.starts_with("IT") ? n.substr(2) : n); },
                        .context = "piva|partita iva|iva|vat|p.iva|partita",
                        .digits = 11}));
  table.push_back(make({.name = "it-patente",
                        .entity = "IT_DRIVER_LICENSE",
                        .title = "Italian driving licence number",
                        .source = "Ministero delle Infrastrutture e dei Trasporti: two letters, seven digits, letter; or U1, seven digits "
                                  "or letters without A, I, O, Q, V, and a letter",
                        .forms = {{R"([a-z]{2}\d{7}[a-z]|u1[b-hj-npr-uw-z\d]{7}[a-z])", 0.2}},
                        .context = "patente|patente di guida|licenza|driving licence|license",
                        .digits = 3}));
  table.push_back(make({.name = "it-carta-identita",
                        .entity = "IT_IDENTITY_CARD",
                        .title = "Italian identity card number",
                        .source = "Ministero dell'Interno: paper, electronic 2.0 and 3.0 forms; no check digit",
                        .forms = {{R"([a-z]{2} ?\d{7}|\d{7}[a-z]{2}|[a-z]{2}\d{5}[a-z]{2})", 0.1}},
                        .context = "carta|identità|carta d'identità|cie|documento|identity card|elettronica",
                        .digits = 5}));
  table.push_back(make({.name = "it-passaporto",
                        .entity = "IT_PASSPORT",
                        .title = "Italian passport number",
                        .source = "Ministero degli Affari Esteri: two letters and seven digits",
                        .forms = {{R"([a-z]{2}\d{7})", 0.05}},
                        .context = "passaporto|passaporti|viaggio|passport",
                        .digits = 7}));
  table.push_back(make({.name = "es-nif",
                        .entity = "ES_NIF",
                        .title = "Spanish identity number (DNI, NIF)",
                        .source = "Real Decreto 1553/2005: up to eight digits, or K, L, M and seven; letter modulo 23",
                        .forms = {{R"(\d{7,8}[ -]?[a-z]|[klm]-?\d{7}-?[a-z])", 0.55}},
                        .check = spanish_nif,
                        .context = "dni|nif|documento nacional|identificación",
                        .digits = 7}));
  table.push_back(make({.name = "es-nie",
                        .entity = "ES_NIE",
                        .title = "Spanish foreigner number (NIE)",
                        .source = "Real Decreto 557/2011: X, Y or Z, seven digits, letter modulo 23",
                        .forms = {{R"([xyz]-?\d{7}-?[a-z])", 0.6}},
                        .check = spanish_nie,
                        .context = "nie|extranjero|número de identificación",
                        .digits = 7}));
  table.push_back(make({.name = "es-pasaporte",
                        .entity = "ES_PASSPORT",
                        .title = "Spanish passport number",
                        .source = "Ministerio del Interior: three letters and six digits",
                        .forms = {{R"([a-z]{3}\d{6})", 0.05}},
                        .context = "pasaporte|passport|documento de viaje",
                        .digits = 6}));
  table.push_back(make({.name = "pt-nif",
                        .entity = "PT_NIF",
                        .title = "Portuguese tax number",
                        .source = "Decreto-Lei 14/2013: nine digits, weights 9 to 2 modulo 11",
                        .forms = {{R"([1-35-9]\d{8}|[1-35-9]\d{2} \d{3} \d{3})", 0.1}},
                        .check = portuguese_nif,
                        .context = "nif|contribuinte|número fiscal|nipc",
                        .digits = 9}));
  table.push_back(make({.name = "gr-afm",
                        .entity = "GR_AFM",
                        .title = "Greek tax number",
                        .source = "AADE: nine digits, powers of two modulo 11",
                        .forms = {{R"((?:el ?)?\d{9})", 0.1}},
                        .check = [](std::string_view n) { return greek_afm(n.starts_with("EL") ? n.substr(2) : n); },
                        .context = "afm|αφμ|tax|vat",
                        .digits = 9}));
  table.push_back(make({.name = "gr-amka",
                        .entity = "GR_AMKA",
                        .title = "Greek social security number",
                        .source = "IDIKA: date of birth, five digits, Luhn",
                        .forms = {{R"(\d{11})", 0.2}},
                        .check = greek_amka,
                        .context = "amka|αμκα|social security",
                        .digits = 11}));
  table.push_back(make({.name = "tr-kimlik",
                        .entity = "TR_NATIONAL_ID",
                        .title = "Turkish identity number",
                        .source = "Nüfus ve Vatandaşlık İşleri: eleven digits, two check digits",
                        .forms = {{R"([1-9]\d{10})", 0.35}},
                        .check = turkish_identity,
                        .context = "tc|kimlik|tckn|kimlik no|nüfus|turkish|türk",
                        .digits = 11}));
  table.push_back(make({.name = "tr-plaka",
                        .entity = "TR_LICENSE_PLATE",
                        .title = "Turkish number plate",
                        .source = "Karayolları Trafik Yönetmeliği: province 01 to 81, one to three letters, two to four digits",
                        .forms = {{R"((?:0[1-9]|[1-7]\d|8[01])~[a-z]{1,3}~\d{2,4})", 0.05, {" ", ""}}},
                        .context = "plaka|plakası|araç|araba|plate|plaka numarası",
                        .digits = 4}));
  table.push_back(make({.name = "tr-phone",
                        .entity = "TR_PHONE_NUMBER",
                        .title = "Turkish phone number",
                        .source = "BTK numbering plan: area 2xx to 4xx, mobile 5xx",
                        .forms = {{R"([2-5]\d{2}~\d{3}~\d{2}~\d{2})", 0.1, {"", " ", "-", "."}},
                                  {R"(0[ -]?(?:\([2-5]\d{2}\)|[2-5]\d{2})[ .-]?\d{3}[ .-]?\d{2}[ .-]?\d{2})", 0.3},
                                  {R"(\+90[ -]?(?:\([2-5]\d{2}\)|[2-5]\d{2})[ .-]?\d{3}[ .-]?\d{2}[ .-]?\d{2})", 0.75}},
                        .context = "telefon|telefonum|telefon numarası|numaram|cep|tel|gsm|ara|arayın",
                        .digits = 10}));
}

}  // namespace sayso::detection
