// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/auth/basic.hpp>

#include <velo/rest/auth/auth.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {
namespace basic_tests {

namespace rest = velo::rest;
using rest::secret_string;

std::string value(std::string_view key, std::string_view secret) {
    rest::secure_buffer out;
    rest::basic const auth{secret_string(key), secret_string(secret)};
    rest::errc const e = auth.authorize(rest::basic_security{}, out);
    return std::string(e != rest::errc::none ? to_text(e) : out.view());
}

BOOST_AUTO_TEST_SUITE(rest_auth_basic)

BOOST_AUTO_TEST_CASE(the_documented_key_and_secret) {
    BOOST_TEST(
        value("44a9537d-d55d-4b47-8082-14061c2bcdd8", "c396b26b-137a-44fd-87f5-34631f8fd529") ==
        "Basic NDRhOTUzN2QtZDU1ZC00YjQ3LTgwODItMTQwNjFjMmJjZGQ4OmMzOTZiMjZiLTEzN2EtNDRmZC04N2Y1LTM0NjMxZjhmZDUyOQ==");
}

BOOST_AUTO_TEST_CASE(a_colon_belongs_to_the_secret_alone) {
    BOOST_TEST(value("key", "a:b") == "Basic a2V5OmE6Yg==");
    BOOST_TEST(value("k:y", "secret") == "the credential cannot be sent");
    BOOST_TEST(value("", "") == "Basic Og==");
}

BOOST_AUTO_TEST_CASE(a_refusal_appends_nothing) {
    rest::secure_buffer out;
    rest::basic const auth{secret_string("k:y"), secret_string("s")};
    BOOST_TEST((auth.authorize(rest::basic_security{}, out) == rest::errc::invalid_credential));
    BOOST_TEST(out.empty());
}

BOOST_AUTO_TEST_CASE(characters_that_cannot_be_sent_are_named_and_not_shown) {
    using namespace std::string_view_literals;
    auto const problem = [](std::string_view key, std::string_view secret) {
        rest::credential_problem const p = rest::basic_problem(key, secret);
        BOOST_TEST((value(key, secret) == "the credential cannot be sent") == (p == rest::errc::invalid_credential));
        return std::string(p.credential) + ' ' + std::string(p.what);
    };
    BOOST_TEST(problem("key\n", "s") == "the key ends with a line break");
    BOOST_TEST(problem("key", "s\r\n") == "the secret ends with a line break");
    BOOST_TEST(problem("key", "\ns") == "the secret has a line break");
    BOOST_TEST(problem("k\r\nX: 1", "s") == "the key has a line break");
    BOOST_TEST(problem("k:y", "s") == "the key has a colon");
    BOOST_TEST(problem("\xEF\xBB\xBFkey", "s") == "the key begins with a byte order mark");
    BOOST_TEST(problem("key", "\xFF\xFEs") == "the secret begins with a byte order mark");
    BOOST_TEST(problem(" key", "s") == "the key begins or ends with a space");
    BOOST_TEST(problem("key", "s ") == "the secret begins or ends with a space");
    BOOST_TEST(problem("key\t", "s") == "the key has a control character");
    BOOST_TEST(problem("key", "a\0b"sv) == "the secret has a control character");
    BOOST_TEST(problem("key", "\x7F") == "the secret has a control character");
    BOOST_TEST(problem("k y", "\xC3\xA9 :") == " ");
}

BOOST_AUTO_TEST_CASE(it_gives_basic_and_copies_give_the_same) {
    static_assert(rest::auth<rest::basic>);
    static_assert(rest::basic::supports(rest::security::basic));
    static_assert(!rest::basic::supports(rest::security::bearer));
    rest::basic const auth{secret_string("key"), secret_string("a:b")};
    rest::basic const copy = auth;
    rest::secure_buffer out;
    BOOST_TEST((copy.authorize(rest::basic_security{}, out) == rest::errc::none));
    BOOST_TEST(out.view() == "Basic a2V5OmE6Yg==");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace basic_tests
}  // namespace

namespace {
namespace base64_tests {

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

}  // namespace base64_tests
}  // namespace
