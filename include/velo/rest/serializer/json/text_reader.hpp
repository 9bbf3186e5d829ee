// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_TEXT_READER_HPP
#define VELO_REST_SERIALIZER_JSON_TEXT_READER_HPP

#include <velo/rest/serializer/json/attributes.hpp>
#include <velo/rest/serializer/json/store.hpp>
#include <velo/rest/serializer/json/table.hpp>
#include <velo/rest/serializer/json/text_start.hpp>
#include <velo/rest/serializer/json/text_tokens.hpp>
#include <velo/rest/serializer/read_options.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace velo::inline VELO_ABI::rest::detail {

/// Reads a whole JSON text (RFC 8259) into a model by its table, in one pass. It accepts what `basic_json_handler`
/// accepts.
///
/// It depends on the text type of the model and on nothing else of it. It recurses over the tables of models; unknown
/// members and free-form values are a loop. The pointer of an error is made on the way out of the recursion.
template <class Text>
class basic_text_reader : public basic_text_tokens<Text> {
    using tokens = basic_text_tokens<Text>;
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
    using tokens::at_;
    using tokens::bad;
    using tokens::begin_;
    using tokens::blanks;
    using tokens::end_;
    using tokens::expect;
    using tokens::literal;
    using tokens::peek;
    using tokens::scalar;
    using tokens::scratch_;
    using tokens::string;

  public:
    /// `bytes` are the program's to change for a model of views, whose lists are made in `chains`.
    basic_text_reader(std::string_view bytes, std::size_t max_depth, read_options const& options,
                      chain_source<Text> chains = {}) noexcept
        : tokens(bytes, options.memory, chains), max_depth_(max_depth), unknown_(options.unknown) {}

    /// Removes what was read into the value.
    static void make_blank(void* target, json_row const& root) { reset(root, static_cast<char*>(target)); }

    /// Reads the value, which has to be the whole text. False after an error.
    bool read(void* target, json_row const& root) {
        if (std::string_view(begin_, static_cast<std::size_t>(end_ - begin_)).starts_with(byte_order_mark)) {
            at_ += byte_order_mark.size();
        }
        blanks();
        if (peek() == 'n' && root.kind != json_kind::any) return literal("null") && refuse(root);
        if (!value(root, static_cast<char*>(target), 0)) return false;
        blanks();
        return at_ == end_ || refuse(expected_end);
    }

    /// The JSON pointer (RFC 6901) of the value that was being read. That of a model of views is in the memory of its
    /// lists, and empty if there is no room for it.
    [[nodiscard]] auto pointer() const { return scratch_.pointer(this->unused_memory()); }

  private:
    /// True if a value begins that is read or refused before it is complete; the others are complete first.
    [[nodiscard]] bool is_open(json_row const& row) const noexcept {
        char const c = peek();
        return c == '{' || c == '[' || (is_view && row.kind == json_kind::any && at_ != end_);
    }
    /// The value at `at_`, into the member of `row`. `depth` is the number of open brackets.
    bool value(json_row const& row, char* object, std::size_t depth) {
        if (is_open(row)) return open(row, object, depth);
        std::string_view text;
        char const c = peek();
        return scalar(text) && store_scalar(row, object, c, text);
    }
    bool store_scalar(json_row const& row, char* object, char first, std::string_view text) {
        switch (first) {
            case '"': return store_text(row, object, text);
            case 't':
            case 'f': return store_boolean(row, object, first == 't');
            case 'n': return store_null(row, object);
            default: return store_number(row, object, text);
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
            if (!expect('"')) break;
            if (next != end && end_ - at_ > next->length + 2 && same_bytes(at_, next->name, next->length + 2u))
                [[likely]] {
                row = next;
                at_ += row->length + 2;
                has_key = true;
            } else {
                if (!odd_key(rows, end, next, row, key, has_key)) break;
                if (peek() != ':') blanks();
                if (!expect(':')) break;
            }
            blanks();
            if (row != nullptr) [[likely]] {
                next = row + 1;
                std::uint64_t const bit = std::uint64_t{1} << (row - rows);
                if ((seen & bit) != 0) reset(*row, object);
                seen |= bit;
                if (peek() == '"' && !(is_view && row->kind == json_kind::any)) {
                    ++at_;
                    std::string_view text;
                    if (!string(text) || !store_text(*row, object, text)) break;
                } else if (!value(*row, object, depth)) {
                    break;
                }
            } else if (!skip(depth, nullptr)) {
                break;
            }
            if (peek() != ',') blanks();
            if (peek() == '}') {
                ++at_;
                return true;
            }
            if (!expect(',')) break;
            blanks();
        }
        return leave(has_key, row, key);
    }
    /// A key that is not that of the next member. `row` is null if the model does not have it.
    VELO_COLD bool odd_key(json_row const* rows, json_row const* end, json_row const* next, json_row const*& row,
                           std::string_view& key, bool& has_key) {
        std::string_view text;
        char const* const first = at_;
        if (!string(text)) return false;
        has_key = true;
        row = find_row(rows, end, next, text);
        if (row != nullptr) return true;
        key = text.data() == first ? text : std::string_view{};
        return unknown_ == unknown_members::skip || refuse("a documented member");
    }

    /// What follows a value in an array or a map.
    enum class following { value, end, nothing };
    following step(char bracket) noexcept {
        blanks();
        if (peek() == bracket) {
            ++at_;
            return following::end;
        }
        if (!expect(',')) return following::nothing;
        blanks();
        return following::value;
    }
    /// True, and goes behind it, if an array or a map ends where it began.
    bool is_empty(char bracket) noexcept {
        blanks();
        if (peek() != bracket) return false;
        ++at_;
        return true;
    }

    bool read_list(json_list const& list, char* vector, std::size_t depth) {
        json_growth growth{};
        if (is_empty(']')) return true;
        char const* const first = at_;
        for (;;) {
            // A bracket begins an element; another value is one when it is complete.
            bool const opens = is_open(list.element);
            std::string_view text;
            char const c = peek();
            if (!opens && !scalar(text)) return leave(growth.count);
            bool const is_outer = depth <= 2;
            char* const element = append(list, vector, growth, static_cast<std::size_t>(at_ - first),
                                         is_outer ? static_cast<std::size_t>(end_ - at_) : 0);
            if (element == nullptr) return leave(growth.count + 1);
            if (opens ? !open(list.element, element, depth) : !store_scalar(list.element, element, c, text)) {
                return leave(growth.count);
            }
            following const next = step(']');
            if (next != following::value) return next == following::end || leave(growth.count);
        }
    }

    VELO_COLD bool read_items(json_functions const& f, void* member) {
        f.begin(member);
        if (is_empty(']')) return true;
        for (std::size_t count = 0;;) {
            char const c = peek();
            std::string_view text;
            bool const is_open = c == '{' || c == '[';
            if (is_open) {
                ++at_;
            } else if (!scalar(text)) {
                return leave(count);
            }
            ++count;
            if (is_open || c == 't' || c == 'f' || c == 'n' || !f.text(member, text)) {
                refuse(f.expected);
                return leave(count);
            }
            following const next = step(']');
            if (next != following::value) return next == following::end || leave(count);
        }
    }

    VELO_COLD bool read_map(map_type& map) {
        if (is_empty('}')) return true;
        std::string_view key;
        bool has_key = false;
        for (;;) {
            std::string_view text;
            if (!expect('"') || !string(text)) break;
            auto* const entry = enter_key(map, text);
            if (entry == nullptr) break;
            key = entry->first;
            has_key = true;
            blanks();
            if (!expect(':')) break;
            blanks();
            char const c = peek();
            bool const is_open = c == '{' || c == '[';
            if (is_open) {
                ++at_;
            } else if (!scalar(text)) {
                break;
            }
            if (is_open || c == 't' || c == 'f' || c == 'n') {
                refuse("a string");
                break;
            }
            if (!put(entry->second, text)) break;
            following const next = step('}');
            if (next == following::end) return true;
            if (next == following::nothing) break;
        }
        return leave(has_key, nullptr, key);
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
    bool skip_value(std::size_t depth, Text* raw) {
        constexpr std::size_t words = 8;  // bits for the brackets: 1 is an object
        std::uint64_t objects[words] = {};
        std::size_t const outer = depth;
        auto const is_object = [&] { return (objects[(depth / 64) % words] >> depth % 64 & 1) != 0; };
        for (;;) {
            // A value.
            char const c = peek();
            if (c == '{' || c == '[') {
                if (depth == max_depth_) return refuse(expected_less_nesting);
                ++at_;
                if (!append_raw(raw, {&c, 1})) return false;
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
                if (!(c == '"' ? append_raw_string(raw, text)
                               : append_raw(raw, {first, static_cast<std::size_t>(at_ - first)}))) {
                    return false;
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
                if (!append_raw(raw, {&bracket, 1})) return false;
            }
            if (!expect(',') || !append_raw(raw, ",")) return false;
            blanks();
            if (is_object() && !skip_key(raw)) return false;
        }
    }
    VELO_COLD bool skip_key(Text* raw) {
        std::string_view text;
        if (!expect('"') || !string(text) || !append_raw_string(raw, text) || !append_raw(raw, ":")) return false;
        blanks();
        if (!expect(':')) return false;
        blanks();
        return true;
    }

    // The way out after an error: each puts its step in front of the pointer.
    VELO_COLD bool leave(bool has_key, json_row const* row, std::string_view key) {
        if (!has_key) return false;
        std::string_view const name = row != nullptr ? row->key() : key;
        for (std::size_t i = name.size(); i-- > 0;) {
            bool const is_special = name[i] == '~' || name[i] == '/';
            prepend(is_special ? name[i] == '~' ? '0' : '1' : name[i]);
            if (is_special) prepend('~');
        }
        prepend('/');
        return false;
    }
    VELO_COLD bool leave(std::size_t count) {
        if (count == 0) return false;
        std::size_t index = count - 1;
        do prepend(static_cast<char>('0' + index % 10));
        while ((index /= 10) != 0);
        prepend('/');
        return false;
    }
    VELO_NOINLINE void prepend(char c) { scratch_.prepend(c, this->unused_memory()); }

    std::size_t max_depth_;
    unknown_members unknown_;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
