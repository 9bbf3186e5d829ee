// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_FAKE_VERIFICATION_HPP
#define VELO_FAKE_VERIFICATION_HPP

#include <velo/fake/reply.hpp>
#include <velo/fake/state.hpp>
#include <velo/rest/model/constant_time_equal.hpp>
#include <velo/rest/model/field.hpp>
#include <velo/types/verification_code.hpp>

#include <chrono>
#include <optional>
#include <string_view>

namespace velo::inline v0::detail {

inline constexpr std::chrono::seconds code_lifetime{600};

/// A user is verified manually from the moment that a code is sent to their number until it is used.
[[nodiscard]] inline bool is_verified_manually(fake_state const& world, std::string_view number) {
    return world.registered_numbers.contains(number);
}

/// Which answer a missing verification code gets.
struct code_rule {
    bool is_always_needed = false;  ///< needed also when the user is not verified manually
    int status_when_missing = 400;
};

/// The answer that refuses the verification code of a request, or the lack of one; nothing when all is well. A code
/// that is given is checked even where none is needed.
[[nodiscard]] inline std::optional<fake_reply> refuse_code(fake_state& world, std::string_view number,
                                                           rest::field<verification_code> const& given,
                                                           code_rule rule = {}) {
    auto const refuse_because = [&](int status, char const* why) {
        return refuse(world, status, problem(why, "verificationCode", location_type::request_body));
    };
    auto const sent = world.registered_numbers.find(number);
    if (!given) {
        if (sent == world.registered_numbers.end() && !rule.is_always_needed) return std::nullopt;
        return refuse_because(rule.status_when_missing, "the code that was sent to the user's number is needed");
    }
    if (sent == world.registered_numbers.end()) {
        return refuse_because(400, "no code was sent to the user's number, or it was used already");
    }
    if (world.now >= sent->second.expires) return refuse_because(400, "the code has expired");
    if (!rest::constant_time_equal(sent->second.text.reveal(), given->reveal())) {
        return refuse_because(400, "this is not the code that was sent");
    }
    return std::nullopt;
}

/// A code works once: called when the operation that it came with has taken effect.
inline void use_code(fake_state& world, std::string_view number, rest::field<verification_code> const& given) {
    if (!given) return;
    auto const sent = world.registered_numbers.find(number);
    if (sent != world.registered_numbers.end()) world.registered_numbers.erase(sent);
}

}  // namespace velo::inline v0::detail

#endif
