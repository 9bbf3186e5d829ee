// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/testing/json_text.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(rest_testing_json_text)

namespace detail = velo::rest::detail;

BOOST_AUTO_TEST_CASE(values_are_views_of_the_text) {
    detail::json_cursor in(R"( {"a" : [1, {"b":"]\"}"}]} )");
    BOOST_TEST(in.value() == R"({"a" : [1, {"b":"]\"}"}]})");
    BOOST_TEST(in.is_at_end());
    for (std::string_view const bad : {"", " ", "{", "[1", "\"", "\"\\", "\"\\\"", "}", ",", "[[[]]", ":"}) {
        detail::json_cursor cursor(bad);
        static_cast<void>(cursor.value());
        BOOST_TEST(!cursor.is_good(), bad);
    }
}

BOOST_AUTO_TEST_CASE(no_text_is_read_beyond_its_end) {
    // Each text of up to five of these characters, in memory of its own for the address sanitizer.
    constexpr std::string_view characters = "{}[]\",:\\ u1";
    std::size_t good = 0;
    for (std::size_t size = 0, count = 1; size != 6; ++size, count *= characters.size()) {
        for (std::size_t number = 0; number != count; ++number) {
            std::vector<char> text(size);
            std::size_t digits = number;
            for (char& c : text) {
                c = characters[digits % characters.size()];
                digits /= characters.size();
            }
            std::string_view const view(text.data(), size);
            good += detail::is_same_json(view, view) ? 1 : 0;
            detail::json_cursor cursor(view);
            std::string_view const value = cursor.value();
            static_cast<void>(cursor.peek());
            BOOST_REQUIRE(cursor.is_good() || value.empty());
            if (cursor.is_good() && value.front() == '"') static_cast<void>(detail::json_string_text(value));
        }
    }
    BOOST_TEST(good > 100u);
}

BOOST_AUTO_TEST_CASE(escapes_are_decoded) {
    BOOST_TEST(detail::json_string_text(R"("a\n\t\"\\\/\u0041\u00e9\u20ac\ud83d\ude00")") ==
               "a\n\t\"\\/A\u00e9\u20ac\U0001F600");
    BOOST_TEST(detail::json_string_text(R"("\u00")").size() == 1u);
    BOOST_TEST(detail::json_string_text(R"("\ud83d")").size() == 3u);
    BOOST_TEST(detail::json_string_text(R"("")").empty());
}

BOOST_AUTO_TEST_CASE(json_is_compared_without_order) {
    BOOST_TEST(detail::is_same_json(R"({"a":1,"b":[true,null,{"c":"d"}]})",
                                    R"({ "b": [true, null, {"c":"\u0064"}], "a": 1 })"));
    BOOST_TEST(detail::is_same_json(R"({"a":1,"a":2})", R"({"a":2})"));
    BOOST_TEST(!detail::is_same_json(R"([1,2])", R"([2,1])"));
    BOOST_TEST(!detail::is_same_json(R"({"a":1})", R"({"a":"1"})"));
    BOOST_TEST(!detail::is_same_json("{}", "[]"));
    BOOST_TEST(!detail::is_same_json("{} x", "{}"));
    std::string const deep(1000, '[');
    BOOST_TEST(!detail::is_same_json(deep + std::string(1000, ']'), deep + std::string(1000, ']')));
}

BOOST_AUTO_TEST_SUITE_END()
