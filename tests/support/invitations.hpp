// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_TESTS_SUPPORT_INVITATIONS_HPP
#define VELO_TESTS_SUPPORT_INVITATIONS_HPP

#include <velo/users/invite_user.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace tests {

/// The operation that a bulk calls for an address.
[[nodiscard]] inline velo::invite_user invitation_of(std::string const& address) {
    return {.body = {.email = *velo::email::checked(address),
                     .mfa_type = velo::mfa_type::totp,
                     .sms_number = "+4917012345678",
                     .primary_contact_number = "+4917012345678",
                     .roles = {"payor.admin"},
                     .entity_id = "7fffa261-ac68-49e6-b605-d24a444d9206"}};
}

/// `count` different addresses.
[[nodiscard]] inline std::vector<std::string> addresses(std::size_t count) {
    std::vector<std::string> all;
    for (std::size_t i = 0; i != count; ++i) all.push_back("p" + std::to_string(i) + "@example.com");
    return all;
}

}  // namespace tests

#endif
