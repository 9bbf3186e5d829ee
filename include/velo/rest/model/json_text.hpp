// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_JSON_TEXT_HPP
#define VELO_REST_MODEL_JSON_TEXT_HPP

#include <velo/version.hpp>

#include <string>

namespace velo::inline v0::rest {

/// A JSON value of any form, kept as JSON text. White space between tokens is removed; numbers are kept as received,
/// strings are written with the shortest escapes.
struct json_text {
    std::string text;  ///< one JSON value, UTF-8

    friend bool operator==(json_text const&, json_text const&) = default;
};

}  // namespace velo::inline v0::rest

#endif
