// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/attempt.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <stop_token>

namespace {

using velo::rest::errc;
using velo::rest::send_limits;

BOOST_AUTO_TEST_SUITE(rest_transport_attempt)

BOOST_AUTO_TEST_CASE(they_pass_when_no_time_is_left_or_somebody_stops) {
    BOOST_TEST((send_limits{}.exceeded() == errc::none));
    BOOST_TEST((send_limits{}.timeout == std::chrono::seconds(30)));
    BOOST_TEST((send_limits{.timeout = std::chrono::nanoseconds(1)}.exceeded() == errc::none));
    BOOST_TEST((send_limits{.timeout = std::chrono::nanoseconds(0)}.exceeded() == errc::timed_out));
    BOOST_TEST((send_limits{.timeout = std::chrono::nanoseconds(-1)}.exceeded() == errc::timed_out));
    std::stop_source stop;
    send_limits const limits{.stop = stop.get_token()};
    BOOST_TEST((limits.exceeded() == errc::none));
    stop.request_stop();
    BOOST_TEST((limits.exceeded() == errc::cancelled));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
