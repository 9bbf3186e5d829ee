// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_RESPONSE_WITH_HEADERS_HPP
#define VELO_REST_RESPONSE_WITH_HEADERS_HPP

#include <velo/rest/endpoint/parameter_location.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/model/own_format.hpp>
#include <velo/rest/model/value_kind.hpp>
#include <velo/rest/model/wrapper.hpp>
#include <velo/rest/response/decode.hpp>
#include <velo/rest/response/outcome.hpp>
#include <velo/rest/response/response.hpp>
#include <velo/rest/serializer/serializer.hpp>

#include <boost/describe/class.hpp>

#include <charconv>
#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace velo::inline VELO_ABI::rest {

namespace detail {

/// A `T` from the text of a header field; `std::nullopt` if it is none.
template <class T>
[[nodiscard]] std::optional<T> from_header(std::string_view text) {
    if constexpr (std::same_as<T, std::string>) {
        return std::string(text);
    } else if constexpr (std::same_as<T, bool>) {
        if (text == "true") return true;
        if (text == "false") return false;
        return std::nullopt;
    } else if constexpr (std::is_arithmetic_v<T>) {
        T value{};
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        return value;
    } else if constexpr (enumeration<T>) {
        return parse_enumerator<T>(text);
    } else {
        static_assert(
            requires { T::parse(text); },
            "velo: a member for a header field of a response has no text form: it is a rest::field of "
            "std::string, a number, a bool, a date, an id or an open enum");
        return T::parse(text);
    }
}

/// Reads the members of `target`, each from the header field of its name.
template <class Headers>
[[nodiscard]] decode_result read_headers(response const& received, Headers& target) {
    decode_result result;
    for_each_member<Headers>([&]<class M>(M) {
        static_assert(wrapper<typename M::type>,
                      "velo: a member for a header field of a response is a rest::field, or rest::required");
        using value = unwrapped_t<typename M::type>;
        if (!result) return;
        std::string_view const text = received.header(header_name<M>);
        if (text.empty()) {
            if constexpr (is_required<typename M::type>)
                result = decode_error{"/headers/" + std::string(header_name<M>), 0, "a header field"};
            return;
        }
        if (auto parsed = from_header<value>(text)) {
            M::get(target).emplace(*std::move(parsed));
        } else {
            result = decode_error{"/headers/" + std::string(header_name<M>), 0, "a value of the documented form"};
        }
    });
    return result;
}

}  // namespace detail

/// The response of an operation that answers with header fields, such as the Location of what it made, and perhaps with
/// a body:
///
///     struct created {
///         rest::required<std::string> location;  // the field Location
///     };
///     BOOST_DESCRIBE_STRUCT(created, (), (location))
///     …
///     using response = rest::with_headers<created>;            // no body: result->headers.location
///     using response = rest::with_headers<page_links, pets>;   // result->headers.link, result->body
///
/// Each member of `Headers` is the field of its name: `retry_after` is Retry-After, or the attribute `name`. A field
/// that is missing leaves a `field` absent; a `required` one that is missing, and a value of another form, is
/// `errc::decode_failed`. The text of a field is untrusted.
template <described Headers, class Body = void>
struct with_headers {
    Headers headers;  ///< from the header fields
    Body body;        ///< from the body

    /// Reads both.
    struct format {
        /// That of the body.
        static constexpr std::string_view media_type = [] {
            if constexpr (own_format<Body>) {
                return std::string_view(Body::format::media_type);
            } else {
                return std::string_view();
            }
        }();

        /// Reads the header fields, then the body. Calls to allocate may throw.
        template <class Serializer>
        [[nodiscard]] static decode_result read(response const& received, Serializer const& serializer,
                                                with_headers& target) {
            if (decode_result result = detail::read_headers(received, target.headers); !result) return result;
            return detail::read_body(received, serializer, target.body);
        }
    };

    friend bool operator==(with_headers const&, with_headers const&) = default;
    BOOST_DESCRIBE_CLASS(with_headers, (), (headers, body), (), ())
};

/// The same without a body, whatever the server sends.
template <described Headers>
struct with_headers<Headers, void> {
    Headers headers;  ///< from the header fields

    /// Reads the header fields.
    struct format {
        static constexpr std::string_view media_type = {};  ///< that of the Serializer

        /// Reads the header fields. Calls to allocate may throw.
        template <class Serializer>
        [[nodiscard]] static decode_result read(response const& received, Serializer const&, with_headers& target) {
            return detail::read_headers(received, target.headers);
        }
    };

    friend bool operator==(with_headers const&, with_headers const&) = default;
    BOOST_DESCRIBE_CLASS(with_headers, (), (headers), (), ())
};

}  // namespace velo::inline VELO_ABI::rest

#endif
