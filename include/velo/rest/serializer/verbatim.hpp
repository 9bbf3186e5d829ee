// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_VERBATIM_HPP
#define VELO_REST_SERIALIZER_VERBATIM_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>

#include <boost/describe/class.hpp>

#include <string>
#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// The format of a body that is sent and received as it is: text, CSV, an image. Its type has one member, `bytes`, and
/// derives its `format` from this to name the media type:
///
///     struct csv_file {
///         std::string bytes;
///         struct format : rest::verbatim {
///             static constexpr std::string_view media_type = "text/csv";
///         };
///     };
///     BOOST_DESCRIBE_STRUCT(csv_file, (), (bytes))
struct verbatim {
    /// Appends the bytes of `value`. Calls to allocate may throw.
    template <class T, class Serializer>
    static void write(T const& value, Serializer const&, secure_buffer& out) {
        out.append(value.bytes);
    }

    /// Copies the body of `received`, which may be empty. Calls to allocate may throw.
    template <class Response, class Serializer, class T>
    [[nodiscard]] static decode_result read(Response const& received, Serializer const&, T& target) {
        std::string_view const body = received.body();
        if (body.size() > received.limits().model)
            return decode_error{.offset = 0, .expected = "a body within the limit on the model", .is_too_large = true};
        target.bytes.assign(body);
        return {};
    }
};

/// A body of bytes, as `application/octet-stream`.
struct bytes_body {
    std::string bytes = {};  ///< the whole body

    /// As they are.
    struct format : verbatim {
        static constexpr std::string_view media_type = "application/octet-stream";  ///< as sent
    };
};
BOOST_DESCRIBE_STRUCT(bytes_body, (), (bytes))

/// A body of plain text in UTF-8.
struct text_body {
    std::string bytes = {};  ///< the whole body; a received one is not checked

    /// As it is.
    struct format : verbatim {
        static constexpr std::string_view media_type = "text/plain; charset=utf-8";  ///< as sent
    };
};
BOOST_DESCRIBE_STRUCT(text_body, (), (bytes))

/// The format of a model that the client's Serializer writes and reads under another media type, for example
/// `application/merge-patch+json`. Derive the model's `format` from this to name it.
struct serialized {
    /// Appends `value` as the Serializer writes it. Calls to allocate may throw.
    template <class T, class Serializer>
    static void write(T const& value, Serializer const& serializer, secure_buffer& out) {
        serializer.write(value, out);
    }

    /// Reads the body of `received` as the Serializer reads it. Calls to allocate may throw.
    template <class Response, class Serializer, class T>
    [[nodiscard]] static decode_result read(Response const& received, Serializer const& serializer, T& target) {
        if constexpr (requires(read_options const& options) { serializer.read(received.body(), target, options); }) {
            return serializer.read(received.body(), target, {.memory = received.limits().model});
        } else {
            return serializer.read(received.body(), target);
        }
    }
};

/// The error payload of an operation whose error responses have no body, or none that is of use. It is never read:
/// `error::payload()` is null.
struct no_payload {
    /// Reads nothing.
    struct format {
        static constexpr std::string_view media_type = {};  ///< none

        /// Fails.
        template <class Response, class Serializer>
        [[nodiscard]] static decode_result read(Response const&, Serializer const&, no_payload&) {
            return decode_error{.expected = "no body"};
        }
    };
};
BOOST_DESCRIBE_STRUCT(no_payload, (), ())

}  // namespace velo::inline VELO_ABI::rest

#endif
