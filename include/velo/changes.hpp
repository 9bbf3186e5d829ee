// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_CHANGES_HPP
#define VELO_CHANGES_HPP

#include <velo/models/payee_user_self_update_request.hpp>
#include <velo/models/user_details_update_request.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/model/changes.hpp>
#include <velo/rest/model/check.hpp>

#include <concepts>

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

// A result in place of its value.
#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
template <class Body = user_details_update_request, class Before, class After>
    requires(!std::same_as<Before, user_response> || !std::same_as<After, user_response>)
void changes(Before const&, After const&) =
    delete("velo: changes compares two models: write a star for the value of a result, changes(*before, after)");
#pragma clang diagnostic pop
#else
template <class Body = user_details_update_request,
          class Words = rest::changes_compares_two_models_write_a_star_for_the_value_of_a_result, class Before,
          class After>
    requires(!std::same_as<Before, user_response> || !std::same_as<After, user_response>)
void changes(Before const&, After const&) = delete;
#endif

}  // namespace velo::inline VELO_ABI

#endif
