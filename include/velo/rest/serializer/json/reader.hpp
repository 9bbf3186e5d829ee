// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_READER_HPP
#define VELO_REST_SERIALIZER_JSON_READER_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// What to do with the members of a JSON object that the model does not have.
enum class unknown_members {
    skip,    ///< ignore them: for responses, to which a server may add members
    reject,  ///< report a `decode_error`: for text that a person wrote
};

/// A JSON number in the form that the parser gives it.
struct json_number {
    /// The member that has the value.
    enum class kind {
        negative,  ///< an integer below zero
        positive,  ///< an integer of zero or more
        real,      ///< a number with a fraction or an exponent, or an integer beyond 64 bits
    };
    kind type;               ///< which of the following three is set
    std::int64_t negative;   ///< for `kind::negative`
    std::uint64_t positive;  ///< for `kind::positive`
    double real;             ///< for `kind::real`
};

struct json_reader;

/// The object that the next value is stored in, and how. Without a reader the value is skipped.
struct json_slot {
    void* target = nullptr;               ///< the object
    json_reader const* reader = nullptr;  ///< the functions for its type
    std::size_t member = 0;               ///< its index among the members of its struct
    std::string_view name{};              ///< its key; views memory that is valid until reading ends
};

/// How one C++ type takes each kind of JSON value: a table of functions, one constant for each type (`reader_of.hpp`).
/// The event handler that uses it is not a template, so a further model adds a table and no parser.
///
/// A null pointer means that the type does not accept that kind of value. A function that returns `bool` returns false
/// if the value is out of range or not of the type's form. The first argument is the target. They may throw only what
/// allocation throws.
struct json_reader {
    std::string_view expected;                                                         ///< for errors: "a string"
    bool (*null)(void*) = nullptr;                                                     ///< stores null
    bool (*boolean)(void*, bool) = nullptr;                                            ///< stores true or false
    bool (*number)(void*, json_number const&) = nullptr;                               ///< stores a number
    bool (*string)(void*, std::string_view) = nullptr;                                 ///< stores a string
    void* (*begin_object)(void*) = nullptr;                                            ///< returns the object to fill
    json_slot (*key)(void* object, std::string_view key, std::size_t hint) = nullptr;  ///< the slot of a member
    void* (*begin_array)(void*) = nullptr;                                             ///< returns the array to fill
    json_slot (*element)(void* array) = nullptr;                                       ///< appends an element
    std::string* (*raw)(void*) = nullptr;  ///< returns the string that takes any value as JSON text
    void (*reset)(void*) = nullptr;        ///< restores the state before reading, for a repeated key
};

}  // namespace velo::inline VELO_ABI::rest

#endif
