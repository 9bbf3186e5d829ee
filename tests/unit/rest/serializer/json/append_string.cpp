// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/json/append_string.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

std::string as_json(std::string_view text) {
    velo::rest::secure_buffer out;
    velo::rest::append_json_string(text, out);
    return std::string(out.view());
}

BOOST_AUTO_TEST_SUITE(rest_serializer_json_append_string)

BOOST_AUTO_TEST_CASE(plain_text_is_put_in_quotes) {
    BOOST_TEST(as_json("") == "\"\"");
    BOOST_TEST(as_json("abc /<>&'") == "\"abc /<>&'\"");
    BOOST_TEST(as_json("\xC3\xA9\xF0\x9F\x98\x80\x7F") == "\"\xC3\xA9\xF0\x9F\x98\x80\x7F\"");
}

BOOST_AUTO_TEST_CASE(special_characters_have_their_shortest_escape) {
    BOOST_TEST(as_json("a\"b\\c") == R"("a\"b\\c")");
    BOOST_TEST(as_json("\b\f\n\r\t") == R"("\b\f\n\r\t")");
    BOOST_TEST(as_json(std::string_view("\0\x01\x1F", 3)) == R"("\u0000\u0001\u001f")");
}

BOOST_AUTO_TEST_CASE(every_ascii_character_survives_a_parser) {
    for (char c = 0; c != 127; ++c) {
        std::string const text{'x', c, 'y'};
        boost::json::string const read = boost::json::parse(as_json(text)).as_string();
        BOOST_TEST(std::string_view(read.data(), read.size()) == text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
