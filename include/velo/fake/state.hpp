// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_STATE_HPP
#define VELO_FAKE_STATE_HPP

#include <velo/fake/user.hpp>
#include <velo/models/mfa_type.hpp>
#include <velo/rest/http/field_list.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/rest/random/splitmix64.hpp>
#include <velo/types/id.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline VELO_ABI::detail {

/// An API key and its secret.
struct fake_key {
    rest::secret_string key;
    rest::secret_string secret;
};

/// An access token that was issued.
struct fake_token {
    rest::secret_string text;
    std::optional<user_id> user;       ///< none for the application that has the API key
    std::chrono::sys_seconds expires;  ///< the first second in which it is not valid
    bool is_pre_auth = false;          ///< from the first half of a login: authority PRE_AUTH
};

/// A one-time code that was sent to a number.
struct fake_code {
    std::string number{};
    rest::secret_string text{};
    std::chrono::sys_seconds expires{};
};

/// The data of a user that the API never shows.
struct fake_account {
    user_id user;
    std::vector<rest::secret_string> passwords{};  ///< all that were ever set, the current one last
    std::array<rest::secret_string, 3> links{};    ///< unused tokens of mailed links, by `fake_message_kind`, or empty
    fake_code login_code{};                        ///< sent by SMS and not used; an empty text without one
    std::int64_t last_device_period = -1;          ///< `device_period_of` the last device code that was used
    int wrong_logins = 0;                          ///< in a row

    [[nodiscard]] rest::secret_string& link(fake_message_kind kind) noexcept {
        return links[static_cast<std::size_t>(kind)];
    }
};

/// A payor or payee, of which an operator has said something.
struct fake_company {
    entity_id id;
    std::optional<std::string> name{};  ///< none if nobody has named it
    bool is_enabled = true;
};

/// A role, of which an operator has said something.
struct fake_role {
    std::string name;
    bool is_custom = false;      ///< it was added to the system roles
    bool is_restricted = false;  ///< its users may use `mfa_types` only
    std::set<mfa_type> mfa_types{};
};

/// The state of the fake: users, keys, tokens, roles, companies, messages and the time. It has no rules of the API.
struct fake_state {
    std::vector<fake_user> users;
    std::vector<fake_account> accounts;
    std::vector<fake_key> keys;
    std::vector<fake_token> tokens;
    std::vector<fake_message> outbox;
    std::vector<fake_code> registered_numbers;  ///< by `register_sms`; until the code is used
    std::vector<fake_company> companies;
    std::vector<fake_role> roles;
    std::size_t master_admin_limit = 5;
    std::chrono::sys_seconds now = std::chrono::sys_days{std::chrono::year{2030} / 1 / 1};
    std::uint64_t made = 0;  ///< the number of ids, tokens and codes that were made

    /// Turns a serial number into random-looking bits, so that ids, tokens and codes look real and can be repeated.
    [[nodiscard]] static constexpr std::uint64_t mix(std::uint64_t number) noexcept {
        return rest::splitmix64::nth(number);
    }

    uuid next_uuid() {
        std::array<std::uint8_t, 16> bytes{};
        for (std::size_t half = 0; half != 2; ++half) {
            std::uint64_t const z = mix(++made);
            for (std::size_t i = 0; i != 8; ++i) bytes[half * 8 + i] = static_cast<std::uint8_t>(z >> (8 * i));
        }
        bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x40);  // version 4
        bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);  // variant of RFC 9562
        return uuid(bytes);
    }

    rest::secret_string next_secret() { return rest::secret_string(std::string_view(next_uuid().to_text())); }

    [[nodiscard]] static rest::secret_string six_digits(std::uint64_t number) {
        char digits[6];
        for (char& d : digits) {
            d = static_cast<char>('0' + number % 10);
            number /= 10;
        }
        return rest::secret_string(std::string_view(digits, 6));
    }
    rest::secret_string next_code() { return six_digits(mix(++made)); }

    /// The user with this id; null without one.
    [[nodiscard]] fake_user* find(user_id const& id) noexcept {
        for (fake_user& u : users) {
            if (*u.shown.id == id) return &u;
        }
        return nullptr;
    }

    /// The user with this e-mail address, in any case; null without one.
    [[nodiscard]] fake_user* find_email(std::string_view email) noexcept {
        for (fake_user& u : users) {
            if (u.shown.email && rest::same_name(*u.shown.email, email)) return &u;
        }
        return nullptr;
    }

    /// The user whose unused link of this kind has this token; null without one.
    [[nodiscard]] fake_user* find_link(fake_message_kind kind, rest::secret_string const& token) {
        for (fake_account& account : accounts) {
            rest::secret_string const& link = account.link(kind);
            if (!link.empty() && link == token) return find(account.user);
        }
        return nullptr;
    }

    /// The account of `user`. A reference to it is valid until the account of another user is asked for.
    [[nodiscard]] fake_account& account_of(user_id const& user) {
        for (fake_account& account : accounts) {
            if (account.user == user) return account;
        }
        return accounts.emplace_back(fake_account{user});
    }
    [[nodiscard]] fake_account& account_of(fake_user const& user) { return account_of(*user.shown.id->value()); }

    /// The code that `register_sms` sent to `number` and that was not used; null without one.
    [[nodiscard]] fake_code* find_code(std::string_view number) noexcept {
        for (fake_code& code : registered_numbers) {
            if (code.number == number) return &code;
        }
        return nullptr;
    }

    /// The company with this id; null if no operator has said anything of it.
    [[nodiscard]] fake_company* find_company(entity_id const& id) noexcept {
        for (fake_company& company : companies) {
            if (company.id == id) return &company;
        }
        return nullptr;
    }
    /// The same, with a new one in place of null.
    fake_company& company(entity_id const& id) {
        fake_company* const found = find_company(id);
        return found != nullptr ? *found : companies.emplace_back(fake_company{id});
    }

    /// The role with this name; null if no operator has said anything of it.
    [[nodiscard]] fake_role* find_role(std::string_view name) noexcept {
        for (fake_role& role : roles) {
            if (role.name == name) return &role;
        }
        return nullptr;
    }
    /// The same, with a new one in place of null.
    fake_role& role(std::string name) {
        fake_role* const found = find_role(name);
        return found != nullptr ? *found : roles.emplace_back(fake_role{std::move(name)});
    }

    /// Issues the token of a link to `user`. It replaces their earlier one of this kind.
    rest::secret_string issue_link(fake_user const& user, fake_message_kind kind) {
        rest::secret_string token = next_secret();
        account_of(user).link(kind) = token;
        return token;
    }
    /// Mails a link with a new token to `user`.
    void mail(fake_user const& user, fake_message_kind kind) {
        outbox.push_back({kind, user.shown.email.value_or(""), issue_link(user, kind), now});
    }

    /// Sends a one-time code by SMS.
    fake_code send_code(fake_message_kind kind, std::string_view number, std::chrono::seconds lifetime) {
        fake_code code{std::string(number), next_code(), now + lifetime};
        outbox.push_back({kind, std::string(number), code.text, now});
        return code;
    }

    /// Revokes all access tokens of a user.
    void revoke_tokens(user_id const& id) {
        std::erase_if(tokens, [&](fake_token const& t) { return t.user == id; });
    }

    /// Issues an access token; expired ones are removed.
    rest::secret_string issue_token(std::optional<user_id> user, std::chrono::seconds lifetime,
                                    bool is_pre_auth = false) {
        std::erase_if(tokens, [&](fake_token const& t) { return t.expires <= now; });
        rest::secret_string text = next_secret();
        tokens.push_back({text, user, now + lifetime, is_pre_auth});
        return text;
    }

    static constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
};

}  // namespace velo::inline VELO_ABI::detail

#endif
