// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_HPP
#define VELO_REST_TRANSPORT_CURL_HPP

#include <velo/rest/memory/owning_ptr.hpp>
#include <velo/rest/memory/shared_object.hpp>
#include <velo/rest/transport/curl/handle.hpp>
#include <velo/rest/transport/curl/options.hpp>
#include <velo/rest/transport/curl/outcome.hpp>
#include <velo/rest/transport/curl/pool.hpp>
#include <velo/rest/transport/curl/setup.hpp>
#include <velo/rest/transport/http1/write_head.hpp>
#include <velo/rest/transport/server_url.hpp>
#include <velo/rest/transport/transport.hpp>

#include <curl/curl.h>

#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Blocking Transport over libcurl.
///
///  - HTTP/1.1 and, as an option, HTTP/2; HTTPS with TLS 1.2 or newer. The certificate chain and the host name are
///    verified.
///  - Connections are kept alive and shared by all copies. A connection whose request failed is closed, and so is one
///    that was idle for too long or is too old.
///  - An idle connection is checked before it is reused, and replaced if the server closed it or sent bytes on it.
///  - A proxy carries https only, and nothing to this machine, whatever the environment says.
///  - After `fork` the child makes connections of its own.
///  - libcurl and its TLS library keep copies of credentials that this library cannot zero.
///
/// Thread safety: safe, also for copies.
class curl {
  public:
    /// Connects to `server`. Throws `boost::system::system_error` with `errc::tls_failed` if what `options.tls` names
    /// cannot be read, and with `errc::invalid_credential` if user or password of the proxy cannot be sent. Calls to
    /// allocate may throw.
    explicit curl(server_url const& server, curl_options options = {})
        : shared_(detail::shared_object<shared>::make(server, std::move(options))) {}

    /// True if the server is `https` or on this machine.
    [[nodiscard]] bool is_confidential() const noexcept { return shared_->setup.server.is_confidential(); }

    /// Sends `q` and receives `r`. See `transport`.
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::limited(passed, delivery::not_sent);
        if (!http1::is_sendable(q)) return attempt::failed(errc::invalid_request, delivery::not_sent);
        detail::io_clock::time_point const now = detail::io_clock::now();
        detail::owning_ptr<detail::curl_handle> handle = shared_->pool.take(now);
        if (handle->problem() != CURLE_OK) return detail::handle_missing(*handle);
        CURLcode const code = handle->run(q, r, limits, now);
        if (code != CURLE_OK) return detail::failed_attempt(*handle, code);
        attempt a = attempt::answered();
        a.reused_connection = handle->reused_connection();
        if (handle->keeps_alive()) shared_->pool.give_back(std::move(handle), detail::io_clock::now());
        return a;
    }

  private:
    /// State that copies share.
    struct shared {
        shared(server_url const& s, curl_options o) : setup(s, std::move(o)), pool(setup) {}
        detail::curl_setup setup;
        detail::curl_pool pool;
    };

    detail::shared_object<shared> shared_;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
