// SPDX-License-Identifier: BSL-1.0

// From the bytes of a response to the model: by hand, by this library, and through Boost.JSON's tree.

#include <velo/rest/serializer/json.hpp>

#include <boost/json.hpp>

#include <memory>

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

benchmark page(std::string const& file) {
    auto const bytes = std::make_shared<std::string const>(fixture(file));
    velo::paged_user_response by_hand, by_us, by_tree;
    hand_written_reader(*bytes).page(by_hand);
    require(velo::rest::read_json(*bytes, by_us).has_value() && by_hand == by_us, file);
    walk_page(by_tree, json::parse(*bytes));
    require(by_tree == by_us, file + " through the tree");
    return {"decode " + file,
            bytes->size(),
            {{"floor: by hand, less checking",
              [=] {
                  velo::paged_user_response p;
                  hand_written_reader(*bytes).page(p);
                  return p.content.size();
              }},
             {"velo-cpp",
              [=] {
                  velo::paged_user_response p;
                  static_cast<void>(velo::rest::read_json(*bytes, p));
                  return p.content.size();
              }},
             {"Boost.JSON tree alone", [=] { return json::parse(*bytes).as_object().size(); }},
             {"Boost.JSON tree, then the model", [=] {
                  velo::paged_user_response p;
                  walk_page(p, json::parse(*bytes));
                  return p.content.size();
              }}}};
}

benchmark user() {
    auto const bytes = std::make_shared<std::string const>(fixture("user.json"));
    velo::user_response by_hand, by_us;
    hand_written_reader(*bytes).user(by_hand);
    require(velo::rest::read_json(*bytes, by_us).has_value() && by_hand == by_us, "user.json");
    return {"decode user.json",
            bytes->size(),
            {{"floor: by hand, less checking",
              [=] {
                  velo::user_response u;
                  hand_written_reader(*bytes).user(u);
                  return u.roles.size();
              }},
             {"velo-cpp",
              [=] {
                  velo::user_response u;
                  static_cast<void>(velo::rest::read_json(*bytes, u));
                  return u.roles.size();
              }},
             {"Boost.JSON tree alone", [=] { return json::parse(*bytes).as_object().size(); }},
             {"Boost.JSON tree, then the model", [=] {
                  velo::user_response u;
                  walk_user(u, json::parse(*bytes).as_object());
                  return u.roles.size();
              }}}};
}

}  // namespace

std::vector<benchmark> decode_benchmarks() {
    return {user(), page("page.json"), page("page_pretty.json"), page("page_shuf.json"), page("page_sparse.json")};
}

}  // namespace benchmarks
