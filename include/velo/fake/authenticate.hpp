// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_AUTHENTICATE_HPP
#define VELO_FAKE_AUTHENTICATE_HPP

#include <velo/fake/caller.hpp>
#include <velo/fake/reply.hpp>
#include <velo/login/velo_auth.hpp>

#include <chrono>
#include <utility>

namespace velo::inline v0::detail {

/// The document's example: a token lives 1799 seconds.
inline constexpr std::chrono::seconds token_lifetime{1799};

[[nodiscard]] inline fake_reply answer(fake_world& world, velo_auth const&) {
    auth_response token;
    token.access_token = world.issue_token(std::nullopt, token_lifetime);
    token.token_type = std::string("bearer");
    token.expires_in = static_cast<double>(token_lifetime.count());
    return ok(token);
}

}  // namespace velo::inline v0::detail

#endif
