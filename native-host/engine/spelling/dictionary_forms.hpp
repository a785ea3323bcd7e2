// Every word form that a Hunspell dictionary spells out: its stems with their prefixes and suffixes applied. Hunspell itself can only be
// asked about one word at a time.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string_view>

namespace sayso::spelling {

struct Forms {
  bool read = false;       ///< both files could be read
  bool compounds = false;  ///< the dictionary also makes words of several words, which are no forms ("Kundenservice")
};

using VisitForm = std::function<void(std::string_view form)>;

/// Calls `visit` with each form, in the dictionary's own encoding; some come more than once. Forms that may not be offered (NOSUGGEST,
/// FORBIDDENWORD) or do not stand alone (NEEDAFFIX, ONLYINCOMPOUND) are left out, compounds are not made. Stops after `most` forms.
/// Where the dictionary makes compounds, `visit_part` is called with every form that may be a part of one, which are those and more.
/// Source: hunspell(5).
Forms each_form(const std::filesystem::path& affixes, const std::filesystem::path& words, std::size_t most, const VisitForm& visit,
                const VisitForm& visit_part);

}  // namespace sayso::spelling
