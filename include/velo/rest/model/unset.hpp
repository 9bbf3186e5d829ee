// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_UNSET_HPP
#define VELO_REST_MODEL_UNSET_HPP

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

/// A `T` in which nothing is set, for generic code that fills it member by member. Users cannot leave a required argument
/// out; generic code can, and asks `unset` afterwards.
template <described T>
[[nodiscard]] constexpr T make_blank() {
    return detail::make_blank<T>();
}

/// The C++ name of the first required member of `value`, at any depth, that is not set; empty when all are set.
/// Throws nothing.
template <described T>
[[nodiscard]] constexpr std::string_view unset(T const& value) noexcept {
    std::string_view missing;
    any_member<T>([&]<class M>(M) {
        if constexpr (is_required<typename M::type>) {
            if (!M::get(value).has_value()) missing = M::name;
        } else if constexpr (described<typename M::type>) {
            missing = unset(M::get(value));
        }
        return !missing.empty();
    });
    return missing;
}

}  // namespace velo::inline v0::rest

#endif
