// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/contract/schema.hpp>

#include <velo/models/page_link.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/types/otp.hpp>
#include <velo/types/page_size.hpp>
#include <velo/types/sort.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <vector>

namespace {

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(rest_contract_schema)

BOOST_AUTO_TEST_CASE(a_type_has_its_name_without_namespaces) {
    BOOST_TEST(rest::type_name<velo::user_response>() == "user_response");
    BOOST_TEST(rest::type_name<int>() == "int");
}

BOOST_AUTO_TEST_CASE(a_struct_is_named_by_schema_name_or_in_pascal_case) {
    BOOST_TEST(rest::schema_name_of<velo::user_response>() == "UserResponse");
    BOOST_TEST(rest::schema_name_of<velo::page_link>() == "PagedUserResponse_links");
}

BOOST_AUTO_TEST_CASE(a_text_has_the_facts_of_its_rule) {
    auto const name = rest::schema_of<rest::optional<velo::person_name>>();
    BOOST_TEST(name.type == "string");
    BOOST_TEST(name.facts.min_length == 1u);
    BOOST_TEST(name.facts.max_length == 128u);
    BOOST_TEST(!name.is_secret);
    BOOST_TEST(rest::schema_of<velo::phone>().facts.pattern == R"(^\+[1-9]\d{1,14}$)");
    BOOST_TEST(rest::schema_of<velo::email>().facts.format == "email");
    BOOST_TEST(rest::schema_of<velo::uuid>().facts.format == "uuid");
    BOOST_TEST(rest::schema_of<rest::open<rest::timestamp>>().facts.format == "date-time");
    BOOST_TEST(rest::schema_of<velo::sort>().facts.pattern.empty());
    BOOST_TEST(!rest::schema_of<velo::sort>().expected.empty());
    BOOST_TEST(rest::schema_of<std::string>().expected.empty());
}

BOOST_AUTO_TEST_CASE(a_number_has_its_range) {
    auto const size = rest::schema_of<velo::page_size>();
    BOOST_TEST(size.type == "integer");
    BOOST_TEST(size.facts.format == "int32");
    BOOST_TEST(*size.minimum == 1);
    BOOST_TEST(*size.maximum == 100);
    BOOST_TEST(rest::schema_of<std::int32_t>().facts.format == "int32");
    BOOST_TEST(rest::schema_of<std::int64_t>().facts.format == "");
    BOOST_TEST(rest::schema_of<double>().type == "number");
    BOOST_TEST(rest::schema_of<bool>().type == "boolean");
}

BOOST_AUTO_TEST_CASE(an_enumeration_and_an_open_one_have_its_texts) {
    std::vector<std::string_view> const texts{"SMS", "YUBIKEY", "TOTP"};
    BOOST_TEST(rest::schema_of<velo::mfa_type>().texts == texts, boost::test_tools::per_element());
    BOOST_TEST(rest::schema_of<rest::field<rest::open<velo::mfa_type>>>().texts == texts,
               boost::test_tools::per_element());
    BOOST_TEST(rest::schema_of<velo::mfa_type>().expected == "one of SMS, YUBIKEY, TOTP");
}

BOOST_AUTO_TEST_CASE(secrets_are_marked) {
    BOOST_TEST(rest::schema_of<velo::otp>().is_secret);
    BOOST_TEST(rest::schema_of<rest::secret_string>().is_secret);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
