// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/memory/wipe.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace {

using velo::rest::wipe;

BOOST_AUTO_TEST_SUITE(rest_memory_wipe)

BOOST_AUTO_TEST_CASE(it_zeroes_what_it_is_given_and_nothing_else) {
    std::string text = "abcdefgh";
    wipe(text.data() + 2, 3);
    BOOST_TEST(text == std::string("ab\0\0\0fgh", 8));
    wipe(nullptr, 0);
}

BOOST_AUTO_TEST_CASE(it_works_in_constants) {
    static_assert([] {
        char text[] = "abc";
        wipe(text, 2);
        return text[0] == '\0' && text[1] == '\0' && text[2] == 'c';
    }());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
