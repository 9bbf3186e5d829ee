// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/request/form.hpp>

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/date.hpp>
#include <velo/rest/model/list.hpp>
#include <velo/rest/model/own_format.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace {

namespace rest = velo::rest;

struct token_request {
    rest::required<std::string> grant_type;
    rest::optional<rest::secret_string> client_secret = {};
    rest::field<std::string> note = {};
    rest::optional<std::vector<int>> n = {};
    rest::optional<rest::date> day = {};
    bool plain = false;
    std::vector<bool> flags = {};

    using format = rest::form;
};
BOOST_DESCRIBE_STRUCT(token_request, (), (grant_type, client_secret, note, n, day, plain, flags))

std::string written(token_request const& value) {
    rest::secure_buffer out;
    rest::form::write(value, rest::text_json{}, out);
    return std::string(out.view());
}

BOOST_AUTO_TEST_SUITE(rest_request_form)

BOOST_AUTO_TEST_CASE(its_media_type_is_that_of_html_forms) {
    static_assert(rest::own_format<token_request>);
    static_assert(token_request::format::media_type == "application/x-www-form-urlencoded");
}

BOOST_AUTO_TEST_CASE(members_are_pairs_and_absent_ones_are_left_out) {
    BOOST_TEST(written({.grant_type = "a b"}) == "grantType=a%20b&plain=false");
    BOOST_TEST(written({.grant_type = "", .note = nullptr, .plain = true}) == "grantType=&plain=true");
}

BOOST_AUTO_TEST_CASE(secrets_are_in_clear_and_lists_are_repeated) {
    BOOST_TEST(written({.grant_type = "x",
                        .client_secret = rest::secret_string("p&=%"),
                        .n = std::vector{1, -2},
                        .day = rest::date(),
                        .flags = {true, false}}) ==
               "grantType=x&clientSecret=p%26%3D%25&n=1&n=-2&day=1970-01-01&plain=false&flags=true&flags=false");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
