// The table of identifiers, line by line: a valid number is found at its place, a corrupted one is not, a word beside it raises its score,
// and nothing is found inside names, tags, links, longer words and longer numbers.
#include <algorithm>
#include <cctype>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "sayso/detectors.hpp"

using namespace sayso;

namespace {

struct Row {
  const char* detector;
  const char* entity;
  const char* written;    ///< a valid number
  const char* corrupted;  ///< the same with a mistake that its check, or its structure where it has none, shows
  const char* said;       ///< words before the number that speak of it
};

// The numbers are drawn, not anyone's.
const std::vector<Row>& rows() {
  static const std::vector<Row> table = {
      {"payment-card", "CREDIT_CARD", "4539 5787 6362 1486", "4539 5787 6362 1487", ""},
      {"iban", "IBAN_CODE", "DE56 1995 8225 4282 1167 34", "DE56 1995 8225 4282 1167 35", ""},
      {"aba-routing-number", "ABA_ROUTING_NUMBER", "085918366", "085918367", "our bank's routing number:"},
      {"us-bank-account", "US_BANK_NUMBER", "945456787654", "9454567", "it's my checking account"},
      {"lei", "LEI", "54937880021581BYQM89", "54937880021581BYQM88", "LEI"},
      {"isin", "ISIN", "US5123308059", "US5123308058", "ISIN"},
      {"cusip", "CUSIP", "872009774", "872009775", "CUSIP"},
      {"us-ssn", "US_SSN", "706-60-0710", "706-60-0000", "my social security number is"},
      {"us-itin", "US_ITIN", "940-73-7764", "940-69-7764", "my taxpayer id is"},
      {"us-ein", "US_EIN", "12-3456789", "07-3456789", "EIN"},
      {"us-npi", "US_NPI", "1245319599", "1245319598", "provider NPI"},
      {"us-mbi", "US_MBI", "1EG4-TE5-MK73", "1EG4-TE5-MKA3", "her Medicare card says"},
      {"us-dea-number", "MEDICAL_LICENSE", "BB1388568", "BB1388567", "DEA registration"},
      {"us-passport", "US_PASSPORT", "A12803456", "A1280345", "passport"},
      {"us-driver-license", "US_DRIVER_LICENSE", "H12234567", "HQW", "driver's license"},
      {"ca-sin", "CA_SIN", "607 866 662", "607 866 663", "social insurance number"},
      {"uk-nino", "UK_NINO", "AB 12 34 56 C", "BG 12 34 56 C", "national insurance number"},
      {"uk-nhs", "UK_NHS", "247 045 5855", "247 045 5856", "NHS"},
      {"uk-utr", "UK_UTR", "4833801418", "5833801418", "my UTR is"},
      {"uk-passport", "UK_PASSPORT", "AB1234567", "AB123456", "passport number"},
      {"uk-driving-licence", "UK_DRIVING_LICENCE", "MORGA657054SM9IJ", "MORGA657994SM9IJ", "DVLA driving licence"},
      {"uk-postcode", "UK_POSTCODE", "SW1A 1AA", "SW1A 1CA", "the postcode is"},
      {"uk-vehicle-registration", "UK_VEHICLE_REGISTRATION", "BD62 XYZ", "BD42 XYZ", "my car's number plate"},
      {"de-steuer-id", "DE_TAX_ID", "72185590362", "72185590363", "meine Steuer-ID ist"},
      {"de-steuernummer", "DE_TAX_NUMBER", "181/815/08155", "181-815-08155", "Steuernummer"},
      {"de-rvnr", "DE_SOCIAL_SECURITY", "65070803A019", "65070803A018", "Rentenversicherungsnummer"},
      {"de-kvnr", "DE_HEALTH_INSURANCE", "M123456785", "M123456786", "Krankenkasse, Nummer"},
      {"de-personalausweis", "DE_ID_CARD", "T22000129", "A22000129", "Personalausweis"},
      {"de-reisepass", "DE_PASSPORT", "C01X00T478", "C01X00T477", "Reisepass"},
      {"de-fuehrerschein", "DE_FUEHRERSCHEIN", "AB12345678C", "AB1234567C", "Führerschein"},
      {"de-handelsregister", "DE_HANDELSREGISTER", "HRB 123456", "HRC 123456", "Amtsgericht"},
      {"de-kfz-kennzeichen", "DE_KFZ", "B-AB 1234", "B-ABC 1234", "Kennzeichen"},
      {"de-lanr", "DE_LANR", "123456601", "123456701", "LANR"},
      {"de-bsnr", "DE_BSNR", "123456789", "003456789", "BSNR"},
      {"de-plz", "DE_PLZ", "50667", "00667", "Postleitzahl"},
      {"de-ust-id", "DE_VAT_ID", "DE282633044", "DE282633045", "USt-ID"},
      {"fr-nir", "FR_NIR", "2 50 05 11 088 387 26", "2 50 05 11 088 387 27", "mon numéro de sécu"},
      {"fr-siren", "FR_SIREN", "684 934 078", "684 934 079", "SIREN"},
      {"it-codice-fiscale", "IT_FISCAL_CODE", "RSSMRA86E09D592N", "RSSMRA86E09D592M", "codice fiscale"},
      {"it-partita-iva", "IT_VAT_CODE", "07602070653", "07602070654", "partita IVA"},
      {"it-patente", "IT_DRIVER_LICENSE", "AB1234567C", "AB123456C", "patente"},
      {"it-carta-identita", "IT_IDENTITY_CARD", "CA12345BC", "CA1234BC", "carta d'identità"},
      {"it-passaporto", "IT_PASSPORT", "YA1234567", "YA123456", "passaporto"},
      {"es-nif", "ES_NIF", "42646288X", "42646288Y", "mi DNI es"},
      {"es-nie", "ES_NIE", "X1419314F", "X1419314G", "NIE"},
      {"es-pasaporte", "ES_PASSPORT", "ABC123456", "ABC12345", "pasaporte"},
      {"pt-nif", "PT_NIF", "268773130", "268773131", "contribuinte"},
      {"gr-afm", "GR_AFM", "094983558", "094983559", "ΑΦΜ"},
      {"gr-amka", "GR_AMKA", "17039657246", "17039657247", "ΑΜΚΑ"},
      {"tr-kimlik", "TR_NATIONAL_ID", "36751125358", "36751125359", "TC kimlik no"},
      {"tr-plaka", "TR_LICENSE_PLATE", "34 ABC 123", "82 ABC 123", "plaka"},
      {"tr-phone", "TR_PHONE_NUMBER", "0532 123 45 67", "0532 123 45", "telefon"},
      {"se-personnummer", "SE_PERSONNUMMER", "19740621-3780", "19740621-3781", "personnummer"},
      {"se-organisationsnummer", "SE_ORGANISATIONSNUMMER", "558537-0561", "558537-0562", "organisationsnummer"},
      {"fi-henkilotunnus", "FI_PERSONAL_IDENTITY_CODE", "171231-5070", "171231-5071", "henkilötunnus"},
      {"dk-cpr", "DK_CPR", "070761-4285", "320761-4285", "CPR-nummer"},
      {"no-fodselsnummer", "NO_FODSELSNUMMER", "24077914745", "24077914746", "fødselsnummer"},
      {"is-kennitala", "IS_KENNITALA", "070419-1220", "070419-1230", "kennitala"},
      {"ee-isikukood", "EE_ISIKUKOOD", "68209058802", "68209058803", "isikukood"},
      {"lv-personas-kods", "LV_PERSONAS_KODS", "071204-15166", "071204-15167", "personas kods"},
      {"nl-bsn", "NL_BSN", "560688313", "560688314", "mijn BSN is"},
      {"be-rijksregister", "BE_NATIONAL_NUMBER", "74.10.03-186.87", "74.10.03-186.88", "rijksregisternummer"},
      {"ch-ahv", "CH_AHV", "756.0928.1590.11", "756.0928.1590.12", "AHV-Nummer"},
      {"at-svnr", "AT_SVNR", "7579 150607", "7578 150607", "SV-Nummer"},
      {"cz-rodne-cislo", "CZ_BIRTH_NUMBER", "851201/0474", "851201/0475", "rodné číslo"},
      {"ro-cnp", "RO_CNP", "1901123234861", "1901123234862", "CNP"},
      {"bg-egn", "BG_EGN", "7101244970", "7101244971", "ЕГН"},
      {"hu-adoazonosito", "HU_TAX_ID", "8071592153", "8071592154", "adóazonosító"},
      {"pl-pesel", "PL_PESEL", "93012466683", "93012466684", "PESEL"},
      {"pl-nip", "PL_NIP", "388-314-36-61", "388-314-36-62", "NIP"},
      {"ie-pps", "IE_PPS", "8818174O", "8818174P", "PPS number"},
      {"hr-oib", "HR_OIB", "90931002516", "90931002517", "OIB"},
      {"si-emso", "SI_EMSO", "1305988507015", "1305988507016", "EMŠO"},
      {"in-aadhaar", "IN_AADHAAR", "9413 7484 7777", "9413 7484 7778", "आधार"},
      {"in-pan", "IN_PAN", "JTUPN8502P", "JTUZN8502P", "PAN card"},
      {"in-gstin", "IN_GSTIN", "27FABPR0623F1ZX", "27FABPR0623F1ZY", "GSTIN"},
      {"in-passport", "IN_PASSPORT", "K1234567", "Q1234567", "passport"},
      {"in-voter", "IN_VOTER", "ABC1234567", "ABC123456", "voter id"},
      {"in-vehicle-registration", "IN_VEHICLE_REGISTRATION", "MH 12 AB 1234", "ZZ 12 AB 1234", "number plate"},
      {"sg-nric-fin", "SG_NRIC_FIN", "S1234567D", "S1234567E", "NRIC"},
      {"sg-uen", "SG_UEN", "200919538N", "200919538M", "UEN"},
      {"kr-rrn", "KR_RRN", "960121-1234567", "961321-1234567", "주민등록번호는"},
      {"kr-frn", "KR_FRN", "960121-5234567", "961321-5234567", "외국인등록번호"},
      {"kr-brn", "KR_BRN", "123-45-67891", "123-45-67892", "사업자등록번호"},
      {"kr-driver-license", "KR_DRIVER_LICENSE", "11-23-456789-01", "31-23-456789-01", "운전면허"},
      {"kr-passport", "KR_PASSPORT", "M12345678", "T12345678", "여권번호"},
      {"th-tnin", "TH_TNIN", "4-1734-41979-23-2", "4-1734-41979-23-3", "เลขบัตรประชาชน"},
      {"ph-tin", "PH_TIN", "123-456-782-000", "123-456-783-000", "BIR TIN"},
      {"ph-mobile", "PH_MOBILE_NUMBER", "0917 123 4567", "0817 123 4567", "text me, my number"},
      {"cn-resident-id", "CN_RESIDENT_ID", "110113198309122807", "110113198309122808", "身份证号"},
      {"jp-my-number", "JP_MY_NUMBER", "1234 5678 9018", "1234 5678 9019", "マイナンバー"},
      {"my-nric", "MY_NRIC", "500724-10-9919", "501324-10-9919", "MyKad"},
      {"au-abn", "AU_ABN", "84 601 815 908", "84 601 815 909", "ABN"},
      {"au-acn", "AU_ACN", "913 909 967", "913 909 968", "ACN"},
      {"au-tfn", "AU_TFN", "948 219 931", "948 219 932", "tax file number"},
      {"au-medicare", "AU_MEDICARE", "2123 45670 1", "2123 45671 1", "Medicare card"},
      {"nz-ird", "NZ_IRD", "67-628-330", "67-628-331", "IRD number"},
      {"br-cpf", "BR_CPF", "650.752.917-67", "650.752.917-68", "CPF"},
      {"br-cnpj", "BR_CNPJ", "12.ABC.345/01DE-35", "12.ABC.345/01DE-36", "CNPJ"},
      {"mx-curp", "MX_CURP", "BOXW310820HNERXN09", "BOXW310820HNERXN08", "CURP"},
      {"ar-cuit", "AR_CUIT", "20-14913167-2", "20-14913167-3", "CUIT"},
      {"cl-rut", "CL_RUT", "4.945.443-0", "4.945.443-1", "RUT"},
      {"il-identity", "IL_IDENTITY_NUMBER", "174093195", "174093196", "ת.ז"},
      {"za-id-number", "ZA_ID_NUMBER", "4106141836099", "4106141836098", "South African identity number"},
      {"ng-nin", "NG_NIN", "12345678902", "12345678901", "NIN"},
      {"ng-vehicle-registration", "NG_VEHICLE_REGISTRATION", "ABC-123DE", "ABC-12DE", "plate number"},
      {"bitcoin-address", "CRYPTO", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", ""},
      {"mac-address", "MAC_ADDRESS", "00:1A:2B:3C:4D:5E", "00:1A:2B:3C:4D", ""},
      {"ip-address", "IP_ADDRESS", "41.173.96.26", "41.173.96.260", ""},
      {"email", "EMAIL_ADDRESS", "jo.marsh@home.example", "jo.marsh@home", ""},
      {"phone", "PHONE_NUMBER", "07911 123456", "00 000", "ring me on"},
  };
  return table;
}

/// What a detector finds, which is the same without its gate.
std::vector<Entity> found_in(std::string_view detector, const std::string& words) {
  const auto text = Text::prepare(words);
  REQUIRE(text.ok());
  std::vector<Entity> entities, plainly;
  detect(*find_detector(detector), text.value(), entities);
  detect_ungated(*find_detector(detector), text.value(), plainly);
  const bool same = std::equal(entities.begin(), entities.end(), plainly.begin(), plainly.end(),
                               [](const Entity& a, const Entity& b) { return a.span == b.span && a.score == b.score; });
  if (!same) {
    INFO(detector << " in: " << words);
    CHECK(same);
  }
  return entities;
}

/// The score of what is found exactly at `words` in `before + words + after`, or nothing.
std::optional<double> score_of(std::string_view detector, const std::string& before, const std::string& words, const std::string& after) {
  const auto entities = found_in(detector, before + words + after);
  for (const auto& entity : entities) {
    if (entity.span.begin == before.size() && entity.span.end == before.size() + words.size()) return entity.score;
  }
  return std::nullopt;
}

bool finds_anything(std::string_view detector, const std::string& words) { return !found_in(detector, words).empty(); }

std::string together(std::string_view words) {
  std::string result;
  for (const char c : words) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) result += c;
  }
  return result;
}

// These read links too, or are links' neighbours: see network.cpp and contact.cpp.
const std::set<std::string_view> reads_everything = {"bitcoin-address", "mac-address", "ip-address", "email"};

constexpr double too_weak = 0.01;  // the score that says: its form is right, its check is not

}  // namespace

TEST_CASE("Table of identifiers: a valid number is found at its place, a corrupted one is not", "[detectors][table]") {
  for (const auto& row : rows()) {
    INFO(row.detector);
    const auto id = find_detector(row.detector);
    REQUIRE(id.has_value());
    CHECK(detectors()[*id].entity == row.entity);
    CHECK(score_of(row.detector, "", row.written, "").value_or(0) > too_weak);
    for (const auto& [before, after] : {std::pair{"It says ", "."}, {"(", ")"}, {"“", "”"}, {"ok: ", ", right?"}, {"\n", "\n"}}) {
      INFO("after: " << before);
      CHECK(score_of(row.detector, before, row.written, after).value_or(0) > too_weak);
    }
    CHECK(score_of(row.detector, "It says ", row.corrupted, ".").value_or(0) <= too_weak);
  }
}

TEST_CASE("Table of identifiers: what is said beside a number raises its score to where rules see it", "[detectors][table]") {
  for (const auto& row : rows()) {
    const std::string said = row.said;
    if (said.empty()) continue;
    INFO(row.detector);
    const auto alone = score_of(row.detector, "It says ", row.written, ".").value_or(0);
    const auto beside = score_of(row.detector, said + ": ", row.written, ".").value_or(0);
    CHECK(beside > alone);
    // Words count whole: glued to other letters they say nothing.
    CHECK(score_of(row.detector, "xq" + together(said) + "qx ", row.written, ".").value_or(0) <= beside);
  }
}

TEST_CASE("Table of identifiers: nothing is found inside handles, tags, links, longer words and longer numbers", "[detectors][table]") {
  for (const auto& row : rows()) {
    INFO(row.detector);
    const auto number = together(row.written);
    if (reads_everything.count(row.detector) == 0) {
      CHECK_FALSE(finds_anything(row.detector, "thanks @" + number.substr(0, 15) + " for that"));
      CHECK_FALSE(finds_anything(row.detector, "see https://shop.example/item/" + number + "?ref=" + number + " there"));
      CHECK_FALSE(finds_anything(row.detector, "www.example.com/" + number));
      if (std::any_of(number.begin(), number.end(), [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }))
        CHECK_FALSE(finds_anything(row.detector, "so much #" + number));
    }
    if (std::string_view(row.detector) == "email") continue;
    CHECK_FALSE(score_of(row.detector, "quux", row.written, "").has_value());
    CHECK_FALSE(score_of(row.detector, "", row.written, "quux").has_value());
    if (std::isdigit(static_cast<unsigned char>(row.written[0])) != 0)
      CHECK_FALSE(score_of(row.detector, "7", row.written, "").has_value());
  }
}

namespace {

/// Other ways in which issuers and people write a number; `before` says what it is.
struct Written {
  const char* detector;
  const char* before;
  const char* words;
};

}  // namespace

TEST_CASE("Table of identifiers: other ways to write a number count beside a word for it", "[detectors][table]") {
  static const Written table[] = {
      {"us-ssn", "SSN", "706-600710"},
      {"us-ssn", "SSN", "70660-0710"},
      {"us-ssn", "SSN", "706.60.0710"},
      {"us-itin", "ITIN", "940 737764"},
      {"us-itin", "ITIN", "94073-7764"},
      {"us-driver-license", "driver's license", "123456789A"},
      {"us-driver-license", "driver's license", "12ABC34567"},
      {"us-driver-license", "driver's license", "AB123456C"},
      {"uk-vehicle-registration", "number plate", "ABC 123 D"},
      {"uk-vehicle-registration", "number plate", "A123 BCZ"},
      {"uk-driving-licence", "driving licence", "FOX99657054AB9XY"},
      {"it-partita-iva", "partita IVA", "07602 070 653"},
      {"it-patente", "patente", "U1E20Z345C"},
      {"it-carta-identita", "carta d'identità", "AX12345ZY"},
      {"it-codice-fiscale", "codice fiscale", "FXOMRA80A41H501H"},
      {"es-nif", "NIF", "K1234567L"},
      {"ie-pps", "PPSN", "8818174OW"},
      {"au-tfn", "TFN", "85747960"},
      {"ph-tin", "TIN", "123-456-782"},
      {"ph-tin", "TIN", "123456782000"},
      {"sg-uen", "UEN", "T08LL0001K"},
      {"no-fodselsnummer", "fødselsnummer", "64077914739"},
  };
  for (const auto& [detector, before, words] : table) {
    INFO(detector << ": " << words);
    CHECK(score_of(detector, std::string(before) + ": ", words, ".").value_or(0) >= 0.4);
  }
}

TEST_CASE("Table of identifiers: what only looks like one is none", "[detectors][table]") {
  static const Written table[] = {
      {"us-itin", "an advertisement", "987-65-4320"},
      {"uk-driving-licence", "nines before letters", "A9B99657054AB9XY"},
      {"it-codice-fiscale", "a vowel before a consonant of the name", "RASMRA86E09D592N"},
      {"it-codice-fiscale", "the 35th of May", "RSSMRA86E35D592N"},
      {"ph-tin", "a wrong check digit", "123-456-789-000"},
      {"sg-uen", "no such kind of entity", "T08ZZ0001B"},
      {"dk-cpr", "a leap day of 1900", "290200-1234"},
      {"mac-address", "everyone", "FF:FF:FF:FF:FF:FF"},
  };
  for (const auto& [detector, why, words] : table) {
    INFO(detector << ": " << words << ", " << why);
    CHECK_FALSE(finds_anything(detector, words));
  }
  CHECK(score_of("mac-address", "", "00:00:00:00:00:00", "").value_or(1) < 0.5);
}

TEST_CASE("Numbers with the separators that word processors put in", "[detectors]") {
  CHECK(score_of("uk-nino", "NI ", "AB\u00a012\u00a034\u00a056\u00a0C", "").has_value());
  CHECK(score_of("us-ssn", "my SSN is ", "706\u201160\u20110710", "").has_value());
  CHECK(score_of("us-ssn", "my SSN is ", "706\u201360\u20130710", "").has_value());
  CHECK(score_of("phone", "call ", "+44\u00a020\u00a07946\u00a00958", "").has_value());
  CHECK(score_of("br-cpf", "CPF ", "650.752.917\u201167", "").has_value());
}

TEST_CASE("Public samples never count as anyone's", "[detectors]") {
  for (const auto* sample : {"078-05-1120", "219-09-9999", "457-55-5462", "123-45-6789"}) CHECK_FALSE(finds_anything("us-ssn", sample));
  CHECK_FALSE(finds_anything("payment-card", "use the test card 4242 4242 4242 4242"));
  CHECK_FALSE(finds_anything("phone", "for example, 07700 900412"));
  CHECK(finds_anything("phone", "ring Priya: 07700 900412"));
}
