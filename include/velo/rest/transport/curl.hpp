// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_HPP
#define VELO_REST_TRANSPORT_CURL_HPP

#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/curl/handle.hpp>
#include <velo/rest/transport/curl/options.hpp>
#include <velo/rest/transport/curl/transfer.hpp>
#include <velo/rest/transport/server_url.hpp>
#include <velo/rest/transport/transport.hpp>

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// Blocking Transport over libcurl.
///
///  - HTTP, and HTTPS with TLS 1.2 or newer. The certificate chain and the host name are verified.
///  - Connections are kept alive and shared by all copies. A connection whose request failed is closed.
///  - An idle connection is checked before it is reused, and replaced if the server closed it or sent bytes on it.
///  - libcurl and its TLS library keep copies of credentials that this library cannot zero.
///
/// Thread safety: safe, also for copies.
class curl {
  public:
    /// Connects to `server`. Calls to allocate may throw.
    explicit curl(server_url const& server, curl_options options = {})
        : shared_(std::make_shared<shared>(server, std::move(options))) {}

    /// True if the server is `https` or on this machine.
    [[nodiscard]] bool is_confidential() const noexcept {
        server_parts const parts = split(shared_->server);
        return parts.tls || parts.is_loopback();
    }

    /// Sends `q` and receives `r`. See `transport`.
    [[nodiscard]] attempt send(request const& q, response& r, send_limits const& limits = {}) const {
        if (errc const passed = limits.exceeded(); passed != errc::none)
            return attempt::failed(passed, delivery::not_sent);
        detail::curl_handle handle = shared_->take();
        if (!handle) return attempt::failed(errc::transport_failed, delivery::not_sent, "libcurl cannot make a handle");

        detail::curl_transfer transfer(r);
        detail::curl_fields fields;
        add_fields(fields, q);
        std::string const url = shared_->url_of(q.target);
        CURLcode code = configure(handle.easy.get(), transfer, fields, url, q, limits);
        if (code == CURLE_OK) code = detail::perform(handle, limits.stop);
        if (code == CURLE_OK && !transfer.head_is_whole) code = CURLE_PARTIAL_FILE;
        if (code == CURLE_OK) {
            attempt a = attempt::answered();
            long connections_made = 1;
            curl_easy_getinfo(handle.easy.get(), CURLINFO_NUM_CONNECTS, &connections_made);
            a.reused_connection = connections_made == 0;
            handle.forget_transfer();
            if (!transfer.closes) shared_->give_back(std::move(handle));
            return a;
        }
        // Before the first call of `on_request` libcurl has written nothing.
        delivery const delivered = transfer.requests_begun == 0 ? delivery::not_sent : delivery::maybe_sent;
        if (limits.stop.requested()) return attempt::failed(errc::cancelled, delivered);
        return attempt::failed(detail::errc_of(code, transfer), delivered, curl_easy_strerror(code));
    }

  private:
    /// State that copies share.
    struct shared {
        shared(server_url const& s, curl_options o) : server(s), options(std::move(o)) {}

        server_url server;
        curl_options options;
        std::mutex mutex;
        std::vector<detail::curl_handle> idle;

        /// Returns a handle with an idle connection that may be reused, or else a new one.
        detail::curl_handle take() {
            for (;;) {
                detail::curl_handle handle;
                {
                    std::lock_guard const lock(mutex);
                    if (idle.empty()) break;
                    handle = std::move(idle.back());
                    idle.pop_back();
                }
                if (handle.is_quiet()) return handle;
            }
            return detail::make_curl_handle();
        }

        /// Keeps a handle and its connection for later requests.
        void give_back(detail::curl_handle handle) {
            std::lock_guard const lock(mutex);
            idle.push_back(std::move(handle));
        }

        /// Returns the server's URL with `target` appended.
        [[nodiscard]] std::string url_of(std::string_view target) const {
            server_parts const parts = split(server);
            std::string url(parts.tls ? "https://" : "http://");
            url += parts.authority;
            url += parts.prefix;
            url += target;
            return url;
        }
    };

    static void add_fields(detail::curl_fields& fields, request const& q) {
        for (header const& h : q.headers) fields.add(h.name, h.value);
        // An empty value removes what libcurl would add by itself.
        fields.add("Expect", {});
        if (!q.has_body) fields.add("Content-Type", {});
    }

    /// Returns a limit in whole units: at least one, and at most what libcurl accepts.
    template <class Unit>
    static long rounded(duration limit) noexcept {
        auto const count = std::chrono::ceil<Unit>(limit).count();
        return static_cast<long>((std::clamp)(count, decltype(count){1}, decltype(count){1'000'000'000}));
    }

    CURLcode configure(CURL* handle, detail::curl_transfer& transfer, detail::curl_fields const& fields,
                       std::string const& url, request const& q, send_limits const& limits) const {
        curl_options const& options = shared_->options;
        CURLcode first = CURLE_OK;
        auto const set = [&](CURLoption option, auto value) {
            CURLcode const code = curl_easy_setopt(handle, option, value);
            if (first == CURLE_OK) first = code;
        };
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_PATH_AS_IS, 1L);
        set(CURLOPT_HTTPHEADER, fields.list());
        set(CURLOPT_PREREQFUNCTION, &detail::curl_transfer::on_request);
        set(CURLOPT_PREREQDATA, static_cast<void*>(&transfer));
        set(CURLOPT_HEADERFUNCTION, &detail::curl_transfer::on_header);
        set(CURLOPT_HEADERDATA, static_cast<void*>(&transfer));
        set(CURLOPT_WRITEFUNCTION, &detail::curl_transfer::on_body);
        set(CURLOPT_WRITEDATA, static_cast<void*>(&transfer));
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_HTTP09_ALLOWED, 0L);
        constexpr long oldest_tls = CURL_SSLVERSION_TLSv1_2;
        set(CURLOPT_SSLVERSION, oldest_tls);
        set(CURLOPT_SSL_VERIFYPEER, 1L);
        set(CURLOPT_SSL_VERIFYHOST, 2L);
        using std::chrono::milliseconds;
        using std::chrono::seconds;
        set(CURLOPT_CONNECTTIMEOUT_MS, rounded<milliseconds>(options.connect_timeout));
        set(CURLOPT_TIMEOUT_MS, rounded<milliseconds>(limits.timeout));
        set(CURLOPT_LOW_SPEED_LIMIT, 1L);
        set(CURLOPT_LOW_SPEED_TIME, rounded<seconds>(options.silence_timeout));
        set(CURLOPT_MAXAGE_CONN, rounded<seconds>(options.keep_alive_time));
#if LIBCURL_VERSION_NUM >= 0x075700
        // Without it, libcurl waits for a lookup that was given up.
        set(CURLOPT_QUICK_EXIT, 1L);
#endif
        if (!options.ca_file.empty()) set(CURLOPT_CAINFO, options.ca_file.c_str());
        if (options.proxy) set(CURLOPT_PROXY, options.proxy->c_str());
        set_method(set, q);
        return first;
    }

    template <class Set>
    static void set_method(Set const& set, request const& q) {
        if (q.method == method::get && !q.has_body) {
            set(CURLOPT_HTTPGET, 1L);
        } else if (q.has_body || q.states_empty_body()) {
            // Without a body this sends `Content-Length: 0`.
            set(CURLOPT_POST, 1L);
            set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(q.body.size()));
            set(CURLOPT_POSTFIELDS, q.body.empty() ? "" : q.body.data());
        }
        // libcurl copies the text.
        if (q.method != method::get && q.method != method::post) {
            set(CURLOPT_CUSTOMREQUEST, std::string(to_text(q.method)).c_str());
        }
    }

    std::shared_ptr<shared> shared_;
};

static_assert(transport<curl>);

}  // namespace velo::inline VELO_ABI::rest

#endif
