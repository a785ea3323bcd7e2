#include "rules/lint.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "lessons.hpp"
#include "names.hpp"
#include "rules/bare_words.hpp"
#include "rules/explanation.hpp"
#include "rules/indexed_leaves.hpp"
#include "rules/pack_context.hpp"
#include "rules/proving.hpp"
#include "rules/stages.hpp"
#include "sayso/language.hpp"
#include "sayso/nearest_name.hpp"
#include "text/unicode.hpp"

namespace sayso {

std::string_view name_of(LintCode code) noexcept {
  constexpr std::array<std::string_view, 22> names = {
      "bare-word",        "no-keyword",     "overlapping-rules",   "repeated-phrase",       "missing-rationale", "missing-why",
      "missing-owner",    "bad-version",    "unreachable-when",    "stage-out-of-reach",    "unknown-language",  "window-over",
      "never-rolled-out", "expires-soon",   "expired-exception",   "unreachable-exception", "few-examples",      "tone",
      "unused-term",      "unknown-lesson", "partial-translation", "cancelled-everywhere"};
  static_assert(names.size() == static_cast<std::size_t>(LintCode::cancelled_everywhere) + 1);
  return names::at(names, code);
}

}  // namespace sayso

namespace sayso::rules {
namespace {

using json::Type;
using json::Value;
using std::chrono::sys_seconds;

constexpr std::size_t enough_examples = 3;
constexpr std::chrono::days soon{30};

/// Posts of about 280 characters for measuring, with and without digits.
constexpr std::array<std::string_view, 3> ordinary_posts = {
    "We spent the whole afternoon repainting the old boat shed by the harbour, and the colour turned out nothing like the tin. My "
    "neighbour "
    "says it looks like mustard; I say it looks like summer. If anyone has a ladder to lend for the other side, the coffee is on me and "
    "the "
    "dog is friendly.",
    "Reading group tonight: chapters 4 to 7, then cake. Last month 12 of us squeezed round one table, so please bring a chair if you can. "
    "Doors open at 19:30, the number 8 bus stops right outside, and there will be tea for latecomers. Still looking for someone to take "
    "notes while I am away.",
    "Small thing that made my week: the bakery on our corner now writes the name of the farm on every loaf. Nobody asked them to. You can "
    "taste that they care, and the queue has not been shorter since. More of this, please, from everyone who makes things and is proud of "
    "how they are made."};

std::string folded(std::string_view text) {
  std::string out;
  unicode::fold_each(text, out);
  return out;
}

/// Calls `each(value, pointer)` for `value` and everything inside it.
void walk(const Value& value, const std::string& pointer, const std::function<void(const Value&, const std::string&)>& each) {
  each(value, pointer);
  for (std::size_t i = 0; i < value.items.size(); ++i) walk(value.items[i], pointer + "/" + std::to_string(i), each);
  for (const json::Member& member : value.members) walk(member.value, pointer + "/" + escaped_step(member.key), each);
}

bool only_bits(std::uint8_t mask, std::uint8_t allowed) noexcept { return (mask & ~allowed) == 0; }
template <typename E>
constexpr std::uint8_t bit(E value) noexcept {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(value));
}

/// Who can see what is written on a surface.
std::uint8_t possible_audiences(Surface surface) noexcept {
  switch (surface) {
    case Surface::direct_message:
      return bit(Audience::closed) | bit(Audience::unknown);
    case Surface::group_message:
      return bit(Audience::closed) | bit(Audience::group) | bit(Audience::unknown);
    default:
      return 0xFF;
  }
}

std::string counted(std::size_t n, std::string_view one, std::string_view many) {
  return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

/// `"one", "two", "three" and 4 more`.
std::string some_of(const std::vector<std::string_view>& words) {
  constexpr std::size_t most = 3;
  std::string out;
  for (std::size_t i = 0; i < std::min(words.size(), most); ++i) out += (i == 0 ? "" : ", ") + in_quotes(words[i]);
  return words.size() > most ? out + " and " + std::to_string(words.size() - most) + " more" : out;
}

std::string microseconds(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), value < 10 ? "%.1f µs" : "%.0f µs", value);
  return text.data();
}

/// Processor time of one search of an ordinary post, the fastest of several tries on each: a busy machine makes it no slower.
double cost_of(const Pattern& pattern) {
  using Clock = std::chrono::steady_clock;
  constexpr int tries = 5, searches = 20;
  double sum = 0;
  std::vector<Span> found;
  for (const std::string_view post : ordinary_posts) {
    double best = 1e9;
    for (int i = 0; i < tries; ++i) {
      const auto begin = Clock::now();
      for (int k = 0; k < searches; ++k) {
        found.clear();
        pattern.find(post, {0, post.size()}, found);
      }
      best = std::min(best, std::chrono::duration<double, std::micro>(Clock::now() - begin).count() / searches);
    }
    sum += best;
  }
  return sum / ordinary_posts.size();
}

class Linter {
 public:
  Linter(const Program& program, const Index& index, const std::vector<std::unique_ptr<PackSource>>& packs, sys_seconds now)
      : program_(program), index_(index), packs_(packs), now_(now) {}

  std::vector<LintNote> run() {
    for (const auto& pack : packs_) check_pack(*pack);
    for (std::uint32_t i = 0; i < program_.rules.size(); ++i) check_rule(i);
    check_bare_words();
    check_overlaps();
    std::stable_sort(notes_.begin(), notes_.end(), [this](const LintNote& a, const LintNote& b) {
      const auto place = [this](const LintNote& note) { return std::tuple(order_.at(note.source), note.line, note.column); };
      return place(a) < place(b);
    });
    return std::move(notes_);
  }

 private:
  void note(PackSource& pack, LintCode code, LintLevel level, std::string rule, std::string path, std::string what, std::string hint) {
    const json::Position position = pack.lines.position(pack.text, json::nearest(pack.document.root, path).at);
    notes_.push_back({code, level, pack.info.source, std::move(rule), std::move(path), position.line, position.column, std::move(what),
                      std::move(hint)});
  }
  void note(const Rule& rule, LintCode code, LintLevel level, const std::string& field, std::string what, std::string hint) {
    note(*packs_[rule.pack], code, level, rule.name, rule.path + field, std::move(what), std::move(hint));
  }
  [[nodiscard]] const Value& document(const Rule& rule) const { return json::nearest(packs_[rule.pack]->document.root, rule.path); }

  void check_pack(PackSource& pack) {
    order_.emplace(pack.info.source, order_.size());
    const auto advise = [&](LintCode code, std::string path, std::string what, std::string hint) {
      note(pack, code, LintLevel::advice, "", std::move(path), std::move(what), std::move(hint));
    };
    if (pack.document.root.find("version") == nullptr) {
      advise(LintCode::bad_version, "/pack", "The pack has no version.",
             "A pack that is signed needs one like \"1.2.0\", so that an older one is not taken for newer.");
    }
    const Value* language = pack.document.root.find("language");
    if (language != nullptr && language->is(Type::text) && !language_tag(language->text)) {
      note(pack, LintCode::unknown_language, LintLevel::warning, "", "/language", in_quotes(language->text) + " is no language tag.",
           std::string(language_tag_hint));
    }
    check_repeated_phrases(pack);
    const Value* rules = pack.document.root.find("rules");
    if (rules == nullptr || rules->items.empty()) return;  // a vocabulary for others
    for (const auto& [name, term] : pack.vocabulary) {
      if (is_used(pack.info.id, name)) continue;
      advise(LintCode::unused_term, "/vocabulary/" + escaped_step(name), "No rule uses the term \"" + name + "\".",
             "Use it by {\"term\": \"" + name + "\"}, or take it out.");
    }
  }

  bool is_used(const std::string& pack, const std::string& name) {
    if (!used_) {
      used_.emplace();
      for (const auto& source : packs_) {
        walk(source->document.root, "", [&](const Value& value, const std::string&) {
          const Value* term = value.find("term");
          if (term == nullptr || !term->is(Type::text)) return;
          used_->insert(term->text.find('/') == std::string::npos ? source->info.id + "/" + std::string(term->text)
                                                                  : std::string(term->text));
        });
      }
    }
    return used_->contains(pack + "/" + name);
  }

  void check_repeated_phrases(PackSource& pack) {
    walk(pack.document.root, "", [&](const Value& value, const std::string& pointer) {
      const Value* phrases = value.find("phrases");
      if (phrases == nullptr || !phrases->is(Type::list)) return;
      std::set<std::string> seen;
      for (std::size_t i = 0; i < phrases->items.size(); ++i) {
        const Value& phrase = phrases->items[i];
        if (!phrase.is(Type::text) || seen.insert(folded(phrase.text)).second) continue;
        note(pack, LintCode::repeated_phrase, LintLevel::advice, "", pointer + "/phrases/" + std::to_string(i),
             in_quotes(phrase.text) + " stands in this list already.", "Take one of the two out.");
      }
    });
  }

  void check_rule(std::uint32_t number) {
    const Rule& rule = program_.rules[number];
    const Value& value = document(rule);
    const auto advise = [&](LintCode code, const std::string& field, std::string what, std::string hint) {
      note(rule, code, LintLevel::advice, field, std::move(what), std::move(hint));
    };
    if (rule.stage >= Stage::confirm && value.find("rationale") == nullptr) {
      advise(LintCode::missing_rationale, "", "The rule holds people up at send and does not say what for.",
             "Add a \"rationale\" for those who review it; from the stage justify on it is a must.");
    }
    if (value.find("owner") == nullptr && packs_[rule.pack]->info.owner.empty()) {
      advise(LintCode::missing_owner, "", "Nobody is named who answers for this rule.", "Add an \"owner\" to the rule or to the pack.");
    }
    if (rule.flags.size() < enough_examples || rule.passes.size() < enough_examples) {
      advise(LintCode::few_examples, value.find("examples") == nullptr ? "" : "/examples",
             counted(rule.flags.size(), "example flags", "examples flag") + " and " + counted(rule.passes.size(), "passes", "pass") + ".",
             "Write three that flag and three near misses that pass: the near misses keep the rule from growing too wide.");
    }
    if (value.find("rollout") != nullptr && rule.rollout == 0) {
      advise(LintCode::never_rolled_out, "/rollout", "The rule is rolled out to nobody.",
             "Raise \"rollout\", or use the stage audit to count first.");
    }
    check_message(rule, value);
    check_scope(rule, value);
    check_times(rule);
    check_exceptions(rule, value);
    check_cancelling(rule);
    check_cost(number);
  }

  void check_message(const Rule& rule, const Value& value) {
    const Value* message = value.find("message");
    if (message == nullptr) return;
    if (rule.message.why.empty()) {
      note(rule, LintCode::missing_why, LintLevel::advice, "/message", "The message does not say why.",
           "Add \"why\": people heed a reason, and learn from it.");
    }
    const auto check = [&](const Message& one, const std::string& field) {
      for (const auto& [name, text] : {std::pair("/what", &one.what), std::pair("/why", &one.why)}) {
        if (text->find('!') == std::string::npos && folded(*text).find("violat") == std::string::npos) continue;
        note(rule, LintCode::tone, LintLevel::advice, field + name, "The message raises its voice.",
             "Speak as a kind colleague: no exclamation mark, and say what may happen rather than \"violation\".");
      }
    };
    check(rule.message, "/message");
    for (const auto& [language, translation] : rule.translations) check(translation, "/message/translations/" + escaped_step(language));
    for (const auto& [language, translation] : rule.translations) {
      if (rule.message.why.empty() || !translation.why.empty()) continue;
      note(rule, LintCode::partial_translation, LintLevel::advice, "/message/translations/" + escaped_step(language),
           "This translation has no \"why\", so the card shows that of the message, in another language.", "Add \"why\" here.");
    }
    const auto& lessons = built_in_lessons;
    if (!rule.message.lesson.empty() && std::find(std::begin(lessons), std::end(lessons), rule.message.lesson) == std::end(lessons)) {
      note(rule, LintCode::unknown_lesson, LintLevel::warning, "/message/lesson",
           "There is no lesson " + in_quotes(rule.message.lesson) + ".",
           "The card links to none then." + suggestion_for(rule.message.lesson, {std::begin(lessons), std::end(lessons)}) +
               " Lessons stand in shared-rules/lessons.");
    }
  }

  /// "The number is public" somewhere in a draft must not let every number in it pass.
  void check_cancelling(const Rule& rule) {
    const bool tells_secrets =
        rule.category == Category::credentials || rule.category == Category::confidential || rule.category == Category::personal_data;
    const auto is_words = [&](NodeId id) {
      return id != none && (program_.nodes[id].kind == NodeKind::phrases || program_.nodes[id].kind == NodeKind::pattern);
    };
    if (!tells_secrets || !is_words(rule.condition)) return;
    const auto check = [&](const Nearby& guard) {
      if (guard.within || !is_words(guard.condition)) return;
      note(rule, LintCode::cancelled_everywhere, LintLevel::advice, guard.path,
           "These words let everything that the rule finds pass, wherever they stand in the draft.",
           "Add \"within\": so many words from the hit, such as 8.");
    };
    for (const Nearby& unless : rule.unless) check(unless);
    for (const Exception& exception : rule.exceptions) check(exception.condition);
  }

  void check_scope(const Rule& rule, const Value& value) {
    const When& when = rule.when;
    if (value.find("when") == nullptr) return;
    if (when.surfaces != 0xFF && when.audiences != 0xFF) {
      std::size_t possible = 0;
      std::string impossible;
      for (unsigned i = 0; i <= static_cast<unsigned>(Surface::article); ++i) {
        const auto surface = static_cast<Surface>(i);
        if ((when.surfaces & bit(surface)) == 0) continue;
        if ((when.audiences & possible_audiences(surface)) != 0) {
          ++possible;
        } else {
          impossible += (impossible.empty() ? "" : " or ") + std::string("a ") + std::string(name_of(surface));
        }
      }
      if (possible == 0) {
        note(rule, LintCode::unreachable_when, LintLevel::warning, "/when",
             "No draft is like that: " + impossible + " never has such an audience.",
             "Messages are private (or go to a group). Change the surface or the audience.");
      } else if (!impossible.empty()) {
        note(rule, LintCode::unreachable_when, LintLevel::advice, "/when/surface",
             "The rule does nothing in " + impossible + ", which never has such an audience.",
             "Add \"private\" to the audience, or leave the surface out.");
      }
    }
    if (only_bits(when.accounts, bit(Account::personal)) && rule.stage > Stage::advise && !may_hold_up_personal_speech(rule)) {
      note(rule, LintCode::stage_out_of_reach, LintLevel::advice, "/stage",
           "On a personal account " + std::string(name_of(rule.category)) + " stops at advise, so the rule never gets to " +
               std::string(name_of(rule.stage)) + ".",
           "Only a policy can raise it. Say \"advise\" here, so that the pack tells what happens.");
    }
  }

  void check_times(const Rule& rule) {
    if (rule.to && *rule.to <= now_) {
      note(rule, LintCode::window_over, LintLevel::warning, "/window/to", "The window has closed: the rule does nothing any more.",
           "Take the rule out, or give the window a later end.");
    }
    if (rule.from && rule.expires && *rule.expires <= *rule.from) {
      note(rule, LintCode::unreachable_when, LintLevel::warning, "/expires", "The rule expires before its window opens.",
           "Correct one of the two dates.");
    }
    if (rule.expires && *rule.expires < now_ + soon) {
      note(rule, LintCode::expires_soon, LintLevel::advice, "/expires", "The rule expires within thirty days; from then on it is refused.",
           "Decide with its owner whether it is still needed.");
    }
  }

  void check_exceptions(const Rule& rule, const Value& value) {
    const Value* list = value.find("exceptions");
    for (std::size_t i = 0; i < rule.exceptions.size(); ++i) {
      const Exception& exception = rule.exceptions[i];
      const std::string field = list != nullptr && list->is(Type::list) ? "/exceptions/" + std::to_string(i) : "/exceptions";
      if (exception.expires <= now_) {
        note(rule, LintCode::expired_exception, LintLevel::warning, field + "/expires",
             "The exception has ended: it excepts nobody any more.", "Take it out, or agree on a new date with its owner.");
      }
      const auto meet = [](const std::vector<std::string>& a, const std::vector<std::string>& b) {
        return a.empty() || b.empty() ||
               std::any_of(a.begin(), a.end(), [&](const auto& one) { return std::find(b.begin(), b.end(), one) != b.end(); });
      };
      const When& a = rule.when;
      const When& b = exception.when;
      if ((a.surfaces & b.surfaces) == 0 || (a.audiences & b.audiences) == 0 || (a.accounts & b.accounts) == 0 || !meet(a.sites, b.sites)) {
        note(rule, LintCode::unreachable_exception, LintLevel::warning, field + "/when",
             "The exception is for drafts to which the rule does not apply.",
             "Its \"when\" and the rule's have nothing in common. Correct one of them.");
      }
    }
  }

  void check_cost(std::uint32_t number) {
    const Rule& rule = program_.rules[number];
    const std::optional<std::vector<std::uint32_t>> ungated = index_.ungated_patterns(rule);
    if (!ungated) {
      note(rule, LintCode::no_keyword, LintLevel::advice, "", "No word must be there for this rule, so it is looked at on every draft.",
           "Add what must stand in the draft: \"phrases\", a \"context\", or a pattern with \"keywords\".");
      return;
    }
    double cost = 0;
    bool digits = true;
    std::set<std::uint32_t> borrowed;  // of another pack's terms, which this pack's author cannot change
    std::optional<std::string> first;
    for (const Matcher& matcher : matchers_of(program_, rule)) {
      const Node& node = program_.nodes[matcher.node];
      if (node.kind != NodeKind::pattern) continue;
      if (within_pack(matcher.path, rule.name) != matcher.path) {
        borrowed.insert(node.payload);
      } else if (!first && std::find(ungated->begin(), ungated->end(), node.payload) != ungated->end()) {
        first = matcher.path;
      }
    }
    bool any = false;
    for (const std::uint32_t pattern : *ungated) {
      if (borrowed.contains(pattern)) continue;
      any = true;
      cost += cost_of(*program_.patterns[pattern]);
      digits = digits && program_.patterns[pattern]->facts().needs_digit();
    }
    if (!any) return;
    const std::string field = first.value_or("");
    const std::string_view expression = json::nearest(document(rule), field).text;
    const bool at_start = expression.starts_with('^') || expression.starts_with("\\A");  // tried at one place only
    const std::string measured = microseconds(cost) + " for 280 characters (measured here)";
    if (digits || at_start) {
      note(rule, LintCode::no_keyword, LintLevel::advice, field,
           std::string("The expression is tried on every draft") + (digits ? " with a digit" : "") + ": " + measured + ".",
           "Name \"keywords\" of which one must stand in the draft, if there are any.");
    } else {
      note(rule, LintCode::no_keyword, LintLevel::warning, field, "The expression is tried on every draft: " + measured + ".",
           "Name \"keywords\" of which one must stand in the draft, or add \"phrases\" or a \"context\" that must hold as well.");
    }
  }

  /// Rules that fire on nothing but one word about work.
  void check_bare_words() {
    const Example anywhere;
    std::map<std::pair<std::uint32_t, std::string>, std::vector<std::string_view>> found;  // by rule and place
    for (const std::string_view word : bare_words()) {
      auto text = Text::prepare(word);
      if (!text) continue;
      Reading reading(program_, text.value());
      IndexedLeaves leaves(program_, index_, reading);
      for (const std::uint32_t number : leaves.candidates([](const Rule&) { return true; })) {
        const Rule& rule = program_.rules[number];
        const Scope scope = scope_of(anywhere, rule.when);
        reading.move_to(scope);
        if (Evaluator(program_, reading, leaves).hits_of(rule, scope, circumstances_of(anywhere, rule, now_)).empty()) continue;
        // A rule that fires on any word at all is not about this one.
        if (fires_on_anything(rule)) continue;
        found[{number, field_of_word(rule, word)}].push_back(word);
      }
    }
    for (const auto& [place, words] : found) {
      note(program_.rules[place.first], LintCode::bare_word, LintLevel::warning, place.second,
           (words.size() == 1 ? "The word " : "Each of the words ") + some_of(words) + " alone makes this rule speak up.",
           "People may speak about their work. Ask for a second sign: \"near\", \"weigh\", or a \"context\" that names what is "
           "confidential.");
    }
  }

  bool fires_on_anything(const Rule& rule) const {
    const Example anywhere;
    const auto text = Text::prepare("marmalade");
    Reading reading(program_, text.value(), scope_of(anywhere, rule.when));
    PlainLeaves leaves(program_, reading);
    return !Evaluator(program_, reading, leaves)
                .hits_of(rule, scope_of(anywhere, rule.when), circumstances_of(anywhere, rule, now_))
                .empty();
  }

  /// Where in the rule the word stands; the rule itself where it comes from a term or an expression.
  [[nodiscard]] std::string field_of_word(const Rule& rule, std::string_view word) const {
    std::string field;
    const std::string wanted = folded(word);
    walk(document(rule), "", [&](const Value& value, const std::string& pointer) {
      const bool listed = pointer.find("/phrases/") != std::string::npos && value.is(Type::text) && folded(value.text) == wanted;
      if (listed && field.empty() && !pointer.starts_with("/unless") && !pointer.starts_with("/exceptions")) field = pointer;
    });
    return field;
  }

  /// Rules whose every flagged example another rule of the category flags too, at the same words.
  void check_overlaps() {
    std::vector<std::map<std::uint32_t, std::size_t>> covered(program_.rules.size());
    for (std::uint32_t number = 0; number < program_.rules.size(); ++number) {
      const Rule& rule = program_.rules[number];
      for (const Example& example : rule.flags) {
        const auto text = Text::prepare(example.text);
        if (!text) continue;
        Reading reading(program_, text.value(), scope_of(example, rule.when));
        IndexedLeaves leaves(program_, index_, reading);
        Evaluator evaluator(program_, reading, leaves);
        const Scope scope = scope_of(example, rule.when);
        const Circumstances circumstances = circumstances_of(example, rule, now_);
        const std::vector<Hit> own = evaluator.hits_of(rule, scope, circumstances);
        const auto applies = [&](const Rule& other) { return other.category == rule.category && other.when.holds(scope, circumstances); };
        for (const std::uint32_t candidate : leaves.candidates(applies)) {
          const Rule& other = program_.rules[candidate];
          if (candidate == number || !applies(other)) continue;
          const std::vector<Hit> hits = evaluator.hits_of(other, scope, circumstances);
          const bool meet = std::any_of(own.begin(), own.end(), [&](const Hit& a) {
            return std::any_of(hits.begin(), hits.end(),
                               [&](const Hit& b) { return a.span.begin < b.span.end && b.span.begin < a.span.end; });
          });
          if (meet) ++covered[number][candidate];
        }
      }
    }
    for (std::uint32_t number = 0; number < program_.rules.size(); ++number) {
      const Rule& rule = program_.rules[number];
      for (const auto& [other, times] : covered[number]) {
        if (rule.flags.size() < 2 || times < rule.flags.size()) continue;
        const bool each_other = covered[other].contains(number) && covered[other].at(number) >= program_.rules[other].flags.size();
        if (each_other && other < number) continue;  // said once
        note(rule, LintCode::overlapping_rules, each_other ? LintLevel::warning : LintLevel::advice, "",
             "All that this rule's examples flag, " + program_.rules[other].name +
                 (each_other ? " flags too, and the other way about." : " flags too."),
             "Make them one rule, or add an example that shows what this one is for.");
      }
    }
  }

  const Program& program_;
  const Index& index_;
  const std::vector<std::unique_ptr<PackSource>>& packs_;
  sys_seconds now_;
  std::vector<LintNote> notes_;
  std::map<std::string, std::size_t> order_;  ///< of the packs
  std::optional<std::set<std::string>> used_;
};

}  // namespace

std::vector<LintNote> lint(const Program& program, const Index& index, const std::vector<std::unique_ptr<PackSource>>& packs,
                           std::chrono::sys_seconds now) {
  return Linter(program, index, packs, now).run();
}

}  // namespace sayso::rules
