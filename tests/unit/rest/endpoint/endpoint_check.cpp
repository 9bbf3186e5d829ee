// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/endpoint/endpoint_check.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "test_operation.hpp"

namespace {

namespace rest = velo::rest;
using rest::method;
using tests::endpoint;
using tests::problem;
using tests::undescribed;

#define TEST_OPERATION(NAME, MEMBERS, RESPONSE, ENDPOINT, LIST) \
    struct NAME {                                               \
        MEMBERS                                                 \
        using response = RESPONSE;                              \
        using error_payload = problem;                          \
        static constexpr rest::endpoint endpoint = ENDPOINT;    \
    };                                                          \
    BOOST_DESCRIBE_STRUCT(NAME, (), LIST)

TEST_OPERATION(good, rest::required<int> thing_id; tests::body body;
               , void, tests::endpoint(method::post, "/things/{thingId}"), (thing_id, body))
TEST_OPERATION(good_model, rest::optional<int> page = {};
               , tests::body, tests::endpoint(method::get, "/things", 200), (page))
TEST_OPERATION(no_member, rest::required<int> other;, void, tests::endpoint(method::post, "/things/{thingId}"), (other))
TEST_OPERATION(may_be_absent, rest::optional<int> thing_id = {};
               , void, tests::endpoint(method::post, "/things/{thingId}"), (thing_id))
TEST_OPERATION(body_on_get, tests::body body = {};, void, tests::endpoint(method::get, "/things"), (body))
TEST_OPERATION(body_on_delete, tests::body body = {};, void, tests::endpoint(method::delete_, "/things"), (body))
TEST_OPERATION(two_names, rest::optional<int> page_size = {}; rest::optional<int> pageSize = {};
               , void, tests::endpoint(method::get, "/things"), (page_size, pageSize))
TEST_OPERATION(strange_body, undescribed body = {};, void, tests::endpoint(method::post, "/things"), (body))
TEST_OPERATION(wrapped_body, rest::optional<tests::body> body = {};
               , void, tests::endpoint(method::post, "/things"), (body))
TEST_OPERATION(strange_response, rest::optional<int> page = {};
               , undescribed, tests::endpoint(method::get, "/things", 200), (page))
TEST_OPERATION(list_response, rest::optional<int> page = {};
               , std::vector<tests::body>, tests::endpoint(method::get, "/things", 200), (page))
TEST_OPERATION(success_is_404, rest::optional<int> page = {};
               , void, tests::endpoint(method::get, "/things", 404), (page))
TEST_OPERATION(success_is_199, rest::optional<int> page = {};
               , void, tests::endpoint(method::get, "/things", 199), (page))
TEST_OPERATION(success_is_299, rest::optional<int> page = {};
               , void, tests::endpoint(method::get, "/things", 299), (page))

TEST_OPERATION(list_body, std::vector<tests::body> body = {};, void, tests::endpoint(method::post, "/things"), (body))
struct bytes {
    std::string* pointer = nullptr;
    struct format {
        static constexpr std::string_view media_type = "text/plain";
    };
};
BOOST_DESCRIBE_STRUCT(bytes, (), (pointer))
TEST_OPERATION(own_body, bytes body = {};, bytes, tests::endpoint(method::post, "/things"), (body))
TEST_OPERATION(all_kinds, rest::optional<std::string> a = {}; rest::optional<bool> b = {};
               rest::optional<double> c = {}; rest::optional<std::uint64_t> d = {};
               rest::optional<std::vector<std::string>> e = {};
               , void, tests::endpoint(method::get, "/things"), (a, b, c, d, e))
TEST_OPERATION(many_errors, , void,
               tests::endpoint(method::get, "/things", 204,
                               {400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 412, 413,
                                414, 415, 416, 417, 421, 422, 500, 501, 502, 503, 504, 505, 599}),
               ())
TEST_OPERATION(list_of_strange, , std::vector<undescribed>, tests::endpoint(method::get, "/things", 200), ())
TEST_OPERATION(no_text, rest::optional<undescribed> x = {};, void, tests::endpoint(method::get, "/things"), (x))
TEST_OPERATION(no_text_in_a_list, rest::optional<std::vector<undescribed>> x = {};
               , void, tests::endpoint(method::get, "/things"), (x))
TEST_OPERATION(no_text_in_the_header, rest::optional<tests::body> x = {};
               , void, tests::endpoint(method::get, "/things"), (x))
TEST_OPERATION(error_70000, , void, tests::endpoint(method::get, "/things", 204, {65536 + 404}), ())

struct holder {
    std::vector<undescribed> things = {};
};
BOOST_DESCRIBE_STRUCT(holder, (), (things))
TEST_OPERATION(strange_inside, holder body = {};, void, tests::endpoint(method::post, "/things"), (body))
TEST_OPERATION(relative_path, , void, tests::endpoint(method::post, "things"), ())
TEST_OPERATION(unclosed_path, , void, tests::endpoint(method::post, "/things/{id"), ())
TEST_OPERATION(unopened_path, , void, tests::endpoint(method::post, "/things/id}"), ())
TEST_OPERATION(nameless_path, , void, tests::endpoint(method::post, "/things/{}"), ())
TEST_OPERATION(nested_path, , void, tests::endpoint(method::post, "/things/{a{b}}"), ())
TEST_OPERATION(bare_member, int page = 1;, void, tests::endpoint(method::get, "/things"), (page))
TEST_OPERATION(error_200, , void, tests::endpoint(method::get, "/things", 204, {200}), ())
TEST_OPERATION(error_twice, , void, tests::endpoint(method::get, "/things", 204, {404, 400, 404}), ())

#undef TEST_OPERATION

/// The only member of `Op`.
template <class Op>
using member_at = rest::member_of<boost::mp11::mp_front<rest::detail::described_members<Op>>>;

template <class Op, class Expected>
constexpr bool is_same = std::is_same_v<rest::endpoint_check<Op>, Expected>;

template <class Op, template <class> class Expected>
constexpr bool is = std::is_same_v<rest::endpoint_check<Op>, Expected<Op>>;

BOOST_AUTO_TEST_SUITE(rest_endpoint_endpoint_check)

BOOST_AUTO_TEST_CASE(a_consistent_descriptor_passes) {
    static_assert(is<good, rest::check_passed>);
    static_assert(is<good_model, rest::check_passed>);
    static_assert(is<success_is_299, rest::check_passed>);
    static_assert(is<wrapped_body, rest::check_passed>);
    static_assert(is<list_response, rest::check_passed>);
    static_assert(is<list_body, rest::check_passed>);
    static_assert(is<own_body, rest::check_passed>);
    static_assert(is<all_kinds, rest::check_passed>);
    static_assert(is<many_errors, rest::check_passed>);
    rest::endpoint_check<good>::enforce();
}

BOOST_AUTO_TEST_CASE(each_mistake_has_a_type_of_its_name) {
    static_assert(is<no_member, rest::placeholder_without_member>);
    static_assert(is<may_be_absent, rest::placeholder_member_may_be_absent>);
    static_assert(is<body_on_get, rest::body_on_get>);
    static_assert(is<body_on_delete, rest::body_on_get>);
    static_assert(is<two_names, rest::two_members_with_one_name>);
    static_assert(is_same<strange_body, rest::body_is_not_described<strange_body, undescribed>>);
    static_assert(
        is_same<strange_inside,
                rest::body_is_not_described<strange_inside, rest::undescribed_member<undescribed, &holder::things>>>);
    static_assert(is_same<strange_response, rest::response_is_not_described<strange_response, undescribed>>);
    static_assert(is_same<list_of_strange, rest::response_is_not_described<list_of_strange, undescribed>>);
    static_assert(is_same<no_text, rest::argument_without_text<no_text, member_at<no_text>>>);
    static_assert(
        is_same<no_text_in_a_list, rest::argument_without_text<no_text_in_a_list, member_at<no_text_in_a_list>>>);
    static_assert(is_same<no_text_in_the_header,
                          rest::argument_without_text<no_text_in_the_header, member_at<no_text_in_the_header>>>);
    static_assert(is<error_70000, rest::error_status_is_not_an_error>);
    static_assert(is<relative_path, rest::path_is_malformed>);
    static_assert(is<unclosed_path, rest::path_is_malformed>);
    static_assert(is<unopened_path, rest::path_is_malformed>);
    static_assert(is<nameless_path, rest::path_is_malformed>);
    static_assert(is<nested_path, rest::path_is_malformed>);
    static_assert(!rest::endpoint_check<bare_member>::passed);
    static_assert(is<error_200, rest::error_status_is_not_an_error>);
    static_assert(is<error_twice, rest::error_status_is_not_an_error>);
    static_assert(is<success_is_404, rest::success_status_is_not_2xx>);
    static_assert(is<success_is_199, rest::success_status_is_not_2xx>);
}

BOOST_AUTO_TEST_CASE(passed_is_true_for_a_consistent_descriptor_only) {
    static_assert(rest::endpoint_check<good>::passed);
    static_assert(!rest::endpoint_check<no_member>::passed);
    static_assert(!rest::endpoint_check<may_be_absent>::passed);
    static_assert(!rest::endpoint_check<body_on_get>::passed);
    static_assert(!rest::endpoint_check<two_names>::passed);
    static_assert(!rest::endpoint_check<strange_body>::passed);
    static_assert(!rest::endpoint_check<strange_response>::passed);
    static_assert(!rest::endpoint_check<success_is_404>::passed);
    static_assert(rest::valid_operation<good>);
    static_assert(!rest::valid_operation<no_member>);
    static_assert(!rest::valid_operation<int>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
