// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_NETWORK_SUBJECTS_HPP
#define VELO_TESTS_NETWORK_SUBJECTS_HPP

#include <velo/rest/client/config.hpp>
#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/transport/asio/awaitable.hpp>
#include <velo/rest/transport/asio/blocking.hpp>
#ifdef VELO_HAS_CURL
#include <velo/rest/transport/curl.hpp>
#endif

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include "../support/awaited.hpp"
#include "../support/stream_over_tcp.hpp"

namespace tests {

namespace rest = velo::rest;
namespace testing = velo::rest::testing;

/// Any transport that blocks.
class any_transport {
  public:
    template <class T>
    explicit any_transport(T transport)
        : confidential_(transport.is_confidential()),
          send_([t = std::move(transport)](auto const& q, auto& r, auto const& l) { return t.send(q, r, l); }) {}
    [[nodiscard]] bool is_confidential() const noexcept { return confidential_; }
    [[nodiscard]] rest::attempt send(rest::request const& q, rest::response& r, rest::send_limits const& limits) const {
        return send_(q, r, limits);
    }

  private:
    bool confidential_;
    std::function<rest::attempt(rest::request const&, rest::response&, rest::send_limits const&)> send_;
};

/// A client that sends each call once, for tests of what a transport reports.
struct sent_once : rest::default_config {
    rest::retry::never_t retry{};
};

/// What the network transports have in common.
struct subject_options {
    std::chrono::milliseconds connect_timeout{20'000};
    std::chrono::milliseconds silence_timeout{20'000};
    std::string ca_file{};
};

struct event_context {
    std::string name;
    bool speaks_tls;
    bool is_stopped_while_it_waits;
    /// Its reader of HTTP is not ours: it takes an answer whose trailers do not end, and finds out late that more came
    /// than was said.
    bool is_lenient;
    std::function<any_transport(rest::server_url const&, subject_options const&)> connect;
};

inline std::vector<event_context> subjects() {
    auto const options = [](subject_options const& o) {
        rest::asio::options own;
        own.connect_timeout = o.connect_timeout;
        own.silence_timeout = o.silence_timeout;
        own.ca_file = o.ca_file;
        return own;
    };
#ifdef VELO_HAS_TLS
    constexpr bool tls = true;
#else
    constexpr bool tls = false;
#endif
    std::vector<event_context> all{
        {"asio::blocking", tls, true, false,
         [=](auto const& url, auto const& o) { return any_transport(rest::asio::blocking(url, options(o))); }},
        {"asio::awaitable", tls, true, false,
         [=](auto const& url, auto const& o) {
             return any_transport(awaited<rest::asio::awaitable>(
                 [&](auto const& executor) { return rest::asio::awaitable(executor, url, options(o)); }));
         }},
        {"stream", false, false, false,
         [](auto const& url, auto const&) { return any_transport(stream_over_tcp(url)); }},
    };
#ifdef VELO_HAS_CURL
    all.push_back({"curl", true, true, true, [](auto const& url, auto const& o) {
                       rest::curl_options own;
                       own.connect_timeout = o.connect_timeout;
                       own.silence_timeout = o.silence_timeout;
                       own.ca_file = o.ca_file;
                       own.proxy = "";
                       return any_transport(rest::curl(url, own));
                   }});
#endif
    return all;
}

/// What came of a GET, kept.
struct got {
    rest::attempt ended;
    int status = 0;
    std::string body{};
};

constexpr std::chrono::seconds long_enough{30};

template <class T>
got get(T const& transport, std::string_view target, rest::send_limits const& limits = {long_enough, {}},
        rest::response_limits const& most = {}) {
    rest::response response;
    response.limit(most);
    got g{.ended = transport.send({.operation = "test", .target = target}, response, limits)};
    g.status = response.status();
    g.body = response.body();
    return g;
}

inline bool is(got const& g, std::string_view body) {
    return g.ended.error == rest::errc::none && g.status == 200 && g.body == body;
}
inline bool failed(got const& g, rest::errc code, rest::delivery how_far) {
    return g.ended.error == code && g.ended.delivered == how_far;
}
inline std::string text(got const& g) {
    if (g.ended.error == rest::errc::none) return std::to_string(g.status) + " '" + g.body + "'";
    return std::string(to_text(g.ended.error)) + ", " + std::string(to_text(g.ended.delivered)) + " (" +
           g.ended.detail + ")";
}

inline std::string answer_of(std::string_view body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}
/// Answers each request with its target.
inline void echo(testing::peer_connection& c) {
    while (auto const q = c.read()) c.send(answer_of(q->target()));
}
/// Does that on the first connection, when it has read a request, and answers on all others with the target.
inline testing::loopback_peer::serve_function first(std::function<void(testing::peer_connection&)> act) {
    return [act = std::move(act)](testing::peer_connection& c) {
        if (c.number != 0) return echo(c);
        if (c.read()) act(c);
    };
}

/// A file for the time of a test.
class temporary_file {
  public:
    explicit temporary_file(std::string const& content)
        : path_((std::filesystem::temp_directory_path() / "velo_test_XXXXXX").string()) {
        int const file = ::mkstemp(path_.data());
        if (file < 0) throw std::runtime_error("no temporary file");
        ::close(file);
        std::ofstream(path_) << content;
    }
    temporary_file(temporary_file const&) = delete;
    temporary_file& operator=(temporary_file const&) = delete;
    ~temporary_file() { std::filesystem::remove(path_); }
    [[nodiscard]] std::string const& path() const noexcept { return path_; }

  private:
    std::string path_;
};

}  // namespace tests

#endif
