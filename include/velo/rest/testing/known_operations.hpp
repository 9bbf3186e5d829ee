// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_KNOWN_OPERATIONS_HPP
#define VELO_REST_TESTING_KNOWN_OPERATIONS_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/match_path.hpp>
#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/http/method.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/wrapper.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/testing/json_text.hpp>
#include <velo/rest/transport/operation_rules.hpp>

#include <boost/mp11/algorithm.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// What stands for a secret of the type `T`: a fixed text that `T` accepts, so that it can be read as one.
template <secret T>
[[nodiscard]] std::string_view secret_placeholder() {
    for (std::string_view const text :
         {"redacted", "redacted-redacted", "000000", "0000", "00000000", "Redacted-0000"}) {
        if (T::parse(text)) return text;
    }
    return "redacted";
}

namespace detail {

template <class T>
inline constexpr bool is_vector = false;
template <class T, class A>
inline constexpr bool is_vector<std::vector<T, A>> = true;

/// A secret in a text, and what stands for it.
struct found_secret {
    std::string_view value;        ///< the JSON value; views the text
    std::string_view placeholder;  ///< static text
};

/// Goes through the next value, which should be a `T`, and appends its secrets.
template <class Wrapped>
void find_secrets(json_cursor& in, std::vector<found_secret>& out) {
    using T = unwrapped_t<Wrapped>;
    char const first = in.peek();
    if constexpr (secret<T>) {
        std::string_view const value = in.value();
        if (in.is_good() && value != "null") out.push_back({value, secret_placeholder<T>()});
    } else if constexpr (described<T>) {
        if (first != '{') return static_cast<void>(in.value());
        in.take('{');
        for (bool is_first = true; in.is_good() && in.peek() != '}'; is_first = false) {
            if (!is_first) in.take(',');
            std::string_view const quoted = in.string();
            in.take(':');
            if (!in.is_good()) return;
            std::string const name = json_string_text(quoted);
            bool const is_member = any_member<T>([&]<class M>(M) {
                if (M::wire != name) return false;
                find_secrets<typename M::type>(in, out);
                return true;
            });
            if (!is_member) static_cast<void>(in.value());
        }
        in.take('}');
    } else if constexpr (is_vector<T>) {
        if (first != '[') return static_cast<void>(in.value());
        in.take('[');
        for (bool is_first = true; in.is_good() && in.peek() != ']'; is_first = false) {
            if (!is_first) in.take(',');
            find_secrets<typename T::value_type>(in, out);
        }
        in.take(']');
    } else {
        static_cast<void>(in.value());
    }
}

/// The JSON of a `T` with placeholders in place of its secrets, and else the same bytes; `std::nullopt` if it is none.
template <class T>
[[nodiscard]] std::optional<std::string> without_secrets(std::string_view text, std::vector<std::string>* found) {
    // It is read as a model first: what is no JSON of a `T` could hold a secret anywhere.
    auto model = detail::make_blank<unwrapped_t<T>>();
    if (!read_json_text(text, model)) return std::nullopt;
    json_cursor in(text);
    std::vector<found_secret> secrets;
    find_secrets<T>(in, secrets);
    if (!in.is_good() || !in.is_at_end()) return std::nullopt;
    std::string out;
    for (auto const& [value, placeholder] : secrets) {
        auto const at = static_cast<std::size_t>(value.data() - text.data());
        out += text.substr(0, at);
        ((out += '"') += placeholder) += '"';
        text.remove_prefix(at + value.size());
        if (found != nullptr) found->push_back(value.front() == '"' ? json_string_text(value) : std::string(value));
    }
    return out += text;
}

template <class Op>
[[nodiscard]] std::string target_without_secrets(std::string_view target, std::vector<std::string>* found) {
    std::vector<found_secret> secrets;
    for_each_member<Op>([&]<class M>(M) {
        using T = unwrapped_t<typename M::type>;
        if constexpr (secret<T> && location_of<Op, M>() == parameter_location::path) {
            if (auto const values = match_path(target.substr(0, target.find('?')), Op::endpoint.path)) {
                for (auto const& [name, value] : *values) {
                    if (name == M::wire) secrets.push_back({value, secret_placeholder<T>()});
                }
            }
        } else if constexpr (secret<T> && location_of<Op, M>() == parameter_location::query) {
            std::string const name = std::string(M::wire) + '=';
            for (std::size_t at = target.find('?'); at != std::string_view::npos; at = target.find('&', at + 1)) {
                std::string_view const item = target.substr(at + 1, target.find('&', at + 1) - at - 1);
                if (item.starts_with(name)) secrets.push_back({item.substr(name.size()), secret_placeholder<T>()});
            }
        }
    });
    std::sort(secrets.begin(), secrets.end(), [](found_secret const& left, found_secret const& right) {
        return left.value.data() < right.value.data();
    });
    std::string out;
    for (auto const& [value, placeholder] : secrets) {
        auto const at = static_cast<std::size_t>(value.data() - target.data());
        (out += target.substr(0, at)) += placeholder;
        target.remove_prefix(at + value.size());
        if (found != nullptr) found->emplace_back(value);
    }
    return out += target;
}

template <class Op>
[[nodiscard]] std::optional<std::string> request_without_secrets(std::string_view body,
                                                                 std::vector<std::string>* found) {
    std::optional<std::string> out;
    if (body.empty()) return std::string();
    for_each_member<Op>([&]<class M>(M) {
        if constexpr (location_of<Op, M>() == parameter_location::body) {
            out = without_secrets<typename M::type>(body, found);
        }
    });
    return out;
}

template <class Op>
[[nodiscard]] std::optional<std::string> response_without_secrets(int status, std::string_view body,
                                                                  std::vector<std::string>* found) {
    if (body.empty()) return std::string();
    if (status >= 200 && status < 300) {
        if constexpr (std::is_void_v<typename Op::response>) {
            return std::nullopt;
        } else {
            return without_secrets<typename Op::response>(body, found);
        }
    }
    if constexpr (std::is_void_v<typename Op::error_payload>) {
        return std::nullopt;
    } else {
        return without_secrets<typename Op::error_payload>(body, found);
    }
}

template <class Op>
inline constexpr operation_rules rules_of{Op::endpoint.name, &target_without_secrets<Op>, &request_without_secrets<Op>,
                                          &response_without_secrets<Op>};

}  // namespace detail

/// Finds the operation in `List`, a list of types such as `velo::operations`, that has the method and the path of a
/// request; null if there is none. If two path templates match, the one with fewer placeholders is chosen. It is an
/// `operation_finder`.
template <class List>
[[nodiscard]] operation_rules const* find_operation(method m, std::string_view target) {
    std::string_view const path = target.substr(0, target.find('?'));
    operation_rules const* best = nullptr;
    std::size_t placeholders = 0;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, List>>(
        [&]<class Op>(std::type_identity<Op>) {
            if (Op::endpoint.method != m) return;
            auto const values = match_path(path, Op::endpoint.path);
            if (!values || (best != nullptr && placeholders <= values->size())) return;
            best = &detail::rules_of<Op>;
            placeholders = values->size();
        });
    return best;
}

}  // namespace velo::inline VELO_ABI::rest

#endif
