// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/auth/base64.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

std::string base64(std::string_view bytes) {
    velo::rest::secure_buffer out;
    velo::rest::append_base64(bytes, out);
    return std::string(out.view());
}

BOOST_AUTO_TEST_SUITE(rest_auth_base64)

BOOST_AUTO_TEST_CASE(the_vectors_of_rfc_4648) {
    BOOST_TEST(base64("") == "");
    BOOST_TEST(base64("f") == "Zg==");
    BOOST_TEST(base64("fo") == "Zm8=");
    BOOST_TEST(base64("foo") == "Zm9v");
    BOOST_TEST(base64("foob") == "Zm9vYg==");
    BOOST_TEST(base64("fooba") == "Zm9vYmE=");
    BOOST_TEST(base64("foobar") == "Zm9vYmFy");
}

BOOST_AUTO_TEST_CASE(every_byte_and_every_letter_of_the_alphabet) {
    BOOST_TEST(base64(std::string_view("\x00\xFF\xFB\xEF\xBE\x80", 6)) == "AP/7776A");
    // All 64 letters in order, from the 48 bytes that they stand for.
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    for (unsigned i = 0; i != 64; i += 4) {
        unsigned const group = i << 18 | (i + 1) << 12 | (i + 2) << 6 | (i + 3);
        for (int shift = 16; shift >= 0; shift -= 8) bytes += static_cast<char>(group >> shift & 255);
    }
    BOOST_TEST(base64(bytes) == alphabet);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
