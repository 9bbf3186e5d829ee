// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_NETWORK_TRANSPORTS_HPP
#define VELO_TESTS_NETWORK_TRANSPORTS_HPP

#include <velo/rest/client/config.hpp>
#include <velo/rest/retry/policy.hpp>
#include <velo/rest/testing/conformance/fixture.hpp>
#include <velo/rest/testing/loopback_peer.hpp>
#include <velo/rest/transport/any_transport.hpp>
#include <velo/rest/transport/asio.hpp>
#ifdef VELO_HAS_CURL
#include <velo/rest/transport/curl.hpp>
#endif
#include <velo/rest/transport/sockets.hpp>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <tuple>
#include <unistd.h>
#include <utility>
#include <vector>

#include "../support/blocking_adapter.hpp"
#include "../support/stream_over_tcp.hpp"

namespace tests {

namespace rest = velo::rest;
namespace testing = velo::rest::testing;
// The tools of the conformance kit: calls and scripted servers.
using rest::any_transport;
using testing::detail::call_result;
using testing::detail::echo;
using testing::detail::first_only;
using testing::detail::get;
using testing::detail::long_enough;
using testing::detail::ok_response;

/// Configuration without retries, for tests of what a transport reports.
struct sent_once : rest::default_config {
    rest::retry::never_t retry{};
};

/// Options that all network transports have.
struct network_options {
    std::chrono::milliseconds connect_timeout{20'000};
    std::chrono::milliseconds silence_timeout{20'000};
    std::string ca_file{};
};

/// Network transport under test.
struct network_transport {
    std::string name;
    bool speaks_tls;
    bool is_stopped_while_it_waits;
    std::function<any_transport(rest::server_url const&, network_options const&)> connect;
};

inline std::vector<network_transport> network_transports() {
    auto const options = [](network_options const& o) {
        rest::socket_options own;
        own.connect_timeout = o.connect_timeout;
        own.silence_timeout = o.silence_timeout;
        own.tls.ca_file = o.ca_file;
        return own;
    };
#ifdef VELO_HAS_TLS
    constexpr bool tls = true;
#else
    constexpr bool tls = false;
#endif
    std::vector<network_transport> all{
        {"sockets", tls, true,
         [=](auto const& url, auto const& o) { return any_transport::of(rest::sockets(url, options(o))); }},
        {"asio", tls, true,
         [=](auto const& url, auto const& o) {
             return any_transport::of(blocking_adapter<rest::asio>(
                 [&](auto const& executor) { return rest::asio(executor, url, options(o)); }));
         }},
        {"stream", false, false, [](auto const& url, auto const&) { return any_transport::of(stream_over_tcp(url)); }},
    };
#ifdef VELO_HAS_CURL
    all.push_back({"curl", true, true, [](auto const& url, auto const& o) {
                       rest::curl_options own;
                       own.connect_timeout = o.connect_timeout;
                       own.silence_timeout = o.silence_timeout;
                       own.tls.ca_file = o.ca_file;
                       own.proxy = "";
                       return any_transport::of(rest::curl(url, own));
                   }});
#endif
    return all;
}

/// Transport that has `tls_options` and a proxy, with its options.
template <class Transport, class Options>
struct transport_kind {
    using transport = Transport;
    using options = Options;

    /// Makes one that ignores the proxy of the environment.
    static Transport direct(rest::server_url const& url, Options o = {}) {
        o.proxy = "";
        return Transport(url, std::move(o));
    }
};
using over_sockets = transport_kind<rest::sockets, rest::socket_options>;
#ifdef VELO_HAS_CURL
using over_curl = transport_kind<rest::curl, rest::curl_options>;
using transport_kinds = std::tuple<over_sockets, over_curl>;
#else
using transport_kinds = std::tuple<over_sockets>;
#endif

/// Temporary file that the destructor removes.
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
