// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_AUTH_RULES_HPP
#define VELO_REST_TESTING_AUTH_RULES_HPP

#include <velo/rest/auth/api_key_place.hpp>
#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/refreshing_auth.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/request/extra_headers.hpp>
#include <velo/rest/testing/common_rules.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI::rest::testing {

namespace detail {

/// What an Auth wrote for one request.
struct written_credential {
    errc code = errc::none;
    std::string target{};         ///< with what an API key added
    std::string authorization{};  ///< with what was there before
    std::string fields{};         ///< of the header, each with a line feed
};

/// Asks `auth` for the credential of security `S`, with `before` in the buffer of the Authorization field.
template <security S, class A>
written_credential ask(A const& auth, std::string_view before = {}) {
    secure_buffer target("/x"), authorization(before);
    extra_headers headers;
    written_credential out;
    if constexpr (S == security::api_key) {
        out.code = auth.authorize(api_key_security{}, api_key_place(target, headers));
    } else {
        out.code = auth.authorize(security_constant<S>{}, authorization);
    }
    out.target = target.view();
    out.authorization = authorization.view();
    for (std::size_t i = 0; i != headers.size(); ++i)
        out.fields.append(headers[i].name).append(": ").append(headers[i].value) += '\n';
    return out;
}

/// The rules for one kind of credential.
template <security S, class A>
void add_auth_rules(A const& auth, std::vector<rule_result>& all) {
    auto const rule = [&](std::string_view name, auto test) { all.push_back({name, test()}); };

    rule("a credential is appended", [&]() -> std::string {
        written_credential const w = ask<S>(auth, "before");
        if (!w.authorization.starts_with("before") || !w.target.starts_with("/x"))
            return "what was in the buffer before is not there";
        bool const is_there = w.authorization.size() > 6 || w.target.size() > 2 || !w.fields.empty();
        return is_there == (w.code == errc::none) ? "" : "it says one thing and appends another";
    });
    rule("a credential is visible ASCII with single spaces", [&]() -> std::string {
        written_credential const w = ask<S>(auth);
        for (char const c : w.authorization + w.target) {
            if (c < ' ' || c > '~') return "it has a character that is not visible ASCII";
        }
        std::string_view const a = w.authorization;
        return a.find("  ") == std::string_view::npos && !a.starts_with(' ') && !a.ends_with(' ')
                   ? ""
                   : "it has spaces that a server may drop";
    });
    rule("a credential has its scheme", [&]() -> std::string {
        std::string_view const scheme = S == security::basic ? "Basic " : S == security::bearer ? "Bearer " : "";
        written_credential const w = ask<S>(auth);
        return w.code != errc::none || w.authorization.starts_with(scheme) ? "" : "its scheme is another";
    });
    rule("the code is one of a credential", [&]() -> std::string {
        errc const code = ask<S>(auth).code;
        return code == errc::none || code == errc::no_credential || code == errc::invalid_credential ||
                       code == errc::insecure_transport
                   ? ""
                   : "it says '" + std::string(to_text(code)) + "'";
    });
    rule("a copy has the same result", [&]() -> std::string {
        A const copy(auth);
        return ask<S>(copy).code == ask<S>(auth).code ? "" : "a copy has another result";
    });
}

}  // namespace detail

/// Tests an Auth against the requirements of `auth`, for each kind of credential that it supports. Returns one result
/// per rule and kind. Asks it about ten times for each; a token that calls fetch from the server (`refreshing_auth`) is
/// not asked for.
template <auth A>
[[nodiscard]] std::vector<rule_result> auth_rules(A const& auth) {
    std::vector<rule_result> all;
    if constexpr (A::supports(security::basic)) detail::add_auth_rules<security::basic>(auth, all);
    if constexpr (A::supports(security::bearer) && !refreshing_auth<A>)
        detail::add_auth_rules<security::bearer>(auth, all);
    if constexpr (supports_api_key<A>) detail::add_auth_rules<security::api_key>(auth, all);
    return all;
}

}  // namespace velo::inline VELO_ABI::rest::testing

#endif
