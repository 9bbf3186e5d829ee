// SPDX-License-Identifier: BSL-1.0
#ifndef EXAMPLES_COMMAND_LINE_RESPONSE_FORM_HPP
#define EXAMPLES_COMMAND_LINE_RESPONSE_FORM_HPP

#include <velo/rest/memory/secure_buffer.hpp>

#include <boost/json/memory_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/serializer.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "command_line.hpp"
#include "nearest.hpp"
#include "output.hpp"
#include "printable.hpp"
#include "usage_error.hpp"

namespace cli {

/// Memory of JSON values that is zeroed when it is released, as a response may hold a token.
class zeroing_memory final : public boost::json::memory_resource {
    void* do_allocate(std::size_t size, std::size_t alignment) override {
        return ::operator new(size, std::align_val_t(alignment));
    }
    void do_deallocate(void* p, std::size_t size, std::size_t alignment) override {
        velo::rest::wipe(static_cast<char*>(p), size);
        ::operator delete(p, std::align_val_t(alignment));
    }
    [[nodiscard]] bool do_is_equal(memory_resource const& other) const noexcept override { return this == &other; }
};

/// How a response is printed.
struct response_form {
    std::string name = "json";          ///< json, jsonl, table or csv
    std::vector<std::string> fields{};  ///< the members to print; empty for all
};

/// The form that the command line asks for. `members` are those of an item of the response, nested ones as
/// `roles.name`. Throws `usage_error`.
inline response_form form_of(command_line const& line, std::string const& operation,
                             std::vector<std::string> const& members) {
    response_form form;
    form.name = line.table ? "table" : line.output.value_or(line.all ? "jsonl" : "json");
    if (!line.fields) return form;
    for (std::string_view rest = *line.fields; !rest.empty();) {
        std::size_t const comma = rest.find(',');
        std::string_view const path = rest.substr(0, comma);
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        std::string found;
        for (std::string const& m : members) {
            if (normal_form(m) == normal_form(path)) found = m;
        }
        if (found.empty()) {
            std::string allowed;
            for (std::string const& m : members) allowed += (allowed.empty() ? "" : ", ") + m;
            throw usage_error(operation + ": --fields: the response has no " + cli::quoted(path) +
                              did_you_mean(path, members) + ", allowed: " + (allowed.empty() ? "none" : allowed));
        }
        form.fields.push_back(found);
    }
    return form;
}

/// The value at a path such as `roles.name`; for a list, that of each item.
inline boost::json::value value_at(boost::json::value const& from, std::string_view path) {
    if (path.empty()) return boost::json::value(from, from.storage());
    if (boost::json::array const* list = from.if_array()) {
        boost::json::array out(from.storage());
        for (boost::json::value const& item : *list) out.push_back(value_at(item, path));
        return out;
    }
    std::size_t const dot = path.find('.');
    boost::json::object const* const object = from.if_object();
    boost::json::value const* const member = object != nullptr ? object->if_contains(path.substr(0, dot)) : nullptr;
    if (member == nullptr) return boost::json::value(nullptr, from.storage());
    return value_at(*member, dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1));
}

/// A value as a cell of a table: plain text; the items of a list separated by commas.
inline std::string cell_of(boost::json::value const& value) {
    if (value.is_null()) return {};
    if (value.is_string()) return std::string(std::string_view(value.get_string()));
    std::string out;
    if (boost::json::array const* list = value.if_array()) {
        for (boost::json::value const& item : *list) out += (out.empty() ? "" : ",") + cell_of(item);
        return out;
    }
    // A role is an object with a name.
    boost::json::object const* const object = value.if_object();
    if (object != nullptr && object->size() == 1) return cell_of(object->begin()->value());
    return boost::json::serialize(value);
}

/// A cell of a CSV file (RFC 4180).
inline std::string csv_cell(std::string const& text) {
    std::string const shown = printable(text);
    if (shown.find_first_of(",\"") == std::string::npos) return shown;
    std::string out = "\"";
    for (char const c : shown) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

/// Prints the items of a response, one after the other, in the form that was asked for.
class response_printer {
  public:
    /// `columns` are those of a table or CSV file.
    response_printer(response_form form, std::vector<std::string> columns)
        : form_(std::move(form)), columns_(std::move(columns)) {}

    /// Prints one item, given as JSON. A list in JSON begins with the first item.
    void item(std::string_view json) {
        if (form_.name == "table" || form_.name == "csv") {
            std::vector<std::string> cells;
            boost::json::value const value = parsed(json);
            for (std::string const& path : columns_) cells.push_back(cell_of(value_at(value, path)));
            row(std::move(cells));
            return;
        }
        if (form_.name == "json") text_ += count_ == 0 ? "[\n" : ",\n";
        velo::rest::secure_buffer const shown = line_of(json, false);
        text_ += shown.view().substr(0, shown.size() - (form_.name == "json" ? 1 : 0));
        ++count_;
        if (text_.size() > 65'536) flush();
    }
    /// Prints one row of a table or CSV file.
    void row(std::vector<std::string> cells) {
        ++count_;
        if (form_.name == "table") {
            for (std::string& cell : cells) {
                cell = printable(cell);
                if (cell.empty()) cell = "-";
            }
            if (rows_.empty() && !has_head_) rows_.push_back(head(true));
            has_head_ = true;
            rows_.push_back(std::move(cells));
            return;
        }
        if (!std::exchange(has_head_, true)) csv_row(head(false));
        csv_row(cells);
    }
    /// The response as a whole, in JSON.
    void whole(std::string_view json) {
        velo::rest::secure_buffer const shown = line_of(json, form_.name == "json");
        status_ = print(shown.view());
    }
    /// Prints the rows that have come so far.
    int flush() {
        if (!rows_.empty()) text_ += text_of(rows_);
        rows_.clear();
        if (!text_.empty() && status_ == 0) status_ = print(text_);
        text_.clear();
        return status_;
    }
    /// The end of the list. Returns the exit status.
    int end() {
        if (!has_head_ && form_.name == "csv") csv_row(head(false));
        if (!has_head_ && form_.name == "table") rows_.push_back(head(true));
        if (form_.name == "json") text_ += count_ == 0 ? "[]\n" : "\n]\n";
        return flush();
    }

  private:
    boost::json::value parsed(std::string_view json) { return boost::json::parse(json, &memory_); }
    velo::rest::secure_buffer line_of(std::string_view json, bool is_indented) {
        if (form_.fields.empty()) return printable_json(json, is_indented);
        boost::json::value const value = parsed(json);
        boost::json::object projected(&memory_);
        for (std::string const& path : form_.fields) projected[path] = value_at(value, path);
        velo::rest::secure_buffer text;
        boost::json::serializer writer;
        for (writer.reset(&projected); !writer.done();) {
            char piece[1024];
            text.append(std::string_view(writer.read(piece)));
            velo::rest::wipe(piece, sizeof piece);
        }
        return printable_json(text.view(), is_indented);
    }
    std::vector<std::string> head(bool in_capitals) const {
        std::vector<std::string> titles = columns_;
        for (std::string& title : titles) {
            for (char& c : title) {
                if (in_capitals && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
            }
        }
        return titles;
    }
    void csv_row(std::vector<std::string> const& cells) {
        for (std::size_t i = 0; i != cells.size(); ++i) text_ += (i == 0 ? "" : ",") + csv_cell(cells[i]);
        text_ += "\r\n";
        if (text_.size() > 65'536) flush();
    }

    zeroing_memory memory_;
    response_form form_;
    std::vector<std::string> columns_;
    table rows_;
    std::string text_;
    std::size_t count_ = 0;
    bool has_head_ = false;
    int status_ = 0;
};

}  // namespace cli

#endif
