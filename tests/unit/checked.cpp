// SPDX-License-Identifier: BSL-1.0
#include <velo/checked.hpp>

#include <velo/environment.hpp>
#include <velo/models/mfa_type.hpp>
#include <velo/models/user_status.hpp>
#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/timestamp.hpp>
#include <velo/types/email.hpp>
#include <velo/types/id_argument.hpp>
#include <velo/types/new_password.hpp>
#include <velo/types/otp.hpp>
#include <velo/types/page_size.hpp>
#include <velo/types/password.hpp>
#include <velo/types/person_name.hpp>
#include <velo/types/phone.hpp>
#include <velo/types/role_name.hpp>
#include <velo/types/sort.hpp>
#include <velo/types/uuid.hpp>
#include <velo/types/verification_code.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace rest = velo::rest;
using namespace std::chrono_literals;

template <class T>
void check(std::string const& good, std::string const& bad, std::string_view expected) {
    auto const value = velo::checked<T>(good);
    static_assert(std::same_as<decltype(value), velo::checked_result<T> const>);
    BOOST_TEST(value.has_value(), good);
    auto const refused = velo::checked<T>(bad);
    BOOST_TEST_REQUIRE(refused.has_error(), bad);
    BOOST_TEST(refused.error().expected.starts_with(expected), bad << ": " << refused.error().expected);
    BOOST_TEST(velo::checked<T>(static_cast<char const*>(nullptr)).has_error());
}

BOOST_AUTO_TEST_SUITE(checked)

BOOST_AUTO_TEST_CASE(every_type_of_an_argument_is_made_from_text) {
    check<velo::phone>("+11235555555", "0049 170", "a phone number");
    check<velo::email>("ann@example.com", "ann", "an e-mail address");
    check<velo::person_name>("Ann", "", "1 to 128");
    check<velo::role_name>("payor.admin", "", "the name of a role");
    check<velo::sort>("email:desc", "age", "a list of sort fields");
    check<velo::server_url>("https://api.example.com", "ftp://x", "a server's URL");
    check<velo::uuid>("8bbf301c-948f-4445-b411-357eec53e441", "8bbf", "a UUID");
    check<velo::user_id>("8bbf301c-948f-4445-b411-357eec53e441", "8bbf", "a UUID");
    check<velo::user_id_argument>("8bbf301c-948f-4445-b411-357eec53e441", "8bbf", "a UUID");
    check<velo::page_size>("50", "101", "a whole number from 1 to 100");
    check<velo::page_size>("1", "1.5", "a whole number from 1 to 100");
    check<std::int32_t>("-7", "7x", "a whole number");
    check<std::uint8_t>("255", "256", "a whole number");
    check<bool>("true", "yes", "true or false");
    check<velo::user_status>("ENABLED", "enabled", "one of ");
    check<velo::mfa_type>("TOTP", "", "one of SMS");
    check<rest::timestamp>("2030-01-01T00:00:00Z", "tomorrow", "a date and time");
    check<std::chrono::milliseconds>("500ms", "soon", "a span of time");
    check<velo::password>("correct horse", "short", "an old password");
    check<velo::new_password>("correct horse", "short", "a new password");
    check<velo::otp>("123456", "1", "a one-time password");
    check<velo::verification_code>("123456", "1", "");
    check<rest::bearer_token>("token", "two words", "a token without");
    check<rest::secret_string>("anything", "", "a secret that is not empty");
}

BOOST_AUTO_TEST_CASE(the_value_is_that_of_the_text) {
    BOOST_TEST(velo::checked<velo::page_size>("50")->value() == 50);
    BOOST_TEST(velo::checked<velo::phone>(std::string("+123"))->view() == "+123");
    BOOST_TEST((*velo::checked<velo::user_status>("PENDING") == velo::user_status::pending));
    BOOST_TEST(velo::checked<rest::secret_string>("s3cret")->reveal() == "s3cret");
    BOOST_TEST(velo::checked<rest::timestamp>("2030-01-01T00:00:00Z")->to_text().view() == "2030-01-01T00:00:00Z");
}

BOOST_AUTO_TEST_CASE(a_span_of_time_has_a_unit_or_is_in_seconds) {
    using std::chrono::milliseconds;
    BOOST_TEST((*velo::checked<milliseconds>("500ms") == 500ms));
    BOOST_TEST((*velo::checked<milliseconds>("30s") == 30s));
    BOOST_TEST((*velo::checked<milliseconds>("30") == 30s));
    BOOST_TEST((*velo::checked<milliseconds>("5min") == 5min));
    BOOST_TEST((*velo::checked<std::chrono::seconds>("1h") == 1h));
    for (char const* bad : {"", "-1s", "1.5s", "s", "1d", "99999999999999999999", "1000000h", "30 s"}) {
        BOOST_TEST(velo::checked<milliseconds>(bad).has_error(), bad);
    }
    // It would be rounded.
    BOOST_TEST(velo::checked<std::chrono::seconds>("1500ms").has_error());
}

BOOST_AUTO_TEST_CASE(a_list_is_made_from_one_text_or_from_many) {
    auto const roles = velo::checked<velo::role_list>("payor.admin, payor.support");
    BOOST_TEST_REQUIRE(roles.has_value());
    BOOST_TEST_REQUIRE(roles->size() == 2u);
    BOOST_TEST((*roles)[0].view() == "payor.admin");
    BOOST_TEST((*roles)[1].view() == "payor.support");
    std::vector<std::string> const names{"payor.admin", "payor.support"};
    BOOST_TEST((*velo::checked<velo::role_list>(names) == *roles));
    std::array<std::string_view, 2> const views{"payor.admin", "payor.support"};
    BOOST_TEST((*velo::checked<velo::role_list>(views) == *roles));
    BOOST_TEST(velo::checked<velo::role_list>(std::vector<std::string>{})->empty());
    BOOST_TEST(velo::checked<velo::role_list>("").has_error());
    BOOST_TEST(velo::checked<velo::role_list>("a,,b").error().expected.starts_with("the name of a role"));
    BOOST_TEST(velo::checked<velo::role_list>(std::vector<std::string>{"a", ""}).has_error());
    BOOST_TEST(velo::checked<velo::role_list>(std::vector<std::string>(17, "a")).error().expected ==
               "at most 16 values");
    BOOST_TEST(velo::checked<velo::role_list>("a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a").error().expected ==
               "at most 16 values");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
