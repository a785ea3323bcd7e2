#include "offsets.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "arguments.hpp"

namespace sayso::cli {
namespace {

constexpr std::size_t stride = 256;

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

void add_offsets_option(Command& command, Offsets& offsets) {
  command
      .add_reader(
          "--offsets",
          [&offsets](const std::string& name) -> std::optional<std::string> {
            const std::map<std::string, Offsets> units = {
                {"utf16", Offsets::utf16}, {"codepoints", Offsets::codepoints}, {"bytes", Offsets::bytes}};
            const auto unit = units.find(name);
            if (unit == units.end()) return name + " not in {utf16,codepoints,bytes}";
            offsets = unit->second;
            return std::nullopt;
          },
          "What start and end count: utf16 (default), codepoints or bytes")
      .kind("UNIT")
      .group("Output");
}

OffsetsOf::OffsetsOf(const Text& text, Offsets unit) : text_(text), unit_(unit) {
  if (unit != Offsets::codepoints) return;
  const auto utf8 = text.utf8();
  std::size_t before = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (i % stride == 0) codepoints_.push_back(before);
    before += begins_code_point(utf8[i]) ? 1U : 0U;
  }
  if (utf8.size() % stride == 0) codepoints_.push_back(before);
}

std::size_t OffsetsOf::operator()(std::size_t byte) const {
  switch (unit_) {
    case Offsets::utf16:
      return text_.utf16_from_byte(byte);
    case Offsets::bytes:
      return byte;
    case Offsets::codepoints:
      break;
  }
  auto count = codepoints_[byte / stride];
  for (std::size_t i = byte / stride * stride; i < byte; ++i) count += begins_code_point(text_.utf8()[i]) ? 1U : 0U;
  return count;
}

}  // namespace sayso::cli
