// SPDX-License-Identifier: BSL-1.0

// Every transport of ours keeps the rules of the conformance kit.

#include <velo/rest/testing/conformance.hpp>

#include <velo/rest/transport/asio/awaitable.hpp>
#include <velo/rest/transport/asio/blocking.hpp>
#ifdef VELO_HAS_CURL
#include <velo/rest/transport/curl.hpp>
#endif

#include <boost/test/unit_test.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <utility>

#include "../support/awaited.hpp"
#include "../support/tcp_stream.hpp"

namespace {

namespace rest = velo::rest;
namespace testing = velo::rest::testing;

auto const plain = [](testing::loopback_peer::serve_function serve) {
    return std::make_unique<testing::loopback_peer>(std::move(serve));
};

template <class Serve, class Connect>
void check(Serve serve, Connect connect, testing::conformance_options options = {}) {
    auto const findings = testing::conformance(serve, connect, options).run();
    BOOST_TEST(findings.size() >= 15u);
    for (testing::finding const& f : findings) BOOST_TEST(f.problem == "", f.rule << ": " << f.problem);
}

/// A stream and what belongs to it, in one object that can be copied.
class stream_over_tcp {
  public:
    explicit stream_over_tcp(rest::server_url const& url) : shared_(std::make_shared<shared>(url)) {}
    [[nodiscard]] bool is_confidential() const noexcept { return true; }
    [[nodiscard]] rest::attempt send(rest::request const& q, rest::response& r, rest::send_limits const& limits) const {
        return shared_->link.send(q, r, limits);
    }

  private:
    struct shared {
        explicit shared(rest::server_url const& url)
            : socket(url), link(socket, {.server = url, .out = out, .in = in, .confidential = true}) {}
        tests::tcp_stream socket;
        std::array<char, 512> out{};
        std::array<char, 4096> in{};
        rest::stream_connection<tests::tcp_stream> link;
    };
    std::shared_ptr<shared> shared_;
};

#ifdef VELO_HAS_TLS
/// A certificate, and the file that the clients trust.
struct trusted {
    trusted() : own(testing::make_certificate()) {
        std::string name = (std::filesystem::temp_directory_path() / "velo_ca_XXXXXX").string();
        int const file = ::mkstemp(name.data());
        BOOST_TEST_REQUIRE(file >= 0);
        ::close(file);
        path = name;
        std::ofstream(path) << own.certificate_pem;
    }
    ~trusted() { std::filesystem::remove(path); }
    testing::certificate own;
    std::string path;
};
#endif

BOOST_AUTO_TEST_SUITE(conformance)

BOOST_AUTO_TEST_CASE(asio_blocking) {
    check(plain, [](rest::server_url const& url) { return rest::asio::blocking(url); });
}

BOOST_AUTO_TEST_CASE(asio_awaitable) {
    check(plain, [](rest::server_url const& url) {
        return tests::awaited<rest::asio::awaitable>(
            [&](auto const& executor) { return rest::asio::awaitable(executor, url); });
    });
}

BOOST_AUTO_TEST_CASE(stream) {
    check(plain, [](rest::server_url const& url) { return stream_over_tcp(url); },
          {.is_stopped_while_it_waits = false, .is_for_several_threads = false});
}

#ifdef VELO_HAS_CURL
BOOST_AUTO_TEST_CASE(curl) {
    check(plain, [](rest::server_url const& url) { return rest::curl(url, {.proxy = ""}); });
}
#endif

#ifdef VELO_HAS_TLS
BOOST_AUTO_TEST_CASE(over_tls) {
    trusted const ca;
    auto const serve = [&](testing::loopback_peer::serve_function f) {
        return std::make_unique<testing::loopback_peer>(std::move(f), ca.own);
    };
    BOOST_TEST_CONTEXT("blocking")
    check(serve, [&](rest::server_url const& url) { return rest::asio::blocking(url, {.ca_file = ca.path}); });
    BOOST_TEST_CONTEXT("awaitable")
    check(serve, [&](rest::server_url const& url) {
        return tests::awaited<rest::asio::awaitable>(
            [&](auto const& executor) { return rest::asio::awaitable(executor, url, {.ca_file = ca.path}); });
    });
#ifdef VELO_HAS_CURL
    BOOST_TEST_CONTEXT("curl")
    check(serve, [&](rest::server_url const& url) { return rest::curl(url, {.ca_file = ca.path, .proxy = ""}); });
#endif
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
