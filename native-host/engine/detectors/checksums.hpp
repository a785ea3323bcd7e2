// Check digits. Every function takes the identifier without separators, letters in upper case, and is false for any other shape.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace sayso::detection {

[[nodiscard]] bool all_digits(std::string_view) noexcept;
[[nodiscard]] bool all_same(std::string_view) noexcept;
/// Value of a digit character.
[[nodiscard]] constexpr int digit(char c) noexcept { return c - '0'; }
/// Value of the `count` digits from `begin`.
[[nodiscard]] int number(std::string_view digits, std::size_t begin, std::size_t count) noexcept;
/// Sum of weight × digit over the leading digits.
[[nodiscard]] int weighted_sum(std::string_view digits, std::initializer_list<int> weights) noexcept;

/// ISO/IEC 7812-1 annex B.
[[nodiscard]] bool luhn(std::string_view digits) noexcept;
/// ISO/IEC 7064 MOD 97-10 over digits and letters (A = 10 … Z = 35): the remainder.
[[nodiscard]] int mod97(std::string_view alphanumeric) noexcept;
/// ISO/IEC 7064 MOD 11,10.
[[nodiscard]] bool mod_11_10(std::string_view digits) noexcept;
/// ISO/IEC 7064 MOD 11-2; the last character may be X.
[[nodiscard]] bool mod_11_2(std::string_view digits) noexcept;
/// Verhoeff, "Error Detecting Decimal Codes" (1969).
[[nodiscard]] bool verhoeff(std::string_view digits) noexcept;

/// A day that exists in the proleptic Gregorian calendar.
[[nodiscard]] bool is_date(int year, int month, int day) noexcept;
/// The same, where the century is not known: 29 February counts for every second-digit year that is a leap year in some century.
[[nodiscard]] bool is_date_short(int year_of_century, int month, int day) noexcept;

}  // namespace sayso::detection
