// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/request/build.hpp>

#include <velo/rest/model/date.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/list.hpp>
#include <velo/rest/request/request.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/users/list_users.hpp>
#include <velo/users/role_update.hpp>
#include <velo/users_api.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <cstdio>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace rest = velo::rest;

template <class Op>
std::string target(Op const& op) {
    rest::secure_buffer out;
    auto const why = rest::build_target(op, out);
    BOOST_TEST(!why.has_value());
    return std::string(out.view());
}

template <class Op>
std::string body(Op const& op) {
    rest::secure_buffer out;
    rest::json{}.write(op.body, out);
    return std::string(out.view());
}

velo::user_id_argument received(std::string_view text) { return rest::open<velo::user_id>::parse(text); }

struct two_parts {
    rest::required<std::int32_t> second;
    rest::required<velo::user_type> first_part;
    rest::optional<std::int64_t> query_part = {};
    rest::optional<std::uint64_t> large = {};

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{.name = "two_parts",
                                             .operation_id = "twoParts",
                                             .method = rest::method::get,
                                             .path = "/a/{firstPart}/b/{second}/c/{firstPart}",
                                             .security = rest::security::none,
                                             .success = 204,
                                             .errors = {},
                                             .idempotency = rest::idempotency::safe};
};
BOOST_DESCRIBE_STRUCT(two_parts, (), (second, first_part, query_part, large))

struct lists {
    rest::required<std::vector<std::string>> ids;
    rest::optional<std::vector<std::string>> tags = {};
    rest::optional<std::vector<bool>> flags = {};
    rest::optional<rest::list<velo::user_status, 3>> statuses = {};
    rest::optional<double> ratio = {};
    rest::optional<std::vector<double>> ratios = {};

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{.name = "lists",
                                             .operation_id = "lists",
                                             .method = rest::method::get,
                                             .path = "/lists/{ids}",
                                             .security = rest::security::none,
                                             .success = 204,
                                             .errors = {},
                                             .idempotency = rest::idempotency::safe};
};
BOOST_DESCRIBE_STRUCT(lists, (), (ids, tags, flags, statuses, ratio, ratios))

struct post_many {
    std::vector<velo::role_update_request> body = {};

    using response = void;
    using error_payload = velo::error_response;
    static constexpr rest::endpoint endpoint{.name = "post_many",
                                             .operation_id = "postMany",
                                             .method = rest::method::post,
                                             .path = "/many",
                                             .security = rest::security::none,
                                             .success = 204,
                                             .errors = {},
                                             .idempotency = rest::idempotency::safe};
};
BOOST_DESCRIBE_STRUCT(post_many, (), (body))

std::string encoded(std::string_view text) {
    velo::rest::secure_buffer out;
    velo::rest::percent_encode(text, out);
    return std::string(out.view());
}

BOOST_AUTO_TEST_SUITE(rest_request_build)

BOOST_AUTO_TEST_CASE(only_the_unreserved_characters_are_not_encoded) {
    constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    int unencoded = 0;
    for (int code = 0; code != 256; ++code) {
        char const c = static_cast<char>(code);
        std::string const text(1, c);
        char expected[4];
        std::snprintf(expected, sizeof expected, "%%%02X", static_cast<unsigned>(code));
        bool const plain = unreserved.find(c) != std::string_view::npos;
        unencoded += plain ? 1 : 0;
        BOOST_TEST(encoded(text) == (plain ? text : std::string(expected)));
    }
    BOOST_TEST(unencoded == 66);
}

BOOST_AUTO_TEST_CASE(text_is_encoded_byte_by_byte) {
    BOOST_TEST(encoded("") == "");
    BOOST_TEST(encoded("email:asc,lastName:desc") == "email%3Aasc%2ClastName%3Adesc");
    BOOST_TEST(encoded("a b+c%20") == "a%20b%2Bc%2520");
    BOOST_TEST(encoded("Zo\xC3\xAB") == "Zo%C3%AB");
    BOOST_TEST(encoded(":/?#[]@!$&'()*+,;=") == "%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D");
}

BOOST_AUTO_TEST_CASE(absent_arguments_are_not_sent) {
    BOOST_TEST(target(velo::list_users{}) == "/v2/users");
    BOOST_TEST(target(velo::list_users{.page = 3}) == "/v2/users?page=3");
    BOOST_TEST(target(velo::get_self{}) == "/v2/users/self");
}

BOOST_AUTO_TEST_CASE(queries_stand_in_the_order_of_the_document) {
    BOOST_TEST(target(velo::list_users{.type = velo::user_type::payee,
                                       .status = velo::user_status::pending,
                                       .entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206",
                                       .payee_type = velo::payee_type::individual,
                                       .page = std::numeric_limits<std::int32_t>::min(),
                                       .page_size = 100,
                                       .sort = "email:asc,lastName:desc"}) ==
               "/v2/users?type=PAYEE&status=PENDING&entityId=7fffa261-ac68-49e6-b605-d24a444d9206&payeeType=INDIVIDUAL"
               "&page=-2147483648&pageSize=100&sort=email%3Aasc%2ClastName%3Adesc");
}

BOOST_AUTO_TEST_CASE(path_values_stand_where_their_placeholders_are) {
    BOOST_TEST(target(velo::disable_user_v2{"8bbf301c-948f-4445-b411-357eec53e441"}) ==
               "/v2/users/8bbf301c-948f-4445-b411-357eec53e441/disable");
    BOOST_TEST(target(two_parts{.second = 7, .first_part = velo::user_type::payor, .query_part = -1}) ==
               "/a/PAYOR/b/7/c/PAYOR?queryPart=-1");
    // A number that no signed one holds.
    BOOST_TEST(
        target(two_parts{
            .second = 7, .first_part = velo::user_type::payor, .large = std::numeric_limits<std::uint64_t>::max()}) ==
        "/a/PAYOR/b/7/c/PAYOR?large=18446744073709551615");
}

BOOST_AUTO_TEST_CASE(a_received_id_is_sent_encoded_as_it_came) {
    BOOST_TEST(target(velo::get_user_by_id_v2{received("8BBF301C-948F-4445-B411-357EEC53E441")}) ==
               "/v2/users/8BBF301C-948F-4445-B411-357EEC53E441");
    BOOST_TEST(target(velo::get_user_by_id_v2{received("a/../b?c#d%2e e")}) == "/v2/users/a%2F..%2Fb%3Fc%23d%252e%20e");
    BOOST_TEST(target(velo::get_user_by_id_v2{received("...")}) == "/v2/users/...");
}

BOOST_AUTO_TEST_CASE(an_id_that_would_address_another_resource_is_refused) {
    for (std::string_view const id : {"", ".", ".."}) {
        rest::secure_buffer out;
        auto const why = rest::build_target(velo::get_user_by_id_v2{received(id)}, out);
        BOOST_TEST(why->name == "user_id");
        BOOST_TEST(why->expected == "an id of 1 to 96 bytes that is not a dot segment");
    }
    struct {
        std::string_view text;
        bool is_segment;
    } const cases[] = {{"", false}, {".", false}, {"..", false}, {"...", true}, {".a", true}, {"a", true}};
    for (auto const& c : cases) BOOST_TEST(rest::detail::is_path_segment(c.text) == c.is_segment);
}

BOOST_AUTO_TEST_CASE(an_unset_argument_at_any_depth_is_refused) {
    rest::secure_buffer out;
    auto op = rest::make_blank<velo::role_update>();
    BOOST_TEST(rest::build_target(op, out)->name == "user_id");
    op.user_id = "8bbf301c-948f-4445-b411-357eec53e441";
    BOOST_TEST(rest::build_target(op, out)->name == "roles");
}

BOOST_AUTO_TEST_CASE(a_body_is_written_if_there_is_one) {
    static_assert(rest::has_body<velo::invite_user>);
    static_assert(!rest::has_body<velo::list_users>);
    static_assert(!rest::has_body<velo::list_users>);
    BOOST_TEST(body(velo::user_details_update_for_self{}) == "{}");
    BOOST_TEST(body(velo::register_sms{.body = {.sms_number = "+1234"}}) == R"({"smsNumber":"+1234"})");
    BOOST_TEST(body(velo::unregister_mfa_for_self{.body = {.mfa_type = velo::mfa_type::sms},
                                                  .authorization = "token"}) == R"({"mfaType":"SMS"})");
}

BOOST_AUTO_TEST_CASE(a_post_without_a_body_says_that_it_has_none) {
    rest::request q;
    q.method = rest::method::post;
    BOOST_TEST(q.states_empty_body());
    q.has_body = true;
    BOOST_TEST(!q.states_empty_body());
    q = {};
    BOOST_TEST(!q.states_empty_body());
    q.method = rest::method::delete_;
    BOOST_TEST(!q.states_empty_body());
}

BOOST_AUTO_TEST_CASE(each_kind_of_argument_has_its_text) {
    auto const text = [](auto const& value) { return std::string(std::string_view(rest::argument_text(value))); };
    BOOST_TEST(text(velo::user_status::pending) == "PENDING");
    BOOST_TEST(text(velo::user_id("8bbf301c-948f-4445-b411-357eec53e441")) == "8bbf301c-948f-4445-b411-357eec53e441");
    BOOST_TEST(text(velo::page_size(25)) == "25");
    BOOST_TEST(text(velo::sort("email:asc")) == "email:asc");
    BOOST_TEST(text(0) == "0");
    BOOST_TEST(text(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    BOOST_TEST(text(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    BOOST_TEST(text(std::int8_t{-7}) == "-7");
    BOOST_TEST(text(std::string("a b")) == "a b");
    BOOST_TEST(text(true) == "true");
    BOOST_TEST(text(false) == "false");
    BOOST_TEST(text(0.1) == "0.1");
    BOOST_TEST(text(-1e300) == "-1e+300");
    BOOST_TEST(text(std::numeric_limits<double>::denorm_min()) == "5e-324");
    BOOST_TEST(text(rest::date()) == "1970-01-01");
}

BOOST_AUTO_TEST_CASE(a_list_is_repeated_in_the_query_and_has_commas_in_the_path) {
    using texts = std::vector<std::string>;
    rest::list<velo::user_status, 3> statuses;
    BOOST_TEST(statuses.push_back(velo::user_status::enabled));
    BOOST_TEST(statuses.push_back(velo::user_status::pending));
    BOOST_TEST(target(lists{.ids = texts{"a,b", "c"},
                            .tags = texts{"x&y", ""},
                            .flags = std::vector{true, false},
                            .statuses = statuses,
                            .ratios = std::vector{0.5}}) ==
               "/lists/a%2Cb,c?tags=x%26y&tags=&flags=true&flags=false&statuses=ENABLED&statuses=PENDING&ratios=0.5");
    BOOST_TEST(target(lists{.ids = texts{"a"}, .tags = texts{}}) == "/lists/a");
    for (texts const& ids : {texts{}, texts{""}, texts{".."}}) {
        rest::secure_buffer out;
        BOOST_TEST(rest::build_target(lists{.ids = ids}, out)->name == "ids");
    }
}

BOOST_AUTO_TEST_CASE(a_number_that_is_not_finite_is_refused) {
    for (double const number : {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
                                std::numeric_limits<double>::quiet_NaN()}) {
        rest::secure_buffer out;
        auto const one = rest::build_target(lists{.ids = std::vector<std::string>{"a"}, .ratio = number}, out);
        BOOST_TEST(one->name == "ratio");
        BOOST_TEST(one->expected == "a finite number");
        auto const among =
            rest::build_target(lists{.ids = std::vector<std::string>{"a"}, .ratios = std::vector{1.0, number}}, out);
        BOOST_TEST(among->name == "ratios");
    }
}

BOOST_AUTO_TEST_CASE(an_unset_argument_in_a_list_of_models_is_found) {
    rest::secure_buffer out;
    auto op = rest::make_blank<post_many>();
    BOOST_TEST(!rest::build_target(op, out).has_value());
    op.body.push_back(rest::make_blank<velo::role_update_request>());
    BOOST_TEST(rest::build_target(op, out)->name == "roles");
}

BOOST_AUTO_TEST_CASE(a_blank_operation_lacks_its_required_members_in_order) {
    auto op = rest::make_blank<velo::role_update>();
    auto why = rest::find_invalid_field(op);
    BOOST_REQUIRE(why.has_value());
    BOOST_TEST(why->name == "user_id");
    BOOST_TEST(why->expected == "a value: it is required");
    op.user_id = "8bbf301c-948f-4445-b411-357eec53e441";
    why = rest::find_invalid_field(op);
    BOOST_TEST(why->name == "roles");
    op.body.roles = {"payor.admin"};
    BOOST_TEST(!rest::find_invalid_field(op));
}

BOOST_AUTO_TEST_CASE(what_has_only_optional_members_can_be_sent_blank) {
    BOOST_TEST(!rest::find_invalid_field(rest::make_blank<velo::list_users>()));
    BOOST_TEST((rest::make_blank<velo::user_response>() == velo::user_response{}));
}

BOOST_AUTO_TEST_CASE(a_value_may_say_that_it_is_not_sendable) {
    using received = rest::open<velo::entity_id>;
    for (std::string const& id : {std::string(97, 'x'), std::string(), std::string("."), std::string("..")}) {
        velo::list_users const query{.entity_id = received::parse(id)};
        auto const why = rest::find_invalid_field(query);
        BOOST_TEST(why->name == "entity_id");
        BOOST_TEST(why->expected == "an id of 1 to 96 bytes that is not a dot segment");
    }
    BOOST_TEST(!rest::find_invalid_field(velo::list_users{.entity_id = received::parse(std::string(96, 'x'))}));
    BOOST_TEST(!rest::find_invalid_field(velo::list_users{.entity_id = received::parse("...")}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
