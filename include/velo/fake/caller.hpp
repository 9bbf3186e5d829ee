// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_CALLER_HPP
#define VELO_FAKE_CALLER_HPP

#include <velo/fake/roles.hpp>
#include <velo/fake/state.hpp>
#include <velo/rest/auth/basic.hpp>
#include <velo/rest/http/field_list.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/request/request.hpp>

#include <optional>
#include <string_view>

namespace velo::inline VELO_ABI::detail {

/// Which access tokens an operation accepts.
enum class accepted_tokens {
    full,      ///< those of applications and of whole logins
    pre_auth,  ///< those of the first half of a login: authority PRE_AUTH
    both,
};

/// The tokens that `Op` accepts. The header with the rules of an operation specialises it.
template <class Op>
inline constexpr accepted_tokens tokens_of = accepted_tokens::full;

/// The sender of a request: a user, or the application that has the API key.
struct fake_caller {
    std::optional<user_id> user{};  ///< none for an application
    bool is_pre_auth = false;       ///< the token has authority PRE_AUTH
    rest::secret_string token{};    ///< the access token of the request

    /// True when an operation that accepts these tokens accepts this one.
    [[nodiscard]] constexpr bool has_token_for(accepted_tokens accepted) const noexcept {
        return accepted == accepted_tokens::both || is_pre_auth == (accepted == accepted_tokens::pre_auth);
    }

    [[nodiscard]] bool is(user_id const& id) const noexcept { return user == id; }
    /// The user; null for an application.
    [[nodiscard]] fake_user* self(fake_state& state) const noexcept { return user ? state.find(*user) : nullptr; }

    /// True when the caller may read other users.
    [[nodiscard]] bool may_read(fake_state& state) const {
        return !user || holds(state, "backoffice.admin") || holds(state, "payor.master_admin") ||
               holds(state, "payor.admin") || holds(state, "payor.support");
    }
    /// True when the caller may invite, change and delete users.
    [[nodiscard]] bool may_manage(fake_state& state) const {
        return !user || holds(state, "backoffice.admin") || holds(state, "payor.master_admin") ||
               holds(state, "payor.admin");
    }
    /// True when the caller may assign `name`: holders of the role, and those of a higher one.
    [[nodiscard]] bool may_assign(fake_state& state, std::string_view name) const {
        if (!user || holds(state, "backoffice.admin")) return true;
        if (holds(state, "payor.master_admin")) return name.starts_with("payor.") || name.starts_with("payee.");
        return holds(state, name) || (holds(state, "payor.admin") && name == "payor.support");
    }

  private:
    [[nodiscard]] bool holds(fake_state& state, std::string_view name) const {
        fake_user const* const user_now = self(state);
        return user_now != nullptr && has_role(user_now->shown, name);
    }
};

/// The value of the first header field called `name`, in any case (RFC 9110 section 5.1); empty without one.
[[nodiscard]] inline std::string_view header_value(rest::request const& q, std::string_view name) noexcept {
    for (rest::header const& h : q.headers) {
        if (rest::same_name(h.name, name)) return h.value;
    }
    return {};
}

/// The owner of the request's token. `std::nullopt` if the token is missing, unknown, expired or revoked.
[[nodiscard]] inline std::optional<fake_caller> authenticate(fake_state const& state, rest::request const& q) {
    std::string_view value = header_value(q, "Authorization");
    if (!value.starts_with("Bearer ")) return std::nullopt;
    value.remove_prefix(7);
    for (fake_token const& t : state.tokens) {
        if (rest::constant_time_equal(t.text.reveal(), value) && state.now < t.expires) {
            return fake_caller{t.user, t.is_pre_auth, t.text};
        }
    }
    return std::nullopt;
}

/// True when the request carries an API key and its secret.
[[nodiscard]] inline bool knows_key(fake_state const& state, rest::request const& q) {
    std::string_view const value = header_value(q, "Authorization");
    for (fake_key const& k : state.keys) {
        rest::secure_buffer pair(k.key.reveal());
        pair.push_back(':');
        pair.append(k.secret.reveal());
        rest::secure_buffer expected("Basic ");
        rest::append_base64(pair.view(), expected);
        if (rest::constant_time_equal(expected.view(), value)) return true;
    }
    return false;
}

}  // namespace velo::inline VELO_ABI::detail

#endif
