// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/contract/openapi.hpp>

#include <velo/rest/auth/bearer.hpp>
#include <velo/rest/model/bounded.hpp>

#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <string>

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

}  // namespace zoo

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
