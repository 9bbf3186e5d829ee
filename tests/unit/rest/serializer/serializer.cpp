// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/serializer.hpp>

#include <velo/rest/serializer/json.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>

namespace {

namespace rest = velo::rest;

BOOST_AUTO_TEST_SUITE(rest_serializer_serializer)

BOOST_AUTO_TEST_CASE(json_is_a_serializer) {
    static_assert(rest::serializer<rest::json>);
    static_assert(!rest::serializer<int>);
    constexpr rest::json json;
    BOOST_TEST(json.media_type() == "application/json");
    rest::secure_buffer out;
    json.write(rest::serializer_archetype{7}, out);
    BOOST_TEST(out.view() == R"({"number":7})");
    rest::serializer_archetype read;
    BOOST_TEST(json.read(out.view(), read).has_value());
    BOOST_TEST(read.number == 7);
    rest::decode_result const refused = json.read("[]", read);
    BOOST_TEST(refused.has_error());
    BOOST_TEST(refused.error().expected == "an object");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
