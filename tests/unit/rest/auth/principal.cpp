// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/auth/principal.hpp>

#include <velo/client.hpp>
#include <velo/fake.hpp>
#include <velo/log_out.hpp>
#include <velo/make_any_client.hpp>
#include <velo/operations.hpp>
#include <velo/rest/serializer/json.hpp>

#include <boost/test/unit_test.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

namespace rest = velo::rest;

using user_token = velo::bearer<velo::secret_string>;
using application = rest::acting_as<rest::principal::application, velo::client_credentials<>>;
using manager = rest::acting_as<rest::principal::manager, user_token>;
using user = rest::acting_as<rest::principal::user, user_token>;

static_assert(rest::auth<application> && rest::auth<manager> && rest::auth<user>);
static_assert(rest::refreshing_auth<application>);

template <class A, class Op>
constexpr bool may_call = rest::can_authorize<A, Op> && rest::principal_check<A, Op>::passed;

// An application has no self, and a user manages nobody.
static_assert(!may_call<application, velo::get_self> && may_call<application, velo::list_users>);
static_assert(may_call<manager, velo::get_self> && may_call<manager, velo::list_users>);
static_assert(may_call<user, velo::get_self> && !may_call<user, velo::list_users>);
// The credential is still needed, and what is for anyone is for all of them.
static_assert(!may_call<user, velo::velo_auth> && may_call<application, velo::velo_auth>);
static_assert(may_call<user, velo::logout> && may_call<application, velo::logout>);
static_assert(may_call<user, velo::reset_password>);
// Without a word about it nothing is refused.
static_assert(may_call<velo::client_credentials<>, velo::get_self>);
static_assert(may_call<user_token, velo::list_users>);

BOOST_AUTO_TEST_SUITE(rest_auth_principal)

BOOST_AUTO_TEST_CASE(operations_about_oneself_are_those_of_the_path_self) {
    int people = 0, managers = 0, others = 0;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        bool const is_self = Op::endpoint.path.find("/self") != std::string_view::npos;
        BOOST_TEST((Op::endpoint.caller == rest::caller::person) == is_self, Op::endpoint.name);
        if (Op::endpoint.path.starts_with("/v2/users")) {
            BOOST_TEST((Op::endpoint.caller != rest::caller::anyone), Op::endpoint.name);
        }
        ++(Op::endpoint.caller == rest::caller::person    ? people
           : Op::endpoint.caller == rest::caller::manager ? managers
                                                          : others);
    });
    BOOST_TEST(people == 5);
    BOOST_TEST(managers == 12);
    BOOST_TEST(others == 4);
}

BOOST_AUTO_TEST_CASE(the_server_refuses_what_the_compiler_would) {
    velo::fake fake;
    velo::user_id const pia = fake.add({.shown = {.email = "pia@example.com",
                                                  .entity_id = velo::entity_id("0e9635fb-049b-4609-b9e8-2520b10b8b15"),
                                                  .roles = {{.name = "payee.admin"}},
                                                  .user_type = velo::user_type::payee}});
    // Told apart by nobody: the calls compile.
    velo::client const of_application(fake, velo::bearer(fake.token()));
    velo::client const of_user(fake, velo::bearer(fake.token(pia)));
    auto const refused = [](auto const& result) { return result.has_error() && result.error().status() == 403; };
    BOOST_TEST(refused(of_application.call(velo::get_self{})));
    BOOST_TEST(refused(of_application.call(velo::validate_password_self{.body = {.password = "correct horse"}})));
    BOOST_TEST(refused(of_application.call(velo::user_details_update_for_self{})));
    BOOST_TEST(refused(of_user.call(velo::list_users{})));
    BOOST_TEST(refused(of_user.call(velo::get_user_by_id_v2{.user_id = pia})));
    BOOST_TEST(refused(of_user.call(velo::delete_user_by_id_v2{.user_id = pia})));
    BOOST_TEST(refused(of_user.call(velo::role_update{.user_id = pia, .body = {.roles = {"payee.admin"}}})));
    BOOST_TEST(of_user.call(velo::get_self{}).has_value());
}

BOOST_AUTO_TEST_CASE(a_client_with_a_principal_calls_as_without) {
    velo::fake fake;
    velo::client const client(fake, rest::as_application(velo::client_credentials(fake.key(), fake.secret())));
    static_assert(std::same_as<std::remove_cvref_t<decltype(client.auth())>, application>);
    BOOST_TEST(client.call(velo::list_users{}).has_value());
    BOOST_TEST(velo::log_out(client).has_value());
    velo::user_id const ann = fake.add({.shown = {.email = "ann@example.com"}});
    BOOST_TEST(velo::client(fake, rest::as_user(velo::bearer(fake.token(ann)))).call(velo::get_self{}).has_value());
    BOOST_TEST(velo::client(fake, rest::as_manager(velo::bearer(fake.token(ann)))).call(velo::get_self{}).has_value());
}

BOOST_AUTO_TEST_CASE(an_any_client_refuses_it_when_it_is_called) {
    velo::fake fake;
    velo::any_client const client = velo::make_any_client(
        velo::client(fake, rest::as_application(velo::client_credentials(fake.key(), fake.secret()))));
    BOOST_TEST(client.list_users().has_value());
    BOOST_TEST((client.get_self().error() == velo::errc::no_credential));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
