// SPDX-License-Identifier: BSL-1.0

#include <velo/rest/model/utf8.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <utility>

#include "csv.hpp"
#include "printable.hpp"
#include "rows.hpp"
#include "secrets.hpp"
#include "usage_error.hpp"

namespace cli {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_json_file(std::string_view name, std::optional<std::string> const& format, std::string_view begin) {
    if (format) return *format == "jsonl";
    if (name.ends_with(".jsonl") || name.ends_with(".ndjson")) return true;
    if (name.ends_with(".csv")) return false;
    std::size_t const first = begin.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && begin[first] == '{';
}

/// Counts the members of an object, which is valid JSON: its colons outside of texts and of what is nested.
std::size_t members_of(std::string_view object) {
    std::size_t count = 0, depth = 0;
    bool in_text = false;
    for (std::size_t i = 0; i != object.size(); ++i) {
        char const c = object[i];
        if (in_text) {
            if (c == '\\') ++i;
            in_text = c != '"';
        } else if (c == '"') {
            in_text = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ':' && depth == 1) {
            ++count;
        }
    }
    return count;
}

/// Finds the lines of a JSON lines file.
class line_scanner {
  public:
    explicit line_scanner(std::string name) : name_(std::move(name)) {}
    [[nodiscard]] bool take(char c) {
        ++bytes_;
        if (c == '\0') fail("has a byte zero: is this a text file?");
        if (bytes_ > input_limits::record) fail("is longer than 1 MiB");
        if (c != '\n') return false;
        ++row_;
        bytes_ = 0;
        return true;
    }
    [[nodiscard]] bool end() const { return bytes_ != 0; }
    [[nodiscard]] std::size_t row() const noexcept { return row_; }

  private:
    [[noreturn]] void fail(std::string const& what) const {
        throw usage_error(name_ + ": row " + std::to_string(row_) + ", column " + std::to_string(bytes_) + ": " + what);
    }
    std::string name_;
    std::size_t row_ = 1, bytes_ = 0;
};

/// Feeds the file to the scanner piece by piece and calls `record(begin, row)` at the end of each record in `text`.
template <class Scanner, class F>
void scan(std::FILE* file, std::string const& name, std::string& text, Scanner scanner, F record) {
    std::size_t begin = 0, at = 0;
    std::array<char, 65'536> piece;
    for (;;) {
        for (; at != text.size(); ++at) {
            std::size_t const row = scanner.row();
            if (!scanner.take(text[at])) continue;
            record(begin, at + 1, row);
            begin = at + 1;
        }
        std::size_t const got = std::fread(piece.data(), 1, piece.size(), file);
        if (got == 0) break;
        if (text.size() + got > input_limits::bytes) throw usage_error(name + ": is larger than 256 MiB: split it");
        text.append(piece.data(), got);
    }
    if (std::ferror(file) != 0) throw unreadable("--from", name, errno);
    std::size_t const row = scanner.row();
    if (scanner.end()) record(begin, text.size(), row);
}

}  // namespace

row_table row_table::read(std::string const& file, std::optional<std::string> const& format) {
    row_table table;
    table.name_ = file == "-" ? "standard input" : printable(file);
    if (file == "-") claim_standard_input("--from");
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const source(
        file == "-" ? stdin : std::fopen(file.c_str(), "rb"),
        [](std::FILE* f) { return f == stdin ? 0 : std::fclose(f); });
    if (source == nullptr) throw unreadable("--from", file, errno);
    // The first bytes tell what it is.
    std::string& text = table.text_;
    text.resize(4096);
    text.resize(std::fread(text.data(), 1, text.size(), source.get()));
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
        throw usage_error(table.name_ + ": row 1, column 1: is UTF-16: save it as UTF-8");
    }
    if (text.starts_with(byte_order_mark)) text.erase(0, byte_order_mark.size());
    table.is_json_ = is_json_file(file, format, text);
    if (std::size_t const first = text.find_first_not_of(" \t\r\n");
        first != std::string::npos && text[first] == '[' && (table.is_json_ || !file.ends_with(".csv"))) {
        throw usage_error(table.name_ +
                          ": row 1: is a list in JSON: rows are objects, one a line, as jq -c '.[]' writes them");
    }
    auto const is_blank = [&](std::size_t begin, std::size_t end) {
        return std::string_view(text).substr(begin, end - begin).find_first_not_of(" \t\r\n") == std::string_view::npos;
    };
    if (table.is_json_) {
        scan(source.get(), table.name_, text, line_scanner(table.name_),
             [&](std::size_t begin, std::size_t end, std::size_t row) {
                 if (!is_blank(begin, end)) table.rows_.push_back({begin, end - begin, row});
             });
        return table;
    }
    scan(source.get(), table.name_, text, csv_scanner(table.name_),
         [&](std::size_t begin, std::size_t end, std::size_t number) {
             if (is_blank(begin, end)) return;
             std::vector<std::string> cells = csv_cells(std::string_view(text).substr(begin, end - begin));
             auto const fail = [&](std::size_t column, std::string const& what) {
                 throw usage_error(table.name_ + ": row " + std::to_string(number) + ", column " +
                                   std::to_string(column) + ": " + what);
             };
             for (std::size_t i = 0; i != cells.size(); ++i) {
                 if (!velo::rest::code_points(cells[i])) fail(i + 1, "is not UTF-8: save the file as UTF-8");
             }
             if (!table.columns_.empty()) {
                 if (cells.size() != table.columns_.size()) {
                     fail((std::min)(cells.size(), table.columns_.size() + 1),
                          "the row has " + std::to_string(cells.size()) + " columns, the head has " +
                              std::to_string(table.columns_.size()));
                 }
                 table.rows_.push_back({begin, end - begin, number});
                 return;
             }
             for (std::size_t i = 0; i != cells.size(); ++i) {
                 if (cells[i].empty()) fail(i + 1, "has no name: the first row names the columns");
                 for (std::size_t k = 0; k != i; ++k) {
                     if (normal_form(cells[k]) == normal_form(cells[i]))
                         fail(i + 1, "is there twice: " + cli::quoted(cells[i]));
                 }
             }
             if (cells.size() == 1 && cells[0].find_first_of(";\t") != std::string::npos) {
                 fail(1, "the columns are separated by semicolons or tabs: save the file with commas");
             }
             table.columns_ = std::move(cells);
         });
    if (table.columns_.empty()) throw usage_error(table.name_ + ": is empty: the first row names the columns");
    return table;
}

std::string row_table::where(std::size_t index) const { return name_ + ": row " + std::to_string(number(index)); }

std::vector<argument_value> row_table::arguments(std::size_t index) const {
    std::string_view const record = text(rows_[index]);
    std::vector<argument_value> out;
    if (!is_json_) {
        std::vector<std::string> const cells = csv_cells(record);
        for (std::size_t i = 0; i != cells.size(); ++i) {
            if (cells[i].empty()) continue;
            bool const is_null = cells[i] == "\\N";
            out.push_back({columns_[i], is_null ? word() : word(cells[i]),
                           is_null ? argument_value::form::null : argument_value::form::text});
        }
        return out;
    }
    boost::system::error_code error;
    boost::json::value const parsed = boost::json::parse(record, error);
    boost::json::object const* const object = error ? nullptr : parsed.if_object();
    if (object == nullptr) {
        if (!velo::rest::code_points(record)) throw usage_error(where(index) + ": is not UTF-8");
        throw usage_error(where(index) + ": is no JSON object: a row is one, on one line");
    }
    // Of two members with one name, the parser keeps the last.
    if (members_of(record) != object->size()) throw usage_error(where(index) + ": has a member twice");
    for (auto const& [key, value] : *object) {
        std::string const name(key);
        if (value.is_null()) {
            out.push_back({name, {}, argument_value::form::null});
        } else if (value.is_string()) {
            out.push_back({name, word(std::string_view(value.get_string()))});
        } else {
            bool const is_json = value.is_array() || value.is_object();
            out.push_back({name, word(boost::json::serialize(value)),
                           is_json ? argument_value::form::json : argument_value::form::text});
        }
    }
    return out;
}

std::uint64_t row_table::fingerprint() const noexcept {
    std::uint64_t hash = 14'695'981'039'346'656'037u;
    for (char const c : text_) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211u;
    return hash;
}

}  // namespace cli
