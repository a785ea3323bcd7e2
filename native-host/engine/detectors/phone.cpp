// Phone numbers: international, North American, and the national forms of other countries.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "detectors/checksums.hpp"
#include "detectors/context.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"
#include "detectors/pattern.hpp"

namespace sayso::detection {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Country calling codes in service (ITU-T E.164, list of assigned codes); a prefix stands for all codes that begin with it.
bool has_calling_code(std::string_view digits) {
  static constexpr std::string_view codes[] = {
      "1",   "7",   "20",  "21",  "22",  "23",  "24", "25", "26", "27", "29", "30", "31", "32", "33", "34", "350", "351", "352", "353",
      "354", "355", "356", "357", "358", "359", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45", "46",  "47",  "48",  "49",
      "50",  "51",  "52",  "53",  "54",  "55",  "56", "57", "58", "59", "60", "61", "62", "63", "64", "65", "66",  "67",  "68",  "69",
      "80",  "81",  "82",  "84",  "85",  "86",  "87", "88", "90", "91", "92", "93", "94", "95", "96", "97", "98",  "99"};
  return std::any_of(std::begin(codes), std::end(codes), [&](std::string_view code) { return digits.starts_with(code); });
}

/// Numbers that cost the caller nothing, or as much from everywhere, belong to companies, not to people.
bool is_for_everyone(std::string_view digits) {
  if (digits.size() == 11 && digits[0] == '1') digits.remove_prefix(1);
  if (digits.size() == 10) {
    for (const std::string_view code : {"800", "888", "877", "866", "855", "844", "833", "822"}) {
      if (digits.starts_with(code)) return true;
    }
  }
  for (const std::string_view code : {"0800", "0808", "00800", "1800", "1300", "0300", "0330", "0333", "0343", "0344", "0345", "0370"}) {
    if (digits.starts_with(code)) return true;
  }
  return false;
}

/// Numbers that no one is given: 555-0100 to 555-0199 in North America (NANPA), and Ofcom's ranges for drama. They count, since a post
/// shows a number that looks real, unless the text marks it as a sample.
bool is_reserved_for_fiction(std::string_view digits) {
  if (digits.size() == 11 && digits[0] == '1') digits.remove_prefix(1);
  if ((digits.size() == 10 || digits.size() == 7) && digits.substr(digits.size() - 7, 5) == "55501") return true;
  std::string national(digits);
  if (national.starts_with("0044")) national.erase(0, 4);
  if (national.starts_with("44")) national.erase(0, 2);
  if (!national.starts_with('0')) national.insert(0, 1, '0');
  if (national.size() != 11) return false;
  if (national.starts_with("07700900") || national.starts_with("02079460") || national.starts_with("01632960")) return true;
  // 0113 496 0xxx and the other large cities.
  return national.starts_with("01") && national.substr(4, 4) == "4960";
}

bool looks_like_date(std::string_view number) {
  static const Pattern date(R"(^(?:(?:19|20)\d\d[-./ ][01]?\d[-./ ][0-3]?\d|[0-3]?\d[-./ ][0-3]?\d[-./ ](?:19|20)?\d\d)$)");
  return date.found_in(number);
}

bool any_number(std::string_view) { return true; }
/// After "00" the shortest numbers in use have ten digits with the calling code; account numbers that begin so are shorter.
bool international(std::string_view digits) {
  if (!digits.starts_with("00")) return has_calling_code(digits);
  return digits.size() >= 12 && has_calling_code(digits.substr(2));
}
bool nanp(std::string_view digits) {
  if (digits.size() == 11) digits.remove_prefix(1);
  return digits.substr(0, 3) != "911" && digits.substr(1, 2) != "11" && digits.substr(4, 2) != "11";
}
/// Pairs up to 50 that only grow are drawn or counted ("05 12 23 34 45"), not dialled.
bool no_draw(std::string_view digits) {
  for (std::size_t i = 2; i + 1 < digits.size(); i += 2) {
    if (number(digits, i, 2) <= number(digits, i - 2, 2)) return true;
  }
  return number(digits, digits.size() - 2, 2) > 50;
}
/// Ten digits that begin with 0 may be a book's number as well (ISO 2108).
bool no_isbn(std::string_view digits) { return digits.size() != 10 || (weighted_sum(digits, {10, 9, 8, 7, 6, 5, 4, 3, 2, 1}) % 11) != 0; }

struct PhoneForm {
  const char* expression;
  double score;
  bool needs_context;  ///< reported only beside a phone word
  int least, most;     ///< digits, without those of an extension
  bool (*valid)(std::string_view digits);
};

// The optional extension of an office number.
#define SAYSO_EXTENSION R"((?:(?: ?(?:x|ext\.?|extension) ?)\d{1,5})?)"

constexpr PhoneForm phone_forms[] = {
    // ITU-T E.123: "+44 20 7946 0958", "0049 (0)30 901820".
    {R"((?:\+|\b00)[1-9](?:(?:[ ./-]| [/-] )?\(?\d\)?){6,14})" SAYSO_EXTENSION, 0.75, false, 8, 17, international},
    // North American Numbering Plan: area and exchange begin with 2 to 9.
    {R"((?:\+?\b1[-. ]?)?(?:\([2-9]\d{2}\) ?|\b[2-9]\d{2}[-. /])[2-9]\d{2}[-. ]\d{4})" SAYSO_EXTENSION, 0.7, false, 10, 11, nanp},
    {R"(\b1?[2-9]\d{2}[2-9]\d{6})", 0.15, false, 10, 11, nanp},
    {R"(\b[2-9]\d{2}-\d{4})", 0.3, false, 7, 7, any_number},

    // With the trunk prefix 0, which most other numbering plans have (ITU-T E.164, national dialling plans).
    // (020) 7946 0958 · (02) 9876 5432 · (0221) 4710-123
    {R"(\(0\d{1,4}\) ?[/-]? ?\d{2,8}(?:[ ./-]\d{2,5}){0,3})", 0.6, false, 8, 12, any_number},
    // Germany, Austria, Belgium, Slovakia: 0221/4710-123 · 030 / 901820
    {R"(\b0[1-9]\d{0,4} ?/ ?\d{3,8}(?:[ .-]\d{1,5}){0,3})", 0.55, false, 8, 12, any_number},
    // Area code or mobile network of three to five digits: 07911 123456 · 0171 1234567 · 079 123 45 67 · 045-123-4567 · 0412 345 678
    {R"(\b0[1-9]\d{1,3}[ .-]\d{2,8}(?:[ .-]\d{2,5}){0,4})", 0.55, false, 10, 12, any_number},
    // France, the Netherlands, parts of Belgium: 06 12 34 56 78
    {R"(\b0[1-9](?:[ .-]\d{2}){4})", 0.65, false, 10, 10, no_draw},
    // Australia, Japan, Korea: 02 9876 5432 · 03-1234-5678 · 02-312-3456; New Zealand, Israel: 09 123 4567
    {R"(\b0[1-9][ -]\d{3,4}[ -]\d{4})", 0.55, false, 9, 10, any_number},
    // The Netherlands, Israel: 06-12345678 · 09-7625400
    {R"(\b0[1-9][ -]\d{7,8})", 0.5, false, 9, 10, any_number},
    // Mobile numbers in one: the UK, Japan and Korea; Germany; Australia, France, Ireland
    {R"(\b0(?:7[1-57-9]\d{8}|[5789]0\d{8}|10\d{8}))", 0.5, false, 11, 11, any_number},
    {R"(\b01(?:5\d{9}|[67]\d{8,9}))", 0.5, false, 11, 12, any_number},
    {R"(\b0(?:4|6|7|8[3-9])\d{7,8})", 0.5, false, 10, 10, no_isbn},
    {R"((?:\(0\d{1,5}\)|\b0\d{1,5})(?:[ ./-]{1,2}\d{2,8}){1,5})", 0.4, false, 9, 12, no_draw},
    {R"(\b0[1-9]\d{8,10})", 0.15, false, 10, 12, any_number},

    // Numbering plans without a trunk prefix, where the grouping or the leading digits tell.
    {R"(\b[6-9]\d{4}[ -]\d{5})", 0.55, false, 10, 10, any_number},                                         // India: 98765 43210
    {R"((?:\(\d{2}\) ?|\b\d{2} )9\d{4}-\d{4})", 0.65, false, 11, 11, any_number},                          // Brazil: (11) 91234-5678
    {R"(\([1-9]\d\) ?[2-5]\d{3}-\d{4})", 0.6, false, 10, 10, any_number},                                  // Brazil: (11) 3123-4567
    {R"(\b1[3-9]\d[ -]\d{4}[ -]\d{4})", 0.6, false, 11, 11, any_number},                                   // China: 138 1234 5678
    {R"(\b1[3-9]\d{9})", 0.25, false, 11, 11, any_number},                                                 // China, in one
    {R"((?:\b[67]\d{2}|\b9[1-8]\d?)(?:[ .-]\d{2,3})(?:[ .-]\d{2}){2})", 0.5, false, 9, 9, any_number},     // Spain: 612 34 56 78
    {R"(\b3[2-9]\d[ ./-](?:\d{6,7}|\d{3}[ .]\d{3,4}|\d{2} \d{2} \d{3}))", 0.5, false, 9, 10, any_number},  // Italy: 347 1234567
    {R"(\b8[ -]?\(?9\d{2}\)?[ -]?\d{3}[ -]\d{2}[ -]\d{2})", 0.6, false, 11, 11, any_number},               // Russia: 8 (912) 345-67-89
    {R"(\b(?:33|55|56|81)[ -]\d{4}[ -]\d{4})", 0.45, false, 10, 10, any_number},                           // Mexico: 55 1234 5678

    // What says nothing by itself: "9472 7916", "60-56-85-91".
    {R"((?:\(\d{2,4}\) ?|\b)\d{2,5}(?:[ .-]\d{2,8}){1,5})", 0.15, true, 7, 12, no_draw},
    {R"(\b\d{7,11})", 0.15, true, 7, 11, any_number},
};

#undef SAYSO_EXTENSION

/// "0412 3456 7890" in "6335 0412 3456 7890": a longer number goes before it.
bool goes_on_before(std::string_view text, Span span) {
  if (text[span.begin] != '0' || span.begin < 4 || (text[span.begin - 1] != ' ' && text[span.begin - 1] != '-')) return false;
  const auto before = text.substr(span.begin - 4, 3);
  return std::all_of(before.begin(), before.end(), is_digit);
}

/// Without a bracket that closes one outside: "(call 07911 123456)".
Span without_outer_bracket(std::string_view text, Span span) {
  const auto number = text.substr(span.begin, span.end - span.begin);
  if (number.ends_with(')') && std::count(number.begin(), number.end(), '(') < std::count(number.begin(), number.end(), ')')) --span.end;
  return span;
}

Detector phone() {
  Detector detector;
  detector.info = {
      "phone", "PHONE_NUMBER", "phone number",
      "ITU-T E.164 calling codes, North American Numbering Plan, national dialling plans of some thirty countries by trunk prefix and "
      "grouping; toll-free numbers score low; numbers reserved for fiction (NANPA 555-01xx, Ofcom) are left out where the text calls them "
      "samples",
      0.5};
  detector.gate.reach = Reach::digit_windows;
  detector.gate.digits = 7;
  std::vector<Pattern> patterns;
  for (const auto& form : phone_forms) patterns.emplace_back(with_typeset_hyphens(form.expression), Case::ignored);
  detector.scan =
      [patterns = std::move(patterns),
       talk = ContextWords(
           "phone|phones|telephone|tel|mobile|cell|cellphone|call|calls|called|calling|ring|text|texts|txt|sms|dial|fax|whatsapp|signal|"
           "number|numbers|num|contact|reach|desk|landline|hotline|voicemail|answering|messages|office|registered|imessage|facetime|"
           "telefon|handy|handynummer|telefonnummer|rufnummer|mobil|mobilnummer|anrufen|ruf|ruft|festnetz|durchwahl|"
           "teléfono|telefono|móvil|movil|celular|cel|llama|llamar|llámame|número|"
           "cellulare|chiama|chiamami|chiamare|numero|téléphone|téléphoner|tél|portable|appelle|appelez|appeler|joindre|numéro|"
           "telefoon|bel|bellen|mobiel|nummer|telefone|telemóvel|ligar|liga|ligue|puhelin|numero|mobilen|ringa|ring|"
           "telefoni|numaram|cep|telefonu|zadzwoń|numer|komórka|telefonszám|číslo|mobilní|τηλέφωνο|κινητό|"
           "телефон|номер|звони|звоните|мобильный|電話|電話番号|携帯|手机|电话|手機|전화|전화번호|휴대폰|핸드폰|फ़ोन|फोन|नंबर|मोबाइल|هاتف|"
           "جوال|رقم|טלפון|נייד|โทร|เบอร์"),
       other = ContextWords(
           "order|tracking|case|ticket|invoice|ref|reference|account|card|ssn|isbn|serial|id|passport|policy|iban|version|build|price|"
           "license|licence|driver's|drivers|security|routing|tax|nhs|booking|parcel|part|model|article|issue|room|flight|won|votes|"
           "followers|views|bestellung|bestellnummer|auftrag|auftragsnummer|rechnung|rechnungsnummer|kundennummer|sendung|sendungsnummer|"
           "aktenzeichen|vertragsnummer|commande|facture|suivi|dossier|pedido|factura|seguimiento|ordine|fattura|pratica|bestelling|"
           "factuur|beställning|ordernummer|zamówienie|faktura|注文|订单|単号|주문"),
       sample = ContextWords("example|examples|sample|samples|test|tests|testing|fake|fictional|fiction|dummy|placeholder|beispiel|"
                             "exemple|ejemplo|esempio|exemplo|voorbeeld")](const Text& text, Span window, Sink& sink) {
        const auto read = text.masked();
        for (std::size_t i = 0; i < patterns.size(); ++i) {
          const auto& form = phone_forms[i];
          Pattern::Match match{};
          for (auto rest = window; rest.begin < rest.end && patterns[i].search(read, rest, match);) {
            const auto span = without_outer_bracket(read, match.whole());
            const auto number = text.slice(span);
            const auto digits = compact(number.substr(0, number.find_first_of("xXeE")));
            const auto count = static_cast<int>(digits.size());
            const bool alone = stands_alone(read, span) && !goes_on_before(read, span) &&
                               (span.begin == 0 || read[span.begin] != '(' || !is_digit(read[span.begin - 1]));
            const auto give_up = [&] { rest.begin = span.begin + 1; };
            if (!alone || count < form.least || count > form.most || !form.valid(digits) || looks_like_date(number)) {
              give_up();
              continue;
            }
            const bool spoken_of = talk.near(text, span, 5, 2);
            const bool something_else = other.near(text, span, 3, 1);
            if ((form.needs_context && (!spoken_of || something_else)) ||
                (is_reserved_for_fiction(digits) && sample.near(text, span, 6, 4))) {
              give_up();
              continue;
            }
            double score = form.score;
            if (spoken_of) {
              score += context_bonus;
            } else if (something_else) {
              score -= context_malus;
            }
            if (is_for_everyone(digits)) score = std::min(score, 0.45);
            // A weak form beside a word that speaks against it is some other number.
            if (score >= 0.1) sink.add(span, std::min(score, 1.0));
            rest.begin = span.end;
          }
        }
      };
  return detector;
}

}  // namespace

void add_phone(Table& table) { table.push_back(phone()); }

}  // namespace sayso::detection
