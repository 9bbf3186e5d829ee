// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_LOGIN_API_HPP
#define VELO_LOGIN_API_HPP

#include <velo/login/logout.hpp>
#include <velo/login/reset_password.hpp>
#include <velo/login/validate_access_token.hpp>
#include <velo/login/velo_auth.hpp>

#include <utility>

namespace velo::inline v0 {

/// The 4 operations that go with the Users API as member functions with the document's names. No logic of its own; each
/// returns what the client's `call` returns. `velo_auth` needs a client with `basic`, `logout` and
/// `validate_access_token` one with `bearer`, `reset_password` any; another does not compile.
/// Thread safety: as the client, of which it holds a copy.
template <class Client>
class login_api {
    template <class Op>
    using options_of = typename Client::template options_of<Op>;

  public:
    explicit login_api(Client client) : client_(std::move(client)) {}

    [[nodiscard]] auto logout(options_of<velo::logout> const& o = {}) const { return client_.call(velo::logout{}, o); }
    [[nodiscard]] auto reset_password(reset_password_request const& body,
                                      options_of<velo::reset_password> const& o = {}) const {
        return client_.call(velo::reset_password{body}, o);
    }
    [[nodiscard]] auto validate_access_token(access_token_validation_request const& body,
                                             rest::optional<rest::bearer_token> const& authorization = {},
                                             options_of<velo::validate_access_token> const& o = {}) const {
        return client_.call(velo::validate_access_token{body, authorization}, o);
    }
    [[nodiscard]] auto velo_auth(velo::velo_auth const& op = {}, options_of<velo::velo_auth> const& o = {}) const {
        return client_.call(op, o);
    }

  private:
    Client client_;
};

}  // namespace velo::inline v0

#endif
