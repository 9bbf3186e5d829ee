// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_LOCATION_TYPE_HPP
#define VELO_MODELS_LOCATION_TYPE_HPP

#include <velo/rest/model/enumeration.hpp>

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI {

/// The part of a request that holds an error's location. Deprecated by the API specification. Schema Error.
enum class location_type : std::uint8_t { request_body, query_param, request_param, header, path_param };
BOOST_DESCRIBE_ENUM(location_type, request_body, query_param, request_param, header, path_param)

template <>
inline constexpr rest::naming rest::enumerator_naming<location_type> = rest::naming::camel_case;

}  // namespace velo::inline VELO_ABI

#endif
