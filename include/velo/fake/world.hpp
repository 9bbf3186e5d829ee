// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_WORLD_HPP
#define VELO_FAKE_WORLD_HPP

#include <velo/models/payee_type.hpp>
#include <velo/models/user_response.hpp>
#include <velo/rest/memory/buffer.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/types/id.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace velo::inline v0 {

/// A person in the fake: what the API shows of them, and what it only knows.
struct fake_user {
    user_response shown;
    std::optional<velo::payee_type> payee_type{};
    /// False for one who was invited and has not enrolled yet.
    bool enrolled = true;
};

namespace detail {

/// A key and secret that `velo_auth` takes.
struct fake_key {
    rest::secret_string key;
    rest::secret_string secret;
};

/// An access token that was issued: for a user, or for the application that holds the key.
struct fake_token {
    rest::secret_string text;
    std::optional<user_id> user;
    std::chrono::sys_seconds expires;
};

/// The state of the fake: people, keys, tokens, roles, companies and the time. It decides nothing.
struct fake_world {
    std::vector<fake_user> users;
    std::vector<fake_key> keys;
    std::vector<fake_token> tokens;
    std::map<entity_id, std::string> companies;
    std::set<entity_id> disabled_companies;
    std::set<std::string, std::less<>> custom_roles;
    std::size_t master_admin_limit = 5;
    std::chrono::sys_seconds now = std::chrono::sys_days{std::chrono::year{2030} / 1 / 1};
    std::uint64_t made = 0;

    /// Ids are numbered through a mixer (splitmix64), so a run can be repeated and ids still look like ids.
    uuid next_uuid() {
        std::array<std::uint8_t, 16> bytes{};
        for (std::size_t half = 0; half != 2; ++half) {
            std::uint64_t z = ++made * 0x9E3779B97F4A7C15u;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
            z ^= z >> 31;
            for (std::size_t i = 0; i != 8; ++i) bytes[half * 8 + i] = static_cast<std::uint8_t>(z >> (8 * i));
        }
        bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0F) | 0x40);  // version 4
        bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3F) | 0x80);  // variant of RFC 9562
        return uuid(bytes);
    }

    [[nodiscard]] fake_user* find(user_id const& id) noexcept {
        auto const found =
            std::find_if(users.begin(), users.end(), [&](fake_user const& u) { return *u.shown.id == id; });
        return found == users.end() ? nullptr : &*found;
    }

    /// E-mail addresses name people whatever their case.
    [[nodiscard]] fake_user* find_email(std::string_view email) noexcept {
        auto const found = std::find_if(users.begin(), users.end(), [&](fake_user const& u) {
            return u.shown.email && same_email(*u.shown.email, email);
        });
        return found == users.end() ? nullptr : &*found;
    }

    void revoke_tokens(user_id const& id) {
        std::erase_if(tokens, [&](fake_token const& t) { return t.user == id; });
    }

    rest::secret_string issue_token(std::optional<user_id> user, std::chrono::seconds lifetime) {
        rest::secret_string text(std::string_view(next_uuid().to_text()));
        tokens.push_back({text, user, now + lifetime});
        return text;
    }

    static bool same_email(std::string_view left, std::string_view right) noexcept {
        return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                          [](char a, char b) { return lower(a) == lower(b); });
    }

  private:
    static constexpr char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
};

}  // namespace detail

}  // namespace velo::inline v0

#endif
