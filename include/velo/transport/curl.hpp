// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TRANSPORT_CURL_HPP
#define VELO_TRANSPORT_CURL_HPP

#include <velo/environment.hpp>
#include <velo/rest/transport/curl.hpp>

#include <utility>

namespace velo::inline VELO_ABI {

/// Limits, trust and proxy of the libcurl transport.
using rest::curl_options;
/// Trust and identity over https.
using rest::tls_options;
/// For `tls_options::minimum_version`.
using rest::tls_version;

/// libcurl transport whose default server is the sandbox: `velo::curl api;`. For everything else see `rest::curl`.
class curl : public rest::curl {
  public:
    /// Connects to `server`: `velo::sandbox`, `velo::production` or any other URL. Throws `boost::system::system_error`
    /// with `errc::tls_failed` if what `options.tls` names cannot be read.
    explicit curl(server_url const& server = sandbox, curl_options options = {})
        : rest::curl(server, std::move(options)) {}
};

}  // namespace velo::inline VELO_ABI

#endif
