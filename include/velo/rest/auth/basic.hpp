// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_BASIC_HPP
#define VELO_REST_AUTH_BASIC_HPP

#include <velo/rest/auth/base64.hpp>
#include <velo/rest/endpoint/security.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <utility>

namespace velo::inline v0::rest {

/// HTTP Basic (RFC 7617): a key and a secret. A key with a colon cannot be told from its secret by the server, so it is
/// refused when the call is made (`errc::no_credential`).
/// Thread safety: const, so any number of threads may use one object.
class basic {
  public:
    basic(secret_string key, secret_string secret) noexcept : key_(std::move(key)), secret_(std::move(secret)) {}

    [[nodiscard]] static constexpr bool gives(security s) noexcept { return s == security::basic; }

    [[nodiscard]] boost::system::error_code authorize(basic_security, buffer& out) const {
        if (key_.reveal().find(':') != std::string_view::npos) return errc::no_credential;
        buffer pair(key_.reveal());
        pair.push_back(':');
        pair.append(secret_.reveal());
        out.append("Basic ");
        append_base64(pair.view(), out);
        return {};
    }

  private:
    secret_string key_;
    secret_string secret_;
};

}  // namespace velo::inline v0::rest

#endif
