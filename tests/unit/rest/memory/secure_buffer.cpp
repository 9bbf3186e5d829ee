// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/memory/secure_buffer.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace {

using velo::rest::wipe;

using velo::rest::fixed_buffer;
using velo::rest::secure_buffer;

BOOST_AUTO_TEST_SUITE(rest_memory_secure_buffer)

BOOST_AUTO_TEST_CASE(it_grows_and_keeps_its_bytes) {
    secure_buffer b;
    BOOST_TEST(b.empty());
    BOOST_TEST(b.view() == "");
    std::string expected;
    for (int i = 0; i != 5000; ++i) {
        char const c = static_cast<char>('a' + i % 26);
        b.push_back(c);
        expected += c;
        if (i % 100 == 0) {
            b.append("a longer piece");
            expected += "a longer piece";
        }
    }
    BOOST_TEST(b.view() == expected);
    BOOST_TEST(b.size() == expected.size());
    BOOST_TEST(b.capacity() >= b.size());
    b.append("");
    BOOST_TEST(b.view() == expected);
}

BOOST_AUTO_TEST_CASE(extend_returns_bytes_to_write) {
    secure_buffer b("ab");
    std::memcpy(b.extend(300), std::string(300, 'x').data(), 300);
    BOOST_TEST(b.view() == "ab" + std::string(300, 'x'));
}

BOOST_AUTO_TEST_CASE(clearing_zeroes_and_keeps_the_capacity) {
    secure_buffer b("a secret");
    char const* const bytes = b.view().data();
    std::size_t const capacity = b.capacity();
    b.clear();
    BOOST_TEST(b.empty());
    BOOST_TEST(b.capacity() == capacity);
    BOOST_TEST(std::string_view(bytes, 8) == std::string_view("\0\0\0\0\0\0\0\0", 8));
}

BOOST_AUTO_TEST_CASE(truncating_zeroes_the_rest) {
    secure_buffer b("a secret");
    char const* const bytes = b.view().data();
    b.truncate(2);
    BOOST_TEST(b.view() == "a ");
    BOOST_TEST(std::string_view(bytes, 8) == std::string_view("a \0\0\0\0\0\0", 8));
    b.truncate(2);
    BOOST_TEST(b.view() == "a ");
}

BOOST_AUTO_TEST_CASE(a_copy_is_its_own_and_a_move_takes_the_bytes) {
    secure_buffer first("abc");
    secure_buffer const copy = first;
    char const* const bytes = first.view().data();
    secure_buffer moved = std::move(first);
    BOOST_TEST(copy.view() == "abc");
    BOOST_TEST(static_cast<void const*>(copy.view().data()) != static_cast<void const*>(bytes));
    BOOST_TEST(static_cast<void const*>(moved.view().data()) == static_cast<void const*>(bytes));
    moved = copy;
    BOOST_TEST(moved.view() == "abc");
    secure_buffer& same = moved;
    moved = same;
    BOOST_TEST(moved.view() == "abc");
    moved = secure_buffer();
    BOOST_TEST(moved.empty());
}

BOOST_AUTO_TEST_CASE(a_buffer_in_given_memory_takes_a_text_whole_or_counts_it) {
    std::array<char, 8> memory{};
    fixed_buffer b(memory);
    BOOST_TEST(b.capacity() == 8u);
    b.append("secret");
    b.push_back('!');
    BOOST_TEST(b.view() == "secret!");
    BOOST_TEST(!b.is_short());
    b.append("ab");
    BOOST_TEST(b.view() == "secret!");
    BOOST_TEST(b.is_short());
    BOOST_TEST(b.needed() == 9u);
    // What comes after it is left out as well, although it would fit.
    b.push_back('c');
    BOOST_TEST(b.view() == "secret!");
    BOOST_TEST(b.needed() == 10u);
    b.truncate(1);
    BOOST_TEST(!b.is_short());
    BOOST_TEST(std::string_view(memory.data(), 8) == std::string_view("s\0\0\0\0\0\0\0", 8));
    b.replace(0, 'S');
    BOOST_TEST(b.view() == "S");
}

BOOST_AUTO_TEST_CASE(room_that_given_memory_does_not_have_is_counted) {
    std::array<char, 8> memory{};
    fixed_buffer b(memory);
    b.append("abc");
    BOOST_TEST(b.has_room_for(5u));
    BOOST_TEST(!b.is_short());
    BOOST_TEST(!b.has_room_for(6u));
    BOOST_TEST(b.needed() == 9u);
    BOOST_TEST(!fixed_buffer().has_room_for(1u));
}

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
