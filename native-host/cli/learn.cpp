// sayso learn: fits the likeness of posts to categories, from labelled posts.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "author.hpp"
#include "command.hpp"
#include "input.hpp"
#include "jsonl.hpp"
#include "sayso/json.hpp"
#include "sayso/learning.hpp"
#include "sayso/likeness.hpp"
#include "share.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;

struct Options {
  std::vector<std::string> files;
  std::string packs, output;
  std::size_t folds = 0;
};

/// What is wrong with a row, or nothing and the post is added.
std::optional<RowError> add_post(const json& row, const std::vector<Category>& labels, std::vector<LabelledPost>& posts) {
  const Result<std::string, RowError> utf8 = text_of_row(row);
  if (!utf8) return utf8.error();
  Result<Scope, RowError> scope = scope_of_row(row);
  if (!scope) return scope.error();
  Result<Text, TextError> text = Text::prepare(utf8.value());
  if (!text) return RowError{"bad-utf8", "\"text\" is not UTF-8"};
  for (const Category label : labels) {
    if (label > Category::public_worthy)
      return RowError{"bad-field", "\"" + std::string(name_of(label)) + "\" is no category that posts are labelled with"};
  }
  posts.push_back({std::move(text).value(), std::move(scope).value(), labels});
  return std::nullopt;
}

/// A row that does not tell where it is going is written by a person to everyone, and to a group.
std::optional<RowError> add_everywhere(const json& row, const std::vector<Category>& labels, std::vector<LabelledPost>& posts) {
  if (row.contains("surface") || row.contains("audience") || row.contains("account")) return add_post(row, labels, posts);
  json going = row;
  going.update({{"surface", "post"}, {"audience", "public"}, {"account", "personal"}});
  if (auto error = add_post(going, labels, posts)) return error;
  going.update({{"surface", "group-message"}, {"audience", "group"}});
  return add_post(going, labels, posts);
}

/// The labelled posts of a file; the problem where one is wrong. Rows without "labels" are of no category.
std::optional<std::string> add_file(const std::string& path, std::vector<LabelledPost>& posts) {
  return each_row(path, [&](const json& row) -> std::optional<RowError> {
    if (!row.contains("labels")) return add_everywhere(row, {}, posts);
    const auto labels = labels_of_row(row);
    return labels ? add_everywhere(row, labels.value(), posts) : labels.error();
  });
}

/// The examples of a pack's rules: what flags is of the rule's category, what passes is of none.
bool add_examples(const std::string& path, std::vector<LabelledPost>& posts) {
  const auto text = read_input(path);
  const auto pack = text ? parse_json(without_comments(text.value())) : Result<json, JsonError>(json());
  if (!text || !pack || !pack.value().is_object()) {
    complain(text ? path + " is no pack." : text.error());
    return false;
  }
  const json rules = pack.value().value("rules", json::array());
  for (const json& rule : rules) {
    const auto category = parse_category(rule.value("category", ""));
    const bool is_learnt = category && *category <= Category::public_worthy;
    const json when = rule.value("when", json::object());
    const json kinds = rule.value("examples", json::object());
    for (const auto& [kind, examples] : kinds.items()) {
      if (kind == "flags" && !is_learnt) continue;  // no posts are labelled with style
      for (const json& example : examples) {
        json row = example.is_object() ? example : json{{"text", example}};
        for (const char* field : {"site", "surface", "audience", "account"}) {
          const auto asked = when.find(field);
          if (row.contains(field) || asked == when.end()) continue;
          row[field] = asked->is_array() ? asked->front() : *asked;
        }
        if (const auto error = add_post(row, kind == "flags" ? std::vector{*category} : std::vector<Category>{}, posts)) {
          complain(path + ": an example of " + rule.value("id", "?") + ": " + error->message + ".");
          return false;
        }
      }
    }
  }
  return true;
}

/// What the model says of posts that it was not fitted to, at several thresholds.
void cross_validate(const std::vector<LabelledPost>& posts, std::size_t folds) {
  constexpr std::array thresholds = {0.3, 0.4, 0.5, 0.6};
  std::array<std::size_t, thresholds.size()> right{}, wrong{};
  std::size_t labels = 0;
  const auto copy_of = [](const LabelledPost& post) {
    return LabelledPost{Text::prepare(post.text.utf8()).value(), post.scope, post.labels};
  };
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<LabelledPost> others;
    for (std::size_t i = 0; i < posts.size(); ++i) {
      if (i % folds != fold) others.push_back(copy_of(posts[i]));
    }
    const auto model = Likeness::parse(learn_likeness(others));
    for (std::size_t i = fold; i < posts.size(); i += folds) {
      const Likeness::Traits traits = model.value().traits_of(posts[i].text);
      for (std::size_t category = 0; category < likeness_categories; ++category) {
        const auto& wanted = posts[i].labels;
        const bool is_labelled = std::find(wanted.begin(), wanted.end(), static_cast<Category>(category)) != wanted.end();
        const double likeness = model.value().likeness(traits, posts[i].scope, static_cast<Category>(category));
        labels += is_labelled ? 1U : 0U;
        for (std::size_t t = 0; t < thresholds.size(); ++t) {
          if (likeness >= thresholds[t]) ++(is_labelled ? right : wrong)[t];
        }
      }
    }
  }
  std::cout << "Of posts that the model was not fitted to (" << folds << " folds, per post and category):\n  at least  precision  recall\n";
  for (std::size_t t = 0; t < thresholds.size(); ++t) {
    std::array<char, 64> line{};
    const Share precision{right[t], right[t] + wrong[t]}, recall{right[t], labels};
    std::snprintf(line.data(), line.size(), "  %8.1f  %7.1f %%  %4.1f %%\n", thresholds[t], 100 * precision.value().value_or(0),
                  100 * recall.value().value_or(0));
    std::cout << line.data();
  }
}

Exit learn(const Options& options) {
  std::vector<LabelledPost> posts;
  for (const std::string& file : options.files) {
    if (const auto problem = add_file(file, posts)) return complain(*problem);
  }
  if (options.folds > 1) {
    cross_validate(posts, options.folds);
    return Exit::clean;
  }
  if (!options.packs.empty()) {
    for (const std::string& file : pack_files(options.packs)) {
      if (!add_examples(file, posts)) return Exit::wrong;
    }
  }
  const std::string model = learn_likeness(posts);
  if (options.output.empty()) {
    std::cout << model;
    return Exit::clean;
  }
  if (!write_file(options.output, model, FileKind::ordinary)) return Exit::wrong;
  std::cerr << posts.size() << " posts; written to " << options.output << ".\n";
  return Exit::clean;
}

}  // namespace

Action declare_learn(Command& command) {
  auto options = std::make_shared<Options>();
  command.add_option("FILE", options->files, "Labelled posts, a JSON object a line").required();
  command.add_option("--examples", options->packs, "Also learn from the examples of the packs in this folder").kind("DIR");
  command.add_option("--output", options->output, "Where to write the model; nothing: standard output").kind("FILE");
  command
      .add_option("--folds", options->folds,
                  "Write nothing: fit N times, each time to the other posts, and print how well the rest is told")
      .kind("N")
      .within(2, 20);
  command.footer(
      "What \"reads-like\" in a rule asks: how much a draft reads like the posts of a category, from 0 to 1.\n"
      "A row: {\"text\", \"site\", \"surface\", \"audience\", \"account\", \"labels\": [category, …]}; no label: of no category.\n"
      "Sayso is built with shared-rules/likeness/likeness.tsv. Nothing is ever learnt from drafts.\n"
      "\n"
      "Example:\n"
      "  sayso learn posts.jsonl --folds 5\n"
      "\n"
      "Exit: 0 done, 2 unreadable rows or wrong usage");
  return [options] { return learn(*options); };
}

}  // namespace sayso::cli
