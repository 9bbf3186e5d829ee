// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_SERIALIZER_HPP
#define VELO_REST_SERIALIZER_SERIALIZER_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/text_type.hpp>
#include <velo/version.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/describe/class.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// Where and why bytes could not be read as a model.
struct decode_error {
    default_text pointer{};       ///< the value, as a JSON pointer (RFC 6901); empty for the whole text. Untrusted
    std::size_t offset = 0;       ///< the byte at which reading stopped
    std::string_view expected{};  ///< what was expected there, such as "a string". Static text
    bool is_too_large = false;    ///< the model would take more memory than `read_options` allows
};

/// What `Serializer::read` returns: success, or a `decode_error`.
using decode_result = boost::system::result<void, decode_error>;

/// Throws `std::invalid_argument` with the text "expected …" for `value()` of a failed `decode_result`. With exceptions
/// off it calls the `boost::throw_exception` that the program defines.
[[noreturn]] inline void throw_exception_from_error(decode_error const& e, boost::source_location const& where) {
    boost::throw_exception(std::invalid_argument("expected " + std::string(e.expected)), where);
#if defined(BOOST_NO_EXCEPTIONS)
    for (;;) {
    }
#endif
}

/// The simplest model that a Serializer has to support. `serializer_check` tries it.
struct serializer_archetype {
    int number = 0;  ///< its only member
};
BOOST_DESCRIBE_STRUCT(serializer_archetype, (), (number))

// The requirements that a type may miss. Each is the result of `serializer_check`; its `enforce` stops the compiler
// with the text.

/// `T` is not copy constructible.
template <class T>
struct serializer_cannot_be_copied : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<T>, "velo: this Serializer cannot be copied: a client keeps a copy");
    }
};

/// `T` has no `media_type()` as `serializer` requires it.
template <class T>
struct serializer_without_media_type : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(
            detail::never<T>,
            "velo: this Serializer does not say what it writes: add std::string_view media_type() const noexcept; "
            "the Config comes after the Serializer");
    }
};

/// `T` has no `write(value, out)` as `serializer` requires it.
template <class T>
struct serializer_without_write : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<T>,
                      "velo: this Serializer cannot write: add template <class T> void write(T const& value, "
                      "rest::secure_buffer& out) const");
    }
};

/// `T` has no `read(bytes, target)` as `serializer` requires it.
template <class T>
struct serializer_without_read : check_failed {
    static constexpr void enforce() noexcept {
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
concept reads = requires(S const& s, std::string_view bytes, serializer_archetype& target, std::span<char> memory) {
#if VELO_HAS_HEAP
    { s.read(bytes, target) } -> std::same_as<decode_result>;
#else
    { s.read(memory, target, memory) } -> std::same_as<decode_result>;
#endif
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

/// The check of a Serializer: `check_passed<S>`, or the first requirement that `S` misses.
template <class S>
using serializer_check = decltype(detail::check_serializer<S>());

/// The policy that writes models as bytes and reads them back.
///
/// Syntactic requirements, for a `S const& s`, a described `T const& value`, a `T& target`, a `secure_buffer& out` and
/// a `std::string_view bytes`:
///  - `S` is copy constructible;
///  - `s.media_type()` is `noexcept` and returns a `std::string_view`;
///  - `s.write(value, out)` returns `void`;
///  - `s.read(bytes, target)` returns a `decode_result`. With a third parameter, `read_options const&`, the client
///  states
///    the most memory that the model may take (`response_limits::model`).
///
/// Semantic requirements:
///  - `media_type` returns static text. Requests carry it as Accept, and as Content-Type if they have a body.
///  - `write` appends `value` to `out`. Secret members are written in clear, because the result is sent. It may throw
///    only what allocation throws.
///  - `read` reads all of `bytes` into `target`. For bytes that are not a `T` it returns a `decode_error`. It keeps no
///    view of `bytes`. It may throw only what allocation throws.
///  - All three may be called from several threads at once.
///
/// In a program without a heap `read` is called as `s.read(span, target, lists)`, with two `std::span<char>`: the
/// bytes, which the models view and the Serializer may change, and memory for the elements of lists.
///
/// Exemplar: `tests/concepts/archetypes.hpp`. Models: `json`.
template <class S>
concept serializer = serializer_check<S>::passed;

}  // namespace velo::inline VELO_ABI::rest

#endif
