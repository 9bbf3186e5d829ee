// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_OPERATIONS_HPP
#define VELO_OPERATIONS_HPP

#include <velo/login/logout.hpp>
#include <velo/login/reset_password.hpp>
#include <velo/login/validate_access_token.hpp>
#include <velo/login/velo_auth.hpp>
#include <velo/users/delete_user_by_id_v2.hpp>
#include <velo/users/disable_user_v2.hpp>
#include <velo/users/enable_user_v2.hpp>
#include <velo/users/get_self.hpp>
#include <velo/users/get_user_by_id_v2.hpp>
#include <velo/users/invite_user.hpp>
#include <velo/users/list_users.hpp>
#include <velo/users/register_sms.hpp>
#include <velo/users/resend_token.hpp>
#include <velo/users/role_update.hpp>
#include <velo/users/unlock_user_v2.hpp>
#include <velo/users/unregister_mfa.hpp>
#include <velo/users/unregister_mfa_for_self.hpp>
#include <velo/users/update_password_self.hpp>
#include <velo/users/user_details_update.hpp>
#include <velo/users/user_details_update_for_self.hpp>
#include <velo/users/validate_password_self.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <type_traits>

namespace velo::inline v0 {

/// The operations of the API's `UsersApi`, in the order of its document.
using users_operations =
    boost::mp11::mp_list<delete_user_by_id_v2, disable_user_v2, enable_user_v2, get_self, get_user_by_id_v2,
                         invite_user, list_users, register_sms, resend_token, role_update, unlock_user_v2,
                         unregister_mfa, unregister_mfa_for_self, update_password_self, user_details_update,
                         user_details_update_for_self, validate_password_self>;
/// The operations of the API's `LoginApi`.
using login_operations = boost::mp11::mp_list<logout, reset_password, validate_access_token, velo_auth>;

/// Every operation: the one table from which the fake's routes, the command line, the reference page and the contract
/// are made.
using operations = boost::mp11::mp_append<users_operations, login_operations>;

/// Calls `f(std::type_identity<Op>{})` for each operation of a list, `operations` unless another is named.
template <class List = operations, class F>
constexpr void for_each_operation(F&& f) {
    boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, List>>(f);
}

}  // namespace velo::inline v0

#endif
