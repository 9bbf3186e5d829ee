// SPDX-License-Identifier: BSL-1.0

// Differential fuzzer of the JSON readers: the one on Boost.JSON's parser, the whole-text one, the same for models of
// views, and Boost.JSON's tree, on generated and on hostile texts, for five models and free-form JSON.
//
//     json [--count N] [--seed S]     compares N texts and prints statistics; exit status 1 on a difference
//     json --seed S --show            prints text S
//     json [--count N] --corpus DIR   writes the hostile texts and N generated ones as files, for libFuzzer
//
// The readers have to accept the same texts and give the same models. A model that was read is written and read again:
// it must be equal, and its text must be the same. One difference is intended: Boost.JSON's parser refuses exponents
// beyond 32 bits. Timestamps are compared with a reader of another kind.
//
// With -DVELO_LIBFUZZER it is a libFuzzer target instead, whose input is the text (tests/fuzz/libfuzzer.sh).

#include <velo/rest/serializer/json.hpp>

#include <velo/models/auth_response.hpp>
#include <velo/models/error_response.hpp>
#include <velo/models/invite_user_request.hpp>
#include <velo/models/paged_user_response.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/serializer/json_views.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <boost/json.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <initializer_list>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "hostile_json.hpp"
#include "random.hpp"

namespace {

namespace rest = velo::rest;
namespace json = boost::json;

struct tally {
    std::uint64_t texts = 0;
    std::uint64_t accepted = 0;  ///< readings
    std::uint64_t refused = 0;
    std::uint64_t huge_exponents = 0;
    std::uint64_t differences = 0;
};

bool report(std::string_view what, std::string_view text, tally& t) {
    ++t.differences;
    std::cout << "DIFFERENCE " << what << "\n" << text.substr(0, 2000) << '\n';
    return false;
}

std::string_view without_byte_order_mark(std::string_view text) {
    if (text.starts_with(rest::detail::byte_order_mark)) text.remove_prefix(rest::detail::byte_order_mark.size());
    return text;
}

/// Whether Boost.JSON's parser with our handler takes `text`, without the second reading of refused texts.
template <class T>
boost::system::error_code read_by_events(std::string_view text, T& target) {
    text = without_byte_order_mark(text);
    json::parse_options how;
    how.max_depth = rest::json_max_depth;
    json::basic_parser<rest::detail::basic_json_handler<std::string>> parser(how, &target, rest::detail::json_root<T>,
                                                                             text, rest::read_options{});
    boost::system::error_code ec;
    std::size_t const used = parser.write_some(false, text.data(), text.size(), ec);
    if (!ec && used != text.size()) ec = json::error::extra_data;
    return ec;
}

template <class T>
std::string written(T const& value) {
    rest::secure_buffer out;
    rest::write_json(value, out);
    return std::string(out.view());
}

template <class T>
bool compare_as(std::string_view model, std::string_view text, tally& t) {
    T const blank = rest::detail::make_blank<T>();
    T by_text = blank;
    rest::decode_result const whole = rest::read_json_text(text, by_text);
    T by_events = blank;
    boost::system::error_code const ec = read_by_events(text, by_events);
    T by_both = blank;
    rest::decode_result const both = rest::read_json(text, by_both);
    if (both.has_value() != whole.has_value()) return report(std::string(model) + ": read_json", text, t);
    if (!whole) {
        ++t.refused;
        rest::decode_error const a = both.error();
        rest::decode_error const b = whole.error();
        if (!ec) return report(std::string(model) + ": only the events are accepted", text, t);
        if (a.pointer != b.pointer || a.offset != b.offset || a.expected != b.expected || b.expected.empty() ||
            b.offset > text.size()) {
            return report(std::string(model) + ": another error", text, t);
        }
        return true;
    }
    ++t.accepted;
    if (ec == json::error::exponent_overflow) {
        ++t.huge_exponents;
    } else if (ec) {
        return report(std::string(model) + ": only the text is accepted", text, t);
    } else if (!(by_events == by_text)) {
        return report(std::string(model) + ": another value", text, t);
    }
    if (!(by_both == by_text)) return report(std::string(model) + ": another value of read_json", text, t);
    std::string const first = written(by_text);
    T again = blank;
    if (!rest::read_json_text(first, again)) return report(std::string(model) + ": cannot be read back", text, t);
    if (!(again == by_text)) return report(std::string(model) + ": is read back as another", text, t);
    if (written(again) != first) return report(std::string(model) + ": is written otherwise", text, t);
    return true;
}

/// Compares what a model of views reads with what a model of strings reads; their texts too, unless the one keeps
/// free-form JSON as it was received.
template <class Views, class Strings>
bool compare_views(std::string_view model, std::string_view text, bool with_texts, tally& t) {
    std::string bytes(text);
    // A link to the next, and the element, for each `{},` or shorter.
    std::string lists(2'000 + text.size() * 256, '\0');
    Views views;
    Strings strings;
    rest::decode_result const by_views = rest::read_json_views(bytes, views, lists);
    rest::decode_result const by_strings = rest::read_json_text(text, strings);
    if (!by_views && by_views.error().is_too_large) return true;
    if (by_views.has_value() != by_strings.has_value()) return report(std::string(model) + ": views", text, t);
    if (!by_views) {
        rest::decode_error const a = by_views.error();
        rest::decode_error const b = by_strings.error();
        // Only a model of views still has the key of an unknown member that was written with escapes.
        bool const has_escapes = text.find('\\') != std::string_view::npos;
        bool const same = (a.pointer == b.pointer || has_escapes) && a.offset == b.offset && a.expected == b.expected;
        return same || report(std::string(model) + ": another error of views", text, t);
    }
    return !with_texts || written(views) == written(strings) ||
           report(std::string(model) + ": another value of views", text, t);
}

/// True for equal trees. Boost.JSON reads the same real with another last bit at the end of a text, and
/// `0e400` as no number.
bool alike(json::value const& a, json::value const& b) {
    if (a.is_double() && b.is_double()) {
        double const x = a.get_double(), y = b.get_double();
        return x == y || (std::isnan(x) && std::isnan(y)) || (x - y < 1e-14 * x && y - x < 1e-14 * x) ||
               (x < 0 && x - y < -1e-14 * x && y - x < -1e-14 * x);
    }
    if (a.is_array() && b.is_array()) {
        return std::equal(a.get_array().begin(), a.get_array().end(), b.get_array().begin(), b.get_array().end(),
                          alike);
    }
    if (a.is_object() && b.is_object()) {
        if (a.get_object().size() != b.get_object().size()) return false;
        for (auto const& [key, value] : a.get_object()) {
            json::value const* const other = b.get_object().if_contains(key);
            if (other == nullptr || !alike(value, *other)) return false;
        }
        return true;
    }
    return a == b;
}

/// Compares with Boost.JSON's tree: what is JSON, and that free-form JSON keeps its value.
bool compare_with_tree(std::string_view text, tally& t) {
    rest::json_text any;
    bool const is_read = rest::read_json_text(text, any).has_value();
    std::string_view const rest_of = without_byte_order_mark(text);
    json::parse_options how;
    how.max_depth = rest::json_max_depth;
    boost::system::error_code ec;
    json::value const tree = json::parse({rest_of.data(), rest_of.size()}, ec, {}, how);
    if (ec == json::error::exponent_overflow) return true;
    if (is_read == static_cast<bool>(ec)) return report("the tree: what is JSON", text, t);
    if (!is_read) return true;
    json::value const kept = json::parse(any.text, ec, {}, how);
    if (ec || !alike(kept, tree)) return report("the tree: another value", text, t);
    return true;
}

bool compare(std::string_view text, tally& t) {
    ++t.texts;
    // Each in memory of its own size, so that a sanitizer sees a read beyond it.
    std::string const copy(text);
    bool same = compare_with_tree(copy, t);
    same = compare_as<rest::json_text>("json_text", copy, t) && same;
    same = compare_as<velo::paged_user_response>("paged_user_response", copy, t) && same;
    same = compare_as<velo::user_response>("user_response", copy, t) && same;
    same = compare_as<velo::error_response>("error_response", copy, t) && same;
    same = compare_as<velo::auth_response>("auth_response", copy, t) && same;
    same = compare_as<velo::invite_user_request>("invite_user_request", copy, t) && same;
    using view = std::string_view;
    same =
        compare_views<velo::basic_paged_user_response<view>, velo::paged_user_response>("page", copy, true, t) && same;
    same = compare_views<velo::basic_error_response<view>, velo::error_response>("errors", copy, false, t) && same;
    same = compare_views<velo::basic_auth_response<view>, velo::auth_response>("token", copy, true, t) && same;
    return same;
}

/// The microseconds of a date-time of RFC 3339, counted day by day and by another grammar.
std::optional<std::int64_t> independent_time(std::string_view s) {
    auto const number = [&](std::size_t at, std::size_t size) -> int {
        int value = 0;
        for (std::size_t i = at; i != at + size; ++i) {
            if (i >= s.size() || s[i] < '0' || s[i] > '9') return -1;
            value = value * 10 + (s[i] - '0');
        }
        return value;
    };
    std::string shape;
    for (char const c : s.substr(0, 19)) shape += c >= '0' && c <= '9' ? '0' : c == 't' ? 'T' : c;
    if (shape != "0000-00-00T00:00:00") return std::nullopt;
    int const year = number(0, 4), month = number(5, 2), day = number(8, 2);
    int const hour = number(11, 2), minute = number(14, 2), second = number(17, 2);
    bool const leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    int const lengths[] = {31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1 || day > lengths[month - 1] || hour > 23 || minute > 59 || second > 60)
        return std::nullopt;
    std::int64_t days = 0;
    for (int y = 0; y != year; ++y) days += (y % 4 == 0 && y % 100 != 0) || y % 400 == 0 ? 366 : 365;
    for (int m = 1; m != month; ++m) days += lengths[m - 1];
    days += day - 1;
    std::size_t at = 19;
    std::int64_t micro = 0;
    if (at < s.size() && s[at] == '.') {
        std::string digits;
        for (++at; at < s.size() && s[at] >= '0' && s[at] <= '9'; ++at) digits += s[at];
        if (digits.empty()) return std::nullopt;
        micro = std::stoll((digits + "000000").substr(0, 6));
    }
    std::string_view const zone = s.substr(at);
    std::int64_t offset = 0;
    if (zone != "Z" && zone != "z") {
        if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return std::nullopt;
        int const h = number(at + 1, 2), m = number(at + 4, 2);
        if (h < 0 || h > 23 || m < 0 || m > 59) return std::nullopt;
        offset = (zone[0] == '-' ? -1 : 1) * (h * 60 + m);
    }
    std::int64_t const since_0000 = ((days * 24 + hour) * 60 + minute - offset) * 60 + second;
    constexpr std::int64_t days_to_1970 = 719'528, days_to_10000 = 3'652'425;
    if (since_0000 < 0 || since_0000 >= days_to_10000 * 86'400) return std::nullopt;
    return (since_0000 - days_to_1970 * 86'400) * 1'000'000 + micro;
}

/// Makes texts of the shape of the models, with mistakes.
class generator {
  public:
    explicit generator(std::uint64_t seed) : random_(seed) {}

    std::string text() {
        std::string out;
        if (random_.chance(2)) out += "\xEF\xBB\xBF";
        blank(out);
        switch (random_.below(5)) {
            case 0: page(out); break;
            case 1: user(out); break;
            case 2: errors(out); break;
            case 3: token(out); break;
            default: any(out, 0); break;
        }
        blank(out);
        while (random_.chance(35)) mutate(out);
        return out;
    }
    std::string time() {
        std::string s = two(20) + two(99) + '-' + two(13) + '-' + two(32) + (random_.chance(90) ? 'T' : 't') + two(24) +
                        ':' + two(60) + ':' + two(61);
        if (random_.chance(40)) {
            s += '.';
            for (std::size_t i = random_.below(10); i-- > 0;) s += static_cast<char>('0' + random_.below(10));
        }
        s += random_.chance(60)   ? std::string("Z")
             : random_.chance(10) ? "z"
                                  : (random_.chance(50) ? "+" : "-") + two(24) + ':' + two(60);
        if (random_.chance(10)) mutate(s);
        return s;
    }

  private:
    std::string two(std::size_t end) {
        auto const n = random_.chance(3) ? random_.below(100) : random_.below(end);
        return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
    }
    void blank(std::string& out) {
        if (!random_.chance(10)) return;
        for (std::size_t i = random_.below(20); i-- > 0;) out += " \n\r\t"[random_.below(4)];
    }
    void mutate(std::string& out) {
        if (out.empty()) return;
        std::size_t const at = random_.below(out.size());
        switch (random_.below(5)) {
            case 0: out.erase(at, 1 + random_.below(3)); break;
            case 1: out.insert(at, 1, "\"\\{}[]:,09-.eEnt\n\xFF\xC3u"[random_.below(21)]); break;
            case 2: out[at] = static_cast<char>(random_.below(256)); break;
            case 3: out.resize(at); break;
            default: out.insert(at, out.substr(random_.below(out.size()), random_.below(30))); break;
        }
    }
    void string(std::string& out) {
        out += '"';
        for (std::size_t i = random_.below(random_.chance(10) ? 100 : 20); i-- > 0;) {
            if (random_.chance(90)) {
                out += "abcxyzABC019 @.+-_/"[random_.below(19)];
            } else {
                static constexpr std::string_view odd[] = {
                    "\\n",     "\\\"",           "\\\\",     "\\/",          "\\u0000",
                    "\\u00e9", "\\ud83d\\ude00", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80",
                    "\\ud800", "\xED\xA0\x80",   "\\x",      "\x01",         "\\u12",
                    "\x7F",    "\\b\\f\\r\\t"};
                out += random_.one_of(odd);
            }
        }
        out += '"';
    }
    void number(std::string& out) {
        static constexpr std::string_view odd[] = {"0",
                                                   "-0",
                                                   "1.0",
                                                   "1e0",
                                                   "1e2",
                                                   "9223372036854775807",
                                                   "9223372036854775808",
                                                   "-9223372036854775808",
                                                   "18446744073709551616",
                                                   "1e400",
                                                   "1e-400",
                                                   "0.1",
                                                   "1e99999999999",
                                                   "44123555000",
                                                   "01",
                                                   "1.",
                                                   "-",
                                                   "2.50",
                                                   "12e-1",
                                                   "120e-1"};
        if (random_.chance(50)) {
            out += random_.one_of(odd);
        } else {
            out += std::to_string(static_cast<std::int64_t>(random_.next() >> random_.below(64)));
            if (random_.chance(20)) out += '.' + std::to_string(random_.below(1000));
            if (random_.chance(20)) out += "e" + std::to_string(static_cast<int>(random_.below(40)) - 20);
        }
    }
    void any(std::string& out, int depth) {
        switch (random_.below(depth < 5 ? 8 : 6)) {
            case 0: out += "null"; break;
            case 1: out += "true"; break;
            case 2: out += "false"; break;
            case 3:
            case 4: string(out); break;
            case 5: number(out); break;
            case 6: list(out, [&] { any(out, depth + 1); }); break;
            default: object(out, {}, [&](std::string_view) { any(out, depth + 1); }); break;
        }
    }
    template <class F>
    void list(std::string& out, F element, std::size_t most = 4) {
        out += '[';
        for (std::size_t i = 0, n = random_.below(most); i != n; ++i) {
            if (i != 0) out += ',';
            blank(out);
            element();
            blank(out);
        }
        out += ']';
    }
    void key(std::string& out, std::string_view name) {
        out += '"';
        for (char const c : name) {
            if (random_.chance(1)) {
                char unit[8] = "\\u0000";
                unit[4] = "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
                unit[5] = "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15];
                out += unit;
            } else {
                out += c;
            }
        }
        out += "\"";
        blank(out);
        out += ':';
        blank(out);
    }
    template <class F>
    void object(std::string& out, std::initializer_list<std::string_view> names, F value) {
        out += '{';
        bool is_first = true;
        auto const member = [&](std::string_view name) {
            if (!is_first) out += ',';
            is_first = false;
            blank(out);
            key(out, name);
            value(name);
            blank(out);
        };
        for (std::string_view const name : names) {
            if (random_.chance(15)) continue;
            if (random_.chance(4)) member("unknown");
            member(random_.chance(4) ? *(names.begin() + random_.below(names.size())) : name);
        }
        if (names.size() == 0) {
            for (std::size_t i = random_.below(4); i-- > 0;) member(random_.chance(50) ? "a" : "b");
        }
        out += '}';
    }
    void fitting(std::string& out, std::string_view name) {
        if (random_.chance(6)) return any(out, 3);
        if (random_.chance(6)) {
            out += "null";
            return;
        }
        static constexpr std::string_view ids[] = {"\"8bbf301c-948f-4445-b411-357eec53e441\"",
                                                   "\"8BBF301C-948F-4445-B411-357EEC53E441\"",
                                                   "\"8bbf301c-948f-4445-b411-357eec53e44\"",
                                                   "\"8bbf301c948f4445b411357eec53e441\"",
                                                   "17",
                                                   "\"\"",
                                                   "\"\\u0038bbf301c-948f-4445-b411-357eec53e441\""};
        static constexpr std::string_view words[] = {"\"ENABLED\"", "\"DISABLED\"",   "\"PENDING\"",      "\"PAYOR\"",
                                                     "\"PAYEE\"",   "\"BACKOFFICE\"", "\"SMS\"",          "\"TOTP\"",
                                                     "\"YUBIKEY\"", "\"REGISTERED\"", "\"VERIFIED\"",     "\"enabled\"",
                                                     "\"NEW\"",     "\"\"",           "\"ENABLE\\u0044\""};
        static constexpr std::string_view roles[] = {"{\"name\":\"a\"}", "\"a\"", "{}",  "{\"name\":null}",
                                                     "{\"x\":[]}",       "5",     "null"};
        if (name == "id" || name == "entityId") {
            out += random_.one_of(ids);
        } else if (name.ends_with("Type") || name.ends_with("tatus") || name == "userType") {
            out += random_.one_of(words);
        } else if (name == "lockedOut") {
            out += random_.chance(50) ? "true" : "false";
        } else if (name == "lockedOutTimestamp") {
            out += '"' + time() + '"';
        } else if (name == "roles") {
            if (random_.chance(10)) {
                out += random_.one_of(roles);
            } else {
                list(out, [&] { out += random_.one_of(roles); });
            }
        } else if (name == "expires_in" || name.starts_with("total") || name == "httpStatusCode" || name == "page") {
            number(out);
        } else {
            random_.chance(5) ? number(out) : string(out);
        }
    }
    void user(std::string& out) {
        object(out,
               {"id", "status", "email", "smsNumber", "primaryContactNumber", "secondaryContactNumber", "firstName",
                "lastName", "entityId", "companyName", "roles", "userType", "mfaType", "mfaStatus", "lockedOut",
                "lockedOutTimestamp"},
               [&](std::string_view name) { fitting(out, name); });
    }
    void page(std::string& out) {
        object(out, {"page", "links", "content"}, [&](std::string_view name) {
            if (random_.chance(5)) return any(out, 2);
            if (name == "page") {
                object(out, {"numberOfElements", "totalElements", "totalPages", "page", "pageSize"},
                       [&](std::string_view) { number(out); });
            } else if (name == "links") {
                list(out, [&] { object(out, {"rel", "href"}, [&](std::string_view) { string(out); }); });
            } else {
                list(out, [&] { user(out); }, random_.chance(10) ? 40 : 4);
            }
        });
    }
    void errors(std::string& out) {
        object(out, {"errors", "correlationId", "httpStatusCode"}, [&](std::string_view name) {
            if (name != "errors") return fitting(out, name);
            list(out, [&] {
                object(out,
                       {"errorMessage", "errorCode", "localisationDetails", "location", "locationType", "reasonCode",
                        "errorData"},
                       [&](std::string_view member) {
                           if (member == "localisationDetails") {
                               object(out, {"template", "parameters"}, [&](std::string_view m) {
                                   if (m == "template") return string(out);
                                   object(out, {},
                                          [&](std::string_view) { random_.chance(90) ? string(out) : any(out, 4); });
                               });
                           } else if (member == "errorData") {
                               object(out, {"description", "content"}, [&](std::string_view) { any(out, 0); });
                           } else {
                               fitting(out, member);
                           }
                       });
            });
        });
    }
    void token(std::string& out) {
        object(out, {"access_token", "token_type", "expires_in", "refresh_token", "scope", "entityIds"},
               [&](std::string_view name) {
                   if (name == "entityIds") return list(out, [&] { random_.chance(90) ? string(out) : any(out, 4); });
                   fitting(out, name);
               });
    }

    tests::random random_;
};

[[maybe_unused]] bool compare_time(std::string const& text, tally& t) {
    auto const ours = rest::timestamp::parse(text);
    auto const theirs = independent_time(text);
    bool const same =
        ours.has_value() == theirs.has_value() && (!ours || ours->time().time_since_epoch().count() == *theirs);
    return same || report("timestamp", text, t);
}

}  // namespace

#ifdef VELO_LIBFUZZER
extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    tally t;
    if (!compare({reinterpret_cast<char const*>(data), size}, t)) std::abort();
    return 0;
}
#else
int main(int argc, char** argv) {
    std::uint64_t count = 100'000;
    std::uint64_t seed = 1;
    bool one = false;
    std::string corpus;
    for (int i = 1; i < argc; ++i) {
        if (i + 1 < argc && std::strcmp(argv[i], "--corpus") == 0) corpus = argv[i + 1];
        if (std::strcmp(argv[i], "--show") == 0) one = true;
        if (i + 1 < argc && std::strcmp(argv[i], "--count") == 0) count = std::strtoull(argv[i + 1], nullptr, 10);
        if (i + 1 < argc && std::strcmp(argv[i], "--seed") == 0) seed = std::strtoull(argv[i + 1], nullptr, 10);
    }
    if (one) {
        std::cout << generator(seed).text() << '\n';
        return 0;
    }
    if (!corpus.empty()) {
        std::uint64_t files = 0;
        auto const write = [&](std::string const& text) {
            std::ofstream(corpus + "/" + std::to_string(files++), std::ios::binary) << text;
        };
        for (std::string const& text : tests::hostile_texts()) write(text);
        for (std::uint64_t i = 0; i != count; ++i) write(generator(seed + i).text());
        std::cout << files << " files\n";
        return 0;
    }
    tally t;
    std::size_t hostile = 0;
    for (std::string const& text : tests::hostile_texts()) {
        ++hostile;
        static_cast<void>(compare(text, t));
    }
    for (std::uint64_t i = 0; i != count && t.differences < 10; ++i) {
        generator g(seed + i);
        if (!compare(g.text(), t)) std::cout << "seed " << seed + i << '\n';
        if (!compare_time(g.time(), t)) std::cout << "seed " << seed + i << '\n';
    }
    std::cout << hostile << " hostile texts, " << count << " generated ones from seed " << seed << ": " << t.accepted
              << " readings alike, " << t.refused << " refused by all, " << t.huge_exponents
              << " with exponents beyond 32 bits, " << t.differences << " differences\n";
    bool const enough = t.accepted * 10 >= t.refused;
    if (!enough) std::cout << "FAILED: too few texts were valid\n";
    return t.differences == 0 && enough ? 0 : 1;
}
#endif
