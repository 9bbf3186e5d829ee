// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_REQUEST_FORM_HPP
#define VELO_REST_REQUEST_FORM_HPP

#include <velo/rest/endpoint/endpoint_check.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/wrapper.hpp>
#include <velo/rest/request/build.hpp>

#include <cstddef>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// True for a value of a form: it has a text, or is a list of such values.
template <class T>
inline constexpr bool is_form_value = argument_value<typename item_of<T>::type>;

/// True for a struct whose members all are values of a form.
template <class T>
inline constexpr bool is_form =
    !any_member<T>([]<class M>(M) { return !is_form_value<unwrapped_t<typename M::type>>; });

/// Calls `f` with the text of `value`, a value of a form, or with that of each item of a list.
template <class T, class F>
void for_each_text(T const& value, F&& f) {
    if constexpr (argument_list<T>) {
        for (std::size_t i = 0; i != value.size(); ++i) {
            typename T::value_type const& item = value[i];
            for_each_text(item, f);
        }
    } else {
        auto const text = argument_text(value);
        f(std::string_view(text));
    }
}

/// Calls `f` with `member`, or with the value of its wrapper if it has one.
template <class W, class F>
void with_value(W const& member, F&& f) {
    if constexpr (wrapper<W>) {
        if (member.has_value()) f(*member);
    } else {
        f(member);
    }
}

}  // namespace detail

/// The format of a body as HTML forms send it, `name=value&name=value`:
///
///     struct token_request {
///         rest::required<std::string> grant_type;
///         rest::optional<std::string> scope = {};
///         using format = rest::form;
///     };
///
/// The members are written as arguments of the query are; absent and null ones are left out, secrets are written in
/// clear, and a list is repeated.
struct form {
    static constexpr std::string_view media_type = "application/x-www-form-urlencoded";  ///< as sent

    /// Appends the members of `value`. Calls to allocate may throw.
    template <described T, class Serializer>
    static void write(T const& value, Serializer const&, secure_buffer& out) {
        static_assert(detail::is_form<T>,
                      "velo: a value of this form has no text: it is a std::string, a rest::text<rule>, a secret, a "
                      "number, a bool, a date, an enum, or a list of them");
        if constexpr (detail::is_form<T>) {
            for_each_member<T>([&]<class M>(M) {
                detail::with_value(M::get(value), [&](auto const& held) {
                    detail::for_each_text(held, [&](std::string_view text) {
                        if (!out.empty()) out.push_back('&');
                        percent_encode(M::wire, out);
                        out.push_back('=');
                        percent_encode(text, out);
                    });
                });
            });
        }
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
