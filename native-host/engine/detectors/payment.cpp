// Payment cards and IBANs: their grouping is part of what makes them likely, so they are scanned by hand.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "detectors/checksums.hpp"
#include "detectors/context.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"
#include "detectors/pattern.hpp"

namespace sayso::detection {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/// Length in bytes of a separator between groups at `at`: a space, hyphen or dot, or what word processors make of them. 0 where there is
/// none.
std::size_t separator_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (text[at] == ' ' || text[at] == '-' || text[at] == '.') return 1;
  for (const std::string_view typeset : {"\u2010", "\u2011", "\u2013"}) {
    if (text.substr(at).starts_with(typeset)) return typeset.size();
  }
  return 0;
}

struct IssuerRange {
  int low, high;  ///< the leading digits
  int digits;     ///< how many leading digits that is
  int shortest, longest;
};

// ISO/IEC 7812 issuer ranges, as the schemes publish them.
constexpr IssuerRange issuer_ranges[] = {
    {4, 4, 1, 13, 19},                                                                             // Visa: 13, 16, 19
    {51, 55, 2, 16, 16},                                                                           // Mastercard
    {2221, 2720, 4, 16, 16},                                                                       // Mastercard 2-series
    {34, 34, 2, 15, 15},                                                                           // American Express
    {37, 37, 2, 15, 15},     {300, 305, 3, 14, 19},                                                // Diners Club
    {3095, 3095, 4, 14, 19}, {36, 36, 2, 14, 19},   {38, 39, 2, 14, 19}, {6011, 6011, 4, 16, 19},  // Discover
    {644, 649, 3, 16, 19},   {65, 65, 2, 16, 19},                                                  // Discover, RuPay
    {3528, 3589, 4, 16, 19},                                                                       // JCB
    {1800, 1800, 4, 15, 15},                                                                       // JCB, older
    {2131, 2131, 4, 15, 15}, {62, 62, 2, 16, 19},                                                  // UnionPay
    {81, 82, 2, 16, 19},                                                                           // UnionPay, RuPay
    {60, 60, 2, 16, 19},                                                                           // RuPay, Hipercard
    {2200, 2204, 4, 16, 19},                                                                       // Mir
    {50, 50, 2, 12, 19},                                                                           // Maestro, Elo, Verve, Dankort
    {56, 58, 2, 12, 19},                                                                           // Maestro
    {63, 63, 2, 12, 19},                                                                           // Maestro, InterPayment, Elo
    {67, 67, 2, 12, 19},                                                                           // Maestro
    {604, 604, 4, 12, 19},                                                                         // Maestro "0604"
    {9792, 9792, 4, 16, 16},                                                                       // Troy
    {1, 1, 1, 15, 15},                                                                             // UATP
};

bool issued(std::string_view digits) {
  const auto length = static_cast<int>(digits.size());
  return std::any_of(std::begin(issuer_ranges), std::end(issuer_ranges),
                     [&](const IssuerRange& range) {
                       const int lead = number(digits, 0, static_cast<std::size_t>(range.digits));
                       return lead >= range.low && lead <= range.high && length >= range.shortest && length <= range.longest;
                     }) &&
         (digits[0] != '4' || length == 13 || length == 16 || length == 19);
}

/// Test numbers that payment processors publish in their documentation. They count all the same unless the text marks them as samples.
constexpr std::string_view documented_test_numbers[] = {
    "4111111111111111", "4242424242424242", "4012888888881881", "4000056655665556", "4005519200000004", "4009348888881881",
    "4000000000000002", "4000000000009995", "4000002500003155", "4222222222222",    "4217651111111119", "4500600000000061",
    "5555555555554444", "5200828282828210", "5105105105105100", "5454545454545454", "5431111111111111", "2223003122003222",
    "2223000048400011", "378282246310005",  "371449635398431",  "378734493671000",  "340000000000009",  "6011111111111117",
    "6011000990139424", "6011000000000004", "3056930009020004", "30569309025904",   "38520000023237",   "36227206271667",
    "3566002020360505", "3530111333300000", "6200000000000005", "6304000000000000", "6759649826438453",
};

bool is_documented_test(std::string_view digits) {
  return std::find(std::begin(documented_test_numbers), std::end(documented_test_numbers), digits) != std::end(documented_test_numbers);
}

/// The same for what people put there besides: up to three spaces, tabs, dashes, strokes, commas, at most one line break. A table of
/// numbers looks alike, so that it takes a word for a card to count.
std::size_t unusual_separator_at(std::string_view text, std::size_t at) {
  static const Pattern separator(R"((?:[ \t]{0,2}(?:[-–—/|,._]|\r?\n)[ \t]{0,2}|[ \t]{1,3}))");
  Pattern::Match match{};
  return separator.match_at(text, {at, std::min(text.size(), at + 8)}, match) ? match.whole().end - at : 0;
}

struct Group {
  std::size_t begin, end;
  bool usual;  ///< the groups up to this one are joined by one and the same separator, of the usual ones
};

/// Groups of digits from `at`; at most `most` digits.
std::vector<Group> digit_groups(std::string_view text, std::size_t at, std::size_t most) {
  std::vector<Group> groups;
  std::string_view separator;
  std::size_t digits = 0;
  bool usual = true;
  while (at < text.size() && is_digit(text[at])) {
    const auto begin = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    digits += at - begin;
    if (digits > most) break;
    groups.push_back({begin, at, usual});
    auto length = separator_at(text, at);
    const auto after = at + length;
    if (length == 0 || after >= text.size() || !is_digit(text[after])) {
      usual = false;
      length = unusual_separator_at(text, at);
      if (length == 0) break;
    }
    const auto here = text.substr(at, length);
    usual = usual && (separator.empty() || here == separator);
    separator = here;
    at += length;
  }
  return groups;
}

/// 1 for the way that schemes print cards or bare digits, less for other groups.
double grouping_score(const std::vector<Group>& groups, std::size_t count) {
  if (count == 1) return 0.95;
  std::string shape;
  for (std::size_t i = 0; i < count; ++i) shape += static_cast<char>('0' + std::min<std::size_t>(9, groups[i].end - groups[i].begin));
  for (const auto* usual : {"4444", "44443", "465", "464", "4333", "4441", "44442", "4443", "456", "649"}) {
    if (shape == usual) return 1.0;
  }
  return groups[0].end - groups[0].begin == 4 ? 0.6 : 0.0;
}

/// Words before and after a documented test number among which the text says that it is a sample.
constexpr std::size_t reach_of_sample = 60;

Detector payment_card() {
  Detector detector;
  detector.info = {"payment-card", "CREDIT_CARD", "payment card number",
                   "ISO/IEC 7812-1: issuer ranges as published by the schemes, length, Luhn check digit", 0.5};
  detector.gate.reach = Reach::digit_windows;
  detector.gate.digits = 12;
  detector.scan =
      [card = ContextWords("card|cards|cc|credit|debit|visa|mastercard|amex|maestro|karte|kreditkarte|tarjeta|carte|carta|kaart|pan|kort"),
       sample = ContextWords("test|tests|testing|sample|samples|example|examples|dummy|fake|sandbox|documentation|docs|beispiel|"
                             "testkarte|test card|ejemplo|exemple|esempio"),
       other =
           ContextWords("isbn|tracking|imei|ean|gtin|barcode|parcel|shipment|serial|sku|article|artikel|artikelnummer|art nr|strichcode")](
          const Text& text, Span window, Sink& sink) {
        const auto read = text.masked();
        for (auto at = window.begin; at < window.end;) {
          if (!is_digit(read[at]) || (at > 0 && is_digit(read[at - 1]))) {
            ++at;
            continue;
          }
          const auto groups = digit_groups(read, at, 19);
          bool found = false;
          // What follows a card after another sign, its expiry or check code, is not taken for a part of it.
          const auto usual = static_cast<std::size_t>(std::count_if(groups.begin(), groups.end(), [](const Group& g) { return g.usual; }));
          for (std::size_t tried = 0; tried < groups.size() && !found; ++tried) {
            const auto count = tried < usual ? usual - tried : groups.size() - (tried - usual);
            const Span span{groups[0].begin, groups[count - 1].end};
            const auto digits = compact(read.substr(span.begin, span.end - span.begin));
            if (digits.size() < 12 || !luhn(digits) || all_same(digits) || !stands_alone(read, span)) continue;
            // A range that no scheme has published counts only where the text says that it is a card.
            const bool known_issuer = issued(digits);
            if (!known_issuer && (digits.size() != 16 || !card.near(text, span))) continue;
            double score = grouping_score(groups, count);
            if (score == 0.0) continue;
            if (is_documented_test(digits) && sample.near(text, span, reach_of_sample, reach_of_sample)) continue;
            const bool likely = card.near(text, span);
            if (!groups[count - 1].usual && !likely) continue;
            // Twelve digits and UATP's leading 1 are the ranges that other numbers fall into most often.
            // Thirteen in one piece are an EAN's as well, and one in ten of those passes for a card.
            const bool like_an_ean = digits.size() == 13 && count == 1;
            if (digits.size() == 12 || like_an_ean || digits[0] == '1' || !known_issuer) score = 0.3;
            if (likely) score = std::min(1.0, score + context_bonus);
            if (!likely && other.near(text, span)) score -= context_malus + 0.2;
            sink.add(span, std::max(score, least_score));
            at = span.end;
            found = true;
          }
          if (!found) {
            while (at < window.end && is_digit(read[at])) ++at;
          }
        }
      };
  return detector;
}

struct IbanCountry {
  std::string_view code;
  /// The BBAN after country and check digits: runs of n (digits), a (letters), c (either), each with its length.
  std::string_view bban;
};

// SWIFT IBAN Registry (ISO 13616), release 99.
constexpr IbanCountry iban_countries[] = {
    {"AD", "n8c12"},    {"AE", "n19"},     {"AL", "n8c16"},    {"AT", "n16"},     {"AZ", "a4c20"},   {"BA", "n16"},      {"BE", "n12"},
    {"BG", "a4n6c8"},   {"BH", "a4c14"},   {"BI", "n23"},      {"BR", "n23a1c1"}, {"BY", "c4n4c16"}, {"CH", "n5c12"},    {"CR", "n18"},
    {"CY", "n8c16"},    {"CZ", "n20"},     {"DE", "n18"},      {"DJ", "n23"},     {"DK", "n14"},     {"DO", "c4n20"},    {"EE", "n16"},
    {"EG", "n25"},      {"ES", "n20"},     {"FI", "n14"},      {"FK", "a2n12"},   {"FO", "n14"},     {"FR", "n10c11n2"}, {"GB", "a4n14"},
    {"GE", "a2n16"},    {"GI", "a4c15"},   {"GL", "n14"},      {"GR", "n7c16"},   {"GT", "c4c20"},   {"HN", "a4n20"},    {"HR", "n17"},
    {"HU", "n24"},      {"IE", "a4n14"},   {"IL", "n19"},      {"IQ", "a4n15"},   {"IS", "n22"},     {"IT", "a1n10c12"}, {"JO", "a4n4c18"},
    {"KW", "a4c22"},    {"KZ", "n3c13"},   {"LB", "n4c20"},    {"LC", "a4c24"},   {"LI", "n5c12"},   {"LT", "n16"},      {"LU", "n3c13"},
    {"LV", "a4c13"},    {"LY", "n21"},     {"MC", "n10c11n2"}, {"MD", "c2c18"},   {"ME", "n18"},     {"MK", "n3c10n2"},  {"MN", "n16"},
    {"MR", "n23"},      {"MT", "a4n5c18"}, {"MU", "a4n19a3"},  {"NI", "a4n20"},   {"NL", "a4n10"},   {"NO", "n11"},      {"OM", "n3c16"},
    {"PK", "a4c16"},    {"PL", "n24"},     {"PS", "a4c21"},    {"PT", "n21"},     {"QA", "a4c21"},   {"RO", "a4c16"},    {"RS", "n18"},
    {"RU", "n14c15"},   {"SA", "n2c18"},   {"SC", "a4n20a3"},  {"SD", "n14"},     {"SE", "n20"},     {"SI", "n15"},      {"SK", "n20"},
    {"SM", "a1n10c12"}, {"SO", "n19"},     {"ST", "n21"},      {"SV", "a4n20"},   {"TL", "n19"},     {"TN", "n20"},      {"TR", "n5n1c16"},
    {"UA", "n6c19"},    {"VA", "n18"},     {"VG", "a4n16"},    {"XK", "n16"},     {"YE", "a4n4c18"},
};

/// Whether `bban` has the country's structure.
bool has_structure(std::string_view bban, std::string_view structure) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < structure.size();) {
    const char kind = structure[i++];
    std::size_t count = 0;
    while (i < structure.size() && is_digit(structure[i])) count = count * 10 + static_cast<std::size_t>(digit(structure[i++]));
    for (; count > 0; --count, ++at) {
      if (at == bban.size()) return false;
      if (kind == 'n' ? !is_digit(bban[at]) : kind == 'a' ? !is_upper(bban[at]) : false) return false;
    }
  }
  return at == bban.size();
}

std::size_t iban_length(const IbanCountry& country) {
  std::size_t length = 4, count = 0;
  for (const char c : country.bban) {
    if (is_digit(c)) {
      count = count * 10 + static_cast<std::size_t>(digit(c));
    } else {
      length += count;
      count = 0;
    }
  }
  return length + count;
}

const IbanCountry* country_of(std::string_view code) {
  const auto* const found =
      std::find_if(std::begin(iban_countries), std::end(iban_countries), [&](const IbanCountry& c) { return c.code == code; });
  return found == std::end(iban_countries) ? nullptr : found;
}

/// The checksum and the structure are proof enough for separators of any kind, but for a comma, which parts a list.
std::size_t iban_separator_at(std::string_view text, std::size_t at) {
  const auto length = unusual_separator_at(text, at);
  return text.substr(at, length).find(',') == std::string_view::npos ? std::max(length, separator_at(text, at)) : 0;
}

/// Reads `length` letters and digits from `at`, over separators between groups of four. `upper` gets them in upper case.
std::size_t read_iban(std::string_view text, std::size_t at, std::size_t length, std::string& upper) {
  upper.clear();
  while (upper.size() < length && at < text.size()) {
    const char c = text[at];
    if (is_digit(c) || is_upper(c)) {
      upper += c;
      ++at;
    } else if (is_lower(c)) {
      upper += static_cast<char>(c - 32);
      ++at;
    } else {
      const auto skip = upper.size() % 4 == 0 || upper.size() < 6 ? iban_separator_at(text, at) : 0;
      if (skip == 0) return 0;
      at += skip;
    }
  }
  return upper.size() == length ? at : 0;
}

Detector iban() {
  Detector detector;
  detector.info = {"iban", "IBAN_CODE", "bank account number (IBAN)",
                   "ISO 13616 and the SWIFT IBAN Registry: country length and structure, ISO 7064 MOD 97-10", 0.5};
  detector.gate.reach = Reach::digit_windows;
  detector.gate.digits = 10;
  detector.scan = [](const Text& text, Span window, Sink& sink) {
    const auto read = text.masked();
    std::string upper;
    for (auto at = window.begin; at + 4 <= window.end; ++at) {
      if (!is_digit(read[at + 2]) && separator_at(read, at + 2) == 0) continue;
      const auto code = compact(read.substr(at, 2));
      if (code.size() != 2 || is_digit(code[0]) || is_digit(code[1])) continue;
      const auto* const country = country_of(code);
      if (country == nullptr) continue;
      const auto end = read_iban(read, at, iban_length(*country), upper);
      const Span span{at, end};
      if (end == 0 || !is_digit(upper[2]) || !is_digit(upper[3]) || !stands_alone(read, span)) continue;
      if (!has_structure(std::string_view(upper).substr(4), country->bban)) continue;
      if (mod97(upper.substr(4) + upper.substr(0, 4)) != 1) continue;
      sink.add(span, 1.0);
      at = end - 1;
    }
  };
  return detector;
}

bool routing_number(std::string_view n) { return n.size() == 9 && weighted_sum(n, {3, 7, 1, 3, 7, 1, 3, 7, 1}) % 10 == 0 && !all_same(n); }

}  // namespace

void add_payment(Table& table) {
  table.push_back(payment_card());
  table.push_back(iban());
  table.push_back(make({.name = "aba-routing-number",
                        .entity = "ABA_ROUTING_NUMBER",
                        .title = "US bank routing number",
                        .source = "American Bankers Association: Federal Reserve prefix, weights 3-7-1 modulo 10",
                        .forms = {{R"((?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7})", 0.1},
                                  {R"((?:0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d\d-\d{4}-\d)", 0.45}},
                        .check = routing_number,
                        .context = "aba|routing|rtn|bank|routing number|wire",
                        .against = "order|tracking|case|ticket",
                        .digits = 9}));
  table.push_back(make({.name = "us-bank-account",
                        .entity = "US_BANK_NUMBER",
                        .title = "US bank account number",
                        .source = "8 to 17 digits, no check digit: counts with context words only",
                        .forms = {{R"(\d{8,17})", 0.05}},
                        .context = "account number|bank account|account|acct|checking account|savings account|bank|debit|deposit",
                        .against = "order|tracking|case|ticket|invoice",
                        .digits = 8,
                        .threshold = 0.5}));
}

}  // namespace sayso::detection
