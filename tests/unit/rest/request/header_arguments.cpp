// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/request/header_arguments.hpp>

#include <velo/rest/call/prepare.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/timestamp.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace header_argument_tests {

namespace rest = velo::rest;

struct problem {};
BOOST_DESCRIBE_STRUCT(problem, (), ())

struct conditional {
    rest::required<std::string> if_match;
    rest::optional<std::vector<std::string>> prefer = {};
    rest::optional<int> depth = {};
    rest::optional<rest::timestamp> since = {};

    using response = void;
    using error_payload = problem;
    static constexpr rest::endpoint endpoint{.name = "conditional",
                                             .operation_id = "conditional",
                                             .method = rest::method::put,
                                             .path = "/x",
                                             .security = rest::security::none,
                                             .success = 204,
                                             .errors = {412},
                                             .idempotency = rest::idempotency::idempotent};
};
BOOST_DESCRIBE_STRUCT(conditional, (), (if_match, prefer, depth, since))

}  // namespace header_argument_tests

template <>
struct velo::rest::member<&header_argument_tests::conditional::if_match> {
    static constexpr auto location = velo::rest::parameter_location::header;
};
template <>
struct velo::rest::member<&header_argument_tests::conditional::prefer> {
    static constexpr auto location = velo::rest::parameter_location::header;
};
template <>
struct velo::rest::member<&header_argument_tests::conditional::depth> {
    static constexpr auto location = velo::rest::parameter_location::header;
    static constexpr std::string_view name = "X-Depth";
};

namespace {

namespace rest = velo::rest;
using header_argument_tests::conditional;

BOOST_AUTO_TEST_SUITE(rest_request_header_arguments)

BOOST_AUTO_TEST_CASE(each_argument_is_a_field_in_the_order_of_the_members) {
    rest::extra_headers out;
    BOOST_TEST(!rest::add_header_arguments(
                    conditional{.if_match = "\"1\"", .prefer = std::vector<std::string>{"a", "b"}, .depth = 2}, out)
                    .has_value());
    BOOST_TEST_REQUIRE(out.size() == 3u);
    BOOST_TEST(out[0].name == "If-Match");
    BOOST_TEST(out[0].value == "\"1\"");
    BOOST_TEST(out[1].name == "Prefer");
    BOOST_TEST(out[1].value == "a, b");
    BOOST_TEST(out[2].name == "X-Depth");
    BOOST_TEST(out[2].value == "2");
}

BOOST_AUTO_TEST_CASE(absent_ones_are_left_out_and_the_query_has_the_others) {
    rest::extra_headers out;
    conditional const op{.if_match = "*", .since = rest::timestamp()};
    BOOST_TEST(!rest::add_header_arguments(op, out).has_value());
    BOOST_TEST(out.size() == 1u);
    rest::secure_buffer target;
    BOOST_TEST(!rest::build_target(op, target).has_value());
    BOOST_TEST(target.view() == "/x?since=1970-01-01T00%3A00%3A00Z");
}

BOOST_AUTO_TEST_CASE(text_that_would_be_another_field_is_refused) {
    for (std::string_view const value : {"", "a\r\nX: 1", "a\n", "\x01"}) {
        rest::extra_headers out;
        auto const why = rest::add_header_arguments(conditional{.if_match = std::string(value)}, out);
        BOOST_TEST_REQUIRE(why.has_value());
        BOOST_TEST(why->name == "if_match");
        BOOST_TEST(out.size() == 0u);
    }
}

BOOST_AUTO_TEST_CASE(a_call_carries_them) {
    rest::request_buffers out;
    rest::prepared_call const call = rest::prepare(conditional{.if_match = "*"}, rest::resolved_options{},
                                                   rest::prepare_context{.correlation_field = "X-Id",
                                                                         .retries_never = false,
                                                                         .retries_always = false,
                                                                         .refreshes_token = false,
                                                                         .may_carry_credentials = true},
                                                   rest::text_json{}, out);
    BOOST_TEST((call.refused.code == rest::errc::none));
    BOOST_TEST(call.request.own_headers == 1u);
    BOOST_TEST(out.extra[0].name == "If-Match");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
