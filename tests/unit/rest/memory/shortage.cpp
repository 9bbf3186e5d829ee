// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/memory/shortage.hpp>

#include <velo/rest/memory/secure_buffer.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <string_view>

// Of a program without a heap: VELO_HAS_HEAP is 0.

namespace {

namespace rest = velo::rest;
using rest::memory_shortage;
using rest::secure_buffer;

BOOST_AUTO_TEST_SUITE(rest_memory_shortage)

BOOST_AUTO_TEST_CASE(a_buffer_with_room_is_not_short) {
    std::array<char, 4> bytes;
    secure_buffer buffer(bytes);
    buffer.append("full");
    BOOST_TEST(buffer.view() == "full");
    BOOST_TEST(!memory_shortage::of("body", buffer));
    BOOST_TEST(memory_shortage::of("body", buffer).words().empty());
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_is_counted) {
    std::array<char, 4> bytes;
    secure_buffer buffer(bytes);
    buffer.append("abc");
    buffer.append("de");
    buffer.push_back('f');
    BOOST_TEST(buffer.view() == "abc");
    BOOST_TEST(buffer.is_short());
    BOOST_TEST(buffer.needed() == 6u);
    memory_shortage const s = memory_shortage::of("body", buffer);
    BOOST_REQUIRE(static_cast<bool>(s));
    BOOST_TEST((s.words() == "call_memory::body has 4 bytes, and 6 are needed"));
}

BOOST_AUTO_TEST_CASE(a_part_may_need_more_than_is_known) {
    memory_shortage const s{.part = "lists", .capacity = 8};
    BOOST_TEST((s.words() == "call_memory::lists has 8 bytes, and more are needed"));
}

BOOST_AUTO_TEST_CASE(a_cleared_buffer_is_zeroed_and_not_short) {
    std::array<char, 4> bytes = {'x', 'x', 'x', 'x'};
    secure_buffer buffer(bytes);
    buffer.append("abc");
    buffer.append("de");
    buffer.clear();
    BOOST_TEST(!buffer.is_short());
    BOOST_TEST((std::string_view(bytes.data(), 3) == std::string_view("\0\0\0", 3)));
    buffer.append("new");
    buffer.replace(0, 'N');
    BOOST_TEST(buffer.view() == "New");
    buffer.truncate(1);
    BOOST_TEST(buffer.view() == "N");
    BOOST_TEST(bytes[1] == '\0');
}

BOOST_AUTO_TEST_CASE(a_buffer_without_memory_counts) {
    secure_buffer buffer;
    buffer.append("");
    BOOST_TEST(!buffer.is_short());
    buffer.append("abc");
    BOOST_TEST(
        (memory_shortage::of("headers", buffer).words() == "call_memory::headers has 0 bytes, and 3 are needed"));
}

BOOST_AUTO_TEST_CASE(the_memory_is_zeroed_at_the_end) {
    std::array<char, 4> bytes;
    {
        secure_buffer(bytes).append("abcd");
    }
    BOOST_TEST((std::string_view(bytes.data(), 4) == std::string_view("\0\0\0\0", 4)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
