// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/call/call_buffers.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>

namespace {

using velo::rest::extra_headers;
using velo::rest::header_list;

std::string text_of(header_list const& list) {
    std::string text;
    for (velo::rest::header const& field : list.view())
        text.append(field.name).append(": ").append(field.value) += '\n';
    return text;
}

BOOST_AUTO_TEST_SUITE(rest_call_call_buffers)

BOOST_AUTO_TEST_CASE(the_fields_of_the_call_come_first_and_the_extra_ones_follow_in_their_order) {
    extra_headers extra;
    BOOST_REQUIRE(extra.add("traceparent", "00-1"));
    BOOST_REQUIRE(extra.add("X-Request-Id", "7"));
    header_list list;
    list.lay_out({.accept = "application/json",
                  .user_agent = "me",
                  .authorization = "Bearer t",
                  .content_type = "application/json"},
                 extra);
    BOOST_TEST(text_of(list) ==
               "Accept: application/json\nAccept-Encoding: identity\nUser-Agent: me\nAuthorization: Bearer "
               "t\nContent-Type: application/json\n"
               "traceparent: 00-1\nX-Request-Id: 7\n");
}

BOOST_AUTO_TEST_CASE(media_types_of_the_operation_replace_those_of_the_serializer) {
    for (bool const has_accept : {true, false}) {
        extra_headers extra;
        if (has_accept) extra.add_media_type("Accept", "text/csv");
        extra.add_media_type("Content-Type", "text/plain");
        extra.add_media_type("Content-Type", "");
        BOOST_REQUIRE(extra.add("X-Request-Id", "7"));
        header_list list;
        list.lay_out({.accept = "a/b", .user_agent = "me", .authorization = {}, .content_type = "a/b"}, extra);
        BOOST_TEST(text_of(list) == (has_accept
                                         ? std::string("Accept-Encoding: identity\nUser-Agent: me\nAccept: text/csv\n")
                                         : "Accept: a/b\nAccept-Encoding: identity\nUser-Agent: me\n") +
                                        "Content-Type: text/plain\nX-Request-Id: 7\n");
    }
}

BOOST_AUTO_TEST_CASE(a_call_without_credential_and_body_has_neither_field) {
    header_list list;
    list.lay_out({.accept = "a/b", .user_agent = "me", .authorization = {}, .content_type = {}}, {});
    BOOST_TEST(text_of(list) == "Accept: a/b\nAccept-Encoding: identity\nUser-Agent: me\n");
}

BOOST_AUTO_TEST_CASE(the_list_of_the_next_attempt_replaces_the_last_one) {
    extra_headers extra;
    for (std::size_t i = 0; i != extra_headers::capacity; ++i) BOOST_REQUIRE(extra.add("X-" + std::to_string(i), "1"));
    header_list list;
    list.lay_out({.accept = "a/b", .user_agent = "me", .authorization = "old", .content_type = "a/b"}, extra);
    BOOST_TEST(list.view().size() == 5 + extra_headers::capacity);

    extra.truncate(0);
    list.lay_out({.accept = "a/b", .user_agent = "me", .authorization = "new", .content_type = {}}, extra);
    BOOST_TEST(text_of(list) == "Accept: a/b\nAccept-Encoding: identity\nUser-Agent: me\nAuthorization: new\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
