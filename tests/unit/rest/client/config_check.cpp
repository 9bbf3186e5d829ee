// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/client/config_check.hpp>

#include <velo/rest/client/config.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string_view>

namespace {

namespace rest = velo::rest;

struct own : rest::default_config {
    using mutex = rest::no_mutex;
    std::string_view user_agent = "mine/1";
};
struct without_clock {
    using mutex = rest::no_mutex;
    std::string_view user_agent;
    std::chrono::nanoseconds timeout;
    velo::rest::response_limits limits;
    bool allow_credentials_in_clear_text;
};

BOOST_AUTO_TEST_SUITE(rest_client_config_check)

BOOST_AUTO_TEST_CASE(the_defaults_are_safe) {
    rest::default_config const config;
    BOOST_TEST(config.user_agent == "velo-cpp/" VELO_VERSION_STRING);
    BOOST_TEST((config.timeout == std::chrono::seconds(30)));
    BOOST_TEST(config.limits.head == 64u * 1024);
    BOOST_TEST(config.limits.body == 16u * 1024 * 1024);
    BOOST_TEST(!config.allow_credentials_in_clear_text);
}

BOOST_AUTO_TEST_CASE(what_derives_from_the_defaults_is_a_config) {
    static_assert(rest::config<rest::default_config>);
    static_assert(rest::config<own>);
    static_assert(!rest::config<without_clock>);
    static_assert(!rest::config<int>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
