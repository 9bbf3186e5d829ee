// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_ROUTER_HPP
#define VELO_FAKE_ROUTER_HPP

#include <velo/fake/arguments.hpp>
#include <velo/fake/caller.hpp>
#include <velo/fake/list_users.hpp>
#include <velo/fake/login.hpp>
#include <velo/fake/response.hpp>
#include <velo/fake/state.hpp>
#include <velo/fake/updates.hpp>
#include <velo/operations.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/match_path.hpp>
#include <velo/rest/http/percent_decode.hpp>
#include <velo/rest/request/request.hpp>

#include <boost/mp11/list.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::detail {

/// The status of a response to invalid arguments: 400, or the nearest one that the operation documents. With 404 an
/// invalid id names a user who does not exist.
template <class Op>
[[nodiscard]] consteval int status_of_invalid_arguments() {
    for (int const status : {400, 404, 403, 401}) {
        if (Op::endpoint.errors.contains(status)) return status;
    }
    return 0;
}

/// The response to a sender who may not make a request with this security; `std::nullopt` to others. Sets `caller` to
/// the owner of the token.
[[nodiscard]] inline std::optional<fake_response> refuse_sender(fake_state& state, rest::request const& q,
                                                                rest::security security, accepted_tokens accepted,
                                                                std::optional<fake_caller>& caller) {
    if (security == rest::security::basic && !knows_key(state, q)) {
        return refuse(state, 401, "the key and secret are not known");
    }
    if (security == rest::security::bearer) {
        caller = authenticate(state, q);
        if (!caller) return refuse(state, 401, "the access token is missing, unknown, expired or revoked");
        if (!caller->has_token_for(accepted)) return not_permitted(state);
    }
    return std::nullopt;
}

/// Serves a request for `Op`: authenticates the caller, reads the arguments, and applies the rules of the operation,
/// which are the overloads of `respond`.
template <class Op>
[[nodiscard]] fake_response serve(fake_state& state, fake_request const& q) {
    std::optional<fake_caller> caller;
    if (auto refused = refuse_sender(state, q.request, Op::endpoint.security, tokens_of<Op>, caller)) {
        return *std::move(refused);
    }
    fake_arguments<Op> const arguments(q);
    if (!arguments.invalid.empty()) {
        return refuse(state, status_of_invalid_arguments<Op>(), arguments.invalid.front());
    }
    if constexpr (Op::endpoint.security == rest::security::bearer) {
        return respond(state, *caller, arguments.op);
    } else {
        return respond(state, arguments.op);
    }
}

/// An operation that the fake serves.
struct fake_route {
    rest::endpoint const* endpoint;
    fake_response (*serve)(fake_state&, fake_request const&);
};
template <class... Op>
[[nodiscard]] constexpr std::array<fake_route, sizeof...(Op)> routes_of(boost::mp11::mp_list<Op...>) noexcept {
    return {{{&Op::endpoint, &serve<Op>}...}};
}

/// Finds the operation with the method and path of a request, and serves it. `std::nullopt` if there is none. If two
/// path templates match, the one with fewer placeholders is chosen: `/v2/users/self` is not a user whose id is `self`.
[[nodiscard]] inline std::optional<fake_response> route(fake_state& state, rest::request const& q) {
    std::string_view const path = q.target.substr(0, q.target.find('?'));
    fake_route const* best = nullptr;
    // Still percent-encoded, so that an encoded slash stays inside its segment.
    rest::path_values best_values;
    static constexpr auto routes = routes_of(operations());
    for (fake_route const& r : routes) {
        if (r.endpoint->method != q.method) continue;
        auto values = rest::match_path(path, r.endpoint->path);
        if (!values || (best != nullptr && best_values.size() <= values->size())) continue;
        best_values = *std::move(values);
        best = &r;
    }
    if (best == nullptr) return std::nullopt;
    fake_request found{q};
    for (auto const& [name, value] : best_values) found.path.emplace_back(name, rest::percent_decode(value));
    if (path.size() != q.target.size()) found.query = parse_query(q.target.substr(path.size() + 1));
    return best->serve(state, found);
}

}  // namespace velo::inline VELO_ABI::detail

#endif
