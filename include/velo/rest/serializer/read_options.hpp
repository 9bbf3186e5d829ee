// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_SERIALIZER_READ_OPTIONS_HPP
#define VELO_REST_SERIALIZER_READ_OPTIONS_HPP

#include <velo/version.hpp>

#include <cstddef>

namespace velo::inline VELO_ABI::rest {

/// What to do with the members of a JSON object that the model does not have.
enum class unknown_members {
    skip,    ///< ignore them: for responses, to which a server may add members
    reject,  ///< report a `decode_error`: for text that a person wrote
};

/// How a text is read.
struct read_options {
    unknown_members unknown = unknown_members::skip;  ///< default: skip them
    /// The most bytes that the model may take on the heap; 64 MiB by default. A text that needs more is a
    /// `decode_error` with `is_too_large`. While a list grows, its old and its new memory count both.
    std::size_t memory = std::size_t{64} << 20;
};

}  // namespace velo::inline VELO_ABI::rest

#endif
