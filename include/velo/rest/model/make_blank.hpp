// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_MAKE_BLANK_HPP
#define VELO_REST_MODEL_MAKE_BLANK_HPP

#include <velo/rest/model/described.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <type_traits>

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

/// Returns a `T` whose members are all unset, for generic code that fills them one by one (a decoder, the fake, the
/// command line) and then calls `find_invalid_field`.
template <described T>
[[nodiscard]] constexpr T make_blank() {
    return detail::make_blank<T>();
}

}  // namespace velo::inline v0::rest

#endif
