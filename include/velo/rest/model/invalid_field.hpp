// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_INVALID_FIELD_HPP
#define VELO_REST_MODEL_INVALID_FIELD_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <string_view>
#include <utility>

namespace velo::inline v0::rest {

namespace detail {

template <class T>
constexpr T make_blank();

template <class... D, class T>
constexpr T make_blank_from(boost::mp11::mp_list<D...>, std::type_identity<T>) {
    return T{make_blank<typename member_of<D>::type>()...};
}

template <class T>
constexpr T make_blank() {
    if constexpr (wrapper<T>) {
        return T(blank);
    } else if constexpr (std::is_default_constructible_v<T>) {
        return T{};
    } else {
        static_assert(described<T>, "velo: this type is not described: list its members with BOOST_DESCRIBE_STRUCT");
        return make_blank_from(described_members<T>{}, std::type_identity<T>{});
    }
}

}  // namespace detail

/// A `T` in which nothing is set, for generic code that fills it member by member. Users cannot leave a required
/// argument out; generic code can, and asks `unsendable` afterwards.
template <described T>
[[nodiscard]] constexpr T make_blank() {
    return detail::make_blank<T>();
}

/// Why a value cannot be sent: which member, and what it has to be. Static texts. False when it can.
struct refusal {
    std::string_view field;
    std::string_view expected;

    [[nodiscard]] constexpr explicit operator bool() const noexcept { return !expected.empty(); }
};

/// The first member of `value`, at any depth, that keeps it from being sent: a required one that is not set, or one
/// whose value says that it is not sendable. Throws nothing.
template <described T>
[[nodiscard]] constexpr refusal unsendable(T const& value) noexcept {
    refusal found;
    any_member<T>([&]<class M>(M) {
        auto const& member = M::get(value);
        if constexpr (described<typename M::type>) {
            found = unsendable(member);
        } else if constexpr (wrapper<typename M::type>) {
            using inner = unwrapped_t<typename M::type>;
            if constexpr (is_required<typename M::type>) {
                if (!member.has_value()) found = {M::name, "a value: it is required"};
            }
            if constexpr (requires(inner const& v) { v.is_sendable(); }) {
                if (member.has_value() && !(*member).is_sendable()) found = {M::name, inner::sendable};
            }
        }
        return static_cast<bool>(found);
    });
    return found;
}

}  // namespace velo::inline v0::rest

#endif
