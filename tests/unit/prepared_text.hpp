// A text that must be one.
#pragma once

#include <string_view>
#include <utility>

#include "catch.hpp"
#include "sayso/text.hpp"

inline sayso::Text prepare(std::string_view utf8) {
  auto text = sayso::Text::prepare(utf8);
  REQUIRE(text.ok());
  return std::move(text).value();
}
