// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/endpoint/description.hpp>

#include <velo/operations.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string_view>

namespace {

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

}  // namespace
