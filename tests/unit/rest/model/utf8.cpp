// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/utf8.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

using velo::rest::code_points;

BOOST_AUTO_TEST_SUITE(rest_model_utf8)

BOOST_AUTO_TEST_CASE(code_points_are_counted) {
    BOOST_TEST(*code_points("") == 0u);
    BOOST_TEST(*code_points("abc") == 3u);
    BOOST_TEST(*code_points("\xC3\xA9") == 1u);
    BOOST_TEST(*code_points("\xE2\x82\xAC") == 1u);
    BOOST_TEST(*code_points("a\xF0\x9F\x98\x80z") == 3u);
    BOOST_TEST(*code_points(std::string_view("a\0b", 3)) == 3u);
    static_assert(code_points("\xC3\xA9") == 1u);
}

BOOST_AUTO_TEST_CASE(the_borders_of_each_length_are_taken) {
    for (std::string_view const one : {"\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                                       "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
        BOOST_TEST((code_points(one) == std::size_t{1}));
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_utf8_is_refused) {
    for (std::string_view const bad : {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x7F", "\xC2\xC0",
                                       "\xE0\x9F\xBF", "\xE2\x82", "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF",
                                       "\xF0\x9F\x98", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
        BOOST_TEST(!code_points(bad).has_value());
        BOOST_TEST(!code_points("ok" + std::string(bad)).has_value());
        BOOST_TEST(!code_points(std::string(bad) + "ok").has_value());
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
