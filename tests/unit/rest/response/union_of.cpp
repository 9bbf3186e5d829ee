// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/response/union_of.hpp>

#include <velo/rest/client.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/serializer/json.hpp>
#include <velo/rest/transport/scripted.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;

struct cat {
    static constexpr std::string_view tag = "cat";
    rest::field<std::int64_t> lives = {};
    friend bool operator==(cat const&, cat const&) = default;
};
BOOST_DESCRIBE_STRUCT(cat, (), (lives))

struct dog {
    static constexpr std::string_view tag = "dog";
    rest::field<std::string> name = {};
    rest::field<rest::secret_string> chip = {};
    friend bool operator==(dog const&, dog const&) = default;
};
BOOST_DESCRIBE_STRUCT(dog, (), (name, chip))

struct animals {
    static constexpr std::string_view discriminator = "kind";
    using alternatives = boost::mp11::mp_list<cat, dog>;
};
struct only_cats {
    [[maybe_unused]] static constexpr std::string_view discriminator = "kind";
    using alternatives = boost::mp11::mp_list<cat>;
};
using animal = rest::union_of<animals>;

struct problem {};
BOOST_DESCRIBE_STRUCT(problem, (), ())

struct get_animal {
    using response = animal;
    using error_payload = problem;
    static constexpr rest::endpoint endpoint{.name = "get_animal",
                                             .operation_id = "getAnimal",
                                             .method = rest::method::get,
                                             .path = "/animal",
                                             .security = rest::security::none,
                                             .success = 200,
                                             .errors = {},
                                             .idempotency = rest::idempotency::safe};
};
BOOST_DESCRIBE_STRUCT(get_animal, (), ())

BOOST_AUTO_TEST_SUITE(rest_response_union_of)

BOOST_AUTO_TEST_CASE(the_text_of_a_member_is_found_at_the_outer_level_only) {
    using rest::detail::member_text;
    BOOST_TEST(member_text(R"({"kind":"cat"})", "kind") == "cat");
    BOOST_TEST(member_text(R"({ "a" : {"kind":"x","y":["kind","z"]}, "kind" : "cat" })", "kind") == "cat");
    BOOST_TEST(member_text(R"({"a":"kind","b":["kind"],"c":"}\"{","kind":"dog"})", "kind") == "dog");
    BOOST_TEST(member_text(R"({"kind":"cat","kind":"dog"})", "kind") == "dog");
    BOOST_TEST(member_text(R"({"kind":"cat","kind":1})", "kind") == "cat");
    for (std::string_view const none : {"", "[]", R"([{"kind":"cat"}])", "{}", R"({"kind":1})", R"({"kind":{"a":"b"}})",
                                        R"({"x":{"kind":"cat"}})", R"({"kind":"ca)", R"({"kind":"ca\)", "}{"}) {
        BOOST_TEST(member_text(none, "kind") == "", none);
    }
}

BOOST_AUTO_TEST_CASE(the_tag_chooses_the_model) {
    auto const read = animal::read({R"({"kind":"dog","name":"Rex"})"});
    BOOST_TEST_REQUIRE(read.has_value());
    BOOST_TEST_REQUIRE(read->as<dog>() != nullptr);
    BOOST_TEST(*read->as<dog>()->name == "Rex");
    BOOST_TEST(read->as<cat>() == nullptr);
    BOOST_TEST((*read == animal(dog{.name = "Rex"})));
}

BOOST_AUTO_TEST_CASE(an_unknown_tag_leaves_the_text) {
    for (std::string const text : {R"({"kind":"emu","size":2})", R"({"size":2})", R"([1])", "null"}) {
        auto const read = animal::read({text});
        BOOST_TEST_REQUIRE(read.has_value());
        BOOST_TEST_REQUIRE(read->as<rest::json_text>() != nullptr);
        BOOST_TEST(read->as<rest::json_text>()->text == text);
    }
}

BOOST_AUTO_TEST_CASE(what_is_no_model_is_an_error) {
    auto const wrong = animal::read({R"({"kind":"cat","lives":"many"})"});
    BOOST_TEST_REQUIRE(wrong.has_error());
    BOOST_TEST(wrong.error().pointer == "/lives");
    BOOST_TEST(animal::read({R"({"kind":"cat")"}).has_error());
    BOOST_TEST(animal::read({R"({"kind":"emu")"}).has_error());
}

BOOST_AUTO_TEST_CASE(a_response_may_be_one) {
    rest::scripted server;
    rest::client client(server, rest::no_auth(), rest::json());
    server.expect({}, {.body = R"({"kind":"cat","lives":9})"});
    auto const got = client.call(get_animal{});
    BOOST_TEST_REQUIRE(got.has_value());
    BOOST_TEST(*got->as<cat>()->lives == 9);
    server.expect({}, {.body = R"({"kind":"cat","lives":[]})"});
    auto const failed = client.call(get_animal{});
    BOOST_TEST(failed.error().pointer() == "/lives");
    BOOST_TEST(failed.error().body_withheld());
}

BOOST_AUTO_TEST_CASE(it_holds_the_secrets_of_its_models) {
    static_assert(rest::holds_secret<animal>);
    static_assert(!rest::holds_secret<rest::union_of<only_cats>>);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
