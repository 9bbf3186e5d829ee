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
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Reads a whole JSON text (RFC 8259) into a model by its table, in one pass. It accepts what `json_handler` accepts.
///
/// It depends on the text type of the model and on nothing else of it. It recurses over the tables of models; unknown
/// members and free-form values are a loop. Text without escapes is not copied on its way into the model; for a model
/// of views escapes are replaced where they are, by text that is never longer. The pointer of an error is made on the
/// way out of the recursion.
template <class Text>
class basic_text_reader : public basic_json_store<Text> {
    using store = basic_json_store<Text>;
    using map_type = typename store::map_type;
    using any_type = typename store::any_type;
    using store::append;
    using store::append_lone;
    using store::append_raw;
    using store::append_raw_string;
    using store::enter_key;
    using store::enter_list;
    using store::enter_model;
    using store::is_view;
    using store::put;
    using store::refuse;
    using store::reset;
    using store::store_boolean;
    using store::store_null;
    using store::store_number;
    using store::store_text;
    using store::takes_lone;

  public:
    /// `bytes` are the program's to change for a model of views, whose lists are made in `chains`.
    basic_text_reader(std::string_view bytes, std::size_t max_depth, read_options const& options,
                      typename store::chain_source chains = {}) noexcept
        : store(options.memory, chains),
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
    [[nodiscard]] std::string take_pointer() noexcept
        requires(!is_view)
    {
        return std::move(scratch_.pointer);
    }
    /// The same in the memory of the lists, at its end; empty if there is no room for it.
    [[nodiscard]] std::string_view pointer() const noexcept
        requires is_view
    {
        if (scratch_.pointer == nullptr || scratch_.has_lost_steps) return {};
        auto const memory = this->unused_memory();
        return {scratch_.pointer, static_cast<std::size_t>(memory.data() + memory.size() - scratch_.pointer)};
    }

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
        if constexpr (is_view) {
            scratch_.decoded = const_cast<char*>(first);
        } else {
            scratch_.decoded.clear();
        }
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
                add_decoded({copied, static_cast<std::size_t>(at_ - copied)});
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
            add_decoded(rest);
            if constexpr (is_view) {
                out = {first, static_cast<std::size_t>(scratch_.decoded - first)};
            } else {
                out = scratch_.decoded.view();
            }
        }
        return true;
    }
    VELO_COLD void add_decoded(std::string_view text) {
        if constexpr (!is_view) {
            scratch_.decoded.append(text);
        } else if (!scratch_.keeps_escapes) {
            std::memmove(scratch_.decoded, text.data(), text.size());
            scratch_.decoded += text.size();
        }
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
        add_decoded(values.substr(which, 1));
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
        add_decoded({utf8, encode_utf8(point, utf8)});
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
        if (is_view && row.kind == json_kind::any && at_ != end_) return open(row, object, depth);
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
                return read_map(store::template made<map_type>(row, object));
            case json_kind::any: {
                Text& raw = store::template made<any_type>(row, object).text;
                --at_;
                if constexpr (is_view) {
                    char const* const first = at_;
                    bool const is_read = skip(depth, nullptr);
                    raw = {first, static_cast<std::size_t>(at_ - first)};
                    return is_read;
                } else {
                    raw.clear();
                    return skip(depth, &raw);
                }
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
                if (peek() == '"' && !(is_view && row->kind == json_kind::any)) {
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
            bool const is_open =
                peek() == '{' || peek() == '[' || (is_view && list.element.kind == json_kind::any && at_ != end_);
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

    VELO_COLD bool read_map(map_type& map) {
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
    VELO_COLD bool skip(std::size_t depth, Text* raw) {
        if constexpr (is_view) {
            scratch_.keeps_escapes = true;
            bool const is_read = skip_value(depth, nullptr);
            scratch_.keeps_escapes = false;
            return is_read;
        } else {
            return skip_value(depth, raw);
        }
    }
    bool skip_value(std::size_t depth, [[maybe_unused]] Text* raw) {
        constexpr std::size_t words = 8;  // bits for the brackets: 1 is an object
        std::uint64_t objects[words] = {};
        std::size_t const outer = depth;
        auto const is_object = [&] { return (objects[(depth / 64) % words] >> depth % 64 & 1) != 0; };
        auto const add = [&]([[maybe_unused]] std::string_view text) {
            if constexpr (is_view) {
                return true;
            } else {
                return raw == nullptr || append_raw(*raw, text);
            }
        };
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
                [[maybe_unused]] char const* const first = at_;
                if (!scalar(text)) return false;
                if constexpr (!is_view) {
                    if (raw != nullptr) {
                        bool const added = c == '"' ? append_raw_string(*raw, text)
                                                    : append_raw(*raw, {first, static_cast<std::size_t>(at_ - first)});
                        if (!added) return false;
                    }
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
    VELO_COLD bool skip_key([[maybe_unused]] Text* raw) {
        std::string_view text;
        if (!expect('"') || !string(text)) return false;
        if constexpr (!is_view) {
            if (raw != nullptr && (!append_raw_string(*raw, text) || !append_raw(*raw, ":"))) return false;
        }
        blanks();
        if (!expect(':')) return false;
        blanks();
        return true;
    }

    // The way out after an error: each puts its step in front of the pointer.
    VELO_COLD bool leave(bool has_key, json_row const* row, std::string_view key) {
        if (!has_key) return false;
        std::string_view const name = row != nullptr ? row->key() : key;
        if constexpr (is_view) {
            for (std::size_t i = name.size(); i-- > 0;) {
                bool const is_special = name[i] == '~' || name[i] == '/';
                prepend(is_special ? name[i] == '~' ? '0' : '1' : name[i]);
                if (is_special) prepend('~');
            }
            prepend('/');
        } else {
            std::string step;
            append_pointer_key(step, name);
            scratch_.pointer.insert(0, step);
        }
        return false;
    }
    VELO_COLD bool leave(std::size_t count) {
        if constexpr (is_view) {
            if (count == 0) return false;
            std::size_t index = count - 1;
            do prepend(static_cast<char>('0' + index % 10));
            while ((index /= 10) != 0);
            prepend('/');
        } else {
            std::string step;
            append_pointer_index(step, count);
            scratch_.pointer.insert(0, step);
        }
        return false;
    }
    void prepend(char c) noexcept
        requires is_view
    {
        auto const memory = this->unused_memory();
        if (scratch_.pointer == nullptr) scratch_.pointer = memory.data() + memory.size();
        scratch_.has_lost_steps = scratch_.has_lost_steps || scratch_.pointer == memory.data();
        if (!scratch_.has_lost_steps) *--scratch_.pointer = c;
    }

    /// Memory for a text with escapes, and the pointer of an error.
    struct owned_scratch {
        secure_buffer decoded;
        std::string pointer;
    };
    /// The same for a model of views: places in memory of the caller.
    struct scratch_in_place {
        char* decoded = nullptr;  ///< the end of the text that is being decoded
        char* pointer = nullptr;  ///< its first byte
        bool keeps_escapes = false;
        bool has_lost_steps = false;
    };

    char const* begin_;
    char const* at_;
    char const* end_;
    std::size_t max_depth_;
    unknown_members unknown_;
    std::conditional_t<is_view, scratch_in_place, owned_scratch> scratch_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
