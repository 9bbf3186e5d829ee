// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_SERIALIZER_HPP
#define VELO_REST_SERIALIZER_SERIALIZER_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/serializer/decode_error.hpp>

#include <concepts>
#include <string_view>

namespace velo::inline v0::rest {

/// A described struct with one member: the weakest model that a Serializer has to take.
struct serializer_archetype {
    int number = 0;
};
BOOST_DESCRIBE_STRUCT(serializer_archetype, (), (number))

// What may be missing in a Serializer.

template <class T>
struct serializer_cannot_be_copied : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>, "velo: this Serializer cannot be copied: a client keeps a copy");
    }
};

template <class T>
struct serializer_without_media_type : check_failed {
    static constexpr void verify() noexcept {
        static_assert(
            detail::never<T>,
            "velo: this Serializer does not say what it writes: add std::string_view media_type() const noexcept");
    }
};

template <class T>
struct serializer_without_write : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Serializer cannot write: add template <class T> void write(T const& value, "
                      "rest::buffer& out) const");
    }
};

template <class T>
struct serializer_without_read : check_failed {
    static constexpr void verify() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Serializer cannot read: add template <class T> rest::decode_result "
                      "read(std::string_view bytes, T& target) const");
    }
};

namespace detail {

template <class S>
concept declares_media_type = requires(S const& s) {
    { s.media_type() } noexcept -> std::same_as<std::string_view>;
};
template <class S>
concept writes = requires(S const& s, serializer_archetype const& value, secure_buffer& out) {
    { s.write(value, out) } -> std::same_as<void>;
};
template <class S>
concept reads = requires(S const& s, std::string_view bytes, serializer_archetype& target) {
    { s.read(bytes, target) } -> std::same_as<decode_result>;
};

template <class T>
consteval auto check_serializer() {
    if constexpr (!std::copy_constructible<T>) {
        return serializer_cannot_be_copied<T>{};
    } else if constexpr (!declares_media_type<T>) {
        return serializer_without_media_type<T>{};
    } else if constexpr (!writes<T>) {
        return serializer_without_write<T>{};
    } else if constexpr (!reads<T>) {
        return serializer_without_read<T>{};
    } else {
        return check_passed<T>{};
    }
}

}  // namespace detail

/// The check of a Serializer: `check_passed<S>`, or the first requirement that it does not meet.
template <class S>
using serializer_check = decltype(detail::check_serializer<S>());

/// The policy that turns models into bytes and back.
///
/// Syntactic requirements, for a `S const& s`, a described `T const& value`, `T& target`, a `secure_buffer& out` and a
/// `std::string_view bytes`:
///  - `s.media_type()`: noexcept, `std::string_view`, static text: the Content-Type of what it writes and the Accept of
///    what it reads;
///  - `s.write(value, out)` appends the value; `void`;
///  - `s.read(bytes, target)` is a `decode_result`.
/// Semantic requirements: `write` may throw what allocation throws, and nothing else. `read` never throws for any
/// bytes; it reports where and what it expected. It keeps no view into `bytes`. All are const and may be called from
/// several threads at once. Secret members are written in clear: what is written is what is sent. Exemplar:
/// `tests/concepts/archetypes.hpp`. Models: `json`.
template <class S>
concept serializer = serializer_check<S>::passed;

}  // namespace velo::inline v0::rest

#endif
