// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_ROWS_HPP
#define EXAMPLES_COMMAND_LINE_ROWS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "arguments.hpp"

namespace cli {

/// The rows of a CSV or JSON lines input, kept as text. Reading is strict: what is neither throws `usage_error` with
/// row and column, and memory is bounded by `input_limits`.
class row_table {
  public:
    /// Reads all of `file`, or of standard input for `-`. `format` is csv, jsonl, or nothing: then the name of the file
    /// tells, or its first character.
    static row_table read(std::string const& file, std::optional<std::string> const& format);

    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    /// The number of a row as people count: the head of a CSV file is row 1.
    [[nodiscard]] std::size_t number(std::size_t index) const noexcept { return rows_[index].number; }
    /// "people.csv: row 7", for messages.
    [[nodiscard]] std::string where(std::size_t index) const;
    /// The arguments of a row: cells that are not empty, or members of the JSON object. `\N` is null.
    [[nodiscard]] std::vector<argument_value> arguments(std::size_t index) const;
    /// A number that tells one input from another (FNV-1a).
    [[nodiscard]] std::uint64_t fingerprint() const noexcept;
    /// The columns of a CSV file; none for JSON lines.
    [[nodiscard]] std::vector<std::string> const& columns() const noexcept { return columns_; }
    /// The name for messages.
    [[nodiscard]] std::string const& name() const noexcept { return name_; }

  private:
    struct row {
        std::size_t offset, size, number;
    };
    [[nodiscard]] std::string_view text(row const& r) const noexcept {
        return std::string_view(text_).substr(r.offset, r.size);
    }
    void add_record(std::size_t begin, std::size_t number);

    std::string name_, text_;
    bool is_json_ = false;
    std::vector<std::string> columns_;
    std::vector<row> rows_;
};

}  // namespace cli

#endif
