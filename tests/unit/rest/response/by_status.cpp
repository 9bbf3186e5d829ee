// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/response/by_status.hpp>

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/serializer/verbatim.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;

struct pet {
    rest::field<std::string> name = {};
};
BOOST_DESCRIBE_STRUCT(pet, (), (name))
struct token {
    rest::required<rest::secret_string> value;
};
BOOST_DESCRIBE_STRUCT(token, (), (value))

using some = rest::by_status<rest::for_status<200, pet>, rest::for_status<204>, rest::for_status<202, token>>;
using any = rest::by_status<rest::for_status<404>, rest::for_status<rest::any_other_status, rest::text_body>>;

template <class T>
rest::decode_result read(int status, std::string_view body, T& target) {
    rest::response r;
    r.start(status);
    BOOST_TEST_REQUIRE(r.append(body));
    return T::format::read(r, rest::text_json{}, target);
}

BOOST_AUTO_TEST_SUITE(rest_response_by_status)

BOOST_AUTO_TEST_CASE(the_status_chooses_the_model) {
    some value;
    BOOST_TEST(value.status() == 0);
    BOOST_TEST(value.as<200>() == nullptr);
    BOOST_TEST(read(200, R"({"name":"Rex"})", value).has_value());
    BOOST_TEST(value.status() == 200);
    BOOST_TEST_REQUIRE(value.as<200>() != nullptr);
    BOOST_TEST(*value.as<200>()->name == "Rex");
    BOOST_TEST(value.as<204>() == nullptr);
    BOOST_TEST(read(204, "whatever", value).has_value());
    BOOST_TEST(value.as<204>() != nullptr);
    BOOST_TEST(value.as<200>() == nullptr);
    BOOST_TEST(read(202, R"({"value":"s"})", value).has_value());
    BOOST_TEST(value.as<202>()->value->reveal() == "s");
}

BOOST_AUTO_TEST_CASE(a_status_without_a_model_is_an_error) {
    some value;
    BOOST_TEST(read(206, "{}", value).error().expected == "a status that has a model");
    BOOST_TEST(value.status() == 0);
    BOOST_TEST(read(200, "[]", value).has_error());
}

BOOST_AUTO_TEST_CASE(all_other_statuses_may_share_a_model) {
    any value;
    BOOST_TEST(read(404, "gone", value).has_value());
    BOOST_TEST(value.as<rest::any_other_status>() == nullptr);
    BOOST_TEST(read(500, "oops", value).has_value());
    BOOST_TEST(value.status() == 500);
    BOOST_TEST(value.as<rest::any_other_status>()->bytes == "oops");
}

BOOST_AUTO_TEST_CASE(it_holds_the_secrets_of_its_models) {
    static_assert(rest::holds_secret<some>);
    static_assert(!rest::holds_secret<any>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
