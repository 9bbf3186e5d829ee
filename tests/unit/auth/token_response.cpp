// SPDX-License-Identifier: BSL-1.0
#include <velo/auth/token_response.hpp>

#include <velo/rest/serializer/json.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;

std::optional<std::int64_t> read(std::string_view lifetime) {
    velo::token_response response;
    std::string const text = R"({"access_token":"t","expires_in":)" + std::string(lifetime) + R"(,"more":1})";
    BOOST_TEST(rest::json().read(text, response).has_value());
    BOOST_TEST(response.access_token->reveal() == "t");
    return response.expires_in ? velo::seconds_of(*response.expires_in) : std::nullopt;
}

BOOST_AUTO_TEST_SUITE(auth_token_response)

BOOST_AUTO_TEST_CASE(a_number_of_seconds_is_read) {
    BOOST_TEST(read("3600").value() == 3600);
    BOOST_TEST(read("0").value() == 0);
    BOOST_TEST(read("-1").value() == -1);
    BOOST_TEST(read("3.6E3").value() == 3600);
    BOOST_TEST(read("1.23456e+3").value() == 1234);
    BOOST_TEST(read("36000e-1").value() == 3600);
    BOOST_TEST(read("1e-400").has_value() == false);
}

BOOST_AUTO_TEST_CASE(a_fraction_is_dropped) {
    BOOST_TEST(read("0.5").value() == 0);
    BOOST_TEST(read("1799.999").value() == 1799);
    BOOST_TEST(read("12345e-5").value() == 0);
    BOOST_TEST(read("1e-9").value() == 0);
}

BOOST_AUTO_TEST_CASE(what_is_too_large_is_the_end_of_the_type) {
    constexpr std::int64_t most = (std::numeric_limits<std::int64_t>::max)();
    BOOST_TEST(read("1e300").value() == most);
    BOOST_TEST(read("-1e300").value() == -most);
    BOOST_TEST(read("9223372036854775800").value() == most);
    BOOST_TEST(read("922337203685477580").value() == 922'337'203'685'477'580);
    BOOST_TEST(read("123456789012345678901234567890e-28").value() == 12);
    BOOST_TEST(read("0e308").value() == 0);
}

BOOST_AUTO_TEST_CASE(a_number_in_quotes_is_read) {
    BOOST_TEST(read(R"("3600")").value() == 3600);
    BOOST_TEST(read(R"("-1.5")").value() == -1);
}

BOOST_AUTO_TEST_CASE(any_other_value_is_no_number) {
    for (std::string_view const lifetime :
         {"null", "true", "[]", "[1]", "{}", R"({"seconds":1})", R"("")", R"("soon")", R"("1 h")", R"(" 1")",
          R"("1\"")", R"("\"")", "1e999", R"("1.")", R"(".5")", R"("1e")", R"("-")", R"("inf")", R"("nan")"}) {
        BOOST_TEST(!read(lifetime).has_value(), lifetime);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
