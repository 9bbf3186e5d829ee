// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_REQUEST_MULTIPART_HPP
#define VELO_REST_REQUEST_MULTIPART_HPP

#include <velo/rest/endpoint/endpoint_check.hpp>
#include <velo/rest/http/characters.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/described.hpp>
#include <velo/rest/request/form.hpp>

#include <boost/describe/class.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// A file in a multipart body.
struct file {
    std::string name = {};                                ///< shown to the server; no path
    std::string bytes = {};                               ///< the content
    std::string media_type = "application/octet-stream";  ///< of the content

    friend bool operator==(file const&, file const&) = default;
};
BOOST_DESCRIBE_STRUCT(file, (), (name, bytes, media_type))

namespace detail {

/// One part of a multipart body. Views the body that it comes from.
struct body_part {
    std::string_view name;
    file const* source;           ///< null for a part that is no file
    std::string_view media_type;  ///< empty for text
    std::string_view bytes;
};

template <class T, class Serializer, class F>
void for_each_part_of(std::string_view name, T const& value, Serializer const& serializer, F& f) {
    if constexpr (std::is_same_v<T, file>) {
        f(body_part{name, &value, is_text(value.media_type) ? std::string_view(value.media_type) : std::string_view(),
                    value.bytes});
    } else if constexpr (described<T>) {
        secure_buffer model;
        serializer.write(value, model);
        f(body_part{name, nullptr, serializer.media_type(), model.view()});
    } else if constexpr (argument_list<T>) {
        for (std::size_t i = 0; i != value.size(); ++i) {
            typename T::value_type const& item = value[i];
            for_each_part_of(name, item, serializer, f);
        }
    } else {
        for_each_text(value, [&](std::string_view text) { f(body_part{name, nullptr, {}, text}); });
    }
}

/// True for a struct whose members all can be parts.
template <class T>
inline constexpr bool is_multipart = !any_member<T>([]<class M>(M) {
    using value = typename item_of<unwrapped_t<typename M::type>>::type;
    return !described<value> && !is_form_value<value>;
});

/// Appends a name in quotes, with what could end them written as browsers write it.
inline void append_quoted(std::string_view text, secure_buffer& out) {
    out.push_back('"');
    for (char const c : text) {
        switch (c) {
            case '"': out.append("%22"); break;
            case '\r': out.append("%0D"); break;
            case '\n': out.append("%0A"); break;
            default: out.push_back(c);
        }
    }
    out.push_back('"');
}

}  // namespace detail

/// The format of a body of several parts, such as a form with files (RFC 7578):
///
///     struct logo_form {
///         rest::required<rest::file> logo;
///         rest::optional<std::string> title = {};
///         using format = rest::multipart;
///     };
///
/// A `file` is a part with its name and media type; a described struct is a part that the client's Serializer writes;
/// any other member is a part of text, as in `form`. Absent members are left out, and a list is repeated.
struct multipart {
    static constexpr std::string_view media_type = "multipart/form-data";  ///< as sent, with the boundary behind it

    /// Returns the Content-Type with a boundary that stands in no part of `value`. Calls to allocate may throw.
    template <described T, class Serializer>
    [[nodiscard]] static std::string content_type(T const& value, Serializer const& serializer) {
        return std::string(media_type) + "; boundary=" + boundary(value, serializer);
    }

    /// Appends the parts of `value`. Calls to allocate may throw.
    template <described T, class Serializer>
    static void write(T const& value, Serializer const& serializer, secure_buffer& out) {
        std::string const separator = "--" + boundary(value, serializer);
        for_each_part(value, serializer, [&](detail::body_part const& part) {
            out.append(separator);
            out.append("\r\nContent-Disposition: form-data; name=");
            detail::append_quoted(part.name, out);
            if (part.source != nullptr) {
                out.append("; filename=");
                detail::append_quoted(part.source->name, out);
            }
            if (!part.media_type.empty()) {
                out.append("\r\nContent-Type: ");
                out.append(part.media_type);
            }
            out.append("\r\n\r\n");
            out.append(part.bytes);
            out.append("\r\n");
        });
        out.append(separator);
        out.append("--\r\n");
    }

  private:
    template <class T, class Serializer, class F>
    static void for_each_part(T const& value, Serializer const& serializer, F f) {
        static_assert(detail::is_multipart<T>,
                      "velo: a value of this multipart body is no part: it is a rest::file, a described struct, what a "
                      "form has, or a list of them");
        if constexpr (!detail::is_multipart<T>) return;
        for_each_member<T>([&]<class M>(M) {
            detail::with_value(M::get(value),
                               [&](auto const& held) { detail::for_each_part_of(M::wire, held, serializer, f); });
        });
    }
    template <class T, class Serializer>
    static std::string boundary(T const& value, Serializer const& serializer) {
        for (unsigned number = 0;; ++number) {
            std::string const candidate = "velo-cpp-part-" + std::to_string(number);
            bool is_free = true;
            for_each_part(value, serializer, [&](detail::body_part const& part) {
                is_free = is_free && part.bytes.find(candidate) == std::string_view::npos;
            });
            if (is_free) return candidate;
        }
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
