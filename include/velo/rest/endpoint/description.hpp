// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_REST_ENDPOINT_DESCRIPTION_HPP
#define VELO_REST_ENDPOINT_DESCRIPTION_HPP

#include <velo/version.hpp>

#include <string_view>

namespace velo::inline v0::rest {

/// What an error status means for one operation, where that is more than it means for all.
struct status_meaning {
    int status = 0;
    std::string_view meaning{};
};

/// A field that the answer carries beside its body, and its value.
struct response_header {
    std::string_view name{};
    std::string_view value{};
};

/// An operation in words for people, from which the reference page, the help of the command line and the contract are
/// made. An operation may have one as its `description`; a program that prints none of these holds none of the text.
/// Arrays end at their first empty element.
struct description {
    std::string_view summary;  ///< one sentence that begins with a verb
    std::string_view success;  ///< what the documented success means
    std::string_view rules[6] = {};
    status_meaning errors[4] = {};
    response_header headers[2] = {};
};

/// The usual meaning of an error status. Static text.
[[nodiscard]] constexpr std::string_view usual_meaning(int status) noexcept {
    switch (status) {
        case 400: return "the request is not valid; the payload says what is wrong with it";
        case 401: return "the access token is missing, unknown, expired or revoked";
        case 403: return "the caller is known, and not permitted to do this";
        case 404: return "there is no such thing, or not any more";
        case 409: return "a value is taken already";
        case 412: return "something that has to come first has not happened";
        default: return "an error";
    }
}

/// What `status`, documented for `Op`, means. Static text.
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
