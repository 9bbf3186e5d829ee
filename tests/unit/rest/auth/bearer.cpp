// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/auth/bearer.hpp>

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/no_auth.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace {

namespace rest = velo::rest;
using rest::bearer;
using rest::secret_string;

template <class Auth>
std::string value(Auth const& auth) {
    rest::secure_buffer out;
    rest::errc const e = auth.authorize(rest::bearer_security{}, out);
    BOOST_TEST(out.empty() == (e != rest::errc::none));
    return std::string(e != rest::errc::none ? to_text(e) : out.view());
}

BOOST_AUTO_TEST_SUITE(rest_auth_bearer)

BOOST_AUTO_TEST_CASE(a_token_stands_after_the_scheme) {
    BOOST_TEST(value(bearer("8bbf301c.x-y_z~+/=")) == "Bearer 8bbf301c.x-y_z~+/=");
    std::string_view const view = "view";
    BOOST_TEST(value(bearer(view)) == "Bearer view");
    BOOST_TEST(value(bearer(std::string("string"))) == "Bearer string");
    BOOST_TEST(value(bearer(secret_string("secret"))) == "Bearer secret");
    BOOST_TEST(value(bearer(std::string(2048, 'x'))) == "Bearer " + std::string(2048, 'x'));
}

BOOST_AUTO_TEST_CASE(a_callable_is_asked_for_each_call) {
    int calls = 0;
    bearer const auth([&calls] { return secret_string("token-" + std::to_string(++calls)); });
    BOOST_TEST(value(auth) == "Bearer token-1");
    BOOST_TEST(value(auth) == "Bearer token-2");
}

BOOST_AUTO_TEST_CASE(what_is_no_token_is_refused) {
    using namespace std::string_view_literals;
    for (std::string_view const bad :
         {""sv, " "sv, "a b"sv, "a\r\nX-More: 1"sv, "a\n"sv, "\ra"sv, "a\tb"sv, "a\0b"sv, "\x7F"sv, "\xC3\xA9"sv}) {
        std::string_view const why = bad.empty() ? "no credential for this operation" : "the credential cannot be sent";
        BOOST_TEST(value(bearer(bad)) == why);
        BOOST_TEST(value(bearer([bad] { return secret_string(bad); })) == why);
        BOOST_TEST(!rest::bearer_token::accepts(bad));
    }
}

BOOST_AUTO_TEST_CASE(an_error_names_the_kind_of_character_and_shows_nothing_of_the_token) {
    auto const problem = [](std::string_view token) {
        rest::secure_buffer out;
        rest::credential_problem const p = rest::append_bearer(token, out);
        BOOST_TEST(out.empty());
        return std::string(p.credential) + ' ' + std::string(p.what);
    };
    BOOST_TEST(problem("") == "the token is empty");
    BOOST_TEST(problem("tok\n") == "the token ends with a line break");
    BOOST_TEST(problem("a\r\nX: 1") == "the token has a line break");
    BOOST_TEST(problem("tok ") == "the token begins or ends with a space");
    BOOST_TEST(problem("\xEF\xBB\xBFtok") == "the token begins with a byte order mark");
    BOOST_TEST(problem("Bearer tok") == "the token begins with 'Bearer ', which the client adds");
    BOOST_TEST(problem("a b") == "the token has a space");
    BOOST_TEST(problem("a\tb") == "the token has a control character");
    BOOST_TEST(problem("t\xC3\xB6k") == "the token has a character that is not ASCII");
}

BOOST_AUTO_TEST_CASE(each_auth_gives_its_own_kind) {
    static_assert(rest::auth<bearer<secret_string>>);
    static_assert(rest::auth<rest::no_auth>);
    static_assert(bearer<secret_string>::supports(rest::security::bearer));
    static_assert(!bearer<secret_string>::supports(rest::security::basic));
    static_assert(rest::auth_for<bearer<secret_string>, velo::list_users>);
    static_assert(!rest::auth_for<rest::no_auth, velo::list_users>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
