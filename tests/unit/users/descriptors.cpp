// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/endpoint/endpoint_check.hpp>
#include <velo/rest/request/build.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <vector>

#include "../documented_operations.hpp"

namespace {

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(users_descriptors)

BOOST_AUTO_TEST_CASE(each_descriptor_says_what_the_specification_says) {
    std::set<std::string_view> seen;
    tests::for_each_operation([&]<class Op>() {
        rest::endpoint const& e = Op::endpoint;
        BOOST_TEST_CONTEXT(e.name) {
            tests::documented_operation const& expected = tests::documented(e.name);
            seen.insert(e.name);
            BOOST_TEST(e.operation_id == expected.operation_id);
            BOOST_TEST((e.method == expected.method));
            BOOST_TEST(e.path == expected.path);
            BOOST_TEST((e.security == expected.security));
            BOOST_TEST(e.success == expected.success);
            BOOST_TEST(std::vector<int>(e.errors.begin(), e.errors.end()) == expected.errors,
                       boost::test_tools::per_element());
            BOOST_TEST((e.idempotency == expected.idempotency));
            BOOST_TEST(!std::is_void_v<typename Op::response> == expected.has_model);
            BOOST_TEST(rest::has_body<Op> == expected.has_body);
            BOOST_TEST((std::is_same_v<rest::endpoint_check<Op>, rest::check_passed<Op>>));
        }
    });
    BOOST_TEST(seen.size() == 21u);
    BOOST_TEST(seen.size() == tests::documented_operations().size());
}

BOOST_AUTO_TEST_CASE(a_response_is_the_documented_model) {
    static_assert(std::is_same_v<velo::list_users::response, velo::paged_user_response>);
    static_assert(std::is_same_v<velo::get_self::response, velo::user_response>);
    static_assert(std::is_same_v<velo::get_user_by_id_v2::response, velo::user_response>);
    static_assert(std::is_same_v<velo::validate_password_self::response, velo::validate_password_response>);
    static_assert(std::is_same_v<velo::velo_auth::response, velo::auth_response>);
    static_assert(std::is_same_v<velo::validate_access_token::response, velo::access_token_response>);
}

BOOST_AUTO_TEST_CASE(the_query_of_list_users_has_the_documented_names_in_order) {
    std::string names;
    rest::for_each_member<velo::list_users>([&]<class M>(M) { (names += M::wire) += ' '; });
    BOOST_TEST(names == "type status entityId payeeType page pageSize sort ");
}

BOOST_AUTO_TEST_CASE(logging_in_asks_for_client_credentials_unless_told_otherwise) {
    rest::secure_buffer target;
    BOOST_TEST(!rest::build_target(velo::velo_auth{}, target));
    BOOST_TEST(target.view() == "/v1/authenticate?grant_type=client_credentials");
    target.clear();
    BOOST_TEST(!rest::build_target(velo::velo_auth{.grant_type = {}}, target));
    BOOST_TEST(target.view() == "/v1/authenticate");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
