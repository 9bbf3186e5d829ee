// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/invalid_field.hpp>

#include <velo/rest/model/make_blank.hpp>
#include <velo/users/list_users.hpp>
#include <velo/users/role_update.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(rest_model_invalid_field)

BOOST_AUTO_TEST_CASE(a_blank_operation_lacks_its_required_members_in_order) {
    auto op = rest::make_blank<velo::role_update>();
    auto why = rest::find_invalid_field(op);
    BOOST_REQUIRE(why.has_value());
    BOOST_TEST(why->name == "user_id");
    BOOST_TEST(why->expected == "a value: it is required");
    op.user_id = "8bbf301c-948f-4445-b411-357eec53e441";
    why = rest::find_invalid_field(op);
    BOOST_TEST(why->name == "roles");
    op.body.roles = {"payor.admin"};
    BOOST_TEST(!rest::find_invalid_field(op));
}

BOOST_AUTO_TEST_CASE(what_has_only_optional_members_can_be_sent_blank) {
    BOOST_TEST(!rest::find_invalid_field(rest::make_blank<velo::list_users>()));
    BOOST_TEST((rest::make_blank<velo::user_response>() == velo::user_response{}));
}

BOOST_AUTO_TEST_CASE(a_value_may_say_that_it_is_not_sendable) {
    using received = rest::open<velo::entity_id>;
    for (std::string const& id : {std::string(97, 'x'), std::string(), std::string("."), std::string("..")}) {
        velo::list_users const query{.entity_id = received::parse(id)};
        auto const why = rest::find_invalid_field(query);
        BOOST_TEST(why->name == "entity_id");
        BOOST_TEST(why->expected == "an id of 1 to 96 bytes that is not a dot segment");
    }
    BOOST_TEST(!rest::find_invalid_field(velo::list_users{.entity_id = received::parse(std::string(96, 'x'))}));
    BOOST_TEST(!rest::find_invalid_field(velo::list_users{.entity_id = received::parse("...")}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
