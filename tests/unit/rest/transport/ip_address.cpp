// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/transport/ip_address.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace {
namespace ip_address_tests {

namespace rest = velo::rest;

std::string text_of(std::optional<rest::ip_address> const& a) {
    return a ? std::string(to_text(*a).view()) : std::string("none");
}
std::string v4(std::string_view s) { return text_of(rest::parse_ipv4(s)); }
std::string v6(std::string_view s) { return text_of(rest::parse_ipv6(s)); }

BOOST_AUTO_TEST_SUITE(rest_transport_ip_address)

BOOST_AUTO_TEST_CASE(ipv4_has_the_forms_of_inet_aton) {
    BOOST_TEST(v4("1.2.3.4") == "1.2.3.4");
    BOOST_TEST(v4("1.2.772") == "1.2.3.4");
    BOOST_TEST(v4("1.131844") == "1.2.3.4");
    BOOST_TEST(v4("16909060") == "1.2.3.4");
    BOOST_TEST(v4("0x1.0X2.03.0x00000000004") == "1.2.3.4");
    BOOST_TEST(v4("0377.255.0xfF.00") == "255.255.255.0");
    BOOST_TEST(v4("0") == "0.0.0.0");
    BOOST_TEST(v4("4294967295") == "255.255.255.255");
    BOOST_TEST(rest::parse_ipv4("1.2.3.4")->v4() == 0x01020304u);
    static_assert(rest::parse_ipv4("127.1")->is_loopback());
}

BOOST_AUTO_TEST_CASE(text_that_only_looks_like_ipv4_is_none) {
    for (std::string_view const text : {"",
                                        ".",
                                        "1.",
                                        ".1",
                                        "1..2",
                                        "1.2.3.4.",
                                        "1.2.3.4.5",
                                        "256.1.1.1",
                                        "1.2.3.256",
                                        "1.2.65536",
                                        "1.16777216",
                                        "4294967296",
                                        "99999999999999999999",
                                        "08",
                                        "1.2.3.09",
                                        "0x",
                                        "1.0x",
                                        "0xg",
                                        "1.2.3.4 ",
                                        " 1",
                                        "+1",
                                        "-1",
                                        "a",
                                        "1.2.3.a",
                                        "1,2",
                                        "0x1x",
                                        "127.0.0.1%"}) {
        BOOST_TEST(v4(text) == "none", text);
    }
}

BOOST_AUTO_TEST_CASE(ipv6_has_the_forms_of_rfc_4291) {
    BOOST_TEST(v6("::") == "0:0:0:0:0:0:0:0");
    BOOST_TEST(v6("::1") == "0:0:0:0:0:0:0:1");
    BOOST_TEST(v6("1::") == "1:0:0:0:0:0:0:0");
    BOOST_TEST(v6("1:2:3:4:5:6:7:8") == "1:2:3:4:5:6:7:8");
    BOOST_TEST(v6("1::8") == "1:0:0:0:0:0:0:8");
    BOOST_TEST(v6("1:2::7:8") == "1:2:0:0:0:0:7:8");
    BOOST_TEST(v6("::2:3:4:5:6:7:8") == "0:2:3:4:5:6:7:8");
    BOOST_TEST(v6("1:2:3:4:5:6:7::") == "1:2:3:4:5:6:7:0");
    BOOST_TEST(v6("ABCD:ef01::00FF") == "abcd:ef01:0:0:0:0:0:ff");
    BOOST_TEST(v6("::ffff:1.2.3.4") == "0:0:0:0:0:ffff:102:304");
    BOOST_TEST(v6("1:2:3:4:5:6:1.2.3.4") == "1:2:3:4:5:6:102:304");
    BOOST_TEST(v6("::1.2.3.4") == "0:0:0:0:0:0:102:304");
}

BOOST_AUTO_TEST_CASE(text_that_only_looks_like_ipv6_is_none) {
    for (std::string_view const text : {"",
                                        ":",
                                        ":::",
                                        "1",
                                        "1:",
                                        ":1",
                                        "1:2:3:4:5:6:7",
                                        "1:2:3:4:5:6:7:",
                                        "1:2:3:4:5:6:7:8:9",
                                        "1:2:3:4:5:6:7:8::",
                                        "::1:2:3:4:5:6:7:8",
                                        "1::2::3",
                                        "12345::",
                                        "g::",
                                        "::1 ",
                                        "::1%lo",
                                        "::1.2.3",
                                        "::1.2.3.4.5",
                                        "::1.2.3.256",
                                        "::01.2.3.4",
                                        "::1.2.3.4:1",
                                        "1.2.3.4::",
                                        "1:2:3:4:5:6:7:1.2.3.4",
                                        "::0x1",
                                        "::1.2.3.",
                                        "1::2:"}) {
        BOOST_TEST(v6(text) == "none", text);
    }
}

BOOST_AUTO_TEST_CASE(loopback_is_127_and_1_and_the_mapped_127) {
    auto const is = [](std::optional<rest::ip_address> const& a) { return a.value().is_loopback(); };
    BOOST_TEST(is(rest::parse_ipv4("127.0.0.0")));
    BOOST_TEST(is(rest::parse_ipv4("127.255.255.255")));
    BOOST_TEST(!is(rest::parse_ipv4("126.255.255.255")));
    BOOST_TEST(!is(rest::parse_ipv4("128.0.0.0")));
    BOOST_TEST(!is(rest::parse_ipv4("0.0.0.1")));
    BOOST_TEST(is(rest::parse_ipv6("::1")));
    BOOST_TEST(is(rest::parse_ipv6("::ffff:127.9.9.9")));
    BOOST_TEST(!is(rest::parse_ipv6("::")));
    BOOST_TEST(!is(rest::parse_ipv6("::127.0.0.1")));
    BOOST_TEST(!is(rest::parse_ipv6("::fffe:127.0.0.1")));
}

BOOST_AUTO_TEST_CASE(an_address_of_either_version_is_parsed) {
    static_assert(velo::rest::parse_ip_address("::1") == velo::rest::parse_ipv6("::1"));
    static_assert(velo::rest::parse_ip_address("127.1") == velo::rest::parse_ipv4("127.1"));
    static_assert(velo::rest::parse_ip_address("::ffff:127.0.0.1")->is_loopback());
    static_assert(!velo::rest::parse_ip_address("localhost"));
    static_assert(!velo::rest::parse_ip_address(""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace ip_address_tests
}  // namespace
