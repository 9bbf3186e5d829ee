// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_VERDICT_HPP
#define VELO_REST_ENDPOINT_VERDICT_HPP

#include <velo/rest/endpoint/place.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/unsendable.hpp>

#include <concepts>
#include <type_traits>

namespace velo::inline v0::rest {

/// What is wrong with a descriptor, as a type with a name: the first of these that applies, or `consistent`.
/// `verify()` reports it as a compile error; `std::is_same` asks softly.
template <class Op>
struct consistent {
    static constexpr bool is_consistent = true;
    static constexpr void verify() noexcept {}
};

template <class Op>
struct placeholder_without_member {
    static constexpr bool is_consistent = sizeof(Op) == 0;
    static constexpr void verify() noexcept {
        static_assert(is_consistent,
                      "velo: a {placeholder} of this operation's path has no member of its name: add a required member "
                      "whose camelCase name is the placeholder");
    }
};

template <class Op>
struct placeholder_member_may_be_absent {
    static constexpr bool is_consistent = sizeof(Op) == 0;
    static constexpr void verify() noexcept {
        static_assert(is_consistent, "velo: a member in this operation's path may be absent: make it rest::required");
    }
};

template <class Op>
struct body_on_get {
    static constexpr bool is_consistent = sizeof(Op) == 0;
    static constexpr void verify() noexcept {
        static_assert(is_consistent,
                      "velo: this operation has a body on GET or DELETE: remove it, or change the method");
    }
};

template <class Op>
struct two_members_with_one_name {
    static constexpr bool is_consistent = sizeof(Op) == 0;
    static constexpr void verify() noexcept {
        static_assert(is_consistent, "velo: two members of this operation have the same name on the wire: rename one");
    }
};

template <class Op>
struct body_is_not_described {
    static constexpr bool is_consistent = sizeof(Op) == 0;
    static constexpr void verify() noexcept {
        static_assert(is_consistent,
                      "velo: this operation's body is not described: list its members with BOOST_DESCRIBE_STRUCT");
    }
};

template <class Op>
struct response_is_not_described {
    static constexpr bool is_consistent = sizeof(Op) == 0;
    static constexpr void verify() noexcept {
        static_assert(
            is_consistent,
            "velo: this operation's response is not described: list its members with BOOST_DESCRIBE_STRUCT, or "
            "say using response = void");
    }
};

template <class Op>
struct success_status_is_not_2xx {
    static constexpr bool is_consistent = sizeof(Op) == 0;
    static constexpr void verify() noexcept {
        static_assert(is_consistent, "velo: this operation's success status is not 2xx: set .success in its endpoint");
    }
};

namespace detail {

template <class Op>
consteval bool every_placeholder_has_a_member() {
    for (std::string_view rest = Op::endpoint.path; !rest.empty();) {
        std::string_view const name = next_path_piece(rest).placeholder;
        if (!name.empty() && !any_member<Op>([&]<class M>(M) { return M::wire == name; })) return false;
    }
    return true;
}

template <class Op>
consteval bool names_are_unique() {
    std::size_t twice = 0;
    for_each_member<Op>(
        [&]<class A>(A) { for_each_member<Op>([&]<class B>(B) { twice += (A::wire == B::wire) ? 1u : 0u; }); });
    return twice == member_count<Op>;
}

template <class Op, place P>
inline constexpr bool has_member_in = any_member<Op>([]<class M>(M) { return place_of<Op, M>() == P; });

template <class Op>
consteval auto verdict() {
    constexpr bool path_is_required =
        !any_member<Op>([]<class M>(M) { return place_of<Op, M>() == place::path && !is_required<typename M::type>; });
    constexpr bool body_is_described =
        !any_member<Op>([]<class M>(M) { return place_of<Op, M>() == place::body && !described<typename M::type>; });
    constexpr bool takes_no_body = Op::endpoint.method == method::get || Op::endpoint.method == method::delete_;

    if constexpr (!every_placeholder_has_a_member<Op>()) {
        return placeholder_without_member<Op>{};
    } else if constexpr (!path_is_required) {
        return placeholder_member_may_be_absent<Op>{};
    } else if constexpr (!names_are_unique<Op>()) {
        return two_members_with_one_name<Op>{};
    } else if constexpr (takes_no_body && has_member_in<Op, place::body>) {
        return body_on_get<Op>{};
    } else if constexpr (!body_is_described) {
        return body_is_not_described<Op>{};
    } else if constexpr (!std::is_void_v<typename Op::response> && !described<typename Op::response>) {
        return response_is_not_described<Op>{};
    } else if constexpr (Op::endpoint.success < 200 || Op::endpoint.success > 299) {
        return success_status_is_not_2xx<Op>{};
    } else {
        return consistent<Op>{};
    }
}

}  // namespace detail

/// The verdict on the descriptor of `Op`.
template <class Op>
using verdict_of = decltype(detail::verdict<Op>());

}  // namespace velo::inline v0::rest

#endif
