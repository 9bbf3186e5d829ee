// SPDX-License-Identifier: BSL-1.0

// Every network transport of the library keeps the rules of the conformance kit.

#include <velo/rest/testing/conformance.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <utility>

#include "transports.hpp"

namespace {

namespace rest = velo::rest;
namespace testing = velo::rest::testing;

auto const plain = [](testing::loopback_peer::serve_function serve) {
    return std::make_unique<testing::loopback_peer>(std::move(serve));
};

template <class Serve, class Connect>
void check(Serve serve, Connect connect, testing::conformance_options options = {}) {
    auto const results = testing::conformance(serve, connect, options).run();
    BOOST_TEST(results.size() >= 15u);
    for (testing::rule_result const& r : results) BOOST_TEST(r.problem == "", r.rule << ": " << r.problem);
}

BOOST_AUTO_TEST_SUITE(conformance)

BOOST_AUTO_TEST_CASE(sockets) {
    check(plain, [](rest::server_url const& url) { return rest::sockets(url); });
}

BOOST_AUTO_TEST_CASE(asio) {
    check(plain, [](rest::server_url const& url) {
        return tests::blocking_adapter<rest::asio>([&](auto const& executor) { return rest::asio(executor, url); });
    });
}

BOOST_AUTO_TEST_CASE(stream) {
    check(plain, [](rest::server_url const& url) { return tests::stream_over_tcp(url); },
          {.is_stopped_while_it_waits = false, .is_for_several_threads = false, .reads_long_fields = false});
}

#ifdef VELO_HAS_CURL
BOOST_AUTO_TEST_CASE(curl) {
    check(plain, [](rest::server_url const& url) { return rest::curl(url, {.proxy = ""}); });
}
#endif

#ifdef VELO_HAS_TLS
BOOST_AUTO_TEST_CASE(over_tls) {
    testing::certificate const own = testing::make_certificate();
    tests::temporary_file const ca(own.certificate_pem);
    auto const serve = [&](testing::loopback_peer::serve_function f) {
        return std::make_unique<testing::loopback_peer>(std::move(f), own);
    };
    BOOST_TEST_CONTEXT("sockets")
    check(serve, [&](rest::server_url const& url) { return rest::sockets(url, {.tls = {.ca_file = ca.path()}}); });
    BOOST_TEST_CONTEXT("asio")
    check(serve, [&](rest::server_url const& url) {
        return tests::blocking_adapter<rest::asio>(
            [&](auto const& executor) { return rest::asio(executor, url, {.tls = {.ca_file = ca.path()}}); });
    });
#ifdef VELO_HAS_CURL
    BOOST_TEST_CONTEXT("curl")
    check(serve,
          [&](rest::server_url const& url) { return rest::curl(url, {.tls = {.ca_file = ca.path()}, .proxy = ""}); });
#endif
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
