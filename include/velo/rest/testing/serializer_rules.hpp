// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_SERIALIZER_RULES_HPP
#define VELO_REST_TESTING_SERIALIZER_RULES_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/bounded.hpp>
#include <velo/rest/model/code_points_rule.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/list.hpp>
#include <velo/rest/model/open.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/model/text.hpp>
#include <velo/rest/model/timestamp.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>
#include <velo/rest/testing/common_rules.hpp>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI::rest::testing {

/// What the models of a Serializer under test hold. Each member of a struct here is one kind of value that a Serializer
/// has to know.
namespace samples {

/// An enum.
enum class colour { red, black };
BOOST_DESCRIBE_ENUM(colour, red, black)

/// A text with a rule.
struct word_rule : code_points_rule<1, 8> {
    static constexpr std::string_view expected = "a word";  ///< for messages
    using mistake = class a_word_has_1_to_8_characters;     ///< for compilers
};

/// Plain values.
struct plain {
    field<std::string> text = {};      ///< any UTF-8
    field<std::int64_t> whole = {};    ///< 64 bits
    field<std::int32_t> narrow = {};   ///< 32 bits
    field<double> real = {};           ///< finite
    field<bool> flag = {};             ///< a Boolean
    field<secret_string> secret = {};  ///< written in clear
    friend bool operator==(plain const&, plain const&) = default;
};
BOOST_DESCRIBE_STRUCT(plain, (), (text, whole, narrow, real, flag, secret))

/// Received values that may be unknown.
struct lenient {
    field<open<colour>> tint = {};   ///< an enumerator or the exact text
    field<open<timestamp>> at = {};  ///< a time or the exact text
    friend bool operator==(lenient const&, lenient const&) = default;
};
BOOST_DESCRIBE_STRUCT(lenient, (), (tint, at))

/// Values of requests.
struct checked {
    required<rest::text<word_rule>> word;                 ///< a text with a rule
    optional<colour> tint = {};                           ///< an enumerator
    optional<bounded<1, 9>> digit = {};                   ///< a number with a range
    optional<list<rest::text<word_rule>, 4>> words = {};  ///< a list in place
    friend bool operator==(checked const&, checked const&) = default;
};
BOOST_DESCRIBE_STRUCT(checked, (), (word, tint, digit, words))

/// Values that hold others.
struct nested {
    field<plain> one = {};                ///< a model
    std::vector<plain> many = {};         ///< a list of models
    std::vector<std::string> texts = {};  ///< a list of texts
    text_map map = {};                    ///< texts by name
    friend bool operator==(nested const&, nested const&) = default;
};
BOOST_DESCRIBE_STRUCT(nested, (), (one, many, texts, map))

/// Has one of the members of `plain`.
struct smaller {
    field<std::int64_t> whole = {};  ///< as `plain::whole`
    friend bool operator==(smaller const&, smaller const&) = default;
};
BOOST_DESCRIBE_STRUCT(smaller, (), (whole))

}  // namespace samples

namespace detail {

template <class S, class T>
std::string round_trip(S const& s, T const& value, std::string_view what) {
    secure_buffer bytes;
    s.write(value, bytes);
    auto target = rest::make_blank<T>();
    decode_result const read = s.read(bytes.view(), target);
    if (!read) return std::string(what) + " is not read: expected " + std::string(read.error().expected);
    return target == value ? "" : std::string(what) + " is read as another value";
}

/// The first problem among texts; empty without one.
template <class... Texts>
std::string first_problem(Texts const&... problems) {
    std::string first;
    (..., (first = first.empty() ? problems : first));
    return first;
}

inline samples::plain full() {
    samples::plain p;
    p.text.emplace("\"\\ \n\t \xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80");
    p.whole.emplace((std::numeric_limits<std::int64_t>::max)());
    p.narrow.emplace((std::numeric_limits<std::int32_t>::min)());
    p.real.emplace(0.1);
    p.flag.emplace(true);
    p.secret.emplace("s3cret");
    return p;
}

}  // namespace detail

/// Tests a Serializer against the requirements of `serializer`, by models that hold each kind of value: text, numbers,
/// Booleans, secrets, the three states of a `field`, `open` values, checked texts, enumerators, bounded numbers, lists,
/// maps and models in models. Returns one result per rule. Needs no client.
///
///     for (rule_result const& r : serializer_rules(my_serializer{})) {
///         if (!r.problem.empty()) std::cout << r.rule << ": " << r.problem << '\n';
///     }
template <serializer S>
[[nodiscard]] std::vector<rule_result> serializer_rules(S const& s) {
    using namespace samples;
    std::vector<rule_result> all;
    auto const rule = [&](std::string_view name, auto test) { all.push_back({name, test()}); };

    rule("the media type is one", [&]() -> std::string {
        std::string_view const type = s.media_type();
        bool const is_type =
            type.find('/') != std::string_view::npos && type.find_first_of("\r\n") == std::string_view::npos;
        return is_type && S(s).media_type() == type ? "" : "it is no type and subtype, or a copy has another";
    });
    rule("plain values are read back", [&]() -> std::string {
        plain least = detail::full();
        least.text.emplace("");
        least.whole.emplace((std::numeric_limits<std::int64_t>::min)());
        least.real.emplace(-1e300);
        least.flag.emplace(false);
        return detail::first_problem(detail::round_trip(s, detail::full(), "a model of plain values"),
                                     detail::round_trip(s, least, "a model of extreme values"));
    });
    rule("a field is absent, null or a value", [&]() -> std::string {
        plain nulls;
        nulls.text.set_null();
        nulls.whole.set_null();
        nulls.secret.set_null();
        return detail::first_problem(detail::round_trip(s, plain{}, "a model without values"),
                                     detail::round_trip(s, nulls, "a model with null"));
    });
    rule("a secret is written in clear", [&]() -> std::string {
        plain secret;
        secret.secret.emplace("s3cret");
        return detail::round_trip(s, secret, "a secret");
    });
    rule("an unknown value keeps its text", [&]() -> std::string {
        lenient known, unknown;
        known.tint.emplace(colour::black);
        known.at.emplace(timestamp());
        unknown.tint.emplace(open<colour>::parse("green"));
        unknown.at.emplace(open<timestamp>::parse("2020-01-01T00:00:00.5+01:00"));
        return detail::first_problem(detail::round_trip(s, known, "a known value"),
                                     detail::round_trip(s, unknown, "an unknown value"));
    });
    rule("checked values are read back", [&]() -> std::string {
        auto value = rest::make_blank<samples::checked>();
        value.word.emplace(*rest::text<word_rule>::checked("word"));
        std::string const least = detail::round_trip(s, value, "a checked text");
        value.tint.emplace(colour::red);
        value.digit.emplace(*bounded<1, 9>::checked(9));
        value.words.emplace();
        std::string const empty = detail::round_trip(s, value, "an empty list");
        static_cast<void>((*value.words).push_back(*rest::text<word_rule>::checked("a")));
        static_cast<void>((*value.words).push_back(*rest::text<word_rule>::checked("b")));
        return detail::first_problem(least, empty, detail::round_trip(s, value, "a model of checked values"));
    });
    rule("models, lists and maps are read back", [&]() -> std::string {
        nested value;
        std::string const empty = detail::round_trip(s, value, "a model without elements");
        value.one.emplace(detail::full());
        value.many = {plain{}, detail::full()};
        value.texts = {"", "a", "b"};
        value.map = {{"", "empty"}, {"key", "value"}};
        return detail::first_problem(empty, detail::round_trip(s, value, "a model of models"));
    });
    rule("what is written is appended", [&]() -> std::string {
        secure_buffer alone, after("before");
        s.write(detail::full(), alone);
        s.write(detail::full(), after);
        return after.view() == "before" + std::string(alone.view()) ? "" : "what was in the buffer before is not there";
    });
    rule("members that the model does not have are skipped", [&]() -> std::string {
        secure_buffer bytes;
        s.write(detail::full(), bytes);
        smaller target;
        decode_result const read = s.read(bytes.view(), target);
        return read && target.whole == *detail::full().whole ? "" : "a larger model is not read as a smaller one";
    });
    rule("bytes that are no model are refused", [&]() -> std::string {
        for (std::string_view const bytes : {"", "\xFF\xFF\xFF\xFF", "?", "garbage \x01"}) {
            plain target;
            decode_result const read = s.read(bytes, target);
            if (read) return "'" + std::string(bytes) + "' is read as a model";
            if (read.error().expected.empty()) return "the error does not say what was expected";
        }
        secure_buffer whole;
        s.write(detail::full(), whole);
        for (std::size_t size = 0; size != whole.size(); ++size) {
            plain target;
            if (s.read(whole.view().substr(0, size), target)) return "the first part of a text is read as a model";
        }
        whole.append("\x01?");
        plain target;
        if (s.read(whole.view(), target)) return "a text with something behind it is read as a model";
        return "";
    });
    rule("nothing of the bytes is kept", [&]() -> std::string {
        secure_buffer written;
        s.write(detail::full(), written);
        std::string bytes(written.view());
        plain target;
        if (!s.read(bytes, target)) return "a model is not read";
        bytes.assign(bytes.size(), 'x');
        return target == detail::full() ? "" : "a value changes with the bytes that it was read from";
    });
    if constexpr (requires(plain& target) { s.read(std::string_view(), target, read_options{}); }) {
        rule("the limit on the memory holds", [&]() -> std::string {
            nested value;
            value.many.resize(1'000);
            secure_buffer bytes;
            s.write(value, bytes);
            nested target;
            decode_result const read = s.read(bytes.view(), target, read_options{.memory = 1'000});
            return !read && read.error().is_too_large ? "" : "a model of more bytes than the limit is read";
        });
    }
    return all;
}

}  // namespace velo::inline VELO_ABI::rest::testing

#endif
