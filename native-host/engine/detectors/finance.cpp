// Identifiers of securities and legal entities: public facts, useful to rules about the market.
#include <string>
#include <string_view>

#include "detectors/checksums.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"

namespace sayso::detection {
namespace {

bool legal_entity(std::string_view n) { return n.size() == 20 && mod97(n) == 1; }

bool security(std::string_view n) {
  std::string digits;
  for (const char c : n) digits += c >= 'A' ? std::to_string(c - 'A' + 10) : std::string(1, c);
  return n.size() == 12 && luhn(digits);
}

bool cusip(std::string_view n) {
  if (n.size() != 9) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    const int value = (n[i] >= 'A' ? n[i] - 'A' + 10 : digit(n[i])) * (i % 2 == 0 ? 1 : 2);
    sum += value / 10 + value % 10;
  }
  return (10 - sum % 10) % 10 == digit(n[8]);
}

}  // namespace

void add_finance(Table& table) {
  table.push_back(make({.name = "lei",
                        .entity = "LEI",
                        .title = "legal entity identifier",
                        .source = "ISO 17442: twenty characters, ISO 7064 MOD 97-10",
                        .forms = {{R"([\da-z]{18}\d{2})", 0.6}},
                        .check = legal_entity,
                        .context = "lei|legal entity",
                        .digits = 6,
                        .threshold = 0.95}));
  table.push_back(make({.name = "isin",
                        .entity = "ISIN",
                        .title = "securities number (ISIN)",
                        .source = "ISO 6166: country, nine characters, Luhn over letters as numbers",
                        .forms = {{R"([a-z]{2}[\da-z]{9}\d)", 0.5}},
                        .check = security,
                        .context = "isin|wkn|security|bond|share",
                        .digits = 3,
                        .threshold = 0.95}));
  table.push_back(make({.name = "cusip",
                        .entity = "CUSIP",
                        .title = "securities number (CUSIP)",
                        .source = "ANSI X9.6: eight characters, modulus 10 double-add-double",
                        .forms = {{R"(\d{3}[\da-z]{5}\d)", 0.05}},
                        .check = cusip,
                        .context = "cusip",
                        .digits = 4,
                        .threshold = 0.5}));
}

}  // namespace sayso::detection
