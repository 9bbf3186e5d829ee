// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_BASIC_HPP
#define VELO_REST_AUTH_BASIC_HPP

#include <velo/rest/auth/base64.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <string_view>

namespace velo::inline v0::rest {

/// The Auth of HTTP Basic (RFC 7617): a key and a secret. A key with a colon is refused when a call is made
/// (`errc::no_credential`), because the server could not tell it from the secret.
/// Thread safety: any number of threads.
class basic {
  public:
    /// Encodes the field's value once, so that a call allocates nothing. Calls to allocate may throw.
    basic(secret_string const& key, secret_string const& secret) {
        if (key.reveal().find(':') != std::string_view::npos) return;
        secure_buffer pair(key.reveal());
        pair.push_back(':');
        pair.append(secret.reveal());
        value_.append("Basic ");
        append_base64(pair.view(), value_);
    }

    /// True for `security::basic`.
    [[nodiscard]] static constexpr bool supports(security s) noexcept { return s == security::basic; }

    /// Appends the field's value. Calls to allocate may throw.
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
