// SPDX-License-Identifier: BSL-1.0

// From the bytes of a response to the model: by this library with both of its readers, by hand, by simdjson where it is
// installed, and through Boost.JSON's tree. All fill the same model and keep absent, null and value apart. The floors
// are what no reader can be faster than: a copy of the finished model, and Boost.JSON's parser with a handler that does
// nothing.

#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>

#include <memory>

#if VELO_HAS_SIMDJSON
#include <simdjson.h>
#endif

#include "hand_written.hpp"
#include "harness.hpp"

namespace benchmarks {

namespace {

namespace json = boost::json;

void take(velo::rest::field<std::string>& f, json::value const& v) {
    if (v.is_null()) {
        f.set_null();
    } else {
        f.emplace(std::string_view(v.as_string()));
    }
}
template <class T>
void take(velo::rest::field<velo::rest::open<T>>& f, json::value const& v) {
    if (v.is_null()) {
        f.set_null();
    } else {
        f.emplace(velo::rest::open<T>::parse(std::string_view(v.as_string())));
    }
}
void take(velo::rest::field<std::int64_t>& f, json::value const& v) { f.emplace(v.as_int64()); }
void take(velo::rest::field<bool>& f, json::value const& v) {
    if (v.is_null()) {
        f.set_null();
    } else {
        f.emplace(v.as_bool());
    }
}

template <class T>
void walk(T& target, json::object const& o) {
    velo::rest::for_each_member<T>([&]<class M>(M) {
        if constexpr (velo::rest::is_field<typename M::type> &&
                      !velo::rest::described<velo::rest::unwrapped_t<typename M::type>>) {
            if (json::value const* const v = o.if_contains(M::wire)) take(M::get(target), *v);
        }
    });
}

void walk_user(velo::user_response& u, json::object const& o) {
    walk(u, o);
    if (json::value const* const roles = o.if_contains("roles")) {
        for (json::value const& r : roles->as_array()) walk(u.roles.emplace_back(), r.as_object());
    }
}

void walk_page(velo::paged_user_response& p, json::value const& v) {
    json::object const& o = v.as_object();
    if (json::value const* const page = o.if_contains("page")) walk(p.page.emplace(), page->as_object());
    if (json::value const* const links = o.if_contains("links")) {
        for (json::value const& l : links->as_array()) walk(p.links.emplace_back(), l.as_object());
    }
    for (json::value const& u : o.at("content").as_array()) walk_user(p.content.emplace_back(), u.as_object());
}

/// Takes every event of the parser and does nothing.
struct empty_handler {
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);
    using error = boost::system::error_code;
    using view = json::string_view;
    bool on_document_begin(error&) { return true; }
    bool on_document_end(error&) { return true; }
    bool on_object_begin(error&) { return true; }
    bool on_object_end(std::size_t, error&) { return true; }
    bool on_array_begin(error&) { return true; }
    bool on_array_end(std::size_t, error&) { return true; }
    bool on_key_part(view, std::size_t, error&) { return true; }
    bool on_key(view, std::size_t, error&) { return true; }
    bool on_string_part(view, std::size_t, error&) { return true; }
    bool on_string(view, std::size_t, error&) { return true; }
    bool on_number_part(view, error&) { return true; }
    bool on_int64(std::int64_t, view, error&) { return true; }
    bool on_uint64(std::uint64_t, view, error&) { return true; }
    bool on_double(double, view, error&) { return true; }
    bool on_bool(bool, error&) { return true; }
    bool on_null(error&) { return true; }
    bool on_comment_part(view, error&) { return true; }
    bool on_comment(view, error&) { return true; }
};
std::size_t parse_only(std::string const& bytes) {
    json::basic_parser<empty_handler> parser{json::parse_options{}};
    boost::system::error_code ec;
    return parser.write_some(false, bytes.data(), bytes.size(), ec);
}

#if VELO_HAS_SIMDJSON
namespace simd = simdjson::ondemand;

void take(velo::rest::field<std::string>& f, simd::value v) {
    v.is_null() ? f.set_null() : static_cast<void>(f.emplace(v.get_string().value()));
}
template <class T>
void take(velo::rest::field<velo::rest::open<T>>& f, simd::value v) {
    v.is_null() ? f.set_null() : static_cast<void>(f.emplace(velo::rest::open<T>::parse(v.get_string().value())));
}
void take(velo::rest::field<std::int64_t>& f, simd::value v) {
    v.is_null() ? f.set_null() : static_cast<void>(f.emplace(v.get_int64().value()));
}
void take(velo::rest::field<bool>& f, simd::value v) {
    v.is_null() ? f.set_null() : static_cast<void>(f.emplace(v.get_bool().value()));
}
/// Members are looked for in their order first, as the fastest peers do.
template <class T>
void walk(T& target, simd::object o) {
    for (auto member : o) {
        std::string_view const key = member.unescaped_key().value();
        simd::value const value = member.value().value();
        static_cast<void>(velo::rest::any_member<T>([&]<class M>(M) {
            if (M::wire != key) return false;
            auto& to = M::get(target);
            if constexpr (velo::rest::is_std_vector<typename M::type>) {
                for (auto element : simd::value(value).get_array())
                    walk(to.emplace_back(), element.get_object().value());
            } else if constexpr (velo::rest::described<velo::rest::unwrapped_t<typename M::type>>) {
                walk(to.emplace(), simd::value(value).get_object().value());
            } else {
                take(to, value);
            }
            return true;
        }));
    }
}
template <class T>
void read_by_simdjson(std::string const& bytes, T& target) {
    static simd::parser parser;
    static std::string padded;
    padded.assign(bytes).append(simdjson::SIMDJSON_PADDING, ' ');
    simd::document document = parser.iterate(padded.data(), bytes.size(), padded.size()).value();
    walk(target, document.get_object().value());
}
#endif

/// The rows that all jobs have.
template <class T>
benchmark decode(std::string const& name, std::string const& file, auto size_of) {
    auto const bytes = std::make_shared<std::string const>(fixture(file));
    auto const model = std::make_shared<T>();
    T by_text;
    require(velo::rest::read_json(*bytes, *model).has_value(), file);
    require(velo::rest::read_json_text(*bytes, by_text).has_value() && by_text == *model, file + " by text_json");
    benchmark b{name,
                bytes->size(),
                {{"floor: copy of the model", [=] { return size_of(T(*model)); }},
                 {"floor: Boost.JSON's parser, empty handler", [=] { return parse_only(*bytes); }},
                 {"velo-cpp, json",
                  [=] {
                      T p;
                      static_cast<void>(velo::rest::read_json(*bytes, p));
                      return size_of(p);
                  }},
                 {"velo-cpp, text_json", [=] {
                      T p;
                      static_cast<void>(velo::rest::read_json_text(*bytes, p));
                      return size_of(p);
                  }}}};
#if VELO_HAS_SIMDJSON
    T by_simdjson;
    read_by_simdjson(*bytes, by_simdjson);
    require(by_simdjson == *model, file + " by simdjson");
    b.variants.push_back({"simdjson " + std::to_string(simdjson::SIMDJSON_VERSION_MAJOR) + "." +
                              std::to_string(simdjson::SIMDJSON_VERSION_MINOR),
                          [=] {
                              T p;
                              read_by_simdjson(*bytes, p);
                              return size_of(p);
                          }});
#endif
    return b;
}

benchmark page(std::string const& file) {
    auto const bytes = std::make_shared<std::string const>(fixture(file));
    velo::paged_user_response by_hand, by_us, by_tree;
    hand_written_reader(*bytes).page(by_hand);
    require(velo::rest::read_json(*bytes, by_us).has_value() && by_hand == by_us, file);
    walk_page(by_tree, json::parse(*bytes));
    require(by_tree == by_us, file + " through the tree");
    benchmark b = decode<velo::paged_user_response>(
        "decode " + file, file, [](velo::paged_user_response const& p) { return p.content.size(); });
    b.variants.push_back({"by hand, less checking", [=] {
                              velo::paged_user_response p;
                              hand_written_reader(*bytes).page(p);
                              return p.content.size();
                          }});
    b.variants.push_back({"Boost.JSON tree alone", [=] { return json::parse(*bytes).as_object().size(); }});
    b.variants.push_back({"Boost.JSON tree, then the model", [=] {
                              velo::paged_user_response p;
                              walk_page(p, json::parse(*bytes));
                              return p.content.size();
                          }});
    return b;
}

benchmark user() {
    auto const bytes = std::make_shared<std::string const>(fixture("user.json"));
    velo::user_response by_hand, by_us;
    hand_written_reader(*bytes).user(by_hand);
    require(velo::rest::read_json(*bytes, by_us).has_value() && by_hand == by_us, "user.json");
    benchmark b = decode<velo::user_response>("decode user.json", "user.json",
                                              [](velo::user_response const& u) { return u.roles.size(); });
    b.variants.push_back({"by hand, less checking", [=] {
                              velo::user_response u;
                              hand_written_reader(*bytes).user(u);
                              return u.roles.size();
                          }});
    b.variants.push_back({"Boost.JSON tree alone", [=] { return json::parse(*bytes).as_object().size(); }});
    b.variants.push_back({"Boost.JSON tree, then the model", [=] {
                              velo::user_response u;
                              walk_user(u, json::parse(*bytes).as_object());
                              return u.roles.size();
                          }});
    return b;
}

}  // namespace

std::vector<benchmark> decode_benchmarks() {
    return {user(), page("page.json"), page("page_pretty.json"), page("page_shuf.json"), page("page_sparse.json")};
}

}  // namespace benchmarks
