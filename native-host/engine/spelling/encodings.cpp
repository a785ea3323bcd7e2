#include "spelling/encodings.hpp"

#include <algorithm>
#include <iterator>

#include "text/utf8.hpp"

namespace sayso::spelling {
namespace {

constexpr char32_t nothing = 0xFFFD;
constexpr std::size_t first_letter = 0xA0;
constexpr std::size_t letters = 0x100 - first_letter;

struct Table {
  std::string_view name;  ///< as `plain_name` leaves it
  /// What the bytes from 0xA0 stand for; below, all agree with Unicode. U+FFFD: nothing.
  std::u32string_view upper;
};

// From the tables of ISO/IEC 8859. Of the many encodings of the past, those in which dictionaries of Latin letters are still written.
constexpr Table tables[] = {
    // Czech, Polish, Slovak, Croatian, Slovenian, Hungarian
    {"iso8859-2", U"\u00A0Ą˘Ł¤ĽŚ§¨ŠŞŤŹ\u00ADŽŻ°ą˛ł´ľśˇ¸šşťź˝žżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"},
    // Esperanto, Maltese
    {"iso8859-3",
     U"\u00A0Ħ˘£¤\uFFFDĤ§¨İŞĞĴ\u00AD\uFFFDŻ°ħ²³´µĥ·¸ışğĵ½\uFFFDżÀÁÂ\uFFFDÄĊĈÇÈÉÊËÌÍÎÏ\uFFFDÑÒÓÔĠÖ×ĜÙÚÛÜŬŜßàáâ\uFFFDäċĉçèéêëìíîï\uFFFDñòóôġö"
     U"÷ĝùúûüŭŝ˙"},
    // the Baltic, older
    {"iso8859-4", U"\u00A0ĄĸŖ¤ĨĻ§¨ŠĒĢŦ\u00ADŽ¯°ą˛ŗ´ĩļˇ¸šēģŧŊžŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎĪĐŅŌĶÔÕÖ×ØŲÚÛÜŨŪßāáâãäåæįčéęëėíîīđņōķôõö÷øųúûüũū˙"},
    // Turkish
    {"iso8859-9", U"\u00A0¡¢£¤¥¦§¨©ª«¬\u00AD®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ"},
    // the North
    {"iso8859-10", U"\u00A0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00ADŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ"},
    // Lithuanian, Latvian
    {"iso8859-13", U"\u00A0”¢£¤„¦§Ø©Ŗ«¬\u00AD®Æ°±²³“µ¶·ø¹ŗ»¼½¾æĄĮĀĆÄÅĘĒČÉŹĖĢĶĪĻŠŃŅÓŌÕÖ×ŲŁŚŪÜŻŽßąįāćäåęēčéźėģķīļšńņóōõö÷ųłśūüżž’"},
    // Welsh, Irish, Gaelic, Breton
    {"iso8859-14", U"\u00A0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00AD®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ"},
    // western Europe with the euro
    {"iso8859-15", U"\u00A0¡¢£€¥Š§š©ª«¬\u00AD®¯°±²³Žµ¶·ž¹º»ŒœŸ¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"},
};

constexpr bool complete(const Table& table) { return table.upper.size() == letters; }
static_assert(std::all_of(std::begin(tables), std::end(tables), complete));

/// "ISO-8859-2" and "iso8859_2" as "iso8859-2".
std::string plain_name(std::string_view written) {
  std::string name;
  for (const char c : written) name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? '-' : c;
  if (name.starts_with("iso-8859")) name.erase(3, 1);
  return name;
}

}  // namespace

std::optional<Encoding> Encoding::called(std::string_view name) {
  const auto wanted = plain_name(name);
  if (wanted == "utf-8" || wanted == "utf8") return Encoding(Kind::utf8, {});
  if (wanted == "iso8859-1" || wanted == "latin1") return Encoding(Kind::latin1, {});
  const auto* const table = std::find_if(std::begin(tables), std::end(tables), [&](const Table& one) { return one.name == wanted; });
  if (table == std::end(tables)) return std::nullopt;
  return Encoding(Kind::table, table->upper);
}

std::optional<std::string> Encoding::from_utf8(std::string_view text) const {
  if (is_utf8()) return std::string(text);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = utf8::decode(text, at);
    at += c.bytes;
    if (c.value < first_letter || (kind_ == Kind::latin1 && c.value <= 0xFF)) {
      result += static_cast<char>(c.value);
      continue;
    }
    const auto found = upper_.find(c.value);
    if (found == std::u32string_view::npos || c.value == nothing) return std::nullopt;
    result += static_cast<char>(first_letter + found);
  }
  return result;
}

std::string Encoding::to_utf8(std::string_view bytes) const {
  if (is_utf8()) return std::string(bytes);
  std::string result;
  for (const char byte : bytes) {
    const auto c = static_cast<unsigned char>(byte);
    utf8::append(result, kind_ == Kind::table && c >= first_letter ? upper_[c - first_letter] : char32_t{c});
  }
  return result;
}

}  // namespace sayso::spelling
