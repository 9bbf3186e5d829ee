// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/testing/auth_rules.hpp>

#include <velo/rest/auth/api_key.hpp>
#include <velo/rest/auth/basic.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/auth/no_auth.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string_view>

namespace {

namespace rest = velo::rest;
using rest::secret_string;

struct token_auth {
    std::string_view text;
    rest::errc code = rest::errc::none;
    static constexpr bool supports(rest::security s) noexcept { return s == rest::security::bearer; }
    rest::errc authorize(rest::bearer_security, rest::secure_buffer& out) const {
        out.append(text);
        return code;
    }
};
struct replaces : token_auth {
    rest::errc authorize(rest::bearer_security, rest::secure_buffer& out) const {
        out.clear();
        return token_auth::authorize({}, out);
    }
};
struct forgets_its_token {
    forgets_its_token() = default;
    forgets_its_token(forgets_its_token const&) : text("") {}
    std::string_view text = "Bearer t";
    static constexpr bool supports(rest::security s) noexcept { return s == rest::security::bearer; }
    rest::errc authorize(rest::bearer_security, rest::secure_buffer& out) const {
        out.append(text);
        return text.empty() ? rest::errc::no_credential : rest::errc::none;
    }
};

template <class A>
std::set<std::string_view> broken(A const& auth) {
    std::set<std::string_view> rules;
    for (rest::testing::rule_result const& r : rest::testing::auth_rules(auth)) {
        if (!r.problem.empty()) rules.insert(r.rule);
    }
    return rules;
}
using names = std::set<std::string_view>;

BOOST_AUTO_TEST_SUITE(rest_testing_auth_rules)

BOOST_AUTO_TEST_CASE(the_auths_of_the_library_keep_all_rules) {
    BOOST_TEST((broken(rest::bearer("token")) == names{}));
    BOOST_TEST((broken(rest::bearer("")) == names{}));
    BOOST_TEST((broken(rest::basic(secret_string("key"), secret_string("secret"))) == names{}));
    BOOST_TEST((broken(rest::api_key::in_header("X-Key", secret_string("k"))) == names{}));
    BOOST_TEST((broken(rest::api_key::in_query("key", secret_string("k\n"))) == names{}));
    BOOST_TEST(rest::testing::auth_rules(rest::no_auth()).empty());
    BOOST_TEST(rest::testing::auth_rules(rest::bearer("token")).size() == 5u);
}

BOOST_AUTO_TEST_CASE(each_flaw_breaks_its_rule) {
    BOOST_TEST((broken(token_auth{"Bearer t"}) == names{}));
    BOOST_TEST((broken(replaces{{"Bearer t"}}) == names{"a credential is appended"}));
    BOOST_TEST((broken(token_auth{"Bearer t", rest::errc::no_credential}) == names{"a credential is appended"}));
    BOOST_TEST((broken(token_auth{""}) == names{"a credential is appended", "a credential has its scheme"}));
    BOOST_TEST((broken(token_auth{"Bearer t\r\nX: 1"}) == names{"a credential is visible ASCII with single spaces"}));
    BOOST_TEST((broken(token_auth{"Bearer t "}) == names{"a credential is visible ASCII with single spaces"}));
    BOOST_TEST((broken(token_auth{"Token t"}) == names{"a credential has its scheme"}));
    BOOST_TEST((broken(token_auth{"", rest::errc::timed_out}) == names{"the code is one of a credential"}));
    BOOST_TEST((broken(forgets_its_token()) == names{"a copy has the same result"}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
