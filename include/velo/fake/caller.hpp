// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_CALLER_HPP
#define VELO_FAKE_CALLER_HPP

#include <velo/fake/roles.hpp>
#include <velo/fake/state.hpp>
#include <velo/rest/auth/base64.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/constant_time_equal.hpp>
#include <velo/rest/request/request.hpp>

#include <optional>
#include <string_view>

namespace velo::inline v0::detail {

/// Who makes a call: a user, or the application that holds the API key.
struct fake_caller {
    std::optional<user_id> user{};
    bool is_pre_auth = false;
    rest::secret_string token{};

    [[nodiscard]] bool is(user_id const& id) const noexcept { return user == id; }
    /// The user; null for an application.
    [[nodiscard]] fake_user* self(fake_state& world) const noexcept { return user ? world.find(*user) : nullptr; }

    /// May this caller see users that are not themself?
    [[nodiscard]] bool may_read(fake_state& world) const {
        return !user || holds(world, "backoffice.admin") || holds(world, "payor.master_admin") ||
               holds(world, "payor.admin") || holds(world, "payor.support");
    }
    /// May this caller invite, change and delete users?
    [[nodiscard]] bool may_manage(fake_state& world) const {
        return !user || holds(world, "backoffice.admin") || holds(world, "payor.master_admin") ||
               holds(world, "payor.admin");
    }
    /// A role may be given by those who hold it, or one above it.
    [[nodiscard]] bool may_assign(fake_state& world, std::string_view role) const {
        if (!user || holds(world, "backoffice.admin")) return true;
        if (holds(world, "payor.master_admin")) return role.starts_with("payor.") || role.starts_with("payee.");
        return holds(world, role) || (holds(world, "payor.admin") && role == "payor.support");
    }

  private:
    [[nodiscard]] bool holds(fake_state& world, std::string_view role) const {
        fake_user const* const user_now = self(world);
        return user_now != nullptr && has_role(user_now->shown, role);
    }
};

[[nodiscard]] inline std::string_view header_value(rest::request const& q, std::string_view name) noexcept {
    for (rest::header const& h : q.headers) {
        if (h.name == name) return h.value;
    }
    return {};
}

/// The caller whose valid token the request carries; nothing for a token that is missing, unknown, expired or revoked.
[[nodiscard]] inline std::optional<fake_caller> authenticate(fake_state const& world, rest::request const& q) {
    std::string_view value = header_value(q, "Authorization");
    if (!value.starts_with("Bearer ")) return std::nullopt;
    value.remove_prefix(7);
    for (fake_token const& t : world.tokens) {
        if (rest::constant_time_equal(t.text.reveal(), value) && world.now < t.expires) {
            return fake_caller{t.user, t.is_pre_auth, t.text};
        }
    }
    return std::nullopt;
}

/// Does the request carry a key and secret that the fake knows?
[[nodiscard]] inline bool knows_key(fake_state const& world, rest::request const& q) {
    std::string_view const value = header_value(q, "Authorization");
    for (fake_key const& k : world.keys) {
        rest::secure_buffer pair(k.key.reveal());
        pair.push_back(':');
        pair.append(k.secret.reveal());
        rest::secure_buffer expected("Basic ");
        rest::append_base64(pair.view(), expected);
        if (rest::constant_time_equal(expected.view(), value)) return true;
    }
    return false;
}

}  // namespace velo::inline v0::detail

#endif
