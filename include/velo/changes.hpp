// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_CHANGES_HPP
#define VELO_CHANGES_HPP

#include <velo/models/payee_user_self_update_request.hpp>
#include <velo/models/user_details_update_request.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/model/changes.hpp>

namespace velo::inline VELO_ABI {

/// The error and the result of `changes`.
using rest::changes_result;
using rest::invalid_change;

/// Returns the smallest body of `user_details_update` that turns the user `before` into `after`, `std::nullopt` if
/// there is nothing to send, or the member that cannot be changed in this way (`rest::changes` has the rules).
///
///     velo::user_response after = before;
///     after.first_name = "Anna";
///     auto const body = velo::changes(before, after);
///     if (body && *body) client.user_details_update(*before.id, **body);
///
/// `changes<velo::payee_user_self_update_request>` is for `user_details_update_for_self`. A verification code is no
/// property of a user: add it to the body. Roles and status have operations of their own. Calls to allocate may throw.
template <class Body = user_details_update_request>
[[nodiscard]] changes_result<Body> changes(user_response const& before, user_response const& after) {
    return rest::changes<Body>(before, after);
}

}  // namespace velo::inline VELO_ABI

#endif
