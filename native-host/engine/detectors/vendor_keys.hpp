// Keys and tokens of services: one row a format. The rows stand in vendor_formats.cpp and vendor_names.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "detectors/secret.hpp"

namespace sayso::detection {

/// Whether a row alone proves a secret.
enum class Kind : bool {
  secret,      ///< part of the detector "vendor-secret"
  identifier,  ///< the public half (client ids, publishable keys): has its detector, and is no secret by itself
};

struct VendorKey {
  std::string_view name;              ///< of its detector; the entity is the same in capitals
  std::string_view title;             ///< for people
  std::vector<std::string> keywords;  ///< see Secret
  std::string expression;             ///< begins where the keyword begins; see Secret
  double entropy = 0;                 ///< least entropy of the key, in bits a byte
  Start start = Start::no_word;
  std::string_view family = {};  ///< a detector of this name finds what any row of the family finds
  bool (*accept)(std::string_view) = nullptr;
  Kind kind = Kind::secret;
};

/// Keys that tell by themselves whose they are: a fixed part and a length.
[[nodiscard]] std::vector<VendorKey> keys_with_a_format();
/// Keys without a fixed part: a value of the right length and letters beside the vendor's name.
[[nodiscard]] std::vector<VendorKey> keys_beside_a_name();

}  // namespace sayso::detection
