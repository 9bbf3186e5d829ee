// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_CSV_HPP
#define EXAMPLES_COMMAND_LINE_CSV_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "usage_error.hpp"

namespace cli {

/// Limits of an input, so that a wrong file is refused with bounded memory.
struct input_limits {
    static constexpr std::size_t record = std::size_t{1} << 20;   ///< bytes of one row
    static constexpr std::size_t columns = 1000;                  ///< of one row
    static constexpr std::size_t bytes = std::size_t{256} << 20;  ///< of the whole input
};

/// Finds the ends of the records of a CSV file (RFC 4180), byte by byte. Quotes may hold commas, quotes and line
/// breaks. What is no such file throws `usage_error` with row and column; the first record is row 1.
class csv_scanner {
  public:
    explicit csv_scanner(std::string name) : name_(std::move(name)) {}

    /// Takes the next byte. True if a record ends with it.
    [[nodiscard]] bool take(char c) {
        ++bytes_;
        if (c == '\0') fail("has a byte zero: is this a text file?");
        if (bytes_ > input_limits::record) fail("is longer than 1 MiB");
        if (after_return_ && c != '\n') fail("has a carriage return alone: lines end with a line feed");
        switch (state_) {
            case state::begin:
            case state::bare:
                if (c == ',') return next_column();
                if (c == '\n') return end_of_record();
                if (c == '\r') {
                    after_return_ = true;
                } else if (c == '"') {
                    if (state_ == state::bare) fail("has a quote inside text that does not begin with one");
                    state_ = state::quoted;
                } else {
                    state_ = state::bare;
                }
                return false;
            case state::quoted:
                if (c == '"') state_ = state::quote;
                return false;
            case state::quote:
                if (c == ',') return next_column();
                if (c == '\n') return end_of_record();
                if (c == '\r') {
                    after_return_ = true;
                } else if (c == '"') {
                    state_ = state::quoted;
                } else {
                    fail("has text after its closing quote");
                }
                return false;
        }
        return false;
    }
    /// The end of the input. True if a record ends with it.
    [[nodiscard]] bool end() {
        if (state_ == state::quoted) fail("has a quote that is not closed");
        if (after_return_) fail("has a carriage return alone: lines end with a line feed");
        return bytes_ != 0;
    }
    /// The row of the record that is read, from 1.
    [[nodiscard]] std::size_t row() const noexcept { return row_; }

    /// Throws `usage_error` about the column that is read.
    [[noreturn]] void fail(std::string const& what) const {
        throw usage_error(name_ + ": row " + std::to_string(row_) + ", column " + std::to_string(column_) + ": " +
                          what);
    }

  private:
    enum class state { begin, bare, quoted, quote };

    bool next_column() {
        if (after_return_) fail("has a carriage return alone: lines end with a line feed");
        if (++column_ > input_limits::columns) fail("is one of more than 1000 columns");
        state_ = state::begin;
        return false;
    }
    bool end_of_record() {
        ++row_;
        column_ = 1;
        bytes_ = 0;
        after_return_ = false;
        state_ = state::begin;
        return true;
    }

    std::string name_;
    state state_ = state::begin;
    bool after_return_ = false;
    std::size_t row_ = 1, column_ = 1, bytes_ = 0;
};

/// The cells of one record, which the scanner has accepted, without its line break.
inline std::vector<std::string> csv_cells(std::string_view record) {
    if (record.ends_with('\n')) record.remove_suffix(1);
    if (record.ends_with('\r')) record.remove_suffix(1);
    std::vector<std::string> cells(1);
    bool in_quotes = false;
    for (std::size_t i = 0; i != record.size(); ++i) {
        char const c = record[i];
        if (in_quotes && c == '"' && i + 1 != record.size() && record[i + 1] == '"') {
            cells.back() += '"';
            ++i;
        } else if (c == '"') {
            in_quotes = !in_quotes;
        } else if (c == ',' && !in_quotes) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return cells;
}

}  // namespace cli

#endif
