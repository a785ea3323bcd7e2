#include "sayso/detectors.hpp"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "test_data.hpp"

using namespace sayso;

namespace {

struct Found {
  std::string words;
  double score;
};

std::vector<Found> find(std::string_view detector, std::string_view text) {
  const auto prepared = Text::prepare(text);
  REQUIRE(prepared.ok());
  const auto id = find_detector(detector);
  REQUIRE(id.has_value());
  std::vector<Entity> entities, plainly;
  detect(*id, prepared.value(), entities);
  detect_ungated(*id, prepared.value(), plainly);
  CHECK(entities.size() == plainly.size());
  std::vector<Found> found;
  for (const auto& entity : entities) found.push_back({std::string(prepared.value().slice(entity.span)), entity.score});
  return found;
}

/// The words that a rule would see: at or above the detector's threshold.
std::vector<std::string> counted(std::string_view detector, std::string_view text) {
  std::vector<std::string> words;
  for (const auto& [word, score] : find(detector, text)) {
    if (score >= detectors()[*find_detector(detector)].threshold) words.push_back(word);
  }
  return words;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("Every detector has a name of its own, an entity, a title and a source") {
  std::set<std::string_view> names;
  for (const auto& info : detectors()) {
    INFO(info.name);
    CHECK(names.insert(info.name).second);
    CHECK(std::all_of(info.name.begin(), info.name.end(),
                      [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }));
    CHECK(std::all_of(info.entity.begin(), info.entity.end(),
                      [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }));
    CHECK_FALSE(info.title.empty());
    CHECK_FALSE(info.source.empty());
    CHECK(find_detector(info.name).has_value());
  }
  CHECK_FALSE(find_detector("no-such-detector").has_value());
}

TEST_CASE("Payment cards need issuer, length, grouping and check digit") {
  CHECK(counted("payment-card", "Refund goes to 4111 1111 1111 1111, thanks!") == Words{"4111 1111 1111 1111"});
  CHECK(counted("payment-card", "Refund goes to 4111 1111 1111 1112, thanks!").empty());
  CHECK(counted("payment-card", "amex 378282246310005") == Words{"378282246310005"});
  CHECK(counted("payment-card", "amex 3782 822463 10005") == Words{"3782 822463 10005"});
  CHECK(counted("payment-card", "5555-5555-5555-4444 or 4012 8888 8888 1881") == Words{"5555-5555-5555-4444", "4012 8888 8888 1881"});
  CHECK(counted("payment-card",
                "4111\xC2\xA0"
                "1111\xC2\xA0"
                "1111\xC2\xA0"
                "1111") == Words{"4111\xC2\xA0"
                                 "1111\xC2\xA0"
                                 "1111\xC2\xA0"
                                 "1111"});
  CHECK(counted("payment-card", "call @4111111111111111 or see https://pay.example/4111111111111111").empty());
  CHECK(counted("payment-card", "12 4111 1111 1111 1111") == Words{"4111 1111 1111 1111"});
  CHECK(counted("payment-card", "x4111111111111111").empty());
  CHECK(counted("payment-card", "0000 0000 0000 0000").empty());
}

TEST_CASE("Documented test cards are left alone only where the text says that they are samples") {
  CHECK(counted("payment-card", "Use the test card 4242 4242 4242 4242 when you try the checkout.").empty());
  CHECK(counted("payment-card", "Put it on 4242 4242 4242 4242") == Words{"4242 4242 4242 4242"});
  CHECK(counted("payment-card", "not a test: 4539 5787 6362 1486") == Words{"4539 5787 6362 1486"});
}

TEST_CASE("IBANs need the country's length and structure and the checksum") {
  CHECK(counted("iban", "Meine neue IBAN: DE89 3704 0044 0532 0130 00") == Words{"DE89 3704 0044 0532 0130 00"});
  CHECK(counted("iban", "gb82west12345698765432 please") == Words{"gb82west12345698765432"});
  CHECK(counted("iban", "GB82 WEST 1234 5698 7654 33").empty());
  CHECK(counted("iban", "DE89 3704 0044 0532 0130 000").empty());
}

TEST_CASE("IBANs between the signs of word processors, and in the middle of a sentence") {
  CHECK(counted("iban", "DE89\u20133704\u20130044\u20130532\u20130130\u201300") ==
        Words{"DE89\u20133704\u20130044\u20130532\u20130130\u201300"});
  CHECK(counted("iban", "pay DE89370400440532013000 2 days from today") == Words{"DE89370400440532013000"});
  CHECK(counted("iban", "IBAN:DE89370400440532013000.") == Words{"DE89370400440532013000"});
}

TEST_CASE("Digits of other scripts and fonts count, at the place where they are written") {
  CHECK(counted("us-ssn", "my ssn is \uff15\uff13\uff16-\uff12\uff12-\uff18\uff11\uff14\uff15, ok") ==
        Words{"\uff15\uff13\uff16-\uff12\uff12-\uff18\uff11\uff14\uff15"});
  // Arabic-Indic, Devanagari, and the letters of a fancy font, each the same card.
  CHECK(counted("payment-card", "بطاقة ٤٥٣٩ ٥٧٨٧ ٦٣٦٢ ١٤٨٦") == Words{"٤٥٣٩ ٥٧٨٧ ٦٣٦٢ ١٤٨٦"});
  CHECK(counted("payment-card", "card ४५३९ ५७८७ ६३६२ १४८६") == Words{"४५३९ ५७८७ ६३६२ १४८६"});
  CHECK(counted("payment-card", "card 𝟺𝟻𝟹𝟿 𝟻𝟽𝟾𝟽 𝟼𝟹𝟼𝟸 𝟷𝟺𝟾𝟼 🎉") == Words{"𝟺𝟻𝟹𝟿 𝟻𝟽𝟾𝟽 𝟼𝟹𝟼𝟸 𝟷𝟺𝟾𝟼"});
  CHECK(counted("jp-my-number", "マイナンバーは１２３４　５６７８　９０１８です") == Words{"１２３４　５６７８　９０１８"});
  // Signs that no one sees, as pages and messengers put them in.
  CHECK(counted("payment-card", "card 4539\u200b5787\u200b6362\u200b1486.") == Words{"4539\u200b5787\u200b6362\u200b1486"});
  CHECK(counted("phone", "ring me: \u202a+44 7911\u2060123456\u202c") == Words{"+44 7911\u2060123456"});
  CHECK(counted("payment-card", "card 4539 5787 6362 148٧").empty());
  CHECK(find("payment-card", "@４５３９５７８７６３６２１４８６ is no card: 𝟺𝟻𝟹𝟿 𝟻𝟽𝟾𝟽").empty());
}

TEST_CASE("Spaces of every kind, and letters with an accent of its own, read as those of a keyboard") {
  CHECK(counted("pin-code", "PIN:\u00a04711") == Words{"4711"});
  CHECK(counted("pin-code", "my pin is\u00a04711") == Words{"4711"});
  CHECK(counted("door-code", "door\u00a0code\u00a04711") == Words{"4711"});
  CHECK(counted("password", "the\u202fpassword\u00a0is\u00a0Summer2024!") == Words{"Summer2024!"});
  CHECK(counted("payment-card", "4929\u20093558\u20096000\u20091237") == Words{"4929\u20093558\u20096000\u20091237"});
  CHECK(counted("iban", "DE89\u20073704\u20070044\u20070532\u20070130\u200700").size() == 1);
  CHECK(counted("password", "contrasen\u0303a: Gir\u0301asol24") == Words{"Gir\u0301asol24"});
  CHECK(counted("password", "CONTRASEN\u0303A: Girasol2024") == Words{"Girasol2024"});
  CHECK(counted("password", "pa\u017fsword: Girasol2024") == Words{"Girasol2024"});
}

TEST_CASE("A number counts, however its digits are parted, beside a word that says what it is") {
  static const std::pair<const char*, const char*> parted[] = {{"de-steuer-id", "Steuer-ID 72/185/590/362"},
                                                               {"de-steuer-id", "Steuer-ID 72.185.590.362"},
                                                               {"es-nif", "dni 42.646.288-X"},
                                                               {"at-svnr", "SVNR: 1237-010180"},
                                                               {"at-svnr", "SVNR: 1237 01.01.80"},
                                                               {"se-personnummer", "personnummer 740621 3780"},
                                                               {"no-fodselsnummer", "fnr: 240779.14745"},
                                                               {"au-tfn", "TFN:948-219-931"},
                                                               {"dk-cpr", "cpr 070761 4285"},
                                                               {"pl-pesel", "PESEL 930124 66683"},
                                                               {"be-rijksregister", "rijksregister 74 10 03 186 87"},
                                                               {"nl-bsn", "bsn 5606 88 313"},
                                                               {"us-ssn", "ssn 536/22/8145"},
                                                               {"uk-nhs", "nhs 943.476.5919"},
                                                               {"fr-nir", "sécu 2.50.05.11.088.387.26"},
                                                               {"ch-ahv", "AHV 756-0928-1590-11"},
                                                               {"br-cpf", "CPF 650 752 917 67"},
                                                               {"pt-nif", "contribuinte 268-773-130"},
                                                               {"nz-ird", "IRD 67 628 330"},
                                                               {"au-medicare", "medicare 2123-45670-1"}};
  for (const auto& [detector, text] : parted) {
    INFO(text);
    CHECK(counted(detector, text).size() == 1);
  }
  CHECK(counted("de-rvnr", "65 070803 A019") == Words{"65 070803 A019"});
  CHECK(counted("us-ssn", "the score was 536/22/8145").empty());
  CHECK(counted("us-ssn", "ssn 536-22/8145").empty());
}

TEST_CASE("Cards parted as no scheme prints them need a word for a card; so do their neighbours in a table") {
  for (const auto* digits : {"4929  3558  6000  1237", "4929—3558—6000—1237", "4929 - 3558 - 6000 - 1237", "4929\t3558\t6000\t1237",
                             "4929\n3558\r\n6000\n1237", "4929/3558/6000/1237", "4929 3558-6000 1237"}) {
    INFO(digits);
    CHECK(counted("payment-card", std::string("my card ") + digits) == Words{digits});
    CHECK(counted("payment-card", std::string("sizes ") + digits).empty());
  }
  CHECK(counted("payment-card", "card 4929 3558 6000 1237, 123") == Words{"4929 3558 6000 1237"});
  CHECK(counted("payment-card", "card 4929 3558 6000 1237 - 04/29") == Words{"4929 3558 6000 1237"});
  CHECK(counted("iban", "DE89 3704 0044\n0532 0130 00").size() == 1);
}

TEST_CASE("A '#' before a number stands for \"number\"") {
  CHECK(counted("payment-card", "card #4929355860001237 exp 04/29") == Words{"4929355860001237"});
  CHECK(counted("uk-nhs", "NHS #9434765919") == Words{"9434765919"});
  CHECK(counted("us-ssn", "SSN#536-22-8145") == Words{"536-22-8145"});
  CHECK(find("us-ssn", "#536228145a @536228145").empty());
}

TEST_CASE("Years, digits that are all the same, and numbers of models are no one's") {
  CHECK(find("in-aadhaar", "Champions 2023 2024 2025").empty());
  CHECK(find("us-itin", "999-99-9999").empty());
  CHECK(counted("es-nie", "Model X1419314F pump").empty());
  CHECK(counted("es-nif", "Artikel 12345678Z").empty());
  CHECK(counted("sg-nric-fin", "part number S1234567D").empty());
  CHECK(counted("es-nie", "the NIE on my model contract is X1419314F") == Words{"X1419314F"});
}

TEST_CASE("\"nr\" stands for \"nummer\" in the word before a number") {
  CHECK(counted("de-steuer-id", "Steueridentnummer 72185590362").size() == 1);
  CHECK(counted("de-steuer-id", "Steuernr. 72185590362").size() == 1);
  CHECK(counted("de-personalausweis", "Personalausweisnr L01X00T471").size() == 1);
  CHECK(counted("de-personalausweis", "Personalausweis-Nr. L01X00T471").size() == 1);
  CHECK(counted("de-kvnr", "Versicherten-Nr. M123456785").size() == 1);
  CHECK(counted("de-kvnr", "KV-Nr. M123456785").size() == 1);
  CHECK(counted("se-personnummer", "personnr 740621-3780").size() == 1);
}

TEST_CASE("A number that touches a letter of any alphabet is not whole; beside writing without spaces it is") {
  CHECK(find("payment-card", "é4539578763621486").empty());
  CHECK(find("payment-card", "4539578763621486ß").empty());
  CHECK(find("payment-card", "карта4539578763621486").empty());
  CHECK(counted("kr-rrn", "주민번호는960121-1234567입니다") == Words{"960121-1234567"});
  CHECK(counted("cn-resident-id", "身份证110113198309122807号") == Words{"110113198309122807"});
  CHECK(counted("de-handelsregister", "HRB 12345 in Köln").size() <= 1);
  CHECK(find("de-handelsregister", "Amtsgericht, HRB 12345 in Köln").front().words == "HRB 12345");
  CHECK(find("de-handelsregister", "HRB 1234 Köln").front().words == "HRB 1234");
  CHECK(find("de-handelsregister", "HRB  1234 B, Charlottenburg").front().words == "HRB  1234 B");
}

TEST_CASE("US Social Security numbers") {
  CHECK(counted("us-ssn", "my SSN is 536-22-8145") == Words{"536-22-8145"});
  CHECK(counted("us-ssn", "ssn 536228145") == Words{"536228145"});
  CHECK(counted("us-ssn", "the total was 536228145").empty());
  CHECK(find("us-ssn", "078-05-1120").empty());
  CHECK(find("us-ssn", "000-22-8145 666-22-8145 900-22-8145 536-00-8145 536-22-0000").empty());
  CHECK(find("us-ssn", "@536228145 https://x.example/536-22-8145").empty());
}

TEST_CASE("Phone numbers: short local ones need a word that speaks of a phone") {
  CHECK(counted("phone", "call me on 555-0142 when you land") == Words{"555-0142"});
  CHECK(counted("phone", "the score was 555-0142").empty());
  CHECK(counted("phone", "my new number is (212) 555-0187, save it") == Words{"(212) 555-0187"});
  CHECK(counted("phone", "text Priya on 07700 900123") == Words{"07700 900123"});
  CHECK(counted("phone", "ruf an: +49 30 901820") == Words{"+49 30 901820"});
  CHECK(counted("phone", "Our helpline is 0808 157 0142, any time").empty());
  CHECK(counted("phone", "order 2024-11-22 and 10.11.2024").empty());
}

TEST_CASE("E-mail addresses of people, not of roles") {
  CHECK(counted("email", "write to nina.okafor84@mail.example.") == Words{"nina.okafor84@mail.example"});
  CHECK(counted("email", "a@xn--d1acufc.xn--p1ai") == Words{"a@xn--d1acufc.xn--p1ai"});
  CHECK(counted("email", "press@ourfestival.example, someone@example.com").empty());
  CHECK(counted("email", "meet @nina at 5").empty());
}

TEST_CASE("Passwords in prose") {
  CHECK(counted("password", "the wifi password is Marmalade77, help yourselves") == Words{"Marmalade77"});
  CHECK(counted("password", "the wifi password is sunflower") == Words{"sunflower"});
  CHECK(counted("password", "login is frontdesk, password Tulip19") == Words{"Tulip19"});
  CHECK(counted("password", "pw: gr33nKettle!") == Words{"gr33nKettle!"});
  CHECK(counted("password", "Passwort ist Sonne2024") == Words{"Sonne2024"});
  CHECK(counted("password", "das Kennwort lautet „Regenbogen“") == Words{"Regenbogen"});
  CHECK(counted("password", "gr33nKettle is my password, don't tell") == Words{"gr33nKettle"});
  for (const auto* talk :
       {"I forgot my password again", "password must be 8 characters", "our staff will never ask for a password",
        "the password is required", "a password should be long", "the wifi password is on the fridge", "my password is terrible",
        "password: ********", "use a password manager", "PASSWORD: <your password>", "pass me the salt"}) {
    INFO(talk);
    CHECK(counted("password", talk).empty());
  }
}

TEST_CASE("Passwords in settings and in languages of the north") {
  CHECK(counted("password", "export DB_PASSWORD='g7Hk!29sQ'") == Words{"g7Hk!29sQ"});
  CHECK(counted("password", "lösenordet är Sommar2023") == Words{"Sommar2023"});
  CHECK(counted("password", "passordet er ikke klart, passord: Sommer2023") == Words{"Sommer2023"});
  CHECK(counted("password", "heslo: Jaro2024").size() == 1);
  for (const auto* talk : {"the pass is 3000 meters high", "MAX_PASSWORD length", "my_password_field is red"}) {
    INFO(talk);
    CHECK(counted("password", talk).empty());
  }
}

TEST_CASE("A noun in capitals beyond ASCII is the same noun") {
  CHECK(counted("password", "CONTRASEÑA: Girasol2024") == Words{"Girasol2024"});
  CHECK(counted("password", "HASŁO: Lato2024") == Words{"Lato2024"});
  CHECK(counted("password", "LÖSENORD: Sommar24") == Words{"Sommar24"});
  CHECK(counted("password", "Contraseña: Girasol2024") == Words{"Girasol2024"});
  CHECK(counted("door-code", "HAUSTÜR-CODE: 4711") == Words{"4711"});
  CHECK(counted("door-code", "SCHLÜSSELBOX CODE 4711") == Words{"4711"});
}

TEST_CASE("A noun may be the tail of a compound or of a setting's name") {
  for (const auto* text : {"Initialpasswort: Start123!", "Dein Startpasswort lautet Start123!", "Adminpasswort: Start123!",
                           "Das Windowspasswort ist Start123!", "INITIALPASSWORT: Start123!"}) {
    INFO(text);
    CHECK(counted("password", text) == Words{"Start123!"});
  }
  CHECK(counted("password", "wifilösenord: Sommar24") == Words{"Sommar24"});
  for (const auto* text : {"let dbPass = \"Kx92mPq77\"", "userPassword: \"Kx92mPq77\"", "adminPassword = \"Kx92mPq77\"",
                           "DB_PASSWORD = 'Kx92mPq77'", "{\"rootPassword\": \"Kx92mPq77\"}"}) {
    INFO(text);
    CHECK(counted("password", text) == Words{"Kx92mPq77"});
  }
  for (const auto* text : {"KeePass: Version2", "LastPass: Premium24", "1password: Marmalade77", "the bypass 3000 road", "Compass: north24",
                           "showPassword = !showPassword", "userPassword = user.newPassword", "userPassword: string"}) {
    INFO(text);
    CHECK(counted("password", text).empty());
  }
  CHECK(counted("pin-code", "Handypin 4711") == Words{"4711"});
  CHECK(counted("pin-code", "Die Kartenpin ist 4711") == Words{"4711"});
  CHECK(counted("pin-code", "hairpin 4711").empty());
  CHECK(counted("door-code", "Eingangscode 4711") == Words{"4711"});
  CHECK(counted("door-code", "Kellercode: 4711") == Words{"4711"});
  CHECK(counted("door-code", "Quellcode 4711 Zeilen, Barcode: 47114711").empty());
}

TEST_CASE("Codes that open nothing, and years, are no secrets") {
  for (const auto* text : {"SWIFT code is 112233", "your booking code is 482913", "the colour code is 112233", "my referral code is 482913",
                           "the tariff code was 482913 in 2021", "Enable 2FA in 2025!", "The TAN 2019 report", "the code was 2000 lines"}) {
    INFO(text);
    CHECK(counted("one-time-code", text).empty());
  }
  for (const auto* text : {"the code is 482913", "the code they sent me is 482913", "verification code 482913", "your Acme code is 482913",
                           "My Acme code is 482913"}) {
    INFO(text);
    CHECK(counted("one-time-code", text) == Words{"482913"});
  }
  CHECK(counted("one-time-code", "OTP is 2024") == Words{"2024"});
  CHECK(counted("pin-code", "my pin is 2019") == Words{"2019"});
  for (const auto* text : {"Pincode: 560034", "Kahoot PIN 4829137", "Our office: 12 MG Road, Bengaluru, PIN 560001", "PIN 2019"}) {
    INFO(text);
    CHECK(counted("pin-code", text).empty());
  }
}

TEST_CASE("Codes that open nothing are no one-time codes") {
  for (const auto* text :
       {"SWIFT code is 112233", "our booking code is 482913", "the colour code is 112233", "my referral code is 482913"}) {
    INFO(text);
    CHECK(counted("one-time-code", text).empty());
  }
  CHECK(counted("one-time-code", "the code is 482913") == Words{"482913"});
}

TEST_CASE("A no-break space is a space") {
  CHECK(counted("password", "password\u00a0is\u00a0Summer2024!") == Words{"Summer2024!"});
  CHECK(counted("payment-card", "card 4929\u20093558\u20096000\u20091237") == Words{"4929\u20093558\u20096000\u20091237"});
  CHECK(counted("us-ssn", "my ssn is\u00a0536-22-8145") == Words{"536-22-8145"});
}

TEST_CASE("A value that a colon or quotation marks set off may end like an adjective") {
  CHECK(counted("password", "wifi password: butterfly") == Words{"butterfly"});
  CHECK(counted("password", "Das Passwort lautet \"Honig\"") == Words{"Honig"});
  CHECK(counted("password", "the password is confusing").empty());
  CHECK(counted("password", "password: required").empty());
}

TEST_CASE("Code that handles a password holds none") {
  for (const auto* code :
       {"password = request.form[\"password\"]", "password = getpass.getpass()", "password: process.env.DB_PASS",
        "password: z.string().min(8)", "<input type=\"password\" name=\"password\" id=\"password\">", "password VARCHAR(255) NOT NULL",
        "PWD=/home/bob/src", "self.password = password", "postgresql://user:password@localhost:5432/mydb", "password -> bcrypt::hash",
        "\"password\": { \"type\": \"string\", \"minLength\": 8 }", "password?: string", "\"confirmPassword\": \"Repeat the password\""}) {
    INFO(code);
    CHECK(counted("password", code).empty());
  }
  CHECK(counted("password", "password = Kx92.mPq77") == Words{"Kx92.mPq77"});
}

TEST_CASE("Thirteen digits in one piece are a card only beside a word for one") {
  CHECK(counted("payment-card", "Artikelnummer 4005474270191, nur 1,99").empty());
  CHECK(counted("payment-card", "old visa card 4222222222222") == Words{"4222222222222"});
}

TEST_CASE("PINs, door codes, wifi keys, recovery words") {
  CHECK(counted("pin-code", "my pin is 4821") == Words{"4821"});
  CHECK(counted("pin-code", "PIN code 560001, Bengaluru").empty());
  CHECK(counted("pin-code", "pin 12 on the map").empty());
  CHECK(counted("door-code", "alarm code is 2290 then hash") == Words{"2290"});
  CHECK(counted("door-code", "the code for the back door is 4821#") == Words{"4821#"});
  CHECK(counted("door-code", "keypad on the garage: 9021") == Words{"9021"});
  CHECK(counted("door-code", "lockbox 7720 on the railing") == Words{"7720"});
  CHECK(counted("door-code", "the safe opens with 38-12-27") == Words{"38-12-27"});
  CHECK(counted("door-code", "Alarmanlage aus mit 4491#") == Words{"4491#"});
  CHECK(counted("door-code", "Entry code *4412# after 6pm") == Words{"*4412#"});
  CHECK(counted("wifi-password", "wifi: HarbourGuest / pass: lobster-42") == Words{"lobster-42"});
  CHECK(counted("recovery-words", "my seed phrase: witch collapse practice feed shame open despair creek road again ice least").size() ==
        1);
  CHECK(counted("recovery-words", "my seed phrase is safe and nobody will ever find it because they are not looking for it there").empty());
}

TEST_CASE("Keys of vendors") {
  CHECK(counted("aws-access-key", "key = AKIAQYLPMN5HHHFPZAM2").size() == 1);
  CHECK(counted("aws-access-key", "AKIAIOSFODNN7EXAMPLE").empty());
  CHECK(counted("github-token", "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").size() == 1);
  CHECK(counted("github-token", "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx").empty());
}

namespace {

/// Texts that hold something of every kind, and ordinary ones.
const std::vector<std::string>& seeds() {
  static const std::vector<std::string> texts = {
      "Refund goes to 4111 1111 1111 1111, thanks!",
      "Meine IBAN: DE89 3704 0044 0532 0130 00",
      "routing 121000358",
      "account number 945456787654",
      "my SSN is 536-22-8145",
      "itin 911-53-1234",
      "EIN 12-3456789",
      "NPI 1245319599",
      "MBI 1EG4-TE5-MK73",
      "DEA BB1388568",
      "passport A12803456",
      "licence H12234567",
      "sin 130 692 544",
      "jo.marsh@home.example",
      "call me on 555-0142 or +44 20 7946 0958",
      "she lives at 14 Larkfield Road",
      "she lives at 14 Upper Meadowbrook Heights Avenue",
      "die Lindenstraße 12a",
      "in der Bürgermeister-Schmidt-Straße 12",
      "Via Monsignor Alessandro Bartolomeo 5",
      "12 rue de la Paix",
      "server 41.173.96.26 and 2400:c401::5054:ff:fe1b:b031",
      "mac 00:1A:2B:3C:4D:5E",
      "see https://shop.example/a?b=1",
      "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
      "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
      "LEI 5493001KJTIIGC8Y1R12",
      "ISIN US0378331005",
      "CUSIP 037833100",
      "NI AB 12 34 56 C",
      "nhs 943 476 5919",
      "utr 1955839661",
      "MORGA657054SM9IJ",
      "SW1A 1AA",
      "BD62XYZ",
      "Steuer-ID 36574261809",
      "65070803A019",
      "M123456785",
      "Ausweis T22000129",
      "HRB 123456",
      "B AB 1234",
      "DE123456788",
      "RSSMRA85T10A562S",
      "12345678Z",
      "X9613851N",
      "TC 10000000146",
      "191005059801",
      "131052-308T",
      "756.9217.0769.85",
      "PESEL 44051401359",
      "Aadhaar 3123 4567 8909",
      "PAN ABCPE1234F",
      "S1234567D",
      "960121-1234567",
      "1234567890121",
      "CPF 390.533.447-05",
      "8001015009087",
      "the wifi password is Marmalade77",
      "gr33nKettle is my password",
      "my pin is 4821",
      "alarm code is 2290",
      "the code for the gate is 2580#",
      "verification code is 482913",
      "seed phrase: witch collapse practice feed shame open despair creek road again ice least",
      "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDAC4AWkdwKYSd8\n-----END PRIVATE KEY-----",
      "postgres://report:Tulip9forest@db.shop.example:5432/orders",
      "curl -H 'Authorization: Bearer cfcabd11c7ed9a41b1a3e063c32d5114' x",
      "curl -u johns:h0pk1ns21s https://x.example",
      "api_key = \"q8Zr2Lx0vT7bNw4KpYs6Hd1Mf3Jc5Ga9\"",
      "kind: Secret\ndata:\n  password: UyFCXCpkJHpEc2I9xyz\n",
      "AKIAQYLPMN5HHHFPZAM2",
      "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",
      "dapif13ac4b49d1cb31f69f678e39602e381-2",
      "xoxb-781236542736-2364535789652-GkwFDQoHqzXDVsC6GzqYUypD",
      "client_secret=qX88Q~rcBcYjzzOhg1Hnn76Wm3jGgakZiZ.8vMgR",
      "heroku_key = 832d2129-a846-4e27-99f4-7004b6ad53ef",
      "eyJhbGciOiJIUzI1NiJ9.eyJJc3N1ZXIiOiJJc3N1ZXIifQ.ovqxUkDGPWhkxZ7MPR0v",
      "https://hooks.slack.com/services/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",
      "what a lovely day, off to the market 🎉",
      "meeting at 10:30 in room 1204, bring the 2024 figures",
      "@maria_k1234567 #tag2024 see you",
      "line one\nline two\n\n- item 1\n- item 2",
      "CONTRASEÑA: Girasol2024",
      "contrasen\u0303a: Girasol2024",
      "HAUSTÜR-CODE: 4711",
      "SCHLÜSSELBOX CODE 4711",
      "my pin is\u00a04821",
      "Dein Startpasswort lautet Start123!",
      "let dbPass = \"Kx92mPq77\"",
      "Handypin 4711, Eingangscode 4711",
      "card 4929 - 3558 - 6000 - 1237",
      "Steuer-Nr. 72/185/590/362",
      "Ünïcödé täxt — “quotes” … and 한국어 123-45-67890 入力"};
  return texts;
}

void same_with_and_without_gate(const std::string& words) {
  const auto text = Text::prepare(words);
  REQUIRE(text.ok());
  const DetectorCues cues(text.value());
  for (DetectorId id = 0; id < detectors().size(); ++id) {
    std::vector<Entity> gated, plain;
    detect(id, text.value(), cues, gated);
    detect_ungated(id, text.value(), plain);
    const bool same = std::equal(gated.begin(), gated.end(), plain.begin(), plain.end(),
                                 [](const Entity& a, const Entity& b) { return a.span == b.span && a.score == b.score; });
    const bool inside =
        std::all_of(gated.begin(), gated.end(), [&](const Entity& e) { return e.span.begin < e.span.end && e.span.end <= words.size(); });
    if (!same || !inside) {
      INFO(detectors()[id].name << " in: " << words);
      CHECK(same);
      CHECK(inside);
    }
  }
}

}  // namespace

TEST_CASE("No detector loses a match to its gate: on texts of every kind, alone and strung together") {
  for (const auto& text : seeds()) same_with_and_without_gate(text);
  same_with_and_without_gate("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdqpostgres://report:Tulip9forest@db.shop.example:5432/orders");
  std::mt19937 random(20261122);
  const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  static const std::string joints[] = {
      " ", "\n", ", ", "", " – ", "/", ":", "  and then some ordinary words between the two of them, long enough to part windows "};
  for (int round = 0; round < 150; ++round) {
    std::string text;
    for (std::size_t i = 0, parts = 2 + pick(4); i < parts; ++i) {
      text += seeds()[pick(seeds().size())];
      text += joints[pick(std::size(joints))];
    }
    same_with_and_without_gate(text);
  }
}

TEST_CASE("No detector loses a match to its gate: every seed in many surroundings") {
  static const std::pair<std::string, std::string> surroundings[] = {
      {"“", "”"},      {"(", ")"}, {"\u00a0", "\u00a0"}, {"\t", "\r\n"}, {"🎉", "🎉"}, {"ß", "é"}, {"- ", " -"},
      {"<b>", "</b>"}, {"#", ""},  {"@", "."},           {"x", "1"}};
  for (const auto& seed : seeds()) {
    for (const auto& [before, after] : surroundings) same_with_and_without_gate(before + seed + after);
  }
}

TEST_CASE("No detector loses a match to its gate: on our own sentences and other people's posts") {
  std::vector<std::string> texts;
  for (const char* file : {"secrets.txt", "innocent.txt"}) {
    std::ifstream lines(std::string(SAYSO_SOURCE_DIR) + "/tests/conformance/sentences/" + file);
    for (std::string line; std::getline(lines, line);) texts.push_back(line);
  }
  REQUIRE(texts.size() > 500);
  for (const auto& row : test_data::rows({"davidson-neither.jsonl", "presidio-synth.jsonl"}))
    texts.push_back(row.at("text").get<std::string>());
  for (std::size_t i = 0; i < texts.size(); i += 5) same_with_and_without_gate(texts[i]);
}

TEST_CASE("No detector loses a match to its gate: on texts with changed, lost and doubled characters") {
  std::mt19937 random(1122);
  const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  for (int round = 0; round < 300; ++round) {
    auto text = seeds()[pick(seeds().size())];
    for (int change = 0; change < 3 && !text.empty(); ++change) {
      const auto at = pick(text.size());
      if (static_cast<unsigned char>(text[at]) >= 0x80) continue;
      switch (pick(4)) {
        case 0:
          text.erase(at, 1);
          break;
        case 1:
          text.insert(at, 1, text[at]);
          break;
        case 2:
          text[at] = static_cast<char>('0' + pick(10));
          break;
        default:
          text.insert(at, 1, " .-/@#:"[pick(7)]);
      }
    }
    if (Text::prepare(text).ok()) same_with_and_without_gate(text);
  }
}

TEST_CASE("No detector loses a match to its gate: every noun for a secret with every link and value") {
  static const char* const nouns[] = {"password",
                                      "Passwort",
                                      "passwd",
                                      "passcode",
                                      "passphrase",
                                      "pwd",
                                      "pw",
                                      "pass",
                                      "Kennwort",
                                      "mot de passe",
                                      "contraseña",
                                      "clave",
                                      "wachtwoord",
                                      "senha",
                                      "lösenordet",
                                      "passord",
                                      "adgangskode",
                                      "salasana",
                                      "heslo",
                                      "palavra-passe",
                                      "hasło",
                                      "parola",
                                      "wifi key",
                                      "guest network key",
                                      "router password",
                                      "hotspot pw",
                                      "ssid Home, pw",
                                      "internet code",
                                      "wpa2",
                                      "psk",
                                      "fritz!box key",
                                      "connect to Home, key",
                                      "join, the key",
                                      "pin",
                                      "PIN code",
                                      "Geheimzahl",
                                      "code pin",
                                      "front door code",
                                      "gate pin",
                                      "alarm",
                                      "keypad",
                                      "lock box",
                                      "key safe",
                                      "vault combo",
                                      "elevator code",
                                      "Haustürcode",
                                      "Schließfach code",
                                      "code for the gate",
                                      "combination to the safe",
                                      "verification code",
                                      "security code",
                                      "security",
                                      "one-time password",
                                      "otp",
                                      "2fa code",
                                      "auth code",
                                      "sign-in code",
                                      "login",
                                      "login code",
                                      "confirmation code",
                                      "Bestätigungscode",
                                      "mTAN",
                                      "sms code",
                                      "your Acme code",
                                      "code",
                                      "creds",
                                      "Zugangsdaten"};
  static const char* const links[] = {" is ",         ": ",      " = ", "=",  " ", " (new): ", "->", " → ", "'s ", " was changed to ",
                                      " for you is ", ", it's ", "? ",  " - "};
  static const char* const values[] = {"hunter22", "4821", "482913", "*4412#", "12-34-56", "admin:Tulip19x"};
  static const char* const ids[] = {"password", "wifi-password", "pin-code", "door-code", "one-time-code", "recovery-words"};
  for (const auto* noun : nouns) {
    for (const auto* link : links) {
      for (const auto* value : values) {
        const auto text = Text::prepare(std::string("my ") + noun + link + value + ", thanks");
        const DetectorCues cues(text.value());
        for (const auto* name : ids) {
          std::vector<Entity> gated, plain;
          detect(*find_detector(name), text.value(), cues, gated);
          detect_ungated(*find_detector(name), text.value(), plain);
          const bool same = std::equal(gated.begin(), gated.end(), plain.begin(), plain.end(),
                                       [](const Entity& a, const Entity& b) { return a.span == b.span && a.score == b.score; });
          if (!same) {
            INFO(name << " in: " << text.value().utf8());
            CHECK(same);
          }
        }
      }
    }
  }
}

TEST_CASE("Every seed of the differential test is found by some detector") {
  std::set<DetectorId> found;
  for (const auto& words : seeds()) {
    const auto text = Text::prepare(words);
    std::vector<Entity> entities;
    detect_all(text.value(), entities);
    for (const auto& entity : entities) found.insert(entity.detector);
  }
  // Vendors' keys are proved by their own conformance suite; here most of the rest must take part.
  CHECK(found.size() >= 85);
}
