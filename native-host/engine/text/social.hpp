// The social parts of a text: links, @names, #tags and $tickers, by the grammar that X publishes (twitter-text 3.1, regular expressions
// and conformance cases), so that what Sayso takes for a link is what the site will link and count.
//
// The tokeniser builds on the same parsers and is wider where other sites are (names with dots, @name@host, links to hosts without a
// known ending).
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "sayso/text.hpp"

namespace sayso::social {

/// A link with its scheme (`http://…`, `https://…`) that starts at `at`; its end, or nothing.
[[nodiscard]] std::optional<std::size_t> link_with_scheme(std::string_view text, std::size_t at);

/// Appends the bare domains (with a path where one follows) in the run of domain characters around `dot`, none of which starts before
/// `from`. Returns the position after the run, from which the search goes on.
std::size_t bare_links(std::string_view text, std::size_t from, std::size_t dot, std::vector<Span>& out);

/// `#tag` or `＃tag` at `at`; its end, or nothing.
[[nodiscard]] std::optional<std::size_t> hashtag(std::string_view text, std::size_t at);
/// `$TICK` at `at`; its end, or nothing.
[[nodiscard]] std::optional<std::size_t> cashtag(std::string_view text, std::size_t at);
/// `@name` or `＠name` at `at`, at most 20 characters; the end of the name, or nothing.
[[nodiscard]] std::optional<std::size_t> mention(std::string_view text, std::size_t at);

/// Bytes of an @ or ＠ (#, ＃) at `at`, else 0.
[[nodiscard]] std::size_t at_sign(std::string_view text, std::size_t at) noexcept;
[[nodiscard]] std::size_t hash_sign(std::string_view text, std::size_t at) noexcept;

// What X extracts from a whole post, in order of position.
[[nodiscard]] std::vector<Span> links(std::string_view text);
[[nodiscard]] std::vector<Span> mentions(std::string_view text);
/// The same with the name of a list where one follows: `@name/list`.
[[nodiscard]] std::vector<Span> mentions_or_lists(std::string_view text);
[[nodiscard]] std::vector<Span> hashtags(std::string_view text);
[[nodiscard]] std::vector<Span> cashtags(std::string_view text);
/// The @name that a post is a reply to: the one it begins with.
[[nodiscard]] std::optional<Span> reply_to(std::string_view text);

}  // namespace sayso::social
