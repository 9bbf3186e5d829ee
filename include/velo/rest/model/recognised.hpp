// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_MODEL_RECOGNISED_HPP
#define VELO_REST_MODEL_RECOGNISED_HPP

#include <velo/version.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI::rest {

/// How a text was recognised as a value of a type.
enum class recognised : std::uint8_t {
    no,         ///< the text is no such value
    canonical,  ///< it is the text that the value is written as
    otherwise,  ///< it is another text of the value, for example in upper case
};

}  // namespace velo::inline VELO_ABI::rest

#endif
