// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/call_verdict.hpp>

#include <velo/client.hpp>
#include <velo/login_api.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <type_traits>

namespace {

namespace rest = velo::rest;

using token = velo::bearer<velo::secret_string>;

struct unfinished {
    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{.name = "unfinished",
                                             .operation_id = "unfinished",
                                             .method = rest::method::get,
                                             .path = "/things/{id}",
                                             .security = rest::security::none,
                                             .success = 204,
                                             .errors = {404},
                                             .replay = rest::replay::safe};
};
BOOST_DESCRIBE_STRUCT(unfinished, (), ())

BOOST_AUTO_TEST_SUITE(rest_call_call_verdict)

BOOST_AUTO_TEST_CASE(a_call_has_a_verdict) {
    static_assert(std::is_same_v<rest::call_verdict<token, velo::get_self>, rest::consistent<velo::get_self>>);
    static_assert(std::is_same_v<rest::call_verdict<token, int>, rest::not_an_operation<int>>);
    static_assert(std::is_same_v<rest::call_verdict<token, velo::velo_auth>,
                                 rest::auth_cannot_give_the_credential<token, velo::velo_auth>>);
    static_assert(std::is_same_v<rest::call_verdict<velo::no_auth, velo::reset_password>,
                                 rest::consistent<velo::reset_password>>);
    static_assert(std::is_same_v<rest::call_verdict<token, unfinished>, rest::placeholder_without_member<unfinished>>);
}

BOOST_AUTO_TEST_CASE(the_soft_question_fits_a_requires_of_ones_own) {
    static_assert(rest::callable_with<velo::list_users, token>);
    static_assert(!rest::callable_with<velo::list_users, velo::no_auth>);
    static_assert(!rest::callable_with<velo::list_users, velo::basic>);
    static_assert(!rest::callable_with<velo::register_sms_request, token>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
