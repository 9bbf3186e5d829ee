// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/time/stop.hpp>

#include <boost/test/unit_test.hpp>

#include <stop_token>

namespace {

using velo::rest::stop;

BOOST_AUTO_TEST_SUITE(rest_time_stop)

BOOST_AUTO_TEST_CASE(a_default_stop_is_never_requested) {
    stop const none;
    BOOST_TEST(!none.possible());
    BOOST_TEST(!none.requested());
}

BOOST_AUTO_TEST_CASE(a_stop_and_its_copies_see_the_request_of_their_source) {
    std::stop_source source;
    stop const one = source.get_token();
    stop const copy = one;
    BOOST_TEST(one.possible());
    BOOST_TEST(!one.requested());

    source.request_stop();
    BOOST_TEST(one.requested());
    BOOST_TEST(copy.requested());
}

BOOST_AUTO_TEST_CASE(a_stop_whose_source_is_gone_is_no_longer_possible) {
    stop orphan;
    {
        std::stop_source const source;
        orphan = source.get_token();
    }
    BOOST_TEST(!orphan.possible());
    BOOST_TEST(!orphan.requested());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
