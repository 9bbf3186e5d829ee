// SPDX-License-Identifier: BSL-1.0
#include <velo/changes.hpp>

#include <velo/rest/model/bounded.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/open.hpp>

#include <boost/describe/class.hpp>
#include <boost/test/unit_test.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

namespace rest = velo::rest;

velo::user_response ann() {
    velo::user_response u;
    u.id = velo::user_id("8bbf301c-948f-4445-b411-357eec53e441");
    u.status = velo::user_status::enabled;
    u.email = "ann@example.com";
    u.first_name = "Ann";
    u.last_name = nullptr;
    u.sms_number = "11235555555";  // without the plus, as servers send it
    u.mfa_type = velo::mfa_type::totp;
    u.roles = {{.name = "payor.admin"}};
    return u;
}

/// The body that has to be sent.
template <class Body = velo::user_details_update_request>
Body sent(velo::user_response const& before, velo::user_response const& after) {
    auto const found = velo::changes<Body>(before, after);
    BOOST_TEST_REQUIRE(found.has_value());
    BOOST_TEST_REQUIRE(found->has_value());
    return **found;
}

BOOST_AUTO_TEST_SUITE(changes)

BOOST_AUTO_TEST_CASE(there_is_nothing_to_send_between_equal_users) {
    BOOST_TEST((velo::changes(ann(), ann()).value() == std::nullopt));
    BOOST_TEST((velo::changes<velo::payee_user_self_update_request>(ann(), ann()).value() == std::nullopt));
}

BOOST_AUTO_TEST_CASE(only_what_differs_is_sent) {
    auto after = ann();
    after.first_name = "Anna";
    BOOST_TEST((sent(ann(), after) == velo::user_details_update_request{.first_name = "Anna"}));
    after.primary_contact_number = "+14155550101";
    BOOST_TEST((sent<velo::payee_user_self_update_request>(ann(), after) ==
                velo::payee_user_self_update_request{.primary_contact_number = "+14155550101", .first_name = "Anna"}));
}

BOOST_AUTO_TEST_CASE(absent_keeps_null_clears_and_a_value_sets) {
    velo::user_response after;  // says nothing
    BOOST_TEST((velo::changes(ann(), after).value() == std::nullopt));
    after.first_name = nullptr;
    after.last_name = "Ames";
    after.mfa_type = nullptr;
    after.secondary_contact_number = nullptr;  // absent before: the server did not say that it is empty
    velo::user_details_update_request const expected{
        .secondary_contact_number = nullptr, .first_name = nullptr, .last_name = "Ames", .mfa_type = nullptr};
    BOOST_TEST((sent(ann(), after) == expected));
}

BOOST_AUTO_TEST_CASE(null_that_was_null_is_not_sent) {
    velo::user_response after;
    after.last_name = nullptr;
    BOOST_TEST((velo::changes(ann(), after).value() == std::nullopt));
}

BOOST_AUTO_TEST_CASE(an_enumerator_is_sent_if_it_is_known) {
    auto after = ann();
    after.mfa_type = velo::mfa_type::sms;
    BOOST_TEST((sent(ann(), after) == velo::user_details_update_request{.mfa_type = velo::mfa_type::sms}));
    after.mfa_type = rest::open<velo::mfa_type>::parse("FINGERPRINT");
    auto const refused = velo::changes(ann(), after);
    BOOST_TEST_REQUIRE(refused.has_error());
    BOOST_TEST(refused.error().member == "mfa_type");
    BOOST_TEST(refused.error().expected == "one of SMS, YUBIKEY, TOTP");
    // It was so before: nothing to say.
    BOOST_TEST((velo::changes(after, after).value() == std::nullopt));
}

BOOST_AUTO_TEST_CASE(a_value_that_the_API_does_not_accept_is_named_and_not_shown) {
    auto after = ann();
    after.email = "no address";
    auto const refused = velo::changes(ann(), after);
    BOOST_TEST_REQUIRE(refused.has_error());
    BOOST_TEST(refused.error().message().starts_with("email: expected an e-mail address: one '@'"));
    BOOST_CHECK_THROW(static_cast<void>(refused.value()), std::invalid_argument);
    // Received texts are more lenient; one that stays is not checked.
    after = ann();
    after.last_name = "Ames";
    BOOST_TEST((sent(ann(), after) == velo::user_details_update_request{.last_name = "Ames"}));
}

BOOST_AUTO_TEST_CASE(a_change_that_the_update_cannot_carry_is_an_error) {
    auto after = ann();
    after.status = velo::user_status::disabled;
    BOOST_TEST((velo::changes(ann(), after).error() ==
                velo::invalid_change{"status", "no change: this update does not have it"}));
    after = ann();
    after.roles.push_back({.name = "payor.support"});
    BOOST_TEST(velo::changes(ann(), after).error().member == "roles");
    after.roles.clear();  // absent, null and empty read the same
    BOOST_TEST((velo::changes(ann(), after).value() == std::nullopt));
    // The body for oneself has no MFA type.
    after = ann();
    after.mfa_type = velo::mfa_type::sms;
    BOOST_TEST(velo::changes<velo::payee_user_self_update_request>(ann(), after).error().member == "mfa_type");
}

BOOST_AUTO_TEST_CASE(a_code_is_added_to_the_body) {
    auto after = ann();
    after.first_name = "Anna";
    auto body = sent(ann(), after);
    BOOST_TEST(body.verification_code.is_absent());
    body.verification_code = "123456";
    BOOST_TEST(body.verification_code.has_value());
}

struct pet {
    rest::field<std::string> name = {};
    rest::field<int> age = {};
    std::vector<int> toys = {};
};
BOOST_DESCRIBE_STRUCT(pet, (), (name, age, toys))
struct address {
    rest::field<std::string> street = {}, town = {};
    friend bool operator==(address const&, address const&) = default;
};
BOOST_DESCRIBE_STRUCT(address, (), (street, town))
struct shop {
    rest::field<std::int64_t> rating = {};
    rest::field<std::vector<std::string>> tags = {};
    rest::field<address> place = {};
    rest::field<bool> open = {};
    rest::field<double> fee = {};
};
BOOST_DESCRIBE_STRUCT(shop, (), (rating, tags, place, open, fee))
struct shop_update {
    rest::field<rest::bounded<0, 5>> rating = {};
    rest::field<std::vector<std::string>> tags = {};
    rest::field<address> place = {};
    rest::optional<bool> open = {};
    rest::field<double> fee = {};
};
BOOST_DESCRIBE_STRUCT(shop_update, (), (rating, tags, place, open, fee))

struct pet_update {
    rest::optional<velo::person_name> name = {};
    rest::field<int> age = {};
    rest::field<bool> notify_owner = {};
};
BOOST_DESCRIBE_STRUCT(pet_update, (), (name, age, notify_owner))

BOOST_AUTO_TEST_CASE(it_serves_the_models_of_other_APIs) {
    pet const before{.name = "Rex", .age = 3};
    pet after{.name = "Max", .age = nullptr};
    auto const found = rest::changes<pet_update>(before, after);
    BOOST_TEST((*found.value()->name == "Max"));
    BOOST_TEST(found.value()->age.is_null());
    BOOST_TEST(found.value()->notify_owner.is_absent());
    after.name = nullptr;
    BOOST_TEST(rest::changes<pet_update>(before, after).error().message() ==
               "name: expected a value: this update cannot clear it");
}

BOOST_AUTO_TEST_CASE(numbers_lists_and_objects_are_changed_as_a_whole) {
    shop before{.rating = std::int64_t{4}, .tags = std::vector<std::string>{"a", "b"}, .open = true};
    before.place = address{.street = "Long Road 1", .town = "Ulm"};
    shop after = before;
    BOOST_TEST((rest::changes<shop_update>(before, after).value() == std::nullopt));
    after.rating = std::int64_t{5};
    after.tags = std::vector<std::string>{};
    after.place->town = "Bonn";
    after.open = false;
    after.fee = 0.5;
    auto const all = rest::changes<shop_update>(before, after).value();
    BOOST_TEST_REQUIRE(all.has_value());
    BOOST_TEST(all->rating->value() == 5);
    BOOST_TEST(all->tags->empty());
    BOOST_TEST((*all->place == address{.street = "Long Road 1", .town = "Bonn"}));
    BOOST_TEST(!*all->open);
    BOOST_TEST(*all->fee == 0.5);
    after.rating = std::int64_t{6};
    BOOST_TEST(rest::changes<shop_update>(before, after).error().message() ==
               "rating: expected a whole number from 0 to 5");
    after = before;
    after.tags = nullptr;
    after.place = nullptr;
    auto const cleared = rest::changes<shop_update>(before, after).value();
    BOOST_TEST(cleared->tags.is_null());
    BOOST_TEST(cleared->place.is_null());
    BOOST_TEST(cleared->rating.is_absent());
    after = before;
    after.open = nullptr;
    BOOST_TEST(rest::changes<shop_update>(before, after).error().member == "open");
    after.open = {};
    BOOST_TEST((rest::changes<shop_update>(before, after).value() == std::nullopt));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
