// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/json/number.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string_view>

namespace {

using velo::rest::detail::integer_of;
using velo::rest::detail::real_of;

BOOST_AUTO_TEST_SUITE(rest_serializer_json_number)

BOOST_AUTO_TEST_CASE(a_whole_number_is_read_exactly) {
    struct {
        std::string_view text;
        std::int64_t value;
    } const cases[] = {{"0", 0},
                       {"-0", 0},
                       {"-0.0e9", 0},
                       {"7", 7},
                       {"-7", -7},
                       {"7.0", 7},
                       {"70e-1", 7},
                       {"0.007e3", 7},
                       {"7e2", 700},
                       {"7.01e2", 701},
                       {"1200", 1200},
                       {"0.12E4", 12'00},
                       {"12.00e+0", 12},
                       {"100e-2", 1},
                       {"9223372036854775807", (std::numeric_limits<std::int64_t>::max)()},
                       {"-9223372036854775808", (std::numeric_limits<std::int64_t>::min)()},
                       {"-9223372036854775808.000", (std::numeric_limits<std::int64_t>::min)()}};
    for (auto const& c : cases) BOOST_TEST((integer_of<std::int64_t>(c.text) == c.value), c.text);
}

BOOST_AUTO_TEST_CASE(what_is_no_whole_number_of_the_type_is_refused) {
    for (std::string_view const text :
         {"0.5", "7.5", "-7.01", "75e-1", "1e19", "9223372036854775808", "-9223372036854775809", "1e-1", "1e400",
          "18446744073709551616", "1e99999999999999999999", "0.00000000000000000000000000001"}) {
        BOOST_TEST(!integer_of<std::int64_t>(text), text);
    }
    BOOST_TEST((integer_of<std::uint64_t>("18446744073709551615") == (std::numeric_limits<std::uint64_t>::max)()));
    BOOST_TEST((integer_of<std::uint64_t>("1.8446744073709551615e19") == (std::numeric_limits<std::uint64_t>::max)()));
    BOOST_TEST(!integer_of<std::uint64_t>("18446744073709551616"));
    BOOST_TEST(!integer_of<std::uint64_t>("-1"));
    BOOST_TEST((integer_of<std::uint64_t>("-0") == 0u));
    BOOST_TEST((integer_of<std::int8_t>("-128") == std::int8_t{-128}));
    BOOST_TEST(!integer_of<std::int8_t>("128"));
}

BOOST_AUTO_TEST_CASE(a_real_number_is_the_nearest_double) {
    BOOST_TEST(*real_of("0.1") == 0.1);
    BOOST_TEST(*real_of("1.7976931348623157e308") == (std::numeric_limits<double>::max)());
    BOOST_TEST(*real_of("4.9406564584124654e-324") == std::numeric_limits<double>::denorm_min());
    BOOST_TEST(*real_of("1e-400") == 0.0);
    BOOST_TEST(std::signbit(*real_of("-1e-400")));
    BOOST_TEST(*real_of("0.0000e999") == 0.0);
    for (std::string_view const text : {"1e400", "-1e309", "0.0001e999", "1e9999999999999999999999"}) {
        BOOST_TEST(!real_of(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
