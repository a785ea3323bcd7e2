// The files of Windows and macOS that carry a Delivery.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "policy_delivery.hpp"

namespace sayso::cli {

/// Lists in the registry are numbered values. Ours begin high, so that they stand beside those of another policy instead of taking their
/// place.
inline constexpr std::size_t first_list_number = 9001;

/// The data of a value has at most 65535 bytes in group policy (MS-GPREG 2.2.1): UTF-16 with its zero.
inline constexpr std::size_t max_group_policy_units = 32767;

/// For attributes and text of XML 1.0.
[[nodiscard]] std::string xml_escaped(std::string_view text);

/// A registry file ("Windows Registry Editor Version 5.00"): UTF-16LE with a byte order mark. `root` is the key of the browser's policies,
/// `extension_key` that of the extension's settings, both below HKEY_LOCAL_MACHINE.
[[nodiscard]] std::string registry_file(const Delivery&, const std::string& root, const std::string& extension_key);

/// A configuration profile. `domain` is the browser's, "com.google.Chrome".
[[nodiscard]] std::string mobileconfig(const Delivery&, const std::string& domain);

/// An administrative template with one policy for every setting, one that installs the extension and one for its host; and its English
/// texts, which hold this policy's values as defaults where the format has any. `most` is the longest text of a setting.
[[nodiscard]] std::string admx(const Delivery&, const std::string& root, const std::string& extension_key,
                               std::size_t most = max_group_policy_units);
[[nodiscard]] std::string adml(const Delivery&);

/// A custom profile for Intune (Microsoft Graph, windows10CustomConfiguration): ingests the template, then sets every policy by OMA-URI.
[[nodiscard]] nlohmann::json intune_profile(const Delivery&, const std::string& root, const std::string& extension_key);

}  // namespace sayso::cli
