// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_HPP
#define VELO_REST_SERIALIZER_JSON_HPP

#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/serializer/json/read.hpp>
#include <velo/rest/serializer/json/write.hpp>
#include <velo/rest/serializer/read_options.hpp>
#include <velo/rest/serializer/serializer.hpp>

#include <string_view>

namespace velo::inline VELO_ABI::rest {

/// The Serializer for JSON (RFC 8259). It reads bytes directly into the model, without a document tree.
///
/// Reading is lenient about members: unknown ones are skipped, every member may be absent, and the last of two equal
/// keys wins. A number is taken where text is due, and a whole number as `1.0`. Any other value of the wrong type is a
/// `decode_error` with its pointer and offset. Brackets may nest `json_max_depth` levels. A byte order mark is skipped.
///
/// The parser is that of Boost.JSON: link `boost_json`, or include `velo/src.hpp` in one source file. `text_json` reads
/// the same texts without it.
///
/// Thread safety: it has no state; one object may be used from any number of threads.
struct json {
    /// "application/json".
    [[nodiscard]] std::string_view media_type() const noexcept { return "application/json"; }

    /// Appends `value` to `out` with its secrets in clear (`write_json`). Calls to allocate may throw.
    template <class T>
    void write(T const& value, secure_buffer& out) const {
        write_json(value, out, exposure::reveal);
    }

    /// Reads `bytes`, one JSON text in UTF-8, into `target`; unknown members are skipped (`read_json`). Calls to
    /// allocate may throw.
    template <class T>
    [[nodiscard]] decode_result read(std::string_view bytes, T& target, read_options const& options = {}) const {
        return read_json(bytes, target, options);
    }
};

}  // namespace velo::inline VELO_ABI::rest

#endif
