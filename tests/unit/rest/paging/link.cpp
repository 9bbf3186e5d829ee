// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/paging/link.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>

namespace {

using velo::rest::link_target;
using velo::rest::query_value;

BOOST_AUTO_TEST_SUITE(rest_paging_link)

BOOST_AUTO_TEST_CASE(the_target_of_a_relation_is_found) {
    constexpr std::string_view github =
        R"(<https://api.example.com/pets?page=1>; rel="prev", <https://api.example.com/pets?page=3>; rel="next")";
    BOOST_TEST(link_target(github, "next") == "https://api.example.com/pets?page=3");
    BOOST_TEST(link_target(github, "prev") == "https://api.example.com/pets?page=1");
    BOOST_TEST(link_target(github, "last") == "");
    BOOST_TEST(link_target("</a,b>;title=\"x, <no>; rel=next\"; REL=Next", "next") == "/a,b");
    BOOST_TEST(link_target("</a>; rel=\"first next\"", "next") == "/a");
    BOOST_TEST(link_target("</a>;rel=nextish,</b>;rel=next", "next") == "/b");
}

BOOST_AUTO_TEST_CASE(what_is_no_link_has_no_target) {
    for (std::string_view const text :
         {"", "<", "</a", "</a>", "</a>; rel", "</a>; rel=", "</a>; rel=\"", "a; rel=next"}) {
        BOOST_TEST(link_target(text, "next") == "", text);
    }
}

BOOST_AUTO_TEST_CASE(a_parameter_of_a_query_is_decoded) {
    BOOST_TEST(*query_value("https://x/y?a=1&b=c%20d+e%2b&b=2#b=3", "b") == "c d e+");
    BOOST_TEST(*query_value("?a%20b=", "a b") == "");
    BOOST_TEST(*query_value("?a", "a") == "");
    BOOST_TEST(*query_value("?a=%4", "a") == "%4");
    BOOST_TEST(*query_value("?a=%zz", "a") == "%zz");
    BOOST_TEST(!query_value("https://x/y", "a").has_value());
    BOOST_TEST(!query_value("https://x/y?b=1", "a").has_value());
    BOOST_TEST(!query_value("https://x/y#?a=1", "a").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
