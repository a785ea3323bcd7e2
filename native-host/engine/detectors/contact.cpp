// E-mail addresses and street addresses.
#include <algorithm>
#include <cstring>
#include <string>

#include "detectors/ascii.hpp"
#include "detectors/context.hpp"
#include "detectors/families.hpp"
#include "detectors/identifier.hpp"
#include "detectors/pattern.hpp"

namespace sayso::detection {
namespace {

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

Detector street_address() {
  Detector detector;
  detector.info = {
      "street-address", "STREET_ADDRESS", "street address",
      "house number and street in the order of the country (UPU S42 templates): English, German, French, Spanish, Italian, Dutch", 0.5};
  detector.gate.digits = 1;  // read whole: a street's name is longer than the windows around digits
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
        static const Pattern court_of_law(R"(\b(?:Supreme|High|Crown|County|District|Federal|Circuit|Superior|Criminal|Moot) Court\b)");
        if (court_of_law.found_in(text.slice(span))) continue;
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
  table.push_back(street_address());
}

}  // namespace sayso::detection
