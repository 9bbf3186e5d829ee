// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_SECURITY_HPP
#define VELO_REST_ENDPOINT_SECURITY_HPP

#include <velo/version.hpp>

namespace velo::inline v0::rest {

/// The credential that an operation asks for.
enum class security {
    none,    ///< no Authorization field
    basic,   ///< RFC 7617: a key and a secret
    bearer,  ///< RFC 6750: an access token
};

/// One kind of security as a type, so that an Auth offers what it can give by overloads.
template <security S>
struct security_constant {
    static constexpr security value = S;
};
using basic_security = security_constant<security::basic>;
using bearer_security = security_constant<security::bearer>;

}  // namespace velo::inline v0::rest

#endif
