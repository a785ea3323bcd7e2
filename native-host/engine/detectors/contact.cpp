// E-mail addresses, phone numbers, street addresses.
#include <algorithm>
#include <cstring>
#include <string>

#include "detectors/context.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"
#include "detectors/pattern.hpp"

namespace sayso::detection {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string result(text);
  for (auto& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return result;
}

/// A mailbox of a role (RFC 2142 and usual ones) belongs to no person.
bool is_role_mailbox(std::string_view local) {
  static constexpr std::string_view roles[] = {"info",
                                               "support",
                                               "help",
                                               "helpdesk",
                                               "hello",
                                               "hi",
                                               "contact",
                                               "sales",
                                               "press",
                                               "media",
                                               "marketing",
                                               "jobs",
                                               "careers",
                                               "hr",
                                               "office",
                                               "admin",
                                               "billing",
                                               "service",
                                               "kontakt",
                                               "security",
                                               "abuse",
                                               "postmaster",
                                               "webmaster",
                                               "noreply",
                                               "no-reply",
                                               "privacy",
                                               "feedback",
                                               "team",
                                               "news",
                                               "events",
                                               "orders",
                                               "booking",
                                               "bookings",
                                               "reservations",
                                               "enquiries",
                                               "inquiries",
                                               "customerservice",
                                               "customer.service",
                                               "customercare",
                                               "care",
                                               "legal",
                                               "compliance",
                                               "dpo",
                                               "returns",
                                               "shop",
                                               "donotreply",
                                               "pr"};
  return std::find(std::begin(roles), std::end(roles), lower(local)) != std::end(roles);
}

/// Domains of RFC 2606 that stand in for nobody's. The top level "example" is left to tests, which need addresses that count.
bool is_documentation_domain(std::string_view domain) {
  const auto folded = lower(domain);
  for (const std::string_view reserved : {"example.com", "example.org", "example.net"}) {
    if (folded == reserved || (folded.ends_with(reserved) && folded[folded.size() - reserved.size() - 1] == '.')) return true;
  }
  return folded.ends_with(".test") || folded.ends_with(".invalid") || folded.ends_with(".localhost");
}

Detector email() {
  Detector detector;
  detector.info = {"email", "EMAIL_ADDRESS", "e-mail address",
                   "RFC 5321 in its everyday form; role mailboxes (RFC 2142) and documentation domains (RFC 2606) score low", 0.5};
  detector.gate.any_byte = "@";
  detector.scan =
      [address = Pattern(
           R"(([A-Za-z0-9\x{c0}-\x{1fff}\x{3040}-\x{d7ff}_%+'-](?:[A-Za-z0-9\x{c0}-\x{1fff}\x{3040}-\x{d7ff}._%+'-]*[A-Za-z0-9\x{c0}-\x{1fff}\x{3040}-\x{d7ff}_%+'-])?)@((?:[A-Za-z0-9\x{c0}-\x{1fff}\x{3040}-\x{d7ff}](?:[A-Za-z0-9\x{c0}-\x{1fff}\x{3040}-\x{d7ff}-]*[A-Za-z0-9\x{c0}-\x{1fff}\x{3040}-\x{d7ff}])?\.)+(?:[Xx][Nn]--[A-Za-z0-9-]{2,59}|[A-Za-z\x{c0}-\x{1fff}\x{3040}-\x{d7ff}]{2,24})))")](
          const Text& text, Span window, Sink& sink) {
        const auto read = text.utf8();
        Pattern::Match match{};
        // Only the neighbourhood of each '@' is searched: a local part has 64 bytes at most, a domain 255.
        for (auto at = read.find('@', window.begin); at < window.end; at = read.find('@', at + 1)) {
          auto begin = at - std::min(at, std::size_t{64});
          while (begin > 0 && (static_cast<unsigned char>(read[begin]) & 0xC0U) == 0x80U) --begin;
          for (Span rest{begin, std::min(read.size(), at + 256)}; address.search(read, rest, match);
               rest.begin = match.groups[1].begin + 1) {
            if (match.groups[1].end < at) continue;
            if (match.groups[1].end > at) break;
            auto span = match.whole();
            // A quotation mark before the address is not part of it.
            while (span.begin < at && read[span.begin] == '\'') ++span.begin;
            if (span.begin == at || read.substr(span.begin, at - span.begin).find("..") != std::string_view::npos) break;
            if (span.end < read.size() && (read[span.end] == '@' || read[span.end] == '_')) break;
            const auto local = text.slice({span.begin, at});
            const auto domain = text.slice({at + 1, span.end});
            sink.add(span, is_documentation_domain(domain) ? 0.3 : is_role_mailbox(local) ? 0.4 : 0.95);
            break;
          }
        }
      };
  return detector;
}

/// Country calling codes in service (ITU-T E.164, list of assigned codes); a prefix stands for all codes that begin with it.
bool has_calling_code(std::string_view digits) {
  static constexpr std::string_view codes[] = {
      "1",   "7",   "20",  "21",  "22",  "23",  "24", "25", "26", "27", "29", "30", "31", "32", "33", "34", "350", "351", "352", "353",
      "354", "355", "356", "357", "358", "359", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45", "46",  "47",  "48",  "49",
      "50",  "51",  "52",  "53",  "54",  "55",  "56", "57", "58", "59", "60", "61", "62", "63", "64", "65", "66",  "67",  "68",  "69",
      "80",  "81",  "82",  "84",  "85",  "86",  "87", "88", "90", "91", "92", "93", "94", "95", "96", "97", "98",  "99"};
  return std::any_of(std::begin(codes), std::end(codes), [&](std::string_view code) { return digits.starts_with(code); });
}

/// Numbers that cost the caller nothing belong to companies, not to people.
bool is_toll_free(std::string_view digits) {
  if (digits.size() == 11 && digits[0] == '1') digits.remove_prefix(1);
  if (digits.size() == 10) {
    for (const std::string_view code : {"800", "888", "877", "866", "855", "844", "833", "822"}) {
      if (digits.starts_with(code)) return true;
    }
  }
  return digits.starts_with("0800") || digits.starts_with("0808") || digits.starts_with("00800") || digits.starts_with("1800") ||
         digits.starts_with("1300");
}

bool looks_like_date(std::string_view number) {
  static const Pattern date(R"(^(?:(?:19|20)\d\d[-./ ][01]?\d[-./ ][0-3]?\d|[0-3]?\d[-./ ][0-3]?\d[-./ ](?:19|20)?\d\d)$)");
  return date.found_in(number);
}

struct PhoneForm {
  const char* expression;
  double score;
  bool needs_context;  ///< reported only beside a phone word
  int least, most;     ///< digits
  bool (*valid)(std::string_view digits);
};

bool any_number(std::string_view) { return true; }
bool international(std::string_view digits) { return has_calling_code(digits.starts_with("00") ? digits.substr(2) : digits); }
bool nanp(std::string_view digits) {
  if (digits.size() == 11) digits.remove_prefix(1);
  return digits.substr(0, 3) != "911" && digits.substr(1, 2) != "11" && digits.substr(4, 2) != "11";
}

// The optional extension of an office number.
#define SAYSO_EXTENSION R"((?:(?: ?(?:x|ext\.?|extension) ?)\d{1,5})?)"

// NANP: North American Numbering Plan (area and exchange begin with 2 to 9). National forms elsewhere begin with the trunk prefix 0.
constexpr PhoneForm phone_forms[] = {
    {R"((?:\+|\b00)[1-9](?:[ ./-]?\(?\d\)?){6,14})" SAYSO_EXTENSION, 0.75, false, 8, 17, international},
    {R"((?:\+?\b1[-. ]?)?(?:\([2-9]\d{2}\) ?|\b[2-9]\d{2}[-. /])[2-9]\d{2}[-. ]\d{4})" SAYSO_EXTENSION, 0.7, false, 10, 11, nanp},
    {R"(\b1?[2-9]\d{2}[2-9]\d{6})", 0.15, false, 10, 11, nanp},
    {R"(\b[2-9]\d{2}-\d{4})", 0.3, false, 7, 7, any_number},
    {R"((?:\(0\d{1,5}\)|\b0\d{1,5})(?:[ ./-]{1,2}\d{2,8}){1,5})", 0.4, false, 9, 12, any_number},
    {R"(\b0[1-9]\d{8,10})", 0.15, false, 10, 12, any_number},
    {R"((?:\(\d{2,4}\) ?|\b)\d{2,5}(?:[ .-]\d{2,8}){1,5})", 0.15, true, 7, 12, any_number},
    {R"(\b\d{7,11})", 0.15, true, 7, 11, any_number},
};

Detector phone() {
  Detector detector;
  detector.info = {
      "phone", "PHONE_NUMBER", "phone number",
      "ITU-T E.164 calling codes, North American Numbering Plan, national forms with trunk prefix 0; toll-free numbers score low", 0.5};
  detector.gate.reach = Reach::digit_windows;
  detector.gate.digits = 7;
  std::vector<Pattern> patterns;
  for (const auto& form : phone_forms) patterns.emplace_back(form.expression, Case::ignored);
  detector.scan =
      [patterns = std::move(patterns),
       talk = ContextWords(
           "phone|phones|telephone|tel|mobile|cell|cellphone|call|calls|called|calling|ring|text|texts|txt|sms|dial|fax|whatsapp|signal|"
           "number|numbers|num|contact|reach|desk|landline|hotline|voicemail|answering|messages|office|registered|telefon|handy|"
           "handynummer|telefonnummer|rufnummer|mobil|anrufen|ruf|teléfono|telefono|móvil|celular|cellulare|téléphone|portable|"
           "appelle|appelez|telefoon|bel|telefonnummer|telefone|ligar|puhelin|telefoni|numaram|cep"),
       other = ContextWords(
           "order|tracking|case|ticket|invoice|ref|reference|account|card|ssn|isbn|serial|id|passport|policy|iban|version|build|price|"
           "license|licence|driver's|drivers|security|routing|tax|nhs|booking|parcel|part|model|article|issue|room|flight|won|votes|"
           "followers|views")](const Text& text, Span window, Sink& sink) {
        const auto read = text.masked();
        for (std::size_t i = 0; i < patterns.size(); ++i) {
          const auto& form = phone_forms[i];
          Pattern::Match match{};
          for (auto rest = window; rest.begin < rest.end && patterns[i].search(read, rest, match);) {
            const auto span = match.whole();
            const auto number = text.slice(span);
            auto digits = compact(number.substr(0, number.find_first_of("xXeE")));
            const auto count = static_cast<int>(digits.size());
            const bool alone = stands_alone(read, span) && (span.begin == 0 || read[span.begin] != '(' || !is_digit(read[span.begin - 1]));
            if (!alone || count < form.least || count > form.most || !form.valid(digits) || looks_like_date(number)) {
              rest.begin = span.begin + 1;
              continue;
            }
            const bool spoken_of = talk.near(text, span, 5, 2);
            if (form.needs_context && (!spoken_of || other.near(text, span, 3, 1))) {
              rest.begin = span.begin + 1;
              continue;
            }
            double score = form.score;
            if (spoken_of) {
              score += context_bonus;
            } else if (other.near(text, span, 3, 1)) {
              score -= context_malus;
            }
            if (is_toll_free(digits)) score = std::min(score, 0.45);
            // A weak form beside a word that speaks against it is some other number.
            if (score >= 0.1) sink.add(span, std::min(score, 1.0));
            rest.begin = span.end;
          }
        }
      };
  return detector;
}

#undef SAYSO_EXTENSION

Detector street_address() {
  Detector detector;
  detector.info = {
      "street-address", "STREET_ADDRESS", "street address",
      "house number and street in the order of the country (UPU S42 templates): English, German, French, Spanish, Italian, Dutch", 0.5};
  detector.gate.reach = Reach::digit_windows;
  detector.gate.digits = 1;
  std::vector<Pattern> forms;
  // 221B Baker Street, Apt 4 · 1600 North Main St.
  forms.emplace_back(
      R"(\b\d{1,5}[A-Za-z]?,? (?:(?:[NSEW]|North|South|East|West)\.? )?(?:[A-Z\x{c0}-\x{de}][A-Za-z\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’.-]{0,24} ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Place|Pl|Square|Sq|Terrace|Crescent|Close|Way|Gardens|Grove|Mews|Parkway|Pkwy|Circle|Cir|Highway|Hwy|Row|Hill)\b\.?(?:,? (?:Apt|Apartment|Unit|Suite|Flat|#)\.? ?\w{1,5})?)");
  // Lindenstraße 12a · Am Alten Markt 3
  forms.emplace_back(
      R"(\b(?:[A-Z\x{c0}-\x{de}][A-Za-z\x{c0}-\x{1fff}\x{3040}-\x{d7ff}-]{1,30}(?:straße|strasse|str\.|weg|gasse|allee|platz|ufer|damm|ring)|(?:[A-Z\x{c0}-\x{de}][A-Za-z\x{c0}-\x{1fff}\x{3040}-\x{d7ff}-]{1,20} ){1,2}(?:Straße|Strasse|Str\.|Weg|Gasse|Allee|Platz|Ufer|Damm|Ring)|(?:straat|laan))\s\d{1,4} ?[a-zA-Z]?\b)");
  // 12 rue de la Paix · Calle Mayor 5 · Via Roma 10
  forms.emplace_back(
      R"(\b\d{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|chemin|allée|impasse|place|quai) (?:(?:de|du|des|la|le|les|d'|l') ?){0,2}[A-Z\x{c0}-\x{de}][A-Za-z\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’-]{1,25}(?: [A-Z\x{c0}-\x{de}][A-Za-z\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’-]{1,25})?)");
  forms.emplace_back(
      R"(\b(?:Calle|Avenida|Avda\.|Plaza|Paseo|Via|Viale|Piazza|Corso|Rua|Largo) (?:(?:de|del|della|dei|la|los|las|da|do|dos) ){0,2}[A-Z\x{c0}-\x{de}][A-Za-z\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’-]{1,25}(?: [A-Z\x{c0}-\x{de}][A-Za-z\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’-]{1,25})?,? (?:n[ºo°.]{1,2} ?)?\d{1,4}\b)");
  detector.scan = [forms = std::move(forms),
                   home = ContextWords("live|lives|living|address|home|house|moved|deliver|delivery|ship|send|mail|visit|wohne|wohnt|"
                                       "adresse|zuhause|habite|vivo|abito|come over|place"),
                   public_place = ContextWords("museum|theatre|theater|restaurant|cafe|café|bar|pub|store|shop|office|offices|venue|"
                                               "library|church|hotel|gallery|station|stadium|open|opening")](const Text& text, Span window,
                                                                                                             Sink& sink) {
    const auto read = text.masked();
    for (const auto& form : forms) {
      Pattern::Match match{};
      for (auto rest = window; rest.begin < rest.end && form.search(read, rest, match); rest.begin = match.whole().end) {
        const auto span = match.whole();
        double score = 0.55;
        if (home.near(text, span, 6, 3)) {
          score = 0.9;
        } else if (public_place.near(text, span, 6, 4)) {
          score = 0.3;
        }
        sink.add(span, score);
      }
    }
  };
  return detector;
}

}  // namespace

void add_contact(Table& table) {
  table.push_back(email());
  table.push_back(phone());
  table.push_back(street_address());
}

}  // namespace sayso::detection
