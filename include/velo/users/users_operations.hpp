// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_USERS_USERS_OPERATIONS_HPP
#define VELO_USERS_USERS_OPERATIONS_HPP

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

#include <boost/mp11/list.hpp>

namespace velo::inline VELO_ABI {

/// The 17 operations of the API's `UsersApi`, in the order of the API specification.
using users_operations =
    boost::mp11::mp_list<delete_user_by_id_v2, disable_user_v2, enable_user_v2, get_self, get_user_by_id_v2,
                         invite_user, list_users, register_sms, resend_token, role_update, unlock_user_v2,
                         unregister_mfa, unregister_mfa_for_self, update_password_self, user_details_update,
                         user_details_update_for_self, validate_password_self>;

}  // namespace velo::inline VELO_ABI

#endif
