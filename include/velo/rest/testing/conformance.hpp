// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_CONFORMANCE_HPP
#define VELO_REST_TESTING_CONFORMANCE_HPP

#include <velo/rest/testing/finding.hpp>
#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/time/instant.hpp>
#include <velo/rest/transport/transport.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <exception>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace velo::inline v0::rest::testing {

/// What of a transport cannot be asked of every one.
struct conformance_options {
    /// A stop that is asked for ends a wait. False for one that sees it between two steps.
    bool is_stopped_while_it_waits = true;
    /// May be used by several threads at once.
    bool is_for_several_threads = true;
    /// Opens connections as it needs them.
    bool reconnects = true;
};

namespace detail {

/// What came of one call, kept.
struct exchanged {
    attempt ended;
    int status = 0;
    std::string body{};
    std::string field{};  ///< X-A

    [[nodiscard]] bool is(int expected, std::string_view text) const {
        return ended.error == errc::none && ended.delivered == delivery::answered && status == expected && body == text;
    }
    [[nodiscard]] bool failed(errc code, delivery how_far) const {
        return ended.error == code && ended.delivered == how_far;
    }
    [[nodiscard]] std::string text() const {
        if (ended.error == errc::none) return std::to_string(status) + " '" + body + "'";
        return std::string(to_text(ended.error)) + ", " + std::string(to_text(ended.delivered)) + " (" + ended.detail +
               ")";
    }
};

/// Longer than anything takes here; what should end for another reason must not end for this one.
inline constexpr std::chrono::seconds long_enough{30};
/// Short: what waits for ever ends by it.
inline constexpr std::chrono::milliseconds short_time{150};
/// What should have ended after `short_time`, and has not by then, is not going to.
inline constexpr std::chrono::seconds too_long{2};

template <class T>
exchanged exchange_over(T const& transport, request const& q, send_limits const& limits = {long_enough, {}},
                        response_limits const& most = {}) {
    response received;
    received.limit(most);
    exchanged x;
    // What is thrown past a server that waits for the next step of a rule would leave it waiting for ever.
    try {
        x.ended = transport.send(q, received, limits);
    } catch (std::exception const& e) {
        x.ended = attempt::failed(errc::transport_failed, delivery::maybe_sent, std::string("it threw: ") + e.what());
    }
    x.status = received.status();
    x.body = received.body();
    x.field = received.header("x-a");
    return x;
}

template <class T>
exchanged get(T const& transport, std::string_view target = "/", send_limits const& limits = {long_enough, {}},
              response_limits const& most = {}) {
    return exchange_over(transport, {.operation = "conformance", .target = target}, limits, most);
}

inline std::string answer_of(std::string_view body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

/// Answers every request with its target.
inline void echo(peer_connection& c) {
    while (auto const q = c.read()) c.send(answer_of(q->target()));
}

/// Answers the first request of the first connection so; every other with its target.
inline loopback_peer::serve_function first(std::function<void(peer_connection&)> act) {
    return [act = std::move(act)](peer_connection& c) {
        if (c.number == 0) {
            if (!c.read()) return;
            act(c);
        }
        echo(c);
    };
}

/// Waits until the client hangs up. A request that comes instead has no answer: its connection was not to be used.
inline void until_hang_up(peer_connection& c) {
    if (!c.wait_for_hang_up()) c.reset();
}

inline std::string expected(std::string_view what, exchanged const& x) {
    return std::string(what) + ", and not: " + x.text();
}

}  // namespace detail

/// Makes the servers that a transport is tried on, and the transports.
///  - `serve(function)` is a `loopback_peer`; give one of your own to speak TLS.
///  - `connect(url)` is the transport under test, whose `send` blocks; one whose `send` is awaited needs an adapter.
template <class Serve, class Connect>
class conformance {
    using act = detail::exchanged;

  public:
    conformance(Serve serve, Connect connect, conformance_options options = {})
        : serve_(std::move(serve)), connect_(std::move(connect)), options_(options) {}

    /// Tries every rule, or the one of that name. All of them take a few seconds, most of which go by in
    /// waiting for limits to pass.
    [[nodiscard]] std::vector<finding> run(std::string_view only = {}) const {
        using self = conformance;
        struct rule {
            std::string_view name;
            std::string (self::*check)() const;
            bool applies = true;
        };
        rule const rules[] = {
            {"the request arrives as it was given", &self::request_arrives},
            {"a body of known length is read", &self::known_length},
            {"an answer without a body is read", &self::no_body},
            {"a body of unknown length is read to the end", &self::unknown_length},
            {"a chunked body is read, and its trailers are dropped", &self::chunked},
            {"interim answers are skipped", &self::interim},
            {"an answer may come byte by byte", &self::dribble},
            {"an error status is an answer", &self::error_status},
            {"no redirect is followed", &self::redirect},
            {"a connection is kept alive", &self::keep_alive},
            {"Connection: close is heeded", &self::connection_close, options_.reconnects},
            {"the limit on the body holds", &self::body_limit},
            {"the limit on the head holds", &self::head_limit},
            {"the limit on fields holds", &self::fields_limit},
            {"a limit that has passed lets nothing out", &self::passed},
            {"silence ends at the timeout", &self::timeout},
            {"a stop ends the wait", &self::stop, options_.is_stopped_while_it_waits},
            {"a refused connection is not sent", &self::refused, options_.reconnects},
            {"a lost answer is maybe sent", &self::lost},
            {"a truncated answer is no answer", &self::truncated},
            {"a reset is maybe sent", &self::reset},
            {"garbage is no answer", &self::garbage},
            {"a late answer is nobody's", &self::late_answer, options_.reconnects},
            {"a second answer is nobody's", &self::second_answer, options_.reconnects},
            {"an answer to an idle connection is nobody's", &self::idle_answer, options_.reconnects},
            {"an idle connection that was closed is replaced", &self::idle_closed, options_.reconnects},
            {"nothing is sent twice", &self::nothing_twice, options_.reconnects},
            {"each thread gets its own answers", &self::threads, options_.is_for_several_threads},
        };
        std::vector<finding> all;
        for (rule const& r : rules) {
            if (r.applies && (only.empty() || only == r.name)) all.push_back({r.name, (this->*r.check)()});
        }
        return all;
    }

  private:
    std::string one(std::string const& bytes, int status, std::string_view body, std::string_view field = "") const {
        auto const server = serve_(detail::first([&](peer_connection& c) {
            c.send(bytes);
            if (bytes.find("close") != std::string::npos) c.close();
        }));
        auto const t = connect_(server->url());
        act const x = detail::get(t);
        if (!x.is(status, body) || x.field != field) return detail::expected("a whole answer", x);
        return {};
    }

    std::string request_arrives() const {
        std::vector<received_request> seen;
        std::optional<server_url> url;
        // The server is gone before what it saw is looked at: it may still be reading what was sent too much.
        {
            std::mutex mutex;
            auto const server = serve_([&](peer_connection& c) {
                while (auto q = c.read()) {
                    {
                        std::lock_guard const lock(mutex);
                        seen.push_back(std::move(*q));
                    }
                    c.send("HTTP/1.1 204 No Content\r\n\r\n");
                }
            });
            url = server_url::checked(std::string(server->url().view()) + "/prefix").value();
            auto const t = connect_(*url);
            header const fields[] = {{"Accept", "a/b"}, {"Authorization", "Bearer t"}};
            act const a = detail::exchange_over(t, {.method = method::post,
                                                    .target = "/p?q=%20",
                                                    .headers = fields,
                                                    .body = "{\"a\":1}",
                                                    .has_body = true});
            act const b = detail::exchange_over(t, {.method = method::post, .target = "/e"});
            act const c = detail::exchange_over(t, {.method = method::delete_, .target = "/d"});
            if (!a.is(204, "") || !b.is(204, "") || !c.is(204, "")) return detail::expected("three times 204", a);
        }
        std::string const authority(split(*url).authority);
        if (seen.size() != 3) return "not three requests";
        if (seen[0].line() != "POST /prefix/p?q=%20" || seen[0].body != "{\"a\":1}")
            return "method, target or body differ";
        if (seen[0].field("Host") != authority) return "Host is not the authority of the URL";
        if (seen[0].field("Accept") != "a/b" || seen[0].field("Authorization") != "Bearer t") return "a field differs";
        if (seen[0].field("Content-Length") != "7") return "Content-Length is not that of the body";
        if (seen[1].line() != "POST /prefix/e" || seen[1].field("Content-Length") != "0")
            return "a POST without a body does not say so (RFC 9110 section 8.6)";
        if (seen[2].line() != "DELETE /prefix/d" || seen[2].field("Content-Length") != "(absent)" ||
            seen[2].field("Transfer-Encoding") != "(absent)")
            return "a DELETE without a body says that it has one";
        for (received_request const& q : seen) {
            if (q.field("Expect") != "(absent)") return "it sends Expect, which nobody asked for";
        }
        return {};
    }

    std::string known_length() const {
        return one("HTTP/1.1 200 OK\r\ncontent-LENGTH: 5\r\nx-A:  b \r\n\r\nhello", 200, "hello", "b");
    }
    std::string no_body() const {
        auto const server = serve_([](peer_connection& c) {
            for (char const* const head : {"204 No Content\r\n\r\n", "304 Not Modified\r\nContent-Length: 9\r\n\r\n",
                                           "200 OK\r\nContent-Length: 0\r\n\r\n"}) {
                if (!c.read()) return;
                c.send(std::string("HTTP/1.1 ") + head);
            }
            detail::echo(c);
        });
        auto const t = connect_(server->url());
        for (int const status : {204, 304, 200}) {
            if (act const x = detail::get(t); !x.is(status, "")) return detail::expected(std::to_string(status), x);
        }
        return server->connections() == 1 ? "" : "it does not keep the connection";
    }
    std::string unknown_length() const {
        return one("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello", 200, "hello");
    }
    std::string chunked() const {
        return one(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\nA;x=y\r\nlo, world!\r\n0\r\nX-A: "
            "no\r\n\r\n",
            200, "hello, world!");
    }
    std::string interim() const {
        return one(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nX-A: no\r\n\r\n" + detail::answer_of("hello"),
            200, "hello");
    }
    std::string dribble() const {
        for (std::string const& bytes :
             {detail::answer_of("hello"),
              std::string("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "3\r\nhel\r\n2\r\nlo\r\n0\r\nX-A: no\r\n\r\n")}) {
            auto const server = serve_(detail::first([&](peer_connection& c) {
                for (char const byte : bytes) {
                    c.send({&byte, 1});
                    // Without a pause the bytes would come together to a client that is slow to wake.
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                }
            }));
            auto const t = connect_(server->url());
            if (act const x = detail::get(t); !x.is(200, "hello")) return detail::expected("a whole answer", x);
        }
        return {};
    }
    std::string error_status() const {
        for (int const status : {400, 401, 404, 429, 500, 503, 599}) {
            std::string const problem =
                one("HTTP/1.1 " + std::to_string(status) + " No\r\nContent-Length: 2\r\n\r\nno", status, "no");
            if (!problem.empty()) return problem;
        }
        return {};
    }
    std::string redirect() const {
        auto const elsewhere = serve_(detail::echo);
        std::string const there(elsewhere->url().view());
        for (int const status : {301, 302, 303, 307, 308}) {
            std::string const problem = one("HTTP/1.1 " + std::to_string(status) + " There\r\nLocation: " + there +
                                                "/\r\nContent-Length: 0\r\n\r\n",
                                            status, "");
            if (!problem.empty()) return problem;
        }
        return elsewhere->connections() == 0 ? "" : "it went where the server sent it";
    }

    std::string keep_alive() const {
        auto const server = serve_(detail::echo);
        auto const t = connect_(server->url());
        for (char const* const target : {"/1", "/2", "/3"}) {
            if (act const x = detail::get(t, target); !x.is(200, target)) return detail::expected("its answer", x);
        }
        return server->connections() == 1 ? "" : "it does not use its connection again";
    }
    std::string connection_close() const {
        for (char const* const head : {"HTTP/1.1 200 OK\r\nConnection: x, Close\r\n", "HTTP/1.0 200 OK\r\n"}) {
            auto const server = serve_(detail::first([&](peer_connection& c) {
                c.send(head + std::string("Content-Length: 2\r\n\r\nhi"));
                detail::until_hang_up(c);
            }));
            auto const t = connect_(server->url());
            if (act const x = detail::get(t); !x.is(200, "hi")) return detail::expected("its answer", x);
            if (act const x = detail::get(t, "/2"); !x.is(200, "/2")) return detail::expected("a second answer", x);
            if (server->connections() != 2) return "it uses a connection that was to be closed";
        }
        return {};
    }

    /// The answer is refused, and its connection is not used again.
    std::string refuses(std::string const& bytes, response_limits const& most, errc code) const {
        auto const server = serve_(detail::first([&](peer_connection& c) {
            c.send(bytes);
            detail::until_hang_up(c);
        }));
        auto const t = connect_(server->url());
        if (act const x = detail::get(t, "/", {detail::long_enough, {}}, most); !x.failed(code, delivery::maybe_sent))
            return detail::expected(make_error_code(code).message() + ", maybe sent", x);
        if (!options_.reconnects) return {};
        act const x = detail::get(t, "/2");
        return x.is(200, "/2") ? "" : detail::expected("a second answer", x);
    }
    std::string body_limit() const {
        response_limits most;
        most.body = 10;
        for (std::string const& bytes :
             {detail::answer_of("hello, world"),
              std::string(
                  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n123456789\r\n2\r\n12\r\n0\r\n\r\n"),
              std::string("HTTP/1.1 200 OK\r\n\r\nhello, world")}) {
            if (std::string problem = refuses(bytes, most, errc::response_too_large); !problem.empty()) return problem;
        }
        return {};
    }
    std::string head_limit() const {
        std::string const field = "X-A: " + std::string(1'000, 'a') + "\r\n";
        std::string many;
        for (int i = 0; i != 200; ++i) many += field;
        for (std::string const& fields : {"X-A: " + std::string(1'000'000, 'a') + "\r\n", many}) {
            std::string problem =
                refuses("HTTP/1.1 200 OK\r\n" + fields + "Content-Length: 0\r\n\r\n", {}, errc::response_too_large);
            if (!problem.empty()) return problem;
        }
        return {};
    }
    std::string fields_limit() const {
        std::string bytes = "HTTP/1.1 200 OK\r\n";
        for (int i = 0; i != 10'000; ++i) bytes += "A:\r\n";
        return refuses(bytes + "Content-Length: 0\r\n\r\n", {}, errc::response_too_large);
    }

    std::string passed() const {
        std::atomic<int> seen = 0;
        {
            auto const server = serve_([&](peer_connection& c) {
                while (auto const q = c.read()) {
                    ++seen;
                    c.send(detail::answer_of(q->target()));
                }
            });
            auto const t = connect_(server->url());
            std::stop_source stop;
            stop.request_stop();
            if (act const x = detail::get(t, "/", {duration::zero(), {}});
                !x.failed(errc::timed_out, delivery::not_sent))
                return detail::expected("timed out, not sent", x);
            if (act const x = detail::get(t, "/", {detail::long_enough, stop.get_token()});
                options_.is_stopped_while_it_waits && !x.failed(errc::cancelled, delivery::not_sent))
                return detail::expected("cancelled, not sent", x);
            // Once this is answered, the server has accepted every connection before it, and it reads what came on
            // them before it goes.
            if (act const x = detail::get(t, "/3"); !x.is(200, "/3")) return detail::expected("an answer", x);
        }
        return seen == 1 ? "" : "the server saw a request";
    }

    /// The parts of an answer after which a server may fall silent.
    static std::vector<std::string> parts() {
        return {"",
                "HTT",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n",
                "HTTP/1.1 100 Continue\r\n\r\n"};
    }
    std::string timeout() const {
        for (std::string const& part : parts()) {
            std::string const problem = times_out([&](peer_connection& c, std::future<void> const& ended) {
                c.send(part);
                ended.wait_for(detail::too_long);
            });
            if (!problem.empty()) return problem + ", after '" + part + "'";
        }
        // The limit is that of the whole call: a byte now and then does not prolong it.
        for (std::string const part : {"HTTP/1.1 200 OK\r\nX-A: ", "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"}) {
            std::string const problem = times_out([&](peer_connection& c, std::future<void> const& ended) {
                constexpr std::chrono::milliseconds now_and_then{20};
                c.send(part);
                for (int i = 0; i != detail::too_long / now_and_then; ++i) {
                    if (ended.wait_for(now_and_then) == std::future_status::ready || !c.send("a")) return;
                }
            });
            if (!problem.empty()) return problem + ", while bytes trickle in after '" + part + "'";
        }
        return {};
    }
    /// The call ends neither long before its limit nor long after it. `play` is what the server does until then. The
    /// connection is cut off if the call has not ended when it returns: nobody waits for ever.
    template <class Play>
    std::string times_out(Play play) const {
        std::promise<void> ended;
        auto const server = serve_(detail::first([&](peer_connection& c) {
            auto const end = ended.get_future();
            play(c, end);
            if (end.wait_for(std::chrono::seconds::zero()) != std::future_status::ready) c.reset();
        }));
        auto const t = connect_(server->url());
        auto const started = std::chrono::steady_clock::now();
        detail::exchanged const x = detail::get(t, "/", {detail::short_time, {}});
        auto const duration = std::chrono::steady_clock::now() - started;
        ended.set_value();
        if (!x.failed(errc::timed_out, delivery::maybe_sent)) return detail::expected("timed out, maybe sent", x);
        return duration >= detail::short_time / 2 ? "" : "it timed out before its time";
    }
    std::string stop() const {
        for (std::string const& part : parts()) {
            std::stop_source stop;
            auto const server = serve_(detail::first([&](peer_connection& c) {
                c.send(part);
                // The client is to have read the part, and to wait for the next, when the stop comes.
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                stop.request_stop();
                detail::until_hang_up(c);
            }));
            auto const t = connect_(server->url());
            if (act const x = detail::get(t, "/", {detail::long_enough, stop.get_token()});
                !x.failed(errc::cancelled, delivery::maybe_sent))
                return detail::expected("cancelled, maybe sent, after '" + part + "'", x);
            if (!options_.reconnects) continue;
            if (act const x = detail::get(t, "/2"); !x.is(200, "/2")) return detail::expected("a second answer", x);
        }
        return {};
    }

    std::string refused() const {
        std::optional<server_url> gone;
        gone = serve_(detail::echo)->url();
        act const x = detail::get(connect_(*gone));
        return x.failed(errc::connect_failed, delivery::not_sent) ? "" : detail::expected("no connection, not sent", x);
    }
    std::string lost() const {
        return cut("", [](peer_connection& c) { c.close(); });
    }
    std::string truncated() const {
        for (std::string const& part : parts()) {
            if (std::string problem = cut(part, [](peer_connection& c) { c.close(); }); !problem.empty())
                return problem;
        }
        return {};
    }
    std::string reset() const {
        for (std::string const& part : parts()) {
            if (std::string problem = cut(part, [](peer_connection& c) { c.reset(); }); !problem.empty())
                return problem;
        }
        // It is not the end of a body that lasts until the server closes.
        return cut("HTTP/1.1 200 OK\r\n\r\nhel", [](peer_connection& c) { c.reset(); });
    }
    template <class End>
    std::string cut(std::string const& part, End end) const {
        auto const server = serve_([&](peer_connection& c) {
            if (c.number != 0) return detail::echo(c);
            if (!c.read()) return;
            c.send(part);
            end(c);
        });
        auto const t = connect_(server->url());
        act const x = detail::get(t);
        if (!x.failed(errc::connection_lost, delivery::maybe_sent))
            return detail::expected("connection lost, maybe sent, after '" + part + "'", x);
        return server->requests() == 1 ? "" : "it was sent twice";
    }
    std::string garbage() const {
        for (char const* const bytes : {"220 smtp.example.com ESMTP\r\n", "\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n",
                                        "HTTP/1.1 abc OK\r\nContent-Length: 0\r\n\r\n"}) {
            if (std::string problem = refuses(bytes, {}, errc::protocol_error); !problem.empty())
                return std::string(bytes) + ": " + problem;
        }
        return {};
    }

    std::string late_answer() const {
        std::promise<void> gave_up;
        auto const server = serve_(detail::first([&](peer_connection& c) {
            gave_up.get_future().wait();
            c.send(detail::answer_of("late"));
            detail::until_hang_up(c);
        }));
        auto const t = connect_(server->url());
        act const x = detail::get(t, "/1", {detail::short_time, {}});
        gave_up.set_value();
        if (!x.failed(errc::timed_out, delivery::maybe_sent)) return detail::expected("timed out, maybe sent", x);
        act const y = detail::get(t, "/2");
        return y.is(200, "/2") ? "" : detail::expected("the answer to the second request", y);
    }
    std::string second_answer() const {
        auto const server = serve_(detail::first([](peer_connection& c) {
            c.send(detail::answer_of("/1") + detail::answer_of("nobody asked"));
            c.wait_for_hang_up();
        }));
        auto const t = connect_(server->url());
        if (act const x = detail::get(t, "/1"); !x.is(200, "/1")) return detail::expected("its answer", x);
        act const y = detail::get(t, "/2");
        return y.is(200, "/2") ? "" : detail::expected("the answer to the second request", y);
    }
    std::string idle_answer() const {
        std::promise<void> read, sent;
        auto const server = serve_(detail::first([&](peer_connection& c) {
            c.send(detail::answer_of("/1"));
            read.get_future().wait();
            c.send(detail::answer_of("nobody asked"));
            sent.set_value();
            c.wait_for_hang_up();
        }));
        auto const t = connect_(server->url());
        act const x = detail::get(t, "/1");
        read.set_value();
        // Without an answer it may be that no request came, and the server does nothing.
        if (!x.is(200, "/1")) return detail::expected("its answer", x);
        sent.get_future().wait();
        act const y = detail::get(t, "/2");
        return y.is(200, "/2") ? "" : detail::expected("the answer to the second request", y);
    }
    std::string idle_closed() const {
        std::promise<void> read, closed;
        auto const server = serve_([&](peer_connection& c) {
            if (c.number != 0) return detail::echo(c);
            if (!c.read()) return;
            c.send(detail::answer_of("/1"));
            read.get_future().wait();
            c.reset();
            closed.set_value();
        });
        auto const t = connect_(server->url());
        act const x = detail::get(t, "/1");
        read.set_value();
        // Without an answer it may be that no request came, and the server does nothing.
        if (!x.is(200, "/1")) return detail::expected("its answer", x);
        closed.get_future().wait();
        if (act const y = detail::get(t, "/2"); !y.is(200, "/2")) return detail::expected("a second answer", y);
        return server->requests() == 2 ? "" : "it was not sent once";
    }
    std::string nothing_twice() const {
        auto const server = serve_([](peer_connection& c) {
            if (c.number != 0) return detail::echo(c);
            if (!c.read()) return;
            c.send(detail::answer_of("/1"));
            if (!c.read()) return;
            c.reset();
        });
        auto const t = connect_(server->url());
        if (act const x = detail::get(t, "/1"); !x.is(200, "/1")) return detail::expected("its answer", x);
        act const y = detail::get(t, "/2");
        if (!y.failed(errc::connection_lost, delivery::maybe_sent))
            return detail::expected("connection lost, maybe sent", y);
        return server->requests() == 2 ? "" : "it was sent twice";
    }

    std::string threads() const {
        auto const server = serve_(detail::echo);
        auto const t = connect_(server->url());
        std::atomic<int> wrong = 0;
        std::vector<std::thread> all;
        for (int i = 0; i != 8; ++i) {
            all.emplace_back([&, i] {
                for (int j = 0; j != 25; ++j) {
                    std::string const target = "/" + std::to_string(i) + "/" + std::to_string(j);
                    if (!detail::get(t, target).is(200, target)) ++wrong;
                }
            });
        }
        for (std::thread& one : all) one.join();
        if (wrong != 0) return std::to_string(wrong) + " of 200 calls did not get their own answer";
        return server->requests() == 200 ? "" : "not every request was sent once";
    }

    Serve serve_;
    Connect connect_;
    conformance_options options_;
};

}  // namespace velo::inline v0::rest::testing

#endif
