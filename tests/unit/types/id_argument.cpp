// SPDX-License-Identifier: BSL-1.0
#include <velo/types/id_argument.hpp>

#include <boost/test/unit_test.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

using velo::user_id;
using velo::user_id_argument;
using received = velo::rest::open<user_id>;

BOOST_AUTO_TEST_SUITE(types_id_argument)

BOOST_AUTO_TEST_CASE(it_is_an_id_or_the_exact_text_that_was_received) {
    BOOST_TEST(user_id_argument("8bbf301c-948f-4445-b411-357eec53e441").to_text() ==
               "8bbf301c-948f-4445-b411-357eec53e441");
    BOOST_TEST(user_id_argument(user_id("8bbf301c-948f-4445-b411-357eec53e441")).to_text() ==
               "8bbf301c-948f-4445-b411-357eec53e441");
    for (std::string_view const text : {"8BBF301C-948F-4445-B411-357EEC53E441", "user 17", "a/b"}) {
        user_id_argument const id = received::parse(text);
        BOOST_TEST(id.to_text() == text);
        BOOST_TEST(id.is_sendable());
    }
}

BOOST_AUTO_TEST_CASE(checked_takes_a_uuid_and_says_so) {
    BOOST_TEST(user_id_argument::checked("8bbf301c-948f-4445-b411-357eec53e441")->to_text() ==
               "8bbf301c-948f-4445-b411-357eec53e441");
    BOOST_TEST(user_id_argument::checked("user 17").error().expected == user_id::expected);
}

BOOST_AUTO_TEST_CASE(what_is_too_long_or_names_nothing_is_not_sendable) {
    BOOST_TEST(user_id_argument(received::parse(std::string(96, 'x'))).is_sendable());
    BOOST_TEST(!user_id_argument(received::parse(std::string(97, 'x'))).is_sendable());
    for (std::string_view const text : {"", ".", ".."}) {
        BOOST_TEST(!user_id_argument(received::parse(text)).is_sendable());
        BOOST_TEST(!user_id_argument::unchecked(text)->is_sendable());
    }
    BOOST_TEST(!user_id_argument::unchecked(std::string(97, 'x')).has_value());
    BOOST_TEST(user_id_argument::unchecked("...")->is_sendable());
}

BOOST_AUTO_TEST_CASE(it_takes_no_other_kind_of_id_and_no_run_time_text) {
    static_assert(!std::convertible_to<velo::entity_id, user_id_argument>);
    static_assert(!std::convertible_to<velo::rest::open<velo::entity_id>, user_id_argument>);
    static_assert(!std::convertible_to<std::string, user_id_argument>);
    static_assert(std::is_trivially_copyable_v<user_id_argument>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
