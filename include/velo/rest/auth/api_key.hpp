// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_API_KEY_HPP
#define VELO_REST_AUTH_API_KEY_HPP

#include <velo/rest/auth/api_key_place.hpp>
#include <velo/rest/auth/credential_problem.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/error/errc.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// An Auth that sends one key with each call whose security is `api_key`: in a header field, or in the query. A query
/// ends in the logs of servers and proxies, so choose it only when the API has nothing else.
///
///     rest::client client(transport, rest::api_key::in_header("X-Api-Key", key));
///
/// Thread safety: as a value. The key is kept in memory that is zeroed when it is released.
class api_key {
  public:
    /// `true` for `api_key`.
    static constexpr bool supports(security s) noexcept { return s == security::api_key; }

    /// Sends `key` as the header field `name`, which is static text. Calls to allocate may throw.
    [[nodiscard]] static api_key in_header(std::string_view name, secret_string key) {
        return {name, std::move(key), false};
    }
    /// Sends `key` as the query parameter `name`, which is static text. Calls to allocate may throw.
    [[nodiscard]] static api_key in_query(std::string_view name, secret_string key) {
        return {name, std::move(key), true};
    }

    /// Writes the key to its place. `no_credential` for an empty key, `invalid_credential` for one with a control
    /// character or a space at an end, and for a header field that the client writes itself. Calls to allocate may
    /// throw.
    [[nodiscard]] credential_problem authorize(api_key_security, api_key_place place) const {
        std::string_view const key = key_.reveal();
        if (key.empty()) return {errc::no_credential, "the API key", "is empty"};
        if (auto const what = detail::forbidden_in_credentials(key); !what.empty())
            return {errc::invalid_credential, "the API key", what};
        if (is_in_query_) {
            place.query(name_, key);
        } else if (!place.header(name_, key)) {
            return {errc::invalid_credential, "the API key", "is for a header field that the client writes itself"};
        }
        return {};
    }

  private:
    api_key(std::string_view name, secret_string key, bool is_in_query)
        : name_(name), key_(std::move(key)), is_in_query_(is_in_query) {}

    std::string_view name_;
    secret_string key_;
    bool is_in_query_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
