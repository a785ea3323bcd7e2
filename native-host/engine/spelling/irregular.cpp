#include "spelling/irregular.hpp"

#include <algorithm>

namespace sayso::spelling {
namespace {

struct Irregular {
  std::string_view base, forms;  ///< forms: separated by a space
};

constexpr Irregular verbs[] = {{"arise", "arose arisen"},
                               {"awake", "awoke awoken"},
                               {"bear", "bore borne"},
                               {"beat", "beaten"},
                               {"become", "became"},
                               {"begin", "began begun"},
                               {"bend", "bent"},
                               {"bind", "bound"},
                               {"bite", "bit bitten"},
                               {"blow", "blew blown"},
                               {"break", "broke broken"},
                               {"bring", "brought"},
                               {"build", "built"},
                               {"buy", "bought"},
                               {"catch", "caught"},
                               {"choose", "chose chosen"},
                               {"come", "came"},
                               {"creep", "crept"},
                               {"deal", "dealt"},
                               {"dig", "dug"},
                               {"draw", "drew drawn"},
                               {"drink", "drank drunk"},
                               {"drive", "drove driven"},
                               {"eat", "ate eaten"},
                               {"fall", "fell fallen"},
                               {"feed", "fed"},
                               {"feel", "felt"},
                               {"fight", "fought"},
                               {"find", "found"},
                               {"fly", "flew flown"},
                               {"forget", "forgot forgotten"},
                               {"forgive", "forgave forgiven"},
                               {"freeze", "froze frozen"},
                               {"get", "got"},
                               {"give", "gave given"},
                               {"go", "went gone"},
                               {"grow", "grew grown"},
                               {"have", "had"},
                               {"hear", "heard"},
                               {"hide", "hid hidden"},
                               {"hold", "held"},
                               {"keep", "kept"},
                               {"know", "knew known"},
                               {"lay", "laid"},
                               {"lead", "led"},
                               {"leave", "left"},
                               {"lend", "lent"},
                               {"lose", "lost"},
                               {"make", "made"},
                               {"mean", "meant"},
                               {"meet", "met"},
                               {"pay", "paid"},
                               {"ride", "rode ridden"},
                               {"ring", "rang rung"},
                               {"rise", "rose risen"},
                               {"run", "ran"},
                               {"say", "said"},
                               {"see", "saw seen"},
                               {"sell", "sold"},
                               {"send", "sent"},
                               {"shake", "shook shaken"},
                               {"shoot", "shot"},
                               {"shrink", "shrank shrunk"},
                               {"sing", "sang sung"},
                               {"sink", "sank sunk"},
                               {"sit", "sat"},
                               {"sleep", "slept"},
                               {"slide", "slid"},
                               {"speak", "spoke spoken"},
                               {"spend", "spent"},
                               {"spin", "spun"},
                               {"stand", "stood"},
                               {"steal", "stole stolen"},
                               {"stick", "stuck"},
                               {"sting", "stung"},
                               {"strike", "struck"},
                               {"swear", "swore sworn"},
                               {"sweep", "swept"},
                               {"swim", "swam swum"},
                               {"swing", "swung"},
                               {"take", "took taken"},
                               {"teach", "taught"},
                               {"tear", "tore torn"},
                               {"tell", "told"},
                               {"think", "thought"},
                               {"throw", "threw thrown"},
                               {"understand", "understood"},
                               {"wake", "woke woken"},
                               {"wear", "wore worn"},
                               {"weep", "wept"},
                               {"win", "won"},
                               {"write", "wrote written"},
                               {"cut", "cut"},
                               {"hit", "hit"},
                               {"put", "put"},
                               {"hurt", "hurt"},
                               {"cost", "cost"},
                               {"let", "let"}};
constexpr Irregular nouns[] = {
    {"child", "children"}, {"man", "men"},           {"woman", "women"},  {"foot", "feet"},     {"tooth", "teeth"},   {"goose", "geese"},
    {"mouse", "mice"},     {"ox", "oxen"},           {"sheep", "sheep"},  {"knife", "knives"},  {"life", "lives"},    {"wife", "wives"},
    {"leaf", "leaves"},    {"half", "halves"},       {"wolf", "wolves"},  {"thief", "thieves"}, {"shelf", "shelves"}, {"fungus", "fungi"},
    {"cactus", "cacti"},   {"analysis", "analyses"}, {"crisis", "crises"}};

bool is_regular_past(std::string_view word, std::string_view base) {
  if (!word.starts_with(base) && !(base.ends_with('e') && word.starts_with(base.substr(0, base.size() - 1)))) return false;
  const auto ending = base.ends_with('e') ? word.substr(base.size() - 1) : word.substr(base.size());
  if (ending == "ed") return true;
  return ending.size() == 3 && ending.substr(1) == "ed" && ending[0] == base.back();  // "runned"
}

bool is_regular_plural(std::string_view word, std::string_view base) {
  if (!word.starts_with(base)) return false;
  const auto ending = word.substr(base.size());
  return ending == "s" || ending == "es";
}

void add_all(std::string_view forms, std::vector<std::string>& out) {
  while (!forms.empty()) {
    const auto end = std::min(forms.find(' '), forms.size());
    out.emplace_back(forms.substr(0, end));
    forms.remove_prefix(std::min(end + 1, forms.size()));
  }
}

}  // namespace

std::vector<std::string> irregular_forms(std::string_view regular) {
  std::vector<std::string> forms;
  for (const auto& [base, irregular] : verbs) {
    if (is_regular_past(regular, base)) add_all(irregular, forms);
  }
  for (const auto& [base, irregular] : nouns) {
    if (is_regular_plural(regular, base)) add_all(irregular, forms);
  }
  return forms;
}

}  // namespace sayso::spelling
