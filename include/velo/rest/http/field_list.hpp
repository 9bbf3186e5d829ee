// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_HTTP_FIELD_LIST_HPP
#define VELO_REST_HTTP_FIELD_LIST_HPP

#include <velo/rest/http/fixed_field_list.hpp>
#include <velo/rest/http/growing_field_list.hpp>
#include <velo/version.hpp>

#include <type_traits>

namespace velo::inline VELO_ABI::rest {

/// The header fields of a message, in the order in which they came: `fields[i]`, `fields.find("Date")`.
using field_list = std::conditional_t<VELO_HAS_HEAP, growing_field_list, fixed_field_list>;

}  // namespace velo::inline VELO_ABI::rest

#endif
