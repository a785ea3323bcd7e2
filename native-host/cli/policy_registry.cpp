// .reg files. Chromium reads DWORD and REG_SZ (a list or object as JSON in it); Firefox reads JSON from REG_MULTI_SZ alone.
#include <array>
#include <cstdint>
#include <cstdio>

#include "policy_formats.hpp"
#include "sayso/json.hpp"

namespace sayso::cli {
namespace {

using nlohmann::json;

/// UTF-8 → UTF-16LE. The input is valid: it comes from parsed JSON.
std::string utf16le(std::string_view text) {
  std::string out;
  const auto put = [&](std::uint32_t unit) {
    out += static_cast<char>(unit & 0xFFU);
    out += static_cast<char>(unit >> 8U);
  };
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    std::uint32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && i + k < text.size(); ++k) point = point << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    i += length;
    if (point < 0x10000) {
      put(point);
    } else {
      put(0xD800U + ((point - 0x10000U) >> 10U));
      put(0xDC00U + ((point - 0x10000U) & 0x3FFU));
    }
  }
  return out;
}

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string dword(std::uint32_t number) {
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "dword:%08x", number);
  return digits.data();
}

/// `hex(7):` with the lines that regedit writes: at most 80 columns, continued by a backslash.
std::string multi_string(std::string_view text) {
  std::string bytes = utf16le(text) + std::string(4, '\0');
  std::string out = "hex(7):";
  std::size_t column = out.size() + 20;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::array<char, 4> digits{};
    std::snprintf(digits.data(), digits.size(), "%02x", static_cast<unsigned>(static_cast<unsigned char>(bytes[i])));
    out += digits.data();
    column += 3;
    if (i + 1 == bytes.size()) break;
    out += ',';
    if (column >= 77) {
      out += "\\\r\n  ";
      column = 2;
    }
  }
  return out;
}

std::string value_of(const json& value, bool firefox) {
  if (value.is_boolean()) return dword(value.get<bool>() ? 1 : 0);
  if (value.is_number_integer()) return dword(value.get<std::uint32_t>());
  if (value.is_string()) return in_quotes(value.get_ref<const std::string&>());
  return firefox ? multi_string(dump_json(value)) : in_quotes(dump_json(value));
}

}  // namespace

std::string registry_file(const Delivery& delivery, const std::string& root, const std::string& extension_key) {
  std::string text = "Windows Registry Editor Version 5.00\r\n";
  const auto key = [&](const std::string& name) { text += "\r\n[HKEY_LOCAL_MACHINE\\" + name + "]\r\n"; };
  const auto set = [&](std::string_view name, const json& value) {
    text += in_quotes(name) + "=" + value_of(value, delivery.firefox) + "\r\n";
  };
  const auto list = [&](const char* name, const std::vector<std::string>& entries) {
    if (entries.empty()) return;
    key(root + "\\" + name);
    for (std::size_t i = 0; i < entries.size(); ++i) set(std::to_string(first_list_number + i), entries[i]);
  };
  const auto without = [&](const std::string& name) { text += "\r\n[-HKEY_LOCAL_MACHINE\\" + name + "]\r\n"; };
  if (!delivery.extension_setting.is_null()) {
    without(root + "\\ExtensionSettings\\" + delivery.id);
    key(root + "\\ExtensionSettings\\" + delivery.id);
    for (const auto& [name, value] : delivery.extension_setting.items()) set(name, value);
  }
  list("NativeMessagingBlocklist", delivery.blocked_hosts);
  list("NativeMessagingAllowlist", delivery.allowed_hosts);
  // What an earlier export set and this one does not must not stay behind.
  without(extension_key);
  if (delivery.settings.is_null()) return "\xFF\xFE" + utf16le(text);
  key(extension_key);
  for (const auto& [name, value] : delivery.settings.items()) set(name, value);
  return "\xFF\xFE" + utf16le(text);
}

}  // namespace sayso::cli
