#include "sayso/learning.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string_view>
#include <utility>

#include "likeness/features.hpp"
#include "likeness/format.hpp"
#include "sayso/likeness.hpp"

namespace sayso {

using namespace likeness;

namespace {

/// How much a misjudged post costs beside large weights. From cross-validation on our own posts.
constexpr double cost = 20;
constexpr int rounds = 150;
constexpr std::size_t fewest_posts = 2;
/// Smaller weights say next to nothing and are not written down.
constexpr double least_weight = 0.3;

struct Entry {
  std::uint32_t column;
  double value;
};
using Vector = std::vector<Entry>;

double dot(const std::vector<double>& weights, const Vector& x) {
  return std::accumulate(x.begin(), x.end(), 0.0,
                         [&](double sum, const Entry& entry) { return sum + weights[entry.column] * entry.value; });
}

/// The weights of one category. `is_labelled[i]` belongs to `posts[i]`.
std::vector<double> fit(const std::vector<Vector>& posts, const std::vector<bool>& is_labelled, std::size_t columns) {
  std::vector<double> weights(columns), duals(posts.size()), squares(posts.size());
  for (std::size_t i = 0; i < posts.size(); ++i) {
    for (const Entry& entry : posts[i]) squares[i] += entry.value * entry.value;
  }
  std::vector<std::size_t> order(posts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::minstd_rand chance(1);
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[chance() % i]);
    for (const std::size_t i : order) {
      const double label = is_labelled[i] ? 1 : -1;
      const double wanted = label / (1 + std::exp(label * dot(weights, posts[i])));
      const double step = (wanted - duals[i]) / std::max(1.0, 0.25 + cost * squares[i]);
      duals[i] += step;
      for (const Entry& entry : posts[i]) weights[entry.column] += cost * step * entry.value;
    }
  }
  return weights;
}

std::string hundredths(double value) { return std::to_string(std::lround(100 * value)); }

}  // namespace

std::string learn_likeness(const std::vector<LabelledPost>& posts) {
  // The words of each post, each once, under their written form.
  std::vector<std::set<std::string>> words_of_post;
  std::map<std::string, std::size_t> posts_of_word;
  for (const LabelledPost& post : posts) {
    std::set<std::string> words;
    for (const Feature& feature : features_of(post.text)) {
      words.insert(feature.second.empty() ? std::string(feature.first) : std::string(feature.first) + " " + std::string(feature.second));
    }
    for (const std::string& word : words) ++posts_of_word[word];
    words_of_post.push_back(std::move(words));
  }
  std::erase_if(posts_of_word, [](const auto& entry) { return entry.second < fewest_posts; });

  struct Word {
    std::uint32_t column;
    double rarity;
  };
  std::map<std::string_view, Word> columns;
  for (const auto& [word, count] : posts_of_word) {
    const double rarity = std::log((1.0 + static_cast<double>(posts.size())) / (1.0 + static_cast<double>(count))) + 1;
    columns.emplace(word, Word{static_cast<std::uint32_t>(columns.size()), rarity});
  }
  const auto first_place = static_cast<std::uint32_t>(columns.size());
  const auto bias = static_cast<std::uint32_t>(first_place + place_names().size());

  std::vector<Vector> vectors;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    Vector vector;
    double squares = 0;
    for (const std::string& word : words_of_post[i]) {
      const auto column = columns.find(word);
      if (column == columns.end()) continue;
      vector.push_back({column->second.column, column->second.rarity});
      squares += column->second.rarity * column->second.rarity;
    }
    const double norm = norm_of(squares);
    for (Entry& entry : vector) entry.value /= norm;
    for (const std::size_t place : place_features(posts[i].scope)) {
      vector.push_back({first_place + static_cast<std::uint32_t>(place), place_weight});
    }
    vector.push_back({bias, 1});
    vectors.push_back(std::move(vector));
  }

  std::vector<std::vector<double>> weights;
  for (std::size_t category = 0; category < likeness_categories; ++category) {
    std::vector<bool> is_labelled;
    is_labelled.reserve(posts.size());
    for (const LabelledPost& post : posts) {
      is_labelled.push_back(std::find(post.labels.begin(), post.labels.end(), static_cast<Category>(category)) != post.labels.end());
    }
    weights.push_back(fit(vectors, is_labelled, bias + 1));
  }

  std::string out = std::string(format_line) + "\n# Fitted by \"sayso learn\" to " + std::to_string(posts.size()) +
                    " labelled posts. Not written by hand: shared-rules/likeness/README.md says how.\n";
  const auto add_weights = [&](std::uint32_t column, double least) {
    for (std::size_t category = 0; category < likeness_categories; ++category) {
      const double weight = weights[category][column];
      if (std::abs(weight) >= least) out += "\t" + std::string(1, static_cast<char>(first_letter + category)) + hundredths(weight);
    }
    out += '\n';
  };
  out += "bias";
  add_weights(bias, 0.005);
  for (std::size_t i = 0; i < place_names().size(); ++i) {
    out += "place\t" + place_names()[i];
    add_weights(first_place + static_cast<std::uint32_t>(i), 0.005);
  }
  for (const auto& [word, place] : columns) {
    out += "word\t" + std::string(word) + "\t" + hundredths(place.rarity);
    add_weights(place.column, least_weight);
  }
  return out;
}

}  // namespace sayso
