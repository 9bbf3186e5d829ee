// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TESTING_KNOWN_OPERATIONS_HPP
#define VELO_REST_TESTING_KNOWN_OPERATIONS_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/endpoint_check.hpp>
#include <velo/rest/endpoint/match_path.hpp>
#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/method.hpp>
#include <velo/rest/http/percent_decode.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/holds_secret.hpp>
#include <velo/rest/model/own_format.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/model/wrapper.hpp>
#include <velo/rest/response/by_status.hpp>
#include <velo/rest/response/union_of.hpp>
#include <velo/rest/response/with_headers.hpp>
#include <velo/rest/serializer/text_json.hpp>
#include <velo/rest/serializer/verbatim.hpp>
#include <velo/rest/testing/json_text.hpp>
#include <velo/rest/transport/operation_rules.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
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
        if constexpr (std::is_member_pointer_v<decltype(text_shorthand<T>)>) {
            using text = std::remove_cvref_t<decltype(std::declval<T&>().*text_shorthand<T>)>;
            if (first == '"') return find_secrets<text>(in, out);
        }
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
    } else if constexpr (kind_of<T> == value_kind::list) {
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

/// Appends the secrets of a body that is not JSON: in a form, and in the parts of a multipart body.
template <class T>
void find_in_own_format(std::string_view body, std::vector<std::string>& found) {
    for_each_member<T>([&]<class M>(M) {
        using value = typename item_of<unwrapped_t<typename M::type>>::type;
        if constexpr (holds_secret<value>) {
            for_each_encoded_pair(body, [&](std::string const& name, std::string_view text) {
                if (name == M::wire) found.push_back(percent_decode(text));
            });
            std::string const name = "name=\"" + std::string(M::wire) + '"';
            for (std::size_t at = 0; (at = body.find(name, at)) != std::string_view::npos; ++at) {
                std::size_t const begin = body.find("\r\n\r\n", at);
                if (begin == std::string_view::npos) break;
                std::string_view const part = body.substr(begin + 4, body.find("\r\n--", begin + 4) - begin - 4);
                if constexpr (described<value>) {
                    static_cast<void>(without_secrets<value>(part, &found));
                } else {
                    found.emplace_back(part);
                }
            }
        }
    });
}

/// True for a body that is JSON: that the Serializer writes and reads.
template <class T>
inline constexpr bool is_json_body = true;
template <own_format T>
inline constexpr bool is_json_body<T> = std::is_base_of_v<serialized, typename T::format>;

/// How the body of a response or of an error is shown whose type is a `T`. The primary template is for JSON, and for
/// formats that are not: they are not shown.
template <class T>
struct received_body {
    static std::optional<std::string> without_secrets(int, [[maybe_unused]] std::string_view body,
                                                      [[maybe_unused]] std::vector<std::string>* found) {
        if constexpr (std::is_void_v<T> || !is_json_body<T>) {
            return std::nullopt;
        } else {
            return detail::without_secrets<T>(body, found);
        }
    }
};
template <class Headers, class Body>
struct received_body<with_headers<Headers, Body>> : received_body<Body> {};
template <class... Cases>
struct received_body<by_status<Cases...>> {
    static std::optional<std::string> without_secrets(int status, std::string_view body,
                                                      std::vector<std::string>* found) {
        bool const has_own = ((Cases::status == status) || ...);
        std::optional<std::string> out;
        (..., (Cases::status == (has_own ? status : any_other_status)
                   ? static_cast<void>(out = received_body<typename Cases::type>::without_secrets(status, body, found))
                   : void()));
        return out;
    }
};
template <class Union>
struct received_body<union_of<Union>> {
    static std::optional<std::string> without_secrets(int, std::string_view body, std::vector<std::string>* found) {
        if (!detail::without_secrets<json_text>(body, nullptr)) return std::nullopt;
        std::string_view const tag = member_text(body, Union::discriminator);
        return [&]<class... A>(boost::mp11::mp_list<A...>) {
            std::optional<std::string> out;
            bool is_read = false;
            (..., (!is_read && tag == A::tag
                       ? static_cast<void>((is_read = true, out = detail::without_secrets<A>(body, found)))
                       : void()));
            // Under another tag it could be any of them.
            if (!is_read && !holds_secret<union_of<Union>>) out = std::string(body);
            return out;
        }(typename union_of<Union>::alternatives{});
    }
};

/// What stands for the value of the header field `name` of a response whose header fields are a `T`; empty if it is no
/// secret.
template <class T>
[[nodiscard]] std::string_view field_placeholder([[maybe_unused]] std::string_view name) {
    std::string_view placeholder;
    for_each_member<T>([&]<class M>(M) {
        using value = unwrapped_t<typename M::type>;
        if constexpr (secret<value>) {
            if (same_name(std::string_view(header_name<M>), name)) placeholder = secret_placeholder<value>();
        }
    });
    return placeholder;
}
template <class T>
struct response_fields {
    static std::string_view placeholder(std::string_view) noexcept { return {}; }
};
template <class Headers, class Body>
struct response_fields<with_headers<Headers, Body>> {
    static std::string_view placeholder(std::string_view name) { return field_placeholder<Headers>(name); }
};
template <class... Cases>
struct response_fields<by_status<Cases...>> {
    static std::string_view placeholder(std::string_view name) {
        std::string_view out;
        (..., (out = out.empty() ? response_fields<typename Cases::type>::placeholder(name) : out));
        return out;
    }
};

template <class Op>
[[nodiscard]] std::string_view header_placeholder_of(std::string_view field) {
    std::string_view placeholder = response_fields<typename Op::response>::placeholder(field);
    if (placeholder.empty()) placeholder = response_fields<typename Op::error_payload>::placeholder(field);
    for_each_member<Op>([&]<class M>(M) {
        using value = unwrapped_t<typename M::type>;
        if constexpr (location_of<Op, M>() == parameter_location::header && secret<value>) {
            if (same_name(std::string_view(header_name<M>), field)) placeholder = secret_placeholder<value>();
        }
    });
    return placeholder;
}

/// What stands for the value of the parameter `name` in the query; empty if it is no secret.
template <class Op>
[[nodiscard]] std::string_view query_placeholder(std::string_view name) {
    // The client writes no parameter that is no argument, but the Auth its key.
    std::string_view placeholder = Op::endpoint.security == security::api_key ? "redacted" : "";
    for_each_member<Op>([&]<class M>(M) {
        if constexpr (location_of<Op, M>() == parameter_location::query) {
            using T = typename item_of<unwrapped_t<typename M::type>>::type;
            if (name != M::wire) return;
            if constexpr (secret<T>) {
                placeholder = secret_placeholder<T>();
            } else {
                placeholder = {};
            }
        }
    });
    return placeholder;
}

template <class Op>
[[nodiscard]] std::string target_without_secrets(std::string_view target, std::vector<std::string>* found) {
    std::vector<found_secret> secrets;
    std::size_t const mark = target.find('?');
    for_each_member<Op>([&]<class M>(M) {
        using T = unwrapped_t<typename M::type>;
        if constexpr (secret<T> && location_of<Op, M>() == parameter_location::path) {
            if (auto const values = match_path(target.substr(0, mark), Op::endpoint.path)) {
                for (auto const& [name, value] : *values) {
                    if (name == M::wire) secrets.push_back({value, secret_placeholder<T>()});
                }
            }
        }
    });
    std::sort(secrets.begin(), secrets.end(), [](found_secret const& left, found_secret const& right) {
        return left.value.data() < right.value.data();
    });
    if (mark != std::string_view::npos) {
        for_each_encoded_pair(target.substr(mark + 1), [&](std::string const& name, std::string_view value) {
            std::string_view const placeholder = query_placeholder<Op>(name);
            if (!placeholder.empty()) secrets.push_back({value, placeholder});
        });
    }
    std::string out;
    for (auto const& [value, placeholder] : secrets) {
        auto const at = static_cast<std::size_t>(value.data() - target.data());
        (out += target.substr(0, at)) += placeholder;
        target.remove_prefix(at + value.size());
        if (found != nullptr) found->push_back(percent_decode(value));
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
            using T = unwrapped_t<typename M::type>;
            out = received_body<T>::without_secrets(0, body, found);
            if constexpr (!is_json_body<T>) {
                if (found != nullptr) find_in_own_format<T>(body, *found);
            }
        }
    });
    return out;
}

template <class Op>
[[nodiscard]] std::optional<std::string> response_without_secrets(int status, std::string_view body,
                                                                  std::vector<std::string>* found) {
    if (body.empty()) return std::string();
    if (status >= 200 && status < 300)
        return received_body<typename Op::response>::without_secrets(status, body, found);
    return received_body<typename Op::error_payload>::without_secrets(status, body, found);
}

template <class Op>
inline constexpr operation_rules rules_of{Op::endpoint.name, &target_without_secrets<Op>, &request_without_secrets<Op>,
                                          &response_without_secrets<Op>, &header_placeholder_of<Op>};

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
