// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/testing/expected.hpp>

#include <velo/rest/auth/api_key.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/request/form.hpp>
#include <velo/rest/request/multipart.hpp>
#include <velo/rest/serializer/verbatim.hpp>
#include <velo/rest/transport/scripted.hpp>
#include <velo/velo.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>

/// Operations of an invented API.
namespace notes {

namespace rest = velo::rest;

consteval rest::endpoint of(std::string_view name, std::string_view path) {
    return {.name = name,
            .operation_id = name,
            .method = rest::method::post,
            .path = path,
            .security = rest::security::api_key,
            .success = 204,
            .errors = {400},
            .idempotency = rest::idempotency::non_idempotent};
}

struct note_form {
    rest::required<std::string> text;
    rest::optional<rest::secret_string> pin = {};
    using format = rest::form;
};
BOOST_DESCRIBE_STRUCT(note_form, (), (text, pin))
struct send_form {
    rest::optional<std::string> shelf = {};
    rest::optional<rest::secret_string> seal = {};  // the header field Seal
    rest::optional<std::string> colour = {};        // the header field Colour
    note_form body;

    using response = void;
    using error_payload = rest::no_payload;
    static constexpr rest::endpoint endpoint = of("send_form", "/notes");
};
BOOST_DESCRIBE_STRUCT(send_form, (), (shelf, seal, colour, body))

struct file_note {
    rest::required<rest::file> page;
    using format = rest::multipart;
};
BOOST_DESCRIBE_STRUCT(file_note, (), (page))
struct send_file {
    file_note body;

    using response = void;
    using error_payload = rest::no_payload;
    static constexpr rest::endpoint endpoint = of("send_file", "/files");
};
BOOST_DESCRIBE_STRUCT(send_file, (), (body))

struct note {
    rest::field<std::string> text = {}, tag = {};
    struct format : rest::serialized {
        static constexpr std::string_view media_type = "application/merge-patch+json";
    };
};
BOOST_DESCRIBE_STRUCT(note, (), (text, tag))
struct send_patch {
    rest::optional<note> body = {};

    using response = void;
    using error_payload = rest::no_payload;
    static constexpr rest::endpoint endpoint = of("send_patch", "/patches");
};
BOOST_DESCRIBE_STRUCT(send_patch, (), (body))

}  // namespace notes

template <>
struct velo::rest::member<&notes::send_form::seal> {
    static constexpr auto location = velo::rest::parameter_location::header;
};
template <>
struct velo::rest::member<&notes::send_form::colour> {
    static constexpr auto location = velo::rest::parameter_location::header;
};

BOOST_AUTO_TEST_SUITE(rest_testing_expected)

namespace {

namespace rest = velo::rest;
using namespace notes;

velo::user_id const id = "7fffa261-ac68-49e6-b605-d24a444d9206";

/// Calls `sent` where `wanted` is expected, and returns the difference.
template <class Op>
std::string difference(Op const& wanted, Op const& sent, bool in_query = true) {
    rest::scripted server;
    server.expect(rest::expected(wanted), {.status = 204});
    rest::secret_string key("planted-key");
    rest::client const client(server, in_query ? rest::api_key::in_query("key", std::move(key))
                                               : rest::api_key::in_header("X-Key", std::move(key)));
    auto const r = client.call(sent);
    BOOST_TEST(r.has_value() == server.difference().empty(), (r ? std::string() : r.error().message()));
    BOOST_TEST(server.difference().find("planted") == std::string::npos, server.difference());
    return server.difference();
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_operation_is_expected_by_value) {
    rest::scripted server;
    velo::role_update const update{.user_id = id, .body = {.roles = {"payor.admin"}}};
    server.expect(rest::expected(velo::list_users{.page_size = 100}), rest::responding(velo::paged_user_response{}))
        .expect(rest::expected(update), {.status = 204});
    velo::client const client(server, velo::bearer("token"));
    BOOST_TEST(client.call(velo::list_users{.page_size = 100}).has_value());
    BOOST_TEST(client.call(update).has_value());
    BOOST_TEST(server.is_finished());
}

BOOST_AUTO_TEST_CASE(a_difference_in_a_secret_says_only_that_it_differs) {
    rest::scripted server;
    server.expect(rest::expected(velo::validate_password_self{.body = {.password = "planted-one"}}), {});
    velo::client const client(server, velo::bearer("token"));
    auto const r = client.call(velo::validate_password_self{.body = {.password = "planted-two"}});
    BOOST_TEST((r.error() == rest::errc::unexpected_request));
    BOOST_TEST(r.error().detail() == "the body differs");
    BOOST_TEST(server.difference().find("a secret in it differs") != std::string::npos);
    BOOST_TEST(server.difference().find("planted") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(bodies_are_compared_as_json) {
    rest::scripted server;
    velo::client const client(server, velo::bearer("token"));
    velo::user_details_update_for_self const update{.body = {.first_name = "Ann", .last_name = nullptr}};
    for (std::string const same :
         {R"({"firstName":"Ann","lastName":null})", R"({"lastName": null, "firstName": "\u0041nn"})"}) {
        server.expect({.json = rest::as_json(same)}, {.status = 204});
        BOOST_TEST(client.call(update).has_value(), same);
    }
    for (std::string const other :
         {R"({"firstName":"Ann"})", R"({"firstName":"Ann","lastName":"null"})", R"(["firstName"])", "", "{",
          R"({"firstName":"Ann","lastName":null}})", R"({"firstName":"Ann","lastName":null,"x":[]})"}) {
        server.expect({.json = rest::as_json(other)}, {.status = 204});
        BOOST_TEST(client.call(update).has_error(), other);
    }
}

BOOST_AUTO_TEST_CASE(the_arguments_of_other_apis_are_expected_by_value) {
    for (bool const in_query : {true, false}) {
        send_form const form{.shelf = "a b",
                             .seal = rest::secret_string("planted-1"),
                             .colour = "red",
                             .body = {.text = "x&y", .pin = rest::secret_string("planted-2")}};
        BOOST_TEST(difference(form, form, in_query) == "");
        send_form other = form;
        other.colour = "blue";
        BOOST_TEST(difference(form, other, in_query).find("  Colour: \n    - red\n    + blue\n") != std::string::npos);
        other = form;
        other.seal = rest::secret_string("planted-3");
        BOOST_TEST(difference(form, other, in_query).find("  Seal: [redacted], and it differs\n") != std::string::npos);
        other = form;
        other.body.pin = rest::secret_string("planted-3");
        BOOST_TEST(difference(form, other, in_query).find("  body: [redacted], and it differs\n") != std::string::npos);
        other = form;
        other.shelf = {};
        BOOST_TEST(difference(form, other, in_query).find("    - /notes?shelf=a%20b\n    + /notes") !=
                   std::string::npos);
        send_file const file{.body = {.page = rest::file{.name = "p", .bytes = "--velo-cpp-part-0"}}};
        BOOST_TEST(difference(file, file, in_query) == "");
        send_patch const patch{.body = note{.text = "t", .tag = nullptr}};
        BOOST_TEST(difference(patch, patch, in_query) == "");
        BOOST_TEST(difference(send_patch{}, send_patch{}, in_query) == "");
        BOOST_TEST(difference(patch, send_patch{}, in_query).find("the body differs") == 0u);
        BOOST_TEST(difference(send_patch{}, patch, in_query).find("the body differs") == 0u);
    }
}

BOOST_AUTO_TEST_SUITE_END()
