// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_OWN_FORMAT_HPP
#define VELO_REST_MODEL_OWN_FORMAT_HPP

#include <velo/version.hpp>

#include <concepts>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// A body that the client's Serializer does not write or read: its type has a `format` that does. So one operation may
/// send a form or receive bytes while all others speak JSON.
///
/// Syntactic requirements, for a `T const& value`, a `T& target`, a Serializer `s`, a `secure_buffer& out` and a
/// `response const& r`:
///  - `T::format::media_type` converts to `std::string_view`: it is sent as Content-Type with a request, and as Accept
///    by an operation whose response is a `T`. Empty: that of the Serializer;
///  - for a body: `T::format::write(value, s, out)` appends the bytes. `T::format::content_type(value, s)`, if it is
///    there, returns the Content-Type in place of `media_type`;
///  - for a response or an error payload: `T::format::read(r, s, target)` returns a `decode_result`.
///
/// Models: `form`, `multipart`, `verbatim`, `with_headers`, `by_status`.
template <class T>
concept own_format = requires {
    { T::format::media_type } -> std::convertible_to<std::string_view>;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
