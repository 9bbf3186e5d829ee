// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_DESCRIPTION_HPP
#define VELO_REST_ENDPOINT_DESCRIPTION_HPP

#include <velo/version.hpp>

#include <string_view>

namespace velo::inline v0::rest {

/// The meaning of an error status for one operation, where it is more specific than `usual_meaning`.
struct status_meaning {
    int status = 0;              ///< the status; 0 for an unused element
    std::string_view meaning{};  ///< a phrase in English, without a full stop
};

/// A header field that every successful response to an operation carries.
struct response_header {
    std::string_view name{};   ///< empty for an unused element
    std::string_view value{};  ///< its constant value
};

/// An operation described in English, for the reference page, the command line's help and the contract. An operation
/// may have one as `Op::description`. A program that uses none of them contains none of the text. All texts are static;
/// an array ends at its first empty element.
struct description {
    std::string_view summary;         ///< one sentence that begins with a verb
    std::string_view success;         ///< the meaning of the success status, a phrase
    std::string_view rules[6] = {};   ///< preconditions and effects, one sentence each
    status_meaning errors[4] = {};    ///< error statuses with a meaning of their own
    response_header headers[2] = {};  ///< header fields of a successful response
};

/// The meaning of an error status for an operation that states none of its own. Static text.
[[nodiscard]] constexpr std::string_view usual_meaning(int status) noexcept {
    switch (status) {
        case 400: return "the request is not valid; the payload names the problem";
        case 401: return "the access token is missing, unknown, expired or revoked";
        case 403: return "the caller does not have the permission";
        case 404: return "the resource does not exist";
        case 409: return "a value is already in use";
        case 412: return "a precondition is not met";
        default: return "an error";
    }
}

/// The meaning of `status`, a success or error status that `Op` documents. Static text.
template <class Op>
[[nodiscard]] constexpr std::string_view meaning_of(int status) noexcept {
    if constexpr (requires { Op::description; }) {
        if (status == Op::endpoint.success) return Op::description.success;
        for (status_meaning const& m : Op::description.errors) {
            if (m.status == status) return m.meaning;
        }
    }
    return status == Op::endpoint.success ? std::string_view("done") : usual_meaning(status);
}

}  // namespace velo::inline v0::rest

#endif
