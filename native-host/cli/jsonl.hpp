// Rows of JSON in, rows of JSON out, in order: what `--jsonl` of every subcommand shares.
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "arguments.hpp"
#include "command.hpp"
#include "sayso/finding.hpp"
#include "sayso/result.hpp"
#include "sayso/rules.hpp"
#include "sayso/scope.hpp"

namespace sayso::cli {

/// Why a row has no result. `code` is one of bad-json, bad-utf8, too-deep, not-an-object, missing-field, bad-field, text-too-large.
struct RowError {
  std::string code;
  std::string message;  ///< what is wrong where; never repeats the row's text
};

/// One row's result: the fields to print after `id`, and whether anything was found.
struct RowResult {
  nlohmann::ordered_json fields;
  bool found = false;
};

/// `--jsonl [FILE]`: rows in place of one text; sets `rows` to their file ("" or "-": standard input). `file` is the command's FILE with
/// one text: with both, the person is told that the rows' file belongs behind the option. Nor does it go with `others`. `what` says what is
/// done with the rows and printed for each.
void add_rows_option(Command& command, std::optional<std::string>& rows, const std::optional<std::string>& file,
                     const std::vector<Argument>& others, const std::string& what);

using RowHandler = std::function<Result<RowResult, RowError>(const nlohmann::json& row)>;

/// Reads a row a line from the file at `path` ("-" or empty: standard input), passes each object to `handle`, and prints `{"id", fields…}`,
/// or
/// `{"id", "error": {"code", "message"}}` for a row that is wrong, and goes on. Blank lines are skipped; `id` is repeated as it came (null
/// where there is none). Standard output is flushed whenever the input has no further row at hand.
/// Bad rows are counted on standard error at the end.
/// Returns `wrong` after any bad row or an unreadable file, else `findings` where a row found something.
Exit stream_rows(const std::string& path, const RowHandler& handle);

/// Calls `handle` with each object of the file at `path` ("-": standard input); blank lines are skipped. Ends at the first row that is
/// wrong, or of which `handle` says what is: the problem as "file:line: what.", or nothing.
[[nodiscard]] std::optional<std::string> each_row(const std::string& path,
                                                  const std::function<std::optional<RowError>(const nlohmann::json& row)>& handle);

/// The row's `text`.
[[nodiscard]] Result<std::string, RowError> text_of_row(const nlohmann::json& row);

/// The row's `labels`: what a post is to be found for.
[[nodiscard]] Result<std::vector<Category>, RowError> labels_of_row(const nlohmann::json& row);

/// Where the row's text is going; what it does not tell is as in `untold`.
[[nodiscard]] Result<Scope, RowError> scope_of_row(const nlohmann::json& row, const Scope& untold = {});

/// `base`, with the row's `language` (a tag) and `role` (a text or a list of texts) where it tells them.
[[nodiscard]] Result<Circumstances, RowError> circumstances_of_row(const nlohmann::json& row, Circumstances base);

}  // namespace sayso::cli
