// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_TEXTUAL_HPP
#define VELO_REST_MODEL_TEXTUAL_HPP

#include <velo/version.hpp>

#include <concepts>
#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

namespace detail {
/// What `T::parse` returns. The first alternative spares the compiler the search for a conversion. It is asked
/// of a `decltype`, for which the compiler does not make the class that the call returns.
template <class R, class T>
concept parsed_as = std::same_as<R, std::optional<T>> || std::convertible_to<R, std::optional<T>>;

/// Text that the type which is made of it accepts.
struct accepted_text {
    std::string_view text;
};
}  // namespace detail

/// A value that is one text on the wire.
///
/// Syntactic requirements, for `T const& t` and `std::string_view s`:
///  - `t.to_text()` converts to `std::string_view`;
///  - `T::parse(s)` converts to `std::optional<T>`.
/// Semantic requirements: `parse` reads what `to_text` writes, and returns `std::nullopt` for text that is no `T`.
/// Models: `text<Rule>`, `timestamp`, `velo::uuid`, `velo::id`.
template <class T>
concept textual = requires(T const& value, std::string_view text) {
    { value.to_text() } -> std::convertible_to<std::string_view>;
    requires detail::parsed_as<decltype(T::parse(text)), T>;
};

/// A value that is one secret text on the wire. Like `textual`, with `reveal()` in place of `to_text()`, so that every
/// access to the clear text can be searched for. Models: `secret_text<Rule>`, `secret_string`.
template <class T>
concept secret = requires(T const& value, std::string_view text) {
    { value.reveal() } -> std::convertible_to<std::string_view>;
    requires detail::parsed_as<decltype(T::parse(text)), T>;
};

/// A type like `std::ostream`: text can be written to it and it can be flushed. No header of this library includes
/// `<ostream>`.
template <class S>
concept output_stream = requires(S& stream, std::string_view text) {
    stream << text;
    stream.flush();
};

}  // namespace velo::inline VELO_ABI::rest

#endif
