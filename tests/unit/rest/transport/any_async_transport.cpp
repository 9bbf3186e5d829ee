// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/any_async_transport.hpp>

#include <velo/rest/time/thread_wait.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>

#include "support/lazy_task.hpp"

namespace {

namespace rest = velo::rest;
using lazy_script = tests::lazy<rest::scripted, rest::thread_wait>;
using any_transport = rest::any_async_transport<tests::lazy_task<void>>;

static_assert(rest::async_transport<any_transport> && !rest::blocking_transport<any_transport>);

BOOST_AUTO_TEST_SUITE(rest_transport_any_async_transport)

BOOST_AUTO_TEST_CASE(it_sends_over_the_transport_that_it_holds) {
    rest::scripted script;
    script.always({.status = 200, .body = "hello"});
    any_transport const transport = any_transport::of(lazy_script(script));
    any_transport const copy(transport);
    rest::response received;
    rest::request const q{.target = "/1"};
    rest::send_limits const limits, none{.timeout = rest::duration::zero()};
    BOOST_TEST((transport.send(q, received, limits).get().error == rest::errc::none));
    BOOST_TEST((copy.send(q, received, none).get().error == rest::errc::timed_out));
    BOOST_TEST(received.body() == "hello");
    BOOST_TEST(script.request_count() == 1u);
}

BOOST_AUTO_TEST_CASE(it_waits_as_the_transport_that_it_holds) {
    rest::delay const short_one{.length = std::chrono::microseconds(1)};
    BOOST_TEST((any_transport::of(lazy_script(rest::scripted())).wait(short_one).get() == rest::errc::none));
}

BOOST_AUTO_TEST_CASE(it_is_as_confidential_as_the_transport_that_it_holds) {
    rest::scripted script;
    BOOST_TEST(any_transport::of(lazy_script(script)).is_confidential());
    script.set_confidential(false);
    BOOST_TEST(!any_transport::of(lazy_script(script)).is_confidential());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
