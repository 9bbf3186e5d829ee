// SPDX-License-Identifier: BSL-1.0
#include <velo/rest/testing/serializer_rules.hpp>

#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <string_view>

namespace {

namespace rest = velo::rest;

/// JSON with one flaw.
template <class Flaw>
struct flawed : rest::text_json {
    [[nodiscard]] std::string_view media_type() const noexcept { return Flaw::media_type(); }
    template <class T>
    void write(T const& value, rest::secure_buffer& out) const {
        Flaw::write(value, out);
    }
    template <class T>
    [[nodiscard]] rest::decode_result read(std::string_view bytes, T& target,
                                           rest::read_options const& how = {}) const {
        return Flaw::read(bytes, target, how);
    }
};
struct no_flaw {
    static std::string_view media_type() noexcept { return "application/json"; }
    template <class T>
    static void write(T const& value, rest::secure_buffer& out) {
        rest::write_json(value, out);
    }
    template <class T>
    static rest::decode_result read(std::string_view bytes, T& target, rest::read_options const& how) {
        return rest::read_json_text(bytes, target, how);
    }
};
struct no_type : no_flaw {
    static std::string_view media_type() noexcept { return "json"; }
};
struct redacts : no_flaw {
    template <class T>
    static void write(T const& value, rest::secure_buffer& out) {
        rest::write_json(value, out, rest::exposure::redact);
    }
};
struct replaces : no_flaw {
    template <class T>
    static void write(T const& value, rest::secure_buffer& out) {
        out.clear();
        rest::write_json(value, out);
    }
};
struct takes_anything : no_flaw {
    template <class T>
    static rest::decode_result read(std::string_view bytes, T& target, rest::read_options const& how) {
        static_cast<void>(rest::read_json_text(bytes, target, how));
        return {};
    }
};
struct takes_what_follows : no_flaw {
    template <class T>
    static rest::decode_result read(std::string_view bytes, T& target, rest::read_options const& how) {
        return rest::read_json_text(bytes.substr(0, bytes.find_last_of("}]") + 1), target, how);
    }
};
struct says_nothing : no_flaw {
    template <class T>
    static rest::decode_result read(std::string_view bytes, T& target, rest::read_options const& how) {
        rest::decode_result read = rest::read_json_text(bytes, target, how);
        if (read) return read;
        rest::decode_error e = read.error();
        e.expected = {};
        return e;
    }
};
struct strict : no_flaw {
    template <class T>
    static rest::decode_result read(std::string_view bytes, T& target, rest::read_options how) {
        how.unknown = rest::unknown_members::reject;
        return rest::read_json_text(bytes, target, how);
    }
};
struct unlimited : no_flaw {
    template <class T>
    static rest::decode_result read(std::string_view bytes, T& target, rest::read_options const&) {
        return rest::read_json_text(bytes, target);
    }
};
struct forgets_null : no_flaw {
    template <class T>
    static void write(T const& value, rest::secure_buffer& out) {
        rest::secure_buffer all;
        rest::write_json(value, all);
        std::string text(all.view());
        for (std::size_t at; (at = text.find(":null")) != std::string::npos;) text.replace(at, 5, ":\"\"");
        out.append(text);
    }
};

template <class S>
std::set<std::string_view> broken(S const& s) {
    std::set<std::string_view> rules;
    for (rest::testing::rule_result const& r : rest::testing::serializer_rules(s)) {
        if (!r.problem.empty()) rules.insert(r.rule);
    }
    return rules;
}
using names = std::set<std::string_view>;

BOOST_AUTO_TEST_SUITE(rest_testing_serializer_rules)

BOOST_AUTO_TEST_CASE(the_serializers_of_the_library_keep_all_rules) {
    for (auto const& r : rest::testing::serializer_rules(rest::json()))
        BOOST_TEST(r.problem == "", r.rule << r.problem);
    BOOST_TEST((broken(rest::text_json()) == names{}));
    BOOST_TEST((broken(flawed<no_flaw>()) == names{}));
    BOOST_TEST(rest::testing::serializer_rules(rest::json()).size() == 12u);
}

BOOST_AUTO_TEST_CASE(each_flaw_breaks_its_rule) {
    BOOST_TEST((broken(flawed<no_type>()) == names{"the media type is one"}));
    BOOST_TEST(broken(flawed<redacts>()).contains("a secret is written in clear"));
    BOOST_TEST((broken(flawed<replaces>()) == names{"what is written is appended"}));
    BOOST_TEST((broken(flawed<takes_anything>()).contains("bytes that are no model are refused")));
    BOOST_TEST((broken(flawed<takes_what_follows>()) == names{"bytes that are no model are refused"}));
    BOOST_TEST((broken(flawed<says_nothing>()) == names{"bytes that are no model are refused"}));
    BOOST_TEST((broken(flawed<strict>()) == names{"members that the model does not have are skipped"}));
    BOOST_TEST((broken(flawed<unlimited>()) == names{"the limit on the memory holds"}));
    BOOST_TEST((broken(flawed<forgets_null>()) == names{"a field is absent, null or a value"}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
