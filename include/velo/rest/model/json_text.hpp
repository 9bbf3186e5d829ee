// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_JSON_TEXT_HPP
#define VELO_REST_MODEL_JSON_TEXT_HPP

#include <velo/version.hpp>

#include <string>

namespace velo::inline v0::rest {

/// A JSON value that the document leaves open, kept as JSON text without blanks between its tokens; numbers keep their
/// spelling, strings their characters (written with the shortest escapes).
struct json_text {
    std::string text;

    friend bool operator==(json_text const&, json_text const&) = default;
};

}  // namespace velo::inline v0::rest

#endif
