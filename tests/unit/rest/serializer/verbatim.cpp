// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/verbatim.hpp>

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/own_format.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;

struct patch {
    rest::field<std::string> name = {};
    struct format : rest::serialized {
        static constexpr std::string_view media_type = "application/merge-patch+json";
    };
};
BOOST_DESCRIBE_STRUCT(patch, (), (name))

rest::response received(std::string_view body, std::size_t limit = 100) {
    rest::response r;
    r.start(200);
    BOOST_TEST_REQUIRE(r.append(body));
    r.limit_model(limit);
    return r;
}

BOOST_AUTO_TEST_SUITE(rest_serializer_verbatim)

BOOST_AUTO_TEST_CASE(bytes_are_sent_and_received_as_they_are) {
    using namespace std::string_literals;
    std::string const all = "a\0\xFF\r\n"s;
    rest::secure_buffer out;
    rest::bytes_body::format::write(rest::bytes_body{all}, rest::text_json{}, out);
    BOOST_TEST(out.view() == all);
    rest::text_body target{"old"};
    BOOST_TEST(rest::text_body::format::read(received(all), rest::text_json{}, target).has_value());
    BOOST_TEST(target.bytes == all);
    BOOST_TEST(rest::text_body::format::read(received(""), rest::text_json{}, target).has_value());
    BOOST_TEST(target.bytes == "");
}

BOOST_AUTO_TEST_CASE(a_body_has_the_limit_of_a_model) {
    rest::bytes_body target;
    auto const result = rest::bytes_body::format::read(received("12345", 4), rest::text_json{}, target);
    BOOST_TEST_REQUIRE(result.has_error());
    BOOST_TEST(result.error().is_too_large);
    BOOST_TEST(rest::bytes_body::format::read(received("1234", 4), rest::text_json{}, target).has_value());
}

BOOST_AUTO_TEST_CASE(a_model_may_have_another_media_type) {
    static_assert(rest::own_format<patch>);
    rest::secure_buffer out;
    patch::format::write(patch{.name = nullptr}, rest::text_json{}, out);
    BOOST_TEST(out.view() == R"({"name":null})");
    patch target;
    BOOST_TEST(patch::format::read(received(R"({"name":"Rex"})"), rest::text_json{}, target).has_value());
    BOOST_TEST(*target.name == "Rex");
    std::string const large = R"({"name":")" + std::string(200, 'x') + "\"}";
    BOOST_TEST(patch::format::read(received(large), rest::text_json{}, target).error().is_too_large);
}

BOOST_AUTO_TEST_CASE(no_payload_is_never_read) {
    rest::no_payload target;
    BOOST_TEST(rest::no_payload::format::read(received("{}"), rest::text_json{}, target).has_error());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
