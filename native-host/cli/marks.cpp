#include "marks.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>

#if defined(_WIN32)
#include <io.h>
#else
#include <unistd.h>
#endif

namespace sayso::cli {
namespace {

constexpr std::string_view underline_on = "\x1b[4;33m";
constexpr std::string_view reset = "\x1b[0m";

/// Sorted, joined, so that each byte is marked once.
std::vector<Span> joined(std::vector<Span> spans) {
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
  std::vector<Span> out;
  for (const Span span : spans) {
    if (!out.empty() && span.begin <= out.back().end) {
      out.back().end = std::max(out.back().end, span.end);
    } else {
      out.push_back(span);
    }
  }
  return out;
}

/// One code point of a line as it is shown.
struct Glyph {
  std::size_t begin;  // byte offset in the whole text
  std::string_view bytes;
  int columns;
};

std::vector<Glyph> glyphs_of(std::string_view line, std::size_t begin) {
  std::vector<Glyph> glyphs;
  for (std::size_t i = 0; i < line.size();) {
    utf8proc_int32_t code_point = 0;
    const auto size = static_cast<utf8proc_ssize_t>(line.size() - i);
    const auto taken =
        std::max<utf8proc_ssize_t>(1, utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(line.data() + i), size, &code_point));
    const bool control = code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
    // A draft must not steer the terminal.
    if (control) {
      glyphs.push_back({begin + i, " ", 1});
    } else {
      glyphs.push_back({begin + i, line.substr(i, static_cast<std::size_t>(taken)), utf8proc_charwidth(code_point)});
    }
    i += static_cast<std::size_t>(taken);
  }
  return glyphs;
}

void append_line(std::string& out, const std::vector<Glyph>& glyphs, const std::vector<Span>& spans, Style style) {
  const auto is_marked = [&](std::size_t at) {
    return std::any_of(spans.begin(), spans.end(), [at](Span span) { return span.begin <= at && at < span.end; });
  };
  out += "  ";
  std::string below = "  ";
  bool on = false;
  for (const Glyph& glyph : glyphs) {
    const bool mark = is_marked(glyph.begin);
    if (style == Style::terminal && mark != on) out += mark ? underline_on : reset;
    on = mark;
    out += glyph.bytes;
    below.append(static_cast<std::size_t>(std::max(0, glyph.columns)), mark ? '~' : ' ');
  }
  if (style == Style::terminal && on) out += reset;
  out += '\n';
  below.erase(below.find_last_not_of(' ') + 1);
  if (style == Style::plain && !below.empty()) out += below + '\n';
}

std::string in_style(const char* code, std::string_view text, Style style) {
  if (style == Style::plain) return std::string(text);
  return std::string(code) + std::string(text) + std::string(reset);
}

}  // namespace

Style style_of_output() {
#if defined(_WIN32)
  const bool terminal = _isatty(1) != 0;
#else
  const bool terminal = ::isatty(STDOUT_FILENO) == 1;
#endif
  const char* no_color = std::getenv("NO_COLOR");  // NOLINT(concurrency-mt-unsafe): single-threaded
  const char* kind = std::getenv("TERM");          // NOLINT(concurrency-mt-unsafe)
  const bool wanted = (no_color == nullptr || *no_color == '\0') && (kind == nullptr || std::string_view(kind) != "dumb");
  return terminal && wanted ? Style::terminal : Style::plain;
}

std::string marked(const Text& text, std::vector<Span> spans, Style style) {
  spans = joined(std::move(spans));
  std::string out;
  const std::string_view all = text.utf8();
  for (std::size_t begin = 0; begin <= all.size();) {
    const std::size_t end = std::min(all.find('\n', begin), all.size());
    append_line(out, glyphs_of(all.substr(begin, end - begin), begin), spans, style);
    begin = end + 1;
  }
  return out;
}

std::string printable(std::string_view text) {
  std::string out;
  for (const Glyph& glyph : glyphs_of(text, 0)) out += glyph.bytes;
  return out;
}

std::string bold(std::string_view text, Style style) { return in_style("\x1b[1m", text, style); }
std::string pale(std::string_view text, Style style) { return in_style("\x1b[2m", text, style); }

}  // namespace sayso::cli
