// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_IDEMPOTENCY_OF_HPP
#define VELO_REST_ENDPOINT_IDEMPOTENCY_OF_HPP

#include <velo/rest/endpoint/operation.hpp>
#include <velo/rest/endpoint/replay.hpp>
#include <velo/rest/model/wrapper.hpp>

namespace velo::inline v0::rest {

/// A secret text that the server takes once: its rule says `is_one_time = true`.
template <class T>
concept one_time = requires { requires T::rule::is_one_time; };

namespace detail {

template <class T>
constexpr bool holds_one_time_value(T const& value) {
    return any_member<T>([&]<class M>(M) {
        auto const& member = M::get(value);
        if constexpr (described<typename M::type>) {
            return holds_one_time_value(member);
        } else if constexpr (wrapper<typename M::type>) {
            if constexpr (one_time<unwrapped_t<typename M::type>>) return member.has_value();
        }
        return false;
    });
}

}  // namespace detail

/// The replay class of one call: that of its operation, but `non_idempotent` when the value holds a one-time code,
/// which the server would refuse the second time. Throws nothing.
template <operation Op>
[[nodiscard]] constexpr idempotency idempotency_of(Op const& op) noexcept {
    return detail::holds_one_time_value(op) ? idempotency::non_idempotent : Op::endpoint.idempotency;
}

}  // namespace velo::inline v0::rest

#endif
