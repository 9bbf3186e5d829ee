// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_FUZZ_HOSTILE_JSON_HPP
#define VELO_TESTS_FUZZ_HOSTILE_JSON_HPP

#include <string>
#include <string_view>
#include <vector>

namespace tests {

inline std::string times(std::string_view text, int count) {
    std::string all;
    for (int i = 0; i != count; ++i) all += text;
    return all;
}

/// Hostile values of every kind: valid and invalid tokens, escapes, characters, numbers at every edge, and nesting.
inline std::vector<std::string> hostile_values() {
    std::vector<std::string> all;
    auto const add = [&](auto const&... texts) { (all.emplace_back(texts), ...); };
    using namespace std::string_literals;
    // Literals and their neighbours.
    add("null", "true", "false", "nul", "nulll", "Null", "NULL", "tru", "truee", "True", "fals", "falsee", "False",
        "nan", "NaN", "-NaN", "Infinity", "-Infinity", "undefined", "None", "n", "t", "f", "nullnull", "true false");
    // Numbers at every edge.
    add("0", "-0", "00", "01", "-01", "-", "+", "+1", "--1", "-+1", "1.", ".1", "-.1", "1.e1", "1e", "1e+", "1e-", "1E",
        "1e1.0", "1e0", "1E+0", "1e-0", "1e00", "1e+01", "0e0", "0e1", "0E-999999999999", "0.0", "-0.0", "0.00", "0x1",
        "0b1", "1_000", "1,000", "1 000", "1.2.3", "1..2", "1e5e5", "1e5.5", "2147483647", "2147483648", "-2147483648",
        "-2147483649", "4294967295", "4294967296", "9007199254740991", "9007199254740992", "9007199254740993",
        "9223372036854775806", "9223372036854775807", "9223372036854775808", "-9223372036854775807",
        "-9223372036854775808", "-9223372036854775809", "18446744073709551614", "18446744073709551615",
        "18446744073709551616", "184467440737095516150", "99999999999999999999", "1e18", "1e19",
        "9.223372036854775807e18", "9.223372036854775808e18", "1e22", "1e23", "1e100", "1e308",
        "1.7976931348623157e308", "1.7976931348623159e308", "1e309", "-1e309", "1e400", "1e-308",
        "2.2250738585072014e-308", "4.9e-324", "2e-324", "1e-400", "1e2147483647", "1e2147483648", "1e-2147483648",
        "1e-2147483649", "1e9223372036854775807", "1e9223372036854775808", "1e99999999999999999999999999",
        "-1e-99999999999999999999999999", "0.1e2147483647", "10e2147483647", "3.0", "3.00e0", "30e-1", "0.3e1",
        "100e-2", "1.5e1", "15e-1", "12345678901234567890.0", "0.1", "0.30000000000000004", "123456789.123456789",
        "1.0000000000000001", "1" + times("0", 400), "0." + times("0", 400) + "1",
        times("9", 400) + "." + times("9", 400) + "e-400", "1e" + times("0", 100) + "1", "-" + times("1", 1000),
        "1e1234567890", "\xEF\xBC\x91", "1\xC2\xA0", "1a", "1e1a", "- 1", "1 e1", "1 .0");
    // Strings: quotes and escapes.
    add("\"\"", "\"", "\"a", "a\"", "'a'", "\"a'", "\"\\\"", "\"\\\\\"", "\"\\\\\\\"", "\"\\/\"", "\"/\"",
        "\"\\b\\f\\n\\r\\t\"", "\"\\a\"", "\"\\v\"", "\"\\0\"", "\"\\x41\"", "\"\\'\"", "\"\\ \"", "\"\\\n\"", "\"\\",
        "\"\\u\"", "\"\\u1\"", "\"\\u12\"", "\"\\u123\"", "\"\\u123g\"", "\"\\u12 4\"", "\"\\U0041\"", "\"\\u0041\"",
        "\"\\u004a\"", "\"\\u004A\"", "\"\\u0000\"", "\"\\u001f\"", "\"\\u007f\"", "\"\\u0080\"", "\"\\u07ff\"",
        "\"\\u0800\"", "\"\\uffff\"", "\"\\ufffe\"", "\"\\ud7ff\"", "\"\\ud800\"", "\"\\udbff\"", "\"\\udc00\"",
        "\"\\udfff\"", "\"\\ue000\"", "\"\\ud800\\udc00\"", "\"\\udbff\\udfff\"", "\"\\ud800\\ud800\"",
        "\"\\udc00\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\ud83d \\ude00\"", "\"\\ud83d\\n\"", "\"\\ud83d\\u0041\"",
        "\"\\ud83d\\", "\"\\ud83d\\u\"", "\"\\ud83d\\ude0\"", "\"\\ud83dx\"", "\"\\u0022\"", "\"\\u005c\"",
        "\"\\u002f\"");
    // Characters: controls, and UTF-8 right and wrong.
    for (int c = 0; c != 0x20; ++c) all.push_back("\""s + static_cast<char>(c) + "\"");
    add("\"\x7F\"", "\"\xC2\x80\"", "\"\xDF\xBF\"", "\"\xE0\xA0\x80\"", "\"\xEF\xBF\xBF\"", "\"\xEF\xBF\xBD\"",
        "\"\xF0\x90\x80\x80\"", "\"\xF4\x8F\xBF\xBF\"", "\"\xC3\xA9\"", "\"e\xCC\x81\"", "\"\xE2\x80\xA8\"",
        "\"\xF0\x9F\x98\x80\"", "\"\xEF\xBB\xBF\"", "\"\x80\"", "\"\xBF\"", "\"\xC0\x80\"", "\"\xC1\xBF\"", "\"\xC2\"",
        "\"\xC2 \"", "\"\xE0\x80\x80\"", "\"\xE0\x9F\xBF\"", "\"\xE2\x82\"", "\"\xED\xA0\x80\"", "\"\xED\xBF\xBF\"",
        "\"\xF0\x80\x80\x80\"", "\"\xF0\x8F\xBF\xBF\"", "\"\xF0\x9F\x98\"", "\"\xF4\x90\x80\x80\"",
        "\"\xF5\x80\x80\x80\"", "\"\xF8\x88\x80\x80\x80\"", "\"\xFE\"", "\"\xFF\"", "\"\xC3\xA9\xC3\"", "\"\xC3");
    for (int length : {1, 7, 8, 9, 14, 15, 16, 17, 31, 32, 33, 63, 64, 65, 4096}) {
        std::string const plain(static_cast<std::size_t>(length), 'x');
        add("\"" + plain + "\"", "\"" + plain + "\\n\"", "\"" + plain + "\xC3\xA9\"", "\"" + plain + "\xFF\"",
            "\"" + plain, "\"" + plain + "\n\"");
    }
    // Arrays.
    add("[]", "[", "]", "[[", "]]", "[]]", "[[]", "[,]", "[1,]", "[,1]", "[1,,2]", "[1 2]", "[1;2]", "[1:2]", "[1}",
        "[\"a\"", "[1,", "[1,2,3]", "[[[]]]", "[null,null]", "[{}]", "[{},{}]", "[{]", "[}", "(1)", "[1]x", "[-]",
        "[1,\n2]", "[ ]", "[\f]", "[\v1]", "[\xC2\xA0]", "[\x00]"s, "[\"a\",1,true,null,{},[]]");
    // Objects.
    add("{}", "{", "}", "{]", "{}}", "{{}}", "{\"\"}", "{\"a\"}", "{\"a\":}", "{\"a\":1", "{\"a\":1,}", "{,}",
        "{,\"a\":1}", "{\"a\":1,,}", "{\"a\" 1}", "{\"a\"=1}", "{\"a\":1;}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}",
        "{[]:1}", "{\"a\":1 \"b\":2}", "{\"a\":1,\"b\"}", "{\"a\":1,\"b\":}", "{\"a\"::1}", "{\"a\":1:2}", "{\"\":1}",
        "{\"a\":1,\"a\":2}", "{\"\\u0061\":1}", "{\"a\\\":1}", "{\"\\ud800\":1}", "{\"\xFF\":1}", "{\"a\n\":1}",
        "{\"a\":{\"a\":{\"a\":1}}}", "{\"a\":[{\"a\":[]}]}", "{ \"a\" : 1 , \"b\" : 2 }", "{\"a\":1}x",
        "{\"__proto__\":1}", "{\"a\":1}{\"b\":2}", "{\"" + times("k", 254) + "\":1}", "{\"" + times("k", 255) + "\":1}",
        "{\"" + times("k", 256) + "\":1}", "{\"" + times("k", 257) + "\":1}", "{\"" + times("\xFF", 255) + "\":1}");
    // Keys that are no UTF-8, and long.
    for (int length : {1, 8, 16, 255, 256, 257, 258, 600}) {
        add("\"" + times("\xFF", length), "\"" + times("\xFF", length) + "\"", "\"" + times("\xFF", length) + "1");
    }
    // Comments, and blanks that are none.
    add("//\n1", "/**/1", "1//", "1/**/", "#1", "[1/*,*/]", "{/**/}",
        "\xEF\xBB\xBF"
        "1",
        "1\xEF\xBB\xBF",
        "\xE2\x80\xA8"
        "1",
        "\x0C"
        "1",
        " \t\r\n1\n\r\t ", "", " ", "\n", times(" ", 15) + "1", times(" ", 16) + "1", times(" ", 17) + "1",
        times("\n\t", 100) + "[]", "1" + times(" ", 100), "1" + times(" ", 100) + "x");
    // Nesting.
    for (int depth : {2, 30, 31, 32, 33, 64, 200, 250, 253, 254, 255, 256, 257, 300, 5000}) {
        add(times("[", depth), times("[", depth) + times("]", depth), times("{\"a\":", depth) + "1" + times("}", depth),
            times("[{\"a\":", depth / 2) + "1" + times("}]", depth / 2));
    }
    return all;
}

/// Hostile texts: each value as a whole text, and in members of the models.
inline std::vector<std::string> hostile_texts() {
    std::vector<std::string> all;
    for (std::string const& value : hostile_values()) {
        all.push_back(value);
        for (std::string_view const around :
             {"{\"email\":@}", "{\"unknown\":@,\"email\":\"a\"}", "{\"id\":@}", "{\"lockedOut\":@}", "{\"roles\":@}",
              "{\"roles\":[@]}", "{\"content\":[@,{\"email\":@}]}", "{\"page\":{\"totalPages\":@}}", "{\"page\":@}",
              "{\"expires_in\":@,\"scope\":@}", "{\"access_token\":@}",
              "{\"errors\":[{\"errorData\":{\"content\":@},\"errorCode\":@}]}",
              "{\"errors\":[{\"localisationDetails\":{\"parameters\":@}}]}",
              "{\"errors\":[{\"localisationDetails\":{\"parameters\":{\"k\":@}}}]}", "{\"httpStatusCode\":@}",
              "{\"smsNumber\":@,\"mfaType\":@,\"verificationCode\":@}", "{\"lockedOutTimestamp\":@}",
              "{\"links\":[{\"rel\":\"a\",\"href\":\"b\",@:1}]}", "{\"links\":[{\"rel\":\"a\",\"href\":\"b\",@}]}"}) {
            std::string text;
            for (char const c : around) c == '@' ? text += value : text += c;
            all.push_back(text);
        }
    }
    return all;
}

}  // namespace tests

#endif
