// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/any_transport.hpp>

#include <velo/rest/testing/common_rules.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/test/unit_test.hpp>

namespace {

namespace rest = velo::rest;
using rest::any_transport;

BOOST_AUTO_TEST_SUITE(rest_transport_any_transport)

BOOST_AUTO_TEST_CASE(it_sends_over_the_transport_that_it_holds) {
    rest::scripted script;
    script.always({.status = 200, .body = "hello"});
    any_transport const transport = any_transport::of(script);
    any_transport const copy(transport);
    rest::response received;
    BOOST_TEST((transport.send({.target = "/1"}, received).error == rest::errc::none));
    BOOST_TEST(
        (copy.send({.target = "/2"}, received, {.timeout = rest::duration::zero()}).error == rest::errc::timed_out));
    BOOST_TEST(received.body() == "hello");
    BOOST_TEST(script.request_count() == 1u);
}

BOOST_AUTO_TEST_CASE(it_is_as_confidential_as_the_transport_that_it_holds) {
    rest::scripted script;
    BOOST_TEST(any_transport::of(script).is_confidential());
    script.set_confidential(false);
    BOOST_TEST(!any_transport::of(script).is_confidential());
}

BOOST_AUTO_TEST_CASE(it_keeps_the_rules_of_transports) {
    rest::scripted script;
    script.always({.status = 200, .body = "hello"});
    for (auto const& rule : rest::testing::common_rules(any_transport::of(script), {.target = "/"})) {
        BOOST_TEST(rule.problem == "", rule.rule);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
