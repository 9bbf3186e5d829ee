// SPDX-License-Identifier: BSL-1.0

// From the bytes of a response to the model: by this library with both of its readers, by hand, and by the peers that
// are installed (peers.hpp). All fill the same model and keep absent, null and value apart. The floors are what no
// reader can be faster than: a copy of the finished model, Boost.JSON's parser with a handler that does nothing, and a
// copy of the text.

#include <velo/rest/serializer/json.hpp>
#include <velo/rest/serializer/text_json.hpp>

#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "hand_written.hpp"
#include "harness.hpp"
#include "peers.hpp"

namespace benchmarks {

namespace {

namespace json = boost::json;

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

std::size_t size_of(velo::paged_user_response const& p) { return p.content.size(); }
std::size_t size_of(velo::user_response const& u) { return u.roles.size(); }

/// A row of a reader that fills the same model as the others.
template <class T, class Read>
void add_reader(benchmark& b, std::shared_ptr<std::string const> const& bytes, T const& expected,
                std::string const& name, Read read) {
    T once;
    read(*bytes, once);
    require(once == expected, b.name + " by " + name);
    b.variants.push_back({name, [=] {
                              T target;
                              read(*bytes, target);
                              return size_of(target);
                          }});
}

template <class T>
benchmark decode(std::string const& name, std::string text) {
    auto const bytes = std::make_shared<std::string const>(std::move(text));
    auto const model = std::make_shared<T>();
    require(velo::rest::read_json(*bytes, *model).has_value(), name);
    benchmark b{"decode " + name,
                bytes->size(),
                {{"floor: copy of the model", [=] { return size_of(T(*model)); }},
                 {"floor: Boost.JSON's parser, empty handler", [=] { return parse_only(*bytes); }},
                 {"floor: memcpy of the text", [=, copy = std::make_shared<std::string>()] {
                      copy->assign(*bytes);
                      return copy->size();
                  }}}};
    if constexpr (std::is_same_v<T, velo::paged_user_response>) b.users = model->content.size();
    add_reader(b, bytes, *model, "velo-cpp, json",
               [](std::string const& from, T& to) { static_cast<void>(velo::rest::read_json(from, to)); });
    add_reader(b, bytes, *model, "velo-cpp, text_json",
               [](std::string const& from, T& to) { static_cast<void>(velo::rest::read_json_text(from, to)); });
    add_reader(b, bytes, *model, "by hand, less checking",
               [](std::string const& from, T& to) { hand_written_reader(from).read(to); });
    for_each_peer([&]<class Peer>(Peer) { add_reader(b, bytes, *model, Peer::name(), &Peer::template read<T>); });
    return b;
}

/// A page of so many users: those of the fixture, over and over.
std::string page_of(std::size_t users) {
    velo::paged_user_response page, some;
    require(velo::rest::read_json(fixture("page.json"), page).has_value(), "page.json");
    some.page = page.page;
    some.links = page.links;
    for (std::size_t i = 0; i != users; ++i) some.content.push_back(page.content[i % page.content.size()]);
    velo::rest::secure_buffer out;
    velo::rest::write_json(some, out);
    return std::string(out.view());
}

}  // namespace

std::vector<benchmark> decode_benchmarks(std::string_view only, std::size_t most_users) {
    std::vector<benchmark> all;
    // A text is made only if it is asked for: a count of instructions has to be that of few others.
    auto const add = [&]<class T>(std::type_identity<T>, std::string const& name, auto text) {
        if (only.empty() || only == "decode " + name) all.push_back(decode<T>(name, text()));
    };
    constexpr std::type_identity<velo::paged_user_response> page;
    add(std::type_identity<velo::user_response>{}, "a user", [] { return fixture("user.json"); });
    for (std::size_t const users : {1, 10, 100, 1'000, 10'000}) {
        if (users > most_users) break;
        add(page, "a page of " + std::to_string(users), [&] { return page_of(users); });
    }
    add(page, "a page of 100, indented", [] { return fixture("page_pretty.json"); });
    add(page, "a page of 100, shuffled", [] { return fixture("page_shuf.json"); });
    add(page, "a page of 100, sparse", [] { return fixture("page_sparse.json"); });
    return all;
}

}  // namespace benchmarks
