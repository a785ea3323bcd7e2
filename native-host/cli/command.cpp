#include "command.hpp"

#include <iostream>

namespace sayso::cli {

Exit complain(const std::string& problem) {
  std::cerr << "sayso: " << problem << '\n';
  return Exit::wrong;
}

}  // namespace sayso::cli
