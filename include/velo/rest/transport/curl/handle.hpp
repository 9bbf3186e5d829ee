// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_CURL_HANDLE_HPP
#define VELO_REST_TRANSPORT_CURL_HANDLE_HPP

#include <velo/rest/http/method.hpp>
#include <velo/rest/process/fork.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/time/stop.hpp>
#include <velo/rest/transport/attempt.hpp>
#include <velo/rest/transport/curl/fields.hpp>
#include <velo/rest/transport/curl/settings.hpp>
#include <velo/rest/transport/curl/setup.hpp>
#include <velo/rest/transport/curl/transfer.hpp>
#include <velo/rest/transport/idle_list.hpp>
#include <velo/rest/transport/net/limit.hpp>
#include <velo/rest/transport/net/socket.hpp>

#include <curl/curl.h>

#ifndef _WIN32
#include <sys/socket.h>
#include <unistd.h>
#endif

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>

namespace velo::inline VELO_ABI::rest::detail {

/// The limit that ends a transfer.
enum class curl_limit : std::uint8_t { none, connect, silence, deadline, stop };

/// Handles for one transfer at a time over one connection that is kept alive. The connection belongs to the multi
/// handle: another thread can wake its wait.
class curl_handle {
  public:
    /// Makes the handles; `problem()` says whether libcurl could. Calls to allocate may throw.
    explicit curl_handle(curl_setup const& setup)
        : setup_(&setup),
          fields_(setup.server.authority),
          transfer_(setup.server, setup.options.http2),
          multi_(make_multi()),
          easy_(multi_ == nullptr ? nullptr : curl_easy_init()) {
        // Nothing below throws: the destructor does not run for an object that was not made.
        if (easy_ == nullptr) {
            shortage_ = descriptor_shortage();
            return;
        }
        // It has two descriptors for that, if there were any left.
        can_be_woken_ = curl_multi_wakeup(multi_) == CURLM_OK;
        if (setup.options.http2) transfer_.tls = {.is_over = &has_passed, .whom = this};
        problem_ = setup.apply(easy_, transfer_, resolved_);
        if (curl_settings s(easy_); problem_ == CURLE_OK && setup.has_proxy()) {
            s.set(CURLOPT_NOPROGRESS, 0L);
            s.set(CURLOPT_XFERINFOFUNCTION, &on_progress);
            s.set(CURLOPT_XFERINFODATA, static_cast<void*>(this));
            problem_ = s.result();
        }
        if (problem_ == CURLE_OK && curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, 1L) != CURLM_OK)
            problem_ = CURLE_FAILED_INIT;
    }
    curl_handle(curl_handle const&) = delete;
    curl_handle& operator=(curl_handle const&) = delete;
    ~curl_handle() {
        // Rather leaked than spoken to.
        if (is_of_another_process() && !silence_connection()) return;
        curl_easy_cleanup(easy_);
        curl_multi_cleanup(multi_);
        curl_slist_free_all(resolved_);
    }

    /// `CURLE_OK` if the handles were made.
    [[nodiscard]] CURLcode problem() const noexcept { return problem_; }
    /// Number of the system's error if the handles were not made because there are no descriptors left.
    [[nodiscard]] int shortage() const noexcept { return shortage_; }
    /// True after a fork: the parent uses the connection.
    [[nodiscard]] bool is_of_another_process() const noexcept { return fork_count() != made_in_; }
    /// True if the connection was idle for too long at `now`.
    [[nodiscard]] bool is_outdated(io_clock::time_point now) const noexcept {
        return now >= after(idle_since_, saturated(setup_->options.keep_alive_time));
    }
    void begin_idle(io_clock::time_point now) noexcept { idle_since_ = now; }

    /// Sends `q` and receives `r`. Precondition: `http1::is_sendable(q)`, and the handles were made. Calls to allocate
    /// may throw.
    CURLcode run(request const& q, response& r, send_limits const& limits, io_clock::time_point now) {
        limit = curl_limit::none;
        transfer_.begin(easy_, r);
        if (!fields_.lay_out(setup_->server.prefix, q)) {
            transfer_.error = errc::invalid_request;
            transfer_.problem = "libcurl does not send target and fields of 1 MB";
            return CURLE_BAD_FUNCTION_ARGUMENT;
        }
        fields_guard const guard{fields_};
        CURLcode code = configure(q, limits, now);
        if (code == CURLE_OK) code = perform(limits, now);
        if (code != CURLE_OK) return code;
        bool const is_cut_off = setup_->server.tls && shares_openssl_with_curl() && transfer_.has_body_until_close() &&
                                !transfer_.tls.is_ended;
        return transfer_.end() && !is_cut_off ? CURLE_OK : CURLE_PARTIAL_FILE;
    }

    curl_limit limit = curl_limit::none;  ///< ended the last transfer

    idle_place<curl_handle> place;  ///< in the pool

    /// State of the last transfer.
    [[nodiscard]] curl_transfer const& transfer() const noexcept { return transfer_; }
    /// True if the last transfer made no connection.
    [[nodiscard]] bool reused_connection() const noexcept { return info(CURLINFO_NUM_CONNECTS) == 0; }
    /// True if the connection of the last transfer may carry another one.
    [[nodiscard]] bool keeps_alive() const noexcept {
        // libcurl mostly closes the connection itself; version 8 overlooks the option `close` in a list. Kept are the
        // sessions of TLS.
        return !transfer_.closes || socket_ == CURL_SOCKET_BAD;
    }
    /// Returns a number that libcurl knows about the last transfer.
    template <class Number = long>
    [[nodiscard]] Number info(CURLINFO what) const noexcept {
        Number number = 0;
        curl_easy_getinfo(easy_, what, &number);
        return number;
    }

  private:
    struct fields_guard {
        curl_fields& fields;
        ~fields_guard() { fields.clear(); }
    };

    [[nodiscard]] static CURLM* make_multi() noexcept {
        // Initialised once and never cleaned up: other parts of the program may use libcurl as well.
        static CURLcode const ready = curl_global_init(CURL_GLOBAL_DEFAULT);
        return ready == CURLE_OK ? curl_multi_init() : nullptr;
    }

    /// Sets what differs from transfer to transfer.
    CURLcode configure(request const& q, send_limits const& limits, io_clock::time_point now) noexcept {
        curl_settings s(easy_);
        // The URL has no path: libcurl would cut it off at some characters.
        s.set(CURLOPT_REQUEST_TARGET, fields_.target());
        s.set(CURLOPT_HTTPHEADER, fields_.list());
        // libcurl shares what is left of it among the addresses of the server.
        if (long const timeout = milliseconds_of(limits.timeout); timeout != timeout_) {
            s.set(CURLOPT_TIMEOUT_MS, timeout);
            timeout_ = s.result() == CURLE_OK ? timeout : 0;
        }
        if (bool const renews = socket_ != CURL_SOCKET_BAD && !is_reusable(now); renews != renews_connection_) {
            s.set(CURLOPT_FRESH_CONNECT, renews ? 1L : 0L);
            renews_connection_ = renews;
        }
        bool const posts = q.has_body || q.states_empty_body();
        if (posts) {
            // Without a body this sends `Content-Length: 0`.
            s.set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(q.body.size()));
            s.set(CURLOPT_POSTFIELDS, q.body.empty() ? "" : q.body.data());
        }
        if (!knows_method_ || method_ != q.method || posts_ != posts) {
            s.set(posts ? CURLOPT_POST : CURLOPT_HTTPGET, 1L);
            bool const is_usual = q.method == (posts ? method::post : method::get);
            // libcurl copies the text.
            s.set(CURLOPT_CUSTOMREQUEST, is_usual ? nullptr : std::string(to_text(q.method)).c_str());
            knows_method_ = s.result() == CURLE_OK;
            method_ = q.method;
            posts_ = posts;
        }
        return s.result();
    }

    /// True if the idle connection is young enough and quiet. A connection of HTTP/2 may have frames to read, which
    /// libcurl looks at.
    [[nodiscard]] bool is_reusable(io_clock::time_point now) const noexcept {
        return now < after(connected_at_, saturated(setup_->options.max_connection_age)) && !is_outdated(now) &&
               (transfer_.is_http2 || peek(socket_) == curl_input::nothing);
    }

    /// The limits of a transfer.
    struct transfer_limits {
        send_limits const* of_call = nullptr;
        io_clock::time_point deadline{};
        io_clock::time_point connected{};
        io_clock::time_point last_byte{};
    };

    struct limits_guard {
        transfer_limits& limits;
        ~limits_guard() { limits.of_call = nullptr; }
    };

    /// When the transfer ends if nothing more comes, by the limits of the transport.
    [[nodiscard]] io_clock::time_point own_limit() const noexcept {
        return transfer_.requests_begun == 0 ? limits_.connected
                                             : after(limits_.last_byte, saturated(setup_->options.silence_timeout));
    }
    [[nodiscard]] curl_limit passed(io_clock::time_point now) const noexcept {
        // It has ended.
        if (limits_.of_call == nullptr) return curl_limit::none;
        if (limits_.of_call->stop.requested()) return curl_limit::stop;
        if (now >= limits_.deadline) return curl_limit::deadline;
        if (now < own_limit()) return curl_limit::none;
        return transfer_.requests_begun == 0 ? curl_limit::connect : curl_limit::silence;
    }

    static bool has_passed(void const* self) noexcept {
        return static_cast<curl_handle const*>(self)->passed(io_clock::now()) != curl_limit::none;
    }

    /// Called by libcurl now and then, and for each byte of a proxy's response, which it would otherwise read as long
    /// as there is some. Another result than 0 ends the transfer.
    static int on_progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t) noexcept {
        auto& h = *static_cast<curl_handle*>(self);
        if (h.transfer_.requests_begun != 0) return 0;
        // It has refused. Its body says nothing to us.
        if (h.info(CURLINFO_HTTP_CONNECTCODE) >= 300) return 1;
        h.limit = h.passed(io_clock::now());
        return h.limit == curl_limit::none ? 0 : 1;
    }

    /// Runs the transfer to its end or to a limit, which it writes to `limit`.
    CURLcode perform(send_limits const& limits, io_clock::time_point const started) noexcept {
        CURLM* const multi = multi_;
        limits_ = {&limits, after(started, limits.timeout), after(started, saturated(setup_->options.connect_timeout)),
                   started};
        auto const ends = [&](curl_limit by) {
            limit = by;
            return by == curl_limit::stop ? CURLE_ABORTED_BY_CALLBACK : CURLE_OPERATION_TIMEDOUT;
        };
        limits_guard const guard{limits_};
        if (setup_->options.silence_timeout <= std::chrono::milliseconds::zero()) return ends(curl_limit::silence);
        std::stop_callback const wake(limits.stop.token(), [multi] { curl_multi_wakeup(multi); });
        attachment const under_way(*this);
        if (under_way.result != CURLM_OK) return code_of(under_way.result);
        for (int running = 1;;) {
            if (limits.stop.requested()) return ends(curl_limit::stop);
            if (CURLMcode const code = curl_multi_perform(multi, &running); code != CURLM_OK) return code_of(code);
            if (running == 0) break;
            // From 8.21 on curl_multi_perform takes a wake-up: a stop that came during it would not end the wait.
            io_clock::time_point const now = io_clock::now();
            if (curl_limit const by = passed(now); by != curl_limit::none) return ends(by);
            // libcurl wakes earlier for limits of its own.
            auto const left = (std::min)(own_limit(), limits_.deadline) - now;
            bool const looks_for_stop = limits.stop.possible() && !can_be_woken_;
            io_clock::duration const longest =
                looks_for_stop ? io_clock::duration(std::chrono::milliseconds(20)) : std::chrono::hours(1);
            int const wait = static_cast<int>(milliseconds_of(left < longest ? left : longest));
            int active = 0;
            if (CURLMcode const code = curl_multi_poll(multi, nullptr, 0, wait, &active); code != CURLM_OK)
                return code_of(code);
            // Readable: bytes came. Writable: the server has taken some.
            if (active != 0) limits_.last_byte = io_clock::now();
        }
        return outcome();
    }

    CURLcode outcome() noexcept {
        CURLcode code = CURLE_FAILED_INIT;
        for (int left = 0; CURLMsg const* const message = curl_multi_info_read(multi_, &left);) {
            if (message->msg == CURLMSG_DONE) code = message->data.result;
        }
        socket_ = transfer_.socket();
        if (transfer_.requests_begun != 0 && !reused_connection()) connected_at_ = io_clock::now();
        transfer_.is_http2 = setup_->options.http2 && info(CURLINFO_HTTP_VERSION) == CURL_HTTP_VERSION_2_0;
        if (code == CURLE_OPERATION_TIMEDOUT) {
            bool const connects = transfer_.requests_begun == 0 && limits_.connected < limits_.deadline;
            limit = connects ? curl_limit::connect : curl_limit::deadline;
        } else if (code != CURLE_OK && limit == curl_limit::none && transfer_.error == errc::none) {
            // The error may be the consequence.
            limit = passed(io_clock::now());
        }
        return code;
    }

    [[nodiscard]] static CURLcode code_of(CURLMcode code) noexcept {
        return code == CURLM_OUT_OF_MEMORY ? CURLE_OUT_OF_MEMORY : CURLE_FAILED_INIT;
    }

    /// Guard that adds the easy handle to the multi handle and removes it again.
    struct attachment {
        explicit attachment(curl_handle const& h) noexcept
            : handle(h), result(curl_multi_add_handle(h.multi_, h.easy_)) {}
        attachment(attachment const&) = delete;
        attachment& operator=(attachment const&) = delete;
        /// Closes the connection of a transfer that has not ended.
        ~attachment() {
            if (result == CURLM_OK) curl_multi_remove_handle(handle.multi_, handle.easy_);
        }
        curl_handle const& handle;
        CURLMcode result;
    };

    /// Puts an unconnected socket in the place of the connection, so that closing it does not say goodbye over TLS: the
    /// server would end the connection of the parent. Returns false if there is no such socket.
    [[nodiscard]] bool silence_connection() const noexcept {
#if VELO_HAS_FORK
        if (socket_ == CURL_SOCKET_BAD) return true;
        unique_socket const nowhere(new_socket(AF_UNIX, SOCK_STREAM));
        bool const is_replaced = nowhere.is_open() && ::dup2(nowhere.get(), socket_) >= 0;
        return is_replaced;
#else
        return true;
#endif
    }

    curl_setup const* setup_;
    transfer_limits limits_;
    unsigned made_in_ = fork_count();
    curl_fields fields_;
    curl_transfer transfer_;
    CURLM* multi_;
    CURL* easy_;
    curl_slist* resolved_ = nullptr;
    int shortage_ = 0;
    CURLcode problem_ = CURLE_OUT_OF_MEMORY;
    curl_socket_t socket_ = CURL_SOCKET_BAD;  // of the idle connection
    io_clock::time_point idle_since_{};
    io_clock::time_point connected_at_{};
    long timeout_ = 0;
    method method_ = method::get;
    bool posts_ = false;
    bool knows_method_ = false;  // libcurl has the method and whether it posts
    bool renews_connection_ = false;
    bool can_be_woken_ = false;
};

}  // namespace velo::inline VELO_ABI::rest::detail

#endif
