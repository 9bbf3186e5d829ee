// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_LOGIN_LOGIN_OPERATIONS_HPP
#define VELO_LOGIN_LOGIN_OPERATIONS_HPP

#include <velo/login/logout.hpp>
#include <velo/login/reset_password.hpp>
#include <velo/login/validate_access_token.hpp>
#include <velo/login/velo_auth.hpp>

#include <boost/mp11/list.hpp>

namespace velo::inline VELO_ABI {

/// The 4 operations of the API's `LoginApi`, in the order of the API specification.
using login_operations = boost::mp11::mp_list<logout, reset_password, validate_access_token, velo_auth>;

}  // namespace velo::inline VELO_ABI

#endif
