#include "spelling/german_loans.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace sayso::spelling {
namespace {

using Words = std::span<const std::string_view>;

/// Left out: what a form of is sooner a slip than meant ("haten" for "hatten", "gamen" for "kamen").
constexpr std::string_view stems[] = {
    "add",      "beam",    "benchmark", "blogg",   "boost",    "bookmark",  "brainstorm", "brief",   "brunch",   "bing",       "chat",
    "chatt",    "check",   "chill",     "coach",   "commit",   "committ",   "connect",    "crash",   "cring",    "dat",        "debugg",
    "deploy",   "diss",    "download",  "dropp",   "fak",      "feedback",  "flash",      "flex",    "follow",   "fork",       "freelanc",
    "ghost",    "googl",   "hack",      "hijack",  "host",     "hyp",       "instagramm", "jamm",    "jobb",     "launch",     "leak",
    "lik",      "mail",    "manag",     "mapp",    "match",    "merg",      "mock",       "network", "nerd",     "nudg",       "onboard",
    "outsourc", "perform", "pimp",      "pinn",    "pitch",    "post",      "prank",      "promot",  "push",     "reboot",     "recruit",
    "relaunch", "releas",  "repost",    "retweet", "review",   "roast",     "scann",      "scor",    "screen",   "screenshot", "scroll",
    "shar",     "shopp",   "skipp",     "skyp",    "slay",     "smok",      "snapp",      "snooz",   "spamm",    "stream",     "styl",
    "support",  "swip",    "switch",    "sync",    "tagg",     "toast",     "track",      "troll",   "tweet",    "unmut",      "updat",
    "upgrad",   "upload",  "vap",       "vlogg",   "whatsapp", "workshopp", "zoom",       "zock",    "challeng", "crowdfund",  "sims",
    "picknick", "rock",    "kick",      "dragg"};
/// These end in -n, not in -en.
constexpr std::string_view short_stems[] = {"battel", "cancel", "cover",   "featur",  "googel",  "level",   "refactor", "spoiler",
                                            "teaser", "tinder", "trigger", "twitter", "hamster", "recycel", "toggel"};
/// Behind an English particle, which German takes for its own: "upgedatet", "downgeloadet", "outgesourct".
constexpr std::string_view particles[] = {"up", "down", "out"};
constexpr std::string_view stems_behind_particles[] = {"dat", "grad", "load", "sourc", "vot", "siz", "scal", "cycl"};
constexpr std::string_view prefixes[] = {"ab",   "an",   "auf", "aus",    "durch", "ein", "mit",
                                         "nach", "rein", "rum", "runter", "vor",   "weg", "zusammen"};

constexpr std::string_view endings[] = {"e", "en", "t", "st", "te", "ten", "et", "est", "ete", "eten", "end", "ende", "enden"};
constexpr std::string_view short_endings[] = {"n", "t", "st", "te", "ten", "nd", "nde", "nden"};
constexpr std::string_view participle_endings[] = {"t",   "te",   "ten",  "ter",  "tes",  "tem", "et",
                                                   "ete", "eten", "eter", "etes", "etem", "ed"};

bool among(std::string_view word, Words words) { return std::find(words.begin(), words.end(), word) != words.end(); }

bool is_form(std::string_view word, Words of, Words with) {
  return std::any_of(of.begin(), of.end(), [&](auto stem) { return word.starts_with(stem) && among(word.substr(stem.size()), with); });
}

/// "gepostet", "geteaserte".
bool is_participle(std::string_view word, Words of) { return word.starts_with("ge") && is_form(word.substr(2), of, participle_endings); }

bool is_verb(std::string_view word) {
  return is_form(word, stems, endings) || is_form(word, short_stems, short_endings) || is_participle(word, stems) ||
         is_participle(word, short_stems);
}

}  // namespace

bool is_german_loan_verb(std::string_view folded) {
  if (is_verb(folded)) return true;
  const auto infinitive = [](std::string_view word, std::string_view ending) { return word.starts_with("zu") && word.ends_with(ending); };
  for (const auto prefix : prefixes) {
    if (!folded.starts_with(prefix)) continue;
    const auto rest = folded.substr(prefix.size());
    if (is_verb(rest) || (infinitive(rest, "n") && is_verb(rest.substr(2)))) return true;
  }
  return std::any_of(std::begin(particles), std::end(particles), [&](auto particle) {
    if (!folded.starts_with(particle)) return false;
    const auto rest = folded.substr(particle.size());
    return is_participle(rest, stems_behind_particles) ||
           (infinitive(rest, "en") && is_form(rest.substr(2), stems_behind_particles, endings));
  });
}

}  // namespace sayso::spelling
