// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/date.hpp>

#include <velo/rest/model/textual.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string_view>

namespace {

using velo::rest::date;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(rest_model_date)

BOOST_AUTO_TEST_CASE(a_date_is_written_and_read) {
    static_assert(velo::rest::textual<date>);
    for (std::string_view const text : {"1970-01-01", "2000-02-29", "0000-12-31", "9999-12-31"}) {
        auto const parsed = date::parse(text);
        BOOST_TEST_REQUIRE(parsed.has_value());
        BOOST_TEST(parsed->to_text().view() == text);
    }
    static_assert(date().to_text().view() == "1970-01-01");
    static_assert(date(2020y / std::chrono::July / 5).to_text().view() == "2020-07-05");
    static_assert(date(2020y / std::chrono::July / 5) < date(2020y / std::chrono::July / 6));
}

BOOST_AUTO_TEST_CASE(what_is_no_date_is_refused) {
    for (std::string_view const text :
         {"", "2019-02-29", "2020-13-01", "2020-00-01", "2020-01-00", "2020-01-32", "2020-1-01", "2020/01/01",
          "20200101", "2020-01-0a", "-020-01-01", " 2020-01-01", "2020-01-01 ", "2020-01-01T00:00:00Z"}) {
        BOOST_TEST(!date::parse(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
