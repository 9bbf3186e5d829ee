// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_BENCHMARKS_PEERS_HPP
#define VELO_BENCHMARKS_PEERS_HPP

// Other JSON libraries that fill this library's models. Each keeps absent, null and value apart, as a response needs.
// simdjson chooses its code for the processor when it runs; the others are compiled with the flags of this program.

#include <velo/models/paged_user_response.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/model/described.hpp>

#include <boost/json.hpp>
#include <boost/version.hpp>

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

#if VELO_HAS_SIMDJSON
#include <simdjson.h>
#endif
#if VELO_HAS_NLOHMANN_JSON
#include <nlohmann/json.hpp>
#endif
#if VELO_HAS_RAPIDJSON
#include <rapidjson/document.h>
#include <rapidjson/rapidjson.h>
#endif

namespace benchmarks {

/// Fills the value of a member from a node of a peer. A peer has `is_null`, `text`, `integer` and `boolean`.
template <class Peer, class Node>
void take(velo::rest::field<std::string>& f, Node&& v) {
    f.emplace(Peer::text(v));
}
template <class Peer, class T, class Node>
void take(velo::rest::field<velo::rest::open<T>>& f, Node&& v) {
    f.emplace(velo::rest::open<T>::parse(Peer::text(v)));
}
template <class Peer, class Node>
void take(velo::rest::field<std::int64_t>& f, Node&& v) {
    f.emplace(Peer::integer(v));
}
template <class Peer, class Node>
void take(velo::rest::field<bool>& f, Node&& v) {
    f.emplace(Peer::boolean(v));
}

/// Fills a model from the tree of a peer, which has also `find(object, key)` and `each(array, function)`.
template <class Peer, class T, class Node>
void fill(T& target, Node const& object) {
    velo::rest::for_each_member<T>([&]<class M>(M) {
        auto const* const node = Peer::find(object, M::wire);
        if (node == nullptr) return;
        auto& to = M::get(target);
        if constexpr (velo::rest::is_std_vector<typename M::type>) {
            Peer::each(*node, [&](auto const& element) { fill<Peer>(to.emplace_back(), element); });
        } else if (Peer::is_null(*node)) {
            to.set_null();
        } else if constexpr (velo::rest::described<velo::rest::unwrapped_t<typename M::type>>) {
            fill<Peer>(to.emplace(), *node);
        } else {
            take<Peer>(to, *node);
        }
    });
}

struct boost_json_tree {
    using node = boost::json::value;
    static std::string name() {
        return "Boost.JSON " + std::to_string(BOOST_VERSION / 100'000) + "." +
               std::to_string(BOOST_VERSION / 100 % 1000) + ", its tree";
    }
    template <class T>
    static void read(std::string const& bytes, T& target) {
        boost::json::monotonic_resource memory;
        fill<boost_json_tree>(target, boost::json::parse(bytes, &memory));
    }
    static node const* find(node const& object, std::string_view key) {
        return object.as_object().if_contains({key.data(), key.size()});
    }
    static void each(node const& array, auto function) {
        for (node const& element : array.as_array()) function(element);
    }
    static bool is_null(node const& v) { return v.is_null(); }
    static std::string_view text(node const& v) { return {v.as_string().data(), v.as_string().size()}; }
    static std::int64_t integer(node const& v) { return v.as_int64(); }
    static bool boolean(node const& v) { return v.as_bool(); }
};

#if VELO_HAS_NLOHMANN_JSON
struct nlohmann_json {
    using node = nlohmann::json;
    static std::string name() {
        return "nlohmann-json " + std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
               std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." + std::to_string(NLOHMANN_JSON_VERSION_PATCH);
    }
    template <class T>
    static void read(std::string const& bytes, T& target) {
        fill<nlohmann_json>(target, nlohmann::json::parse(bytes));
    }
    static node const* find(node const& object, std::string_view key) {
        auto const found = object.find(key);
        return found == object.end() ? nullptr : &*found;
    }
    static void each(node const& array, auto function) {
        for (node const& element : array) function(element);
    }
    static bool is_null(node const& v) { return v.is_null(); }
    static std::string const& text(node const& v) { return v.get_ref<std::string const&>(); }
    static std::int64_t integer(node const& v) { return v.get<std::int64_t>(); }
    static bool boolean(node const& v) { return v.get<bool>(); }
};
#endif

#if VELO_HAS_RAPIDJSON
struct rapid_json {
    using node = rapidjson::Value;
    static std::string name() { return "RapidJSON " RAPIDJSON_VERSION_STRING; }
    template <class T>
    static void read(std::string const& bytes, T& target) {
        rapidjson::Document document;
        document.Parse<rapidjson::kParseValidateEncodingFlag>(bytes.data(), bytes.size());
        fill<rapid_json>(target, static_cast<node const&>(document));
    }
    static node const* find(node const& object, std::string_view key) {
        auto const found = object.FindMember(
            rapidjson::Value(rapidjson::StringRef(key.data(), static_cast<rapidjson::SizeType>(key.size()))));
        return found == object.MemberEnd() ? nullptr : &found->value;
    }
    static void each(node const& array, auto function) {
        for (node const& element : array.GetArray()) function(element);
    }
    static bool is_null(node const& v) { return v.IsNull(); }
    static std::string_view text(node const& v) { return {v.GetString(), v.GetStringLength()}; }
    static std::int64_t integer(node const& v) { return v.GetInt64(); }
    static bool boolean(node const& v) { return v.GetBool(); }
};
#endif

#if VELO_HAS_SIMDJSON
/// Its on-demand interface has no tree. Members are looked for in their order first, as the fastest users of it do.
struct simd_json {
    static std::string name() {
        return "simdjson " + std::to_string(simdjson::SIMDJSON_VERSION_MAJOR) + "." +
               std::to_string(simdjson::SIMDJSON_VERSION_MINOR);
    }
    using value = simdjson::ondemand::value;
    template <class T>
    static void read(std::string const& bytes, T& target) {
        static simdjson::ondemand::parser parser;
        static std::string padded;
        padded.assign(bytes).append(simdjson::SIMDJSON_PADDING, ' ');
        simdjson::ondemand::document document = parser.iterate(padded.data(), bytes.size(), padded.size()).value();
        walk(target, document.get_object().value());
    }
    static std::string_view text(value& v) { return v.get_string().value(); }
    static std::int64_t integer(value& v) { return v.get_int64().value(); }
    static bool boolean(value& v) { return v.get_bool().value(); }

    template <class T>
    static void walk(T& target, simdjson::ondemand::object object) {
        for (auto member : object) {
            std::string_view const key = member.unescaped_key().value();
            value node = member.value().value();
            static_cast<void>(velo::rest::any_member<T>([&]<class M>(M) {
                if (M::wire != key) return false;
                auto& to = M::get(target);
                if constexpr (velo::rest::is_std_vector<typename M::type>) {
                    for (auto element : node.get_array()) walk(to.emplace_back(), element.get_object().value());
                } else if constexpr (velo::rest::described<velo::rest::unwrapped_t<typename M::type>>) {
                    walk(to.emplace(), node.get_object().value());
                } else if (node.is_null()) {
                    to.set_null();
                } else {
                    take<simd_json>(to, node);
                }
                return true;
            }));
        }
    }
};
#endif

/// Calls `f` with each peer that this program was built with.
void for_each_peer(auto f) {
#if VELO_HAS_SIMDJSON
    f(simd_json{});
#endif
#if VELO_HAS_RAPIDJSON
    f(rapid_json{});
#endif
    f(boost_json_tree{});
#if VELO_HAS_NLOHMANN_JSON
    f(nlohmann_json{});
#endif
}

}  // namespace benchmarks

#endif
