// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_MODELS_PAYEE_TYPE_HPP
#define VELO_MODELS_PAYEE_TYPE_HPP

#include <velo/rest/model/enumeration.hpp>

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace velo::inline VELO_ABI {

/// The type of a payee. Schema PayeeType.
enum class payee_type : std::uint8_t { company, individual };
BOOST_DESCRIBE_ENUM(payee_type, company, individual)

}  // namespace velo::inline VELO_ABI

#endif
