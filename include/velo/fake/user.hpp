// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_USER_HPP
#define VELO_FAKE_USER_HPP

#include <velo/models/payee_type.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/model/optional.hpp>
#include <velo/types/password.hpp>

namespace velo::inline v0 {

/// A user of the fake: the part that the API shows, and the part that it keeps to itself.
struct fake_user {
    user_response shown = {};                          ///< as `get_user_by_id_v2` responds with it
    rest::optional<velo::payee_type> payee_type = {};  ///< for the filter `payeeType` of `list_users`
    bool enrolled = true;                              ///< false for an invited user who has not enrolled
    /// The password of the login; a user without one cannot log in. `fake::add` moves it into the fake, so that
    /// `fake::users` shows none.
    rest::optional<velo::password> password = {};
};

}  // namespace velo::inline v0

#endif
