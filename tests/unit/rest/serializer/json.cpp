// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/serializer/json.hpp>

#include <velo/models/auth_response.hpp>
#include <velo/models/error_response.hpp>
#include <velo/models/invite_user_request.hpp>
#include <velo/models/paged_user_response.hpp>
#include <velo/models/user_details_update_request.hpp>
#include <velo/models/validate_password_response.hpp>
#include <velo/rest/model/bounded.hpp>
#include <velo/rest/request/build.hpp>

#include <boost/test/unit_test.hpp>

#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "../../../fixtures/fixture.hpp"
#include "json/read_both.hpp"

namespace {

namespace rest = velo::rest;

struct leaf {
    rest::field<std::string> text = {};
    rest::field<std::int64_t> number = {};

    friend bool operator==(leaf const&, leaf const&) = default;
};
BOOST_DESCRIBE_STRUCT(leaf, (), (text, number))

enum class colour { red, dark_blue };
BOOST_DESCRIBE_ENUM(colour, red, dark_blue)

struct everything {
    rest::field<bool> flag = {};
    rest::field<std::int32_t> small = {};
    rest::field<std::int64_t> large = {};
    rest::field<std::uint8_t> byte = {};
    rest::field<double> real = {};
    rest::field<std::string> text = {};
    rest::field<colour> hue = {};
    rest::field<rest::bounded<1, 100>> percent = {};
    rest::field<leaf> inner = {};
    leaf plain = {};
    rest::field<std::vector<std::int64_t>> numbers = {};
    std::vector<leaf> leaves = {};
    std::map<std::string, std::string> map = {};
    rest::field<rest::json_text> any = {};
    std::vector<rest::json_text> anys = {};
    rest::optional<std::string> not_null = {};

    friend bool operator==(everything const&, everything const&) = default;
};
BOOST_DESCRIBE_STRUCT(everything, (),
                      (flag, small, large, byte, real, text, hue, percent, inner, plain, numbers, leaves, map, any,
                       anys, not_null))

everything read(std::string_view bytes) {
    everything e;
    rest::decode_result const r = tests::read_both(bytes, e);
    BOOST_TEST(r.has_value(), bytes << ": " << r.error().pointer << " expected " << r.error().expected);
    return e;
}

rest::decode_error refused(std::string_view bytes) {
    everything e;
    rest::decode_result const r = tests::read_both(bytes, e);
    BOOST_REQUIRE(r.has_error());
    rest::decode_error f = r.error();
    BOOST_TEST(f.offset <= bytes.size());
    BOOST_TEST(!f.expected.empty());
    return f;
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i != times; ++i) all += text;
    return all;
}

BOOST_AUTO_TEST_SUITE(rest_serializer_json_read)

BOOST_AUTO_TEST_CASE(every_kind_of_member_is_read) {
    everything const e = read(R"({"flag":true,"small":-5,"large":9007199254740993,"byte":255,"real":1.5,"text":"t",
        "hue":"DARK_BLUE","percent":100,"inner":{"text":"in"},"plain":{"number":2},"numbers":[1,2,3],
        "leaves":[{"text":"a"},{"text":"b"}],"map":{"k":"v","l":"w"},"any":{"a":[1,"x",null]},"notNull":"n"})");
    BOOST_TEST(*e.flag == true);
    BOOST_TEST(*e.small == -5);
    BOOST_TEST(*e.large == 9007199254740993);
    BOOST_TEST(*e.byte == 255);
    BOOST_TEST(*e.real == 1.5);
    BOOST_TEST(*e.text == "t");
    BOOST_TEST((*e.hue == colour::dark_blue));
    BOOST_TEST(e.percent->value() == 100);
    BOOST_TEST(*e.inner->text == "in");
    BOOST_TEST(*e.plain.number == 2);
    BOOST_TEST((*e.numbers == std::vector<std::int64_t>{1, 2, 3}));
    BOOST_REQUIRE(e.leaves.size() == 2u);
    BOOST_TEST(*e.leaves[1].text == "b");
    BOOST_TEST(e.map.at("l") == "w");
    BOOST_TEST(e.any->text == R"({"a":[1,"x",null]})");
    BOOST_TEST(*e.not_null == "n");
}

BOOST_AUTO_TEST_CASE(every_member_may_be_absent) {
    everything const e = read("{}");
    BOOST_TEST(e.flag.is_absent());
    BOOST_TEST(e.any.is_absent());
    BOOST_TEST(e.inner.is_absent());
    BOOST_TEST(e.numbers.is_absent());
    BOOST_TEST(e.leaves.empty());
    BOOST_TEST(e.map.empty());
}

BOOST_AUTO_TEST_CASE(a_field_keeps_null_and_a_plain_member_stays_empty) {
    everything const e = read(R"({"flag":null,"small":null,"large":null,"byte":null,"real":null,"text":null,"hue":null,
        "percent":null,"inner":null,"plain":null,"numbers":null,"leaves":null,"map":null,"any":null})");
    BOOST_TEST(e.flag.is_null());
    BOOST_TEST(e.small.is_null());
    BOOST_TEST(e.large.is_null());
    BOOST_TEST(e.byte.is_null());
    BOOST_TEST(e.real.is_null());
    BOOST_TEST(e.text.is_null());
    BOOST_TEST(e.hue.is_null());
    BOOST_TEST(e.percent.is_null());
    BOOST_TEST(e.inner.is_null());
    BOOST_TEST(e.plain.text.is_absent());
    BOOST_TEST(e.numbers.is_null());
    BOOST_TEST(e.leaves.empty());
    BOOST_TEST(e.map.empty());
    BOOST_TEST(e.any.is_null());
    BOOST_TEST(refused(R"({"notNull":null})").pointer == "/notNull");
}

BOOST_AUTO_TEST_CASE(unknown_members_of_any_depth_are_skipped) {
    for (std::string const& value : std::vector<std::string>{
             "1", "-1.5e3", "\"s\"", "true", "null", "{}", "[]", R"({"text":"no","flag":[true,{"text":1}]})",
             repeated("[", 200) + repeated("]", 200), repeated("{\"text\":", 200) + "1" + repeated("}", 200),
             repeated("[{\"flag\":", 100) + "[]" + repeated("}]", 100)}) {
        everything const e = read(R"({"text":"before","unknown":)" + value + R"(,"plain":{"other":)" + value +
                                  R"(,"text":"in"},"large":7,"last":)" + value + "}");
        BOOST_TEST(*e.text == "before");
        BOOST_TEST(*e.plain.text == "in");
        BOOST_TEST(*e.large == 7);
        BOOST_TEST(e.flag.is_absent());
    }
}

BOOST_AUTO_TEST_CASE(nesting_has_a_limit) {
    for (int const depth : {300, 1000, 100'000}) {
        for (std::string const& text : std::vector<std::string>{
                 repeated("[", depth), repeated("{\"x\":", depth), "{\"x\":" + repeated("[", depth),
                 "{\"any\":" + repeated("[", depth) + repeated("]", depth) + "}",
                 "{\"x\":" + repeated("[", depth) + repeated("]", depth) + "}"}) {
            refused(text);
        }
    }
    BOOST_TEST(refused("{\"x\":" + repeated("[", 100'000)).expected == "less nesting");
    BOOST_TEST(refused("{\"x\":" + repeated("[", 256) + repeated("]", 256) + "}").expected == "less nesting");
    read("{\"x\":" + repeated("[", 254) + repeated("]", 254) + "}");
}

BOOST_AUTO_TEST_CASE(an_integer_has_the_range_of_its_type_and_no_fraction) {
    BOOST_TEST(*read(R"({"small":2147483647})").small == std::numeric_limits<std::int32_t>::max());
    BOOST_TEST(*read(R"({"small":-2147483648})").small == std::numeric_limits<std::int32_t>::min());
    BOOST_TEST(*read(R"({"large":9223372036854775807})").large == std::numeric_limits<std::int64_t>::max());
    BOOST_TEST(*read(R"({"large":-9223372036854775808})").large == std::numeric_limits<std::int64_t>::min());
    BOOST_TEST(*read(R"({"large":2147483648})").large == 2147483648);
    for (std::string_view const bad :
         {R"({"small":2147483648})", R"({"small":-2147483649})", R"({"large":9223372036854775808})",
          R"({"large":-9223372036854775809})", R"({"large":99999999999999999999999})", R"({"large":1.5})",
          R"({"large":1e19})", R"({"large":1e999999999999})", R"({"large":1e-1})", R"({"large":100.001e2})",
          R"({"byte":256})", R"({"byte":-1})", R"({"large":"5"})", R"({"large":true})", R"({"large":[]})",
          R"({"large":{}})"}) {
        rest::decode_error const f = refused(bad);
        BOOST_TEST(f.expected == "a whole number");
        BOOST_TEST(f.pointer == (bad[2] == 's' ? "/small" : bad[2] == 'b' ? "/byte" : "/large"));
    }
    for (std::string_view const bad : {R"({"percent":0})", R"({"percent":101})", R"({"percent":1.5})"}) {
        BOOST_TEST(refused(bad).expected == "a whole number from 1 to 100");
    }
}

BOOST_AUTO_TEST_CASE(a_whole_number_may_be_written_with_a_fraction_of_zero_or_an_exponent) {
    for (std::string_view const one : {"33.0", "33.000", "3.3e1", "3.3E+1", "330e-1", "33e0", "0.33e2", "0.0000033e7",
                                       "33.0e0", "3300000000000000000000e-20", "33e-0"}) {
        BOOST_TEST(*read("{\"large\":" + std::string(one) + "}").large == 33);
        BOOST_TEST(read("{\"percent\":" + std::string(one) + "}").percent->value() == 33);
        BOOST_TEST(*read("{\"large\":-" + std::string(one) + "}").large == -33);
    }
    for (std::string_view const nothing : {"0", "-0", "0.0", "-0.0", "0e5", "0.000e-999999999999", "0e999999999999"}) {
        BOOST_TEST(*read("{\"large\":" + std::string(nothing) + "}").large == 0);
    }
    BOOST_TEST(*read(R"({"large":9.223372036854775807e18})").large == std::numeric_limits<std::int64_t>::max());
    BOOST_TEST(*read(R"({"large":-92233720368547758.080e2})").large == std::numeric_limits<std::int64_t>::min());
    BOOST_TEST(refused(R"({"large":9.223372036854775808e18})").pointer == "/large");
    BOOST_TEST(*read(R"({"byte":2.55e2})").byte == 255);
    BOOST_TEST(refused(R"({"byte":2.56e2})").pointer == "/byte");
}

BOOST_AUTO_TEST_CASE(a_number_where_text_is_due_keeps_its_text) {
    BOOST_TEST(*read(R"({"text":44123555000})").text == "44123555000");
    BOOST_TEST(*read(R"({"text":-1.50E+2})").text == "-1.50E+2");
    BOOST_TEST(*read(R"({"text":123456789012345678901234567890})").text == "123456789012345678901234567890");
    BOOST_TEST(*read(R"({"text":1e400})").text == "1e400");
    BOOST_TEST(*read(R"({"text":1e999999999999})").text == "1e999999999999");
    BOOST_TEST(read(R"({"map":{"a":7,"b":-0.0}})").map.at("b") == "-0.0");
    BOOST_TEST(*read(R"({"notNull":1})").not_null == "1");
    velo::user_response user;
    BOOST_TEST(tests::read_both(R"({"id":17,"status":3,"smsNumber":44123555000,"lockedOutTimestamp":1700000000,
        "entityId":1e2})",
                                user)
                   .has_value());
    BOOST_TEST(user.id->to_text() == "17");
    BOOST_TEST(user.status->to_text() == "3");
    BOOST_TEST(*user.sms_number == "44123555000");
    BOOST_TEST(user.locked_out_timestamp->to_text() == "1700000000");
    BOOST_TEST(user.entity_id->to_text() == "1e2");
    velo::auth_response token;
    BOOST_TEST(tests::read_both(R"({"access_token":123})", token).has_value());
    BOOST_TEST(token.access_token->reveal() == "123");
    // A number is no enumerator and no phone number where these are checked.
    BOOST_TEST(refused(R"({"hue":1})").expected == "one of RED, DARK_BLUE");
}

BOOST_AUTO_TEST_CASE(a_lone_role_is_a_list_of_one) {
    for (std::string_view const text :
         {R"({"roles":{"name":"a"},"userType":"PAYOR"})", R"({"roles":"a","userType":"PAYOR"})",
          R"({"roles":[{"name":"a"}],"userType":"PAYOR"})"}) {
        velo::user_response user;
        BOOST_TEST(tests::read_both(text, user).has_value());
        BOOST_REQUIRE(user.roles.size() == 1u);
        BOOST_TEST(*user.roles[0].name == "a");
        BOOST_TEST((user.user_type == velo::user_type::payor));
    }
    // Only where the elements may be text: elsewhere the value has a wrong type.
    BOOST_TEST(refused(R"({"leaves":{"text":"a"}})").expected == "an array");
    BOOST_TEST(refused(R"({"numbers":1})").expected == "an array");
    velo::user_response user;
    BOOST_TEST(tests::read_both(R"({"roles":{"name":[]}})", user).error().pointer == "/roles/name");
    BOOST_TEST(tests::read_both(R"({"roles":5})", user).error().expected == "an array");
    BOOST_TEST(tests::read_both(R"({"roles":[5]})", user).error().expected == "an object");
}

BOOST_AUTO_TEST_CASE(a_real_number_is_read_to_the_last_bit) {
    for (double const value : {0.1, 1.0 / 3, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308,
                               9007199254740993.0, 123456.789e-7, 6.02214076e23, -0.0}) {
        char text[32];
        auto const end = std::to_chars(text, text + sizeof text, value).ptr;
        std::string const json = "{\"real\":" + std::string(text, end) + "}";
        BOOST_TEST(*read(json).real == value);
        BOOST_TEST(std::signbit(*read(json).real) == std::signbit(value));
    }
    BOOST_TEST(*read(R"({"real":1e-400})").real == 0.0);
    BOOST_TEST(*read(R"({"real":-0.00000000000000000000001e-9999999999})").real == 0.0);
    for (std::string_view const bad :
         {R"({"real":1e400})", R"({"real":-1e309})", R"({"real":1e99999999999})", R"({"real":0.001e999999})"}) {
        BOOST_TEST(refused(bad).expected == "a number");
    }
}

BOOST_AUTO_TEST_CASE(an_unknown_member_may_be_a_huge_number) {
    for (std::string_view const number :
         {"1e400", "1e2147483648", "-1e-99999999999999999999", "1e99999999999999999999"}) {
        BOOST_TEST(*read("{\"text\":\"a\",\"leaves\":[{}],\"x\":[" + std::string(number) + "],\"large\":1}").large ==
                   1);
        BOOST_TEST(read("{\"any\":" + std::string(number) + "}").any->text == number);
    }
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_skipped_and_utf16_is_named) {
    BOOST_TEST(*read("\xEF\xBB\xBF {\"large\":1}").large == 1);
    BOOST_TEST(refused("\xEF\xBB\xBF{\"large\":[]}").offset == 13u);
    using namespace std::string_view_literals;
    for (std::string_view const wide :
         {"\xFF\xFE{\0}\0"sv, "\xFE\xFF\0{\0}"sv, "{\0}\0"sv, "\0{\0}"sv, "\xFF\xFE\0\0{\0\0\0"sv}) {
        BOOST_TEST(refused(wide).expected == "valid JSON in UTF-8: this is UTF-16 or UTF-32");
    }
}

BOOST_AUTO_TEST_CASE(free_form_json_is_read_as_the_whole_text) {
    for (std::string_view const text : {"null", "[1,null]", "{\"a\":null}", "true", "1e999999999999", "\"a\\n\"", "[]",
                                        "{}", "[[null,{\"b\":[null]}],null]"}) {
        rest::json_text any;
        BOOST_TEST(tests::read_both(text, any).has_value());
        BOOST_TEST(any.text == text);
    }
    BOOST_TEST(read(R"({"anys":[null,1,[null]]})").anys.at(0).text == "null");
    rest::json_text any;
    BOOST_TEST(tests::read_both("[1,nul]", any).has_error());
}

BOOST_AUTO_TEST_CASE(a_model_takes_no_more_memory_than_agreed) {
    auto const list_of = [](std::size_t bytes) {
        return "{\"content\":[" + repeated("{},", static_cast<int>(bytes / 3)) + "{}]}";
    };
    for (std::size_t const limit : {std::size_t{0}, std::size_t{1000}, std::size_t{100'000}}) {
        velo::paged_user_response page;
        rest::decode_error const e = tests::read_both(list_of(1 << 20), page, {.memory = limit}).error();
        BOOST_TEST(e.is_too_large);
        BOOST_TEST(e.expected == "a value within the limit on the memory of a response");
        BOOST_TEST(e.pointer == "/content/" + std::to_string(page.content.size()));
        BOOST_TEST(page.content.capacity() * sizeof(velo::user_response) <= limit);
    }
    velo::paged_user_response page;
    BOOST_TEST(rest::read_json_text(list_of(1 << 20), page).error().is_too_large);
    BOOST_TEST(page.content.capacity() * sizeof(velo::user_response) <= std::size_t{64} << 20);
    // Eight short elements do not take the memory of those that follow.
    std::string const address(200, 'a');
    std::string const uneven =
        "{\"content\":[" + repeated("{},", 8) + repeated("{\"email\":\"" + address + "\"},", 100) + "{}]}";
    velo::paged_user_response uneven_page;
    BOOST_TEST(tests::read_both(uneven, uneven_page, {.memory = 200'000}).has_value());
    BOOST_TEST(uneven_page.content.size() == 109u);
    std::string const long_text(1000, 'x');
    for (std::string const& text : {"{\"text\":\"" + long_text + "\"}", "{\"map\":{\"a\":\"" + long_text + "\"}}",
                                    "{\"any\":[\"" + long_text + "\"]}", "{\"map\":{\"" + long_text + "\":\"\"}}"}) {
        everything e;
        BOOST_TEST(tests::read_both(text, e, {.memory = 900}).error().is_too_large);
        everything f;
        BOOST_TEST(tests::read_both(text, f, {.memory = 3500}).has_value());
    }
    velo::user_response user;
    BOOST_TEST(tests::read_both("{\"id\":\"" + long_text + "\"}", user, {.memory = 900}).error().pointer == "/id");
    velo::auth_response token;
    BOOST_TEST(
        tests::read_both("{\"access_token\":\"" + long_text + "\"}", token, {.memory = 900}).error().is_too_large);
}

BOOST_AUTO_TEST_CASE(a_real_number_is_read_from_any_number) {
    BOOST_TEST(*read(R"({"real":1799})").real == 1799.0);
    BOOST_TEST(*read(R"({"real":-3})").real == -3.0);
    BOOST_TEST(*read(R"({"real":18446744073709551615})").real == 18446744073709551615.0);
    BOOST_TEST(*read(R"({"real":1e-3})").real == 0.001);
    BOOST_TEST(refused(R"({"real":"1"})").expected == "a number");
}

BOOST_AUTO_TEST_CASE(the_error_of_a_wrong_type_says_what_was_expected) {
    struct {
        std::string_view text, pointer, expected;
    } const cases[] = {
        {R"({"flag":1})", "/flag", "true or false"},
        {R"({"flag":"true"})", "/flag", "true or false"},
        {R"({"text":true})", "/text", "a string"},
        {R"({"text":{}})", "/text", "a string"},
        {R"({"hue":"GREEN"})", "/hue", "one of RED, DARK_BLUE"},
        {R"({"inner":"x"})", "/inner", "an object"},
        {R"({"inner":[]})", "/inner", "an object"},
        {R"({"inner":{"text":[]}})", "/inner/text", "a string"},
        {R"({"numbers":{}})", "/numbers", "an array"},
        {R"({"numbers":[1,2,"3"]})", "/numbers/2", "a whole number"},
        {R"({"leaves":[{},{"text":"a","number":[]}]})", "/leaves/1/number", "a whole number"},
        {R"({"map":{"a":"b","c":true}})", "/map/c", "a string"},
        {R"([])", "", "an object"},
        {R"("text")", "", "an object"},
    };
    for (auto const& c : cases) {
        rest::decode_error const f = refused(c.text);
        BOOST_TEST(f.pointer == c.pointer);
        BOOST_TEST(f.expected == c.expected);
    }
}

BOOST_AUTO_TEST_CASE(the_pointer_escapes_its_names) {
    BOOST_TEST(refused(R"({"map":{"a/b~c":[]}})").pointer == "/map/a~1b~0c");
    BOOST_TEST(refused(R"({"map":{"":null}})").pointer == "/map/");
    BOOST_TEST(refused("{\"map\":{\"\xC3\xA9\":{}}}").pointer == "/map/\xC3\xA9");
}

BOOST_AUTO_TEST_CASE(the_pointer_names_a_member_whose_key_has_escapes) {
    BOOST_TEST(refused(R"({"t\u0065xt":[]})").pointer == "/text");
    BOOST_TEST(refused(R"({"leaves":[{"\u0074ext":{}}]})").pointer == "/leaves/0/text");
    BOOST_TEST(refused(R"({"map":{"a\u002fb":false}})").pointer == "/map/a~1b");
    BOOST_TEST(*read(R"({"t\u0065xt":"x"})").text == "x");
    // The parser decodes such a key into memory that is freed before the error is made.
    std::string const far(5000, 'a');
    BOOST_TEST(refused(R"({"map":{"\u0061)" + far + R"(":[]}})").pointer == "/map/a" + far);
    BOOST_TEST(refused(R"({"unkn\u006fwn":[1,}})").pointer == "/");
    BOOST_TEST(refused(R"({"unknown":[1,}})").pointer == "/unknown");
}

BOOST_AUTO_TEST_CASE(the_last_of_two_equal_keys_replaces_the_first) {
    everything const e = read(R"({"text":"a","text":"b","large":1,"large":2,"flag":true,"flag":null,
        "inner":{"text":"a","number":1},"inner":{"number":2},"plain":{"text":"a"},"plain":{"number":2},
        "numbers":[1,2],"numbers":[3],"leaves":[{"text":"a"},{"text":"b"}],"leaves":[{"number":1}],
        "map":{"a":"1","b":"2"},"map":{"c":"3"},"any":[1],"any":{"z":0},"anys":[1,2],"anys":[3]})");
    BOOST_TEST(*e.text == "b");
    BOOST_TEST(*e.large == 2);
    BOOST_TEST(e.flag.is_null());
    BOOST_TEST(e.inner->text.is_absent());
    BOOST_TEST(*e.inner->number == 2);
    BOOST_TEST(e.plain.text.is_absent());
    BOOST_TEST(*e.plain.number == 2);
    BOOST_TEST((*e.numbers == std::vector<std::int64_t>{3}));
    BOOST_REQUIRE(e.leaves.size() == 1u);
    BOOST_TEST(e.leaves[0].text.is_absent());
    BOOST_TEST(e.map.size() == 1u);
    BOOST_TEST(e.map.at("c") == "3");
    BOOST_TEST(e.any->text == R"({"z":0})");
    BOOST_REQUIRE(e.anys.size() == 1u);

    everything const last_is_null = read(R"({"plain":{"text":"a"},"plain":null,"leaves":[{}],"leaves":null,
        "map":{"a":"b"},"map":null,"any":1,"any":null,"text":"a","text":null,"numbers":[1],"numbers":null})");
    BOOST_TEST(last_is_null.plain.text.is_absent());
    BOOST_TEST(last_is_null.leaves.empty());
    BOOST_TEST(last_is_null.map.empty());
    BOOST_TEST(last_is_null.any.is_null());
    BOOST_TEST(last_is_null.text.is_null());
    BOOST_TEST(last_is_null.numbers.is_null());
    BOOST_TEST(read(R"({"map":{"a":"1","a":"2","a":"3"}})").map.at("a") == "3");
    // The objects in an array are independent.
    everything const two = read(R"({"leaves":[{"text":"a"},{"text":"b","text":"c"}]})");
    BOOST_TEST(*two.leaves.at(0).text == "a");
    BOOST_TEST(*two.leaves.at(1).text == "c");
}

BOOST_AUTO_TEST_CASE(any_json_is_kept_as_its_text_without_blanks) {
    for (std::string_view const text :
         {"1", "-0", "1.50", "1E+2", "18446744073709551616", "true", "false", "\"\"", "\"a\\nb\"", "[]", "{}",
          "[1,[2,[3]],{}]", R"({"a":{"b":[true,false,null,"x"]},"c":-1.0e5})", "[[],[],{}]", R"(["a","b"])"}) {
        BOOST_TEST(read("{\"any\":" + std::string(text) + ",\"large\":7}").any->text == text);
        BOOST_TEST(*read("{\"any\":" + std::string(text) + ",\"large\":7}").large == 7);
    }
    BOOST_TEST(read("{\"any\" : [ 1 ,\n 2 , { \"a\" : \"b c\" } ] }").any->text == R"([1,2,{"a":"b c"}])");
    BOOST_TEST(read(R"({"any":"\u0041\/\u00e9"})").any->text == "\"A/\xC3\xA9\"");
    BOOST_TEST(read(R"({"any":{"k\u0065y":1}})").any->text == R"({"key":1})");
}

BOOST_AUTO_TEST_CASE(an_array_of_any_json_keeps_each_element) {
    everything const e = read(R"({"anys":[1,"a",true,[2,3],{"b":4},-5.5],"large":7})");
    BOOST_REQUIRE(e.anys.size() == 6u);
    BOOST_TEST(e.anys[0].text == "1");
    BOOST_TEST(e.anys[1].text == "\"a\"");
    BOOST_TEST(e.anys[2].text == "true");
    BOOST_TEST(e.anys[3].text == "[2,3]");
    BOOST_TEST(e.anys[4].text == "{\"b\":4}");
    BOOST_TEST(e.anys[5].text == "-5.5");
    BOOST_TEST(*e.large == 7);
}

BOOST_AUTO_TEST_CASE(strings_are_decoded) {
    BOOST_TEST(*read(R"({"text":"\"\\\/\b\f\n\r\t"})").text == "\"\\/\b\f\n\r\t");
    BOOST_TEST(*read(R"({"text":"\u00e9\ud83d\ude00"})").text == "\xC3\xA9\xF0\x9F\x98\x80");
    BOOST_TEST(*read("{\"text\":\"\xF0\x9F\x98\x80\"}").text == "\xF0\x9F\x98\x80");
    std::string const nul = *read(R"({"text":"a\u0000b"})").text;
    BOOST_TEST(nul.size() == 3u);
    std::string const text(100'000, 'x');
    BOOST_TEST(*read("{\"text\":\"" + text + "\"}").text == text);
    BOOST_TEST(*read("{\"text\":\"\\n" + text + "\\n" + text + "\"}").text == "\n" + text + "\n" + text);
}

BOOST_AUTO_TEST_CASE(text_that_is_not_json_is_refused) {
    for (std::string_view const bad : {"",
                                       " ",
                                       "{",
                                       "}",
                                       "{]",
                                       "{\"text\"}",
                                       "{\"text\":}",
                                       "{\"text\":\"a\",}",
                                       "{text:1}",
                                       "{'text':1}",
                                       "{\"text\":\"a\" \"b\"}",
                                       "nul",
                                       "nulll",
                                       "{\"real\":01}",
                                       "{\"real\":+1}",
                                       "{\"real\":.5}",
                                       "{\"real\":1.}",
                                       "{\"real\":NaN}",
                                       "{\"real\":Infinity}",
                                       "{\"text\":\"\\x\"}",
                                       "{\"text\":\"\\u12\"}",
                                       "{\"text\":\"\n\"}",
                                       "// c\n{}",
                                       "{/**/}",
                                       "{} {}",
                                       "{}]",
                                       "\xEF\xBB\xBF",
                                       "\xEF\xBB{}",
                                       "{}\xEF\xBB\xBF",
                                       "\xEF\xBB\xBF\xEF\xBB\xBF{}",
                                       "<html></html>",
                                       "HTTP/1.1 200 OK"}) {
        refused(bad);
    }
    using namespace std::string_view_literals;
    refused("{}\0"sv);
    refused("\0"sv);
}

BOOST_AUTO_TEST_CASE(blanks_around_the_text_are_accepted) {
    BOOST_TEST(*read(" \t\r\n{ \"large\" : 1 } \r\n ").large == 1);
}

BOOST_AUTO_TEST_CASE(invalid_utf8_is_refused_everywhere) {
    for (std::string_view const bad :
         {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC3", "\xC3(", "\xE0\x80\x80", "\xE2\x82", "\xED\xA0\x80",
          "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF"}) {
        std::string const text(bad);
        refused("{\"text\":\"" + text + "\"}");
        refused("{\"unknown\":\"" + text + "\"}");
        refused("{\"" + text + "\":1}");
        refused("{\"any\":\"" + text + "\"}");
        refused("{\"map\":{\"" + text + "\":\"\"}}");
        BOOST_TEST(refused("{\"text\":\"" + text + "\"}").expected == "valid JSON in UTF-8");
    }
    for (std::string_view const lone :
         {R"({"text":"\ud83d"})", R"({"text":"\ud83dx"})", R"({"text":"\ude00"})", R"({"text":"\ud83d\u0041"})"}) {
        refused(lone);
    }
}

BOOST_AUTO_TEST_CASE(a_key_that_is_no_utf8_is_no_member_however_long_it_is) {
    // Behind the last member, where no member is expected.
    for (std::string_view const before : {"", R"("text":"a","number":1,)"}) {
        for (std::size_t size = 0; size != 600; ++size) {
            for (std::string_view const after : {R"(1})", R"(":1})", R"("})", R"({}})", ""}) {
                std::string const text =
                    "{" + std::string(before) + '"' + std::string(size, '\xFF') + std::string(after);
                leaf value;
                auto const read = tests::read_both(text, value);
                if (size == 0) continue;
                BOOST_REQUIRE(read.has_error());
                BOOST_TEST(rest::decode_error(read.error()).offset == before.size() + 2);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(truncated_text_is_refused) {
    std::string const texts[] = {
        tests::fixture("user"), tests::fixture("documented_paged_user_response"),
        R"({"flag":true,"small":-5,"real":1.5e10,"text":"a\u00e9\ud83d\ude00b\\","numbers":[1,2],"map":{"k\n":"v"},"any":{"a":[1,"x",null,false]}})"};
    for (std::string const& text : texts) {
        for (std::size_t size = 0; size != text.size(); ++size) {
            refused(std::string_view(text).substr(0, size));
            velo::paged_user_response page;
            if (tests::read_both(std::string_view(text).substr(0, size), page)) BOOST_ERROR("cut at " << size);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_changed_byte_never_crashes) {
    std::string const text = tests::fixture("documented_paged_user_response");
    for (std::size_t at = 0; at != text.size(); ++at) {
        for (char const c : {'\0', '"', '{', ']', '\\', '\xFF', '9'}) {
            std::string changed = text;
            changed[at] = c;
            velo::paged_user_response page;
            rest::decode_result const r = tests::read_both(changed, page);
            if (!r && r.error().offset > text.size()) BOOST_ERROR("offset beyond the text at " << at);
        }
    }
}

BOOST_AUTO_TEST_CASE(unknown_members_are_rejected_on_request) {
    using enum velo::rest::unknown_members;
    auto const read = [](std::string_view text, velo::rest::unknown_members unknown) {
        auto body = velo::rest::make_blank<velo::user_details_update_request>();
        return tests::read_both(text, body, {.unknown = unknown});
    };
    std::string_view const text = R"({"firstName":"Ann","fristName":{"a":[1]}})";
    BOOST_TEST(read(text, skip).has_value());
    auto const refused = read(text, reject);
    BOOST_REQUIRE(refused.has_error());
    rest::decode_error const why = refused.error();
    BOOST_TEST(why.pointer == "/fristName");
    BOOST_TEST(why.expected == "a documented member");
    BOOST_TEST(read(R"({"firstName":"Ann"})", reject).has_value());
    BOOST_TEST(read(R"({"\u0061":1})", reject).has_error());
}

BOOST_AUTO_TEST_CASE(a_request_is_read_by_the_rules_of_its_types) {
    auto request = rest::make_blank<velo::invite_user_request>();
    BOOST_TEST(tests::read_both(tests::fixture("invite"), request).has_value());
    BOOST_TEST(request.roles->size() == 2u);
    BOOST_TEST((*request.roles)[1].view() == "velo.payor.support");
    BOOST_TEST(request.verification_code->reveal() == "123456");
    BOOST_TEST(!rest::find_invalid_field(request));

    auto blank = rest::make_blank<velo::invite_user_request>();
    rest::decode_error f = tests::read_both(R"({"smsNumber":"11235555555"})", blank).error();
    BOOST_TEST(f.pointer == "/smsNumber");
    BOOST_TEST(f.expected == "a phone number: '+', then 2 to 15 digits, the first not 0");
    f = tests::read_both(R"({"roles":["a","b","",""]})", blank).error();
    BOOST_TEST(f.pointer == "/roles/2");
    BOOST_TEST(tests::read_both(R"({"email":null})", blank).has_error());
    BOOST_TEST(tests::read_both(R"({"mfaType":"FAX"})", blank).has_error());
    std::string many = R"({"roles":["r")";
    for (int i = 0; i != 15; ++i) many += R"(,"r")";
    BOOST_TEST(tests::read_both(many + "]}", blank).has_value());
    BOOST_TEST(tests::read_both(many + R"(,"r"]})", blank).has_error());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
