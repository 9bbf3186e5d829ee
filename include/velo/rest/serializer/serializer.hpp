// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_SERIALIZER_HPP
#define VELO_REST_SERIALIZER_SERIALIZER_HPP

#include <velo/rest/memory/buffer.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/serializer/read_failure.hpp>

#include <concepts>
#include <string_view>

namespace velo::inline v0::rest {

/// A described struct with one member: the weakest model that a Serializer has to take.
struct serializer_archetype {
    int number = 0;
};
BOOST_DESCRIBE_STRUCT(serializer_archetype, (), (number))

/// The policy that turns models into bytes and back.
///
/// Syntactic requirements, for a `S const& s`, a described `T const& value`, `T& target`, a `buffer& out` and a
/// `std::string_view bytes`:
///  - `s.media_type()`: noexcept, `std::string_view`, static text: the Content-Type of what it writes and the Accept of
///    what it reads;
///  - `s.write(value, out)` appends the value; `void`;
///  - `s.read(bytes, target)` is a `read_failure`.
/// Semantic requirements: `write` may throw what allocation throws, and nothing else. `read` never throws for any
/// bytes; it reports where and what it expected. It keeps no view into `bytes`. All are const and may be called from
/// several threads at once. Secret members are written in clear: what is written is what is sent. Exemplar:
/// `tests/concepts/archetypes.hpp`. Models: `json`.
template <class S>
concept serializer =
    std::copy_constructible<S> && requires(S const& s, serializer_archetype const& value, serializer_archetype& target,
                                           buffer& out, std::string_view bytes) {
        { s.media_type() } noexcept -> std::same_as<std::string_view>;
        { s.write(value, out) } -> std::same_as<void>;
        { s.read(bytes, target) } -> std::same_as<read_failure>;
    };

}  // namespace velo::inline v0::rest

#endif
