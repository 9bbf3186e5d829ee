// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/uuid_text.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(rest_model_uuid_text)

BOOST_AUTO_TEST_CASE(the_canonical_text_is_told_from_others) {
    std::array<std::uint8_t, 16> bytes{};
    BOOST_TEST((rest::read_uuid("8bbf301c-948f-4445-b411-357eec53e441", bytes) == rest::recognised::canonical));
    BOOST_TEST(bytes[0] == 0x8B);
    BOOST_TEST(bytes[15] == 0x41);
    BOOST_TEST((rest::read_uuid("8bbf301c-948f-4445-b411-357eec53e44A", bytes) == rest::recognised::otherwise));
    BOOST_TEST(bytes[15] == 0x4A);
    BOOST_TEST((rest::read_uuid("00000000-0000-0000-0000-000000000000", bytes) == rest::recognised::canonical));
}

BOOST_AUTO_TEST_CASE(every_other_byte_at_every_place_is_refused_and_changes_nothing) {
    std::string const good = "8bbf301c-948f-4445-b411-357eec53e441";
    for (std::size_t at = 0; at != good.size(); ++at) {
        for (int c = 0; c != 256; ++c) {
            std::string text = good;
            text[at] = static_cast<char>(c);
            bool const is_dash = good[at] == '-';
            bool const is_right =
                is_dash ? c == '-'
                        : std::string_view("0123456789abcdefABCDEF").find(text[at]) != std::string_view::npos;
            std::array<std::uint8_t, 16> bytes{1};
            bool const is_read = rest::read_uuid(text, bytes) != rest::recognised::no;
            if (is_read != is_right) BOOST_ERROR(text);
            if (!is_read && bytes[0] != 1) BOOST_ERROR(text << " changed the bytes");
        }
    }
    std::array<std::uint8_t, 16> bytes{};
    BOOST_TEST((rest::read_uuid("", bytes) == rest::recognised::no));
    BOOST_TEST((rest::read_uuid(good + "0", bytes) == rest::recognised::no));
    BOOST_TEST((rest::read_uuid(std::string_view(good).substr(1), bytes) == rest::recognised::no));
}

BOOST_AUTO_TEST_CASE(what_is_written_is_canonical) {
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i != 16; ++i) bytes[i] = static_cast<std::uint8_t>(i * 17);
    char text[36];
    rest::write_uuid(bytes, text);
    BOOST_TEST(std::string_view(text, 36) == "00112233-4455-6677-8899-aabbccddeeff");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
