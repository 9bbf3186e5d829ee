// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/auth/api_key.hpp>

#include <velo/rest/auth/auth.hpp>
#include <velo/rest/auth/basic.hpp>
#include <velo/rest/auth/bearer.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;
using rest::api_key;
using rest::secret_string;

struct buffers {
    rest::secure_buffer target;
    rest::extra_headers headers;
    rest::api_key_place place() { return rest::api_key_place(target, headers); }
};

struct all_but_none {
    static constexpr bool supports(rest::security s) noexcept { return s != rest::security::none; }
    rest::errc authorize(rest::basic_security, rest::secure_buffer&) const { return rest::errc::none; }
    rest::errc authorize(rest::bearer_security, rest::secure_buffer&) const { return rest::errc::none; }
};
struct says_and_does_not {
    static constexpr bool supports(rest::security s) noexcept { return s == rest::security::api_key; }
};

BOOST_AUTO_TEST_SUITE(rest_auth_api_key)

BOOST_AUTO_TEST_CASE(a_key_in_a_header_field) {
    buffers b;
    BOOST_TEST((api_key::in_header("X-Api-Key", secret_string("k")).authorize({}, b.place()) == rest::errc::none));
    BOOST_TEST_REQUIRE(b.headers.size() == 1u);
    BOOST_TEST(b.headers[0].name == "X-Api-Key");
    BOOST_TEST(b.headers[0].value == "k");
    BOOST_TEST(b.target.empty());
}

BOOST_AUTO_TEST_CASE(a_key_in_the_query_is_encoded_and_follows_what_is_there) {
    auto const target = [](std::string_view before) {
        buffers b;
        b.target.append(before);
        BOOST_TEST((api_key::in_query("api key", secret_string("k&1")).authorize({}, b.place()) == rest::errc::none));
        BOOST_TEST(b.headers.size() == 0u);
        return std::string(b.target.view());
    };
    BOOST_TEST(target("/x") == "/x?api%20key=k%261");
    BOOST_TEST(target("/x?a=1") == "/x?a=1&api%20key=k%261");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_sent_is_refused_and_not_shown) {
    auto const problem = [](api_key const& key) {
        buffers b;
        rest::credential_problem const p = key.authorize({}, b.place());
        BOOST_TEST(b.target.empty());
        BOOST_TEST(b.headers.size() == 0u);
        return std::string(p.credential) + ' ' + std::string(p.what);
    };
    BOOST_TEST(problem(api_key::in_header("X-Key", secret_string(""))) == "the API key is empty");
    BOOST_TEST(problem(api_key::in_query("key", secret_string("k\n"))) == "the API key ends with a line break");
    BOOST_TEST(problem(api_key::in_header("X-Key", secret_string("k\r\nX: 1"))) == "the API key has a line break");
    BOOST_TEST(problem(api_key::in_header("Host", secret_string("k"))) ==
               "the API key is for a header field that the client writes itself");
}

BOOST_AUTO_TEST_CASE(an_auth_supports_api_keys_only_with_a_function_for_it) {
    static_assert(rest::auth<api_key>);
    static_assert(rest::supports_api_key<api_key>);
    static_assert(rest::auth<all_but_none> && !rest::supports_api_key<all_but_none>);
    static_assert(!rest::auth<says_and_does_not>);
    static_assert(!rest::supports_api_key<rest::basic> && !rest::supports_api_key<rest::bearer<secret_string>>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
