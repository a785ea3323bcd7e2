// CLI11's classes by name alone: reading the whole of it takes a file seconds, and only the files that declare arguments need to.
#pragma once

namespace CLI {
class App;
class Option;
}  // namespace CLI
