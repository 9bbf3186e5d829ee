// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/memory/call_memory.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>

namespace {

namespace rest = velo::rest;
using rest::call_memory;
using rest::call_memory_sizes;

constexpr call_memory_sizes sizes{.target = 3,
                                  .authorization = 5,
                                  .body = 7,
                                  .correlation = 11,
                                  .headers = 13,
                                  .head = 17,
                                  .response = 19,
                                  .lists = 23,
                                  .token_target = 29,
                                  .token_authorization = 31,
                                  .token_body = 37};

struct part {
    std::span<char> call_memory::* bytes;
    std::size_t call_memory_sizes::* size;
};
constexpr part parts[] = {
    {&call_memory::target, &call_memory_sizes::target},
    {&call_memory::authorization, &call_memory_sizes::authorization},
    {&call_memory::body, &call_memory_sizes::body},
    {&call_memory::correlation, &call_memory_sizes::correlation},
    {&call_memory::headers, &call_memory_sizes::headers},
    {&call_memory::head, &call_memory_sizes::head},
    {&call_memory::response, &call_memory_sizes::response},
    {&call_memory::lists, &call_memory_sizes::lists},
    {&call_memory::token_target, &call_memory_sizes::token_target},
    {&call_memory::token_authorization, &call_memory_sizes::token_authorization},
    {&call_memory::token_body, &call_memory_sizes::token_body},
};
static_assert(sizeof(call_memory_sizes) == std::size(parts) * sizeof(std::size_t), "a part is missing here");
static_assert(!std::is_copy_constructible_v<rest::static_call_memory<>>);

BOOST_AUTO_TEST_SUITE(rest_memory_call_memory)

BOOST_AUTO_TEST_CASE(each_part_has_its_size) {
    rest::static_call_memory<sizes> memory;
    call_memory const m = memory.parts();
    for (part const& p : parts) BOOST_TEST((m.*p.bytes).size() == sizes.*p.size);
}

BOOST_AUTO_TEST_CASE(no_two_parts_overlap_and_all_are_in_the_object) {
    rest::static_call_memory<sizes> memory;
    call_memory const m = memory.parts();
    for (std::size_t i = 0; i != std::size(parts); ++i) {
        for (char& byte : m.*parts[i].bytes) {
            BOOST_REQUIRE(byte == '\0');
            byte = static_cast<char>('a' + i);
        }
    }
    for (std::size_t i = 0; i != std::size(parts); ++i) {
        for (char const byte : m.*parts[i].bytes) BOOST_REQUIRE(byte == static_cast<char>('a' + i));
        auto const* const first = (m.*parts[i].bytes).data();
        BOOST_TEST((first >= reinterpret_cast<char const*>(&memory)));
        BOOST_TEST((first + (m.*parts[i].bytes).size() <= reinterpret_cast<char const*>(&memory + 1)));
    }
}

BOOST_AUTO_TEST_CASE(the_lists_are_aligned) {
    struct {
        char odd = 0;
        rest::static_call_memory<sizes> memory{};
    } object;
    BOOST_TEST(reinterpret_cast<std::uintptr_t>(object.memory.parts().lists.data()) % 8 == 0u);
}

BOOST_AUTO_TEST_CASE(a_program_without_more_has_the_sizes_of_the_page) {
    constexpr call_memory_sizes by_default;
    rest::static_call_memory<> memory;
    BOOST_TEST(memory.parts().response.size() == by_default.response);
    BOOST_TEST(memory.parts().headers.empty());
    BOOST_TEST(call_memory().response.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
