// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/response/with_headers.hpp>

#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/date.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/serializer/verbatim.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace rest = velo::rest;

enum class colour { red, black };
BOOST_DESCRIBE_ENUM(colour, red, black)

struct fields {
    rest::required<std::string> location;
    rest::field<std::int64_t> x_count = {};
    rest::field<double> ratio = {};
    rest::field<bool> last = {};
    rest::field<rest::open<rest::date>> day = {};
    rest::field<rest::date> strict_day = {};
    rest::field<colour> tint = {};
};
BOOST_DESCRIBE_STRUCT(fields, (), (location, x_count, ratio, last, day, strict_day, tint))

struct pet {
    rest::field<std::string> name = {};
};
BOOST_DESCRIBE_STRUCT(pet, (), (name))

rest::response received(std::initializer_list<std::pair<std::string_view, std::string_view>> headers,
                        std::string_view body = {}) {
    rest::response r;
    r.start(201);
    for (auto const& [name, value] : headers) BOOST_TEST_REQUIRE(r.add_header(name, value));
    BOOST_TEST_REQUIRE(r.append(body));
    return r;
}

template <class T>
rest::decode_result read(rest::response const& r, T& target) {
    return T::format::read(r, rest::text_json{}, target);
}

BOOST_AUTO_TEST_SUITE(rest_response_with_headers)

BOOST_AUTO_TEST_CASE(each_member_is_the_field_of_its_name) {
    auto value = rest::make_blank<rest::with_headers<fields>>();
    BOOST_TEST(read(received({{"LOCATION", "/x"},
                              {"x-count", "-7"},
                              {"Ratio", "0.5"},
                              {"Last", "true"},
                              {"Day", "tomorrow"},
                              {"Strict-Day", "2020-02-29"},
                              {"Tint", "BLACK"}}),
                    value)
                   .has_value());
    BOOST_TEST(*value.headers.location == "/x");
    BOOST_TEST(*value.headers.x_count == -7);
    BOOST_TEST(*value.headers.ratio == 0.5);
    BOOST_TEST(*value.headers.last);
    BOOST_TEST(value.headers.day->to_text() == "tomorrow");
    BOOST_TEST(value.headers.strict_day->to_text().view() == "2020-02-29");
    BOOST_TEST((*value.headers.tint == colour::black));
}

BOOST_AUTO_TEST_CASE(a_missing_field_is_absent_and_a_required_one_is_an_error) {
    auto value = rest::make_blank<rest::with_headers<fields>>();
    BOOST_TEST(read(received({{"Location", "/x"}}), value).has_value());
    BOOST_TEST(value.headers.x_count.is_absent());
    BOOST_TEST(read(received({{"X-Count", "1"}}), value).error().pointer == "/headers/Location");
}

BOOST_AUTO_TEST_CASE(a_value_of_another_form_is_an_error) {
    for (auto const& [name, text] :
         std::vector<std::pair<std::string_view, std::string_view>>{{"X-Count", "7a"},
                                                                    {"X-Count", "99999999999999999999"},
                                                                    {"Last", "yes"},
                                                                    {"Ratio", "x"},
                                                                    {"Strict-Day", "2019-02-29"},
                                                                    {"Tint", "green"}}) {
        auto value = rest::make_blank<rest::with_headers<fields>>();
        auto const result = read(received({{"Location", "/x"}, {name, text}}), value);
        BOOST_TEST_REQUIRE(result.has_error());
        BOOST_TEST(result.error().pointer == "/headers/" + std::string(name));
    }
}

BOOST_AUTO_TEST_CASE(the_body_is_read_as_well) {
    auto value = rest::make_blank<rest::with_headers<fields, std::vector<pet>>>();
    BOOST_TEST(read(received({{"Location", "/x"}}, R"([{"name":"Rex"}])"), value).has_value());
    BOOST_TEST(*value.body.at(0).name == "Rex");
    BOOST_TEST(read(received({{"Location", "/x"}}, R"([{"name":[]}])"), value).error().pointer == "/0/name");
    auto bytes = rest::make_blank<rest::with_headers<fields, rest::text_body>>();
    static_assert(decltype(bytes)::format::media_type == rest::text_body::format::media_type);
    BOOST_TEST(read(received({{"Location", "/x"}}, "plain"), bytes).has_value());
    BOOST_TEST(bytes.body.bytes == "plain");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
