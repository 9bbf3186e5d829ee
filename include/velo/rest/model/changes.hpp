// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_CHANGES_HPP
#define VELO_REST_MODEL_CHANGES_HPP

#include <velo/rest/model/check.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <concepts>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// The error of `changes`: a member whose change cannot be sent. It does not hold the value, which may be private.
struct invalid_change {
    std::string_view member;    ///< its name in C++; static text
    std::string_view expected;  ///< what it must be instead; static text in English, safe to log

    /// Returns "first_name: expected …". Calls to allocate may throw.
    [[nodiscard]] std::string message() const { return std::string(member) + ": expected " + std::string(expected); }

    friend bool operator==(invalid_change const&, invalid_change const&) = default;
};

/// Called by `value()` of a `changes_result` without a value: throws `std::invalid_argument` with the message.
[[noreturn]] inline void throw_exception_from_error(invalid_change const& e, boost::source_location const& where) {
    boost::throw_exception(std::invalid_argument(e.message()), where);
#if defined(BOOST_NO_EXCEPTIONS)
    for (;;) {
    }
#endif
}

/// The result of `changes`: a body to send, `std::nullopt` if there is nothing to send, or the reason why a change
/// cannot be sent.
template <class Body>
using changes_result = boost::system::result<std::optional<Body>, invalid_change>;

namespace detail {

/// True if `T` has a member with the C++ name of `M`.
template <class T, class M>
inline constexpr bool has_same_member = any_member<T>([]<class O>(O) { return O::name == M::name; });

/// True if `T` has a member with the name of one of `Body`.
template <class T, class Body>
inline constexpr bool shares_member = any_member<Body>([]<class M>(M) { return has_same_member<T, M>; });

/// True if `member` of a model says something: an absent field and an empty list say nothing.
template <class T>
[[nodiscard]] constexpr bool is_stated(T const& member) noexcept {
    if constexpr (is_field<T>) {
        return !member.is_absent();
    } else if constexpr (is_std_vector<T>) {
        return !member.empty();
    } else if constexpr (wrapper<T>) {
        return member.has_value();
    } else {
        return true;
    }
}

/// Sets `target` to `value`. Returns what is expected instead, or empty text. Calls to allocate may throw.
template <class T, class V>
[[nodiscard]] constexpr std::string_view set_change(T& target, V const& value) {
    using wanted = typename T::value_type;
    if constexpr (std::same_as<V, wanted>) {
        target.emplace(value);
    } else if constexpr (requires { value.is_known(); }) {
        auto const known = value.value();
        if (!known) {
            if constexpr (enumeration<wanted>) {
                return one_of<wanted>;
            } else {
                return wanted::expected;
            }
        }
        target.emplace(*known);
    } else if constexpr (std::integral<V> && requires { wanted::checked(value); }) {
        auto const checked = wanted::checked(value);
        if (!checked) return checked.error().expected;
        target.emplace(*checked);
    } else if constexpr (requires { wanted::checked(std::string_view(value)); }) {
        auto const checked = wanted::checked(std::string_view(value));
        if (!checked) return checked.error().expected;
        target.emplace(*checked);
    } else {
        static_assert(never<wanted, V>,
                      "velo: a member of this update has another type than the member of this name: set it by hand");
    }
    return {};
}

}  // namespace detail

/// Returns the smallest `Body` that turns `before` into `after`, by the descriptions of both structs: members are
/// paired by their names.
///
///  - A member of `after` that is absent keeps what `before` has, as in an update request.
///  - A member that is equal in both is not sent, whatever it holds.
///  - Null in `after` is sent as null, and clears the property. A value is checked, and sent.
///  - A member of `Body` that the model does not have, as a verification code, is left absent.
///  - A change that `Body` has no member for is an error that names the member: nothing is lost silently.
///
/// The members of `Body` are `field` or `optional`. Calls to allocate may throw.
template <described Body, described Model>
[[nodiscard]] changes_result<Body> changes(Model const& before, Model const& after) {
    static_assert(std::default_initializable<Body>, "velo: an update without changes is Body{}: it needs no member");
    static_assert(detail::shares_member<Model, Body>, "velo: this update has no member of the model");
    Body body{};
    bool is_changed = false;
    std::optional<invalid_change> problem;
    any_member<Model>([&]<class M>(M) {
        auto const& wanted = M::get(after);
        if (!detail::is_stated(wanted) || wanted == M::get(before)) return false;
        if constexpr (!detail::has_same_member<Body, M>) {
            problem = {M::name, "no change: this update does not have it"};
        } else {
            any_member<Body>([&]<class B>(B) {
                if constexpr (B::name == M::name) {
                    auto& target = B::get(body);
                    using target_type = std::remove_reference_t<decltype(target)>;
                    static_assert(is_field<target_type> || is_optional<target_type>,
                                  "velo: an update has a member of this type: its members are field or optional");
                    bool is_null = false;
                    if constexpr (requires { wanted.is_null(); }) is_null = wanted.is_null();
                    std::string_view expected;
                    if (is_null) {
                        if constexpr (is_field<target_type>) {
                            target.set_null();
                        } else {
                            expected = "a value: this update cannot clear it";
                        }
                    } else if constexpr (wrapper<std::remove_cvref_t<decltype(wanted)>>) {
                        expected = detail::set_change(target, *wanted);
                    } else {
                        expected = detail::set_change(target, wanted);
                    }
                    if (!expected.empty()) problem = {M::name, expected};
                    is_changed = true;
                    return true;
                } else {
                    return false;
                }
            });
        }
        return problem.has_value();
    });
    if (problem) return *problem;
    if (!is_changed) return std::optional<Body>();
    return std::optional<Body>(std::move(body));
}

}  // namespace velo::inline VELO_ABI::rest

#endif
