// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/endpoint/path_template.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;

std::string pieces(std::string_view path) {
    std::string all;
    while (!path.empty()) {
        rest::path_piece const piece = rest::next_path_piece(path);
        all += "[" + std::string(piece.literal) + "|" + std::string(piece.placeholder) + "]";
    }
    return all;
}

BOOST_AUTO_TEST_SUITE(rest_endpoint_path_template)

BOOST_AUTO_TEST_CASE(a_path_is_split_at_its_placeholders) {
    BOOST_TEST(pieces("") == "");
    BOOST_TEST(pieces("/v2/users") == "[/v2/users|]");
    BOOST_TEST(pieces("/v2/users/{userId}") == "[/v2/users/|userId]");
    BOOST_TEST(pieces("/v2/users/{userId}/disable") == "[/v2/users/|userId][/disable|]");
    BOOST_TEST(pieces("{a}{b}/c") == "[|a][|b][/c|]");
}

BOOST_AUTO_TEST_CASE(an_unclosed_brace_is_text) {
    BOOST_TEST(pieces("/a/{b") == "[/a/{b|]");
    BOOST_TEST(pieces("/a}/b") == "[/a}/b|]");
}

BOOST_AUTO_TEST_CASE(placeholders_are_found_by_their_whole_name) {
    BOOST_TEST(rest::has_placeholder("/v2/users/{userId}/disable", "userId"));
    BOOST_TEST(rest::has_placeholder("/{a}/{b}", "b"));
    BOOST_TEST(!rest::has_placeholder("/v2/users/{userId}", "user"));
    BOOST_TEST(!rest::has_placeholder("/v2/users/userId", "userId"));
    BOOST_TEST(!rest::has_placeholder("", "userId"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
