// Diagnostics on standard error. Never a word of anyone's text: what may be logged is closed to the functions below.
#pragma once

#include <string_view>

#include "sayso/rules.hpp"

namespace sayso::host::log {

/// Call once, before the sandbox.
void open();
/// `what` is a sentence of ours.
void warn(std::string_view what);
/// A refusal's code, source and path; its reason stays out, because it may quote a pack.
void refused(const Refusal&);

}  // namespace sayso::host::log
