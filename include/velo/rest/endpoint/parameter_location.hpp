// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_PARAMETER_LOCATION_HPP
#define VELO_REST_ENDPOINT_PARAMETER_LOCATION_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/path_template.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <concepts>
#include <string_view>

namespace velo::inline v0::rest {

/// The part of a request that carries an argument (OpenAPI: `in`).
enum class parameter_location {
    path,        ///< the `{placeholder}` of the argument's name
    query,       ///< `?name=value`, unless the argument is absent
    body,        ///< the whole body: the member called `body`
    credential,  ///< the Authorization header, in place of the client's credential
};

/// A secret text that is the credential of the call which contains it. Its rule states `is_credential = true`. Model:
/// `bearer_token`.
template <class T>
concept credential = requires { requires T::rule::is_credential; };

/// The location of member `M` (a `member_of`) of operation `Op`.
template <class Op, class M>
[[nodiscard]] consteval parameter_location location_of() noexcept {
    if constexpr (credential<unwrapped_t<typename M::type>>) return parameter_location::credential;
    if (has_placeholder(Op::endpoint.path, M::wire)) return parameter_location::path;
    if (M::name == std::string_view("body")) return parameter_location::body;
    return parameter_location::query;
}

}  // namespace velo::inline v0::rest

#endif
