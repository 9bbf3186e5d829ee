// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_OUTPUT_STREAM_HPP
#define VELO_REST_MODEL_OUTPUT_STREAM_HPP

#include <velo/version.hpp>

#include <string_view>

namespace velo::inline v0::rest {

/// Something like `std::ostream`, which no header of ours includes: it takes text, and it can be flushed.
template <class S>
concept output_stream = requires(S& stream, std::string_view text) {
    stream << text;
    stream.flush();
};

}  // namespace velo::inline v0::rest

#endif
