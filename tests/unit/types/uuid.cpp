// SPDX-License-Identifier: BSL-1.0
#include <velo/types/uuid.hpp>

#include <velo/types/id.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <concepts>
#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>

namespace {

using velo::user_id;
using velo::uuid;

BOOST_AUTO_TEST_SUITE(types_uuid)

BOOST_AUTO_TEST_CASE(it_is_16_bytes_read_in_either_case_and_written_in_lower) {
    constexpr uuid id("8bbf301c-948f-4445-b411-357eec53e441");
    constexpr std::array<std::uint8_t, 16> bytes{0x8b, 0xbf, 0x30, 0x1c, 0x94, 0x8f, 0x44, 0x45,
                                                 0xb4, 0x11, 0x35, 0x7e, 0xec, 0x53, 0xe4, 0x41};
    BOOST_TEST((id.bytes() == bytes));
    BOOST_TEST((uuid(bytes) == id));
    BOOST_TEST((uuid::parse("8BBF301C-948F-4445-B411-357EEC53E441") == id));
    BOOST_TEST(uuid::parse("8BBF301C-948F-4445-B411-357EEC53E441")->to_text().view() ==
               "8bbf301c-948f-4445-b411-357eec53e441");
    BOOST_TEST(uuid().to_text().view() == "00000000-0000-0000-0000-000000000000");
    static_assert(sizeof(uuid) == 16);
    static_assert(std::is_trivially_copyable_v<uuid>);
}

BOOST_AUTO_TEST_CASE(every_other_form_is_refused) {
    std::string const good = "8bbf301c-948f-4445-b411-357eec53e441";
    BOOST_TEST(uuid::accepts(good));
    for (std::size_t at = 0; at != good.size(); ++at) {
        for (char const c : {'g', '-', '0', ' ', '\0', '\xC3'}) {
            std::string changed = good;
            changed[at] = c;
            bool const dash = at == 8 || at == 13 || at == 18 || at == 23;
            BOOST_TEST(uuid::accepts(changed) == (dash ? c == '-' : c == '0'));
        }
    }
    for (std::string_view const bad :
         {"", "8bbf301c948f4445b411357eec53e441", "{8bbf301c-948f-4445-b411-357eec53e441}",
          "8bbf301c-948f-4445-b411-357eec53e44", "8bbf301c-948f-4445-b411-357eec53e4411"}) {
        BOOST_TEST(!uuid::accepts(bad));
        BOOST_TEST(uuid::checked(bad).error().expected == "a UUID: 8-4-4-4-12 hex digits");
        BOOST_TEST(user_id::checked(bad).error().expected == "a UUID: 8-4-4-4-12 hex digits");
    }
}

BOOST_AUTO_TEST_CASE(the_id_of_one_kind_is_not_that_of_another) {
    static_assert(!std::convertible_to<velo::user_id, velo::entity_id>);
    static_assert(!std::convertible_to<velo::uuid, velo::user_id>);
    static_assert(std::constructible_from<velo::user_id, velo::uuid>);
    static_assert(!std::equality_comparable_with<velo::user_id, velo::entity_id>);
}

BOOST_AUTO_TEST_CASE(ids_compare_print_and_give_their_uuid) {
    user_id const low("00000000-0000-0000-0000-000000000001"), high("00000000-0000-0000-0000-000000000002");
    BOOST_TEST((low < high));
    BOOST_TEST((low == user_id(low.value())));
    std::ostringstream out;
    out << high;
    BOOST_TEST(out.str() == "00000000-0000-0000-0000-000000000002");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
