// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/error/error.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <sstream>
#include <string>

namespace {

namespace rest = velo::rest;
using rest::condition;
using rest::errc;
using rest::error_info;

struct problem {
    std::string text;
};
using error = rest::error<problem>;

error_info sample(rest::failure_code code) {
    error_info info;
    info.code = code;
    info.operation = "list_users";
    return info;
}

BOOST_AUTO_TEST_SUITE(rest_error_error)

BOOST_AUTO_TEST_CASE(it_returns_the_members_of_its_error_info) {
    error_info info = sample(rest::failure_code::of_status(429));
    info.status = 429;
    info.delivered = rest::delivery::answered;
    info.attempts = 3;
    info.elapsed = std::chrono::milliseconds(5);
    info.field = "user_id";
    info.expected = "a string";
    info.pointer = "/a";
    info.offset = 12;
    info.detail = "words";
    info.retry_after = "120";
    info.body = "bytes";
    info.body_withheld = true;
    error const e(info, problem{"theirs"});
    BOOST_TEST((e.code() == rest::status_code(429)));
    BOOST_TEST(e.operation() == "list_users");
    BOOST_TEST(e.status() == 429);
    BOOST_TEST((e.delivery() == rest::delivery::answered));
    BOOST_TEST(e.attempts() == 3);
    BOOST_TEST((e.elapsed() == std::chrono::milliseconds(5)));
    BOOST_TEST(e.field() == "user_id");
    BOOST_TEST(e.expected() == "a string");
    BOOST_TEST(e.pointer() == "/a");
    BOOST_TEST(e.offset() == 12u);
    BOOST_TEST(e.detail() == "words");
    BOOST_TEST(e.retry_after() == "120");
    BOOST_TEST(e.body() == "bytes");
    BOOST_TEST(e.body_withheld());
    BOOST_REQUIRE(e.payload() != nullptr);
    BOOST_TEST(e.payload()->text == "theirs");
}

BOOST_AUTO_TEST_CASE(it_compares_with_codes_and_conditions) {
    error const status(sample(rest::failure_code::of_status(404)));
    BOOST_TEST((status == condition::not_found));
    BOOST_TEST((status == condition::client_error));
    BOOST_TEST((status != condition::server_error));
    BOOST_TEST((status == rest::status_code(404)));
    error const ours(sample(errc::timed_out));
    BOOST_TEST((ours == errc::timed_out));
    BOOST_TEST((ours == condition::timeout));
    BOOST_TEST((ours != errc::cancelled));
}

BOOST_AUTO_TEST_CASE(the_message_contains_no_text_of_the_server) {
    BOOST_TEST(error(sample(rest::failure_code::of_status(404))).message() == "list_users: HTTP 404 not found");
    error_info refused = sample(errc::invalid_request);
    refused.field = "user_id";
    refused.expected = "a value: it is required";
    BOOST_TEST(error(refused).message() ==
               "list_users: the request cannot be sent: user_id: expected a value: it is required");
    error_info decode = sample(errc::decode_failed);
    decode.pointer = "/content/17/lockedOut";
    decode.offset = 4711;
    decode.expected = "true or false";
    decode.body = "SERVER";
    decode.retry_after = "SERVER";
    BOOST_TEST(
        error(decode, problem{"SERVER"}).message() ==
        "list_users: the response could not be decoded at /content/17/lockedOut, byte 4711: expected true or false");
    decode.pointer = "";
    decode.offset = 0;
    BOOST_TEST(error(decode).message() ==
               "list_users: the response could not be decoded at the whole, byte 0: expected true or false");
    decode.pointer = "/a\n\x1B[31m\xC3\xA9";
    BOOST_TEST(error(decode).message().find("at /a??[31m??, byte 0") != std::string::npos);
    error_info lost = sample(errc::connection_lost);
    lost.detail = "the peer reset it";
    BOOST_TEST(error(lost).message() ==
               "list_users: the connection ended before the whole response came: the peer reset it");
    std::ostringstream out;
    out << error(lost);
    BOOST_TEST(out.str() == error(lost).message());
}

BOOST_AUTO_TEST_CASE(a_default_constructed_error_is_no_error) {
    error const none;
    BOOST_TEST(!none.code());
    BOOST_TEST(none.payload() == nullptr);
    BOOST_TEST(none.status() == 0);
    BOOST_TEST(none.body() == "");
    BOOST_TEST(none.message() == "no error");
}

BOOST_AUTO_TEST_CASE(the_error_of_a_success_says_that_there_is_none) {
    rest::result<int, problem> const good = 5;
    BOOST_TEST(!good.error().code());
    BOOST_TEST(good.error().message() == "no error");
    rest::result<void, problem> const nothing;
    BOOST_TEST(nothing.error().message() == "no error");
    std::ostringstream out;
    out << good.error();
    BOOST_TEST(out.str() == "no error");
}

BOOST_AUTO_TEST_CASE(copies_share_their_state) {
    error const e(sample(rest::failure_code::of_status(400)), problem{"theirs"});
    error const copy = e;
    BOOST_TEST(copy.payload() == e.payload());
    BOOST_TEST(copy.message() == e.message());
}

BOOST_AUTO_TEST_CASE(value_of_a_failed_result_throws_the_error) {
    rest::result<int, problem> const failed = error(sample(rest::failure_code::of_status(404)), problem{"theirs"});
    BOOST_TEST(!failed);
    try {
        static_cast<void>(failed.value());
        BOOST_ERROR("nothing was thrown");
    } catch (rest::call_failed<problem> const& thrown) {
        BOOST_TEST(thrown.what() == std::string("list_users: HTTP 404 not found"));
        BOOST_TEST((thrown.error() == condition::not_found));
        BOOST_TEST(thrown.error().payload()->text == "theirs");
    }
    rest::result<void, problem> const nothing = error(sample(errc::cancelled));
    BOOST_CHECK_THROW(nothing.value(), rest::call_failed<problem>);
    rest::result<int, problem> const good = 5;
    BOOST_TEST(good.value() == 5);
    BOOST_TEST(!good.error().code());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
