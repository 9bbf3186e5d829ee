// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_ENDPOINT_CHECK_HPP
#define VELO_REST_ENDPOINT_ENDPOINT_CHECK_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/http/free_header.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/model.hpp>
#include <velo/rest/model/own_format.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

// The mistakes that a descriptor may have. Each is the result of `endpoint_check`; its `verify` stops the compiler with
// the text.

/// The path does not begin with a slash, or its braces are not pairs around a name.
template <class Op>
struct path_is_malformed : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Op>,
                      "velo: this operation's path is malformed: it begins with a slash, and each { has a } and a name "
                      "between them");
    }
};

/// No member has the name of a placeholder of the path.
template <class Op>
struct placeholder_without_member : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Op>,
                      "velo: a {placeholder} of this operation's path has no member of its name: add a required member "
                      "whose camelCase name is the placeholder");
    }
};

/// The member for a placeholder of the path is not `required`.
template <class Op>
struct placeholder_member_may_be_absent : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Op>,
                      "velo: a member in this operation's path may be absent: make it rest::required");
    }
};

/// Two members have the same name on the wire.
template <class Op>
struct two_members_with_one_name : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Op>,
                      "velo: two members of this operation have the same name on the wire: rename one");
    }
};

/// The method is GET or DELETE, and there is a body.
template <class Op>
struct body_on_get : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Op>,
                      "velo: this operation has a body on GET or DELETE: remove it, or change the method");
    }
};

/// `endpoint.success` is not 200 to 299.
template <class Op>
struct success_status_is_not_2xx : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Op>,
                      "velo: this operation's success status is not 2xx: set .success in its endpoint");
    }
};

/// A status in `endpoint.errors` is not 400 to 599, or is repeated.
template <class Op>
struct error_status_is_not_an_error : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Op>,
                      "velo: a documented error of this operation is no status from 400 to 599, or stands there twice: "
                      "correct .errors in its endpoint");
    }
};

/// `Member` is neither the body nor wrapped in `required`, `optional` or `field`.
template <class Op, class Member>
struct member_without_location : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Member>,
                      "velo: a member of this operation has no place: put it into rest::required, rest::optional or "
                      "rest::field, or call it body");
    }
};

/// The value of `Member`, which belongs into the path, the query or a header field, has no text form.
template <class Op, class Member>
struct argument_without_text : check_failed {
    static constexpr void enforce() noexcept {
        using value = unwrapped_t<typename Member::type>;
        if constexpr (std::is_enum_v<value>) {
            static_assert(detail::never<Member>,
                          "velo: an enum in this operation's path or query is not described: list its enumerators with "
                          "BOOST_DESCRIBE_ENUM");
        } else {
            static_assert(detail::never<Member>,
                          "velo: a value in this operation's path or query has no form: it is a std::string, a "
                          "rest::text<rule>, a number, a bool, a date, an enum, or a list of them");
        }
    }
};

/// The attribute `location` of `Member` is neither `header` nor `query`.
template <class Op, class Member>
struct location_follows_from_the_name : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::never<Member>,
                      "velo: the location of a member of this operation is stated as path, body or credential, which "
                      "follow from its name and type: state header or query");
    }
};

/// `Member` is a header field that the client or the transport writes.
template <class Op, class Member>
struct header_is_not_free : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(
            detail::never<Member>,
            "velo: a member of this operation is a header field that the client writes itself, or has no name "
            "of one: rename it");
    }
};

/// `Type`, which is the body or a type in it, is not described.
template <class Op, class Type>
struct body_is_not_described : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::enforce_member_type<Type>(),
                      "velo: this operation's body is not described: list its members with BOOST_DESCRIBE_STRUCT");
    }
};

/// `Type`, which is the response or a type in it, is not described.
template <class Op, class Type>
struct response_is_not_described : check_failed {
    static constexpr void enforce() noexcept {
        static_assert(detail::enforce_member_type<Type>(),
                      "velo: this operation's response is not described: list its members with BOOST_DESCRIBE_STRUCT, "
                      "or say using response = void");
    }
};

namespace detail {

template <class Op>
consteval bool path_is_well_formed() {
    std::string_view rest = Op::endpoint.path;
    if (!rest.starts_with('/')) return false;
    for (;;) {
        std::size_t const open = rest.find_first_of("{}");
        if (open == std::string_view::npos) return true;
        std::size_t const close = rest.find_first_of("{}", open + 1);
        if (rest[open] != '{' || close == std::string_view::npos || rest[close] != '}' || close == open + 1) {
            return false;
        }
        rest.remove_prefix(close + 1);
    }
}

template <class Op>
consteval bool errors_are_errors() {
    for (int const status : Op::endpoint.errors) {
        int count = 0;
        for (int const other : Op::endpoint.errors) count += other == status ? 1 : 0;
        if (status < 400 || status > 599 || count != 1) return false;
    }
    return true;
}

/// True for a member that no part of the request carries: it is not wrapped and not the body.
template <class Op, class M>
inline constexpr bool is_unmapped = location_of<Op, M>() != parameter_location::body && !wrapper<typename M::type>;

/// A value that `argument_text` writes.
template <class T>
concept argument_value = enumeration<T> || textual<T> || secret<T> || std::is_arithmetic_v<T> ||
                         std::is_same_v<T, std::string> || requires(T const& bounded) { bounded.value() >= T::low; };

/// A `std::vector` or a `list`.
template <class T>
concept argument_list = is_std_vector<T> || is_list<T>;
template <class T>
struct item_of {
    using type = T;
};
template <argument_list T>
struct item_of<T> {
    using type = typename T::value_type;
};

/// True for a member of the path, the query or the header whose value has no text form.
template <class Op, class M>
inline constexpr bool is_without_text =
    location_of<Op, M>() != parameter_location::body && location_of<Op, M>() != parameter_location::credential &&
    !argument_value<typename item_of<unwrapped_t<typename M::type>>::type>;

/// True for a member whose stated location is none that can be stated.
template <class M>
consteval bool has_stated_location_of_another_kind() noexcept {
    if constexpr (requires { M::attributes::location; }) {
        return M::attributes::location != parameter_location::header &&
               M::attributes::location != parameter_location::query;
    } else {
        return false;
    }
}

/// True for a header argument whose field the caller may not write.
template <class Op, class M>
consteval bool has_reserved_header() noexcept {
    if constexpr (location_of<Op, M>() == parameter_location::header) {
        return !is_free_header(header_name<M>);
    } else {
        return false;
    }
}

/// What is wrong with one member, in the order in which the check asks.
enum class member_mistake { none, wrong_location, unmapped, without_text, reserved_header };

/// What the check compares of the members. A table of them is cheaper to compile than functions of their types.
struct member_facts {
    std::string_view wire;
    parameter_location location;
    bool is_required;
    member_mistake mistake;
};

template <class Op, class M>
consteval member_mistake mistake_of() noexcept {
    if (has_stated_location_of_another_kind<M>()) return member_mistake::wrong_location;
    if (is_unmapped<Op, M>) return member_mistake::unmapped;
    if (is_without_text<Op, M>) return member_mistake::without_text;
    if (has_reserved_header<Op, M>()) return member_mistake::reserved_header;
    return member_mistake::none;
}

template <class Op, class... D>
consteval std::array<member_facts, sizeof...(D)> make_member_facts(boost::mp11::mp_list<D...>) noexcept {
    return {member_facts{member_of<D>::wire, location_of<Op, member_of<D>>(), is_required<typename member_of<D>::type>,
                         mistake_of<Op, member_of<D>>()}...};
}
/// In the order of the members.
template <class Op>
inline constexpr auto facts_of_members = make_member_facts<Op>(described_members<Op>{});

/// The index of the first member whose `fact` is `wanted`; the number of members if there is none.
template <class Op, class Fact>
consteval std::size_t first_member_with(Fact member_facts::* fact, Fact wanted) noexcept {
    std::size_t index = 0;
    while (index != member_count<Op> && facts_of_members<Op>[index].*fact != wanted) ++index;
    return index;
}
template <class Op, std::size_t Index>
using member_at = member_of<boost::mp11::mp_at_c<described_members<Op>, Index>>;

template <class Op, parameter_location P>
inline constexpr bool has_member_in = first_member_with<Op>(&member_facts::location, P) != member_count<Op>;

template <class Op>
consteval bool every_placeholder_has_a_member() noexcept {
    for (std::string_view rest = Op::endpoint.path; !rest.empty();) {
        std::string_view const name = next_path_piece(rest).placeholder;
        if (!name.empty() && first_member_with<Op>(&member_facts::wire, name) == member_count<Op>) return false;
    }
    return true;
}

template <class Op>
consteval bool names_are_unique() noexcept {
    std::size_t index = 0;
    for (member_facts const& m : facts_of_members<Op>) {
        if (first_member_with<Op>(&member_facts::wire, m.wire) != index++) return false;
    }
    return true;
}

template <class Op>
consteval bool path_members_are_required() noexcept {
    for (member_facts const& m : facts_of_members<Op>) {
        if (m.location == parameter_location::path && !m.is_required) return false;
    }
    return true;
}

/// The type that has to be described before `T` can be a body or a response: `T` or a type in it; `void` if none.
/// A format of its own knows what it can write and read.
template <class T>
using not_a_model =
    std::conditional_t<own_format<T>, void, std::conditional_t<described<T> || argument_list<T>, undescribed_in<T>, T>>;

/// The same for the body of `Op`.
template <class Op>
consteval auto find_undescribed_in_body() {
    constexpr std::size_t body = first_member_with<Op>(&member_facts::location, parameter_location::body);
    if constexpr (body == member_count<Op>) {
        return std::type_identity<void>{};
    } else {
        return std::type_identity<not_a_model<unwrapped_t<typename member_at<Op, body>::type>>>{};
    }
}

template <class Op>
consteval auto check_endpoint() {
    constexpr std::size_t none = member_count<Op>;
    constexpr std::size_t wrong_location =
        first_member_with<Op>(&member_facts::mistake, member_mistake::wrong_location);
    constexpr std::size_t unmapped = first_member_with<Op>(&member_facts::mistake, member_mistake::unmapped);
    constexpr std::size_t without_text = first_member_with<Op>(&member_facts::mistake, member_mistake::without_text);
    constexpr std::size_t reserved = first_member_with<Op>(&member_facts::mistake, member_mistake::reserved_header);
    constexpr bool takes_no_body = Op::endpoint.method == method::get || Op::endpoint.method == method::delete_;
    using undescribed_body = typename decltype(find_undescribed_in_body<Op>())::type;
    using undescribed_response = not_a_model<typename Op::response>;

    if constexpr (wrong_location != none) {
        return location_follows_from_the_name<Op, member_at<Op, wrong_location>>{};
    } else if constexpr (!path_is_well_formed<Op>()) {
        return path_is_malformed<Op>{};
    } else if constexpr (!every_placeholder_has_a_member<Op>()) {
        return placeholder_without_member<Op>{};
    } else if constexpr (!names_are_unique<Op>()) {
        return two_members_with_one_name<Op>{};
    } else if constexpr (unmapped != none) {
        return member_without_location<Op, typename member_at<Op, unmapped>::type>{};
    } else if constexpr (!path_members_are_required<Op>()) {
        return placeholder_member_may_be_absent<Op>{};
    } else if constexpr (without_text != none) {
        return argument_without_text<Op, member_at<Op, without_text>>{};
    } else if constexpr (reserved != none) {
        return header_is_not_free<Op, member_at<Op, reserved>>{};
    } else if constexpr (takes_no_body && has_member_in<Op, parameter_location::body>) {
        return body_on_get<Op>{};
    } else if constexpr (!std::is_void_v<undescribed_body>) {
        return body_is_not_described<Op, undescribed_body>{};
    } else if constexpr (!std::is_void_v<typename Op::response> && !std::is_void_v<undescribed_response>) {
        return response_is_not_described<Op, undescribed_response>{};
    } else if constexpr (Op::endpoint.success < 200 || Op::endpoint.success > 299) {
        return success_status_is_not_2xx<Op>{};
    } else if constexpr (!errors_are_errors<Op>()) {
        return error_status_is_not_an_error<Op>{};
    } else {
        return check_passed<Op>{};
    }
}

}  // namespace detail

/// The check of the descriptor of `Op`: `check_passed<Op>`, or the first mistake.
template <class Op>
using endpoint_check = decltype(detail::check_endpoint<Op>());

/// True when the descriptor of `Op` has no mistake. It never stops the compiler: use it in a `requires` clause of your
/// own.
template <class Op>
concept valid_operation = operation<Op> && endpoint_check<Op>::passed;

}  // namespace velo::inline VELO_ABI::rest

#endif
