// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_BASIC_HPP
#define VELO_REST_AUTH_BASIC_HPP

#include <velo/rest/auth/base64.hpp>
#include <velo/rest/endpoint/security.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <string_view>

namespace velo::inline v0::rest {

/// HTTP Basic (RFC 7617): a key and a secret. A key with a colon cannot be told from its secret by the server, so it is
/// refused when the call is made (`errc::no_credential`).
/// Thread safety: const, so any number of threads may use one object.
class basic {
  public:
    /// The field's value is made here, once, so that a call allocates nothing. Calls to allocate may throw.
    basic(secret_string const& key, secret_string const& secret) {
        if (key.reveal().find(':') != std::string_view::npos) return;
        secure_buffer pair(key.reveal());
        pair.push_back(':');
        pair.append(secret.reveal());
        value_.append("Basic ");
        append_base64(pair.view(), value_);
    }

    [[nodiscard]] static constexpr bool supports(security s) noexcept { return s == security::basic; }

    [[nodiscard]] errc authorize(basic_security, secure_buffer& out) const {
        if (value_.empty()) return errc::no_credential;
        out.append(value_.view());
        return errc::none;
    }

  private:
    secure_buffer value_;
};

}  // namespace velo::inline v0::rest

#endif
