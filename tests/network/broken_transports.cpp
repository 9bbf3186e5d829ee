// SPDX-License-Identifier: BSL-1.0

// Tests of the conformance kit itself: it finds no violation in a correct transport, and it finds each flaw of a broken
// one.

#include <velo/rest/testing/conformance.hpp>
#include <velo/rest/transport/http1/exchange.hpp>
#include <velo/rest/transport/http1/write_head.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <netinet/in.h>
#include <poll.h>
#include <span>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

namespace rest = velo::rest;
namespace http1 = velo::rest::http1;
namespace testing = velo::rest::testing;
using rest::delivery;
using rest::errc;

/// Flaw of a transport. In the order of `table`.
enum class flaw : std::uint8_t {
    none,
    wrong_method,
    wrong_target,
    lost_prefix,
    other_body,
    wrong_host,
    lost_field,
    repeated_field,
    wrong_length,
    unsaid_empty_body,
    said_no_body,
    expects_continue,
    reads_no_length,
    names_have_case,
    values_keep_whitespace,
    loses_last_byte,
    waits_after_204,
    waits_after_304,
    waits_for_empty_body,
    closes_without_body,
    no_body_without_length,
    close_is_no_end,
    chunks_in_body,
    decimal_chunk_sizes,
    refuses_extensions,
    trailers_are_fields,
    interim_is_final,
    one_interim_response,
    interim_fields_stay,
    head_in_one_piece,
    body_in_one_piece,
    chunks_in_one_piece,
    errors_are_failures,
    errors_have_no_body,
    retries_errors,
    follows_redirects,
    follows_with_method,
    redirects_are_failures,
    needs_reason,
    refuses_empty_reason,
    refuses_equal_lengths,
    takes_begin_of_length,
    takes_last_length,
    malformed_length_is_too_large,
    takes_field_for_status,
    switch_is_response,
    connection_each,
    ignores_close_in_list,
    keeps_http_1_0,
    unlimited_body,
    unlimited_chunks,
    unlimited_until_close,
    limit_is_protocol_error,
    keeps_too_large,
    unlimited_line,
    unlimited_head,
    unlimited_fields,
    short_fields,
    cuts_fields,
    sends_after_timeout,
    sends_after_stop,
    sends_but_denies_it,
    passed_is_maybe_sent,
    no_timeout,
    timeout_until_first_byte,
    timeout_of_each_step,
    late_timeout,
    early_timeout,
    timeout_is_lost,
    timeout_is_not_sent,
    ignores_stop,
    stop_until_first_byte,
    stop_is_timeout,
    stop_is_not_sent,
    keeps_stopped,
    timeout_in_silence_only,
    stop_in_silence_only,
    connects_without_timeout,
    connects_without_stop,
    connecting_is_maybe_sent,
    early_stop_is_missed,
    longest_timeout_overflows,
    shortest_timeout_overflows,
    refused_is_lost,
    refused_is_maybe_sent,
    lost_is_not_sent,
    lost_is_response,
    retries_lost,
    throws_lost,
    truncated_head_is_response,
    truncated_body_is_response,
    truncated_chunks_are_response,
    truncated_interim_is_response,
    reset_is_failure,
    reset_is_not_sent,
    reset_is_end,
    retries_reset,
    garbage_is_lost,
    takes_any_version,
    takes_any_status,
    skips_empty_lines,
    response_without_head,
    keeps_garbage,
    sends_line_breaks,
    throws_line_breaks,
    sends_before_it_refuses,
    throws_refused,
    throws_no_exception,
    keeps_timed_out,
    takes_second_response,
    takes_idle_response,
    sends_on_closed,
    retries_when_used_before,
    mixes_responses,
    one_call_at_a_time,
    end,
};

/// A flaw and the rule that it violates.
struct broken_rule {
    flaw broken;
    std::string_view rule;
};

constexpr broken_rule table[] = {
    {flaw::wrong_method, "the request arrives as it was given"},
    {flaw::wrong_target, "the request arrives as it was given"},
    {flaw::lost_prefix, "the request arrives as it was given"},
    {flaw::other_body, "the request arrives as it was given"},
    {flaw::wrong_host, "the request arrives as it was given"},
    {flaw::lost_field, "the request arrives as it was given"},
    {flaw::repeated_field, "the request arrives as it was given"},
    {flaw::wrong_length, "the request arrives as it was given"},
    {flaw::unsaid_empty_body, "the request arrives as it was given"},
    {flaw::said_no_body, "the request arrives as it was given"},
    {flaw::expects_continue, "the request arrives as it was given"},
    {flaw::reads_no_length, "a body of known length is read"},
    {flaw::names_have_case, "a body of known length is read"},
    {flaw::values_keep_whitespace, "a body of known length is read"},
    {flaw::loses_last_byte, "a body of known length is read"},
    {flaw::waits_after_204, "a response without a body is read"},
    {flaw::waits_after_304, "a response without a body is read"},
    {flaw::waits_for_empty_body, "a response without a body is read"},
    {flaw::closes_without_body, "a response without a body is read"},
    {flaw::no_body_without_length, "a body of unknown length is read to the end"},
    {flaw::close_is_no_end, "a body of unknown length is read to the end"},
    {flaw::chunks_in_body, "a chunked body is read, and its trailers are dropped"},
    {flaw::decimal_chunk_sizes, "a chunked body is read, and its trailers are dropped"},
    {flaw::refuses_extensions, "a chunked body is read, and its trailers are dropped"},
    {flaw::trailers_are_fields, "a chunked body is read, and its trailers are dropped"},
    {flaw::interim_is_final, "interim responses are skipped"},
    {flaw::one_interim_response, "interim responses are skipped"},
    {flaw::interim_fields_stay, "interim responses are skipped"},
    {flaw::head_in_one_piece, "a response may come byte by byte"},
    {flaw::body_in_one_piece, "a response may come byte by byte"},
    {flaw::chunks_in_one_piece, "a response may come byte by byte"},
    {flaw::errors_are_failures, "an error status is a response"},
    {flaw::errors_have_no_body, "an error status is a response"},
    {flaw::retries_errors, "an error status is a response"},
    {flaw::follows_redirects, "no redirect is followed"},
    {flaw::follows_with_method, "no redirect is followed"},
    {flaw::redirects_are_failures, "no redirect is followed"},
    {flaw::needs_reason, "a status line needs no reason"},
    {flaw::refuses_empty_reason, "a status line needs no reason"},
    {flaw::refuses_equal_lengths, "equal lengths are one length"},
    {flaw::takes_begin_of_length, "a malformed length is refused"},
    {flaw::takes_last_length, "a malformed length is refused"},
    {flaw::malformed_length_is_too_large, "a malformed length is refused"},
    {flaw::takes_field_for_status, "a field is no status line"},
    {flaw::switch_is_response, "a switch of protocols is no response"},
    {flaw::connection_each, "a connection is kept alive"},
    {flaw::ignores_close_in_list, "Connection: close is heeded"},
    {flaw::keeps_http_1_0, "Connection: close is heeded"},
    {flaw::unlimited_body, "the limit on the body holds"},
    {flaw::unlimited_chunks, "the limit on the body holds"},
    {flaw::unlimited_until_close, "the limit on the body holds"},
    {flaw::limit_is_protocol_error, "the limit on the body holds"},
    {flaw::keeps_too_large, "the limit on the body holds"},
    {flaw::unlimited_line, "the limit on the head holds"},
    {flaw::unlimited_head, "the limit on the head holds"},
    {flaw::unlimited_fields, "the limit on fields holds"},
    {flaw::short_fields, "a field may be as long as the head"},
    {flaw::cuts_fields, "a field may be as long as the head"},
    {flaw::sends_after_timeout, "a limit that has passed lets nothing out"},
    {flaw::sends_after_stop, "a limit that has passed lets nothing out"},
    {flaw::sends_but_denies_it, "a limit that has passed lets nothing out"},
    {flaw::passed_is_maybe_sent, "a limit that has passed lets nothing out"},
    {flaw::no_timeout, "silence ends at the timeout"},
    {flaw::timeout_until_first_byte, "silence ends at the timeout"},
    {flaw::timeout_of_each_step, "silence ends at the timeout"},
    {flaw::late_timeout, "silence ends at the timeout"},
    {flaw::early_timeout, "silence ends at the timeout"},
    {flaw::timeout_is_lost, "silence ends at the timeout"},
    {flaw::timeout_is_not_sent, "silence ends at the timeout"},
    {flaw::ignores_stop, "a stop ends the wait"},
    {flaw::stop_until_first_byte, "a stop ends the wait"},
    {flaw::stop_is_timeout, "a stop ends the wait"},
    {flaw::stop_is_not_sent, "a stop ends the wait"},
    {flaw::keeps_stopped, "a stop ends the wait"},
    {flaw::timeout_in_silence_only, "bytes without end do not move the limits"},
    {flaw::stop_in_silence_only, "bytes without end do not move the limits"},
    {flaw::connects_without_timeout, "a limit ends the wait for a connection"},
    {flaw::connects_without_stop, "a limit ends the wait for a connection"},
    {flaw::connecting_is_maybe_sent, "a limit ends the wait for a connection"},
    {flaw::early_stop_is_missed, "a stop is noticed whenever it comes"},
    {flaw::longest_timeout_overflows, "a timeout may have any length"},
    {flaw::shortest_timeout_overflows, "a timeout may have any length"},
    {flaw::refused_is_lost, "a refused connection is not sent"},
    {flaw::refused_is_maybe_sent, "a refused connection is not sent"},
    {flaw::lost_is_not_sent, "a lost response is maybe sent"},
    {flaw::lost_is_response, "a lost response is maybe sent"},
    {flaw::retries_lost, "a lost response is maybe sent"},
    {flaw::throws_lost, "a lost response is maybe sent"},
    {flaw::truncated_head_is_response, "a truncated response is no response"},
    {flaw::truncated_body_is_response, "a truncated response is no response"},
    {flaw::truncated_chunks_are_response, "a truncated response is no response"},
    {flaw::truncated_interim_is_response, "a truncated response is no response"},
    {flaw::reset_is_failure, "a reset is maybe sent"},
    {flaw::reset_is_not_sent, "a reset is maybe sent"},
    {flaw::reset_is_end, "a reset is maybe sent"},
    {flaw::retries_reset, "a reset is maybe sent"},
    {flaw::garbage_is_lost, "garbage is no response"},
    {flaw::takes_any_version, "garbage is no response"},
    {flaw::takes_any_status, "garbage is no response"},
    {flaw::skips_empty_lines, "garbage is no response"},
    {flaw::response_without_head, "garbage is no response"},
    {flaw::keeps_garbage, "garbage is no response"},
    {flaw::sends_line_breaks, "a request that cannot be sent is refused"},
    {flaw::throws_line_breaks, "a request that cannot be sent is refused"},
    {flaw::sends_before_it_refuses, "a request that cannot be sent is refused"},
    {flaw::throws_refused, "a failure is a result"},
    {flaw::throws_no_exception, "a failure is a result"},
    {flaw::keeps_timed_out, "a late response is nobody's"},
    {flaw::takes_second_response, "a second response is nobody's"},
    {flaw::takes_idle_response, "a response to an idle connection is nobody's"},
    {flaw::sends_on_closed, "an idle connection that was closed is replaced"},
    {flaw::retries_when_used_before, "nothing is sent twice"},
    {flaw::mixes_responses, "each thread gets its own responses"},
    {flaw::one_call_at_a_time, "each thread gets its own responses"},
};

/// Replaces the first `from` by `to`, if there is one.
void replace(std::string& text, std::string_view from, std::string_view to) {
    if (std::size_t const at = text.find(from); at != std::string::npos) text.replace(at, from.size(), to);
}

/// Owns a file descriptor.
class descriptor {
  public:
    descriptor() = default;
    explicit descriptor(int number) noexcept : number_(number) {}
    descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    descriptor& operator=(descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    [[nodiscard]] int get() const noexcept { return number_; }

  private:
    int number_ = -1;
};

/// File descriptor that becomes readable when a stop is requested.
class stop_event {
    struct wake {
        int event;
        void operator()() const noexcept { static_cast<void>(::eventfd_write(event, 1)); }
    };

  public:
    explicit stop_event(rest::stop const& stop)
        : event_(::eventfd(0, EFD_CLOEXEC)), callback_(stop.token(), wake{event_.get()}) {}
    [[nodiscard]] int get() const noexcept { return event_.get(); }

  private:
    descriptor event_;
    std::stop_callback<wake> callback_;
};

/// State that copies of a transport share.
struct shared_state {
    shared_state(rest::server_url const& server, flaw f) : url(server), broken(f) {}
    rest::server_url url;
    flaw broken;
    std::mutex mutex{};
    std::vector<descriptor> idle{};
    std::string last_body{};
    std::mutex one_call{};
};

/// One attempt.
class call {
    using clock = std::chrono::steady_clock;

  public:
    call(shared_state& state, rest::request const& q, rest::response& r, rest::send_limits const& limits)
        : state_(state),
          q_(q),
          r_(r),
          limits_(limits),
          event_(limits.stop),
          time_(time_of(limits)),
          deadline_(after(clock::now(), time_)) {}

    rest::attempt run() {
        if (errc const e = passed(); e != errc::none) {
            if (is(flaw::sends_but_denies_it) && connect() == errc::none) {
                std::string const head = head_of_request();
                static_cast<void>(::send(socket_.get(), head.data(), head.size(), MSG_NOSIGNAL));
            }
            return failed(e, is(flaw::passed_is_maybe_sent) ? delivery::maybe_sent : delivery::not_sent);
        }
        if (!http1::is_sendable(q_) && !is(flaw::sends_line_breaks)) {
            if (is(flaw::throws_line_breaks)) throw std::invalid_argument("a line break");
            return failed(errc::invalid_request,
                          is(flaw::sends_before_it_refuses) ? delivery::maybe_sent : delivery::not_sent);
        }
        raise_limits();
        r_.clear();
        if (is(flaw::early_stop_is_missed)) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            misses_stop_ = limits_.stop.requested();
        }
        was_used_before_ = take_idle();
        if (!was_used_before_) {
            if (errc const e = connect(); e != errc::none) {
                if (is(flaw::throws_refused))
                    throw std::system_error(std::make_error_code(std::errc::connection_refused));
                if (is(flaw::throws_no_exception)) throw 1;
                bool const denies =
                    e == errc::connect_failed ? is(flaw::refused_is_maybe_sent) : is(flaw::connecting_is_maybe_sent);
                return failed(is(flaw::refused_is_lost) ? errc::connection_lost : e,
                              denies ? delivery::maybe_sent : delivery::not_sent);
            }
        }
        rest::attempt const a = altered(exchanged());
        if (keeps_) {
            std::lock_guard const lock(state_.mutex);
            state_.idle.push_back(std::move(socket_));
        }
        return a;
    }

    /// True if the flaw is to send the request again after this outcome.
    [[nodiscard]] bool wants_resend(rest::attempt const& a) const {
        if (a.error == errc::connection_lost)
            return (is(flaw::retries_lost) && !was_reset_) || (is(flaw::retries_reset) && was_reset_) ||
                   (is(flaw::retries_when_used_before) && was_used_before_ && raw_.empty());
        return is(flaw::retries_errors) && a.error == errc::none && (r_.status() == 429 || r_.status() == 503);
    }

  private:
    template <class... Flaws>
    [[nodiscard]] bool is(Flaws... any) const {
        return ((state_.broken == any) || ...);
    }
    [[nodiscard]] bool raw_has(std::string_view text) const { return raw_.find(text) != std::string::npos; }

    [[nodiscard]] static rest::attempt failed(errc e, delivery d) { return rest::attempt::failed(e, d); }

    // Limits

    [[nodiscard]] clock::time_point after(clock::time_point now, std::chrono::nanoseconds time) const {
        bool const overflows = time > clock::time_point::max() - now;
        if (overflows && is(flaw::longest_timeout_overflows)) return {};
        return overflows ? clock::time_point::max() : now + time;
    }

    [[nodiscard]] std::chrono::nanoseconds time_of(rest::send_limits const& limits) const {
        using namespace std::chrono_literals;
        std::chrono::nanoseconds time = limits.timeout;
        // Some flaws wait for bytes that never come. A shorter timeout finds them sooner.
        if (!is(flaw::none)) time = (std::min<std::chrono::nanoseconds>)(time, 300ms);
        if (is(flaw::sends_after_timeout, flaw::sends_but_denies_it) && time <= 0ns) time = 300ms;
        if (is(flaw::longest_timeout_overflows)) time = limits.timeout;
        if (is(flaw::shortest_timeout_overflows) && time == std::chrono::nanoseconds::min()) time = 300ms;
        if (is(flaw::no_timeout)) time = 1h;
        if (is(flaw::late_timeout)) time *= 20;
        if (is(flaw::early_timeout)) time /= 10;
        return time;
    }

    [[nodiscard]] errc passed() const {
        using namespace std::chrono_literals;
        errc const e = limits_.exceeded();
        if (e == errc::timed_out && is(flaw::sends_after_timeout, flaw::shortest_timeout_overflows) && time_ > 0ns)
            return errc::none;
        if (e == errc::cancelled && is(flaw::sends_after_stop)) return errc::none;
        return e;
    }

    [[nodiscard]] bool observes_stop() const {
        if (is(flaw::ignores_stop, flaw::sends_after_stop) || misses_stop_) return false;
        if (is(flaw::connects_without_stop)) return is_connected_;
        return !is(flaw::stop_until_first_byte) || raw_.empty();
    }

    /// Waits until the socket is ready. Reports a stop first, then the timeout, then readiness.
    [[nodiscard]] errc wait(short what) const {
        using namespace std::chrono_literals;
        auto deadline = deadline_;
        if (is(flaw::timeout_of_each_step)) deadline = clock::now() + time_;
        if (is(flaw::timeout_until_first_byte) && !raw_.empty()) deadline += 1h;
        // As long as the system tries, but shorter.
        if (is(flaw::connects_without_timeout) && !is_connected_) deadline += 2s;
        pollfd all[] = {{socket_.get(), what, 0}, {event_.get(), POLLIN, 0}};
        if (is(flaw::timeout_in_silence_only, flaw::stop_in_silence_only) && !raw_.empty()) {
            auto const latest = is(flaw::stop_in_silence_only) ? deadline : deadline + 3s;
            // A server may be slower than this loop: silence is a moment without bytes.
            if (::poll(all, 1, 100) == 1) return clock::now() < latest ? errc::none : errc::timed_out;
        }
        for (;;) {
            auto const left =
                std::chrono::duration_cast<std::chrono::nanoseconds>((std::max)(deadline - clock::now(), 0ns));
            timespec const t{left / 1s, (left % 1s).count()};
            int const ready = ::ppoll(all, observes_stop() ? 2 : 1, &t, nullptr);
            if (ready < 0 && errno == EINTR) continue;
            if (all[1].revents != 0) return errc::cancelled;
            // The clock counts even if the socket is always ready.
            return ready == 0 || left == 0ns ? errc::timed_out : errc::none;
        }
    }

    void raise_limits() const {
        constexpr std::size_t no_limit = std::size_t{1} << 30;
        rest::response_limits most = r_.limits();
        if (is(flaw::unlimited_body)) most.body = no_limit;
        if (is(flaw::unlimited_line, flaw::unlimited_head)) most.head = no_limit;
        if (is(flaw::unlimited_fields)) most.fields = no_limit;
        r_.limit(most);
    }

    // Connections

    [[nodiscard]] bool take_idle() {
        for (;;) {
            {
                std::lock_guard const lock(state_.mutex);
                if (state_.idle.empty()) return false;
                socket_ = std::move(state_.idle.back());
                state_.idle.pop_back();
            }
            if (is_usable()) return true;
            socket_ = descriptor();
        }
    }

    /// True if the connection is open and no unsolicited bytes arrived.
    [[nodiscard]] bool is_usable() const {
        if (is(flaw::keeps_too_large, flaw::keeps_stopped, flaw::keeps_garbage, flaw::keeps_timed_out,
               flaw::takes_second_response))
            return true;
        char byte = 0;
        ssize_t const count = ::recv(socket_.get(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
        if (count > 0) return is(flaw::takes_idle_response);
        return (count < 0 && errno == EAGAIN) || is(flaw::sends_on_closed);
    }

    [[nodiscard]] errc connect() {
        rest::server_parts const server = split(state_.url);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(server.port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socket_ = descriptor(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        is_connected_ = ::connect(socket_.get(), reinterpret_cast<sockaddr const*>(&address), sizeof address) == 0;
        if (is_connected_) return errc::none;
        if (errno != EINPROGRESS) return errc::connect_failed;
        if (errc const e = wait(POLLOUT); e != errc::none) return e;
        is_connected_ = true;
        int error = 0;
        socklen_t size = sizeof error;
        ::getsockopt(socket_.get(), SOL_SOCKET, SO_ERROR, &error, &size);
        return error == 0 ? errc::none : errc::connect_failed;
    }

    // The request

    [[nodiscard]] std::string head_of_request() const {
        rest::server_parts const server = split(state_.url);
        std::string head(http1::head_size(q_, server), '\0');
        static_cast<void>(http1::write_head(q_, server, head));
        if (is(flaw::wrong_method)) replace(head, "POST ", "PUT ");
        if (is(flaw::wrong_target)) replace(head, "%20", "+");
        if (is(flaw::lost_prefix)) replace(head, server.prefix, "");
        if (is(flaw::wrong_host)) replace(head, server.authority, server.host);
        if (is(flaw::lost_field)) replace(head, "Authorization: Bearer t\r\n", "");
        if (is(flaw::repeated_field)) replace(head, "Accept: a/b\r\n", "Accept: a/b\r\nAccept: a/b\r\n");
        if (is(flaw::wrong_length)) replace(head, "Content-Length: 7", "Content-Length: 07");
        if (is(flaw::unsaid_empty_body)) replace(head, "Content-Length: 0\r\n", "");
        if (is(flaw::said_no_body)) {
            if (q_.method == rest::method::delete_) replace(head, "\r\n\r\n", "\r\nContent-Length: 0\r\n\r\n");
        }
        if (is(flaw::expects_continue)) replace(head, "\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n");
        return head;
    }

    [[nodiscard]] std::string body_of_request() const {
        return is(flaw::other_body) ? std::string(q_.body.size(), 'x') : std::string(q_.body);
    }

    // The response

    [[nodiscard]] rest::attempt exchanged() {
        std::string const head = head_of_request();
        std::string const body = body_of_request();
        std::vector<char> space(is(flaw::unlimited_line)   ? std::size_t{2} << 20
                                : is(flaw::unlimited_head) ? std::size_t{4} << 10
                                                           : std::size_t{64} << 10);
        if (is(flaw::short_fields)) space.resize(std::size_t{16} << 10);
        http1::exchange x(head, body, space, r_);
        for (http1::io next = x.next(); next != http1::io::done && !is_taken_early_; next = x.next()) {
            if (errc const e = wait(next == http1::io::write ? POLLOUT : POLLIN); e != errc::none) {
                x.failed(e);
            } else if (next == http1::io::write) {
                write(x);
            } else {
                read(x);
            }
        }
        if (is_taken_early_) return rest::attempt::answered();
        keeps_ = x.keeps_alive() && !has_more_ && !is(flaw::connection_each);
        return x.ended();
    }

    void write(http1::exchange& x) const {
        std::string_view const bytes = x.to_write();
        ssize_t const count = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count >= 0) return x.wrote(static_cast<std::size_t>(count));
        if (errno != EAGAIN) x.failed(errc::connection_lost);
    }

    void read(http1::exchange& x) {
        std::array<char, 4096> into;
        // Leaves the bytes behind the response to the next call.
        std::size_t const most = is(flaw::takes_second_response) ? 1 : into.size();
        ssize_t const count = ::recv(socket_.get(), into.data(), most, 0);
        if (count < 0 && errno == EAGAIN) return;
        if (count < 0) {
            was_reset_ = true;
            if (is(flaw::reset_is_end)) return x.closed();
            return x.failed(errc::connection_lost);
        }
        if (count == 0) return is(flaw::close_is_no_end) ? x.failed(errc::connection_lost) : x.closed();

        std::string piece(into.data(), static_cast<std::size_t>(count));
        if (is(flaw::skips_empty_lines) && raw_.empty()) {
            while (piece.starts_with("\r\n")) piece.erase(0, 2);
        }
        raw_ += piece;
        if (is(flaw::refuses_extensions) && raw_has(";x=y")) return x.failed(errc::protocol_error);
        misread(piece);
        for (std::string_view bytes = piece; !bytes.empty();) {
            if (x.next() != http1::io::read) {
                has_more_ = true;
                return;
            }
            std::span<char> const to = x.free_space();
            std::size_t const size = (std::min)(to.size(), bytes.size());
            std::copy_n(bytes.begin(), size, to.begin());
            x.received(size);
            bytes.remove_prefix(size);
        }
        if (x.next() == http1::io::read) end_incomplete(x);
    }

    /// Changes received bytes as if they had been misread.
    void misread(std::string& piece) const {
        if (is(flaw::reads_no_length)) {
            replace(piece, "Content-Length:", "X-Length:");
            replace(piece, "content-LENGTH:", "X-Length:");
        }
        if (is(flaw::names_have_case)) replace(piece, "content-LENGTH:", "X-Length:");
        if (is(flaw::waits_after_204)) replace(piece, "204 No Content", "200 OK");
        if (is(flaw::waits_after_304)) replace(piece, " 304 ", " 305 ");
        if (is(flaw::waits_for_empty_body)) replace(piece, "Content-Length: 0\r\n", "");
        if (is(flaw::no_body_without_length)) replace(piece, "Connection: close", "Content-Length: 0");
        if (is(flaw::decimal_chunk_sizes)) replace(piece, "\r\nA;", "\r\n0;");
        if (is(flaw::interim_is_final)) replace(piece, " 100 ", " 204 ");
        if (is(flaw::one_interim_response)) replace(piece, " 103 ", " 204 ");
        if (is(flaw::ignores_close_in_list)) replace(piece, "Connection: x, Close", "Connection: x");
        if (is(flaw::keeps_http_1_0)) replace(piece, "HTTP/1.0", "HTTP/1.1");
        if (is(flaw::takes_any_version)) replace(piece, "HTTP/9.9", "HTTP/1.1");
        if (is(flaw::takes_any_status)) replace(piece, " abc ", " 200 ");
        if (is(flaw::needs_reason)) replace(piece, " 404\r\n", "\r\n");
        if (is(flaw::refuses_empty_reason)) replace(piece, " 404 \r\n", "\r\n");
        if (is(flaw::refuses_equal_lengths))
            replace(piece, "Content-Length: 5\r\nContent-Length: 5", "Content-Length: 5, 6");
        if (is(flaw::takes_begin_of_length)) replace(piece, "Content-Length: 5x", "Content-Length: 5");
        if (is(flaw::takes_last_length)) replace(piece, "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 5");
        if (is(flaw::takes_field_for_status) && raw_has("HTTP/x: 204")) {
            replace(piece, " 403 ", " 204 ");
            replace(piece, "HTTP/x: 204 \r\n", "");
        }
        if (is(flaw::switch_is_response)) replace(piece, " 101 ", " 204 ");
    }

    /// Ends an incomplete response, as transports do that expect it in one piece.
    void end_incomplete(http1::exchange& x) {
        bool const has_head = raw_has("\r\n\r\n");
        if (is(flaw::head_in_one_piece) && !has_head) x.failed(errc::protocol_error);
        if (is(flaw::chunks_in_one_piece) && raw_has("chunked\r\n\r\n")) x.failed(errc::protocol_error);
        if (is(flaw::body_in_one_piece) && has_head && r_.status() != 0) is_taken_early_ = true;
    }

    void become(int status, std::string_view field, std::string const& body) {
        // `field` may view the response.
        std::string const copy(field);
        r_.start(status);
        if (!copy.empty()) static_cast<void>(r_.add_header("X-A", copy));
        static_cast<void>(r_.append(body));
    }
    [[nodiscard]] rest::attempt takes_for_response() {
        become(200, "", "");
        return rest::attempt::answered();
    }

    /// Changes the outcome of the exchange as the flaw does.
    [[nodiscard]] rest::attempt altered(rest::attempt a) {
        return a.error != errc::none ? altered_failure(std::move(a)) : altered_response(std::move(a));
    }

    [[nodiscard]] rest::attempt altered_response(rest::attempt a) {
        int const status = r_.status();
        std::string const body(r_.body());
        if (is(flaw::values_keep_whitespace) && r_.header("x-a") == "b") become(status, " b ", body);
        if (is(flaw::loses_last_byte))
            become(status, r_.header("x-a"), body.substr(0, (std::max<std::size_t>)(body.size(), 1) - 1));
        if (is(flaw::closes_without_body) && body.empty()) keeps_ = false;
        if (is(flaw::chunks_in_body) && raw_has("chunked")) become(status, "", raw_.substr(raw_.find("\r\n\r\n") + 4));
        if (is(flaw::trailers_are_fields) && raw_.ends_with("X-A: no\r\n\r\n")) become(status, "no", body);
        if (is(flaw::cuts_fields) && r_.header("x-a").size() > 4'096)
            become(status, std::string(r_.header("x-a").substr(0, 4'096)), body);
        if (is(flaw::interim_fields_stay) && raw_has("X-A: no")) become(status, "no", body);
        if (is(flaw::errors_have_no_body) && status >= 400) become(status, "", "");
        if (is(flaw::errors_are_failures) && status >= 400) return failed(errc::transport_failed, delivery::maybe_sent);
        if (is(flaw::redirects_are_failures) && status / 100 == 3)
            return failed(errc::protocol_error, delivery::maybe_sent);
        if (is(flaw::takes_second_response)) keeps_ = true;
        return a;
    }

    [[nodiscard]] rest::attempt altered_failure(rest::attempt a) {
        if (a.error == errc::response_too_large) {
            if (is(flaw::unlimited_chunks) && raw_has("chunked")) return takes_for_response();
            if (is(flaw::unlimited_until_close) && raw_has("OK\r\n\r\n")) return takes_for_response();
            keeps_ = is(flaw::keeps_too_large);
            if (is(flaw::limit_is_protocol_error)) a.error = errc::protocol_error;
        } else if (a.error == errc::timed_out) {
            keeps_ = is(flaw::keeps_timed_out);
            if (is(flaw::timeout_is_lost)) a.error = errc::connection_lost;
            if (is(flaw::timeout_is_not_sent)) a.delivered = delivery::not_sent;
        } else if (a.error == errc::cancelled) {
            keeps_ = is(flaw::keeps_stopped);
            if (is(flaw::stop_is_timeout)) a.error = errc::timed_out;
            if (is(flaw::stop_is_not_sent)) a.delivered = delivery::not_sent;
        } else if (a.error == errc::protocol_error) {
            keeps_ = is(flaw::keeps_garbage);
            if (is(flaw::garbage_is_lost)) a.error = errc::connection_lost;
            if (is(flaw::malformed_length_is_too_large)) a.error = errc::response_too_large;
            if (is(flaw::response_without_head) && raw_.starts_with("220")) return takes_for_response();
        } else if (a.error == errc::connection_lost) {
            return altered_loss(std::move(a));
        }
        return a;
    }

    [[nodiscard]] rest::attempt altered_loss(rest::attempt a) {
        if (was_reset_) {
            if (is(flaw::reset_is_failure)) a.error = errc::transport_failed;
            if (is(flaw::reset_is_not_sent)) a.delivered = delivery::not_sent;
            return a;
        }
        if (is(flaw::throws_lost)) throw std::system_error(std::make_error_code(std::errc::connection_reset));
        if (is(flaw::lost_is_not_sent)) a.delivered = delivery::not_sent;
        if (is(flaw::lost_is_response) && raw_.empty()) return takes_for_response();
        if (is(flaw::truncated_head_is_response) && raw_.ends_with("Content-Le")) return takes_for_response();
        if (is(flaw::truncated_body_is_response) && raw_has("Content-Length: ")) return takes_for_response();
        if (is(flaw::truncated_chunks_are_response) && raw_has("chunked")) return takes_for_response();
        if (is(flaw::truncated_interim_is_response) && raw_has(" 100 ")) return takes_for_response();
        return a;
    }

    shared_state& state_;
    rest::request const& q_;
    rest::response& r_;
    rest::send_limits const& limits_;
    stop_event event_;
    std::chrono::nanoseconds time_;
    clock::time_point deadline_;
    descriptor socket_{};
    std::string raw_{};  // received bytes
    bool is_connected_ = false;
    bool misses_stop_ = false;
    bool was_used_before_ = false;
    bool was_reset_ = false;
    bool has_more_ = false;
    bool is_taken_early_ = false;
    bool keeps_ = false;
};

/// Blocking transport over system sockets, for several threads. Each call has a connection of its own and keeps it for
/// the next call. Correct except for its flaw.
class broken_transport {
  public:
    broken_transport(rest::server_url const& url, flaw f) : shared_(std::make_shared<shared_state>(url, f)) {}
    [[nodiscard]] bool is_confidential() const noexcept { return true; }
    [[nodiscard]] rest::attempt send(rest::request const& q, rest::response& r, rest::send_limits const& limits) const {
        std::unique_lock<std::mutex> only;
        if (is(flaw::one_call_at_a_time)) {
            only = std::unique_lock(shared_->one_call, std::try_to_lock);
            if (!only) return rest::attempt::failed(errc::transport_failed, delivery::not_sent);
            yield_to_others();
        }
        bool again = false;
        rest::attempt a = attempt_once(q, r, limits, &again);
        if (again) a = attempt_once(q, r, limits, nullptr);
        if (is(flaw::mixes_responses)) mix(r);
        bool const follows = (is(flaw::follows_redirects) && r.status() / 100 == 3) ||
                             (is(flaw::follows_with_method) && (r.status() == 307 || r.status() == 308));
        if (a.error == errc::none && follows && !r.header("Location").empty()) {
            std::string const there(r.header("Location"));
            return broken_transport(rest::server_url::checked(there).value(), flaw::none).send(q, r, limits);
        }
        return a;
    }

  private:
    [[nodiscard]] bool is(flaw f) const { return shared_->broken == f; }

    [[nodiscard]] rest::attempt attempt_once(rest::request const& q, rest::response& r, rest::send_limits const& limits,
                                             bool* again) const {
        call c(*shared_, q, r, limits);
        rest::attempt a = c.run();
        if (again != nullptr) *again = c.wants_resend(a);
        return a;
    }

    /// Lets other threads run.
    static void yield_to_others() { std::this_thread::sleep_for(std::chrono::milliseconds(1)); }

    void mix(rest::response& r) const {
        {
            std::lock_guard const lock(shared_->mutex);
            shared_->last_body = r.body();
        }
        yield_to_others();
        std::lock_guard const lock(shared_->mutex);
        r.start(r.status());
        static_cast<void>(r.append(shared_->last_body));
    }

    std::shared_ptr<shared_state> shared_;
};

/// Transport that never sends.
struct idle_transport {
    [[nodiscard]] bool is_confidential() const noexcept { return true; }
    [[nodiscard]] rest::attempt send(rest::request const&, rest::response&, rest::send_limits const&) const {
        return rest::attempt::failed(errc::transport_failed, delivery::not_sent);
    }
};

template <class Connect>
std::vector<testing::rule_result> results_of(Connect connect, std::string_view rule = {}) {
    auto const serve = [](testing::loopback_peer::serve_function f) {
        return std::make_unique<testing::loopback_peer>(std::move(f));
    };
    return testing::conformance(serve, connect).run(rule);
}

std::vector<testing::rule_result> results_of(flaw f, std::string_view rule = {}) {
    return results_of([f](rest::server_url const& url) { return broken_transport(url, f); }, rule);
}

BOOST_AUTO_TEST_SUITE(broken_transports)

BOOST_AUTO_TEST_CASE(a_correct_transport_keeps_every_rule_and_each_rule_is_in_the_table) {
    auto const results = results_of(flaw::none);
    BOOST_TEST(!results.empty());
    for (testing::rule_result const& r : results) {
        BOOST_TEST(r.problem == "", r.rule << ": " << r.problem);
        BOOST_TEST((std::ranges::find(table, r.rule, &broken_rule::rule) != std::end(table)),
                   "no transport here breaks the rule: " << r.rule);
    }
}

BOOST_AUTO_TEST_CASE(each_flaw_is_found) {
    std::size_t number = 0;
    for (auto const& [broken, rule] : table) {
        BOOST_TEST_CONTEXT("flaw number " << ++number << ", " << rule) {
            BOOST_TEST(static_cast<std::size_t>(broken) == number);
            auto const results = results_of(broken, rule);
            BOOST_TEST_REQUIRE(results.size() == 1u);
            BOOST_TEST(results[0].rule == rule);
            BOOST_TEST(results[0].problem != "");
            BOOST_TEST_MESSAGE(number << " " << rule << ": " << results[0].problem);
        }
    }
    BOOST_TEST(static_cast<std::size_t>(flaw::end) == number + 1);
}

BOOST_AUTO_TEST_CASE(a_transport_that_never_sends_does_not_leave_the_kit_waiting) {
    for (testing::rule_result const& r : results_of([](rest::server_url const&) { return idle_transport(); }))
        BOOST_TEST(r.problem != "", r.rule << " is kept by a transport that never sends");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
