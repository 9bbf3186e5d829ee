// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_UNIT_DOCUMENTED_OPERATIONS_HPP
#define VELO_TESTS_UNIT_DOCUMENTED_OPERATIONS_HPP

#include <velo/login_api.hpp>
#include <velo/users_api.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <array>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace tests {

/// What the API specification says of an operation, written from it and not from the descriptors.
struct documented_operation {
    std::string_view name;
    std::string_view operation_id;
    velo::rest::method method;
    std::string_view path;
    velo::rest::security security;
    int success;
    std::vector<int> errors;
    velo::rest::idempotency idempotency;
    bool has_model;
    bool has_body;
};

inline std::vector<documented_operation> const& documented_operations() {
    using enum velo::rest::method;
    using enum velo::rest::idempotency;
    constexpr auto bearer = velo::rest::security::bearer;
    constexpr auto basic = velo::rest::security::basic;
    constexpr auto none = velo::rest::security::none;
    static std::vector<documented_operation> const all{
        {"delete_user_by_id_v2",
         "deleteUserByIdV2",
         delete_,
         "/v2/users/{userId}",
         bearer,
         204,
         {401, 403, 404},
         idempotent,
         false,
         false},
        {"disable_user_v2",
         "disableUserV2",
         post,
         "/v2/users/{userId}/disable",
         bearer,
         204,
         {400, 401, 403, 404},
         idempotent,
         false,
         false},
        {"enable_user_v2",
         "enableUserV2",
         post,
         "/v2/users/{userId}/enable",
         bearer,
         204,
         {400, 401, 403, 404},
         idempotent,
         false,
         false},
        {"get_self", "getSelf", get, "/v2/users/self", bearer, 200, {401, 403}, safe, true, false},
        {"get_user_by_id_v2",
         "getUserByIdV2",
         get,
         "/v2/users/{userId}",
         bearer,
         200,
         {401, 403, 404},
         safe,
         true,
         false},
        {"invite_user",
         "inviteUser",
         post,
         "/v2/users/invite",
         bearer,
         204,
         {400, 401, 403, 409, 412},
         non_idempotent,
         false,
         true},
        {"list_users", "listUsers", get, "/v2/users", bearer, 200, {400, 401, 403}, safe, true, false},
        {"register_sms",
         "registerSms",
         post,
         "/v2/users/registration/sms",
         bearer,
         204,
         {400, 401, 403},
         non_idempotent,
         false,
         true},
        {"resend_token",
         "resendToken",
         post,
         "/v2/users/{userId}/tokens",
         bearer,
         204,
         {400, 401, 403},
         non_idempotent,
         false,
         true},
        {"role_update",
         "roleUpdate",
         post,
         "/v2/users/{userId}/roleUpdate",
         bearer,
         204,
         {400, 401, 403, 404},
         idempotent,
         false,
         true},
        {"unlock_user_v2",
         "unlockUserV2",
         post,
         "/v2/users/{userId}/unlock",
         bearer,
         204,
         {400, 401, 403, 404},
         idempotent,
         false,
         false},
        {"unregister_mfa",
         "unregisterMFA",
         post,
         "/v2/users/{userId}/mfa/unregister",
         bearer,
         204,
         {400, 401, 403, 404},
         non_idempotent,
         false,
         true},
        {"unregister_mfa_for_self",
         "unregisterMFAForSelf",
         post,
         "/v2/users/self/mfa/unregister",
         bearer,
         204,
         {400, 401, 403},
         non_idempotent,
         false,
         true},
        {"update_password_self",
         "updatePasswordSelf",
         post,
         "/v2/users/self/password",
         bearer,
         204,
         {400, 401, 403},
         non_idempotent,
         false,
         true},
        {"user_details_update",
         "userDetailsUpdate",
         post,
         "/v2/users/{userId}/userDetailsUpdate",
         bearer,
         204,
         {400, 401, 403, 404, 409},
         idempotent,
         false,
         true},
        {"user_details_update_for_self",
         "userDetailsUpdateForSelf",
         post,
         "/v2/users/self/userDetailsUpdate",
         bearer,
         204,
         {400, 401, 403, 409},
         idempotent,
         false,
         true},
        {"validate_password_self",
         "validatePasswordSelf",
         post,
         "/v2/users/self/password/validate",
         bearer,
         200,
         {400, 401, 403},
         safe,
         true,
         true},
        // The API specification lists no failure of this one; 401 is a deviation that docs/design.md records.
        {"velo_auth", "veloAuth", post, "/v1/authenticate", basic, 200, {401}, idempotent, true, false},
        {"logout", "logout", post, "/v1/logout", bearer, 204, {401, 403}, non_idempotent, false, false},
        {"reset_password", "resetPassword", post, "/v1/password/reset", none, 204, {400}, non_idempotent, false, true},
        {"validate_access_token",
         "validateAccessToken",
         post,
         "/v1/validate",
         bearer,
         200,
         {401, 403},
         non_idempotent,
         true,
         true},
    };
    return all;
}

/// The operations as types.
using operations =
    boost::mp11::mp_list<velo::delete_user_by_id_v2, velo::disable_user_v2, velo::enable_user_v2, velo::get_self,
                         velo::get_user_by_id_v2, velo::invite_user, velo::list_users, velo::register_sms,
                         velo::resend_token, velo::role_update, velo::unlock_user_v2, velo::unregister_mfa,
                         velo::unregister_mfa_for_self, velo::update_password_self, velo::user_details_update,
                         velo::user_details_update_for_self, velo::validate_password_self, velo::velo_auth,
                         velo::logout, velo::reset_password, velo::validate_access_token>;

inline documented_operation const& documented(std::string_view name) {
    for (documented_operation const& op : documented_operations()) {
        if (op.name == name) return op;
    }
    throw std::runtime_error("an operation that the document does not have");
}

/// Calls `f.template operator()<Op>()` for each operation.
template <class F>
void for_each_operation(F f) {
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, operations>>(
        [&]<class Op>(boost::mp11::mp_identity<Op>) { f.template operator()<Op>(); });
}

}  // namespace tests

#endif
