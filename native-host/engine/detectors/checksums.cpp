#include "detectors/checksums.hpp"

#include <algorithm>
#include <array>

namespace sayso::detection {

bool all_digits(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool all_same(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) { return c == text.front(); });
}

int number(std::string_view digits, std::size_t begin, std::size_t count) noexcept {
  int value = 0;
  for (const char c : digits.substr(begin, count)) value = value * 10 + digit(c);
  return value;
}

int weighted_sum(std::string_view digits, std::initializer_list<int> weights) noexcept {
  int sum = 0;
  std::size_t i = 0;
  for (const int weight : weights) {
    if (i == digits.size()) break;
    sum += weight * digit(digits[i++]);
  }
  return sum;
}

bool luhn(std::string_view digits) noexcept {
  if (!all_digits(digits)) return false;
  int sum = 0;
  bool twice = false;
  for (auto it = digits.rbegin(); it != digits.rend(); ++it, twice = !twice) {
    const int value = digit(*it) * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 == 0;
}

int mod97(std::string_view alphanumeric) noexcept {
  int remainder = 0;
  for (const char c : alphanumeric) {
    remainder = c >= 'A' && c <= 'Z' ? (remainder * 100 + (c - 'A' + 10)) % 97 : (remainder * 10 + digit(c)) % 97;
  }
  return remainder;
}

bool mod_11_10(std::string_view digits) noexcept {
  if (digits.size() < 2 || !all_digits(digits)) return false;
  int product = 10;
  for (const char c : digits.substr(0, digits.size() - 1)) {
    int sum = (digit(c) + product) % 10;
    if (sum == 0) sum = 10;
    product = sum * 2 % 11;
  }
  return (11 - product) % 10 == digit(digits.back());
}

bool mod_11_2(std::string_view digits) noexcept {
  if (digits.size() < 2 || !all_digits(digits.substr(0, digits.size() - 1))) return false;
  int total = 0;
  for (const char c : digits.substr(0, digits.size() - 1)) total = (total + digit(c)) * 2 % 11;
  const int check = (12 - total) % 11;
  return digits.back() == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

bool verhoeff(std::string_view digits) noexcept {
  // Products of the dihedral group D5: a rotation is 0 to 4, a reflection 5 to 9.
  const auto times = [](int a, int b) {
    if (a < 5) return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5;
    return b < 5 ? 5 + (a - 5 - b + 5) % 5 : (a - b + 5) % 5;
  };
  static constexpr std::array<int, 10> step = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
  if (!all_digits(digits)) return false;
  int check = 0;
  std::size_t position = 0;
  for (auto it = digits.rbegin(); it != digits.rend(); ++it, ++position) {
    int value = digit(*it);
    for (std::size_t i = 0; i < position % 8; ++i) value = step[static_cast<std::size_t>(value)];
    check = times(check, value);
  }
  return check == 0;
}

bool is_date(int year, int month, int day) noexcept {
  if (month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  static constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day <= days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

bool is_date_short(int year_of_century, int month, int day) noexcept {
  return is_date(1900 + year_of_century, month, day) || is_date(2000 + year_of_century, month, day);
}

}  // namespace sayso::detection
