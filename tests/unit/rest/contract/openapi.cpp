// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/contract/openapi.hpp>

#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/model/bounded.hpp>

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

// A made-up API with one member of each kind.
namespace zoo {

namespace rest = velo::rest;

struct tag {
    rest::field<std::string> text = {};
};
BOOST_DESCRIBE_STRUCT(tag, (), (text))

struct pet {
    rest::field<std::string> name = {};
    std::vector<tag> tags = {};
    std::map<std::string, std::string> notes = {};
    rest::field<rest::json_text> anything = {};
};
BOOST_DESCRIBE_STRUCT(pet, (), (name, tags, notes, anything))

struct oops {};
BOOST_DESCRIBE_STRUCT(oops, (), ())

struct feed_request {
    rest::required<std::int32_t> grams;
    rest::optional<bool> again = {};
    rest::field<std::int32_t> drops = {};
};
BOOST_DESCRIBE_STRUCT(feed_request, (), (grams, again, drops))

struct feed {
    rest::required<std::int32_t> pet_id;
    rest::optional<rest::bounded<0, 9>> times = {};
    rest::optional<rest::bearer_token> authorization = {};
    feed_request body;

    using response = pet;
    using error_payload = oops;
    static constexpr rest::endpoint endpoint{
        .name = "feed",
        .operation_id = "feedPet",
        .method = rest::method::put,
        .path = "/pets/{petId}",
        .security = rest::security::basic,
        .success = 202,
        .errors = {404, 418},
        .idempotency = rest::idempotency::non_idempotent,
    };
};
BOOST_DESCRIBE_STRUCT(feed, (), (pet_id, times, authorization, body))

struct look {
    using response = void;
    using error_payload = oops;
    static constexpr rest::endpoint endpoint{
        .name = "look",
        .operation_id = "look",
        .method = rest::method::get,
        .path = "/pets/{petId}",
        .security = rest::security::none,
        .success = 204,
        .errors = {},
        .idempotency = rest::idempotency::safe,
    };
    static constexpr rest::description description{
        .summary = "Looks.",
        .success = "somebody looked",
        .rules = {"Do not touch.", "Do not feed."},
        .headers = {{"X-Eyes", "open"}},
    };
    rest::required<std::string> pet_id;
};
BOOST_DESCRIBE_STRUCT(look, (), (pet_id))

struct made {
    rest::required<std::string> location;
};
BOOST_DESCRIBE_STRUCT(made, (), (location))
struct photo_form {
    rest::required<rest::file> photo;
    rest::optional<std::string> title = {};
    using format = rest::multipart;
};
BOOST_DESCRIBE_STRUCT(photo_form, (), (photo, title))
struct csv {
    std::string bytes = {};
    struct format : rest::verbatim {
        static constexpr std::string_view media_type = "application/csv";
    };
};
BOOST_DESCRIBE_STRUCT(csv, (), (bytes))

consteval rest::endpoint odd(rest::method method, std::string_view path, std::string_view id) {
    return {.name = "odd",
            .operation_id = id,
            .method = method,
            .path = path,
            .security = rest::security::api_key,
            .success = 201,
            .errors = {404, 500},
            .idempotency = rest::idempotency::safe};
}
struct add_photo {
    photo_form body;
    rest::optional<int> x_depth = {};
    rest::optional<std::vector<int>> ids = {};
    using response = rest::with_headers<made, std::vector<tag>>;
    using error_payload = rest::by_status<rest::for_status<404>, rest::for_status<rest::any_other_status, oops>>;
    static constexpr rest::endpoint endpoint = odd(rest::method::post, "/photos", "");
};
BOOST_DESCRIBE_STRUCT(add_photo, (), (body, x_depth, ids))
struct add_photo_csv {
    rest::optional<csv> body = {};
    using response = csv;
    using error_payload = rest::no_payload;
    static constexpr rest::endpoint endpoint = odd(rest::method::post, "/photos", "");
};
BOOST_DESCRIBE_STRUCT(add_photo_csv, (), (body))
struct get_csv {
    using response = csv;
    using error_payload = rest::no_payload;
    static constexpr rest::endpoint endpoint = odd(rest::method::get, "/csv", "getCsv");
};
BOOST_DESCRIBE_STRUCT(get_csv, (), ())

}  // namespace zoo

template <>
struct velo::rest::member<&zoo::add_photo::x_depth> {
    static constexpr auto location = velo::rest::parameter_location::header;
};
template <>
struct velo::rest::member<&zoo::add_photo::ids> {
    static constexpr auto style = velo::rest::list_style::comma;
};

template <>
inline constexpr auto velo::rest::text_shorthand<zoo::tag> = &zoo::tag::text;

template <>
struct velo::rest::member<&zoo::pet::name> {
    static constexpr bool is_required = true;
    static constexpr bool is_nullable = true;
    static constexpr bool is_deprecated = true;
};
template <>
struct velo::rest::member<&zoo::pet::tags> {
    static constexpr std::size_t min_items = 2;
};
template <>
struct velo::rest::member<&zoo::feed::times> {
    static constexpr std::int32_t default_value = 3;
};

namespace {

namespace json = boost::json;

struct contract {
    json::value whole = velo::rest::openapi<boost::mp11::mp_list<zoo::feed, zoo::look>>(
        {.title = "Zoo", .version = "1", .servers = {{"https://zoo.example", "the zoo"}}, .token_url = "https://t"});
    std::string at(char const* pointer) const { return json::serialize(whole.at_pointer(pointer)); }
};

BOOST_AUTO_TEST_SUITE(rest_contract_openapi)

BOOST_AUTO_TEST_CASE(info_servers_and_token_url_are_written) {
    contract const c;
    BOOST_TEST(c.at("/info") == R"({"title":"Zoo","version":"1"})");
    BOOST_TEST(c.at("/servers") == R"([{"url":"https://zoo.example","description":"the zoo"}])");
    BOOST_TEST(c.at("/components/securitySchemes/OAuth2/flows/clientCredentials/tokenUrl") == R"("https://t")");
}

BOOST_AUTO_TEST_CASE(operations_with_the_same_path_are_one_path_item) {
    contract const c;
    BOOST_TEST(c.whole.at("paths").as_object().size() == 1u);
    BOOST_TEST(c.at("/paths/~1pets~1{petId}/put/operationId") == R"("feedPet")");
    BOOST_TEST(c.at("/paths/~1pets~1{petId}/get/operationId") == R"("look")");
}

BOOST_AUTO_TEST_CASE(a_description_becomes_summary_and_description) {
    contract const c;
    BOOST_TEST(c.at("/paths/~1pets~1{petId}/get/summary") == R"("Looks.")");
    BOOST_TEST(c.at("/paths/~1pets~1{petId}/get/description") == R"("Do not touch.\nDo not feed.")");
    BOOST_TEST(!c.whole.at_pointer("/paths/~1pets~1{petId}/put").as_object().contains("summary"));
}

BOOST_AUTO_TEST_CASE(each_operation_has_its_security) {
    contract const c;
    BOOST_TEST(c.at("/paths/~1pets~1{petId}/put/security") == R"([{"basicAuth":[]}])");
    BOOST_TEST(c.at("/paths/~1pets~1{petId}/get/security") == "[]");
}

BOOST_AUTO_TEST_CASE(arguments_are_parameters_by_their_location) {
    contract const c;
    BOOST_TEST(
        c.at("/paths/~1pets~1{petId}/put/parameters") ==
        R"([{"name":"petId","in":"path","required":true,"schema":{"type":"integer","format":"int32"}},)"
        R"({"name":"times","in":"query","required":false,"schema":)"
        R"({"type":"integer","format":"int32","minimum":0,"maximum":9,"default":3}},)"
        R"({"name":"Authorization","in":"header","required":false,"schema":{"type":"string","x-maxBytes":2048}}])");
    BOOST_TEST(
        c.at("/paths/~1pets~1{petId}/put/requestBody") ==
        R"({"required":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/FeedRequest"}}}})");
}

BOOST_AUTO_TEST_CASE(wrappers_say_what_may_be_absent_or_null_in_a_request) {
    BOOST_TEST(
        contract().at("/components/schemas/FeedRequest") ==
        R"({"type":"object","properties":{"grams":{"type":"integer","format":"int32"},"again":{"type":"boolean"},)"
        R"("drops":{"type":"integer","format":"int32","nullable":true}},"required":["grams"]})");
}

BOOST_AUTO_TEST_CASE(attributes_say_it_in_a_response) {
    BOOST_TEST(contract().at("/components/schemas/Pet") ==
               R"({"type":"object","properties":{"name":{"type":"string","nullable":true,"deprecated":true},)"
               R"("tags":{"type":"array","items":{"oneOf":[{"$ref":"#/components/schemas/Tag"},{"type":"string"}]},)"
               R"("minItems":2},"notes":{"type":"object","additionalProperties":{"type":"string"}},)"
               R"("anything":{"type":"object"}},"required":["name"]})");
}

BOOST_AUTO_TEST_CASE(each_status_has_its_description_and_content) {
    contract const c;
    BOOST_TEST(c.at("/paths/~1pets~1{petId}/put/responses/202/content/application~1json/schema/$ref") ==
               R"("#/components/schemas/Pet")");
    BOOST_TEST(c.at("/paths/~1pets~1{petId}/put/responses/404/description") == R"("the resource does not exist")");
    BOOST_TEST(c.at("/paths/~1pets~1{petId}/put/responses/418/content/application~1json/schema/$ref") ==
               R"("#/components/schemas/Oops")");
    BOOST_TEST(c.at("/paths/~1pets~1{petId}/get/responses") ==
               R"({"204":{"description":"somebody looked","headers":{"X-Eyes":{"required":true,)"
               R"("schema":{"type":"string","default":"open"}}}}})");
}

BOOST_AUTO_TEST_CASE(what_other_apis_have) {
    json::value const whole =
        velo::rest::openapi<boost::mp11::mp_list<zoo::add_photo, zoo::add_photo_csv, zoo::get_csv>>(
            {.title = "Zoo",
             .version = "1",
             .servers = {},
             .token_url = "",
             .api_key_name = "key",
             .api_key_in = velo::rest::parameter_location::query});
    auto const at = [&](char const* pointer) { return json::serialize(whole.at_pointer(pointer)); };
    BOOST_TEST(at("/components/securitySchemes/apiKey") == R"({"type":"apiKey","name":"key","in":"query"})");
    BOOST_TEST(at("/paths/~1photos/post/security") == R"([{"apiKey":[]}])");
    BOOST_TEST(!whole.at_pointer("/paths/~1photos/post").as_object().contains("operationId"));
    BOOST_TEST(at("/paths/~1photos/post/parameters") ==
               R"([{"name":"X-Depth","in":"header","required":false,"schema":{"type":"integer","format":"int32"}},)"
               R"({"name":"ids","in":"query","required":false,"schema":{"type":"array","items":)"
               R"({"type":"integer","format":"int32"}},"explode":false}])");
    BOOST_TEST(
        at("/paths/~1photos/post/requestBody") ==
        R"({"required":true,"content":{"multipart/form-data":{"schema":{"$ref":"#/components/schemas/PhotoForm"}},)"
        R"("application/csv":{"schema":{"type":"string","format":"binary"}}}})");
    BOOST_TEST(at("/components/schemas/PhotoForm/properties/photo") == R"({"type":"string","format":"binary"})");
    BOOST_TEST(at("/paths/~1photos/post/responses") ==
               R"({"201":{"description":"done","headers":{"Location":{"required":true,"schema":{"type":"string"}}},)"
               R"("content":{"application/json":{"schema":{"type":"array","items":{"oneOf":)"
               R"([{"$ref":"#/components/schemas/Tag"},{"type":"string"}]}}}}},)"
               R"("404":{"description":"the resource does not exist"},"500":{"description":"an error","content":)"
               R"({"application/json":{"schema":{"$ref":"#/components/schemas/Oops"}}}}})");
    BOOST_TEST(
        at("/paths/~1csv/get/responses") ==
        R"({"201":{"description":"done","content":{"application/csv":{"schema":{"type":"string","format":"binary"}}}},)"
        R"("404":{"description":"the resource does not exist"},"500":{"description":"an error"}})");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
