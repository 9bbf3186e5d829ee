// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_AUTH_BASIC_HPP
#define VELO_REST_AUTH_BASIC_HPP

#include <velo/rest/auth/credential_problem.hpp>
#include <velo/rest/endpoint/endpoint.hpp>
#include <velo/rest/memory/secure_buffer.hpp>
#include <velo/rest/model/check.hpp>
#include <velo/rest/model/secret_string.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace velo::inline VELO_ABI::rest {

/// Appends `bytes` in base64 with padding (RFC 4648 section 4). It is written here because a library would
/// copy the secret through memory that is not zeroed. Calls to allocate may throw.
inline void append_base64(std::string_view bytes, secure_buffer& out) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::uint32_t bits = 0;
    std::size_t count = 0;  // of the bits that are not written yet
    for (char const byte : bytes) {
        bits = bits << 8 | static_cast<unsigned char>(byte);
        for (count += 8; count >= 6;) {
            count -= 6;
            out.push_back(alphabet[bits >> count & 63]);
        }
    }
    if (count != 0) out.push_back(alphabet[bits << (6 - count) & 63]);
    for (std::size_t size = bytes.size(); size % 3 != 0; ++size) out.push_back('=');
}

/// The Auth of HTTP Basic (RFC 7617): a key and a secret. If they have characters that cannot be sent
/// (`basic_problem`), a call is refused when it is made: `errc::invalid_credential`. Thread safety: any number of
/// threads.
class basic {
  public:
    /// Encodes the field's value once, so that a call allocates nothing. Calls to allocate may throw.
#if VELO_HAS_HEAP
    basic(secret_string const& key, secret_string const& secret)
        : problem_(basic_problem(key.reveal(), secret.reveal())) {
        if (problem_ != errc::none) return;
        secure_buffer pair(key.reveal());
        pair.push_back(':');
        pair.append(secret.reveal());
        value_.append("Basic ");
        append_base64(pair.view(), value_);
    }
#else
    basic(secret_string key, secret_string secret) noexcept
        : problem_(basic_problem(key.reveal(), secret.reveal())), key_(key), secret_(secret) {}
#endif

#if defined(__clang__) && defined(__cpp_deleted_function)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc++26-extensions"
    template <class K, class S>
        requires(std::convertible_to<K const&, std::string_view> || std::convertible_to<S const&, std::string_view>)
    basic(K const&, S const&) = delete("velo: a key and its secret are secrets: write velo::secret_string(…)");
#pragma clang diagnostic pop
#else
    template <class K, class S, class Words = a_key_and_its_secret_are_secrets_write_secret_string>
        requires(std::convertible_to<K const&, std::string_view> || std::convertible_to<S const&, std::string_view>)
    basic(K const&, S const&) = delete;
#endif

    /// True for `security::basic`.
    [[nodiscard]] static constexpr bool supports(security s) noexcept { return s == security::basic; }

    /// Appends the field's value. Calls to allocate may throw.
    [[nodiscard]] credential_problem authorize(basic_security, secure_buffer& out) const {
#if VELO_HAS_HEAP
        out.append(value_.view());
#else
        if (problem_ == errc::none) {
            out.append("Basic ");
            std::string_view const key = key_.reveal(), secret = secret_.reveal();
            char group[3];
            std::size_t count = 0;
            for (std::size_t i = 0; i != key.size() + 1 + secret.size(); ++i) {
                group[count++] = i < key.size() ? key[i] : i == key.size() ? ':' : secret[i - key.size() - 1];
                if (count == sizeof group) append_base64({group, std::exchange(count, 0)}, out);
            }
            append_base64({group, count}, out);
            wipe(group, sizeof group);
        }
#endif
        return problem_;
    }

  private:
    credential_problem problem_;
#if VELO_HAS_HEAP
    secure_buffer value_;  // empty with a problem
#else
    secret_string key_, secret_;
#endif
};

}  // namespace velo::inline VELO_ABI::rest

#endif
