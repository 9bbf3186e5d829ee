// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_STORE_HPP
#define VELO_REST_SERIALIZER_JSON_STORE_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/chain.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/slot.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/rest/model/timestamp.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/serializer/json/append_string.hpp>
#include <velo/rest/serializer/json/attributes.hpp>
#include <velo/rest/serializer/json/chain_memory.hpp>
#include <velo/rest/serializer/json/number.hpp>
#include <velo/rest/serializer/json/scan_uuid.hpp>
#include <velo/rest/serializer/json/table.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest::detail {

/// Where an `open` of a kind has its known value, from its beginning.
template <class Text>
inline constexpr std::size_t open_byte_offset = sizeof(kept<Text>);
template <class Text>
inline constexpr std::size_t open_time_offset =
    (sizeof(kept<Text>) + alignof(timestamp) - 1) / alignof(timestamp) * alignof(timestamp);

/// The number of bytes that a `std::string` holds without an allocation, in every standard library.
inline constexpr std::size_t inline_string_capacity = 15;

/// True if the `size` bytes at `left` and `right` are equal. Faster than `memcmp` of a library for short names.
[[nodiscard]] VELO_ALWAYS_INLINE bool same_bytes(char const* left, char const* right, std::size_t size) noexcept {
#if defined(__OPTIMIZE_SIZE__)
    return std::memcmp(left, right, size) == 0;
#else
    auto const differ = [&]<class Word>(Word, std::size_t at) {
        Word a, b;
        std::memcpy(&a, left + at, sizeof a);
        std::memcpy(&b, right + at, sizeof b);
        return a != b;
    };
    if (size >= 8) {
        for (std::size_t at = 0; at + 8 < size; at += 8) {
            if (differ(std::uint64_t{}, at)) return false;
        }
        return !differ(std::uint64_t{}, size - 8);
    }
    if (size >= 4) return !differ(std::uint32_t{}, 0) && !differ(std::uint32_t{}, size - 4);
    for (std::size_t i = 0; i != size; ++i) {
        if (left[i] != right[i]) return false;
    }
    return true;
#endif
}

/// The row of `key` among those from `rows` to `end`, of which `next` is tried first; null if there is none.
[[nodiscard]] inline json_row const* find_row(json_row const* rows, json_row const* end, json_row const* next,
                                              std::string_view key) noexcept {
    for (auto left = end - rows; left > 0; --left, ++next) {
        if (next == end) next = rows;
        if (next->length == key.size() && same_bytes(next->name, key.data(), key.size())) return next;
    }
    return nullptr;
}

/// The values of a list that is being read.
struct json_growth {
    std::size_t count;     ///< elements so far
    std::size_t capacity;  ///< elements for which there is memory
};

/// Stores JSON values in models whose texts are of the type `Text`, by their tables. Both readers derive from it, so
/// that they accept the same values.
///
/// The functions return false when the value is not accepted; `expected()` then says what was. A member is blank when
/// its value is stored. `left` is the number of bytes that the model may still take.
template <class Text>
class basic_json_store {
  public:
    /// What was expected where storing failed; empty if it did not.
    [[nodiscard]] std::string_view expected() const noexcept { return expected_; }
    /// True if the model would have taken more memory than is allowed.
    [[nodiscard]] bool is_out_of_memory() const noexcept { return is_out_of_memory_; }

  protected:
    static constexpr bool is_view = std::same_as<Text, std::string_view>;
    using map_type = map_in<Text>;
    using any_type = basic_json_text<Text>;
    using secret_type = secret_in<Text>;
    using kept_type = kept<Text>;

    explicit basic_json_store(std::size_t memory, chain_source<Text> chains = {}) noexcept
        : memory_(memory), chains_(chains) {}
    /// Memory of lists that no element has taken.
    [[nodiscard]] std::span<char> unused_memory() const noexcept {
        if constexpr (is_view) {
            return chains_.left();
        } else {
            return {};
        }
    }

    VELO_COLD bool refuse(std::string_view expected) noexcept {
        expected_ = expected;
        return false;
    }
    VELO_COLD bool refuse(json_row const& row) noexcept { return refuse(expectation_of(row)); }

    /// Notes that the model takes `bytes` more.
    bool take(std::size_t bytes) noexcept {
        if (bytes > memory_) return no_memory();
        memory_ -= bytes;
        return true;
    }

    static slot_state& state_of(json_row const& row, char* object) noexcept {
        return *std::launder(reinterpret_cast<slot_state*>(object + row.state));
    }

    VELO_ALWAYS_INLINE bool store_text(json_row const& row, char* object, std::string_view text) {
        if (row.kind == json_kind::text) [[likely]]
            return store_string(row, object, text);
        return store_value(row, object, text);
    }

    VELO_NOINLINE bool store_string(json_row const& row, char* object, std::string_view text) {
        if (row.state == json_row::no_state || state_of(row, object) == slot_state::value) [[unlikely]] {
            return put(made<Text>(row, object), text);
        }
        if (!take_text(text)) return false;
        ::new (static_cast<void*>(object + row.place)) Text(text);
        state_of(row, object) = slot_state::value;
        return true;
    }
    /// Stores a text of another kind than `text`.
    VELO_NOINLINE bool store_value(json_row const& row, char* object, std::string_view text) {
        char* const at = object + row.place;
        switch (row.kind) {
            case json_kind::enumerator: {
                int const code = find_code(row.names, text);
                if (code < 0) return keep(row, object, text, slot_state::text);
                at[open_byte_offset<Text>] = static_cast<char>(code);
                state_of(row, object) = slot_state::value;
                return true;
            }
            case json_kind::uuid: {
                std::array<std::uint8_t, 16> bytes;
                recognised const how = scan_uuid(text, bytes);
                if (how == recognised::no) return keep(row, object, text, slot_state::text);
                std::memcpy(at + open_byte_offset<Text>, bytes.data(), 16);
                if (how != recognised::canonical) return keep(row, object, text, slot_state::value);
                state_of(row, object) = slot_state::value;
                return true;
            }
            case json_kind::time: {
                timestamp time;
                recognised const how = timestamp::read(text, time);
                if (how == recognised::no) return keep(row, object, text, slot_state::text);
                ::new (static_cast<void*>(at + open_time_offset<Text>)) timestamp(time);
                if (how != recognised::canonical) return keep(row, object, text, slot_state::value);
                state_of(row, object) = slot_state::value;
                return true;
            }
            default: return store_rare_text(row, object, text);
        }
    }

    bool store_integer(json_row const& row, char* object, std::int64_t value) noexcept {
        ::new (static_cast<void*>(object + row.place)) std::int64_t(value);
        if (row.state != json_row::no_state) state_of(row, object) = slot_state::value;
        return true;
    }

    bool store_boolean(json_row const& row, char* object, bool value) {
        if (row.kind != json_kind::boolean) return store_rare_boolean(row, object, value);
        ::new (static_cast<void*>(object + row.place)) bool(value);
        if (row.state != json_row::no_state) state_of(row, object) = slot_state::value;
        return true;
    }

    bool store_null(json_row const& row, char* object) {
        if ((row.flags & json_row::takes_null) == 0) return refuse(row);
        if (row.state != json_row::no_state) {
            state_of(row, object) = slot_state::null;
        } else if (row.kind >= json_kind::other) {
            row.functions->null(object + row.place);
        } else if (row.kind == json_kind::any) {
            return put(made<any_type>(row, object).text, "null");
        }
        return true;
    }

    /// Stores a number. `text` is a JSON number; it is kept as it is where text is due.
    bool store_number(json_row const& row, char* object, std::string_view text) {
        switch (row.kind) {
            case json_kind::integer: {
                auto const value = integer_of<std::int64_t>(text);
                return value ? store_integer(row, object, *value) : refuse(row);
            }
            case json_kind::real:
                if (!row.real->store(object + row.place, text)) return refuse(row);
                if (row.state != json_row::no_state) state_of(row, object) = slot_state::value;
                return true;
            case json_kind::any: return put(made<any_type>(row, object).text, text);
            case json_kind::inline_text:
            case json_kind::other: {
                json_functions const& f = *row.functions;
                auto const store = f.number != nullptr ? f.number : f.begin == nullptr ? f.text : nullptr;
                return (store != nullptr && store(object + row.place, text)) || refuse(row);
            }
            case json_kind::boolean:
            case json_kind::map:
            case json_kind::model:
            case json_kind::list: return refuse(row);
            default: return store_text(row, object, text);
        }
    }

    /// The struct of a row of kind `model`.
    static char* enter_model(json_row const& row, char* object) {
        char* const at = object + row.place;
        if (row.state == json_row::no_state) return at;
        slot_state& state = state_of(row, object);
        if (state != slot_state::value) row.model->construct(at);
        state = slot_state::value;
        return at;
    }
    /// The list of a row of kind `list`.
    static char* enter_list(json_row const& row, char* object) {
        char* const at = object + row.place;
        if (row.state == json_row::no_state) return at;
        slot_state& state = state_of(row, object);
        if (state != slot_state::value) row.list->construct(at);
        state = slot_state::value;
        return at;
    }

    /// Appends an element, in place. A null pointer if there is no memory for it. `consumed` bytes of the text were
    /// elements of this list, and `left` bytes follow, for a list of the root; else `left` is 0.
    char* append(json_list const& list, char* at, json_growth& growth, std::size_t consumed, std::size_t left) {
        std::size_t room = 0;
        if constexpr (is_view) {
            static_cast<void>(consumed);
            static_cast<void>(left);
            if (list.size == 0) {
                room = next_unkept(growth);
            } else {
                room = reinterpret_cast<std::size_t>(chains_.take(chain_node_size(list.size)));
                if (room == 0) return no_memory(), nullptr;
            }
        } else if (growth.count == growth.capacity) {
            room = grow(list, growth, consumed, left);
            if (room == 0) return nullptr;
        }
        ++growth.count;
        return static_cast<char*>(list.append(at, room));
    }

    /// Appends a lone element: the value stands where an array is due.
    char* append_lone(json_row const& row, char* object) {
        json_growth growth{};
        return append(*row.list, enter_list(row, object), growth, 0, 0);
    }
    /// True for a list whose elements may also be received as text, such as roles: a lone one is a list.
    [[nodiscard]] static bool takes_lone(json_row const& row) noexcept {
        return row.kind == json_kind::list && row.list->element.kind == json_kind::model &&
               row.list->element.model->shorthand >= 0;
    }

    /// The value of a map under a key that is read now; a null pointer if there is no memory for it.
    VELO_COLD typename map_type::value_type* enter_key(map_type& map, std::string_view key) {
        if constexpr (is_view) {
            for (auto& entry : map) {
                if (entry.first == key) return &entry;
            }
            void* const memory = chains_.take(map_type::node_size);
            if (memory == nullptr) return no_memory(), nullptr;
            return &map.append(memory, {key, {}});
        } else {
            constexpr std::size_t node = sizeof(typename map_type::value_type) + 4 * sizeof(void*);
            if (!take(node + key.size())) return nullptr;
            return &*map.emplace(key, std::string_view()).first;
        }
    }

    /// Notes the memory of a text.
    bool take_text(std::string_view text) noexcept {
        return is_view || text.size() <= inline_string_capacity || take(text.size() + 1);
    }
    /// Replaces a text.
    VELO_NOINLINE bool put(Text& target, std::string_view text) {
        if (!take_text(text)) return false;
        Text fresh(text);
        std::destroy_at(&target);
        ::new (static_cast<void*>(&target)) Text(std::move(fresh));
        return true;
    }

    /// Appends to the text of a `json_text`, if there is one. A model of views has it as it was received.
    VELO_NOINLINE bool append_raw(Text* raw, std::string_view text) {
        if constexpr (!is_view) {
            if (raw == nullptr) return true;
            std::size_t const old = raw->capacity();
            std::size_t const size = raw->size() + text.size();
            if (size > old) {
                // What a string does: it doubles its memory, unless the text needs more.
                if (!take((size > 2 * old ? size : 2 * old) + 1)) return false;
                if (old > inline_string_capacity) memory_ += old + 1;
            }
            *raw += text;
        }
        return true;
    }
    bool append_raw_string(Text* raw, std::string_view text) {
        if constexpr (!is_view) {
            if (raw == nullptr) return true;
            secure_buffer quoted;
            append_json_string(text, quoted);
            return append_raw(raw, quoted.view());
        }
        return true;
    }

    /// A value of type `T` in the member, made if there is none.
    template <class T>
    static T& made(json_row const& row, char* object) {
        char* const at = object + row.place;
        if (row.state != json_row::no_state) {
            slot_state& state = state_of(row, object);
            if (state != slot_state::value) {
                ::new (static_cast<void*>(at)) T();
                state = slot_state::value;
            }
        }
        return *std::launder(reinterpret_cast<T*>(at));
    }

    /// Makes a member blank: a second value for its key replaces the first as a whole.
    VELO_COLD static void reset(json_row const& row, char* object) {
        char* const at = object + row.place;
        bool const has_state = row.state != json_row::no_state;
        bool const has_value = !has_state || state_of(row, object) == slot_state::value;
        switch (row.kind) {
            case json_kind::text: unmake<Text>(at, has_state, has_value); break;
            case json_kind::boolean:
                if (!has_state) ::new (static_cast<void*>(at)) bool(false);
                break;
            case json_kind::integer:
                if (!has_state) ::new (static_cast<void*>(at)) std::int64_t(0);
                break;
            case json_kind::real:
                if (!has_state) ::new (static_cast<void*>(at)) double(0);
                break;
            case json_kind::enumerator:
            case json_kind::uuid:
            case json_kind::time: kept_at(at) = kept_type(); break;
            case json_kind::secret: unmake<secret_type>(at, has_state, has_value); break;
            case json_kind::map: unmake<map_type>(at, has_state, has_value); break;
            case json_kind::any: unmake<any_type>(at, has_state, has_value); break;
            case json_kind::model:
                // What a blank member has is nothing that a destructor would have to release.
                if (has_value) reset(*row.model, at);
                break;
            case json_kind::list:
                if (has_value) row.list->destroy(at);
                if (!has_state) row.list->construct(at);
                break;
            case json_kind::inline_text:
            case json_kind::other: row.functions->reset(at); return;
        }
        if (has_state) state_of(row, object) = slot_state::nothing;
    }
    static void reset(json_model const& model, char* object) {
        for (std::uint16_t i = 0; i != model.count; ++i) reset(model.rows[i], object);
    }

    [[nodiscard]] static std::string_view expectation_of(json_row const& row) noexcept {
        switch (row.kind) {
            case json_kind::boolean: return "true or false";
            case json_kind::integer: return "a whole number";
            case json_kind::real: return "a number";
            case json_kind::map:
            case json_kind::model: return "an object";
            case json_kind::list: return "an array";
            case json_kind::any: return "a value";
            case json_kind::inline_text:
            case json_kind::other: return row.functions->begin != nullptr ? "an array" : row.functions->expected;
            default: return "a string";
        }
    }

  private:
    VELO_COLD bool no_memory() noexcept {
        is_out_of_memory_ = true;
        return refuse("a value within the limit on the memory of a response");
    }

    static kept_type& kept_at(char* at) noexcept { return *std::launder(reinterpret_cast<kept_type*>(at)); }

    VELO_COLD bool keep(json_row const& row, char* object, std::string_view text, slot_state state) {
        if constexpr (!is_view) {
            if (!take(text.size() + sizeof(std::size_t))) return false;
        }
        kept_at(object + row.place) = kept_type(text);
        state_of(row, object) = state;
        return true;
    }

    VELO_COLD bool store_rare_text(json_row const& row, char* object, std::string_view text) {
        switch (row.kind) {
            case json_kind::secret:
                if constexpr (!is_view) {
                    if (!take(text.size())) return false;
                }
                made<secret_type>(row, object) = secret_type(text);
                return true;
            case json_kind::any:
                // A reader of views stores it as it was received.
                if constexpr (!is_view) {
                    auto& raw = made<any_type>(row, object).text;
                    raw.clear();
                    return append_raw_string(&raw, text);
                } else {
                    return put(made<any_type>(row, object).text, text);
                }
            case json_kind::model:
                if (row.model->shorthand < 0) return refuse(row);
                return store_text(row.model->rows[row.model->shorthand], enter_model(row, object), text);
            case json_kind::list: {
                if (!takes_lone(row)) return refuse(row);
                char* const element = append_lone(row, object);
                return element != nullptr && store_text(row.list->element, element, text);
            }
            case json_kind::inline_text:
            case json_kind::other: {
                json_functions const& f = *row.functions;
                if (f.text == nullptr || f.begin != nullptr) return refuse(row);
                return f.text(object + row.place, text) || refuse(row);
            }
            default: return refuse(row);
        }
    }
    VELO_COLD bool store_rare_boolean(json_row const& row, char* object, bool value) {
        if (row.kind != json_kind::any) return refuse(row);
        return put(made<any_type>(row, object).text, value ? "true" : "false");
    }

    /// The number of elements to reserve memory for; 0 if there is none. The old memory and the new exist together
    /// while a vector grows.
    std::size_t grow(json_list const& list, json_growth& growth, std::size_t consumed, std::size_t left) {
        if (list.size == 0) return next_unkept(growth);
        std::size_t const old = growth.capacity;
        std::size_t wanted = old == 0 ? 1 : 2 * old;
        if (old == 8 && left != 0) {
            // As many as the text has room for, going by the first eight, and a few more; but at most twice the bytes
            // of the text, so that eight short elements do not take the memory that the others need.
            std::size_t const mean = consumed / 8 + 1;
            std::size_t const enough = 16 + 2 * left / list.size;
            wanted = 9 + left / mean + left / mean / 16;
            if (wanted > enough) wanted = enough;
            if (wanted < 16) wanted = 16;
        }
        std::size_t const most = memory_ / list.size;
        if (wanted > most) wanted = most;
        if (wanted <= old) {
            no_memory();
            return 0;
        }
        memory_ += old * list.size;
        memory_ -= wanted * list.size;
        growth.capacity = wanted;
        return wanted;
    }

    /// The same for a list whose elements are not kept: the memory of the one before is there again.
    std::size_t next_unkept(json_growth& growth) noexcept {
        if constexpr (is_view) {
            if (growth.count == 0) unkept_chains_ = chains_;
            chains_ = unkept_chains_;
        }
        if (growth.count == 0) unkept_memory_ = memory_;
        memory_ = unkept_memory_;
        return ++growth.capacity;
    }

    template <class T>
    static void unmake(char* at, bool has_state, bool has_value) {
        if (!has_value) return;
        std::destroy_at(std::launder(reinterpret_cast<T*>(at)));
        if (!has_state) ::new (static_cast<void*>(at)) T();
    }

    std::size_t memory_;
    [[no_unique_address]] chain_source<Text> chains_;
    [[no_unique_address]] chain_source<Text> unkept_chains_;  ///< of such a list: `chains_` at its beginning
    std::size_t unkept_memory_ = 0;  ///< of the list whose elements are not kept: `memory_` at its beginning
    std::string_view expected_;
    bool is_out_of_memory_ = false;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
