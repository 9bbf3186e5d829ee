// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_JSON_HPP
#define VELO_REST_SERIALIZER_JSON_HPP

#include <velo/rest/serializer/json/read.hpp>
#include <velo/rest/serializer/json/write.hpp>
#include <velo/rest/serializer/serializer.hpp>

#include <string_view>

namespace velo::inline v0::rest {

/// The JSON Serializer (RFC 8259): bytes straight into the model and back, without a document tree in between.
///
/// Lenient in: unknown members of any depth up to `json_max_depth` are skipped, the last of two equal keys wins, and
/// every member may be absent. Strict about types: a wrong type is a failure with its JSON pointer and byte offset.
/// The parser is Boost.JSON's, which needs its compiled part: link `boost_json`, or include `velo/src.hpp` in one file.
/// Stateless: one object may be used from any thread.
struct json {
    [[nodiscard]] std::string_view media_type() const noexcept { return "application/json"; }

    template <class T>
    void write(T const& value, secure_buffer& out) const {
        write_json(value, out, exposure::reveal);
    }

    template <class T>
    [[nodiscard]] decode_result read(std::string_view bytes, T& target) const {
        return read_json(bytes, target);
    }
};

}  // namespace velo::inline v0::rest

#endif
