// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/model/open.hpp>

#include <velo/models/user_status.hpp>
#include <velo/rest/model/timestamp.hpp>
#include <velo/types/id.hpp>

#include <boost/test/unit_test.hpp>

#include <sstream>
#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;
using status = rest::open<velo::user_status>;
using id = rest::open<velo::user_id>;
using time = rest::open<rest::timestamp>;

BOOST_AUTO_TEST_SUITE(rest_model_open)

BOOST_AUTO_TEST_CASE(a_known_text_is_the_value) {
    status const s = status::parse("DISABLED");
    BOOST_TEST(s.is_known());
    BOOST_TEST((*s.value() == velo::user_status::disabled));
    BOOST_TEST((s == velo::user_status::disabled));
    BOOST_TEST((s != velo::user_status::enabled));
    BOOST_TEST((s == status(velo::user_status::disabled)));
    BOOST_TEST(s.to_text() == "DISABLED");
}

BOOST_AUTO_TEST_CASE(an_unknown_text_is_kept_exactly) {
    for (std::string_view const text : {"", "disabled", " DISABLED", "NEW\n", "\xC3\xA9"}) {
        status const s = status::parse(text);
        BOOST_TEST(!s.is_known());
        BOOST_TEST(s.to_text() == text);
        BOOST_TEST((s != velo::user_status::disabled));
        std::ostringstream out;
        out << s;
        BOOST_TEST(out.str() == text);
    }
    BOOST_TEST((status::parse("A") == status::parse("A")));
    BOOST_TEST((status::parse("A") != status::parse("B")));
}

BOOST_AUTO_TEST_CASE(another_text_of_a_known_value_has_the_value_and_the_text) {
    id const upper = id::parse("8BBF301C-948F-4445-B411-357EEC53E441");
    BOOST_TEST((upper == velo::user_id("8bbf301c-948f-4445-b411-357eec53e441")));
    BOOST_TEST(upper.to_text() == "8BBF301C-948F-4445-B411-357EEC53E441");
    time const offset = time::parse("2000-01-23T04:56:07.000+00:00");
    BOOST_TEST((offset == *rest::timestamp::parse("2000-01-23T04:56:07Z")));
    BOOST_TEST(offset.to_text() == "2000-01-23T04:56:07.000+00:00");
}

BOOST_AUTO_TEST_CASE(the_canonical_text_is_not_stored_twice) {
    BOOST_TEST((id::parse("8bbf301c-948f-4445-b411-357eec53e441") ==
                id(velo::user_id("8bbf301c-948f-4445-b411-357eec53e441"))));
    BOOST_TEST((time::parse("2000-01-23T04:56:07.500000Z") == time(*rest::timestamp::parse("2000-01-23T04:56:07.5Z"))));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
