// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/endpoint/endpoint.hpp>

#include <velo/operations.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string_view>

#include "test_operation.hpp"

namespace {
namespace description_tests {

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(rest_endpoint_description)

BOOST_AUTO_TEST_CASE(a_status_has_the_meaning_of_the_operation_or_the_usual_one) {
    BOOST_TEST(rest::meaning_of<velo::disable_user_v2>(204) == "the user was disabled or was already disabled");
    BOOST_TEST(rest::meaning_of<velo::disable_user_v2>(404) == "there is no user with this id");
    BOOST_TEST(rest::meaning_of<velo::disable_user_v2>(401) == rest::usual_meaning(401));
    BOOST_TEST(rest::usual_meaning(418) == "an error");
}

BOOST_AUTO_TEST_CASE(every_operation_is_described) {
    std::set<std::string_view> summaries;
    velo::for_each_operation([&]<class Op>(std::type_identity<Op>) {
        BOOST_TEST_CONTEXT(Op::endpoint.name) {
            rest::description const& d = Op::description;
            BOOST_TEST(summaries.insert(d.summary).second);
            BOOST_TEST(d.summary.ends_with('.'));
            BOOST_TEST(!d.success.empty());
            bool ended = false;
            for (std::string_view const rule : d.rules) {
                BOOST_TEST((rule.empty() || (!ended && rule.ends_with('.'))));
                ended = ended || rule.empty();
            }
            for (rest::status_meaning const& m : d.errors) {
                BOOST_TEST((m.status == 0 || Op::endpoint.errors.contains(m.status)));
                BOOST_TEST((m.status == 0) == m.meaning.empty());
            }
        }
    });
    BOOST_TEST(summaries.size() == 21u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace description_tests
}  // namespace

namespace {
namespace operation_tests {

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

}  // namespace operation_tests
}  // namespace
