// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_CHECKED_HPP
#define VELO_CHECKED_HPP

#include <velo/rest/model/checked.hpp>
#include <velo/rest/model/invalid_value.hpp>

namespace velo::inline VELO_ABI {

/// Makes any type of an argument from text of run time: `velo::checked<velo::phone>(text)`.
using rest::checked;
/// The result of `checked`, and its error.
using rest::checked_result;
using rest::invalid_value;

}  // namespace velo::inline VELO_ABI

#endif
