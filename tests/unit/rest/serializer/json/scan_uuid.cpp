// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/json/scan_uuid.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace {
namespace scan_uuid_tests {

namespace rest = velo::rest;

/// Checks that `text` is read as `read_uuid` reads it. It has its exact size, so that a sanitizer sees a read beyond
/// it.
void check(std::string const& text) {
    std::array<std::uint8_t, 16> a{1};
    std::array<std::uint8_t, 16> b{1};
    rest::recognised const by_digits = rest::read_uuid(text, a);
    rest::recognised const at_once = rest::detail::scan_uuid(text, b);
    if (by_digits != at_once || a != b) BOOST_ERROR(text);
}

BOOST_AUTO_TEST_SUITE(rest_serializer_json_scan_uuid)

BOOST_AUTO_TEST_CASE(each_byte_at_each_place_is_read_as_digit_by_digit) {
    for (std::string const uuid : {"01234567-89ab-cdef-0123-456789abcdef", "FEDCBA98-7654-3210-FEDC-BA9876543210"}) {
        check(uuid);
        for (std::size_t at = 0; at != uuid.size(); ++at) {
            for (int byte = 0; byte != 256; ++byte) {
                std::string changed = uuid;
                changed[at] = static_cast<char>(byte);
                check(changed);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(each_length_is_read_as_digit_by_digit) {
    std::string const uuid = "8bbf301c-948f-4445-b411-357eec53e4418bbf";
    for (std::size_t size = 0; size != uuid.size(); ++size) check(uuid.substr(0, size));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace scan_uuid_tests
}  // namespace
