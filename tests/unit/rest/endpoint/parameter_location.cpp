// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/endpoint/parameter_location.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "test_operation.hpp"

namespace {
namespace parameter_location_tests {

namespace rest = velo::rest;
using rest::parameter_location;

struct everywhere {
    rest::required<int> thing_id;
    rest::optional<int> page_size = {};
    tests::body body = {};
    rest::optional<rest::bearer_token> token = {};
    rest::optional<int> if_match = {};
    rest::optional<std::vector<int>> ids = {};

    using response = void;
    using error_payload = tests::problem;
    static constexpr rest::endpoint endpoint = tests::endpoint(rest::method::post, "/things/{thingId}");
};
BOOST_DESCRIBE_STRUCT(everywhere, (), (thing_id, page_size, body, token, if_match, ids))

}  // namespace parameter_location_tests
}  // namespace

template <>
struct velo::rest::member<&parameter_location_tests::everywhere::if_match> {
    static constexpr auto location = velo::rest::parameter_location::header;
};
template <>
struct velo::rest::member<&parameter_location_tests::everywhere::page_size> {
    static constexpr std::string_view name = "X-Size";
};
template <>
struct velo::rest::member<&parameter_location_tests::everywhere::ids> {
    static constexpr auto style = velo::rest::list_style::comma;
};

namespace {
namespace parameter_location_tests {

BOOST_AUTO_TEST_SUITE(rest_endpoint_parameter_location)

BOOST_AUTO_TEST_CASE(the_location_of_a_member_follows_from_its_name_and_type) {
    std::string locations;
    rest::for_each_member<everywhere>([&]<class M>(M) {
        constexpr parameter_location p = rest::location_of<everywhere, M>();
        locations += p == parameter_location::path     ? "path "
                     : p == parameter_location::query  ? "query "
                     : p == parameter_location::body   ? "body "
                     : p == parameter_location::header ? "header "
                                                       : "credential ";
    });
    BOOST_TEST(locations == "path query body credential header query ");
}

BOOST_AUTO_TEST_CASE(a_header_field_has_its_name_in_header_case_or_the_stated_one) {
    std::string names;
    rest::for_each_member<everywhere>([&]<class M>(M) {
        if (rest::location_of<everywhere, M>() == parameter_location::header)
            names += std::string_view(rest::header_name<M>);
        if (M::name == "page_size") names += std::string(std::string_view(rest::header_name<M>)) + ' ';
    });
    BOOST_TEST(names == "X-Size If-Match");
}

BOOST_AUTO_TEST_CASE(a_list_is_repeated_unless_its_style_is_stated) {
    rest::for_each_member<everywhere>([&]<class M>(M) {
        BOOST_TEST((rest::style_of<M>() == (M::name == "ids" ? rest::list_style::comma : rest::list_style::repeated)));
    });
}

BOOST_AUTO_TEST_CASE(a_credential_is_a_secret_whose_rule_states_it) {
    static_assert(rest::credential<rest::bearer_token>);
    static_assert(!rest::credential<std::string>);
    static_assert(!rest::credential<int>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace parameter_location_tests
}  // namespace

namespace {
namespace path_template_tests {

namespace rest = velo::rest;

std::string pieces(std::string_view path) {
    std::string all;
    while (!path.empty()) {
        rest::path_piece const piece = rest::next_path_piece(path);
        all += "[" + std::string(piece.literal) + "|" + std::string(piece.placeholder) + "]";
    }
    return all;
}

BOOST_AUTO_TEST_SUITE(rest_endpoint_path_template)

BOOST_AUTO_TEST_CASE(a_path_is_split_at_its_placeholders) {
    BOOST_TEST(pieces("") == "");
    BOOST_TEST(pieces("/v2/users") == "[/v2/users|]");
    BOOST_TEST(pieces("/v2/users/{userId}") == "[/v2/users/|userId]");
    BOOST_TEST(pieces("/v2/users/{userId}/disable") == "[/v2/users/|userId][/disable|]");
    BOOST_TEST(pieces("{a}{b}/c") == "[|a][|b][/c|]");
}

BOOST_AUTO_TEST_CASE(an_unclosed_brace_is_text) {
    BOOST_TEST(pieces("/a/{b") == "[/a/{b|]");
    BOOST_TEST(pieces("/a}/b") == "[/a}/b|]");
}

BOOST_AUTO_TEST_CASE(placeholders_are_found_by_their_whole_name) {
    BOOST_TEST(rest::has_placeholder("/v2/users/{userId}/disable", "userId"));
    BOOST_TEST(rest::has_placeholder("/{a}/{b}", "b"));
    BOOST_TEST(!rest::has_placeholder("/v2/users/{userId}", "user"));
    BOOST_TEST(!rest::has_placeholder("/v2/users/userId", "userId"));
    BOOST_TEST(!rest::has_placeholder("", "userId"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace path_template_tests
}  // namespace
