// SPDX-License-Identifier: BSL-1.0
#ifndef VELO_CONTRACT_HPP
#define VELO_CONTRACT_HPP

#include <velo/environment.hpp>
#include <velo/operations.hpp>
#include <velo/rest/contract/openapi.hpp>

namespace velo::inline v0 {

/// What this library takes the API for: its 21 operations as an OpenAPI 3.0 document, made from the descriptors.
/// `docs/design.md` lists where it deviates from the published document, and why. Needs the whole of Boost.JSON: link
/// `boost_json`. Calls to allocate may throw.
[[nodiscard]] inline boost::json::object contract() {
    return rest::openapi<operations>({.title = "Velo Payments Users and Login, as velo-cpp calls them",
                                      .version = "2.30.53",
                                      .servers = {{sandbox.view(), "for testing"}, {production.view(), "production"}},
                                      .token_url = "https://api.sandbox.velopayments.com/v1/authenticate"});
}

}  // namespace velo::inline v0

#endif
