// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_TABLE_HPP
#define VELO_REST_SERIALIZER_JSON_TABLE_HPP

#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/slot.hpp>
#include <velo/version.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

namespace detail {

class json_writer;

/// How a value is stored in a model. The readers and the writer of JSON are switches over these kinds; they are no
/// templates, and the tables are their only knowledge of a model.
enum class json_kind : std::uint8_t {
    text,         ///< a text of the model's text type
    boolean,      ///< a `bool`
    integer,      ///< a `std::int64_t`
    real,         ///< a `double`
    enumerator,   ///< an `open` enumerator of one byte
    uuid,         ///< an `open` UUID
    time,         ///< an `open<timestamp>`
    secret,       ///< a `secret_string` or `secret_view`
    map,          ///< a `text_map` or `text_map_view`
    any,          ///< a `basic_json_text`
    model,        ///< a described struct
    list,         ///< a `std::vector` or a `chain`
    other,        ///< what the functions of `json_functions` know
    inline_text,  ///< the same; the value begins with an `inline_text` that is no secret
};

/// What a value of kind `other` does. The first argument is the member, with its wrapper. A null pointer means that the
/// type does not accept that kind of value; a function returns false if it does not accept the value.
struct json_functions {
    std::string_view expected;                           ///< for errors: "a whole number from 1 to 9"
    bool (*text)(void*, std::string_view) = nullptr;     ///< stores a string
    bool (*number)(void*, std::string_view) = nullptr;   ///< stores a number, given as its text
    void (*begin)(void*) = nullptr;                      ///< makes an empty list; `text` adds an item
    void (*null)(void*) = nullptr;                       ///< stores null
    void (*reset)(void*) = nullptr;                      ///< restores the state before reading
    void (*write)(void const*, json_writer&) = nullptr;  ///< appends the value as JSON
    std::uint16_t inline_size = 0;  ///< not 0: the value is an `inline_text` whose size is at this offset
    bool is_secret = false;         ///< it is never written in clear text for a log
    enumerator_names names{};       ///< of an enumerator of one byte
};

/// What reads and writes a real. The code is large on a board.
struct json_real {
    bool (*store)(void*, std::string_view);
    void (*write)(void const*, json_writer&);
};

struct json_model;
struct json_list;

/// One member of a model, or the elements of a list.
struct json_row {
    static constexpr std::uint16_t no_state = 0xFFFF;
    static constexpr std::uint8_t takes_null = 1;  ///< null is a value of this member, or leaves it as it is

    char const* name = nullptr;  ///< on the wire; `,"` is before it and `":` behind it
    union {
        void const* nothing = nullptr;
        enumerator_names names;           ///< kind `enumerator`
        json_model const* model;          ///< kind `model`
        json_list const* list;            ///< kind `list`
        json_functions const* functions;  ///< kind `other`
        json_real const* real;            ///< kind `real`: only models with a real have the code for it
    };
    std::uint16_t place = 0;         ///< of the value in the object; of the exact text for an `open`
    std::uint16_t state = no_state;  ///< of the state byte (`slot_state`) in the object, if it has one
    std::uint8_t length = 0;         ///< of the name
    json_kind kind = json_kind::other;
    std::uint8_t flags = 0;
    std::uint8_t index = 0;  ///< of the member in its model

    [[nodiscard]] constexpr std::string_view key() const noexcept { return {name, length}; }
};

/// The members of a described struct, in the order of their declaration.
struct json_model {
    json_row const* rows;
    std::uint16_t count;
    std::int16_t shorthand;    ///< the row of the text that the struct may be received as; -1: none
    void (*construct)(void*);  ///< makes a blank struct in raw memory
};

/// A `std::vector` or a `chain` of a model.
struct json_list {
    json_row element;                               ///< at place 0 of an element
    std::size_t size;                               ///< bytes of an element; 0: elements are not kept
    void* (*append)(void* list, std::size_t room);  ///< appends a blank element; a vector reserves `room` before unless
                                                    ///< 0, and a chain has the address of the element's memory in it
    void (*construct)(void* list);                  ///< makes an empty list in raw memory
    void (*destroy)(void* list);                    ///< destroys the list
    std::size_t (*view)(void const* list, void const*& first);  ///< the elements; of a chain its nodes
};

}  // namespace detail

}  // namespace velo::inline VELO_ABI::rest

#endif
