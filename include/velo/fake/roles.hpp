// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_ROLES_HPP
#define VELO_FAKE_ROLES_HPP

#include <velo/fake/state.hpp>
#include <velo/types/role_name.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::detail {

/// The system roles of the API specification, which writes them with and without the prefix `velo.`; both forms name
/// the same role.
inline constexpr std::array<std::string_view, 6> system_roles = {
    "backoffice.admin", "payor.master_admin", "payor.admin", "payor.support", "payee.admin", "payee.support"};

/// The name of a role without the prefix `velo.`.
[[nodiscard]] constexpr std::string_view plain_role(std::string_view name) noexcept {
    if (name.starts_with("velo.")) name.remove_prefix(5);
    return name;
}

[[nodiscard]] constexpr bool is_system_role(std::string_view name) noexcept {
    return std::find(system_roles.begin(), system_roles.end(), plain_role(name)) != system_roles.end();
}

[[nodiscard]] inline bool role_exists(fake_state& state, std::string_view name) {
    if (is_system_role(name)) return true;
    fake_role const* const known = state.find_role(name);
    return known != nullptr && known->is_custom;
}

[[nodiscard]] inline bool has_role(user_response const& user, std::string_view name) {
    for (velo::role const& r : user.roles) {
        if (r.name && plain_role(*r.name) == plain_role(name)) return true;
    }
    return false;
}

/// The roles of a request as a response shows them: each once, and system roles without the prefix `velo.`.
[[nodiscard]] inline std::vector<velo::role> shown_roles(role_list const& names) {
    std::vector<velo::role> roles;
    for (std::size_t i = 0; i != names.size(); ++i) {
        velo::role shown{
            .name = std::string(is_system_role(names[i].view()) ? plain_role(names[i].view()) : names[i].view())};
        if (std::find(roles.begin(), roles.end(), shown) == roles.end()) roles.push_back(std::move(shown));
    }
    return roles;
}

}  // namespace velo::inline VELO_ABI::detail

#endif
