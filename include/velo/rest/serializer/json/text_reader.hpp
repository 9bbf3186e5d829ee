// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_TEXT_READER_HPP
#define VELO_REST_SERIALIZER_JSON_TEXT_READER_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/json/pointer.hpp>
#include <velo/rest/serializer/json/scan.hpp>
#include <velo/rest/serializer/json/store.hpp>
#include <velo/rest/serializer/json/table.hpp>
#include <velo/rest/serializer/json/text_start.hpp>
#include <velo/rest/serializer/read_options.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Reads a whole JSON text (RFC 8259) into a model by its table, in one pass. It accepts what `json_handler` accepts.
///
/// Not a template. It recurses over the tables of models; unknown members and free-form values are a loop. Text without
/// escapes is not copied on its way into the model. The pointer of an error is made on the way out of the recursion.
class text_reader : public json_store {
  public:
    text_reader(std::string_view bytes, std::size_t max_depth, read_options const& options) noexcept
        : json_store(options.memory),
          begin_(bytes.data()),
          at_(bytes.data()),
          end_(bytes.data() + bytes.size()),
          max_depth_(max_depth),
          unknown_(options.unknown) {}

    /// Removes what was read into the value.
    static void make_blank(void* target, json_row const& root) { reset(root, static_cast<char*>(target)); }

    /// Reads the value, which has to be the whole text. False after an error.
    bool read(void* target, json_row const& root) {
        if (std::string_view(begin_, static_cast<std::size_t>(end_ - begin_)).starts_with(byte_order_mark)) {
            at_ += byte_order_mark.size();
        }
        blanks();
        if (at_ != end_ && *at_ == 'n' && root.kind != json_kind::any) {
            return literal("null") && refuse(root);
        }
        if (!value(root, static_cast<char*>(target), 0)) return false;
        blanks();
        return at_ == end_ || refuse(expected_end);
    }

    /// The byte at which reading stopped.
    [[nodiscard]] std::size_t offset() const noexcept { return static_cast<std::size_t>(at_ - begin_); }
    /// The JSON pointer of the value that was being read.
    [[nodiscard]] std::string take_pointer() noexcept { return std::move(pointer_); }

  private:
    VELO_COLD bool bad() noexcept { return refuse(at_ == end_ ? expected_more : expected_json); }

    VELO_ALWAYS_INLINE void blanks() noexcept {
        if (at_ != end_ && static_cast<unsigned char>(*at_) <= ' ') at_ = skip_blanks(at_, end_);
    }
    /// The next byte; 0 at the end.
    [[nodiscard]] char peek() const noexcept { return at_ != end_ ? *at_ : '\0'; }
    bool expect(char c) noexcept {
        if (at_ == end_ || *at_ != c) return bad();
        ++at_;
        return true;
    }
    VELO_COLD bool literal(std::string_view word) noexcept {
        for (char const c : word) {
            if (at_ == end_ || *at_ != c) return bad();
            ++at_;
        }
        return true;
    }
    bool null() noexcept { return four_letters("null"); }
    bool four_letters(char const (&four)[5]) noexcept {
        if (end_ - at_ < 4 || std::memcmp(at_, four, 4) != 0) return literal(four);
        at_ += 4;
        return true;
    }

    /// The string whose first byte is at `at_`. The view is valid until the next string.
    VELO_ALWAYS_INLINE bool string(std::string_view& out) {
        char const* const first = at_;
        char const* const stop = skip_plain(first, end_);
        if (stop != end_ && *stop == '"') [[likely]] {
            at_ = stop + 1;
            out = {first, static_cast<std::size_t>(stop - first)};
            return true;
        }
        return odd_string(first, stop, out);
    }
    /// A string with escapes, or with characters beyond ASCII.
    VELO_COLD bool odd_string(char const* first, char const* stop, std::string_view& out) {
        scratch_.clear();
        bool has_escapes = false;
        char const* copied = first;
        for (at_ = stop;; at_ = skip_plain(at_, end_)) {
            if (at_ == end_) return bad();
            auto const c = static_cast<unsigned char>(*at_);
            if (c == '"') break;
            if (c >= 0x80) {
                utf8_step const step = step_utf8(at_, end_);
                at_ = step.next;
                if (!step.is_valid) return bad();
            } else if (c == '\\') {
                has_escapes = true;
                scratch_.append({copied, static_cast<std::size_t>(at_ - copied)});
                if (!escape()) return false;
                copied = at_;
            } else {
                return bad();
            }
        }
        std::string_view const rest(copied, static_cast<std::size_t>(at_ - copied));
        ++at_;
        out = rest;
        if (has_escapes) {
            scratch_.append(rest);
            out = scratch_.view();
        }
        return true;
    }
    VELO_COLD bool escape() {
        ++at_;
        if (at_ == end_) return bad();
        char const c = *at_;
        if (c == 'u') return unicode_escape();
        constexpr std::string_view escapes = "\"\\/bfnrt";
        constexpr std::string_view values = "\"\\/\b\f\n\r\t";
        std::size_t const which = escapes.find(c);
        if (which == std::string_view::npos) return bad();
        scratch_.push_back(values[which]);
        ++at_;
        return true;
    }
    VELO_COLD bool unicode_escape() {
        unsigned unit = 0;
        if (!code_unit(unit)) return false;
        char32_t point = unit;
        if (unit >= 0xDC00 && unit <= 0xDFFF) return bad();
        if (unit >= 0xD800 && unit <= 0xDBFF) {
            unsigned low = 0;
            if (!expect('\\')) return false;
            if (peek() != 'u') return bad();
            if (!code_unit(low)) return false;
            if (low < 0xDC00 || low > 0xDFFF) return bad();
            point = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
        char utf8[4];
        scratch_.append({utf8, encode_utf8(point, utf8)});
        return true;
    }
    /// The four digits behind `u`, at which `at_` is.
    VELO_COLD bool code_unit(unsigned& unit) noexcept {
        ++at_;
        for (int i = 0; i != 4; ++i, ++at_) {
            if (at_ == end_) return bad();
            unsigned const digit = hex_values[static_cast<unsigned char>(*at_)];
            if ((digit & hex_invalid) != 0) return bad();
            unit = unit << 4 | (digit & 15);
        }
        return true;
    }

    [[nodiscard]] static bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
    void digits() noexcept {
        while (at_ != end_ && is_digit(*at_)) ++at_;
    }
    /// The number at `at_`.
    bool number(std::string_view& out) noexcept {
        char const* const first = at_;
        if (peek() == '-') ++at_;
        if (peek() == '0') {
            ++at_;
        } else if (is_digit(peek())) {
            digits();
        } else {
            return bad();
        }
        if (peek() == '.') {
            ++at_;
            if (!is_digit(peek())) return bad();
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            ++at_;
            if (peek() == '+' || peek() == '-') ++at_;
            if (!is_digit(peek())) return bad();
            digits();
        }
        out = {first, static_cast<std::size_t>(at_ - first)};
        return true;
    }

    /// The value at `at_`, into the member of `row`. `depth` is the number of open brackets.
    bool value(json_row const& row, char* object, std::size_t depth) {
        std::string_view text;
        switch (peek()) {
            case '"': ++at_; return string(text) && store_text(row, object, text);
            case '{':
            case '[': return open(row, object, depth);
            case 't': return four_letters("true") && store_boolean(row, object, true);
            case 'f': return literal("false") && store_boolean(row, object, false);
            case 'n': return null() && store_null(row, object);
            default: return number(text) && store_number(row, object, text);
        }
    }
    bool open(json_row const& row, char* object, std::size_t depth) {
        char const bracket = *at_++;
        switch (row.kind) {
            case json_kind::model:
                if (bracket != '{') break;
                if (depth == json_max_model_depth) return refuse(expected_less_nesting);
                return read_object(*row.model, enter_model(row, object), depth + 1);
            case json_kind::list:
                if (bracket == '[') {
                    if (depth == json_max_model_depth) return refuse(expected_less_nesting);
                    return read_list(*row.list, enter_list(row, object), depth + 1);
                }
                if (takes_lone(row)) {
                    char* const element = append_lone(row, object);
                    if (element == nullptr) return false;
                    --at_;
                    return open(row.list->element, element, depth);
                }
                break;
            case json_kind::map:
                if (bracket != '{') break;
                if (depth == json_max_model_depth) return refuse(expected_less_nesting);
                return read_map(made<text_map>(row, object));
            case json_kind::any: {
                std::string& raw = made<json_text>(row, object).text;
                raw.clear();
                --at_;
                return skip(depth, &raw);
            }
            case json_kind::inline_text:
            case json_kind::other:
                if (bracket != '[' || row.functions->begin == nullptr) break;
                if (depth == json_max_model_depth) return refuse(expected_less_nesting);
                return read_items(*row.functions, object + row.place);
            default: break;
        }
        return refuse(row);
    }

    bool read_object(json_model const& model, char* object, std::size_t depth) {
        json_row const* const rows = model.rows;
        json_row const* const end = rows + model.count;
        json_row const* next = rows;
        std::uint64_t seen = 0;
        blanks();
        if (peek() == '}') {
            ++at_;
            return true;
        }
        json_row const* row = nullptr;
        std::string_view key;
        bool has_key = false;
        for (;;) {
            if (peek() != '"') {
                bad();
                return leave(has_key, row, key);
            }
            ++at_;
            if (end_ - at_ > next->length + 2 && same_bytes(at_, next->name, next->length + 2u)) [[likely]] {
                row = next;
                at_ += row->length + 2;
            } else {
                if (!odd_key(rows, end, next, row, key, has_key)) return leave(has_key, row, key);
                if (at_ != end_ && *at_ == ':') {
                    ++at_;
                } else {
                    blanks();
                    if (!expect(':')) return leave(true, row, key);
                }
            }
            has_key = true;
            blanks();
            if (row != nullptr) [[likely]] {
                next = row + 1;
                std::uint64_t const bit = std::uint64_t{1} << (row - rows);
                if ((seen & bit) != 0) reset(*row, object);
                seen |= bit;
                if (peek() == '"') {
                    ++at_;
                    std::string_view text;
                    if (!string(text) || !store_text(*row, object, text)) return leave(true, row, key);
                } else if (!value(*row, object, depth)) {
                    return leave(true, row, key);
                }
            } else if (!skip(depth, nullptr)) {
                return leave(true, row, key);
            }
            if (at_ == end_ || *at_ != ',') {
                blanks();
                if (peek() == '}') {
                    ++at_;
                    return true;
                }
                if (!expect(',')) return leave(true, row, key);
            } else {
                ++at_;
            }
            blanks();
        }
    }
    /// A key that is not that of the next member. `row` is null if the model does not have it.
    VELO_COLD bool odd_key(json_row const* rows, json_row const* end, json_row const* next, json_row const*& row,
                           std::string_view& key, bool& has_key) {
        std::string_view text;
        char const* const first = at_;
        if (!string(text)) return false;
        has_key = true;
        auto const count = static_cast<std::size_t>(end - rows);
        auto const hint = static_cast<std::size_t>(next - rows);
        for (std::size_t i = 0; i != count; ++i) {
            json_row const* const candidate = rows + (hint + i < count ? hint + i : hint + i - count);
            if (candidate->length == text.size() && same_bytes(candidate->name, text.data(), text.size())) {
                row = candidate;
                return true;
            }
        }
        row = nullptr;
        key = text.data() == first ? text : std::string_view{};
        return unknown_ == unknown_members::skip || refuse("a documented member");
    }

    bool read_list(json_list const& list, char* vector, std::size_t depth) {
        json_growth growth{};
        blanks();
        if (peek() == ']') {
            ++at_;
            return true;
        }
        char const* const first = at_;
        for (;;) {
            // A bracket begins an element; another value is one when it is complete.
            bool const is_open = peek() == '{' || peek() == '[';
            std::string_view text;
            char const c = peek();
            if (!is_open && !scalar(text)) return leave(growth.count);
            bool const is_outer = depth <= 2;
            char* const element = append(list, vector, growth, static_cast<std::size_t>(at_ - first),
                                         is_outer ? static_cast<std::size_t>(end_ - at_) : 0);
            if (element == nullptr) return leave(growth.count + 1);
            if (is_open ? !open(list.element, element, depth) : !store_scalar(list.element, element, c, text)) {
                return leave(growth.count);
            }
            blanks();
            if (peek() == ']') {
                ++at_;
                return true;
            }
            if (!expect(',')) return leave(growth.count);
            blanks();
        }
    }
    /// A value that is no array and no object; `text` is its text, if it has one.
    bool scalar(std::string_view& text) {
        switch (peek()) {
            case '"': ++at_; return string(text);
            case 't': return four_letters("true");
            case 'f': return literal("false");
            case 'n': return null();
            default: return number(text);
        }
    }
    bool store_scalar(json_row const& row, char* object, char first, std::string_view text) {
        switch (first) {
            case '"': return store_text(row, object, text);
            case 't': return store_boolean(row, object, true);
            case 'f': return store_boolean(row, object, false);
            case 'n': return store_null(row, object);
            default: return store_number(row, object, text);
        }
    }

    VELO_COLD bool read_items(json_functions const& f, void* member) {
        f.begin(member);
        std::size_t count = 0;
        blanks();
        if (peek() == ']') {
            ++at_;
            return true;
        }
        for (;;) {
            char const c = peek();
            std::string_view text;
            if (c == '{' || c == '[') {
                ++at_;
                refuse(f.expected);
                return leave(count + 1);
            }
            if (!scalar(text)) return leave(count);
            ++count;
            if (c == 't' || c == 'f' || c == 'n' || !f.text(member, text)) {
                refuse(f.expected);
                return leave(count);
            }
            blanks();
            if (peek() == ']') {
                ++at_;
                return true;
            }
            if (!expect(',')) return leave(count);
            blanks();
        }
    }

    VELO_COLD bool read_map(text_map& map) {
        blanks();
        if (peek() == '}') {
            ++at_;
            return true;
        }
        std::string_view key;
        bool has_key = false;
        for (;;) {
            std::string_view text;
            if (!expect('"') || !string(text)) return leave(has_key, nullptr, key);
            auto* const entry = enter_key(map, text);
            if (entry == nullptr) return leave(has_key, nullptr, key);
            key = entry->first;
            has_key = true;
            blanks();
            if (!expect(':')) return leave(true, nullptr, key);
            blanks();
            char const c = peek();
            if (c == '{' || c == '[') {
                ++at_;
                refuse("a string");
                return leave(true, nullptr, key);
            }
            if (!scalar(text)) return leave(true, nullptr, key);
            if (c == 't' || c == 'f' || c == 'n') {
                refuse("a string");
                return leave(true, nullptr, key);
            }
            if (!put(entry->second, text)) return leave(true, nullptr, key);
            blanks();
            if (peek() == '}') {
                ++at_;
                return true;
            }
            if (!expect(',')) return leave(true, nullptr, key);
            blanks();
        }
    }

    /// Reads a value that the model does not have, or keeps it as text in `raw`.
    VELO_COLD bool skip(std::size_t depth, std::string* raw) {
        constexpr std::size_t words = 8;  // bits for the brackets: 1 is an object
        std::uint64_t objects[words] = {};
        std::size_t const outer = depth;
        auto const is_object = [&] { return (objects[(depth / 64) % words] >> depth % 64 & 1) != 0; };
        auto const add = [&](std::string_view text) { return raw == nullptr || append_raw(*raw, text); };
        for (;;) {
            // A value.
            char const c = peek();
            if (c == '{' || c == '[') {
                if (depth == max_depth_) return refuse(expected_less_nesting);
                ++at_;
                if (!add({&c, 1})) return false;
                ++depth;
                std::uint64_t const bit = std::uint64_t{1} << depth % 64;
                std::uint64_t& word = objects[(depth / 64) % words];
                word = c == '{' ? word | bit : word & ~bit;
                blanks();
                if (peek() != (c == '{' ? '}' : ']')) {
                    if (c == '{' && !skip_key(raw)) return false;
                    continue;
                }
            } else {
                std::string_view text;
                char const* const first = at_;
                if (!scalar(text)) return false;
                if (raw != nullptr) {
                    bool const added = c == '"' ? append_raw_string(*raw, text)
                                                : append_raw(*raw, {first, static_cast<std::size_t>(at_ - first)});
                    if (!added) return false;
                }
            }
            // What follows it.
            for (;;) {
                if (depth == outer) return true;
                blanks();
                char const bracket = is_object() ? '}' : ']';
                if (peek() != bracket) break;
                ++at_;
                --depth;
                if (!add({&bracket, 1})) return false;
            }
            if (!expect(',') || !add(",")) return false;
            blanks();
            if (is_object() && !skip_key(raw)) return false;
        }
    }
    VELO_COLD bool skip_key(std::string* raw) {
        std::string_view text;
        if (!expect('"') || !string(text)) return false;
        if (raw != nullptr && (!append_raw_string(*raw, text) || !append_raw(*raw, ":"))) return false;
        blanks();
        if (!expect(':')) return false;
        blanks();
        return true;
    }

    // The way out after an error: each puts its step in front of the pointer.
    VELO_COLD bool leave(bool has_key, json_row const* row, std::string_view key) {
        if (!has_key) return false;
        std::string step;
        append_pointer_key(step, row != nullptr ? row->key() : key);
        pointer_.insert(0, step);
        return false;
    }
    VELO_COLD bool leave(std::size_t count) {
        std::string step;
        append_pointer_index(step, count);
        pointer_.insert(0, step);
        return false;
    }

    char const* begin_;
    char const* at_;
    char const* end_;
    std::size_t max_depth_;
    unknown_members unknown_;
    secure_buffer scratch_;
    std::string pointer_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
