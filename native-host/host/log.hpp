// Diagnostics on standard error. Never a word of anyone's text: what may be logged is closed to the functions below.
//
// A reader that lags costs lines, never time: a line for which there is no room at once is dropped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/rules.hpp"

namespace sayso::host::log {

inline constexpr std::size_t max_refusals = 20;  ///< lines for one list

/// Call once, before the sandbox.
void open();
/// `what` is a sentence of ours.
void warn(std::string_view what);
/// The first `max_refusals`, a line each, notes behind all others, and how many more there are.
void refusals(const std::vector<Refusal>&);

/// A refusal or a note as a line: code, source, line and the key of the setting or field. What stands below that key may be a name of the
/// policy's (an embargo, a term), and the reason may quote a pack: both stay out. Printable ASCII alone, of bounded length.
[[nodiscard]] std::string line_of(const Refusal&);

}  // namespace sayso::host::log
