// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_READER_HPP
#define VELO_REST_SERIALIZER_JSON_READER_HPP

#include <velo/version.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace velo::inline v0::rest {

/// A JSON number as the parser found it: the widest type that holds it.
struct json_number {
    enum class kind { negative, positive, real };
    kind type;
    std::int64_t negative;
    std::uint64_t positive;
    double real;
};

struct json_reader;

/// Where the next value goes; without a reader, the value is skipped.
struct json_slot {
    void* target = nullptr;
    json_reader const* reader = nullptr;
    std::size_t member = 0;
    std::string_view name{};  ///< the member's key in memory that outlives the reading
};

/// How one C++ type takes each kind of JSON value: a table of functions, one constant per type (`reader_of.hpp`). The
/// handler that walks over the events is then no template, so a new model costs a table and not a parser.
///
/// A null pointer means that the type does not take that kind. The functions that return `bool` say whether the value
/// fits. They may throw what allocation throws, and nothing else.
struct json_reader {
    std::string_view expected;  ///< "a string": what the type takes, for the failure
    bool (*null)(void*) = nullptr;
    bool (*boolean)(void*, bool) = nullptr;
    bool (*number)(void*, json_number const&) = nullptr;
    bool (*string)(void*, std::string_view) = nullptr;
    void* (*begin_object)(void*) = nullptr;  ///< returns the object whose members follow
    json_slot (*key)(void* object, std::string_view key, std::size_t hint) = nullptr;
    void* (*begin_array)(void*) = nullptr;  ///< returns the array whose elements follow
    json_slot (*element)(void* array) = nullptr;
    std::string* (*raw)(void*) = nullptr;  ///< takes any value as its text
    void (*reset)(void*) = nullptr;        ///< back to the state before anything was read, for a repeated key
};

}  // namespace velo::inline v0::rest

#endif
