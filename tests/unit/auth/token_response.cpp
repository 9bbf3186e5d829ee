// SPDX-License-Identifier: BSL-1.0
#include <velo/auth/token_response.hpp>

#include <velo/rest/serializer/json.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;

std::optional<double> read(std::string_view lifetime) {
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
    BOOST_TEST(read("0.5").value() == 0.5);
    BOOST_TEST(read("3.6E3").value() == 3600);
}

BOOST_AUTO_TEST_CASE(a_number_in_quotes_is_read) {
    BOOST_TEST(read(R"("3600")").value() == 3600);
    BOOST_TEST(read(R"("-0.5")").value() == -0.5);
}

BOOST_AUTO_TEST_CASE(any_other_value_is_no_number) {
    for (std::string_view const lifetime : {"null", "true", "[]", "[1]", "{}", R"({"seconds":1})", R"("")", R"("soon")",
                                            R"("1 h")", R"(" 1")", R"("1\"")", R"("\"")", "1e999"}) {
        BOOST_TEST(!read(lifetime).has_value(), lifetime);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
