// Draws strings that a regular expression matches: generated positives for the detectors' own expressions.
#pragma once

#include <cstdlib>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// Knows what the expressions of keys use: literals, classes, \d \w \s \S \b, groups, alternatives, repetitions. Unbounded repetitions are
/// drawn up to eight times their least; ends and borders draw nothing; of alternatives one is drawn.
class SampleOf {
 public:
  SampleOf(std::string_view expression, std::mt19937& random) : expression_(expression), random_(random) {}

  std::string draw() {
    at_ = 0;
    auto sample = alternatives();
    if (at_ != expression_.size()) throw std::logic_error("cannot read " + std::string(expression_.substr(at_)));
    return sample;
  }

 private:
  std::string alternatives() {
    std::vector<std::string> choices{sequence()};
    while (at_ < expression_.size() && expression_[at_] == '|') {
      ++at_;
      choices.push_back(sequence());
    }
    return choices[below(choices.size())];
  }

  std::string sequence() {
    std::string all;
    while (at_ < expression_.size() && expression_[at_] != '|' && expression_[at_] != ')') {
      const auto begin = at_;
      auto one = atom();
      const auto end_of_atom = at_;
      const auto times = repetitions();
      const auto end = at_;
      for (std::size_t i = 0; i < times; ++i) {
        all += one;
        if (i + 1 == times) break;
        at_ = begin;
        one = atom();
        at_ = end_of_atom;
      }
      at_ = end;
    }
    return all;
  }

  std::string atom() {
    const char c = expression_[at_];
    if (c == '(') return group();
    if (c == '[') return std::string(1, one_of(char_class()));
    ++at_;
    if (c == '$' || c == '^') return {};
    if (c == '.') return "x";
    if (c != '\\') return std::string(1, c);
    const char escaped = expression_[at_++];
    if (escaped == 'b') return {};
    const auto members = of_escape(escaped);
    return std::string(1, one_of(members));
  }

  std::string group() {
    ++at_;
    if (expression_.substr(at_, 2) == "?:") at_ += 2;
    if (expression_.substr(at_, 3) == "?i:") at_ += 3;
    auto inside = alternatives();
    ++at_;  // ')'
    return inside;
  }

  std::string of_escape(char escaped) const {
    static const std::string digits = "0123456789", letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    if (escaped == 'd') return digits;
    if (escaped == 'w') return digits + letters + "_";
    if (escaped == 's') return " ";
    if (escaped == 'S') return digits + letters;
    return std::string(1, escaped);
  }

  std::string char_class() {
    std::string members;
    ++at_;
    const bool negated = expression_[at_] == '^';
    if (negated) ++at_;
    for (bool first = true; first || expression_[at_] != ']'; first = false) {
      const char c = expression_[at_++];
      if (c == '\\') {
        members += of_escape(expression_[at_++]);
      } else if (expression_[at_] == '-' && expression_[at_ + 1] != ']') {
        for (char k = c; k <= expression_[at_ + 1]; ++k) members += k;
        at_ += 2;
      } else {
        members += c;
      }
    }
    ++at_;
    if (!negated) return members;
    std::string others;
    for (const char c : of_escape('S') + ",") {
      if (members.find(c) == std::string::npos) others += c;
    }
    return others;
  }

  std::size_t repetitions() {
    std::size_t least = 1, most = 1;
    if (at_ < expression_.size() && (expression_[at_] == '?' || expression_[at_] == '*' || expression_[at_] == '+')) {
      least = expression_[at_] == '+' ? 1 : 0;
      most = expression_[at_] == '?' ? 1 : 8;
      ++at_;
    } else if (at_ < expression_.size() && expression_[at_] == '{') {
      const auto close = expression_.find('}', at_);
      const auto range = std::string(expression_.substr(at_ + 1, close - at_ - 1));
      const auto comma = range.find(',');
      least = std::stoul(range);
      most = comma == std::string::npos ? least : comma + 1 == range.size() ? least * 8 : std::stoul(range.substr(comma + 1));
      at_ = close + 1;
    }
    if (at_ < expression_.size() && expression_[at_] == '?') ++at_;  // not greedy
    return least + below(most - least + 1);
  }

  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }
  char one_of(const std::string& members) { return members[below(members.size())]; }

  std::string_view expression_;
  std::mt19937& random_;
  std::size_t at_ = 0;
};
