// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/json/chain_memory.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace {

using velo::rest::detail::chain_memory;

alignas(8) std::array<char, 64> bytes;

BOOST_AUTO_TEST_SUITE(rest_serializer_json_chain_memory)

BOOST_AUTO_TEST_CASE(pieces_follow_each_other_until_nothing_is_left) {
    chain_memory memory(bytes);
    BOOST_TEST((memory.take(24) == bytes.data()));
    BOOST_TEST((memory.take(16) == bytes.data() + 24));
    BOOST_TEST(memory.left().size() == 24u);
    BOOST_TEST((memory.take(32) == nullptr));
    BOOST_TEST((memory.take(24) == bytes.data() + 40));
    BOOST_TEST((memory.take(8) == nullptr));
    BOOST_TEST(memory.left().empty());
}

BOOST_AUTO_TEST_CASE(a_piece_that_does_not_fit_takes_nothing) {
    chain_memory memory{std::span<char>(bytes).first(16)};
    BOOST_TEST((memory.take(24) == nullptr));
    BOOST_TEST(memory.left().size() == 16u);
}

BOOST_AUTO_TEST_CASE(pieces_are_aligned_in_memory_that_is_not) {
    for (std::size_t shift = 1; shift != 8; ++shift) {
        chain_memory memory{std::span<char>(bytes).subspan(shift, 32)};
        void* const first = memory.take(16);
        BOOST_TEST((first == bytes.data() + 8));
        void* const second = memory.take(16);
        // The alignment has cost what the second piece would need.
        BOOST_TEST((second == nullptr));
        BOOST_TEST((memory.take(8) == bytes.data() + 24));
    }
}

BOOST_AUTO_TEST_CASE(without_memory_there_is_none) {
    chain_memory memory;
    BOOST_TEST((memory.take(8) == nullptr));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
