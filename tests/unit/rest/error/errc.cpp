// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/error/errc.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <vector>

namespace {

namespace rest = velo::rest;
using rest::condition;
using rest::errc;

/// The conditions that `code` is equal to.
std::set<int> meaning(boost::system::error_code code) {
    std::set<int> all;
    for (int c = 1; c <= static_cast<int>(condition::invalid_request); ++c) {
        if (code == static_cast<condition>(c)) all.insert(c);
    }
    return all;
}

std::set<int> set(std::initializer_list<condition> conditions) {
    std::set<int> all;
    for (condition const c : conditions) all.insert(static_cast<int>(c));
    return all;
}

BOOST_AUTO_TEST_SUITE(rest_error_errc)

BOOST_AUTO_TEST_CASE(the_numbers_are_stable) {
    struct {
        errc code;
        int number;
    } const all[] = {{errc::invalid_request, 1},     {errc::no_credential, 2},      {errc::insecure_transport, 3},
                     {errc::connect_failed, 4},      {errc::tls_failed, 5},         {errc::connection_lost, 6},
                     {errc::protocol_error, 7},      {errc::timed_out, 8},          {errc::cancelled, 9},
                     {errc::response_too_large, 10}, {errc::decode_failed, 11},     {errc::transport_failed, 12},
                     {errc::unexpected_request, 13}, {errc::not_served, 14},        {errc::token_refresh_failed, 15},
                     {errc::too_many_pages, 16},     {errc::invalid_credential, 17}};
    std::set<std::string> messages;
    for (auto const& [code, number] : all) {
        boost::system::error_code const e = code;
        BOOST_TEST(e.value() == number);
        BOOST_TEST(static_cast<bool>(e));
        BOOST_TEST(e.category().name() == std::string("velo.rest"));
        messages.insert(e.message());
    }
    BOOST_TEST(messages.size() == std::size(all));
    BOOST_TEST(messages.count("unknown error") == 0u);
    BOOST_TEST(make_error_code(static_cast<errc>(99)).message() == "unknown error");
}

BOOST_AUTO_TEST_CASE(an_errc_equals_its_conditions_and_no_others) {
    BOOST_TEST((meaning(errc::invalid_request) == set({condition::invalid_request})));
    BOOST_TEST((meaning(errc::no_credential) == set({condition::invalid_request})));
    BOOST_TEST((meaning(errc::invalid_credential) == set({condition::invalid_request})));
    BOOST_TEST((meaning(errc::insecure_transport) == set({condition::invalid_request})));
    BOOST_TEST((meaning(errc::decode_failed) == set({condition::decode})));
    BOOST_TEST((meaning(errc::timed_out) == set({condition::timeout, condition::transport})));
    BOOST_TEST((meaning(errc::cancelled) == set({condition::cancelled, condition::transport})));
    for (errc const e : {errc::connect_failed, errc::tls_failed, errc::connection_lost, errc::protocol_error,
                         errc::response_too_large, errc::transport_failed}) {
        BOOST_TEST((meaning(e) == set({condition::transport})));
    }
    BOOST_TEST(meaning(errc::unexpected_request).empty());
    BOOST_TEST(meaning(errc::not_served).empty());
}

BOOST_AUTO_TEST_CASE(a_status_equals_its_conditions_and_no_others) {
    using enum condition;
    for (int const status : {300, 301, 302, 303, 307, 308, 399})
        BOOST_TEST((meaning(rest::status_code(status)) == set({redirect})));
    BOOST_TEST(meaning(rest::status_code(304)).empty());
    BOOST_TEST((meaning(rest::status_code(400)) == set({client_error, bad_request})));
    BOOST_TEST((meaning(rest::status_code(401)) == set({client_error, unauthorized})));
    BOOST_TEST((meaning(rest::status_code(403)) == set({client_error, forbidden})));
    BOOST_TEST((meaning(rest::status_code(404)) == set({client_error, not_found})));
    BOOST_TEST((meaning(rest::status_code(408)) == set({client_error, timeout})));
    BOOST_TEST((meaning(rest::status_code(409)) == set({client_error, conflict})));
    BOOST_TEST((meaning(rest::status_code(412)) == set({client_error, precondition_failed})));
    BOOST_TEST((meaning(rest::status_code(418)) == set({client_error})));
    BOOST_TEST((meaning(rest::status_code(429)) == set({client_error, rate_limited})));
    BOOST_TEST((meaning(rest::status_code(500)) == set({server_error})));
    BOOST_TEST((meaning(rest::status_code(503)) == set({server_error, unavailable})));
    BOOST_TEST((meaning(rest::status_code(504)) == set({server_error, timeout})));
    BOOST_TEST((meaning(rest::status_code(599)) == set({server_error})));
    BOOST_TEST(meaning(rest::status_code(600)).empty());
    BOOST_TEST(meaning(rest::status_code(100)).empty());
}

BOOST_AUTO_TEST_CASE(a_status_differs_from_the_errc_of_the_same_number) {
    BOOST_TEST((rest::status_code(4) != make_error_code(errc::connect_failed)));
    BOOST_TEST((rest::status_code(404) == rest::status_code(404)));
    BOOST_TEST((rest::status_code(404) != rest::status_code(403)));
    BOOST_TEST(rest::status_code(404).category().name() == std::string("velo.http"));
}

BOOST_AUTO_TEST_CASE(a_status_has_a_message) {
    BOOST_TEST(rest::status_code(404).message() == "HTTP 404 not found");
    BOOST_TEST(rest::status_code(302).message() == "HTTP 302 redirect, not followed");
    BOOST_TEST(rest::status_code(304).message() == "HTTP 304 not modified");
    BOOST_TEST(rest::status_code(418).message() == "HTTP 418 unexpected status");
}

BOOST_AUTO_TEST_CASE(a_delivery_has_a_text) {
    BOOST_TEST(to_text(rest::delivery::not_sent) == "not sent");
    BOOST_TEST(to_text(rest::delivery::maybe_sent) == "maybe sent");
    BOOST_TEST(to_text(rest::delivery::answered) == "answered");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
