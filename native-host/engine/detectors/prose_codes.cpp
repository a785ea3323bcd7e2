// Codes in sentences: PINs, codes of doors and alarms, one-time codes.
#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "detectors/context.hpp"
#include "detectors/families.hpp"
#include "detectors/pattern.hpp"
#include "detectors/prose.hpp"

namespace sayso::detection {
namespace {

using namespace prose;

struct CodeGrammar {
  std::string_view name, entity, title, source;
  std::vector<std::string> keywords;
  std::vector<const char*> forms;  ///< each begins at the keyword; its group 1 is the code; the first that matches counts
  double score;
  std::string_view against;
  const char* other_code = "";  ///< matches where the noun, with the words before it, is that of quite another code
};

/// Bytes before a noun in which the word that goes with it stands: "booking code".
constexpr std::size_t reach_of_noun = 24;

Detector code(CodeGrammar grammar) {
  Detector detector;
  detector.info = {grammar.name, grammar.entity, grammar.title, grammar.source, 0.5};
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = std::move(grammar.keywords);
  detector.gate.digits = 3;
  std::vector<Pattern> forms;
  for (const char* form : grammar.forms) forms.emplace_back(form, Case::ignored);
  std::optional<Pattern> other_code;
  if (*grammar.other_code != '\0') other_code.emplace(grammar.other_code, Case::ignored);
  detector.match_at = [forms = std::move(forms), score = grammar.score, against = ContextWords(grammar.against),
                       other_code = std::move(other_code)](const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    if (at > 0 && is_word(read[at - 1])) return;
    Pattern::Match match{}, ignored{};
    for (const auto& form : forms) {
      if (!form.match_at(read, {at, std::min(read.size(), at + 128)}, match) || !match.has(1)) continue;
      const auto span = match.groups[1];
      if (other_code && other_code->search(read, {at - std::min(at, reach_of_noun), span.end}, ignored)) continue;
      if (!against.empty() && against.near(text, span, 8, 4)) continue;
      sink.add(span, score);
      return;
    }
  };
  return detector;
}

/// A code before its noun: "482913 is your verification code". `tail` begins with the space after the code.
Detector code_before_noun(const char* tail, const char* form) {
  Detector detector;
  detector.gate.reach = Reach::keyword_hits;
  detector.gate.keywords = {" is ", " was ", " ist ", " as ", " als ", ", that", " that"};
  detector.gate.digits = 3;
  detector.match_at = [tail = Pattern(tail, Case::ignored), form = Pattern(form)](const Text& text, std::size_t at, Sink& sink) {
    const auto read = text.utf8();
    Pattern::Match match{};
    if (!tail.match_at(read, {at, std::min(read.size(), at + 72)}, match)) return;
    auto begin = at;
    while (begin > 0 && static_cast<unsigned char>(read[begin - 1]) > ' ' && at - begin < 16) --begin;
    if (form.found_in(read.substr(begin, at - begin))) sink.add({begin, at}, 0.8);
  };
  return detector;
}

// Link, words between noun and link, and what may follow a code, for the expressions below.
#define SAYSO_IS \
  R"((?:[ ]?(?:[:=]|->|→|-|–)[ ]?|(?:[ ](?:is|was|are|will be|ist|war|lautet|est|es|è|é|to|auf)|['’]s)(?:[ ](?:still|now|just|jetzt|currently|set to|changed to|reset to))?:?[ ]|[ ](?:has been|was|is|got)[ ](?:changed|set|reset|updated) to[ ]))"
#define SAYSO_FOR \
  R"((?:[ ](?:for|to|of|on|you|that|für|zur|zum|der|des|de|du|del|starting|from|ab|number|code|no\.?|nummer)(?:[ ][A-Za-z0-9\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’-]{1,20}){0,4}?)?)"
// Digits that no one takes for a year: where nothing links a noun to its code.
#define SAYSO_NO_YEAR R"((?:0\d{3}|1[0-8]\d{2}|2[1-9]\d{2}|[3-9]\d{3}|\d{5,8}))"
#define SAYSO_END R"((?:$|[^\d./,:-]|[./,:-](?:\D|$)))"
#define SAYSO_STOP \
  R"((?:$|[;!?)\n]|[.,](?:\D|$)|[ ](?:if|and|at|after|before|until|once|from|btw|but|so|for|on|to|now|then|when|with|works|opens|thanks|please|pls|in|or|und|an|am|ab|nach|falls|bitte|eingeben|valid|[(–-])(?:\W|$)))"
#define SAYSO_PIN \
  R"((?:(?:handy|karten|bank|sim|konto|geräte|telefon|tablet|bildschirm|geheim)?pin(?:[- ]?(?:code|number|no\.?|nummer))?|geheimzahl|code pin))"
#define SAYSO_PLACE \
  R"((?:front |back |side |main |garage |office )?(?:door|gate|alarm|entrance|entry|keypad|lock[ -]?box|key[ -]?safe|key[ -]?box|garage|building|intercom|buzzer|safe|vault|lock|locker|elevator|lift|access|haustür|tür|tor|tresor|alarmanlage|schlüsselbox|schlüsselsafe|schließfach|porte|puerta|portón))"
}  // namespace

void add_prose_codes(Table& table) {
  table.push_back(
      code({"pin-code",
            "PIN_CODE",
            "PIN",
            "own grammar of prose: PIN and link on either side of 4 to 8 digits",
            {"pin", "geheimzahl", "code pin", "handypin", "kartenpin", "bankpin", "simpin", "kontopin", "gerätepin", "telefonpin",
             "tabletpin", "bildschirmpin", "geheimpin"},
            {SAYSO_PIN R"(\b)" SAYSO_FOR SAYSO_IS R"((\d{4,8}))" SAYSO_END, R"(pins?,[ ](\d{4,6})(?:[,.;)]|$))",
             R"(pins[ ]?:[ ](?:[a-z]{3,12}[ ])?(\d{4,6}))" SAYSO_STOP, SAYSO_PIN R"([ ]()" SAYSO_NO_YEAR R"())" SAYSO_STOP},
            0.85,
            "postal|zip|city|india|address|delivery|delhi|mumbai|pune|bengaluru|arduino|gpio|hit|reached|badges|sold|followers|kahoot|quiz|"
            "blooket|gimkit|mentimeter|menti",
            // An Indian postcode.
            R"(\bpincode\b[^\d\n]{0,8}[1-8]\d{5}$)"}));
  table.back() = either(
      std::move(table.back()),
      code_before_noun(
          R"((?: (?:is|was|ist|as|als)|,? that(?:['’]s| is)) (?:(?:my|the|our|your|his|her|die|meine|unsere) )?(?:[\w-]{2,12} ){0,2}?(?:pin|geheimzahl)\b)",
          R"(^\d{4,8}$)"));
  auto door_code = code(
      {"door-code",
       "DOOR_CODE",
       "door or alarm code",
       "own grammar of prose: door, gate, alarm, safe or lift, noun, link, 3 to 10 digits with * or #, or a combination",
       {"front",       "back ",        "side ",       "main ",       "door",         "gate",          "alarm",           "entr",
        "keypad",      "lockbox",      "lock box",    "lock-box",    "key",          "garage",        "building",        "intercom",
        "buzzer",      "safe",         "vault",       "lock",        "elevator",     "lift",          "haustür",         "tür",
        "tor ",        "tresor",       "access",      "office",      "schlüssel",    "schließfach",   "türcode",         "torcode",
        "wohnungstür", "hoftor",       "gartentor",   "eingangcode", "eingangscode", "kellercode",    "tiefgaragencode", "hofcode",
        "zugangscode", "zutrittscode", "schlosscode", "aufzugcode",  "aufzugscode",  "schrankencode", "wohnungscode",    "hauscode"},
       {SAYSO_PLACE R"((?:['’]s)?[- ]?(?:door |system |access |entry )?(?:code|pin|combo|combination|passcode|number|zahlencode)\b)"
                    R"((?:)" SAYSO_FOR SAYSO_IS
                    R"(|[ ])([#*]?\d{3,10}[#*]?|[a-z]\d{3,6}|\d{2,5}[a-z]\d{1,4}|\d{1,2}(?:-\d{1,2}){2,4}))" SAYSO_STOP,
        SAYSO_PLACE R"(\b[^.!?\n\d]{0,16}\b(?:dial|press|punch in|type|type in|enter|buzz|use)[ ](?:code )?([#*]?\d{3,8}[#*]?))" SAYSO_STOP,
        SAYSO_PLACE R"([,;:]?[ ]([#*]?\d{3,8}[#*]?)[ ](?:opens|unlocks))",
        R"(alarm(?:anlage)?[ ](?:aus|an|off|on)[ ](?:mit|with)[ ]([#*]?\d{3,8}[#*]?))" SAYSO_STOP,
        R"((?:(?:haus|wohnungs)?tür|(?:hof|garten)?tor|eingangs?|keller|(?:tief)?garagen|hof|zugangs|zutritts|alarm|(?:tür)?schloss|tresor|safe|aufzugs?|schlüssel(?:box|safe|tresor)|schranken|wohnungs|haus)code)"
        R"((?:\b)" SAYSO_FOR SAYSO_IS R"(|[ ])([#*]?\d{3,10}[#*]?))" SAYSO_STOP,
        SAYSO_PLACE
        R"(\b[^.!?\n\d]{0,24}?\b(?:code|combo|pin)\b[^.!?\n\d]{0,24}?(?:[:=]|\bis|it['’]s|it is|code|combo|pin)[ ]([#*]?\d{3,8}[#*]?))" SAYSO_END,
        SAYSO_PLACE
        R"([ ](?:opens|unlocks)[ ](?:with|by|on)[ ](?:the )?(?:code |pin )?([#*]?\d{3,8}[#*]?|\d{1,2}(?:-\d{1,2}){2,4}))" SAYSO_END,
        R"((?:keypad|lock[ -]?box|key[ -]?safe|key[ -]?box|intercom)\b(?:[ ](?:on|at|by|for|outside)(?:[ ](?:the|our|my))?[ ][a-z]{2,12}(?:[ ][a-z]{2,12})?)?[ ]?[:=][ ]?([#*]?\d{3,8}[#*]?))" SAYSO_END,
        R"((?:lock[ -]?box|key[ -]?safe|key[ -]?box)[ ]([#*]?\d{4,8}[#*]?))" SAYSO_STOP,
        R"((?:(?:house|office|home) )?alarm[ ]?[:=][ ]?((?:[3-9]\d{3}|\d{2}[6-9]\d|\d{5,6})[#*]?))" SAYSO_END},
       0.85,
       "error|status|promo|discount|area|zip|postal|flight|boarding|dress|departure|platform"});
  auto code_for_door = code(
      {"door-code",
       "DOOR_CODE",
       "door or alarm code",
       "own grammar of prose: code, for, door, link, digits; or a verb, digits and the place",
       {"code", "combo", "combination", "punch", "type", "enter", "dial", "key in", "press", "tap", "buzz", "disarm", "get in",
        "let yourself", "unlock", "open "},
       {R"((?:code|combo|combination)[ ](?:for|to|on|für|zur|zum|de|del|der)[ ](?:[A-Za-z\x{c0}-\x{1fff}\x{3040}-\x{d7ff}'’-]{1,16}[ ]){0,3}?(?:door|gate|alarm|entrance|keypad|lockbox|lock box|garage|building|safe|lock|locker|office|flat|apartment|shed|elevator|lift|disarm|get in|tür|haustür|tor|tresor|alarmanlage|porte|puerta)\b)" SAYSO_IS
        R"(([#*]?\d{3,10}[#*]?|[a-z]\d{3,6}|\d{2,5}[a-z]\d{1,4}|\d{1,2}(?:-\d{1,2}){2,4}))" SAYSO_STOP,
        R"((?:code|combo|combination)\b)" SAYSO_IS
        R"(([#*]?\d{3,8}[#*]?)[ ](?:for|to|on|at|für|an)[ ][^.!?\n]{0,16}\b(?:door|gate|alarm|entrance|keypad|lockbox|garage|building|safe|lock|locker|office|flat|elevator|lift|tür|haustür|tor|tresor)\b)",
        R"((?:punch|type|enter|dial|key in|press|tap|buzz)(?: in)?[ ](?:code )?([#*]?\d{3,8}[#*]?)[ ](?:on|at|to|into|in|and)[ ][^.!?\n]{0,24}\b(?:door|gate|keypad|building|entrance|intercom|buzzer|lock|garage|alarm)\b)",
        R"((?:disarm|unlock|open|get in|get into|let yourself in|enter)\b[ ][^.!?\d\n]{0,24}\b(?:door|gate|alarm|building|entrance|garage|safe|lockbox|house|office)\b[^.!?\d\n]{0,16}\b(?:with|punch in|type|type in|press|dial|using|code(?: is)?)[ ](?:the )?(?:code |pin )?([#*]?\d{3,8}[#*]?))" SAYSO_END},
       0.85,
       "error|promo|discount|flight|zip|postal"});
  table.push_back(either(std::move(door_code), std::move(code_for_door)));
  table.push_back(code(
      {"one-time-code",
       "ONE_TIME_CODE",
       "one-time code",
       "own grammar of prose: verification, one-time or sign-in code and link on either side of 4 to 8 digits",
       {"verification", "security",     "one-time",         "one time",  "otp",       "2fa",     "auth",    "sign-in",   "sign in",
        "login",        "confirmation", "bestätigungscode", "tan",       "mtan",      "sms",     "use ",    "enter ",    "type ",
        "code",         "your ",        "the code",         "my ",       "our ",      "his ",    "her ",    "that code", "this code",
        "new code",     "latest code",  "last code",        "six digit", "six-digit", "6 digit", "6-digit", "app code",  "texted code",
        "emailed code"},
       {R"((?:(?:verification|one[- ]time|otp|2fa|auth(?:entication|enticator)?|sign[- ]in|bestätigungscode|m?tan)[ ]?(?:code|password|passcode|pin)?|(?:security|login|confirmation|sms)[ ]?(?:code|password|passcode|pin))\b(?:)" SAYSO_IS
        R"(|[ ]says[ ])((?:[A-Z]-)?(?:\d{4,8}|\d{3}[ -]\d{3}|\d(?: \d){5})\b))" SAYSO_END,
        R"((?:(?:verification|security|one[- ]time|2fa|auth|sign[- ]in|login|confirmation|sms)[ ](?:code|passcode|password)|m?tan|otp)[ ]((?:[A-Z]-)?(?:)" SAYSO_NO_YEAR
        R"(|\d{3}[ -]\d{3})\b))" SAYSO_END,
        R"((?:use|enter|type)[ ](?:code )?((?:[A-Z]-)?(?:\d{5,8}|\d{3}[ -]\d{3}))[ ](?:to|as)[ ](?:verify|sign|log|confirm|complete|your (?:verification|login|security)))",
        R"(code\b[ ](?:they|you|he|she|it|we|i)\b[^.!?\n\d]{0,24}[ ](?:is|was|says)[ ]((?:[A-Z]-)?(?:\d{6}|\d{3}[ -]\d{3})\b))" SAYSO_STOP,
        R"((?:the|my|your|our|his|her|that|this|new|latest|last|six[- ]digit|6[- ]digit|app|texted|emailed)[ ]code[ ](?:is|was|says)[ ]((?:[A-Z]-)?(?:\d{6}|\d{3}[ -]\d{3})\b))" SAYSO_STOP,
        R"(code[ ](?:zur|für die|für den|pour|for|to)[ ](?:anmeldung|bestätigung|verifizierung|login|log in|sign in|verify|connexion)[ ]?(?::|ist|is)[ ]?((?:\d{4,8}|\d{3}[ -]\d{3})\b))" SAYSO_STOP,
        R"((?:your|my|our|his|her)[ ][\w.-]{2,20}[ ]code[ ](?:is|was):?[ ]((?:[A-Z]-)?(?:\d{4,8}|\d{3}[ -]\d{3})\b))" SAYSO_STOP},
       0.8,
       "promo|discount|voucher|coupon|error|zip|postal|area|sort|product|item|order|tracking|country|project|door|gate|dress",
       R"(\b(?:booking|reservation|confirmation (?:of )?booking|referral|refer|invite|invitation|swift|bic|branch|colou?r|hex|reference|ref|tariff|hs|sic|naics|icd|cpt|diagnosis|airport|airline|iata|icao|flight|currency|exit|status|http|qr|bar|part|model|style|shop|store|offer|gift|affiliate|creator|friend|sponsor|course|class|module|job|cost|tax|gl|batch|diall?ing|morse|post|game|cheat|quiz|source|licen[cs]e)[ -]?code\b)"}));
  table.back() = either(
      std::move(table.back()),
      code_before_noun(
          R"((?: (?:is|was|ist)|,? that(?:['’]s| is)) (?:(?:my|the|our|your|ihr|dein|der) )?(?:[\w-]{2,12} ){0,2}?(?:verification|security|one[- ]time|otp|2fa|login|sign[- ]in|confirmation|bestätigungs?)[- ]?(?:code|passcode|password)\b)",
          R"(^(?:[A-Z]-)?(?:\d{4,8}|\d{3}-\d{3})$)"));
}

}  // namespace sayso::detection
