// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_WRITE_HPP
#define VELO_REST_SERIALIZER_JSON_WRITE_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/enumeration.hpp>
#include <velo/rest/model/model.hpp>
#include <velo/rest/model/textual.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/model/wrapper.hpp>
#include <velo/rest/serializer/json/append_string.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
#include <limits>
#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// How secrets are written.
enum class exposure {
    reveal,  ///< in clear, to be sent
    redact,  ///< as "[redacted]", to be logged
};

namespace detail {

template <class T>
void write_value(T const& value, secure_buffer& out, exposure secrets);

/// `,"firstName":` as a constant.
template <class M>
inline constexpr auto json_key = [] {
    inline_text<M::wire.size() + 4> key;
    static_cast<void>(key.append(",\"") && key.append(M::wire) && key.append("\":"));
    return key;
}();

template <class Number>
void write_number(Number value, secure_buffer& out) {
    char text[32];
    auto const end = std::to_chars(text, text + sizeof text, value).ptr;
    out.append({text, static_cast<std::size_t>(end - text)});
}

template <class Range>
void write_array(Range const& values, secure_buffer& out, exposure secrets) {
    out.push_back('[');
    for (std::size_t i = 0; i != values.size(); ++i) {
        if (i != 0) out.push_back(',');
        write_value(values[i], out, secrets);
    }
    out.push_back(']');
}

template <class T>
void write_object(T const& object, secure_buffer& out, exposure secrets) {
    out.push_back('{');
    bool first = true;
    for_each_member<T>([&]<class M>(M) {
        auto const& value = M::get(object);
        using value_type = typename M::type;
        if constexpr (is_field<value_type>) {
            if (value.is_absent()) return;
        } else if constexpr (wrapper<value_type>) {
            if (!value.has_value()) return;
        }
        out.append(json_key<M>.view().substr(first ? 1 : 0));
        first = false;
        write_value(value, out, secrets);
    });
    out.push_back('}');
}

// Not a lambda: clang 23 crashes at one in a concept of an imported module.
struct any_text_function {
    void operator()(std::string_view) const noexcept {}
};

template <class T>
concept open_value = requires(T const& value, any_text_function f) {
    value.is_known();
    value.with_text(f);
};

template <class T>
void write_value(T const& value, secure_buffer& out, exposure secrets) {
    if constexpr (wrapper<T>) {
        if (value.has_value()) {
            write_value(*value, out, secrets);
        } else {
            out.append("null");
        }
    } else if constexpr (std::same_as<T, bool>) {
        out.append(value ? "true" : "false");
    } else if constexpr (std::integral<T>) {
        write_number(value, out);
    } else if constexpr (std::floating_point<T>) {
        // JSON cannot express infinity and NaN.
        using limits = std::numeric_limits<T>;
        if (value >= limits::lowest() && value <= (limits::max)()) {
            write_number(value, out);
        } else {
            out.append("null");
        }
    } else if constexpr (secret<T>) {
        append_json_string(secrets == exposure::reveal ? value.reveal() : std::string_view("[redacted]"), out);
    } else if constexpr (enumeration<T>) {
        append_json_string(to_text(value), out);
    } else if constexpr (open_value<T>) {
        value.with_text([&](std::string_view text) { append_json_string(text, out); });
    } else if constexpr (std::same_as<T, json_text>) {
        out.append(value.text.empty() ? std::string_view("null") : std::string_view(value.text));
    } else if constexpr (textual<T>) {
        auto const& text = value.to_text();
        append_json_string(std::string_view(text), out);
    } else if constexpr (std::convertible_to<T const&, std::string_view>) {
        append_json_string(value, out);
    } else if constexpr (requires { value.value() + 0; }) {
        write_number(value.value(), out);  // a bounded number
    } else if constexpr (is_std_vector<T> || is_list<T>) {
        write_array(value, out, secrets);
    } else if constexpr (std::same_as<T, text_map>) {
        char separator = '{';
        for (auto const& [key, text] : value) {
            out.push_back(separator);
            append_json_string(key, out);
            out.push_back(':');
            append_json_string(text, out);
            separator = ',';
        }
        out.append(value.empty() ? "{}" : "}");
    } else {
        write_object(value, out, secrets);
    }
}

}  // namespace detail

/// Appends `value` to `out` as JSON. Members are written in the order of their declaration; absent ones are left out,
/// and a null field is `null`. A number that is not finite is `null`. Calls to allocate may throw; `out` then ends with
/// a part of the value.
template <class T>
void write_json(T const& value, secure_buffer& out, exposure secrets) {
    static_assert((model_check<T>::enforce(), true));
    if constexpr (model_check<T>::passed) detail::write_value(value, out, secrets);
}

/// Returns a model or an operation as JSON text for a log, with `[redacted]` in place of every secret. Personal data
/// that is not secret, such as names and phone numbers, is in it. Strong guarantee. Calls to allocate may throw.
template <class T>
[[nodiscard]] std::string redacted(T const& value) {
    secure_buffer out;
    write_json(value, out, exposure::redact);
    return std::string(out.view());
}

}  // namespace velo::inline VELO_ABI::rest

#endif
