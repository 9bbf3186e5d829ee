// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_TRANSPORT_OPERATION_RULES_HPP
#define VELO_REST_TRANSPORT_OPERATION_RULES_HPP

#include <velo/rest/http/characters.hpp>
#include <velo/rest/http/method.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace velo::inline VELO_ABI::rest {

/// How the exchanges of one operation are shown without their secrets, by the attributes of its descriptor and models.
/// `find_operation` (`velo/rest/testing/known_operations.hpp`) returns one. The secrets that are replaced are appended
/// to `found`, if that is given.
struct operation_rules {
    std::string_view name;  ///< of the operation
    /// The target with placeholders in place of secret arguments.
    std::string (*target)(std::string_view target, std::vector<std::string>* found);
    /// The body of a request with placeholders in place of its secrets; `std::nullopt` if it is not the JSON that the
    /// operation has.
    std::optional<std::string> (*request_body)(std::string_view body, std::vector<std::string>* found);
    /// The same for the body of a response with this status.
    std::optional<std::string> (*response_body)(int status, std::string_view body, std::vector<std::string>* found);
    /// What stands for the value of the header field `name`, if that is a secret argument or a secret of the response;
    /// else empty. Static text.
    std::string_view (*header_placeholder)(std::string_view name);
};

/// Finds the operation that a request is for; null if it is for none of those that are known.
using operation_finder = operation_rules const* (*)(method, std::string_view target);

/// True for the name of a header field that by its name holds a credential, such as Authorization, Set-Cookie or
/// X-Api-Key. Its value is never shown.
[[nodiscard]] constexpr bool is_secret_header(std::string_view name) noexcept {
    for (std::string_view const word :
         {"auth", "cookie", "credential", "key", "passw", "secret", "session", "signature", "token"}) {
        for (std::size_t at = 0; at + word.size() <= name.size(); ++at) {
            if (same_name(name.substr(at, word.size()), word)) return true;
        }
    }
    return false;
}

/// The same, or by the descriptor of the operation that is known.
[[nodiscard]] inline bool is_secret_header(std::string_view name, operation_rules const* rules) {
    return is_secret_header(name) || (rules != nullptr && !rules->header_placeholder(name).empty());
}

}  // namespace velo::inline VELO_ABI::rest

#endif
