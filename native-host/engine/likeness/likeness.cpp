#include "sayso/likeness.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "likeness/built_in.hpp"
#include "likeness/features.hpp"
#include "likeness/format.hpp"

namespace sayso {

using namespace likeness;

namespace {

/// The fields of a line between tabs.
std::vector<std::string_view> fields_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find('\t', at), line.size());
    out.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// A number of hundredths.
std::optional<double> hundredths(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value / 100.0;
}

}  // namespace

Result<Likeness, LikenessFault> Likeness::parse(std::string_view text) {
  Likeness out;
  out.places_.resize(place_names().size());
  std::vector<std::uint64_t> keys;
  bool headed = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (!headed) {
      if (line != format_line) return Failure{LikenessFault::no_head};
      headed = true;
      continue;
    }
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> fields = fields_of(line);
    if (fields.size() < 2) return Failure{LikenessFault::bad_line};
    const bool is_word = fields[0] == "word";
    std::size_t first = is_word ? 3 : 2;
    Row row{0, static_cast<std::uint32_t>(out.weights_.size()), 0};
    std::array<double, likeness_categories>* target = nullptr;
    if (is_word) {
      const auto rarity = fields.size() > 2 ? hundredths(fields[2]) : std::nullopt;
      if (!rarity) return Failure{LikenessFault::bad_line};
      row.rarity = static_cast<float>(*rarity);
      const std::size_t space = fields[1].find(' ');
      keys.push_back(space == std::string_view::npos
                         ? key_of(fields[1])
                         : key_of_pair(key_of(fields[1].substr(0, space)), key_of(fields[1].substr(space + 1))));
    } else if (fields[0] == "bias") {
      target = &out.bias_;
      first = 1;
    } else if (fields[0] == "place") {
      const auto& names = place_names();
      const auto name = std::find(names.begin(), names.end(), fields[1]);
      if (name == names.end()) return Failure{LikenessFault::bad_line};
      target = &out.places_[static_cast<std::size_t>(name - names.begin())];
    } else {
      return Failure{LikenessFault::bad_line};
    }
    for (std::size_t i = first; i < fields.size(); ++i) {
      if (fields[i].empty() || fields[i].front() < first_letter) return Failure{LikenessFault::bad_line};
      const auto index = static_cast<std::uint8_t>(fields[i].front() - first_letter);
      const auto value = hundredths(fields[i].substr(1));
      if (index >= likeness_categories || !value) return Failure{LikenessFault::bad_line};
      if (is_word) {
        out.weights_.push_back({index, static_cast<float>(*value)});
        ++row.count;
      } else {
        (*target)[index] = *value;
      }
    }
    if (is_word) out.rows_.push_back(row);
  }
  if (!headed) return Failure{LikenessFault::no_head};

  std::size_t size = 64;
  while (size < 2 * keys.size()) size *= 2;
  out.slots_.resize(size);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    std::size_t slot = keys[i] & (size - 1);
    while (out.slots_[slot].key != 0) slot = (slot + 1) & (size - 1);
    out.slots_[slot] = {keys[i], static_cast<std::uint32_t>(i)};
  }
  return out;
}

const Likeness& Likeness::built_in() {
  static const Likeness model = [] {
    auto parsed = parse(built_in_text);
    return parsed ? std::move(parsed).value() : std::move(parse(std::string(format_line) + "\n")).value();
  }();
  return model;
}

std::optional<std::uint32_t> Likeness::find(std::uint64_t key) const noexcept {
  for (std::size_t slot = key & (slots_.size() - 1); slots_[slot].key != 0; slot = (slot + 1) & (slots_.size() - 1)) {
    if (slots_[slot].key == key) return slots_[slot].row;
  }
  return std::nullopt;
}

Likeness::Traits Likeness::traits_of(const Text& text) const {
  Traits traits;
  for (const Feature& feature : features_of(text)) {
    if (const auto row = find(feature.key)) traits.known.push_back({*row, feature.span});
  }
  std::stable_sort(traits.known.begin(), traits.known.end(), [](const auto& a, const auto& b) { return a.row < b.row; });
  traits.known.erase(std::unique(traits.known.begin(), traits.known.end(), [](const auto& a, const auto& b) { return a.row == b.row; }),
                     traits.known.end());
  double squares = 0;
  for (const Traits::Trait& trait : traits.known) {
    const Row& row = rows_[trait.row];
    squares += static_cast<double>(row.rarity) * row.rarity;
    for (std::uint32_t i = row.first; i < row.first + row.count; ++i) {
      traits.sums[weights_[i].category] += static_cast<double>(weights_[i].value) * row.rarity;
    }
  }
  const double norm = norm_of(squares);
  for (double& sum : traits.sums) sum /= norm;
  return traits;
}

double Likeness::likeness(const Traits& traits, const Scope& scope, Category category) const noexcept {
  const auto index = static_cast<std::size_t>(category);
  if (index >= likeness_categories) return 0;
  double sum = bias_[index] + traits.sums[index];
  for (const std::size_t place : place_features(scope)) sum += place_weight * places_[place][index];
  return 1 / (1 + std::exp(-sum));
}

std::vector<Span> Likeness::evidence(const Traits& traits, Category category) const {
  constexpr std::size_t most = 3;
  std::vector<std::pair<double, Span>> speaking;
  for (const Traits::Trait& trait : traits.known) {
    const Row& row = rows_[trait.row];
    for (std::uint32_t i = row.first; i < row.first + row.count; ++i) {
      if (weights_[i].category == static_cast<std::uint8_t>(category) && weights_[i].value > 0)
        speaking.emplace_back(weights_[i].value * row.rarity, trait.span);
    }
  }
  std::stable_sort(speaking.begin(), speaking.end(), [](const auto& a, const auto& b) { return b.first < a.first; });
  std::vector<Span> out;
  for (const auto& [strength, span] : speaking) {
    if (out.size() == most || strength * 2 < speaking.front().first) break;
    const Span here = span;
    if (std::none_of(out.begin(), out.end(), [here](Span other) { return here.overlaps(other); })) out.push_back(here);
  }
  std::sort(out.begin(), out.end(), [](Span a, Span b) { return a.begin < b.begin; });
  return out;
}

}  // namespace sayso
