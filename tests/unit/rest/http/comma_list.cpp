// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/http/comma_list.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <vector>

namespace {

using elements = std::vector<std::string_view>;

elements elements_of(std::string_view list) {
    elements all;
    velo::rest::for_each_element(list, [&](std::string_view element) { all.push_back(element); });
    return all;
}

BOOST_AUTO_TEST_SUITE(rest_http_comma_list)

BOOST_AUTO_TEST_CASE(elements_come_in_order_without_whitespace) {
    BOOST_TEST((elements_of("close") == elements{"close"}));
    BOOST_TEST((elements_of("upgrade , \tclose ") == elements{"upgrade", "close"}));
    BOOST_TEST((elements_of("a b,c") == elements{"a b", "c"}));
}

BOOST_AUTO_TEST_CASE(an_element_may_be_empty) {
    BOOST_TEST((elements_of("") == elements{""}));
    BOOST_TEST((elements_of(",, a,") == elements{"", "", "a", ""}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
