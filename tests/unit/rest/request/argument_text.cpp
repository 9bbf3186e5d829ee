// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/request/argument_text.hpp>

#include <velo/models/user_status.hpp>
#include <velo/types/id.hpp>
#include <velo/types/page_size.hpp>
#include <velo/types/sort.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace {

template <class T>
std::string text(T const& value) {
    auto const t = velo::rest::argument_text(value);
    return std::string(std::string_view(t));
}

BOOST_AUTO_TEST_SUITE(rest_request_argument_text)

BOOST_AUTO_TEST_CASE(each_kind_of_argument_has_its_text) {
    BOOST_TEST(text(velo::user_status::pending) == "PENDING");
    BOOST_TEST(text(velo::user_id("8bbf301c-948f-4445-b411-357eec53e441")) == "8bbf301c-948f-4445-b411-357eec53e441");
    BOOST_TEST(text(velo::page_size(25)) == "25");
    BOOST_TEST(text(velo::sort("email:asc")) == "email:asc");
    BOOST_TEST(text(0) == "0");
    BOOST_TEST(text(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
