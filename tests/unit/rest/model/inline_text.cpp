// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/inline_text.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <type_traits>

namespace {

using text = velo::rest::inline_text<4>;

BOOST_AUTO_TEST_SUITE(rest_model_inline_text)

BOOST_AUTO_TEST_CASE(what_does_not_fit_changes_nothing) {
    text t;
    BOOST_TEST(t.empty());
    BOOST_TEST(t.assign("abcd"));
    BOOST_TEST(!t.append("e"));
    BOOST_TEST(t.view() == "abcd");
    BOOST_TEST(!t.assign("abcde"));
    BOOST_TEST(t.view() == "abcd");
    BOOST_TEST(t.assign("a"));
    BOOST_TEST(t.append("bc"));
    BOOST_TEST(!t.append("de"));
    BOOST_TEST(t.view() == "abc");
    BOOST_TEST(t.size() == 3u);
}

BOOST_AUTO_TEST_CASE(equality_compares_the_text_alone) {
    text long_before, fresh;
    BOOST_TEST(long_before.assign("abcd"));
    BOOST_TEST(long_before.assign("a"));
    BOOST_TEST(fresh.assign("a"));
    BOOST_TEST((long_before == fresh));
    BOOST_TEST(fresh.append("b"));
    BOOST_TEST((long_before != fresh));
}

BOOST_AUTO_TEST_CASE(it_is_a_constant_and_trivially_copyable) {
    static_assert([] {
        text t;
        return t.assign("ab") && t.append("cd") && t.view() == "abcd" && !t.append("e");
    }());
    static_assert(std::is_trivially_copyable_v<text>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
