// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_REQUEST_BUILD_HPP
#define VELO_REST_REQUEST_BUILD_HPP

#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/endpoint/endpoint_check.hpp>
#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/inline_text.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/model/wrapper.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// A member of a request whose value cannot be sent. Static text, safe to log.
struct invalid_field {
    std::string_view name;      ///< of the member, in C++
    std::string_view expected;  ///< what the value must be
};

namespace detail {
/// As `find_invalid_field`, for a struct or the elements of a vector.
template <class T>
[[nodiscard]] constexpr std::optional<invalid_field> find_invalid_in(T const& value) noexcept;
}  // namespace detail

/// Finds the first member of `value`, at any depth, that cannot be sent: an unset required argument, or a value whose
/// `is_sendable()` is false. Returns `std::nullopt` if all can be sent.
template <described T>
[[nodiscard]] constexpr std::optional<invalid_field> find_invalid_field(T const& value) noexcept {
    std::optional<invalid_field> found;
    any_member<T>([&]<class M>(M) {
        auto const& member = M::get(value);
        if constexpr (described<typename M::type> || is_std_vector<typename M::type>) {
            found = detail::find_invalid_in(member);
        } else if constexpr (wrapper<typename M::type>) {
            using inner = unwrapped_t<typename M::type>;
            if constexpr (is_required<typename M::type>) {
                if (!member.has_value()) found = {M::name, "a value: it is required"};
            }
            if constexpr (requires(inner const& v) { v.is_sendable(); }) {
                if (member.has_value() && !(*member).is_sendable()) found = {M::name, inner::sendable};
            }
            if constexpr (described<inner> || is_std_vector<inner>) {
                if (member.has_value()) found = detail::find_invalid_in(*member);
            }
        }
        return found.has_value();
    });
    return found;
}

namespace detail {
template <class T>
constexpr std::optional<invalid_field> find_invalid_in([[maybe_unused]] T const& value) noexcept {
    if constexpr (described<T>) {
        return find_invalid_field(value);
    } else if constexpr (is_std_vector<T>) {
        if constexpr (described<typename T::value_type> || is_std_vector<typename T::value_type>) {
            for (auto const& element : value) {
                if (auto const found = find_invalid_in(element)) return found;
            }
        }
    }
    return std::nullopt;
}

/// The unreserved characters (RFC 3986 section 2.3).
inline constexpr byte_set unreserved_characters = alphanumeric_and("-._~");

/// The number of unreserved characters at the beginning of `text`.
constexpr std::size_t unreserved_run(std::string_view text) noexcept {
    constexpr auto is_unreserved = [](char c) {
        return static_cast<unsigned>(unreserved_characters[static_cast<unsigned char>(c)]);
    };
    char const* at = text.data();
    char const* const end = at + text.size();
    // Six at a time without a branch between them: ids are most of what is encoded.
    while (end - at >= 6 && (is_unreserved(at[0]) & is_unreserved(at[1]) & is_unreserved(at[2]) & is_unreserved(at[3]) &
                             is_unreserved(at[4]) & is_unreserved(at[5])) != 0) {
        at += 6;
    }
    while (at != end && is_unreserved(*at) != 0) ++at;
    return static_cast<std::size_t>(at - text.data());
}
}  // namespace detail

/// Appends `text` to `out`, percent-encoded in upper-case hex. Only the unreserved characters `A-Z a-z 0-9 - . _ ~`
/// (RFC 3986 section 2.3) stay as they are. Valid in paths and queries: a space is `%20` in both.
/// Calls to allocate may throw.
inline void percent_encode(std::string_view text, secure_buffer& out) {
    constexpr char const* hex = "0123456789ABCDEF";
    for (;;) {
        std::size_t const run = detail::unreserved_run(text);
        out.append(text.substr(0, run));
        if (run == text.size()) return;
        auto const code = static_cast<unsigned char>(text[run]);
        char const encoded[] = {'%', hex[code >> 4], hex[code & 15]};
        out.append({encoded, sizeof encoded});
        text.remove_prefix(run + 1);
    }
}

namespace detail {

template <std::integral N>
    requires(sizeof(N) == 8)
[[nodiscard]] inline_text<20> number_text(N value) noexcept {
    inline_text<20> out;
    char digits[20] = {};
    auto const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    static_cast<void>(out.assign({digits, static_cast<std::size_t>(end - digits)}));
    return out;
}

/// The shortest text that reads back as `value`.
template <std::floating_point N>
[[nodiscard]] inline_text<48> number_text(N value) noexcept {
    inline_text<48> out;
    char digits[48] = {};
    auto const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    static_cast<void>(out.assign({digits, static_cast<std::size_t>(end - digits)}));
    return out;
}

}  // namespace detail

/// An argument of a path, a query or a header as text, a secret in clear: a view of `value`, or an inline text. Both
/// convert to `std::string_view`.
template <class T>
[[nodiscard]] auto argument_text(T const& value) noexcept {
    if constexpr (enumeration<T>) {
        return to_text(value);
    } else if constexpr (textual<T>) {
        return value.to_text();
    } else if constexpr (secret<T>) {
        return std::string_view(value.reveal());
    } else if constexpr (std::same_as<T, std::string>) {
        return std::string_view(value);
    } else if constexpr (std::same_as<T, bool>) {
        return value ? std::string_view("true") : std::string_view("false");
    } else if constexpr (std::floating_point<T>) {
        return detail::number_text(value);
    } else if constexpr (std::integral<T>) {
        using widest = std::conditional_t<std::signed_integral<T>, std::int64_t, std::uint64_t>;
        return detail::number_text(static_cast<widest>(value));
    } else {
        return detail::number_text(static_cast<std::int64_t>(value.value()));  // a bounded number
    }
}

namespace detail {

/// An empty path value or a dot segment would address another resource: `DELETE /v2/users/..` is `DELETE /v2/`.
[[nodiscard]] constexpr bool is_path_segment(std::string_view text) noexcept {
    return !text.empty() && text != "." && text != "..";
}

inline constexpr std::string_view path_segment_expected = "text that is not empty and not a dot segment";

/// Appends the items of `list`, percent-encoded, with commas between them.
template <class List>
void append_list(List const& list, secure_buffer& out) {
    for (std::size_t i = 0; i != list.size(); ++i) {
        if (i != 0) out.push_back(',');
        typename List::value_type const& item = list[i];
        percent_encode(argument_text(item), out);
    }
}

template <class Op>
std::optional<invalid_field> append_path(Op const& op, secure_buffer& target) {
    std::optional<invalid_field> invalid;
    for (std::string_view rest = Op::endpoint.path; !rest.empty() && !invalid;) {
        path_piece const piece = next_path_piece(rest);
        target.append(piece.literal);
        if (piece.placeholder.empty()) continue;
        for_each_member<Op>([&]<class M>(M) {
            if constexpr (location_of<Op, M>() == parameter_location::path) {
                if (M::wire != piece.placeholder) return;
                auto const& argument = *M::get(op);
                if constexpr (argument_list<std::remove_cvref_t<decltype(argument)>>) {
                    std::size_t const start = target.size();
                    append_list(argument, target);
                    if (!is_path_segment(target.view().substr(start))) invalid = {M::name, path_segment_expected};
                } else {
                    auto const text = argument_text(argument);
                    // `find_invalid_field` asks the arguments that know it themselves.
                    if constexpr (!requires { argument.is_sendable(); }) {
                        if (!is_path_segment(text)) invalid = {M::name, path_segment_expected};
                    }
                    percent_encode(text, target);
                }
            }
        });
    }
    return invalid;
}

template <class Op>
void append_query(Op const& op, secure_buffer& target) {
    char separator = '?';
    for_each_member<Op>([&]<class M>(M) {
        if constexpr (location_of<Op, M>() == parameter_location::query) {
            auto const& argument = M::get(op);
            if (!argument.has_value()) return;
            auto const append_name = [&] {
                target.push_back(separator);
                separator = '&';
                percent_encode(M::wire, target);
                target.push_back('=');
            };
            using value = unwrapped_t<typename M::type>;
            if constexpr (!argument_list<value>) {
                append_name();
                percent_encode(argument_text(*argument), target);
            } else if constexpr (style_of<M>() == list_style::comma) {
                if ((*argument).size() == 0) return;
                append_name();
                append_list(*argument, target);
            } else {
                for (std::size_t i = 0; i != (*argument).size(); ++i) {
                    append_name();
                    typename value::value_type const& item = (*argument)[i];
                    percent_encode(argument_text(item), target);
                }
            }
        }
    });
}

/// An argument outside of the body that is a `double`, which may have no text.
template <class Op, class M>
inline constexpr bool is_real_argument =
    location_of<Op, M>() != parameter_location::body &&
    std::is_floating_point_v<typename item_of<unwrapped_t<typename M::type>>::type>;

/// Infinity and NaN are no numbers for a server.
template <class Op>
std::optional<invalid_field> find_infinite(Op const& op) noexcept {
    std::optional<invalid_field> invalid;
    for_each_member<Op>([&]<class M>(M) {
        if constexpr (is_real_argument<Op, M>) {
            auto const& argument = M::get(op);
            if (!argument.has_value()) return;
            auto const check_number = [&](auto number) {
                if (!(number - number == 0)) invalid = {M::name, "a finite number"};
            };
            if constexpr (argument_list<unwrapped_t<typename M::type>>) {
                for (std::size_t i = 0; i != (*argument).size(); ++i) check_number((*argument)[i]);
            } else {
                check_number(*argument);
            }
        }
    });
    return invalid;
}

}  // namespace detail

/// Appends the request target of `op`, such as `/v2/users?page=2`: path values and queries percent-encoded, queries in
/// the order of the members, absent ones and empty lists left out. Returns the first argument that cannot be sent: a
/// required one that is unset, at any depth, or a path value that would address another resource. Calls to allocate may
/// throw.
template <operation Op>
[[nodiscard]] std::optional<invalid_field> build_target(Op const& op, secure_buffer& target) {
    static_assert((endpoint_check<Op>::enforce(), true));
    if (auto const invalid = find_invalid_field(op)) return invalid;
    if constexpr (any_member<Op>([]<class M>(M) { return detail::is_real_argument<Op, M>; })) {
        if (auto const invalid = detail::find_infinite(op)) return invalid;
    }
    if constexpr (detail::has_member_in<Op, parameter_location::path>) {
        if (auto const invalid = detail::append_path(op, target)) return invalid;
    } else {
        target.append(Op::endpoint.path);
    }
    if constexpr (detail::has_member_in<Op, parameter_location::query>) detail::append_query(op, target);
    return std::nullopt;
}

/// True when `Op` has a body.
template <operation Op>
inline constexpr bool has_body = detail::has_member_in<Op, parameter_location::body>;

}  // namespace velo::inline VELO_ABI::rest

#endif
