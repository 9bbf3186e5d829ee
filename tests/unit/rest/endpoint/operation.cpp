// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/endpoint/operation.hpp>

#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include "test_operation.hpp"

namespace {

namespace rest = velo::rest;

struct good {
    using response = void;
    using error_payload = tests::problem;
    static constexpr rest::endpoint endpoint = tests::endpoint(rest::method::get, "/things");
};
BOOST_DESCRIBE_STRUCT(good, (), ())

struct without_endpoint {
    using response = void;
    using error_payload = tests::problem;
};
BOOST_DESCRIBE_STRUCT(without_endpoint, (), ())
struct without_response {
    using error_payload = tests::problem;
    static constexpr rest::endpoint endpoint = good::endpoint;
};
BOOST_DESCRIBE_STRUCT(without_response, (), ())
struct without_payload {
    using response = void;
    static constexpr rest::endpoint endpoint = good::endpoint;
};
BOOST_DESCRIBE_STRUCT(without_payload, (), ())
struct with_an_undescribed_payload {
    using response = void;
    using error_payload = tests::undescribed;
    static constexpr rest::endpoint endpoint = good::endpoint;
};
BOOST_DESCRIBE_STRUCT(with_an_undescribed_payload, (), ())
struct no_aggregate {
    explicit no_aggregate(int) {}
    using response = void;
    using error_payload = tests::problem;
    [[maybe_unused]] static constexpr rest::endpoint endpoint = good::endpoint;
};
BOOST_DESCRIBE_STRUCT(no_aggregate, (), ())

BOOST_AUTO_TEST_SUITE(rest_endpoint_operation)

BOOST_AUTO_TEST_CASE(an_operation_meets_every_requirement_of_the_concept) {
    static_assert(rest::operation<good>);
    static_assert(rest::operation<velo::list_users>);
    static_assert(!rest::operation<without_endpoint>);
    static_assert(!rest::operation<without_response>);
    static_assert(!rest::operation<without_payload>);
    static_assert(!rest::operation<with_an_undescribed_payload>);
    static_assert(!rest::operation<no_aggregate>);
    static_assert(!rest::operation<int>);
    static_assert(!rest::operation<velo::user_response>);
}

BOOST_AUTO_TEST_CASE(a_method_has_its_text) {
    BOOST_TEST(to_text(rest::method::get) == "GET");
    BOOST_TEST(to_text(rest::method::post) == "POST");
    BOOST_TEST(to_text(rest::method::put) == "PUT");
    BOOST_TEST(to_text(rest::method::patch) == "PATCH");
    BOOST_TEST(to_text(rest::method::delete_) == "DELETE");
}

BOOST_AUTO_TEST_CASE(a_status_set_contains_its_statuses) {
    constexpr rest::status_set statuses{400, 401, 409};
    static_assert(statuses.contains(401));
    static_assert(!statuses.contains(403));
    static_assert(!statuses.contains(0));
    static_assert(statuses.size() == 3);
    static_assert(rest::status_set{}.size() == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
