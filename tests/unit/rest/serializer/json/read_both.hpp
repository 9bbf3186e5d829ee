// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_UNIT_REST_SERIALIZER_JSON_READ_BOTH_HPP
#define VELO_TESTS_UNIT_REST_SERIALIZER_JSON_READ_BOTH_HPP

#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace tests {

/// Reads `bytes` with both readers, and checks that they agree on everything. Each copy of the bytes has its exact
/// size, so that a sanitizer sees a read beyond it.
template <class T>
velo::rest::decode_result read_both(std::string_view bytes, T& target, velo::rest::read_options const& options = {}) {
    namespace rest = velo::rest;
    T other = target;
    rest::decode_result const by_events = rest::read_json(bytes, target, options);
    std::string const copy(bytes);
    rest::decode_result const by_text = rest::read_json_text(copy, other, options);
    BOOST_TEST(by_events.has_value() == by_text.has_value(),
               bytes.substr(0, 200) << ": " << by_events.error().expected << " | " << by_text.error().expected);
    if (by_events.has_value() && by_text.has_value()) {
        BOOST_TEST((target == other), bytes.substr(0, 200) << ": another value");
    } else if (by_events.has_error() && by_text.has_error()) {
        rest::decode_error const a = by_events.error();
        rest::decode_error const b = by_text.error();
        BOOST_TEST((a.pointer == b.pointer && a.expected == b.expected && a.is_too_large == b.is_too_large &&
                    a.offset == b.offset),
                   bytes.substr(0, 200) << ": " << a.pointer << " at " << a.offset << " expected " << a.expected
                                        << " | " << b.pointer << " at " << b.offset << " expected " << b.expected);
    }
    return by_events;
}

}  // namespace tests

#endif
