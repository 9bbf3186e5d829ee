// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_USER_HPP
#define VELO_FAKE_USER_HPP

#include <velo/models/payee_type.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/model/optional.hpp>
#include <velo/types/password.hpp>

namespace velo::inline v0 {

/// A person in the fake: what the API shows of them, and what it only knows.
struct fake_user {
    user_response shown = {};
    rest::optional<velo::payee_type> payee_type = {};
    /// False for one who was invited and has not enrolled yet.
    bool enrolled = true;
    /// What they log in with; without one they cannot. The fake takes it over: `users()` shows none.
    rest::optional<velo::password> password = {};
};

}  // namespace velo::inline v0

#endif
