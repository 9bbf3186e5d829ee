// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_OUTPUT_STREAM_HPP
#define VELO_REST_MODEL_OUTPUT_STREAM_HPP

#include <velo/version.hpp>

#include <string_view>

namespace velo::inline v0::rest {

/// A type like `std::ostream`: text can be written to it and it can be flushed. No header of this library includes
/// `<ostream>`.
template <class S>
concept output_stream = requires(S& stream, std::string_view text) {
    stream << text;
    stream.flush();
};

}  // namespace velo::inline v0::rest

#endif
