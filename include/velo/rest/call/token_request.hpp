// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_CALL_TOKEN_REQUEST_HPP
#define VELO_REST_CALL_TOKEN_REQUEST_HPP

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/call/call_buffers.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/invalid_field.hpp>
#include <velo/rest/request/build.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/transport/attempt.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace velo::inline v0::rest {

namespace detail {

template <class Auth, class Otherwise>
struct token_handle {
    using type = Otherwise;
};
template <refreshing_auth Auth, class Otherwise>
struct token_handle<Auth, Otherwise> {
    using type = typename std::remove_cvref_t<decltype(std::declval<Auth const&>().tokens())>::handle;
};

}  // namespace detail

/// Writes the request with which `auth` gets a token; returns why it cannot be sent. Calls to allocate may throw.
template <refreshing_auth Auth, class Serializer>
[[nodiscard]] errc build_token_request(Auth const& auth, Serializer const& serializer, request_buffers& memory) {
    using operation = typename Auth::token_operation;
    static_assert(!has_body<operation> && Auth::supports(operation::endpoint.security));
    memory.clear();
    auto const op = auth.token_request();
    if (build_target(op, memory.target)) return errc::invalid_request;
    static_cast<void>(serializer);
    return auth.authorize(security_constant<operation::endpoint.security>{}, memory.authorization) ? errc::no_credential
                                                                                                   : errc{};
}

/// The token in an answer; nothing when there is none that can be read. Calls to allocate may throw.
template <refreshing_auth Auth, class Serializer>
[[nodiscard]] std::optional<token_grant> read_token_grant(response const& received, Serializer const& serializer) {
    auto model = make_blank<typename Auth::token_response>();
    if (serializer.read(received.body(), model)) return std::nullopt;
    return Auth::grant_of(std::move(model));
}

/// Why there is no token, in our own words: "velo_auth: HTTP 401 unauthorized". Calls to allocate may throw.
[[nodiscard]] inline std::string token_failure(std::string_view operation, attempt const& a, int status) {
    std::string text(operation);
    text += ": ";
    if (a.error) {
        text += a.error.message();
    } else if (status >= 200 && status <= 299) {
        text += "the answer has no token";
    } else {
        text += status_code(status).message();
    }
    return text;
}

}  // namespace velo::inline v0::rest

#endif
