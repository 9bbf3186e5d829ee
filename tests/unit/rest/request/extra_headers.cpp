// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/request/extra_headers.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;
using namespace std::string_view_literals;
using rest::extra_headers;

/// All fields, each as `Name: value` and a line feed.
std::string text(extra_headers const& all) {
    std::string out;
    for (std::size_t i = 0; i != all.size(); ++i)
        out += std::string(all[i].name) + ": " + std::string(all[i].value) + "\n";
    return out;
}

constexpr std::array own_names{"Accept"sv,
                               "Accept-Encoding"sv,
                               "Authorization"sv,
                               "Connection"sv,
                               "Content-Encoding"sv,
                               "Content-Length"sv,
                               "Content-Type"sv,
                               "Expect"sv,
                               "Host"sv,
                               "Keep-Alive"sv,
                               "TE"sv,
                               "Trailer"sv,
                               "Transfer-Encoding"sv,
                               "Upgrade"sv,
                               "User-Agent"sv};

BOOST_AUTO_TEST_SUITE(rest_request_extra_headers)

BOOST_AUTO_TEST_CASE(fields_are_copied_and_kept_in_their_order) {
    extra_headers all;
    BOOST_TEST(all.size() == 0u);
    {
        std::string name = "X-Reason", value = "audit, on Monday";
        BOOST_TEST(all.add(name, value));
        name = "overwritten";
        value = "overwritten";
    }
    BOOST_TEST(all.add("traceparent", "00-1-2-01"));
    BOOST_TEST(all.add("X-Reason", "another"));
    BOOST_TEST(text(all) == "X-Reason: audit, on Monday\ntraceparent: 00-1-2-01\nX-Reason: another\n");
}

BOOST_AUTO_TEST_CASE(the_names_that_the_client_writes_are_refused_in_any_case) {
    extra_headers all;
    for (std::string_view const name : own_names) {
        std::string lower, upper;
        for (char const c : name) {
            lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            upper += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
        for (std::string_view const naming : {name, std::string_view(lower), std::string_view(upper)}) {
            BOOST_TEST(!rest::is_free_header(naming));
            BOOST_TEST(!all.add(naming, "value"));
        }
        // What only contains such a name is another.
        BOOST_TEST(rest::is_free_header("X-" + std::string(name)));
        BOOST_TEST(rest::is_free_header(std::string(name) + "-X"));
    }
    BOOST_TEST(all.size() == 0u);
}

BOOST_AUTO_TEST_CASE(a_name_is_a_token) {
    for (std::string_view const name : {"x"sv, "X-Y"sv, "traceparent"sv, "!#$%&'*+-.^_`|~09azAZ"sv})
        BOOST_TEST(rest::is_free_header(name), name);
    for (std::string_view const name : {""sv, " "sv, "X Y"sv, "X:"sv, ":X"sv, "X\r\n"sv, "X\n"sv, "X\0"sv, "X\t"sv,
                                        "(X)"sv, "X@Y"sv, "\"X\""sv, "X=Y"sv, "X/Y"sv, "\xC3\xA9"sv, "\x7F"sv}) {
        extra_headers all;
        BOOST_TEST(!rest::is_free_header(name));
        BOOST_TEST(!all.add(name, "value"));
        BOOST_TEST(all.size() == 0u);
    }
}

BOOST_AUTO_TEST_CASE(a_value_has_no_control_characters) {
    for (int byte = 0; byte != 256; ++byte) {
        extra_headers all;
        std::string const value = std::string("a") + static_cast<char>(byte) + "b";
        bool const allowed = byte == '\t' || (byte >= 0x20 && byte != 0x7F);
        BOOST_TEST(all.add("X-Value", value) == allowed, byte);
        BOOST_TEST(all.size() == (allowed ? 1u : 0u));
        if (allowed) BOOST_TEST(all[0].value == value);
    }
    for (std::string_view const value : {"\r\n"sv, "a\r\nX-More: 1"sv, "a\n"sv, "\na"sv, "\r"sv, "a\0"sv}) {
        extra_headers all;
        BOOST_TEST(!all.add("X-Value", value));
    }
}

BOOST_AUTO_TEST_CASE(a_field_has_a_value) {
    extra_headers all;
    BOOST_TEST(!all.add("X-Empty", ""));
    BOOST_TEST(all.size() == 0u);
}

BOOST_AUTO_TEST_CASE(there_is_room_for_so_many_and_no_more) {
    extra_headers all;
    std::string expected;
    for (std::size_t i = 0; i != extra_headers::capacity; ++i) {
        std::string const number = std::to_string(i), value(100 + i, 'v');
        BOOST_TEST(all.add("X-" + number, value));
        expected += "X-" + number + ": " + value + "\n";
    }
    BOOST_TEST(!all.add("X-More", "value"));
    BOOST_TEST(all.size() == extra_headers::capacity);
    BOOST_TEST(text(all) == expected);
}

BOOST_AUTO_TEST_CASE(what_was_refused_leaves_the_others_alone) {
    extra_headers all;
    BOOST_TEST(all.add("X-One", "1"));
    BOOST_TEST(!all.add("Host", "elsewhere"));
    BOOST_TEST(!all.add("X-Two", "a\r\nb"));
    BOOST_TEST(all.add("X-Three", "3"));
    BOOST_TEST(text(all) == "X-One: 1\nX-Three: 3\n");
}

BOOST_AUTO_TEST_CASE(what_follows_is_forgotten) {
    extra_headers all;
    all.truncate(0);
    BOOST_TEST(all.add("X-One", "1"));
    BOOST_TEST(all.add("X-Two", "2"));
    BOOST_TEST(all.add("X-Three", "3"));
    all.truncate(3);
    BOOST_TEST(text(all) == "X-One: 1\nX-Two: 2\nX-Three: 3\n");
    all.truncate(1);
    BOOST_TEST(text(all) == "X-One: 1\n");
    BOOST_TEST(all.add("X-Four", "4"));
    BOOST_TEST(text(all) == "X-One: 1\nX-Four: 4\n");
    all.truncate(0);
    BOOST_TEST(all.size() == 0u);
    for (std::size_t i = 0; i != extra_headers::capacity; ++i) BOOST_TEST(all.add("X-Again", "value"));
    all.truncate(extra_headers::capacity - 1);
    BOOST_TEST(all.add("X-Last", "value"));
    BOOST_TEST(all[extra_headers::capacity - 1].name == "X-Last");
}

BOOST_AUTO_TEST_CASE(what_is_forgotten_is_overwritten) {
    extra_headers all;
    BOOST_TEST(all.add("X-One", "1"));
    BOOST_TEST(all.add("X-Two", "a secret"));
    // The memory stays.
    std::string_view const was = all[1].value;
    all.truncate(1);
    BOOST_TEST(was == std::string(was.size(), '\0'));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
