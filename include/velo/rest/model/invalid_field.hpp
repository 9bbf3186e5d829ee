// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_INVALID_FIELD_HPP
#define VELO_REST_MODEL_INVALID_FIELD_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <optional>
#include <string_view>

namespace velo::inline v0::rest {

/// A member of a request whose value cannot be sent. Static text, safe to log.
struct invalid_field {
    std::string_view name;      ///< of the member, in C++
    std::string_view expected;  ///< what the value must be
};

/// Finds the first member of `value`, at any depth, that cannot be sent: an unset required argument, or a value whose
/// `is_sendable()` is false. Returns `std::nullopt` if all can be sent.
template <described T>
[[nodiscard]] constexpr std::optional<invalid_field> find_invalid_field(T const& value) noexcept {
    std::optional<invalid_field> found;
    any_member<T>([&]<class M>(M) {
        auto const& member = M::get(value);
        if constexpr (described<typename M::type>) {
            found = find_invalid_field(member);
        } else if constexpr (wrapper<typename M::type>) {
            using inner = unwrapped_t<typename M::type>;
            if constexpr (is_required<typename M::type>) {
                if (!member.has_value()) found = {M::name, "a value: it is required"};
            }
            if constexpr (requires(inner const& v) { v.is_sendable(); }) {
                if (member.has_value() && !(*member).is_sendable()) found = {M::name, inner::sendable};
            }
        }
        return found.has_value();
    });
    return found;
}

}  // namespace velo::inline v0::rest

#endif
