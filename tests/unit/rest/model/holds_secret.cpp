// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/holds_secret.hpp>

#include <velo/login/velo_auth.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <ostream>
#include <string>

namespace {

namespace rest = velo::rest;

template <class T>
concept printable = requires(std::ostream& out, T const& value) { out << value; };

BOOST_AUTO_TEST_SUITE(rest_model_holds_secret)

BOOST_AUTO_TEST_CASE(a_secret_at_any_depth_is_seen) {
    static_assert(rest::holds_secret<velo::password>);
    static_assert(rest::holds_secret<rest::secret_string>);
    static_assert(rest::holds_secret<rest::field<velo::verification_code>>);
    static_assert(rest::holds_secret<rest::optional<rest::bearer_token>>);
    static_assert(rest::holds_secret<velo::auth_response>);
    static_assert(rest::holds_secret<velo::invite_user_request>);
    static_assert(rest::holds_secret<velo::invite_user>);
    static_assert(rest::holds_secret<velo::unregister_mfa_for_self>);
    static_assert(rest::holds_secret<velo::update_password_self const&>);
}

BOOST_AUTO_TEST_CASE(what_has_none_is_free_to_be_printed) {
    static_assert(!rest::holds_secret<std::string>);
    static_assert(!rest::holds_secret<velo::user_response>);
    static_assert(!rest::holds_secret<velo::list_users>);
    static_assert(!rest::holds_secret<velo::email>);
    static_assert(!rest::holds_secret<void>);
    static_assert(printable<velo::email>);
    static_assert(printable<velo::user_id>);
}

BOOST_AUTO_TEST_CASE(a_secret_is_not_printable) {
    static_assert(!printable<velo::password>);
    static_assert(!printable<rest::secret_string>);
    static_assert(!printable<rest::field<velo::verification_code>>);
    static_assert(!printable<velo::auth_response>);
    static_assert(!printable<velo::invite_user>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
