// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_VERIFICATION_HPP
#define VELO_FAKE_VERIFICATION_HPP

#include <velo/fake/response.hpp>
#include <velo/fake/state.hpp>
#include <velo/rest/model/argument.hpp>
#include <velo/rest/model/secret_string.hpp>
#include <velo/types/verification_code.hpp>

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI::detail {

/// How long a verification code is valid.
inline constexpr std::chrono::seconds code_lifetime{600};

/// True when the user with this number is verified manually: from the moment that a code is sent to the number until it
/// is used.
[[nodiscard]] inline bool is_verified_manually(fake_state& state, std::string_view number) {
    return state.find_code(number) != nullptr;
}

/// When an operation requires a verification code.
struct code_rule {
    bool is_always_needed = false;  ///< also if the user is not verified manually
    int status_when_missing = 400;  ///< of the response if it is missing
};

/// The error response to a missing or invalid verification code. `std::nullopt` if it is valid, or absent and not
/// required. A code is checked even if none is required.
[[nodiscard]] inline std::optional<fake_response> refuse_code(fake_state& state, std::string_view number,
                                                              rest::field<verification_code> const& given,
                                                              code_rule rule = {}) {
    auto const refuse_because = [&](int status, char const* why) {
        return refuse(state, status, problem(why, "verificationCode", location_type::request_body));
    };
    fake_code const* const sent = state.find_code(number);
    if (!given) {
        if (sent == nullptr && !rule.is_always_needed) return std::nullopt;
        return refuse_because(rule.status_when_missing, "the code that was sent to the user's number is needed");
    }
    if (sent == nullptr) {
        return refuse_because(400, "no code was sent to the user's number, or it was used already");
    }
    if (state.now >= sent->expires) return refuse_because(400, "the code has expired");
    if (!rest::constant_time_equal(sent->text.reveal(), given->reveal())) {
        return refuse_because(400, "this is not the code that was sent");
    }
    return std::nullopt;
}

/// Marks a code as used. Called when the operation that it came with has taken effect, so that a refused call does not
/// use it up.
inline void use_code(fake_state& state, std::string_view number, rest::field<verification_code> const& given) {
    if (!given) return;
    std::erase_if(state.registered_numbers, [&](fake_code const& code) { return code.number == number; });
}

}  // namespace velo::inline VELO_ABI::detail

#endif
